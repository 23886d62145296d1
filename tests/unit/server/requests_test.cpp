// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a client may send, and what becomes of everything else.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "running.h"
#include "server/gzip.h"

namespace plano::server {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string lines(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += "X-Line-" + std::to_string(i) + ": a\r\n";
  return all;
}

TEST(Requests, the_router_answers_with_headers_that_protect) {
  Running server;
  const Response response = get(server.port(), "/now?a=1", "Plano-Page: p_1-x\r\n");
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, StartsWith("nowa=1p_1-x"));
  EXPECT_THAT(response["Content-Security-Policy"], HasSubstr("default-src 'self'"));
  EXPECT_THAT(response["Content-Security-Policy"], HasSubstr("frame-ancestors 'none'"));
  EXPECT_EQ(response["X-Content-Type-Options"], "nosniff");
  EXPECT_EQ(response["Referrer-Policy"], "no-referrer");
  EXPECT_EQ(response["Connection"], "keep-alive");
}

TEST(Requests, an_etag_spares_the_bytes) {
  Running server;
  Client client(server.port());
  for (const std::string target : {"/now", "/job/a?bytes=4000"}) {
    const Response first = client.ask(target);
    ASSERT_THAT(first["ETag"], StartsWith("W/\"")) << target;
    const Response again = client.ask(target, "If-None-Match: \"x\", " + first["ETag"] + "\r\n");
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(again["ETag"], first["ETag"]);
    EXPECT_EQ(client.ask(target, "If-None-Match: \"other\"\r\n").status, 200);
  }
  EXPECT_EQ(server.counters().begun, 1);
  for (const std::string target : {"/now", "/job/a?bytes=4000", "/job/new?bytes=4000"}) {
    const Response any = client.ask(target, "If-None-Match: *\r\n");
    EXPECT_EQ(any.status, 304) << target;
    EXPECT_EQ(any.body, "");
  }
  EXPECT_EQ(client.ask("/boom", "If-None-Match: *\r\n").status, 500) << "there is none";
}

TEST(Requests, head_says_what_get_would) {
  Running server;
  Client client(server.port());
  for (const std::string target : {"/now", "/job/a?bytes=4000"}) {
    client.send("HEAD " + target + " HTTP/1.1\r\nHost: test\r\n\r\n");
    const Response head = client.receive(true);
    const Response whole = client.ask(target);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head["Content-Length"], std::to_string(whole.body.size()));
    EXPECT_EQ(head["ETag"], whole["ETag"]);
  }
}

TEST(Requests, bytes_are_packed_for_those_who_can_unpack) {
  Running server;
  Client client(server.port());
  for (const std::string target : {"/now", "/job/a?bytes=40000"}) {
    const Response packed = client.ask(target, "Accept-Encoding: br, gzip;q=0.5\r\n");
    const Response plain = client.ask(target);
    const Response refused = client.ask(target, "Accept-Encoding: gzip;q=0\r\n");
    EXPECT_EQ(packed["Content-Encoding"], "gzip") << target;
    EXPECT_LT(packed.body.size(), plain.body.size() / 2);
    EXPECT_EQ(unpacked(packed.body, 1 << 20), plain.body);
    EXPECT_EQ(plain["Content-Encoding"], "");
    EXPECT_EQ(refused.body, plain.body);
    EXPECT_THAT(packed["Vary"], HasSubstr("Accept-Encoding"));
  }
}

