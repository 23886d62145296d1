// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/pockets.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Corners this near a side of the hull lie on it.
constexpr double kOnHullMm = 0.005;

struct Corner {
  std::size_t piece = 0;
  std::size_t index = 0;
  friend auto operator<=>(const Corner&, const Corner&) = default;
};

/// The pieces that stand together, and the corners of theirs that lie on their hull.
class Group {
 public:
  explicit Group(std::vector<const Loop*> pieces) : pieces_(std::move(pieces)) { find_ring(); }

  std::vector<Outline> pockets() const {
    std::vector<Outline> all;
    std::vector<bool> used(ring_.size(), false);
    for (std::size_t k = 0; k < ring_.size(); ++k) {
      if (used[k] || is_side(k)) continue;
      Outline pocket = trace(k, used);
      if (pocket.loop.size() >= 3 && signed_area_mm2(pocket.loop) > 0) {
        all.push_back(std::move(pocket));
      }
    }
    add_islands(all);
    return all;
  }

 private:
  Vec3 at(Corner c) const { return (*pieces_[c.piece])[c.index]; }
  std::size_t after(std::size_t k) const { return k + 1 == ring_.size() ? 0 : k + 1; }
  /// A stretch of the hull that is a side of a piece itself.
  bool is_side(std::size_t k) const {
    const Corner a = ring_[k];
    const Corner b = ring_[after(k)];
    return a.piece == b.piece && (a.index + 1) % pieces_[a.piece]->size() == b.index;
  }

  void find_ring() {
    std::vector<Loop> loops;
    for (const Loop* piece : pieces_) loops.push_back(*piece);
    const Loop hull = hull_of(loops);
    for (std::size_t h = 0; h < hull.size(); ++h) {
      const Vec3 from = hull[h];
      const Vec3 side = hull[h + 1 == hull.size() ? 0 : h + 1] - from;
      const double length = geometry::norm(side);
      std::vector<std::pair<double, Corner>> on;
      for (std::size_t p = 0; p < loops.size(); ++p) {
        for (std::size_t i = 0; i < loops[p].size(); ++i) {
          const Vec3 to = loops[p][i] - from;
          const double along = dot(to, side) / length;
          const double off = std::fabs(side.x * to.y - side.y * to.x) / length;
          if (off < kOnHullMm && along >= 0 && along < length) on.push_back({along, {p, i}});
        }
      }
      std::sort(on.begin(), on.end());
      for (const auto& [along, corner] : on) {
        if (place_.emplace(corner, ring_.size()).second) ring_.push_back(corner);
      }
    }
  }

  /// Over a lid to the next piece, back along it with the free side on the left, to the next lid.
  Outline trace(std::size_t first, std::vector<bool>& used) const {
    Outline pocket;
    std::size_t k = first;
    do {
      if (used[k]) return {};
      used[k] = true;
      const Corner from = ring_[k];
      Corner c = ring_[after(k)];
      pocket.lids.emplace_back(at(from), at(c));
      pocket.loop.push_back(at(from));
      const std::size_t size = pieces_[c.piece]->size();
      std::size_t left = size;
      while (left > 0) {
        pocket.loop.push_back(at(c));
        c.index = (c.index + size - 1) % size;
        --left;
        if (place_.count(c) != 0) break;
      }
      const auto found = place_.find(c);
      if (found == place_.end()) return {};
      k = found->second;
    } while (k != first);
    return pocket;
  }

  void add_islands(std::vector<Outline>& pockets) const {
    for (std::size_t p = 0; p < pieces_.size(); ++p) {
      const auto lowest = place_.lower_bound({p, 0});
      if (lowest != place_.end() && lowest->first.piece == p) continue;
      for (Outline& pocket : pockets) {
        if (!covers({pocket.loop}, (*pieces_[p])[0])) continue;
        pocket.islands.push_back(*pieces_[p]);
        break;
      }
    }
  }

  std::vector<const Loop*> pieces_;
  std::vector<Corner> ring_;  // counter-clockwise
  std::map<Corner, std::size_t> place_;
};

}  // namespace

std::vector<Outline> pockets_of(const std::vector<Loop>& pieces) {
  std::vector<std::size_t> root(pieces.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&root](std::size_t p) {
    while (root[p] != p) p = root[p] = root[root[p]];
    return p;
  };
  std::vector<PlanBox> boxes;
  for (const Loop& piece : pieces) boxes.push_back(plan_box({piece}));
  for (std::size_t a = 0; a < pieces.size(); ++a) {
    for (std::size_t b = a + 1; b < pieces.size(); ++b) {
      const double x =
          std::max(boxes[a].low_x, boxes[b].low_x) - std::min(boxes[a].high_x, boxes[b].high_x);
      const double y =
          std::max(boxes[a].low_y, boxes[b].low_y) - std::min(boxes[a].high_y, boxes[b].high_y);
      if (std::max(x, y) >= kTogetherMm) continue;
      const auto [low, high] = std::minmax({find(a), find(b)});
      root[high] = low;
    }
  }
  std::map<std::size_t, std::vector<const Loop*>> groups;
  for (std::size_t p = 0; p < pieces.size(); ++p) groups[find(p)].push_back(&pieces[p]);
  std::vector<Outline> all;
  for (auto& [first, group] : groups) {
    for (Outline& pocket : Group(std::move(group)).pockets()) all.push_back(std::move(pocket));
  }
  return all;
}

}  // namespace plano::checks
