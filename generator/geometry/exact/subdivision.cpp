// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/subdivision.h"

#include <utility>

namespace plano::geometry::exact {

Expected<Subdivision, Reason> subdivide(const std::vector<const Contour*>& contours) {
  Subdivision plane;
  for (std::size_t c = 0; c < contours.size(); ++c) {
    auto curves = on_lattice(*contours[c]);
    if (!curves) {
      return failure(curves.error());
    }
    plane.curves.insert(plane.curves.end(), curves->begin(), curves->end());
    plane.contour_of.resize(plane.curves.size(), static_cast<std::uint32_t>(c));
  }
  auto arrangement = arrange(plane.curves);
  if (!arrangement) {
    return failure(arrangement.error());
  }
  static_cast<Arrangement&>(plane) = std::move(*arrangement);
  return plane;
}

}  // namespace plano::geometry::exact
