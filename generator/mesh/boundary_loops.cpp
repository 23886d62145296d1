// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/boundary_loops.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "mesh/boundary_layers.h"

namespace plano::mesh {

namespace {

using geometry::Point;
using geometry::Turn;

constexpr std::uint32_t kNone = 0xffffffff;

struct Direction {
  double x = 0;
  double y = 0;
};

/// Grows from 0 to 4 with the angle of `d` from the x axis, counter-clockwise.
double turn_order(Direction d) {
  const double p = d.y / (std::fabs(d.x) + std::fabs(d.y));
  if (d.x < 0) return 2 - p;
  return d.y < 0 ? 4 + p : p;
}

std::uint32_t start_of(const BoundaryEdge& edge, EdgeUse use) {
  return use.forward ? edge.from : edge.to;
}
std::uint32_t end_of(const BoundaryEdge& edge, EdgeUse use) {
  return use.forward ? edge.to : edge.from;
}

// ---- Joining edges
// ---------------------------------------------------------------------------------

class EdgeJoiner {
 public:
  explicit EdgeJoiner(const RawBoundary& raw)
      : raw_(raw), ends_(raw.vertices.size()), swallowed_(raw.edges.size(), 0) {
    for (std::uint32_t e = 0; e < raw.edges.size(); ++e) {
      note_end(raw.edges[e].from, e);
      note_end(raw.edges[e].to, e);
    }
  }

  /// Writes the joined edges and the faces' uses of them. `out` may be what this was made from.
  void join(RawBoundary& out) {
    std::vector<EdgeUse> joined(raw_.edges.size(), {kNone, true});
    std::vector<BoundaryEdge> edges;
    for (std::uint32_t e = 0; e < raw_.edges.size(); ++e) {
      if (joined[e].edge != kNone) continue;
      EdgeUse first = rewound({e, true});
      const auto number = static_cast<std::uint32_t>(edges.size());
      BoundaryEdge longer = raw_.edges[first.edge];
      if (!first.forward) longer = backward(longer);
      joined[first.edge] = {number, first.forward};
      for (EdgeUse next = after(first); next.edge != kNone && next.edge != first.edge;
           next = after(next)) {
        joined[next.edge] = {number, next.forward};
        longer.to = end_of(raw_.edges[next.edge], next);
        swallowed_[next.edge] = 1;
      }
      edges.push_back(longer);
    }
    for (RawFace& face : out.faces) {
      std::vector<EdgeUse> uses;
      for (const EdgeUse use : face.uses) {
        if (swallowed_[use.edge] != 0) continue;
        const EdgeUse whole = joined[use.edge];
        uses.push_back({whole.edge, whole.forward == use.forward});
      }
      face.uses = std::move(uses);
    }
    out.edges = std::move(edges);
  }

 private:
  void note_end(std::uint32_t vertex, std::uint32_t edge) {
    auto& ends = ends_[vertex];
    if (ends.count < 2) ends.edges[ends.count] = edge;
    ++ends.count;
  }

  static BoundaryEdge backward(BoundaryEdge edge) {
    std::swap(edge.from, edge.to);
    if (edge.arc) {
      edge.arc->turn =
          edge.arc->turn == Turn::clockwise ? Turn::counter_clockwise : Turn::clockwise;
    }
    return edge;
  }

  /// The edge that goes on from the end of `use` on the same line or circle, if only that one does.
  EdgeUse after(EdgeUse use) const {
    const std::uint32_t middle = end_of(raw_.edges[use.edge], use);
    const Ends& ends = ends_[middle];
    if (ends.count != 2 || ends.edges[0] == ends.edges[1]) return {kNone, true};
    const std::uint32_t other = ends.edges[0] == use.edge ? ends.edges[1] : ends.edges[0];
    const EdgeUse next{other, raw_.edges[other].from == middle};
    const BoundaryEdge here = use.forward ? raw_.edges[use.edge] : backward(raw_.edges[use.edge]);
    const BoundaryEdge there = next.forward ? raw_.edges[other] : backward(raw_.edges[other]);
    if (here.arc.has_value() != there.arc.has_value()) return {kNone, true};
    if (here.arc) return *here.arc == *there.arc ? next : EdgeUse{kNone, true};
    const BoundaryVertex& a = raw_.vertices[here.from];
    const BoundaryVertex& b = raw_.vertices[middle];
    const BoundaryVertex& c = raw_.vertices[there.to];
    const bool upright = a.xy == b.xy && b.xy == c.xy;
    const bool level = a.z == b.z && b.z == c.z && in_line(a.xy, b.xy, c.xy);
    return upright || level ? next : EdgeUse{kNone, true};
  }

