// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/neck_place.h"

namespace plano::checks {

Result result_at(const Scene& scene, const Neck& neck) {
  Result result;
  result.measured = Measure{neck.width, Unit::mm};
  result.place.elements = {scene.bodies[neck.one].element};
  if (neck.other != neck.one) result.place.elements.push_back(scene.bodies[neck.other].element);
  result.place.point = neck.middle;
  const geometry::Vec3 half = neck.axis * (neck.width / 2);
  result.marks = {{Mark::Kind::line, {neck.middle - half, neck.middle + half}, {}}};
  return result;
}

Text between(const Scene& scene, const Neck& neck) {
  const Text& one = scene.bodies[neck.one].label;
  const Text& other = scene.bodies[neck.other].label;
  return neck.one == neck.other ? fill({"in {0}", "dans {0}"}, {one})
                                : fill({"between {0} and {1}", "entre {0} et {1}"}, {one, other});
}

Result too_much_to_look_at() {
  Result result;
  result.verdict = Verdict::needs_human;
  result.says = {"the design has more surface or more narrow places than are looked at",
                 "le modèle a plus de surface ou d'endroits étroits qu'on n'en examine"};
  return result;
}

}  // namespace plano::checks
