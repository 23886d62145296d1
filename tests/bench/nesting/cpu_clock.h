// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The clock and the scales of these benchmarks: other work on the machine does not move it.
#pragma once

#include <sys/resource.h>
#include <sys/time.h>

#include <fstream>
#include <string>

namespace plano::bench {

/// User and system time of all threads so far.
inline double cpu_seconds() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const auto s = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return s(use.ru_utime) + s(use.ru_stime);
}

/// The most memory held so far, in units of 2^20 bytes.
/// Not what getrusage says, which counts the process that started this one, too.
inline double peak_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0;
    if (word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024;
  }
  return 0;
}

}  // namespace plano::bench
