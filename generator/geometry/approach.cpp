// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/approach.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace plano::geometry {
namespace {

using At = Approach::At;

/// Lines whose directions differ by less, and centres that lie nearer, count as parallel and
/// concentric: their nearest points are anywhere, so the middle of what they share is as good.
constexpr double kParallel = 1e-6;
constexpr double kConcentricNm = 100;
/// Below this a vector has no direction.
constexpr double kNoDirectionNm = 1e-3;

constexpr Spot operator+(Spot a, Spot b) {
  return {a.x + b.x, a.y + b.y};
}
constexpr Spot operator-(Spot a, Spot b) {
  return {a.x - b.x, a.y - b.y};
}
constexpr Spot operator-(Spot a) {
  return {-a.x, -a.y};
}
constexpr Spot operator*(Spot a, double k) {
  return {a.x * k, a.y * k};
}
constexpr double dot(Spot a, Spot b) {
  return a.x * b.x + a.y * b.y;
}
constexpr double cross(Spot a, Spot b) {
  return a.x * b.y - a.y * b.x;
}
double length(Spot a) {
  return std::sqrt(dot(a, a));
}
std::optional<Spot> direction_of(Spot a) {
  const double size = length(a);
  return size > kNoDirectionNm ? std::optional(a * (1 / size)) : std::nullopt;
}

Spot relative(Point p, Point origin) {
  return {static_cast<double>((p.x - origin.x).nm()), static_cast<double>((p.y - origin.y).nm())};
}

/// A piece in floating point.
struct Local {
  Spot start;
  Spot end;
  bool is_arc = false;
  bool is_full = false;
  bool turns_left = true;
  Spot centre;
  double radius = 0;

  Local(const Piece& piece, Point origin)
      : start(relative(piece.start, origin)),
        end(relative(piece.end, origin)),
        is_arc(piece.arc.has_value()),
        is_full(piece.is_full_circle()) {
    if (piece.arc) {
      turns_left = piece.arc->turn == Turn::counter_clockwise;
      centre = relative(piece.arc->centre, origin);
      radius = static_cast<double>(piece.arc->radius.nm());
    }
  }

  Spot along() const { return end - start; }
  Spot towards(Spot direction) const { return centre + direction * radius; }

  /// As arc_spans, for directions that are not on the lattice.
  bool spans(Spot direction) const {
    if (is_full) {
      return true;
    }
    const Spot from = (turns_left ? start : end) - centre;
    const Spot to = (turns_left ? end : start) - centre;
    if (cross(from, to) >= 0) {
      return cross(from, direction) >= 0 && cross(direction, to) >= 0;
    }
    return !(cross(to, direction) > 0 && cross(direction, from) > 0);
  }

  /// True if a spot on the line lies between its ends.
  bool holds(Spot spot) const {
    const double t = dot(spot - start, along());
    return t >= 0 && t <= dot(along(), along());
  }

  /// The nearest spot that is not an end, where there is one.
  std::optional<Spot> foot(Spot spot) const {
    if (is_arc) {
      const auto direction = direction_of(spot - centre);
      return direction && spans(*direction) ? std::optional(towards(*direction)) : std::nullopt;
    }
    const double t = dot(spot - start, along()) / dot(along(), along());
    return t > 0 && t < 1 ? std::optional(start + along() * t) : std::nullopt;
  }

  double distance(Spot spot) const {
    double least = std::min(length(spot - start), length(spot - end));
    if (const auto nearest = foot(spot)) {
      least = std::min(least, length(spot - *nearest));
    } else if (is_full) {
      least = radius;  // seen from the centre
    }
    return least;
  }
};

/// Collects approaches; knows whether the two pieces have been swapped.
class Collector {
 public:
  explicit Collector(std::vector<Approach>& out) : out_(out) { out_.clear(); }
  void swap_roles() { swapped_ = !swapped_; }

  void add(Spot first, Spot second, At first_at = At::inside, At second_at = At::inside) {
    const double gap = length(second - first);
    if (swapped_) {
      out_.push_back({second, first, second_at, first_at, gap, false});
    } else {
      out_.push_back({first, second, first_at, second_at, gap, false});
    }
  }
  void add_crossing(Spot spot) { out_.push_back({spot, spot, At::inside, At::inside, 0, true}); }

