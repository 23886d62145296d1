// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <random>

#include "base/check.h"

namespace plano {
namespace {

constexpr const char* kGap = "\u00a0";

TEST(Text, FillsEachLanguageWithItsOwnArguments) {
  const Text filled = fill({"{0} is longer than {1}", "{1} est plus court que {0}"},
                           {{"the seat", "l'assise"}, show(18_mm)});
  EXPECT_EQ(filled.en, std::string("the seat is longer than 18") + kGap + "mm");
  EXPECT_EQ(filled.fr, std::string("18") + kGap + "mm est plus court que l'assise");
}

TEST(Text, LeavesBracesThatHoldNoNumberAndArgumentsAsTheyAre) {
  EXPECT_EQ(fill("write {fr:, en:} {} {0", {}).en, "write {fr:, en:} {} {0");
  EXPECT_EQ(fill("{0}{1}", {"{1}", "x"}).en, "{1}x");
}

TEST(Text, MissingArgumentIsOurBug) {
  EXPECT_THROW(fill("{1}", {"only one"}), InternalError);
}

TEST(Text, ShowsLengthsToTheMicrometreInBothNotations) {
  EXPECT_EQ(show(Length::nearest_to_mm(18.2)).en, std::string("18.2") + kGap + "mm");
  EXPECT_EQ(show(Length::nearest_to_mm(18.2)).fr, std::string("18,2") + kGap + "mm");
  EXPECT_EQ(show(1'499_nm).en, std::string("0.001") + kGap + "mm");
  EXPECT_EQ(show(-2'500_um).fr, std::string("-2,5") + kGap + "mm");
  EXPECT_EQ(show(1200_mm).en, std::string("1200") + kGap + "mm");
  EXPECT_EQ(show(Length{}).en, std::string("0") + kGap + "mm");
}

TEST(Text, ShowsAnglesAndNumbers) {
  EXPECT_EQ(show(Angle::nearest_to_degrees(22.5)).en, "22.5°");
  EXPECT_EQ(show(Angle::nearest_to_degrees(-22.5)).fr, "-22,5°");
  EXPECT_EQ(show_number(0.125, 2).en, "0.12");
  EXPECT_EQ(show_number(-0.001, 2).fr, "0");
  EXPECT_EQ(show(std::int64_t{42}).fr, "42");
}

TEST(Text, JoinsWordsForReading) {
  EXPECT_EQ(list_and({}).en, "");
  EXPECT_EQ(list_and({"a"}).fr, "a");
  EXPECT_EQ(list_and({"a", "b", "c"}).en, "a, b and c");
  EXPECT_EQ(list_or({"a", "b"}).fr, "a ou b");
}

TEST(Text, QuotesScrapsWithoutTheirControlCharacters) {
  EXPECT_EQ(quote("seat").en, "“seat”");
  EXPECT_EQ(quote("seat").fr, "«\u00a0seat\u00a0»");
  EXPECT_EQ(quote("a\x1b[31m\xff\n").en, "“a [31m\ufffd ”");
  EXPECT_EQ(quote(std::string(70, 'x')).en, "“" + std::string(60, 'x') + "…”");
}

TEST(Decimal, IsTheShortestThatReadsBack) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> value(-1e6, 1e6);
  for (int i = 0; i < 20'000; ++i) {
    const double x = value(random);
    EXPECT_EQ(std::stod(decimal(x)), x);
  }
  EXPECT_EQ(decimal(0.1), "0.1");
  EXPECT_EQ(decimal(-0.0), "0");
}

TEST(Decimal, FixedDecimalsLoseTheirTrailingZeros) {
  EXPECT_EQ(decimal(18.2, 3), "18.2");
  EXPECT_EQ(decimal(18.0, 3), "18");
  EXPECT_EQ(decimal(100.0, 0), "100");
  EXPECT_EQ(decimal(-0.0001, 3), "0");
  EXPECT_EQ(decimal(1e300, 2).size(), 301U);
}

TEST(Decimal, LengthsAreExactToTheNanometre) {
  EXPECT_EQ(mm_text(1_nm), "0.000001");
  EXPECT_EQ(mm_text(-18'200_um), "-18.2");
  EXPECT_EQ(mm_text(Length::nanometres(std::numeric_limits<std::int64_t>::min())),
            "-9223372036854.775808");
}

TEST(NearestWord, FindsSlipsAndNothingElse) {
  const std::vector<std::string> words{"width", "height", "depth", "at"};
  EXPECT_EQ(nearest_word("widht", words), "width");  // two letters swapped
  EXPECT_EQ(nearest_word("hieght", words), "height");
  EXPECT_EQ(nearest_word("heigth", words), "height");
  EXPECT_EQ(nearest_word("ta", words), "at");
  EXPECT_EQ(nearest_word("a", words), "at");
  EXPECT_EQ(nearest_word("colour", words), "");
  EXPECT_EQ(nearest_word("xy", words), "");
  EXPECT_EQ(nearest_word("", words), "");
}

TEST(NearestWord, PrefersTheCloserAndThenTheFirst) {
  EXPECT_EQ(nearest_word("panels", {"pannels", "panel", "panels"}), "panels");
  EXPECT_EQ(nearest_word("joint", {"points", "joints", "point"}), "joints");
}

}  // namespace
}  // namespace plano
