// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whole small designs held against sums done by hand.

#include <cmath>

#include "checks/strength/footing.h"
#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

/// A screen 2 m wide and 1.2 m high across two feet, as it stands turned by an angle about z.
std::string screen(const std::string& angle, const std::string& expects) {
  const std::string turn =
      "turn: [{axis: z, angle: " + angle + ", through: {x: 1000mm, y: 600mm}}]";
  return kHead + R"(panels:
  sheet: {material: board, lies_in: xz, size: [2000mm, 1200mm], at: {y: 591mm}, )" +
         turn + R"(}
  foot:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [1200mm, 300mm]
    at: {x: if(side == 'left'; 500mm; 1482mm)}
    )" + turn +
         R"(
joints:
  - {type: halving, from: foot, into: sheet}
expects: )" +
         expects + "\n";
}

double value_of(const Result& result, const std::string& name) {
  for (const Working& one : result.workings) {
    if (one.name.en == name) return one.value.value;
  }
  ADD_FAILURE() << name;
  return 0;
}

TEST(Footing, ASilhouetteIsTheAreaOfItsWood) {
  const Designed designed(screen("0deg", "{anchoring: free}"));
  ASSERT_TRUE(designed.made());
  const Scene& scene = designed.scene();
  ASSERT_EQ(scene.modules.size(), 1U);
  // From the front the feet lie before the sheet; from the side, 1.2 by 0.3 m of foot and 18 mm of
  // sheet above it: 0.36 + 0.9 × 0.018 = 0.3762 m².
  const Silhouette front = silhouette_of(scene, scene.modules[0], {0, 1});
  EXPECT_NEAR(front.area_m2, 2.4, 0.012);
  EXPECT_NEAR(front.height_m, 0.6, 0.003);
  const Silhouette side = silhouette_of(scene, scene.modules[0], {1, 0});
  EXPECT_NEAR(side.area_m2, 0.3762, 0.004);
  const Footing footing = footing_of(scene, scene.modules[0]);
  EXPECT_TRUE(footing.on_ground);
  // The sheet's lower edge reaches over the feet to both sides.
  ASSERT_GE(footing.hull.size(), 4U);
  EXPECT_NEAR(centre_of(footing.hull).x, 1, 1e-3);
  EXPECT_NEAR(centre_of(footing.hull).y, 0.6, 1e-3);
}

TEST(WindTipping, TellsTheBallastOfAWorkedExample) {
  // Zone 2, suburb: 475 Pa × 1.8 × 2.4 m² = 2052 N at 0.6 m; × 1.5 = 1847 N·m; the hull's sides
  // that matter lie 0.6 m from its middle at the feet: 349 kg in all.
  const Designed designed(
      screen("0deg", "{anchoring: free, wind_zone: 2, terrain: suburb, friction: 0.4}"));
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("wind-tipping");
  ASSERT_FALSE(report.outcome.results.empty());
  const Result& result = report.outcome.results[0];
  EXPECT_EQ(result.verdict, Verdict::fail);
  EXPECT_NEAR(value_of(result, "force of the wind"), 2052, 15);
  EXPECT_NEAR(value_of(result, "ballast missing against tipping, most of all directions") +
                  designed.scene().modules[0].mass_kg,
              349, 20);
  ASSERT_EQ(report.outcome.tables.size(), 1U);
  EXPECT_EQ(report.outcome.tables[0].rows.size(), 5U);
}

/// As it is declared, of the first module.
double ballast_told(const RuleReport& report, Ballast::Against against) {
  for (const Ballast& one : report.outcome.ballast) {
    if (one.module == 0 && one.against == against) return one.kg;
  }
  return -1;
}

