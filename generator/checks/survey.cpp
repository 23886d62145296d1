// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/survey.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/trig.h"
#include "checks/access.h"
#include "checks/edge_guard.h"
#include "checks/flights.h"
#include "checks/hanging.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

/// A bar or the top of a wall that wide and that long may be meant to balance on.
constexpr double kBeamWidthMm = 45;
constexpr double kBeamLengthMm = 600;
/// Wider limbs of a face hold a foot, but for what is above.
constexpr double kWidestLimbMm = 150;
/// Narrower faces are no part of what a declared panel is stood on, unless it has no other.
constexpr double kEdgeMm = 30;

/// The bodies that a reason has to name before it takes a surface out: all whose faces in it are
/// more than edges. Tabs that lie flush in a floor neither speak for it nor have to be named.
std::vector<std::size_t> boards_of(const Scene& scene, const std::vector<LevelFace>& faces,
                                   const StandingSurface& surface) {
  std::vector<std::size_t> boards{surface.body};
  for (const LevelFace& face : faces) {
    if (face.width.least < kEdgeMm || face.high - scene.ground > surface.height + kHeightsMm ||
        face.low - scene.ground < surface.low - kHeightsMm) {
      continue;
    }
    const auto& bodies = surface.bodies;
    if (std::find(bodies.begin(), bodies.end(), face.body) == bodies.end()) continue;
    boards.push_back(face.body);
  }
  return boards;
}

void tell(const Spoken& said, const std::vector<std::size_t>& boards, StandingSurface& surface) {
  for (const std::size_t b : surface.bodies) {
    if (said.platform[b]) surface.said = StandingSurface::Said::platform;
    surface.carries = surface.carries || said.carries[b];
  }
  const bool excluded = std::all_of(boards.begin(), boards.end(),
                                    [&](std::size_t b) { return said.excluded[b] != nullptr; });
  if (surface.said == StandingSurface::Said::nothing && excluded) {
    surface.said = StandingSurface::Said::no_platform;
    surface.reason = said.excluded[surface.body]->reason;
  }
}

/// Surfaces that admit a foot, then those that the author declared and no foot found.
std::vector<StandingSurface> surfaces_of(const Scene& scene, const std::vector<LevelFace>& faces,
                                         const std::vector<std::vector<std::size_t>>& floors,
                                         const Spoken& said) {
  std::vector<StandingSurface> all;
  std::vector<bool> has_surface(scene.bodies.size());
  for (const std::vector<std::size_t>& floor : floors) {
    if (!admits_a_foot(scene, faces, floor)) continue;
    all.push_back(surface_of(scene, faces, floor));
    for (const std::size_t b : all.back().bodies) has_surface[b] = true;
  }
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    if (has_surface[b] || !(said.platform[b] || said.carries[b])) continue;
    std::vector<std::size_t> own;
    std::vector<std::size_t> wide;
    for (std::size_t f = 0; f < faces.size(); ++f) {
      if (faces[f].body != b) continue;
      own.push_back(f);
      if (faces[f].width.least >= kEdgeMm) wide.push_back(f);
    }
    std::vector<std::size_t>& group = wide.empty() ? own : wide;
    // What carries its users counts, however steep, for the space and the ground it asks for.
    // Of what is steeper than a floor, the ends are no place to stand.
    if (group.empty() || (!said.carries[b] && is_mostly_steeper(scene, b, kSteepestFloor)))
      continue;
    std::stable_sort(group.begin(), group.end(), [&](std::size_t i, std::size_t j) {
      return faces[i].area_m2 > faces[j].area_m2;
    });
    all.push_back(surface_of(scene, faces, group));
  }
  return all;
}

/// Elements as `expects:` takes them: a group's name where all of it is meant.
std::string list_of(const Scene& scene, const std::set<std::size_t>& panels) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> groups;  // meant, of all
  for (std::size_t p = 0; p < scene.design.panels.size(); ++p) {
    auto& [meant, whole] = groups[scene.design.panels[p].group];
    meant += panels.count(p);
    ++whole;
  }
  std::string list;
  std::set<std::string> written;
  for (const std::size_t p : panels) {
    const model::Panel& panel = scene.design.panels[p];
    const auto& [meant, whole] = groups[panel.group];
    const std::string& name = meant == whole ? panel.group : panel.id;
    if (!written.insert(name).second) continue;
    list += (list.empty() ? "" : ", ") + name;
  }
  return list;
}

/// Whether a face whose hull is wide is made of narrow limbs: a frame, an angle, a star. Limbs that
/// meet are told a little narrower than they are.
bool is_narrow(const LevelFace& face) {
  const double limb = face.limb_mm();
  return limb >= kBeamWidthMm / 2 && limb < kWidestLimbMm;
}

/// What could be walked on though no foot fits: level, long, and as wide as a shoe.
std::vector<Beam> beams_of(const Scene& scene, const std::vector<LevelFace>& faces,
                           const std::vector<StandingSurface>& surfaces, const Spoken& said) {
  std::set<std::size_t> bodies;
  for (const StandingSurface& surface : surfaces) {
    bodies.insert(surface.bodies.begin(), surface.bodies.end());
  }
  std::map<std::size_t, Beam> beams;
  for (const LevelFace& face : faces) {
    if (bodies.count(face.body) != 0 || said.panel[face.body] == SceneBody::kNone) continue;
    if (said.excluded[face.body] != nullptr) continue;
    if (face.width.least < kBeamWidthMm || face.width.length < kBeamLengthMm) continue;
    if (face.width.least >= kPatchMm && !is_narrow(face)) continue;
    const double height = face.high - scene.ground;
    Beam& beam = beams.try_emplace(face.body, Beam{face.body, height, face.point}).first->second;
    if (height > beam.height) beam = {face.body, height, face.point};
  }
  std::vector<Beam> list;
  for (const auto& [body, beam] : beams) list.push_back(beam);
  return list;
}

