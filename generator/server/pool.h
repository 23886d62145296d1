// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Jobs on their way through children: asked for, queued, made within their limits, handed to all
/// who wait. For one thread; what it waits for is one descriptor.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "server/desk.h"
#include "server/nursery.h"
#include "server/serve.h"
#include "server/trouble.h"

namespace plano::server {

class Pool {
 public:
  struct Result {
    std::shared_ptr<const Answer> answer;  // empty: there was trouble
    Trouble trouble = Trouble::failed;
    Clock::duration queued{};  // until a worker was free
    Clock::duration worked{};
  };
  using Done = std::function<void(const Result&)>;
  using Event = std::function<void(const char* what)>;

  Pool(const Limits& limits, int workers, Nursery::Setup setup, Event event);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// Readable when `turn` has something to do. The same for the pool's life.
  int descriptor() const { return epoll_; }
  void turn();
  /// To be called some ten times a second: time limits.
  void tick();

  /// `done` is called once, from a later call of `turn` or `tick`, or of `ask` for another job,
  /// never after `leave`. Empty: there is no room (in the queue, or in memory for more answers),
  /// and it is not called.
  std::optional<Ticket> ask(const Job& job, const std::string& page, const std::string& path,
                            Done done);
  void leave(Ticket ticket);
  /// Whoever waits is told `trouble`; children are killed.
  void stop_all(Trouble trouble);

  /// `answer`, counted in `held` for as long as anybody keeps it. Answers of jobs are.
  std::shared_ptr<const Answer> counted(Answer answer);
  /// Bytes of all answers that somebody keeps: caches, clients that read slowly.
  std::size_t held() const { return *held_; }

  std::size_t running() const { return desk_.running(); }
  std::size_t queued() const { return desk_.queued(); }
  bool idle() const { return waiting_.empty(); }
  /// Whole seconds until there should be room, 1 to 30: for Retry-After.
  int seconds_to_wait() const;

 private:
  struct Run {
    int socket = -1;
    Lane lane = Lane::quick;
    std::string bytes;
    Clock::time_point asked, started;
    bool told = false;  // nobody waits any more
  };

  void start_more();
  void listen_to_nursery();
  void read(JobId id, Run& run);
  void deliver(JobId id, Run& run, std::shared_ptr<const Answer> answer, Trouble trouble);
  void take_frame(JobId id, Run& run);
  void settle(const Gone& gone);
  void kill(JobId id);
  void close(Run& run);
  void nursery_lost();
  std::chrono::milliseconds time_of(Lane lane) const;
  void tell(const std::vector<Ticket>& tickets, const Result& result);

  Limits limits_;
  int workers_;
  Event event_;
  int epoll_;
  Nursery nursery_;
  Clock::time_point revived_;
  Desk desk_;
  Ticket last_ = 0;
  std::map<Ticket, Done> waiting_;
  std::map<JobId, Run> runs_;
  std::shared_ptr<std::size_t> held_ = std::make_shared<std::size_t>(0);
  double seconds_per_job_ = 0.1;  // of late
};

}  // namespace plano::server
