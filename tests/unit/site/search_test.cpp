// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/search.h"

#include <gtest/gtest.h>

namespace plano::site {
namespace {

// gallery/tests/filters.test.mjs holds the scripts to the same.
TEST(Search, WordsAreComparedFoldedAndWithoutPlurals) {
  const std::string words =
      search_words("L’aire de jeux, un Cube\u00a0; « cœur » : bancs, benches");
  EXPECT_EQ(words, " air banc bench coeur cub de jeu l un");
  EXPECT_EQ(search_words(""), "");
}

TEST(Search, EveryWordHasToBegin) {
  const std::string words =
      search_words("L’aire de jeux, un Cube\u00a0; « cœur » : bancs, benches");
  for (const char* typed : {"", " ", "jeux", "JEU", "aire de jeux", "cube", "cubes", "banc",
                            "Bancs", "bench", "cœurs", "coeur", "l'aire à jeux", "ben", "de"}) {
    EXPECT_TRUE(is_found(typed, words)) << typed;
  }
  for (const char* typed : {"toboggan", "cube toboggan", "anc", "jeux d'eau et de sable"}) {
    EXPECT_FALSE(is_found(typed, words)) << typed;
  }
}

}  // namespace
}  // namespace plano::site
