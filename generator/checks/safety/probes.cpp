// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/probes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <queue>

#include "base/trig.h"
#include "checks/segment.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kFar = std::numeric_limits<double>::infinity();
/// Nodes of a tree that wait while one is looked at: one for each level, of halves of 2^63 at most.
constexpr std::size_t kMostOpen = 65;

double squared_to_box(Vec3 p, const PlanBox& box) {
  const double x = std::max({box.low_x - p.x, 0.0, p.x - box.high_x});
  const double y = std::max({box.low_y - p.y, 0.0, p.y - box.high_y});
  return x * x + y * y;
}

double turn(Vec3 o, Vec3 a, Vec3 b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// Between two sides; zero where they cross.
double side_to_side(Vec3 a, Vec3 b, Vec3 c, Vec3 d) {
  if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return 0;
  return std::min(std::min(geometry::norm(a - nearest_on_segment(a, c, d)),
                           geometry::norm(b - nearest_on_segment(b, c, d))),
                  std::min(geometry::norm(c - nearest_on_segment(c, a, b)),
                           geometry::norm(d - nearest_on_segment(d, a, b))));
}

/// Whether a way to the right of `p` may cross what lies in the box.
bool is_level_with(Vec3 p, const PlanBox& box) {
  return box.low_y <= p.y && p.y <= box.high_y && p.x <= box.high_x;
}

PlanBox united(const PlanBox& a, const PlanBox& b) {
  return {std::min(a.low_x, b.low_x), std::min(a.low_y, b.low_y), std::max(a.high_x, b.high_x),
          std::max(a.high_y, b.high_y)};
}

bool meet(const PlanBox& a, const PlanBox& b) {
  return a.low_x <= b.high_x && b.low_x <= a.high_x && a.low_y <= b.high_y && b.low_y <= a.high_y;
}

/// Around all places within `by` of the line from a to b.
PlanBox box_around(Vec3 a, Vec3 b, double by) {
  const PlanBox box = united(plan_box({{a}}), plan_box({{b}}));
  return {box.low_x - by, box.low_y - by, box.high_x + by, box.high_y + by};
}

/// Whether a side has a part inside an upright rectangle around the origin.
bool enters(Vec3 a, Vec3 b, double half_x, double half_y) {
  double low = 0;
  double high = 1;
  const Vec3 d = b - a;
  const std::array<std::array<double, 3>, 2> axes = {{{a.x, d.x, half_x}, {a.y, d.y, half_y}}};
  for (const auto& [from, step, half] : axes) {
    if (step == 0) {
      if (std::fabs(from) >= half) return false;
      continue;
    }
    const double t1 = (-half - from) / step;
    const double t2 = (half - from) / step;
    low = std::max(low, std::min(t1, t2));
    high = std::min(high, std::max(t1, t2));
  }
  return low < high;
}

}  // namespace

FreeArea::FreeArea(const std::vector<Loop>& loops, const std::vector<Lid>& lids)
    : box_(plan_box(loops)) {
  constexpr std::size_t kStretch = 8;
  for (const Loop& loop : loops) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      if (i % kStretch == 0) stretches_.push_back({sides_.size(), 0, plan_box({{loop[i]}})});
      sides_.push_back({loop[i], loop[i + 1 == loop.size() ? 0 : i + 1], false});
      sides_.back().lid = std::any_of(lids.begin(), lids.end(), [&](const Lid& lid) {
        return lid.first == sides_.back().a && lid.second == sides_.back().b;
      });
      Stretch& stretch = stretches_.back();
      ++stretch.count;
      stretch.box = united(stretch.box, plan_box({{sides_.back().b}}));
    }
  }
  if (stretches_.empty()) return;
  nodes_.resize(1);
  split(0, 0, stretches_.size());
}

