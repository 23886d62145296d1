// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server in a process of its own, with work that misbehaves as its message says, and clients that
// speak to it in raw bytes.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/serve.h"

namespace plano::server {

/// A folder that goes with all that is in it.
class Folder {
 public:
  Folder();
  ~Folder();
  std::string path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

struct Response {
  int status = 0;  // 0: the connection ended before there was an answer
  std::string head, body;
  /// The value of a header, empty where there is none.
  std::string operator[](const std::string& name) const;
};

/// One connection. Everything gives up after ten seconds.
class Client {
 public:
  explicit Client(int port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// False where the server has closed.
  bool send(std::string_view bytes);
  Response receive(bool head_only = false);
  Response ask(const std::string& target, const std::string& headers = "");
  /// True when the server closes; false when it sends something, or nothing for ten seconds.
  bool sees_the_end();
  void leave();

 private:
  int socket_ = -1;
  std::string buffer_;
};

Response get(int port, const std::string& target, const std::string& headers = "");

/// Counters that the server, its nursery and its children share with the test.
struct Counters {
  std::atomic<int> begun{0}, done{0};
};

class Running {
 public:
  /// Paths: /now is answered by the router; /boom makes it throw; /job/… and /slow/… are jobs of
  /// the quick and the slow lane whose key is the target and whose work is the query: see
  /// running.cpp.
  explicit Running(Options options = {}, std::uint64_t most_file_bytes = ~std::uint64_t{0});
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  int port() const { return port_; }
  pid_t process() const { return process_; }
  Counters& counters() { return *counters_; }
  std::string log() const;
  /// Waits up to ten seconds for its end: the exit code, 128 + signal, or -1.
  int end();
  void signal(int number) const;
  /// Of the server: the nursery; of the nursery: the jobs, and what waits to be one.
  static std::vector<pid_t> children_of(pid_t process);
  pid_t nursery() const;
  static std::vector<pid_t> jobs_of(pid_t nursery);
  std::size_t resident_bytes() const;

 private:
  Folder folder_;
  Counters* counters_ = nullptr;
  pid_t process_ = -1;
  int port_ = 0;
};

void pause_a_moment();

/// Looks every few milliseconds, for ten seconds, whether it has come true.
template <class Condition>
bool comes_true(Condition condition) {
  for (int i = 0; i < 1000; ++i) {
    if (condition()) return true;
    pause_a_moment();
  }
  return false;
}

}  // namespace plano::server
