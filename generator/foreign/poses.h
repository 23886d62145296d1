// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// In which ways a part may lie.
#pragma once

#include <vector>

#include "geometry/outline.h"
#include "nesting/polygon.h"

namespace plano::foreign {

/// "Any turn" is tried by steps of this, counted from where the part's own sides are level: so what
/// was drawn slanting can lie square. Finer ones make the search slower more than they save.
inline constexpr Angle kFreeStep = Angle::degrees(15);
/// Steps below this are refused: the search's tables grow with the turns.
inline constexpr Angle kLeastStep = Angle::degrees(5);

enum class Faces { one, both };

/// 0, step, 2 step… below 360 degrees; with both faces each of them flipped, too. Precondition:
/// step > 0.
std::vector<nesting::Pose> poses_by(Angle step, Faces faces);
/// The same by kFreeStep, each turned back by `levelled(outline)`, or forth where it is flipped.
std::vector<nesting::Pose> free_poses(const geometry::Contour& outline, Faces faces);
/// From 0 to below kFreeStep: how far counter-clockwise from x, but for whole steps, most of the
/// outline's straight length runs. Zero where it has no straight side. Sides count as parallel
/// within a thousandth of a degree.
Angle levelled(const geometry::Contour& outline);
/// Those given and, with both faces, each of them flipped; none twice.
std::vector<nesting::Pose> with_faces(std::vector<nesting::Pose> poses, Faces faces);

}  // namespace plano::foreign
