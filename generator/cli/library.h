// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where plano's own designs, workshops, templates and licence texts are, and how a name typed by a
/// person becomes a file.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/world.h"
#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"

namespace plano::cli {

class Library {
 public:
  /// Looks, in this order: PLANO_DATA where set (and nowhere else then); share/plano beside the
  /// program's bin folder; the folders above the program (a source tree). The first that holds both
  /// `designs` and `workshops` is taken. Nothing about the place is compiled in, so an installed
  /// tree can be moved.
  static Library find(const World& world);

  bool found() const { return !root_.empty(); }
  const std::filesystem::path& root() const { return root_; }

  /// Names that can be typed, sorted: of designs, modules among them, and of workshops.
  std::vector<std::string> design_ids() const;
  std::vector<std::string> workshop_ids() const;

  /// The design.yaml meant by a path, a folder or an id. Empty exactly when it added an error.
  std::optional<std::filesystem::path> design(const std::string& typed,
                                              diagnostics::Diagnostics& problems) const;
  /// The profile meant by a path or an id. Empty exactly when it added an error.
  std::optional<std::filesystem::path> workshop(const std::string& typed,
                                                diagnostics::Diagnostics& problems) const;
  /// templates/<id>. Empty exactly when it added an error.
  std::optional<std::filesystem::path> starting_point(const std::string& id,
                                                      diagnostics::Diagnostics& problems) const;

  /// generator/joints/samples/<type>.yaml, the sample of a joint type, where it came with the
  /// program.
  std::optional<std::filesystem::path> joint_sample(const std::string& type) const;

  /// The catalogue of licences, where the data folder has one.
  std::optional<std::filesystem::path> licence_catalogue() const;

  /// SPDX id and full text of every licence that came with the program, sorted by id; empty where
  /// none were installed.
  std::vector<std::pair<std::string, std::string>> licence_texts() const;

 private:
  std::filesystem::path root_;
  std::string asked_;  // PLANO_DATA, for the message where it leads nowhere
};

/// Reads a file into `sources` under the name people know it by. Empty exactly when it added an
/// error.
std::optional<diagnostics::SourceId> read_source(const std::filesystem::path& path,
                                                 diagnostics::SourceMap& sources,
                                                 diagnostics::Diagnostics& problems);

}  // namespace plano::cli
