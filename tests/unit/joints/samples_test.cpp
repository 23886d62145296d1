// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every type of joint has a sample that shows it, in both languages and without a warning in every
// workshop, and a page made from its record.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "catalog/workshop.h"
#include "diagnostics/render.h"
#include "joints/make_joints.h"
#include "joints/page.h"
#include "model/resolve.h"
#include "spec/bind.h"
#include "syntax/tree.h"

namespace plano::joints {
namespace {

using testing::HasSubstr;

const std::string kSource = PLANO_SOURCE_DIR;

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string sample_of(const JointType& type) {
  return file_text(kSource + "/generator/joints/samples/" + type.keys.type + ".yaml");
}

std::string in_words(const diagnostics::Diagnostics& found, const diagnostics::SourceMap& sources) {
  return diagnostics::render_human(found, sources, Language::english, diagnostics::Colour::none);
}

class EveryType : public testing::TestWithParam<const JointType*> {};

TEST_P(EveryType, HasASampleThatAnyWorkshopCanMake) {
  const JointType& type = *GetParam();
  const std::string text = sample_of(type);
  ASSERT_FALSE(text.empty()) << "generator/joints/samples/" << type.keys.type << ".yaml";
  std::size_t workshops = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kSource + "/workshops")) {
    if (entry.path().extension() != ".yaml") continue;
    SCOPED_TRACE(entry.path());
    ++workshops;
    diagnostics::SourceMap sources;
    diagnostics::Diagnostics found;
    const auto workshop_id = sources.add("workshop.yaml", file_text(entry.path()));
    const auto design_id = sources.add("sample.yaml", text);
    const auto workshop_tree = syntax::parse(sources, workshop_id, {}, found);
    const auto tree = syntax::parse(sources, design_id, {}, found);
    ASSERT_TRUE(workshop_tree && tree);
    const auto workshop = catalog::read_workshop(*workshop_tree, found);
    const auto spec = spec::bind(*tree, all_joint_keys(), found);
    ASSERT_TRUE(workshop && spec) << in_words(found, sources);
    const auto design = model::resolve(*spec, *workshop, {}, found);
    ASSERT_TRUE(design) << in_words(found, sources);
    const auto made = make_joints(*design, found);
    EXPECT_TRUE(made && found.items().empty()) << in_words(found, sources);
    EXPECT_TRUE(
        std::any_of(design->joints.begin(), design->joints.end(),
                    [&](const model::Joint& joint) { return joint.type == type.keys.type; }))
        << "it shows the type";
    for (const model::Panel& panel : design->panels) {
      EXPECT_NE(panel.label.en, panel.label.fr) << panel.id << " is named in both languages";
    }
    EXPECT_EQ(design->info.languages.size(), 2U);
  }
  EXPECT_GE(workshops, 2U);
}

TEST_P(EveryType, HasAPageWithItsKeysAndSample) {
  const JointType& type = *GetParam();
  const std::string sample = sample_of(type);
  for (const Language language : {Language::english, Language::french}) {
    const std::string page = page_of(type, sample, language);
    const bool french = language == Language::french;
    EXPECT_THAT(page, HasSubstr(std::string("# ") + type.keys.type));
    EXPECT_THAT(page, HasSubstr(sample));
    EXPECT_GT(std::string(french ? type.about_fr : type.about_en).size(), 150U);
    const std::function<void(std::span<const spec::Key>, const std::string&)> check =
        [&](std::span<const spec::Key> keys, const std::string& before) {
          for (const spec::Key& key : keys) {
            EXPECT_THAT(page, HasSubstr("- `" + before + key.name + "`"));
            check(key.children, before + key.name + ".");
          }
        };
    check(type.keys.keys, "");
    for (const catalog::HardwareKind kind : type.hardware) {
      EXPECT_THAT(page, HasSubstr(catalog::hardware_kinds()[static_cast<std::size_t>(kind)].word));
    }
    EXPECT_EQ(type.comes_apart == ComesApart::glued,
              page.find(french ? "Collé :" : "Glued:") != std::string::npos);
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line) && line != "```yaml";) {
      EXPECT_LE(line.size(), 100U) << line;
    }
  }
}

TEST_P(EveryType, NamesHardwareItCanBeHeldByIfItNeedsAny) {
  const JointType& type = *GetParam();
  EXPECT_TRUE(!type.needs_hardware || !type.hardware.empty());
}

INSTANTIATE_TEST_SUITE_P(Joints, EveryType, testing::ValuesIn(all_joint_types()),
                         [](const auto& one) { return std::string(one.param->keys.type); });

TEST(Samples, BelongToATypeEach) {
  for (const auto& entry :
       std::filesystem::directory_iterator(kSource + "/generator/joints/samples")) {
    EXPECT_NE(find_joint_type(entry.path().stem().string()), nullptr) << entry.path();
  }
}

}  // namespace
}  // namespace plano::joints
