// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Boards under users, held against sums done by hand.

#include <algorithm>
#include <cmath>
#include <map>

#include "checks/strength/load_path.h"
#include "checks/strength/plate_analysis.h"
#include "checks/strength/plate_strips.h"
#include "checks/strength/users.h"
#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

const std::string kTurn = "turn: [{axis: z, angle: 17deg, through: {x: 0mm, y: 0mm}}]";

/// A cube of 800 mm: ends 60 mm inside its sides, a lid over all with their tabs in it.
std::string cube(const std::string& turn = "") {
  return kHead + R"(panels:
  side:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [800mm, 562mm]
    at: {x: if(side == 'left'; 0mm; 782mm)}
    )" + turn +
         R"(
  end:
    for_each: {end: [front, back]}
    material: board
    lies_in: xz
    size: [764mm, 562mm]
    at: {x: 18mm, y: if(end == 'front'; 60mm; 722mm)}
    )" + turn +
         R"(
  lid:
    material: board
    lies_in: xy
    size: [870mm, 800mm]
    at: {x: -35mm, z: 562mm}
    grain: along x
    )" + turn +
         R"(
joints:
  - {type: tab_slot, from: side, into: lid, tabs: 2}
  - {type: tab_slot, from: end, into: lid, tabs: 1}
  - {type: tab_slot, from: end, into: side, tabs: 2}
expects: {platforms: [lid]}
)";
}

PlateFound found_in(const Designed& designed, const std::string& plate, double spread = kSpreadMm) {
  const Scene& scene = designed.scene();
  return worst_strip(lying_plate(scene, LoadPath(scene), scene.find(plate).value()), {1391, 0},
                     spread, 1.5, 0.7);
}

TEST(Plates, ALidSpansTheShorterWayByHand) {
  // From end to end 645 mm across the grain, in cells of 5 mm; 1391 N: 224.3 N·m, × 1.5 over
  // 300 × 18² / 6 = 16 200 mm³: 20.8 N/mm², of 34.1 × 0.7 / 1.2 = 19.9. The other way 765 mm along
  // the grain: 1391 × 0.765 / 4 × 1.5 / 16 200 = 24.6 of 23.5 N/mm², a hair more.
  const Designed designed(cube());
  ASSERT_TRUE(designed.made());
  const PlateFound found = found_in(designed, "lid");
  EXPECT_TRUE(found.held_everywhere);
  EXPECT_FALSE(found.worst.along_u);
  EXPECT_NEAR(found.worst.span_mm, 645, 5);
  EXPECT_NEAR(found.worst.use, 1.043, 0.005);
  EXPECT_DOUBLE_EQ(found.worst.width_mm, 300);
  // 1391 × 645³ / (48 × 7452 × 300 × 18³ / 12) = 7.16 mm.
  EXPECT_NEAR(found.worst.sag_mm, 7.16, 0.05);
  // Twice the width, half the stress.
  const PlateFound generous = found_in(designed, "lid", kGenerousMm);
  EXPECT_NEAR(generous.worst.use, 1.043 / 2, 0.02);
  EXPECT_LE(generous.worst.width_mm, 600);
}

TEST(Plates, TurnedWithAllThatHoldsItALidIsNoStronger) {
  const Designed straight(cube());
  const Designed oblique(cube(kTurn));
  ASSERT_TRUE(straight.made() && oblique.made());
  const double use = found_in(straight, "lid").worst.use;
  EXPECT_NEAR(found_in(oblique, "lid").worst.use, use, 0.02);
  EXPECT_EQ(straight.verdict("plates"), oblique.verdict("plates"));
}

/// A platform between two walls, tabs in them, on an apron, a joist and a back.
const std::string kDeck = kHead + R"(panels:
  wall:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [900mm, 1300mm]
    at: {x: if(side == 'left'; 0mm; 982mm)}
  back: {material: board, lies_in: xz, size: [964mm, 1000mm], at: {x: 18mm, y: 792mm}}
  apron: {material: board, lies_in: xz, size: [964mm, 562mm], at: {x: 18mm, y: 90mm}}
  joist: {material: board, lies_in: xz, size: [964mm, 110mm], at: {x: 18mm, y: 440mm, z: 452mm}}
  platform: {material: board, lies_in: xy, size: [964mm, 702mm], at: {x: 18mm, y: 90mm, z: 562mm}, grain: along x}
