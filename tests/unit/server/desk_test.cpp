// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who waits for what, without processes.

#include "server/desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plano::server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Clock::time_point kNoon{};

Job job(const std::string& key, Lane lane = Lane::quick) {
  return {key, key, lane};
}

TEST(Desk, same_key_one_job) {
  Desk desk({2, 1, 1});
  EXPECT_TRUE(desk.ask(1, job("a"), "", "/", kNoon).taken);
  const auto second = desk.ask(2, job("a"), "", "/", kNoon);
  EXPECT_TRUE(second.taken && second.joined);
  const auto start = desk.next();
  ASSERT_TRUE(start.has_value());
  EXPECT_TRUE(desk.ask(3, job("a"), "", "/", kNoon).joined);
  EXPECT_FALSE(desk.next().has_value());
  EXPECT_THAT(desk.finish(start->id), ElementsAre(1, 2, 3));
  EXPECT_FALSE(desk.ask(4, job("a"), "", "/", kNoon).joined);
  EXPECT_EQ(desk.running(), 1U);
  desk.ended(start->id);
  EXPECT_EQ(desk.running(), 0U);
}

TEST(Desk, slow_jobs_leave_a_worker_and_each_lane_has_its_queue) {
  Desk desk({3, 1, 2});
  for (Ticket t = 1; t <= 2; ++t) desk.ask(t, job(std::to_string(t), Lane::slow), "", "/", kNoon);
  EXPECT_FALSE(desk.ask(3, job("3", Lane::slow), "", "/", kNoon).taken);
  EXPECT_TRUE(desk.next() && desk.next());
  desk.ask(4, job("4", Lane::slow), "", "/", kNoon);
  EXPECT_FALSE(desk.next().has_value());
  desk.ask(5, job("5"), "", "/", kNoon);
  EXPECT_FALSE(desk.ask(6, job("6"), "", "/", kNoon).taken);
  EXPECT_EQ(desk.next()->job.key, "5");
}

TEST(Desk, a_page_replaces_its_own_of_the_same_path) {
  Desk desk({2, 8, 8});
  desk.ask(1, job("a"), "page", "/p", kNoon);
  EXPECT_THAT(desk.ask(2, job("b"), "page", "/other", kNoon).superseded, IsEmpty());
  EXPECT_THAT(desk.ask(3, job("a"), "page", "/p", kNoon).superseded, IsEmpty());
  const auto running = desk.next();
  const auto newer = desk.ask(4, job("c"), "page", "/p", kNoon);
  EXPECT_THAT(newer.superseded, ElementsAre(3));
  EXPECT_THAT(newer.stopped, IsEmpty());  // 1 waits for it still
  EXPECT_THAT(desk.finish(running->id), ElementsAre(1));
}

TEST(Desk, a_page_frees_its_own_place_in_a_full_queue) {
  Desk desk({2, 1, 1});
  desk.ask(1, job("a"), "page", "/p", kNoon);
  EXPECT_FALSE(desk.ask(2, job("b"), "else", "/p", kNoon).taken);
  const auto newer = desk.ask(3, job("c"), "page", "/p", kNoon);
  EXPECT_TRUE(newer.taken);
  EXPECT_THAT(newer.superseded, ElementsAre(1));
  EXPECT_EQ(desk.queued(), 1U);
}

TEST(Desk, a_job_runs_for_somebody) {
  Desk desk({2, 8, 8});
  desk.ask(1, job("a"), "", "/", kNoon);
  desk.ask(2, job("a"), "", "/", kNoon);
  const JobId id = desk.next()->id;
  EXPECT_FALSE(desk.leave(1).has_value());
  EXPECT_EQ(desk.leave(2), id);
  EXPECT_FALSE(desk.leave(2).has_value());
  EXPECT_FALSE(desk.ask(3, job("a"), "", "/", kNoon).joined);
  EXPECT_EQ(desk.running(), 1U);
  desk.ended(id);
  desk.leave(3);
  EXPECT_EQ(desk.queued() + desk.running(), 0U);
}

TEST(Desk, what_waits_too_long_is_given_up) {
  Desk desk({2, 8, 8});
  using std::chrono::seconds;
  desk.ask(1, job("a"), "", "/", kNoon);
  desk.ask(2, job("b"), "", "/", kNoon + seconds(5));
  EXPECT_THAT(desk.expire(kNoon + seconds(3)), ElementsAre(1));
  EXPECT_EQ(desk.next()->job.key, "b");
  EXPECT_FALSE(desk.next().has_value());
}

}  // namespace
}  // namespace plano::server
