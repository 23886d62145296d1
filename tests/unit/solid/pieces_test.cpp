// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "solid/pieces.h"

#include <gtest/gtest.h>

#include <numbers>

#include "solid/codes.h"
#include "tests/unit/solid/forms.h"

namespace plano::solid {
namespace {

using namespace forms;

model::Solid solid(const std::string& id, Form form, double x = 0, double y = 0, double z = 0) {
  model::Solid out;
  out.id = id;
  out.label = Text(id);
  out.substance = "petg";
  out.form = std::move(form);
  out.placement.origin = {x, y, z};
  return out;
}

/// A board of 100 × 100 × 18 mm lying at z = 0, with a hole of `hole` mm in its middle, and a
/// pocket 6 mm deep from its top at the left.
panels::PartSet board(double hole) {
  panels::Part part;
  part.name = "P01";
  part.thickness = 18_mm;
  part.profile.outer = geometry::rectangle({}, 100_mm, 100_mm);
  part.profile.holes.push_back(geometry::reversed(geometry::circle({50_mm, 50_mm}, mm(hole / 2))));
  panels::PartPocket pocket;
  pocket.area.faces.push_back({geometry::rectangle({5_mm, 5_mm}, 20_mm, 20_mm), {}});
  pocket.depth = 6_mm;
  part.pockets.push_back(pocket);
  part.instances.push_back({"board", Text("board"), {}, ""});
  panels::PartSet set;
  set.parts.push_back(part);
  return set;
}

std::string codes_of(const model::ResolvedDesign& design, const panels::PartSet& parts) {
  diagnostics::Diagnostics found;
  const auto pieces = make_pieces(design, parts, found);
  std::string all;
  for (const auto& item : found.items()) all += std::string(item.code->id) + " ";
  EXPECT_EQ(pieces.has_value(), all.empty());
  return all;
}

TEST(Pieces, equal_forms_are_made_once) {
  model::ResolvedDesign design;
  design.solids = {solid("foot.1", cylinder(40, 30)), solid("cap", box(20, 20, 5), 100),
                   solid("foot.2", cylinder(40, 30), 200)};
  design.solids[2].placement.u = {0, 1, 0};
  design.solids[2].placement.v = {-1, 0, 0};
  diagnostics::Diagnostics found;
  const auto pieces = make_pieces(design, {}, found);
  ASSERT_TRUE(pieces);
  ASSERT_EQ(pieces->size(), 2u);
  EXPECT_EQ((*pieces)[0].name, "S01");
  EXPECT_EQ((*pieces)[0].quantity(), 2u);
  EXPECT_EQ((*pieces)[0].instances[1].element, "foot.2");
  EXPECT_EQ((*pieces)[1].name, "S02");
  EXPECT_NEAR((*pieces)[0].volume_mm3, std::numbers::pi * 400 * 30, 1e-6);
  EXPECT_NEAR((*pieces)[0].mass_kg, std::numbers::pi * 400 * 30e-9 * 1270, 1e-9);
}

/// The bound is on the work, and is known before any of it is done.
TEST(Pieces, of_more_forms_than_can_be_waited_for_are_refused_copies_counting_once) {
  model::ResolvedDesign design;
  for (std::size_t i = 0; i < kMostFormsInAll; ++i) {
    design.solids.push_back(
        solid("foot." + std::to_string(i), box(10, 10, 10), 20 * static_cast<double>(i)));
  }
  design.solids.push_back(solid("tall", box(10, 10, 11), -20));
  EXPECT_EQ(codes_of(design, {}), "");
  Form comb;
  Form::Compound teeth;
  for (std::size_t k = 0; k + 2 < kMostFormsInAll; ++k) teeth.of.push_back(box(5, 20, 3));
  comb.what = teeth;
  design.solids = {solid("comb", comb), solid("foot", box(10, 10, 10), 100),
                   solid("tall", box(10, 10, 11), 200)};
  EXPECT_EQ(codes_of(design, {}), "S0103 ");
}

TEST(Pieces, lie_on_the_printer_as_asked) {
  for (const geometry::Vec3 up :
       {geometry::Vec3{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}}) {
    model::ResolvedDesign design;
    design.solids = {solid("wedge", cone(40, 10, 25))};
    design.solids[0].print_up = up;
    diagnostics::Diagnostics found;
    const auto pieces = make_pieces(design, {}, found);
    ASSERT_TRUE(pieces);
    const geometry::Placement& lying = (*pieces)[0].on_printer;
    double low = 1e9;
    for (const auto& v : (*pieces)[0].mesh.vertices) low = std::min(low, lying.at(v.xy, v.z).z);
    EXPECT_NEAR(low, 0, 1e-9) << "on the bed";
    const geometry::Vec3 there = lying.at(up.x, up.y, up.z) - lying.at(0, 0, 0);
    EXPECT_NEAR(there.z, 1, 1e-12);
    EXPECT_NEAR(geometry::dot(geometry::cross(lying.u, lying.v), lying.w), 1, 1e-12)
        << "turned, not mirrored";
  }
}

TEST(Collisions, a_peg_in_its_hole_is_none_and_a_thicker_one_is) {
  model::ResolvedDesign design;
  design.solids = {solid("peg", cylinder(10, 40), 50, 50, -10)};
  EXPECT_EQ(codes_of(design, board(10.2)), "");
  EXPECT_EQ(codes_of(design, board(10)), "") << "touching all round";
  EXPECT_EQ(codes_of(design, board(9.9)), "S0201 ") << "0.05 mm all round";
}

TEST(Collisions, standing_on_a_board_is_none_and_sunk_into_it_is) {
  model::ResolvedDesign design;
  for (const double depth : {0.05, 0.5, 5.0}) {
    design.solids = {solid("foot", cylinder(30, 20), 75, 75, 18)};
    EXPECT_EQ(codes_of(design, board(10)), "");
    design.solids = {solid("foot", cylinder(30, 20), 75, 75, 18 - depth)};
    EXPECT_EQ(codes_of(design, board(10)), "S0201 ") << depth;
  }
  design.solids = {solid("foot", cylinder(18, 20), 15, 15, 12)};
  EXPECT_EQ(codes_of(design, board(10)), "") << "on the floor of a pocket";
  design.solids = {solid("foot", cylinder(18, 20), 15, 15, 11.9)};
  EXPECT_EQ(codes_of(design, board(10)), "S0201 ");
}

TEST(Collisions, a_point_or_a_small_foot_is_found_however_little_it_takes) {
  model::ResolvedDesign design;
  for (const double depth :
       {0.5, 1.0, 2.4}) {  // a cone of 40 by 40 has at most 1 mm³ of a tip there
    design.solids = {solid("cone", cone(0, 10, 40), 75, 75, 18 - depth)};
    EXPECT_EQ(codes_of(design, board(10)), "S0201 ") << depth;
  }
  design.solids = {solid("cone", cone(0, 10, 40), 75, 75, 18)};
  EXPECT_EQ(codes_of(design, board(10)), "") << "standing on its point";
  design.solids = {solid("foot", box(4, 4, 20), 75, 75, 17.95)};
  EXPECT_EQ(codes_of(design, board(10)), "S0201 ");
  design.solids = {solid("foot", box(4, 4, 20), 75, 75, 18)};
  EXPECT_EQ(codes_of(design, board(10)), "");
}

TEST(Collisions, two_solids_are_held_against_one_another) {
  model::ResolvedDesign design;
  design.solids = {solid("a", box(20, 20, 20)), solid("b", box(20, 20, 20), 20)};
  EXPECT_EQ(codes_of(design, {}), "");
  design.solids[1].placement.origin.x = 19.9;
  EXPECT_EQ(codes_of(design, {}), "S0201 ");
}

}  // namespace
}  // namespace plano::solid
