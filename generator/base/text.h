// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Words in the two languages every person-facing sentence exists in, and the small helpers that
/// put values into them. English and French are written side by side where they are used: one is
/// never translated from the other later.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"

namespace plano {

enum class Language { english, french };

/// The same sentence twice. Default-constructed: empty in both.
struct Text {
  std::string en;
  std::string fr;

  Text() = default;
  /// The same in both: names, numbers, identifiers, code.
  Text(std::string both) : en(both), fr(std::move(both)) {}  // NOLINT: a name is a text
  Text(const char* both) : Text(std::string(both)) {}        // NOLINT
  Text(std::string english, std::string french) : en(std::move(english)), fr(std::move(french)) {}

  const std::string& in(Language language) const { return language == Language::french ? fr : en; }
  bool empty() const { return en.empty() && fr.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

/// Replaces {0}, {1}, … of `pattern` by the arguments, each in its own language.
/// Precondition: every index has an argument.
Text fill(const Text& pattern, std::initializer_list<Text> arguments);

/// A word or scrap of a file as a sentence quotes it: “seat” in English, « seat » in French; cut
/// after 60 characters, without control characters.
Text quote(std::string_view scrap);

/// A length for reading: millimetres, at most three decimals, no trailing zeros, with the unit;
/// "18.2 mm" in English, "18,2 mm" in French (no-break space before the unit in both).
Text show(Length length);
/// An angle in degrees, at most three decimals: "22.5°", "22,5°".
Text show(Angle angle);
/// A plain number with at most `decimals` decimals.
Text show_number(double value, int decimals);
/// A whole number.
Text show(std::int64_t count);

/// Words joined for reading: "a, b and c" / "a, b et c".
Text list_and(const std::vector<std::string>& words);
/// "a, b or c" / "a, b ou c".
Text list_or(const std::vector<std::string>& words);

/// The shortest decimal that reads back as the same double, never in the locale; "-0" becomes "0".
std::string decimal(double value);
/// Fixed decimals, trailing zeros removed: 18.200 → "18.2". For DXF, SVG and other coordinates.
std::string decimal(double value, int most_decimals);
/// A length in millimetres, exact to the nanometre, no trailing zeros: "18.2".
std::string mm_text(Length length);

/// The candidate nearest to `word` by edit distance (transposition counts one), or empty where none
/// is near enough to be a slip: distance at most 1 up to four letters, 2 up to seven, 3 beyond.
std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace plano
