// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/space_measure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <queue>

#include "base/trig.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kRadius = SpaceGrid::kBall / 2;
constexpr double kStep = SpaceGrid::kStep;
constexpr Vec3 kUp{0, 0, 1};
/// Share of walls, by what is seen of them, that stand square to one another in a plain space.
constexpr double kSquare = 0.9;
/// mm: what ends the length of a space where it is open may be hidden by so much from the search.
constexpr double kOpenEnd = 50;
/// mm: a place where the ball has room in a hole lies no farther past the wall around it.
constexpr double kHole = 150;
/// mm, radius: wider than this no space is told from another.
constexpr double kWidest = 520;
/// mm: less is no gain; on a ridge as wide as a wall is long, rounding would lead on for ever.
constexpr double kGain = 1e-5;
constexpr std::size_t kMostLooks = 400;  // places from which walls are looked at

/// Every so many of `count` that no more than `most` are left.
std::size_t stride_of(std::size_t count, std::size_t most) {
  return std::max<std::size_t>(1, (count + most - 1) / most);
}

class Measure {
 public:
  Measure(const Scene& scene, const SpaceGrid& grid, const SpaceCells& cells)
      : scene_(scene), grid_(grid), cells_(cells) {}

  Space run() {
    look_around();
    const Extent one = extent(axis_);
    const Extent two = extent(cross(kUp, axis_));
    const Extent& longer = one.length() >= two.length() ? one : two;
    lay_length(longer);
    space_.height = height();
    space_.across = across(longer);
    add_path();
    return space_;
  }

 private:
  /// How far the space reaches along a direction, as coordinates along it.
  struct Extent {
    struct End {
      double at = 0;
      double unsure = 0;  // mm
      bool known = false;
    };
    Vec3 axis;
    End low;
    End high;
    double length() const { return high.at - low.at; }
  };

  /// The direction of the walls, whether they stand square, and whose they are.
  void look_around() {
    std::map<std::size_t, std::size_t> met;
    double cosines = 0;
    double sines = 0;
    double all = 0;
    const std::size_t stride = stride_of(cells_.at.size(), kMostLooks);
    for (std::size_t c = 0; c < cells_.at.size(); c += stride) {
      for (int i = 0; i < SpaceGrid::kAround; ++i) {
        const auto hit = scene_.tree.first_hit(cells_.at[c], grid_.around(i), SpaceGrid::kReach);
        if (!hit) continue;
        ++met[scene_.tree.triangles()[hit->triangle].tag];
        const Vec3 normal = scene_.tree.normal(hit->triangle);
        const double flat = std::sqrt(normal.x * normal.x + normal.y * normal.y);
        if (flat < 0.5) continue;
        const double x = normal.x / flat;
        const double y = normal.y / flat;
        const double xx = x * x - y * y;
        const double xy = 2 * x * y;
        cosines += xx * xx - xy * xy;
        sines += 2 * xx * xy;
        all += 1;
      }
      const auto roof = scene_.tree.first_hit(cells_.at[c], kUp, SpaceGrid::kReach);
      if (roof) ++met[scene_.tree.triangles()[roof->triangle].tag];
    }
    const double turn = all == 0 ? 0 : atan2_degrees(sines, cosines) / 4;
    axis_ = {cos_degrees(turn), sin_degrees(turn), 0};
    space_.plain = std::sqrt(cosines * cosines + sines * sines) >= kSquare * all;
    for (const auto& [body, count] : met) space_.bodies.push_back(body);
    std::stable_sort(space_.bodies.begin(), space_.bodies.end(),
                     [&](std::size_t a, std::size_t b) { return met[a] > met[b]; });
  }

  /// The farthest wall that way; where the ball finds none, the end of roof or sides.
  Extent::End end(Vec3 axis) const {
    Extent::End wall;
    double farthest = -std::numeric_limits<double>::infinity();
    std::size_t last = 0;
    for (std::size_t c = 0; c < cells_.at.size(); ++c) {
      const Vec3 at = cells_.at[c];
      const double here = dot(at, axis);
      const auto hit = scene_.tree.first_hit(at, axis, SpaceGrid::kReach);
      // Seen through an opening, a wall is no end of this space: no cell of it lies before that.
      const bool ends = hit && (hit->distance <= kRadius + kStep ||
                                cells_.holds(grid_.key_at(at + axis * (hit->distance - kRadius))));
      if (ends && (!wall.known || here + hit->distance > wall.at)) {
        wall = {here + hit->distance, 0, true};
      }
      if (!ends && here > farthest) {
        farthest = here;
        last = c;
      }
    }
    if (wall.known && wall.at >= farthest) return wall;
    // A ball that looks out of a hole is hardly past the wall.
    if (wall.known && wall.at >= farthest - kHole) return {wall.at, farthest - wall.at, true};
    return {farthest + open_end(cells_.at[last], axis), kOpenEnd, true};
  }

