// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/palette.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

namespace plano::exporters {
namespace {

using Pixels = std::vector<std::uint32_t>;

double distance(std::uint32_t a, std::uint32_t b) {
  double sum = 0;
  for (const int shift : {0, 8, 16}) {
    const double off = static_cast<double>(a >> shift & 0xff) - (b >> shift & 0xff);
    sum += off * off;
  }
  return std::sqrt(sum);
}

TEST(Palette, FewColoursLoseNothing) {
  const Pixels pixels{0xff0000, 0x00ff00, 0xff0000, 0x123456, 0xffffff};
  const Paletted few = with_palette(pixels, 4);
  EXPECT_EQ(few.palette, (Pixels{0x00ff00, 0x123456, 0xff0000, 0xffffff}));
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    EXPECT_EQ(few.palette.at(few.pixels[i]), pixels[i]);
  }
}

TEST(Palette, NothingAndOneColour) {
  EXPECT_TRUE(with_palette({}, 8).palette.empty());
  EXPECT_EQ(with_palette(Pixels(9, 0xabcdef), 8).palette, Pixels{0xabcdef});
  EXPECT_EQ(with_palette(Pixels{0xffffff, 0xffffff, 0x000000}, 1).palette, Pixels{0xffffff});
}

TEST(Palette, TheGroundKeepsItsColourAndNothingStraysFar) {
  // Gradients of a shadow and of three faces, and much white around.
  Pixels pixels(20'000, 0xffffff);
  for (std::uint32_t k = 0; k < 256; ++k) {
    for (const std::uint32_t colour : {k << 16 | k << 8 | k, k << 16 | (k / 2) << 8, k << 8}) {
      pixels.insert(pixels.end(), 4, colour);
    }
  }
  const Paletted few = with_palette(pixels, 128);
  EXPECT_LE(few.palette.size(), 128U);
  EXPECT_TRUE(std::is_sorted(few.palette.begin(), few.palette.end()));
  const std::set<std::uint32_t> own(pixels.begin(), pixels.end());
  for (const std::uint32_t colour : few.palette) EXPECT_TRUE(own.count(colour)) << colour;
  double worst = 0;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const std::uint32_t shown = few.palette.at(few.pixels[i]);
    if (pixels[i] == 0xffffff) {
      ASSERT_EQ(shown, 0xffffffU);
    }
    worst = std::max(worst, distance(shown, pixels[i]));
  }
  EXPECT_LT(worst, 16);  // 768 colours on three lines, 128 places
}

TEST(Palette, EveryPixelHasTheNearestColourOfThePalette) {
  std::mt19937 random(7);
  Pixels pixels(3000);
  for (std::uint32_t& pixel : pixels) pixel = random() & 0xffffff;
  const Paletted few = with_palette(pixels, 32);
  EXPECT_EQ(few.palette.size(), 32U);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const double shown = distance(few.palette.at(few.pixels[i]), pixels[i]);
    for (const std::uint32_t other : few.palette) EXPECT_LE(shown, distance(other, pixels[i]));
  }
}

}  // namespace
}  // namespace plano::exporters
