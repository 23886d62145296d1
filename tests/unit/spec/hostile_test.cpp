// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Designs damaged at random: whatever a stranger sends either binds or is refused with a reason.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "support.h"

namespace plano::spec::testing {
namespace {

const std::filesystem::path kData = PLANO_SOURCE_DIR "/tests/unit/spec/data";

/// One slip: a byte changed, a run cut out, a line doubled, or a scrap of another place put in.
std::string damaged(std::string text, std::mt19937& random) {
  static constexpr std::string_view kBytes = "(){}[];:,'\"^*-+.#0azmn \n&!%";
  const auto place = [&] { return random() % text.size(); };
  switch (random() % 4) {
    case 0:
      text[place()] = kBytes[random() % kBytes.size()];
      break;
    case 1:
      text.erase(place(), random() % 12);
      break;
    case 2: {
      const std::size_t from = text.rfind('\n', place());
      const std::size_t start = from == std::string::npos ? 0 : from + 1;
      text.insert(start, text.substr(start, text.find('\n', start) - start + 1));
      break;
    }
    default:
      text.insert(place(), text.substr(place(), random() % 30));
  }
  return text;
}

TEST(Hostile, damaged_designs_bind_or_say_why_not) {
  std::vector<std::string> originals;
  for (const char* name : {"bench.yaml", "playhouse.yaml", "barrier.yaml"}) {
    originals.push_back(read_file(kData / name));
  }
  std::mt19937 random(1);
  std::size_t refused = 0;
  for (int i = 0; i < 3'000; ++i) {
    std::string text = originals[random() % originals.size()];
    for (std::size_t slips = 1 + random() % 3; slips > 0; --slips) {
      text = damaged(std::move(text), random);
    }
    const Bound run = bound(text);
    ASSERT_EQ(run.spec.has_value(), !run.found.has_errors()) << text;
    refused += run.spec ? 0 : 1;
    for (const auto& said : run.found.items()) {
      ASSERT_LE(said.primary.span.begin, said.primary.span.end);
      ASSERT_LE(said.primary.span.end, text.size()) << said.message.en;
    }
  }
  EXPECT_GT(refused, 1'000u) << "the damage does not bite";
}

TEST(Hostile, ten_thousand_slips_are_counted_and_the_first_shown) {
  std::string text = "values:\n";
  for (int i = 0; i < 10'000; ++i) {
    text += "  value" + std::to_string(i) + ": valeu" + std::to_string(i) + "\n";
  }
  const Bound run = bound(design_with(text));
  EXPECT_FALSE(run.spec.has_value());
  EXPECT_EQ(run.found.errors(), 10'000u);
  EXPECT_EQ(run.found.items().size(), diagnostics::Diagnostics::kMost);
}

TEST(Hostile, the_same_design_gives_the_same_words_twice) {
  std::mt19937 random(2);
  const std::string original = read_file(kData / "bench.yaml");
  for (int i = 0; i < 200; ++i) {
    const std::string text = damaged(original, random);
    EXPECT_EQ(bound(text).lines(), bound(text).lines());
  }
}

}  // namespace
}  // namespace plano::spec::testing
