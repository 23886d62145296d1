// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The file of a sweep's outcomes (sweep/journal.h), on disk.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "cli/posix.h"
#include "diagnostics/diagnostic.h"
#include "sweep/journal.h"

namespace plano::cli {

/// Held by a lock while it lives: two sweeps never write into one file. Each outcome is in the
/// system's hands when `keep` returns: a run that is killed loses none of those.
class SweepState {
 public:
  /// Opens or makes the file. Empty exactly when it added an error: it cannot be written, another
  /// run holds it, it is something else, or the state of another sweep. Nothing is written then.
  static std::optional<SweepState> open(const std::filesystem::path& path,
                                        const sweep::Identity& identity,
                                        diagnostics::Diagnostics& found);

  /// What earlier runs kept.
  const std::map<std::size_t, sweep::Trial>& trials() const { return trials_; }

  /// False after an error.
  bool keep(std::size_t variant, const sweep::Trial& trial, diagnostics::Diagnostics& found);

 private:
  SweepState(std::filesystem::path path, Descriptor file)
      : path_(std::move(path)), file_(std::move(file)) {}

  std::filesystem::path path_;
  Descriptor file_;
  std::map<std::size_t, sweep::Trial> trials_;
};

/// The outcomes of several files, for variants below `count`. Empty exactly when it added an error:
/// a file that is something else or of another sweep, two that say different things of a variant,
/// or variants that are in none.
std::optional<std::map<std::size_t, sweep::Trial>> merged_trials(
    const std::vector<std::filesystem::path>& from, const sweep::Identity& identity,
    std::size_t count, diagnostics::Diagnostics& found);

}  // namespace plano::cli
