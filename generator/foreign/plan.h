// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A layout as a cutting plan to print.
#pragma once

#include <string>
#include <vector>

#include "fabrication/cutting_plan.h"
#include "foreign/sheets_out.h"

namespace plano::foreign {

/// A strip is no sheet that anybody cuts, and every copy is drawn several times: neither a strip
/// nor a layout with more than kMostPlanEdges lines and arcs has a plan, nor one without a sheet.
bool has_plan(const ForeignJob& job, const Laying& laying, const std::vector<SheetGroup>& groups);

/// Sheets of the workshop with its prices and machines; of others only what is known. A part that
/// lies on several materials is listed once for each. `drawings` holds one for each of the groups.
fabrication::CuttingPlan plan_of(const ForeignJob& job, const Laying& laying,
                                 const std::vector<SheetGroup>& groups,
                                 const std::vector<fabrication::CutDrawing>& drawings,
                                 const std::string& title);

}  // namespace plano::foreign
