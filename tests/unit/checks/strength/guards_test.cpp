// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which boards are pushed, and which guards are left to a person.

#include <gtest/gtest.h>

#include "checks/rule.h"
#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

/// A second floor behind balusters that nothing holds, beside the floor of the corpus.
std::string with_second_floor(const std::string& platforms) {
  std::string text = file_text("tests/corpus/safety/barrier-load/pass.yaml");
  const auto put = [&](const std::string& before, const std::string& more) {
    const auto at = text.find(before);
    ASSERT_NE(at, std::string::npos) << before;
    text.insert(at, more);
  };
  put("panels:\n", "  stick: {kind: timber, section: [45mm, 45mm]}\n");
  put("joints:\n",
      "  wall2: {for_each: {i: 0..1}, material: board, lies_in: yz, size: [700mm, 682mm], at: {x: "
      "882mm * i, y: 4000mm}}\n"
      "  floor2: {material: board, lies_in: xy, size: [900mm, 700mm], at: {y: 4000mm, z: 682mm}}\n"
      "bars:\n"
      "  along: {for_each: {i: 0..7, j: 0..1}, material: stick, along: z, face: y, length: 800mm, "
      "at: {x: 122.14mm * i, y: 4000mm + 655mm * j, z: 700mm}}\n"
      "  across: {for_each: {i: 1..4, j: 0..1}, material: stick, along: z, face: y, length: 800mm, "
      "at: {x: 855mm * j, y: 4000mm + 131mm * i, z: 700mm}}\n");
  text.resize(text.find("expects:"));
  return text + "expects: {platforms: " + platforms + ", access: easy}\n";
}

TEST(BarrierLoad, AsksOfOneFloorThoughAnotherIsCalculated) {
  const Designed designed(with_second_floor("[floor, floor2]"));
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("barrier-load");
  EXPECT_EQ(report.verdict, Verdict::needs_human);
  int calculated = 0;
  int asked = 0;
  for (const Result& result : report.outcome.results) {
    if (result.measured) ++calculated;
    if (result.says.en == "what guards floor2 is of no kind whose strength is calculated here") {
      ++asked;
    }
  }
  EXPECT_EQ(calculated, 4);
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(report.outcome.results.size(), 5U);
}

TEST(BarrierLoad, AsksOfTheEdgesThatNothingCalculatedGuards) {
  std::string text = with_second_floor("[floor, floor2]");
  // A board on the second floor, behind the balusters of its front.
  text.insert(text.find("bars:\n"),
              "  front2: {material: board, lies_in: xz, size: [900mm, 800mm], at: {y: 4046mm, z: "
              "700mm}}\n");
  text.insert(text.find("expects:"), "  - {type: tab_slot, from: front2, into: floor2, tabs: 2}\n");
  const Designed designed(text);
  ASSERT_TRUE(designed.made());
  bool asked = false;
  for (const Result& result : designed.says("barrier-load").outcome.results) {
    if (result.says.en.find("floor2, ") != 0) continue;
    asked = true;
    EXPECT_EQ(result.says.en.find("front edge"), std::string::npos) << result.says.en;
    for (const char* edge : {"back edge", "left edge", "right edge"}) {
      EXPECT_NE(result.says.en.find(edge), std::string::npos) << result.says.en;
    }
  }
  EXPECT_TRUE(asked);
}

/// A floor behind a slat with a rail over it, `off` further out, and a low board across the floor;
/// all turned about the vertical.
std::string slat_and_rail(int degrees, int off) {
  const std::string turned = ", turn: [{axis: z, angle: " + std::to_string(degrees) +
                             "deg, through: {x: 0mm, y: 0mm}}]}\n";
  const auto board = [&](const std::string& name, const std::string& rest) {
    return "  " + name + ": {material: board, " + rest + turned;
  };
  std::string text = kHead + "panels:\n";
  text += board("wl", "lies_in: yz, size: [1400mm, 2050mm], at: {x: 0mm, y: -200mm}");
  text += board("wr", "lies_in: yz, size: [1400mm, 2050mm], at: {x: 1982mm, y: -200mm}");
  text += board("floor", "lies_in: xy, size: [1964mm, 1000mm], at: {x: 18mm, z: 1182mm}");
  text += board("slat", "lies_in: xz, size: [1964mm, 300mm], at: {x: 18mm, y: -30mm, z: 1300mm}");
  text += board("rail", "lies_in: xz, size: [1964mm, 150mm], at: {x: 18mm, y: " +
                            std::to_string(-30 - off) + "mm, z: 1750mm}");
  text += board("low", "lies_in: yz, size: [400mm, 420mm], at: {x: 1000mm, y: 20mm, z: 1200mm}");
  text += board("back", "lies_in: xz, size: [1964mm, 800mm], at: {x: 18mm, y: 960mm, z: 1200mm}");
  text += "joints:\n";
  for (const char* one : {"floor", "slat", "rail", "back"}) {
    for (const char* wall : {"wl", "wr"}) {
      text += std::string("  - {type: tab_slot, from: ") + one + ", into: " + wall + ", tabs: 2}\n";
    }
  }
  text += "  - {type: tab_slot, from: low, into: floor, tabs: 2}\n";
  return text + "expects: {platforms: [floor], access: easy}\n";
}

std::vector<std::string> told(const Designed& designed) {
  std::vector<std::string> names;
  Outcome out;
  find_rule("barrier-load")->run(designed.survey(), out);
  for (const Result& result : out.results) {
    names.push_back(result.place.elements.empty() ? "" : result.place.elements[0]);
  }
  std::sort(names.begin(), names.end());
  return names;
}

TEST(BarrierLoad, TurningTheDesignTakesNoResultAway) {
  const std::vector<std::string> all = {"back", "low", "rail", "wl", "wr"};
  for (const int degrees : {0, 45, 200}) {
    const Designed designed(slat_and_rail(degrees, 0));
    ASSERT_TRUE(designed.made());
    EXPECT_EQ(told(designed), all) << degrees;
  }
}

TEST(BarrierLoad, ABoardBelowOneThatIsNotPushedIsPushedItself) {
  const std::vector<std::string> all = {"back", "low", "slat", "wl", "wr"};
  for (const int degrees : {0, 45}) {
    const Designed designed(slat_and_rail(degrees, 58));
    ASSERT_TRUE(designed.made());
    EXPECT_EQ(told(designed), all) << degrees;
  }
  // Where both are near enough, set off or not, the upper one is.
  const Designed near(slat_and_rail(45, 30));
  ASSERT_TRUE(near.made());
  EXPECT_EQ(told(near), (std::vector<std::string>{"back", "low", "rail", "wl", "wr"}));
}

}  // namespace
}  // namespace plano::checks
