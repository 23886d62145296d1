// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// tests/diagnostics/<CODE>.yaml is one small bad file for each code, with the place of its caret in
// the first line: `# expect: P0204 at 12:24` (no place: none is shown). Further comment lines give
// what else the run gets: `# give: name=value`, `# environment: name=value`, `# preset: name`,
// `# workshop: path`. Here the codes of the model (P), of workshops and the licence catalogue (C)
// and of designs' licences (L).

#include <algorithm>
#include <filesystem>

#include "catalog/codes.h"
#include "catalog/licences.h"
#include "model/codes.h"
#include "tests/unit/model/design_text.h"

namespace plano::model {
namespace {

const std::string kFolder = "tests/diagnostics/";

/// The words after `# key: ` in the head of a file, one for each such line.
std::vector<std::string> notes(const std::string& text, const std::string& key) {
  std::vector<std::string> values;
  std::istringstream lines(text);
  const std::string start = "# " + key + ": ";
  for (std::string line; std::getline(lines, line) && line.starts_with("#");) {
    if (line.starts_with(start)) values.push_back(line.substr(start.size()));
  }
  return values;
}

ParameterInput given(const std::string& note, ValueSource source) {
  const std::size_t equals = note.find('=');
  return input(note.substr(0, equals), note.substr(equals + 1), source);
}

/// What the file gives, each finding as "P0204 at 12:24".
class Outcome {
 public:
  Outcome(const std::string& code, const std::string& text) {
    if (code.starts_with("C00")) {
      if (const auto tree = parse(text)) catalog::read_workshop(*tree, found);
    } else if (code.starts_with("C01")) {
      if (const auto tree = parse(text)) catalog::read_licences(*tree, found);
    } else if (code.starts_with("L")) {
      licence(text);
    } else {
      design(text);
    }
  }

  std::vector<std::string> findings() const {
    std::vector<std::string> all;
    for (const auto& item : found.items()) {
      std::string place;
      if (item.primary.span.known()) {
        const auto where = sources.where(item.primary.span.source, item.primary.span.begin);
        place = " at " + std::to_string(where.line) + ":" + std::to_string(where.column);
      }
      all.push_back(item.code->id + place);
    }
    return all;
  }

  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;

 private:
  std::optional<syntax::Tree> parse(const std::string& text) {
    return syntax::parse(sources, sources.add("wrong.yaml", text), {}, found);
  }

  void licence(const std::string& text) {
    const auto tree = parse(text);
    const auto catalogue = parse(file_text("licenses/catalogue.yaml"));
    ASSERT_TRUE(tree && catalogue);
    const auto licences = catalog::read_licences(*catalogue, found);
    const auto spec = spec::bind(*tree, joint_keys(), found);
    ASSERT_TRUE(licences && spec);
    check_design_licence(*licences, spec->info.licence.text, spec->info.licence.span, found);
  }

  void design(const std::string& text) {
    ResolveOptions options;
    for (const auto& note : notes(text, "environment")) {
      options.inputs.push_back(given(note, ValueSource::environment));
    }
    for (const auto& note : notes(text, "give")) {
      options.inputs.push_back(given(note, ValueSource::command_line));
    }
    for (const auto& note : notes(text, "preset")) options.preset = note;
    std::string workshop = "workshops/default.yaml";
    for (const auto& note : notes(text, "workshop")) workshop = note;
    const auto tree = parse(text);
    const auto place = parse(file_text(workshop));
    ASSERT_TRUE(tree && place);
    const auto read = catalog::read_workshop(*place, found);
    const auto spec = spec::bind(*tree, joint_keys(), found);
    ASSERT_TRUE(read && spec) << render_lines(found, sources, Language::english);
    resolve(*spec, *read, options, found);
  }
};

/// Those about designs inside designs take several files: see tests/cli/modules_test.py. One that
/// is not there at all takes one.
bool takes_several_files(const diagnostics::Code* code) {
  return std::string(code->id).starts_with("P08") && code != &kModuleMissing;
}

std::vector<std::string> all_codes() {
  std::vector<std::string> ids;
  for (const diagnostics::Code* code : codes()) {
    if (!takes_several_files(code)) ids.emplace_back(code->id);
  }
  for (const diagnostics::Code* code : catalog::codes()) ids.emplace_back(code->id);
  return ids;
}

class BadFile : public ::testing::TestWithParam<std::string> {};

TEST_P(BadFile, GetsOneMessageAtItsPlaceInBothLanguages) {
  const std::string code = GetParam();
  const std::string text = file_text(kFolder + code + ".yaml");
  ASSERT_FALSE(text.empty()) << "no example for " << code;
  ASSERT_EQ(notes(text, "expect").size(), 1U);
  const Outcome outcome(code, text);
  EXPECT_EQ(outcome.findings(), notes(text, "expect"))
      << render_human(outcome.found, outcome.sources, Language::english, diagnostics::Colour::none);
  for (const auto& item : outcome.found.items()) {
    EXPECT_FALSE(item.message.en.empty());
    EXPECT_NE(item.message.en, item.message.fr);
    EXPECT_EQ(item.message.en.find('{'), std::string::npos) << item.message.en;
    EXPECT_EQ(item.message.fr.find('{'), std::string::npos) << item.message.fr;
  }
}

INSTANTIATE_TEST_SUITE_P(EveryCode, BadFile, ::testing::ValuesIn(all_codes()),
                         [](const auto& each) { return each.param; });

/// The command line never gets this far: it counts the texts before.
TEST(Modules, ADesignThatTakesItselfInHasAnEnd) {
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  const auto tree_of = [&](const std::string& text) {
    return syntax::parse(sources, sources.add("deep.yaml", text), {}, found);
  };
  const auto tree = tree_of(
      "spec: 1\nid: deep\ntitle: {fr: Puits, en: Well}\nlanguages: [fr, en]\n"
      "licence: CERN-OHL-S-2.0\nauthors: [{name: Nobody}]\n"
      "uses: {deeper: {design: deep}}\nparts:\n  deeper: {use: deeper}\n");
  const auto place = tree_of(file_text("workshops/default.yaml"));
  ASSERT_TRUE(tree && place);
  const auto workshop = catalog::read_workshop(*place, found);
  const auto spec = spec::bind(*tree, joint_keys(), found);
  ASSERT_TRUE(workshop && spec) << render_lines(found, sources, Language::english);
  Module well{&*spec, {}};
  well.uses.emplace("deeper", &well);
  EXPECT_FALSE(resolve(well, *workshop, ResolveOptions{}, found));
  ASSERT_EQ(found.items().size(), 1U) << render_lines(found, sources, Language::english);
  EXPECT_EQ(found.items()[0].code, &kTooDeep);
  EXPECT_NE(found.items()[0].message.en.find("16"), std::string::npos);
}

TEST(Codes, ExplainThemselvesInBothLanguages) {
  for (const diagnostics::Code* code : codes()) {
    SCOPED_TRACE(code->id);
    EXPECT_EQ(code->id[0], 'P');
    EXPECT_STRNE(code->title_en, code->title_fr);
    EXPECT_GT(std::string(code->explain_en).size(), 40U);
    EXPECT_GT(std::string(code->explain_fr).size(), 40U);
  }
}

}  // namespace
}  // namespace plano::model
