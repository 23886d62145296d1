// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "model/codes.h"
#include "model/parts.h"
#include "model/ranges.h"

namespace plano::model {
namespace {

using spec::ParameterKind;
using spec::ParameterSpec;

void set_name(Run& run, const ParameterSpec& parameter, const Value& value) {
  spec::ShownAs shown;
  shown.unit = parameter.show_in;
  if (parameter.kind == ParameterKind::choice) {
    for (const spec::ChoiceSpec& choice : parameter.choices) {
      if (choice.name.text == std::get<std::string>(value)) shown.words = run.text(choice.label);
    }
  }
  run.names.set(parameter.id, value, std::move(shown));
}

bool has_range(const ParameterSpec& parameter) {
  return parameter.kind == ParameterKind::quantity && parameter.low.has_value();
}

const ParameterSpec* find_parameter(const Run& run, const std::string& name) {
  for (const ParameterSpec& parameter : run.spec.parameters) {
    if (parameter.name.text == name) return &parameter;
  }
  return nullptr;
}

/// "board.thickness", of a material that offers several.
bool names_a_thickness(const Run& run, const std::string& name) {
  return std::any_of(run.spec.materials.begin(), run.spec.materials.end(),
                     [&](const spec::MaterialSpec& material) {
                       return !material.thickness_choices.empty() &&
                              material.name.text + ".thickness" == name;
                     });
}

std::vector<std::string> settable_names(const Run& run) {
  std::vector<std::string> names;
  for (const ParameterSpec& parameter : run.spec.parameters) names.push_back(parameter.name.text);
  for (const spec::MaterialSpec& material : run.spec.materials) {
    if (!material.thickness_choices.empty()) names.push_back(material.name.text + ".thickness");
  }
  return names;
}

void refuse_unknown_inputs(Run& run, const ResolveOptions& options) {
  for (const ParameterInput& input : options.inputs) {
    if (find_parameter(run, input.name) != nullptr || names_a_thickness(run, input.name)) continue;
    if (input.source == ValueSource::workshop) continue;  // a place has its habits for many designs
    const bool environment = input.source == ValueSource::environment;
    auto finding = run.found.add(
        environment ? kUnknownEnvironment : code_for(run, kUnknownParameter), input.span,
        fill({"this design has no parameter {0}", "ce modèle n'a pas de paramètre {0}"},
             {quote(input.name)}));
    const std::vector<std::string> names = settable_names(run);
    if (const auto near = did_you_mean(input.name, names)) {
      finding.hint(*near);
    } else if (!names.empty()) {
      finding.hint(fill({"its parameters are {0}", "ses paramètres sont {0}"}, {list_and(names)}));
    }
  }
}

struct Layered {
  Value value;
  ValueSource source = ValueSource::written_default;
  Span span;
};

const Preset* chosen_preset(Run& run, const std::string& name) {
  if (name.empty()) return nullptr;
  std::vector<std::string> names;
  for (const Preset& preset : run.design.presets) {
    if (preset.name == name) return &preset;
    names.push_back(preset.name);
  }
  auto finding =
      run.found.add(kUnknownPreset, Span(),
                    fill({"this design has no preset {0}", "ce modèle n'a pas de préréglage {0}"},
                         {quote(name)}));
  if (const auto near = did_you_mean(name, names)) {
    finding.hint(*near);
  } else if (!names.empty()) {
    finding.hint(fill({"its presets are {0}", "ses préréglages sont {0}"}, {list_and(names)}));
  }
  return nullptr;
}

/// The most binding layer that says something. Empty after an error.
std::optional<Layered> value_of(Run& run, const ParameterSpec& parameter,
                                const ResolveOptions& options, const Preset* preset) {
  const std::string& name = parameter.name.text;
  if (const ParameterInput* input = input_for(options, name)) {
    const auto value = read_input(run, parameter, *input);
    if (!value) return std::nullopt;
    return Layered{*value, input->source, input->span};
  }
  if (preset != nullptr) {
    for (const auto& [set, value] : preset->set) {
      if (set == name) return Layered{value, ValueSource::preset, preset->span};
    }
  }
  // A place has its habits for designs, not for what these are made of.
  const auto habit = run.workshop.parameters.find(name);
  if (run.depth == 0 && habit != run.workshop.parameters.end()) {
    const auto value = spec::read_parameter(parameter, habit->second, Span(), run.found);
    if (!value) return std::nullopt;
    return Layered{*value, ValueSource::workshop, Span()};
  }
  return Layered{parameter.default_value, ValueSource::written_default, parameter.default_span};
}

Parameter described(const ParameterSpec& written, const Layered& layered) {
  Parameter parameter;
  parameter.name = written.name.text;
  parameter.value = layered.value;
  parameter.written_default = written.default_value;
  parameter.step = written.step;
  parameter.show_in = written.show_in;
  parameter.advanced = written.advanced;
  parameter.source = layered.source;
  parameter.span = written.span;
  return parameter;
}

/// Labels and help, which may hold formulas and so come last.
void put_in_words(Run& run, const ParameterSpec& written, Parameter& parameter) {
  parameter.label = run.text(written.label, Text(written.name.text));
  parameter.help = run.text(written.help);
  for (const spec::ChoiceSpec& choice : written.choices) {
    parameter.choices.emplace_back(choice.name.text,
                                   run.text(choice.label, Text(choice.name.text)));
  }
}

bool depends_on(const std::set<spec::NameId>& names, const ParameterSpec& parameter) {
  const auto uses_one = [&](const spec::Expression& bound) {
    const auto used = bound.dependencies();
    return std::any_of(used.begin(), used.end(),
                       [&](spec::NameId name) { return names.count(name) > 0; });
  };
  return uses_one(*parameter.low) || uses_one(*parameter.high);
}

bool has_constant_bounds(const ParameterSpec& parameter) {
  return parameter.low->constant() && parameter.high->constant();
}

/// Holds parameter i against its range and step, with the names as they stand.
void check_range(Run& run, std::size_t i) {
  const ParameterSpec& written = run.spec.parameters[i];
  Parameter& parameter = run.design.parameters[i];
  run.range_checked[i] = true;
  if (depends_on(run.out_of_range, written)) return;
  const std::optional<Bounds> bounds = bounds_of(run, written);
  if (!bounds) return;
  parameter.low = bounds->low;
  parameter.high = bounds->high;
  const auto& value = std::get<Quantity>(parameter.value);
  const bool given = parameter.source != ValueSource::written_default;
  if (!within(value, *bounds)) {
    run.out_of_range.insert(written.id);
    const bool untouched =
        std::all_of(run.design.parameters.begin(), run.design.parameters.end(),
                    [](const Parameter& p) { return p.source == ValueSource::written_default; });
    report_outside(run, written, parameter.value, *bounds,
                   untouched ? kDefaultOutOfRange : kOutOfRange, run.value_spans[i]);
  } else if (given) {
    check_step(run, written, value, bounds, run.value_spans[i]);
  }
}

void report_own_range(Run& run, const ParameterSpec& parameter) {
  if (!has_range(parameter)) return;
  for (const spec::Expression* bound : {&*parameter.low, &*parameter.high}) {
    if (!made_from_itself(run, parameter, *bound)) continue;
    run.found
        .add(
            kRangeOfItself, bound->span(),
            fill(
                {"the range of {0} is made from {0} itself: it moves with each value",
                 "les bornes de {0} dépendent de {0} lui-même : elles changent avec chaque valeur"},
                {quote(parameter.name.text)}))
        .hint({"write bounds that stand by themselves, or that other parameters make",
               "écrivez des bornes fixes, ou qui dépendent d'autres paramètres"});
    return;
  }
}

}  // namespace

std::optional<Value> read_input(Run& run, const ParameterSpec& parameter,
                                const ParameterInput& input) {
  diagnostics::Diagnostics own;
  auto value = spec::read_parameter(parameter, input.text, input.span, own);
  for (const diagnostics::Diagnostic& wrong : own.items()) {
    auto said = run.found.add(code_for(run, kUnusableInput), wrong.primary.span,
                              fill({"{0}: {1}", "{0} : {1}"},
                                   {quote(parameter.name.text + "=" + input.text), wrong.message}));
    if (wrong.hint) said.hint(*wrong.hint);
  }
  return value;
}

const ParameterInput* input_for(const ResolveOptions& options, const std::string& name) {
  for (auto it = options.inputs.rbegin(); it != options.inputs.rend(); ++it) {
    if (it->name == name) return &*it;
  }
  return nullptr;
}

void check_defaults(Run& run) {
  for (const ParameterSpec& parameter : run.spec.parameters) report_own_range(run, parameter);
  for (const ParameterSpec& parameter : run.spec.parameters) {
    set_name(run, parameter, parameter.default_value);
  }
  for (const ParameterSpec& parameter : run.spec.parameters) {
    if (!has_range(parameter) || !bounds_need_only_parameters(run, parameter)) continue;
    const std::optional<Bounds> bounds = bounds_of(run, parameter);
    if (!bounds || within(std::get<Quantity>(parameter.default_value), *bounds)) continue;
    report_outside(run, parameter, parameter.default_value, *bounds, kDefaultOutOfRange,
                   parameter.default_span);
  }
}

void resolve_presets(Run& run) {
  for (const spec::PresetSpec& written : run.spec.presets) {
    Preset preset{written.name.text, Text(), {}, written.span};
    for (const auto& [name, text] : written.set) {
      const ParameterSpec* parameter = find_parameter(run, name.text);
      if (parameter == nullptr) continue;  // bind has said so
      const auto value = spec::read_parameter(*parameter, text.text, text.span, run.found);
      if (!value) continue;
      preset.set.emplace_back(name.text, *value);
      set_name(run, *parameter, *value);
    }
    for (const auto& [name, text] : written.set) {
      const ParameterSpec* parameter = find_parameter(run, name.text);
      if (parameter == nullptr || !has_range(*parameter)) continue;
      if (!bounds_need_only_parameters(run, *parameter)) continue;
      const Value* value = run.names.find(parameter->id);
      const std::optional<Bounds> bounds = bounds_of(run, *parameter);
      if (!bounds || within(std::get<Quantity>(*value), *bounds)) continue;
      report_outside(run, *parameter, *value, *bounds, kPresetOutOfRange, text.span);
    }
    for (const auto& [name, value] : preset.set) {
      const ParameterSpec* parameter = find_parameter(run, name);
      set_name(run, *parameter, parameter->default_value);
    }
    run.design.presets.push_back(std::move(preset));
  }
}

void settle_parameters(Run& run, const ResolveOptions& options) {
  refuse_unknown_inputs(run, options);
  const Preset* preset = chosen_preset(run, options.preset);
  const std::size_t count = run.spec.parameters.size();
  run.value_spans.assign(count, Span());
  run.range_checked.assign(count, false);
  for (std::size_t i = 0; i < count; ++i) {
    const ParameterSpec& written = run.spec.parameters[i];
    const std::optional<Layered> layered = value_of(run, written, options, preset);
    const Layered settled = layered.value_or(Layered{written.default_value, {}, {}});
    run.design.parameters.push_back(described(written, settled));
    run.value_spans[i] = settled.span;
    set_name(run, written, settled.value);
    if (!layered) run.range_checked[i] = true;  // said to be unreadable already
  }
  // Constant bounds first, so that a value out of them does not seem to break others' ranges.
  for (const bool constant : {true, false}) {
    for (std::size_t i = 0; i < count; ++i) {
      const ParameterSpec& written = run.spec.parameters[i];
      if (run.range_checked[i] || !has_range(written)) continue;
      if (has_constant_bounds(written) != constant) continue;
      // A default that is not even shown harms nobody; whether it is, may depend on values.
      const bool may_be_hidden =
          written.show_if && run.design.parameters[i].source == ValueSource::written_default;
      if (may_be_hidden || !bounds_need_only_parameters(run, written)) continue;
      check_range(run, i);
    }
  }
}

void finish_parameters(Run& run) {
  for (std::size_t i = 0; i < run.spec.parameters.size(); ++i) {
    const ParameterSpec& written = run.spec.parameters[i];
    Parameter& parameter = run.design.parameters[i];
    put_in_words(run, written, parameter);
    if (written.show_if) parameter.shown = run.evaluate.flag(*written.show_if).value_or(true);
    if (run.range_checked[i] || !has_range(written)) continue;
    if (parameter.shown || parameter.source != ValueSource::written_default) {
      check_range(run, i);
    } else if (const std::optional<Bounds> bounds = bounds_of(run, written)) {
      parameter.low = bounds->low;
      parameter.high = bounds->high;
    }
  }
  for (std::size_t i = 0; i < run.spec.presets.size(); ++i) {
    const spec::PresetSpec& written = run.spec.presets[i];
    run.design.presets[i].label = run.text(written.label, Text(written.name.text));
  }
}

}  // namespace plano::model
