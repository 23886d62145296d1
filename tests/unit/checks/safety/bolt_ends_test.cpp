// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kRule = "bolt-ends";

/// Two boards of 18 mm, face on face, held by two bolts; `more`: of the joint.
std::string faced(const Setting& setting, const std::string& hardware, const std::string& more,
                  double z = 300) {
  Laid laid(setting);
  laid.plate("front", 0, 0, z, 300, 18, 400).plate("back", 0, 18, z, 300, 18, 400);
  return laid.text() + "hardware:\n  bolt: {" + hardware +
         "}\njoints:\n  - {type: bolted, from: front, into: back, bolts: 2, hardware: bolt" + more +
         "}\n";
}

Verdict verdict_of(const std::string& text) {
  const Designed designed(text);
  return designed.made() ? designed.verdict(kRule) : Verdict::not_applicable;
}

std::string nut(const std::string& thread, const std::string& length, const std::string& head) {
  return "kind: bolt-and-nut, thread: " + thread + ", length: " + length + ", head: " + head;
}

TEST(BoltEnds, AnEndStandsOutByEightAtMost) {
  for (const Setting& setting : kSettings) {
    // 36 mm of wood and a washer of 1 mm under the head.
    const auto ends = [&](const std::string& length) {
      return verdict_of(faced(setting, nut("M5", length, "button"), ""));
    };
    EXPECT_EQ(ends("44.9mm"), Verdict::pass) << setting.name;
    EXPECT_EQ(ends("45mm"), Verdict::pass) << setting.name;
    EXPECT_EQ(ends("45.1mm"), Verdict::fail) << setting.name;
  }
}

TEST(BoltEnds, ASunkNutAndASunkHeadStandOutByNothing) {
  for (const Setting& setting : kSettings) {
    const Designed designed(faced(
        setting, "kind: bolt-and-nut, thread: M5, length: 32.5mm, head: button", ", sunk: both"));
    ASSERT_TRUE(designed.made());
    const RuleReport says = designed.says(kRule);
    EXPECT_EQ(says.verdict, Verdict::pass) << setting.name;
    for (const Result& result : says.outcome.results) {
      ASSERT_TRUE(result.measured.has_value());
      EXPECT_NEAR(result.measured->value, 0, 1e-3) << result.says.en;
    }
  }
}

TEST(BoltEnds, AHighHeadFailsUnlessItIsSunk) {
  for (const Setting& setting : kSettings) {
    // With the washer, a flange head of M6 stands 8.2 mm out, a socket head 7.6 mm.
    const auto head = [&](const std::string& form, const std::string& length,
                          const std::string& more) {
      const Designed designed(faced(setting, nut("M6", length, form), more));
      if (!designed.made()) return Verdict::not_applicable;
      for (const Result& result : designed.says(kRule).outcome.results) {
        if (result.says.en.find("head") != std::string::npos) return result.verdict;
      }
      return Verdict::not_applicable;
    };
    EXPECT_EQ(head("flange", "48mm", ""), Verdict::fail) << setting.name;
    EXPECT_EQ(head("flange", "40mm", ", sunk: head"), Verdict::pass) << setting.name;
    EXPECT_EQ(head("socket", "48mm", ""), Verdict::pass) << setting.name;
  }
}

TEST(BoltEnds, ABarrelNutEndsInTheWood) {
  for (const Setting& setting : kSettings) {
    Laid laid(setting);
    laid.plate("top", 0, 0, 400, 400, 300, 18).plate("leg", 100, 0, 0, 18, 300, 400);
    const std::string text =
        laid.text() +
        "hardware:\n  bolt: {kind: bolt-and-barrel-nut, thread: M8, length: 60mm, head: button}\n"
        "joints:\n  - {type: tab_slot_bolted, from: leg, into: top, tabs: 2, hardware: bolt, fit: "
        "slide}\n";
    EXPECT_EQ(verdict_of(text), Verdict::pass) << setting.name;
  }
}

/// However far the end of the bar it lies in is.
TEST(BoltEnds, ABoltAlongABarEndsInIt) {
  const std::string text = kHead + R"(panels:
  foot: {material: board, lies_in: yz, size: [200mm, 300mm], at: {x: 0mm, z: 100mm}}
bars:
  beam: {material: post, along: x, face: y, length: 1200mm, at: {x: 18mm, y: 50mm, z: 200mm}}
hardware:
  bolt: {kind: bolt-and-barrel-nut, thread: M8, length: 60mm, head: button}
joints:
  - {type: bolted, from: beam, into: foot, bolts: 2, hardware: bolt}
)";
  EXPECT_EQ(verdict_of(text), Verdict::pass);
}

TEST(BoltEnds, WhatLiesCloseAheadCoversAnEnd) {
  for (const Setting& setting : kSettings) {
    const auto with_wall = [&](double ahead) {
      Laid laid(setting);
      laid.plate("front", 0, 0, 300, 300, 18, 400).plate("back", 0, 18, 300, 300, 18, 400);
      // The end of an M8 of 50 mm stands 12 mm out.
      laid.plate("wall", 0, 48 + ahead, 300, 300, 18, 400);
      return verdict_of(laid.text() + "hardware:\n  bolt: {" + nut("M8", "50mm", "button") +
                        "}\njoints:\n  - {type: bolted, from: front, into: back, bolts: 2, "
                        "hardware: bolt}\n");
    };
    EXPECT_EQ(with_wall(24.9), Verdict::pass) << setting.name;
    EXPECT_EQ(with_wall(25.1), Verdict::fail) << setting.name;
  }
}

TEST(BoltEnds, EqualOnesAreSaidOnce) {
  const Designed designed(faced(kSettings[0], nut("M8", "50mm", "button"), ""));
  ASSERT_TRUE(designed.made());
  const RuleReport says = designed.says(kRule);
  ASSERT_EQ(says.outcome.results.size(), 2u);
  EXPECT_NE(says.outcome.results[0].says.en.find("2 of them"), std::string::npos);
  EXPECT_NEAR(says.outcome.results[0].measured->value, 12, 1e-6);
}

TEST(BoltEnds, NothingIsSaidWithoutFasteners) {
  EXPECT_EQ(Laid().floor("top", 0, 0, 500, 500, 400).verdict(kRule), Verdict::not_applicable);
}

}  // namespace
}  // namespace plano::checks
