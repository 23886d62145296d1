// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Children: what they may do, how they end, who gets their answers.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <set>

#include "running.h"
#include "server/child.h"

namespace plano::server {
namespace {

using testing::HasSubstr;
using testing::Not;

Options with_short_times() {
  Options options;
  options.limits.quick.time = std::chrono::milliseconds(2000);
  options.limits.slow.time = std::chrono::milliseconds(2000);
  options.limits.child_bytes = 64U << 20;
  return options;
}

TEST(Jobs, every_way_to_fail_is_answered_and_the_next_request_is_served) {
  Running server(with_short_times());
  const std::pair<const char*, int> ways[] = {
      {"crash", 500}, {"abort", 500}, {"exit", 500},       {"throw", 500},   {"stack", 500},
      {"eat", 503},   {"loop", 504},  {"sleep=5000", 504}, {"garbage", 500}, {"status=7", 500}};
  for (const auto& [way, status] : ways) {
    // Under a sanitizer no limit on memory can be set: the time ends that job.
    if (std::string(way) == "eat" && address_space() == 0) continue;
    for (const std::string lane : {"/job/", "/slow/"}) {
      const Response response = get(server.port(), lane + "a?" + way, "Accept-Language: en\r\n");
      EXPECT_EQ(response.status, status) << lane << way;
      EXPECT_EQ(response["Cache-Control"], "no-store") << way;
      EXPECT_THAT(response.body, HasSubstr("\"message\":{\"en\":\"")) << way;
      EXPECT_EQ(get(server.port(), "/job/good?after-" + std::string(way)).status, 200);
    }
  }
}

TEST(Jobs, failures_are_not_kept) {
  Running server;
  get(server.port(), "/job/a?throw");
  get(server.port(), "/job/a?throw");
  get(server.port(), "/job/a?status=422");
  EXPECT_EQ(get(server.port(), "/job/a?status=422").status, 422);
  EXPECT_EQ(server.counters().begun, 4);
}

TEST(Jobs, what_is_not_to_be_stored_is_made_anew) {
  Running server;
  for (int i = 0; i < 2; ++i) EXPECT_EQ(get(server.port(), "/job/a?once")["ETag"], "");
  EXPECT_EQ(server.counters().begun, 2);
}

TEST(Jobs, several_answers_are_made_of_what_one_child_made) {
  Options options;
  options.ahead = {"/then/ahead"};
  Running server(options);
  ASSERT_TRUE(comes_true([&] { return server.counters().done == 1; })) << "before anybody asks";
  const Response a = get(server.port(), "/then/a");
  const Response b = get(server.port(), "/then/b", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(a.body, "/then/a of made ");
  EXPECT_EQ(b.body, "/then/b of made ");
  EXPECT_NE(a["ETag"], b["ETag"]);
  EXPECT_EQ(get(server.port(), "/then/a", "If-None-Match: " + a["ETag"] + "\r\n").status, 304);
  EXPECT_EQ(get(server.port(), "/then/b", "If-None-Match: " + a["ETag"] + "\r\n").status, 200);
  EXPECT_EQ(server.counters().begun, 1);
}

TEST(Jobs, a_child_that_is_killed_is_503_with_retry_after) {
  Running server;
  Client client(server.port());
  client.send("GET /job/a?sleep=5000 HTTP/1.1\r\nHost: t\r\nAccept: text/html\r\n\r\n");
  ASSERT_TRUE(comes_true([&] { return server.counters().begun == 1; }));
  const auto jobs = Running::jobs_of(server.nursery());
  ASSERT_EQ(jobs.size(), 1U);
  ::kill(jobs.front(), SIGKILL);
  const Response response = client.receive();
  EXPECT_EQ(response.status, 503);
  EXPECT_NE(response["Retry-After"], "");
  EXPECT_THAT(response.body, HasSubstr("<html lang=\"fr\">"));
}

TEST(Jobs, an_answer_too_large_is_500) {
  Options options;
  options.limits.answer_bytes = 1000;
  options.limits.child_bytes = 512U << 20;
  Running server(options);
  EXPECT_EQ(get(server.port(), "/job/a?bytes=90").status, 200);
  EXPECT_EQ(get(server.port(), "/job/a?zip=200000").status, 500);
}

TEST(Jobs, a_child_has_three_descriptors_and_its_socket) {
  Running server;
  Client bystander(server.port());
  bystander.ask("/now");
  const std::string all = get(server.port(), "/job/a?descriptors").body;
  EXPECT_THAT(all, HasSubstr("0=/dev/null\n1=/dev/null\n2="));
  EXPECT_THAT(all, HasSubstr("3=socket:"));
  EXPECT_THAT(all, Not(HasSubstr("5=")));  // 4 is the folder that lists them
}

TEST(Jobs, a_child_writes_no_file) {
  Running server;
  const std::string file = "/tmp/plano-server-test-must-not-exist";
  EXPECT_EQ(get(server.port(), "/job/a?write").body, "refused");
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  EXPECT_TRUE(error || size == 0);
  std::filesystem::remove(file, error);
}

TEST(Jobs, every_job_has_a_child_of_its_own) {
  Running server;
  std::set<std::string> seen;
  for (int i = 0; i < 5; ++i)
    seen.insert(get(server.port(), "/job/" + std::to_string(i) + "?pid").body);
  EXPECT_EQ(seen.size(), 5U);
  EXPECT_TRUE(comes_true([&] { return Running::jobs_of(server.nursery()).empty(); }));
}

TEST(Jobs, those_who_ask_for_the_same_share_one_child) {
  Running server;
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 20; ++i) {
    clients.push_back(std::make_unique<Client>(server.port()));
    clients.back()->send("GET /job/a?sleep=300 HTTP/1.1\r\nHost: t\r\n\r\n");
  }
  for (auto& client : clients) EXPECT_EQ(client->receive().body, "made sleep=300");
  EXPECT_EQ(get(server.port(), "/job/a?sleep=300").status, 200);  // from memory
  EXPECT_EQ(server.counters().begun, 1);
}

TEST(Jobs, the_last_request_of_a_page_wins) {
  Running server;
  const auto ask = [&](Client& client, const std::string& target, const std::string& page) {
    client.send("GET " + target + " HTTP/1.1\r\nHost: t\r\nPlano-Page: " + page + "\r\n\r\n");
  };
  Client first(server.port()), second(server.port()), other(server.port()), path(server.port());
  ask(other, "/job/a?sleep=400", "two");
  ask(path, "/job/b?sleep=401", "one");
  ASSERT_TRUE(comes_true([&] { return server.counters().begun == 2; }));
  ask(first, "/job/a?sleep=5000", "one");
  ASSERT_TRUE(comes_true([&] {
    return get(server.port(), "/health").body.find("\"queued\":1") != std::string::npos ||
           server.counters().begun == 3;
  }));
  ask(second, "/job/a?sleep=1", "one");
  const Response dropped = first.receive();
  EXPECT_EQ(dropped.status, 409);
  EXPECT_THAT(dropped.body, HasSubstr("superseded"));
  EXPECT_EQ(second.receive().body, "made sleep=1");
  EXPECT_EQ(other.receive().body, "made sleep=400");
  EXPECT_EQ(path.receive().body, "made sleep=401");
}

TEST(Jobs, a_running_job_of_a_page_is_killed_unless_others_wait) {
  Running server;
  const auto ask = [&](Client& client, const std::string& target, const std::string& page) {
    client.send("GET " + target + " HTTP/1.1\r\nHost: t\r\nPlano-Page: " + page + "\r\n\r\n");
  };
  Client first(server.port()), friendly(server.port()), second(server.port());
  ask(first, "/job/a?sleep=700", "one");
  ask(friendly, "/job/a?sleep=700", "two");
  ASSERT_TRUE(comes_true([&] { return server.counters().begun == 1; }));
  ask(second, "/job/a?b", "one");
  EXPECT_EQ(first.receive().status, 409);
  EXPECT_EQ(second.receive().status, 200);
  EXPECT_EQ(friendly.receive().status, 200);
  Client alone(server.port()), third(server.port());
  ask(alone, "/job/a?sleep=5000", "three");
  ASSERT_TRUE(comes_true([&] { return server.counters().begun == 3; }));
  ask(third, "/job/a?c", "three");
  EXPECT_EQ(third.receive().status, 200);
  EXPECT_TRUE(comes_true([&] { return Running::jobs_of(server.nursery()).empty(); }));
  EXPECT_EQ(server.counters().done, 3);  // never the one that slept
}

TEST(Jobs, the_job_of_a_client_that_went_is_stopped) {
  Running server;
  Client client(server.port());
  client.send("GET /job/a?sleep=5000 HTTP/1.1\r\nHost: t\r\n\r\n");
  ASSERT_TRUE(comes_true([&] { return server.counters().begun == 1; }));
  client.leave();
  EXPECT_TRUE(comes_true([&] { return Running::jobs_of(server.nursery()).empty(); }));
  EXPECT_THAT(server.log(), HasSubstr("\"source\":\"gone\""));
  EXPECT_EQ(server.counters().done, 0);
}

TEST(Jobs, slow_ones_never_take_all_the_workers) {
  Options options;
  options.workers = 2;
  Running server(options);
  Client a(server.port()), b(server.port());
  a.send("GET /slow/a?sleep=1000 HTTP/1.1\r\nHost: t\r\n\r\n");
  b.send("GET /slow/b?sleep=1000 HTTP/1.1\r\nHost: t\r\n\r\n");
  ASSERT_TRUE(comes_true([&] { return server.counters().begun == 1; }));
  EXPECT_EQ(get(server.port(), "/job/a?quick").status, 200);
  EXPECT_EQ(server.counters().done, 1);  // the quick one came first
  EXPECT_EQ(a.receive().status, 200);
  EXPECT_EQ(b.receive().status, 200);
}

TEST(Jobs, a_full_queue_is_503_with_retry_after) {
  Options options;
  options.workers = 2;
  options.limits.quick.queue = 3;
  Running server(options);
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 10; ++i) {
    clients.push_back(std::make_unique<Client>(server.port()));
    clients.back()->send("GET /job/" + std::to_string(i) +
                         "?sleep=300 HTTP/1.1\r\nHost: t\r\n\r\n");
  }
  int good = 0, busy = 0;
  for (auto& client : clients) {
    const Response response = client->receive();
    good += response.status == 200;
    if (response.status != 503) continue;
    ++busy;
    EXPECT_GE(std::stoi(response["Retry-After"]), 1);
    EXPECT_THAT(response.body, HasSubstr("\"error\":\"busy\""));
  }
  EXPECT_EQ(good, 5);
  EXPECT_EQ(busy, 5);
}

TEST(Jobs, who_waits_too_long_in_the_queue_is_told) {
  Options options;
  options.workers = 2;
  options.limits.queueing = std::chrono::milliseconds(200);
  Running server(options);
  Client a(server.port()), b(server.port()), c(server.port());
  for (Client* client : {&a, &b, &c}) {
    const std::string name = client == &a ? "a" : client == &b ? "b" : "c";
    client->send("GET /job/" + name + "?sleep=1500 HTTP/1.1\r\nHost: t\r\n\r\n");
  }
  EXPECT_EQ(c.receive().status, 503);
  EXPECT_EQ(a.receive().status, 200);
}

TEST(Jobs, a_nursery_that_dies_is_replaced_and_its_children_die) {
  Running server;
  ASSERT_EQ(get(server.port(), "/job/a?b").status, 200);
  for (int round = 0; round < 3; ++round) {
    Client client(server.port());
    client.send("GET /job/a?sleep=2000" + std::to_string(round) + " HTTP/1.1\r\nHost: t\r\n\r\n");
    const int before = server.counters().begun;
    ASSERT_TRUE(comes_true([&] { return server.counters().begun > before || before > round + 1; }));
    const pid_t nursery = server.nursery();
    ASSERT_TRUE(comes_true([&] { return !Running::jobs_of(nursery).empty(); }));
    const pid_t job = Running::jobs_of(nursery).front();
    ::kill(nursery, SIGKILL);
    EXPECT_EQ(client.receive().status, 503);
    EXPECT_TRUE(comes_true([&] { return ::kill(job, 0) != 0; }));
    EXPECT_EQ(get(server.port(), "/job/again?c" + std::to_string(round)).status, 200);
    EXPECT_NE(server.nursery(), nursery);
  }
  EXPECT_THAT(server.log(), HasSubstr("nursery-lost"));
}

TEST(Jobs, those_kept_ready_may_die_too) {
  Running server;
  for (int round = 0; round < 5; ++round) {
    const auto spares = Running::children_of(server.nursery());
    for (const pid_t spare : spares) ::kill(spare, SIGKILL);
    for (const pid_t spare : spares) {
      EXPECT_TRUE(comes_true([&] { return ::kill(spare, 0) != 0; }));
    }
    EXPECT_EQ(get(server.port(), "/job/a?b" + std::to_string(round)).status, 200);
  }
}

TEST(Jobs, nothing_survives_the_server) {
  Running server;
  Client client(server.port());
  client.send("GET /job/a?loop HTTP/1.1\r\nHost: t\r\n\r\n");
  ASSERT_TRUE(comes_true([&] { return server.counters().begun == 1; }));
  const pid_t nursery = server.nursery();
  const pid_t job = Running::jobs_of(nursery).front();
  server.signal(SIGKILL);
  EXPECT_EQ(server.end(), 128 + SIGKILL);
  EXPECT_TRUE(comes_true([&] { return ::kill(nursery, 0) != 0 && ::kill(job, 0) != 0; }));
}

}  // namespace
}  // namespace plano::server
