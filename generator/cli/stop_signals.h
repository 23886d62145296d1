// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Ctrl-C and its like while files are being written: noted, so that the half-written can be
/// removed, and obeyed right after.
#pragma once

#include <signal.h>

#include <array>

namespace plano::cli {

/// While one of these lives, SIGINT, SIGTERM and SIGHUP are noted instead of ending the program.
/// When it goes, the former handling is back, and a signal noted is raised again: whoever sent it
/// sees the program end the way they asked. One at a time.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  bool asked() const;

 private:
  static constexpr std::array<int, 3> kSignals = {SIGINT, SIGTERM, SIGHUP};
  std::array<struct sigaction, kSignals.size()> former_;
};

}  // namespace plano::cli
