// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The registry as a page to read, for `plano reference`: formulas, units, every key.
#pragma once

#include <span>
#include <string>

#include "base/text.h"
#include "spec/key.h"

namespace plano::spec {

/// Markdown in `language`. Ends in a line break. Deterministic.
std::string design_reference(std::span<const JointKeys> joints, Language language);

}  // namespace plano::spec