void FreeArea::split(std::size_t node, std::size_t first, std::size_t count) {
  constexpr std::size_t kLeaf = 4;
  Node all{stretches_[first].box, first, count};
  for (std::size_t i = first; i < first + count; ++i) all.box = united(all.box, stretches_[i].box);
  if (count > kLeaf) {
    const bool wide = all.box.high_x - all.box.low_x > all.box.high_y - all.box.low_y;
    const auto place = [&](const Stretch& one) {  // of no two the same
      const PlanBox& box = one.box;
      return std::pair{wide ? box.low_x + box.high_x : box.low_y + box.high_y, one.first};
    };
    const std::size_t half = count / 2;
    const auto begin = stretches_.begin() + static_cast<std::ptrdiff_t>(first);
    std::nth_element(begin, begin + static_cast<std::ptrdiff_t>(half),
                     begin + static_cast<std::ptrdiff_t>(count),
                     [&](const Stretch& a, const Stretch& b) { return place(a) < place(b); });
    all.first = nodes_.size();
    all.count = 0;
    nodes_.resize(nodes_.size() + 2);
    split(all.first, first, half);
    split(all.first + 1, first + half, count - half);
  }
  nodes_[node] = all;
}

void FreeArea::look_at(const Stretch& stretch, Vec3 p, double& squared, bool& free) const {
  const bool near = squared_to_box(p, stretch.box) < squared;
  if (!near && !is_level_with(p, stretch.box)) return;
  for (std::size_t i = stretch.first; i < stretch.first + stretch.count; ++i) {
    const Vec3 a = sides_[i].a;
    const Vec3 b = sides_[i].b;
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * ((p.y - a.y) / (b.y - a.y))) {
      free = !free;
    }
    if (!near) continue;
    const Vec3 off = p - nearest_on_segment(p, a, b);
    squared = std::min(squared, dot(off, off));
  }
}

double FreeArea::clearance(Vec3 p) const {
  double squared = kFar;
  bool free = false;
  std::array<std::size_t, kMostOpen> open{};
  std::size_t count = nodes_.empty() ? 0 : 1;
  while (count > 0) {
    const Node& node = nodes_[open[--count]];
    if (squared_to_box(p, node.box) >= squared && !is_level_with(p, node.box)) continue;
    if (node.count == 0) {
      const bool first_is_nearer = squared_to_box(p, nodes_[node.first].box) <=
                                   squared_to_box(p, nodes_[node.first + 1].box);
      open[count++] = first_is_nearer ? node.first + 1 : node.first;
      open[count++] = first_is_nearer ? node.first : node.first + 1;
      continue;
    }
    for (std::size_t i = node.first; i < node.first + node.count; ++i) {
      look_at(stretches_[i], p, squared, free);
    }
  }
  return free ? std::sqrt(squared) : -std::sqrt(squared);
}

Vec3 FreeArea::nearest(Vec3 p) const {
  double squared = kFar;
  Vec3 best = p;
  std::size_t best_side = 0;  // of two as near the first
  std::array<std::size_t, kMostOpen> open{};
  std::size_t count = nodes_.empty() ? 0 : 1;
  while (count > 0) {
    const Node& node = nodes_[open[--count]];
    if (squared_to_box(p, node.box) > squared) continue;
    if (node.count == 0) {
      open[count++] = node.first + 1;
      open[count++] = node.first;
      continue;
    }
    for (std::size_t s = node.first; s < node.first + node.count; ++s) {
      const Stretch& stretch = stretches_[s];
      for (std::size_t i = stretch.first; i < stretch.first + stretch.count; ++i) {
        if (sides_[i].lid) continue;
        const Vec3 on = nearest_on_segment(p, sides_[i].a, sides_[i].b);
        const double here = dot(p - on, p - on);
        if (here > squared || (here == squared && i > best_side)) continue;
        squared = here;
        best = on;
        best_side = i;
      }
    }
  }
  return best;
}

template <class Use>
bool FreeArea::all_near(const PlanBox& box, const Use& use) const {
  std::vector<std::size_t> open;
  if (!nodes_.empty()) open.push_back(0);
  while (!open.empty()) {
    const Node& node = nodes_[open.back()];
    open.pop_back();
    if (!meet(node.box, box)) continue;
    if (node.count == 0) {
      open.push_back(node.first + 1);
      open.push_back(node.first);
      continue;
    }
    for (std::size_t s = node.first; s < node.first + node.count; ++s) {
      const Stretch& stretch = stretches_[s];
      for (std::size_t i = stretch.first; i < stretch.first + stretch.count; ++i) {
        if (!use(sides_[i])) return false;
      }
    }
  }
  return true;
}

