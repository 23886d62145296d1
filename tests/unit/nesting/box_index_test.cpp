// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/box_index.h"

#include <gtest/gtest.h>

#include "nesting/random.h"

namespace plano::nesting {
namespace {

Bounds random_box(Random& random) {
  // Some lie partly or wholly beyond the area.
  const Vec low{random.between(-20, 110), random.between(-20, 60)};
  return {low, low + Vec{random.between(0, 15), random.between(0, 15)}};
}

TEST(BoxIndex, FindsWhatMeetsABoxAndNothingElseWhileBoxesComeAndMove) {
  Random random(3);
  BoxIndex index({{0, 0}, {100, 50}}, 16);
  for (int i = 0; i < 150; ++i) {
    index.add(random_box(random));
    for (int k = 0; k < 20; ++k) {
      index.set(random.below(index.size()), random_box(random));
      const Bounds asked = random_box(random);
      std::vector<std::size_t> expected;
      for (std::size_t j = 0; j < index.size(); ++j) {
        const Bounds& box = index[j];
        if (box.low.x < asked.high.x && box.high.x > asked.low.x && box.low.y < asked.high.y &&
            box.high.y > asked.low.y) {
          expected.push_back(j);
        }
      }
      std::vector<std::size_t> found;
      index.each(asked, [&](std::size_t j) { found.push_back(j); });
      ASSERT_EQ(found, expected);
    }
  }
}

}  // namespace
}  // namespace plano::nesting