  /// The first piece of the chain through `use`, in its direction.
  EdgeUse rewound(EdgeUse use) const {
    EdgeUse back{use.edge, !use.forward};
    for (EdgeUse next = after(back); next.edge != kNone && next.edge != use.edge;
         next = after(back)) {
      back = next;
    }
    return {back.edge, !back.forward};
  }

  struct Ends {
    std::array<std::uint32_t, 2> edges{};
    std::uint32_t count = 0;
  };
  const RawBoundary& raw_;
  std::vector<Ends> ends_;
  std::vector<char> swallowed_;  // pieces that another piece of their chain stands for
};

// ---- Loops
// -----------------------------------------------------------------------------------------

class LoopWalker {
 public:
  LoopWalker(const RawBoundary& raw, const RawFace& face) : raw_(raw), face_(face) {
    if (face.kind == SurfaceKind::wall_plane) set_course();
    left_.assign(face.uses.size(), 1);
    for (std::uint32_t i = 0; i < face.uses.size(); ++i) {
      by_start_.emplace_back(start_of(raw.edges[face.uses[i].edge], face.uses[i]), i);
    }
    std::sort(by_start_.begin(), by_start_.end());
  }

  std::vector<std::vector<EdgeUse>> loops() {
    std::vector<std::vector<EdgeUse>> found;
    for (std::uint32_t i = 0; i < face_.uses.size(); ++i) {
      if (left_[i] == 0) continue;
      found.push_back(walk(i));
    }
    // Holes turn the other way round. A cylinder's wall has no hole, so it never gets here with
    // two.
    if (found.size() > 1) {
      std::stable_partition(found.begin(), found.end(),
                            [&](const auto& loop) { return twice_area(loop) > 0; });
      CHECK(twice_area(found[0]) > 0 && twice_area(found[1]) <= 0, "a face has one outer loop");
    }
    return found;
  }

 private:
  std::vector<EdgeUse> walk(std::uint32_t first) {
    std::vector<EdgeUse> loop;
    std::uint32_t i = first;
    do {
      left_[i] = 0;
      loop.push_back(face_.uses[i]);
      i = next(i, first);
    } while (i != first);
    return loop;
  }

  /// The use that follows number `i`; `first` also counts as free, as it closes the loop.
  std::uint32_t next(std::uint32_t i, std::uint32_t first) const {
    const EdgeUse here = face_.uses[i];
    const std::uint32_t corner = end_of(raw_.edges[here.edge], here);
    auto it = std::lower_bound(by_start_.begin(), by_start_.end(), std::pair(corner, 0U));
    std::uint32_t best = kNone;
    double best_turn = 0;
    for (; it != by_start_.end() && it->first == corner; ++it) {
      const std::uint32_t candidate = it->second;
      if (left_[candidate] == 0 && candidate != first) continue;
      const double turn = turn_to(here, face_.uses[candidate]);
      if (best == kNone || turn < best_turn) {
        best = candidate;
        best_turn = turn;
      }
    }
    CHECK(best != kNone, "a face's edges close");
    return best;
  }

  /// How far to turn clockwise from looking back along `here` to looking along `candidate`: the
  /// least is the edge on the other side of the same corner of material.
  double turn_to(EdgeUse here, EdgeUse candidate) const {
    if (face_.kind == SurfaceKind::wall_cylinder) {
      // A rectangle on its cylinder: after an upright comes an arc, after an arc an upright.
      const bool both_arcs =
          raw_.edges[here.edge].arc.has_value() && raw_.edges[candidate.edge].arc.has_value();
      const bool turns =
          raw_.edges[here.edge].arc.has_value() != raw_.edges[candidate.edge].arc.has_value();
      return turns ? 0 : both_arcs ? 1 : 2;
    }
    const double back = turn_order(leaving({here.edge, !here.forward}));
    const double ahead = turn_order(leaving(candidate));
    const double turn = back - ahead;
    return turn > 0 ? turn : turn + 4;
  }

