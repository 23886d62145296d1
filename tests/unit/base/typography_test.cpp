// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/typography.h"

#include <gtest/gtest.h>

namespace plano {
namespace {

TEST(Typography, BindsDoublePunctuationAndQuotesToTheirWords) {
  EXPECT_EQ(with_no_break_spaces("Prenez : « ceci » ; cela ? Oui ! À 50 %."),
            "Prenez\u00a0: «\u00a0ceci\u00a0»\u00a0; cela\u00a0? Oui\u00a0! À 50\u00a0%.");
  EXPECT_EQ(with_no_break_spaces("vraiment ?! »"), "vraiment\u00a0?!\u00a0»");
  EXPECT_EQ(with_no_break_spaces("fin :"), "fin\u00a0:");
}

TEST(Typography, LeavesCodeAndEnglishAlone) {
  EXPECT_EQ(with_no_break_spaces("écrivez `a ? b : c` : bien"), "écrivez `a ? b : c`\u00a0: bien");
  EXPECT_EQ(with_no_break_spaces("note: this; that? yes!"), "note: this; that? yes!");
  EXPECT_EQ(with_no_break_spaces("see :name and %d"), "see :name and %d");
}

TEST(Typography, TouchesNothingTwice) {
  const std::string once = with_no_break_spaces("« a » : b");
  EXPECT_EQ(with_no_break_spaces(once), once);
}

TEST(Typography, SetsOnlyFrench) {
  const Text text{"a : b", "a : b"};
  EXPECT_EQ(set_in(text, Language::english), "a : b");
  EXPECT_EQ(set_in(text, Language::french), "a\u00a0: b");
}

}  // namespace
}  // namespace plano
