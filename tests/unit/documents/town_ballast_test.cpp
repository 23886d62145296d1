// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/town_ballast.h"

#include <gtest/gtest.h>

#include "tests/unit/checks/designed.h"

namespace plano::documents {
namespace {

/// A low platform people stand on, and a board that leans on one edge, with nothing to keep it up.
BallastTable table_of(const std::string& site) {
  const checks::Designed designed(checks::kHead + R"(panels:
  screen: {material: board, lies_in: xz, size: [1000mm, 1800mm], at: {y: 3000mm}, turn: [{axis: x, angle: 10deg, through: {y: 3000mm, z: 0mm}}]}
  leg: {for_each: {s: 0..1}, material: board, lies_in: yz, size: [700mm, 700mm], at: {x: s * 882mm}}
  top: {material: board, lies_in: xy, size: [864mm, 700mm], at: {x: 18mm, z: 600mm}}
joints:
  - {type: tab_slot, from: top, into: leg, tabs: 2}
expects: {platforms: [top], access: easy)" +
                                  site + "}\n");
  if (!designed.made()) return {};
  return ballast_table(checks::check(designed.survey()), designed.survey());
}

TEST(TownBallast, IsToPlaceOnlyWhereWindAndFrictionAreDeclared) {
  const std::string least = "at least, against tipping only";
  EXPECT_EQ(table_of("").head.back().en, least);
  EXPECT_EQ(table_of(", friction: 0.3").head.back().en, least);
  const BallastTable slides = table_of(", wind_zone: 2, terrain: open");
  EXPECT_EQ(slides.head.back().en, least);
  EXPECT_EQ(slides.head.back().fr, "au moins, contre le basculement seulement");
  EXPECT_EQ(slides.head.size(), 4U);
  const BallastTable all = table_of(", wind_zone: 2, terrain: open, friction: 0.3");
  EXPECT_EQ(all.head.back().en, "TO PLACE");
  EXPECT_EQ(all.head.size(), 5U);
}

TEST(TownBallast, TellsOfWhatCannotStand) {
  for (const char* site : {"", ", wind_zone: 2, terrain: open, friction: 0.3"}) {
    const BallastTable table = table_of(site);
    ASSERT_EQ(table.rows.size(), 2U) << site;
    int seen = 0;
    for (const auto& row : table.rows) {
      ASSERT_EQ(row.size(), table.head.size());
      if (row.front().en != "screen") continue;
      ++seen;
      EXPECT_EQ(row.back().en, "cannot stand: see the report");
      EXPECT_EQ(row[1].en, "—");
    }
    EXPECT_EQ(seen, 1);
  }
}

TEST(TownBallast, IsNotAskedForWhereFeetAreFixed) {
  EXPECT_TRUE(
      table_of(", wind_zone: 2, terrain: open, friction: 0.3, anchoring: fixed").rows.empty());
  EXPECT_FALSE(
      table_of(", wind_zone: 2, terrain: open, friction: 0.3, anchoring: ballasted").rows.empty());
}

}  // namespace
}  // namespace plano::documents
