// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The safety pre-check as a stage: on what it looks, what it makes of failures, how it is written.
#pragma once

#include <string>
#include <vector>

#include "checks/report.h"
#include "diagnostics/diagnostic.h"
#include "pipeline/generate.h"

namespace plano::pipeline {

/// Whether the rules of play equipment apply and a rule that fails stops the design: `purpose:` or
/// `expects:` says that it is for a playground.
bool is_play_equipment(const model::ResolvedDesign& design);

/// The small solids of free form, as rules see them.
std::vector<checks::FreeForm> free_forms_of(const std::vector<solid::Piece>& pieces);

/// All rules over what was built. Cost: the play area takes seconds of processor time.
checks::Report check_safety(const model::ResolvedDesign& design, const panels::PartSet& parts,
                            const std::vector<solid::Piece>& pieces);

/// Each rule that fails as one finding, with its gravest place: an error, or a warning where the
/// maker accepted it. A rule that was accepted and does not fail is a warning too.
void report_safety(const model::ResolvedDesign& design, const checks::Report& report,
                   const std::vector<AcceptedFail>& accepted, diagnostics::Diagnostics& found);

/// safety.json: verdicts, figures, places and workings of every rule, in both languages.
///  - `verdict` of all and of each rule: pass, fail, needs-declaration, needs-human,
///    not-applicable; `accepted` with its reason where the maker let it fail;
///  - lengths in millimetres, angles in degrees, other units named beside each value;
///  - `place_mm` in the world (x right, y back, z up);
///  - `notice`: what this is not.
std::string safety_file(const Inputs& inputs, const model::ResolvedDesign& design,
                        const checks::Report& report);

/// "pass", "needs-human", …: as files say it.
const char* name_of(checks::Verdict verdict);
}  // namespace plano::pipeline
