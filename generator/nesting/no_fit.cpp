// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/no_fit.h"

#include <algorithm>
#include <cmath>

namespace plano::nesting {
namespace {

// Sines below this are rounding: the two sides run along one another.
constexpr double kParallel = 1e-9;

struct Sum {
  Ring ring;
  Bounds box;
};

std::size_t lowest(const Ring& ring) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (ring[i].y < ring[best].y || (ring[i].y == ring[best].y && ring[i].x < ring[best].x)) {
      best = i;
    }
  }
  return best;
}

// The Minkowski sum of two convex rings: their sides in the order of their directions.
Ring convex_sum(const Ring& a, const Ring& b) {
  const std::size_t n = a.size();
  const std::size_t m = b.size();
  const std::size_t first_a = lowest(a);
  const std::size_t first_b = lowest(b);
  Ring sum;
  sum.reserve(n + m);
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
  return sum;
}

// What of the side from p to q lies inside `ring`, deeper than `deep`: as shares of its length.
bool inside_part(const Ring& ring, Vec p, Vec q, double deep, double& from, double& to) {
  from = 0;
  to = 1;
  const Vec along = q - p;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Vec start = ring[i];
    const Vec side = ring[i + 1 == ring.size() ? 0 : i + 1] - start;
    const double length = norm(side);
    if (length == 0) continue;
    const double at_start = cross(side, p - start) / length;
    const double rise = cross(side, along) / length;
    if (std::fabs(rise) < kParallel * norm(along)) {
      if (at_start <= deep) return false;
      continue;
    }
    const double t = -at_start / rise;
    if (rise > 0) {
      from = std::max(from, t);
    } else {
      to = std::min(to, t);
    }
    if (from >= to) return false;
  }
  return true;
}

struct Share {
  double from = 0;
  double to = 1;
};

// What is left of `open` without `covered`.
void take_away(std::vector<Share>& open, Share covered) {
  const std::size_t n = open.size();
  for (std::size_t k = 0; k < n; ++k) {
    const Share share = open[k];
    if (covered.from >= share.to || covered.to <= share.from) continue;
    open[k].to = std::min(share.to, covered.from);
    if (covered.to < share.to) open.push_back({std::max(share.from, covered.to), share.to});
  }
  std::erase_if(open, [](const Share& share) { return share.to <= share.from; });
}

}  // namespace

std::vector<BorderPiece> no_fit_border(const std::vector<Ring>& a, const std::vector<Ring>& b) {
  std::vector<Sum> sums;
  Bounds all;
  for (const Ring& mine : a) {
    for (const Ring& other : b) {
      Ring mirrored;  // through the origin: still counter-clockwise
      mirrored.reserve(other.size());
      for (const Vec p : other) mirrored.push_back({-p.x, -p.y});
      Sum& sum = sums.emplace_back();
      sum.ring = convex_sum(mine, mirrored);
      sum.box = bounds(sum.ring);
      all.include(sum.box.low);
      all.include(sum.box.high);
    }
  }
  // The large ones first: most sides lie inside one of them.
  std::stable_sort(sums.begin(), sums.end(), [](const Sum& s, const Sum& t) {
    return s.box.width() * s.box.height() > t.box.width() * t.box.height();
  });
  const double deep = kClip * std::max(all.width(), all.height());
  std::vector<BorderPiece> border;
  std::vector<Share> open;
  for (std::size_t s = 0; s < sums.size(); ++s) {
    const Ring& ring = sums[s].ring;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Vec p = ring[i];
      const Vec q = ring[i + 1 == ring.size() ? 0 : i + 1];
      const double length = norm(q - p);
      if (length <= deep) continue;
      open.assign(1, {});
      const Bounds side{{std::min(p.x, q.x), std::min(p.y, q.y)},
                        {std::max(p.x, q.x), std::max(p.y, q.y)}};
      for (std::size_t other = 0; other < sums.size() && !open.empty(); ++other) {
        const Bounds& box = sums[other].box;
        if (other == s || side.high.x <= box.low.x || side.low.x >= box.high.x ||
            side.high.y <= box.low.y || side.low.y >= box.high.y) {
          continue;
        }
        Share share;
        if (inside_part(sums[other].ring, p, q, deep, share.from, share.to)) {
          take_away(open, share);
        }
      }
      std::sort(open.begin(), open.end(),
                [](const Share& x, const Share& y) { return x.from < y.from; });
      for (const Share& share : open) {
        const double part = (share.to - share.from) * length;
        if (part > deep) border.push_back({p + (q - p) * share.from, (q - p) * (1 / length), part});
      }
    }
  }
  return border;
}

}  // namespace plano::nesting
