// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// CalculiX as a test runs it: in a folder of its own. Production runs it from cli/calculix.h.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "checks/strength/plate_solver.h"

namespace plano::checks {

inline bool calculix_is_installed() {
  return std::filesystem::exists("/usr/bin/ccx");
}

inline Expected<std::string, Text> run_calculix(const std::string& input) {
  std::string folder = (std::filesystem::temp_directory_path() / "plano-test-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return failure(Text("no folder", "no folder"));
  std::ofstream(folder + "/p.inp", std::ios::binary) << input;
  const std::string command =
      "cd " + folder + " && OMP_NUM_THREADS=1 /usr/bin/ccx -i p >p.log 2>&1";
  const int code = std::system(command.c_str());
  std::ostringstream text;
  text << std::ifstream(folder + "/p.dat", std::ios::binary).rdbuf();
  std::filesystem::remove_all(folder);
  if (code != 0) return failure(Text("ccx failed", "ccx failed"));
  return text.str();
}

}  // namespace plano::checks
