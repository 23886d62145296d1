// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "pipeline/generate.h"

namespace plano::pipeline {

/// assembly.json: the order of taking apart; backwards, of putting together. Steps from 1, each:
///  - `elements` that move, all at once, out of the group `leaves_group` (0: the whole); they are
///    the group `becomes_group` from then on;
///  - `moves`, one after the other: `direction`, a unit vector in the world (x right, y back, z
///  up),
///    and `distance_mm`; after the last the elements are clear of the boxes of what stays;
///  - `joints_opened` by it (closed, when putting together), `hardware_removed` before it;
///  - `mass_kg` of the elements; `people` at 25 kg each, of what moves and of what is held;
///  - `exact`: false where the way was tried by small steps; `below_ground`: the group has to be
///    lifted or laid down for it;
///  - `hold`: elements of the group that stay, and would fall during the move and after it.
/// Then `contacts`: every pair of elements that lie against one another as built, with `area_mm2`
/// of the flat contact, `place_mm` of its largest piece in the world, and the `joints` that hold
/// it. `verdict`: comes-apart, locked (then `locked` names elements that lock one another) or
/// not-proven.
std::string takedown_file(const Built& built);  // precondition: it was worked out

}  // namespace plano::pipeline
