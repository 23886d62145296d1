// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// tests/diagnostics/<CODE>.yaml is one small bad design for each code of joints (J), with the place
// of its caret in the first line: `# expect: J0311 at 16:6`.

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "catalog/workshop.h"
#include "diagnostics/render.h"
#include "joints/codes.h"
#include "joints/make_joints.h"
#include "model/resolve.h"
#include "spec/bind.h"
#include "syntax/tree.h"

namespace plano::joints {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(PLANO_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> ids() {
  std::vector<std::string> all;
  for (const diagnostics::Code* code : codes()) all.emplace_back(code->id);
  return all;
}

class BadJoint : public testing::TestWithParam<std::string> {};

TEST_P(BadJoint, GetsOneMessageAtItsPlaceInBothLanguages) {
  const std::string text = file_text("tests/diagnostics/" + GetParam() + ".yaml");
  ASSERT_FALSE(text.empty()) << "no example for " << GetParam();
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  const auto workshop_id = sources.add("workshop.yaml", file_text("workshops/default.yaml"));
  const auto design_id = sources.add("wrong.yaml", text);
  const auto workshop_tree = syntax::parse(sources, workshop_id, {}, found);
  const auto tree = syntax::parse(sources, design_id, {}, found);
  ASSERT_TRUE(workshop_tree && tree);
  const auto workshop = catalog::read_workshop(*workshop_tree, found);
  const auto spec = spec::bind(*tree, all_joint_keys(), found);
  ASSERT_TRUE(workshop && spec);
  const auto design = model::resolve(*spec, *workshop, {}, found);
  ASSERT_TRUE(design) << render_lines(found, sources, Language::english);
  make_joints(*design, found);
  std::string all;
  for (const auto& item : found.items()) {
    const auto where = sources.where(item.primary.span.source, item.primary.span.begin);
    all += std::string(all.empty() ? "" : ", ") + item.code->id + " at " +
           std::to_string(where.line) + ":" + std::to_string(where.column);
    EXPECT_TRUE(item.hint) << "says what to do";
    EXPECT_NE(item.message.en, item.message.fr);
  }
  EXPECT_EQ("# expect: " + all, text.substr(0, text.find('\n')))
      << render_lines(found, sources, Language::english);
}

INSTANTIATE_TEST_SUITE_P(EveryCode, BadJoint, testing::ValuesIn(ids()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace plano::joints
