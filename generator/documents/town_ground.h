// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a design asks of the ground it stands on, for the town's file. Used by this folder only.
#pragma once

#include "checks/plan_view.h"
#include "documents/safety_report_pdf.h"

namespace plano::documents {

struct TownGround {
  checks::PlanBox wood;   // of everything that stands there, mm
  checks::PlanBox all;    // with its falling and free spaces
  double falling_m2 = 0;  // of all falling spaces together: what two share counts once
  double surfacing_m2 = 0;
};
TownGround town_ground(const SafetyDocument& document);

/// As the design declares it; dots to write on where it does not.
Text surfacing_of(const checks::Survey& survey);
Text surfacing_depth_of(const checks::Survey& survey);

}  // namespace plano::documents
