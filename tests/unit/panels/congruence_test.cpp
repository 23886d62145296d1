// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/congruence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "tests/unit/panels/hand_made.h"

namespace plano::panels {
namespace {

using namespace hand_made;

model::Panel odd(const std::string& id, double x) {
  model::Panel panel = flat(id, "0,0 300,0 300,80 100,80 100,200 0,200", x, 0);
  panel.openings.push_back(opening("hole", "40,160(30,160 10 +)"));
  return panel;
}

/// The same drawn turned in its plane by `degrees`, rounded to whole micrometres as a design would.
geometry::Contour turned(const std::string& text, int degrees, bool mirrored) {
  geometry::Contour c = contour(text);
  if (mirrored) c = geometry::mirrored_x(c);
  c = geometry::rotated(c, Angle::degrees(degrees), {});
  for (geometry::Edge& edge : c.edges) {
    edge.start = {edge.start.x.rounded_to_um(), edge.start.y.rounded_to_um()};
    if (edge.arc)
      edge.arc->centre = {edge.arc->centre.x.rounded_to_um(), edge.arc->centre.y.rounded_to_um()};
    if (edge.arc && c.is_circle())
      edge.start = {edge.arc->centre.x + edge.arc->radius, edge.arc->centre.y};
  }
  return c;
}

model::Panel odd_turned(const std::string& id, double x, int degrees, bool mirrored) {
  model::Panel panel = odd(id, x);
  panel.outline =
      geometry::Shape::of(turned("0,0 300,0 300,80 100,80 100,200 0,200", degrees, mirrored));
  panel.openings[0].shape = geometry::Shape::of(turned("40,160(30,160 10 +)", degrees, mirrored));
  return panel;
}

std::size_t distinct(const model::ResolvedDesign& design) {
  const Made result = made(design);
  EXPECT_TRUE(result.set) << result.codes;
  return result.set ? result.set->parts.size() : 0;
}

/// The panel's own corners where it stands must be the part's corners where the instance stands.
void expect_same_place(const Part& part, const Instance& instance, const model::Panel& panel) {
  const geometry::Face own =
      geometry::exact::evaluate(geometry::Shape::subtract(panel.outline, {panel.openings[0].shape}))
          ->faces.front();
  for (const auto& edge : own.outer.edges) {
    for (const Length z : {Length{}, part.thickness}) {
      const geometry::Vec3 there = panel.placement.at(edge.start, z);
      double nearest = 1e9;
      for (const auto& corner : part.profile.outer.edges) {
        for (const Length w : {Length{}, part.thickness}) {
          nearest = std::min(nearest, norm(instance.pose.at(corner.start, w) - there));
        }
      }
      EXPECT_LT(nearest, 3e-3) << instance.element;
    }
  }
  const geometry::Vec3 hole = panel.placement.at(own.holes[0].edges[0].arc->centre, Length{});
  const geometry::Point centre = part.profile.holes[0].edges[0].arc->centre;
  const double miss = std::min(norm(instance.pose.at(centre, Length{}) - hole),
                               norm(instance.pose.at(centre, part.thickness) - hole));
  EXPECT_LT(miss, 3e-3) << instance.element;
}

/// What lets a thousand panels be sorted instead of compared: no motion that equal panels differ by
/// may move the gauge by more than its slack.
TEST(Congruence, EqualPanelsShareTheirGauge) {
  const auto gauge_of = [](const model::Panel& panel) {
    CutPanel cut;
    cut.panel = &panel;
    cut.profile = geometry::exact::evaluate(
                      geometry::Shape::subtract(panel.outline, {panel.openings[0].shape}))
                      ->faces.front();
    return Features(cut, panel.thickness, Features::Faces::alike).gauge_mm();
  };
  const double drawn = gauge_of(odd("drawn", 0));
  for (int degrees = 0; degrees < 360; degrees += 7) {
    for (const bool mirrored : {false, true}) {
      const model::Panel panel = odd_turned("turned", 0, degrees, mirrored);
      EXPECT_NEAR(gauge_of(panel), drawn, kGaugeSlack.mm()) << degrees;
    }
  }
  model::Panel other = odd("other", 0);
  other.openings[0] = opening("hole", "40.02,160(30.02,160 10 +)");
  EXPECT_GT(std::fabs(gauge_of(other) - drawn), kGaugeSlack.mm());
}

/// One grid, shifted a little each time: same counts, areas and perimeters throughout.
TEST(Congruence, TellsManyShiftedPanelsApartAndFindsTheirTwins) {
  auto design = empty_design();
  for (int i = 0; i < 40; ++i) {
    for (const char* name : {"one.", "twin."}) {
      model::Panel panel = odd(name + std::to_string(i), 400 * i + (name[0] == 't' ? 50'000 : 0));
      const geometry::Point by{Length::micrometres(5 * i), Length()};
      panel.openings[0].shape = geometry::translated(panel.openings[0].shape, by);
      design.panels.push_back(panel);
    }
  }
  EXPECT_EQ(distinct(design), 40u);
}

TEST(Congruence, FindsCopiesTurnedByAnyAngleAndFlipped) {
  auto design = empty_design();
  int i = 0;
  for (const bool mirrored : {false, true}) {
    for (const int degrees : {0, 90, 180, 270, 37, 200}) {
      design.panels.push_back(
          odd_turned("odd." + std::to_string(10 + i), 1000.0 * i, degrees, mirrored));
      ++i;
    }
  }
  const Made result = made(design);
  ASSERT_TRUE(result.set) << result.codes;
  ASSERT_EQ(result.set->parts.size(), 1u);
  const Part& part = result.set->parts[0];
  ASSERT_EQ(part.quantity(), 12u);
  for (std::size_t k = 0; k < 12; ++k) {
    expect_same_place(part, part.instances[k], design.panels[k]);
    const auto& p = part.instances[k].pose;
    EXPECT_NEAR(dot(cross(p.u, p.v), p.w), 1, 1e-12) << "right-handed";
  }
  // Quarter turns leave axes exact.
  EXPECT_EQ(part.instances[1].pose.u, (geometry::Vec3{0, 1, 0}));
}

TEST(Congruence, KeepsMirroredPartsApartWhereTheFacesDiffer) {
  auto design = empty_design();
  design.panels.push_back(odd_turned("odd.1", 0, 0, false));
  design.panels.push_back(odd_turned("odd.2", 1000, 0, true));
  EXPECT_EQ(distinct(design), 1u);
  design.materials[0].faces_alike = false;
  EXPECT_EQ(distinct(design), 2u);
  design.materials[0].faces_alike = true;
  for (auto& panel : design.panels) panel.surface = "slip-resistant";
  EXPECT_EQ(distinct(design), 2u) << "the rough side must look up";
}

TEST(Congruence, AsksTheGrainToAgree) {
  auto design = empty_design();
  design.panels.push_back(odd_turned("odd.1", 0, 0, false));
  design.panels.push_back(odd_turned("odd.2", 1000, 90, false));
  design.panels[0].grain = model::Grain::along_u;
  design.panels[1].grain = model::Grain::along_v;
  EXPECT_EQ(distinct(design), 1u) << "turned with the part";
  design.panels[1].grain = model::Grain::along_u;
  EXPECT_EQ(distinct(design), 2u);
  // A square may be turned either way, so here a turn that keeps the grain is found.
  auto squares = empty_design();
  squares.panels.push_back(flat("s.1", "0,0 100,0 100,100 0,100", 0, 0));
  squares.panels.push_back(flat("s.2", "0,0 100,0 100,100 0,100", 500, 0));
  squares.panels[0].grain = model::Grain::along_u;
  squares.panels[1].grain = model::Grain::along_v;
  EXPECT_EQ(distinct(squares), 1u);
}

TEST(Congruence, TellsTwoMicrometresFromTwenty) {
  auto design = empty_design();
  design.panels.push_back(flat("a", "0,0 300,0 300,200 0,200", 0, 0));
  design.panels.push_back(flat("b", "0,0 300.001,0 300.001,200 0,200", 1000, 0));
  EXPECT_EQ(distinct(design), 1u);
  design.panels[1].outline = shape("0,0 300.02,0 300.02,200 0,200");
  EXPECT_EQ(distinct(design), 2u);
}

TEST(Congruence, LooksAtPocketsDrillingsAndTheirFaces) {
  const auto design_with = [](model::FaceSide first, model::FaceSide second, Length depth) {
    auto design = empty_design();
    int i = 0;
    for (const model::FaceSide face : {first, second}) {
      design.panels.push_back(odd("odd." + std::to_string(i), 1000.0 * i));
      model::Pocket pocket;
      pocket.shape = shape("20,20 60,20 60,50 20,50");
      pocket.depth = i == 0 ? 6_mm : depth;
      pocket.face = face;
      design.panels.back().pockets.push_back(pocket);
      ++i;
    }
    return design;
  };
  const auto top = model::FaceSide::top;
  const auto bottom = model::FaceSide::bottom;
  EXPECT_EQ(distinct(design_with(top, top, 6_mm)), 1u);
  EXPECT_EQ(distinct(design_with(top, top, 7_mm)), 2u);
  EXPECT_EQ(distinct(design_with(top, bottom, 6_mm)), 2u) << "flipped, the outline would not fit";
  // A rectangle with the pocket on its axis of symmetry can be flipped.
  auto flippable = empty_design();
  for (int i = 0; i < 2; ++i) {
    flippable.panels.push_back(
        flat("r." + std::to_string(i), "0,0 300,0 300,200 0,200", 400 * i, 0));
    model::Pocket pocket;
    pocket.shape = shape("20,80 60,80 60,120 20,120");
    pocket.depth = 6_mm;
    pocket.face = i == 0 ? top : bottom;
    flippable.panels.back().pockets.push_back(pocket);
  }
  EXPECT_EQ(distinct(flippable), 1u);
}

TEST(Congruence, KeepsPartsWithDifferentWordsApart) {
  auto design = empty_design();
  for (int i = 0; i < 2; ++i) {
    design.panels.push_back(odd("odd." + std::to_string(i), 1000.0 * i));
    model::Engraving words;
    words.content = Text("Hello");
    words.at = {20_mm, 20_mm};
    words.height = 10_mm;
    words.depth = 1_mm;
    design.panels.back().engravings.push_back(words);
  }
  EXPECT_EQ(distinct(design), 1u);
  design.panels[1].engravings[0].content = Text("World");
  EXPECT_EQ(distinct(design), 2u);
}

/// Turns with its part, so that only a copy whose words turned with it is the same part.
TEST(Congruence, TurnsWordsOnTheBottomFaceTheWayTheyAreDrawn) {
  const auto trapezoid = [](const std::string& id, int degrees, int words_degrees) {
    model::Panel panel = flat(id, "0,0 300,0 200,150 0,150", 1000.0 * (id.back() - '0'), 0);
    const Angle turn = Angle::degrees(degrees);
    panel.outline = geometry::Shape::of(turned("0,0 300,0 200,150 0,150", degrees, false));
    const double x = 150 * cos_of(turn) - 60 * sin_of(turn);
    const double y = 150 * sin_of(turn) + 60 * cos_of(turn);
    panel.engravings.push_back(
        {.content = Text("Hello"),
         .at = {Length::nearest_to_mm(x).rounded_to_um(), Length::nearest_to_mm(y).rounded_to_um()},
         .height = 10_mm,
         .direction = Angle::degrees(words_degrees),
         .depth = 1_mm,
         .face = model::FaceSide::bottom,
         .span = {}});
    return panel;
  };
  // Words are mirrored to the bottom face: seen from the top, a larger angle turns them clockwise.
  auto design = empty_design();
  design.panels = {trapezoid("t.0", 0, 0), trapezoid("t.1", 90, 90), trapezoid("t.2", 90, -90)};
  const Made result = made(design);
  ASSERT_TRUE(result.set) << result.codes;
  ASSERT_EQ(result.set->parts.size(), 2u);
  std::vector<std::vector<std::string>> ids;
  for (const Part& part : result.set->parts) {
    ids.emplace_back();
    for (const Instance& instance : part.instances) ids.back().push_back(instance.element);
  }
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(ids, (std::vector<std::vector<std::string>>{{"t.0", "t.2"}, {"t.1"}}));
}

TEST(Congruence, FindsHowFarARoundPartIsTurned) {
  auto design = empty_design();
  for (int i = 0; i < 3; ++i) {
    model::Panel disc = flat("disc." + std::to_string(i), "200,0(0,0 200 +)", 600 * i, 0);
    const Angle angle = Angle::degrees(35 * i);
    const geometry::Point at{Length::nearest_to_mm(120 * cos_of(angle)).rounded_to_um(),
                             Length::nearest_to_mm(120 * sin_of(angle)).rounded_to_um()};
    disc.openings.push_back(opening("hole", "1,0(0,0 1 +)"));
    disc.openings[0].shape = geometry::Shape::of(geometry::circle(at, 30_mm));
    design.panels.push_back(disc);
  }
  EXPECT_EQ(distinct(design), 1u);
}

}  // namespace
}  // namespace plano::panels
