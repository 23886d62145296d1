// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Characteristic strengths of boards and timber, as data. What a maker declares for his board is
/// always better than a table: plywood has no values of a standard that would hold for all.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/length.h"
#include "base/text.h"

namespace plano::catalog {

/// Of a board bent out of its plane; along the grain of its faces and across it.
struct BoardStrength {
  double bending_along = 0;   // N/mm², characteristic (5 %)
  double bending_across = 0;  // N/mm², characteristic
  double modulus_along = 0;   // N/mm², mean
  double modulus_across = 0;  // N/mm², mean
  double density = 0;         // kg/m³, characteristic; 0: not stated
};

/// One row of what was published for plywood of one make.
struct PlywoodRow {
  const char* make;  // "finnish-birch"
  Length nominal;
  BoardStrength strength;
};
/// Rows of one make together, thin boards first. Sources: see strength.cpp.
std::span<const PlywoodRow> plywood_rows();
/// Its words, for the registry.
std::span<const char* const> plywood_makes();
/// Where the rows of a make come from.
Text plywood_source(std::string_view make);

/// Values that are on the safe side for a board of that make and thickness: of the two rows around
/// it the lower ones. Thicker than the last row: the lower of its two directions for both, because
/// more plies bring the two nearer to one another. Nothing below the first row, or for a make that
/// is not known.
std::optional<BoardStrength> plywood_strength(std::string_view make, Length nominal);

/// What a workshop says of one kind of sheet.
struct StatedStrength {
  std::string make;         // of plywood_makes(), or empty
  std::string declaration;  // the maker's declaration of performance the next are read from
  std::optional<double> bending_along;
  std::optional<double> bending_across;
  std::optional<double> modulus_along;
  std::optional<double> modulus_across;
  std::optional<double> density;
};

/// Structural timber by its class, EN 338:2016.
struct TimberClass {
  const char* name;           // "C24"
  double bending;             // N/mm², characteristic, for sections 150 mm high
  double shear;               // N/mm², characteristic
  double compression_across;  // N/mm², characteristic
  double modulus;             // N/mm², mean
  double density;             // kg/m³, characteristic
  bool softwood = true;
};
/// C14 to C30, then D18 to D40.
std::span<const TimberClass> timber_classes();
std::span<const char* const> timber_class_words();
/// Or nullptr.
const TimberClass* find_timber_class(std::string_view name);

}  // namespace plano::catalog
