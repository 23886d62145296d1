// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How the outcomes of a sweep are kept, so that a stopped one can go on and parts of one can be
/// put together. A text to which lines are appended, one per variant tried, in any order:
///
///   plano-sweep 1 design=… workshop=… values=… program=… seed=1 #1f3a9b20
///   0 passed #5b0c11aa
///   17 failed J0103@0:1203-1220 J0107@0:1203-1220 #09fe3c7d
///
/// Each line ends with a digest of itself: one that was cut short or changed is as if it had never
/// been written, and its variant is tried again.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "sweep/trial.h"

namespace plano::sweep {

/// What a sweep is a sweep of: the outcomes of another subject say nothing about this one. The
/// first four are digests; the number of variants is not among them, as a longer plan begins with
/// the shorter one.
struct Identity {
  std::string design;
  std::string workshop;
  std::string values;  // what the user has fixed
  std::string program;
  std::string seed;

  friend bool operator==(const Identity&, const Identity&) = default;
};

std::string head_of(const Identity& identity);                 // with its line break
std::string outcome_words(const Trial& trial);                 // "failed J0103@0:1203-1220"
std::string line_of(std::size_t variant, const Trial& trial);  // with its line break

struct Journal {
  enum class State : std::uint8_t {
    empty,    // nothing yet, or a head cut short
    sound,    // has a head
    foreign,  // not a journal of a sweep: not to be written into
  };
  State state = State::empty;
  Identity identity;
  std::map<std::size_t, Trial> trials;  // of a variant written twice, the first
  /// The text ends inside a line: the next one must start on a line of its own.
  bool torn = false;
};

Journal read_journal(std::string_view text);

}  // namespace plano::sweep
