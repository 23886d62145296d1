// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What small printed and turned pieces are made of.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace plano::catalog {

struct Substance {
  const char* word;  // "petg": how it is written in a design
  const char* name_en;
  const char* name_fr;
  double density_kg_m3;  // of the solid material; a printed piece weighs less by its infill
  const char* colour;    // of pictures where the author says none

  Text name() const { return {name_en, name_fr}; }
};

/// In the order of the reference page.
std::span<const Substance> substances();
/// nullptr: there is none of that word.
const Substance* find_substance(std::string_view word);
std::vector<std::string> substance_words();

}  // namespace plano::catalog
