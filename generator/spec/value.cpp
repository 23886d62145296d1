// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/value.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"

namespace plano::spec {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kNarrowNoBreakSpace = "\u202f";
constexpr Dimension kTimeDimension{0, 0, 1, 0, 0};
constexpr Dimension kEnergyDimension{2, 1, -2, 0, 0};
constexpr Dimension kDensityDimension{-3, 1, 0, 0, 0};

int decimals_for(double magnitude, const Unit* unit) {
  if (unit != nullptr && unit->dimension == kMoneyDimension) {
    return 2;
  }
  return magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3;
}

/// "1234.5" → "1 234,5".
std::string in_french(const std::string& digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  std::string out;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > first && (point - i) % 3 == 0) {
      out += kNarrowNoBreakSpace;
    }
    out += digits[i];
  }
  if (point < digits.size()) {
    out += "," + digits.substr(point + 1);
  }
  return out;
}

std::string with_two_decimals(std::string digits) {
  const std::size_t point = digits.find('.');
  if (point == std::string::npos) {
    return digits + ".00";
  }
  digits.append(point + 3 - digits.size(), '0');
  return digits;
}

Text show_quantity(const Quantity& quantity, std::string_view wanted) {
  const Unit* unit = find_unit(wanted);
  if (unit == nullptr || unit->dimension != quantity.dimension) {
    unit = natural_unit(quantity.dimension);
  }
  const double value = unit == nullptr ? quantity.value : quantity.value / unit->scale;
  std::string digits = decimal(value, decimals_for(std::fabs(value), unit));
  if (unit != nullptr && unit->dimension == kMoneyDimension) {
    digits = with_two_decimals(digits);
  }
  Text out(digits, in_french(digits));
  if (unit != nullptr) {
    const std::string gap(quantity.dimension == kAngleDimension ? "" : kNoBreakSpace);
    out.en += gap + unit->shown;
    out.fr += gap + unit->shown;
  } else if (!quantity.dimension.plain()) {
    const Text name = name_of(quantity.dimension);
    out.en += " (" + name.en + ")";
    out.fr += " (" + name.fr + ")";
  }
  return out;
}

/// " * (1mm)^2 / (1s)^2" as factors of exactly 1, so that the number keeps its bits.
std::string factors_of(Dimension dimension) {
  std::string out;
  const auto factor = [&out](const char* unit, int exponent) {
    if (exponent != 0) {
      out += std::string(exponent > 0 ? " * " : " / ") + "(1" + unit + ")^" +
             std::to_string(std::abs(exponent));
    }
  };
  factor("mm", dimension.length);
  factor("kg", dimension.mass);
  factor("s", dimension.time);
  factor("deg", dimension.angle);
  factor("EUR", dimension.money);
  return out;
}

std::string formula_of_quantity(const Quantity& quantity) {
  const std::string digits = decimal(quantity.value);
  if (quantity.dimension.plain()) {
    return digits;
  }
  for (const Unit& unit : all_units()) {
    if (unit.dimension == quantity.dimension && unit.scale == 1) {
      return digits + unit.name;
    }
  }
  return digits + factors_of(quantity.dimension);
}

}  // namespace

const std::vector<Unit>& all_units() {
  static const std::vector<Unit> units{
      {"mm", kLengthDimension, 1, "mm"},       {"cm", kLengthDimension, 10, "cm"},
      {"m", kLengthDimension, 1'000, "m"},     {"km", kLengthDimension, 1e6, "km"},
      {"um", kLengthDimension, 1e-3, "µm"},    {"in", kLengthDimension, 25.4, "in"},
      {"deg", kAngleDimension, 1, "°"},        {"rad", kAngleDimension, 180 / kPi, "rad"},
      {"kg", kMassDimension, 1, "kg"},         {"g", kMassDimension, 1e-3, "g"},
      {"t", kMassDimension, 1'000, "t"},       {"kg/m3", kDensityDimension, 1e-9, "kg/m³"},
      {"N", kForceDimension, 1e3, "N"},        {"kN", kForceDimension, 1e6, "kN"},
      {"Pa", kPressureDimension, 1e-3, "Pa"},  {"kPa", kPressureDimension, 1, "kPa"},
      {"MPa", kPressureDimension, 1e3, "MPa"}, {"GPa", kPressureDimension, 1e6, "GPa"},
      {"J", kEnergyDimension, 1e6, "J"},       {"s", kTimeDimension, 1, "s"},
      {"ms", kTimeDimension, 1e-3, "ms"},      {"min", kTimeDimension, 60, "min"},
      {"h", kTimeDimension, 3'600, "h"},       {"EUR", kMoneyDimension, 1, "€"},
  };
  return units;
}

const Unit* find_unit(std::string_view name) {
  const auto& units = all_units();
  const auto found = std::find_if(units.begin(), units.end(),
                                  [name](const Unit& unit) { return name == unit.name; });
  return found == units.end() ? nullptr : &*found;
}

const Unit* natural_unit(Dimension dimension) {
  // Areas and volumes are only shown: formulas write them as products.
  static const Unit square_mm{"mm2", kAreaDimension, 1, "mm²"};
  static const Unit cubic_cm{"cm3", kVolumeDimension, 1e3, "cm³"};
  if (dimension == kAreaDimension) {
    return &square_mm;
  }
  if (dimension == kVolumeDimension) {
    return &cubic_cm;
  }
  if (dimension == kPressureDimension) {
    return find_unit("MPa");
  }
  const auto& units = all_units();
  const auto found = std::find_if(units.begin(), units.end(), [dimension](const Unit& unit) {
    return dimension == unit.dimension;
  });
  return found == units.end() ? nullptr : &*found;
}

Text kind_of(const Value& value) {
  if (const auto* quantity = std::get_if<Quantity>(&value)) {
    return name_of(quantity->dimension);
  }
  return std::holds_alternative<bool>(value) ? Text("a flag (yes or no)", "un oui ou non")
                                             : Text("a word", "un mot");
}

Text show(const Value& value, std::string_view unit) {
  if (const auto* quantity = std::get_if<Quantity>(&value)) {
    return show_quantity(*quantity, unit);
  }
  if (const auto* flag = std::get_if<bool>(&value)) {
    return *flag ? Text("yes", "oui") : Text("no", "non");
  }
  return std::get<std::string>(value);
}

std::string formula_of(const Value& value) {
  if (const auto* quantity = std::get_if<Quantity>(&value)) {
    return formula_of_quantity(*quantity);
  }
  if (const auto* flag = std::get_if<bool>(&value)) {
    return *flag ? "yes" : "no";
  }
  return "'" + std::get<std::string>(value) + "'";
}

}  // namespace plano::spec
