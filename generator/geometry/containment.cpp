// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/containment.h"

#include <algorithm>
#include <limits>

#include "base/check.h"
#include "geometry/approach.h"
#include "geometry/piece.h"

namespace plano::geometry {
namespace {

/// What a walk over pieces finds out about a point.
struct Finding {
  double distance_nm = std::numeric_limits<double>::infinity();
  bool inside = false;  // by the number of crossings below

  void look_at(const Piece& piece, Point point) {
    distance_nm = std::min(distance_nm, geometry::distance_nm(piece, point));
    for (const Crossing& crossing : crossings_left_of(piece, point.x)) {
      if (crossing.height_nm < static_cast<double>(point.y.nm())) {
        inside = !inside;
      }
    }
  }
  void look_at(const Contour& contour, Point point) {
    for (std::size_t i = 0; i < contour.edges.size(); ++i) {
      look_at(piece_of(contour, i), point);
    }
  }
  void look_at(const Face& face, Point point) {
    look_at(face.outer, point);
    for (const Contour& hole : face.holes) {
      look_at(hole, point);
    }
  }
  bool on_or_inside() const { return inside || distance_nm <= static_cast<double>(kArcSlack.nm()); }
  Length distance() const {
    CHECK(distance_nm < std::numeric_limits<double>::infinity(), "nothing to be distant from");
    return Length::nearest_to_mm(distance_nm / 1e6);
  }
};

}  // namespace

bool contains(const Region& region, Point point) {
  return std::any_of(region.faces.begin(), region.faces.end(),
                     [point](const Face& face) { return contains(face, point); });
}

bool contains(const Face& face, Point point) {
  Finding finding;
  finding.look_at(face, point);
  return finding.on_or_inside();
}

bool contains(const Contour& contour, Point point) {
  Finding finding;
  finding.look_at(contour, point);
  return finding.on_or_inside();
}

Length distance_to_boundary(const Region& region, Point point) {
  Finding finding;
  for (const Face& face : region.faces) {
    finding.look_at(face, point);
  }
  return finding.distance();
}

Length distance_to_boundary(const Contour& contour, Point point) {
  Finding finding;
  finding.look_at(contour, point);
  return finding.distance();
}

}  // namespace plano::geometry
