// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/guard_runs.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "checks/edge_guard.h"
#include "checks/falling.h"
#include "checks/guarded.h"
#include "checks/plan_view.h"
#include "checks/strength/members.h"
#include "checks/strength/plate_strips.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// A board that rises so far above a surface, so near to it, keeps people in: choices of method.
constexpr double kGuardMm = 300;
constexpr double kNearMm = 60;
/// What begins higher above a surface keeps nobody in: a roof, an arch.
constexpr double kOverheadMm = 900;
/// A surface lower than this needs no guard; what stands around it is no barrier.
constexpr double kHighMm = 600;
/// Cosine of the steepest lean of a guard.
constexpr double kUpright = 0.26;  // 15 degrees from upright

/// Along edges and boards.
constexpr double kStepMm = 20;

std::optional<BoardRun> upright(const Scene& scene, std::size_t index) {
  const SceneBody& body = scene.bodies[index];
  const model::Material* material = scene.material_of(body);
  if (material == nullptr || model::is_bar(*material)) return std::nullopt;
  const auto& pose = body.pose;
  if (std::fabs(pose.w.z) > kUpright) return std::nullopt;
  const bool up_is_v = std::fabs(pose.v.z) >= std::fabs(pose.u.z);
  return BoardRun{index, up_is_v, (up_is_v ? pose.v.z : pose.u.z) > 0, 0, 0};
}

/// Whether a body reaches so high beside a surface that it keeps people in.
bool may_guard(const Survey& survey, const SceneBody& body, const StandingSurface& surface) {
  const Scene& scene = survey.scene;
  const double level = scene.ground + surface.height;
  if (body.box.low.z > level + kOverheadMm || body.box.high.z < level + kGuardMm) return false;
  if (body.module == scene.bodies[surface.body].module) return true;
  // What is not joined to the floor guards it where it is as high as a rail; else it only stands
  // near.
  return body.box.high.z >= level + kRailLowMm && guards_at(survey, surface).rail.railed() > 0;
}

Vec3 place_along(const Scene& scene, const BoardRun& run, const PlateCase& plate, double at,
                 double up) {
  const auto& pose = scene.bodies[run.body].pose;
  return run.up_is_v ? pose.at(at, up, plate.thickness / 2) : pose.at(up, at, plate.thickness / 2);
}

/// Takes down where it runs along the surface; false where it does not.
bool find_run(const Scene& scene, const StandingSurface& surface, const PlateCase& plate,
              BoardRun& run) {
  const double length = run.up_is_v ? plate.length_u : plate.length_v;
  bool found = false;
  for (double at = 0; at <= length; at += kStepMm) {
    if (distance_mm(surface.contours, place_along(scene, run, plate, at, 0)) > kNearMm) continue;
    if (!found) run.from = at;
    run.to = at;
    found = true;
  }
  return found && run.to - run.from >= kFootWidthMm;  // else it stands end on
}

/// In world, along the run: its upper edge or its lower one.
Loop line_of(const Scene& scene, const BoardRun& run, const PlateCase& plate, bool upper) {
  const double height = run.up_is_v ? plate.length_v : plate.length_u;
  const double up = upper == run.upwards ? height : 0;
  return {place_along(scene, run, plate, run.from, up), place_along(scene, run, plate, run.to, up)};
}

/// Whether `over` stands over `run` from end to end, whichever way they are turned.
bool is_over(const Scene& scene, PlatesOf& plates, const BoardRun& over, const BoardRun& run) {
  if (scene.bodies[over.body].box.low.z < scene.bodies[run.body].box.high.z) return false;
  const std::vector<Loop> above = {line_of(scene, over, plates.of(over.body), false)};
  const Loop below = line_of(scene, run, plates.of(run.body), true);
  return std::all_of(below.begin(), below.end(),
                     [&](Vec3 end) { return distance_mm(above, end) <= kNearMm; });
}

/// The boards along a surface; slats are pushed at the topmost of those that are.
std::vector<BoardRun> pushed_along(const Survey& survey, const StandingSurface& surface,
                                   PlatesOf& plates) {
  const Scene& scene = survey.scene;
  std::vector<BoardRun> all;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    auto run = upright(scene, b);
    if (!run || surface.body == b || !may_guard(survey, scene.bodies[b], surface)) continue;
    const PlateCase& plate = plates.of(b);
    if (plate.material.known == Known::nothing) continue;
    if (find_run(scene, surface, plate, *run)) all.push_back(*run);
  }
  std::stable_sort(all.begin(), all.end(), [&](const BoardRun& a, const BoardRun& b) {
    return scene.bodies[a.body].box.low.z > scene.bodies[b.body].box.low.z;
  });
  std::vector<BoardRun> topmost;
  for (const BoardRun& run : all) {
    const bool below = std::any_of(topmost.begin(), topmost.end(), [&](const BoardRun& over) {
      return is_over(scene, plates, over, run);
    });
    if (!below) topmost.push_back(run);
  }
  return topmost;
}

