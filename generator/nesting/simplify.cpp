// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/simplify.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>

namespace plano::nesting {
namespace {

constexpr double kSame = 1e-5;  // mm: two corners this near are one
/// Of a cell: cells this near to an edge are its own, too, so that rounding hides no crossing.
constexpr double kBeside = 1e-6;
/// Edges looked at: half a second. Outlines in which every edge runs beside a thousand others keep
/// the corners that are left then.
constexpr std::size_t kMostLookedAt = 50'000'000;

double distance_to_segment(Vec p, Vec a, Vec b) {
  const Vec along = b - a;
  const double squared = dot(along, along);
  const double t = squared > 0 ? std::clamp(dot(p - a, along) / squared, 0.0, 1.0) : 0.0;
  return norm(p - (a + along * t));
}

// Strictly, or touching: anything but apart.
bool meet(Vec a, Vec b, Vec c, Vec d) {
  const auto sign = [](double v) { return v > 0 ? 1 : v < 0 ? -1 : 0; };
  const int c_side = sign(cross(b - a, c - a));
  const int d_side = sign(cross(b - a, d - a));
  const int a_side = sign(cross(d - c, a - c));
  const int b_side = sign(cross(d - c, b - c));
  if (c_side == 0 && d_side == 0) {
    return std::max(std::min(a.x, b.x), std::min(c.x, d.x)) <=
               std::min(std::max(a.x, b.x), std::max(c.x, d.x)) &&
           std::max(std::min(a.y, b.y), std::min(c.y, d.y)) <=
               std::min(std::max(a.y, b.y), std::max(c.y, d.y));
  }
  return c_side * d_side <= 0 && a_side * b_side <= 0;
}

// All edges of a polygon in a grid, by the number of the corner they start from.
class Edges {
 public:
  Edges(const Bounds& box, std::size_t count)
      : low_(box.low),
        cell_(std::max(box.width(), box.height()) /
              std::max(1.0, std::sqrt(static_cast<double>(count)))) {
    if (!(cell_ > 0)) cell_ = 1;
  }
  void add(std::uint32_t from, std::uint32_t to, Vec a, Vec b) {
    visit(a, b, [&](std::uint64_t key) {
      cells_[key].push_back({from, to});
      ++looked_at_;
    });
  }
  void remove(std::uint32_t from, std::uint32_t to, Vec a, Vec b) {
    visit(a, b, [&](std::uint64_t key) {
      looked_at_ += cells_[key].size();
      std::erase(cells_[key], Entry{from, to});
    });
  }
  // Whether a-b meets an edge that has none of the corners `but`.
  template <typename But>
  bool crossed(Vec a, Vec b, const std::vector<Vec>& points, const But& but) {
    bool result = false;
    visit(a, b, [&](std::uint64_t key) {
      const auto cell = cells_.find(key);
      if (cell == cells_.end() || result) return;
      looked_at_ += cell->second.size();
      for (const Entry& e : cell->second) {
        if (result || but(e.from) || but(e.to)) continue;
        result = meet(a, b, points[e.from], points[e.to]);
      }
    });
    return result;
  }
  /// What all questions cost so far.
  std::size_t looked_at() const { return looked_at_; }

 private:
  struct Entry {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::int64_t index(double v, double low) const {
    return static_cast<std::int64_t>(std::floor((v - low) / cell_));
  }
  // The cells an edge runs through, and some it just misses.
  template <typename Do>
  void visit(Vec a, Vec b, const Do& act) const {
    if (b.x < a.x) std::swap(a, b);
    const double slope = b.x > a.x ? (b.y - a.y) / (b.x - a.x) : 0;
    const double slack = kBeside * cell_;
    const bool upright = b.x <= a.x;
    const auto height_at = [&](double x) {
      return std::clamp(a.y + (x - a.x) * slope, std::min(a.y, b.y), std::max(a.y, b.y));
    };
    const std::int64_t last = index(b.x + slack, low_.x);
    for (std::int64_t x = index(a.x - slack, low_.x); x <= last; ++x) {
      const double left = low_.x + static_cast<double>(x) * cell_;
      const double enter = upright ? a.y : height_at(std::clamp(left, a.x, b.x));
      const double leave = upright ? b.y : height_at(std::clamp(left + cell_, a.x, b.x));
      const std::int64_t top = index(std::max(enter, leave) + slack, low_.y);
      for (std::int64_t y = index(std::min(enter, leave) - slack, low_.y); y <= top; ++y) {
        act((static_cast<std::uint64_t>(x) << 32) ^ (static_cast<std::uint64_t>(y) & 0xffffffff));
      }
    }
  }
  Vec low_;
  double cell_;
  std::unordered_map<std::uint64_t, std::vector<Entry>> cells_;  // asked by key only
  std::size_t looked_at_ = 0;
};

class Simplifier {
 public:
  explicit Simplifier(const Polygon& polygon) : edges_(box_of(polygon), count(polygon)) {
    add(polygon.outer);
    for (const Ring& hole : polygon.holes) add(hole);
  }

  void run(double bound) {
    // Flat notches first: what is done with a small step leaves more of the bound for later.
    for (const double share : {0.125, 0.25, 0.5, 1.0}) {
      bool changed = true;
      while (changed && edges_.looked_at() < kMostLookedAt) {
        changed = false;
        for (const std::uint32_t start : starts_) changed |= round(start, bound * share);
      }
    }
  }

