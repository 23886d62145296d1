// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/stroke_font.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace plano::panels {
namespace {

constexpr const char* kFrench =
    "ÀÂÄÆÇÉÈÊËÎÏÔŒÖÙÛÜŸàâäæçéèêëîïôœöùûüÿ«»’…–—°×Øø€½²³±·→ \u00a0\u202f";

TEST(StrokeFont, writes_all_of_ascii_and_french) {
  for (char c = ' '; c <= '~'; ++c) {
    EXPECT_TRUE(can_write(std::string(1, c))) << c;
  }
  EXPECT_TRUE(can_write(kFrench));
  EXPECT_FALSE(can_write("漢"));
}

TEST(StrokeFont, no_two_visible_characters_look_the_same) {
  std::set<std::vector<Stroke>> seen;
  for (char c = '!'; c <= '~'; ++c) {
    EXPECT_TRUE(seen.insert(strokes_of(std::string(1, c), 12_mm)).second) << c;
  }
}

TEST(StrokeFont, a_capital_is_as_high_as_asked_and_stands_on_the_base_line) {
  Length top;
  Length bottom = 1_mm;
  for (const Stroke& stroke : strokes_of("H", 10_mm)) {
    for (const geometry::Point p : stroke) {
      top = std::max(top, p.y);
      bottom = std::min(bottom, p.y);
    }
  }
  EXPECT_EQ(top, 10_mm);
  EXPECT_EQ(bottom, Length{});
}

TEST(StrokeFont, letters_stay_within_their_width_and_a_third_above_and_below) {
  for (const std::string words : {"Éçœjgq ÂÏ", "P01", "Crémaillère n° 4 (18,2 mm × 3)"}) {
    const Length width = width_of(words, 12_mm);
    for (const Stroke& stroke : strokes_of(words, 12_mm)) {
      EXPECT_GE(stroke.size(), 2u);
      for (std::size_t i = 0; i < stroke.size(); ++i) {
        EXPECT_GE(stroke[i].x, -1_mm) << "only accents lean out, by less than a unit";
        EXPECT_LE(stroke[i].x, width + 1_mm);
        EXPECT_GE(stroke[i].y, -4_mm);
        EXPECT_LE(stroke[i].y, 16_mm);
        EXPECT_TRUE(i == 0 || stroke[i] != stroke[i - 1]) << "no stroke without length";
      }
    }
  }
}

TEST(StrokeFont, an_accent_adds_strokes_to_its_letter) {
  const auto plain = strokes_of("e", 12_mm);
  const auto accented = strokes_of("é", 12_mm);
  ASSERT_EQ(accented.size(), plain.size() + 1);
  EXPECT_TRUE(std::equal(plain.begin(), plain.end(), accented.begin()));
  EXPECT_GT(strokes_of("É", 12_mm).back()[0].y, 12_mm) << "over the capital";
}

TEST(StrokeFont, an_unknown_character_is_a_box_and_broken_bytes_do_no_harm) {
  EXPECT_EQ(strokes_of("漢", 12_mm).at(0).size(), 5u);
  EXPECT_EQ(strokes_of("\xff\xfe", 12_mm).size(), 2u);
}

TEST(StrokeFont, turning_by_a_right_angle_is_exact) {
  const auto turned = placed(strokes_of("L", 12_mm), {5_mm, 5_mm}, Angle::degrees(90));
  EXPECT_EQ(turned.at(0).front(), (geometry::Point{-7_mm, 5_mm}));
  EXPECT_EQ(turned.at(0).back(), (geometry::Point{5_mm, 12_mm}));
}

}  // namespace
}  // namespace plano::panels
