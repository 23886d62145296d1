// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/no_fit.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "nesting/convex_sum.h"

namespace plano::nesting {
namespace {

/// A piece of the border may be found in so many, one behind the other.
constexpr std::size_t kBeforeJoining = 4;

struct Corner {
  Vec at;
  Vec in;   // the side that ends here
  Vec out;  // the side that begins here
};

// Sides, and the corners that stand out, of some rings.
struct Rim {
  std::vector<std::pair<Vec, Vec>> sides;
  std::vector<Corner> corners;
};

Rim rim_of(const std::vector<Ring>& rings) {
  Rim rim;
  for (const Ring& ring : rings) {
    const std::size_t n = ring.size();
    for (std::size_t i = 0; i < n; ++i) {
      const Corner corner{ring[i], ring[i] - ring[(i + n - 1) % n], ring[(i + 1) % n] - ring[i]};
      rim.sides.emplace_back(ring[i], ring[(i + 1) % n]);
      if (cross(corner.in, corner.out) > 0) rim.corners.push_back(corner);
    }
  }
  return rim;
}

std::vector<Ring> through_origin(const std::vector<Ring>& rings) {
  std::vector<Ring> mirrored = rings;  // still with the shape on the left
  for (Ring& ring : mirrored) {
    for (Vec& p : ring) p = {-p.x, -p.y};
  }
  return mirrored;
}

// Pieces that go on where others end, in the same direction, become one: sides along one another
// give two where they are one behind the other.
void join(std::vector<BorderPiece>& border, double size) {
  const double same = 4 * kClip * size;
  std::stable_sort(border.begin(), border.end(), [](const BorderPiece& a, const BorderPiece& b) {
    return a.start.x != b.start.x ? a.start.x < b.start.x : a.start.y < b.start.y;
  });
  std::vector<bool> gone(border.size(), false);
  bool again = true;
  while (again) {
    again = false;
    for (std::size_t i = 0; i < border.size(); ++i) {
      if (gone[i]) continue;
      const Vec end = border[i].start + border[i].direction * border[i].length;
      auto next =
          std::lower_bound(border.begin(), border.end(), end.x - same,
                           [](const BorderPiece& piece, double x) { return piece.start.x < x; });
      for (; next != border.end() && next->start.x <= end.x + same; ++next) {
        const auto j = static_cast<std::size_t>(next - border.begin());
        const BorderPiece& other = *next;
        if (j == i || gone[j] || norm(other.start - end) > same ||
            std::fabs(cross(border[i].direction, other.direction)) > 1e-12 ||
            dot(border[i].direction, other.direction) < 0) {
          continue;
        }
        border[i].length += other.length;
        gone[j] = again = true;
        break;
      }
    }
  }
  std::size_t k = 0;
  std::erase_if(border, [&](const BorderPiece&) { return gone[k++]; });
}

}  // namespace

std::optional<std::vector<BorderPiece>> no_fit_border(const Figure& a, const Figure& b,
                                                      std::size_t most) {
  const std::vector<Ring> mirrored = through_origin(b.border);
  const Rim still = rim_of(a.border);
  const Rim moved = rim_of(mirrored);
  ConvexSums sums(a.pieces, through_origin(b.pieces));
  const double deep = kClip * sums.size();
  std::vector<BorderPiece> border;
  const auto add = [&](Vec p, Vec q) {
    const double length = norm(q - p);
    if (length <= deep) return;
    for (const Share& share : sums.outside(p, q, deep)) {
      const double part = (share.to - share.from) * length;
      if (part > deep) border.push_back({p + (q - p) * share.from, (q - p) * (1 / length), part});
    }
  };
  // Of two sides along one another the one of a comes first, then that of b: each once.
  for (const auto& [p, q] : still.sides) {
    if (border.size() > kBeforeJoining * most) return std::nullopt;
    for (const Corner& corner : moved.corners) {
      if (cross(corner.in, q - p) > 0 && cross(q - p, corner.out) >= 0) {
        add(p + corner.at, q + corner.at);
      }
    }
  }
  for (const auto& [p, q] : moved.sides) {
    if (border.size() > kBeforeJoining * most) return std::nullopt;
    for (const Corner& corner : still.corners) {
      if (cross(corner.in, q - p) >= 0 && cross(q - p, corner.out) > 0) {
        add(p + corner.at, q + corner.at);
      }
    }
  }
  join(border, sums.size());
  if (border.size() > most) return std::nullopt;
  return border;
}

}  // namespace plano::nesting
