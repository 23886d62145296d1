// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/progress.h"

#include <ostream>

namespace plano::cli {

void ProgressLine::show(const Text& stage, int done, int total) {
  if (!session_.live_progress()) return;
  const auto now = std::chrono::steady_clock::now();
  const std::string& words = stage.in(session_.language());
  if (words == stage_ && now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  stage_ = words;
  constexpr const char* kBackAndErase = "\r\x1b[K";
  std::ostream& err = session_.world().err;
  err << kBackAndErase;
  if (total > 0) err << '[' << done << '/' << total << "] ";
  err << words << std::flush;
  drawn_ = true;
}

void ProgressLine::erase() {
  if (drawn_) session_.world().err << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace plano::cli
