// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Units of drawings.
#pragma once

#include <optional>
#include <string_view>

namespace plano::foreign {

struct Unit {
  const char* name;  // "mm", "in"
  double mm;         // of one
  int insunits;      // its number in a DXF's header; 0: none
};

/// mm, cm, m, in, ft, by name; nothing for other words.
std::optional<Unit> unit_named(std::string_view name);
/// By the number of $INSUNITS; nothing for 0 (no unit) and for those nobody cuts wood in.
std::optional<Unit> unit_of_header(int insunits);

}  // namespace plano::foreign
