// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "syntax/format.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/check.h"

namespace plano::syntax {
namespace {

constexpr std::array<std::string_view, 4> kOrder{"spec", "id", "title", "panels"};

std::string laid(std::string_view text) {
  return formatted(text, kOrder);
}

TEST(Format, IndentsByTwoAndListsUnderTheirKey) {
  EXPECT_EQ(laid("panels:\n"
                 "    seat:\n"
                 "          size: 1\n"
                 "    legs:\n"
                 "    - a\n"
                 "    -   b: 1\n"
                 "        c: 2\n"),
            "panels:\n"
            "  seat:\n"
            "    size: 1\n"
            "  legs:\n"
            "    - a\n"
            "    - b: 1\n"
            "      c: 2\n");
}

TEST(Format, SetsSpacesInsideBracketsAndBraces) {
  EXPECT_EQ(laid("a: {x : 1,y:  [ 1,2 ,3 ] , z: }\nb:   [ ]\nc: {\"k\":1,'l' : {}}\n"),
            "a: {x: 1, y: [1, 2, 3], z: }\nb: []\nc: {\"k\": 1, 'l': {}}\n");
}

TEST(Format, LeavesTextsAsTheyAre) {
  const std::string text =
      "a: \"{x :1,y:  [ 1,2 ]}\"\n"
      "b: 'it''s   {so}'\n"
      "c: http://example.org:8080/a,b\n"
      "d: a   -  b , c\n"
      "e: \"#no comment\"\n";
  EXPECT_EQ(laid(text), text);
}

TEST(Format, KeepsCommentsWhereTheyBelong) {
  EXPECT_EQ(laid("# heading\n"
                 "\n"
                 "# about panels\n"
                 "panels:   # all of them\n"
                 "     # about the seat\n"
                 "     seat:\n"
                 "          size: 1#no comment\n"
                 "          # at the end of seat\n"
                 "     # at the end of panels\n"
                 "# at the margin\n"),
            "# heading\n"
            "\n"
            "# about panels\n"
            "panels:   # all of them\n"
            "  # about the seat\n"
            "  seat:\n"
            "    size: 1#no comment\n"
            "    # at the end of seat\n"
            "  # at the end of panels\n"
            "# at the margin\n");
}

TEST(Format, KeepsColumnsOfCommentsAndPutsASpaceBeforeThem) {
  EXPECT_EQ(laid("a: 1         # one\nb: [1,2]# two\n"), "a: 1         # one\nb: [1, 2] # two\n");
}

TEST(Format, PutsTopKeysInOrderWithTheirComments) {
  EXPECT_EQ(laid("# SPDX\n"
                 "# another line\n"
                 "panels:\n"
                 "  a: 1\n"
                 "\n"
                 "# not known here\n"
                 "other: 2\n"
                 "\n"
                 "# the title\n"
                 "# in two lines\n"
                 "title: T\n"
                 "id: x\n"
                 "spec: 1\n"
                 "# the end\n"),
            "# SPDX\n"
            "# another line\n"
            "spec: 1\n"
            "id: x\n"
            "\n"
            "# the title\n"
            "# in two lines\n"
            "title: T\n"
            "\n"
            "panels:\n"
            "  a: 1\n"
            "\n"
            "# not known here\n"
            "other: 2\n"
            "# the end\n");
}

TEST(Format, DoesNotOrderAnythingBelow) {
  EXPECT_EQ(laid("panels:\n  title: 1\n  spec: 2\n"), "panels:\n  title: 1\n  spec: 2\n");
}

TEST(Format, RemovesSpacesEmptyLinesAndWindowsBreaks) {
  EXPECT_EQ(laid("\xef\xbb\xbf\r\n\r\na: 1   \r\n\r\n\r\n\r\nb: 2 \r\n\r\n"), "a: 1\n\nb: 2\n");
  EXPECT_EQ(laid("a: 1"), "a: 1\n");
}

TEST(Format, KeepsBlockTextsToTheLastSpace) {
  EXPECT_EQ(laid("panels:\n"
                 "        note: |\n"
                 "            line  \n"
                 "              deeper\n"
                 "\n"
                 "\n"
                 "            after two empty lines\n"
                 "        kept: |+\n"
                 "           x\n"
                 "\n"
                 "\n"
                 "        digit: >2-   # why\n"
                 "             three spaces\n"
                 "          none\n"),
            "panels:\n"
            "  note: |\n"
            "    line  \n"
            "      deeper\n"
            "\n"
            "\n"
            "    after two empty lines\n"
            "  kept: |+\n"
            "    x\n"
            "\n"
            "\n"
            "  digit: >2-   # why\n"
            "       three spaces\n"
            "    none\n");
}

TEST(Format, MovesTheLinesOfALongTextTogether) {
  EXPECT_EQ(laid("help:    a long\n"
                 "            text\n"
                 "\n"
                 "            in two paragraphs\n"
                 "quoted: \"one \\\n"
                 "          two\\  \n"
                 "       three\"\n"),
            "help: a long\n"
            "  text\n"
            "\n"
            "  in two paragraphs\n"
            "quoted: \"one \\\n"
            "  two\\ \n"
            "  three\"\n");
}

TEST(Format, StepsInsideBracketsOverSeveralLines) {
  EXPECT_EQ(laid("a: [\n"
                 "1,\n"
                 "         {x: 1,   # why\n"
                 "   y: 2\n"
                 "   },\n"
                 "  ]\n"
                 "b:\n"
                 "     {c: 1}\n"),
            "a: [\n"
            "  1,\n"
            "  {x: 1,   # why\n"
            "    y: 2\n"
            "  },\n"
            "]\n"
            "b:\n"
            "  {c: 1}\n");
}

TEST(Format, WhatDoesNotParseIsTheCallersBug) {
  EXPECT_THROW(laid("a: ["), InternalError);
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

TEST(Format, TwiceIsOnceForEveryFileThatParses) {
  int count = 0;
  for (const char* folder : {"/tests/corpus/syntax", "/designs", "/workshops"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(PLANO_SOURCE_DIR + std::string(folder))) {
      const std::string name = entry.path().filename().string();
      const bool parses =
          std::string(folder) != "/tests/corpus/syntax" || name.rfind("ok-", 0) == 0;
      if (entry.path().extension() != ".yaml" || !parses) {
        continue;
      }
      const std::string once = laid(content_of(entry.path()));
      EXPECT_EQ(laid(once), once) << entry.path();
      ++count;
    }
  }
  EXPECT_GT(count, 8);
}

}  // namespace
}  // namespace plano::syntax
