// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/overlap.h"

#include <algorithm>
#include <cmath>

#include "joints/codes.h"
#include "joints/settings.h"

namespace plano::joints {
namespace {

using geometry::Shape;
using geometry::Vec3;

constexpr double kPointMm = 1e-6;  // corners nearer than this are one
// Sides that differ by less in direction are parallel: a micrometre on a metre.
constexpr double kParallel = 1e-6;
// Of the trade: a wall beside a recess, at a side or an end, thinner than this breaks off.
constexpr double kLeastWallMm = 3;

/// All points p with out · p <= offset.
struct HalfPlane {
  Point2 out;
  double offset = 0;

  double beyond(Point2 p) const { return out.x * p.x + out.y * p.y - offset; }
};

double distance(Point2 p, Point2 q) {
  return std::sqrt((q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y));
}

std::vector<HalfPlane> sides_of(const Convex& convex) {
  std::vector<HalfPlane> sides;
  for (std::size_t i = 0; i < convex.size(); ++i) {
    const Point2 p = convex[i];
    const Point2 q = convex[(i + 1) % convex.size()];
    const double length = distance(p, q);
    if (length < kPointMm) continue;
    const Point2 out{(q.y - p.y) / length, -(q.x - p.x) / length};
    sides.push_back({out, out.x * p.x + out.y * p.y});
  }
  return sides;
}

Convex clipped(const Convex& convex, const HalfPlane& side) {
  Convex kept;
  const auto add = [&](Point2 p) {
    if (kept.empty() || distance(kept.back(), p) > kPointMm) kept.push_back(p);
  };
  for (std::size_t i = 0; i < convex.size(); ++i) {
    const Point2 p = convex[i];
    const Point2 q = convex[(i + 1) % convex.size()];
    const double at_p = side.beyond(p);
    const double at_q = side.beyond(q);
    if (at_p <= 0) add(p);
    if ((at_p < 0 && at_q > 0) || (at_p > 0 && at_q < 0)) {
      const double share = at_p / (at_p - at_q);
      add({p.x + (q.x - p.x) * share, p.y + (q.y - p.y) * share});
    }
  }
  if (kept.size() > 1 && distance(kept.front(), kept.back()) <= kPointMm) kept.pop_back();
  return kept.size() < 3 ? Convex{} : kept;
}

bool same_way(Point2 p, Point2 q) {
  return p.x * q.x + p.y * q.y > 0 && std::fabs(p.x * q.y - p.y * q.x) < kParallel;
}

/// The border of `own` that a side of the other runs along, the same way out.
const HalfPlane* along_border(const std::vector<HalfPlane>& own, const HalfPlane& side) {
  const auto found = std::find_if(
      own.begin(), own.end(), [&](const HalfPlane& one) { return same_way(one.out, side.out); });
  return found == own.end() ? nullptr : &*found;
}

/// The thinnest wall that `room_in` would leave of `own` along one of its borders, where that is
/// less than `least`.
std::optional<double> thin_wall(const LyingPiece& own, const LyingPiece& other, double least) {
  const std::vector<HalfPlane> borders = sides_of(own.border);
  std::optional<double> thinnest;
  for (const HalfPlane& side : sides_of(other.border)) {
    const HalfPlane* border = along_border(borders, side);
    if (border == nullptr) continue;
    const double wall = border->offset - side.offset;
    if (wall <= kTouching.mm() || wall >= least) continue;
    thinnest = std::min(thinnest.value_or(wall), wall);
  }
  return thinnest;
}

Vec3 in_space(const Overlap& overlap, Point2 p, double height) {
  return overlap.plane.at(p.x, p.y, height);
}

}  // namespace

double area_of(const Convex& convex) {
  double twice = 0;
  for (std::size_t i = 0; i < convex.size(); ++i) {
    const Point2 p = convex[i];
    const Point2 q = convex[(i + 1) % convex.size()];
    twice += p.x * q.y - p.y * q.x;
  }
  return twice / 2;
}

Convex common_of(const Convex& outline, const Convex& around) {
  Convex common = outline;
  for (const HalfPlane& side : sides_of(around)) common = clipped(common, side);
  return common;
}

Point2 middle_of(const Convex& convex) {
  const Point2 o = convex.front();
  double twice = 0;
  Point2 sum;
  for (std::size_t i = 1; i + 1 < convex.size(); ++i) {
    const Point2 p{convex[i].x - o.x, convex[i].y - o.y};
    const Point2 q{convex[i + 1].x - o.x, convex[i + 1].y - o.y};
    const double part = p.x * q.y - p.y * q.x;
    twice += part;
    sum = {sum.x + (p.x + q.x) * part, sum.y + (p.y + q.y) * part};
  }
  return {o.x + sum.x / (3 * twice), o.y + sum.y / (3 * twice)};
}

std::pair<Point2, Point2> longest_diagonal(const Convex& convex) {
  std::pair<Point2, Point2> best{convex[0], convex[1]};
  for (std::size_t i = 0; i < convex.size(); ++i) {
    for (std::size_t k = i + 1; k < convex.size(); ++k) {
      if (distance(convex[i], convex[k]) > distance(best.first, best.second) + kTouching.mm()) {
        best = {convex[i], convex[k]};
      }
    }
  }
  const bool turned = best.second.x < best.first.x - kPointMm ||
                      (best.second.x < best.first.x + kPointMm && best.second.y < best.first.y);
  return turned ? std::pair(best.second, best.first) : best;
}

Convex grown(const Convex& convex, double by) {
  std::vector<HalfPlane> sides = sides_of(convex);
  for (HalfPlane& side : sides) side.offset += by;
  if (sides.size() < 3) return {};
  if (by <= 0) {
    Convex left = convex;
    for (const HalfPlane& side : sides) left = clipped(left, side);
    return left;
  }
  Convex corners;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const HalfPlane& p = sides[i];
    const HalfPlane& q = sides[(i + 1) % sides.size()];
    const double sine = p.out.x * q.out.y - p.out.y * q.out.x;
    if (sine < kParallel) continue;  // one side, in two pieces
    corners.push_back({(p.offset * q.out.y - q.offset * p.out.y) / sine,
                       (p.out.x * q.offset - q.out.x * p.offset) / sine});
  }
  return corners;
}

