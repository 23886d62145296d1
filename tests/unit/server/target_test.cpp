// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Addresses, heads, frames and packed bytes, without a socket.

#include "server/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/frame.h"
#include "server/gzip.h"
#include "server/head.h"
#include "server/record.h"
#include "server/trouble.h"

namespace plano::server {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Target, is_decoded_once) {
  EXPECT_EQ(read_target("/a%20b/c%2Bd?x=%20y", 100), (Target{"/a b/c+d", "x=%20y"}));
  EXPECT_EQ(read_target("http://host:8080/a?b?c", 100), (Target{"/a", "b?c"}));
  EXPECT_EQ(read_target("/", 100), (Target{"/", ""}));
  EXPECT_EQ(read_target("/fr/", 100), (Target{"/fr/", ""}));
  EXPECT_EQ(read_target("/100%25", 100), (Target{"/100%", ""}));
}

TEST(Target, what_could_be_read_in_two_ways_is_refused) {
  for (const char* text :
       {"",     "*",       "a",         "?a",     "http://host", "//a",   "/a//b", "/.",
        "/..",  "/a/../b", "/%2e%2E/a", "/a%2fb", "/a%5cb",      "/a\\b", "/%00",  "/%0d%0a",
        "/%7f", "/%252e",  "/%c0%ae",   "/%ff",   "/%e2%80%ae",  "/a%",   "/a%1",  "/a%g0",
        "/a b", "/a#b",    "/a?b#c",    "/a?b c", "/a?%",        "/a?%4", "/é"}) {
    const auto target = read_target(text, 100);
    ASSERT_FALSE(target.has_value()) << text;
    EXPECT_EQ(target.error(), BadTarget::malformed) << text;
  }
  EXPECT_EQ(read_target("/abcd", 4).error(), BadTarget::too_long);
  EXPECT_TRUE(read_target("/abc", 4).has_value());
}

TEST(Head, compares_etags_weakly) {
  EXPECT_TRUE(names("\"a\"", "a"));
  EXPECT_TRUE(names("W/\"b\" ,W/\"a\"", "a"));
  EXPECT_FALSE(names("*", "a"));
  EXPECT_FALSE(names("\"ab\"", "a"));
  EXPECT_FALSE(names("", ""));
}

TEST(Head, knows_who_takes_gzip) {
  EXPECT_TRUE(takes_gzip("deflate, gzip"));
  EXPECT_TRUE(takes_gzip("GZIP;q=0.3"));
  EXPECT_TRUE(takes_gzip("*"));
  EXPECT_FALSE(takes_gzip("gzip;q=0.000, br"));
  EXPECT_FALSE(takes_gzip("x-gzip-not"));
  EXPECT_FALSE(takes_gzip(""));
}

TEST(Head, the_answers_own_headers_replace_but_cannot_smuggle) {
  Answer answer;
  answer.headers = {{"content-security-policy", "default-src 'none'"},
                    {"Vary", "Accept-Language"},
                    {"transfer-encoding", "chunked"},
                    {"X-A\r\nX-B", "c"},
                    {"X-Third", "d\ne"}};
  answer.media_type = "text/html\r\nX-D: e";
  const std::string head = head_of({.answer = &answer,
                                    .length = 7,
                                    .etag = "a\"b",
                                    .retry_after = 3,
                                    .connection = "close",
                                    .without_body = false});
  EXPECT_THAT(head, HasSubstr("\r\nContent-Security-Policy: default-src 'none'\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("default-src 'self'")));
  EXPECT_THAT(head, HasSubstr("\r\nVary: Accept-Encoding, Accept-Language\r\n"));
  EXPECT_THAT(head, HasSubstr("\r\nContent-Length: 7\r\n"));
  EXPECT_THAT(head, HasSubstr("\r\nRetry-After: 3\r\n"));
  for (const char* absent : {"ransfer", "X-A", "X-B", "X-Third", "X-D", "ETag"}) {
    EXPECT_THAT(head, Not(HasSubstr(absent)));
  }
}

TEST(Frame, holds_an_answer_and_nothing_cut_or_longer) {
  const Answer answer{
      422, "text/plain", std::string("a\0b", 3), "no-store", {{"X-A", "b"}}, Encoding::gzip, "tag"};
  const std::string frame = frame_of(answer);
  const auto again = answer_of(frame);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(frame_of(*again), frame);
  EXPECT_EQ(again->bytes, answer.bytes);
  EXPECT_EQ(again->headers, answer.headers);
  for (std::size_t size = 0; size < frame.size(); ++size) {
    EXPECT_FALSE(answer_of(frame.substr(0, size)).has_value()) << size;
  }
  EXPECT_FALSE(answer_of(frame + "x").has_value());
  EXPECT_EQ(head_of(frame_of(Ending::no_memory))->ending, Ending::no_memory);
}

TEST(Gzip, packs_what_shrinks_and_unpacks_within_bounds) {
  const std::string text(10'000, 'a');
  const std::string packed = gzipped(text);
  EXPECT_EQ(gzipped(text), packed);
  EXPECT_EQ(unpacked(packed, text.size()), text);
  EXPECT_FALSE(unpacked(packed, text.size() - 1).has_value());
  EXPECT_FALSE(unpacked(packed.substr(0, packed.size() - 1), 1 << 20).has_value());
  EXPECT_FALSE(unpacked(packed + "x", 1 << 20).has_value());
  EXPECT_EQ(unpacked(gzipped(""), 10), "");
  EXPECT_EQ(compressed({.media_type = "text/html", .bytes = text}).encoding, Encoding::gzip);
  EXPECT_EQ(compressed({.media_type = "application/zip", .bytes = text}).encoding, Encoding::plain);
  EXPECT_EQ(compressed({.media_type = "text/html", .bytes = "short"}).bytes, "short");
}

TEST(Record, is_one_line_of_json) {
  const std::string line =
      Record().add("a", "\"\\\n\x01\xff é").add("n", 7U).add_milliseconds("ms", 1234).line();
  EXPECT_THAT(line, testing::MatchesRegex("\\{\"time\":\"2...-..-..T..:..:..\\....Z\",.*"));
  EXPECT_THAT(line, HasSubstr("\"a\":\"\\\"\\\\??? é\",\"n\":7,\"ms\":1.234}"));
}

TEST(Trouble, is_said_in_the_language_of_the_page) {
  Request request;
  request.accept = "text/html,*/*";
  request.path = "/en/designs/bench";
  EXPECT_THAT(plain_apology(Trouble::busy, request).bytes, HasSubstr("<html lang=\"en\">"));
  request.path = "/x";
  request.language = "en-GB,fr;q=0.5";
  EXPECT_THAT(plain_apology(Trouble::busy, request).bytes, HasSubstr("try again"));
  request.language = "de";
  EXPECT_THAT(plain_apology(Trouble::busy, request).bytes, HasSubstr("Réessayez"));
  request.path = "/api/designs";
  EXPECT_EQ(plain_apology(Trouble::busy, request).media_type, "application/json");
  for (const Trouble trouble : {Trouble::bad_request, Trouble::failed, Trouble::too_long}) {
    EXPECT_NE(words_of(trouble).en, words_of(trouble).fr);
  }
}

}  // namespace
}  // namespace plano::server
