// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of `resolve`, in the order they run. Each fills `run.design` and says what is wrong in
/// `run.found`; each may rely on those before it having found nothing wrong.
#pragma once

#include "model/resolve.h"
#include "model/run.h"

namespace plano::model {

/// Title, licence, authors.
void resolve_info(Run& run);

/// Every parameter at its default, in `run.names`; defaults and presets held against those ranges
/// whose bounds use nothing but parameters.
void check_defaults(Run& run);
void resolve_presets(Run& run);

/// Parameters' values from their layers, into `run.names` and `design.parameters`, and held against
/// such ranges as well. Relies on resolve_presets.
void settle_parameters(Run& run, const ResolveOptions& options);

/// Each material on a sheet of the workshop; its thickness, stiffness and nominal thickness into
/// `run.names`.
void bind_materials(Run& run, const ResolveOptions& options);

/// The design's `values`, in the order they need one another.
void work_out_values(Run& run);

/// What had to wait for values: ranges with such bounds, `show_if`.
void finish_parameters(Run& run);

void place_panels(Run& run);
/// Relies on place_panels: a name is taken once.
void place_solids(Run& run);
void bind_hardware(Run& run);
void bind_joints(Run& run);
void resolve_steps(Run& run);
void resolve_checks(Run& run);

/// The last input given for a name, or nullptr.
const ParameterInput* input_for(const ResolveOptions& options, const std::string& name);

/// What an input says for a parameter; anything else is a mistake of whoever gave it (usage), not
/// of the design. Empty after an error.
std::optional<Value> read_input(Run& run, const spec::ParameterSpec& parameter,
                                const ParameterInput& input);

/// Elements of kinds that cannot be made yet: each is an error.
void refuse_later_elements(Run& run);

/// Panels by name: a group, an instance, or a part of an instance's name ("cell.2" for
/// "cell.2.left"). Instances left out by `when` are known, and none. Nothing after an error.
std::optional<std::vector<std::size_t>> find_panels(Run& run,
                                                    const std::vector<spec::Reference>& names);

}  // namespace plano::model
