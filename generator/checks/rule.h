// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A rule as data: its words in both languages, the figures it rests on and the function that
/// looks. A rule is one file, one line in `rules.def`, and two designs in tests/corpus/safety: one
/// that passes it and one that fails it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "checks/result.h"

namespace plano::checks {

struct Survey;

/// A shape on the ground, seen from above, that the report draws and sums: a falling space, the
/// surfacing it asks for, the space a slide asks for.
struct GroundArea {
  enum class Kind : std::uint8_t { falling_space, surfacing, free_space };
  Kind kind = Kind::falling_space;
  std::vector<std::string> elements;
  std::vector<std::vector<geometry::Vec3>>
      contours;  // outer ones counter-clockwise, holes clockwise
  double area_m2 = 0;
  double fall_height_mm = 0;  // zero where it has none
  Text label;
};

struct Table {
  Text title;
  std::vector<Text> head;
  std::vector<std::vector<Text>> rows;
  Text note;  // may be empty
};

/// What a module misses to stay where it is, told where it can be: of several the largest counts,
/// they are not added.
struct Ballast {
  enum class Against : std::uint8_t { tipping_in_wind, sliding_in_wind, tipping_by_users };
  std::size_t module = 0;  // index into Scene::modules
  Against against = Against::tipping_in_wind;
  double kg = 0;  // zero: it stays by its own weight
};

/// A module whose ballast nobody can tell.
struct Unballasted {
  std::size_t module = 0;     // index into Scene::modules
  bool cannot_stand = false;  // as it is, on one line; else it was not worked out
};

/// What a rule hands over.
struct Outcome {
  std::vector<Result> results;
  std::vector<GroundArea> ground;
  std::vector<Table> tables;
  std::vector<Ballast> ballast;  // none where the feet are declared fixed
  std::vector<Unballasted> unballasted;
};

struct Rule {
  const char* id;  // "head-openings": never reused
  const char* title_en;
  const char* title_fr;
  const char* says_en;  // what it asks, in our own words
  const char* says_fr;
  const char* method_en;  // how it is looked for, and what that cannot see
  const char* method_fr;
  const char* edition;  // "EN 1176-1:2017", "EN 1995-1-1", …
  std::span<const Figure> figures;
  void (*run)(const Survey& survey, Outcome& out);
};

/// Every rule, in the order of the report.
std::span<const Rule* const> rules();
const Rule* find_rule(std::string_view id);

}  // namespace plano::checks
