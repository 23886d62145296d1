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

/// Instead of bind_materials, in a design inside another: each of its materials by one of the
/// other's, as `part` says. Relies on settle_parameters.
void take_materials(Run& run, const spec::PartSpec& part, const std::vector<Material>& ours);

/// The design's `values`, in the order they need one another.
void work_out_values(Run& run);

/// What had to wait for values: ranges with such bounds, `show_if`.
void finish_parameters(Run& run);

void place_panels(Run& run);
/// Relies on place_panels: a name is taken once.
void place_solids(Run& run);
/// Other designs, worked out with the values given to them, their elements, hardware, joints,
/// steps and checks taken in under the part's name.
void place_parts(Run& run);
void bind_hardware(Run& run);
void bind_joints(Run& run);
/// What a design inside another is made of: everything of `resolve` but presets and materials,
/// which are the other's. False after an error.
bool work_out_part(Run& run, const ResolveOptions& options, const spec::PartSpec& part,
                   const std::vector<Material>& ours);
/// The design's own steps follow those of its parts; a step of a part gives way where one of the
/// design's own names a panel of it, because who sees the whole knows better.
void resolve_steps(Run& run);
void resolve_checks(Run& run);

/// The last input given for a name, or nullptr.
const ParameterInput* input_for(const ResolveOptions& options, const std::string& name);

/// What an input says for a parameter; anything else is a mistake of whoever gave it (usage), not
/// of the design. Empty after an error.
std::optional<Value> read_input(Run& run, const spec::ParameterSpec& parameter,
                                const ParameterInput& input);

/// The code for a value that does not suit: whoever typed it is to blame, or the author of the
/// design that gives it to a module.
const diagnostics::Code& code_for(const Run& run, const diagnostics::Code& typed);

/// Ids of panels are unique unless a `for_each` list repeats a word, or a looped element's instance
/// is called like another element: says so.
void refuse_repeated_ids(Run& run);

/// Panels by name: a group, an instance, or a part of an instance's name ("cell.2" for
/// "cell.2.left"). Instances left out by `when` are known, and none. Nothing after an error.
std::optional<std::vector<std::size_t>> find_panels(Run& run,
                                                    const std::vector<spec::Reference>& names);

/// `expects:`, then what is known of the site; what modules brought is there already. See
/// expectations.h.
void resolve_expectations(Run& run, const std::vector<spec::ExpectSpec>& site);

}  // namespace plano::model
