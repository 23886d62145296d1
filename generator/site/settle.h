// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The values a wish asks for, tried: which can be used, and what is wrong with the others. Nothing
/// is put right in silence: a value that cannot be used is named, and left out of what follows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/resolve.h"
#include "pipeline/generate.h"
#include "site/design_view.h"
#include "site/shelf.h"
#include "site/shelf_parts.h"
#include "site/wish.h"

namespace plano::site {

struct Settled {
  const Shelf* shelf = nullptr;
  const Shelf::Design* design = nullptr;
  const Shelf::Workshop* workshop = nullptr;
  diagnostics::SourceMap sources;             // the shelf's, and the address
  diagnostics::SourceId address = 0;          // "length=1500mm", a line each
  std::vector<std::string> names;             // of the parameters, by line of the address
  model::ResolveOptions options;              // what can be used
  std::optional<model::ResolvedDesign> with;  // those values; empty: the design itself is broken
  std::vector<Given> unusable;                // what was asked for beside them
  std::vector<Problem> problems;
  bool preset_unknown = false;
  bool usable = true;  // all of it
};

/// Precondition: the shelf has a workshop, and `design` is of it.
Settled settle(const Shelf& shelf, const Shelf::Design& design, const Wish& wish);

/// What a run of the pipeline with these values takes; refers to `settled`.
pipeline::Inputs inputs_of(Settled& settled);

/// Findings as a page shows them: each with the parameter whose value it is about, if it is about
/// one; without advice that names a command of the program.
std::vector<Problem> problems_of(const diagnostics::Diagnostics& found, const Settled& settled);

/// The query that asks for the same once more: only what differs from the defaults (or from the
/// preset, where one is chosen), values that can be used in the program's own notation.
std::string canonical_query(const Settled& settled, const Wish& wish);

}  // namespace plano::site
