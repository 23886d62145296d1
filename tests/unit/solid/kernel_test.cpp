// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Forms against the formulas of solid geometry: what OpenCASCADE builds is held against figures it
// had no part in.

#include "solid/kernel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>
#include <stdexcept>

#include "base/check.h"
#include "tests/unit/solid/forms.h"

namespace plano::solid {
namespace {

using namespace forms;
using std::numbers::pi;

const Kernel& occt() {
  static const auto loaded = kernel();
  if (!loaded) throw std::runtime_error(loaded.error());
  return **loaded;
}

double volume_of(const Form& form) {
  const auto shape = occt().build_form(form);
  EXPECT_TRUE(shape) << (shape ? "" : shape.error().detail);
  return shape ? occt().volume_mm3(**shape).value() : 0;
}

Reason::Kind refused(const Form& form) {
  const auto shape = occt().build_form(form);
  EXPECT_FALSE(shape);
  return shape ? Reason::Kind::kernel : shape.error().kind;
}

/// By the divergence theorem over the triangles.
double volume_of(const mesh::TriangleMesh& mesh) {
  double sum = 0;
  for (const auto& t : mesh.triangles) {
    const auto p = [&](std::uint32_t v) {
      const auto& at = mesh.vertices[v];
      return geometry::Vec3{at.xy.x.mm(), at.xy.y.mm(), at.z.mm()};
    };
    sum += geometry::dot(p(t[0]), geometry::cross(p(t[1]), p(t[2]))) / 6;
  }
  return sum;
}

/// What OpenCASCADE throws is no std::exception, and nobody beyond its door would catch it.
TEST(Forms, are_not_placed_by_axes_without_direction_and_that_is_a_fault_of_ours) {
  const auto shape = occt().build_form(box(40, 30, 12));
  ASSERT_TRUE(shape);
  geometry::Placement flat;
  flat.w = {0, 0, 0};
  EXPECT_THROW(occt().placed(**shape, flat), InternalError);
}

TEST(Forms, have_the_volumes_of_geometry) {
  EXPECT_NEAR(volume_of(box(40, 30, 12)), 40 * 30 * 12, 1e-6);
  EXPECT_NEAR(volume_of(cylinder(20, 15)), pi * 100 * 15, 1e-6);
  EXPECT_NEAR(volume_of(cone(20, 10, 12)), pi * 12 / 3 * (100 + 50 + 25), 1e-6);
  EXPECT_NEAR(volume_of(cone(20, 0, 12)), pi * 100 * 12 / 3, 1e-6);
  const geometry::Contour ring = geometry::circle({30_mm, 10_mm}, 5_mm);
  EXPECT_NEAR(volume_of(revolved(ring)), 2 * pi * 30 * pi * 25, 1e-5) << "Pappus: a torus";
  EXPECT_NEAR(volume_of(revolved(ring, 90)), 2 * pi * 30 * pi * 25 / 4, 1e-5);
  EXPECT_NEAR(volume_of(extruded(geometry::rounded_rectangle({}, 40_mm, 30_mm, 5_mm), 7)),
              (40 * 30 - (4 - pi) * 25) * 7, 1e-6);
}

TEST(Forms, are_joined_and_cut) {
  // Two cylinders of one diameter crossing square: Archimedes' common volume, 16/3 r³.
  const Form upright = at(cylinder(20, 60), 0, 0, -30);
  const Form along = at(lying(cylinder(20, 60)), -30, 0, 0);
  const double each = pi * 100 * 60;
  const double shared = 16.0 / 3 * 1000;
  EXPECT_NEAR(volume_of(common({upright, along})), shared, 1e-3);
  EXPECT_NEAR(volume_of(united({upright, along})), 2 * each - shared, 1e-3);
  EXPECT_NEAR(volume_of(cut({box(40, 40, 10), at(cylinder(8, 20), 20, 20, -5)})),
              16'000 - pi * 16 * 10, 1e-6);
}

TEST(Forms, are_rounded_where_asked) {
  // A quarter round takes (1 - pi/4) r² off along a straight edge.
  EXPECT_NEAR(volume_of(rounded(box(40, 30, 12), 3, Form::Rims::upright)),
              14'400 - 4 * (1 - pi / 4) * 9 * 12, 1e-6);
  // Around a cylinder's rim: the same section, turned about the axis at its centroid (Pappus).
  const double r = 2;
  const double section = (1 - pi / 4) * r * r;
  const double centroid = r * (10 - 3 * pi) / (12 - 3 * pi);  // from the corner, to both sides
  const double ring = section * 2 * pi * (10 - centroid);
  EXPECT_NEAR(volume_of(rounded(cylinder(20, 15), r, Form::Rims::top)), pi * 1500 - ring, 1e-4);
  EXPECT_NEAR(volume_of(rounded(cylinder(20, 15), r)), pi * 1500 - 2 * ring, 1e-4);
}

TEST(Forms, are_refused_with_the_reason) {
  EXPECT_EQ(refused(rounded(box(10, 10, 10), 6)), Reason::Kind::fillet_too_large);
  EXPECT_EQ(refused(rounded(cylinder(10, 10), 1, Form::Rims::upright)),
            Reason::Kind::no_edge_to_round);
  EXPECT_EQ(refused(united({box(10, 10, 10), at(box(10, 10, 10), 30, 0, 0)})),
            Reason::Kind::in_pieces);
  EXPECT_EQ(refused(cut({box(10, 10, 10), at(box(20, 20, 20), -5, -5, -5)})), Reason::Kind::empty);
  EXPECT_EQ(refused(common({box(10, 10, 10), at(box(10, 10, 10), 30, 0, 0)})), Reason::Kind::empty);
  EXPECT_EQ(refused(revolved(geometry::rectangle({-5_mm, 0_mm}, 10_mm, 5_mm))),
            Reason::Kind::crosses_axis);
  const geometry::Contour crossed =
      geometry::polygon({{}, {10_mm, 10_mm}, {10_mm, 0_mm}, {0_mm, 10_mm}, {-5_mm, 5_mm}});
  EXPECT_EQ(refused(extruded(crossed, 5)), Reason::Kind::bad_outline);
}

TEST(Meshes, are_closed_and_hold_what_the_solid_holds) {
  const Form all[] = {
      box(40, 30, 12),
      cone(20, 0, 12),
      rounded(cylinder(20, 15), 2),
      revolved(geometry::circle({30_mm, 10_mm}, 5_mm)),
      cut({rounded(box(60, 40, 20), 4), at(cylinder(8, 40), 20, 20, -5),
           at(lying(cylinder(6, 80)), -5, 20, 10)}),
  };
  for (const Form& form : all) {
    const auto shape = occt().build_form(form);
    ASSERT_TRUE(shape);
    for (const Length sagitta : {200_um, 50_um, 10_um}) {
      const auto mesh = occt().mesh_of(**shape, sagitta);  // refuses a mesh with a hole
      ASSERT_TRUE(mesh);
      const double exact = occt().volume_mm3(**shape).value();
      EXPECT_NEAR(volume_of(*mesh), exact, exact * 0.02) << sagitta.mm();
      EXPECT_EQ(mesh->face_of.size(), mesh->triangles.size());
    }
  }
}

TEST(Common, agrees_with_boxes_moved_into_one_another) {
  std::mt19937 random(20261125);
  std::uniform_real_distribution<double> shift(-25, 25);
  const auto first = occt().build_form(box(20, 20, 20));
  ASSERT_TRUE(first);
  for (int round = 0; round < 40; ++round) {
    geometry::Placement there;
    there.origin = {shift(random), shift(random), shift(random)};
    const auto overlap = [](double by) { return std::max(0.0, 20 - std::fabs(by)); };
    const double expected =
        overlap(there.origin.x) * overlap(there.origin.y) * overlap(there.origin.z);
    const auto shared = occt().shared_space(**first, *occt().placed(**first, there));
    ASSERT_TRUE(shared);
    EXPECT_NEAR(shared->volume_mm3, expected, 1e-6);
    if (expected <= 0) continue;
    const double x = overlap(there.origin.x);
    const double y = overlap(there.origin.y);
    const double z = overlap(there.origin.z);
    EXPECT_NEAR(shared->thickness_mm, x * y * z / (x * y + y * z + z * x), 1e-9);
  }
}

}  // namespace
}  // namespace plano::solid
