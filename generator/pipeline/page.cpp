// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/page.h"

#include <string_view>

namespace plano::pipeline {
namespace {

std::string escaped(std::string_view words) {
  static constexpr std::string_view kMarks = "\\`*_[]<>#|&";
  std::string out;
  for (const char c : words) {
    if (c == '\n') {
      out += ' ';
      continue;
    }
    if (kMarks.find(c) != std::string_view::npos) {
      out += '\\';
    }
    out += c;
  }
  return out;
}

}  // namespace

Text plain_words(const Text& words) {
  return {escaped(words.en), escaped(words.fr)};
}

}  // namespace plano::pipeline
