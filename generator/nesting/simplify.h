// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Outlines with fewer corners, never smaller: what does not overlap simplified does not overlap.
#pragma once

#include "nesting/polygon.h"

namespace plano::nesting {

/// A polygon that covers `polygon` and strays from it by `bound` at most: notches flatter than that
/// are filled, edges shorter than that make room for the corner their neighbours meet in. Simple
/// again, with holes that are left. Cost: n in practice (edges in a grid); where edges lie so close
/// that it is n², it ends after half a second with the corners that are left.
Polygon simplified_outward(const Polygon& polygon, double bound);

}  // namespace plano::nesting
