// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A parameter's value held against its `range:` and `step:`.
#pragma once

#include <optional>

#include "model/run.h"

namespace plano::model {

struct Bounds {
  Quantity low;
  Quantity high;
};

/// With the names as they are bound now. Empty if the parameter has no range, or after an error.
std::optional<Bounds> bounds_of(Run& run, const spec::ParameterSpec& parameter);

/// Whether `bound` is made from the parameter itself, directly or through `values:`.
bool made_from_itself(const Run& run, const spec::ParameterSpec& parameter,
                      const spec::Expression& bound);

/// Do the bounds use nothing but parameters? Then they can be known before materials and values.
bool bounds_need_only_parameters(const Run& run, const spec::ParameterSpec& parameter);

/// Within, with room of 1e-9 of the value for the rounding of formulas.
bool within(const Quantity& value, const Bounds& bounds);

/// Says that `value`, written at `place`, is outside: `code` is the case. If the bounds themselves
/// are the wrong way round, says that instead.
void report_outside(Run& run, const spec::ParameterSpec& parameter, const Value& value,
                    const Bounds& bounds, const diagnostics::Code& code, Span place);

/// A warning where the value is not a whole number of steps from the lower bound.
void check_step(Run& run, const spec::ParameterSpec& parameter, const Quantity& value,
                const std::optional<Bounds>& bounds, Span place);

}  // namespace plano::model
