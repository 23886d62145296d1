// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The entities that draw: one function each.

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/trig.h"
#include "foreign/dxf_drawer.h"
#include "foreign/spline.h"
#include "geometry/exact/evaluate.h"

namespace plano::foreign {
namespace {

constexpr int kClosed = 1;
constexpr int kWeighted = 4;  // of a spline
// Of a POLYLINE's vertex: it only pulls at the curve.
constexpr int kFrameVertex = 16;

double degrees_of(double radians) {
  return radians * (180 / kPi);
}

/// How far apart the heights of a curve's points are.
class Heights {
 public:
  void add(double z) {
    low_ = std::min(low_, z);
    high_ = std::max(high_, z);
  }
  /// In millimetres, a block's height being scaled as its plane is.
  double range(const Affine& to_mm) const {
    const double area = std::fabs(to_mm.xx * to_mm.yy - to_mm.xy * to_mm.yx);
    return high_ > low_ ? (high_ - low_) * std::sqrt(area) : 0;
  }

 private:
  double low_ = std::numeric_limits<double>::infinity();
  double high_ = -std::numeric_limits<double>::infinity();
};

}  // namespace

/// Seen from above, what rises is shorter than it is: so that is refused, not drawn.
bool DxfDrawer::rises(double mm, Spot at, const Curve& curve) {
  if (mm <= kFlattened.mm()) return false;
  const Text why =
      mm <= kFarthest.mm()
          ? fill(
                {"it rises out of the drawing’s plane by {0}", "il sort du plan du dessin, de {0}"},
                {show(Length::nearest_to_mm(mm))})
          : Text("it rises far out of the drawing’s plane", "il sort de loin du plan du dessin");
  refuse(
      curve, type_, at, why,
      {"draw it flat, each part in its own plane seen from above; if it is no outline, leave its "
       "layer out with --skip-layer",
       "dessinez-le à plat, chaque pièce vue de dessus dans son propre plan ; si ce n’est pas un "
       "contour, laissez son calque de côté avec --skip-layer"});
  return true;
}

void DxfDrawer::line(const DxfValues& values, const Affine& to_mm, Curve& curve) {
  Heights heights;
  heights.add(values.real(30));
  heights.add(values.real(31));
  if (rises(heights.range(to_mm), to_mm({values.real(10), values.real(20)}), curve)) return;
  join({{{values.real(10), values.real(20)}, 0}, {{values.real(11), values.real(21)}, 0}}, false,
       to_mm, curve);
}

void DxfDrawer::arc(const DxfValues& values, const Affine& to_mm, Curve& curve) {
  double from = 0;
  double sweep = 360;
  if (type_ == "ARC") {
    from = std::fmod(values.real(50), 360);
    sweep = std::fmod(values.real(51) - values.real(50), 360);
    if (sweep <= 0) sweep += 360;
  }
  round_arc({values.real(10), values.real(20)}, values.real(40), from, sweep, to_mm, curve);
}

/// Counter-clockwise in the entity's own frame; a sweep of 360 is a full circle.
void DxfDrawer::round_arc(Spot centre, double radius, double from, double sweep,
                          const Affine& to_mm, Curve& curve) {
  const Spot middle = to_mm(centre);
  const auto scale = to_mm.scale();
  if (!scale) {
    return refuse(curve, type_, middle,
                  {"its block is stretched more one way than the other",
                   "son bloc est étiré plus d’un côté que de l’autre"});
  }
  constexpr double kWholeCircle = 1e-7;  // degrees: what writers round angles to
  const bool full = sweep >= 360 - kWholeCircle;
  const auto at = [&](double degrees) {
    return point(
        to_mm({centre.x + radius * cos_degrees(degrees), centre.y + radius * sin_degrees(degrees)}),
        curve);
  };
  const auto on = point(middle, curve);
  const auto start = at(from);
  const auto end = at(from + sweep);
  const double radius_mm = std::fabs(radius) * *scale;
  if (!on || !start || !end || !counts(1)) return;
  if (radius_mm > kFarthest.mm()) return refuse_radius(curve, middle);
  const Length rounded = Length::nearest_to_mm(radius_mm);
  if (rounded < geometry::exact::kShortestEdge) return;  // a point
  geometry::Arc arc{
      *on, rounded,
      to_mm.mirrors() ? geometry::Turn::clockwise : geometry::Turn::counter_clockwise};
  curve.closed = full;
  if (full) {
    arc.turn = geometry::Turn::counter_clockwise;
    const geometry::Point right{on->x + rounded, on->y};
    curve.pieces.push_back({right, right, arc});
  } else if (*start != *end) {
    curve.pieces.push_back({*start, *end, arc});
  }
}

void DxfDrawer::ellipse(const DxfValues& values, const Affine& to_mm, Curve& curve) {
  const double ratio = values.real(40, 1);
  Spot major{values.real(11), values.real(21)};
  const double side = values.real(230, 1) < 0 ? -1 : 1;  // seen from below it turns the other way
  const Spot minor{-major.y * ratio * side, major.x * ratio * side};
  const double from = degrees_of(values.real(41, 0));
  double sweep = std::fmod(degrees_of(values.real(42, 2 * kPi)) - from, 360);
  constexpr double kWholeTurn = 1e-7;  // degrees
  if (sweep <= kWholeTurn) sweep += 360;
  const Spot centre{values.real(10), values.real(20)};
  if (std::fabs(values.real(210)) > 1e-9 || std::fabs(values.real(220)) > 1e-9) {
    return refuse(curve, type_, to_mm(centre),
                  {"it is drawn in a tilted plane", "il est dessiné dans un plan incliné"});
  }
  Heights heights;
  heights.add(0);
  heights.add(values.real(31));
  if (rises(heights.range(to_mm), to_mm(centre), curve)) return;
  constexpr double kRound = 1e-9;  // relative: both half axes the same
  if (std::fabs(std::fabs(ratio) - 1) < kRound && side > 0 && ratio > 0 && to_mm.scale()) {
    const double turned = atan2_degrees(major.y, major.x);
    return round_arc(centre, std::sqrt(major.x * major.x + major.y * major.y),
                     std::fmod(turned + from, 360), sweep, to_mm, curve);
  }
  const EllipseArc arc{to_mm(centre), to_mm.direction(major), to_mm.direction(minor),
                       std::fmod(from, 360), std::fmod(from, 360) + sweep};
  ++made_.flattened;
  const auto points = flattened(arc, kFlattened, kMostPieces);
  if (!points) {
    counts(kMostPieces + 1);
    return;
  }
  join(*points, curve);
}

void DxfDrawer::spline(const DxfEntity& entity, const DxfValues& values, const Affine& to_mm,
                       Curve& curve) {
  Spline spline;
  spline.degree = values.whole(71, 3);
  std::vector<double> weights;
  Heights heights;
  DxfGroups groups(file_.text, entity.begin, entity.end);
  while (const auto group = groups.next()) {
    const auto value = is_number(group->code) ? real_of(group->value) : std::nullopt;
    if (!value) continue;
    if (group->code == 40) spline.knots.push_back(*value);
    if (group->code == 41) weights.push_back(*value);
    if (group->code == 10) spline.controls.push_back({*value, 0});
    if (group->code == 20 && !spline.controls.empty()) spline.controls.back().y = *value;
    if (group->code == 30) heights.add(*value);
  }
  for (Spot& control : spline.controls) control = to_mm(control);
  const Spot at =
      spline.controls.empty() ? to_mm({values.real(11), values.real(21)}) : spline.controls.front();
  if (spline.controls.empty() && values.whole(74) > 0) {
    return refuse(curve, type_, at,
                  {"only points on it are given, and each program draws another curve through them",
                   "seuls des points de passage sont donnés, et chaque logiciel y fait passer une "
                   "autre courbe"});
  }
  if (rises(heights.range(to_mm), at, curve)) return;
  const bool even =
      std::all_of(weights.begin(), weights.end(), [&](double w) { return w == weights.front(); });
  if (!even || ((values.whole(70) & kWeighted) != 0 && weights.empty())) {
    return refuse(curve, type_, at, {"its points have weights", "ses points portent des poids"});
  }
  if (!is_sound(spline)) {
    return refuse(curve, type_, at,
                  {"its knots and points do not make a curve",
                   "ses nœuds et ses points ne font pas une courbe"});
  }
  if (!std::all_of(spline.controls.begin(), spline.controls.end(),
                   [&](Spot control) { return point(control, curve).has_value(); })) {
    return;
  }
  made_.flattened += spline.degree > 1 ? 1 : 0;
  const auto points = flattened(spline, kFlattened, kMostPieces);
  if (!points) {
    counts(kMostPieces + 1);
    return;
  }
  join(*points, curve);
}

void DxfDrawer::lwpolyline(const DxfEntity& entity, const DxfValues& values, const Affine& to_mm,
                           Curve& curve) {
  std::vector<Vertex> vertices;
  DxfGroups groups(file_.text, entity.begin, entity.end);
  while (const auto group = groups.next()) {
    if (group->code != 10 && group->code != 20 && group->code != 42) continue;
    const double value = real_of(group->value).value_or(0);
    if (group->code == 10) {
      vertices.push_back({{value, 0}, 0});
    } else if (!vertices.empty()) {
      (group->code == 20 ? vertices.back().at.y : vertices.back().bulge) = value;
    }
  }
  join(vertices, (values.whole(70) & kClosed) != 0, to_mm, curve);
}

void DxfDrawer::polyline(const Entities& entities, std::size_t first, std::size_t end,
                         const DxfValues& values, const Affine& to_mm, Curve& curve) {
  std::vector<Vertex> vertices;
  Heights heights;
  for (std::size_t k = first; k < end; ++k) {
    const DxfValues vertex(file_.text, entities[k]);
    if (reports_bad(vertex, curve)) return;
    if ((vertex.whole(70) & kFrameVertex) != 0) continue;
    vertices.push_back({{vertex.real(10), vertex.real(20)}, vertex.real(42)});
    heights.add(vertex.real(30));
  }
  if (!vertices.empty() && rises(heights.range(to_mm), to_mm(vertices.front().at), curve)) return;
  join(vertices, (values.whole(70) & kClosed) != 0, to_mm, curve);
}

void DxfDrawer::refuse_radius(const Curve& curve, Spot at) {
  refuse(curve, type_, at,
         fill({"its radius is more than {0}", "son rayon dépasse {0}"}, {show(kFarthest)}));
}

void DxfDrawer::join(const std::vector<Vertex>& vertices, bool closed, const Affine& to_mm,
                     Curve& curve) {
  const bool curved = std::any_of(vertices.begin(), vertices.end(),
                                  [](const Vertex& vertex) { return vertex.bulge != 0; });
  if (curved && !to_mm.scale()) {
    return refuse(curve, type_, to_mm(vertices.front().at),
                  {"its block is stretched more one way than the other",
                   "son bloc est étiré plus d’un côté que de l’autre"});
  }
  std::vector<geometry::Point> points;
  for (const Vertex& vertex : vertices) {
    const auto on = point(to_mm(vertex.at), curve);
    if (!on) return;
    points.push_back(*on);
  }
  if (points.size() < 2) return;
  const std::size_t edges = closed ? points.size() : points.size() - 1;
  const auto end_of_edge = [&](std::size_t i) {
    return points[i + 1 == points.size() ? 0 : i + 1];
  };
  // Counted before any is made: one shallow arc may become thousands of chords.
  std::size_t pieces = 0;
  for (std::size_t i = 0; i < edges; ++i) {
    const double bulge = vertices[i].bulge;
    const bool flat = way_through(points[i], end_of_edge(i), bulge) == Way::chords;
    if (flat && std::fabs(bulge) >= 1) return refuse_radius(curve, to_mm(vertices[i].at));
    made_.flattened += flat ? 1 : 0;
    pieces += count_through(points[i], end_of_edge(i), bulge);
  }
  if (!counts(pieces)) return;
  for (std::size_t i = 0; i < edges; ++i) {
    if (points[i] == end_of_edge(i)) continue;
    const double bulge = to_mm.mirrors() ? -vertices[i].bulge : vertices[i].bulge;
    for (const geometry::Piece& piece : pieces_through(points[i], end_of_edge(i), bulge)) {
      curve.pieces.push_back(piece);
    }
  }
  curve.closed = closed;
}

void DxfDrawer::join(const std::vector<Spot>& points_mm, Curve& curve) {
  std::vector<Vertex> vertices;
  for (const Spot mm : points_mm) vertices.push_back({mm, 0});
  join(vertices, false, {}, curve);
}

}  // namespace plano::foreign
