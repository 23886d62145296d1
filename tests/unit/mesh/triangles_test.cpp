// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/triangles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/trig.h"
#include "tests/unit/mesh/closed.h"
#include "tests/unit/mesh/sample_parts.h"

namespace plano::mesh {
namespace {

using sample::add_pocket;
using sample::fault_of;
using sample::plain_part;

TriangleMesh mesh_of(const panels::Part& part, Length sagitta = 50_um) {
  const auto boundary = boundary_of(part);
  EXPECT_TRUE(boundary.has_value());
  TriangleMesh mesh = triangulated(*boundary, sagitta);
  EXPECT_EQ(fault_of(mesh), "");
  EXPECT_EQ(mesh.face_of.size(), mesh.triangles.size());
  return mesh;
}

TEST(Triangles, OfABoxAreTwelve) {
  const TriangleMesh box = mesh_of(plain_part("0,0 100,0 100,50 0,50"));
  EXPECT_EQ(box.triangles.size(), 12u);
  EXPECT_EQ(box.sharp_edges.size(), 12u);
  EXPECT_DOUBLE_EQ(sample::volume_of(box), 100.0 * 50 * 18);
}

TEST(Triangles, OfStraightSidedPartsHoldTheirVolumeExactly) {
  panels::Part part = plain_part("0,0 100,0 100,50 60,50 60,20 40,20 40,50 0,50");
  add_pocket(part, "-5,5 30,5 30,15 -5,15", 6_mm);
  add_pocket(part, "10,-5 20,-5 20,55 10,55", 4_mm);
  add_pocket(part, "70,10 90,10 90,60 70,60", 5_mm, model::FaceSide::bottom);
  const auto boundary = boundary_of(part);
  ASSERT_TRUE(boundary.has_value());
  EXPECT_NEAR(sample::volume_of(mesh_of(part)), volume_mm3(*boundary), 1e-9);
}

TEST(Triangles, StrayFromArcsByNoMoreThanTheSagitta) {
  const panels::Part disc = plain_part("100,0(0,0 100 +)", 10_mm);
  for (const Length sagitta : {1_mm, 100_um, 10_um}) {
    const double volume = sample::volume_of(mesh_of(disc, sagitta));
    const double whole = kPi * 100 * 100 * 10;
    EXPECT_LT(volume, whole);
    // Every chord's segment is at most two thirds of chord × sagitta.
    EXPECT_GT(volume, whole - 2.0 / 3 * 2 * kPi * 100 * sagitta.mm() * 10 * 1.001);
  }
}

TEST(Triangles, ShareThePointsOfAnArcBetweenHoleAndPeg) {
  const TriangleMesh hole = mesh_of(plain_part("0,0 100,0 100,50 0,50 | 55,20(50,20 5 -)"));
  const TriangleMesh peg = mesh_of(plain_part("55,20(50,20 5 +)"));
  for (const auto& v : peg.vertices) {
    EXPECT_NE(std::find(hole.vertices.begin(), hole.vertices.end(), v), hole.vertices.end());
  }
}

TEST(Triangles, LeaveSmoothEdgesOutOfTheDrawing) {
  panels::Part part = plain_part("0,0 1,0 1,1");
  part.profile.outer = geometry::rounded_rectangle({}, 200_mm, 100_mm, 20_mm);
  // Eight edges above, eight below; no upright where a side runs into its rounded corner.
  EXPECT_EQ(mesh_of(part).sharp_edges.size(), 16u);
  const TriangleMesh hole = mesh_of(plain_part("0,0 100,0 100,50 0,50 | 30,20(25,20 5 -)"));
  EXPECT_EQ(hole.sharp_edges.size(), 14u) << "the seam of a hole is no edge";
}

TEST(Triangles, OfARoundWallThatAPocketCutsIntoStayClosed) {
  // The pocket's border crosses the hole: its cylinder is high on one side and low on the other.
  panels::Part part = plain_part("0,0 100,0 100,50 0,50 | 45,25(30,25 15 -)");
  add_pocket(part, "30,-5 80,-5 80,55 30,55", 7_mm);
  const TriangleMesh mesh = mesh_of(part, 20_um);
  const auto boundary = boundary_of(part);
  EXPECT_NEAR(sample::volume_of(mesh), volume_mm3(*boundary), 1e-3 * volume_mm3(*boundary));
}

TEST(Triangles, OfBoresAreClosedAndDrawTheirRingsOnly) {
  panels::Part bar = plain_part("0,0 300,0 300,80 0,80", 24_mm);
  bar.bores = {{{50_mm, Length{}}, {50_mm, 80_mm}, 12_mm, 9_mm, true, {}},
               {{300_mm, 40_mm}, {260_mm, 40_mm}, 12_mm, 9_mm, false, {}}};
  for (const Length sagitta : {100_um, 10_um}) {
    const TriangleMesh mesh = mesh_of(bar, sagitta);
    EXPECT_EQ(mesh.sharp_edges.size(), 12U + 4U) << "no seam is drawn";
    // A chord's segment is at most two thirds of chord × sagitta.
    const double whole = volume_mm3(*boundary_of(bar));
    EXPECT_GT(sample::volume_of(mesh), whole);
    EXPECT_LT(sample::volume_of(mesh), whole + 2.0 / 3 * kPi * 9 * sagitta.mm() * 120 * 1.001);
  }
}

TEST(Triangles, OfRandomBoresAreClosed) {
  std::mt19937 dice(5);
  const auto roll = [&](int low, int high) {
    return Length::millimetres(low + static_cast<int>(dice() % static_cast<unsigned>(high - low)));
  };
  std::size_t cut = 0;
  for (int i = 0; i < 60; ++i) {
    panels::Part bar = plain_part("0,0 400,0 400,90 0,90 | 210,45(200,45 10 -)", 45_mm);
    if (i % 2 == 1) add_pocket(bar, "300,20 340,20 340,60 300,60", 15_mm);
    for (int k = 0; k < 6; ++k) {
      const bool across = dice() % 3 != 0;
      const bool through = across && dice() % 2 == 0;
      const Length x = roll(5, 395);
      const Length y = roll(5, 85);
      model::Bore bore;
      bore.entry = across ? geometry::Point{x, Length{}} : geometry::Point{Length{}, y};
      bore.end = across ? geometry::Point{x, through ? 90_mm : y} : geometry::Point{x, y};
      bore.height = roll(8, 38);
      bore.diameter = roll(4, 14);
      bore.through = through;
      bar.bores.push_back(bore);
    }
    const TriangleMesh mesh = mesh_of(bar, 20_um);  // closed, or the test fails
    const auto boundary = boundary_of(bar);
    EXPECT_NEAR(sample::volume_of(mesh), volume_mm3(*boundary), 2e-3 * volume_mm3(*boundary));
    cut += static_cast<std::size_t>(
        std::count_if(boundary->faces.begin(), boundary->faces.end(),
                      [](const auto& face) { return face.kind == SurfaceKind::bore_cylinder; }));
  }
  EXPECT_GT(cut, 60U) << "most of them have room";
}

}  // namespace
}  // namespace plano::mesh
