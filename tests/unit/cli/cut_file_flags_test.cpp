// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <sstream>

#include "cli/verb.h"
#include "exporters/drawing_style.h"

namespace plano::cli {
namespace {

std::vector<std::string> words_of(const std::string& key) {
  std::vector<std::string> words;
  for (const Verb* verb : verbs()) {
    for (const Flag& flag : verb->flags) {
      if (std::string(verb->name) == "generate" && flag.key == key) {
        std::istringstream in(flag.words);
        for (std::string word; in >> word;) {
          words.push_back(word);
        }
      }
    }
  }
  return words;
}

TEST(CutFileFlags, take_every_profile_that_there_is_and_no_other) {
  EXPECT_EQ(words_of("layers"), exporters::layer_profiles());
  EXPECT_EQ(words_of("colours"), exporters::colour_profiles());
}

}  // namespace
}  // namespace plano::cli
