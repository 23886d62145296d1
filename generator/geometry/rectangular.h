// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether an area is as plain as most sheets are.
#pragma once

#include "geometry/outline.h"

namespace plano::geometry {

/// One rectangle along the axes, drawn with four lines and nothing in it. Precondition: no fault.
bool is_rectangle(const Region& region);

}  // namespace plano::geometry
