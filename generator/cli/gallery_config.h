// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// gallery.yaml: what a town says of itself. Every key may be missing:
///
///   name: {fr: Ville de Roanne, en: City of Roanne}
///   accent: "#1f5f4a"        # at least 4.5:1 against white, or it is refused
///   public_url: https://plans.example.fr
///   contact: https://example.fr/contact
///   statement: {fr: …, en: …}   # of accessibility: added to the page's own
#pragma once

#include <optional>
#include <string>

#include "cli/session.h"
#include "cli/verb.h"
#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"
#include "site/shelf.h"

namespace plano::cli {

/// WCAG 2.1, 1.4.3: words of ordinary size.
inline constexpr double kLeastContrast = 4.5;

/// Of two colours "#rrggbb", from 1 to 21, by WCAG 2.1.
double contrast(const std::string& a, const std::string& b);

/// Empty exactly when it added an error.
std::optional<site::Town> read_town(const diagnostics::SourceMap& sources,
                                    diagnostics::SourceId source, diagnostics::Diagnostics& found);

/// The town after --config, or one that says nothing of itself. Empty after an error.
std::optional<site::Town> asked_town(const Arguments& arguments, Session& session);

/// Flags that `serve` and `gallery` share.
extern const Flag kGalleryConfigFlag;
extern const Flag kGalleryWorkshopFlag;

}  // namespace plano::cli
