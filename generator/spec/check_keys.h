// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A tree held against tables of keys: unknown keys with "did you mean", missing keys, values of
/// the wrong form (a list where a map belongs), words that are no choice, malformed identifiers and
/// references, empty values. Formulas and texts are not parsed here.
///
/// For designs `bind` does this; the workshop file uses it as it stands:
///   if (!check_keys(tree.root, kWorkshopKeys, found)) return std::nullopt;
///   …then read.h, on nodes whose form is known to be right.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "spec/key.h"
#include "syntax/tree.h"

namespace plano::spec {

/// Whether `map` and everything under it has the form its keys ask for; where not, says so (D02xx).
/// Precondition: `map` is a map (a tree's root is).
bool check_keys(const syntax::Node& map, std::span<const Key> keys,
                diagnostics::Diagnostics& found);

/// The key named `name`, or nullptr.
const Key* find_key(std::span<const Key> keys, std::string_view name);

/// yes, no, true, false as written without quotes; empty for anything else.
std::optional<bool> plain_flag(const syntax::Node& scalar);
/// [a-z][a-z0-9_-]*
bool is_identifier(std::string_view word);
/// Identifiers and whole numbers joined by dots, the first an identifier: `guard.rail.3`.
bool is_reference(std::string_view word);

}  // namespace plano::spec
