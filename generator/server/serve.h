// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// An HTTP/1.1 server on one address: it answers from memory, has answers made by child processes
/// within limits, and keeps them. `README.md` beside says how it is built, and why.
///
///   server::Options options;
///   options.port = 8080;
///   options.cache_folder = folder;
///   options.listening = [](const std::string& address) { std::cout << address << std::endl; };
///   options.log = [](std::string_view line) { std::cerr << line << '\n'; };
///   const auto route = [&shelf](const server::Request& request) -> server::Plan {
///     if (request.path == "/") return server::Answer{.status = 302, .headers = {{"Location",
///     "/fr/"}}}; return server::Job{.key = version + request.path + '?' + request.query,
///                        .message = request.path + '?' + request.query};
///   };
///   const auto work = [&shelf](const std::string& message) { return answer(shelf, message); };
///   if (const auto served = server::serve(options, route, work); !served) say(served.error());
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/expected.h"
#include "base/text.h"
#include "server/http.h"
#include "server/trouble.h"

namespace plano::server {

/// Of one child.
struct WorkLimits {
  std::chrono::milliseconds time;  // from its start; as much processor time, rounded up to seconds
  std::size_t queue;               // jobs that wait for a worker
};

struct Limits {
  std::size_t connections = 4096;  // beyond, whoever has been silent longest is closed
  std::size_t target_bytes = 8 * 1024;
  std::size_t header_bytes = 16 * 1024;  // with the target
  std::size_t header_lines = 100;
  std::chrono::milliseconds arrival{10'000};   // first byte (or connection) to the last of a header
  std::chrono::milliseconds idle{30'000};      // between the requests of one connection
  std::chrono::milliseconds write{30'000};     // for each 64 KiB of an answer
  std::chrono::milliseconds queueing{20'000};  // in the queue, then 503
  std::chrono::milliseconds closing{5'000};    // for running jobs once it is told to stop

  WorkLimits quick{std::chrono::milliseconds(10'000), 64};
  WorkLimits slow{std::chrono::milliseconds(60'000), 16};
  std::size_t child_bytes = std::size_t{1} << 30;    // memory of a child, besides what all share
  std::size_t answer_bytes = std::size_t{64} << 20;  // of one answer of a child
  std::size_t held_bytes = std::size_t{512} << 20;   // of all answers in memory; beyond, 503

  std::size_t memory_cache_bytes = std::size_t{64} << 20;
  std::size_t disk_cache_bytes = std::size_t{512} << 20;
};

struct Options {
  std::string host = "127.0.0.1";  // an address in figures, IPv4 or IPv6
  std::uint16_t port = 8080;       // 0: one that is free
  int workers = 0;                 // children at once, at least 2; 0: as many as processors
  /// Made if need be, for its owner only; a folder that cannot be used is logged and done without.
  /// Nothing is written elsewhere. Empty: answers are kept in memory only.
  std::string cache_folder;
  Limits limits;

  /// Called once requests are taken, with "http://127.0.0.1:8080".
  std::function<void(const std::string& address)> listening;
  /// Addresses asked for once it listens, so that what they take is made before anybody asks.
  std::vector<std::string> ahead;
  /// Called with one JSON object, in one line without its end, per request and per event. It holds
  /// no address of a client, no page id, and a query only where its work failed.
  std::function<void(std::string_view line)> log;
  /// Called with what goes without one of the options, for whoever started it.
  std::function<void(const Text& sentence)> warning;
  Apology apology;  // empty: plain_apology
};

/// Serves until SIGINT or SIGTERM, then takes no more requests, lets jobs that run end within
/// `closing`, and returns; a second signal ends it at once. /health it answers itself.
/// Call it where no other thread lives: it forks. Both signals and the children of `fork` it made
/// are its own while it runs. The reason is why it could not start: an address that is none, or
/// that is taken; nothing has been served then.
Expected<std::monostate, Text> serve(const Options& options, Route route, Work work);

}  // namespace plano::server