  /// How much farther than `from` there is a roof overhead and a wall on either side.
  double open_end(Vec3 from, Vec3 axis) const {
    const Vec3 aside = cross(kUp, axis);
    const auto within = [&](double far) {
      const Vec3 at = from + axis * far;
      return scene_.tree.first_hit(at, kUp, SpaceGrid::kReach) &&
             scene_.tree.first_hit(at, aside, SpaceGrid::kReach) &&
             scene_.tree.first_hit(at, -aside, SpaceGrid::kReach);
    };
    constexpr double kStride = 5;
    constexpr double kMost = 4 * kStep;
    double low = 0;
    while (low < kMost && within(low + kStride)) low += kStride;
    double high = low + kStride;
    for (int i = 0; i < 10; ++i) {
      const double middle = (low + high) / 2;
      (within(middle) ? low : high) = middle;
    }
    return low;
  }

  Extent extent(Vec3 axis) const {
    Extent extent{axis, end(-axis), end(axis)};
    extent.low.at = -extent.low.at;
    return extent;
  }

  void lay_length(const Extent& extent) {
    const auto farther = [&](std::size_t a, std::size_t b) {
      return dot(cells_.at[a], extent.axis) < dot(cells_.at[b], extent.axis);
    };
    // In a hole of an end wall the ball stands on its rim, not on the floor.
    const auto before_ends = [&](std::size_t c) {
      constexpr double kTouching = 1;  // mm
      const double here = dot(cells_.at[c], extent.axis);
      return here >= extent.low.at + kRadius - kTouching &&
             here <= extent.high.at - kRadius + kTouching;
    };
    std::vector<std::size_t> places(cells_.at.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    const auto in_holes = std::stable_partition(places.begin(), places.end(), before_ends);
    if (in_holes != places.begin()) places.erase(in_holes, places.end());
    std::size_t first = places.front();
    std::size_t last = places.front();
    for (const std::size_t c : places) {
      if (farther(c, first)) first = c;
      if (farther(last, c)) last = c;
    }
    const Vec3 low = cells_.at[first];
    const Vec3 high = cells_.at[last];
    const double along = dot(high - low, extent.axis);
    const double rise = floor_under(scene_, high) - floor_under(scene_, low);
    const double flat = extent.length();
    const double slope = along > kStep ? rise / along : 0;
    space_.slope_degrees = std::fabs(atan_degrees(slope));
    space_.length = flat * std::sqrt(1 + slope * slope);
    constexpr double kLevel = 1;  // degrees: of steeper floors the length is an estimate
    space_.unsure = std::max(
        {extent.low.unsure, extent.high.unsure, space_.slope_degrees < kLevel ? 0.0 : kOpenEnd});
    space_.from = low + extent.axis * (extent.low.at - dot(low, extent.axis));
    space_.to = space_.from + extent.axis * flat + kUp * (slope * flat);
  }

  double height() const {
    double most = 0;
    const std::size_t stride = stride_of(cells_.at.size(), kMostLooks);
    for (std::size_t c = 0; c < cells_.at.size(); c += stride) {
      const auto roof = scene_.tree.first_hit(cells_.at[c], kUp, SpaceGrid::kReach);
      if (roof) {
        most = std::max(most, roof->distance + cells_.at[c].z - floor_under(scene_, cells_.at[c]));
      }
    }
    return most;
  }

  /// The largest ball around a place of the slice, by moving across `axis` within the space.
  double widest(Vec3 place, Vec3 axis) const {
    constexpr double kMost = kWidest;
    const Vec3 aside = cross(kUp, axis);
    double best = grid_.clearance(place, kMost);
    for (double step = 40; step > 0.5;) {
      bool better = false;
      for (int i = 0; i < 8; ++i) {
        const Vec3 next =
            place + (aside * cos_degrees(i * 45.0) + kUp * sin_degrees(i * 45.0)) * step;
        if (!cells_.holds(grid_.key_at(next))) continue;
        const double there = grid_.clearance(next, kMost);
        if (there <= best + kGain) continue;
        best = there;
        place = next;
        better = true;
        break;
      }
      if (!better) step /= 2;
    }
    return best;
  }

  /// Slice by slice along the space; near its ends the ball touches what ends it.
  double across(const Extent& extent) const {
    struct Slice {
      double clearance = 0;
      std::size_t cell = 0;
    };
    std::map<int, Slice> slices;
    for (std::size_t c = 0; c < cells_.at.size(); ++c) {
      const double along = dot(cells_.at[c], extent.axis) - extent.low.at;
      Slice& slice = slices[static_cast<int>(std::floor(along / kStep))];
      const double here = grid_.clearance(cells_.at[c], kWidest);
      if (here > slice.clearance) slice = {here, c};
    }
    constexpr std::size_t kMostSlices = 24;
    const std::size_t stride = stride_of(slices.size(), kMostSlices);
    std::vector<std::pair<double, double>> found;  // where, radius
    double most = 0;
    std::size_t n = 0;
    for (const auto& [key, slice] : slices) {
      if (n++ % stride != 0) continue;
      const Vec3 at = cells_.at[slice.cell];
      found.emplace_back(dot(at, extent.axis), widest(at, extent.axis));
      most = std::max(most, found.back().second);
    }
    double least = most;
    for (const auto& [where, radius] : found) {
      const double from_ends = std::min(where - extent.low.at, extent.high.at - where);
      if (from_ends > most + 1) least = std::min(least, radius);
    }
    return 2 * least;
  }

  /// The longest of the shortest ways along the floor: from the cell farthest from any to the one
  /// farthest from that.
  void add_path() {
    std::map<std::pair<int, int>, std::size_t> lowest;
    for (std::size_t c = 0; c < cells_.keys.size(); ++c) {
      const auto [at, fresh] = lowest.emplace(std::pair{cells_.keys[c].x, cells_.keys[c].y}, c);
      if (!fresh && cells_.keys[c].z < cells_.keys[at->second].z) at->second = c;
    }
    const auto farthest = [&](std::size_t from) {
      std::map<std::size_t, double> done;
      using Open = std::pair<double, std::size_t>;
      std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
      open.emplace(0, from);
      Open last{0, from};
      while (!open.empty()) {
        const auto [far, c] = open.top();
        open.pop();
        if (!done.emplace(c, far).second) continue;
        last = {far, c};
        for (int n = 0; n < 9; ++n) {
          const auto it = lowest.find({cells_.keys[c].x + n % 3 - 1, cells_.keys[c].y + n / 3 - 1});
          if (it == lowest.end() || done.count(it->second) != 0) continue;
          open.emplace(far + norm(cells_.at[it->second] - cells_.at[c]), it->second);
        }
      }
      return last;
    };
    const std::size_t one = farthest(lowest.begin()->second).second;
    const auto [far, other] = farthest(one);
    space_.path = far + SpaceGrid::kBall;
    const Vec3 whole = cells_.at[other] - cells_.at[one];
    const double straight = norm(whole);
    if (straight > 0 && scene_.tree.first_hit(cells_.at[one], whole * (1 / straight), straight)) {
      space_.plain = false;
    }
  }

  const Scene& scene_;
  const SpaceGrid& grid_;
  const SpaceCells& cells_;
  Vec3 axis_;
  Space space_;
};

using Steps = std::vector<std::pair<Vec3, Vec3>>;

/// The way through an opening, plane by plane: in each the largest ball is looked for.
class Through {
 public:
  Through(const Scene& scene, const SpaceGrid& grid, const SpaceCells& cells, const Steps& steps)
      : scene_(scene), grid_(grid), cells_(cells), steps_(steps) {}

