// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnostics/render.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace plano::diagnostics {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const Code kNarrow{"J0103",
                   Severity::error,
                   Outcome::cannot_be_made,
                   "tab narrower than the board is thick",
                   "tenon plus étroit que l'épaisseur du panneau",
                   "Such a tab breaks.\n\n  tabs: {width: 30 mm}\n\nMake it wider.",
                   "Un tel tenon casse.\n\nÉlargissez-le."};
const Code kLow{"M0001", Severity::warning, Outcome::refused, "low", "bas", "Why.", "Pourquoi."};
const Code kSpec{"D0001", Severity::error, Outcome::spec, "spec", "spec", "", ""};
const Code kRefused{"M0002", Severity::error, Outcome::refused, "no", "non", "", ""};

constexpr const char* kDesign =
    "spec: 1\n"
    "joints:\n"
    "  - type: tab_slot\n"
    "    tabs: {width: 2 mm}\n"
    "title: {fr: Banc d'été « bas », en: Bench}\n";

class Render : public ::testing::Test {
 protected:
  Span of(std::string_view part) const {
    const std::string& text = sources_.text(id_);
    const auto at = static_cast<std::uint32_t>(text.find(part));
    return {id_, at, at + static_cast<std::uint32_t>(part.size())};
  }
  std::string human(Language language = Language::english) const {
    return render_human(found_, sources_, language, Colour::none);
  }
  SourceMap sources_;
  SourceId id_ = sources_.add("designs/bench/design.yaml", kDesign);
  Diagnostics found_;
};

TEST_F(Render, ShowsMessagePlaceCaretHintAndWhereToReadMore) {
  found_.add(kNarrow, of("2 mm"), {"the tab is too narrow", "le tenon est trop étroit"})
      .label({"2 mm wide", "2 mm de large"})
      .hint({"use at least 18 mm", "prenez au moins 18 mm"});
  EXPECT_EQ(human(),
            "error[J0103]: the tab is too narrow\n"
            " --> designs/bench/design.yaml:4:19\n"
            "4 |     tabs: {width: 2 mm}\n"
            "  |                   ^^^^ 2 mm wide\n"
            "  = hint: use at least 18 mm\n"
            "  = explain: plano explain J0103\n\n");
  EXPECT_EQ(human(Language::french),
            "erreur[J0103]\u00a0: le tenon est trop étroit\n"
            " --> designs/bench/design.yaml:4:19\n"
            "4 |     tabs: {width: 2 mm}\n"
            "  |                   ^^^^ 2 mm de large\n"
            "  = aide\u00a0: prenez au moins 18 mm\n"
            "  = explication\u00a0: plano explain J0103\n\n");
}

TEST_F(Render, CaretStandsBelowItsTextBehindAccentsAndWideCharacters) {
  found_.add(kLow, of("Bench"), "x");
  EXPECT_THAT(human(), HasSubstr("5 | title: {fr: Banc d'été « bas », en: Bench}\n"
                                 "  |                                     ^^^^^\n"));
  const SourceId wide = sources_.add("wide", "木: 1\n");
  Diagnostics found;
  found.add(kLow, {wide, 5, 6}, "x");
  EXPECT_THAT(render_human(found, sources_, Language::english, Colour::none),
              HasSubstr("1 | 木: 1\n  |     ^\n"));
}

TEST_F(Render, SpanOverSeveralLinesMarksEachLine) {
  found_.add(kLow, of("type: tab_slot\n    tabs: {width: 2 mm}"), "x").label("both");
  EXPECT_THAT(human(), HasSubstr("3 |   - type: tab_slot\n"
                                 "  |     ^^^^^^^^^^^^^^\n"
                                 "4 |     tabs: {width: 2 mm}\n"
                                 "  |     ^^^^^^^^^^^^^^^^^^^ both\n"));
}

TEST_F(Render, LongSpanShowsItsBeginningAndEnd) {
  const SourceId many = sources_.add("many", "a:\n  - 1\n  - 2\n  - 3\n  - 4\n  - 5\n");
  Diagnostics found;
  found.add(kLow, {many, 0, 32}, "x");
  const std::string out = render_human(found, sources_, Language::english, Colour::none);
  EXPECT_THAT(out, HasSubstr("2 |   - 1\n  |   ^^^\n  ⋮\n5 |   - 4\n"));
  EXPECT_THAT(out, Not(HasSubstr("3 |")));
}

