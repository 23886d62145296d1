// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/places.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "model/codes.h"

namespace plano::model {

using geometry::Placement;
using geometry::Vec3;

namespace {

Vec3 direction_of(spec::Axis axis) {
  switch (axis) {
    case spec::Axis::x:
      return {1, 0, 0};
    case spec::Axis::y:
      return {0, 1, 0};
    case spec::Axis::z:
      return {0, 0, 1};
  }
  CHECK(false, "an axis of no kind");
}

}  // namespace

std::optional<Vec3> evaluate_place(Run& run, const spec::PlaceSpec& place) {
  const auto coordinate = [&](const std::optional<spec::Expression>& formula) {
    return formula ? run.evaluate.length(*formula) : std::optional(Length());
  };
  const std::optional<Length> x = coordinate(place.x);
  const std::optional<Length> y = coordinate(place.y);
  const std::optional<Length> z = coordinate(place.z);
  if (!x || !y || !z) return std::nullopt;
  return Vec3{x->mm(), y->mm(), z->mm()};
}

std::optional<Placement> turned_by(Run& run, Placement placement,
                                   const std::vector<spec::TurnSpec>& turns, Vec3 at) {
  for (const spec::TurnSpec& turn : turns) {
    const std::optional<Angle> angle = run.evaluate.angle(turn.angle);
    const std::optional<Vec3> pivot =
        turn.through ? evaluate_place(run, *turn.through) : std::optional(at);
    if (!angle || !pivot) return std::nullopt;
    placement = geometry::turned(placement, direction_of(turn.axis), *angle, *pivot);
  }
  return placement;
}

bool is_near(Run& run, const Placement& placement, const std::string& id, Span span) {
  const Vec3& origin = placement.origin;
  const double farthest = std::max({std::fabs(origin.x), std::fabs(origin.y), std::fabs(origin.z)});
  if (farthest <= spec::kLongestLength.mm()) return true;
  run.found.add(
      kTooFar, span,
      fill({"{0} would stand {1} from the origin; the limit is {2}",
            "{0} serait à {1} de l'origine ; la limite est {2}"},
           {quote(id), show(Length::nearest_to_mm(farthest)), show(spec::kLongestLength)}));
  return false;
}

}  // namespace plano::model
