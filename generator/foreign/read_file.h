// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The door for files: a DXF or an instance in JSON, by what is in it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "foreign/dxf_curves.h"
#include "foreign/job.h"

namespace plano::foreign {

struct ReadOptions {
  DxfOptions dxf;
  int copies = 1;  // of everything in the file but what is kept
  /// Layers of a drawing, as in `skip_layers`: whose parts stay where they are, and whose parts are
  /// laid before the others where stock is short.
  std::vector<std::string> keep_layers = {};
  std::vector<std::string> first_layers = {};
};

struct ReadFile {
  ForeignJob job;
  std::map<std::string, int> skipped;  // of a drawing: entities by layer
};

/// Empty exactly when it added an error. Pure numbers of an instance are millimetres, unless it or
/// the option says otherwise.
std::optional<ReadFile> read_file(const diagnostics::SourceMap& sources,
                                  diagnostics::SourceId source, const ReadOptions& options,
                                  diagnostics::Diagnostics& found);

}  // namespace plano::foreign
