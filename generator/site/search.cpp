// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/search.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <set>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace plano::site {
namespace {

constexpr std::size_t kShort = 2;  // letters of a word that says little

/// Punctuation beyond ASCII: quotes, dashes, spaces, signs.
bool parts_words(char32_t point) {
  const bool letter_or_digit = (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z');
  if (point < 0x80) return !letter_or_digit;
  return point < 0xc0 || point == 0xd7 || point == 0xf7 || (point >= 0x2000 && point < 0x2c00) ||
         (point >= 0x3000 && point < 0x3040);
}

/// "bancs" and "banc", "jeux" and "jeu", "benches" and "bench" are one word.
std::string stem(std::string word) {
  const auto drop = [&](std::string_view ending) {
    if (word.size() <= 3 || !word.ends_with(ending)) return;
    word.pop_back();
  };
  if (word.ends_with("ux")) {
    drop("x");
  } else if (!word.ends_with("ss")) {
    drop("s");
  }
  drop("e");
  return word;
}

std::vector<std::string> words_in(std::string_view text) {
  const std::string plain = folded(text);
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < plain.size();) {
    const Utf8Character character = utf8_at(plain, at);
    if (!parts_words(character.code_point)) {
      words.back() += plain.substr(at, character.bytes);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
    at += character.bytes;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

std::string folded(std::string_view text) {
  static constexpr std::array<std::pair<const char*, const char*>, 16> kAccents = {{{"àâäáã", "a"},
                                                                                    {"ÀÂÄÁÃ", "a"},
                                                                                    {"éèêë", "e"},
                                                                                    {"ÉÈÊË", "e"},
                                                                                    {"îïí", "i"},
                                                                                    {"ÎÏÍ", "i"},
                                                                                    {"ôöó", "o"},
                                                                                    {"ÔÖÓ", "o"},
                                                                                    {"ùûüú", "u"},
                                                                                    {"ÙÛÜÚ", "u"},
                                                                                    {"çÇ", "c"},
                                                                                    {"œŒ", "oe"},
                                                                                    {"ñÑ", "n"},
                                                                                    {"æÆ", "ae"},
                                                                                    {"ÿŸ", "y"},
                                                                                    {"ß", "ss"}}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = utf8_at(text, at).bytes;
    const std::string character(text.substr(at, bytes));
    at += bytes;
    const auto it = std::find_if(kAccents.begin(), kAccents.end(), [&](const auto& one) {
      return bytes > 1 && std::strstr(one.first, character.c_str()) != nullptr;
    });
    if (it != kAccents.end()) {
      out += it->second;
    } else if (bytes == 1 && character[0] >= 'A' && character[0] <= 'Z') {
      out += static_cast<char>(character[0] - 'A' + 'a');
    } else {
      out += character;
    }
  }
  return out;
}

std::string search_words(std::string_view text) {
  std::set<std::string> all;
  for (std::string& word : words_in(text)) all.insert(stem(std::move(word)));
  std::string out;
  for (const std::string& word : all) out += " " + word;
  return out;
}

bool is_found(std::string_view typed, const std::string& words) {
  std::vector<std::string> wanted = words_in(typed);
  const auto is_short = [](const std::string& word) { return word.size() <= kShort; };
  if (!std::all_of(wanted.begin(), wanted.end(), is_short)) std::erase_if(wanted, is_short);
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
    return words.find(" " + stem(word)) != std::string::npos;
  });
}

}  // namespace plano::site
