// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/instance.h"

#include <gtest/gtest.h>

#include "foreign/limits.h"
#include "foreign/poses.h"
#include "tests/unit/foreign/reading.h"

namespace plano::foreign {
namespace {

using test::Reading;

const std::string kSquare =
    R"("shape": {"type": "simple_polygon", "data": [[0,0],[10,0],[10,10],[0,10],[0,0]]})";

std::string strip(const std::string& item) {
  return R"({"name": "s", "strip_height": 100, "items": [{"id": 0, )" + item + "}]}";
}
std::string bins(const std::string& bin) {
  return R"({"bins": [{"id": 0, )" + bin +
         R"(}], "items": [{"id": 0, "demand": 3, "allowed_orientations": [0], )" + kSquare + "}]}";
}
std::string shape(const std::string& type, const std::string& data) {
  return R"("demand": 1, "shape": {"type": ")" + type + R"(", "data": )" + data + "}";
}

TEST(Instance, AStripHasItsHeightAndItems) {
  const Reading reading(strip(R"("demand": 3, "allowed_orientations": [0.0, 180], )" + kSquare));
  EXPECT_EQ(reading.codes(), "");
  ASSERT_EQ(reading.parts().size(), 1U);
  EXPECT_EQ(reading.file->job.strip_height, 100_mm);
  const ForeignPart& part = reading.parts()[0];
  EXPECT_EQ(part.count, 3);
  EXPECT_EQ(part.name, "P01");
  EXPECT_EQ(part.outline.faces[0].outer.edges.size(), 4U)
      << "the first corner, repeated at the end";
  ASSERT_EQ(part.poses.size(), 2U);
  EXPECT_EQ(part.poses[1].turn, Angle::degrees(180));
}

TEST(Instance, WhyZonesCannotBeTakenOutIsSaid) {
  const auto why = [](const std::string& width, const std::string& zone) {
    return Reading(
               bins(R"("shape": {"type": "rectangle", "data": {"x_min": 0, "y_min": 0, "width": )" +
                    width +
                    R"(, "height": 90}}, "zones": [{"shape": {"type": "rectangle", "data": )" +
                    zone + "}}]"))
        .message();
  };
  const std::string across = R"({"x_min": 40, "y_min": -10, "width": 9, "height": 120})";
  EXPECT_NE(why("90", across).find("falls apart"), std::string::npos) << why("90", across);
  // A corner 150 m away is more than the kernel computes with, and no fault of the zone.
  EXPECT_EQ(why("99000", R"({"x_min": 40, "y_min": 10, "width": 9, "height": 9})"), "");
  const std::string far =
      why("99000", R"({"x_min": 90000, "y_min": 10, "width": 60000, "height": 9})");
  EXPECT_NE(far.find("farther than 100 m"), std::string::npos) << far;
}

TEST(Instance, AUnitThatNobodySaidIsAssumed) {
  const std::string items = R"("strip_height": 9, "items": [{"id": 0, )" + kSquare + "}]}";
  EXPECT_TRUE(Reading("{" + items).file->job.unit_assumed);
  EXPECT_FALSE(Reading(R"({"units": "mm", )" + items).file->job.unit_assumed);
  ReadOptions millimetres;
  millimetres.dxf.unit = unit_named("mm");
  EXPECT_FALSE(Reading("{" + items, millimetres).file->job.unit_assumed);
}

TEST(Instance, NoOrientationsMeanAnyAndAnEmptyListAsDrawn) {
  const auto poses = [](const std::string& more) {
    return Reading(strip(R"("demand": 1, )" + more + kSquare)).parts().at(0).poses.size();
  };
  EXPECT_EQ(poses(""), static_cast<std::size_t>(360 / kFreeStep.degrees()));
  EXPECT_EQ(poses(R"("allowed_orientations": [], )"), 1U);
  EXPECT_EQ(poses(R"("allowed_orientations": [0], )"), 1U);
  EXPECT_EQ(poses(R"("allowed_orientations": [0, 360, -90, 270], )"), 2U);
  EXPECT_EQ(poses(R"("allowed_orientations": [0], "allow_mirroring": true, )"), 2U);
}

TEST(Instance, OpeningsOfItemsAndDefectsOfBinsAreKept) {
  const Reading item(strip(
      shape("polygon", R"({"outer": [[0,0],[0,9],[9,9],[9,0]], "inner": [[[2,2],[4,2],[4,4]]]})")));
  EXPECT_EQ(item.codes(), "");
  EXPECT_EQ(item.parts().at(0).outline.faces[0].holes.size(), 1U);
  const Reading bin(bins(
      R"("stock": 2, "cost": 7.5, "shape": {"type": "rectangle", "data": {"x_min": 0, "y_min": 0, "width": 100, "height": 50}},
      "zones": [{"quality": 0, "shape": {"type": "rectangle", "data": {"x_min": 90, "y_min": 40, "width": 50, "height": 50}}}])"));
  EXPECT_EQ(bin.codes(), "");
  ASSERT_EQ(bin.file->job.stock.size(), 1U);
  EXPECT_EQ(bin.file->job.stock[0].count, 2);
  EXPECT_EQ(bin.file->job.stock[0].cost, 7.5);
  EXPECT_NEAR(geometry::area(bin.file->job.stock[0].area).mm2(), 4'900, 1e-6);
}

TEST(Instance, UnitsSpacingAndMarginAreRead) {
  const std::string text =
      R"({"units": "cm", "item_spacing": 0.6, "bin_margin": 1, "strip_height": 10, "items": [{"demand": 1, )" +
      kSquare + "}]}";
  const Reading reading(text);
  EXPECT_EQ(reading.file->job.gap, 6_mm);
  EXPECT_EQ(reading.file->job.margin, 10_mm);
  EXPECT_EQ(reading.file->job.strip_height, 100_mm);
  ReadOptions inches;
  inches.dxf.unit = unit_named("in");
  EXPECT_EQ(Reading(text, inches).file->job.strip_height, 254_mm);
}

TEST(Instance, AnItemAskedForZeroTimesIsToldAndLeftOut) {
  const Reading reading(R"({"strip_height": 100, "items": [{"demand": 0, )" + kSquare +
                        R"(}, {"demand": 1, )" + kSquare + "}]}");
  EXPECT_EQ(reading.codes(), "N0402");
  EXPECT_EQ(reading.message(), "items[0] is asked for zero times");
  EXPECT_EQ(reading.parts().size(), 1U);
}

struct Refused {
  const char* what;
  std::string text;
  const char* code;
};

class InstanceRefusal : public ::testing::TestWithParam<Refused> {};

TEST_P(InstanceRefusal, HasItsCodeInBothLanguages) {
  const Reading reading(GetParam().text);
  EXPECT_FALSE(reading.file);
  EXPECT_EQ(reading.codes(), GetParam().code) << reading.shown();
  for (const auto& item : reading.found.items()) {
    EXPECT_NE(item.message.en, item.message.fr);
    EXPECT_EQ(item.message.en.find('{'), std::string::npos) << item.message.en;
  }
}

std::string many_corners() {
  std::string data = "[";
  for (std::size_t k = 0; k <= kMostEdges; ++k)
    data += (k ? ",[" : "[") + std::to_string(k) + ",0]";
  return strip(shape("simple_polygon", data + "]"));
}

std::string many_bins() {
  std::string all = R"({"items": [], "bins": [)";
  for (std::size_t k = 0; k <= kMostStock; ++k) all += k ? ",{}" : "{}";
  return all + "]}";
}

const std::vector<Refused> kRefused = {
    {"cut_short", strip(kSquare).substr(0, 60), "N0301"},
    {"deep", std::string(100'000, '['), "N0301"},
    {"huge_number", strip(shape("simple_polygon", "[[0,0],[1e999,0],[1,1]]")), "N0301"},
    {"far_away", strip(shape("simple_polygon", "[[0,0],[1e9,0],[1,1]]")), "N0104"},
    {"text_for_number", strip(shape("simple_polygon", R"([[0,0],["9",0],[1,1]])")), "N0104"},
    {"not_a_point", strip(shape("simple_polygon", "[[0,0],[9,0,0],[1,1]]")), "N0302"},
    {"no_items", R"({"strip_height": 100})", "N0302"},
    {"a_list", "[1, 2]", "N0302"},
    {"no_shape", strip(R"("demand": 1)"), "N0302"},
    {"unknown_shape", strip(shape("circle", "{}")), "N0302"},
    {"two_points", strip(shape("simple_polygon", "[[0,0],[9,0],[0,0]]")), "N0302"},
    {"negative_demand", strip(R"("demand": -1, )" + kSquare), "N0302"},
    {"half_a_demand", strip(R"("demand": 1.5, )" + kSquare), "N0302"},
    {"bad_turn", strip(R"("demand": 1, "allowed_orientations": ["x"], )" + kSquare), "N0302"},
    {"flat_strip", R"({"strip_height": 0, "items": []})", "N0302"},
    {"negative_gap", R"({"strip_height": 9, "item_spacing": -1, "items": []})", "N0302"},
    {"thin_rectangle", strip(shape("rectangle", R"({"x_min":0,"y_min":0,"width":0,"height":9})")),
     "N0302"},
    {"zones_eat_all",
     bins(R"("shape": {"type": "rectangle", "data": {"x_min":0,"y_min":0,"width":9,"height":9}},
        "zones": [{"shape": {"type": "rectangle", "data": {"x_min":-1,"y_min":-1,"width":99,"height":99}}}])"),
     "N0302"},
    {"multi_polygon", strip(shape("multi_polygon", "[]")), "N0303"},
    {"quality", strip(R"("demand": 1, "min_quality": 3, )" + kSquare), "N0303"},
    {"unknown_unit", R"({"units": "ell", "strip_height": 9, "items": []})", "N0103"},
    {"crossing", strip(shape("simple_polygon", "[[0,0],[50,60],[50,0],[0,40]]")), "N0202"},
    {"hole_outside",
     strip(
         shape("polygon", R"({"outer": [[0,0],[9,0],[9,9]], "inner": [[[20,0],[30,0],[30,9]]]})")),
     "N0203"},
    {"openings_no_list",
     strip(shape("polygon", R"({"outer": [[0,0],[9,0],[9,9]], "inner": {"a": 1}})")), "N0302"},
    {"openings_a_word",
     strip(shape("polygon", R"({"outer": [[0,0],[9,0],[9,9]], "inner": "none"})")), "N0302"},
    {"zones_no_list",
     bins(R"("shape": {"type": "rectangle", "data": {"x_min":0,"y_min":0,"width":99,"height":99}},
        "zones": {"quality": 0})"),
     "N0302"},
    {"bins_no_list", R"({"bins": 3, "items": []})", "N0302"},
    {"unit_no_word", R"({"units": 25.4, "strip_height": 9, "items": []})", "N0103"},
    {"many_bins", many_bins(), "N0105"},
    {"too_many_corners", many_corners(), "N0105"},
    {"no_parts", R"({"strip_height": 9, "items": []})", "N0110"},
};

INSTANTIATE_TEST_SUITE_P(Every, InstanceRefusal, ::testing::ValuesIn(kRefused),
                         [](const auto& each) { return std::string(each.param.what); });

}  // namespace
}  // namespace plano::foreign
