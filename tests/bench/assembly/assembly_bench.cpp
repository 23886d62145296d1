// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What verdicts cost as elements become more: racks of upright boards through lying ones, slots
/// and all, turned out of the axes. Prints, for each size, processor time of the overlaps alone and
/// of all verdicts, and the exponent of growth since the size before.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string>

#include "assembly/verdict.h"
#include "geometry/text_form.h"
#include "panels/interference.h"
#include "panels/near_pairs.h"

namespace plano {
namespace {

using geometry::Placement;
using geometry::Vec3;

constexpr int kRounds = 3;

panels::Part part(const std::string& profile) {
  panels::Part made;
  made.thickness = 18_mm;
  made.profile = geometry::region_from_text(profile).value().faces.front();
  return made;
}

/// Egg-crate racks of five lying and five upright boards, halved into one another, on a floor plan.
panels::PartSet racks(std::size_t elements) {
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
    pose = geometry::turned(pose, axis, Angle::degrees(33), {});
    set.parts[i % 10 < 5 ? 0 : 1].instances.push_back({std::to_string(i), "", pose, ""});
  }
  std::erase_if(set.parts, [](const panels::Part& p) { return p.instances.empty(); });
  return set;
}

template <typename Work>
double seconds(const Work& work) {
  double least = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const std::clock_t start = std::clock();
    work();
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

void run() {
  std::printf("%9s %9s %9s %9s %12s %12s %9s\n", "elements", "near", "contacts", "overlaps",
              "overlaps s", "verdicts s", "exponent");
  double before = 0;
  std::size_t fewer = 0;
  for (const std::size_t elements : {10u, 100u, 1000u, 2000u}) {
    const panels::PartSet set = racks(elements);
    std::vector<assembly::PairVerdict> verdicts;
    const double overlap = seconds([&] { panels::find_interferences(set); });
    const double all = seconds([&] { verdicts = assembly::verdicts_of(set); });
    const auto contacts = static_cast<std::size_t>(std::count_if(
        verdicts.begin(), verdicts.end(),
        [](const assembly::PairVerdict& v) { return v.kind == assembly::VerdictKind::contact; }));
    const std::size_t near = panels::near_pairs(set, assembly::kTouching).size();
    std::printf("%9zu %9zu %9zu %9zu %12.4f %12.4f ", elements, near, contacts,
                verdicts.size() - contacts, overlap, all);
    if (fewer != 0) {
      std::printf("%9.2f", std::log(all / before) / std::log(static_cast<double>(elements) /
                                                             static_cast<double>(fewer)));
    }
    std::printf("\n");
    before = all;
    fewer = elements;
  }
}

/// Plates of 2000 × 1200 mm with 432 holes each, 40 mm apart along their common normal.
panels::PartSet plates(std::size_t count, Angle tilt) {
  std::string profile = "0,0 2000,0 2000,1200 0,1200";
  for (int x = 1; x <= 24; ++x) {
    for (int y = 1; y <= 18; ++y) {
      const std::string centre = std::to_string(x * 80) + "," + std::to_string(y * 63);
      profile += " | " + std::to_string(x * 80 + 10) + "," + std::to_string(y * 63) + "(" + centre +
                 " 10 -)";
    }
  }
  panels::PartSet set;
  set.parts = {part(profile)};
  for (std::size_t i = 0; i < count; ++i) {
    Placement pose = geometry::turned({}, {1, 0, 0}, tilt, {});
    pose.origin = pose.w * (40 * static_cast<double>(i));
    set.parts[0].instances.push_back({std::to_string(i), "", pose, ""});
  }
  return set;
}

void run_plates() {
  std::printf("%9s %9s %12s\n", "plates", "tilt", "overlaps s");
  for (const int degrees : {0, 30}) {
    const panels::PartSet set = plates(11, Angle::degrees(degrees));
    std::printf("%9d %9d %12.4f\n", 11, degrees, seconds([&] { panels::find_interferences(set); }));
  }
}

}  // namespace
}  // namespace plano

int main() {
  plano::run();
  plano::run_plates();
}
