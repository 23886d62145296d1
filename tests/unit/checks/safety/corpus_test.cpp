// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Every rule has a design that passes it and one that fails it, as whole files. Rules that cannot
/// pass, or cannot fail, say so in the file: "# verdict: needs_human".

#include <array>
#include <filesystem>
#include <set>

#include "checks/rule.h"
#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

constexpr std::array<const char*, 5> kVerdicts = {"not_applicable", "pass", "needs_human",
                                                  "needs_declaration", "fail"};

/// What the file expects of its rule.
std::string expected_of(const std::string& text, const std::string& otherwise) {
  const std::string key = "# verdict: ";
  const std::size_t at = text.find(key);
  if (at == std::string::npos) return otherwise;
  const std::size_t begin = at + key.size();
  return text.substr(begin, text.find('\n', begin) - begin);
}

TEST(SafetyCorpus, EveryRuleHasADesignThatPassesItAndOneThatFailsIt) {
  for (const Rule* rule : rules()) {
    for (const std::string name : {"pass", "fail"}) {
      const std::string path =
          "tests/corpus/safety/" + std::string(rule->id) + "/" + name + ".yaml";
      const std::string text = file_text(path);
      ASSERT_FALSE(text.empty()) << path << " is missing";
      const Designed designed(text);
      ASSERT_TRUE(designed.made()) << path;
      const RuleReport says = designed.says(rule->id);
      EXPECT_EQ(kVerdicts.at(static_cast<std::size_t>(says.verdict)), expected_of(text, name))
          << path << (says.outcome.results.empty() ? "" : says.outcome.results[0].says.en);
    }
  }
}

TEST(SafetyCorpus, EveryFolderIsOfARule) {
  const std::filesystem::path corpus =
      std::filesystem::path(PLANO_SOURCE_DIR) / "tests/corpus/safety";
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
    EXPECT_NE(find_rule(entry.path().filename().string()), nullptr) << entry.path();
  }
}

/// What every rule has to say of itself, in both languages.
TEST(SafetyCorpus, EveryRuleIsWholeInBothLanguages) {
  for (const Rule* rule : rules()) {
    for (const char* words : {rule->title_en, rule->title_fr, rule->says_en, rule->says_fr,
                              rule->method_en, rule->method_fr, rule->edition}) {
      EXPECT_FALSE(std::string(words).empty()) << rule->id;
    }
    for (const Figure& figure : rule->figures) {
      EXPECT_FALSE(std::string(figure.source_en).empty()) << rule->id << figure.name_en;
      EXPECT_FALSE(std::string(figure.source_fr).empty()) << rule->id << figure.name_en;
    }
  }
}

/// Results and readers tell a rule's figures apart by their names, on paper in either language.
TEST(SafetyCorpus, EveryFigureHasANameOfItsOwnInBothLanguages) {
  for (const Rule* rule : rules()) {
    std::set<std::string> english;
    std::set<std::string> french;
    for (const Figure& figure : rule->figures) {
      EXPECT_FALSE(std::string(figure.name_en).empty()) << rule->id;
      EXPECT_FALSE(std::string(figure.name_fr).empty()) << rule->id << figure.name_en;
      EXPECT_STRNE(figure.name_en, figure.name_fr) << rule->id;
      EXPECT_TRUE(english.insert(figure.name_en).second) << rule->id << figure.name_en;
      EXPECT_TRUE(french.insert(figure.name_fr).second) << rule->id << figure.name_fr;
    }
  }
}

/// A rule says nothing of an empty place, and a design without declarations never passes whole.
TEST(SafetyCorpus, NothingPassesWhereNothingIsDeclared) {
  const Designed silent(kHead + R"(panels:
  top: {material: board, lies_in: xy, size: [1000mm, 800mm], at: {z: 482mm}}
)");
  ASSERT_TRUE(silent.made());
  EXPECT_GE(check(silent.survey()).verdict, Verdict::needs_declaration);
}

}  // namespace
}  // namespace plano::checks
