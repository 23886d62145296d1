// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/result.h"

#include <array>

namespace plano::checks {
namespace {

struct UnitWords {
  int decimals;
  const char* en;
  const char* fr;
};
/// In the order of Unit. Decimals that a tape, a level or a balance can show, and one more.
constexpr std::array<UnitWords, 10> kUnits = {{{1, "mm", "mm"},
                                               {1, "°", "°"},
                                               {0, "N", "N"},
                                               {0, "N/m", "N/m"},
                                               {1, "N/mm²", "N/mm²"},
                                               {1, "kg", "kg"},
                                               {2, "m²", "m²"},
                                               {0, "Pa", "Pa"},
                                               {1, "N·m", "N·m"},
                                               {2, "", ""}}};

}  // namespace

Text show(Measure measure) {
  const UnitWords& unit = kUnits.at(static_cast<std::size_t>(measure.unit));
  const Text number = show_number(measure.value, unit.decimals);
  if (unit.en[0] == '\0') return number;
  const Text words(std::string(unit.en), std::string(unit.fr));
  // No space before the degree sign of an angle; a no-break space before other units.
  return measure.unit == Unit::degree ? fill({"{0}{1}", "{0}{1}"}, {number, words})
                                      : fill({"{0}\u00a0{1}", "{0}\u00a0{1}"}, {number, words});
}

}  // namespace plano::checks
