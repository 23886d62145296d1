// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the town has to look after, item by item: everything that stands on its own, with what
/// holds it. Used by this folder only.
#pragma once

#include <utility>
#include <vector>

#include "base/text.h"
#include "checks/survey.h"

namespace plano::documents {

struct TownModule {
  std::vector<Text> names;  // of each of those that are alike
  std::size_t parts = 0;
  double mass_kg = 0;
  std::vector<std::pair<Text, int>> hardware;  // as the design lists it, and how many
  int wedges = 0;                              // and other pieces that joints brought
  double standing_mm = 0;                      // height of its highest surface to stand on, or zero
};

/// The largest first. Modules with the same parts, mass, hardware and height are one, with the
/// names of all.
std::vector<TownModule> town_modules(const checks::Survey& survey);

}  // namespace plano::documents
