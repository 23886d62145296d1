// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/check.h"
#include "base/utf8.h"

namespace plano {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00a0";

/// The pattern with {n} replaced; a brace that holds no number stays (a text may show `{fr:,
/// en:}`).
std::string fill_one(std::string_view pattern, const std::vector<std::string_view>& arguments) {
  std::string out;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const char c = pattern[at];
    std::size_t index = 0;
    const char* first = pattern.data() + at + 1;
    const char* last = pattern.data() + pattern.size();
    const auto parsed = c == '{' ? std::from_chars(first, last, index)
                                 : std::from_chars_result{first, std::errc::invalid_argument};
    if (parsed.ec != std::errc() || parsed.ptr == last || *parsed.ptr != '}') {
      out += c;
      ++at;
      continue;
    }
    CHECK(index < arguments.size(), "no argument for a place in: " + std::string(pattern));
    out += arguments[index];
    at = static_cast<std::size_t>(parsed.ptr - pattern.data()) + 1;
  }
  return out;
}

/// The same digits with the decimal comma French readers expect.
std::string with_comma(std::string digits) {
  std::replace(digits.begin(), digits.end(), '.', ',');
  return digits;
}

Text in_both_notations(const std::string& digits, std::string_view unit) {
  return {digits + std::string(unit), with_comma(digits) + std::string(unit)};
}

/// An integer count of `10^-decimals` units as a decimal without trailing zeros.
std::string scaled_text(std::int64_t count, int decimals) {
  // Magnitude in unsigned arithmetic: the most negative integer has no positive twin.
  const std::uint64_t magnitude =
      count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
  std::string digits = std::to_string(magnitude);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) {
    digits.insert(0, places + 1 - digits.size(), '0');
  }
  digits.insert(digits.size() - places, 1, '.');
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') {
    digits.pop_back();
  }
  return count < 0 ? "-" + digits : digits;
}

std::string joined(const std::vector<std::string>& words, std::string_view last_link) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) {
      out += i + 1 == words.size() ? last_link : std::string_view(", ");
    }
    out += words[i];
  }
  return out;
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours
/// cost one each. Cost: product of the lengths; callers bound both.
std::size_t slip_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    above[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

std::size_t tolerated_slips(std::size_t letters) {
  return letters <= 4 ? 1 : letters <= 7 ? 2 : 3;
}

}  // namespace

Text fill(const Text& pattern, std::initializer_list<Text> arguments) {
  std::vector<std::string_view> english;
  std::vector<std::string_view> french;
  for (const Text& argument : arguments) {
    english.push_back(argument.en);
    french.push_back(argument.fr);
  }
  return {fill_one(pattern.en, english), fill_one(pattern.fr, french)};
}

Text quote(std::string_view scrap) {
  constexpr std::size_t kMostCharacters = 60;
  std::string shown;
  std::size_t at = 0;
  for (std::size_t count = 0; at < scrap.size() && count < kMostCharacters; ++count) {
    const Utf8Character c = utf8_at(scrap, at);
    const bool plain = c.valid && !is_invisible(c.code_point) && c.code_point >= 0x20;
    shown += plain ? scrap.substr(at, c.bytes) : std::string_view(c.valid ? " " : "\ufffd");
    at += c.bytes;
  }
  if (at < scrap.size()) {
    shown += "…";
  }
  return {"“" + shown + "”",
          "«" + std::string(kNoBreakSpace) + shown + std::string(kNoBreakSpace) + "»"};
}

Text show(Length length) {
  return in_both_notations(scaled_text(length.rounded_to_um().nm() / 1'000, 3),
                           std::string(kNoBreakSpace) + "mm");
}

Text show(Angle angle) {
  const std::int64_t udeg = angle.microdegrees();
  return in_both_notations(scaled_text((udeg + (udeg >= 0 ? 500 : -500)) / 1'000, 3), "°");
}

Text show_number(double value, int decimals) {
  return in_both_notations(decimal(value, decimals), "");
}

Text show(std::int64_t count) {
  return std::to_string(count);
}

Text list_and(const std::vector<std::string>& words) {
  return {joined(words, " and "), joined(words, " et ")};
}

Text list_or(const std::vector<std::string>& words) {
  return {joined(words, " or "), joined(words, " ou ")};
}

std::string decimal(double value) {
  if (value == 0) {
    return "0";
  }
  std::array<char, 64> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

std::string decimal(double value, int most_decimals) {
  // The largest double has 309 digits before the point.
  std::array<char, 400> buffer;
  CHECK(most_decimals >= 0 && most_decimals <= 20, "decimals asked for");
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::fixed, most_decimals)
                       .ptr;
  std::string digits(buffer.data(), end);
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') {
      digits.pop_back();
    }
  }
  return digits == "-0" ? "0" : digits;
}

std::string mm_text(Length length) {
  return scaled_text(length.nm(), 6);
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates) {
  const std::size_t most = tolerated_slips(word.size());
  std::size_t best = most + 1;
  std::string nearest;
  for (const std::string& candidate : candidates) {
    const auto [shorter, longer] = std::minmax({candidate.size(), word.size()});  // by value
    if (longer - shorter >= best) {
      continue;
    }
    const std::size_t distance = slip_distance(word, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace plano
