// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What of a line or a polygon lies in a frame. Used by this folder only.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "documents/canvas.h"

namespace plano::documents {

/// Nothing where the line misses the frame.
std::optional<std::pair<Spot, Spot>> clipped(Spot from, Spot to, const Frame& frame);
/// Precondition: convex. Empty where it misses the frame.
std::vector<Spot> clipped(const std::vector<Spot>& polygon, const Frame& frame);

}  // namespace plano::documents
