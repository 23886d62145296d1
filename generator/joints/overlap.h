// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Two bars, or boards, that lie in one plane and are drawn one in the other: what `lap` and
/// `bridle` need to know of them, and how they let one into the other. README.md has the figures.
///
/// Seen along the normal of that plane each is a convex outline between two heights. A piece lies
/// *flat* where its faces are parallel to the plane: what is taken off it is a pocket, of any
/// straight-sided outline. It stands *upright* where they are square to it (a bar whose `face`
/// looks along the plane): what is taken off is cut through its outline, straight across the bar.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "joints/joint.h"
#include "joints/scan.h"

namespace plano::joints {

/// Straight-sided, turning left. Millimetres in the overlap's plane.
using Convex = std::vector<Point2>;

/// Areas that share less only graze each other.
inline constexpr double kLeastOverlapMm2 = 100;
/// Cuts run on so far beyond borders they reach, as a dado does: no relief of a cutter of 8 mm or
/// less bites into the wood.
inline constexpr double kRunOutMm = 6;

/// Two bars run the same way: but for what formulas lose.
inline constexpr Angle kInLine = Angle::microdegrees(1'000);

struct LyingPiece {
  const PlacedPanel& placed;
  bool flat = true;
  /// A bar: the whole of it, as long as it was drawn. A board: what of it lies around the other.
  Convex border;
  Interval height;  // along the normal
  /// Of a bar, in the plane; for boards the plane's own first axis.
  Point2 along;

  bool is_bar() const { return placed.stock == Stock::bar; }
  double thickness() const { return height.length(); }
};

struct Overlap {
  /// u and v in the common plane, w its normal, towards greater z (y, x).
  geometry::Placement plane;
  LyingPiece a;
  LyingPiece b;
  Convex area;      // common
  Interval height;  // common
  Angle angle;      // between the ways the bars run, 0 to 90 degrees; 90 where one is a board
};

/// How the two overlap, or nothing. Round bars, bars askew to one another and boards with curved
/// borders around the place do not. Two bars that run the same way lie in the plane of the faces of
/// `a`. Cost: linear in the borders.
std::optional<Overlap> overlap_of(const PlacedPanel& a, const PlacedPanel& b);

double area_of(const Convex& convex);
/// What of an outline lies in `around`. Where the outline is not convex, or falls into pieces
/// there, neither is what comes back.
Convex common_of(const Convex& outline, const Convex& around);
/// The centre of mass. Precondition: it has an area.
Point2 middle_of(const Convex& convex);
/// Its two ends, from left to right. Precondition: two corners or more.
std::pair<Point2, Point2> longest_diagonal(const Convex& convex);
/// Every side moved out by `by`, or in where negative; empty where nothing is left.
Convex grown(const Convex& convex, double by);
/// How far the point is inside of the nearest side; negative outside.
double depth_in(const Convex& convex, Point2 p);
/// From the least to the greatest of `along` · p.
Interval span_along(const Convex& convex, Point2 along);

/// The place that must be free in `own` for `other`: the other's outline grown by `gap`, run out
/// beyond every border of `own` that it reaches.
Convex room_in(const LyingPiece& own, const LyingPiece& other, double gap);
/// False after J0404: of `own` a wall would be left, along one of its borders, that breaks off in
/// the making.
bool walls_stand(const JointInput& input, const LyingPiece& own, const LyingPiece& other,
                 const Text& name, diagnostics::Diagnostics& found);
/// J0405 where a bar ends so near beyond a recess of this depth that it shears off along the grain.
void warn_of_short_end(const JointInput& input, const LyingPiece& own, const Convex& room,
                       double depth, const Text& name, diagnostics::Diagnostics& found);

/// An upright piece can only be cut straight across, from one face to the other.
bool can_be_cut(const LyingPiece& own, const Convex& room);

/// Takes the room off `own` from a height outwards: all above it, or all below it. Precondition:
/// `can_be_cut`.
enum class Side : std::uint8_t { above, below };
void take_off(const JointInput& input, const Overlap& overlap, const LyingPiece& own,
              const Convex& room, Side side, double level, PanelEdit& edit);

/// A rectangle over a piece of an upright bar between two heights, cut through its outline.
geometry::Shape cut_across(const Overlap& overlap, const LyingPiece& own, Interval along,
                           Interval height);

/// Of the plane's point, in the piece's own plane.
geometry::Point in_piece(const Overlap& overlap, const LyingPiece& own, Point2 p, double height);

/// J0403 for an upright piece that would have to be cut askew or only in part: its other face must
/// look across the plane.
void say_other_face(const JointInput& input, const LyingPiece& own,
                    diagnostics::Diagnostics& found);

}  // namespace plano::joints
