// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// tests/diagnostics/<CODE>.yaml holds one small bad design for each code, and says in its first
// line where the caret must stand: `# expect: D0007 at 4:13`. Here the codes of syntax and spec;
// those that need a workshop or joints are run through the pipeline.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "spec/codes.h"
#include "support.h"
#include "syntax/codes.h"

namespace plano::spec::testing {
namespace {

const std::filesystem::path kFolder = PLANO_SOURCE_DIR "/tests/diagnostics";

/// Evaluates what can be evaluated without a workshop: as `model/resolve` will, with the
/// parameters' defaults.
void evaluate_all(const DesignSpec& spec, diagnostics::Diagnostics& found) {
  Bindings names;
  Budget budget;
  for (const ParameterSpec& parameter : spec.parameters) {
    names.set(parameter.id, parameter.default_value);
  }
  Evaluator evaluate(names, spec.names, budget, found);
  for (const std::size_t i : spec.value_order) {
    if (const auto value = evaluate.value(spec.values[i].formula)) {
      names.set(spec.values[i].id, *value);
    } else {
      names.mark_broken(spec.values[i].id);
    }
  }
  for (const PanelSpec& panel : spec.panels) {
    for (const LoopVariable& variable : panel.repeat.variables) {
      if (const auto* range = std::get_if<RangeExpressions>(&variable.over)) {
        evaluate.whole(range->first);
        evaluate.whole(range->last);
      }
    }
    if (panel.size) {
      evaluate.length(panel.size->x);
      evaluate.length(panel.size->y);
    }
  }
}

struct Expectation {
  std::string code;
  std::string place;
};

Expectation expectation_of(const std::string& text) {
  std::istringstream first_line(text.substr(0, text.find('\n')));
  std::string hash, expect, at;
  Expectation out;
  first_line >> hash >> expect >> out.code >> at >> out.place;
  return out;
}

std::string place_of_primary(const Bound& run, const diagnostics::Diagnostic& d) {
  const auto where = run.sources.where(d.primary.span.source, d.primary.span.begin);
  return std::to_string(where.line) + ":" + std::to_string(where.column);
}

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const std::string name = entry.path().filename().string();
    const bool ours = name.starts_with("Y") || name.starts_with("D");
    if (ours && entry.path().extension() == ".yaml") {
      out.push_back(entry.path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

class BadDesign : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(BadDesign, gets_one_message_at_its_place_in_both_languages) {
  const std::string text = read_file(GetParam());
  const Expectation expected = expectation_of(text);
  EXPECT_EQ(expected.code, GetParam().stem().string());
  Bound run = bound(text, GetParam().filename().string());
  if (run.spec) {
    evaluate_all(*run.spec, run.found);
  }
  ASSERT_EQ(run.found.items().size(), 1u) << run.lines();
  const diagnostics::Diagnostic& said = run.found.items().front();
  EXPECT_EQ(said.code->id, expected.code) << run.lines();
  EXPECT_EQ(place_of_primary(run, said), expected.place) << run.lines();
  ASSERT_TRUE(said.hint.has_value()) << "no hint says the mend";
  for (const Text& words : {said.message, *said.hint}) {
    EXPECT_FALSE(words.en.empty());
    EXPECT_FALSE(words.fr.empty());
    EXPECT_THAT(words.en + words.fr, ::testing::Not(::testing::HasSubstr("{0}")));
  }
}

INSTANTIATE_TEST_SUITE_P(All, BadDesign, ::testing::ValuesIn(files()),
                         [](const auto& test) { return test.param.stem().string(); });

TEST(Codes, each_has_a_bad_design_that_shows_it) {
  // Running out of steps takes turning loops, which model/resolve does.
  const std::vector<std::string> elsewhere{"D0112"};
  for (const diagnostics::Code* code : codes()) {
    const bool shown = std::filesystem::exists(kFolder / (std::string(code->id) + ".yaml"));
    const bool excused = std::count(elsewhere.begin(), elsewhere.end(), code->id) > 0;
    EXPECT_TRUE(shown || excused) << code->id;
  }
}

TEST(Codes, explain_themselves_in_both_languages) {
  std::string last;
  for (const diagnostics::Code* code : codes()) {
    EXPECT_LT(last, code->id) << "out of order or used twice";
    last = code->id;
    for (const char* words : {code->title_en, code->title_fr}) {
      EXPECT_GT(std::string(words).size(), 5u) << code->id;
      EXPECT_LT(std::string(words).size(), 80u) << code->id;
    }
    for (const char* words : {code->explain_en, code->explain_fr}) {
      EXPECT_GT(std::string(words).size(), 80u) << code->id;
    }
    EXPECT_STRNE(code->explain_en, code->explain_fr);
  }
}

}  // namespace
}  // namespace plano::spec::testing