bool FreeArea::takes_stadium(Vec3 a, Vec3 b, double radius) const {
  if (clearance((a + b) * 0.5) < radius) return false;
  return all_near(box_around(a, b, radius),
                  [&](const Side& side) { return side_to_side(a, b, side.a, side.b) >= radius; });
}

bool FreeArea::takes_rectangle(Vec3 middle, Vec3 along, double length, double width) const {
  if (clearance(middle) < width / 2) return false;
  const Vec3 across{-along.y, along.x, 0};
  const auto local = [&](Vec3 p) {
    return Vec3{dot(p - middle, along), dot(p - middle, across), 0};
  };
  return all_near(box_around(middle, middle, (length + width) / 2), [&](const Side& side) {
    return !enters(local(side.a), local(side.b), length / 2, width / 2);
  });
}

namespace {

struct Cell {
  double most = 0;  // what no place in it can exceed
  Vec3 middle;
  double half = 0;
  double degrees = 0;
  double half_degrees = 0;
  std::size_t number = 0;  // order of making: ties
};
struct Less {
  bool operator()(const Cell& a, const Cell& b) const {
    return a.most != b.most ? a.most < b.most : a.number > b.number;
  }
};
using Queue = std::priority_queue<Cell, std::vector<Cell>, Less>;

constexpr double kDiagonal = 1.4142135623730951;

/// Square cells that cover a box.
std::vector<Cell> cells_over(const PlanBox& box) {
  constexpr double kMostPerSide = 40;
  const double width = box.high_x - box.low_x;
  const double height = box.high_y - box.low_y;
  const double side =
      std::max({std::min(width, height), std::max(width, height) / kMostPerSide, 1e-3});
  std::vector<Cell> cells;
  for (double x = box.low_x; x < box.high_x; x += side) {
    for (double y = box.low_y; y < box.high_y; y += side) {
      cells.push_back({0, {x + side / 2, y + side / 2, 0}, side / 2, 0, 0, 0});
    }
  }
  return cells;
}

/// Discs that the torso is more than, and where they sit on it: by them whole ranges of places and
/// directions are ruled out.
struct Core {
  Vec3 at;  // x along, y across
  double radius = 0;
  double reach = 0;  // from the middle
};

std::vector<Core> cores_of(bool sharp) {
  constexpr double kRadius = (kTorsoWidthMm - kProbeSlackMm) / 2;
  constexpr double kEnd = (kTorsoLengthMm - kProbeSlackMm) / 2;
  std::vector<Core> cores;
  const auto add = [&cores](Vec3 at, double radius) {
    cores.push_back({at, radius, geometry::norm(at)});
  };
  add({0, 0, 0}, kRadius);
  constexpr int kAlong = 8;
  for (int k = kAlong; k > 0; --k) {
    for (const double sign : {1.0, -1.0}) {
      add({sign * (kEnd - kRadius) * k / kAlong, 0, 0}, kRadius);
    }
  }
  if (!sharp) return cores;
  for (const double radius : {0.0, 3.0, 9.0, 20.0}) {
    for (const double x : {1.0, -1.0}) {
      for (const double y : {1.0, -1.0})
        add({x * (kEnd - radius), y * (kRadius - radius), 0}, radius);
    }
  }
  return cores;
}

class TorsoSearch {
 public:
  TorsoSearch(const FreeArea& area, bool sharp)
      : area_(area), sharp_(sharp), cores_(cores_of(sharp)) {}

