// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One line on a terminal that says what is being done, drawn over itself and gone at the end.
#pragma once

#include <chrono>
#include <string>

#include "cli/session.h"

namespace plano::cli {

class ProgressLine {
 public:
  /// Draws nothing where the session allows none (a pipe, --quiet, --json, a dumb terminal).
  explicit ProgressLine(const Session& session) : session_(session) {}
  ~ProgressLine() { erase(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Redraws at most ten times a second: a terminal is slow, and so is the eye.
  void show(const Text& stage, int done, int total);
  /// Before anything else is written to the terminal.
  void erase();

 private:
  const Session& session_;
  bool drawn_ = false;
  std::string stage_;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace plano::cli
