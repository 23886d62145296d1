// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/straight_through.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <queue>
#include <vector>

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr int kMostPlaces = 5000;
constexpr double kFinestMm = 0.05;

/// What of a polygon lies on that side of the plane `sign * z >= sign * at`.
Loop cut(const Loop& polygon, double at, double sign) {
  Loop kept;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Vec3 a = polygon[i];
    const Vec3 b = polygon[i + 1 == polygon.size() ? 0 : i + 1];
    const double from = sign * (a.z - at);
    const double to = sign * (b.z - at);
    if (from >= 0) kept.push_back(a);
    if (from * to < 0) kept.push_back(a + (b - a) * (from / (from - to)));
  }
  return kept;
}

class Way {
 public:
  Way(const Scene& scene, const PlaneOpening& opening, const FreeArea& area, double beyond)
      : scene_(scene), opening_(opening), area_(area), beyond_(beyond) {
    std::vector<Loop> seen = seen_along();
    if (!seen.empty()) in_the_way_.emplace(seen);
  }

  /// How far a place is at least from what is in the way; below zero behind something. No place
  /// nearer to it than by `more` has more room than this and `more`.
  double room(Vec3 place, double enough) const {
    const double least = area_.clearance(place);
    if (least < enough || !in_the_way_) return least;
    // The triangles of round holes are a little narrower than the holes.
    const double far = std::abs(in_the_way_->clearance(place)) + kSceneSagitta.mm();
    const Vec3 from = opening_.frame.at(place.x, place.y, -beyond_);
    const bool behind =
        scene_.tree.first_hit(from, opening_.frame.w, opening_.depth + 2 * beyond_).has_value();
    return std::min(least, behind ? -far : far);
  }

 private:
  std::vector<Loop> seen_along() const {
    const PlanBox& box = area_.box();
    const double deep = opening_.depth + beyond_;
    Vec3 low = opening_.frame.at(box.low_x, box.low_y, -beyond_);
    Vec3 high = low;
    for (const double x : {box.low_x, box.high_x}) {
      for (const double y : {box.low_y, box.high_y}) {
        for (const double z : {-beyond_, deep}) {
          const Vec3 at = opening_.frame.at(x, y, z);
          low = {std::min(low.x, at.x), std::min(low.y, at.y), std::min(low.z, at.z)};
          high = {std::max(high.x, at.x), std::max(high.y, at.y), std::max(high.z, at.z)};
        }
      }
    }
    std::vector<Loop> seen;
    scene_.tree.for_each_in(low, high, [&](std::uint32_t i) {
      Loop loop;
      for (const Vec3 corner : scene_.tree.triangles()[i].corners) {
        loop.push_back(opening_.frame.local(corner));
      }
      loop = cut(cut(loop, -beyond_, 1), deep, -1);
      for (Vec3& corner : loop) corner.z = 0;
      if (!loop.empty()) seen.push_back(std::move(loop));
    });
    return seen;
  }

  const Scene& scene_;
  const PlaneOpening& opening_;
  const FreeArea& area_;
  double beyond_;
  std::optional<FreeArea> in_the_way_;
};

struct Square {
  Vec3 middle;
  double half = 0;
  double room = 0;  // at its middle

  double reach() const { return half * std::sqrt(2.0); }
  friend bool operator<(const Square& a, const Square& b) { return a.room < b.room; }
};

}  // namespace

bool goes_straight_through(const Scene& scene, const PlaneOpening& opening, const FreeArea& area,
                           double radius, double beyond) {
  const Way way(scene, opening, area, beyond);
  const double enough = radius - kProbeSlackMm;
  const PlanBox& box = area.box();
  const Vec3 middle{(box.low_x + box.high_x) / 2, (box.low_y + box.high_y) / 2, 0};
  std::priority_queue<Square> open;  // the roomiest first
  open.push({middle, std::max(box.high_x - box.low_x, box.high_y - box.low_y) / 2,
             way.room(middle, enough)});
  for (int looks = 0; !open.empty() && looks < kMostPlaces;) {
    const Square square = open.top();
    open.pop();
    if (square.room >= enough) return true;
    if (square.half < kFinestMm) continue;
    const double half = square.half / 2;
    for (const Vec3 off : {Vec3{-1, -1, 0}, Vec3{1, -1, 0}, Vec3{-1, 1, 0}, Vec3{1, 1, 0}}) {
      Square part{square.middle + off * half, half, 0};
      part.room = way.room(part.middle, enough);
      ++looks;
      if (part.room + part.reach() >= enough) open.push(part);
    }
  }
  return false;
}

}  // namespace plano::checks
