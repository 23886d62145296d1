// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// CalculiX (Debian package calculix-ccx), where the machine has it.
#pragma once

#include <filesystem>
#include <optional>

#include "checks/strength/plate_solver.h"
#include "cli/world.h"

namespace plano::cli {

/// `ccx` in one of the absolute folders of PATH; nothing where it is in none.
std::optional<std::filesystem::path> find_calculix(const World& world);

/// What one run may take, far more than a board of 2500 corners needs, and all runs of a solver.
struct CalculixLimits {
  unsigned wall_seconds = 120;
  unsigned wall_seconds_in_all = 900;  // from the first run on
  unsigned cpu_seconds = 60;
  std::uint64_t memory_bytes = std::uint64_t{4} << 30;
  std::uint64_t file_bytes = std::uint64_t{256} << 20;
};

/// Runs `program` on each input in a folder of its own below the machine's for temporary files,
/// without a shell, on one thread, within the limits, with an environment of two variables.
/// However it ends, the program with what it started is gone and the folder removed. Once the time
/// for all runs is over, no other is begun: each ends in a failure.
checks::PlateSolver calculix(std::filesystem::path program, CalculixLimits limits = {});

}  // namespace plano::cli