double depth_in(const Convex& convex, Point2 p) {
  double least = 1e300;
  for (const HalfPlane& side : sides_of(convex)) least = std::min(least, -side.beyond(p));
  return least;
}

Interval span_along(const Convex& convex, Point2 along) {
  Interval span{1e300, -1e300};
  for (const Point2 p : convex) {
    const double s = p.x * along.x + p.y * along.y;
    span = {std::min(span.low, s), std::max(span.high, s)};
  }
  return span;
}

Convex room_in(const LyingPiece& own, const LyingPiece& other, double gap) {
  const std::vector<HalfPlane> borders = sides_of(own.border);
  Convex room = grown(own.border, kRunOutMm);
  for (HalfPlane side : sides_of(other.border)) {
    const HalfPlane* border = along_border(borders, side);
    if (border != nullptr && side.offset >= border->offset - kTouching.mm()) continue;
    side.offset += gap;
    room = clipped(room, side);
  }
  return room;
}

bool walls_stand(const JointInput& input, const LyingPiece& own, const LyingPiece& other,
                 const Text& name, diagnostics::Diagnostics& found) {
  const std::optional<double> wall = thin_wall(own, other, kLeastWallMm);
  if (!wall) return true;
  found
      .add(kLapLeavesSliver, input.joint.span,
           fill({"the recess of `{0}` would leave a wall of {1} at the border of {2}",
                 "l'entaille de « {0} » laisserait une paroi de {1} au bord de {2}"},
                {input.joint.id, show(Length::nearest_to_mm(*wall)), name}))
      .also(own.placed.panel->span, {"placed here", "placée ici"})
      .hint(fill({"let the other piece end flush with it, or {0} or more before",
                  "arrêtez l'autre pièce à fleur, ou au moins {0} avant"},
                 {show(Length::nearest_to_mm(kLeastWallMm))}));
  return false;
}

