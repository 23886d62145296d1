// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

/// A floor of 2000 by 1000 mm at `height`; walls of `top` around it, but for the front.
Laid walled(Setting setting, double height, double top, const std::string& access) {
  Laid laid(setting);
  laid.floor("top", 0, 0, 2000, 1000, height);
  laid.plate("left", -18, 0, height, 18, 1000, top);
  laid.plate("right", 2000, 0, height, 18, 1000, top);
  laid.plate("back", 0, 1000, height, 2000, 18, top);
  return laid.expects("  platforms: [top]\n  access: " + access + "\n");
}

/// The front too, with a way of `gap` in the middle of it.
Laid with_way(Setting setting, double height, double top, double gap, const std::string& access) {
  Laid laid = walled(setting, height, top, access);
  const double side = (2000 - gap) / 2;
  laid.plate("front_left", 0, -18, height, side, 18, top);
  laid.plate("front_right", side + gap, -18, height, side, 18, top);
  return laid;
}

/// A rail all around, 45 mm deep, with its top at `top` above the floor.
Laid railed(Setting setting, double height, double top) {
  Laid laid(setting);
  const double z = height + top - 45;
  laid.floor("top", 0, 0, 2000, 1000, height);
  laid.plate("left", -18, 0, z, 18, 1000, 45).plate("right", 2000, 0, z, 18, 1000, 45);
  laid.plate("back", 0, 1000, z, 2000, 18, 45).plate("front", 0, -18, z, 2000, 18, 45);
  return laid.expects("  platforms: [top]\n  access: hard\n");
}

Laid bare(Setting setting, double height, const std::string& access) {
  Laid laid(setting);
  return laid.floor("top", 0, 0, 2000, 1000, height)
      .expects("  platforms: [top]\n  access: " + access + "\n");
}

TEST(Barriers, AreAskedForByHeightAndAccess) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(bare(setting, 600, "easy").verdict("barriers"), Verdict::not_applicable);
    EXPECT_EQ(bare(setting, 601, "easy").verdict("barriers"), Verdict::fail) << setting.name;
    EXPECT_EQ(bare(setting, 2000, "hard").verdict("barriers"), Verdict::not_applicable);
    EXPECT_EQ(railed(setting, 2000, 700).verdict("barriers"), Verdict::not_applicable);
    EXPECT_EQ(railed(setting, 2001, 700).verdict("barriers"), Verdict::fail) << setting.name;
  }
}

TEST(Guardrails, AreAskedForAboveAThousand) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(bare(setting, 1000, "hard").verdict("guardrails"), Verdict::not_applicable);
    EXPECT_EQ(bare(setting, 1001, "hard").verdict("guardrails"), Verdict::fail) << setting.name;
    EXPECT_EQ(railed(setting, 1001, 700).verdict("guardrails"), Verdict::pass) << setting.name;
    EXPECT_EQ(with_way(setting, 1500, 700, 0, "hard").verdict("guardrails"), Verdict::pass);
  }
}

TEST(Guardrails, TopsLieBetweenSixHundredAndEightHundredAndFifty) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(railed(setting, 1500, 599).verdict("guardrails"), Verdict::fail) << setting.name;
    EXPECT_EQ(railed(setting, 1500, 600).verdict("guardrails"), Verdict::pass) << setting.name;
    EXPECT_EQ(railed(setting, 1500, 850).verdict("guardrails"), Verdict::pass) << setting.name;
    EXPECT_EQ(railed(setting, 1500, 851).verdict("guardrails"), Verdict::fail) << setting.name;
  }
}

TEST(Barriers, TopsLieAtSevenHundredAtLeast) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(with_way(setting, 1500, 699, 0, "easy").verdict("barriers"), Verdict::fail);
    EXPECT_EQ(with_way(setting, 1500, 700, 0, "easy").verdict("barriers"), Verdict::pass);
  }
}

TEST(BarrierOpenings, FiveHundredOrTwelveHundredUnderARail) {
  for (const Setting& setting : kSettings) {
    const auto plain = [&](double gap) {
      return with_way(setting, 1500, 900, gap, "easy").verdict("barrier-openings");
    };
    EXPECT_EQ(plain(500), Verdict::pass) << setting.name;
    EXPECT_EQ(plain(501), Verdict::fail) << setting.name;
    const auto under_rail = [&](double gap) {
      Laid laid = with_way(setting, 1500, 900, gap, "easy");
      laid.plate("rail", 1000 - gap / 2, -18, 1500 + 755, gap, 18, 45);
      return laid.verdict("barrier-openings");
    };
    EXPECT_EQ(under_rail(1200), Verdict::pass) << setting.name;
    EXPECT_EQ(under_rail(1201), Verdict::fail) << setting.name;
    EXPECT_EQ(with_way(setting, 1500, 800, 500, "hard").verdict("barrier-openings"), Verdict::pass);
    EXPECT_EQ(with_way(setting, 1500, 800, 501, "hard").verdict("barrier-openings"), Verdict::fail);
  }
}

TEST(Barriers, AnOpenSideIsMissingAndStairsCloseIt) {
  EXPECT_EQ(walled(kSettings[0], 1500, 900, "easy").verdict("barriers"), Verdict::fail);
  Laid steps = walled(kSettings[0], 1000, 900, "easy");
  steps.floor("low", 0, -1018, 2000, 1000, 500);
  EXPECT_EQ(steps.verdict("barriers"), Verdict::pass);
}

TEST(Barriers, SlatsCloseAnEdgeUpToATorsosWidth) {
  const auto slatted = [](Setting setting, double clear) {
    Laid laid = walled(setting, 1500, 900, "easy");
    laid.plate("rail", 0, -18, 1500 + 855, 2000, 18, 45);
    int slat = 0;
    for (double x = 0; x + 60 <= 2000; x += 60 + clear) {
      laid.plate("slat" + decimal(slat++), x, -18, 1500, 60, 18, 855);
    }
    return laid.verdict("barriers");
  };
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(slatted(setting, 80), Verdict::pass) << setting.name;
  }
  // Wider than any way in or out.
  EXPECT_EQ(slatted(kSettings[0], 1300), Verdict::fail);
}

TEST(Footholds, ALedgeDeeperThanTenIsForAPersonToSee) {
  for (const Setting& setting : kSettings) {
    Laid plain = with_way(setting, 1500, 900, 0, "easy");
    EXPECT_EQ(plain.verdict("footholds"), Verdict::pass) << setting.name;
    plain.plate("ledge", 200, 0, 1500 + 250, 800, 18, 60);
    EXPECT_EQ(plain.verdict("footholds"), Verdict::needs_human) << setting.name;
    Laid low = with_way(setting, 1500, 900, 0, "easy");
    low.plate("ledge", 200, 0, 1500 + 20, 800, 18, 60);
    EXPECT_EQ(low.verdict("footholds"), Verdict::pass) << setting.name;
  }
}

}  // namespace
}  // namespace plano::checks