TEST(WindTipping, TellsTheLargerBallastOfTippingAndSliding) {
  // 475 Pa × 1.8 × 2.4 m² = 2052 N; 1.5 × 2052 / (0.9 × 9.81 × 0.4) = 872 kg in all, where tipping
  // takes 349.
  const Designed designed(
      screen("0deg", "{anchoring: free, wind_zone: 2, terrain: suburb, friction: 0.4}"));
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("wind-tipping");
  const double mass = designed.scene().modules[0].mass_kg;
  const double sliding = ballast_told(report, Ballast::Against::sliding_in_wind);
  EXPECT_NEAR(sliding + mass, 872, 10);
  EXPECT_NEAR(ballast_told(report, Ballast::Against::tipping_in_wind) + mass, 349, 20);
  const Result& slides = report.outcome.results.at(1);
  EXPECT_EQ(slides.verdict, Verdict::fail);
  EXPECT_NE(slides.says.en.find(show_ballast(sliding).en + " of ballast missing against sliding"),
            std::string::npos)
      << slides.says.en;
  // The table has no less, and marks the place: suburb is its fourth line, zone 2 its third column.
  EXPECT_EQ(report.outcome.tables[0].rows[3][3].en, "→ " + show_ballast(sliding).en);
  EXPECT_EQ(report.outcome.tables[0].rows[2][3].en.find("→"), std::string::npos);
}

TEST(WindTipping, WithoutAFrictionSaysThatItsBallastIsAgainstTippingOnly) {
  const Designed designed(screen("0deg", "{anchoring: free, wind_zone: 2, terrain: suburb}"));
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("wind-tipping");
  EXPECT_EQ(ballast_told(report, Ballast::Against::sliding_in_wind), -1);
  EXPECT_NE(report.outcome.results.at(0).mend.en.find("against tipping only"), std::string::npos);
  EXPECT_EQ(report.outcome.tables[0].note.en.find("Against tipping only"), 0U);
  // It takes a friction of 7.6: no ground has it, whatever is said of it.
  const Result& slides = report.outcome.results.at(1);
  EXPECT_EQ(slides.verdict, Verdict::fail);
  EXPECT_NE(slides.says.en.find("on any ground"), std::string::npos) << slides.says.en;
  EXPECT_EQ(slides.mend.en.find("put ballast on it"), 0U) << slides.mend.en;
}

TEST(WindTipping, ALoneBoardIsNotToldTonnes) {
  const Designed designed(kHead + R"(panels:
  sheet: {material: board, lies_in: xz, size: [2000mm, 1200mm]}
expects: {anchoring: free, wind_zone: 4, terrain: sea, friction: 0.4}
)");
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("wind-tipping");
  const std::string says = report.outcome.results.at(0).says.en;
  EXPECT_NE(
      says.find(
          "the wind tips it over with more than ten times what holds it; more than 2000\u00a0kg"),
      std::string::npos)
      << says;
}

TEST(Footing, SaysHowManyTimesWhatHoldsItTipsIt) {
  EXPECT_EQ(share_of_hold(0.33).en, "33 % of what holds it");
  EXPECT_EQ(share_of_hold(1.02).en, "hardly more than what holds it");
  EXPECT_EQ(share_of_hold(3.26).en, "3.3 times what holds it");
  EXPECT_EQ(share_of_hold(3.26).fr, "3,3 fois ce qui le retient");
  EXPECT_EQ(share_of_hold(12).fr, "plus de dix fois ce qui le retient");
}

TEST(TippingByUsers, SaysWhatUsersDoToIt) {
  const Designed tips(file_text("tests/corpus/safety/tipping-by-users/fail.yaml"));
  ASSERT_TRUE(tips.made());
  const Text says = tips.says("tipping-by-users").outcome.results.at(0).says;
  EXPECT_NE(says.en.find(": a row of users along the edge pulls it over with "), std::string::npos)
      << says.en;
  EXPECT_NE(says.fr.find(" : une rangée d'usagers le long du bord le fait basculer avec "),
            std::string::npos)
      << says.fr;
  const Designed stays(file_text("tests/corpus/safety/tipping-by-users/pass.yaml"));
  ASSERT_TRUE(stays.made());
  const std::string held = stays.says("tipping-by-users").outcome.results.at(0).says.en;
  EXPECT_NE(held.find(" % of what holds it"), std::string::npos) << held;
}