  WayOut run() {
    Vec3 sum;
    for (const auto& [from, to] : steps_) sum = sum + geometry::unit(to - from);
    for (const auto& [from, to] : steps_) middle_ = middle_ + (from + to) * 0.5;
    middle_ = middle_ * (1.0 / static_cast<double>(steps_.size()));
    way_.middle = middle_;
    way_.least = SpaceGrid::kBall;
    way_.most = std::numeric_limits<double>::infinity();
    // Steps out on all sides: of such an opening nothing is measured.
    if (norm(sum) < kOneWay * static_cast<double>(steps_.size())) return way_;
    way_.out = geometry::unit(sum);
    first_ = is_steep() ? grid_.along_walls() : cross(kUp, way_.out);
    first_ = geometry::unit(first_ - way_.out * dot(first_, way_.out));
    second_ = cross(way_.out, first_);
    for (double at = -kBefore; at <= kBehind; at += kPlanes) look(at);
    for (double step = kPlanes / 2; step > 3; step /= 2) {
      const double at = narrowest()->first;
      look(at - step);
      look(at + step);
    }
    const double narrow = narrowest()->second.radius;
    for (auto& [at, plane] : planes_) {
      const bool decides = plane.radius < narrow + 2 * kCoarse;
      if (decides && is_near_a_limit(plane.radius)) climb(plane, kFine);
    }
    lead_through();
    add_extents();
    return way_;
  }

 private:
  static constexpr double kOneWay = 0.3;
  static constexpr double kBefore = 150;  // mm: planes that are looked at, from the steps inwards
  static constexpr double kBehind = 250;  // and outwards
  static constexpr double kPlanes = 25;
  static constexpr double kCoarse = 1;  // mm: of planes where it matters little
  static constexpr double kFine = 0.002;
  static constexpr double kAdult = 250;  // radius an adult gets in by
  static constexpr double kWide = 300;   // radius from which an opening is wide
  struct Plane {
    Vec3 place;
    double radius = 0;
  };
  using Planes = std::map<double, Plane>;

