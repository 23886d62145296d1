// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include "diagnostics/render.h"
#include "syntax/codes.h"
#include "syntax/tree.h"

namespace plano::syntax {
namespace {

using diagnostics::Diagnostics;
using diagnostics::SourceMap;
using diagnostics::Span;

struct Parsed {
  SourceMap sources;
  Diagnostics found;
  std::optional<Tree> tree;

  explicit Parsed(std::string text, Limits limits = {}) {
    const auto id = sources.add("test.yaml", std::move(text));
    tree = parse(sources, id, limits, found);
  }
  std::string_view at(Span span) const {
    return std::string_view(sources.text(span.source)).substr(span.begin, span.end - span.begin);
  }
  std::string code() const { return found.items().empty() ? "" : found.items().front().code->id; }
};

const Node& child(const Node& map, std::string_view key) {
  const Entry* entry = map.find(key);
  EXPECT_NE(entry, nullptr) << key;
  return entry->value;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

std::vector<std::filesystem::path> corpus() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(PLANO_SOURCE_DIR "/tests/corpus/syntax")) {
    if (entry.path().extension() == ".yaml") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// --- places ---

TEST(Parse, SpansAreBytesAlsoBehindAccents) {
  const Parsed p("titre: Été à l'école\nnote: \"é\" # ç\nsuite: {fr: où, en: [a, é]}\n");
  ASSERT_TRUE(p.tree);
  EXPECT_EQ(p.at(child(p.tree->root, "titre").span), "Été à l'école");
  EXPECT_EQ(p.at(child(p.tree->root, "note").span), "\"é\"");
  const Node& next = child(p.tree->root, "suite");
  EXPECT_EQ(p.at(next.span), "{fr: où, en: [a, é]}");
  EXPECT_EQ(p.at(child(next, "en").items[1].span), "é");
  EXPECT_EQ(p.at(next.entries[1].key.span), "en");
}

TEST(Parse, SpansAreBytesBehindAByteOrderMarkAndWindowsLineBreaks) {
  const Parsed p(
      "\xef\xbb\xbf"
      "a: é\r\nb:\r\n  - ç\r\n");
  ASSERT_TRUE(p.tree);
  EXPECT_EQ(p.at(child(p.tree->root, "a").span), "é");
  EXPECT_EQ(p.at(child(p.tree->root, "b").items[0].span), "ç");
}

TEST(Parse, BlockSpanEndsWithItsLastValue) {
  const Parsed p("seat:\n  size: [1, 2]   # both\n\n  at: 3\n\n# about the leg\nleg: 1\n");
  ASSERT_TRUE(p.tree);
  EXPECT_EQ(p.at(child(p.tree->root, "seat").span), "size: [1, 2]   # both\n\n  at: 3");
  EXPECT_EQ(p.at(p.tree->root.span).substr(0, 5), "seat:");
}

TEST(Parse, BlockTextIsReadWithItsPlace) {
  const Parsed p("note: >\n  deux\n  lignes\n\nkept: |\n  a\n   b\n\nlast: 1\n");
  ASSERT_TRUE(p.tree);
  EXPECT_EQ(child(p.tree->root, "note").text, "deux lignes\n");
  EXPECT_EQ(child(p.tree->root, "kept").text, "a\n b\n");
  EXPECT_EQ(p.at(child(p.tree->root, "kept").span), "|\n  a\n   b");
  EXPECT_TRUE(child(p.tree->root, "note").quoted);
}

TEST(Parse, BlockTextDoesNotDependOnTheLastLineBreak) {
  EXPECT_EQ(child(Parsed("a: |\n  x").tree->root, "a").text, "x\n");
}

TEST(Parse, NothingIsGuessedFromScalars) {
  const Parsed p("a: yes\nb: 010\nc: 1e3\nd: ~\ne: null\nf: 2026-01-01\ng: ''\nh:\n");
  ASSERT_TRUE(p.tree);
  EXPECT_EQ(child(p.tree->root, "a").text, "yes");
  EXPECT_EQ(child(p.tree->root, "b").text, "010");
  EXPECT_EQ(child(p.tree->root, "d").text, "~");
  EXPECT_TRUE(child(p.tree->root, "g").quoted);
  EXPECT_FALSE(child(p.tree->root, "h").quoted);
  EXPECT_EQ(p.tree->root.entries.size(), 8U);
  EXPECT_EQ(p.tree->root.find("absent"), nullptr);
}

TEST(Parse, EverySpanLiesWithinItsParentAndInOrder) {
  const Parsed p(content_of(PLANO_SOURCE_DIR "/tests/corpus/syntax/ok-bench.yaml"));
  ASSERT_TRUE(p.tree);
  const auto check = [](const Node& node, const auto& self) -> void {
    std::uint32_t at = node.span.begin;
    const auto inside = [&](const Node& part) {
      EXPECT_GE(part.span.begin, at);
      EXPECT_LE(part.span.end, node.span.end);
      at = part.span.end;
      self(part, self);
    };
    for (const Node& item : node.items) {
      inside(item);
    }
    for (const Entry& entry : node.entries) {
      inside(entry.key);
      inside(entry.value);
    }
  };
  check(p.tree->root, check);
}

// --- limits ---

TEST(Parse, EachLimitIsTheFirstThatIsTooMuch) {
  const auto nested = [](int depth) {
    return "a: " + std::string(depth, '[') + std::string(depth, ']') + "\n";
  };
  EXPECT_TRUE(Parsed(nested(39)).tree);  // the root is the first level
  EXPECT_EQ(Parsed(nested(40)).code(), "Y0006");

  Limits few;
  few.nodes = 5;  // root, two keys, two values
  EXPECT_TRUE(Parsed("a: 1\nb: 2\n", few).tree);
  EXPECT_EQ(Parsed("a: 1\nb: 2\nc: 3\n", few).code(), "Y0007");

  Limits small;
  small.bytes = 5;
  EXPECT_TRUE(Parsed("a: 1\n", small).tree);
  EXPECT_EQ(Parsed("a: 12\n", small).code(), "Y0001");
}

TEST(Parse, ReportsSeveralMistakesOfOneFile) {
  const Parsed p("a: &x 1\nb: *x\na: !t 2\n<<: 3\n");
  std::vector<std::string> codes;
  for (const auto& item : p.found.items()) {
    codes.emplace_back(item.code->id);
  }
  EXPECT_THAT(codes, ::testing::UnorderedElementsAre("Y0009", "Y0010", "Y0008", "Y0011", "Y0012"));
  EXPECT_FALSE(p.tree);
}

TEST(Parse, DuplicateKeyPointsAtBoth) {
  const Parsed p("été: 1\nb: 2\nété: 3\n");
  ASSERT_EQ(p.found.items().size(), 1U);
  const auto& item = p.found.items()[0];
  EXPECT_EQ(p.at(item.primary.span), "été");
  EXPECT_EQ(item.primary.span.begin, 14U);
  ASSERT_EQ(item.secondary.size(), 1U);
  EXPECT_EQ(item.secondary[0].span.begin, 0U);
}

TEST(Parse, TellsWhatToWriteWhereTheSpaceIsMissing) {
  const Parsed p("spec: 1\nlargeur_été:2mm\nb: 1\n");
  ASSERT_EQ(p.code(), "Y0020");
  EXPECT_EQ(p.found.items()[0].hint->en, "write “largeur_été: 2mm”");
  EXPECT_EQ(p.at(p.found.items()[0].primary.span), ":");
}

TEST(Parse, WrongEncodingsAreNamed) {
  EXPECT_THAT(Parsed(std::string("\xff\xfe"
                                 "a\0:\0",
                                 6))
                  .found.items()[0]
                  .hint->en,
              ::testing::HasSubstr("UTF-16"));
  EXPECT_EQ(Parsed("").code(), "Y0005");
  EXPECT_EQ(Parsed("\xef\xbb\xbf").code(), "Y0005");
}

// --- the corpus: the first line of each file says what is expected ---

TEST(SyntaxCorpus, EveryFileGivesWhatItsFirstLineSays) {
  ASSERT_GT(corpus().size(), 80U);
  for (const auto& path : corpus()) {
    const std::string text = content_of(path);
    const std::string marker = "# expect: ";
    ASSERT_EQ(text.compare(0, marker.size(), marker), 0) << path;
    const std::string expected =
        text.substr(marker.size(), text.find_first_of("\r\n") - marker.size());
    const Parsed p(text);
    EXPECT_EQ(p.code(), expected == "ok" ? "" : expected) << path;
    EXPECT_EQ(p.tree.has_value(), expected == "ok") << path;
    for (const auto& item : p.found.items()) {
      EXPECT_LE(item.primary.span.begin, item.primary.span.end) << path;
      EXPECT_LE(item.primary.span.end, text.size()) << path;
      EXPECT_FALSE(item.message.fr.empty()) << path;
    }
    for (const Language language : {Language::english, Language::french}) {
      EXPECT_EQ(render_human(p.found, p.sources, language, diagnostics::Colour::none).empty(),
                expected == "ok");
    }
  }
}

TEST(SyntaxCorpus, EveryCodeHasAFileThatBringsItAbout) {
  std::set<std::string> expected;
  for (const auto& path : corpus()) {
    const std::string text = content_of(path);
    expected.insert(text.substr(10, 5));
  }
  for (const diagnostics::Code* code : codes()) {
    if (std::string(code->id) != "Y0001") {  // too large to keep; see EachLimitIs…
      EXPECT_EQ(expected.count(code->id), 1U) << code->id;
    }
  }
}

TEST(SyntaxCodes, AreInOrderAndExplainedInBothLanguages) {
  std::string last;
  for (const diagnostics::Code* code : codes()) {
    EXPECT_LT(last, code->id);
    last = code->id;
    EXPECT_EQ(code->id[0], 'Y');
    EXPECT_EQ(code->outcome, diagnostics::Outcome::spec);
    for (const char* text : {code->title_en, code->title_fr}) {
      EXPECT_GE(std::string(text).size(), 3U) << code->id;
    }
    for (const char* text : {code->explain_en, code->explain_fr}) {
      EXPECT_GT(std::string(text).size(), 80U) << code->id;
    }
  }
}

/// Bytes put in, taken out and changed at random, from a fixed seed: each file must either parse or
/// add an error, with places inside the text.
TEST(SyntaxCorpus, BrokenCopiesNeverSurprise) {
  std::mt19937 random(20261123);
  const std::string alphabet = "ab: \n\"'[]{},-#&*!|>%@`?\\\t\r\xc3\xa9\x00<=.";
  for (const auto& path : corpus()) {
    const std::string original = content_of(path);
    if (original.size() > 5'000) {
      continue;
    }
    for (int round = 0; round < 40; ++round) {
      std::string text = original;
      for (int edit = 0; edit < 3 && !text.empty(); ++edit) {
        const std::size_t at = random() % text.size();
        const char c = alphabet[random() % alphabet.size()];
        switch (random() % 3) {
          case 0:
            text[at] = c;
            break;
          case 1:
            text.insert(at, 1, c);
            break;
          default:
            text.erase(at, 1 + random() % 4);
        }
      }
      const Parsed p(text);
      ASSERT_EQ(p.tree.has_value(), !p.found.has_errors()) << text;
      for (const auto& item : p.found.items()) {
        ASSERT_LE(item.primary.span.end, text.size()) << text;
        ASSERT_LE(item.primary.span.begin, item.primary.span.end) << text;
      }
      render_human(p.found, p.sources, Language::french, diagnostics::Colour::ansi);
    }
  }
}

}  // namespace
}  // namespace plano::syntax
