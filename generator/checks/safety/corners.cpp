// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/corners.h"

#include <algorithm>

#include "base/trig.h"
#include "checks/segment.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// More sides than this within one corner are the flattened arc of a hostile design.
constexpr std::size_t kMostWithin = 400;
/// Corners on a lattice of 1 µm miss their angle by as much on sides of 2 mm.
constexpr double kAngleSlack = 0.05;

/// Positive to the left, degrees.
double turned(Vec3 from, Vec3 to) {
  return atan2_degrees(from.x * to.y - from.y * to.x, dot(from, to));
}

double distance(Vec3 p, Vec3 a, Vec3 b) {
  return geometry::norm(p - nearest_on_segment(p, a, b));
}

class Walk {
 public:
  Walk(const Loop& loop, const PlaneOpening& opening) : loop_(loop) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      lid_.push_back(std::find(opening.lids.begin(), opening.lids.end(),
                               std::pair{at(i), at(i + 1)}) != opening.lids.end());
    }
  }

  void find(double within, double degrees, std::vector<Convergence>& out) const {
    for (std::size_t i = 0; i < loop_.size(); ++i) {
      if (lid(i)) continue;
      double turn = 0;
      double most = 0;
      std::size_t last = i;
      for (std::size_t j = i + 1; j < i + std::min(loop_.size(), kMostWithin); ++j) {
        if (lid(j) || geometry::norm(at(j) - at(i + 1)) >= within) break;
        turn += turned(side(j - 1), side(j));
        if (turn < 0 || turn > 180 + kAngleSlack) break;
        last = j;
        most = turn;
      }
      if (last == i || 180 - most >= degrees - kAngleSlack) continue;
      out.push_back(between(i, last, most));
      out.back().mouth = mouth(i, last, within);
    }
  }

 private:
  Vec3 at(std::size_t i) const { return loop_[i % loop_.size()]; }
  Vec3 side(std::size_t i) const { return at(i + 1) - at(i); }
  bool lid(std::size_t i) const { return lid_[i % loop_.size()]; }

  Convergence between(std::size_t i, std::size_t j, double turn) const {
    return {(at(i + 1) + at(j)) * 0.5,
            -geometry::unit(side(i)),
            geometry::unit(side(j)),
            std::max(0.0, 180 - turn),
            geometry::norm(at(j) - at(i + 1)),
            std::min(geometry::norm(side(i)), geometry::norm(side(j))),
            0};
  }

  /// Whether the walls go on as one at the corner at which side `k` ends: straight, or in the
  /// small steps of an arc that closes in. Jogs where pieces overlap count as straight.
  bool goes_on(std::size_t k, std::size_t next) const {
    constexpr double kJogMm = 0.1;
    constexpr double kArcStep = 20;  // degrees: flattened arcs of 1 mm and more turn by less
    if (lid(k) || lid(next)) return false;
    if (geometry::norm(side(k)) < kJogMm || geometry::norm(side(next)) < kJogMm) return true;
    const double turn = turned(side(k), side(next));
    return turn > -kAngleSlack && turn < kArcStep;
  }

  double mouth(std::size_t i, std::size_t j, double within) const {
    constexpr std::size_t kMostSteps = 60;
    std::size_t back = i + loop_.size();  // a round further: it goes back by less than one
    const std::size_t near = back;
    std::size_t on = j;
    double widest = 0;
    for (std::size_t step = 0; step < std::min(kMostSteps, loop_.size()); ++step) {
      double width = geometry::norm(at(back) - at(on + 1));
      for (std::size_t k = j; k <= on; ++k) {
        width = std::min(width, distance(at(back), at(k), at(k + 1)));
      }
      for (std::size_t k = back; k <= near; ++k) {
        width = std::min(width, distance(at(on + 1), at(k), at(k + 1)));
      }
      widest = std::max(widest, width);
      if (widest >= within) break;
      const bool before = goes_on(back - 1, back);
      const bool after = goes_on(on, on + 1);
      if (!before && !after) break;
      back -= before ? 1 : 0;
      on += after ? 1 : 0;
    }
    return widest;
  }

  const Loop& loop_;
  std::vector<bool> lid_;
};

}  // namespace

std::vector<Convergence> convergences(const PlaneOpening& opening, double within, double degrees) {
  std::vector<Convergence> out;
  Walk(opening.outline, opening).find(within, degrees, out);
  for (Loop island : opening.islands) {
    std::reverse(island.begin(), island.end());  // the free side on the left
    Walk(island, opening).find(within, degrees, out);
  }
  return out;
}

}  // namespace plano::checks
