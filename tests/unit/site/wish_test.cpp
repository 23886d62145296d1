// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/wish.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plano::site {
namespace {

Wish read(const std::string& path, const std::string& query = {},
          Language language = Language::french) {
  const auto read = read_wish(path, query, language);
  EXPECT_TRUE(std::holds_alternative<Wish>(read)) << path << "?" << query;
  return std::holds_alternative<Wish>(read) ? std::get<Wish>(read) : Wish{};
}

int refused(const std::string& path, const std::string& query = {}) {
  const auto read = read_wish(path, query, Language::french);
  return std::holds_alternative<Refusal>(read) ? std::get<Refusal>(read).status : 200;
}

TEST(Wish, reads_pages_by_their_language) {
  EXPECT_EQ(read("/fr/").asked, Asked::home);
  EXPECT_EQ(read("/en", "", Language::french).language, Language::english);
  const Wish page = read("/en/designs/bench", "length=1500mm&preset=nursery&lang=fr");
  EXPECT_EQ(page.asked, Asked::design_page);
  EXPECT_EQ(page.design, "bench");
  EXPECT_EQ(page.preset, "nursery");
  EXPECT_EQ(page.language, Language::english) << "the address of a page says its language";
  EXPECT_EQ(page.parameters, (std::vector<Given>{{"length", "1500mm"}}));
}

TEST(Wish, reads_what_is_made_of_a_design) {
  EXPECT_EQ(read("/api/designs/bench/form").asked, Asked::form);
  const Wish bundle = read("/api/designs/bench/bundle.zip", "only=dxf,model/step&lang=en");
  EXPECT_EQ(bundle.asked, Asked::bundle);
  EXPECT_THAT(bundle.only, testing::ElementsAre("dxf", "model/step"));
  EXPECT_EQ(bundle.language, Language::english);
  const Wish view = read("/api/designs/bench/view.svg", "from=front&exploded=yes");
  EXPECT_EQ(view.from, "front");
  EXPECT_EQ(view.exploded, "yes");
  EXPECT_EQ(read("/api/designs/bench/view.svg", "exploded=non").exploded, "");
}

TEST(Wish, decodes_as_forms_encode) {
  const Wish wish = read("/fr/designs/bench", "length=120%2C5+cm&depth=%C3%A9&odd=%zz%4");
  EXPECT_EQ(wish.parameters,
            (std::vector<Given>{{"depth", "é"}, {"length", "120,5 cm"}, {"odd", "%zz%4"}}));
}

TEST(Wish, takes_the_last_value_and_no_empty_one) {
  EXPECT_EQ(read("/fr/designs/bench", "backrest=no&backrest=yes").parameters,
            (std::vector<Given>{{"backrest", "yes"}}));
  EXPECT_TRUE(read("/fr/designs/bench", "length=&depth=3cm&depth=").parameters.empty());
}

TEST(Wish, marks_parameters_named_as_reserved_words) {
  const Wish wish = read("/api/designs/bench/view.png", "p.width=1m&width=300&p.p.x=2");
  EXPECT_EQ(wish.width, "300");
  EXPECT_EQ(wish.parameters, (std::vector<Given>{{"p.x", "2"}, {"width", "1m"}}));
  EXPECT_EQ(read("/api/designs/bench/view.png", query_of(wish)), wish);
}

TEST(Wish, is_the_same_for_all_addresses_of_one_answer) {
  const char* query = "q=a&age=4&from=front&exploded=yes&width=3&sheet=2&only=dxf";
  EXPECT_EQ(read("/fr/designs/bench", query), read("/fr/designs/bench"));
  EXPECT_EQ(read("/fr/about", query), read("/fr/about"));
  EXPECT_EQ(read("/fr/", "x1=1&preset=a&workshop=b&from=front"), read("/fr/"));
  EXPECT_NE(read("/fr/", "q=a"), read("/fr/"));
}

TEST(Wish, writes_a_query_that_reads_back) {
  const Wish wish = read("/api/designs/bench/view.svg",
                         "workshop=x&b=1&a=%26%3D%23&only=dxf&exploded=1&q=banc+d%27enfant&age=4");
  EXPECT_EQ(read("/api/designs/bench/view.svg", query_of(wish)), wish);
  EXPECT_EQ(query_of(wish), query_of(read("/api/designs/bench/view.svg", query_of(wish))));
  const Wish home = read("/fr/", "q=banc+d%27enfant&age=4");
  EXPECT_EQ(query_of(home), "q=banc%20d%27enfant&age=4");
  EXPECT_EQ(read("/fr/", query_of(home)), home);
}

TEST(Wish, refuses_places_that_are_none) {
  for (const char* path : {"", "fr", "/de/", "/fr/designs", "/fr/designs/..", "/fr/designs/a/b",
                           "/api/designs/../form", "/api/designs/Bench/form", "/api/designs/x/y",
                           "/fr/designs/%2e%2e", "/pictures/bench/..", "/pictures/bench/.x",
                           "/pictures/bench/a/b", "/api", "//", "/fr//about"}) {
    EXPECT_EQ(refused(path), 404) << path;
  }
}

TEST(Wish, refuses_queries_beyond_its_bounds) {
  std::string many;
  for (std::size_t k = 0; k < kMostKeys; ++k) many += "k" + std::to_string(k) + "=1&";
  EXPECT_EQ(refused("/fr/", many), 200);
  EXPECT_EQ(refused("/fr/", many + "more=1"), 400);
  EXPECT_EQ(refused("/fr/", "a=" + std::string(kMostBytesOfAValue, 'x')), 200);
  EXPECT_EQ(refused("/fr/", "a=" + std::string(kMostBytesOfAValue + 1, 'x')), 400);
  EXPECT_EQ(refused("/fr/", std::string(kMostBytesOfAKey + 1, 'x') + "=1"), 400);
  EXPECT_EQ(refused("/fr/", std::string(kMostBytesOfAQuery + 1, '&')), 400);
  EXPECT_EQ(refused("/fr/", "a=%FF%FE"), 400) << "no UTF-8";
  EXPECT_EQ(read("/fr/designs/x", "a=1%002").parameters, (std::vector<Given>{{"a", "1 2"}}));
}

TEST(Wish, prefers_french_unless_english_stands_before) {
  EXPECT_EQ(preferred_language(""), Language::french);
  EXPECT_EQ(preferred_language("de, es"), Language::french);
  EXPECT_EQ(preferred_language("en-GB,en;q=0.9"), Language::english);
  EXPECT_EQ(preferred_language("en;q=0.5, fr;q=0.8"), Language::french);
  EXPECT_EQ(preferred_language("fr-CH, fr;q=0.9, en;q=0.8"), Language::french);
  EXPECT_EQ(preferred_language("de, en;q=0.7, fr;q=0.3"), Language::english);
  EXPECT_EQ(preferred_language("fro, en;q=0.1"), Language::english);
}

}  // namespace
}  // namespace plano::site
