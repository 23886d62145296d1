// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// STEP files of solids of free form. They were computed with OpenCASCADE, but their text is ours:
/// read back, every kind of surface and curve must give the volume that geometry says.

#include <gtest/gtest.h>

#include <fstream>
#include <numbers>
#include <variant>

#include "exporters/step.h"
#include "solid/pieces.h"
#include "step_reading.h"
#include "tests/unit/solid/forms.h"

namespace plano {
namespace {

using namespace solid::forms;
using std::numbers::pi;

/// Counts of the kinds of surface a piece's boundary has, to be sure that all are met.
struct Kinds {
  std::size_t surfaces[6] = {};
  std::size_t curves[4] = {};
  void count(const solid::Brep& brep) {
    for (const auto& face : brep.faces) ++surfaces[face.surface.index()];
    for (const auto& edge : brep.edges) ++curves[edge.curve.index()];
  }
};

class SolidsInStep : public testing::Test {
 protected:
  /// Writes the form alone and as a copy in an assembly; both must read back as one valid, closed
  /// solid of the volume. `volume` below 0: whatever the kernel integrates.
  void expect_volume(const std::string& name, Form form, double volume) {
    SCOPED_TRACE(name);
    model::Solid one;
    one.id = name;
    one.label = Text(name);
    one.substance = "asa";
    one.colour = "#336699";
    one.form = std::move(form);
    one.placement.origin = {100, 20.5, -3};
    model::ResolvedDesign design;
    design.info.id = "sample";
    design.solids = {one};
    diagnostics::Diagnostics found;
    const panels::PartSet no_parts;
    const auto pieces = solid::make_pieces(design, no_parts, found);
    ASSERT_TRUE(pieces);
    kinds_.count(pieces->front().brep);
    if (volume < 0) volume = pieces->front().volume_mm3;
    const std::vector<mesh::Boundary> no_boundaries;
    const exporters::ModelInput input{design.info, no_parts, no_boundaries, Language::english,
                                      *pieces};
    expect_sound(name + "_piece", exporters::step_piece(input, 0), volume, 0);
    expect_sound(name + "_assembly", exporters::step_assembly(input), volume, 1);
  }

  Kinds kinds_;

 private:
  static void expect_sound(const std::string& name, const std::string& bytes, double volume,
                           std::size_t copies) {
    const std::string path = testing::TempDir() + "plano_solids_" + name + ".step";
    std::ofstream(path, std::ios::binary) << bytes;
    const readers::StepReading reading = readers::read_step(path);
    ASSERT_TRUE(reading.read);
    EXPECT_EQ(reading.complaints, 0);
    ASSERT_EQ(reading.parts.size(), 1u);
    const readers::StepPart& part = reading.parts.front();
    EXPECT_EQ(part.solids, 1);
    EXPECT_TRUE(part.valid);
    EXPECT_TRUE(part.closed);
    // Coordinates are rounded to 1 nm, which moves faces of some thousand mm² by that much.
    EXPECT_NEAR(part.volume, volume, 1e-6 * volume);
    EXPECT_EQ(part.colour, "#336699");
    EXPECT_EQ(reading.instances.size(), copies);
  }
};

TEST_F(SolidsInStep, every_kind_of_surface_and_curve_reads_back) {
  expect_volume("box", box(40, 30, 12), 14'400);
  expect_volume("cylinder", cylinder(20, 15), pi * 1500);
  expect_volume("cone", cone(20, 10, 12), pi * 4 * 175);
  expect_volume("widening", cone(10, 20, 12), pi * 4 * 175);
  expect_volume("point", cone(20, 0, 12), pi * 400);
  expect_volume("torus", revolved(geometry::circle({30_mm, 10_mm}, 5_mm)), 2 * pi * 30 * pi * 25);
  geometry::Contour half = geometry::rectangle({0_mm, -10_mm}, 1_mm, 20_mm);
  half.edges = {{{0_mm, -10_mm}, geometry::Arc{{}, 10_mm, geometry::Turn::counter_clockwise}},
                {{0_mm, 10_mm}, std::nullopt}};
  expect_volume("ball", revolved(half), 4.0 / 3 * pi * 1000);
  expect_volume("wedge", revolved(half, 75), 4.0 / 3 * pi * 1000 * 75 / 360);
  expect_volume("hub",
                cut({rounded(cylinder(60, 25), 4), at(lying(cylinder(8, 100)), -50, 0, 12),
                     at(cylinder(12, 40), 0, 0, -5)}),
                -1);
  Form slanted = cylinder(20, 60);
  slanted.place.u = {0.8, 0, -0.6};
  slanted.place.w = {0.6, 0, 0.8};
  expect_volume("slanted", common({at(box(60, 60, 20), -10, -30, 10), slanted}), -1);
  expect_volume("cushion", rounded(box(60, 40, 20), 5), -1);
  expect_volume(
      "saddle",
      rounded(united({at(cylinder(20, 60), 0, 0, -30), at(lying(cylinder(14, 60)), -30, 0, 0)}), 2),
      -1);
  for (const std::size_t count : kinds_.surfaces) EXPECT_GT(count, 0u);
  for (const std::size_t count : kinds_.curves) EXPECT_GT(count, 0u);
}

}  // namespace
}  // namespace plano
