// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Solid files of parts made by hand and at random, read back by programs that are not ours.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/trig.h"
#include "exporters/glb.h"
#include "exporters/step.h"
#include "exporters/stl.h"
#include "exporters/threemf.h"
#include "output_of.h"
#include "step_reading.h"
#include "tests/unit/mesh/sample_parts.h"

namespace plano {
namespace {

using nlohmann::json;
using sample::add_pocket;
using sample::plain_part;
using test::output_of;
using testing::ElementsAre;
using testing::HasSubstr;

std::string written(const std::string& name, const std::string& bytes) {
  const std::string path = testing::TempDir() + "plano_readers_" + name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

/// Parts with every kind of face, standing in every kind of way.
class Sample {
 public:
  Sample() {
    info_.id = "sample";
    info_.title = Text("Sample", "Échantillon");
    info_.licence = "CERN-OHL-S-2.0";
    panels::Part plate = plain_part(
        "0,0 600,0 600,300 0,300 | 130,150(100,150 30 -) | 300,100 300,200 340,200 340,100");
    plate.name = "P01";
    plate.label = Text("Corner \\ shelf's <top> & “more”", "Étagère d'angle – 漢字 🙂");
    plate.instances.front().element = "shelf.left";
    geometry::Placement upright;
    upright.origin = {10, 20.000001, -5.5};
    upright.u = {0, 1, 0};
    upright.v = {0, 0, 1};
    upright.w = {1, 0, 0};
    plate.instances.push_back({"shelf.right", "", upright, "#c0a070"});
    set_.parts.push_back(plate);

    panels::Part rounded = plain_part("0,0 1,0 1,1", Length::micrometres(18'200));
    rounded.profile.outer = geometry::rounded_rectangle({}, 200_mm, 120_mm, 40_mm);
    rounded.name = "P02";
    add_pocket(rounded, "50,-5 90,-5 90,40 50,40", 6_mm);
    add_pocket(rounded, "70,20 110,20 110,60 70,60", 5_mm, model::FaceSide::bottom);
    rounded.drills.push_back({{150_mm, 60_mm}, 10_mm, 12_mm, model::FaceSide::top, {}});
    rounded.instances.front() = {"round", "", {}, "#2f6f4f"};
    geometry::Placement oblique;
    const Angle slope = Angle::degrees(37);
    oblique.u = {cos_of(slope), 0, -sin_of(slope)};
    oblique.w = {sin_of(slope), 0, cos_of(slope)};
    oblique.origin = {800, 0, 400};
    rounded.instances.front().pose = oblique;
    set_.parts.push_back(rounded);
    finish();
  }
  explicit Sample(panels::Part part) {
    info_.id = "one";
    set_.parts.push_back(std::move(part));
    finish();
  }
  /// Random parts, one copy each.
  Sample(std::uint32_t seed, int count) {
    info_.id = "random";
    std::mt19937 dice(seed);
    while (static_cast<int>(set_.parts.size()) < count) {
      panels::Part part = sample::random_part(dice);
      part.name = "P" + std::to_string(set_.parts.size() + 1);
      if (!mesh::boundary_of(part)) continue;
      part.instances.push_back({part.name, "", {}, ""});
      set_.parts.push_back(std::move(part));
    }
    finish();
  }

  exporters::ModelInput input() const { return {info_, set_, boundaries_, Language::french}; }
  const std::vector<mesh::Boundary>& boundaries() const { return boundaries_; }
  const panels::PartSet& set() const { return set_; }

 private:
  void finish() {
    set_.materials.emplace_back();
    for (const auto& part : set_.parts) boundaries_.push_back(mesh::boundary_of(part).value());
  }

  model::DesignInfo info_;
  panels::PartSet set_;
  std::vector<mesh::Boundary> boundaries_;
};

void expect_sound(const readers::StepPart& part, double volume) {
  EXPECT_EQ(part.solids, 1) << part.name;
  EXPECT_TRUE(part.valid) << part.name;
  EXPECT_TRUE(part.closed) << part.name;
  EXPECT_NEAR(part.volume, volume, 1e-9 * volume) << part.name;
  EXPECT_LE(part.tolerance, 5.1e-6) << part.name << ": an edge misses its surface";
}

TEST(StepReadBack, GivesValidSolidsNamesColoursAndCopies) {
  const Sample sample;
  const auto reading =
      readers::read_step(written("assembly.step", exporters::step_assembly(sample.input())));
  ASSERT_TRUE(reading.read);
  EXPECT_EQ(reading.complaints, 0);
  EXPECT_EQ(reading.assembly, "Échantillon");
  ASSERT_EQ(reading.parts.size(), 2u);
  EXPECT_EQ(reading.parts[0].name, "P01 Étagère d'angle – 漢字 🙂");
  EXPECT_EQ(reading.parts[0].colour, "#c0a070");
  EXPECT_EQ(reading.parts[1].colour, "#2f6f4f");
  for (std::size_t p = 0; p < 2; ++p) {
    expect_sound(reading.parts[p], mesh::volume_mm3(sample.boundaries()[p]));
    EXPECT_EQ(reading.parts[p].faces, static_cast<int>(sample.boundaries()[p].faces.size()));
    EXPECT_EQ(reading.parts[p].edges, static_cast<int>(sample.boundaries()[p].edges.size()));
    EXPECT_EQ(reading.parts[p].vertices, static_cast<int>(sample.boundaries()[p].vertices.size()));
  }
  EXPECT_NEAR(reading.parts[0].volume, (600.0 * 300 - kPi * 900 - 40 * 100) * 18, 1e-5);

  ASSERT_EQ(reading.instances.size(), 3u);
  EXPECT_EQ(reading.instances[0].name, "shelf.left");
  EXPECT_EQ(reading.instances[1].name, "shelf.right");
  EXPECT_EQ(reading.instances[2].name, "round");
  EXPECT_EQ(reading.instances[1].part, reading.parts[0].name);
  std::size_t at = 0;
  for (const auto& part : sample.set().parts) {
    for (const auto& instance : part.instances) {
      const auto& m = reading.instances[at++].matrix;
      const auto& p = instance.pose;
      const double expected[12] = {p.u.x, p.v.x,      p.w.x, p.origin.x, p.u.y, p.v.y,
                                   p.w.y, p.origin.y, p.u.z, p.v.z,      p.w.z, p.origin.z};
      for (int k = 0; k < 12; ++k) EXPECT_NEAR(m[k], expected[k], 1e-6) << instance.element;
    }
  }
}

TEST(StepReadBack, OfRandomPartsWithPocketsFromBothFacesIsValid) {
  const Sample sample(4, 30);
  const auto reading =
      readers::read_step(written("random.step", exporters::step_assembly(sample.input())));
  ASSERT_TRUE(reading.read);
  EXPECT_EQ(reading.complaints, 0);
  ASSERT_EQ(reading.parts.size(), 30u);
  for (std::size_t p = 0; p < reading.parts.size(); ++p) {
    if (reading.parts[p].solids != 1) continue;  // a part that pockets cut in two
    expect_sound(reading.parts[p], mesh::volume_mm3(sample.boundaries()[p]));
  }
}

TEST(StepReadBack, OfOnePartIsThatSolid) {
  const Sample sample;
  const auto reading =
      readers::read_step(written("part.step", exporters::step_part(sample.input(), 1)));
  ASSERT_TRUE(reading.read);
  EXPECT_EQ(reading.complaints, 0);
  ASSERT_EQ(reading.parts.size(), 1u);
  EXPECT_TRUE(reading.instances.empty());
  expect_sound(reading.parts[0], mesh::volume_mm3(sample.boundaries()[1]));
}

TEST(StepReadBack, OfAFileCutShortIsRefused) {
  const Sample sample;
  const std::string whole = exporters::step_part(sample.input(), 0);
  const auto reading = readers::read_step(written("short.step", whole.substr(0, whole.size() / 2)));
  EXPECT_TRUE(!reading.read || reading.parts.empty() || !reading.parts[0].valid ||
              reading.complaints > 0);
}

/// "Total disconnected facets : 0" and the like in admesh's report.
double reported(const std::string& report, const std::string& what) {
  const std::size_t at = report.find(what);
  if (at == std::string::npos) return -1;
  return std::strtod(report.c_str() + report.find(':', at) + 1, nullptr);
}

void expect_closed_stl(const std::string& path, double parts) {
  const std::string report = output_of("admesh '" + path + "'");
  EXPECT_EQ(reported(report, "Total disconnected facets"), 0) << report;
  EXPECT_EQ(reported(report, "Degenerate facets"), 0) << report;
  EXPECT_EQ(reported(report, "Edges fixed"), 0) << report;
  EXPECT_EQ(reported(report, "Facets removed"), 0) << report;
  EXPECT_EQ(reported(report, "Facets added"), 0) << report;
  EXPECT_EQ(reported(report, "Facets reversed"), 0) << report;
  EXPECT_EQ(reported(report, "Backwards edges"), 0) << report;
  EXPECT_EQ(reported(report, "Number of parts"), parts) << report;
}

TEST(StlReadBack, IsClosedByAdmesh) {
  const Sample sample;
  const std::string path = written("assembly.stl", exporters::stl_assembly(sample.input()));
  expect_closed_stl(path, 3);
  const double expected =
      2 * mesh::volume_mm3(sample.boundaries()[0]) + mesh::volume_mm3(sample.boundaries()[1]);
  EXPECT_NEAR(reported(output_of("admesh '" + path + "'"), "Volume"), expected, 1e-3 * expected);
  expect_closed_stl(written("part.stl", exporters::stl_part(sample.input(), 1)), 1);
}

TEST(ThreeMfReadBack, HasNoWarningAndHoldsNamesAndVolumes) {
  const Sample sample;
  for (const bool whole : {true, false}) {
    const std::string path =
        written("model.3mf", whole ? exporters::threemf_assembly(sample.input())
                                   : exporters::threemf_part(sample.input(), 0));
    const json reading = json::parse(output_of(std::string(PLANO_READ_3MF) + " '" + path + "'"));
    ASSERT_TRUE(reading["read"].get<bool>()) << reading;
    EXPECT_TRUE(reading["warnings"].empty()) << reading;
    EXPECT_TRUE(reading["millimetres"].get<bool>());
    EXPECT_EQ(reading["meshes"].size(), whole ? 2u : 1u);
    EXPECT_EQ(reading["meshes"][0]["name"], "P01 Étagère d'angle – 漢字 🙂");
    for (std::size_t p = 0; p < reading["meshes"].size(); ++p) {
      EXPECT_TRUE(reading["meshes"][p]["manifold"].get<bool>());
      // Arcs are flattened, so a mesh holds a little less or more than the part.
      const double volume = mesh::volume_mm3(sample.boundaries()[p]);
      EXPECT_NEAR(reading["meshes"][p]["volume"].get<double>(), volume, 1e-3 * volume);
    }
    if (whole) {
      EXPECT_EQ(reading["items"], json({"shelf.left", "shelf.right", "round"}));
    }
  }
}

json glb_report(const std::string& path) {
  return json::parse(
      output_of(std::string("node '") + PLANO_READERS + "/read_glb.mjs' '" + path + "'"));
}

TEST(GlbReadBack, HasNothingToComplainAbout) {
  const Sample sample;
  for (const bool whole : {true, false}) {
    const json report =
        glb_report(written("model.glb", whole ? exporters::glb_assembly(sample.input())
                                              : exporters::glb_part(sample.input(), 1)));
    EXPECT_EQ(report["errors"], 0) << report;
    EXPECT_EQ(report["warnings"], 0) << report;
    EXPECT_EQ(report["infos"], 0) << report;
    EXPECT_EQ(report["materials"], whole ? 2 : 1);
  }
}

TEST(GlbReadBack, OfRandomPartsHasNothingToComplainAbout) {
  const Sample sample(11, 20);
  const json report = glb_report(written("random.glb", exporters::glb_assembly(sample.input())));
  EXPECT_EQ(report["errors"], 0) << report;
  EXPECT_EQ(report["warnings"], 0) << report;
}

// Bars bored across and into their ends, straight and at a slant, among pockets.
TEST(StepReadBack, OfBoredPartsIsValid) {
  for (const bool through : {true, false}) {
    panels::Part bar = sample::plain_part("0,0 300,0 300,80 0,80", 45_mm);
    sample::add_pocket(bar, "140,20 180,20 180,60 140,60", 10_mm);
    const Length end = through ? 80_mm : 35_mm;
    bar.bores = {{{50_mm, Length{}}, {50_mm, end}, 22_mm, 9_mm, through, {}},
                 {{300_mm, 40_mm}, {240_mm, 40_mm}, 20_mm, 10_mm, false, {}},
                 {{Length{}, 30_mm}, {60_mm, 30_mm}, 38_mm, 6_mm, false, {}}};
    bar.bores.back().end = {30_mm, 30_mm};
    const Sample sample(bar);
    const auto reading =
        readers::read_step(written("bored.step", exporters::step_part(sample.input(), 0)));
    ASSERT_TRUE(reading.read);
    EXPECT_EQ(reading.complaints, 0);
    ASSERT_EQ(reading.parts.size(), 1u);
    const double volume =
        300.0 * 80 * 45 - 40 * 40 * 10 - kPi * (4.5 * 4.5 * (through ? 80 : 35) + 25 * 60 + 9 * 30);
    EXPECT_NEAR(mesh::volume_mm3(sample.boundaries()[0]), volume, 1e-6);
    expect_sound(reading.parts[0], volume);
    EXPECT_EQ(reading.parts[0].faces, static_cast<int>(sample.boundaries()[0].faces.size()));
    const std::string stl = written("bored.stl", exporters::stl_part(sample.input(), 0));
    const std::string report = output_of("admesh '" + stl + "'");
    EXPECT_EQ(reported(report, "Total disconnected facets"), 0) << report;
    EXPECT_NEAR(reported(report, "Volume"), volume, 1e-3 * volume);
    const json glb = glb_report(written("bored.glb", exporters::glb_part(sample.input(), 0)));
    EXPECT_EQ(glb["errors"], 0) << glb;
    EXPECT_EQ(glb["warnings"], 0) << glb;
  }
}

}  // namespace
}  // namespace plano
