// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What pages show, put together: cards, the home page, a design's page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/account.h"
#include "site/addresses.h"
#include "site/design_view.h"
#include "site/settle.h"
#include "site/shelf.h"

namespace plano::site {

/// Of one design at its defaults, without address and picture. Cost: that of an account.
DesignCard card_of(const Shelf& shelf, const std::string& id);
/// The same from what is known of it already.
DesignCard card_of(const Settled& settled, const Report& report);

/// Puts addresses into cards.
void address_cards(std::vector<DesignCard>& cards, const Addresses& addresses, Language language);

/// The cards that pass, and what one can filter by. Filters that mean nothing let all pass.
HomeView home_of(std::vector<DesignCard> cards, const Filters& filters, Language language);

/// The directions a design is shown from, the best first.
struct Seen {
  const char* from;
  Text label;
};
std::vector<Seen> seen_from();

/// The formats a bundle is offered in by themselves.
std::vector<std::string> offered_formats();

/// All of a design's page.
DesignView design_view(const Settled& settled, const Wish& wish, const Report& report,
                       const Addresses& addresses);

/// Puts the addresses of their drawings into a report's sheets.
void address_sheets(Report& report, const Settled& settled, const Wish& wish,
                    const Addresses& addresses);

}  // namespace plano::site
