// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts a finished bundle on disk, whole or not at all.
///
/// Goal: after any end of the run (done, refused, disk full, Ctrl-C, kill -9, power cut) the place
/// holds either the former bundle or the new one, complete; nothing else on the disk has changed;
/// and nothing of the user's was deleted.
///
/// Steps, for the target `out/bench`:
///  1. Make `out/.bench.plano-work/` and lock a file in it (flock: it opens by itself when a
///  process
///     dies, so a lock held means a run alive). If the folder is there and its lock is free, a
///     killed run left it: its leftovers are removed and it is used again.
///  2. Look at what stands at the target: nothing, an empty folder, or a bundle of ours of the same
///     kind with nothing added or changed. Anything else is refused.
///  3. Write every file into `…/bundle`, bundle.json last, and the .zip beside it; fsync them all.
///  4. Exchange `…/bundle` with the target in one step (renameat2), and rename the .zip into place.
///  5. Remove the former bundle by its own list, and the work folder.
/// On file systems that cannot exchange, step 4 is two renames: a crash between them leaves the
/// former bundle in the work folder, and the next run puts it back before it starts.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "exporters/artifact.h"

namespace plano::cli {

struct WrittenBundle {
  std::filesystem::path folder;
  std::filesystem::path zip;  // beside the folder: out/bench.zip; empty: none was asked for
};

/// Called after each file with done / total.
using WriteProgress = std::function<void(std::size_t done, std::size_t total)>;

/// `artifacts` have paths inside the folder and hold one "bundle.json"; `zip` is the same as one
/// file, or empty for none (then a former .zip of ours is removed). Nothing exactly when it added
/// an error; then the place is as it was. A signal that asks to stop is obeyed after clean-up (see
/// stop_signals.h).
std::optional<WrittenBundle> write_bundle(const std::filesystem::path& folder,
                                          const std::vector<exporters::Artifact>& artifacts,
                                          const std::string& zip, const WriteProgress& progress,
                                          diagnostics::Diagnostics& found);

}  // namespace plano::cli
