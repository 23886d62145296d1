// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/spline.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"

namespace plano::foreign {
namespace {

Spot minus(Spot a, Spot b) {
  return {a.x - b.x, a.y - b.y};
}
Spot times(Spot a, double k) {
  return {a.x * k, a.y * k};
}
double size(Spot a) {
  return std::sqrt(a.x * a.x + a.y * a.y);
}

/// Steps of a parameter range so that chords stray by no more than the bound.
double steps_for(double range, double most_second_derivative, double bound) {
  return std::max(1.0, std::ceil(range * std::sqrt(most_second_derivative / (8 * bound))));
}

/// Differences of control points by their knots: those of the derivative, of degree one less.
/// `knot` is the first knot of the derivative's first control point. Where the knots coincide the
/// derivative's part there covers nothing.
std::vector<Spot> derived(const std::vector<Spot>& controls, const std::vector<double>& knots,
                          std::size_t knot, int degree) {
  std::vector<Spot> result;
  for (std::size_t i = 0; i + 1 < controls.size(); ++i) {
    const double apart = knots[i + knot + static_cast<std::size_t>(degree)] - knots[i + knot];
    result.push_back(apart > 0 ? times(minus(controls[i + 1], controls[i]), degree / apart)
                               : Spot{});
  }
  return result;
}

/// De Boor's algorithm. Precondition: knots[span] <= t <= knots[span + 1].
Spot at(const Spline& spline, std::size_t span, double t) {
  const auto degree = static_cast<std::size_t>(spline.degree);
  std::vector<Spot> d(spline.controls.begin() + static_cast<std::ptrdiff_t>(span - degree),
                      spline.controls.begin() + static_cast<std::ptrdiff_t>(span + 1));
  for (std::size_t r = 1; r <= degree; ++r) {
    for (std::size_t j = degree; j >= r; --j) {
      const double low = spline.knots[j + span - degree];
      const double high = spline.knots[j + 1 + span - r];
      const double share = high > low ? (t - low) / (high - low) : 0;
      d[j] = {d[j - 1].x + share * (d[j].x - d[j - 1].x),
              d[j - 1].y + share * (d[j].y - d[j - 1].y)};
    }
  }
  return d[degree];
}

}  // namespace

bool is_sound(const Spline& spline) {
  if (spline.degree < 1 || spline.degree > kMostDegree) return false;
  const auto degree = static_cast<std::size_t>(spline.degree);
  if (spline.controls.size() <= degree ||
      spline.knots.size() != spline.controls.size() + degree + 1 ||
      !std::is_sorted(spline.knots.begin(), spline.knots.end()) ||
      spline.knots[degree] >= spline.knots[spline.controls.size()]) {
    return false;
  }
  // A knot inside that is repeated more often than the degree is a gap in the curve.
  for (std::size_t i = 1; i + degree + 1 < spline.knots.size(); ++i) {
    if (spline.knots[i] > spline.knots[degree] &&
        spline.knots[i + degree] < spline.knots[spline.controls.size()] &&
        spline.knots[i] == spline.knots[i + degree]) {
      return false;
    }
  }
  return true;
}

std::optional<std::vector<Spot>> flattened(const Spline& spline, Length bound, std::size_t most) {
  const auto degree = static_cast<std::size_t>(spline.degree);
  std::vector<Spot> second;
  if (degree >= 2) {
    second = derived(derived(spline.controls, spline.knots, 1, spline.degree), spline.knots, 2,
                     spline.degree - 1);
  }
  std::vector<Spot> points{at(spline, degree, spline.knots[degree])};
  for (std::size_t span = degree; span < spline.controls.size(); ++span) {
    const double begin = spline.knots[span];
    const double range = spline.knots[span + 1] - begin;
    if (range <= 0) continue;
    double largest = 0;
    for (std::size_t i = span - degree; degree >= 2 && i + 2 <= span; ++i) {
      largest = std::max(largest, size(second[i]));
    }
    const double steps = steps_for(range, largest, bound.mm());
    if (!(steps + static_cast<double>(points.size()) <= static_cast<double>(most))) {
      return std::nullopt;
    }
    for (double k = 1; k <= steps; ++k)
      points.push_back(at(spline, span, begin + range * k / steps));
  }
  return points;
}

std::optional<std::vector<Spot>> flattened(const EllipseArc& arc, Length bound, std::size_t most) {
  // The second derivative by t is as long as a point is far from the centre.
  const double farthest = std::sqrt(size(arc.u) * size(arc.u) + size(arc.v) * size(arc.v));
  const double steps = steps_for((arc.to - arc.from) * kPi / 180, farthest, bound.mm());
  if (!(steps <= static_cast<double>(most))) return std::nullopt;
  std::vector<Spot> points;
  for (double k = 0; k <= steps; ++k) {
    const double t = arc.from + (arc.to - arc.from) * k / steps;
    const double c = cos_degrees(t);
    const double s = sin_degrees(t);
    points.push_back(
        {arc.centre.x + arc.u.x * c + arc.v.x * s, arc.centre.y + arc.u.y * c + arc.v.y * s});
  }
  return points;
}

}  // namespace plano::foreign
