// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>

#include "geometry/box_grid.h"
#include "geometry/exact/clearance.h"
#include "geometry/exact/evaluate.h"
#include "geometry/piece.h"

namespace plano::geometry::exact {
namespace {

Reason not_simple(Point place, const char* detail) {
  return {Reason::Kind::input_not_simple, place, detail};
}

double distance_in_nm(Point a, Point b) {
  const double x = static_cast<double>((b.x - a.x).nm());
  const double y = static_cast<double>((b.y - a.y).nm());
  return std::sqrt(x * x + y * y);
}

bool on_circle(const Arc& arc, Point p) {
  const double off = distance_in_nm(arc.centre, p) - static_cast<double>(arc.radius.nm());
  return std::fabs(off) <= static_cast<double>(kArcSlack.nm());
}

std::optional<Reason> fault_in_edge(const Contour& contour, std::size_t i) {
  const Edge& edge = contour.edges[i];
  const Point end = end_of(contour, i);
  if (edge.arc && (edge.arc->radius <= Length{} || !on_circle(*edge.arc, edge.start) ||
                   !on_circle(*edge.arc, end))) {
    return not_simple(edge.start, "an arc's end does not lie on its circle");
  }
  const double span = contour.is_circle() ? 2 * static_cast<double>(edge.arc->radius.nm())
                                          : distance_in_nm(edge.start, end);
  if (span < static_cast<double>(kShortestEdge.nm())) {
    return Reason{Reason::Kind::sliver, edge.start, "an edge is too short"};
  }
  return std::nullopt;
}

std::optional<Reason> fault_in_contour(const Contour& contour, bool is_outer) {
  const std::size_t count = contour.edges.size();
  if (count == 0 || (count == 1 && !contour.edges[0].arc) ||
      (count == 2 && !contour.edges[0].arc && !contour.edges[1].arc)) {
    return not_simple(count == 0 ? Point{} : contour.edges[0].start, "not a closed curve");
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (auto fault = fault_in_edge(contour, i)) {
      return fault;
    }
  }
  const double area = signed_area(contour).mm2();
  if (is_outer ? area <= 0 : area >= 0) {
    return not_simple(contour.edges[0].start, "a contour turns the wrong way");
  }
  return std::nullopt;
}

/// Every contour of a region, with the face it belongs to.
struct Loop {
  const Contour* contour = nullptr;
  std::uint32_t face = 0;
  bool is_outer = false;
};

std::vector<Loop> loops_of(const Region& region) {
  std::vector<Loop> loops;
  for (std::uint32_t f = 0; f < region.faces.size(); ++f) {
    loops.push_back({&region.faces[f].outer, f, true});
    for (const Contour& hole : region.faces[f].holes) {
      loops.push_back({&hole, f, false});
    }
  }
  return loops;
}

/// Contours known not to meet are nested rightly if, just left of its leftmost point, each hole
/// lies in the material of its own face and no other, and each outer contour in none. The edges
/// below say: one that runs right begins material above it, one that runs left ends it.
class Nesting {
 public:
  explicit Nesting(const std::vector<Loop>& loops) : loops_(loops), grid_(boxes()) {}

  std::optional<Reason> find_fault() const {
    for (std::uint32_t k = 0; k < loops_.size(); ++k) {
      const Loop& loop = loops_[k];
      Point left = leftmost_point(piece_of(*loop.contour, 0));
      for (std::size_t i = 1; i < loop.contour->edges.size(); ++i) {
        left = std::min(left, leftmost_point(piece_of(*loop.contour, i)));
      }
      const Depth depth = depth_at(left, k);
      if (loop.is_outer && depth.of_all != 0) {
        return not_simple(left, "a face lies inside another");
      }
      if (!loop.is_outer && (depth.of_own_face != 1 || depth.of_all != 1)) {
        return not_simple(left, "a hole lies outside its face");
      }
    }
    return std::nullopt;
  }

 private:
  /// How many faces cover a point, not counting the edges of one loop.
  struct Depth {
    int of_all = 0;
    int of_own_face = 0;
  };

  std::vector<Box> boxes() {
    std::vector<Box> boxes;
    for (std::uint32_t k = 0; k < loops_.size(); ++k) {
      for (std::size_t i = 0; i < loops_[k].contour->edges.size(); ++i) {
        pieces_.push_back(piece_of(*loops_[k].contour, i));
        loop_of_.push_back(k);
        boxes.push_back(box_of(pieces_.back()));
      }
    }
    return boxes;
  }

  Depth depth_at(Point point, std::uint32_t own_loop) const {
    Depth depth;
    const Box column{{point.x - 1_nm, grid_.extent().low.y}, point};
    grid_.for_each_meeting(column, [&](std::uint32_t i) {
      if (loop_of_[i] == own_loop) {
        return;
      }
      for (const Crossing& crossing : crossings_left_of(pieces_[i], point.x)) {
        if (crossing.height_nm < static_cast<double>(point.y.nm())) {
          const int step = crossing.rightward ? 1 : -1;
          depth.of_all += step;
          depth.of_own_face += loops_[loop_of_[i]].face == loops_[own_loop].face ? step : 0;
        }
      }
    });
    return depth;
  }

  const std::vector<Loop>& loops_;
  std::vector<Piece> pieces_;
  std::vector<std::uint32_t> loop_of_;
  BoxGrid grid_;
};

}  // namespace

std::optional<Reason> find_fault(const Region& region) {
  const std::vector<Loop> loops = loops_of(region);
  std::vector<Link> links;
  for (const Loop& loop : loops) {
    if (auto fault = fault_in_contour(*loop.contour, loop.is_outer)) {
      return fault;
    }
    append_links(*loop.contour, static_cast<std::uint32_t>(links.size()), links);
  }
  if (auto meeting = find_meeting(links, kShortestEdge)) {
    return meeting;
  }
  return Nesting(loops).find_fault();
}

}  // namespace plano::geometry::exact
