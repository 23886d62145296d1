// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/workings.h"

#include <algorithm>

namespace plano::checks {

void add_users(std::vector<Working>& out, const UserLoad& load) {
  const AgeMass& age = masses_of_everyone();
  const Text annex{"EN 1176-1, annex A", "EN 1176-1, annexe A"};
  out.push_back(working({"users", "usagers"}, "n", load.users, Unit::none));
  out.push_back(working({"mean mass of a user", "masse moyenne d'un usager"}, "m_u", age.mean_kg,
                        Unit::kg, {kUserMass.source_en, kUserMass.source_fr}));
  out.push_back(working({"deviation of their mass", "écart type de leur masse"}, "σ_u",
                        age.deviation_kg, Unit::kg, {kUserMass.source_en, kUserMass.source_fr}));
  out.push_back(working({"mass of all", "masse de tous"}, "G = n·m_u + 1.64·σ_u·√n", load.mass_kg,
                        Unit::kg, annex));
  out.push_back(working({"dynamic factor", "coefficient dynamique"}, "C = 1 + 1/n", load.dynamic,
                        Unit::none, annex));
  out.push_back(working({"force down", "force vers le bas"}, "F_v = 10·G·C", load.vertical_n,
                        Unit::newton, annex));
  out.push_back(working({"force sideways", "force horizontale"}, "F_h = 0.1·F_v", load.horizontal_n,
                        Unit::newton, annex));
}

int users_on(const std::vector<Loop>& contours, double area_m2) {
  const double length_m = width_of(hull_of(contours)).length / 1000;
  return std::max(users_on_area(area_m2), users_on_line(length_m));
}

StandingSurface::Said said_of(const Survey& survey, std::size_t body) {
  const Spoken& spoken = survey.spoken;
  if (spoken.platform[body]) return StandingSurface::Said::platform;
  return spoken.excluded[body] != nullptr ? StandingSurface::Said::no_platform
                                          : StandingSurface::Said::nothing;
}

void ask_where_not_said(Result& result, StandingSurface::Said said) {
  if (said != StandingSurface::Said::nothing) return;
  if (result.verdict != Verdict::fail && result.verdict != Verdict::needs_human) return;
  if (result.verdict == Verdict::fail) {
    result.says =
        fill({"{0}: it fails if anyone stands on it", "{0} : échec si quelqu'un s'y tient"},
             {result.says});
  }
  result.verdict = Verdict::needs_declaration;
  result.mend = fill({"say whether people are meant to be there, under `expects: platforms:` or "
                      "`not_platforms:` with a reason; if they are: {0}",
                      "dites si des usagers doivent s'y trouver, sous `expects: platforms:` ou "
                      "`not_platforms:` avec une raison ; si oui : {0}"},
                     {result.mend});
}

void ask_where_not_said(const Survey& survey, Result& result, StandingSurface::Said said) {
  if (result.verdict == Verdict::fail && survey.said().safety == "playground") return;
  ask_where_not_said(result, said);
}

}  // namespace plano::checks
