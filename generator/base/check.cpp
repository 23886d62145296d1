// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/check.h"

#include <cstring>

namespace plano {

void fail_check(const char* condition, const char* file, int line, const std::string& detail) {
  // The base name only: the build folder's name must not reach any output.
  const char* name = std::strrchr(file, '/');
  std::string where = name == nullptr ? file : name + 1;
  throw InternalError(where + ":" + std::to_string(line) + ": " + condition + ": " + detail);
}

}  // namespace plano
