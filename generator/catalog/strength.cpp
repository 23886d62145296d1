// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/strength.h"

#include <algorithm>
#include <array>

namespace plano::catalog {
namespace {

constexpr const char* kBirch = "finnish-birch";
constexpr const char* kConifer = "conifer";

// Birch: 9, 12 and 18 mm, two public texts that agree (an engineer's pocket book, a textbook of
// timber design). Conifer: 18 mm, one.
constexpr PlywoodRow kRows[] = {
    {kBirch, 9_mm, {45.6, 32.1, 11395, 6105, 630}},
    {kBirch, 12_mm, {42.9, 33.2, 10719, 6781, 630}},
    {kBirch, 18_mm, {40.2, 34.1, 10048, 7452, 630}},
    {kConifer, 18_mm, {23.0, 19.5, 7464, 5536, 460}},
};
constexpr const char* kMakes[] = {kBirch, kConifer};

constexpr TimberClass kClasses[] = {
    {"C14", 14, 3.0, 2.0, 7000, 290},         {"C16", 16, 3.2, 2.2, 8000, 310},
    {"C18", 18, 3.4, 2.2, 9000, 320},         {"C20", 20, 3.6, 2.3, 9500, 330},
    {"C22", 22, 3.8, 2.4, 10000, 340},        {"C24", 24, 4.0, 2.5, 11000, 350},
    {"C27", 27, 4.0, 2.5, 11500, 360},        {"C30", 30, 4.0, 2.7, 12000, 380},
    {"D18", 18, 3.5, 4.8, 9500, 475, false},  {"D24", 24, 3.7, 4.9, 10000, 485, false},
    {"D27", 27, 3.8, 5.1, 10500, 510, false}, {"D30", 30, 3.9, 5.3, 11000, 530, false},
    {"D35", 35, 4.1, 5.4, 12000, 540, false}, {"D40", 40, 4.2, 5.5, 13000, 550, false},
};
constexpr const char* kClassWords[] = {"C14", "C16", "C18", "C20", "C22", "C24", "C27",
                                       "C30", "D18", "D24", "D27", "D30", "D35", "D40"};
static_assert(std::size(kClasses) == std::size(kClassWords));

BoardStrength lower_of(const BoardStrength& a, const BoardStrength& b) {
  return {std::min(a.bending_along, b.bending_along), std::min(a.bending_across, b.bending_across),
          std::min(a.modulus_along, b.modulus_along), std::min(a.modulus_across, b.modulus_across),
          std::min(a.density, b.density)};
}

BoardStrength lower_direction(const BoardStrength& of) {
  const double bending = std::min(of.bending_along, of.bending_across);
  const double modulus = std::min(of.modulus_along, of.modulus_across);
  return {bending, bending, modulus, modulus, of.density};
}

}  // namespace

std::span<const PlywoodRow> plywood_rows() {
  return kRows;
}

std::span<const char* const> plywood_makes() {
  return kMakes;
}

Text plywood_source(std::string_view make) {
  if (make == kBirch) {
    return {"values published for Finnish birch plywood, two texts that agree",
            "valeurs publiées pour le contreplaqué de bouleau finlandais, deux textes concordants"};
  }
  return {"values published for conifer plywood of 18 mm, one text",
          "valeurs publiées pour le contreplaqué de résineux de 18 mm, un seul texte"};
}

std::optional<BoardStrength> plywood_strength(std::string_view make, Length nominal) {
  const PlywoodRow* below = nullptr;
  for (const PlywoodRow& row : kRows) {
    if (make != row.make) continue;
    if (row.nominal == nominal) return row.strength;
    if (row.nominal > nominal) {
      if (below == nullptr) return std::nullopt;
      return lower_of(below->strength, row.strength);
    }
    below = &row;
  }
  if (below == nullptr) return std::nullopt;
  return lower_direction(below->strength);
}

std::span<const TimberClass> timber_classes() {
  return kClasses;
}

std::span<const char* const> timber_class_words() {
  return kClassWords;
}

const TimberClass* find_timber_class(std::string_view name) {
  const auto* it = std::find_if(std::begin(kClasses), std::end(kClasses),
                                [&](const TimberClass& one) { return name == one.name; });
  return it == std::end(kClasses) ? nullptr : it;
}

}  // namespace plano::catalog
