// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What of a design can be varied, and how far: one axis for each parameter that has a range, each
/// flag, each choice and each material that comes in several thicknesses.
///
/// A place in the space is first said by levels ("the lowest", "a third of the way up"), because
/// the bounds of one parameter may be made from others; `realized` turns levels into values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/workshop.h"
#include "diagnostics/diagnostic.h"
#include "model/resolve.h"
#include "spec/design_spec.h"

namespace plano::sweep {

/// What is varied, where, and what the user has fixed. Values given in the design's own plano.ini,
/// in the environment or on the command line are not varied; a preset or the workshop's habits only
/// say where the variation starts from.
struct Subject {
  const spec::DesignSpec& spec;
  const catalog::Workshop& workshop;
  const model::ResolveOptions& given;
};

struct Axis {
  std::string name;  // as -p takes it
  std::string base;  // the value all starts from, as -p takes it
  /// What a flag, a choice or a thickness can be; empty: a number between bounds. Holds `base`.
  std::vector<std::string> words;
  /// Thicknesses the design offers and the workshop lacks.
  std::vector<std::string> elsewhere;
  /// `base` is not what the design would take by itself, and must be given.
  bool base_is_given = false;
};

/// One value per axis, as -p takes it; empty: the axis' base.
using Values = std::vector<std::optional<std::string>>;

struct Space {
  std::vector<Axis> axes;
  std::vector<Values> presets;  // of the design, without what the user has fixed
};

struct Level {
  enum class Kind : std::uint8_t { base, lowest, highest, share, word, elsewhere };
  Kind kind = Kind::base;
  /// share: how far up the steps of the range, in parts of 2^32. word, elsewhere: which.
  std::uint64_t number = 0;
};

/// Empty exactly when it added an error: the design is not sound as it is given, before anything is
/// varied (a range that is empty, a value out of range, a material that cannot be had at all).
std::optional<Space> space_of(const Subject& subject, diagnostics::Diagnostics& found);

/// The values that levels (one per axis) stand for: numbers on the steps of their ranges, or at
/// their ends; the base moved to the nearest bound where other values exclude it; parameters that
/// are not shown with these values left alone. Where bounds chase one another in a circle it stops
/// after as many rounds as there are axes; such values may lie outside.
Values realized(const Subject& subject, const Space& space, const std::vector<Level>& levels);

/// What a run with these values is given.
model::ResolveOptions options_of(const Subject& subject, const Space& space, const Values& values);

/// name=value of every axis that is not at what the design would take by itself.
std::vector<std::string> settings_of(const Space& space, const Values& values);

/// Values between the base of a number's axis and `value`, from the base on, by the steps of the
/// parameter, without the base and without `value`: where to look for a milder case.
struct Way {
  double base = 0;
  double step = 0;  // signed
  std::int64_t steps = 0;
  Dimension dimension;

  std::string at(std::int64_t k) const;
};
/// Empty where the axis is of words, or there is nothing between.
std::optional<Way> way_to(const Subject& subject, const Axis& axis, const std::string& value);

}  // namespace plano::sweep