joints:
  - {type: tab_slot, from: platform, into: wall, tabs: 2}
  - {type: tab_slot, from: apron, into: wall, tabs: 2}
  - {type: tab_slot, from: joist, into: wall, tabs: 1}
  - {type: tab_slot, from: back, into: wall, tabs: 2}
  - {type: tab_slot, from: platform, into: back, tabs: 2}
expects: {platforms: [platform]}
)";

TEST(Plates, AnEdgeHangsBetweenItsTabs) {
  // The rear edge has two tabs some 390 mm apart and a strip of 200 mm along it: 1391 × 0.39 / 4 ×
  // 1.5 / 10 800 mm³ = 18.9 N/mm² of 40.2 × 0.7 / 1.2 = 23.45: 0.80.
  const Designed designed(kDeck);
  ASSERT_TRUE(designed.made());
  const PlateFound found = found_in(designed, "platform");
  EXPECT_TRUE(found.held_everywhere);
  EXPECT_TRUE(found.worst.along_u);
  EXPECT_NEAR(found.worst.width_mm, 200, 5);
  EXPECT_NEAR(found.worst.use,
              1391 * found.worst.span_mm / 4 * 1.5 / (found.worst.width_mm * 54) / 23.45, 0.02);
  EXPECT_LT(found.worst.use, 0.9);
  EXPECT_NE(designed.verdict("plates"), Verdict::fail);
}

/// A board on two walls, `span` between their middles.
std::string bridge(const std::string& length, const std::string& board = "board") {
  return kHead + R"(  thin: {kind: plywood, thickness: 9mm}
  unstated: {kind: unstated-plywood, thickness: 18mm}
  laminate: {kind: compact-laminate, thickness: 12mm}
  declared: {kind: declared-plywood, thickness: 18mm}
panels:
  top: {material: )" +
         board + ", lies_in: xy, size: [" + length + R"(, 600mm], at: {z: 282mm}, grain: along x}
  leg:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [600mm, 282mm]
    at: {x: if(side == 'left'; 0mm; )" +
         length + R"( - 18mm)}
expects: {platforms: [top]}
)";
}

TEST(Plates, FartherApartTheyBearLessAndThickerMore) {
  double before = 0;
  for (const std::string length : {"400mm", "600mm", "800mm", "1100mm", "1400mm"}) {
    const Designed designed(bridge(length));
    ASSERT_TRUE(designed.made());
    const double use = found_in(designed, "top").worst.use;
    EXPECT_GT(use, before) << length;
    before = use;
    const Designed thin(bridge(length, "thin"));
    ASSERT_TRUE(thin.made());
    EXPECT_GT(found_in(thin, "top").worst.use, 2 * use) << length;
  }
}

TEST(Plates, AreJudgedByWhatIsKnownOfTheirWood) {
  EXPECT_EQ(Designed(bridge("330mm")).verdict("plates"), Verdict::pass);
  EXPECT_EQ(Designed(bridge("1600mm")).verdict("plates"), Verdict::fail);
}

TEST(Plates, OfWhichNothingIsSaidNeedADeclaration) {
  // Whatever the span, nothing passes; low values are shown where it is plywood, and what no
  // plywood bears fails.
  for (const char* length : {"330mm", "1600mm"}) {
    const Designed unstated(bridge(length, "unstated"));
    ASSERT_TRUE(unstated.made());
    const RuleReport report = unstated.says("plates");
    const bool is_long = std::string(length) == "1600mm";
    EXPECT_EQ(report.verdict, is_long ? Verdict::fail : Verdict::needs_declaration) << length;
    ASSERT_EQ(report.outcome.results.size(), 1U);
    EXPECT_TRUE(report.outcome.results[0].measured);
    EXPECT_GT(report.outcome.results[0].measured->value,
              Designed(bridge(length)).says("plates").outcome.results[0].measured->value);
    const Designed laminate(bridge(length, "laminate"));
    ASSERT_TRUE(laminate.made());
    EXPECT_EQ(laminate.verdict("plates"), Verdict::needs_declaration) << length;
  }
  const Designed declared(bridge("330mm", "declared"));
  ASSERT_TRUE(declared.made());
  EXPECT_EQ(declared.verdict("plates"), Verdict::pass);
}

