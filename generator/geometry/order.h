// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A total order of contours and regions, to sort and to look them up by. It means nothing in
/// space; it only has to be the same in every run.
#pragma once

#include <compare>

#include "geometry/outline.h"

namespace plano::geometry {

/// Edge by edge, then the shorter first. Equal exactly where == is. Cost: edges.
std::strong_ordering compare(const Contour& a, const Contour& b);
/// Face by face: the outer contour, then the holes in their order.
std::strong_ordering compare(const Region& a, const Region& b);

}  // namespace plano::geometry