TEST(Requests, requests_in_one_go_are_answered_in_their_order) {
  Running server;
  Client client(server.port());
  client.send(
      "GET /job/a?sleep=100 HTTP/1.1\r\nHost: t\r\n\r\nGET /now?second HTTP/1.1\r\nHost: t\r\n\r\n"
      "GET /job/b?third HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client.receive().body, "made sleep=100");
  EXPECT_THAT(client.receive().body, StartsWith("nowsecond"));
  EXPECT_EQ(client.receive().body, "made third");
  EXPECT_TRUE(client.sees_the_end());
}

TEST(Requests, only_get_and_head) {
  Running server;
  for (const std::string method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"}) {
    Client client(server.port());
    client.send(method + " /now HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabc");
    const Response response = client.receive();
    EXPECT_EQ(response.status, 405) << method;
    EXPECT_EQ(response["Allow"], "GET, HEAD");
    EXPECT_THAT(response.body, HasSubstr("\"fr\":"));
  }
}

TEST(Requests, a_body_of_any_size_is_refused_and_not_kept) {
  Running server;
  const std::size_t before = server.resident_bytes();
  for (const std::string header : {"Content-Length: 100000000", "Transfer-Encoding: chunked"}) {
    Client client(server.port());
    client.send("GET /now HTTP/1.1\r\nHost: t\r\n" + header + "\r\n\r\n");
    const std::string piece = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
    for (int i = 0; i < 1600 && client.send(piece); ++i) {
    }
    const int status = client.receive().status;
    EXPECT_TRUE(status == 413 || status == 0) << status;  // 0: cut while it was still sending
  }
  Client polite(server.port());
  EXPECT_EQ(polite.ask("/now", "Content-Length: 5\r\n").status, 413);
  EXPECT_LT(server.resident_bytes(), before + (4U << 20));
  EXPECT_EQ(get(server.port(), "/now").status, 200);
}

TEST(Requests, headers_have_limits) {
  Running server;
  EXPECT_EQ(get(server.port(), "/now", lines(90)).status, 200);
  EXPECT_EQ(get(server.port(), "/now", lines(150)).status, 431);
  EXPECT_EQ(get(server.port(), "/now", "X-Long: " + std::string(20000, 'a') + "\r\n").status, 431);
  EXPECT_EQ(get(server.port(), "/now?" + std::string(8000, 'a')).status, 200);
  EXPECT_EQ(get(server.port(), "/now?" + std::string(9000, 'a')).status, 414);
  EXPECT_EQ(get(server.port(), "/now?" + std::string(100000, 'a')).status, 414);
}

TEST(Requests, fifty_megabytes_of_header_are_cut) {
  Running server;
  const std::size_t before = server.resident_bytes();
  Client client(server.port());
  client.send("GET /now HTTP/1.1\r\nHost: t\r\nX-Long: ");
  const std::string piece(1 << 20, 'a');
  int sent = 0;
  while (sent < 50 && client.send(piece)) ++sent;
  EXPECT_LT(sent, 50);
  EXPECT_LT(server.resident_bytes(), before + (4U << 20));
}

TEST(Requests, ten_thousand_parameters_are_an_address_too_long) {
  Running server;
  std::string query = "/job/a?";
  for (int i = 0; i < 10000; ++i) query += "p" + std::to_string(i) + "=1&";
  EXPECT_EQ(get(server.port(), query).status, 414);
  query.resize(10000);  // few enough bytes for the other headers to be read
  const Response page = get(server.port(), query, "Accept: text/html\r\n");
  EXPECT_EQ(page.status, 414);
  EXPECT_THAT(page.body, HasSubstr("<html lang=\"fr\">"));
  EXPECT_EQ(server.counters().begun, 0);
}

TEST(Requests, nonsense_is_answered_400_and_the_connection_closed) {
  Running server;
  for (const std::string& bytes :
       {std::string("\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03", 11) + "\r\n\r\n",
        std::string("GET\r\n\r\n"), std::string("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        std::string("GET /now HTTP/1.1\r\n\r\n"),
        std::string("GET /now HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        std::string("GET now HTTP/1.1\r\nHost: a\r\n\r\n"),
        std::string("GET /now HTTP/1.1\r\nHost: a\r\nBad Header: b\r\n\r\n"),
        std::string(
            "GET /now HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"),
        std::string("GET /now HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n")}) {
    Client client(server.port());
    client.send(bytes);
    EXPECT_EQ(client.receive().status, 400) << bytes;
    EXPECT_TRUE(client.sees_the_end()) << bytes;
  }
  EXPECT_EQ(get(server.port(), "/now").status, 200);
}

TEST(Requests, paths_stay_inside) {
  Running server;
  for (const std::string path :
       {"/../etc/passwd", "/a/../../etc/passwd", "/%2e%2e/etc/passwd", "/%2E%2e%2fetc",
        "/a%2f..%2fb", "/%252e%252e/etc", "/a%00b", "/a%0ab", "/..%5c..%5cwindows", "/a//b", "/./a",
        "/%c0%ae%c0%ae/", "/%ff", "/%", "/%4", "/a%zz", "//etc/passwd", "/a/.."}) {
    EXPECT_EQ(get(server.port(), path).status, 400) << path;
  }
  EXPECT_EQ(get(server.port(), "/caf%C3%A9/a..b").body, "/café/a..b");
}

TEST(Requests, a_half_request_is_told_so_in_time) {
  Options options;
  options.limits.arrival = std::chrono::milliseconds(300);
  Running server(options);
  Client silent(server.port());
  Client half(server.port());
  half.send("GET /now HTTP/1.1\r\nHo");
  EXPECT_EQ(half.receive().status, 408);
  EXPECT_TRUE(half.sees_the_end());
  EXPECT_TRUE(silent.sees_the_end());
  Client gone(server.port());
  gone.send("GET /now HT");
  gone.leave();
  EXPECT_EQ(get(server.port(), "/now").status, 200);
}

TEST(Requests, a_drop_at_a_time_does_not_prolong_it) {
  Options options;
  options.limits.arrival = std::chrono::milliseconds(500);
  Running server(options);
  Client client(server.port());
  int drops = 0;
  while (drops < 500 && client.send("G")) {
    ++drops;
    pause_a_moment();
  }
  EXPECT_LT(drops, 500);
}

TEST(Requests, an_idle_connection_is_closed) {
  Options options;
  options.limits.idle = std::chrono::milliseconds(200);
  Running server(options);
  Client client(server.port());
  EXPECT_EQ(client.ask("/now").status, 200);
  EXPECT_TRUE(client.sees_the_end());
}

TEST(Requests, whoever_reads_nothing_is_cut) {
  Options options;
  options.limits.write = std::chrono::milliseconds(300);
  Running server(options);
  Client client(server.port());
  client.send("GET /job/a?bytes=30000000 HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_TRUE(
      comes_true([&] { return server.log().find("\"source\":\"cut\"") != std::string::npos; }));
}

TEST(Requests, the_longest_silent_make_room) {
  Options options;
  options.limits.connections = 20;
  Running server(options);
  std::vector<std::unique_ptr<Client>> silent;
  for (int i = 0; i < 60; ++i) {
    silent.push_back(std::make_unique<Client>(server.port()));
    silent.back()->send("GET /now");
  }
  EXPECT_EQ(get(server.port(), "/now").status, 200);
  EXPECT_TRUE(silent.front()->sees_the_end());
}

TEST(Requests, a_router_that_throws_or_answers_nonsense_is_500) {
  Running server;
  EXPECT_EQ(get(server.port(), "/boom").status, 500);
  EXPECT_EQ(get(server.port(), "/status").status, 500);
  EXPECT_EQ(get(server.port(), "/health").status, 200);
}

TEST(Requests, headers_of_an_answer_cannot_smuggle) {
  Running server;
  const Response response = get(server.port(), "/job/a?inject");
  EXPECT_EQ(response["X-Good"], "yes");
  EXPECT_EQ(response["X-Bad"], "");
  EXPECT_EQ(response["Set-Cookie"], "");
  EXPECT_EQ(response.body, "made inject");
}

TEST(Requests, the_log_is_json_without_clients) {
  Running server;
  get(server.port(), "/job/a%22b?secret=1", "Plano-Page: page7\r\n");
  get(server.port(), "/job/b?throw");
  ASSERT_TRUE(comes_true([&] { return server.log().find("throw") != std::string::npos; }));
  const std::string log = server.log();
  EXPECT_THAT(log, HasSubstr(R"("path":"/job/a\"b","status":200)"));
  EXPECT_THAT(log, HasSubstr(R"("trouble":"failed","query":"throw")"));
  EXPECT_THAT(log, Not(HasSubstr("secret")));
  EXPECT_THAT(log, Not(HasSubstr("page7")));
  EXPECT_THAT(log, Not(HasSubstr("127.0.0.1")));
}

}  // namespace
}  // namespace plano::server
