// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server whose work is next to nothing, so that what the server itself costs can be measured:
// /now from the router, /job/… a child that answers with the bytes the query asks for, /slow/… a
// child that sleeps for so many milliseconds first. Prints its address; ends on SIGTERM.
//   server_bench [MEGABYTES: held in memory before the children are forked]

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "server/serve.h"

namespace {

using namespace plano::server;

// Shrinks about as models do: to a sixth.
std::string bytes_like_a_model(std::size_t count) {
  std::string bytes(count, '\0');
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < count; ++i) {
    state = state * 1664525U + 1013904223U;
    bytes[i] = static_cast<char>(i % 6 == 0 ? state >> 24 : i % 36);
  }
  return bytes;
}

Plan route(const Request& request) {
  if (request.path == "/now") return Answer{.media_type = "text/plain", .bytes = "now"};
  const bool slow = request.path.starts_with("/slow/");
  if (!slow && !request.path.starts_with("/job/")) return Answer{.status = 404};
  return Job{request.path + '?' + request.query, (slow ? "s" : "j") + request.query,
             slow ? Lane::slow : Lane::quick};
}

Answer work(const std::string& message) {
  const auto number = std::strtoul(message.c_str() + 1, nullptr, 10);
  if (message.front() == 's') std::this_thread::sleep_for(std::chrono::milliseconds(number));
  return Answer{.media_type = "model/gltf-binary",
                .bytes = bytes_like_a_model(message.front() == 'j' ? number : 100)};
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t megabytes = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 0;
  const std::vector<char> weight(megabytes << 20, 'x');
  Options options;
  options.port = 0;
  options.listening = [](const std::string& address) {
    std::printf("%s\n", address.c_str());
    std::fflush(stdout);
  };
  options.log = [](std::string_view line) {
    if (std::getenv("PLANO_BENCH_LOG") != nullptr)
      std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
  };
  return serve(options, route, work) && !weight.empty() == (megabytes > 0) ? 0 : 1;
}
