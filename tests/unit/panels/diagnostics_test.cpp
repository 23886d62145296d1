// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// tests/diagnostics/<CODE>.yaml is one small bad design for each code of panels (G) and of panels
// in one another's way (A), with the place of its caret in the first line: `# expect: G0101 at
// 13:3`.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "catalog/workshop.h"
#include "diagnostics/render.h"
#include "joints/joint.h"
#include "model/resolve.h"
#include "panels/codes.h"
#include "panels/part_set.h"
#include "spec/bind.h"
#include "syntax/tree.h"

namespace plano::panels {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(PLANO_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Attempt {
  explicit Attempt(const std::string& design_text) {
    const auto workshop_id = sources.add("workshop.yaml", file_text("workshops/default.yaml"));
    const auto design_id = sources.add("wrong.yaml", design_text);
    const auto workshop_tree = syntax::parse(sources, workshop_id, {}, found);
    const auto tree = syntax::parse(sources, design_id, {}, found);
    const auto workshop = catalog::read_workshop(*workshop_tree, found);
    const auto spec = spec::bind(*tree, joints::all_joint_keys(), found);
    if (!workshop || !spec) return;
    const auto design = model::resolve(*spec, *workshop, {}, found);
    if (design) parts = make_parts(*design, {6_mm}, found);
  }

  std::string findings() const {
    std::string all;
    for (const auto& item : found.items()) {
      const auto where = sources.where(item.primary.span.source, item.primary.span.begin);
      all += std::string(all.empty() ? "" : ", ") + item.code->id + " at " +
             std::to_string(where.line) + ":" + std::to_string(where.column);
    }
    return all;
  }

  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  std::optional<PartSet> parts;
};

/// What no small design can bring about: a panel of 200 000 edges, a fault of the kernel, and what
/// only a joint's own slots and pockets could do (see make_parts_test.cpp).
const std::set<std::string> kWithoutExample = {"G0106", "G0107", "G0113", "G0121"};

std::vector<std::string> codes_with_example() {
  std::vector<std::string> ids;
  for (const diagnostics::Code* code : codes()) {
    if (!kWithoutExample.contains(code->id)) ids.emplace_back(code->id);
  }
  return ids;
}

class BadPanel : public testing::TestWithParam<std::string> {};

TEST_P(BadPanel, GetsOneMessageAtItsPlaceInBothLanguages) {
  const std::string text = file_text("tests/diagnostics/" + GetParam() + ".yaml");
  ASSERT_FALSE(text.empty()) << "no example for " << GetParam();
  const Attempt run(text);
  EXPECT_EQ("# expect: " + run.findings(), text.substr(0, text.find('\n')))
      << diagnostics::render_lines(run.found, run.sources, Language::english);
  EXPECT_EQ(run.parts.has_value(), run.found.errors() == 0);
  for (const auto& item : run.found.items()) {
    EXPECT_NE(item.message.en, item.message.fr);
    EXPECT_TRUE(item.hint.has_value());
    for (const std::string& words : {item.message.en, item.message.fr}) {
      EXPECT_EQ(words.find('{'), std::string::npos) << words;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(EveryCode, BadPanel, testing::ValuesIn(codes_with_example()),
                         [](const auto& each) { return each.param; });

TEST(Codes, ExplainThemselvesInBothLanguages) {
  for (const diagnostics::Code* code : codes()) {
    SCOPED_TRACE(code->id);
    EXPECT_TRUE(code->id[0] == 'G' || code->id[0] == 'A');
    EXPECT_STRNE(code->title_en, code->title_fr);
    EXPECT_GT(std::string(code->explain_en).size(), 80u);
    EXPECT_GT(std::string(code->explain_fr).size(), 80u);
  }
}

}  // namespace
}  // namespace plano::panels
