// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the author said under `expects:` of the bodies of a scene.
#pragma once

#include <vector>

#include "checks/scene.h"

namespace plano::checks {

/// By body. The pieces of a panel that was split are spoken of like the panel.
struct Spoken {
  std::vector<bool> platform;                    // people are expected there
  std::vector<const model::Excluded*> excluded;  // nobody is, for a reason; else nullptr
  std::vector<bool> carries;                     // carries its user along
  std::vector<bool> grips;                       // a hand bears full weight on it
  std::vector<bool> grasps;                      // a hand steadies itself on it
  std::vector<std::size_t> panel;                // kNone: of no panel
};

Spoken spoken_of(const Scene& scene);

}  // namespace plano::checks
