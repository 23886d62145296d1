// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// From a tree of words to a `DesignSpec`: everything that can be said about a design before any
/// number is known.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "spec/design_spec.h"
#include "spec/key.h"
#include "syntax/tree.h"

namespace plano::spec {

/// Empty exactly when it added an error. `joints` are the joint types that may be named, with their
/// own keys; the tables must outlive the result (JointSetting::schema points into them).
std::optional<DesignSpec> bind(const syntax::Tree& tree, std::span<const JointKeys> joints,
                               diagnostics::Diagnostics& found);

/// What is known of a place where a design is to stand: the keys of `expects:` that speak of it
/// (surfacing, wind, anchoring), without names in their formulas. Empty after an error.
std::vector<ExpectSpec> bind_site(const syntax::Tree& tree, diagnostics::Diagnostics& found);

/// Those keys.
std::vector<Key> site_keys();

}  // namespace plano::spec
