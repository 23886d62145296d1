// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "joints/contact_kinds.h"
#include "joints/overlap.h"

namespace plano::joints {
namespace {

using geometry::Vec3;

// Directions within this are one: a micrometre on a metre.
constexpr double kAlike = 1e-6;
// What of a board is looked at around the other piece.
constexpr double kAroundMm = 20;

bool parallel(Vec3 p, Vec3 q) {
  return geometry::norm(geometry::cross(p, q)) < kAlike;
}

/// Whether the piece's flat sides are parallel to a plane of this normal.
bool lies_in(const PlacedPanel& piece, Vec3 normal) {
  if (parallel(piece.panel->placement.w, normal)) return true;
  if (piece.stock == Stock::sheet) return false;
  return std::fabs(geometry::dot(piece.panel->placement.w, normal)) < kAlike &&
         std::fabs(geometry::dot(piece.along(), normal)) < kAlike;
}

/// Convex, and no side so short as those that follow a curve.
bool is_straight(const Convex& border) {
  const std::size_t n = border.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Point2 p = border[i];
    const Point2 q = border[(i + 1) % n];
    const Point2 r = border[(i + 2) % n];
    const Point2 way{q.x - p.x, q.y - p.y};
    const Point2 next{r.x - q.x, r.y - q.y};
    if (way.x * way.x + way.y * way.y < kShortestContact.mm() * kShortestContact.mm()) return false;
    if (way.x * next.y - way.y * next.x < -kSame) return false;
  }
  return true;
}

std::optional<Vec3> normal_of(const PlacedPanel& a, const PlacedPanel& b) {
  if (a.stock == Stock::round_bar || b.stock == Stock::round_bar) return std::nullopt;
  Vec3 normal = a.panel->placement.w;
  if (a.stock == Stock::bar && b.stock == Stock::bar) {
    if (!parallel(a.along(), b.along())) {
      normal = geometry::unit(geometry::cross(a.along(), b.along()));
    }
  } else if (b.stock == Stock::sheet) {
    normal = b.panel->placement.w;
  }
  if (!lies_in(a, normal) || !lies_in(b, normal)) return std::nullopt;
  return upward(normal);
}

class Finder {
 public:
  Finder(const PlacedPanel& first, Vec3 normal) {
    const geometry::Placement& place = first.panel->placement;
    const bool flat = parallel(place.w, normal);
    const Vec3 u = flat ? place.u : first.along();
    plane_ = {place.origin, u, geometry::cross(normal, u), normal};
  }

  const geometry::Placement& plane() const { return plane_; }

  /// A board's border is what `narrow` leaves of it.
  LyingPiece look_at(const PlacedPanel& placed) const {
    LyingPiece piece{placed, parallel(placed.panel->placement.w, plane_.w), {}, {}, {1, 0}};
    const geometry::Box box = geometry::bounding_box(placed.region);
    std::vector<Vec3> corners;
    for (const double w : {0.0, placed.thickness}) {
      for (const Length x : {box.low.x, box.high.x}) {
        for (const Length y : {box.low.y, box.high.y}) {
          corners.push_back(placed.panel->placement.at(x.mm(), y.mm(), w) - plane_.origin);
        }
      }
    }
    piece.height = extent(corners, plane_.w);
    const Vec3 way = placed.stock == Stock::bar ? placed.along() : placed.panel->placement.u;
    piece.along = {geometry::dot(way, plane_.u), geometry::dot(way, plane_.v)};
    const Vec3 across = geometry::cross(plane_.w, in_space(piece.along));
    const Interval s = extent(corners, in_space(piece.along));
    const Interval t = extent(corners, across);
    for (const Point2 p : {Point2{s.low, t.low}, Point2{s.high, t.low}, Point2{s.high, t.high},
                           Point2{s.low, t.high}}) {
      piece.border.push_back(
          {piece.along.x * p.x - piece.along.y * p.y, piece.along.y * p.x + piece.along.x * p.y});
    }
    return piece;
  }

  /// The board's border around the other's: false where it is curved or hollow there.
  bool narrow(LyingPiece& board, const LyingPiece& other) const {
    const geometry::Placement& place = board.placed.panel->placement;
    const Convex around = grown(other.border, kAroundMm);
    std::vector<Convex> met;
    for (const auto& loop : board.placed.loops) {
      Convex outline;
      for (const Point2 p : loop) {
        const Vec3 q = plane_.local(place.at(p.x, p.y, 0));
        outline.push_back({q.x, q.y});
      }
      const bool mirrored = geometry::dot(place.w, plane_.w) < 0;
      if (mirrored) std::reverse(outline.begin(), outline.end());
      if (area_of(outline) <= 0) continue;  // an opening: what is cut beside it is cut all the same
      Convex left = common_of(outline, around);
      if (!left.empty() && area_of(left) > 0) met.push_back(std::move(left));
    }
    if (met.size() != 1 || !is_straight(met.front())) return false;
    board.border = std::move(met.front());
    return true;
  }

 private:
  static Interval extent(const std::vector<Vec3>& points, Vec3 way) {
    Interval span{1e300, -1e300};
    for (const Vec3 p : points) {
      const double s = geometry::dot(p, way);
      span = {std::min(span.low, s), std::max(span.high, s)};
    }
    return span;
  }

  Vec3 in_space(Point2 way) const { return plane_.u * way.x + plane_.v * way.y; }

  geometry::Placement plane_;
};

}  // namespace

std::optional<Overlap> overlap_of(const PlacedPanel& a, const PlacedPanel& b) {
  const std::optional<Vec3> normal = normal_of(a, b);
  if (!normal) return std::nullopt;
  const Finder finder(a, *normal);
  Overlap overlap{finder.plane(), finder.look_at(a), finder.look_at(b), {}, {}, {}};
  overlap.height = {std::max(overlap.a.height.low, overlap.b.height.low),
                    std::min(overlap.a.height.high, overlap.b.height.high)};
  if (overlap.height.length() < kShortestContact.mm()) return std::nullopt;
  const LyingPiece whole_a = overlap.a;
  if (a.stock == Stock::sheet && !finder.narrow(overlap.a, overlap.b)) return std::nullopt;
  if (b.stock == Stock::sheet && !finder.narrow(overlap.b, whole_a)) return std::nullopt;
  overlap.area = common_of(overlap.a.border, overlap.b.border);
  if (overlap.area.empty() || area_of(overlap.area) < kLeastOverlapMm2) return std::nullopt;
  overlap.angle = Angle::degrees(90);
  if (overlap.a.is_bar() && overlap.b.is_bar()) {
    overlap.angle = Angle::nearest_to_degrees(
        atan2_degrees(geometry::norm(geometry::cross(a.along(), b.along())),
                      std::fabs(geometry::dot(a.along(), b.along()))));
  }
  return overlap;
}

void find_overlap(const Pair& pair, std::vector<Contact>& contacts) {
  const std::optional<Overlap> overlap = overlap_of(pair.a, pair.b);
  if (!overlap) return;
  const auto [start, end] = longest_diagonal(overlap->area);
  const double height = (overlap->height.low + overlap->height.high) / 2;
  Contact contact;
  contact.kind = ContactKind::overlap;
  contact.a = pair.a_index;
  contact.b = pair.b_index;
  contact.start = overlap->plane.at(start.x, start.y, height);
  contact.end = overlap->plane.at(end.x, end.y, height);
  contact.into_b = overlap->plane.w;
  contact.angle = overlap->angle;
  contacts.push_back(std::move(contact));
}

}  // namespace plano::joints
