// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What libyaml says when it gives up, said so that a person knows what to change.
#pragma once

#include <cstdint>
#include <string_view>

#include "diagnostics/diagnostic.h"

namespace plano::syntax {

/// libyaml's words and places, the places in bytes.
struct Trouble {
  diagnostics::SourceId source = 0;
  std::string_view text;     // the whole source
  std::string_view context;  // "while scanning a simple key", or empty
  std::string_view problem;  // "could not find expected ':'"
  std::uint32_t context_at = 0;
  std::uint32_t problem_at = 0;
};

/// Adds exactly one error.
void report(const Trouble& trouble, diagnostics::Diagnostics& found);

}  // namespace plano::syntax
