// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The clock of these benchmarks: other work on the machine does not move it.
#pragma once

#include <sys/resource.h>
#include <sys/time.h>

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

}  // namespace plano::bench
