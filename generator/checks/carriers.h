// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which bodies touch others from below.
#pragma once

#include <utility>
#include <vector>

#include "checks/scene.h"

namespace plano::checks {

/// By body, rising: what is joined to it, and what faces up against it within kTouchesMm.
/// `joined`: pairs of bodies. Cost: triangles that look down times those near them.
std::vector<std::vector<std::size_t>> carriers_of(
    const Scene& scene, const std::vector<std::pair<std::size_t, std::size_t>>& joined);

/// Whether `below` faces up against what of `body` looks down.
bool rests_on(const Scene& scene, std::size_t body, std::size_t below);

}  // namespace plano::checks
