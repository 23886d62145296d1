// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/corner.h"

#include <algorithm>
#include <cmath>

namespace plano::fabrication {
namespace {

using geometry::Arc;
using geometry::Contour;
using geometry::Point;
using geometry::Turn;

// What two roundings to the nanometre lattice may move a wall by.
constexpr double kLatticeSlackMm = 2e-6;

Vec2 mm(Point p) {
  return {p.x.mm(), p.y.mm()};
}
Vec2 operator-(Vec2 a, Vec2 b) {
  return {a.x - b.x, a.y - b.y};
}
Vec2 operator+(Vec2 a, Vec2 b) {
  return {a.x + b.x, a.y + b.y};
}
Vec2 operator*(Vec2 a, double k) {
  return {a.x * k, a.y * k};
}
double dot(Vec2 a, Vec2 b) {
  return a.x * b.x + a.y * b.y;
}
double cross(Vec2 a, Vec2 b) {
  return a.x * b.y - a.y * b.x;
}
double norm(Vec2 a) {
  return std::sqrt(dot(a, a));
}
Vec2 unit(Vec2 a) {
  return a * (1 / norm(a));
}

/// The direction of walking on `arc` at one of its points.
Vec2 tangent(const Arc& arc, Point at) {
  const Vec2 spoke = unit(mm(at) - mm(arc.centre));
  return arc.turn == Turn::counter_clockwise ? Vec2{-spoke.y, spoke.x} : Vec2{spoke.y, -spoke.x};
}

Vec2 direction(const Contour& contour, std::size_t i, Point at) {
  const geometry::Edge& edge = contour.edges[i];
  return edge.arc ? tangent(*edge.arc, at) : unit(mm(contour.next(i).start) - mm(edge.start));
}

double length_of(const Contour& contour, std::size_t i) {
  const geometry::Edge& edge = contour.edges[i];
  const double chord = norm(mm(contour.next(i).start) - mm(edge.start));
  // An arc's chord is a cautious measure of the room along it; past a half turn, its diameter is.
  return !edge.arc || std::fabs(geometry::sweep_degrees(contour, i)) <= 180
             ? chord
             : 2 * edge.arc->radius.mm();
}

std::optional<Vec2> centre_of(const geometry::Edge& edge, Point from) {
  return edge.arc ? std::optional(mm(edge.arc->centre) - mm(from)) : std::nullopt;
}

/// Where a circle through the corner meets a wall again, all from the corner: of a straight wall
/// the far end of a chord, of a curved one the corner mirrored in the line of both centres. The
/// corner itself where the circle leaves the wall on its other side.
Vec2 other_end(Vec2 centre, Vec2 along, std::optional<Vec2> wall_centre) {
  Vec2 end = along * (2 * dot(centre, along));
  if (wall_centre) {
    const Vec2 axis = unit(*wall_centre - centre);
    end = (centre - axis * dot(centre, axis)) * 2;
  }
  // What is left of a right angle after rounding is no chord.
  return dot(end, along) > kLatticeSlackMm ? end : Vec2{};
}

}  // namespace

double Corner::half_sine() const {
  return std::sqrt((1 - cosine) / 2);
}
double Corner::half_cosine() const {
  return std::sqrt((1 + cosine) / 2);
}

std::vector<Corner> inside_corners(const Contours& contours, Length tool) {
  std::vector<Corner> found;
  for (std::size_t c = 0; c < contours.size(); ++c) {
    const Contour& contour = contours[c];
    if (contour.is_circle()) {
      continue;
    }
    const std::size_t count = contour.edges.size();
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t before = i == 0 ? count - 1 : i - 1;
      const Point at = contour.edges[i].start;
      const Vec2 in = direction(contour, before, at);
      const Vec2 out = direction(contour, i, at);
      if (cross(in, out) >= 0) {
        continue;  // straight on, or a corner of the material
      }
      Corner corner{.contour = c, .edge = i, .at = at, .back = in * -1, .ahead = out};
      corner.cosine = std::clamp(-dot(in, out), -1.0, 1.0);
      const double left = tool.mm() * (1 / corner.half_sine() - 1);
      if (!(left > kNothingLeft.mm())) {
        continue;
      }
      corner.back_length = length_of(contour, before);
      corner.ahead_length = length_of(contour, i);
      corner.back_centre = centre_of(contour.edges[before], at);
      corner.ahead_centre = centre_of(contour.edges[i], at);
      found.push_back(corner);
    }
  }
  return found;
}

Disc disc_at(const Corner& corner, std::size_t index, ReliefShape shape, Length radius) {
  const double r = radius.mm();
  Disc disc{.corner = index, .centre = {}, .radius = r, .enter = {}, .leave = {}};
  switch (shape) {
    case ReliefShape::dog_bone:
      disc.centre = (corner.back + corner.ahead) * (r / (2 * corner.half_cosine()));
      break;
    case ReliefShape::t_bone_back:
      disc.centre = corner.back * r;
      break;
    case ReliefShape::t_bone_ahead:
      disc.centre = corner.ahead * r;
      break;
  }
  disc.enter = other_end(disc.centre, corner.back, corner.back_centre);
  disc.leave = other_end(disc.centre, corner.ahead, corner.ahead_centre);
  disc.on_back = norm(disc.enter);
  disc.on_ahead = norm(disc.leave);
  return disc;
}

double distance_to_edge(const Contour& contour, std::size_t i, Vec2 point) {
  const geometry::Edge& edge = contour.edges[i];
  const Vec2 a = mm(edge.start);
  const Vec2 b = mm(contour.next(i).start);
  if (!edge.arc) {
    const Vec2 d = b - a;
    const double t = std::clamp(dot(point - a, d) / dot(d, d), 0.0, 1.0);
    return norm(point - (a + d * t));
  }
  const Vec2 centre = mm(edge.arc->centre);
  const Vec2 p = point - centre;
  const Vec2 from = a - centre;
  const Vec2 to = b - centre;
  // Whether the ray from the centre through the point meets the arc, walked counter-clockwise.
  const bool ccw = edge.arc->turn == Turn::counter_clockwise;
  const Vec2 s = ccw ? from : to;
  const Vec2 e = ccw ? to : from;
  const bool wide = cross(s, e) < 0 || contour.is_circle();
  const bool inside = contour.is_circle() || (wide ? !(cross(e, p) > 0 && cross(p, s) > 0)
                                                   : cross(s, p) >= 0 && cross(p, e) >= 0);
  const double to_ends = std::min(norm(point - a), norm(point - b));
  return inside ? std::min(to_ends, std::fabs(norm(p) - edge.arc->radius.mm())) : to_ends;
}

bool fits(const Disc& disc, const Corner& corner, const Contours& contours,
          const Contours& obstacles) {
  if (disc.on_back > corner.back_length + kLatticeSlackMm ||
      disc.on_ahead > corner.ahead_length + kLatticeSlackMm) {
    return false;
  }
  const Vec2 centre = mm(corner.at) + disc.centre;
  const double reach = disc.radius - kLatticeSlackMm;
  for (std::size_t c = 0; c < contours.size(); ++c) {
    const std::size_t count = contours[c].edges.size();
    for (std::size_t i = 0; i < count; ++i) {
      const bool own = c == corner.contour && (i == corner.edge || (i + 1) % count == corner.edge);
      if (!own && distance_to_edge(contours[c], i, centre) < reach) {
        return false;
      }
    }
  }
  for (const Contour& obstacle : obstacles) {
    for (std::size_t i = 0; i < obstacle.edges.size(); ++i) {
      if (distance_to_edge(obstacle, i, centre) < disc.radius) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace plano::fabrication
