// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The nursery: a small process with one thread, forked before the server has opened anything, that
/// forks a child for each job. The server itself never runs work, and never forks while it has
/// clients, but to replace a nursery that was lost.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "server/desk.h"
#include "server/http.h"

namespace plano::server {

inline constexpr std::size_t kLongestMessage = 64 * 1024;  // of a job; fits one packet

/// A child that is no more.
struct Gone {
  JobId id = 0;
  int status = 0;    // of waitpid
  bool made = true;  // false: it could not be forked
};

class Nursery {
 public:
  struct Setup {
    Work work;
    std::size_t child_bytes = 0;  // address space of a child beyond the nursery's
  };

  /// Forks. If it cannot, `alive` is false.
  explicit Nursery(Setup setup);
  /// Its children die with it.
  ~Nursery();
  Nursery(const Nursery&) = delete;
  Nursery& operator=(const Nursery&) = delete;

  bool alive() const { return socket_ >= 0; }
  /// Forks a new one in place of one that was lost. Precondition: not alive.
  bool revive();
  /// Readable when `gone` has news; -1 when not alive.
  int descriptor() const { return socket_; }

  /// Has a child made that writes its frame to the other end of the socket returned, which is the
  /// caller's to close and does not block; -1 where the nursery takes nothing now. `gone` tells its
  /// end. Precondition: message.size() <= kLongestMessage.
  int start(JobId id, Lane lane, std::chrono::milliseconds time, const std::string& message);
  /// Kills the child, if it is still there; `gone` tells.
  void stop(JobId id);
  /// Those that ended since. Afterwards `alive` tells whether the nursery itself is still there; of
  /// children that were lost with it nothing is told.
  std::vector<Gone> gone();

 private:
  void lose();

  Setup setup_;
  int socket_ = -1;
  int process_ = -1;
};

}  // namespace plano::server