 private:
  std::vector<Approach>& out_;
  bool swapped_ = false;
};

void line_and_line(const Local& a, const Local& b, Collector& found) {
  const double sine = cross(a.along(), b.along());
  const double lengths = length(a.along()) * length(b.along());
  if (std::fabs(sine) > kParallel * lengths) {
    const double t = cross(b.start - a.start, b.along()) / sine;
    const double u = cross(b.start - a.start, a.along()) / sine;
    if (t >= 0 && t <= 1 && u >= 0 && u <= 1) {
      found.add_crossing(a.start + a.along() * t);
    }
    return;
  }
  const double squared = dot(a.along(), a.along());
  const double first = dot(b.start - a.start, a.along()) / squared;
  const double last = dot(b.end - a.start, a.along()) / squared;
  const double low = std::max(0.0, std::min(first, last));
  const double high = std::min(1.0, std::max(first, last));
  if (low < high) {
    const Spot middle = a.start + a.along() * ((low + high) / 2);
    if (const auto opposite = b.foot(middle)) {
      found.add(middle, *opposite);
    }
  }
}

void line_and_arc(const Local& line, const Local& arc, Collector& found) {
  const Spot along = *direction_of(line.along());
  const Spot nearest = line.start + along * dot(arc.centre - line.start, along);
  const double off = length(nearest - arc.centre);
  if (arc.radius - off > kTouchNm) {
    const double half_chord = std::sqrt((arc.radius - off) * (arc.radius + off));
    for (const double side : {-half_chord, half_chord}) {
      const Spot spot = nearest + along * side;
      if (line.holds(spot) && arc.spans(spot - arc.centre)) {
        found.add_crossing(spot);
      }
    }
  }
  if (line.holds(nearest)) {
    const Spot across = direction_of(nearest - arc.centre).value_or(Spot{-along.y, along.x});
    for (const Spot direction : {across, -across}) {
      if (arc.spans(direction)) {
        found.add(nearest, arc.towards(direction));
      }
    }
  }
}

/// Where two arcs about one centre face each other: half-way between any two of their ends.
void concentric_arcs(const Local& a, const Local& b, Collector& found) {
  const auto try_direction = [&](Spot direction) {
    for (const Spot d : {direction, -direction}) {
      if (a.spans(d) && b.spans(d)) {
        found.add(a.towards(d), b.towards(d));
      }
    }
  };
  const Spot ends[] = {a.start - a.centre, a.end - a.centre, b.start - b.centre, b.end - b.centre};
  for (int i = 0; i < 4; ++i) {
    for (int k = i; k < 4; ++k) {
      const Spot one = *direction_of(ends[i]);
      const Spot other = *direction_of(ends[k]);
      try_direction(direction_of(one + other).value_or(Spot{-one.y, one.x}));
    }
  }
}

void arc_and_arc(const Local& a, const Local& b, Collector& found) {
  const double apart = length(b.centre - a.centre);
  if (apart < kConcentricNm) {
    concentric_arcs(a, b, found);
    return;
  }
  const Spot line = (b.centre - a.centre) * (1 / apart);
  const double outer_depth = a.radius + b.radius - apart;
  const double inner_depth = apart - std::fabs(a.radius - b.radius);
  if (outer_depth > kTouchNm && inner_depth > kTouchNm) {
    // (ra - rb)(ra + rb) instead of ra² - rb²: large radii would cancel.
    const double along = (apart + (a.radius - b.radius) * ((a.radius + b.radius) / apart)) / 2;
    const double across = std::sqrt(std::max(0.0, (a.radius - along) * (a.radius + along)));
    for (const double side : {-across, across}) {
      const Spot spot = a.centre + line * along + Spot{-line.y, line.x} * side;
      if (a.spans(spot - a.centre) && b.spans(spot - b.centre)) {
        found.add_crossing(spot);
      }
    }
  }
  for (const Spot from : {line, -line}) {
    for (const Spot to : {line, -line}) {
      if (a.spans(from) && b.spans(to)) {
        found.add(a.towards(from), b.towards(to));
      }
    }
  }
}

void ends_and_ends(const Local& a, const Local& b, Collector& found) {
  for (const At from : {At::start, At::end}) {
    const Spot end = from == At::start ? a.start : a.end;
    found.add(end, b.start, from, At::start);
    found.add(end, b.end, from, At::end);
    if (const auto foot = b.foot(end)) {
      found.add(end, *foot, from, At::inside);
    }
  }
  for (const At from : {At::start, At::end}) {
    const Spot end = from == At::start ? b.start : b.end;
    if (const auto foot = a.foot(end)) {
      found.add(*foot, end, At::inside, from);
    }
  }
}

}  // namespace

void find_approaches(const Piece& first, const Piece& second, std::vector<Approach>& out) {
  const Local a(first, first.start);
  const Local b(second, first.start);
  Collector found(out);
  ends_and_ends(a, b, found);
  if (!a.is_arc && !b.is_arc) {
    line_and_line(a, b, found);
  } else if (a.is_arc && b.is_arc) {
    arc_and_arc(a, b, found);
  } else if (b.is_arc) {
    line_and_arc(a, b, found);
  } else {
    found.swap_roles();
    line_and_arc(b, a, found);
  }
}

double distance_nm(const Piece& piece, Point point) {
  return Local(piece, point).distance({0, 0});
}

Point middle_of(const Piece& piece) {
  const Local local(piece, piece.start);
  if (!local.is_arc) {
    return to_point(piece.start, local.along() * 0.5);
  }
  if (local.is_full) {
    return to_point(piece.start, local.centre * 2);
  }
  // A counter-clockwise arc bulges to the right of its chord, whatever its sweep.
  const Spot along = direction_of(local.along()).value_or(Spot{0, 1});
  const Spot right{along.y, -along.x};
  return to_point(piece.start, local.towards(local.turns_left ? right : -right));
}

double curvature_per_nm(const Piece& piece) {
  return piece.arc ? 1 / static_cast<double>(piece.arc->radius.nm()) : 0;
}

Spot direction_at(const Piece& piece, Point origin, Spot spot) {
  const Local local(piece, origin);
  if (!local.is_arc) {
    return *direction_of(local.along());
  }
  const Spot spoke = direction_of(spot - local.centre).value_or(Spot{1, 0});
  return local.turns_left ? Spot{-spoke.y, spoke.x} : Spot{spoke.y, -spoke.x};
}

Point to_point(Point origin, Spot spot) {
  return origin +
         Point{Length::nanometres(std::llround(spot.x)), Length::nanometres(std::llround(spot.y))};
}

}  // namespace plano::geometry
