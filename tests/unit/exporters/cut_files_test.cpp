// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// DXF, SVG and ZIP. What decides is what programs that are not ours read: ezdxf's strict loader and
// the svgpath parser through tests/readers, Python's zipfile.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "exporters/dxf.h"
#include "exporters/format.h"
#include "exporters/svg.h"
#include "exporters/zip.h"
#include "fabrication/drawing.h"
#include "geometry/text_form.h"

namespace plano::exporters {
namespace {

namespace fs = std::filesystem;
using fabrication::CutCurve;
using fabrication::CutDrawing;
using fabrication::Operation;
using model::FaceSide;

const fs::path kSource = PLANO_SOURCE_DIR;

/// A folder of this test's own, gone at its end.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "plano-cut-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { fs::remove_all(path_); }
  std::string put(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }

 private:
  fs::path path_;
};

struct Outcome {
  int code = 0;
  std::string said;
};

Outcome run(const std::string& command) {
  Outcome outcome;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  char buffer[512];
  while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) {
    outcome.said += buffer;
  }
  outcome.code = pclose(pipe);
  return outcome;
}

Outcome read_dxf(const std::string& file) {
  return run("/usr/bin/python3 " + (kSource / "tests/readers/check_dxf.py").string() + " " + file);
}
Outcome read_svg(const std::string& file) {
  return run("/usr/bin/python3 " + (kSource / "tests/readers/check_svg.py").string() + " " + file);
}

/// One of everything: arcs, a circle, a drill, pockets of two depths and faces, words.
panels::Part sample_part() {
  panels::Part part;
  part.name = "P01";
  part.thickness = 18200_um;
  part.profile =
      geometry::region_from_text(
          "0,0 300,0 300,140(280,140 20 +) 280,160 104.2,160 104.2,120 95.8,120 95.8,160 "
          "0,160 | 50,40 50,58.6 100,58.6 100,40 | 260,60(230,60 30 -) | "
          "154,100(150,100 4 -)")
          ->faces.at(0);
  part.drills.push_back({{150_mm, 100_mm}, 8_mm, std::nullopt, FaceSide::top, {}});
  part.drills.push_back({{20_mm, 100_mm}, 5_mm, 12_mm, FaceSide::top, {}});
  part.pockets.push_back(
      {*geometry::region_from_text("120,20 160,20 160,50 120,50"), 9_mm, FaceSide::top});
  part.pockets.push_back(
      {*geometry::region_from_text("20,110 60,110 60,140 20,140"), 4500_um, FaceSide::bottom});
  part.engravings.push_back({.content = Text("Élément n° 1"),
                             .at = {10_mm, 10_mm},
                             .height = 8_mm,
                             .direction = Angle::degrees(10),
                             .depth = 1_mm,
                             .face = FaceSide::top,
                             .span = {}});
  part.instances.resize(1);
  return part;
}

fabrication::Drawings sample() {
  const fabrication::DrawingOptions options{.tool = {3_mm, 3150_um, joints::ReliefStyle::dog_bone},
                                            .machine = catalog::MachineKind::router,
                                            .language = Language::french};
  auto drawn = fabrication::drawing_of_part(sample_part(), options);
  EXPECT_TRUE(drawn.has_value());
  return drawn->drawings;
}

