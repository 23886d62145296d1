// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/fasteners.h"

#include <algorithm>
#include <cmath>

#include "joints/seat.h"
#include "joints/settings.h"

namespace plano::joints {
namespace {

constexpr double kMarkMm = 12;
constexpr Length kMarkDepth = 300_um;

}  // namespace

std::vector<double> places_along(const std::vector<Interval>& pieces, const RowRules& rules,
                                 std::optional<int> count) {
  std::vector<double> places;
  for (const Interval& piece : pieces) {
    const double length = piece.length();
    if (length < 2 * rules.border - 1e-9) continue;
    const double least_end = std::clamp(length / 2, rules.border, rules.good_end);
    const double end = std::max(least_end, std::min(rules.usual_end, length / 6));
    const double between = length - 2 * end;
    const bool one = between < rules.least_pitch;
    const int by_pitch = one ? 1 : static_cast<int>(std::ceil(between / rules.pitch - 1e-9)) + 1;
    const int n = std::min(count.value_or(std::max(by_pitch, one ? 1 : 2)), kMostOfARow);
    for (int i = 0; i < n; ++i) {
      const double share = n == 1 ? 0.5 : static_cast<double>(i) / (n - 1);
      places.push_back(std::round((piece.low + end + between * share) * 1e3) / 1e3);
    }
  }
  return places;
}

double closest(const std::vector<double>& places) {
  double least = 1e300;
  for (std::size_t i = 1; i < places.size(); ++i) {
    least = std::min(least, places[i] - places[i - 1]);
  }
  return least;
}

Line2 middle_line(const JointInput& input) {
  const geometry::Placement& place = input.placed[input.contact.a].panel->placement;
  const geometry::Vec3 along = geometry::unit(input.contact.end - input.contact.start);
  const geometry::Vec3 from = place.local(input.contact.start);
  return {{from.x, from.y}, {geometry::dot(along, place.u), geometry::dot(along, place.v)}};
}

model::FaceSide opposite(model::FaceSide side) {
  return side == model::FaceSide::top ? model::FaceSide::bottom : model::FaceSide::top;
}

model::Drill drill_at(const JointInput& input, geometry::Point centre, Length diameter,
                      model::FaceSide face) {
  model::Drill drill;
  drill.centre = centre;
  drill.diameter = diameter;
  drill.face = face;
  drill.span = input.joint.span;
  return drill;
}

bool is_bar(const JointInput& input, std::size_t panel) {
  return model::is_bar(input.design.materials[input.design.panels[panel].material]);
}

model::Engraving mark_at(const JointInput& input, const Seat& seat, double s) {
  model::Engraving line;
  const double edge = seat.shoulder();
  line.content = std::vector<geometry::Point>{seat.in_a().at(s, edge - 1),
                                              seat.in_a().at(s, edge - 1 - kMarkMm)};
  line.depth = kMarkDepth;
  line.span = input.joint.span;
  return line;
}

}  // namespace plano::joints
