// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/stop_signals.h"

#include <atomic>

namespace plano::cli {
namespace {

// A signal handler can reach nothing but static storage.
std::atomic<int> g_noted{0};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int number) {
  g_noted.store(number);
}

}  // namespace

StopSignals::StopSignals() {
  g_noted.store(0);
  struct sigaction action {};
  action.sa_handler = note_signal;
  ::sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], nullptr, &former_[i]);
    // Under nohup, and in a shell's background, some are ignored on purpose: leave them so.
    if (former_[i].sa_handler != SIG_IGN) ::sigaction(kSignals[i], &action, nullptr);
  }
}

StopSignals::~StopSignals() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], &former_[i], nullptr);
  }
  if (const int noted = g_noted.load(); noted != 0) ::raise(noted);
}

bool StopSignals::asked() const {
  return g_noted.load() != 0;
}

}  // namespace plano::cli
