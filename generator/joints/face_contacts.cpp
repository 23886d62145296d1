// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "geometry/exact/evaluate.h"
#include "joints/contact_kinds.h"

namespace plano::joints {
namespace {

using geometry::Contour;
using geometry::Point;
using geometry::Shape;
using geometry::Vec3;

// Panes that share no more than this are only neighbours along an edge.
constexpr double kLeastCommonMm2 = 100;

// Borders of the two within a micrometre of one another leave slivers, which the exact kernel
// refuses (a rounded corner beside the other's border). Seen this far aside they do not: less than
// kTouching, and more than a sliver.
constexpr std::array kAside{
    Point{}, Point{5_um, 7_um}, Point{-7_um, 5_um}, Point{-5_um, -7_um}, Point{7_um, -5_um},
};

// A parallel panel's plane seen in ours: an isometry, mirrored where the two look at each other.
class Transfer {
 public:
  Transfer(const geometry::Placement& theirs, const geometry::Placement& ours, Point aside)
      : theirs_(theirs),
        ours_(ours),
        aside_(aside),
        mirrored_(geometry::dot(theirs.w, ours.w) < 0) {}

  Contour operator()(const Contour& contour) const {
    Contour result;
    for (const geometry::Edge& edge : contour.edges) {
      geometry::Edge moved{point(edge.start), edge.arc};
      if (moved.arc) {
        moved.arc->centre = point(moved.arc->centre);
        if (mirrored_) {
          moved.arc->turn = moved.arc->turn == geometry::Turn::clockwise
                                ? geometry::Turn::counter_clockwise
                                : geometry::Turn::clockwise;
        }
      }
      result.edges.push_back(moved);
    }
    return result;
  }

 private:
  Point point(Point p) const {
    const Vec3 moved = ours_.local(theirs_.at(p, {}));
    return {Length::nearest_to_mm(moved.x) + aside_.x, Length::nearest_to_mm(moved.y) + aside_.y};
  }

  const geometry::Placement& theirs_;
  const geometry::Placement& ours_;
  Point aside_;
  bool mirrored_;
};

Shape shape_of(const geometry::Region& region, const Transfer* transfer) {
  const auto moved = [&](const Contour& c) { return Shape::of(transfer ? (*transfer)(c) : c); };
  std::vector<Shape> faces;
  for (const geometry::Face& face : region.faces) {
    std::vector<Shape> holes;
    for (const Contour& hole : face.holes) holes.push_back(moved(hole));
    faces.push_back(holes.empty() ? moved(face.outer) : Shape::subtract(moved(face.outer), holes));
  }
  return faces.size() == 1 ? faces.front() : Shape::unite(faces);
}

// What the two share in a's plane.
Expected<geometry::Region, geometry::exact::Reason> common_of(const Pair& pair) {
  const geometry::Placement& pa = pair.a.panel->placement;
  const geometry::Placement& pb = pair.b.panel->placement;
  for (std::size_t i = 0;; ++i) {
    const Transfer transfer(pb, pa, kAside[i]);
    auto common = geometry::exact::evaluate(
        Shape::intersect({shape_of(pair.a.region, nullptr), shape_of(pair.b.region, &transfer)}));
    if (common || i + 1 == kAside.size()) return common;
  }
}

// Along the longest straight piece of the border, so that a board turned in its plane has the same
// middle line; along x where there is none.
Line2 lie_of(const geometry::Face& face) {
  Line2 longest{{}, {1, 0}};
  double most = kShortestContact.mm();
  for (std::size_t i = 0; i < face.outer.edges.size(); ++i) {
    if (face.outer.edges[i].arc) continue;
    const Point from = face.outer.edges[i].start;
    const Point to = geometry::end_of(face.outer, i);
    const double dx = (to.x - from.x).mm();
    const double dy = (to.y - from.y).mm();
    const double length = std::sqrt(dx * dx + dy * dy);
    if (length < most + kTouching.mm()) continue;
    most = length;
    longest = {{from.x.mm(), from.y.mm()}, {dx / length, dy / length}};
  }
  return longest;
}

Contact contact_over(const Pair& pair, const geometry::Face& face, double w, Vec3 normal) {
  Line2 lie = lie_of(face);
  Interval along{1e300, -1e300};
  Interval left{1e300, -1e300};
  for (const auto& loop : loops_of(geometry::Region{{face}})) {
    for (const Point2 p : loop) {
      along = {std::min(along.low, lie.along(p)), std::max(along.high, lie.along(p))};
      left = {std::min(left.low, lie.left(p)), std::max(left.high, lie.left(p))};
    }
  }
  const bool wide = along.length() >= left.length();
  const double middle_along = (along.low + along.high) / 2;
  const double middle_left = (left.low + left.high) / 2;
  Point2 start = wide ? lie.at(along.low, middle_left) : lie.at(middle_along, left.low);
  Point2 end = wide ? lie.at(along.high, middle_left) : lie.at(middle_along, left.high);
  // Whichever way the border runs: to the right, or upwards.
  if (start.x > end.x + kSame || (start.x > end.x - kSame && start.y > end.y))
    std::swap(start, end);
  const geometry::Placement& place = pair.a.panel->placement;
  Contact contact;
  contact.kind = ContactKind::face_on_face;
  contact.a = pair.a_index;
  contact.b = pair.b_index;
  contact.start = place.at(start.x, start.y, w);
  contact.end = place.at(end.x, end.y, w);
  contact.into_b = normal;
  contact.common.faces.push_back(face);
  return contact;
}

}  // namespace

void find_face_on_face(const Pair& pair, std::vector<Contact>& contacts) {
  const geometry::Placement& pa = pair.a.panel->placement;
  const geometry::Placement& pb = pair.b.panel->placement;
  const geometry::Box extent = geometry::bounding_box(pair.b.region);
  const double span = std::max(geometry::distance(extent.low, extent.high).mm(), 1.0);
  if (dihedral(pair.a, pair.b).sine * span > kTouching.mm()) return;
  // The middle of b over a's planes, from a's bottom face.
  const double w = pa.local(pb.at(0, 0, pair.b.thickness / 2)).z;
  const double over_top = w - pair.b.thickness / 2 - pair.a.thickness;
  const double under_bottom = -(w + pair.b.thickness / 2);
  const bool on_top = std::fabs(over_top) <= kTouching.mm();
  if (!on_top && std::fabs(under_bottom) > kTouching.mm()) return;

  const auto common = common_of(pair);
  if (!common) return;  // the two only graze each other
  for (const geometry::Face& face : common->faces) {
    if (geometry::area(face).mm2() < kLeastCommonMm2) continue;
    contacts.push_back(
        contact_over(pair, face, on_top ? pair.a.thickness : 0.0, on_top ? pa.w : -pa.w));
  }
}

}  // namespace plano::joints
