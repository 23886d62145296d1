// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/convex_sum.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plano::nesting {
namespace {

// Sines below this are rounding: the two sides run along one another.
constexpr double kParallel = 1e-9;
constexpr std::size_t kCells = 16;     // of the grid, along a side
constexpr std::size_t kFewSums = 100;  // which need none

std::size_t lowest(const Ring& ring) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (ring[i].y < ring[best].y || (ring[i].y == ring[best].y && ring[i].x < ring[best].x)) {
      best = i;
    }
  }
  return best;
}

// The sum of two convex rings: their sides in the order of their directions.
void add_up(const Ring& a, const Ring& b, Ring& sum) {
  const std::size_t n = a.size();
  const std::size_t m = b.size();
  const std::size_t first_a = lowest(a);
  const std::size_t first_b = lowest(b);
  sum.clear();
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < n || j < m) {
    const Vec pa = a[(first_a + i) % n];
    const Vec pb = b[(first_b + j) % m];
    sum.push_back(pa + pb);
    if (i == n) {
      ++j;
    } else if (j == m) {
      ++i;
    } else {
      const Vec side_a = a[(first_a + i + 1) % n] - pa;
      const Vec side_b = b[(first_b + j + 1) % m] - pb;
      const double turn = cross(side_a, side_b);
      const double slack = 1e-12 * norm(side_a) * norm(side_b);
      if (turn >= -slack) ++i;
      if (turn <= slack) ++j;
    }
  }
}

}  // namespace

ConvexSums::ConvexSums(const std::vector<Ring>& a, const std::vector<Ring>& b) {
  Ring ring;
  for (const Ring& mine : a) {
    for (const Ring& other : b) {
      add_up(mine, other, ring);
      Sum& sum = sums_.emplace_back();
      sum.first = static_cast<std::uint32_t>(lines_.size());
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec side = ring[i + 1 == ring.size() ? 0 : i + 1] - ring[i];
        const double length = norm(side);
        if (length == 0) continue;
        const Vec normal{-side.y / length, side.x / length};
        lines_.push_back({normal, dot(normal, ring[i])});
      }
      sum.end = static_cast<std::uint32_t>(lines_.size());
      boxes_.push_back(bounds(ring));
      all_.include(boxes_.back().low);
      all_.include(boxes_.back().high);
    }
  }
  size_ = std::max(all_.width(), all_.height());
  sort_by_size();
  fill_cells();
}

void ConvexSums::sort_by_size() {
  std::vector<std::size_t> order(sums_.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t s, std::size_t t) {
    return boxes_[s].width() * boxes_[s].height() > boxes_[t].width() * boxes_[t].height();
  });
  std::vector<Sum> sums;
  std::vector<Bounds> boxes;
  for (const std::size_t s : order) {
    sums.push_back(sums_[s]);
    boxes.push_back(boxes_[s]);
  }
  sums_ = std::move(sums);
  boxes_ = std::move(boxes);
}

ConvexSums::Cells ConvexSums::cells_of(const Bounds& box) const {
  const auto cell = [this](double at, double low, double width) {
    const double share = width > 0 ? (at - low) / width : 0;
    return static_cast<std::size_t>(std::clamp(share, 0.0, 1.0 - 1e-9) *
                                    static_cast<double>(along_));
  };
  return {cell(box.low.x, all_.low.x, all_.width()), cell(box.high.x, all_.low.x, all_.width()),
          cell(box.low.y, all_.low.y, all_.height()), cell(box.high.y, all_.low.y, all_.height())};
}

void ConvexSums::fill_cells() {
  along_ = sums_.size() < kFewSums ? 1 : kCells;
  cells_.resize(along_ * along_);
  seen_.assign(sums_.size(), 0);
  for (std::size_t s = 0; s < sums_.size(); ++s) {
    const Cells cells = cells_of(boxes_[s]);
    for (std::size_t y = cells.low_y; y <= cells.high_y; ++y) {
      for (std::size_t x = cells.low_x; x <= cells.high_x; ++x) {
        cells_[y * along_ + x].push_back(static_cast<std::uint32_t>(s));
      }
    }
  }
}

bool ConvexSums::inside_part(const Sum& sum, Vec p, Vec q, double deep, Share& share) const {
  const double parallel = kParallel * norm(q - p);
  share = {};
  for (std::uint32_t i = sum.first; i < sum.end; ++i) {
    const Line& line = lines_[i];
    const double start = dot(line.normal, p) - line.at;
    const double end = dot(line.normal, q) - line.at;
    if (start <= deep && end <= deep) return false;
    const double rise = end - start;
    if (std::fabs(rise) < parallel) continue;
    const double t = -start / rise;
    if (rise > 0) {
      share.from = std::max(share.from, t);
    } else {
      share.to = std::min(share.to, t);
    }
    if (share.from >= share.to) return false;
  }
  return true;
}

// What is left of the open shares without `covered`.
void ConvexSums::take_away(Share covered) {
  const std::size_t n = open_.size();
  for (std::size_t k = 0; k < n; ++k) {
    const Share share = open_[k];
    if (covered.from >= share.to || covered.to <= share.from) continue;
    open_[k].to = std::min(share.to, covered.from);
    if (covered.to < share.to) open_.push_back({std::max(share.from, covered.to), share.to});
  }
  std::erase_if(open_, [](const Share& share) { return share.to <= share.from; });
}

void ConvexSums::clip(std::size_t sum, Vec p, Vec q, double deep) {
  if (seen_[sum] == side_) return;
  seen_[sum] = side_;
  const Bounds& box = boxes_[sum];
  if (std::max(p.x, q.x) <= box.low.x || std::min(p.x, q.x) >= box.high.x ||
      std::max(p.y, q.y) <= box.low.y || std::min(p.y, q.y) >= box.high.y) {
    return;
  }
  Share share;
  if (inside_part(sums_[sum], p, q, deep, share)) take_away(share);
  if (open_.empty()) last_ = sum;
}

const std::vector<Share>& ConvexSums::outside(Vec p, Vec q, double deep) {
  ++side_;
  open_.assign(1, {});
  if (last_ < sums_.size()) clip(last_, p, q, deep);
  Bounds side;
  side.include(p);
  side.include(q);
  const Cells cells = cells_of(side);
  for (std::size_t y = cells.low_y; y <= cells.high_y; ++y) {
    for (std::size_t x = cells.low_x; x <= cells.high_x; ++x) {
      for (const std::uint32_t sum : cells_[y * along_ + x]) {
        if (open_.empty()) return open_;
        clip(sum, p, q, deep);
      }
    }
  }
  std::sort(open_.begin(), open_.end(),
            [](const Share& a, const Share& b) { return a.from < b.from; });
  return open_;
}

}  // namespace plano::nesting
