// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/web.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "geometry/approach.h"
#include "geometry/box_grid.h"
#include "geometry/piece.h"

namespace plano::geometry {
namespace {

using At = Approach::At;

/// Cosine of a right angle, as far as coordinates rounded to 1 nm can tell over a gap of 10 µm.
constexpr double kRightAngle = 1e-4;
/// A crossing this near the end of a web is its end.
constexpr double kAtEndNm = 1000;

/// An edge and its place in its contour.
struct Wall {
  Piece piece;
  std::uint32_t before = 0;
  std::uint32_t after = 0;
};

void append_walls(const Contour& contour, std::vector<Wall>& walls) {
  const auto first = static_cast<std::uint32_t>(walls.size());
  const auto count = static_cast<std::uint32_t>(contour.edges.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    walls.push_back(
        {piece_of(contour, i), first + (i + count - 1) % count, first + (i + 1) % count});
  }
}

std::vector<Wall> walls_of(const Region& region) {
  std::vector<Wall> walls;
  for (const Face& face : region.faces) {
    append_walls(face.outer, walls);
    for (const Contour& hole : face.holes) {
      append_walls(hole, walls);
    }
  }
  return walls;
}

BoxGrid grid_of(const std::vector<Wall>& walls) {
  std::vector<Box> boxes;
  boxes.reserve(walls.size());
  for (const Wall& wall : walls) {
    boxes.push_back(box_of(wall.piece));
  }
  return BoxGrid(std::move(boxes));
}

double dot(Spot a, Spot b) {
  return a.x * b.x + a.y * b.y;
}

class WebFinder {
 public:
  WebFinder(const Region& region, Length below)
      : walls_(walls_of(region)), grid_(grid_of(walls_)), below_(below) {}

  std::optional<Web> find() {
    for (std::uint32_t i = 0; i < walls_.size(); ++i) {
      grid_.for_each_meeting(grown(grid_.box(i), below_), [&](std::uint32_t k) {
        if (k > i && walls_[i].after != k && walls_[i].before != k) {
          look_between(i, k);
        }
      });
    }
    return best_;
  }

 private:
  void look_between(std::uint32_t i, std::uint32_t k) {
    const Point origin = walls_[i].piece.start;
    find_approaches(walls_[i].piece, walls_[k].piece, approaches_);
    for (const Approach& approach : approaches_) {
      const double limit = static_cast<double>((best_ ? best_->width : below_).nm());
      if (approach.crossing || approach.gap_nm <= kTouchNm || approach.gap_nm > limit) {
        continue;
      }
      const double scale = 1 / approach.gap_nm;
      const Spot across{(approach.second.x - approach.first.x) * scale,
                        (approach.second.y - approach.first.y) * scale};
      if (faces(i, approach.first_at, origin, approach.first, across) &&
          faces(k, approach.second_at, origin, approach.second, {-across.x, -across.y})) {
        offer(to_point(origin, approach.first), to_point(origin, approach.second));
      }
    }
  }

  /// True if `across` leaves the boundary into the material, at a right angle to the edge or, at a
  /// corner, away from both its edges: the other side is then nearest from here, among neighbours.
  bool faces(std::uint32_t wall, At at, Point origin, Spot spot, Spot across) const {
    const Wall& here = walls_[wall];
    const Piece& arriving = at == At::start ? walls_[here.before].piece : here.piece;
    const Piece& leaving = at == At::end ? walls_[here.after].piece : here.piece;
    const Spot in = direction_at(arriving, origin, spot);
    const Spot out = direction_at(leaving, origin, spot);
    const Spot into_material{-in.y - out.y, in.x + out.x};
    return dot(across, out) <= kRightAngle && dot(across, in) >= -kRightAngle &&
           dot(across, into_material) > 0;
  }

  void offer(Point from, Point to) {
    if (to < from) {
      std::swap(from, to);
    }
    const Web web{distance(from, to), from, to};
    const bool better =
        web.width < below_ && (!best_ || web.width < best_->width ||
                               (web.width == best_->width &&
                                std::pair(web.from, web.to) < std::pair(best_->from, best_->to)));
    if (better && !is_interrupted(from, to)) {
      best_ = web;
    }
  }

  /// True if the way across runs through a hole or outside.
  bool is_interrupted(Point from, Point to) {
    const Piece way{from, to, std::nullopt};
    bool interrupted = false;
    grid_.for_each_meeting(box_of(way), [&](std::uint32_t i) {
      find_approaches(way, walls_[i].piece, crossings_);
      for (const Approach& approach : crossings_) {
        if (approach.crossing) {
          const Point place = to_point(from, approach.first);
          const double nearest_end =
              static_cast<double>(std::min(distance(place, from), distance(place, to)).nm());
          interrupted = interrupted || nearest_end > kAtEndNm;
        }
      }
    });
    return interrupted;
  }

  std::vector<Wall> walls_;
  BoxGrid grid_;
  Length below_;
  std::optional<Web> best_;
  std::vector<Approach> approaches_;
  std::vector<Approach> crossings_;
};

}  // namespace

std::optional<Web> thinnest_web(const Region& region, Length below) {
  return WebFinder(region, below).find();
}

}  // namespace plano::geometry
