// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/nested.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "fabrication/sheet_worth.h"

namespace plano::fabrication {
namespace {

constexpr Length kGap = 10_mm;

model::Material board(const std::string& name) {
  model::Material material;
  material.name = name;
  material.sheet = name;
  material.thickness = 18_mm;
  material.sheet_width = 1000_mm;
  material.sheet_height = 600_mm;
  material.sheet_border = 20_mm;
  return material;
}

panels::Part part(geometry::Contour outer, std::size_t quantity,
                  model::Grain grain = model::Grain::any) {
  panels::Part made;
  made.name = "P";
  made.profile.outer = std::move(outer);
  made.thickness = 18_mm;
  made.grain = grain;
  made.instances.resize(quantity);
  return made;
}

/// Half of a rectangle, cut along its diagonal: two of them share a box but for the gap.
geometry::Contour triangle(Length width, Length height) {
  return geometry::polygon(
      {geometry::Point{}, geometry::Point{width, {}}, geometry::Point{{}, height}});
}

std::vector<SheetLayout> rows_of(const panels::PartSet& set) {
  diagnostics::Diagnostics found;
  auto rows = lay_in_rows(set, {kGap}, found);
  EXPECT_TRUE(rows.has_value());
  return rows ? std::move(*rows) : std::vector<SheetLayout>{};
}

geometry::Contour placed(const panels::PartSet& set, const PlacedPart& where) {
  const geometry::Contour turned =
      geometry::turned_quarters(set.parts[where.part].profile.outer, where.quarter_turns);
  return geometry::translated(turned, where.at - geometry::bounding_box(turned).low);
}

double mm_between(geometry::Point p, geometry::Point a, geometry::Point b) {
  const double dx = (b.x - a.x).mm();
  const double dy = (b.y - a.y).mm();
  const double px = (p.x - a.x).mm();
  const double py = (p.y - a.y).mm();
  const double along = std::clamp((px * dx + py * dy) / (dx * dx + dy * dy), 0.0, 1.0);
  return std::hypot(px - along * dx, py - along * dy);
}

/// Whether the two ends of each line lie strictly on both sides of the other.
bool cross(geometry::Point a, geometry::Point b, geometry::Point c, geometry::Point d) {
  const auto side = [](geometry::Point from, geometry::Point to, geometry::Point p) {
    return (to.x - from.x).mm() * (p.y - from.y).mm() - (to.y - from.y).mm() * (p.x - from.x).mm();
  };
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/// By counting how often a ray to the right leaves the polygon.
bool is_inside(geometry::Point p, const geometry::Contour& of) {
  bool inside = false;
  for (std::size_t k = 0; k < of.edges.size(); ++k) {
    const geometry::Point a = of.edges[k].start;
    const geometry::Point b = of.next(k).start;
    if ((a.y > p.y) == (b.y > p.y)) continue;
    const double x = a.x.mm() + (b.x - a.x).mm() * (p.y - a.y).mm() / (b.y - a.y).mm();
    inside = inside != (x > p.x.mm());
  }
  return inside;
}

bool overlap(const geometry::Contour& a, const geometry::Contour& b) {
  if (is_inside(a.edges[0].start, b) || is_inside(b.edges[0].start, a)) return true;
  for (std::size_t i = 0; i < a.edges.size(); ++i) {
    for (std::size_t j = 0; j < b.edges.size(); ++j) {
      if (cross(a.edges[i].start, a.next(i).start, b.edges[j].start, b.next(j).start)) return true;
    }
  }
  return false;
}

/// Of two polygons that do not overlap: the least distance of a corner of one from a side of the
/// other. Brute force, from the placements alone.
double mm_between(const geometry::Contour& a, const geometry::Contour& b) {
  double least = 1e300;
  const auto corners_of_first = [&](const geometry::Contour& from, const geometry::Contour& to) {
    for (const geometry::Edge& corner : from.edges) {
      for (std::size_t k = 0; k < to.edges.size(); ++k) {
        least = std::min(least, mm_between(corner.start, to.edges[k].start,
                                           to.edges[(k + 1) % to.edges.size()].start));
      }
    }
  };
  corners_of_first(a, b);
  corners_of_first(b, a);
  return least;
}

void expect_all_copies(const panels::PartSet& set, const std::vector<SheetLayout>& sheets) {
  std::map<std::size_t, std::size_t> count;
  for (const SheetLayout& sheet : sheets) {
    for (const PlacedPart& where : sheet.parts) count[where.part] += sheet.count;
  }
  for (std::size_t k = 0; k < set.parts.size(); ++k) {
    EXPECT_EQ(count[k], set.parts[k].quantity()) << k;
  }
}

/// Of parts without openings: none overlaps another.
void expect_right(const panels::PartSet& set, const std::vector<SheetLayout>& sheets) {
  expect_all_copies(set, sheets);
  for (const SheetLayout& sheet : sheets) {
    std::vector<geometry::Contour> seen;
    for (const PlacedPart& where : sheet.parts) {
      EXPECT_EQ(set.parts[where.part].material, sheet.material);
      const geometry::Contour here = placed(set, where);
      const geometry::Box box = geometry::bounding_box(here);
      EXPECT_GE(box.low.x, 20_mm);
      EXPECT_GE(box.low.y, 20_mm);
      EXPECT_LE(box.high.x, sheet.width - 20_mm);
      EXPECT_LE(box.high.y, sheet.height - 20_mm);
      for (const geometry::Contour& other : seen) {
        EXPECT_FALSE(overlap(here, other));
        EXPECT_GE(mm_between(here, other), kGap.mm() - 1e-5);
      }
      seen.push_back(here);
    }
  }
}

TEST(Nested, triangles_that_rows_lay_on_three_sheets_go_on_two) {
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {part(triangle(450_mm, 270_mm), 10)};
  const auto rows = rows_of(set);
  ASSERT_EQ(rows.size(), 3U);
  const auto sheets = nested(set, rows, {.gap = kGap}).sheets;
  EXPECT_EQ(whole_sheets(sheets), 2U);
  expect_right(set, sheets);
}

TEST(Nested, every_copy_of_random_parts_lies_apart_inside_the_border) {
  std::mt19937 random(11);
  std::uniform_int_distribution<int> sizes(50, 400);
  panels::PartSet set;
  set.materials = {board("a"), board("b")};
  for (std::size_t k = 0; k < 16; ++k) {
    const Length width = Length::millimetres(sizes(random));
    const Length height = Length::millimetres(sizes(random));
    set.parts.push_back(part(
        k % 2 == 0 ? triangle(width, height) : geometry::rectangle({}, width, height), 1 + k % 3));
    set.parts.back().material = k / 8;
  }
  const auto rows = rows_of(set);
  const auto sheets = nested(set, rows, {.gap = kGap, .effort = 30}).sheets;
  EXPECT_LE(sheets.size(), rows.size());
  expect_right(set, sheets);
  for (std::size_t k = 0; k < sheets.size(); ++k) EXPECT_EQ(sheets[k].name, sheet_name(k + 1));
}

TEST(Nested, a_part_lies_along_the_grain_it_is_given) {
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {part(triangle(300_mm, 100_mm), 6, model::Grain::along_u),
               part(triangle(300_mm, 100_mm), 6, model::Grain::along_v)};
  for (const SheetLayout& sheet : nested(set, rows_of(set), {.gap = kGap, .effort = 40}).sheets) {
    for (const PlacedPart& where : sheet.parts) {
      EXPECT_EQ(where.quarter_turns % 2, where.part == 0 ? 0 : 1);
    }
  }
}

TEST(Nested, nothing_comes_into_the_box_of_a_part_with_pockets) {
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {part(triangle(450_mm, 270_mm), 10)};
  set.parts[0].pockets.push_back({.area = {}, .depth = 5_mm});
  const auto sheets = nested(set, rows_of(set), {.gap = kGap, .effort = 40}).sheets;
  for (const SheetLayout& sheet : sheets) {
    for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const geometry::Box a = geometry::bounding_box(placed(set, sheet.parts[i]));
        const geometry::Box b = geometry::bounding_box(placed(set, sheet.parts[j]));
        EXPECT_TRUE(a.low.x >= b.high.x + kGap || b.low.x >= a.high.x + kGap ||
                    a.low.y >= b.high.y + kGap || b.low.y >= a.high.y + kGap);
      }
    }
  }
}

panels::Part frame(Length outer_w, Length outer_h, Length bar, std::size_t quantity = 1) {
  panels::Part made = part(geometry::rectangle({}, outer_w, outer_h), quantity);
  made.profile.holes = {
      geometry::reversed(geometry::rectangle({bar, bar}, outer_w - bar * 2, outer_h - bar * 2))};
  return made;
}

TEST(Nested, small_parts_lie_in_openings_and_are_marked_to_be_cut_first) {
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {frame(900_mm, 500_mm, 50_mm), part(geometry::rectangle({}, 300_mm, 200_mm), 1)};
  const auto sheets = nested(set, rows_of(set), {.gap = kGap, .effort = 40}).sheets;
  ASSERT_EQ(sheets.size(), 1U);
  ASSERT_EQ(sheets[0].parts.size(), 2U);
  EXPECT_EQ(sheets[0].parts[0].depth, 0);
  EXPECT_EQ(sheets[0].parts[1].depth, 1);
}

TEST(Nested, nothing_lies_in_an_opening_of_what_lies_in_an_opening) {
  // A doll in a doll in a doll would all fit on one sheet.
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {frame(900_mm, 540_mm, 40_mm), frame(780_mm, 420_mm, 40_mm),
               part(geometry::rectangle({}, 640_mm, 290_mm), 1)};
  const auto sheets = nested(set, rows_of(set), {.gap = kGap, .effort = 40}).sheets;
  EXPECT_GE(sheets.size(), 2U);
  for (const SheetLayout& sheet : sheets) {
    for (const PlacedPart& where : sheet.parts) EXPECT_LE(where.depth, 1);
  }
}

TEST(Nested, leftovers_are_filled_before_sheets) {
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {
      part(geometry::rectangle({}, 400_mm, 500_mm), 2),
      part(geometry::rectangle({}, 185_mm, 155_mm), 2)};  // for which the sheet has no room
  MaterialStock stock{0, "a", std::nullopt, {}};
  const geometry::Contour bent = geometry::polygon(
      {{}, {500_mm, {}}, {500_mm, 200_mm}, {230_mm, 200_mm}, {230_mm, 400_mm}, {{}, 400_mm}});
  stock.leftovers.push_back({"L01", {{{bent, {}}}}, 1});
  const auto sheets =
      nested(set, rows_of(set), {.gap = kGap, .effort = 60, .stock = {stock}}).sheets;
  EXPECT_EQ(whole_sheets(sheets), 1U);
  EXPECT_EQ(leftovers_used(sheets), 1U);
  for (const SheetLayout& sheet : sheets) {
    if (!sheet.leftover) continue;
    EXPECT_EQ(*sheet.leftover, "L01");
    EXPECT_EQ(sheet.width, 500_mm);
    EXPECT_EQ(sheet.area.faces[0].outer, bent);
    for (const PlacedPart& where : sheet.parts) {
      EXPECT_EQ(where.part, 1U);
      // 20 mm of border inside the two arms of the piece, and nowhere else.
      const geometry::Box box = geometry::bounding_box(placed(set, where));
      EXPECT_TRUE(box.high.y <= 180_mm || box.high.x <= 210_mm);
    }
  }
  expect_right(set, sheets);
}

TEST(Nested, says_of_what_there_is_too_little) {
  panels::PartSet set;
  set.materials = {board("a"), board("b")};
  set.parts = {part(geometry::rectangle({}, 900_mm, 500_mm), 3),
               part(geometry::rectangle({}, 900_mm, 500_mm), 1)};
  set.parts[1].material = 1;
  const std::vector<MaterialStock> two{{0, "a", 2, {}}, {1, "b", 1, {}}};
  for (const std::uint64_t effort : {0, 20}) {
    const auto nest = nested(set, rows_of(set), {.gap = kGap, .effort = effort, .stock = two});
    ASSERT_EQ(nest.short_of.size(), 1U);
    EXPECT_EQ(nest.short_of[0].material, 0U);
    EXPECT_EQ(nest.short_of[0].copies, 1U);
    EXPECT_EQ(nest.short_of[0].sheets, 2U);
    EXPECT_EQ(nest.short_of[0].tried, effort == 0 ? Tried::rows : Tried::everything);
  }
}

TEST(Nested, two_materials_of_one_kind_of_sheet_share_what_there_is_of_it) {
  panels::PartSet set;
  set.materials = {board("a"), board("a")};
  set.parts = {part(geometry::rectangle({}, 200_mm, 150_mm), 1),
               part(geometry::rectangle({}, 190_mm, 140_mm), 1)};
  set.parts[1].material = 1;
  const LeftoverPiece piece{"shelf", {{{geometry::rectangle({}, 250_mm, 200_mm), {}}}}, 1};
  const std::vector<MaterialStock> shared{{0, "a", 1, {piece}}, {1, "a", 1, {piece}}};
  const auto nest = nested(set, rows_of(set), {.gap = kGap, .effort = 20, .stock = shared});
  EXPECT_TRUE(nest.short_of.empty());
  EXPECT_EQ(leftovers_used(nest.sheets), 1U) << "the second material finds it gone";
  EXPECT_EQ(whole_sheets(nest.sheets), 1U);
  const std::vector<MaterialStock> only{{0, "a", 0, {piece}}, {1, "a", 0, {piece}}};
  EXPECT_EQ(nested(set, rows_of(set), {.gap = kGap, .effort = 20, .stock = only}).short_of.size(),
            1U);
}

TEST(Nested, where_all_parts_come_in_multiples_one_layout_is_cut_several_times) {
  panels::PartSet set;
  set.materials = {board("a")};
  // One board and two triangles fill a sheet.
  set.parts = {part(geometry::rectangle({}, 900_mm, 300_mm), 4), part(triangle(900_mm, 150_mm), 8)};
  const auto sheets = nested(set, rows_of(set), {.gap = kGap, .effort = 60}).sheets;
  ASSERT_EQ(sheets.size(), 1U);
  EXPECT_EQ(sheets[0].count, 4U);
  expect_right(set, sheets);
}

TEST(Nested, a_layout_is_repeated_by_less_than_all_that_divides_the_quantities) {
  // Three boards and three triangles to a sheet: twelve of each are no layout of one, but one of
  // three, four times.
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {part(geometry::rectangle({}, 900_mm, 140_mm), 12),
               part(triangle(450_mm, 100_mm), 12)};
  const auto sheets = nested(set, rows_of(set), {.gap = kGap, .effort = 60}).sheets;
  ASSERT_EQ(sheets.size(), 1U);
  EXPECT_EQ(sheets[0].count, 4U);
  expect_right(set, sheets);
}

TEST(Nested, one_offcut_counts_however_often_a_layout_is_cut) {
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {part(geometry::rectangle({}, 900_mm, 170_mm), 2)};
  SheetLayout sheet = empty_sheet(set, 0);
  sheet.parts = {{0, {20_mm, 20_mm}, 0}};
  const std::vector<SheetLayout> listed{sheet, sheet};
  sheet.count = 2;
  const std::vector<SheetLayout> counted{sheet};
  EXPECT_EQ(worth_of(listed, set).whole, worth_of(counted, set).whole);
  EXPECT_DOUBLE_EQ(worth_of(listed, set).cut_mm2, worth_of(counted, set).cut_mm2);
}

TEST(Nested, of_as_many_sheets_the_one_that_leaves_the_larger_rectangle_is_kept) {
  // Rows lay a long strip alone on the second sheet; two short boards there would reach less far
  // along it, and leave less.
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {part(geometry::rectangle({}, 460_mm, 270_mm), 4),
               part(geometry::rectangle({}, 950_mm, 40_mm), 1)};
  const auto rows = rows_of(set);
  ASSERT_EQ(rows.size(), 2U);
  const auto left = [&](const std::vector<SheetLayout>& sheets) {
    Length x;
    Length y;
    for (const PlacedPart& where : sheets.back().parts) {
      const geometry::Box box = geometry::bounding_box(placed(set, where));
      x = std::max(x, box.high.x);
      y = std::max(y, box.high.y);
    }
    return std::max((1000_mm - x).mm() * 600, (600_mm - y).mm() * 1000);
  };
  const auto sheets = nested(set, rows, {.gap = kGap}).sheets;
  EXPECT_GE(left(sheets), left(rows));
}

TEST(Nested, tells_how_it_goes_on) {
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {part(triangle(450_mm, 270_mm), 10)};
  std::vector<NestingNews> all;
  const auto sheets = nested(set, rows_of(set),
                             {.gap = kGap, .news = [&](const NestingNews& n) { all.push_back(n); }})
                          .sheets;
  ASSERT_FALSE(all.empty());
  EXPECT_LE(all.back().sheets, all.front().sheets);
  EXPECT_GT(all.back().density, 0.4);
  EXPECT_LT(all.back().density, 1.0);
}

TEST(Nested, stops_by_a_clock_where_one_is_given) {
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {part(triangle(450_mm, 270_mm), 10)};
  int asked = 0;
  const TimeLimit ten_looks{10, [&asked] { return static_cast<double>(asked++); }};
  expect_right(set, nested(set, rows_of(set), {.gap = kGap, .time = ten_looks}).sheets);
  EXPECT_LE(asked, 18) << "the layout of half the copies is tried in the same time";
}

TEST(Nested, no_material_and_no_second_search_goes_beyond_the_time_for_all) {
  // Dolls in dolls, which take a second search without openings, in even numbers, which take a
  // third; two materials.
  panels::PartSet set;
  set.materials = {board("a"), board("b")};
  for (std::size_t m = 0; m < 2; ++m) {
    for (panels::Part each : {frame(900_mm, 540_mm, 40_mm, 2), frame(780_mm, 420_mm, 40_mm, 2),
                              part(geometry::rectangle({}, 640_mm, 290_mm), 2)}) {
      each.material = m;
      set.parts.push_back(std::move(each));
    }
  }
  const auto rows = rows_of(set);
  int asked = 0;
  const TimeLimit looks{100, [&asked] { return static_cast<double>(asked++); }};
  expect_all_copies(set, nested(set, rows, {.gap = kGap, .time = looks}).sheets);
  EXPECT_GT(asked, 60);
  EXPECT_LE(asked, 112) << "a look or two at the end of each search";
}

TEST(Nested, without_effort_and_beyond_the_bound_rows_stay) {
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {part(triangle(450_mm, 270_mm), 10)};
  const auto rows = rows_of(set);
  EXPECT_EQ(whole_sheets(nested(set, rows, {.gap = kGap, .effort = 0}).sheets), rows.size());
  set.parts = {part(triangle(45_mm, 27_mm), kMostNested + 1)};
  const auto many = rows_of(set);
  const auto kept = nested(set, many, {.gap = kGap}).sheets;
  EXPECT_EQ(whole_sheets(kept), many.size());
  EXPECT_EQ(kept[0].parts[0].at, many[0].parts[0].at);
}

TEST(Nested, rows_stay_where_the_search_finds_room_for_nothing) {
  // Round, and as high as the sheet's room: with what chords take there is none left.
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {part(geometry::circle({280_mm, 280_mm}, 280_mm), 3)};
  const auto rows = rows_of(set);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(whole_sheets(nested(set, rows, {.gap = kGap, .effort = 20}).sheets), 3U);
}

TEST(Nested, two_runs_are_the_same) {
  panels::PartSet set;
  set.materials = {board("a")};
  set.parts = {part(triangle(450_mm, 270_mm), 4), part(triangle(200_mm, 330_mm), 5)};
  const auto rows = rows_of(set);
  const auto once = nested(set, rows, {.gap = kGap, .effort = 25}).sheets;
  const auto again = nested(set, rows, {.gap = kGap, .effort = 25}).sheets;
  ASSERT_EQ(once.size(), again.size());
  for (std::size_t s = 0; s < once.size(); ++s) {
    ASSERT_EQ(once[s].parts.size(), again[s].parts.size());
    for (std::size_t k = 0; k < once[s].parts.size(); ++k) {
      EXPECT_EQ(once[s].parts[k].at, again[s].parts[k].at);
      EXPECT_EQ(once[s].parts[k].quarter_turns, again[s].parts[k].quarter_turns);
    }
  }
}

}  // namespace
}  // namespace plano::fabrication
