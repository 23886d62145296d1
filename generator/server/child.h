// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The process that makes one answer and ends.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "server/http.h"

namespace plano::server {

struct ChildLimits {
  std::chrono::milliseconds time{};  // of the processor, and of the wall with some seconds more
  std::size_t bytes = 0;             // of address space, with what it was born with
  Lane lane = Lane::quick;           // slow ones give way to all others
};

/// In a process just forked: gives up all descriptors but standard error and `socket`, takes the
/// limits on, works, writes one frame (`frame.h`) and ends. It dies with its parent, `parent`.
/// It can write to no file, open few, and leaves no core.
[[noreturn]] void be_child(const Work& work, const std::string& message, int socket, int parent,
                           const ChildLimits& limits);

/// Sends whatever is wrong to /dev/null and closes all descriptors but standard error and `kept`,
/// which becomes descriptor 3.
void keep_only(int kept);

/// Address space of this process, in bytes; 0 where that is unknown, or means nothing (sanitizers).
std::size_t address_space();

}  // namespace plano::server
