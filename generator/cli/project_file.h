// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// plano.ini, line by line: Boost.Program_options reads its values but forgets where they stood.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"

namespace plano::cli {

struct ProjectLine {
  std::string name;
  diagnostics::Span name_span;
  diagnostics::Span value_span;
};

struct ProjectFile {
  std::vector<ProjectLine> lines;  // in the order of the file, names distinct
  std::string readable;            // the same lines and no others, for the parser of values
};

/// Lines of `name = value`; `#` starts a comment; empty lines are skipped. Anything else, a
/// [section] included, a name without a value and a name given twice are added to `found` and left
/// out.
ProjectFile read_project_file(const diagnostics::SourceMap& sources, diagnostics::SourceId source,
                              diagnostics::Diagnostics& found);

}  // namespace plano::cli