TEST_F(Render, SecondPlaceOfTheSameFileNeedsNoFileName) {
  found_.add(kNarrow, of("tabs"), "x").also(of("type"), {"this joint", "cet assemblage"});
  EXPECT_THAT(human(), HasSubstr("4 |     tabs: {width: 2 mm}\n"
                                 "  |     ^^^^\n"
                                 "3 |   - type: tab_slot\n"
                                 "  |     ---- this joint\n"));
  const SourceId other = sources_.add("other.yaml", "x\n");
  found_.add(kNarrow, of("tabs"), "x").also({other, 0, 1}, "there");
  EXPECT_THAT(human(), HasSubstr(" ::: other.yaml:1:1\n1 | x\n  | - there\n"));
}

TEST_F(Render, EmptySpanAtTheEndStillHasACaret) {
  const auto size = static_cast<std::uint32_t>(sources_.text(id_).size());
  found_.add(kLow, {id_, size, size}, "x");
  EXPECT_THAT(human(), HasSubstr("6 | \n  | ^\n"));
}

TEST_F(Render, WithoutAPlaceThereIsNoPlace) {
  found_.add(kLow, {}, {"nothing to do", "rien à faire"});
  EXPECT_EQ(human(), "warning[M0001]: nothing to do\n  = explain: plano explain M0001\n\n");
  EXPECT_EQ(render_lines(found_, sources_, Language::french),
            "avertissement[M0001]\u00a0: rien à faire\n");
}

TEST_F(Render, StrangersControlCharactersDoNotReachTheTerminal) {
  const SourceId evil = sources_.add("a\x1b]0;title\x07.yaml", "a: \x1b[2Jb\xff\n");
  Diagnostics found;
  found.add(kLow, {evil, 3, 4}, "bad \x1b[31m");
  const std::string out = render_human(found, sources_, Language::english, Colour::none) +
                          render_lines(found, sources_, Language::english);
  EXPECT_EQ(out.find('\x1b'), std::string::npos);
  EXPECT_EQ(out.find('\xff'), std::string::npos);
}

TEST_F(Render, LongLineIsCutAroundItsMarks) {
  const SourceId line =
      sources_.add("long", std::string(5000, 'a') + "HERE" + std::string(5000, 'b'));
  Diagnostics found;
  found.add(kLow, {line, 5000, 5004}, "x");
  const std::string out = render_human(found, sources_, Language::english, Colour::none);
  EXPECT_LT(out.size(), 500U);
  EXPECT_THAT(out, HasSubstr("aHEREb"));
  EXPECT_THAT(out, HasSubstr("\n  | " + std::string(41, ' ') + "^^^^\n"));
}

TEST_F(Render, ColourOnlyWhenAsked) {
  found_.add(kNarrow, of("tabs"), "x");
  EXPECT_THAT(render_human(found_, sources_, Language::english, Colour::ansi),
              HasSubstr("\x1b[1;31m"));
  EXPECT_THAT(human(), Not(HasSubstr("\x1b")));
}

TEST_F(Render, LinesAreInOrderOfPlaceAndReadableByTools) {
  found_.add(kLow, of("title"), "second").hint("mend");
  found_.add(kNarrow, of("tabs"), "first\nline");
  EXPECT_EQ(render_lines(found_, sources_, Language::english),
            "designs/bench/design.yaml:4:5: error[J0103]: first line\n"
            "designs/bench/design.yaml:5:1: warning[M0001]: second (mend)\n");
}

TEST_F(Render, SummaryCountsAndSpeaksBothLanguages) {
  found_.add(kNarrow, of("tabs"), "a");
  found_.add(kNarrow, of("type"), "b");
  found_.add(kLow, of("title"), "c");
  EXPECT_THAT(human(), HasSubstr("\n2 errors, 1 warning\n"));
  EXPECT_THAT(human(Language::french), HasSubstr("\n2 erreurs, 1 avertissement\n"));
}

