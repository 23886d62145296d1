// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A cutting plan on paper, to hang beside the machine: a summary, a page for each different sheet,
/// the list of parts with their pictures, labels to stick.
#pragma once

#include <cstdint>
#include <string>

#include "base/text.h"
#include "fabrication/cutting_plan.h"

namespace plano::documents {

enum class Paper : std::uint8_t { a4, a3 };

/// A PDF. Pages lie on their long side, but for sheets that are drawn larger upright; labels are on
/// A4 whatever the paper, as they are sold so. The same bytes for the same plan and the same
/// releases of cairo, pango and the fonts. Bounded: a name of any length takes one line, and time
/// grows with the curves and with the square of the parts on one sheet.
/// Precondition: the plan has at least one sheet.
std::string cutting_plan_pdf(const fabrication::CuttingPlan& plan, Paper paper, Language language);

}  // namespace plano::documents
