// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The process that makes one answer and ends.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "server/http.h"

namespace plano::server {

struct ChildLimits {
  std::chrono::milliseconds time{};  // of the processor, and of the wall with some seconds more
  std::size_t bytes = 0;             // of address space, with what it was born with
  Lane lane = Lane::quick;           // slow ones give way to all others
};

/// What a child is told to do, and where to write its frame (`frame.h`).
struct Task {
  std::string message;
  int socket = -1;
  ChildLimits limits;
};

/// In a process just forked: gives up all descriptors but standard error and `orders`, and waits
/// for `receive(descriptor)` to return its task; then takes the limits on, works, writes one frame
/// and ends. Without a task it just ends. It dies with its parent, `parent`. It can write to no
/// file, open few, and leaves no core.
[[noreturn]] void be_child(const Work& work, int orders, int parent,
                           const std::function<std::optional<Task>(int descriptor)>& receive);

/// Sends whatever is wrong to /dev/null and closes all descriptors but standard error and `kept`,
/// which becomes descriptor 3.
void keep_only(int kept);

/// Address space of this process, in bytes; 0 where that is unknown, or means nothing (sanitizers).
std::size_t address_space();

}  // namespace plano::server
