// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pages of the town's file that stand by themselves. Used by this folder only.
#pragma once

#include <vector>

#include "documents/flow.h"
#include "documents/safety_report_pdf.h"
#include "documents/town_modules.h"

namespace plano::documents {

/// How many rules of the pre-check say what, and each that fails, with the reason where the maker
/// accepts it.
void town_findings(Flow& flow, const SafetyDocument& document, Language language);
/// Where a rule fails, nobody can put words of conformity on.
bool may_conform(const SafetyDocument& document);

/// What has to be placed on each module, as one figure where the place is known; else the table of
/// all zones and terrains.
void town_ballast(Flow& flow, const SafetyDocument& document, Language language);

/// The sign for the entrance, within a frame to cut it out by: what stands around it is not the
/// town's.
void town_sign(Flow& flow, const Text& title, const Text& ages, Language language);
/// One to cut out and fix to each module that people climb on.
void town_age_signs(Flow& flow, const std::vector<TownModule>& modules, const Text& ages,
                    Language language);

}  // namespace plano::documents
