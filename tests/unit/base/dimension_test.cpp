// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/dimension.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace plano {
namespace {

TEST(Dimension, HasItsEverydayNameWhereThereIsOne) {
  EXPECT_EQ(name_of(kLengthDimension).en, "a length");
  EXPECT_EQ(name_of(kPressureDimension).fr, "une pression");
  EXPECT_EQ(name_of(kPlainNumber).en, "a plain number");
}

TEST(Dimension, IsSpelledOutOtherwise) {
  EXPECT_EQ(name_of({2, 1, 0, 0, 0}).en, "length^2 · mass");
  EXPECT_EQ(name_of({1, 0, -2, 0, 0}).fr, "longueur · temps^-2");
}

TEST(Utf8, ReadsEveryCharacterAndRefusesWhatIsNone) {
  EXPECT_EQ(utf8_at("é", 0).code_point, U'é');
  EXPECT_EQ(utf8_at("é", 0).bytes, 2U);
  EXPECT_EQ(utf8_at("\U0001F6DD", 0).code_point, 0x1F6DDU);
  for (const char* bad :
       {"\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80", "\xe2\x82", "\xff"}) {
    EXPECT_FALSE(utf8_at(bad, 0).valid);
    EXPECT_EQ(utf8_at(bad, 0).bytes, 1U);
  }
}

TEST(Utf8, InvisibleCharactersAreKnown) {
  for (const char32_t c : {U'\0', U'\x1b', U'\u0085', U'\u2028', U'\u202e', U'\ufeff'}) {
    EXPECT_TRUE(is_invisible(c));
  }
  for (const char32_t c : {U'a', U'\n', U'\t', U'é', U'\u00a0', U'\u202f', U'’'}) {
    EXPECT_FALSE(is_invisible(c));  // French sets no-break spaces
  }
}

}  // namespace
}  // namespace plano
