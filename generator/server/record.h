// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The log: one JSON object a line, members in the order they were added.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plano::server {

class Record {
 public:
  /// Begins with the time, UTC, to the millisecond: {"time":"2026-01-31T12:00:00.000Z"
  Record();

  /// Texts longer than 300 bytes are cut; what is not printable ASCII or UTF-8 is written as "?".
  Record& add(const char* name, std::string_view text);
  Record& add(const char* name, std::uint64_t number);
  /// Milliseconds, to the microsecond.
  Record& add_milliseconds(const char* name, std::int64_t microseconds);
  /// Closes the object. To be called once.
  std::string line();

 private:
  void name(const char* name);
  std::string line_;
};

}  // namespace plano::server
