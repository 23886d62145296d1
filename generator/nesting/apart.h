// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether two shapes lie apart, asked once: where a field would not pay.
#pragma once

#include <vector>

#include "nesting/polygon.h"

namespace plano::nesting {

/// True only if each convex piece of a (a counter-clockwise ring) keeps `gap` from each of b, seen
/// along a side of one of the two. Corners that face one another may be told to be too near though
/// they are not: square ones up to 1.42 times the gap.
bool apart(const std::vector<Ring>& a, const std::vector<Ring>& b, double gap);

}  // namespace plano::nesting