TEST_F(Render, JsonHoldsEverythingAndSurvivesBadBytes) {
  const SourceId evil = sources_.add("\xff.yaml", "x\n");
  found_.add(kNarrow, of("2 mm"), {"narrow", "étroit"}).hint("wider").also({evil, 0, 1}, "there");
  found_.add(kLow, {}, "no place");
  const auto json = nlohmann::json::parse(render_json(found_, sources_, Language::french));
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[0]["code"], "J0103");
  EXPECT_EQ(json[0]["severity"], "error");
  EXPECT_EQ(json[0]["message"], "étroit");
  EXPECT_EQ(json[0]["hint"], "wider");
  EXPECT_EQ(json[0]["line"], 4);
  EXPECT_EQ(json[0]["column"], 19);
  EXPECT_EQ(json[0]["end_column"], 23);
  EXPECT_EQ(json[0]["also"][0]["note"], "there");
  EXPECT_TRUE(json[1]["file"].is_null());
  EXPECT_TRUE(json[1]["hint"].is_null());
}

TEST(Explanation, WrapsAtEightyColumnsAndKeepsExamples) {
  const Code code{
      "J0103",
      Severity::error,
      Outcome::spec,
      "title",
      "titre",
      "word word word word word word word word word word word word word word word word "
      "word word\n\n  an example that is kept as it is however long it may become in time, "
      "really long\n\nThe end.",
      "fin"};
  const std::string page = render_explanation(code, Language::english);
  EXPECT_EQ(page.substr(0, 21), "error J0103: title\n\nw");
  EXPECT_THAT(page,
              HasSubstr("\n  an example that is kept as it is however long it may become in time, "
                        "really long\n"));
  EXPECT_THAT(page, HasSubstr("\nThe end.\n"));
  EXPECT_EQ(render_explanation(code, Language::french), "erreur J0103\u00a0: titre\n\nfin\n");
}

TEST(Diagnostics, CountsWhatItDoesNotKeep) {
  Diagnostics found;
  for (std::size_t i = 0; i < Diagnostics::kMost + 5; ++i) {
    found.add(kNarrow, {}, "x").hint("hint");
  }
  EXPECT_EQ(found.items().size(), Diagnostics::kMost);
  EXPECT_EQ(found.left_out(), 5U);
  EXPECT_EQ(found.errors(), Diagnostics::kMost + 5);
  EXPECT_THAT(render_human(found, SourceMap(), Language::english, Colour::none),
              HasSubstr("205 errors (5 not shown)"));
}

TEST(Diagnostics, KeepsAnErrorAndTheFirstOfACodeRatherThanRepeats) {
  const auto has = [](const Diagnostics& found, const Code& code) {
    return std::any_of(found.items().begin(), found.items().end(), [&](const Diagnostic& item) {
      return item.code == &code && item.hint.has_value();
    });
  };
  Diagnostics found;
  for (std::size_t i = 0; i < Diagnostics::kMost; ++i) found.add(kLow, {}, "x").hint("hint");
  EXPECT_FALSE(has(found, kNarrow));
  found.add(kNarrow, {}, "the one error").hint("hint");
  EXPECT_TRUE(has(found, kNarrow)) << "behind two hundred warnings";
  EXPECT_EQ(found.items().size(), Diagnostics::kMost);
  EXPECT_EQ(found.left_out(), 1U);
  for (std::size_t i = 0; i < Diagnostics::kMost; ++i) found.add(kNarrow, {}, "x").hint("hint");
  found.add(kLow, {}, "x").hint("hint");
  EXPECT_FALSE(has(found, kLow)) << "no warning displaces an error";
  found.add(kRefused, {}, "x").hint("hint");
  EXPECT_TRUE(has(found, kRefused)) << "an error of another kind, behind two hundred alike";
  EXPECT_EQ(found.items().size(), Diagnostics::kMost);
}

TEST(Diagnostics, ExitCodeIsOfTheGravestError) {
  Diagnostics found;
  found.add(kLow, {}, "x");
  EXPECT_EQ(found.exit_code(), 0);
  EXPECT_FALSE(found.has_errors());
  found.add(kRefused, {}, "x");
  EXPECT_EQ(found.exit_code(), 1);
  found.add(kNarrow, {}, "x");
  EXPECT_EQ(found.exit_code(), 4);
  found.add(kSpec, {}, "x");
  found.add(kNarrow, {}, "x");
  EXPECT_EQ(found.exit_code(), 3);
}

}  // namespace
}  // namespace plano::diagnostics
