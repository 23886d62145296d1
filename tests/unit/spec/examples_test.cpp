// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "support.h"

namespace plano::spec::testing {
namespace {

const std::filesystem::path kData = PLANO_SOURCE_DIR "/tests/unit/spec/data";

Bound example(const std::string& name) {
  return bound(read_file(kData / name), name);
}

TEST(Examples, the_bench_loads_without_a_word) {
  const Bound bench = example("bench.yaml");
  EXPECT_EQ(bench.lines(), "");
  ASSERT_TRUE(bench.spec.has_value());
  EXPECT_EQ(bench.spec->info.id.text, "banc-simple");
  ASSERT_EQ(bench.spec->panels.size(), 3u);
  EXPECT_EQ(bench.spec->panels[1].repeat.variables.at(0).name.text, "side");
  EXPECT_EQ(bench.spec->joints.at(2).settings.at(0).key, "spacing.max");
  EXPECT_EQ(bench.spec->joints.at(0).settings.at(0).key, "tabs.count");
}

TEST(Examples, the_play_house_loads_without_a_word) {
  const Bound house = example("playhouse.yaml");
  EXPECT_EQ(house.lines(), "");
  ASSERT_TRUE(house.spec.has_value());
  EXPECT_EQ(house.spec->parts.at(0).with.size(), 2u);
  EXPECT_EQ(house.spec->uses.at(0).design.text, "./barrier.yaml");
  EXPECT_EQ(house.spec->parameters.back().kind, ParameterKind::choice);
  EXPECT_EQ(std::get<std::string>(house.spec->parameters.back().default_value), "round");
}

TEST(Examples, the_barrier_loads_without_a_word) {
  const Bound barrier = example("barrier.yaml");
  EXPECT_EQ(barrier.lines(), "");
  ASSERT_TRUE(barrier.spec.has_value());
  EXPECT_TRUE(barrier.spec->info.module);
  EXPECT_EQ(barrier.spec->exports.size(), 2u);
}

}  // namespace
}  // namespace plano::spec::testing
