// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A design's parameters as fields of a form: from the registry's point of view (kind, bounds,
/// step, choices) and from a person's (unit, words).
#pragma once

#include <string>
#include <vector>

#include "model/design.h"
#include "site/design_view.h"
#include "site/settle.h"

namespace plano::site {

/// In the design's order, without problems. `from` is one of default, workshop, preset, address.
std::vector<Field> fields_of(const model::ResolvedDesign& design);

/// "length", "angle", "number", "flag", "choice", or another dimension's name in English.
std::string kind_of(const model::Value& value);

/// A value as an address has it: "1500mm", "yes", "round".
std::string in_address(const model::Value& value);

/// A design's parameters as they are, without problems, workshops and addresses.
Form form_of(const model::ResolvedDesign& design);

/// Fields with what was typed and what is wrong with it, presets without addresses, workshops.
Form form_of(const Settled& settled, const Wish& wish);

}  // namespace plano::site
