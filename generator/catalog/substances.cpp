// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/substances.h"

namespace plano::catalog {
namespace {

// Densities as textbooks and makers of filament commonly state them, to two digits: from memory,
// not from one standard. They give masses, and nothing is sized by them.
constexpr Substance kSubstances[] = {
    {"petg", "PETG", "PETG", 1270, "#4f6f8f"},
    {"asa", "ASA", "ASA", 1070, "#4a4a4a"},
    {"pla", "PLA", "PLA", 1240, "#7a8f5a"},
    {"pa12", "polyamide 12", "polyamide 12", 1010, "#d8d4c8"},
    {"tpu", "TPU", "TPU", 1210, "#333333"},
    {"beech", "beech", "hêtre", 720, "#c9a27a"},
    {"oak", "oak", "chêne", 700, "#b08d5b"},
    {"aluminium", "aluminium", "aluminium", 2700, "#b8bcc2"},
};

}  // namespace

std::span<const Substance> substances() {
  return kSubstances;
}

const Substance* find_substance(std::string_view word) {
  for (const Substance& one : kSubstances) {
    if (word == one.word) return &one;
  }
  return nullptr;
}

std::vector<std::string> substance_words() {
  std::vector<std::string> words;
  for (const Substance& one : kSubstances) words.emplace_back(one.word);
  return words;
}

}  // namespace plano::catalog
