// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html.h"
#include "site/html_report.h"

#include <gmock/gmock.h>

#include "site/html_markdown.h"
#include "site/html_report.h"
#include "site/town_style.h"

namespace plano::site {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Escaped, LeavesNoMarkup) {
  EXPECT_EQ(escaped("<script>alert('x & \"y\"')</script>"),
            "&lt;script&gt;alert(&#39;x &amp; &quot;y&quot;&#39;)&lt;/script&gt;");
}

TEST(Escaped, KeepsLettersOfAllKinds) {
  EXPECT_EQ(escaped("Théâtre 木 🪵"), "Théâtre 木 🪵");
}

TEST(Escaped, ShowsBytesThatAreNoCharacters) {
  EXPECT_EQ(escaped("a\xff\x80z"), "a\uFFFD\uFFFDz");
}

TEST(Escaped, ShowsMarksThatTurnTheDirectionOfWriting) {
  EXPECT_EQ(escaped("abc\u202Egpj.exe"), "abc\uFFFDgpj.exe");
  EXPECT_EQ(escaped(std::string_view("a\0b", 3)), "a\uFFFDb");
}

TEST(Escaped, KeepsLineBreaks) {
  EXPECT_EQ(escaped("a\n\tb"), "a\n\tb");
}

TEST(SafeAddress, LetsTheWebAndTheSiteThrough) {
  for (const char* address : {"https://example.org/a?b=c#d", "http://example.org", "mailto:a@b.c",
                              "/fr/designs/bench", "../bench", "#parts", "?a=b:c", "bench.html"}) {
    EXPECT_EQ(safe_address(address), address);
  }
}

TEST(SafeAddress, KeepsScriptsOut) {
  for (const char* address :
       {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:x",
        "data:text/html,x", "vbscript:x", "\tjavascript:x", "//evil.example/x", "\\\\evil\\x",
        "blob:x", "x-y:z", "file:///etc/passwd"}) {
    EXPECT_EQ(safe_address(address), "") << address;
  }
}

TEST(Html, EscapesWordsAndAttributes) {
  Html html(Language::english);
  html.element("a", {{"title", "\"><img src=x onerror=alert(1)>"}}, Text("<b>&"));
  EXPECT_EQ(html.take(),
            "<!doctype html>\n<a title=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\">"
            "&lt;b&gt;&amp;</a>");
}

TEST(Html, SetsFrenchMarks) {
  Html html(Language::french);
  html.element("p", {}, {"Why?", "Pourquoi ?"});
  EXPECT_THAT(html.take(), HasSubstr("Pourquoi\u00a0?"));
}

TEST(Html, DataBlocksCannotBeEnded) {
  Html html(Language::english);
  html.data_block("d", R"({"a":"</script><script>alert(1)</script><!--"})");
  const std::string page = html.take();
  EXPECT_EQ(page.find("</script>"), page.rfind("</script>"));
  EXPECT_THAT(page, Not(HasSubstr("<!--")));
  EXPECT_THAT(page, HasSubstr(R"({"a":"\u003c/script>\u003cscript>)"));
}

TEST(Story, LeavesOutTitleCommentsAndTheWayToTheOtherLanguage) {
  EXPECT_THAT(
      story_sections("<!-- SPDX -->\n# Bench\n\n*[En français](README.fr.md)*\n\nIt stands.\n\n## "
                     "What we do not know\n\nMuch.\n"),
      ElementsAre(Field(&StorySection::body, HasSubstr("It stands.")),
                  Field(&StorySection::heading, "What we do not know")));
}

std::string markdown(std::string_view text) {
  Html html(Language::english);
  write_markdown(html, text, {"/pictures/bench/"}, 4);
  return html.take().substr(std::string_view("<!doctype html>\n").size());
}

TEST(Markdown, WritesParagraphsListsAndEmphasis) {
  EXPECT_EQ(markdown("One\ntwo **three** *four* `five`.\n\n- a\n  b\n- c\n\nEnd."),
            "<p>One two <strong>three</strong> <em>four</em> <code>five</code>.</p>\n"
            "<ul><li>a b</li>\n<li>c</li>\n</ul>\n<p>End.</p>\n");
}

TEST(Markdown, ShowsHtmlAsText) {
  EXPECT_EQ(markdown("<script>alert(1)</script>"),
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
}

TEST(Markdown, LinksLeadToTheWebOnly) {
  EXPECT_EQ(markdown("[a](https://example.org/) [b](../other/README.md) [c](javascript:alert(1))"),
            "<p><a href=\"https://example.org/\">a</a> b c)</p>\n");
}

TEST(Markdown, PicturesAreThoseOfTheDesign) {
  EXPECT_THAT(markdown("![A bench](pictures/bench.png)"),
              HasSubstr("<img src=\"/pictures/bench/bench.png\" alt=\"A bench\""));
  EXPECT_THAT(markdown("![x](pictures/../../etc/passwd)"), Not(HasSubstr("<img")));
  EXPECT_THAT(markdown("![x](https://elsewhere.example/x.png)"), Not(HasSubstr("<img")));
}

TEST(Markdown, MarksWithoutEndAreText) {
  EXPECT_EQ(markdown("2 * 3 and [a and `b and **c"), "<p>2 * 3 and [a and `b and **c</p>\n");
}

TEST(Markdown, CodeKeepsItsLines) {
  EXPECT_THAT(markdown("```sh\na <b>\n  c\n```\nend"),
              HasSubstr("<code>a &lt;b&gt;\n  c\n</code>"));
}

TEST(Sheets, BarsThatAreAlikeAreOneLine) {
  Report report;
  const BarLine bar{"Post", 2400, 1, 50};
  report.bars = {bar, {"Rail", 2400, 1, 50}, bar};
  Html html(Language::english);
  write_sheets(html, report);
  const std::string page = html.take();
  EXPECT_NE(page.find("2 × Post"), std::string::npos) << page;
  EXPECT_EQ(page.find("Post"), page.rfind("Post")) << page;
  EXPECT_EQ(page.find("× Rail"), std::string::npos) << page;
}

TEST(TownStyle, IsAColourAndNothingElse) {
  const auto style_of = [](const char* accent) {
    Town town;
    town.accent = accent;
    return town_style(town);
  };
  EXPECT_EQ(style_of("#1f5f4a"), ":root{--accent:#1f5f4a}\n");
  for (const char* accent : {"", "red", "#fff", "#1f5f4a}", "#1f5f4;}*{", "1f5f4a#"}) {
    EXPECT_EQ(style_of(accent), "") << accent;
  }
}

}  // namespace
}  // namespace plano::site
