// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes HTML in which no text can become markup: element and attribute names are ours, everything
/// else is escaped on its way in. Texts are set in the typography of the page's language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace plano::site {

struct Attribute {
  std::string_view name;  // ours: "class"
  std::string value;      // anybody's; empty values are written (`alt=""`, `hidden=""`)
};
using Attributes = std::vector<Attribute>;

class Html {
 public:
  explicit Html(Language language) : language_(language) {}

  void open(std::string_view element, const Attributes& attributes = {});
  /// The element opened last. Precondition: there is one.
  void close();
  void words(const Text& words);
  /// An element with words in it.
  void element(std::string_view element, const Attributes& attributes, const Text& words);
  /// An element that has no end: img, input, meta.
  void leaf(std::string_view element, const Attributes& attributes = {});
  /// JSON as a data block, which no browser runs. `json` is a valid document.
  void data_block(std::string_view id, std::string_view json);

  Language language() const { return language_; }
  /// Words as an attribute has them, in the page's language; escaped when they are written.
  std::string set(const Text& words) const;
  /// Precondition: everything is closed.
  std::string take();

 private:
  void start(std::string_view element, const Attributes& attributes);

  Language language_;
  std::string out_;
  std::vector<std::string_view> open_;
};

/// An element for as long as this lives.
class Inside {
 public:
  Inside(Html& html, std::string_view element, const Attributes& attributes = {}) : html_(html) {
    html_.open(element, attributes);
  }
  ~Inside() { html_.close(); }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  Html& html_;
};

/// `bytes` as text of an element or a quoted attribute: & < > " ' escaped; what is no UTF-8, and
/// characters that show nothing or turn the direction of writing, as U+FFFD.
std::string escaped(std::string_view bytes);

/// An address that a link may have: http, https, mailto, or within the site; else empty. Keeps
/// `javascript:` and the like out, whatever spaces and capitals they hide behind.
std::string safe_address(std::string_view address);

}  // namespace plano::site
