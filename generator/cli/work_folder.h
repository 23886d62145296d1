// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The hidden folder beside a target in which a bundle is made ready: `out/.bench.plano-work/` for
/// `out/bench`. Held by a lock, so that two runs never share it and that of a killed run is known.
#pragma once

#include <cstdint>
#include <filesystem>

#include "cli/posix.h"
#include "diagnostics/diagnostic.h"

namespace plano::cli {

enum class LockState : std::uint8_t {
  held,      // it is ours until `this` goes
  taken,     // another run is alive in it
  not_ours,  // something else bears its name
  failed,    // see `reason`
};

class WorkFolder {
 public:
  /// Makes and locks the work folder of `target`, whose parent exists.
  explicit WorkFolder(const std::filesystem::path& target);
  /// Removes the lock and the folder; whatever is still in it stays.
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  LockState state() const { return state_; }
  int reason() const { return reason_; }  // an errno value
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path bundle() const { return path_ / "bundle"; }
  std::filesystem::path former() const { return path_ / "former"; }
  std::filesystem::path zip() const { return path_ / "bundle.zip"; }

 private:
  LockState try_to_hold();

  std::filesystem::path path_;
  Descriptor lock_;
  LockState state_ = LockState::failed;
  int reason_ = 0;
};

}  // namespace plano::cli
