// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/chaining.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "foreign/limits.h"

namespace plano::foreign {
namespace {

using geometry::Point;

constexpr std::uint32_t kNone = 0xffffffff;
/// So many free ends of a cell are looked at: with more in one place, none is better than another.
constexpr int kMostLooks = 32;

/// End 2 k is where curve k starts, 2 k + 1 where it ends.
class Ends {
 public:
  explicit Ends(const std::vector<Curve>& curves)
      : curves_(curves), partner_(2 * curves.size(), kNone) {
    for (const Curve& curve : curves) {
      layer_of_.push_back(layers_.emplace(curve.layer, layers_.size()).first->second);
    }
  }

  Point at(std::uint32_t end) const {
    const Curve& curve = curves_[end / 2];
    return end % 2 == 0 ? start_of(curve) : end_of(curve);
  }
  std::uint32_t partner(std::uint32_t end) const { return partner_[end]; }

  /// Joins free ends that lie within `reach` of one another, each to the nearest.
  void join(Length reach);

 private:
  using Cell = std::tuple<std::size_t, std::int64_t, std::int64_t>;  // layer, column, row
  struct Held {
    std::vector<std::uint32_t> ends;
    std::size_t first_free = 0;
  };

  Cell cell_of(std::uint32_t end, Length size) const {
    const Point p = at(end);
    const auto floored = [&](Length a) {
      const std::int64_t q = a.nm() / size.nm();
      return a.nm() % size.nm() < 0 ? q - 1 : q;
    };
    return {layer_of_[end / 2], floored(p.x), floored(p.y)};
  }
  std::uint32_t nearest(std::uint32_t end, Length reach, std::map<Cell, Held>& cells) const;

  /// Nothing closes a straight line by itself, however short it is.
  bool is_line(std::uint32_t curve) const {
    return curves_[curve].pieces.size() == 1 && !curves_[curve].pieces[0].arc;
  }

  const std::vector<Curve>& curves_;
  std::vector<std::uint32_t> partner_;
  std::map<std::string, std::size_t> layers_;
  std::vector<std::size_t> layer_of_;
};

std::uint32_t Ends::nearest(std::uint32_t end, Length reach, std::map<Cell, Held>& cells) const {
  const auto [layer, column, row] = cell_of(end, reach);
  std::uint32_t best = kNone;
  Length least = reach + 1_nm;
  for (std::int64_t dx = -1; dx <= 1; ++dx) {
    for (std::int64_t dy = -1; dy <= 1; ++dy) {
      const auto held = cells.find({layer, column + dx, row + dy});
      if (held == cells.end()) continue;
      auto& [ends, first] = held->second;
      while (first < ends.size() && partner_[ends[first]] != kNone) ++first;
      int looks = 0;
      for (std::size_t k = first; k < ends.size() && looks < kMostLooks; ++k) {
        ++looks;
        const bool own = ends[k] / 2 == end / 2;
        if (ends[k] == end || partner_[ends[k]] != kNone || (own && is_line(end / 2))) continue;
        const Length off = geometry::distance(at(end), at(ends[k]));
        if (off < least) {
          least = off;
          best = ends[k];
        }
      }
    }
  }
  return best;
}

void Ends::join(Length reach) {
  std::map<Cell, Held> cells;
  for (std::uint32_t end = 0; end < partner_.size(); ++end) {
    if (partner_[end] == kNone) cells[cell_of(end, reach)].ends.push_back(end);
  }
  for (std::uint32_t end = 0; end < partner_.size(); ++end) {
    if (partner_[end] != kNone) continue;
    const std::uint32_t other = nearest(end, reach, cells);
    if (other == kNone) continue;
    partner_[end] = other;
    partner_[other] = end;
  }
}

}  // namespace

Point start_of(const Curve& curve) {
  return curve.pieces.front().start;
}
Point end_of(const Curve& curve) {
  return curve.pieces.back().end;
}

std::vector<Chain> chained(const std::vector<Curve>& curves) {
  Ends ends(curves);
  ends.join(kCoincident);
  ends.join(kJoined);
  std::vector<Chain> chains;
  std::vector<char> walked(curves.size(), 0);
  // Walks on from a loose or joined end; `at` is the end by which the curve is entered.
  const auto walk = [&](std::uint32_t at) {
    Chain chain;
    const std::uint32_t first = at;
    while (walked[at / 2] == 0) {
      walked[at / 2] = 1;
      chain.links.push_back({at / 2, at % 2 == 1});
      const std::uint32_t next = ends.partner(at ^ 1U);
      if (next == kNone) break;
      at = next;
      chain.closed = at == first;
    }
    chains.push_back(std::move(chain));
  };
  for (std::uint32_t end = 0; end < 2 * curves.size(); ++end) {
    if (ends.partner(end) == kNone && walked[end / 2] == 0) walk(end);  // open ones from an end
  }
  for (std::uint32_t end = 0; end < 2 * curves.size(); end += 2) {
    if (walked[end / 2] == 0) walk(end);
  }
  // In the order drawn.
  const auto first_of = [](const Chain& chain) {
    std::uint32_t least = kNone;
    for (const Chain::Link& link : chain.links) least = std::min(least, link.curve);
    return least;
  };
  std::sort(chains.begin(), chains.end(),
            [&](const Chain& a, const Chain& b) { return first_of(a) < first_of(b); });
  return chains;
}

}  // namespace plano::foreign
