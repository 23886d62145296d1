// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Parts in the openings of others.
#pragma once

#include <vector>

#include "nesting/nest.h"

namespace plano::fabrication {

/// Of each part of a sheet: in how many others' outlines it lies. 0: on the sheet itself; 1: in an
/// opening of one that does, so to be cut out before it is; 2 and more: in an opening of a part
/// that itself lies in one. Precondition: the parts keep their distances. Cost: parts with openings
/// times parts.
std::vector<int> depths_of(const nesting::LaidSheet& sheet, const nesting::Job& job);

}  // namespace plano::fabrication
