// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/generate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/hash.h"
#include "diagnostics/render.h"
#include "fabrication/codes.h"
#include "panels/codes.h"
#include "pipeline/codes.h"

namespace plano::pipeline {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string content_of(const std::string& path) {
  std::ifstream in(std::string(PLANO_SOURCE_DIR) + "/" + path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// Two shelves' worth: a board with slots for another one's tabs.
constexpr const char* kShelf = R"(spec: 1
id: shelf
title: {en: Shelf, fr: Étagère}
summary: {en: A board on a foot., fr: Une planche sur un pied.}
languages: [en, fr]
licence: CERN-OHL-S-2.0
authors: [{name: Ana}]
status: idea
parameters:
  width:
    label: {en: Width, fr: Largeur}
    default: 600mm
    range: [200mm, 4000mm]
  slot:
    default: 30mm
    range: [1mm, 100mm]
materials:
  board: {kind: plywood, thickness: 18mm}
values:
  t: board.thickness
panels:
  top:
    label: {en: Top, fr: Dessus}
    material: board
    lies_in: xy
    size: [width, 300mm]
    at: {z: 200mm}
    openings:
      - {id: grip, shape: rect, size: [100mm, slot], centre: [width/2, 250mm]}
  foot:
    label: {en: Foot, fr: Pied}
    material: board
    lies_in: xz
    size: [width, 200mm]
    at: {y: 100mm}
joints:
  - {id: foot-top, type: tab_slot, from: foot, into: top, fit: snug}
checks:
  - that: width <= 3000mm
    else: {en: "{width} is too wide to carry.", fr: "{width} : trop large à porter."}
    level: stop
  - that: width >= 300mm
    else: {en: "{width} is narrow.", fr: "{width} : c'est étroit."}
    level: warn
)";

struct Made {
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  std::optional<Bundle> bundle;
  std::vector<std::string> stages;
};

model::ParameterInput value(const std::string& name, const std::string& text,
                            model::ValueSource source = model::ValueSource::command_line) {
  return {.name = name, .text = text, .source = source, .span = {}};
}

/// Runs `generate` on texts; `named` is how the design's file is called.
void run(Made& made, const std::string& design, GenerateOptions options = {},
         const std::string& named = "design.yaml") {
  const auto workshop = made.sources.add("default.yaml", content_of("workshops/default.yaml"));
  const auto source = made.sources.add(named, design);
  // Texts of parameters are given places in a source of their own, as the command line does.
  std::string line;
  for (model::ParameterInput& input : options.resolve.inputs) {
    line += input.text + " ";
  }
  const auto words = made.sources.add("command line", line);
  std::uint32_t at = 0;
  for (model::ParameterInput& input : options.resolve.inputs) {
    const auto length = static_cast<std::uint32_t>(input.text.size());
    input.span = {words, at, at + length};
    at += length + 1;
  }
  const Inputs inputs{.sources = made.sources,
                      .design = source,
                      .workshop = workshop,
                      .licence_texts = {{"CERN-OHL-S-2.0", "CERN Open Hardware Licence…"},
                                        {"MIT", "not asked for"}},
                      .program_version = "0.1.0"};
  made.bundle = generate(
      inputs, options, [&](const Text& stage, int, int) { made.stages.push_back(stage.en); },
      made.found);
}

/// What a run said, for the message of a failing test.
std::string said(const Made& made) {
  return diagnostics::render_human(made.found, made.sources, Language::english,
                                   diagnostics::Colour::none);
}

std::vector<std::string> paths(const Bundle& bundle) {
  std::vector<std::string> all;
  for (const exporters::Artifact& artifact : bundle.artifacts) {
    all.push_back(artifact.path);
  }
  return all;
}

std::string file(const Bundle& bundle, const std::string& path) {
  for (const exporters::Artifact& artifact : bundle.artifacts) {
    if (artifact.path == path) {
      return artifact.bytes;
    }
  }
  ADD_FAILURE() << path << " is missing";
  return {};
}

nlohmann::json manifest_of(const Bundle& bundle) {
  return nlohmann::json::parse(file(bundle, "bundle.json"));
}

GenerateOptions with(std::vector<model::ParameterInput> inputs) {
  GenerateOptions options;
  options.resolve.inputs = std::move(inputs);
  return options;
}

// A board bolted across a thick one, face on edge, and two on their faces.
constexpr const char* kBolted = R"(spec: 1
id: bolted
title: {en: Bolted, fr: Boulonné}
languages: [en, fr]
licence: CERN-OHL-S-2.0
authors: [{name: Ana}]
materials:
  board: {kind: plywood, thickness: 18mm}
  thick: {kind: plywood, thickness: 24mm}
panels:
  front: {material: board, lies_in: xz, size: [500mm, 300mm]}
  bar: {material: thick, lies_in: xy, size: [500mm, 80mm], at: {y: board.thickness, z: 100mm}}
  back: {material: board, lies_in: xz, size: [500mm, 90mm], at: {y: board.thickness, z: 160mm}}
hardware:
  long: {kind: bolt-and-nut, standard: ISO 4014, thread: M8, length: 120mm, nut: lock}
  short: {kind: bolt-and-nut, thread: M8, length: 50mm, head: button, corrosion_class: A2}
joints:
  - {type: bolted, from: front, into: bar, bolts: 2, hardware: long}
  - {type: bolted, from: front, into: back, bolts: 3, hardware: short}
)";

TEST(Generate, lists_what_to_buy_by_standard_and_where_to_bore) {
  Made made;
  run(made, kBolted);
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  const std::string bought = file(*made.bundle, "documents/hardware.csv");
  for (const char* line : {"long;ISO 4014 – M8 × 120;long;2;bolt-and-nut;M8;;120;;\r\n",
                           "long;DIN 985 – M8;lock nut;2;;M8;;;;\r\n",
                           "long;ISO 7093-1 – M8;wide washer;4;;M8;;;;\r\n",
                           "short;ISO 7380-1 – M8 × 50 – A2;short;3;bolt-and-nut;M8;;50;;A2\r\n",
                           "short;ISO 4032 – M8 – A2;nut;3;;M8;;;;A2\r\n",
                           "short;ISO 7093-1 – M8 – A2;wide washer;6;;M8;;;;A2\r\n"}) {
    EXPECT_THAT(bought, HasSubstr(line));
  }
  EXPECT_THAT(file(*made.bundle, "README.md"), HasSubstr("2 × lock nut: DIN 985 – M8"));
  EXPECT_EQ(manifest_of(*made.bundle)["hardware"][0]["designation"]["fr"], "ISO 4014 – M8 × 120");
  // Both holes of the bar, right through its 80 mm, in the middle of its thickness.
  const std::string bores = file(*made.bundle, "documents/bores.csv");
  EXPECT_THAT(bores, HasSubstr(";Bar;1;1;9;through;80;"));
  EXPECT_THAT(bores, HasSubstr(";Bar;1;2;9;through;80;"));
  EXPECT_THAT(bores, HasSubstr(";11.7;23.4\r\n"));
  EXPECT_EQ(std::count(bores.begin(), bores.end(), '\n'), 3);
}

TEST(Generate, tells_where_to_drill_a_bar_from_its_ends_and_faces) {
  Made made;
  run(made, R"(spec: 1
id: beam
title: {en: Beam, fr: Poutre}
languages: [en, fr]
licence: CERN-OHL-S-2.0
authors: [{name: Ana}]
materials:
  board: {kind: plywood, thickness: 18mm}
  batten: {kind: timber, section: [70mm, 45mm]}
panels:
  front: {material: board, lies_in: xz, size: [600mm, 300mm], at: {z: -100mm}}
bars:
  # Its wide face up: the bolts come in by the narrow one.
  rail: {material: batten, length: 600mm, along: x, face: z, at: {y: board.thickness, z: 0mm}}
  sill:
    material: batten
    length: 300mm
    along: x
    face: z
    at: {y: 200mm}
    openings:
      - {id: notch, shape: rect, size: [40mm, 20mm], at: [100mm, 0mm], open_edge: yes}
hardware:
  bolt: {kind: bolt-and-nut, thread: M8, length: 110mm}
joints:
  - {type: bolted, from: front, into: rail, hardware: bolt, bolts: 2}
)");
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  EXPECT_TRUE(made.found.items().empty()) << said(made);
  const std::string work = file(*made.bundle, "documents/bar-work.csv");
  EXPECT_THAT(work, HasSubstr(";1;face 2;56;end A;22.5;face 1;hole;9;;;through\r\n"));
  EXPECT_THAT(work, HasSubstr(";2;face 2;544;end A;22.5;face 1;hole;9;;;through\r\n"));
  const std::string list = file(*made.bundle, "documents/cut-list.csv");
  EXPECT_THAT(
      list,
      HasSubstr("face 2, 56\u00a0mm from end A, 22.5\u00a0mm from face 1: Ø 9\u00a0mm through"));
  EXPECT_THAT(list, HasSubstr(";A to the left, 1 up;"));
  EXPECT_THAT(list,
              HasSubstr(";sill;300;ends and notches: see its drawing | face 2, 120\u00a0mm from"));
  EXPECT_THAT(file(*made.bundle, "README.md"), HasSubstr("`documents/bar-work.csv`"));
  EXPECT_THAT(paths(*made.bundle), Not(Contains("documents/bores.csv"))) << "of boards alone";
}

TEST(Generate, makes_the_whole_bundle_sorted_by_path) {
  Made made;
  run(made, kShelf);
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  const std::vector<std::string> all = paths(*made.bundle);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
  for (const char* path : {"LICENSE",
                           "README.md",
                           "assembly.json",
                           "bundle.json",
                           "checks.json",
                           "cutting/coupon-board-snug.dxf",
                           "cutting/sheet-01.dxf",
                           "cutting/sheet-01.svg",
                           "design.yaml",
                           "documents/parts.csv",
                           "licences/CERN-OHL-S-2.0.txt",
                           "model/assembly.3mf",
                           "model/assembly.glb",
                           "model/assembly.step",
                           "model/assembly.stl",
                           "parts/P01.dxf",
                           "parts/P01.step",
                           "parts/P01.stl",
                           "parts/P01.svg",
                           "parts/P02.dxf",
                           "workshop.yaml"}) {
    EXPECT_THAT(all, Contains(path));
  }
  EXPECT_THAT(all, Not(Contains("licences/MIT.txt")));
  EXPECT_THAT(all, Not(Contains("plano.ini"))) << "nothing was chosen";
  EXPECT_EQ(file(*made.bundle, "design.yaml"), kShelf);
}

TEST(Generate, the_manifest_names_every_other_file_with_its_size_and_digest) {
  Made made;
  run(made, kShelf);
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  const nlohmann::json json = manifest_of(*made.bundle);
  std::set<std::string> named;
  for (const auto& entry : json["files"]) {
    const std::string path = entry["path"];
    named.insert(path);
    const std::string bytes = file(*made.bundle, path);
    EXPECT_EQ(entry["bytes"], bytes.size()) << path;
    EXPECT_EQ(entry["sha256"], hex(sha256(bytes))) << path;
  }
  for (const std::string& path : paths(*made.bundle)) {
    EXPECT_EQ(named.count(path), path == "bundle.json" ? 0u : 1u) << path;
  }
}

TEST(Generate, the_manifest_holds_parts_sheets_values_and_the_measured_thickness) {
  Made made;
  run(made, kShelf, with({value("width", "700mm")}));
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  const nlohmann::json json = manifest_of(*made.bundle);
  EXPECT_EQ(json["schema_version"], 1);
  EXPECT_EQ(json["design"]["id"], "shelf");
  EXPECT_EQ(json["design"]["title"]["fr"], "Étagère");
  EXPECT_EQ(json["parameters"][0]["value"], "700mm");
  EXPECT_EQ(json["parameters"][0]["source"], "chosen");
  EXPECT_EQ(json["parameters"][1]["source"], "design");
  EXPECT_EQ(json["workshop"]["materials"][0]["measured_mm"], 17.7);
  ASSERT_EQ(json["parts"].size(), 2u);
  const auto& top = json["parts"][0];
  EXPECT_EQ(top["name"]["en"], "Top");
  EXPECT_EQ(top["quantity"], 1);
  EXPECT_EQ(top["bounding_box_mm"], nlohmann::json({700.0, 300.0, 17.7}));
  // No pocket: area times thickness, times the sheet's 685 kg/m³.
  const double volume = top["area_mm2"].get<double>() * 17.7;
  EXPECT_NEAR(top["volume_mm3"].get<double>(), volume, 1e-6 * volume);
  EXPECT_NEAR(top["mass_kg"].get<double>(), volume * 685e-9, 1e-5);
  EXPECT_LT(top["area_mm2"].get<double>(), 700.0 * 300 - 100 * 30) << "slots and grip are cut";
  ASSERT_EQ(json["sheets"].size(), 1u);
  EXPECT_EQ(json["sheets"][0]["placements"].size(), 2u);
  EXPECT_EQ(json["sheets"][0]["count"], 1);
  EXPECT_EQ(json["sheets"][0]["stock"], nlohmann::json({{"sheet", "birch-18"}}));
  // Both parts stand at the left of a sheet of 2500 × 1250 mm: what is right of them is left, and
  // the corner above them.
  ASSERT_GE(json["sheets"][0]["leftovers"].size(), 1u);
  const auto& left = json["sheets"][0]["leftovers"][0];
  const auto& outline = left["outline_mm"];
  EXPECT_NE(std::find(outline.begin(), outline.end(), nlohmann::json({2500.0, 0.0})),
            outline.end());
  EXPECT_NE(std::find(outline.begin(), outline.end(), nlohmann::json({2500.0, 1250.0})),
            outline.end());
  EXPECT_EQ(left["holes_mm"].size(), 0u);
  EXPECT_GT(left["area_mm2"].get<double>(), (2500. - 760) * 1250);
  EXPECT_LT(left["area_mm2"].get<double>(), (2500. - 300) * 1250);
  EXPECT_EQ(json["checks"].size(), 2u);
  EXPECT_EQ(json["coupons"][0]["clearance_mm"], 0.2);
}

TEST(Generate, the_assembly_names_who_lies_against_whom) {
  Made made;
  run(made, kShelf);
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  const auto contacts = nlohmann::json::parse(file(*made.bundle, "assembly.json"))["contacts"];
  ASSERT_EQ(contacts.size(), 1u) << contacts;
  EXPECT_THAT(contacts[0]["elements"], testing::UnorderedElementsAre("top", "foot"));
  EXPECT_EQ(contacts[0]["joints"], nlohmann::json::array({"foot-top"}));
  // The foot's upper edge without the tabs, at the most.
  EXPECT_GT(contacts[0]["area_mm2"], 1000);
  EXPECT_LT(contacts[0]["area_mm2"], 600 * 18);
  EXPECT_EQ(contacts[0]["place_mm"][2], 200);
}

TEST(Generate, the_same_inputs_give_the_same_bytes) {
  Made first;
  Made second;
  run(first, kShelf);
  run(second, kShelf);
  ASSERT_TRUE(first.bundle.has_value() && second.bundle.has_value()) << said(first);
  EXPECT_EQ(first.bundle->artifacts, second.bundle->artifacts);
  EXPECT_EQ(zipped(*first.bundle, "shelf"), zipped(*second.bundle, "shelf"));
}

TEST(Generate, neither_the_order_of_choices_nor_the_files_name_reaches_the_bytes) {
  Made first;
  Made second;
  run(first, kShelf, with({value("width", "250mm"), value("slot", "25mm")}), "a/design.yaml");
  run(second, kShelf,
      with({value("slot", "25mm", model::ValueSource::project_file), value("width", "25cm")}),
      "b.yaml");
  ASSERT_TRUE(first.bundle.has_value() && second.bundle.has_value());
  for (const std::string& path : paths(*first.bundle)) {
    EXPECT_EQ(file(*first.bundle, path), file(*second.bundle, path)) << path;
  }
}

TEST(Generate, the_project_file_of_a_bundle_makes_it_again) {
  Made made;
  run(made, kShelf, with({value("width", "712.5mm")}));
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  EXPECT_EQ(file(*made.bundle, "plano.ini"), "width = 712.5mm\n");
  Made again;
  run(again, file(*made.bundle, "design.yaml"),
      with({value("width", "712.5mm", model::ValueSource::project_file)}));
  EXPECT_EQ(made.bundle->artifacts, again.bundle->artifacts);
}

TEST(Generate, makes_only_the_formats_asked_for_and_always_the_manifest) {
  Made made;
  GenerateOptions options;
  options.only = {"glb"};
  run(made, kShelf, options);
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  const std::vector<std::string> all = paths(*made.bundle);
  EXPECT_THAT(all, Contains("model/assembly.glb"));
  EXPECT_THAT(all, Contains("bundle.json"));
  for (const std::string& path : all) {
    EXPECT_FALSE(path.ends_with(".dxf") || path.ends_with(".step") || path.ends_with(".svg"))
        << path;
  }
}

TEST(Generate, makes_a_cutting_plan_with_the_rest_or_alone) {
  Made made;
  run(made, kShelf);
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  const std::string plan = file(*made.bundle, "cutting/plan.pdf");
  EXPECT_THAT(plan, testing::StartsWith("%PDF-"));
  EXPECT_THAT(file(*made.bundle, "README.md"), HasSubstr("cutting/plan.pdf"));

  for (const char* word : {"pdf", "cutting/pdf"}) {
    Made alone;
    GenerateOptions options;
    options.only = {word};
    run(alone, kShelf, options);
    ASSERT_TRUE(alone.bundle.has_value()) << said(alone);
    EXPECT_EQ(file(*alone.bundle, "cutting/plan.pdf"), plan);
    for (const std::string& path : paths(*alone.bundle)) {
      EXPECT_FALSE(path.ends_with(".dxf") || path.ends_with(".svg")) << path;
    }
  }

  Made large;
  GenerateOptions options;
  options.only = {"pdf"};
  options.paper = documents::Paper::a3;
  run(large, kShelf, options);
  ASSERT_TRUE(large.bundle.has_value()) << said(large);
  EXPECT_NE(file(*large.bundle, "cutting/plan.pdf"), plan);
}

TEST(Generate, writes_texts_in_the_language_asked_for) {
  Made english;
  Made french;
  run(english, kShelf);
  GenerateOptions options;
  options.language = Language::french;
  run(french, kShelf, options);
  ASSERT_TRUE(english.bundle.has_value() && french.bundle.has_value()) << said(french);
  EXPECT_THAT(file(*english.bundle, "README.md"), HasSubstr("Nobody has yet built or inspected"));
  EXPECT_THAT(file(*french.bundle, "README.md"), HasSubstr("Personne n’a encore construit"));
  EXPECT_THAT(file(*french.bundle, "README.md"), HasSubstr("17,7"));
  const std::string table = file(*french.bundle, "documents/parts.csv");
  EXPECT_EQ(table.substr(0, 3), "\xEF\xBB\xBF");
  EXPECT_THAT(table, HasSubstr("P01;Dessus;1;board;17,7;"));
}

TEST(Generate, the_readme_names_every_layer_and_coupon_that_is_there) {
  Made made;
  run(made, kShelf);
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  const std::string readme = file(*made.bundle, "README.md");
  const std::string sheet = file(*made.bundle, "cutting/sheet-01.dxf");
  for (const char* layer : {"0_SHEET_T17P7", "1_ENGRAVE_D0P5", "4_CUT_IN_THRU", "5_CUT_OUT_THRU"}) {
    EXPECT_THAT(readme, HasSubstr(layer));
    EXPECT_THAT(sheet, HasSubstr(layer));
  }
  EXPECT_THAT(readme, HasSubstr("coupon-board-snug"));
  EXPECT_THAT(readme, HasSubstr("2 parts of 2 kinds, on 1 sheet,"));
  EXPECT_THAT(readme, HasSubstr("Worth keeping: "));
  EXPECT_THAT(readme, HasSubstr("**Keep what is left.**"));
}

TEST(Generate, a_check_of_the_author_that_stops_stops_everything_after_it) {
  Made made;
  run(made, kShelf, with({value("width", "3500mm")}));
  EXPECT_FALSE(made.bundle.has_value());
  ASSERT_EQ(made.found.items().size(), 1u);
  EXPECT_EQ(made.found.items()[0].code, &kAuthorStops);
  EXPECT_THAT(made.found.items()[0].message.en, HasSubstr("too wide to carry"));
  EXPECT_EQ(made.found.exit_code(), 1);
  EXPECT_THAT(made.stages, testing::ElementsAre("reading", "placing panels"));
}

TEST(Generate, a_check_that_warns_is_told_and_written_down) {
  Made made;
  run(made, kShelf, with({value("width", "250mm")}));
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  ASSERT_EQ(made.found.items().size(), 1u);
  EXPECT_EQ(made.found.items()[0].code, &kAuthorWarns);
  EXPECT_EQ(made.found.exit_code(), 0);
  const auto checks = nlohmann::json::parse(file(*made.bundle, "checks.json"));
  EXPECT_EQ(checks["findings"][0]["code"], "M0002");
  EXPECT_EQ(checks["findings"][0]["file"], "design.yaml");
  EXPECT_THAT(file(*made.bundle, "README.md"), HasSubstr("M0002"));
}

TEST(Generate, a_part_larger_than_its_sheet_cannot_be_made) {
  Made made;
  run(made, kShelf, with({value("width", "2600mm")}));
  EXPECT_FALSE(made.bundle.has_value());
  ASSERT_FALSE(made.found.items().empty());
  for (const auto& finding : made.found.items()) {
    EXPECT_EQ(finding.code, &fabrication::kPartLargerThanSheet);
    EXPECT_THAT(finding.message.en, HasSubstr("140"));
  }
  EXPECT_EQ(made.found.exit_code(), 4);
}

TEST(Generate, an_opening_narrower_than_the_cutter_cannot_be_made) {
  Made made;
  run(made, kShelf, with({value("slot", "4mm")}));
  EXPECT_FALSE(made.bundle.has_value());
  ASSERT_EQ(made.found.items().size(), 1u);
  EXPECT_EQ(made.found.items()[0].code, &fabrication::kCutterTooWide);
  EXPECT_THAT(made.found.items()[0].message.en, HasSubstr("slot 4"));
  EXPECT_EQ(made.found.exit_code(), 4);
}

TEST(Generate, panels_that_run_into_one_another_cannot_be_made) {
  std::string design = kShelf;
  const std::size_t joints = design.find("joints:");
  design.erase(joints, design.find("checks:") - joints);
  design.replace(design.find("size: [width, 200mm]"), 20, "size: [width, 210mm]");
  Made made;
  run(made, design);
  EXPECT_FALSE(made.bundle.has_value());
  ASSERT_EQ(made.found.items().size(), 1u);
  EXPECT_EQ(made.found.items()[0].code, &panels::kPartsOverlap);
  EXPECT_THAT(made.found.items()[0].message.en, HasSubstr("10\u00a0mm"));
  EXPECT_EQ(made.found.exit_code(), 4);
}

/// The shelf from a thin sheet, which the default workshop cuts on its laser.
std::string thin_shelf() {
  std::string design = kShelf;
  design.replace(design.find("thickness: 18mm"), 15, "thickness: 6.5mm");
  return design;
}

TEST(Generate, what_a_laser_cuts_has_square_corners_and_may_have_narrow_slots) {
  Made made;
  run(made, thin_shelf(), with({value("slot", "2mm")}));
  ASSERT_TRUE(made.bundle.has_value()) << said(made);
  const std::string part = file(*made.bundle, "parts/P01.svg");
  EXPECT_THAT(part, HasSubstr("4_CUT_IN_THRU"));
  EXPECT_THAT(part, Not(HasSubstr(" A"))) << "no reliefs";
  EXPECT_THAT(file(*made.bundle, "README.md"), HasSubstr("kerf assumed 0.2"));
}

TEST(Generate, a_laser_is_not_asked_for_a_pocket) {
  std::string design = thin_shelf();
  const std::string opening = "    openings:\n";
  design.insert(design.find(opening),
                "    pockets:\n      - {id: tray, shape: rect, size: [100mm, 50mm], "
                "centre: [width/2, 50mm], depth: 2mm}\n");
  Made made;
  run(made, design);
  EXPECT_FALSE(made.bundle.has_value());
  ASSERT_EQ(made.found.items().size(), 1u) << said(made);
  EXPECT_EQ(made.found.items()[0].code, &fabrication::kLaserCannotPocket);
}

TEST(Generate, mistakes_in_the_text_stop_before_anything_is_placed) {
  std::string design = kShelf;
  design.replace(design.find("lies_in: xy"), 11, "lies_in: uv");
  design.replace(design.find("status: idea"), 12, "statut: idea");
  Made made;
  run(made, design);
  EXPECT_FALSE(made.bundle.has_value());
  EXPECT_GE(made.found.errors(), 2u) << "many mistakes in one run";
  EXPECT_EQ(made.found.exit_code(), 3);
  EXPECT_THAT(made.stages, testing::ElementsAre("reading"));
}

/// The assumed workshop with so many sheets of `sheet`, and what else is said of its leftovers.
std::string workshop_with(const std::string& sheet, const std::string& count,
                          const std::string& leftovers = "") {
  std::string text = content_of("workshops/default.yaml");
  const std::size_t at = text.find("    kind:", text.find("  " + sheet + ":"));
  text.insert(at, "    count: " + count + "\n");
  return text + leftovers;
}

TEST(Generate, says_where_the_workshop_has_too_few_sheets_and_uses_its_leftovers) {
  const auto run_in = [](const std::string& workshop, Made& made, std::uint64_t effort = 150) {
    const Inputs inputs{.sources = made.sources,
                        .design = made.sources.add("design.yaml", kShelf),
                        .workshop = made.sources.add("w.yaml", workshop)};
    GenerateOptions options;
    options.only = {"dxf"};
    options.nesting_effort = effort;
    made.bundle = generate(inputs, options, {}, made.found);
  };
  Made none;
  run_in(workshop_with("birch-18", "0"), none);
  EXPECT_FALSE(none.bundle);
  ASSERT_EQ(none.found.items().size(), 1u);
  EXPECT_STREQ(none.found.items()[0].code->id, "F0106");
  EXPECT_TRUE(none.found.items()[0].primary.span.known()) << "the sheet in the workshop's text";
  EXPECT_THAT(none.found.items()[0].message.en, testing::HasSubstr("and its leftovers"));
  Made untried;
  run_in(workshop_with("birch-18", "0"), untried, 0);
  ASSERT_EQ(untried.found.items().size(), 1u);
  EXPECT_THAT(untried.found.items()[0].message.en, testing::HasSubstr("leftovers were not tried"));

  const std::string piece =
      "leftovers:\n  shelf: {sheet: birch-18, outline: [[0mm, 0mm], [900mm, 0mm], [900mm, 700mm], "
      "[0mm, 700mm]], note: by the door}\n";
  Made enough;
  run_in(workshop_with("birch-18", "0", piece), enough);
  ASSERT_TRUE(enough.bundle) << enough.found.items()[0].message.en;
  const auto manifest = manifest_of(*enough.bundle);
  EXPECT_EQ(manifest["totals"]["sheets"], 0);
  EXPECT_EQ(manifest["totals"]["leftovers_used"], 1);
  EXPECT_EQ(manifest["sheets"][0]["stock"]["leftover"], "shelf");
  EXPECT_THAT(enough.bundle->summary.en, HasSubstr(" From stock: shelf (by the door)."));
  EXPECT_THAT(enough.bundle->summary.fr,
              HasSubstr(" À prendre dans le stock : shelf (by the door)."));

  // 0.2 mm thicker: slots would be too narrow for it.
  Made thicker;
  run_in(workshop_with(
             "birch-18", "0",
             "leftovers:\n  shelf: {sheet: birch-18, measured: 17.9mm, outline: [[0mm, 0mm], "
             "[900mm, 0mm], [900mm, 700mm], [0mm, 700mm]]}\n"),
         thicker);
  EXPECT_FALSE(thicker.bundle);
}

TEST(Build, checks_what_machines_can_cut_without_writing_a_file) {
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  std::string design = kShelf;
  design.replace(design.find("default: 30mm"), 13, "default: 4mm ");
  const Inputs inputs{.sources = sources,
                      .design = sources.add("design.yaml", design),
                      .workshop = sources.add("w.yaml", content_of("workshops/default.yaml"))};
  EXPECT_FALSE(build(inputs, {}, {}, found).has_value());
  EXPECT_EQ(found.items().at(0).code, &fabrication::kCutterTooWide);
}

TEST(Build, gives_parts_and_sheets) {
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  const Inputs inputs{.sources = sources,
                      .design = sources.add("design.yaml", kShelf),
                      .workshop = sources.add("w.yaml", content_of("workshops/default.yaml"))};
  const auto built = build(inputs, {}, {}, found);
  ASSERT_TRUE(built.has_value());
  EXPECT_EQ(built->parts.parts.size(), 2u);
  EXPECT_EQ(built->sheets.size(), 1u);
  EXPECT_THAT(found.items(), IsEmpty());
}

}  // namespace
}  // namespace plano::pipeline
