// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/joints/sticks.h"

#include <algorithm>

#include "base/trig.h"

namespace plano::joints::test {
namespace {

Vec3 along_of(const Stick& stick) {
  return {cos_degrees(stick.angle), sin_degrees(stick.angle), 0};
}

Vec3 across_of(const Stick& stick) {
  return geometry::cross({0, 0, 1}, along_of(stick));
}

bool in_contour(const geometry::Contour& contour, double x, double y) {
  const std::vector<geometry::Point> corners = geometry::flattened(contour, 1_um);
  bool inside = false;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const geometry::Point p = corners[i];
    const geometry::Point q = corners[(i + 1) % corners.size()];
    if ((p.y.mm() > y) == (q.y.mm() > y)) continue;
    const double at = p.x.mm() + (q.x.mm() - p.x.mm()) * (y - p.y.mm()) / (q.y.mm() - p.y.mm());
    inside = inside != (at > x);
  }
  return inside;
}

bool in_region(const geometry::Region& region, double x, double y) {
  return std::any_of(region.faces.begin(), region.faces.end(), [&](const geometry::Face& face) {
    return in_contour(face.outer, x, y) &&
           std::none_of(face.holes.begin(), face.holes.end(),
                        [&](const geometry::Contour& hole) { return in_contour(hole, x, y); });
  });
}

}  // namespace

std::size_t add_board(Scene& scene, const Stick& stick) {
  return scene.add(Board{stick.id, placement(stick.start, along_of(stick), across_of(stick)),
                         stick.length, stick.width, stick.height});
}

std::size_t add(Scene& scene, const Stick& stick) {
  const std::size_t index =
      stick.face == Face::flat
          ? add_board(scene, stick)
          : scene.add(Board{
                stick.id,
                placement(stick.start + across_of(stick) * stick.width, along_of(stick), {0, 0, 1}),
                stick.length, stick.height, stick.width});
  model::Panel& panel = scene.panel(index);
  panel.grain = model::Grain::along_u;
  scene.design().materials[panel.material].form = model::StockForm::bar;
  return index;
}

Vec3 local(const Stick& stick, Vec3 point) {
  const Vec3 p = point - stick.start;
  return {geometry::dot(p, along_of(stick)), geometry::dot(p, across_of(stick)), p.z};
}

double depth_beside(const Stick& stick, Vec3 point) {
  const Vec3 p = local(stick, point);
  return std::min({p.x, stick.length - p.x, p.y, stick.width - p.y});
}

double depth_in(const Stick& stick, Vec3 point) {
  const double z = local(stick, point).z;
  return std::min({depth_beside(stick, point), z, stick.height - z});
}

bool has_wood(const Solid& solid, Vec3 point) {
  const Vec3 p = solid.place.local(point);
  if (p.z < 0 || p.z > solid.thickness || !in_region(solid.profile, p.x, p.y)) return false;
  return std::none_of(
      solid.recesses.begin(), solid.recesses.end(), [&](const Solid::Recess& recess) {
        return p.z > recess.low && p.z < recess.high && in_region(recess.area, p.x, p.y);
      });
}

}  // namespace plano::joints::test
