// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/ranges.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "model/codes.h"
#include "model/parts.h"

namespace plano::model {
namespace {

/// What formulas may lose in rounding, as a share of the value.
constexpr double kRounding = 1e-9;
/// How far from a whole step, in steps, still counts as on it.
constexpr double kOnStep = 1e-6;

double slack(double a, double b) {
  return kRounding * std::fmax(std::fabs(a), std::fabs(b));
}

Text shown(const spec::ParameterSpec& parameter, const Value& value) {
  return spec::show(value, parameter.show_in);
}

}  // namespace

std::optional<Bounds> bounds_of(Run& run, const spec::ParameterSpec& parameter) {
  if (!parameter.low || !parameter.high) return std::nullopt;
  const Dimension dimension = std::get<Quantity>(parameter.default_value).dimension;
  const std::optional<Quantity> low = run.evaluate.quantity(*parameter.low, dimension);
  const std::optional<Quantity> high = run.evaluate.quantity(*parameter.high, dimension);
  if (!low || !high) return std::nullopt;
  return Bounds{*low, *high};
}

bool bounds_need_only_parameters(const Run& run, const spec::ParameterSpec& parameter) {
  const auto is_parameter = [&](spec::NameId name) {
    return std::any_of(run.spec.parameters.begin(), run.spec.parameters.end(),
                       [&](const spec::ParameterSpec& other) { return other.id == name; });
  };
  const auto only_parameters = [&](const spec::Expression& bound) {
    const auto names = bound.dependencies();
    return std::all_of(names.begin(), names.end(), is_parameter);
  };
  return parameter.low && only_parameters(*parameter.low) && only_parameters(*parameter.high);
}

bool made_from_itself(const Run& run, const spec::ParameterSpec& parameter,
                      const spec::Expression& bound) {
  std::set<spec::NameId> seen;
  std::vector<spec::NameId> open(bound.dependencies().begin(), bound.dependencies().end());
  while (!open.empty()) {
    const spec::NameId name = open.back();
    open.pop_back();
    if (name == parameter.id) return true;
    if (!seen.insert(name).second) continue;
    for (const spec::ValueSpec& value : run.spec.values) {
      if (value.id != name) continue;
      const auto inside = value.formula.dependencies();
      open.insert(open.end(), inside.begin(), inside.end());
    }
  }
  return false;
}

bool within(const Quantity& value, const Bounds& bounds) {
  return value.value >= bounds.low.value - slack(value.value, bounds.low.value) &&
         value.value <= bounds.high.value + slack(value.value, bounds.high.value);
}

void report_outside(Run& run, const spec::ParameterSpec& parameter, const Value& value,
                    const Bounds& bounds, const diagnostics::Code& code, Span place) {
  const Text low = shown(parameter, bounds.low);
  const Text high = shown(parameter, bounds.high);
  if (bounds.low.value > bounds.high.value + slack(bounds.low.value, bounds.high.value)) {
    const bool by_others = &code == &kOutOfRange;  // as written the bounds are fine
    run.found
        .add(by_others ? kEmptyRange : kRangeUpsideDown, parameter.low->span(),
             fill({"the range of {0} goes from {1} down to {2}: no value fits",
                   "les bornes de {0} vont de {1} à {2} : aucune valeur ne convient"},
                  {quote(parameter.name.text), low, high}))
        .hint(by_others ? Text("change the parameters that these bounds are made from",
                               "changez les paramètres dont dépendent ces bornes")
                        : Text("write the smaller bound first", "écrivez d'abord la plus petite"));
    return;
  }
  const bool too_small = std::get<Quantity>(value).value < bounds.low.value;
  const std::string nearest = spec::formula_of(too_small ? bounds.low : bounds.high);
  auto finding = run.found.add(
      code_for(run, code), place.known() ? place : parameter.span,
      fill(
          {"{0} is {1}; it must be between {2} and {3}", "{0} vaut {1} ; il faut entre {2} et {3}"},
          {quote(parameter.name.text), shown(parameter, value), low, high}));
  if (place.known() && &code == &kOutOfRange) {
    finding.also(parameter.low->span(), {"the range", "les bornes"});
  }
  finding.hint(fill({"the nearest is `{0}={1}`", "le plus proche est `{0}={1}`"},
                    {Text(parameter.name.text), Text(nearest)}));
}

void check_step(Run& run, const spec::ParameterSpec& parameter, const Quantity& value,
                const std::optional<Bounds>& bounds, Span place) {
  // What a design computes for a module is not picked on a slider.
  if (!parameter.step || run.depth > 0) return;
  const Quantity origin = bounds ? bounds->low : std::get<Quantity>(parameter.default_value);
  const double steps = (value.value - origin.value) / parameter.step->value;
  const double whole = std::floor(steps + 0.5);
  if (std::fabs(steps - whole) <= kOnStep) return;
  Quantity nearest = value;
  nearest.value = origin.value + whole * parameter.step->value;
  run.found
      .add(kOffStep, place.known() ? place : parameter.span,
           fill({"{0} is {1}, between two steps of {2}", "{0} vaut {1}, entre deux pas de {2}"},
                {quote(parameter.name.text), shown(parameter, value),
                 shown(parameter, *parameter.step)}))
      .hint(fill({"it is used as given; the nearest step is {0}",
                  "la valeur est utilisée telle quelle ; le pas le plus proche est {0}"},
                 {shown(parameter, nearest)}));
}

}  // namespace plano::model
