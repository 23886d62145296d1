// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/units.h"

#include <algorithm>
#include <array>

namespace plano::foreign {
namespace {

// The numbers are those of Autodesk's DXF reference, header variable $INSUNITS.
constexpr std::array<Unit, 6> kUnits = {{
    {"mm", 1, 4},
    {"cm", 10, 5},
    {"dm", 100, 14},
    {"m", 1000, 6},
    {"in", 25.4, 1},
    {"ft", 304.8, 2},
}};

template <class Is>
std::optional<Unit> first(const Is& is) {
  const auto at = std::find_if(kUnits.begin(), kUnits.end(), is);
  return at == kUnits.end() ? std::nullopt : std::optional(*at);
}

}  // namespace

std::optional<Unit> unit_named(std::string_view name) {
  return first([&](const Unit& unit) { return name == unit.name; });
}

std::optional<Unit> unit_of_header(int insunits) {
  return first([&](const Unit& unit) { return insunits == unit.insunits; });
}

}  // namespace plano::foreign
