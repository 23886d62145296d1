// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/clearance.h"

#include <algorithm>
#include <array>
#include <utility>

#include "geometry/approach.h"
#include "geometry/box_grid.h"

namespace plano::geometry::exact {
namespace {

/// Holds pairs of links against each other; keeps its working memory between pairs.
class PairCheck {
 public:
  explicit PairCheck(Length least) : least_nm_(static_cast<double>(least.nm())) {}

  std::optional<Reason> operator()(const Link& a, const Link& b) {
    const bool meets_start = a.from == b.from || a.from == b.to;
    const bool meets_end = a.from != a.to && (a.to == b.from || a.to == b.to);
    if (meets_start && meets_end) {
      return between_common_ends(a, b);
    }
    if (meets_start || meets_end) {
      return beside_common_end(a, b, meets_start ? a.piece.start : a.piece.end);
    }
    return apart(a, b);
  }

 private:
  std::optional<Reason> apart(const Link& a, const Link& b) {
    find_approaches(a.piece, b.piece, approaches_);
    const Approach* nearest = nullptr;
    const Approach* crossing = nullptr;
    for (const Approach& approach : approaches_) {
      if (approach.crossing) {
        crossing = &approach;
      } else if (nearest == nullptr || approach.gap_nm < nearest->gap_nm) {
        nearest = &approach;
      }
    }
    if (nearest->gap_nm <= kTouchNm) {
      return Reason{Reason::Kind::point_contact, to_point(a.piece.start, nearest->first),
                    "two pieces of the boundary touch"};
    }
    if (crossing != nullptr) {
      return Reason{Reason::Kind::input_not_simple, to_point(a.piece.start, crossing->first),
                    "two pieces of the boundary cross"};
    }
    if (nearest->gap_nm < least_nm_) {
      return gap_below_least(to_point(a.piece.start, nearest->first));
    }
    return std::nullopt;
  }

  /// Two crossings count as one place where the curves stay within a touch between them, as nearly
  /// tangent ones do near their common end.
  std::optional<Reason> crossing_again(const Link& a, const Link& b) {
    find_approaches(a.piece, b.piece, approaches_);
    const double curvature = curvature_per_nm(a.piece) + curvature_per_nm(b.piece);
    for (const Approach& approach : approaches_) {
      if (!approach.crossing) {
        continue;
      }
      const Point place = to_point(a.piece.start, approach.first);
      const bool beyond_all_common_ends =
          opens_towards(b, a.piece.start, a.from, place, curvature) &&
          opens_towards(b, a.piece.end, a.to, place, curvature);
      if (beyond_all_common_ends) {
        return Reason{Reason::Kind::input_not_simple, place, "two adjoining edges cross"};
      }
    }
    return std::nullopt;
  }

  /// True if a's end is none of b's, or the curves part visibly between it and `place`.
  static bool opens_towards(const Link& b, Point end, std::uint32_t vertex, Point place,
                            double curvature) {
    if (vertex != b.from && vertex != b.to) {
      return true;
    }
    const Point d = place - end;
    const double x = static_cast<double>(d.x.nm());
    const double y = static_cast<double>(d.y.nm());
    return (x * x + y * y) * curvature / 8 > kTouchNm;
  }

  std::optional<Reason> beside_common_end(const Link& a, const Link& b, Point common) {
    if (a.piece.arc || b.piece.arc) {
      if (const auto crossing = crossing_again(a, b)) {
        return crossing;
      }
    }
    const auto far_end = [common](const Piece& piece) {
      return piece.start == common ? piece.end : piece.start;
    };
    for (const auto& [from, to] : {std::array{&a, &b}, std::array{&b, &a}}) {
      const Point end = far_end(from->piece);
      if (distance_nm(to->piece, end) < least_nm_) {
        return gap_below_least(end);
      }
    }
    return std::nullopt;
  }

  std::optional<Reason> between_common_ends(const Link& a, const Link& b) {
    if (const auto crossing = crossing_again(a, b)) {
      return crossing;
    }
    const Point middle = middle_of(a.piece);
    if (distance_nm(b.piece, middle) < least_nm_) {
      return gap_below_least(middle);
    }
    return std::nullopt;
  }

  static Reason gap_below_least(Point place) {
    return {Reason::Kind::sliver, place, "two pieces of the boundary nearly touch"};
  }

  double least_nm_;
  std::vector<Approach> approaches_;
};

}  // namespace

std::optional<Reason> find_meeting(const std::vector<Link>& links, Length least) {
  std::vector<Box> boxes;
  boxes.reserve(links.size());
  for (const Link& link : links) {
    boxes.push_back(box_of(link.piece));
  }
  const BoxGrid grid(std::move(boxes));
  PairCheck check(least);
  std::optional<Reason> found;
  for (std::uint32_t i = 0; i < links.size() && !found; ++i) {
    grid.for_each_meeting(grown(grid.box(i), least), [&](std::uint32_t other) {
      if (other > i && !found) {
        found = check(links[i], links[other]);
      }
    });
  }
  return found;
}

void append_links(const Contour& contour, std::uint32_t first_vertex, std::vector<Link>& links) {
  const auto count = static_cast<std::uint32_t>(contour.edges.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    links.push_back({piece_of(contour, i), first_vertex + i, first_vertex + (i + 1) % count});
  }
}

}  // namespace plano::geometry::exact
