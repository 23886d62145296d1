// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/floor_outline.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr std::size_t kMostSides = 4000;
constexpr std::size_t kMostPieces = 1500;
/// Shorter pieces are left by rounding.
constexpr double kLeastMm = 0.05;
/// From the end of one piece to the beginning of the next: the diagonal of a gap, and some.
constexpr double kLinkGaps = 1.5;
/// Sides face each other if their ways outwards lie more than this apart (cosine).
constexpr double kFacing = -0.1;

struct Side {
  Vec3 from;
  Vec3 to;
  Vec3 along;  // unit, in plan
  Vec3 out;
  double length = 0;  // in plan
};

struct Range {
  double low = 0;
  double high = 0;
};

std::vector<Side> sides_of(const std::vector<Loop>& contours) {
  std::vector<Side> sides;
  for (const Loop& loop : contours) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      Side side{loop[i], loop[i + 1 == loop.size() ? 0 : i + 1], {}, {}, 0};
      const Vec3 flat{side.to.x - side.from.x, side.to.y - side.from.y, 0};
      side.length = geometry::norm(flat);
      if (side.length == 0) continue;
      side.along = flat * (1 / side.length);
      side.out = {side.along.y, -side.along.x, 0};
      sides.push_back(side);
    }
  }
  return sides;
}

/// Where along `side` a foot steps over to `other`.
std::optional<Range> bridged(const Side& side, const Side& other, double gap) {
  if (dot(side.out, other.out) > kFacing) return std::nullopt;
  const Vec3 a = other.from - side.from;
  const Vec3 b = other.to - side.from;
  double u0 = dot(a, side.out), u1 = dot(b, side.out);
  double t0 = dot(a, side.along), t1 = dot(b, side.along);
  const double low = -kHeightsMm;
  const double high = gap + kHeightsMm;
  if (std::max(u0, u1) < low || std::min(u0, u1) > high) return std::nullopt;
  // What of `other` lies within the gap.
  const auto clip = [&](double& u, double& t, double other_u, double other_t) {
    const double bound = std::clamp(u, low, high);
    if (bound == u) return;
    t += (other_t - t) * (bound - u) / (other_u - u);
    u = bound;
  };
  clip(u0, t0, u1, t1);
  clip(u1, t1, u0, t0);
  const Range range{std::max(0.0, std::min(t0, t1)), std::min(side.length, std::max(t0, t1))};
  if (range.high <= range.low) return std::nullopt;
  return range;
}

struct Piece {
  Vec3 from;
  Vec3 to;
};

/// What is left of a side.
void add_pieces(const Side& side, std::vector<Range> hidden, std::vector<Piece>& out) {
  std::sort(hidden.begin(), hidden.end(), [](Range a, Range b) { return a.low < b.low; });
  hidden.push_back({side.length, side.length});
  const Vec3 way = (side.to - side.from) * (1 / side.length);
  double from = 0;
  for (const Range& range : hidden) {
    if (range.low - from > kLeastMm) {
      const Vec3 start = from == 0 ? side.from : side.from + way * from;
      const Vec3 end = range.low == side.length ? side.to : side.from + way * range.low;
      out.push_back({start, end});
    }
    from = std::max(from, range.high);
  }
}

/// The next piece of each, the nearest first; nothing where one has none. A short piece that finds
/// no other, such as the end of a slot whose sides face each other, closes on itself.
std::optional<std::vector<std::size_t>> chained(const std::vector<Piece>& pieces, double reach) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> links;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t j = 0; j < pieces.size(); ++j) {
      const Vec3 link{pieces[j].from.x - pieces[i].to.x, pieces[j].from.y - pieces[i].to.y, 0};
      const double length = geometry::norm(link);
      if (length <= reach) links.emplace_back(i == j ? length + reach : length, i, j);
    }
  }
  std::sort(links.begin(), links.end());
  std::vector<std::size_t> next(pieces.size(), pieces.size());
  std::vector<bool> taken(pieces.size());
  std::size_t left = pieces.size();
  for (const auto& [length, i, j] : links) {
    if (next[i] != pieces.size() || taken[j]) continue;
    next[i] = j;
    taken[j] = true;
    --left;
  }
  if (left > 0) return std::nullopt;
  return next;
}

void append(Loop& loop, Vec3 p) {
  if (loop.empty() || geometry::norm(loop.back() - p) > kLeastMm) loop.push_back(p);
}

}  // namespace

std::vector<Loop> outline_of(const std::vector<Loop>& contours, double gap) {
  const std::vector<Side> sides = sides_of(contours);
  if (sides.size() > kMostSides) return contours;
  std::vector<Piece> pieces;
  bool any = false;
  for (const Side& side : sides) {
    std::vector<Range> hidden;
    for (const Side& other : sides) {
      if (&other == &side) continue;
      const auto range = bridged(side, other, gap);
      if (range) hidden.push_back(*range);
    }
    any = any || !hidden.empty();
    add_pieces(side, std::move(hidden), pieces);
  }
  if (!any || pieces.size() > kMostPieces) return contours;
  const auto next = chained(pieces, gap * kLinkGaps);
  if (!next) return contours;
  std::vector<Loop> outline;
  std::vector<bool> used(pieces.size());
  for (std::size_t first = 0; first < pieces.size(); ++first) {
    if (used[first]) continue;
    Loop loop;
    for (std::size_t at = first; !used[at]; at = (*next)[at]) {
      used[at] = true;
      append(loop, pieces[at].from);
      append(loop, pieces[at].to);
    }
    if (loop.size() > 1 && geometry::norm(loop.front() - loop.back()) <= kLeastMm) loop.pop_back();
    if (loop.size() >= 3) outline.push_back(std::move(loop));
  }
  return outline;
}

}  // namespace plano::checks
