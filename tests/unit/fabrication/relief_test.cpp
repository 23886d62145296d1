// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Held against brute force: a round cutter is really put into each corner of the relieved outline
// and must reach the corner's point without touching wood. No formula of relief.cpp is used for
// that.

#include "fabrication/relief.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "base/trig.h"
#include "geometry/text_form.h"

namespace plano::fabrication {
namespace {

using geometry::Contour;
using geometry::Face;
using geometry::Point;
using geometry::Region;
using joints::ReliefStyle;

constexpr Length kCutter = 3_mm;
constexpr Length kRadius = 3150_um;

Point mm(double x, double y) {
  return {Length::nearest_to_mm(x), Length::nearest_to_mm(y)};
}

panels::Part part_of(const std::string& text) {
  const auto region = geometry::region_from_text(text);
  EXPECT_TRUE(region.has_value()) << text;
  panels::Part part;
  part.name = "P01";
  part.thickness = 18_mm;
  part.profile = region->faces.at(0);
  return part;
}

ReliefTool tool(ReliefStyle style) {
  return {kCutter, kRadius, style};
}

double dog_bone_area(double angle_degrees) {
  const double r = kRadius.mm();
  const double theta = angle_degrees * kPi / 180;
  return r * r * (kPi - theta - std::sin(theta));
}

struct Segment {
  double ax, ay, bx, by;
};

std::vector<Segment> boundary(const Face& face) {
  std::vector<Segment> all;
  const auto add = [&](const Contour& contour) {
    const std::vector<Point> points = geometry::flattened(contour, 1_um);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Point a = points[i];
      const Point b = points[(i + 1) % points.size()];
      all.push_back({a.x.mm(), a.y.mm(), b.x.mm(), b.y.mm()});
    }
  };
  add(face.outer);
  for (const Contour& hole : face.holes) {
    add(hole);
  }
  return all;
}

bool in_wood(const std::vector<Segment>& edges, double x, double y) {
  bool inside = false;
  for (const Segment& s : edges) {
    if ((s.ay > y) != (s.by > y)) {
      inside ^= x < s.ax + (y - s.ay) / (s.by - s.ay) * (s.bx - s.ax);
    }
  }
  return inside;
}

double clearance(const std::vector<Segment>& edges, double x, double y) {
  double least = 1e9;
  for (const Segment& s : edges) {
    const double dx = s.bx - s.ax;
    const double dy = s.by - s.ay;
    const double t =
        std::clamp(((x - s.ax) * dx + (y - s.ay) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    least = std::min(least, std::hypot(x - s.ax - t * dx, y - s.ay - t * dy));
  }
  return least;
}

/// Whether some place of the cutter covers the corner and touches no wood, by trying them all.
bool cutter_reaches(const Face& face, Point corner) {
  const std::vector<Segment> edges = boundary(face);
  const double r = kCutter.mm();
  for (int k = 0; k < 720; ++k) {
    const double x = corner.x.mm() + 0.9999 * r * std::cos(k * kPi / 360);
    const double y = corner.y.mm() + 0.9999 * r * std::sin(k * kPi / 360);
    if (!in_wood(edges, x, y) && clearance(edges, x, y) > r - 2e-3) {
      return true;
    }
  }
  return false;
}

void expect_sound(const Face& face) {
  const auto fault = geometry::exact::find_fault(geometry::canonical(Region{{face}}));
  EXPECT_FALSE(fault.has_value()) << fault->detail << " " << geometry::to_text(Region{{face}});
}

TEST(Relief, a_slot_gets_four_half_circles_of_the_formulas_area) {
  const panels::Part part = part_of("0,0 200,0 200,100 0,100 | 50,40 50,58.2 100,58.2 100,40");
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  ASSERT_TRUE(cut.has_value());
  expect_sound(cut->shape);
  const Contour& slot = cut->shape.holes.at(0);
  EXPECT_EQ(slot.edges.size(), 8u);
  for (std::size_t i = 0; i < slot.edges.size(); ++i) {
    if (slot.edges[i].arc) {
      EXPECT_EQ(slot.edges[i].arc->radius, kRadius);
      EXPECT_NEAR(std::fabs(geometry::bulge(slot, i)), 1, 1e-6);
    }
  }
  const double removed = geometry::area(part.profile).mm2() - geometry::area(cut->shape).mm2();
  EXPECT_NEAR(removed, 4 * dog_bone_area(90), 1e-4);
  EXPECT_THAT(cut->left_round, testing::IsEmpty());
  for (const Point corner : {mm(50, 40), mm(50, 58.2), mm(100, 58.2), mm(100, 40)}) {
    EXPECT_FALSE(cutter_reaches(part.profile, corner)) << "the test can fail";
    EXPECT_TRUE(cutter_reaches(cut->shape, corner));
  }
}

TEST(Relief, corners_of_any_angle_are_reached_and_cost_what_the_formula_says) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> angles(25, 170);
  std::uniform_real_distribution<double> turns(0, 360);
  for (int run = 0; run < 60; ++run) {
    // A notch of angle θ in a large board, walls 60 mm long, pointing anywhere.
    const double theta = angles(random);
    const double turn = turns(random);
    const auto at = [&](double degrees, double r) {
      return mm(r * std::cos((turn + degrees) * kPi / 180),
                r * std::sin((turn + degrees) * kPi / 180));
    };
    Contour outer;
    outer.edges.push_back({mm(0, 0), std::nullopt});
    outer.edges.push_back({at(theta, 60), std::nullopt});
    for (double far = theta + 10; far < 360; far += 30) {
      outer.edges.push_back({at(far, 90), std::nullopt});
    }
    outer.edges.push_back({at(360, 60), std::nullopt});
    panels::Part part;
    part.profile.outer = outer;
    const auto dog = relieved(part, tool(ReliefStyle::dog_bone));
    ASSERT_TRUE(dog.has_value()) << theta;
    expect_sound(dog->shape);
    const double removed = geometry::area(part.profile).mm2() - geometry::area(dog->shape).mm2();
    EXPECT_NEAR(removed, dog_bone_area(theta), 1e-3) << theta << " turned " << turn;
    EXPECT_TRUE(cutter_reaches(dog->shape, mm(0, 0))) << theta << " turned " << turn;

    for (const ReliefStyle style : {ReliefStyle::t_bone_u, ReliefStyle::t_bone_v}) {
      const auto tee = relieved(part, tool(style));
      ASSERT_TRUE(tee.has_value()) << theta;
      expect_sound(tee->shape);
      EXPECT_TRUE(cutter_reaches(tee->shape, mm(0, 0))) << theta << " turned " << turn;
      const double phi = std::min(theta, 90.0) * kPi / 180;
      const double r = kRadius.mm();
      EXPECT_NEAR(geometry::area(part.profile).mm2() - geometry::area(tee->shape).mm2(),
                  r * r * (kPi - phi - std::sin(phi) * std::cos(phi)), 1e-3)
          << theta;
    }
  }
}

TEST(Relief, a_t_bone_lies_on_the_wall_it_is_asked_for_and_leaves_the_other_whole) {
  panels::Part part = part_of("0,0 200,0 200,100 0,100 | 50,40 50,70 100,70 100,40");
  part.reliefs = {{mm(50, 40), ReliefStyle::t_bone_u}, {mm(100, 70), ReliefStyle::t_bone_v}};
  const auto cut = relieved(part, tool(ReliefStyle::none));
  ASSERT_TRUE(cut.has_value());
  const geometry::Box box = geometry::bounding_box(cut->shape.holes.at(0));
  EXPECT_EQ(box.low, mm(50, 40 - kRadius.mm()));    // on the lower wall, along x
  EXPECT_EQ(box.high, mm(100 + kRadius.mm(), 70));  // on the right wall, along y
}

TEST(Relief, a_wish_goes_before_the_tools_style) {
  panels::Part part = part_of("0,0 200,0 200,100 0,100 | 50,40 50,70 100,70 100,40");
  part.reliefs = {{mm(50, 40), ReliefStyle::none}};
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  ASSERT_TRUE(cut.has_value());
  const double removed = geometry::area(part.profile).mm2() - geometry::area(cut->shape).mm2();
  EXPECT_NEAR(removed, 3 * dog_bone_area(90), 1e-4);
}

TEST(Relief, corners_of_the_wood_and_rounded_corners_get_none) {
  panels::Part part = part_of("0,0 200,0 200,100 0,100");
  part.profile.holes.push_back(
      geometry::reversed(geometry::rounded_rectangle(mm(50, 30), 60_mm, 40_mm, 10_mm)));
  part.profile.holes.push_back(geometry::reversed(geometry::circle(mm(150, 50), 4_mm)));
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  ASSERT_TRUE(cut.has_value());
  EXPECT_EQ(cut->shape, part.profile);
}

TEST(Relief, a_laser_needs_none) {
  const panels::Part part = part_of("0,0 200,0 200,100 0,100 | 50,40 50,58 100,58 100,40");
  const auto cut = relieved(part, ReliefTool{Length{}, Length{}, ReliefStyle::dog_bone});
  ASSERT_TRUE(cut.has_value());
  EXPECT_EQ(cut->shape, part.profile);
}

TEST(Relief, a_captured_nuts_slot_with_overlapping_reliefs_is_reached_in_every_corner) {
  // A bolt's slot 8.4 wide from the edge, crossed by a nut's slot 13.2 × 6.8.
  const panels::Part part = part_of(
      "0,0 200,0 200,100 104.2,100 104.2,76.8 106.6,76.8 106.6,70 104.2,70 104.2,60 95.8,60 "
      "95.8,70 93.4,70 93.4,76.8 95.8,76.8 95.8,100 0,100");
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  ASSERT_TRUE(cut.has_value());
  expect_sound(cut->shape);
  for (const Point corner : {mm(106.6, 76.8), mm(106.6, 70), mm(93.4, 70), mm(93.4, 76.8),
                             mm(104.2, 60), mm(95.8, 60)}) {
    EXPECT_TRUE(cutter_reaches(cut->shape, corner)) << corner.x.mm() << "," << corner.y.mm();
  }
  // The nut bears on the short walls beside the bolt: they must stay.
  const std::vector<Segment> edges = boundary(cut->shape);
  EXPECT_TRUE(in_wood(edges, 105.4, 77.0));
  EXPECT_TRUE(in_wood(edges, 94.6, 77.0));
  EXPECT_THAT(cut->left_round, testing::IsEmpty());
}

TEST(Relief, two_t_bones_that_share_a_short_wall_are_one_cut) {
  panels::Part part = part_of("0,0 200,0 200,100 0,100 | 50,40 50,48 100,48 100,40");
  for (const Point corner : {mm(50, 40), mm(50, 48), mm(100, 48), mm(100, 40)}) {
    part.reliefs.push_back({corner, ReliefStyle::t_bone_v});
  }
  const auto cut = relieved(part, tool(ReliefStyle::none));
  ASSERT_TRUE(cut.has_value());
  expect_sound(cut->shape);
  for (const auto& wish : part.reliefs) {
    EXPECT_TRUE(cutter_reaches(cut->shape, wish.corner));
  }
  EXPECT_EQ(cut->shape.holes.size(), 1u);
}

TEST(Relief, t_bones_that_use_up_a_wall_to_the_last_are_one_cut_too) {
  // 12.6 mm are twice the 6.3 mm that each of the two takes.
  panels::Part part = part_of("0,0 200,0 200,100 0,100 | 50,40 50,52.6 100,52.6 100,40");
  for (const Point corner : {mm(50, 40), mm(50, 52.6), mm(100, 52.6), mm(100, 40)}) {
    part.reliefs.push_back({corner, ReliefStyle::t_bone_v});
  }
  const auto cut = relieved(part, tool(ReliefStyle::none));
  ASSERT_TRUE(cut.has_value());
  expect_sound(cut->shape);
  const double r = kRadius.mm();
  EXPECT_NEAR(geometry::area(part.profile).mm2() - geometry::area(cut->shape).mm2(),
              4 * r * r * kPi / 2, 0.05);
}

TEST(Relief, overlapping_reliefs_are_what_an_exact_boolean_makes_of_them) {
  for (const double width : {6.31, 6.8, 7.5, 8.4, 8.9}) {
    panels::Part part;
    part.profile.outer = geometry::rectangle({}, 200_mm, 100_mm);
    part.profile.holes.push_back(
        geometry::reversed(geometry::rectangle(mm(50, 40), 50_mm, Length::nearest_to_mm(width))));
    const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
    ASSERT_TRUE(cut.has_value());
    const double offset = kRadius.mm() * std::sqrt(0.5);
    std::vector<geometry::Shape> cuts = {geometry::Shape::of(part.profile.holes[0])};
    for (const double x : {50 + offset, 100 - offset}) {
      for (const double y : {40 + offset, 40 + width - offset}) {
        cuts.push_back(geometry::Shape::of(geometry::circle(mm(x, y), kRadius)));
      }
    }
    const auto exact = geometry::exact::evaluate(
        geometry::Shape::subtract(geometry::Shape::of(part.profile.outer), cuts));
    ASSERT_TRUE(exact.has_value());
    EXPECT_NEAR(geometry::area(cut->shape).mm2(), geometry::area(*exact).mm2(), 0.05) << width;
  }
}

TEST(Relief, what_no_relief_touches_keeps_its_exact_place) {
  panels::Part part =
      part_of("0,0 200,0 200,80(180,80 20 +) 180,100 0,100 | 50,40 50,46.4 90,46.4 90,40");
  part.profile.outer.edges[2].start.y = Length::nanometres(80'000'001);
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  ASSERT_TRUE(cut.has_value());
  EXPECT_EQ(cut->shape.outer, part.profile.outer);
}

TEST(Relief, a_slot_narrower_than_the_cutter_is_refused_with_its_place) {
  const panels::Part part = part_of("0,0 200,0 200,100 0,100 | 50,40 50,45 100,45 100,40");
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  ASSERT_FALSE(cut.has_value());
  EXPECT_EQ(cut.error().kind, ReliefFault::Kind::cutter_too_wide);
  EXPECT_EQ(cut.error().width, 5_mm);
  EXPECT_EQ(cut.error().place.y, Length::nearest_to_mm(42.5));
}

Length refused_width(const panels::Part& part) {
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  if (cut) return Length{};
  EXPECT_EQ(cut.error().kind, ReliefFault::Kind::cutter_too_wide);
  return cut.error().width;
}

Length refused_pocket_width(const panels::Part& part, const Contour& outline) {
  const auto cut = relieved(part, {Region{{{outline, {}}}}, 5_mm, model::FaceSide::top},
                            tool(ReliefStyle::dog_bone));
  if (cut) return Length{};
  EXPECT_EQ(cut.error().kind, ReliefFault::Kind::cutter_too_wide);
  return cut.error().width;
}

TEST(Relief, a_round_hole_narrower_than_the_cutter_is_refused_unless_a_drill_makes_it) {
  panels::Part part = part_of("0,0 200,0 200,100 0,100");
  part.profile.holes = {geometry::reversed(geometry::circle(mm(60, 50), 500_um))};
  EXPECT_EQ(refused_width(part), 1_mm);
  part.drills.push_back({mm(60, 50), 1_mm, std::nullopt, model::FaceSide::top, {}});
  EXPECT_EQ(refused_width(part), Length{});
  part.drills[0].diameter = 2_mm;
  EXPECT_EQ(refused_width(part), 1_mm) << "another hole's drill";
  part.profile.holes = {geometry::reversed(geometry::circle(mm(60, 50), 3_mm))};
  EXPECT_EQ(refused_width(part), Length{}) << "as wide as the cutter";
}

TEST(Relief, a_slot_with_round_ends_narrower_than_the_cutter_is_refused_at_any_angle) {
  const Contour narrow = geometry::rounded_rectangle(mm(40, 40), 50_mm, 2_mm, 1_mm);
  const Contour wide = geometry::rounded_rectangle(mm(40, 40), 50_mm, 6_mm, 3_mm);
  for (const double degrees : {0.0, 33.0, 90.0}) {
    SCOPED_TRACE(degrees);
    const Angle turn = Angle::nearest_to_degrees(degrees);
    panels::Part part = part_of("-200,-200 200,-200 200,200 -200,200");
    part.profile.holes = {geometry::reversed(geometry::rotated(narrow, turn, mm(60, 40)))};
    EXPECT_EQ(refused_width(part), 2_mm);
    part.profile.holes = {geometry::reversed(geometry::rotated(wide, turn, mm(60, 40)))};
    EXPECT_EQ(refused_width(part), Length{});
    part.profile.holes.clear();
    EXPECT_EQ(refused_pocket_width(part, geometry::rotated(narrow, turn, mm(60, 40))), 2_mm);
    EXPECT_EQ(refused_pocket_width(part, geometry::rotated(wide, turn, mm(60, 40))), Length{});
  }
}

TEST(Relief, a_pocket_narrower_than_the_cutter_is_refused_where_there_is_wood) {
  const panels::Part part = part_of("0,0 200,0 200,100 0,100");
  EXPECT_EQ(refused_pocket_width(part, geometry::rectangle(mm(50, 40), 50_mm, 2_mm)), 2_mm);
  EXPECT_EQ(refused_pocket_width(part, geometry::rectangle(mm(50, 40), 50_mm, 7_mm)), Length{});
  EXPECT_EQ(refused_pocket_width(part, geometry::circle(mm(50, 40), 2_mm)), 4_mm);
  EXPECT_EQ(refused_pocket_width(part, geometry::rectangle(mm(-5, -5), 210_mm, 8_mm)), Length{})
      << "a rebate along the edge is open on its side";
}

TEST(Relief, a_corner_rounded_more_tightly_than_the_cutter_is_named) {
  panels::Part part = part_of("0,0 200,0 200,100 0,100");
  part.profile.holes = {
      geometry::reversed(geometry::rounded_rectangle(mm(40, 40), 50_mm, 30_mm, 2_mm))};
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  ASSERT_TRUE(cut.has_value());
  EXPECT_EQ(cut->left_round.size(), 4u);
}

TEST(Relief, a_slot_as_wide_as_the_cutter_passes) {
  const panels::Part part = part_of("0,0 200,0 200,100 0,100 | 50,40 50,46 100,46 100,40");
  EXPECT_TRUE(relieved(part, tool(ReliefStyle::none)).has_value());
}

TEST(Relief, a_small_step_is_relieved_on_its_long_wall) {
  // A step 2 mm high: a dog-bone would bite its upper corner off.
  const panels::Part part = part_of("0,0 200,0 200,50 100,50 100,52 0,52");
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  ASSERT_TRUE(cut.has_value());
  expect_sound(cut->shape);
  EXPECT_TRUE(cutter_reaches(cut->shape, mm(100, 50)));
  const std::vector<Segment> edges = boundary(cut->shape);
  EXPECT_TRUE(in_wood(edges, 99.9, 51.9)) << "the step's own corner stays";
}

TEST(Relief, where_nothing_fits_the_corner_is_named_and_stays) {
  // Steps of 2 mm by 2 mm, as a coarse drawing of a curve has them.
  const panels::Part part = part_of("0,0 200,0 200,50 104,50 104,52 102,52 102,54 0,54");
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  ASSERT_TRUE(cut.has_value());
  expect_sound(cut->shape);
  EXPECT_THAT(cut->left_round, testing::ElementsAre(mm(102, 52)));
}

TEST(Relief, reliefs_that_leave_nothing_between_two_slots_are_refused) {
  const panels::Part part =
      part_of("0,0 200,0 200,100 0,100 | 50,40 50,58 80,58 80,40 | 81.5,40 81.5,58 120,58 120,40");
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  ASSERT_FALSE(cut.has_value());
  EXPECT_EQ(cut.error().kind, ReliefFault::Kind::web_cut);
}

TEST(Relief, a_corner_between_a_wall_and_an_arc_is_reached) {
  // A notch whose floor bulges up, so that it has sharp corners on both sides.
  const panels::Part part =
      part_of("0,0 200,0 200,100 130,100 130,70(100,30 50 +) 70,70 70,100 0,100");
  const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
  ASSERT_TRUE(cut.has_value());
  expect_sound(cut->shape);
  for (const Point corner : {mm(130, 70), mm(70, 70)}) {
    EXPECT_FALSE(cutter_reaches(part.profile, corner));
    EXPECT_TRUE(cutter_reaches(cut->shape, corner));
  }
  EXPECT_THAT(cut->left_round, testing::IsEmpty());
}

TEST(Relief, the_bounding_box_does_not_grow) {
  const panels::Part part = part_of("0,0 200,0 200,100 150,100 150,60 131.8,60 131.8,100 0,100");
  const auto cut = relieved(part, tool(ReliefStyle::t_bone_v));
  ASSERT_TRUE(cut.has_value());
  EXPECT_EQ(geometry::bounding_box(cut->shape), geometry::bounding_box(part.profile));
}

TEST(Relief, a_pocket_is_relieved_inside_and_stays_off_the_edge) {
  panels::Part part = part_of("0,0 200,0 200,100 0,100");
  // Closed on three sides, open at the lower edge.
  panels::PartPocket pocket;
  pocket.area = *geometry::region_from_text("50,0 90,0 90,30 50,30");
  pocket.depth = 9_mm;
  const auto cut = relieved(part, pocket, tool(ReliefStyle::dog_bone));
  ASSERT_TRUE(cut.has_value());
  const double added = geometry::area(cut->shape).mm2() - geometry::area(pocket.area).mm2();
  EXPECT_NEAR(added, 2 * dog_bone_area(90), 1e-3);
  EXPECT_EQ(geometry::bounding_box(cut->shape).low.y, Length{});
  EXPECT_THAT(cut->left_round, testing::IsEmpty());
}

TEST(Relief, many_random_combs_stay_sound) {
  std::mt19937 random(11);
  std::uniform_int_distribution<int> widths(7, 30);
  for (int run = 0; run < 40; ++run) {
    std::vector<Point> corners = {mm(0, 0)};
    double x = 0;
    std::vector<Point> upper;
    for (int k = 0; k < 6; ++k) {
      x += widths(random);
      const double w = widths(random) * 0.91;
      const double depth = widths(random);
      for (const Point p : {mm(x, 80), mm(x, 80 - depth), mm(x + w, 80 - depth), mm(x + w, 80)}) {
        upper.push_back(p);
      }
      x += w;
    }
    corners.push_back(mm(x + 20, 0));
    corners.push_back(mm(x + 20, 80));
    corners.insert(corners.end(), upper.rbegin(), upper.rend());
    corners.push_back(mm(0, 80));
    panels::Part part;
    part.profile.outer = geometry::polygon(corners);
    const auto cut = relieved(part, tool(ReliefStyle::dog_bone));
    ASSERT_TRUE(cut.has_value()) << run;
    expect_sound(cut->shape);
    for (std::size_t k = 0; k < upper.size(); k += 4) {
      EXPECT_TRUE(cutter_reaches(cut->shape, upper[k + 1])) << run;
      EXPECT_TRUE(cutter_reaches(cut->shape, upper[k + 2])) << run;
    }
  }
}

}  // namespace
}  // namespace plano::fabrication
