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

/// The keys of another file of ours as a page of the same form: `title`, `about`, then every key.
std::string keys_reference(std::span<const Key> keys, const Text& title, const Text& about,
                           Language language);

/// Keys as a Markdown list, one a point, children by dotted names ("tabs.count"), wrapped at 80
/// columns; an empty line at its end, or nothing for no keys.
std::string key_list(std::span<const Key> keys, Language language);

}  // namespace plano::spec
