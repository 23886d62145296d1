// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What every verb that works on a design needs first: the design, the workshop, the values given
/// from outside, all read and none of them looked into yet.
#pragma once

#include <optional>
#include <string>

#include "cli/library.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "model/resolve.h"
#include "pipeline/generate.h"

namespace plano::cli {

struct DesignRun {
  std::filesystem::path design_path;
  diagnostics::SourceId design = 0;
  diagnostics::SourceId workshop = 0;
  model::ResolveOptions resolve;
  pipeline::ModuleTexts modules;
};

/// From the arguments `design`, `workshop`, `preset`, `param` and the bare --name=value. Empty
/// exactly when it added an error to the session.
std::optional<DesignRun> prepare(const Library& library, const Arguments& arguments,
                                 Session& session);

/// The same as the pipeline wants it, with the licence texts that came with the program.
pipeline::Inputs inputs_of(const DesignRun& run, const Library& library, Session& session);

/// The design with its values put in, without looking at its joints: for `params`. Empty exactly
/// when it added an error to the session.
std::optional<model::ResolvedDesign> resolve_design(const DesignRun& run, Session& session);

}  // namespace plano::cli