  TorsoFit run() {
    constexpr int kDirections = 12;
    for (const Cell& cell : cells_over(area_.box())) {
      for (int k = 0; k < kDirections; ++k) {
        Cell one = cell;
        one.half_degrees = 90.0 / kDirections;
        one.degrees = (2 * k + 1) * one.half_degrees;
        push(one);
      }
    }
    while (!queue_.empty()) {
      const Cell cell = queue_.top();
      queue_.pop();
      if (takes(cell)) return {Fits::yes, cell.middle, along(cell.degrees)};
      if (made_ > kMostLooks) return {Fits::unknown, cell.middle, along(cell.degrees)};
      split(cell);
    }
    return {};
  }

 private:
  static Vec3 along(double degrees) { return {cos_degrees(degrees), sin_degrees(degrees), 0}; }

  void push(Cell cell) {
    const Vec3 x = along(cell.degrees);
    const Vec3 y{-x.y, x.x, 0};
    const double shift = cell.half * kDiagonal;
    const double swing = cell.half_degrees * kPi / 180;
    cell.most = kFar;
    for (const Core& core : cores_) {
      const double clear = area_.clearance(cell.middle + x * core.at.x + y * core.at.y);
      cell.most = std::min(cell.most, clear - core.radius + shift + core.reach * swing);
      if (cell.most < 0) return;
    }
    cell.number = made_++;
    queue_.push(cell);
  }

  bool takes(const Cell& cell) const {
    const Vec3 x = along(cell.degrees);
    const double width = kTorsoWidthMm - kProbeSlackMm;
    const double length = kTorsoLengthMm - kProbeSlackMm;
    if (sharp_) return area_.takes_rectangle(cell.middle, x, length, width);
    const Vec3 half = x * ((length - width) / 2);
    return area_.takes_stadium(cell.middle - half, cell.middle + half, width / 2);
  }

  void split(const Cell& cell) {
    const double swing = cell.half_degrees * kPi / 180 * (kTorsoLengthMm / 2);
    if (swing > cell.half * kDiagonal) {
      for (const double sign : {-0.5, 0.5}) {
        Cell one = cell;
        one.half_degrees = cell.half_degrees / 2;
        one.degrees = cell.degrees + sign * cell.half_degrees;
        push(one);
      }
      return;
    }
    for (const double x : {-0.5, 0.5}) {
      for (const double y : {-0.5, 0.5}) {
        Cell one = cell;
        one.half = cell.half / 2;
        one.middle = cell.middle + Vec3{x * cell.half, y * cell.half, 0};
        push(one);
      }
    }
  }

  const FreeArea& area_;
  bool sharp_;
  std::vector<Core> cores_;
  Queue queue_;
  std::size_t made_ = 0;
};

}  // namespace

TorsoFit torso_fit(const FreeArea& area, bool sharp) {
  return TorsoSearch(area, sharp).run();
}

LargestDisc largest_disc(const FreeArea& area) {
  constexpr double kFineMm = 0.004;
  constexpr double kCoarseMm = 1;
  constexpr double kFineUpToMm = 120;
  LargestDisc best;
  double radius = 0;
  Queue queue;
  std::size_t looks = 0;
  const auto push = [&](Cell cell) {
    const double clear = area.clearance(cell.middle);
    if (clear > radius) {
      radius = clear;
      best.centre = cell.middle;
    }
    cell.most = clear + cell.half * kDiagonal;
    cell.number = looks++;
    if (cell.most > radius) queue.push(cell);
  };
  for (const Cell& cell : cells_over(area.box())) push(cell);
  double most = 0;  // of what is left when the search ends
  while (!queue.empty()) {
    const Cell cell = queue.top();
    queue.pop();
    const double fine = radius > kFineUpToMm ? kCoarseMm : kFineMm;
    if (cell.most <= radius + fine || looks > kMostLooks) {
      most = cell.most;
      break;
    }
    for (const double x : {-0.5, 0.5}) {
      for (const double y : {-0.5, 0.5}) {
        push({0, cell.middle + Vec3{x * cell.half, y * cell.half, 0}, cell.half / 2, 0, 0, 0});
      }
    }
  }
  best.diameter = 2 * radius;
  best.at_most = 2 * std::max(radius, most);
  return best;
}

}  // namespace plano::checks