  /// The direction in which a use leaves its start, in the face's own plane seen from outside.
  Direction leaving(EdgeUse use) const {
    const BoundaryEdge& edge = raw_.edges[use.edge];
    const BoundaryVertex& a = raw_.vertices[start_of(edge, use)];
    const BoundaryVertex& b = raw_.vertices[end_of(edge, use)];
    Direction d{(b.xy.x - a.xy.x).mm(), (b.xy.y - a.xy.y).mm()};
    if (face_.kind == SurfaceKind::wall_plane) {
      return {d.x * course_.x + d.y * course_.y, (b.z - a.z).mm()};
    }
    if (edge.arc) {
      const Point spoke = a.xy - edge.arc->centre;
      const bool left = (edge.arc->turn == Turn::counter_clockwise) == use.forward;
      d = left ? Direction{-spoke.y.mm(), spoke.x.mm()} : Direction{spoke.y.mm(), -spoke.x.mm()};
    }
    return face_.kind == SurfaceKind::plane_down ? Direction{d.x, -d.y} : d;
  }

  /// A plane wall's direction along the floor, material on its left.
  void set_course() {
    for (const EdgeUse use : face_.uses) {
      const BoundaryEdge& edge = raw_.edges[use.edge];
      const BoundaryVertex& a = raw_.vertices[edge.from];
      const BoundaryVertex& b = raw_.vertices[edge.to];
      if (a.xy == b.xy) continue;
      const Direction d{(b.xy.x - a.xy.x).mm(), (b.xy.y - a.xy.y).mm()};
      // Level edges are made along the course and keep their direction when joined.
      const double length = std::sqrt(d.x * d.x + d.y * d.y);
      course_ = {d.x / length, d.y / length};
      return;
    }
  }

  /// Twice the signed area of a loop in the face's plane.
  double twice_area(const std::vector<EdgeUse>& loop) const {
    double sum = 0;
    for (const EdgeUse use : loop) {
      const BoundaryEdge& edge = raw_.edges[use.edge];
      const Direction a = flat(raw_.vertices[start_of(edge, use)]);
      const Direction b = flat(raw_.vertices[end_of(edge, use)]);
      sum += a.x * b.y - a.y * b.x;
      if (edge.arc) {
        const double segment = 2 * segment_mm2(edge, raw_.vertices);
        const bool as_seen = use.forward == (face_.kind != SurfaceKind::plane_down);
        sum += as_seen ? segment : -segment;
      }
    }
    return sum;
  }

  Direction flat(const BoundaryVertex& v) const {
    const Direction d{v.xy.x.mm(), v.xy.y.mm()};
    if (face_.kind == SurfaceKind::wall_plane) {
      return {d.x * course_.x + d.y * course_.y, v.z.mm()};
    }
    return face_.kind == SurfaceKind::plane_down ? Direction{d.x, -d.y} : d;
  }

  const RawBoundary& raw_;
  const RawFace& face_;
  Direction course_{1, 0};
  std::vector<char> left_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_start_;
};

}  // namespace

double segment_mm2(const BoundaryEdge& edge, const std::vector<BoundaryVertex>& vertices) {
  geometry::Contour chord;
  chord.edges.push_back({vertices[edge.from].xy, edge.arc});
  if (edge.from != edge.to) chord.edges.push_back({vertices[edge.to].xy, std::nullopt});
  return geometry::signed_area(chord).mm2();
}

bool in_line(Point a, Point b, Point c) {
  const double abx = (b.x - a.x).mm();
  const double aby = (b.y - a.y).mm();
  const double acx = (c.x - a.x).mm();
  const double acy = (c.y - a.y).mm();
  const double along = abx * acx + aby * acy;
  const double length2 = acx * acx + acy * acy;
  if (along <= 0 || along >= length2) return false;
  return std::fabs(abx * acy - aby * acx) <= kLineSlack.mm() * std::sqrt(length2);
}

Boundary assemble(RawBoundary raw) {
  EdgeJoiner(raw).join(raw);
  Boundary out;
  for (const RawFace& face : raw.faces) {
    BoundaryFace done;
    done.kind = face.kind;
    done.arc = face.arc;
    done.hollow = face.arc && face.arc->turn == Turn::clockwise;
    done.loops = LoopWalker(raw, face).loops();
    out.faces.push_back(std::move(done));
  }
  std::vector<std::uint32_t> renumbered(raw.vertices.size(), kNone);
  for (BoundaryEdge& edge : raw.edges) {
    for (std::uint32_t* end : {&edge.from, &edge.to}) {
      if (renumbered[*end] == kNone) {
        renumbered[*end] = static_cast<std::uint32_t>(out.vertices.size());
        out.vertices.push_back(raw.vertices[*end]);
      }
      *end = renumbered[*end];
    }
  }
  out.edges = std::move(raw.edges);
  return out;
}

}  // namespace plano::mesh
