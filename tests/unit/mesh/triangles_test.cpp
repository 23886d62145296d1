// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/triangles.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace plano::mesh
