// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the drawing of a bar says besides its curves, as notes: which end is A, which face is
/// drawn, which looks at the person (`bar_work.h`), and where holes run that come in by the other
/// faces.
#pragma once

#include "fabrication/bar_work.h"
#include "fabrication/drawing.h"

namespace plano::fabrication {

/// Precondition: `drawings` is the part's, and `material` a rectangular bar.
void add_bar_notes(const panels::Part& part, const model::Material& material, Drawings& drawings);

}  // namespace plano::fabrication
