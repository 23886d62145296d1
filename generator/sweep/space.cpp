// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/space.h"

#include <algorithm>
#include <cmath>

#include "model/codes.h"
#include "model/survey.h"

namespace plano::sweep {
namespace {

using model::Parameter;
using model::ParameterInput;
using model::ValueSource;
using spec::Quantity;
using spec::Value;

/// Formulas may lose this share of a step in rounding.
constexpr double kStepSlack = 1e-6;
/// Numbers are offered in whole millionths of their base unit where their bounds allow it: a step
/// of 0.1 added three times is 0.3.
constexpr double kTidy = 1e6;
/// A range of fractions without a step is looked at in this many places.
constexpr double kPlacesWithoutStep = 64;

std::string text_of(const Value& value) {
  if (const auto* word = std::get_if<std::string>(&value)) return *word;
  return spec::formula_of(value);
}

const Parameter* find(const std::vector<Parameter>& parameters, const std::string& name) {
  const auto at = std::find_if(parameters.begin(), parameters.end(),
                               [&](const Parameter& p) { return p.name == name; });
  return at == parameters.end() ? nullptr : &*at;
}

bool is_fixed(const Subject& subject, const std::string& name) {
  return std::any_of(subject.given.inputs.begin(), subject.given.inputs.end(),
                     [&](const ParameterInput& input) {
                       return input.name == name && input.source > ValueSource::preset;
                     });
}

bool is_thickness(const Parameter& parameter) {
  return !parameter.choices.empty() && std::holds_alternative<Quantity>(parameter.value);
}

/// Does the workshop have the material, with these inputs?
bool material_is_here(const Subject& subject, const model::ResolveOptions& options,
                      const Parameter& thickness) {
  diagnostics::Diagnostics own;
  model::survey(subject.spec, subject.workshop, options, own);
  return std::none_of(own.items().begin(), own.items().end(), [&](const auto& item) {
    return item.code == &model::kNoSheet && item.primary.span == thickness.span;
  });
}

/// Splits a material's thicknesses into those the workshop has and those it lacks, and starts from
/// one that it has.
void look_for_sheets(const Subject& subject, const Parameter& parameter, Axis& axis) {
  std::vector<std::string> here;
  for (const std::string& word : axis.words) {
    model::ResolveOptions options = subject.given;
    options.inputs.push_back({parameter.name, word, ValueSource::command_line, {}});
    (material_is_here(subject, options, parameter) ? here : axis.elsewhere).push_back(word);
  }
  axis.words = here;
  if (here.empty() || std::find(here.begin(), here.end(), axis.base) != here.end()) return;
  axis.base = here.front();
  axis.base_is_given = true;
}

std::optional<Axis> axis_of(const Subject& subject, const Parameter& parameter) {
  Axis axis{parameter.name, text_of(parameter.value), {}, {}, false};
  if (std::holds_alternative<bool>(parameter.value)) {
    axis.words = {"no", "yes"};
  } else if (!parameter.choices.empty()) {
    for (const auto& [word, label] : parameter.choices) axis.words.push_back(word);
    if (is_thickness(parameter)) look_for_sheets(subject, parameter, axis);
  } else if (!parameter.low || !parameter.high) {
    return std::nullopt;  // nothing says how far it may go
  }
  return axis;
}

Values preset_values(const Space& space, const model::Preset& preset) {
  Values values(space.axes.size());
  for (const auto& [name, value] : preset.set) {
    for (std::size_t i = 0; i < space.axes.size(); ++i) {
      const std::string text = text_of(value);
      if (space.axes[i].name == name && text != space.axes[i].base) values[i] = text;
    }
  }
  return values;
}

bool whole(double value) {
  return std::fabs(value - std::floor(value + 0.5)) <= kStepSlack;
}

double step_of(const Parameter& parameter, double low, double high, double base) {
  if (parameter.step) return parameter.step->value;
  return whole(low) && whole(high) && whole(base) ? 1 : (high - low) / kPlacesWithoutStep;
}

double tidy(double value, double low, double high) {
  const double rounded = std::floor(value * kTidy + 0.5) / kTidy;
  return rounded >= low && rounded <= high ? rounded : value;
}

/// A number between the parameter's bounds as they are now; empty where they leave no room.
std::optional<Quantity> number_at(const Parameter& parameter, const Axis& axis, const Level& level,
                                  const Quantity& base) {
  if (!parameter.low || !parameter.high) return std::nullopt;
  const double low = parameter.low->value;
  const double high = parameter.high->value;
  if (low > high) return std::nullopt;
  Quantity value = base;
  switch (level.kind) {
    case Level::Kind::lowest:
      value.value = low;
      break;
    case Level::Kind::highest:
      value.value = high;
      break;
    case Level::Kind::share: {
      const double step = step_of(parameter, low, high, base.value);
      const double places = step > 0 ? std::floor((high - low) / step + kStepSlack) + 1 : 1;
      constexpr double kWhole = 4294967296.0;  // 2^32
      const double k = std::floor(static_cast<double>(level.number) / kWhole * places);
      value.value = tidy(std::fmin(low + k * step, high), low, high);
      break;
    }
    default:
      value.value = std::clamp(base.value, low, high);
  }
  return text_of(value) == axis.base ? base : value;
}

std::optional<Quantity> number_of(const Subject& subject, const Axis& axis) {
  for (const spec::ParameterSpec& parameter : subject.spec.parameters) {
    if (parameter.name.text != axis.name) continue;
    diagnostics::Diagnostics unheard;
    const auto value = spec::read_parameter(parameter, axis.base, {}, unheard);
    if (value && std::holds_alternative<Quantity>(*value)) return std::get<Quantity>(*value);
  }
  return std::nullopt;
}

std::optional<std::string> value_at(const Subject& subject, const Axis& axis, const Level& level,
                                    const std::vector<Parameter>& now) {
  const Parameter* parameter = find(now, axis.name);
  if (parameter != nullptr && !parameter->shown) return std::nullopt;
  std::string text = axis.base;
  if (level.kind == Level::Kind::elsewhere) {
    text = axis.elsewhere.at(level.number);
  } else if (level.kind == Level::Kind::word) {
    text = axis.words.at(level.number);
  } else if (axis.words.empty() && parameter != nullptr) {
    const std::optional<Quantity> base = number_of(subject, axis);
    const auto value = base ? number_at(*parameter, axis, level, *base) : std::nullopt;
    if (value) text = text_of(*value);
  }
  return text == axis.base ? std::nullopt : std::optional(text);
}

}  // namespace

std::optional<Space> space_of(const Subject& subject, diagnostics::Diagnostics& found) {
  diagnostics::Diagnostics first;
  const model::Survey as_given =
      model::survey(subject.spec, subject.workshop, subject.given, first);
  Space space;
  for (const Parameter& parameter : as_given.parameters) {
    if (is_fixed(subject, parameter.name) || !is_thickness(parameter)) continue;
    if (auto axis = axis_of(subject, parameter)) space.axes.push_back(std::move(*axis));
  }
  // Numbers last: their bounds are known only once every material is.
  const std::size_t errors_before = found.errors();
  const model::Survey survey = model::survey(
      subject.spec, subject.workshop, options_of(subject, space, Values(space.axes.size())), found);
  if (found.errors() > errors_before) return std::nullopt;
  for (const Parameter& parameter : survey.parameters) {
    if (is_fixed(subject, parameter.name) || is_thickness(parameter)) continue;
    if (auto axis = axis_of(subject, parameter)) space.axes.push_back(std::move(*axis));
  }
  for (const model::Preset& preset : survey.presets) {
    space.presets.push_back(preset_values(space, preset));
  }
  return space;
}

Values realized(const Subject& subject, const Space& space, const std::vector<Level>& levels) {
  Values values(space.axes.size());
  for (std::size_t round = 0; round <= space.axes.size() + 1; ++round) {
    diagnostics::Diagnostics unheard;
    const model::Survey now =
        model::survey(subject.spec, subject.workshop, options_of(subject, space, values), unheard);
    Values next(space.axes.size());
    for (std::size_t i = 0; i < space.axes.size(); ++i) {
      next[i] = value_at(subject, space.axes[i], levels[i], now.parameters);
    }
    if (next == values) break;
    values = std::move(next);
  }
  return values;
}

model::ResolveOptions options_of(const Subject& subject, const Space& space, const Values& values) {
  model::ResolveOptions options = subject.given;
  for (std::size_t i = 0; i < space.axes.size(); ++i) {
    const Axis& axis = space.axes[i];
    if (!values[i] && !axis.base_is_given) continue;
    options.inputs.push_back(
        {axis.name, values[i].value_or(axis.base), ValueSource::command_line, {}});
  }
  return options;
}

std::vector<std::string> settings_of(const Space& space, const Values& values) {
  std::vector<std::string> settings;
  for (std::size_t i = 0; i < space.axes.size(); ++i) {
    const Axis& axis = space.axes[i];
    if (!values[i] && !axis.base_is_given) continue;
    settings.push_back(axis.name + "=" + values[i].value_or(axis.base));
  }
  return settings;
}

std::string Way::at(std::int64_t k) const {
  const double value = base + static_cast<double>(k) * step;
  const double rounded = std::floor(value * kTidy + 0.5) / kTidy;
  return spec::formula_of(Value(Quantity{rounded, dimension}));
}

std::optional<Way> way_to(const Subject& subject, const Axis& axis, const std::string& value) {
  if (!axis.words.empty()) return std::nullopt;
  Axis there = axis;
  there.base = value;
  const std::optional<Quantity> from = number_of(subject, axis);
  const std::optional<Quantity> to = number_of(subject, there);
  if (!from || !to) return std::nullopt;
  diagnostics::Diagnostics unheard;
  const model::Survey survey =
      model::survey(subject.spec, subject.workshop, subject.given, unheard);
  const Parameter* parameter = find(survey.parameters, axis.name);
  if (parameter == nullptr) return std::nullopt;
  const double distance = to->value - from->value;
  const double low = parameter->low ? parameter->low->value : from->value;
  const double high = parameter->high ? parameter->high->value : to->value;
  const double step = step_of(*parameter, low, high, from->value);
  if (!(step > 0)) return std::nullopt;
  const double steps = std::ceil(std::fabs(distance) / step - kStepSlack) - 1;
  if (!(steps >= 1 && steps < 1e9)) return std::nullopt;
  return Way{from->value, distance < 0 ? -step : step, static_cast<std::int64_t>(steps),
             from->dimension};
}

}  // namespace plano::sweep
