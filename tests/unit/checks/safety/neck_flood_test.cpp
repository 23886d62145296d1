// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/neck_flood.h"

#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const NeckLimits kLimits{.small = 89, .large = 230, .above = 600};

/// Posts 18 thick, `gap` apart each way, in a frame as far around them.
Laid pegs(int across, double gap) {
  Laid laid;
  const double step = 18 + gap;
  const double length = step * (across + 1);
  for (int i = 0; i < across * across; ++i) {
    laid.plate("p" + std::to_string(i), step * (i % across), step * (i / across), 900, 18, 18, 60);
  }
  return laid.plate("front", -step, -step, 900, length, 18, 60)
      .plate("back", -step, step * across, 900, length, 18, 60)
      .plate("left", -step - 18, -step, 900, 18, length, 60)
      .plate("right", step * across, -step, 900, 18, length, 60);
}

std::vector<Passage> passages(const Scene& scene, Floods& floods) {
  std::vector<Passage> all;
  const auto necks = necks_of(scene, kLimits);
  if (!necks) return all;
  for (const Neck& neck : *necks) all.push_back(passage_of(scene, kLimits, neck, floods));
  return all;
}

/// As the area is, and not as the area for each of its necks; and it says the same.
TEST(Floods, AreSharedByTheNecksOfAFrameFullOfPegs) {
  const Designed design(pegs(4, 132).text());
  ASSERT_TRUE(design.made());
  Floods shared(design.scene(), kLimits);
  std::size_t looks = 0;
  const auto necks = necks_of(design.scene(), kLimits);
  ASSERT_TRUE(necks);
  for (const Neck& neck : *necks) {
    Floods own(design.scene(), kLimits);
    const Passage one = passage_of(design.scene(), kLimits, neck, shared);
    const Passage other = passage_of(design.scene(), kLimits, neck, own);
    looks += own.looks();
    EXPECT_EQ(one.kind, other.kind);
    EXPECT_NEAR(one.width, other.width, 0.2);
  }
  EXPECT_GT(shared.looks(), 0U);
  EXPECT_LT(10 * shared.looks(), looks);
}

TEST(Floods, WhatIsTooMuchIsAPersons) {
  const Designed design(pegs(3, 132).text());
  ASSERT_TRUE(design.made());
  Floods none(design.scene(), kLimits, 0);
  for (const Passage& passage : passages(design.scene(), none)) {
    EXPECT_NE(passage.kind, Passage::Kind::shut);
  }
  EXPECT_TRUE(none.spent());
}

}  // namespace
}  // namespace plano::checks