/// A square with one round corner and a hole: small enough to be read by eye.
CutDrawing small() {
  CutDrawing drawing{
      .name = "small", .thickness = 18200_um, .width = 40_mm, .height = 30_mm, .curves = {}};
  drawing.curves.push_back({.operation = Operation::engrave,
                            .depth = 500_um,
                            .contour = {{{{5_mm, 5_mm}, {}}, {{15_mm, 5_mm}, {}}}},
                            .open = true});
  drawing.curves.push_back({.operation = Operation::cut_inside,
                            .contour = geometry::reversed(geometry::circle({20_mm, 15_mm}, 4_mm))});
  drawing.curves.push_back(
      {.operation = Operation::cut_outside,
       .contour =
           geometry::region_from_text("0,0 40,0 40,20(30,20 10 +) 30,30 0,30")->faces[0].outer});
  return drawing;
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// With PLANO_UPDATE_GOLDEN set, writes the file instead: look at the difference before committing.
void expect_golden(const std::string& name, const std::string& bytes) {
  const fs::path file = kSource / "tests/unit/exporters/golden" / name;
  if (std::getenv("PLANO_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(file, std::ios::binary) << bytes;
  }
  EXPECT_EQ(content_of(file), bytes) << name;
}

TEST(Dxf, of_every_layer_profile_and_version_is_accepted_by_a_strict_reader) {
  const Folder folder;
  const fabrication::Drawings drawings = sample();
  ASSERT_TRUE(drawings.back.has_value());
  std::string files;
  for (const std::string& profile : layer_profiles()) {
    for (const DxfVersion version : {DxfVersion::r2000, DxfVersion::r12}) {
      const DrawingStyle style{.layers = profile, .version = version};
      const std::string stem = profile + (version == DxfVersion::r12 ? "-r12" : "");
      files += " " + folder.put(stem + ".dxf", dxf(drawings.front, style));
      files += " " + folder.put(stem + ".back.dxf", dxf(*drawings.back, style));
    }
  }
  const Outcome read = read_dxf(files);
  EXPECT_EQ(read.code, 0) << read.said;
}

TEST(Dxf, the_reader_refuses_what_is_wrong) {
  const Folder folder;
  const std::string good = dxf(sample().front, {});
  CutDrawing twice = sample().front;
  twice.curves.push_back(twice.curves.back());
  CutDrawing open = small();
  open.curves.back().open = true;
  CutDrawing crossing = small();
  crossing.curves.back().contour =
      geometry::polygon({{0_mm, 0_mm}, {40_mm, 30_mm}, {40_mm, 0_mm}, {0_mm, 30_mm}});
  CutDrawing arcs = small();
  arcs.curves[1].contour = geometry::reversed(geometry::circle({38_mm, 15_mm}, 4_mm));
  std::string inches = good;
  const std::size_t unit = inches.find("$INSUNITS");
  inches.replace(inches.find('4', unit), 1, "1");

  const std::pair<const char*, std::string> bad[] = {{"short", good.substr(0, good.size() / 2)},
                                                     {"twice", dxf(twice, {})},
                                                     {"open", dxf(open, {})},
                                                     {"crossing", dxf(crossing, {})},
                                                     {"over-the-edge", dxf(arcs, {})},
                                                     {"inches", inches}};
  std::string files;
  for (const auto& [name, bytes] : bad) {
    files += " " + folder.put(name + std::string(".dxf"), bytes);
  }
  const Outcome read = read_dxf(files);
  EXPECT_NE(read.code, 0);
  for (const auto& [name, bytes] : bad) {
    EXPECT_THAT(read.said, testing::HasSubstr(name + std::string(".dxf: BAD"))) << read.said;
  }
}

TEST(Dxf, holds_no_entity_that_a_cam_program_would_stumble_over) {
  const std::string bytes = dxf(sample().front, {});
  for (const char* kind : {"\nTEXT\n", "\nMTEXT\n", "\nSPLINE\n", "\nHATCH\n", "\nINSERT\n",
                           "\nELLIPSE\n", "\nPOLYLINE\n"}) {
    EXPECT_EQ(bytes.find(kind), std::string::npos) << kind;
  }
}

TEST(Dxf, of_a_small_drawing_is_known_byte_for_byte) {
  expect_golden("small.dxf", dxf(small(), {}));
  expect_golden("small-r12.dxf", dxf(small(), {.version = DxfVersion::r12}));
}

TEST(Svg, of_every_profile_is_accepted_by_a_foreign_path_parser) {
  const Folder folder;
  const fabrication::Drawings drawings = sample();
  std::string files = folder.put("back.svg", svg(*drawings.back, {}));
  for (const std::string& layers : layer_profiles()) {
    files += " " + folder.put(layers + ".svg", svg(drawings.front, {.layers = layers}));
  }
  const Outcome read = read_svg(files);
  EXPECT_EQ(read.code, 0) << read.said;
  const Outcome xml = run("xmllint --noout " + files);
  EXPECT_EQ(xml.code, 0) << xml.said;
}

TEST(Svg, the_reader_refuses_what_is_wrong) {
  const Folder folder;
  std::string broken = svg(small(), {});
  broken.replace(broken.find(" A100,100"), 9, " Q100,100");
  CutDrawing open = small();
  open.curves.back().open = true;
  const Outcome read =
      read_svg(folder.put("broken.svg", broken) + " " + folder.put("open.svg", svg(open, {})));
  EXPECT_NE(read.code, 0);
  EXPECT_THAT(read.said, testing::HasSubstr("broken.svg: BAD"));
  EXPECT_THAT(read.said, testing::HasSubstr("open.svg: BAD"));
}

TEST(Svg, has_the_colours_of_its_profile) {
  const std::string lightburn = svg(small(), {});
  EXPECT_THAT(lightburn, testing::HasSubstr("stroke=\"#FF0000\""));
  const std::string blue = svg(small(), {.colours = "cut-blue"});
  EXPECT_THAT(blue, testing::Not(testing::HasSubstr("#FF0000")));
  EXPECT_THAT(blue, testing::HasSubstr("#0000FF"));
}

TEST(Svg, is_drawn_the_right_way_up_and_at_its_size) {
  const Folder folder;
  CutDrawing corner{
      .name = "corner", .thickness = 5_mm, .width = 100_mm, .height = 50_mm, .curves = {}};
  corner.curves.push_back(
      {.operation = Operation::cut_outside, .contour = geometry::rectangle({}, 40_mm, 10_mm)});
  const std::string bytes = svg(corner, {});
  EXPECT_THAT(bytes, testing::HasSubstr("width=\"100mm\" height=\"50mm\" viewBox=\"0 0 100 50\""));
  EXPECT_THAT(bytes, testing::HasSubstr("M0,500 L400,500 L400,400 L0,400 Z"));
}

TEST(Svg, has_lines_of_a_tenth_of_a_millimetre_that_screens_draw_a_pixel_wide) {
  const std::string bytes = svg(small(), {});
  EXPECT_THAT(bytes, testing::HasSubstr("{vector-effect:non-scaling-stroke}"));
  EXPECT_THAT(bytes, testing::HasSubstr("stroke-width=\"1\" transform=\"scale(0.1)\""));
  const Folder folder;
  std::string thick = bytes;
  thick.replace(thick.find("stroke-width=\"1\""), 16, "stroke-width=\"3\"");
  std::string unseen = bytes;
  unseen.replace(unseen.find("non-scaling-stroke"), 18, "none");
  const Outcome read =
      read_svg(folder.put("thick.svg", thick) + " " + folder.put("unseen.svg", unseen));
  EXPECT_THAT(read.said, testing::HasSubstr("lines are not 0.1 mm wide"));
  EXPECT_THAT(read.said, testing::HasSubstr("lines vanish where a sheet is seen whole"));
}

TEST(Svg, of_a_small_drawing_is_known_byte_for_byte) {
  expect_golden("small.svg", svg(small(), {}));
}

TEST(Layers, say_operation_depth_and_order_in_at_most_26_ascii_characters) {
  const fabrication::Drawings drawings = sample();
  std::vector<std::string> names;
  for (const CutDrawing& drawing : {drawings.front, *drawings.back}) {
    for (const CutCurve& curve : drawing.curves) {
      names.push_back(layer_of(curve, drawing, "own").name);
    }
  }
  for (const char* name :
       {"1_ENGRAVE_D0P5", "1_ENGRAVE_D1P0", "2_DRILL_THRU_DIA8P0", "2_DRILL_D12P0_DIA5P0",
        "3_POCKET_D9P0", "B_3_POCKET_D4P5", "4_CUT_IN_THRU", "5_CUT_OUT_THRU", "B_9_NOTES_NOCUT"}) {
    EXPECT_THAT(names, testing::Contains(name));
  }
  for (const std::string& profile : layer_profiles()) {
    for (const CutCurve& curve : drawings.front.curves) {
      const std::string name = layer_of(curve, drawings.front, profile).name;
      EXPECT_LE(name.size(), kLongestLayerName) << name;
    }
  }
}

TEST(Formats, have_distinct_keys_and_something_to_write) {
  std::vector<std::string> keys = format_keys();
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
  for (const char* key : {"dxf", "svg", "step", "stl", "3mf", "glb"}) {
    EXPECT_THAT(keys, testing::Contains(key));
  }
  for (const Format& format : all_formats()) {
    EXPECT_TRUE(format.assembly != nullptr || format.part != nullptr || format.drawing != nullptr);
    EXPECT_STRNE(format.doc_en, "");
    EXPECT_STRNE(format.doc_fr, "");
  }
  EXPECT_EQ(find_format("doc"), nullptr);
  EXPECT_STREQ(find_format("svg")->extension, "svg");
}

TEST(Zip, is_read_by_pythons_zipfile_with_sorted_names_one_date_and_no_extras) {
  const Folder folder;
  std::string long_text;
  for (int k = 0; k < 20000; ++k) {
    long_text += "abc" + std::to_string(k);
  }
  const std::string bytes = zip({{"b/ö.txt", "text/plain", long_text},
                                 {"a.txt", "text/plain", "hello"},
                                 {"empty", "text/plain", ""}});
  const std::string file = folder.put("a.zip", bytes);
  const Outcome read =
      run("/usr/bin/python3 -c \"import zipfile,sys\n"
          "z=zipfile.ZipFile('" +
          file +
          "')\n"
          "assert z.testzip() is None\n"
          "assert z.namelist()==['a.txt','b/\\u00f6.txt','empty'], z.namelist()\n"
          "for i in z.infolist():\n"
          "  assert i.date_time==(1980,1,1,0,0,0), i.date_time\n"
          "  assert i.extra==b'' and i.comment==b'', i.extra\n"
          "  assert i.external_attr>>16==0o100644, oct(i.external_attr)\n"
          "assert z.read('a.txt')==b'hello'\n"
          "assert len(z.read('b/\\u00f6.txt'))==" +
          std::to_string(long_text.size()) + "\"");
  EXPECT_EQ(read.code, 0) << read.said;
}

TEST(Zip, does_not_depend_on_the_order_of_its_files) {
  const Artifact a{"a", "text/plain", "1"};
  const Artifact b{"b", "text/plain", "2"};
  EXPECT_EQ(zip({a, b}), zip({b, a}));
  EXPECT_NE(zip({a}), zip({b}));
}

}  // namespace
}  // namespace plano::exporters
