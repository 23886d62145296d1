// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How much of the surfaces users stand on each body carries: every piece of a surface goes to the
/// nearest of what carries its board, and from there on to the ground. World frame, mm.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "checks/strength/load_path.h"
#include "checks/strength/members.h"
#include "checks/survey.h"

namespace plano::checks {

struct Carried {
  /// Pieces of surfaces: where they press on the body, and their area seen from above.
  std::vector<std::pair<geometry::Vec3, double>> pieces;  // m²
  StandingSurface::Said said = StandingSurface::Said::nothing;
  /// Its load was handed on no further: there are too many bodies on its way to the ground.
  bool ends_here = false;
  double area_m2() const;
};
/// By body. What lies level counts, whatever it is cut from and however that was drawn. Accuracy:
/// what each body has of a surface is cut into 400 pieces at most. Overhangs of boards, and boards
/// that run on over several carriers, press a quarter more than this says at places. Cost: pieces
/// times carriers, for at most eight bodies on the way to the ground: then `ends_here` says so.
std::map<std::size_t, Carried> carried_by_all(const Survey& survey, const LoadPath& path);

/// The greatest bending moment, N·mm, in a free part of a member from the area load on it: users
/// who find room on what lies over that part. `from` and `to` along its axis; of an overhang `from`
/// is the support: there the moment is force_n·at_mm. Else it is reaction_n·at_mm −
/// before_n·(at_mm − before_at_mm).
struct AreaMoment {
  double moment_nmm = 0;
  int users = 0;
  double force_n = 0;
  double reaction_n = 0;  // of the support at `from`
  double at_mm = 0;       // from there to the greatest moment; of an overhang to the force's middle
  double before_n = 0;    // force between the two,
  double before_at_mm = 0;  // and its middle, from `from`
};
AreaMoment moment_of_area(const BeamMember& member, const Carried& carried, double from, double to,
                          bool beyond);

}  // namespace plano::checks
