// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How one variant went.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace plano::sweep {

/// From the best to the worst.
enum class Outcome : std::uint8_t {
  passed,
  warned,       // can be made, with warnings
  unproven,     // the parts can be made; nobody has shown that they go together
  refused,      // by the design: a check of its own, a range that other values leave empty, or
                // nothing left to make
  unavailable,  // the workshop lacks the material
  failed,
};

/// What makes two findings the same fault: code and place. Numbers in the sentence differ from
/// variant to variant.
struct Key {
  std::string code;   // "J0103"
  std::string place;  // "0:1203-1220": bytes of a source. Without place, a digest of the sentence
                      // without its figures: "-1f3a9b20". No spaces.

  friend auto operator<=>(const Key&, const Key&) = default;
};

struct Trial {
  Outcome outcome = Outcome::passed;
  std::vector<Key> keys;  // of the findings that decided the outcome; sorted, distinct

  friend bool operator==(const Trial&, const Trial&) = default;
};

Key key_of(const diagnostics::Diagnostic& finding);
Trial verdict_on(const diagnostics::Diagnostics& found);

}  // namespace plano::sweep
