// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>

#include "base/trig.h"
#include "model/codes.h"
#include "model/corners.h"
#include "model/loops.h"
#include "model/shapes.h"

namespace plano::model {
namespace {

using geometry::Arc;
using geometry::Contour;
using geometry::Edge;
using geometry::Point;
using geometry::Shape;
using geometry::Turn;

/// How much the two ends of an arc may differ in distance from the centre an author gives: what
/// formulas and the lattice lose, and far less than a slip.
constexpr Length kSameDistance = 5_um;
/// Contours of less are a line drawn forth and back.
constexpr double kLeastArea = 1e-3;  // mm²

Turn turn_of(spec::PathEdge::Side side) {
  return side == spec::PathEdge::Side::left ? Turn::counter_clockwise : Turn::clockwise;
}

/// The arc about the point nearest to `centre` that is equally far from both ends, so that it
/// passes both. Precondition: a != b.
Arc arc_about(Point centre, Point a, Point b, Turn turn) {
  const double half_x = (b.x - a.x).mm() / 2;
  const double half_y = (b.y - a.y).mm() / 2;
  const double half = std::sqrt(half_x * half_x + half_y * half_y);
  const double left_x = -half_y / half;
  const double left_y = half_x / half;
  const double along_x = (centre.x - a.x).mm() - half_x;
  const double along_y = (centre.y - a.y).mm() - half_y;
  const double height = along_x * left_x + along_y * left_y;
  const Point moved{Length::nearest_to_mm(a.x.mm() + half_x + left_x * height),
                    Length::nearest_to_mm(a.y.mm() + half_y + left_y * height)};
  return Arc{moved, Length::nearest_to_mm(std::sqrt(half * half + height * height)), turn};
}

/// Walks the edges and collects them.
class Walker {
 public:
  Walker(Run& run, const Frame& frame, Point start) : run_(run), frame_(frame), at_(start) {}

  bool walk(const spec::PathEdge& edge) {
    const std::optional<Point> own = evaluate_point(run_, edge.to);
    if (!own) return false;
    const Point to = frame_.point(*own);
    if (to == at_) {
      run_.found
          .add(kBrokenPath, edge.span,
               {"this edge ends where it begins", "ce segment finit où il commence"})
          .hint({"a full circle is `shape: circle`", "un cercle entier s'écrit `shape: circle`"});
      return false;
    }
    std::optional<Arc> arc;
    if (!std::holds_alternative<std::monostate>(edge.arc)) {
      arc = std::visit([&](const auto& form) { return arc_of(form, to, edge.span); }, edge.arc);
      if (!arc) return false;
    }
    contour_.edges.push_back(Edge{at_, arc});
    at_ = to;
    return true;
  }

  /// Closed by a straight edge where the last one does not end at the start.
  Contour closed(Point start) && {
    if (at_ != start) contour_.edges.push_back(Edge{at_, std::nullopt});
    return std::move(contour_);
  }

 private:
  using PathEdge = spec::PathEdge;

  std::optional<Arc> arc_of(std::monostate, Point, Span) { return std::nullopt; }

  std::optional<Arc> arc_of(const PathEdge::Through& through, Point to, Span span) {
    const std::optional<Point> own = evaluate_point(run_, through.point);
    if (!own) return std::nullopt;
    const std::optional<Arc> arc = arc_over(at_, frame_.point(*own), to);
    if (!arc) {
      run_.found
          .add(kImpossibleArc, span,
               {"the arc's three points lie in one line", "les trois points de l'arc sont alignés"})
          .hint(
              {"for a straight edge write `{to: …}`", "pour un segment droit, écrivez `{to: …}`"});
    }
    return arc;
  }

  std::optional<Arc> arc_of(const PathEdge::Around& around, Point to, Span span) {
    const std::optional<Point> own = evaluate_point(run_, around.centre);
    if (!own) return std::nullopt;
    const Flat flat = frame_.at({own->x.mm(), own->y.mm()});
    const Point centre{Length::nearest_to_mm(flat.x), Length::nearest_to_mm(flat.y)};
    const Length from_start = geometry::distance(centre, at_);
    const Length from_end = geometry::distance(centre, to);
    if (from_start <= kSameDistance || abs(from_start - from_end) > kSameDistance) {
      run_.found
          .add(kImpossibleArc, span,
               fill({"the arc begins {0} from its centre and ends {1} from it",
                     "l'arc commence à {0} de son centre et finit à {1}"},
                    {show(from_start), show(from_end)}))
          .hint({"both ends must be equally far from the centre",
                 "les deux extrémités doivent être à égale distance du centre"});
      return std::nullopt;
    }
    return arc_about(centre, at_, to, turn_of(around.turn));
  }

  std::optional<Arc> arc_of(const PathEdge::Bend& bend, Point to, Span span) {
    const std::optional<Length> radius = positive_length(run_, bend.radius);
    if (!radius) return std::nullopt;
    const Length chord = geometry::distance(at_, to);
    if (chord > *radius * 2 + 2_um) {
      run_.found
          .add(kImpossibleArc, span,
               fill({"the ends are {0} apart; an arc of radius {1} reaches {2}",
                     "les extrémités sont distantes de {0} ; un arc de rayon {1} atteint {2}"},
                    {show(chord), show(*radius), show(*radius * 2)}))
          .hint(fill({"the radius must be at least {0}", "le rayon doit valoir au moins {0}"},
                     {show(chord.half())}));
      return std::nullopt;
    }
    const double ratio = std::fmin(chord.mm() / (2 * radius->mm()), 1.0);
    const double sweep = 2 * asin_degrees(ratio);
    const Turn turn = turn_of(bend.turn);
    if (!bend.longer) return arc_through(at_, to, *radius, sweep, turn);
    // The longer arc has its centre where the shorter one that turns the other way has it.
    const Turn other = turn == Turn::clockwise ? Turn::counter_clockwise : Turn::clockwise;
    Arc arc = arc_through(at_, to, *radius, sweep, other);
    arc.turn = turn;
    return arc;
  }

  Run& run_;
  const Frame& frame_;
  Point at_;
  Contour contour_;
};

}  // namespace

std::optional<Shape> path_shape(Run& run, const spec::PathShape& path, const Frame& frame,
                                Span span) {
  const std::optional<Point> own = evaluate_point(run, path.start);
  if (!own) return std::nullopt;
  const Point start = frame.point(*own);
  Walker walker(run, frame, start);
  for (const spec::PathEdge& edge : path.edges) {
    const bool fine =
        for_each_turn(run, edge.repeat, [&](const std::string&) { return walker.walk(edge); });
    if (!fine) return std::nullopt;
  }
  Contour contour = std::move(walker).closed(start);
  const bool curved = contour.edges.size() == 2 && (contour.edges[0].arc || contour.edges[1].arc);
  const double enclosed =
      contour.edges.size() > 2 || curved ? geometry::signed_area(contour).mm2() : 0.0;
  if (std::fabs(enclosed) < kLeastArea) {
    run.found.add(kBrokenPath, span, {"the path encloses nothing", "le tracé n'enferme rien"});
    return std::nullopt;
  }
  return Shape::of(enclosed > 0 ? std::move(contour) : geometry::reversed(contour));
}

}  // namespace plano::model
