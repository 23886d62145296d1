// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// From what the author wrote to what stands where: parameters put in, formulas evaluated, loops
/// turned, materials bound to the workshop's sheets, panels placed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/workshop.h"
#include "diagnostics/diagnostic.h"
#include "model/design.h"
#include "spec/design_spec.h"

namespace plano::model {

/// A parameter value from outside the design, still as text ("1400mm", "yes", "round").
struct ParameterInput {
  std::string name;
  std::string text;
  ValueSource source = ValueSource::command_line;
  Span span;  // where it was written (a plano.ini, a pseudo-source for the command line)
};

/// A design with the designs it takes in, bound. Whoever made it keeps all of them alive.
struct Module {
  const spec::DesignSpec* spec = nullptr;
  std::map<std::string, const Module*> uses;  // by their names under `uses:`
};

struct ResolveOptions {
  /// Most binding last; a later input of a name replaces an earlier one.
  std::vector<ParameterInput> inputs;
  std::string preset;  // empty: none. Weaker than any input.
  /// What is known of the place where it will stand: said instead of the design's own words under
  /// `expects:` (see spec::bind_site).
  std::vector<spec::ExpectSpec> site = {};
};

/// Empty exactly when it added an error. The design's own checks are evaluated, not enforced: see
/// ResolvedDesign::checks.
std::optional<ResolvedDesign> resolve(const Module& design, const catalog::Workshop& workshop,
                                      const ResolveOptions& options,
                                      diagnostics::Diagnostics& found);
/// The same for a design that takes in no other.
std::optional<ResolvedDesign> resolve(const spec::DesignSpec& spec,
                                      const catalog::Workshop& workshop,
                                      const ResolveOptions& options,
                                      diagnostics::Diagnostics& found);

}  // namespace plano::model
