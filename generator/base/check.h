// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// CHECK: an assertion that is always on. A wrong part costs wood and may hurt a child, so a bug of
/// ours stops the run instead of going on with a doubtful shape.
#pragma once

#include <stdexcept>
#include <string>

namespace plano {

/// Our own mistake, never the author's. Caught once, in `cli/main.cpp`, which prints it and exits
/// with 70; destructors on the way remove half-written output.
class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws InternalError naming the place. Out of line, to keep CHECK small where it is used.
[[noreturn]] void fail_check(const char* condition, const char* file, int line,
                             const std::string& detail);

}  // namespace plano

/// CHECK(condition, "what should have held, with the values"). The detail is built on failure only.
#define CHECK(condition, detail)                                     \
  do {                                                               \
    if (!(condition)) {                                              \
      ::plano::fail_check(#condition, __FILE__, __LINE__, (detail)); \
    }                                                                \
  } while (false)
