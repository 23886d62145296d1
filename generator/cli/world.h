// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a run is given from outside: environment, streams, where the program stands. Everything the
/// command line knows about the machine comes in through here, so that a test can be the machine.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>

namespace plano::cli {

struct World {
  std::map<std::string, std::string> environment;
  std::filesystem::path executable;  // real path of the running program
  std::ostream& out;                 // data
  std::ostream& err;                 // talk
  bool out_is_terminal = false;
  bool err_is_terminal = false;

  /// Empty where the variable is not set.
  std::string variable(const std::string& name) const {
    const auto it = environment.find(name);
    return it == environment.end() ? std::string() : it->second;
  }
};

/// Environment and executable of this process.
std::map<std::string, std::string> process_environment();
std::filesystem::path process_executable();

}  // namespace plano::cli
