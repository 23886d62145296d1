// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/centred.h"

namespace plano::nesting {

Ring ring_of(const geometry::Contour& contour, Length sagitta, double scale) {
  Ring ring;
  for (const geometry::Point p : geometry::flattened(contour, sagitta)) {
    ring.push_back({p.x.mm() * scale, p.y.mm() * scale});
  }
  return ring;
}

Polygon polygon_of(const geometry::Face& face, Length sagitta, double scale) {
  Polygon polygon{ring_of(face.outer, sagitta, scale), {}};
  for (const geometry::Contour& hole : face.holes) {
    polygon.holes.push_back(ring_of(hole, sagitta, scale));
  }
  return polygon;
}

Centred centred(Polygon polygon) {
  const Bounds box = bounds(polygon.outer);
  const Vec middle{(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2};
  for (Vec& p : polygon.outer) p = p - middle;
  for (Ring& hole : polygon.holes) {
    for (Vec& p : hole) p = p - middle;
  }
  return {std::move(polygon), middle};
}

}  // namespace plano::nesting
