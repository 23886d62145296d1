// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What people call the things that stand on their own.
#pragma once

#include <string>

#include "base/text.h"
#include "checks/scene.h"

namespace plano::checks {

/// "Cube 1" of "Cube 1, lid", "Cube 1, left side", …: what most of its parts are called up to the
/// comma. Else the label of its largest body.
Text short_name_of(const Scene& scene, const Module& module);
/// The same, and where it is only its largest body's: "tower wall, left with 14 more parts".
Text name_of(const Scene& scene, const Module& module);
/// The element to look at: the largest body.
std::string element_of(const Scene& scene, const Module& module);

}  // namespace plano::checks
