// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The registry as a JSON Schema (draft-07, what YAML editors read), for `plano schema`.
#pragma once

#include <span>
#include <string>

#include "base/text.h"
#include "spec/key.h"

namespace plano::spec {

/// Accepts every design that `check_keys` accepts; what formulas mean it cannot know. Descriptions
/// in `language`. Ends in a line break. Deterministic.
std::string design_schema(std::span<const JointKeys> joints, Language language = Language::english);

/// The same for another file of ours, of these keys.
std::string keys_schema(std::span<const Key> keys, const Text& title, Language language);

}  // namespace plano::spec
