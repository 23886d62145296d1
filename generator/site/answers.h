// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pieces of answers, for those that make many pages from what was worked out once. Used by this
/// folder only.
#pragma once

#include <string>

#include "site/answer.h"
#include "site/settle.h"

namespace plano::site {

/// What stands before all addresses.
std::string base_of(const Setting& setting);
/// What is around the page that was asked for.
PageFrame frame_of(const Shelf& shelf, const Setting& setting, const Wish& wish);
/// A design's page.
Reply design_reply(const Settled& settled, const Wish& wish, const Setting& setting,
                   const Report& report);

}  // namespace plano::site
