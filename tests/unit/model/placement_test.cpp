// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>
#include <cmath>
#include <random>

#include "tests/unit/model/design_text.h"

namespace plano::model {
namespace {

using geometry::Vec3;

constexpr double kT = 17.7;  // measured thickness in the default workshop

std::string one_panel(const std::string& plane, const std::string& more) {
  return kHead + kBoard + "panels:\n  p:\n    material: board\n    lies_in: " + plane +
         "\n    size: [300mm, 200mm]\n    at: {x: 10mm, y: 20mm, z: 30mm}\n" + more;
}

void expect_near(Vec3 a, Vec3 b, double slack = 1e-9) {
  EXPECT_NEAR(a.x, b.x, slack);
  EXPECT_NEAR(a.y, b.y, slack);
  EXPECT_NEAR(a.z, b.z, slack);
}

/// The eight corners of the panel, sorted.
std::vector<std::array<double, 3>> corners_of(const Panel& panel) {
  std::vector<std::array<double, 3>> corners;
  for (const double u : {0.0, 300.0}) {
    for (const double v : {0.0, 200.0}) {
      for (const double w : {0.0, kT}) {
        const Vec3 p = panel.placement.at(u, v, w);
        corners.push_back({p.x, p.y, p.z});
      }
    }
  }
  std::sort(corners.begin(), corners.end());
  return corners;
}

TEST(Placement, APanelGrowsInPlusDirectionsFromItsSmallestCorner) {
  const std::array<std::pair<const char*, Vec3>, 3> sizes{
      {{"xy", {300, 200, kT}}, {"xz", {300, kT, 200}}, {"yz", {kT, 300, 200}}}};
  for (const auto& [plane, size] : sizes) {
    SCOPED_TRACE(plane);
    const Attempt design(one_panel(plane, ""));
    const auto corners = corners_of(design.panel("p"));
    EXPECT_NEAR(corners.front()[0], 10, 1e-9);
    EXPECT_NEAR(corners.front()[1], 20, 1e-9);
    EXPECT_NEAR(corners.front()[2], 30, 1e-9);
    EXPECT_NEAR(corners.back()[0], 10 + size.x, 1e-9);
    EXPECT_NEAR(corners.back()[1], 20 + size.y, 1e-9);
    EXPECT_NEAR(corners.back()[2], 30 + size.z, 1e-9);
    const geometry::Placement& placement = design.panel("p").placement;
    EXPECT_EQ(cross(placement.u, placement.v), placement.w);  // right-handed
  }
}

TEST(Placement, TheTopFaceIsTheUpperFrontOrRightOne) {
  EXPECT_EQ(Attempt(one_panel("xy", "")).panel("p").placement.w, (Vec3{0, 0, 1}));
  EXPECT_EQ(Attempt(one_panel("xz", "")).panel("p").placement.w, (Vec3{0, -1, 0}));
  EXPECT_EQ(Attempt(one_panel("yz", "")).panel("p").placement.w, (Vec3{1, 0, 0}));
}

TEST(Placement, PocketsAreOnTheFaceTheirAuthorNames) {
  const std::array<std::array<const char*, 3>, 3> faces{
      {{"xy", "top", "bottom"}, {"xz", "front", "back"}, {"yz", "right", "left"}}};
  for (const auto& [plane, top, bottom] : faces) {
    SCOPED_TRACE(plane);
    const Attempt design(one_panel(
        plane,
        std::string("    pockets:\n") +
            "      - {shape: rect, size: [20mm, 20mm], at: [5mm, 5mm], depth: 5mm, face: " + top +
            "}\n      - {shape: rect, size: [20mm, 20mm], at: [5mm, 5mm], depth: 5mm, face: " +
            bottom + "}\n      - {shape: rect, size: [20mm, 20mm], depth: 5mm}\n"));
    const auto& pockets = design.panel("p").pockets;
    ASSERT_EQ(pockets.size(), 3U);
    EXPECT_EQ(pockets[0].face, FaceSide::top);
    EXPECT_EQ(pockets[1].face, FaceSide::bottom);
    EXPECT_EQ(pockets[2].face, FaceSide::top);
    EXPECT_EQ(pockets[0].depth, 5_mm);
  }
}

TEST(Placement, GrainFollowsTheWorldsAxis) {
  EXPECT_EQ(Attempt(one_panel("xy", "    grain: along x\n")).panel("p").grain, Grain::along_u);
  EXPECT_EQ(Attempt(one_panel("xy", "    grain: along y\n")).panel("p").grain, Grain::along_v);
  EXPECT_EQ(Attempt(one_panel("xz", "    grain: along z\n")).panel("p").grain, Grain::along_v);
  EXPECT_EQ(Attempt(one_panel("yz", "    grain: along y\n")).panel("p").grain, Grain::along_u);
  EXPECT_EQ(Attempt(one_panel("yz", "")).panel("p").grain, Grain::any);
}

/// Rotation of a point about an axis of the world through a pivot, in extended precision and by the
/// C library: shares nothing with the code.
Vec3 rotated(Vec3 p, char axis, double degrees, Vec3 pivot) {
  const long double angle = degrees * 3.14159265358979323846264L / 180;
  const long double c = std::cos(angle);
  const long double s = std::sin(angle);
  const Vec3 d = p - pivot;
  const auto mix = [&](double a, double b) {
    return std::pair{static_cast<double>(c * a - s * b), static_cast<double>(s * a + c * b)};
  };
  Vec3 r = d;
  if (axis == 'x') std::tie(r.y, r.z) = mix(d.y, d.z);
  if (axis == 'y') std::tie(r.z, r.x) = mix(d.z, d.x);
  if (axis == 'z') std::tie(r.x, r.y) = mix(d.x, d.y);
  return r + pivot;
}

TEST(Placement, TurnsFollowOneAnotherAboutTheirAxes) {
  std::mt19937 random(3);
  std::uniform_int_distribution<int> tenths(-3600, 3600);
  std::uniform_int_distribution<int> millimetres(-500, 500);
  const char axes[] = {'x', 'y', 'z'};
  const char* planes[] = {"xy", "xz", "yz"};
  for (int round = 0; round < 60; ++round) {
    const std::string plane = planes[round % 3];
    std::string turns = "    turn:\n";
    std::vector<std::tuple<char, double, Vec3>> steps;
    for (int k = 0; k <= round % 3; ++k) {
      const char axis = axes[static_cast<std::size_t>(random() % 3)];
      const double degrees = tenths(random) / 10.0;
      turns += std::string("      - {axis: ") + axis + ", angle: " + decimal(degrees) + "deg";
      Vec3 pivot{10, 20, 30};
      if (k > 0) {
        pivot = {double(millimetres(random)), double(millimetres(random)), 0};
        turns += ", through: {x: " + decimal(pivot.x) + "mm, y: " + decimal(pivot.y) + "mm}";
      }
      turns += "}\n";
      steps.emplace_back(axis, degrees, pivot);
    }
    const Attempt still(one_panel(plane, ""));
    const Attempt turned(one_panel(plane, turns));
    ASSERT_TRUE(turned.resolved) << turned.lines();
    for (const double u : {0.0, 300.0}) {
      for (const double w : {0.0, kT}) {
        Vec3 expected = still.panel("p").placement.at(u, 200, w);
        for (const auto& [axis, degrees, pivot] : steps) {
          expected = rotated(expected, axis, degrees, pivot);
        }
        expect_near(turned.panel("p").placement.at(u, 200, w), expected, 1e-9);
      }
    }
  }
}

TEST(Placement, QuarterTurnsAreExact) {
  const Attempt design(one_panel("xy", "    turn: [{axis: x, angle: 90deg}]\n"));
  const geometry::Placement& placement = design.panel("p").placement;
  EXPECT_EQ(placement.u, (Vec3{1, 0, 0}));
  EXPECT_EQ(placement.v, (Vec3{0, 0, 1}));
  EXPECT_EQ(placement.w, (Vec3{0, -1, 0}));
  EXPECT_EQ(placement.origin, (Vec3{10, 20, 30}));
}

}  // namespace
}  // namespace plano::model
