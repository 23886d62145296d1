// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "fabrication/codes.h"

namespace plano::fabrication {
namespace {

model::Material board() {
  model::Material material;
  material.name = "board";
  material.sheet = "ply-18";
  material.thickness = 18_mm;
  material.sheet_width = 2500_mm;
  material.sheet_height = 1250_mm;
  material.sheet_border = 20_mm;
  return material;
}

panels::Part part(const std::string& name, Length width, Length height, std::size_t quantity,
                  model::Grain grain = model::Grain::any) {
  panels::Part made;
  made.name = name;
  made.profile.outer = geometry::rectangle({}, width, height);
  made.thickness = 18_mm;
  made.grain = grain;
  made.instances.resize(quantity);
  return made;
}

geometry::Box box_of(const panels::PartSet& set, const PlacedPart& placed) {
  const geometry::Box box = geometry::bounding_box(set.parts[placed.part].profile);
  const bool turned = placed.quarter_turns % 2 == 1;
  return {placed.at, placed.at + geometry::Point{turned ? box.height() : box.width(),
                                                 turned ? box.width() : box.height()}};
}

TEST(Rows, every_copy_lies_on_one_sheet_inside_the_border_and_apart_from_the_others) {
  std::mt19937 random(3);
  std::uniform_int_distribution<int> sizes(60, 900);
  panels::PartSet set;
  set.materials = {board(), board()};
  for (int k = 0; k < 40; ++k) {
    set.parts.push_back(part("P" + std::to_string(k), Length::millimetres(sizes(random)),
                             Length::millimetres(sizes(random)), 1 + k % 4));
    set.parts.back().material = k % 2;
  }
  const Length gap = 10_mm;
  diagnostics::Diagnostics found;
  const auto sheets = lay_in_rows(set, {gap}, found);
  ASSERT_TRUE(sheets.has_value());
  std::map<std::size_t, std::size_t> count;
  for (const SheetLayout& sheet : *sheets) {
    double area = 0;
    for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
      const geometry::Box a = box_of(set, sheet.parts[i]);
      ++count[sheet.parts[i].part];
      area += a.width().mm() * a.height().mm();
      EXPECT_EQ(set.parts[sheet.parts[i].part].material, sheet.material);
      EXPECT_GE(a.low.x, 20_mm);
      EXPECT_GE(a.low.y, 20_mm);
      EXPECT_LE(a.high.x, 2480_mm);
      EXPECT_LE(a.high.y, 1230_mm);
      for (std::size_t j = 0; j < i; ++j) {
        const geometry::Box b = box_of(set, sheet.parts[j]);
        EXPECT_TRUE(a.low.x >= b.high.x + gap || b.low.x >= a.high.x + gap ||
                    a.low.y >= b.high.y + gap || b.low.y >= a.high.y + gap)
            << sheet.name << " " << i << " " << j;
      }
    }
    EXPECT_NEAR(sheet.use, area / (2500.0 * 1250), 1e-12);
  }
  for (std::size_t k = 0; k < set.parts.size(); ++k) {
    EXPECT_EQ(count[k], set.parts[k].quantity());
  }
}

TEST(Rows, grain_is_kept_along_the_sheets_width) {
  panels::PartSet set;
  set.materials = {board()};
  set.parts = {part("P01", 300_mm, 900_mm, 1, model::Grain::along_u),
               part("P02", 300_mm, 900_mm, 1, model::Grain::along_v),
               part("P03", 300_mm, 900_mm, 1)};
  diagnostics::Diagnostics found;
  const auto sheets = lay_in_rows(set, {10_mm}, found);
  ASSERT_TRUE(sheets.has_value());
  std::map<std::size_t, int> turns;
  for (const PlacedPart& placed : sheets->at(0).parts) {
    turns[placed.part] = placed.quarter_turns;
  }
  EXPECT_EQ(turns[0], 0);
  EXPECT_EQ(turns[1], 1);
  EXPECT_EQ(turns[2], 1) << "without grain the longer side lies along the sheet";
}

TEST(Rows, a_part_as_large_as_the_room_fits_and_one_more_micrometre_does_not) {
  panels::PartSet set;
  set.materials = {board()};
  set.parts = {part("P01", 2460_mm, 1210_mm, 2)};
  diagnostics::Diagnostics found;
  const auto sheets = lay_in_rows(set, {10_mm}, found);
  ASSERT_TRUE(sheets.has_value());
  EXPECT_EQ(sheets->size(), 2u);

  set.parts = {part("P01", 2460_mm + 1_um, 1210_mm, 1)};
  EXPECT_FALSE(lay_in_rows(set, {10_mm}, found).has_value());
}

TEST(Rows, each_part_that_is_too_large_is_named_with_how_much) {
  panels::PartSet set;
  set.materials = {board()};
  set.parts = {part("P01", 2600_mm, 300_mm, 1), part("P02", 100_mm, 100_mm, 1),
               part("P03", 300_mm, 1300_mm, 1, model::Grain::along_u)};
  set.parts[0].label = {"Beam", "Poutre"};
  diagnostics::Diagnostics found;
  EXPECT_FALSE(lay_in_rows(set, {10_mm}, found).has_value());
  ASSERT_EQ(found.items().size(), 2u);
  EXPECT_EQ(found.items()[0].code, &kPartLargerThanSheet);
  EXPECT_THAT(found.items()[0].message.en, testing::HasSubstr("“Beam” (P01)"));
  EXPECT_THAT(found.items()[0].message.en, testing::HasSubstr("140"));
  EXPECT_THAT(found.items()[0].message.fr, testing::HasSubstr("« Poutre »"));
  EXPECT_THAT(found.items()[1].hint->en, testing::HasSubstr("grain"));
  EXPECT_EQ(found.exit_code(), 4);
}

TEST(Rows, sheets_are_numbered_through_all_materials) {
  panels::PartSet set;
  set.materials = {board(), board()};
  set.parts = {part("P01", 2000_mm, 1000_mm, 2), part("P02", 500_mm, 500_mm, 1)};
  set.parts[1].material = 1;
  diagnostics::Diagnostics found;
  const auto sheets = lay_in_rows(set, {10_mm}, found);
  ASSERT_TRUE(sheets.has_value());
  std::vector<std::string> names;
  for (const SheetLayout& sheet : *sheets) {
    names.push_back(sheet.name);
  }
  EXPECT_THAT(names, testing::ElementsAre("sheet-01", "sheet-02", "sheet-03"));
}

}  // namespace
}  // namespace plano::fabrication
