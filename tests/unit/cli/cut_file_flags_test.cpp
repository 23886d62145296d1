// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <sstream>

#include "cli/verb.h"
#include "exporters/drawing_style.h"
#include "fabrication/nested.h"

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

TEST(EffortFlag, names_the_usual_effort_in_both_languages) {
  const std::string usual = std::to_string(fabrication::kUsualEffort);
  std::size_t seen = 0;
  for (const Verb* verb : verbs()) {
    for (const Flag& flag : verb->flags) {
      if (std::string(flag.key) != "effort") continue;
      ++seen;
      EXPECT_NE(std::string(flag.help_en).find("(default: " + usual + ")"), std::string::npos);
      EXPECT_NE(std::string(flag.help_fr).find("(par défaut : " + usual + ")"), std::string::npos);
    }
  }
  EXPECT_EQ(seen, 2U) << "of generate and nest";
}

}  // namespace
}  // namespace plano::cli
