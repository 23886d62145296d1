// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/blocking_graph.h"

#include <gtest/gtest.h>

namespace plano::assembly {
namespace {

using Sets = std::vector<std::vector<std::size_t>>;

TEST(BlockingGraph, FreeComponentsAreThoseThatNothingOutsideBlocks) {
  // 0 and 1 block each other, 2 is blocked by 0, 3 by nothing.
  EXPECT_EQ(free_components({{1}, {0}, {0}, {}}), (Sets{{0, 1}, {3}}));
  EXPECT_EQ(free_components({{1}, {2}, {0}}), (Sets{{0, 1, 2}}));
  EXPECT_EQ(free_components({{}, {0}, {1}}), (Sets{{0}}));
}

TEST(BlockingGraph, TheSmallestLockLeavesOutWhoeverIsOnlyHeld) {
  // 1 and 2 lock each other in both directions; 0 is held by them and holds them.
  const BlockingGraph one = {{1}, {0, 2}, {1}};
  const BlockingGraph other = {{2}, {2}, {1, 0}};
  EXPECT_EQ(smallest_lock({one, other}), (std::vector<std::size_t>{1, 2}));
  // A ring of three locks as a whole only.
  EXPECT_EQ(smallest_lock({{{1}, {2}, {0}}, {{2}, {0}, {1}}}), (std::vector<std::size_t>{0, 1, 2}));
}

TEST(BlockingGraph, IsNotDeepInCalls) {
  BlockingGraph chain(200'000);
  for (std::size_t i = 0; i + 1 < chain.size(); ++i) chain[i] = {i + 1};
  EXPECT_EQ(free_components(chain), (Sets{{chain.size() - 1}}));
}

}  // namespace
}  // namespace plano::assembly
