// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a rule of safety or strength says: a verdict with its figure, its place and its workings.
/// Nothing here is a certificate; what a program cannot see is said, never passed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "geometry/placement.h"

namespace plano::checks {

enum class Verdict : std::uint8_t {
  not_applicable,     // nothing in the design is of the kind the rule speaks of
  pass,               // measured, and on the safe side of a figure that is known
  needs_human,        // found something that only a person can judge
  needs_declaration,  // the designer or the town has to say something first
  fail,
};

/// How well a figure is known. Nobody here has read the standards themselves.
enum class Confidence : std::uint8_t {
  unverified,   // from memory: nothing may pass by it
  one_source,   // one public text that tells what a standard asks
  two_sources,  // two that agree, or more
  computed,     // follows from figures above
  ours,         // stricter than any standard we know of, or a choice of method
};

/// Base units: mm, degrees, N, N/m, N/mm2 (MPa), kg, m2, none (a ratio or a count).
enum class Unit : std::uint8_t {
  mm,
  degree,
  newton,
  newton_per_m,
  mpa,
  kg,
  m2,
  pascal,
  newton_m,
  none
};

struct Measure {
  double value = 0;
  Unit unit = Unit::mm;
};
/// "88.9 mm", "88,9 mm": at most as many decimals as the unit deserves.
Text show(Measure measure);

/// A number a rule holds things against, with where it comes from.
struct Figure {
  const char* name_en;  // "small head": its key too, unique within its rule
  const char* name_fr;
  Measure value;
  Confidence confidence;
  const char* source_en;  // what was read, and where
  const char* source_fr;
};
/// Of some the name says all there is ("no steps in barriers"): 0 without a unit is no number.
constexpr bool has_number(const Figure& figure) {
  return figure.value.value != 0 || figure.value.unit != Unit::none;
}

struct Place {
  std::vector<std::string> elements;  // ids, "wall.left"; the first is the one to look at
  std::string opening;                // its id in the design, or empty
  geometry::Vec3 point;               // world, mm
};

/// A line or a closed shape in the world that a drawing of the finding shows.
struct Mark {
  enum class Kind : std::uint8_t { line, area, arrow };
  Kind kind = Kind::line;
  std::vector<geometry::Vec3> points;
  Text label;  // may be empty
};

/// One line of a calculation: "M = F·L/4 = 139.1 N·m", with what went in.
struct Working {
  Text name;            // "bending moment"
  std::string formula;  // in symbols, the same in both languages
  Measure value;
  Text source;  // of the formula or of the input; may be empty
};

/// What a rule found at one place.
struct Result {
  Verdict verdict = Verdict::not_applicable;
  std::optional<Measure> measured = {};
  std::optional<Measure> limit = {};
  bool near_limit = false;  // within what making and swelling take
  Place place = {};
  Text says = {};  // one sentence: what is there
  Text mend = {};  // what would make it pass; empty where nothing has to change
  std::vector<const Figure*> rests_on = {};
  std::vector<Working> workings = {};
  std::vector<Mark> marks = {};
};

}  // namespace plano::checks
