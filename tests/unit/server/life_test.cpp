// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Starting, stopping, caches, and whether anything grows.

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>

#include <fstream>

#include "running.h"
#include "server/child.h"

namespace plano::server {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(Life, it_ends_on_both_signals) {
  for (const int number : {SIGINT, SIGTERM}) {
    Running server;
    Client idle(server.port());
    EXPECT_EQ(idle.ask("/now").status, 200);
    const pid_t nursery = server.nursery();
    server.signal(number);
    EXPECT_EQ(server.end(), 0);
    EXPECT_TRUE(idle.sees_the_end());
    EXPECT_NE(::kill(nursery, 0), 0);
  }
}

TEST(Life, what_runs_is_finished_when_it_is_stopped) {
  Running server;
  Client busy(server.port());
  busy.send("GET /job/a?sleep=600 HTTP/1.1\r\nHost: t\r\n\r\n");
  ASSERT_TRUE(comes_true([&] { return server.counters().begun == 1; }));
  server.signal(SIGTERM);
  const Response response = busy.receive();
  EXPECT_EQ(response.body, "made sleep=600");
  EXPECT_EQ(response["Connection"], "close");
  EXPECT_EQ(server.end(), 0);
  EXPECT_EQ(get(server.port(), "/now").status, 0);
}

TEST(Life, what_runs_too_long_is_told_when_it_is_stopped) {
  Options options;
  options.limits.closing = std::chrono::milliseconds(300);
  Running server(options);
  Client busy(server.port());
  busy.send("GET /job/a?sleep=8000 HTTP/1.1\r\nHost: t\r\n\r\n");
  ASSERT_TRUE(comes_true([&] { return server.counters().begun == 1; }));
  server.signal(SIGINT);
  const Response response = busy.receive();
  EXPECT_EQ(response.status, 503);
  EXPECT_THAT(response.body, HasSubstr("closing"));
  EXPECT_EQ(server.end(), 0);
}

TEST(Life, a_second_signal_ends_it_at_once) {
  Running server;
  Client busy(server.port());
  busy.send("GET /job/a?sleep=9000 HTTP/1.1\r\nHost: t\r\n\r\n");
  ASSERT_TRUE(comes_true([&] { return server.counters().begun == 1; }));
  server.signal(SIGTERM);
  ASSERT_TRUE(comes_true([&] { return server.log().find("closing") != std::string::npos; }));
  server.signal(SIGTERM);
  EXPECT_EQ(server.end(), 0);
  EXPECT_EQ(server.counters().done, 0);
}

TEST(Life, an_address_that_is_none_or_taken_is_told_in_both_languages) {
  const auto route = [](const Request&) -> Plan { return Answer{}; };
  const auto work = [](const std::string&) { return Answer{}; };
  Options options;
  options.host = "localhost";
  const auto named = serve(options, route, work);
  ASSERT_FALSE(named.has_value());
  EXPECT_THAT(named.error().en, HasSubstr("localhost"));
  EXPECT_THAT(named.error().fr, HasSubstr("chiffres"));
  Running server;
  options.host = "127.0.0.1";
  options.port = static_cast<std::uint16_t>(server.port());
  const auto taken = serve(options, route, work);
  ASSERT_FALSE(taken.has_value());
  EXPECT_THAT(taken.error().en, HasSubstr(std::to_string(server.port())));
}

TEST(Life, health_counts) {
  Running server;
  get(server.port(), "/job/a?bytes=4000");
  const Response response = get(server.port(), "/health");
  EXPECT_THAT(response.body, HasSubstr("{\"status\":\"ok\",\"running\":"));
  EXPECT_EQ(response["Cache-Control"], "no-store");
}

TEST(Cache, answers_outlive_the_server_on_disk) {
  Folder folder;
  Options options;
  options.cache_folder = folder / "deep/cache";
  for (int round = 0; round < 2; ++round) {
    Running server(options);
    EXPECT_EQ(get(server.port(), "/job/a?bytes=4000").body.size(), 4000U);
    EXPECT_EQ(server.counters().begun, round == 0 ? 1 : 0);
    server.signal(SIGTERM);
    server.end();
  }
  EXPECT_EQ(fs::status(options.cache_folder).permissions() & fs::perms::all, fs::perms::owner_all);
}

TEST(Cache, a_damaged_file_is_made_anew) {
  Folder folder;
  Options options;
  options.cache_folder = folder / "cache";
  for (int round = 0; round < 3; ++round) {
    Running server(options);
    EXPECT_EQ(get(server.port(), "/job/a?bytes=4000").body.size(), 4000U);
    EXPECT_EQ(server.counters().begun, 1) << round;
    server.signal(SIGTERM);
    server.end();
    for (const auto& entry : fs::directory_iterator(options.cache_folder)) {
      if (round == 0) {
        std::fstream file(entry.path(), std::ios::in | std::ios::out);
        file.seekp(60);
        file.put('#');
      } else {
        fs::resize_file(entry.path(), 30);
      }
    }
  }
}

TEST(Cache, the_folder_stays_within_its_bytes) {
  Folder folder;
  Options options;
  options.cache_folder = folder / "cache";
  options.limits.disk_cache_bytes = 200'000;
  options.limits.memory_cache_bytes = 0;
  Running server(options);
  std::ofstream(folder / "cache/other.txt") << "not ours";
  for (int i = 0; i < 300; ++i) {
    ASSERT_EQ(get(server.port(), "/job/" + std::to_string(i) + "?bytes=3000").status, 200);
  }
  std::uintmax_t bytes = 0, files = 0;
  for (const auto& entry : fs::directory_iterator(folder / "cache")) {
    struct stat facts {};
    ASSERT_EQ(::stat(entry.path().c_str(), &facts), 0);
    bytes += static_cast<std::uintmax_t>(facts.st_blocks) * 512;  // not only what is in them
    ++files;
  }
  EXPECT_LE(bytes, 200'000U + 4096) << "ours, and one of others";
  EXPECT_GT(files, 20U);
  EXPECT_TRUE(fs::exists(folder / "cache/other.txt"));
  EXPECT_EQ(get(server.port(), "/job/299?bytes=3000").status, 200);
  EXPECT_EQ(server.counters().begun, 300);  // the last is there still
}

TEST(Cache, a_full_disk_is_harmless) {
  Folder folder;
  Options options;
  options.cache_folder = folder / "cache";
  options.limits.memory_cache_bytes = 0;
  Running server(options, 100);  // no file may be longer
  for (int i = 0; i < 3; ++i) EXPECT_EQ(get(server.port(), "/job/a?bytes=4000").status, 200);
  EXPECT_EQ(server.counters().begun, 3);
  EXPECT_TRUE(fs::is_empty(folder / "cache"));
}

TEST(Cache, a_folder_that_cannot_be_is_done_without) {
  Folder folder;
  std::ofstream(folder / "file") << "in the way";
  Options options;
  options.cache_folder = folder / "file/cache";
  Running server(options);
  EXPECT_EQ(get(server.port(), "/job/a?b").status, 200);
  EXPECT_THAT(server.log(), HasSubstr("\"cache-unusable\",\"folder\":\"" + options.cache_folder +
                                      "\",\"reason\":\"a file is in its place\""));
}

TEST(Life, memory_stays_flat_over_thousands_of_requests) {
  Options options;
  options.limits.memory_cache_bytes = 1U << 20;
  Running server(options);
  const auto round = [&](int from) {
    Client client(server.port());
    for (int i = from; i < from + 1000; ++i) {
      const std::string number = std::to_string(i);
      ASSERT_EQ(client.ask("/now?" + number).status, 200);
      if (i % 10 == 0) {
        ASSERT_EQ(client.ask("/job/" + number + "?bytes=20000").status, 200);
      }
      if (i % 20 == 0) {
        Client gone(server.port());
        gone.send("GET /job/gone" + number + "?sleep=20 HTTP/1.1\r\nHost: t\r\n\r\n");
      }
    }
  };
  round(0);
  const std::size_t before = server.resident_bytes();
  round(1000);
  round(2000);
  // A sanitizer keeps back what was freed, to find those who use it still.
  if (address_space() != 0) {
    EXPECT_LT(server.resident_bytes(), before + (2U << 20));
  }
  EXPECT_TRUE(comes_true([&] {
    return get(server.port(), "/health").body.find("\"running\":0,\"queued\":0") !=
           std::string::npos;
  }));
}

}  // namespace
}  // namespace plano::server
