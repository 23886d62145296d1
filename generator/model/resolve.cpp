// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "model/codes.h"
#include "model/parts.h"

namespace plano::model {
namespace {

constexpr std::int64_t kMostPeople = 20;

std::vector<Language> languages_of(const spec::DesignSpec& spec) {
  std::vector<Language> languages;
  for (const spec::Word& word : spec.info.languages) {
    if (word.text == "fr") languages.push_back(Language::french);
    if (word.text == "en") languages.push_back(Language::english);
  }
  return languages;
}

/// What a step adds stands from then on: it cannot be added again. `first` has the step, counted
/// from 1, that adds each panel.
void report_repeated(Run& run, const Step& step, const spec::StepSpec& written, std::size_t number,
                     std::map<std::size_t, std::size_t>& first) {
  std::optional<std::size_t> repeated;
  for (const std::size_t panel : step.add) {
    const auto [place, is_new] = first.emplace(panel, number);
    if (!is_new && place->second != number && !repeated) repeated = panel;
  }
  if (!repeated) return;
  const std::size_t before = first.at(*repeated);
  run.found
      .add(kAddedTwice, written.span,
           fill({"step {0} adds {1}, which stands since step {2}",
                 "l'étape {0} ajoute {1}, en place depuis l'étape {2}"},
                {show(static_cast<std::int64_t>(number)), quote(run.design.panels[*repeated].id),
                 show(static_cast<std::int64_t>(before))}))
      .also(run.spec.steps[before - 1].span, {"added here", "ajouté ici"})
      .hint({"name it under `add` in one step only: that in which it is put in its place",
             "ne le nommez sous `add` que dans l'étape où il est mis en place"});
}

}  // namespace

void resolve_info(Run& run) {
  const spec::InfoSpec& written = run.spec.info;
  DesignInfo& info = run.design.info;
  info.id = written.id.text;
  info.kind = written.module ? "module" : "design";
  info.title = run.text(written.title, Text(info.id));
  info.summary = run.text(written.summary);
  info.languages = languages_of(run.spec);
  info.licence = written.licence.text;
  info.licence_span = written.licence.span;
  for (const spec::PersonSpec& person : written.authors) {
    info.authors.push_back({person.name.text, Run::word(person.role)});
  }
  for (const spec::AncestorSpec& ancestor : written.derived_from) {
    info.derived_from.push_back({ancestor.design.text, Run::word(ancestor.repository),
                                 Run::word(ancestor.commit), Run::word(ancestor.relation)});
  }
  info.status = Run::word(written.status);
  for (const auto& [key, value] : written.purpose) info.purpose[key.text] = value.text;
}

void work_out_values(Run& run) {
  for (const std::size_t i : run.spec.value_order) {
    const spec::ValueSpec& written = run.spec.values[i];
    if (std::optional<Value> value = run.evaluate.value(written.formula)) {
      run.names.set(written.id, std::move(*value));
    } else {
      run.names.mark_broken(written.id);
    }
  }
}

void resolve_steps(Run& run) {
  std::vector<Step> of_parts = std::move(run.design.steps);
  run.design.steps.clear();
  std::map<std::size_t, std::size_t> named;
  std::size_t number = 0;
  for (const spec::StepSpec& written : run.spec.steps) {
    Step step;
    step.title = run.text(written.title);
    step.note = run.text(written.note);
    step.span = written.span;
    if (const auto panels = find_panels(run, written.add)) step.add = *panels;
    report_repeated(run, step, written, ++number, named);
    if (written.people) {
      const std::optional<std::int64_t> people = run.evaluate.whole(*written.people);
      if (people && (*people < 1 || *people > kMostPeople)) {
        run.found.add(kPeople, written.people->span(),
                      fill({"{0} people; from {1} to {2} can be said",
                            "{0} personnes ; on peut dire de {1} à {2}"},
                           {show(*people), show(std::int64_t{1}), show(kMostPeople)}));
      } else if (people) {
        step.people = static_cast<int>(*people);
      }
    }
    run.design.steps.push_back(std::move(step));
  }
  std::erase_if(of_parts, [&](const Step& step) {
    return std::any_of(step.add.begin(), step.add.end(),
                       [&](std::size_t panel) { return named.contains(panel); });
  });
  run.design.steps.insert(run.design.steps.begin(), std::make_move_iterator(of_parts.begin()),
                          std::make_move_iterator(of_parts.end()));
}

void resolve_checks(Run& run) {
  for (const spec::CheckSpec& written : run.spec.checks) {
    const std::optional<bool> holds = run.evaluate.flag(written.that);
    // The sentence is put together even where the check holds: a slip in it shows at once, not on
    // the day the check fails.
    const std::optional<Text> message = run.evaluate.text(written.otherwise);
    if (!holds || !message) continue;
    AuthorCheck check;
    check.holds = *holds;
    check.level = written.warns ? AuthorCheck::Level::warn : AuthorCheck::Level::stop;
    check.message = *message;
    check.source = run.text(written.source);
    check.span = written.span;
    run.design.checks.push_back(std::move(check));
  }
}

namespace {

/// The stages all designs share, once parameters and materials are settled.
bool work_out_elements(Run& run, std::size_t errors_before) {
  const auto fine = [&] { return run.found.errors() == errors_before; };
  work_out_values(run);
  finish_parameters(run);
  if (!fine()) return false;
  resolve_info(run);
  place_panels(run);
  place_solids(run);
  bind_hardware(run);
  if (fine()) place_parts(run);
  // Names of panels that failed would be reported as unknown: only after all stand.
  if (fine()) bind_joints(run);
  return true;
}

}  // namespace

bool work_out_part(Run& run, const ResolveOptions& options, const spec::PartSpec& part,
                   const std::vector<Material>& ours) {
  const std::size_t errors_before = run.found.errors();
  const auto fine = [&] { return run.found.errors() == errors_before; };
  check_defaults(run);
  if (!fine()) return false;
  settle_parameters(run, options);
  if (!fine()) return false;
  take_materials(run, part, ours);
  if (!fine() || !work_out_elements(run, errors_before)) return false;
  if (fine()) resolve_steps(run);
  resolve_checks(run);
  if (fine()) resolve_expectations(run, {});
  return fine();
}

std::optional<ResolvedDesign> resolve(const Module& module, const catalog::Workshop& workshop,
                                      const ResolveOptions& options,
                                      diagnostics::Diagnostics& found) {
  Run run(module, workshop, found);
  const std::size_t errors_before = found.errors();
  const auto fine = [&] { return found.errors() == errors_before; };
  check_defaults(run);
  resolve_presets(run);
  if (!fine()) return std::nullopt;
  settle_parameters(run, options);
  if (!fine()) return std::nullopt;
  bind_materials(run, options);
  if (!fine() || !work_out_elements(run, errors_before)) return std::nullopt;
  if (fine()) resolve_steps(run);
  resolve_checks(run);
  if (fine()) resolve_expectations(run, options.site);
  if (!fine()) return std::nullopt;
  return std::move(run.design);
}

std::optional<ResolvedDesign> resolve(const spec::DesignSpec& spec,
                                      const catalog::Workshop& workshop,
                                      const ResolveOptions& options,
                                      diagnostics::Diagnostics& found) {
  return resolve(Module{&spec, {}}, workshop, options, found);
}

}  // namespace plano::model