  bool is_steep() const { return std::fabs(way_.out.z) > 0.9; }

  void look(double at) {
    if (planes_.count(at) != 0) return;
    Plane best;
    const auto offer = [&](Vec3 place) {
      const double here = grid_.clearance(place, kWide);
      if (here > best.radius) best = {place, here};
    };
    const auto onto = [&](Vec3 place) {
      return place + way_.out * (at - dot(place - middle_, way_.out));
    };
    constexpr std::size_t kMostStarts = 8;
    const std::size_t stride = stride_of(steps_.size(), kMostStarts);
    for (std::size_t i = 0; i < steps_.size(); i += stride) {
      offer(onto((steps_[i].first + steps_[i].second) * 0.5));
    }
    if (!planes_.empty()) offer(onto(planes_.rbegin()->second.place));
    climb(best, kCoarse);
    planes_[at] = best;
  }

  /// Only there the last tenths count.
  static bool is_near_a_limit(double radius) {
    constexpr double kNear = 5;
    return std::fabs(radius - kRadius) < kNear || std::fabs(radius - kAdult) < kNear;
  }

  void climb(Plane& best, double finest) const {
    for (double step = 40; step > finest && best.radius < kWide;) {
      bool better = false;
      for (int i = 0; i < 8 && !better; ++i) {
        const Vec3 next =
            best.place + (first_ * cos_degrees(i * 45.0) + second_ * sin_degrees(i * 45.0)) * step;
        const double there = grid_.clearance(next, kWide);
        better = there > best.radius + kGain;
        if (better) best = {next, there};
      }
      if (!better) step /= 2;
    }
  }

  Planes::const_iterator narrowest() const {
    return std::min_element(planes_.begin(), planes_.end(), [](const auto& a, const auto& b) {
      return a.second.radius < b.second.radius;
    });
  }

  /// The ball is led from the largest place of one plane to that of the next.
  void lead_through() {
    const auto narrow = narrowest();
    way_.middle = narrow->second.place;
    way_.most = 2 * narrow->second.radius;
    double radius = narrow->second.radius;
    double highest = -std::numeric_limits<double>::infinity();
    for (auto next = std::next(planes_.begin()); next != planes_.end(); ++next) {
      const Vec3 from = std::prev(next)->second.place;
      const Vec3 whole = next->second.place - from;
      constexpr double kPart = 5;
      const double parts = std::ceil(norm(whole) / kPart);
      for (double i = 0; i < parts; ++i) {
        const Vec3 at = from + whole * (i / parts);
        radius = std::min(radius, grid_.clearance(at, kWide));
        highest = std::max(highest, floor_under(scene_, at));
      }
    }
    way_.least = 2 * radius;
    // The floor inside is that of the nearest place of the space.
    Vec3 inside = steps_.front().first;
    for (const auto& [from, to] : steps_) {
      if (norm(from - way_.middle) < norm(inside - way_.middle)) inside = from;
    }
    way_.sill = highest - floor_under(scene_, inside);
  }

  void add_extents() {
    const auto extent = [](const auto& places, Vec3 axis) {
      double low = std::numeric_limits<double>::infinity();
      double high = -low;
      for (const Vec3 at : places) {
        low = std::min(low, dot(at, axis));
        high = std::max(high, dot(at, axis));
      }
      return high - low + SpaceGrid::kBall;
    };
    std::vector<Vec3> middles;
    for (const auto& [from, to] : steps_) middles.push_back((from + to) * 0.5);
    way_.depth = extent(cells_.at, way_.out);
    way_.breadth = extent(middles, first_);
    way_.span = extent(cells_.at, first_);
    if (!is_steep()) return;
    way_.breadth = std::min(way_.breadth, extent(middles, second_));
    way_.span = std::max(way_.span, extent(cells_.at, second_));
  }

  const Scene& scene_;
  const SpaceGrid& grid_;
  const SpaceCells& cells_;
  const Steps& steps_;
  Vec3 middle_;
  Vec3 first_;
  Vec3 second_;
  Planes planes_;
  WayOut way_;
};

}  // namespace

double floor_under(const Scene& scene, Vec3 at) {
  const auto hit = scene.tree.first_hit(at, -kUp, at.z - scene.ground);
  return hit ? at.z - hit->distance : scene.ground;
}

WayOut way_out_of(const Scene& scene, const SpaceGrid& grid, const SpaceCells& cells,
                  const std::vector<std::pair<Vec3, Vec3>>& steps) {
  return Through(scene, grid, cells, steps).run();
}

Space measured(const Scene& scene, const SpaceGrid& grid, const SpaceCells& cells) {
  return Measure(scene, grid, cells).run();
}

}  // namespace plano::checks
