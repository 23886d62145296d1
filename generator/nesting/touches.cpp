// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/touches.h"

#include <algorithm>
#include <cmath>

namespace plano::nesting {
namespace {

using geometry::Piece;
using geometry::Point;
using geometry::Spot;

/// How far along a piece a spot lies: rising, of no unit.
class Along {
 public:
  explicit Along(const Piece& piece) {
    const auto from_start = [&](Point p) {
      return Spot{static_cast<double>((p.x - piece.start.x).nm()),
                  static_cast<double>((p.y - piece.start.y).nm())};
    };
    if (!piece.arc) {
      axis_ = from_start(piece.end);
      return;
    }
    is_arc_ = true;
    left_ = piece.arc->turn == geometry::Turn::counter_clockwise;
    centre_ = from_start(piece.arc->centre);
    axis_ = {-centre_.x, -centre_.y};
  }

  double of(Spot spot) const {
    if (!is_arc_) return spot.x * axis_.x + spot.y * axis_.y;
    // From the start's spoke, all around: 0 to 4 as the angle goes from 0 to 360°.
    const Spot spoke{spot.x - centre_.x, spot.y - centre_.y};
    const double size = std::sqrt((spoke.x * spoke.x + spoke.y * spoke.y) *
                                  (axis_.x * axis_.x + axis_.y * axis_.y));
    if (size == 0) return 0;
    const double cosine = (axis_.x * spoke.x + axis_.y * spoke.y) / size;
    const double sine = (axis_.x * spoke.y - axis_.y * spoke.x) / size * (left_ ? 1 : -1);
    return sine >= 0 ? 1 - cosine : 3 + cosine;
  }

 private:
  bool is_arc_ = false;
  bool left_ = true;
  Spot centre_;
  Spot axis_;  // of a line along it, of an arc from its centre to its start
};

bool are_near(Point a, Point b, Length same) {
  const double x = static_cast<double>((a.x - b.x).nm());
  const double y = static_cast<double>((a.y - b.y).nm());
  return std::sqrt(x * x + y * y) <= static_cast<double>(same.nm());
}

}  // namespace

std::vector<Point> middles_between(const Piece& piece, std::vector<Spot> touches, Length same) {
  std::vector<Point> middles;
  const Along along(piece);
  std::sort(touches.begin(), touches.end(),
            [&](Spot a, Spot b) { return along.of(a) < along.of(b); });
  std::vector<Point> cuts;
  const auto add = [&](Point cut) {
    if (cuts.empty() || !are_near(cuts.back(), cut, same)) cuts.push_back(cut);
  };
  if (!piece.is_full_circle()) cuts.push_back(piece.start);
  for (const Spot touch : touches) {
    const Point cut = geometry::to_point(piece.start, touch);
    if (!are_near(cut, piece.end, same)) add(cut);
  }
  // A circle that is touched begins and ends where it is touched first; else at its own start.
  if (cuts.empty()) cuts.push_back(piece.start);
  cuts.push_back(piece.is_full_circle() ? cuts.front() : piece.end);
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    middles.push_back(geometry::middle_of({cuts[i - 1], cuts[i], piece.arc}));
  }
  return middles;
}

}  // namespace plano::nesting
