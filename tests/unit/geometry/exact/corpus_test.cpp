// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every shape of tests/corpus/regions gives what its file says.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "geometry/exact/evaluate.h"
#include "geometry/exact/subdivision.h"
#include "tests/unit/geometry/exact/region_case.h"

namespace plano::geometry::exact {
namespace {

constexpr std::array kKindNames{"input_not_simple", "point_contact", "sliver", "too_large",
                                "kernel"};

std::vector<std::filesystem::path> corpus() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path folder = PLANO_SOURCE_DIR "/tests/corpus/regions";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string place_of(const Reason& reason) {
  const std::string text = to_text(polygon({reason.place, {}, {}}));
  return text.substr(0, text.find(' '));
}

class RegionCorpus : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(RegionCorpus, GivesWhatTheFileSays) {
  const auto read = test::read_region_case(content_of(GetParam()));
  ASSERT_TRUE(read);
  for (const Grouping grouping : {Grouping::apart, Grouping::together}) {
    const auto result = evaluate(read->shape, grouping);
    if (read->gives) {
      ASSERT_TRUE(result) << result.error().detail << " at " << place_of(result.error());
      EXPECT_EQ(to_text(*result), *read->gives);
    } else {
      ASSERT_FALSE(result) << to_text(*result);
      const std::string kind = kKindNames.at(static_cast<std::size_t>(result.error().kind));
      const bool with_place = read->fails.find(' ') != std::string::npos;
      EXPECT_EQ(with_place ? kind + " " + place_of(result.error()) : kind, read->fails)
          << result.error().detail;
    }
  }
}

std::string name_of(const testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = info.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Named, RegionCorpus, testing::ValuesIn(corpus()), name_of);

}  // namespace
}  // namespace plano::geometry::exact
