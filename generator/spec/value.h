// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a formula gives: a number with its dimension, a flag or a word; and how these are shown to
/// people.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/dimension.h"
#include "base/text.h"

namespace plano::spec {

using plano::show;  // lengths, angles, counts

/// A number in the base units of `base/dimension.h` (mm, kg, s, degree, euro).
struct Quantity {
  double value = 0;
  Dimension dimension;
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

using Value = std::variant<Quantity, bool, std::string>;

/// A unit of the language. One of it is `scale` base units.
struct Unit {
  const char* name;  // as written in a formula: "mm", "deg", "EUR"
  Dimension dimension;
  double scale;
  const char* shown;  // as shown to people: "mm", "°", "€"
};

/// Every unit, in the order of the reference page.
const std::vector<Unit>& all_units();
/// The unit written `name`, or nullptr.
const Unit* find_unit(std::string_view name);
/// The unit people use for a dimension ("mm", "N", "MPa"), or nullptr where there is none.
const Unit* natural_unit(Dimension dimension);

/// "a length", "a plain number", "a flag (yes or no)", "a word", for messages.
Text kind_of(const Value& value);

/// A value for reading, in both languages: "1200 mm" and "1 200 mm", "3.2 mm" and "3,2 mm", "yes"
/// and "oui". Numbers keep what matters to a joiner: at most one decimal from 10 up, two below;
/// money always two. `unit` names the unit to show in; where it is empty or of another dimension,
/// the natural one of the dimension. French groups digits by three with a narrow no-break space.
Text show(const Value& value, std::string_view unit = {});

/// The value written so that it reads back equal: "1200mm", "yes", "'left'". For exchange and
/// tests.
std::string formula_of(const Value& value);

}  // namespace plano::spec
