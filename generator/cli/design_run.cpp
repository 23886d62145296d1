// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/design_run.h"

#include "base/version.h"
#include "catalog/workshop.h"
#include "cli/modules.h"
#include "cli/parameter_layers.h"
#include "pipeline/modules.h"
#include "syntax/tree.h"

namespace plano::cli {

namespace fs = std::filesystem;

std::optional<DesignRun> prepare(const Library& library, const Arguments& arguments,
                                 Session& session) {
  diagnostics::Diagnostics& found = session.found;
  const std::optional<fs::path> design = library.design(arguments.one("design"), found);
  const std::string workshop_name =
      arguments.has("workshop") ? arguments.one("workshop") : "default";
  const std::optional<fs::path> workshop = library.workshop(workshop_name, found);
  if (!design || !workshop) return std::nullopt;

  const auto design_source = read_source(*design, session.sources, found);
  const auto workshop_source = read_source(*workshop, session.sources, found);
  if (!design_source || !workshop_source) return std::nullopt;
  DesignRun run{*design, *design_source, *workshop_source, {}, {}};
  run.resolve.preset = arguments.one("preset");

  // The names of the parameters are wanted before the design is looked into. Should it not parse,
  // the pipeline will say so; said here as well it would be said twice.
  diagnostics::Diagnostics unheard;
  const auto tree = syntax::parse(session.sources, run.design, syntax::Limits{}, unheard);
  if (!tree) return run;

  const auto modules = read_modules(library, *design, *design_source, session.sources, found);
  if (!modules || !check_lock(*modules, *design, session.sources, found)) return std::nullopt;
  run.modules = *modules;

  ParameterSources from;
  from.command_line = arguments.all("param");
  from.command_line.insert(from.command_line.end(), arguments.bare_parameters.begin(),
                           arguments.bare_parameters.end());
  from.environment = session.world().environment;
  const fs::path project_file = design->parent_path() / "plano.ini";
  std::error_code error;
  if (fs::exists(project_file, error)) {
    from.project_file = read_source(project_file, session.sources, found);
    if (!from.project_file) return std::nullopt;
  }
  const std::size_t errors_before = found.errors();
  run.resolve.inputs = layered_inputs(parameter_names(*tree), from, session.sources, found);
  if (found.errors() > errors_before) return std::nullopt;
  return run;
}

pipeline::Inputs inputs_of(const DesignRun& run, const Library& library, Session& session) {
  pipeline::Inputs inputs{session.sources, run.design, run.workshop, library.licence_texts(),
                          kVersion};
  if (const auto catalogue = library.licence_catalogue()) {
    inputs.licences = read_source(*catalogue, session.sources, session.found);
  }
  inputs.modules = run.modules;
  return inputs;
}

std::optional<model::ResolvedDesign> resolve_design(const DesignRun& run, Session& session) {
  diagnostics::Diagnostics& found = session.found;
  pipeline::Inputs inputs{
      .sources = session.sources, .design = run.design, .workshop = run.workshop};
  inputs.modules = run.modules;
  const pipeline::BoundDesigns designs(inputs, found);
  const auto workshop_tree = syntax::parse(session.sources, run.workshop, syntax::Limits{}, found);
  const auto workshop =
      workshop_tree ? catalog::read_workshop(*workshop_tree, found) : std::nullopt;
  if (!workshop || designs.root() == nullptr) return std::nullopt;
  return model::resolve(*designs.root(), *workshop, run.resolve, found);
}

}  // namespace plano::cli