/// Of faces too steep to stand on: see Survey::steep. Edges and chamfers are left out.
std::vector<StandingSurface> steep_of(const Scene& scene, const std::vector<LevelFace>& faces,
                                      const Spoken& said) {
  std::vector<StandingSurface> steep;
  for (const std::vector<std::size_t>& floor : floors_of(faces)) {
    StandingSurface one = surface_of(scene, faces, floor);
    if (said.carries[one.body] || said.excluded[one.body] != nullptr) continue;
    if (said.platform[one.body]) one.said = StandingSurface::Said::platform;
    steep.push_back(std::move(one));
  }
  return steep;
}

void highest_first(std::vector<StandingSurface>& surfaces) {
  std::stable_sort(
      surfaces.begin(), surfaces.end(),
      [](const StandingSurface& a, const StandingSurface& b) { return a.height > b.height; });
}

void propose_platforms(const Survey& survey, std::vector<Finding>& out) {
  const Spoken& said = survey.spoken;
  std::set<std::size_t> panels;
  if (survey.said().platforms) {
    panels.insert(survey.said().platforms->begin(), survey.said().platforms->end());
  }
  const std::size_t known = panels.size();
  std::set<std::size_t> with_beams = panels;
  for (const Beam& beam : survey.beams) with_beams.insert(said.panel[beam.body]);
  for (const StandingSurface& surface : survey.standing) {
    if (surface.said != StandingSurface::Said::nothing) continue;
    if (said.panel[surface.body] != SceneBody::kNone) panels.insert(said.panel[surface.body]);
  }
  const bool confirmed = survey.said().platforms && panels.size() == known;
  if (!panels.empty() || confirmed) {
    out.push_back({confirmed ? Text{"every surface a foot finds is spoken of",
                                    "il est question de chaque surface où un pied tient"}
                             : Text{"surfaces a foot finds; those not meant go under "
                                    "`not_platforms:`, with a reason",
                                    "surfaces où un pied tient ; celles qui ne sont pas prévues "
                                    "vont sous `not_platforms:`, avec une raison"},
                   "platforms", "platforms: [" + list_of(survey.scene, panels) + "]", confirmed});
  }
  if (!survey.beams.empty()) {
    out.push_back(
        {{"long and level, too narrow for two feet: to balance on, or not",
          "longs et horizontaux, trop étroits pour deux pieds : pour l'équilibre, ou non"},
         "platforms",
         "platforms: [" + list_of(survey.scene, with_beams) + "]",
         false});
  }
}

void propose_access(const Survey& survey, std::vector<Finding>& out) {
  const auto high = [](const StandingSurface& one) {
    return one.said != StandingSurface::Said::no_platform && one.height > kTierMm;
  };
  const auto& all = survey.standing;
  if (std::none_of(all.begin(), all.end(), high)) return;
  const bool easy = std::any_of(all.begin(), all.end(), [&](const StandingSurface& one) {
    return high(one) && one.found_easy;
  });
  const std::string word = easy ? "easy" : "hard";
  out.push_back({easy ? Text{"a surface above 600 mm is reached in steps the smallest can take",
                             "une surface à plus de 600 mm s'atteint par des marches à la portée "
                             "des plus petits"}
                      : Text{"no surface above 600 mm is reached in steps the smallest can take",
                             "aucune surface à plus de 600 mm ne s'atteint par des marches à la "
                             "portée des plus petits"},
                 "access", "access: " + word, survey.said().access == word});
}

bool counts_as_easy(const model::Expectations& said, const StandingSurface& surface) {
  if (said.access == "easy") return true;
  const bool overruled = said.access == "hard" && !said.access_reason.empty();
  return surface.found_easy && !overruled;
}

}  // namespace

Survey survey_of(const Scene& scene) {
  Survey survey{scene, spoken_of(scene)};
  const Spoken& said = survey.spoken;
  std::vector<LevelFace> faces = level_faces(scene, kClimbedFromDegrees);
  const double least_up = cos_degrees(kSteepestFloor) - kRoundedCosine;
  const auto first_steep = std::stable_partition(
      faces.begin(), faces.end(), [&](const LevelFace& face) { return face.normal.z >= least_up; });
  std::vector<LevelFace> steep;
  std::copy_if(first_steep, faces.end(), std::back_inserter(steep),
               [](const LevelFace& face) { return face.width.least >= kPatchMm / 2; });
  faces.erase(first_steep, faces.end());
  survey.standing = surfaces_of(scene, faces, floors_of(faces), said);
  survey.steep = steep_of(scene, steep, said);
  survey.hung_from = hung_from(scene, said);
  survey.beams = beams_of(scene, faces, survey.standing, said);
  Access access = find_access(scene, faces, survey.standing);
  survey.rungs = std::move(access.rungs);
  survey.rungs_left_out = access.left_out;
  for (StandingSurface& surface : survey.standing) {
    tell(said, boards_of(scene, faces, surface), surface);
    surface.easy_access = counts_as_easy(survey.said(), surface);
  }
  highest_first(survey.standing);
  highest_first(survey.steep);
  survey.flights = flights_of(survey);
  for (const StandingSurface& surface : survey.standing) {
    survey.guards.push_back(guards_of(survey, surface));
  }
  propose_platforms(survey, survey.findings);
  propose_access(survey, survey.findings);
  return survey;
}

}  // namespace plano::checks