TEST(Plates, TellAllThatTheirMomentIsMadeOf) {
  const Designed designed(cube());
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("plates");
  ASSERT_EQ(report.outcome.results.size(), 1U);
  std::map<std::string, double> worked;
  for (const Working& one : report.outcome.results[0].workings) {
    worked[one.formula.substr(0, one.formula.find(' '))] = one.value.value;
  }
  const double near = worked["b_1"];
  const double far = worked["b_2"];
  EXPECT_NEAR(worked["M"], worked["F_v"] * near * far / (near + far) / 1000, 0.01);
  EXPECT_NEAR(worked["w"],
              worked["F_v"] * near * near * far * far /
                  (3 * worked["E"] * worked["b"] * 18 * 18 * 18 / 12 * (near + far)),
              0.01);
}

TEST(Plates, FailThoughTheirMakeIsNotKnownWhereNoPlywoodBearsIt) {
  const auto judged = [](const std::string& span) {
    return Designed(kHead + R"(  thin: {kind: unstated-plywood, thickness: 18mm}
panels:
  top: {material: thin, lies_in: xy, size: [)" +
                    span + R"(, 120mm], at: {z: 400mm}}
  leg: {for_each: {i: 0..1}, material: board, lies_in: yz, size: [120mm, 400mm], at: {x: i * ()" +
                    span + R"( - 18mm)}}
expects: {platforms: [top]}
)");
  };
  EXPECT_EQ(judged("3900mm").verdict("plates"), Verdict::fail);
  const Designed near = judged("400mm");
  EXPECT_EQ(near.verdict("plates"), Verdict::needs_declaration);
  EXPECT_EQ(near.says("plates").outcome.results.at(0).mend.en.find("by the values taken it fails"),
            0U);
}

TEST(Plates, TurnedHalfRoundTheyBearTheSame) {
  std::string half = kDeck;
  const std::string turn = ", turn: [{axis: z, angle: 180deg, through: {x: 500mm, y: 450mm}}]}";
  for (std::size_t at = half.find("}}\n"); at != std::string::npos; at = half.find("}}\n", at)) {
    half.replace(at, 2, "}" + turn);
    at += turn.size();
  }
  const std::string walls = "at: {x: if(side == 'left'; 0mm; 982mm)}\n";
  const std::size_t at = half.find(walls);
  ASSERT_NE(at, std::string::npos);
  half.insert(at + walls.size(),
              "    turn: [{axis: z, angle: 180deg, through: {x: 500mm, y: 450mm}}]\n");
  const std::string grain = ", grain: along x}\n";
  const std::size_t platform = half.find(grain);
  ASSERT_NE(platform, std::string::npos);
  half.replace(platform, grain.size(), ", grain: along x" + turn + "\n");
  const Designed straight(kDeck);
  const Designed turned(half);
  ASSERT_TRUE(straight.made() && turned.made());
  EXPECT_NEAR(found_in(turned, "platform").worst.use, found_in(straight, "platform").worst.use,
              0.03);
}

TEST(Plates, ABoardOnOneWallIsNotHeld) {
  const Designed designed(kHead + R"(panels:
  top: {material: board, lies_in: xy, size: [800mm, 600mm], at: {z: 282mm}}
  leg: {material: board, lies_in: yz, size: [600mm, 282mm], at: {x: 391mm}}
expects: {platforms: [top]}
)");
  ASSERT_TRUE(designed.made());
  EXPECT_FALSE(found_in(designed, "top").held_everywhere);
  EXPECT_EQ(designed.verdict("plates"), Verdict::needs_human);
}

TEST(Plates, APlankThatHoldsARowOfUsersBearsThem) {
  // 1.2 m by 0.2 m: 0.24 m² would hold one; two stand in a row on its 1.2 m: 1948 N over 0.24 m².
  const Designed designed(kHead + R"(panels:
  plank: {material: board, lies_in: xy, size: [1200mm, 200mm], at: {z: 282mm}, grain: along x}
  wall:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [200mm, 282mm]
    at: {x: if(side == 'left'; 0mm; 1182mm)}
expects: {platforms: [plank]}
)");
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("plates");
  ASSERT_EQ(report.outcome.results.size(), 1U);
  for (const Working& one : report.outcome.results[0].workings) {
    if (one.formula.find("kPa") == std::string::npos) continue;
    EXPECT_NEAR(one.value.value, 1948 / 0.24 / 1000, 0.01);
  }
}

TEST(Plates, NowhereAsWideAsAFootAreForAPerson) {
  // A lying angle with limbs of 80 mm: no foot on it, and no straight slat.
  const std::string design = kHead + R"(panels:
  angle:
    material: board
    lies_in: xy
    outline:
      shape: polygon
      points: [[0mm, 0mm], [900mm, 0mm], [900mm, 80mm], [80mm, 80mm], [80mm, 900mm], [0mm, 900mm]]
    at: {z: 282mm}
  foot:
    for_each: {x: 0..1, y: 0..1}
    when: x + y < 2
    material: board
    lies_in: yz
    size: [80mm, 282mm]
    at: {x: x * 882mm, y: y * 820mm}
)";
  const Designed said(design + "expects: {platforms: [angle]}\n");
  ASSERT_TRUE(said.made());
  EXPECT_EQ(said.verdict("plates"), Verdict::needs_human);
  EXPECT_EQ(said.verdict("beams"), Verdict::not_applicable);
}

TEST(Plates, EveryPlaceWhereStripsFailIsCalculatedOrCounted) {
  const Designed designed(bridge("1100mm"));
  ASSERT_TRUE(designed.made());
  const PlateFound found = found_in(designed, "top");
  ASSERT_GT(found.worst.use, 1);
  ASSERT_FALSE(found.beyond.empty());
  const Feet feet = feet_of(found);
  EXPECT_LE(feet.tried.size(), kMostFeet);
  std::size_t left = 0;
  for (const OverUse& one : found.beyond) {
    EXPECT_GT(one.use, 1);
    EXPECT_LE(one.use, found.worst.use);
    const bool tried = std::any_of(feet.tried.begin(), feet.tried.end(), [&](FlatPoint p) {
      return std::fabs(p.u - one.u) < kOtherPlaceMm && std::fabs(p.v - one.v) < kOtherPlaceMm;
    });
    if (!tried) ++left;
  }
  EXPECT_EQ(left, feet.left_out);
}

TEST(Plates, ATongueIsCalculatedThoughItIsNotTheWorst) {
  // Worst and softest at one place; a tongue 700 mm away uses less, and more than its strength.
  PlateFound found;
  found.any = true;
  found.worst.use = 1.5;
  found.worst.u = found.softest.u = 300;
  found.worst.v = found.softest.v = 300;
  found.beyond = {{300, 300, 1.5}, {340, 300, 1.45}, {1000, 40, 1.2}, {1040, 40, 1.1}};
  const Feet feet = feet_of(found);
  ASSERT_EQ(feet.tried.size(), 2U);
  EXPECT_EQ(feet.tried[1].u, 1000);
  EXPECT_EQ(feet.left_out, 0U);
  // Forty such places far apart: eight are tried, the worst first, and the others counted.
  found.beyond.clear();
  for (int i = 0; i < 40; ++i) found.beyond.push_back({1000 + 200.0 * i, 40, 1.0 + 0.01 * (i + 1)});
  const Feet many = feet_of(found);
  ASSERT_EQ(many.tried.size(), kMostFeet);
  EXPECT_EQ(many.tried[1].u, 1000 + 200.0 * 39);
  EXPECT_EQ(many.left_out, 40 - (kMostFeet - 1));
}

TEST(Plates, OfWhichTheStrengthIsNotKnownAreNotSaidToBeEnough) {
  const Designed designed(bridge("1600mm", "unstated"));
  ASSERT_TRUE(designed.made());
  Report report = check(designed.survey());
  int runs = 0;
  const PlateAnalyses all = analyse_plates(
      designed.survey(),
      [&](const std::string&) {
        ++runs;
        return Expected<std::string, Text>(std::string());
      },
      report);
  EXPECT_EQ(runs, 0);
  EXPECT_TRUE(all.boards.empty());
  EXPECT_EQ(all.asked, 0U);
  ASSERT_EQ(all.not_asked.size(), 1U);
}

}  // namespace
}  // namespace plano::checks
