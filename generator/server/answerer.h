// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// From a request that was read to what is sent back: the router, both caches and the pool, without
/// sockets of clients.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "server/disk_cache.h"
#include "server/memory_cache.h"
#include "server/pool.h"
#include "server/serve.h"

namespace plano::server {

struct Reply {
  Kept answer;          // never empty; of a 304 without its bytes
  std::string etag;     // empty: none
  int retry_after = 0;  // seconds; 0: none
  /// For the log: "route", "etag", "memory", "disk", "job", "trouble".
  const char* source = "route";
  Trouble trouble = Trouble::failed;  // where the source is "trouble"
  Clock::duration queued{}, worked{};
};

/// What a client can read.
enum class Accepted { plain, gzip };

class Answerer {
 public:
  using Done = std::function<void(Reply)>;

  /// Forks the nursery. `options` must outlive it.
  Answerer(const Options& options, Route route, Work work);

  /// Calls `done` once: before it returns, with nothing returned, or later, unless the ticket
  /// returned is used to `leave`.
  std::optional<Ticket> answer(const Request& request, Accepted accepted, Done done);
  void leave(Ticket ticket) { pool_.leave(ticket); }
  Reply trouble(Trouble trouble, const Request& request) const;

  /// Of the pool: to be waited for, and called.
  int descriptor() const { return pool_.descriptor(); }
  void turn() { pool_.turn(); }
  void tick() { pool_.tick(); }
  /// Requests that need a child are answered 503 from now on.
  void close() { closing_ = true; }
  void stop_all() { pool_.stop_all(Trouble::closing); }
  bool idle() const { return pool_.idle(); }

 private:
  Reply ready(Answer answer, const Request& request, Accepted accepted);
  Reply health();
  std::optional<Reply> kept(const std::string& name);
  std::optional<Ticket> have_made(const Request& request, Job job, Done done);
  Reply packed(Reply reply, Accepted accepted);
  Reply finished(const Reply& made, const std::function<Answer(const Answer&)>& then,
                 const Request& request, Accepted accepted);
  Reply made(const Pool::Result& result, const std::string& name, const Request& request);

  const Options& options_;
  Route route_;
  Pool pool_;
  MemoryCache memory_;
  DiskCache disk_;
  bool closing_ = false;
};

}  // namespace plano::server