/// Whether a level bar runs along a surface: a rail.
bool is_rail(const Survey& survey, std::size_t index, const StandingSurface& surface) {
  const SceneBody& body = survey.scene.bodies[index];
  const model::Material* material = survey.scene.material_of(body);
  if (material == nullptr || !model::is_bar(*material)) return false;
  if (!may_guard(survey, body, surface)) return false;
  const LongBox box = long_box_of(survey.scene, body);
  if (std::fabs(box.frame.u.z) > kUpright) return false;
  double along = 0;
  for (double at = 0; at <= box.size.x; at += kStepMm) {
    const Vec3 place = box.frame.at(at, box.size.y / 2, box.size.z / 2);
    if (distance_mm(surface.contours, place) <= kNearMm) along += kStepMm;
  }
  return along > kGuardMm;
}

/// Lines in world that the results along a surface tell of.
std::vector<Loop> told_lines(const Scene& scene, const FloorGuards& floor, PlatesOf& plates) {
  std::vector<Loop> lines;
  for (const BoardRun& run : floor.pushed) {
    lines.push_back(line_of(scene, run, plates.of(run.body), false));
  }
  for (const std::size_t rail : floor.rails) {
    const LongBox box = long_box_of(scene, scene.bodies[rail]);
    lines.push_back({box.frame.at(0, box.size.y / 2, box.size.z / 2),
                     box.frame.at(box.size.x, box.size.y / 2, box.size.z / 2)});
  }
  return lines;
}

/// The length of an edge beside such lines, where it is not open.
double told_mm(const GuardedEdge& edge, const std::vector<Loop>& told,
               const std::vector<Loop>& open) {
  if (told.empty()) return 0;
  double length = 0;
  for (std::size_t i = 0; i + 1 < edge.line.size(); ++i) {
    const Vec3 along = edge.line[i + 1] - edge.line[i];
    const double piece = geometry::norm(along);
    const double steps = std::max(1.0, std::ceil(piece / kStepMm));
    for (double s = 0.5; s < steps; s += 1) {
      const Vec3 place = edge.line[i] + along * (s / steps);
      if (!open.empty() && distance_mm(open, place) < 1) continue;
      if (distance_mm(told, place) <= kGuardInsideMm) length += piece / steps;
    }
  }
  return length;
}

std::vector<Loop> lines_of(const std::vector<Stretch>& stretches) {
  std::vector<Loop> lines;
  for (const Stretch& one : stretches) lines.push_back(one.line);
  return lines;
}

}  // namespace

const PlateCase& PlatesOf::of(std::size_t body) {
  const auto it = known_.find(body);
  if (it != known_.end()) return it->second;
  return known_.emplace(body, joined_plate(scene_, body)).first->second;
}

std::vector<FloorGuards> guards_of_floors(const Survey& survey, PlatesOf& plates) {
  std::vector<FloorGuards> floors;
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    if (surface->height <= kHighMm) continue;
    FloorGuards floor;
    floor.surface = surface;
    floor.pushed = pushed_along(survey, *surface, plates);
    for (std::size_t b = 0; b < survey.scene.bodies.size(); ++b) {
      if (is_rail(survey, b, *surface)) floor.rails.push_back(b);
    }
    floors.push_back(std::move(floor));
  }
  return floors;
}

Untold untold_guards(const Survey& survey, const FloorGuards& floor, PlatesOf& plates) {
  const Guards& guards = guards_at(survey, *floor.surface);
  const std::vector<Loop> told = told_lines(survey.scene, floor, plates);
  Untold untold;
  std::set<std::string> named;
  const auto look = [&](const Guarding& guarding, double GuardedEdge::*guarded,
                        const std::vector<Stretch>& open) {
    const std::vector<Loop> open_lines = lines_of(open);
    for (const GuardedEdge& edge : guarding.edges) {
      if (edge.*guarded <= 0) continue;
      const double told_here = told_mm(edge, told, open_lines);
      if (told_here > 0) untold.everywhere = false;
      // Of a line of posts beside a board, less than a foot's width is not worth a question.
      if (told_here > 0 && edge.*guarded - told_here < kFootWidthMm) continue;
      const Text name = edge_name(edge.outwards);
      if (!named.insert(name.en).second) continue;
      untold.edges =
          untold.edges.en.empty() ? name : fill({"{0}, {1}", "{0}, {1}"}, {untold.edges, name});
    }
  };
  look(guards.barrier, &GuardedEdge::closed, guards.barrier.open);
  look(guards.rail, &GuardedEdge::railed, guards.rail.bare);
  return untold;
}

}  // namespace plano::checks
