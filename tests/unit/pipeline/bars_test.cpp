// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bars from the text of a design to the cut list.

#include <gtest/gtest.h>

#include <fstream>
#include <numbers>
#include <sstream>

#include "diagnostics/render.h"
#include "mesh/boundary.h"
#include "pipeline/generate.h"

namespace plano::pipeline {
namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(std::string(PLANO_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

constexpr const char* kHead = R"(spec: 1
id: frame
title: {fr: Cadre, en: Frame}
languages: [fr, en]
licence: CERN-OHL-S-2.0
authors: [{name: Nobody}]
parameters:
  height: {default: 1000mm, range: [100mm, 5000mm]}
materials:
  board: {kind: plywood, thickness: 18mm}
  post: {kind: timber, section: [90mm, 90mm], use_class: 4}
  batten: {kind: timber, section: [70mm, 45mm]}
  pole: {kind: timber, diameter: 40mm}
  tube: {kind: steel-tube, diameter: 48.3mm}
)";

struct Trial {
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  std::optional<Built> built;

  Trial(const std::string& body, const std::string& height = "") {
    const auto design = sources.add("design.yaml", kHead + body);
    const auto workshop = sources.add("default.yaml", content_of("workshops/default.yaml"));
    model::ResolveOptions options;
    if (!height.empty()) {
      options.inputs.push_back({"height", height, model::ValueSource::command_line, {}});
    }
    built = build({.sources = sources, .design = design, .workshop = workshop}, options, {}, found);
  }
  std::string codes() const {
    std::string all;
    for (const auto& item : found.items()) all += std::string(item.code->id) + " ";
    return all;
  }
  double volume(std::size_t part) const {
    return mesh::volume_mm3(mesh::boundary_of(built->parts.parts[part]).value());
  }
};

TEST(Bars, reach_along_their_axis_from_their_smallest_corner) {
  struct Case {
    const char* along;
    geometry::Vec3 size;
  };
  for (const Case& one :
       {Case{"x", {600, 70, 45}}, Case{"y", {70, 600, 45}}, Case{"z", {70, 45, 600}}}) {
    for (const std::string face : {"x", "y", "z"}) {
      if (face == one.along) continue;
      const Trial run(
          "bars:\n  stick: {material: batten, length: 600mm, along: " + std::string(one.along) +
          ", face: " + face + ", at: {x: 100mm, y: 200mm, z: 300mm}}\n");
      ASSERT_TRUE(run.built) << run.codes();
      const panels::Part& part = run.built->parts.parts.front();
      const geometry::Placement& pose = part.instances.front().pose;
      geometry::Vec3 low{1e9, 1e9, 1e9};
      geometry::Vec3 high{-1e9, -1e9, -1e9};
      for (const auto& edge : part.profile.outer.edges) {
        for (const Length w : {Length{}, part.thickness}) {
          const geometry::Vec3 p = pose.at(edge.start, w);
          low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
          high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
        }
      }
      EXPECT_EQ(low, (geometry::Vec3{100, 200, 300})) << one.along << face;
      EXPECT_EQ(high - low, one.size) << one.along << face;
      EXPECT_NEAR(run.volume(0), 600.0 * 70 * 45, 1e-6);
    }
  }
}

TEST(Bars, round_ones_are_prisms_over_their_section) {
  const Trial run(R"(bars:
  rung: {material: pole, length: 700mm, along: x}
  rail: {material: tube, length: 900mm, along: y, at: {x: 1m}}
)");
  ASSERT_TRUE(run.built) << run.codes();
  ASSERT_EQ(run.built->parts.parts.size(), 2u);
  const double pi = std::numbers::pi;
  double both = 0;
  for (std::size_t p = 0; p < 2; ++p) both += run.volume(p);
  const double outer = 48.3 / 2;
  EXPECT_NEAR(both, pi * 400 * 700 + pi * (outer * outer - (outer - 3.2) * (outer - 3.2)) * 900, 1);
  EXPECT_TRUE(run.built->sheets.empty()) << "no bar lies on a sheet";
}

TEST(Bars, take_mortises_for_rails) {
  const Trial run(R"(bars:
  post: {for_each: {i: 0..1}, material: post, along: z, face: x, length: height, at: {x: i*1m}}
panels:
  rail:
    material: board
    lies_in: xz
    size: [1m - post.width, 160mm]
    at: {x: post.width, y: (post.depth - board.thickness) / 2, z: 400mm}
joints:
  - {type: tab_slot, from: rail, into: post, tabs: 1}
)");
  ASSERT_TRUE(run.built) << run.codes();
  EXPECT_EQ(run.codes(), "");
  const auto& bars = run.built->cut_list.bars;
  ASSERT_EQ(bars.size(), 1u) << "both posts come out of one length";
  EXPECT_EQ(bars[0].length, 2400_mm);
  EXPECT_EQ(bars[0].pieces.size(), 2u);
  EXPECT_EQ(bars[0].offcut, 2400_mm - 10_mm - 2 * (1000_mm + 3_mm));
}

TEST(Bars, take_bolts_through_a_board_whose_border_is_their_own) {
  // The board's rounded corners end on the post's arrises, within rounding but not on the lattice.
  for (const std::string aside : {"0mm", "0.3mm", "0.37mm", "0.7mm"}) {
    const Trial run(R"(panels:
  bracket:
    material: board
    lies_in: yz
    outline:
      shape: polygon
      points:
        - {at: [0mm, 0mm], radius: 15mm}
        - {at: [590mm, 0mm], radius: 15mm}
        - {at: [590mm, 70mm], radius: 30mm}
        - {at: [340mm + )" +
                    aside +
                    R"(, 450mm], radius: 30mm}
        - {at: [250mm + )" +
                    aside + R"(, 450mm], radius: 15mm}
        - {at: [250mm + )" +
                    aside + R"(, 100mm], radius: 40mm}
        - {at: [0mm, 70mm], radius: 30mm}
    at: {x: -board.thickness, y: -250mm - )" +
                    aside + R"(, z: 20mm}
bars:
  post: {material: post, along: z, face: x, length: 1200mm, at: {z: 90mm}}
hardware:
  bolt: {kind: bolt-and-nut, standard: ISO 4014, thread: M8, length: 130mm}
joints:
  - {type: bolted, from: bracket, into: post, bolts: 2, hardware: bolt}
)");
    ASSERT_TRUE(run.built) << aside << ": " << run.codes();
    EXPECT_EQ(run.codes(), "");
    ASSERT_EQ(run.built->parts.joined.size(), 1u);
    const auto& bolts = run.built->parts.joined[0].hardware;
    ASSERT_EQ(bolts.size(), 2u);
    for (const auto& bolt : bolts) EXPECT_NEAR(bolt.place.y, 45, 0.01) << aside;
  }
}

TEST(Bars, are_sawn_from_the_least_length) {
  // Seven of 1000 mm with a kerf of 3: two fit 2400 and two fit 3000, so the shorter is bought.
  const Trial run(
      "bars:\n  post: {for_each: {i: 1..7}, material: post, along: z, length: height, "
      "at: {x: i*200mm}}\n");
  ASSERT_TRUE(run.built) << run.codes();
  const auto& bars = run.built->cut_list.bars;
  ASSERT_EQ(bars.size(), 4u);
  std::size_t pieces = 0;
  for (const auto& bar : bars) {
    EXPECT_EQ(bar.length, 2400_mm);
    Length used;
    for (const auto& piece : bar.pieces) used = used + piece.length + 3_mm;
    EXPECT_LE(used - 3_mm, bar.length);
    pieces += bar.pieces.size();
  }
  EXPECT_EQ(pieces, 7u);
  // Three of 995 with two cuts and a squared end are a millimetre too long: 10 + 3 × 995 + 2 × 3.
  const Trial tight(
      "bars:\n  post: {for_each: {i: 1..3}, material: post, along: z, length: height, "
      "at: {x: i*200mm}}\n",
      "995mm");
  ASSERT_TRUE(tight.built);
  EXPECT_EQ(tight.built->cut_list.bars.size(), 2u);
  const Trial fits(
      "bars:\n  post: {for_each: {i: 1..3}, material: post, along: z, length: height, "
      "at: {x: i*200mm}}\n",
      "994mm");
  ASSERT_TRUE(fits.built);
  EXPECT_EQ(fits.built->cut_list.bars.size(), 1u);
}

TEST(Bars, are_let_into_posts_drawn_with_any_face) {
  std::vector<double> volumes;
  for (const std::string face : {"x", "y"}) {
    const Trial run("bars:\n  post: {for_each: {i: 0..1}, material: post, along: z, face: " + face +
                    R"(, length: height, at: {x: i*(500mm + post.width)}}
  rung:
    for_each: {i: 1..3}
    material: pole
    along: x
    length: 500mm
    at: {x: post.width, y: (post.depth - pole.diameter) / 2, z: i*250mm}
joints:
  - {type: socket, from: rung, into: post, fit: snug}
)");
    ASSERT_TRUE(run.built) << face << run.codes();
    EXPECT_EQ(run.codes(), "") << face;
    ASSERT_EQ(run.built->parts.parts.size(), 2u);
    double sum = 0;
    for (std::size_t p = 0; p < 2; ++p) {
      const panels::Part& part = run.built->parts.parts[p];
      sum += run.volume(p) * static_cast<double>(part.quantity());
      if (run.built->parts.materials[part.material].round) {
        EXPECT_EQ(part.quantity(), 3u);
        EXPECT_EQ(part.thickness, 580_mm) << "its own diameter goes into either post";
      }
    }
    volumes.push_back(sum);
    ASSERT_TRUE(run.built->takedown);
    EXPECT_EQ(run.built->takedown->verdict, assembly::Verdict::comes_apart);
  }
  EXPECT_NEAR(volumes[0], volumes[1], 1) << "holes from a face and from an edge are the same holes";
  const double holes = 6 * std::numbers::pi * 20.1 * 20.1 * 40.2;
  EXPECT_NEAR(volumes[0], 2 * 90.0 * 90 * 1000 + 3 * std::numbers::pi * 400 * 580 - holes, 5)
      << "snug: 0.2 mm wider than the bar and as much deeper than what is let in";
}

constexpr const char* kFrame = R"(bars:
  rail: {material: batten, along: x, length: 800mm}
  cross: {material: batten, along: y, length: 500mm, at: {x: 300mm}}
  tail: {material: batten, along: x, length: 500mm, face: z, at: {x: 730mm}}
  fork: {material: batten, along: x, length: 400mm, at: {x: -30mm, y: 300mm}}
joints:
  - {type: lap, from: cross, into: rail, fit: FIT}
  - {type: lap, from: tail, into: rail}
  - {type: bridle, from: cross, into: fork}
)";

std::string frame(const std::string& fit) {
  std::string text = kFrame;
  return text.replace(text.find("FIT"), 3, fit);
}

TEST(Bars, are_joined_with_the_clearance_of_the_fit) {
  const Trial snug(frame("snug"));
  const Trial slide(frame("slide"));
  ASSERT_TRUE(snug.built && slide.built) << snug.codes() << slide.codes();
  EXPECT_EQ(snug.built->design.joints[0].clearance, 200_um);
  EXPECT_EQ(slide.built->design.joints[0].clearance, 400_um);
}

TEST(Bars, are_listed_with_all_that_is_cut_into_them) {
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  const auto design = sources.add("design.yaml", kHead + frame("snug"));
  const auto workshop = sources.add("default.yaml", content_of("workshops/default.yaml"));
  GenerateOptions options;
  options.only = {"csv"};
  const auto bundle =
      generate({.sources = sources, .design = design, .workshop = workshop}, options, {}, found);
  ASSERT_TRUE(bundle);
  std::string list;
  for (const auto& file : bundle->artifacts) {
    if (file.path == "documents/cut-list.csv" || file.path == "documents/bar-work.csv") {
      list += file.bytes;
    }
  }
  for (std::size_t at = 0; (at = list.find("\u00a0", at)) != std::string::npos;) {
    list.replace(at, 2, " ");
  }
  const auto has = [&](const char* words) { return list.find(words) != std::string::npos; };
  // A recess as far as there is wood, not as far as its drawing runs out; notches from the side.
  EXPECT_TRUE(has("face 3, 35.1 mm from end A, 35 mm from face 2: recess 70.1 mm × 70 mm, 22.5 mm"))
      << list;
  EXPECT_TRUE(has("end B, 22.5 mm from face 2, 35 mm from face 1: slot 15.2 mm × 70 mm, 70 mm"))
      << list;
  EXPECT_TRUE(has(";end B;22.5;face 2;35;face 1;slot;;15.2;70;70")) << list;
  EXPECT_TRUE(has("face 4, 335 mm from end A, 35 mm from face 1: recess 70.2 mm × 70 mm, 22.5 mm"))
      << list;
}

TEST(Bars, mistakes_are_told_apart) {
  EXPECT_EQ(Trial("bars:\n  post: {material: post, along: z, length: height}\n", "4000mm").codes(),
            "P0602 ");
  EXPECT_EQ(Trial("bars:\n  post: {material: board, along: z, length: height}\n").codes(),
            "P0601 ");
  EXPECT_EQ(Trial("panels:\n  p: {material: post, lies_in: xy, size: [1m, 1m]}\n").codes(),
            "P0601 ");
  EXPECT_EQ(
      Trial("bars:\n  p: {material: pole, along: z, length: height, openings: [{shape: circle, "
            "diameter: 8mm, centre: [1mm, 1mm]}]}\n")
          .codes(),
      "P0601 ");
}

}  // namespace
}  // namespace plano::pipeline
