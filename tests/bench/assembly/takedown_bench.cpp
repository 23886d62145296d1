// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What finding an order of taking apart costs as elements become more: racks of upright boards
/// through lying ones, in rows on a floor, square to the axes and turned out of them. Prints, for
/// each size, processor time, tests of solids, and the exponents of growth since the size before.

#include <cmath>
#include <cstdio>
#include <ctime>
#include <string>

#include "assembly/plan.h"
#include "geometry/text_form.h"

namespace plano {
namespace {

using geometry::Placement;
using geometry::Vec3;

panels::Part part(const std::string& profile) {
  panels::Part made;
  made.thickness = 18_mm;
  made.profile = geometry::region_from_text(profile).value().faces.front();
  return made;
}

/// Egg-crate racks of five lying and five upright boards, halved into one another, on a floor plan.
panels::PartSet racks(std::size_t elements, Angle turn) {
  std::string lying = "0,0 ";
  std::string upright = "0,0 500,0 500,150 ";
  for (int i = 0; i < 5; ++i) {
    const int x = 50 + 100 * i;
    lying += std::to_string(x) + ",0 " + std::to_string(x) + ",75 " + std::to_string(x + 18) +
             ",75 " + std::to_string(x + 18) + ",0 ";
    const int back = 450 - 100 * i;
    upright += std::to_string(back + 18) + ",150 " + std::to_string(back + 18) + ",75 " +
               std::to_string(back) + ",75 " + std::to_string(back) + ",150 ";
  }
  panels::PartSet set;
  set.parts = {part(lying + "500,0 500,150 0,150"), part(upright + "0,150")};
  const Vec3 axis = geometry::unit({0.36, -0.48, 0.8});
  for (std::size_t i = 0; i < elements; ++i) {
    const std::size_t rack = i / 10;
    const double at = 50 + 100 * static_cast<double>(i % 5);
    const Vec3 corner{static_cast<double>(rack % 15) * 500, static_cast<double>(rack / 15) * 500,
                      0};
    Placement pose;
    if (i % 10 < 5) {  // its plane is x and z
      pose = {corner + Vec3{0, at + 18, 0}, {1, 0, 0}, {0, 0, 1}, {0, -1, 0}};
    } else {  // y and z
      pose = {corner + Vec3{at, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}};
    }
    pose = geometry::turned(pose, axis, turn, {});
    set.parts[i % 10 < 5 ? 0 : 1].instances.push_back({std::to_string(i), "", pose, ""});
  }
  std::erase_if(set.parts, [](const panels::Part& p) { return p.instances.empty(); });
  return set;
}

const char* name_of(assembly::Verdict verdict) {
  return verdict == assembly::Verdict::comes_apart ? "comes apart"
         : verdict == assembly::Verdict::locked    ? "locked"
                                                   : "not proven";
}

void measure(const char* what, Angle turn) {
  double time_before = 0;
  double tests_before = 0;
  for (const std::size_t n : {10, 30, 100, 300, 1000}) {
    const panels::PartSet set = racks(n, turn);
    const std::clock_t start = std::clock();
    const assembly::Plan plan = assembly::plan_takedown(set);
    const double time = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const auto tests = static_cast<double>(plan.tests);
    std::printf("%-7s %5zu elements  %9.4f s  %8zu tests  %zu moves, %s", what, n, time, plan.tests,
                plan.steps.size(), name_of(plan.verdict));
    if (time_before > 0) {
      const double ratio = std::log(n == 30 || n == 300 ? 3.0 : 10.0 / 3.0);
      std::printf("  time n^%.2f, tests n^%.2f", std::log(time / time_before) / ratio,
                  std::log(tests / tests_before) / ratio);
    }
    std::printf("\n");
    std::fflush(stdout);
    time_before = time;
    tests_before = tests;
  }
}

}  // namespace
}  // namespace plano

int main() {
  plano::measure("square", plano::Angle{});
  plano::measure("turned", plano::Angle::degrees(33));
}