  Polygon result() const {
    Polygon polygon;
    for (std::size_t k = 0; k < starts_.size(); ++k) {
      Ring ring;
      std::uint32_t i = alive(starts_[k]);
      const std::uint32_t first = i;
      do {
        ring.push_back(points_[i]);
        i = next_[i];
      } while (i != first);
      if (k == 0) {
        polygon.outer = std::move(ring);
      } else {
        polygon.holes.push_back(std::move(ring));
      }
    }
    return polygon;
  }

 private:
  static Bounds box_of(const Polygon& p) { return bounds(p.outer); }
  static std::size_t count(const Polygon& p) {
    std::size_t sum = p.outer.size();
    for (const Ring& hole : p.holes) sum += hole.size();
    return sum;
  }

  void add(const Ring& given) {
    Ring ring;
    for (const Vec p : given) {
      if (ring.empty() || norm(p - ring.back()) > kSame) ring.push_back(p);
    }
    while (ring.size() > 1 && norm(ring.front() - ring.back()) <= kSame) ring.pop_back();
    const auto first = static_cast<std::uint32_t>(points_.size());
    const auto n = static_cast<std::uint32_t>(ring.size());
    for (std::uint32_t i = 0; i < n; ++i) {
      points_.push_back(ring[i]);
      next_.push_back(first + (i + 1) % n);
      before_.push_back(first + (i + n - 1) % n);
      strayed_.push_back(0);
      gone_.push_back(false);
      edges_.add(first + i, first + (i + 1) % n, ring[i], ring[(i + 1) % n]);
    }
    starts_.push_back(first);
  }

  std::uint32_t alive(std::uint32_t i) const {
    while (gone_[i]) i = next_[i];
    return i;
  }
  bool left_turn(std::uint32_t i) const {
    return cross(points_[i] - points_[before_[i]], points_[next_[i]] - points_[i]) > 0;
  }

  bool round(std::uint32_t start, double bound) {
    bool changed = false;
    std::uint32_t i = alive(start);
    std::uint32_t steps = 0;
    std::uint32_t length = 1;
    for (std::uint32_t k = next_[i]; k != i; k = next_[k]) ++length;
    for (; steps < length && length > 3 && edges_.looked_at() < kMostLookedAt; ++steps) {
      const std::uint32_t following = next_[i];
      if (fill_notch(i, bound) || extend_over(i, bound)) {
        changed = true;
        --length;
      }
      i = gone_[following] ? alive(following) : following;
    }
    return changed;
  }

  void unlink(std::uint32_t i) {
    next_[before_[i]] = next_[i];
    before_[next_[i]] = before_[i];
    gone_[i] = true;
  }

  // A corner that turns right goes: the edge over it lies outside.
  bool fill_notch(std::uint32_t i, double bound) {
    if (left_turn(i)) return false;
    const std::uint32_t a = before_[i];
    const std::uint32_t c = next_[i];
    const double stray = strayed_[i] + distance_to_segment(points_[i], points_[a], points_[c]);
    if (stray > bound) return false;
    const auto own = [&](std::uint32_t k) { return k == i || k == a || k == c; };
    if (edges_.crossed(points_[a], points_[c], points_, own)) return false;
    edges_.remove(a, i, points_[a], points_[i]);
    edges_.remove(i, c, points_[i], points_[c]);
    unlink(i);
    strayed_[a] = std::max(strayed_[a], stray);
    strayed_[c] = std::max(strayed_[c], stray);
    edges_.add(a, c, points_[a], points_[c]);
    return true;
  }

  // The edge from i to the next corner, both turning left, makes room for where its neighbours
  // meet.
  bool extend_over(std::uint32_t i, double bound) {
    const std::uint32_t j = next_[i];
    if (!left_turn(i) || !left_turn(j)) return false;
    const std::uint32_t a = before_[i];
    const std::uint32_t d = next_[j];
    const Vec first = points_[i] - points_[a];
    const Vec second = points_[d] - points_[j];
    const double turn = cross(first, second);
    if (turn <= 1e-6 * norm(first) * norm(second)) return false;  // they would meet far away
    const Vec corner = points_[i] + first * (cross(points_[j] - points_[i], second) / turn);
    const double stray =
        std::max(strayed_[i], strayed_[j]) + distance_to_segment(corner, points_[i], points_[j]);
    if (stray > bound) return false;
    const auto own = [&](std::uint32_t k) { return k == i || k == j || k == a || k == d; };
    if (edges_.crossed(points_[i], corner, points_, own) ||
        edges_.crossed(corner, points_[j], points_, own)) {
      return false;
    }
    edges_.remove(a, i, points_[a], points_[i]);
    edges_.remove(i, j, points_[i], points_[j]);
    edges_.remove(j, d, points_[j], points_[d]);
    unlink(j);
    points_[i] = corner;
    strayed_[i] = stray;
    edges_.add(a, i, points_[a], points_[i]);
    edges_.add(i, d, points_[i], points_[d]);
    return true;
  }

  Edges edges_;
  std::vector<Vec> points_;
  std::vector<std::uint32_t> next_, before_, starts_;
  std::vector<double> strayed_;
  std::vector<bool> gone_;
};

}  // namespace

Polygon simplified_outward(const Polygon& polygon, double bound) {
  Simplifier simplifier(polygon);
  simplifier.run(bound);
  return simplifier.result();
}

}  // namespace plano::nesting
