// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the nursery and the server say to each other, and the nursery's side of it.
#pragma once

#include <cstdint>
#include <string>

#include "server/nursery.h"

namespace plano::server {

/// From the server: with kind `start` a socket goes along and the message follows in the packet.
struct Order {
  enum Kind : std::uint32_t { start, stop };
  std::uint32_t kind = start;
  std::uint32_t slow = 0;
  std::uint64_t id = 0;
  std::int64_t milliseconds = 0;
};

/// From the nursery.
struct News {
  std::uint64_t id = 0;
  std::int32_t status = 0;
  std::uint32_t made = 1;
};

/// One packet, with the descriptor `along` unless that is negative. False where it cannot be taken
/// now or nobody is there.
bool send_order(int socket, const Order& order, const std::string& message, int along);

/// The whole life of the process: ends when the server has closed its end of `socket`, or is dead.
[[noreturn]] void be_nursery(const Nursery::Setup& setup, int socket, int server);

}  // namespace plano::server
