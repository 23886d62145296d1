// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What parts are called: a short name to write on the wood, and a label for people.
#pragma once

#include <vector>

#include "panels/cut_panel.h"
#include "panels/part_set.h"

namespace plano::panels {

/// Sorts the parts, largest area first, then by the id of their first instance; names them P01,
/// P02, … in that order (P001 from a hundred parts on) and labels them. `panels`: all of
/// them, sorted by id.
void name_parts(std::vector<Part>& parts, const std::vector<CutPanel>& panels);

/// The words that the labels of several copies share at their start and at their end ("Leg, left"
/// and "Leg, right" give "Leg"; "Cube 1, lid" and "Cube 2, lid" give "Cube, lid"); where they share
/// none, the group's name ("front_rail" gives "Front rail"). Precondition: at least one label.
Text common_label(const std::vector<Text>& labels, const std::string& group);

}  // namespace plano::panels
