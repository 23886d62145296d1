// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A board calculated as a plate, seen square to its face: how much of its strength is used where,
/// what bears it, where the load stands. Used by this folder only.
#pragma once

#include "checks/strength/plate_analysis.h"
#include "documents/canvas.h"

namespace plano::documents {

/// The board as large as the frame allows, its longer side level, with the legend below. Darker is
/// more, so that it reads in grey; beyond the strength it is hatched as well. Precondition: the
/// analysis has an answer.
void plate_picture(Canvas& canvas, const Frame& frame, double k,
                   const checks::PlateAnalysis& analysis, Language language);

}  // namespace plano::documents