void warn_of_short_end(const JointInput& input, const LyingPiece& own, const Convex& room,
                       double depth, const Text& name, diagnostics::Diagnostics& found) {
  if (!own.is_bar()) return;
  const Interval bar = span_along(own.border, own.along);
  const Interval cut = span_along(room, own.along);
  for (const double end : {cut.low - bar.low, bar.high - cut.high}) {
    if (end <= 0 || end >= depth - kTouching.mm() ||
        already_said(found, kLapNearEnd, input.joint.span)) {
      continue;
    }
    found
        .add(kLapNearEnd, input.joint.span,
             fill({"{0} ends {1} beyond a recess {2} deep of `{3}`",
                   "{0} s'arrête à {1} d'une entaille de « {3} » profonde de {2}"},
                  {name, show(Length::nearest_to_mm(end)), show(Length::nearest_to_mm(depth)),
                   input.joint.id}))
        .hint(fill({"let it run on by {0} or more, or end it flush with the other piece",
                    "prolongez-la d'au moins {0}, ou arrêtez-la à fleur de l'autre pièce"},
                   {show(Length::nearest_to_mm(depth))}));
  }
}

bool can_be_cut(const LyingPiece& own, const Convex& room) {
  if (own.flat) return true;
  const Point2 across{-own.along.y, own.along.x};
  const Interval wood = span_along(own.border, across);
  const Interval ends = span_along(room, own.along);
  return std::all_of(room.begin(), room.end(), [&](Point2 p) {
    const double s = p.x * own.along.x + p.y * own.along.y;
    const double t = p.x * across.x + p.y * across.y;
    const bool at_an_end = s < ends.low + kTouching.mm() || s > ends.high - kTouching.mm();
    return at_an_end && (t < wood.low || t > wood.high);
  });
}

geometry::Point in_piece(const Overlap& overlap, const LyingPiece& own, Point2 p, double height) {
  const Vec3 q = own.placed.panel->placement.local(in_space(overlap, p, height));
  return {Length::nearest_to_mm(q.x), Length::nearest_to_mm(q.y)};
}

Shape cut_across(const Overlap& overlap, const LyingPiece& own, Interval along, Interval height) {
  const auto at = [&](double s, double h) {
    return in_piece(overlap, own, {own.along.x * s, own.along.y * s}, h);
  };
  return Shape::of(geometry::polygon({at(along.low, height.low), at(along.high, height.low),
                                      at(along.high, height.high), at(along.low, height.high)}));
}

void take_off(const JointInput& input, const Overlap& overlap, const LyingPiece& own,
              const Convex& room, Side side, double level, PanelEdit& edit) {
  const bool above = side == Side::above;
  if (!own.flat) {
    edit.cut.push_back(cut_across(overlap, own, span_along(room, own.along),
                                  above ? Interval{level, own.height.high + kRunOutMm}
                                        : Interval{own.height.low - kRunOutMm, level}));
    return;
  }
  std::vector<geometry::Point> corners;
  for (const Point2 p : room) corners.push_back(in_piece(overlap, own, p, level));
  const bool face_up = geometry::dot(own.placed.panel->placement.w, overlap.plane.w) > 0;
  model::Pocket pocket;
  pocket.id = input.joint.id + "/recess:" + std::to_string(input.number + 1);
  pocket.shape = Shape::of(geometry::polygon(corners));
  pocket.depth = Length::nearest_to_mm(above ? own.height.high - level : level - own.height.low);
  pocket.face = above == face_up ? model::FaceSide::top : model::FaceSide::bottom;
  pocket.span = input.joint.span;
  edit.pockets.push_back(std::move(pocket));
}

void say_other_face(const JointInput& input, const LyingPiece& own,
                    diagnostics::Diagnostics& found) {
  found
      .add(
          kLapWantsOtherFace, own.placed.panel->span,
          fill({"`{0}` would have to be cut askew, or in part only, for `{1}`; its `face` lets it "
                "be cut straight across alone",
                "« {0} » devrait être entaillé en biais, ou en partie seulement, pour « {1} » ; sa "
                "face (« face ») ne permet que des coupes droites d'une face à l'autre"},
               {own.placed.panel->id, input.joint.id}))
      .also(input.joint.span, {"for this joint", "pour cet assemblage"})
      .hint({"give the bar its other `face`: the one that looks across the plane the two lie in",
             "donnez à la barre son autre « face » : celle qui regarde en travers du plan où les "
             "deux sont couchés"});
}

}  // namespace plano::joints
