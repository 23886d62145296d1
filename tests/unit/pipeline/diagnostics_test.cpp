// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// tests/diagnostics/<CODE>.yaml is one small bad design for each code of making (F, M, S), with the
// place of its caret in the first line: `# expect: F0101 at 13:3`, or `# expect: M0003` where there
// is none.

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "diagnostics/render.h"
#include "fabrication/codes.h"
#include "pipeline/codes.h"
#include "pipeline/generate.h"
#include "solid/codes.h"

namespace plano::pipeline {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(PLANO_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<const diagnostics::Code*> all() {
  std::vector<const diagnostics::Code*> both(fabrication::codes().begin(),
                                             fabrication::codes().end());
  both.insert(both.end(), solid::codes().begin(), solid::codes().end());
  both.insert(both.end(), codes().begin(), codes().end());
  return both;
}

/// A wood between two openings that is wider than the cutter and yet used up by reliefs needs
/// joints that wish for them (see fabrication/relief_test.cpp). A missing kernel (S0301) is no
/// design's fault (see tests/cli/install_test.py), and licences that do not mix take two files
/// (see tests/cli/modules_test.py). Too few sheets are a workshop's (see generate_test.cpp), and
/// what a maker accepts of safety is on the command line (see tests/cli/safety_test.py).
const std::set<std::string> kWithoutExample = {"F0103", "F0106", "S0301", "M0004",
                                               "M0102", "M0103", "M0104", "M0105"};

std::vector<std::string> codes_with_example() {
  std::vector<std::string> ids;
  for (const diagnostics::Code* code : all()) {
    if (!kWithoutExample.contains(code->id)) {
      ids.emplace_back(code->id);
    }
  }
  return ids;
}

class BadToMake : public testing::TestWithParam<std::string> {};

TEST_P(BadToMake, gets_one_message_at_its_place_in_both_languages) {
  const std::string text = file_text("tests/diagnostics/" + GetParam() + ".yaml");
  ASSERT_FALSE(text.empty()) << "no example for " << GetParam();
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  const Inputs inputs{.sources = sources,
                      .design = sources.add("wrong.yaml", text),
                      .workshop = sources.add("w.yaml", file_text("workshops/default.yaml"))};
  const auto built = build(inputs, {}, {}, found);
  std::string said = "# expect:";
  for (const diagnostics::Diagnostic& item : found.items()) {
    said += std::string(" ") + item.code->id;
    if (item.primary.span.known()) {
      const auto where = sources.where(item.primary.span.source, item.primary.span.begin);
      said += " at " + std::to_string(where.line) + ":" + std::to_string(where.column);
    }
    EXPECT_NE(item.message.en, item.message.fr);
    for (const std::string& words : {item.message.en, item.message.fr}) {
      EXPECT_EQ(words.find('{'), std::string::npos) << words;
    }
  }
  EXPECT_EQ(said, text.substr(0, text.find('\n')))
      << diagnostics::render_lines(found, sources, Language::english);
  EXPECT_EQ(built.has_value(), !found.has_errors());
}

INSTANTIATE_TEST_SUITE_P(EveryCode, BadToMake, testing::ValuesIn(codes_with_example()),
                         [](const auto& each) { return each.param; });

TEST(Codes, explain_themselves_in_both_languages) {
  for (const diagnostics::Code* code : all()) {
    SCOPED_TRACE(code->id);
    EXPECT_TRUE(std::string("FMS").find(code->id[0]) != std::string::npos);
    EXPECT_STRNE(code->title_en, code->title_fr);
    EXPECT_GT(std::string(code->explain_en).size(), 80u);
    EXPECT_GT(std::string(code->explain_fr).size(), 80u);
  }
}

}  // namespace
}  // namespace plano::pipeline
