// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// STEP AP242 (ISO 10303-242), by a writer of our own: planes, cylinders, lines and circles are all
/// that flat parts need.
///
/// What it holds: one product per distinct part with its exact solid and colour, one occurrence per
/// copy with the element's id as its name, millimetres, an uncertainty of 5 nm (coordinates lie on
/// a 1 nm lattice, so an arc's end may miss its circle by up to 3 nm). Where copies of a part
/// differ in colour, STEP shows the most frequent one. Names are UTF-8 encoded as ISO 10303-21
/// asks.
///
/// The header's time and author are fixed: same design, same bytes. Cost: about 0.2 ms and 200 kB
/// per distinct part of 200 walls; a copy costs 0.6 kB.
///
/// Tried and dropped: OpenCASCADE's writer (65 times slower, 330 MB of packages, entity ids from a
/// counter of the process, colours in the order of pointers). It reads every file back in the
/// tests.
#pragma once

#include <cstddef>
#include <string>

#include "exporters/format.h"

namespace plano::exporters {

std::string step_assembly(const ModelInput& input);
std::string step_part(const ModelInput& input, std::size_t part);
/// A solid of free form, in its own frame.
std::string step_piece(const ModelInput& input, std::size_t piece);

}  // namespace plano::exporters
