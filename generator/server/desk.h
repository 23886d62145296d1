// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Who waits for which job, which job is next, and which is wanted no more. Logic alone: no clock,
/// no process, no socket.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/http.h"

namespace plano::server {

using Clock = std::chrono::steady_clock;
using Ticket = std::uint64_t;  // one client that waits
using JobId = std::uint64_t;   // one child, or one to be

class Desk {
 public:
  struct Bounds {
    int workers = 2;  // at least 2; slow jobs take one less at most
    std::size_t quick_queue = 64;
    std::size_t slow_queue = 16;
  };
  struct Asked {
    bool taken = false;              // false: the queue is full
    bool joined = false;             // others wait for the same key already
    std::vector<Ticket> superseded;  // of the same page: to be told so; they wait no more
    std::vector<JobId> stopped;      // run for nobody now: to be killed
  };
  struct Start {
    JobId id;
    Job job;
    Clock::time_point asked;
  };

  explicit Desk(Bounds bounds);

  /// `ticket` is new. An empty page stands for none.
  Asked ask(Ticket ticket, const Job& job, const std::string& page, const std::string& path,
            Clock::time_point now);
  /// The next job that may run now; it counts as running until `ended`. Quick ones first.
  std::optional<Start> next();
  /// The client is gone. The job to be killed, if it runs for nobody now.
  std::optional<JobId> leave(Ticket ticket);
  /// The answer of a running job is there, or there will be none: who waits for it. Whoever asks
  /// for its key from now on has another job.
  std::vector<Ticket> finish(JobId id);
  /// Its process is gone: the worker is free.
  void ended(JobId id);
  /// Clients whose jobs were asked for before `since` and still wait for a worker; they wait no
  /// more.
  std::vector<Ticket> expire(Clock::time_point since);

  std::size_t running() const { return running_[0] + running_[1]; }
  std::size_t queued() const { return queues_[0].size() + queues_[1].size(); }

 private:
  enum class State { queued, running, finished };
  struct Entry {
    Job job;
    State state = State::queued;
    std::vector<Ticket> waiting;
    Clock::time_point asked;
  };
  using Place = std::pair<std::string, std::string>;  // page and path
  struct Client {
    JobId job = 0;
    Place place;
  };

  static std::size_t lane(const Job& job) { return job.lane == Lane::slow ? 1 : 0; }
  bool has_room(Lane lane) const;
  void forget(Ticket ticket);
  void drop_from_queue(JobId id);

  Bounds bounds_;
  JobId last_ = 0;
  std::map<JobId, Entry> entries_;
  std::map<std::string, JobId> by_key_;  // queued or running, wanted
  std::deque<JobId> queues_[2];
  std::size_t running_[2] = {0, 0};
  std::map<Ticket, Client> clients_;
  std::map<Place, Ticket> pages_;
};

}  // namespace plano::server
