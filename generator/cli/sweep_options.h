// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What `plano check --sweep` is asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "cli/verb.h"
#include "diagnostics/diagnostic.h"

namespace plano::cli {

/// The list of variants is held in memory, some 2 kB each: 200 MB.
inline constexpr std::uint64_t kMostVariants = 100'000;
inline constexpr std::uint64_t kMostShards = 100'000;
inline constexpr std::uint64_t kMostJobs = 1'024;

struct SweepOptions {
  std::size_t count = 0;  // at least 1
  std::uint64_t seed = 1;
  std::size_t jobs = 0;   // 0: as many as there are processors
  std::size_t shard = 1;  // of `shards`, from 1
  std::size_t shards = 1;
  std::filesystem::path state;                // empty: none
  std::vector<std::filesystem::path> merged;  // files, or folders of *.sweep
};

/// --sweep, --seed, --jobs, --shard, --state, --merge.
extern const Flag kSweepFlags[6];

/// Empty where no sweep is asked for, or after an error.
std::optional<SweepOptions> asked_sweep(const Arguments& arguments,
                                        diagnostics::Diagnostics& found);

}  // namespace plano::cli
