// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/convex.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "geometry/exact/triangulate.h"

namespace plano::nesting {
namespace {

using Index = std::uint32_t;
using Loop = std::vector<Index>;
using Side = std::pair<Index, Index>;

struct Numbered {
  std::vector<Vec> points;
  std::vector<geometry::Point> lattice;
  std::vector<Loop> loops;

  void add(const Ring& ring) {
    Loop& loop = loops.emplace_back();
    for (const Vec p : ring) {
      loop.push_back(static_cast<Index>(points.size()));
      points.push_back(p);
      lattice.push_back({Length::nearest_to_mm(p.x), Length::nearest_to_mm(p.y)});
    }
  }
};

// Whether the corner a-b-c turns left or runs on straight.
bool convex(const Numbered& in, Index a, Index b, Index c) {
  const Vec first = in.points[b] - in.points[a];
  const Vec second = in.points[c] - in.points[b];
  return cross(first, second) >= -1e-12 * norm(first) * norm(second);
}

std::size_t place_of(const Loop& loop, Index vertex) {
  return static_cast<std::size_t>(std::find(loop.begin(), loop.end(), vertex) - loop.begin());
}

// The two pieces beside the side u-v (u before v in `left`) as one, if that is convex.
bool merge(const Numbered& in, Loop& left, const Loop& right, Index u, Index v) {
  const std::size_t n = left.size();
  const std::size_t m = right.size();
  const std::size_t i = place_of(left, u);
  const std::size_t j = place_of(right, v);
  if (!convex(in, left[(i + n - 1) % n], u, right[(j + 2) % m]) ||
      !convex(in, right[(j + m - 1) % m], v, left[(i + 2) % n])) {
    return false;
  }
  Loop joined;
  for (std::size_t k = 0; k < n; ++k) joined.push_back(left[(i + 1 + k) % n]);
  for (std::size_t k = 2; k < m; ++k) joined.push_back(right[(j + k) % m]);
  left = std::move(joined);
  return true;
}

}  // namespace

std::vector<Ring> convex_pieces(const Polygon& polygon) {
  Numbered in;
  in.add(polygon.outer);
  for (const Ring& hole : polygon.holes) in.add(hole);
  std::vector<Loop> pieces;
  std::map<Side, std::size_t> piece_left_of;
  for (const auto& t : geometry::exact::triangulate(in.lattice, in.loops)) {
    for (std::size_t k = 0; k < 3; ++k) piece_left_of[{t[k], t[(k + 1) % 3]}] = pieces.size();
    pieces.push_back({t[0], t[1], t[2]});
  }
  // Longest first: short diagonals between near vertices are what one would keep by eye.
  std::vector<Side> inner;
  for (const auto& [side, piece] : piece_left_of) {
    if (side.first < side.second && piece_left_of.contains({side.second, side.first})) {
      inner.push_back(side);
    }
  }
  const auto length = [&](const Side& s) { return norm(in.points[s.first] - in.points[s.second]); };
  std::stable_sort(inner.begin(), inner.end(),
                   [&](const Side& a, const Side& b) { return length(a) > length(b); });
  for (const auto& [u, v] : inner) {
    const std::size_t left = piece_left_of.at({u, v});
    const std::size_t right = piece_left_of.at({v, u});
    if (left == right || !merge(in, pieces[left], pieces[right], u, v)) continue;
    for (std::size_t k = 0; k < pieces[right].size(); ++k) {
      const Side side{pieces[right][k], pieces[right][(k + 1) % pieces[right].size()]};
      if (piece_left_of.at(side) == right) piece_left_of[side] = left;
    }
    pieces[right].clear();
  }
  std::vector<Ring> rings;
  for (const Loop& piece : pieces) {
    if (piece.empty()) continue;
    Ring& ring = rings.emplace_back();
    for (const Index i : piece) ring.push_back(in.points[i]);
  }
  return rings;
}

Figure figure_of(const std::vector<Polygon>& polygons) {
  Figure figure;
  for (const Polygon& polygon : polygons) {
    figure.border.push_back(polygon.outer);
    figure.border.insert(figure.border.end(), polygon.holes.begin(), polygon.holes.end());
    for (Ring& piece : convex_pieces(polygon)) figure.pieces.push_back(std::move(piece));
  }
  return figure;
}

Figure turned(const Figure& figure, const Pose& pose) {
  Figure result;
  for (const Ring& ring : figure.border) result.border.push_back(turned(ring, pose));
  for (const Ring& piece : figure.pieces) result.pieces.push_back(turned(piece, pose));
  return result;
}

}  // namespace plano::nesting
