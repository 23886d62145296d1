// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A page of Markdown in one language, written from top to bottom. Used by this folder only.
#pragma once

#include <string>
#include <utility>

#include "base/typography.h"

namespace plano::pipeline {

class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  void heading(const Text& text) { out_ += "\n## " + set_in(text, language_) + "\n\n"; }
  void line(const Text& text) { out_ += set_in(text, language_) + "\n"; }
  void paragraph(const Text& text) { out_ += set_in(text, language_) + "\n\n"; }
  void item(const Text& text) { out_ += "- " + set_in(text, language_) + "\n"; }
  void step(int number, const Text& text) {
    out_ += std::to_string(number) + ". " + set_in(text, language_) + "\n";
  }
  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

/// Words of an author, to be read as words: characters that Markdown or HTML would take as marks
/// are escaped, and line breaks become spaces.
Text plain_words(const Text& words);

}  // namespace plano::pipeline