TEST(Module, IsCalledByWhatMostOfItsPartsAreCalled) {
  const auto named = [](const std::string& wall, const std::string& left) {
    return Designed(kHead + R"(panels:
  top: {material: board, lies_in: xy, size: [600mm, 600mm], at: {z: 282mm}, label: )" +
                    wall + R"(}
  wall:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [500mm, 282mm]
    at: {x: if(side == 'left'; 50mm; 532mm), y: 50mm}
    label: )" + left +
                    R"(
joints:
  - {type: tab_slot, from: wall, into: top}
)");
  };
  const Designed common = named("{en: 'Cube 1, lid', fr: 'Cube 1, dessus'}",
                                "{en: 'Cube 1, {side}', fr: 'Cube 1, côté {side}'}");
  ASSERT_TRUE(common.made());
  EXPECT_EQ(name_of(common.scene(), common.scene().modules[0]), Text("Cube 1"));
  const Designed apart = named("{en: Lid, fr: Dessus}", "{en: 'Wall {side}', fr: 'Côté {side}'}");
  ASSERT_TRUE(apart.made());
  EXPECT_EQ(name_of(apart.scene(), apart.scene().modules[0]).en, "Lid with 2 more parts");
  EXPECT_EQ(short_name_of(apart.scene(), apart.scene().modules[0]).en, "Lid");
}

TEST(WindTipping, DoesNotChangeWhenTheDesignIsTurned) {
  const std::string said = "{anchoring: free, wind_zone: 2, terrain: suburb, friction: 0.4}";
  const Designed straight(screen("0deg", said));
  const Designed oblique(screen("17deg", said));
  ASSERT_TRUE(straight.made() && oblique.made());
  const auto a = straight.says("wind-tipping");
  const auto b = oblique.says("wind-tipping");
  ASSERT_EQ(a.outcome.results.size(), b.outcome.results.size());
  for (std::size_t i = 0; i < a.outcome.results.size(); ++i) {
    EXPECT_EQ(a.outcome.results[i].verdict, b.outcome.results[i].verdict);
    EXPECT_NEAR(a.outcome.results[i].measured->value / b.outcome.results[i].measured->value, 1,
                0.01);
  }
}

TEST(WindTipping, WithoutDeclarationsAsksForThemAndShowsTheWorst) {
  const Designed silent(screen("0deg", "{safety: furniture}"));
  ASSERT_TRUE(silent.made());
  EXPECT_EQ(silent.verdict("wind-tipping"), Verdict::needs_declaration);
  const Designed fixed(screen("0deg", "{anchoring: fixed, wind_zone: 1, terrain: city}"));
  EXPECT_EQ(fixed.verdict("wind-tipping"), Verdict::needs_human);
  EXPECT_TRUE(fixed.says("wind-tipping").outcome.ballast.empty());
  const Designed ballasted(
      screen("0deg", "{anchoring: ballasted, wind_zone: 1, terrain: city, friction: 0.4}"));
  EXPECT_EQ(ballasted.verdict("wind-tipping"), Verdict::needs_human);
}

/// A slab 18 mm thick on the ground, 600 mm by `side`.
double force_on_slab(const std::string& side) {
  const Designed designed(kHead + "panels:\n  top: {material: board, lies_in: xy, size: [600mm, " +
                          side + "]}\nexpects: {platforms: [top]}\n");
  if (!designed.made()) return 0;
  const RuleReport report = designed.says("users-on-platforms");
  EXPECT_EQ(report.verdict, Verdict::pass);
  return report.outcome.results.empty() ? 0 : report.outcome.results[0].measured->value;
}

TEST(UsersOnPlatforms, CountAtTheEdgeOfAPlace) {
  // 0.36 m²: one child, 1391 N; 0.3606 m²: two, 1948 N.
  EXPECT_NEAR(force_on_slab("600mm"), 1391, 1);
  EXPECT_NEAR(force_on_slab("601mm"), 1948, 1);
}

}  // namespace
}  // namespace plano::checks
