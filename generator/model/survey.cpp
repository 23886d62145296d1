// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/survey.h"

#include "model/parts.h"

namespace plano::model {

Survey survey(const spec::DesignSpec& spec, const catalog::Workshop& workshop,
              const ResolveOptions& options, diagnostics::Diagnostics& found) {
  const Module alone{&spec, {}};
  Run run(alone, workshop, found);
  const auto answer = [&run] {
    return Survey{std::move(run.design.parameters), std::move(run.design.presets)};
  };
  const std::size_t errors_before = found.errors();
  check_defaults(run);
  resolve_presets(run);
  if (found.errors() > errors_before) return answer();
  settle_parameters(run, options);
  const std::size_t errors_settled = found.errors();
  bind_materials(run, options);
  if (found.errors() > errors_settled) return answer();
  work_out_values(run);
  finish_parameters(run);
  return answer();
}

}  // namespace plano::model
