// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/falling.h"

#include <algorithm>

#include "checks/standing.h"

namespace plano::checks {

namespace {

/// Up to this height of fall, the reach is as much.
constexpr double kLeastReachMm = 1500;
constexpr double kMoreMm = 500;

}  // namespace

double reach_of_fall_mm(double height_mm) {
  return height_mm <= kLeastReachMm ? kLeastReachMm : height_mm * 2 / 3 + kMoreMm;
}

std::vector<const StandingSurface*> surfaces_in_use(const Survey& survey) {
  std::vector<const StandingSurface*> used;
  for (const StandingSurface& surface : survey.standing) {
    if (surface.said != StandingSurface::Said::no_platform) used.push_back(&surface);
  }
  return used;
}

std::vector<const StandingSurface*> fallen_from(const Survey& survey) {
  std::vector<const StandingSurface*> all = surfaces_in_use(survey);
  for (const StandingSurface& one : survey.hung_from) all.push_back(&one);
  return all;
}

bool is_hung_from(const Survey& survey, const StandingSurface& surface) {
  return std::any_of(survey.hung_from.begin(), survey.hung_from.end(),
                     [&](const StandingSurface& one) { return &one == &surface; });
}

bool slopes(const Scene& scene, std::size_t body) {
  return is_mostly_steeper(scene, body, kLevelDegrees);
}

bool is_slide(const Survey& survey, const StandingSurface& surface) {
  return surface.carries &&
         std::any_of(surface.bodies.begin(), surface.bodies.end(), [&](std::size_t b) {
           return survey.spoken.carries[b] && slopes(survey.scene, b);
         });
}

Verdict wrong_at(const StandingSurface& surface) {
  return surface.said == StandingSurface::Said::nothing ? Verdict::needs_declaration
                                                        : Verdict::fail;
}

Place place_of(const Survey& survey, const StandingSurface& surface) {
  return {{survey.scene.bodies[surface.body].element}, "", surface.drop_place};
}

const Text& label_of(const Survey& survey, const StandingSurface& surface) {
  return survey.scene.bodies[surface.body].label;
}

std::vector<std::string> elements_of(const Survey& survey, const StandingSurface& surface) {
  std::vector<std::string> elements;
  for (const std::size_t b : surface.bodies) elements.push_back(survey.scene.bodies[b].element);
  return elements;
}

GroundArea ground_area(const Survey& survey, const StandingSurface& surface, double by,
                       GroundArea::Kind kind) {
  GroundPlan plan = united(widened(surface.contours, by));
  return {kind,         elements_of(survey, surface), std::move(plan.contours), plan.area_m2,
          surface.drop, label_of(survey, surface)};
}

}  // namespace plano::checks
