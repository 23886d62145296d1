// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/seat.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "joints/contact_kinds.h"
#include "model/corners.h"

namespace plano::joints {
namespace {

using geometry::Contour;
using geometry::Shape;
using geometry::Vec3;

// Beyond the contact's ends and the edge, so that a trim's own border never lies on the outline's.
constexpr double kOvershootMm = 1;

// A number that is a whole one but for rounding in space: axis-aligned joints then stay exact.
double settled(double value) {
  const double nanometres = std::round(value * 1e6);
  return std::fabs(value * 1e6 - nanometres) < 1e-3 ? nanometres / 1e6 : value;
}

Point2 settled_direction(double x, double y) {
  const auto whole = [](double c) {
    return std::fabs(c - std::round(c)) < 1e-12 ? std::round(c) : c;
  };
  return {whole(x), whole(y)};
}

Point2 direction_in(const geometry::Placement& place, Vec3 direction) {
  return settled_direction(geometry::dot(direction, place.u), geometry::dot(direction, place.v));
}

Point2 point_in(const geometry::Placement& place, Vec3 point) {
  const Vec3 p = place.local(point);
  return {settled(p.x), settled(p.y)};
}

// The greatest y, at depth z, of the polygon grown by `gap` all round.
double furthest_at(const std::array<Point2, 4>& polygon, double z, double gap) {
  double furthest = -1e300;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point2 p = polygon[i];
    const Point2 q = polygon[(i + 1) % polygon.size()];
    // Points are (y, z). Round the corner p:
    const double dz = z - p.y;
    if (std::fabs(dz) <= gap) {
      furthest = std::max(furthest, p.x + std::sqrt(gap * gap - dz * dz));
    }
    // Along the side, moved out by the gap: the outside is on the right, as the polygon turns left.
    const double length = std::sqrt((q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y));
    const double ny = (q.y - p.y) / length;
    const double nz = -(q.x - p.x) / length;
    const double z0 = p.y + nz * gap;
    const double z1 = q.y + nz * gap;
    if (std::fabs(z1 - z0) < 1e-12) {
      if (std::fabs(z - z0) < 1e-9) furthest = std::max({furthest, p.x, q.x});
      continue;
    }
    const double t = (z - z0) / (z1 - z0);
    if (t < 0 || t > 1) continue;
    furthest = std::max(furthest, p.x + ny * gap + (q.x - p.x) * t);
  }
  return furthest;
}

// The greatest y of the grown polygon between the depths 0 and `depth`. The polygon is convex, so
// its outline bulges at the corner that is furthest out and falls off to both sides of it.
double furthest_between(const std::array<Point2, 4>& polygon, double depth, double gap) {
  const auto tip = std::max_element(polygon.begin(), polygon.end(),
                                    [](Point2 p, Point2 q) { return p.x < q.x; });
  return furthest_at(polygon, std::clamp(tip->y, 0.0, depth), gap);
}

}  // namespace

geometry::Point Axes::at(double s, double x) const {
  const Point2 p = point(s, x);
  return {Length::nearest_to_mm(p.x), Length::nearest_to_mm(p.y)};
}

Contour Axes::rectangle(Interval s, Interval x) const {
  return geometry::polygon(
      {at(s.low, x.low), at(s.high, x.low), at(s.high, x.high), at(s.low, x.high)});
}

std::vector<Point2> Axes::corners(Interval s, Interval x) const {
  std::vector<Point2> result{point(s.low, x.low), point(s.high, x.low), point(s.high, x.high),
                             point(s.low, x.high)};
  const bool turns_left = along.x * across.y - along.y * across.x > 0;
  if (!turns_left) std::reverse(result.begin(), result.end());
  return result;
}

Seat::Seat(const JointInput& input)
    : a_(input.placed[input.contact.a]), b_(input.placed[input.contact.b]) {
  const Contact& contact = input.contact;
  const geometry::Placement& pa = a_.panel->placement;
  const geometry::Placement& pb = b_.panel->placement;
  const Dihedral angle = dihedral(a_, b_);
  sine_ = std::fabs(angle.sine - 1) < 1e-12 ? 1 : angle.sine;
  cosine_ = angle.cosine < 1e-12 ? 0 : angle.cosine;

  const Vec3 line = contact.end - contact.start;
  length_ = settled(geometry::norm(line));
  const Vec3 along = line * (1 / geometry::norm(line));
  const bool from_below = geometry::dot(contact.into_b, pb.w) > 0;
  entry_ = from_below ? model::FaceSide::bottom : model::FaceSide::top;
  const Vec3 inward = from_below ? pb.w : -pb.w;

  const double w = pb.local(contact.start).z;
  height_ = settled(from_below ? -w : w - b_.thickness);
  const double reach_in = (height_ - a_.thickness / 2 * cosine_) / sine_;
  shoulder_ = reach_in < -kTouching.mm() ? reach_in : 0;

  // Across in b: the way the tab leans; where it stands upright either side serves.
  const Vec3 lean = contact.into_b - inward * geometry::dot(contact.into_b, inward);
  const Vec3 across = cosine_ > 0 ? geometry::unit(lean) : geometry::cross(inward, along);
  in_a_ = {point_in(pa, contact.start), direction_in(pa, along), direction_in(pa, contact.into_b)};
  in_b_ = {point_in(pb, contact.start), direction_in(pb, along), direction_in(pb, across)};
}

double Seat::tab_end(double depth) const {
  return settled((depth + height_ - a_.thickness / 2 * cosine_) / sine_);
}

Interval Seat::slot(double end, double depth, double gap) const {
  // The tab's section in (y, z): z is the depth below the face. A point x out of the edge and k off
  // the mid-plane lies at y = x cos - k sin, z = x sin + k cos - height.
  const double half = a_.thickness / 2;
  const double back = shoulder_ - 2 * a_.thickness - 2 * gap / sine_;
  const auto place = [&](double x, double k) {
    return Point2{x * cosine_ - k * sine_, x * sine_ + k * cosine_ - height_};
  };
  const std::array<Point2, 4> section{place(back, half), place(back, -half), place(end, -half),
                                      place(end, half)};
  // Mirrored in y, and walked the other way so that it still turns left.
  std::array<Point2, 4> mirrored{};
  for (std::size_t i = 0; i < 4; ++i) mirrored[i] = {-section[3 - i].x, section[3 - i].y};
  return {settled(-furthest_between(mirrored, depth, gap)),
          settled(furthest_between(section, depth, gap))};
}

Contour Seat::tab(Interval s, double end, double rounding) const {
  if (rounding == 0) return in_a_.rectangle(s, {shoulder_ - kRootMm, end});
  const Length radius = Length::nearest_to_mm(rounding);
  const auto contour = model::rounded_polygon({{in_a_.at(s.low, shoulder_ - kRootMm), {}},
                                               {in_a_.at(s.high, shoulder_ - kRootMm), {}},
                                               {in_a_.at(s.high, end), radius},
                                               {in_a_.at(s.low, end), radius}});
  CHECK(contour, "a tab has room for its rounded end");
  return *contour;
}

Shape Seat::trimmed(const std::vector<Shape>& tabs) const {
  if (shoulder_ == 0) return {};
  // The tabs are taken out of the trim, not added after it: the cut then runs along their sides
  // exactly, whatever the rounding of turned coordinates.
  return Shape::subtract(Shape::of(in_a_.rectangle({-kOvershootMm, length_ + kOvershootMm},
                                                   {shoulder_, kOvershootMm})),
                         tabs);
}

}  // namespace plano::joints
