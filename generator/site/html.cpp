// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html.h"

#include <algorithm>
#include <iterator>

#include "base/check.h"
#include "base/typography.h"
#include "base/utf8.h"

namespace plano::site {
namespace {

std::string_view reference_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

/// A line break after its end cannot be seen.
bool is_block(std::string_view element) {
  static constexpr std::string_view kBlocks[] = {
      "html",    "head",    "title",  "body",   "header",  "main",       "footer",
      "section", "article", "nav",    "div",    "p",       "ul",         "ol",
      "li",      "dl",      "dt",     "dd",     "h1",      "h2",         "h3",
      "h4",      "h5",      "h6",     "table",  "caption", "thead",      "tr",
      "tbody",   "th",      "td",     "figure", "form",    "fieldset",   "legend",
      "details", "pre",     "script", "option", "select",  "figcaption", "summary"};
  return std::find(std::begin(kBlocks), std::end(kBlocks), element) != std::end(kBlocks);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string escaped(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Character character = utf8_at(bytes, at);
    const bool plain = character.code_point == '\n' || character.code_point == '\t';
    if (!character.valid || (!plain && is_invisible(character.code_point))) {
      out += "\uFFFD";
    } else if (const std::string_view reference = reference_of(bytes[at]); !reference.empty()) {
      out += reference;
    } else {
      out += bytes.substr(at, character.bytes);
    }
    at += character.bytes;
  }
  return out;
}

std::string safe_address(std::string_view address) {
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '\\') return {};
  }
  const std::size_t end = address.find_first_of(":/?#");
  if (end == std::string_view::npos || address[end] != ':') {
    return address.starts_with("//") ? std::string() : std::string(address);
  }
  std::string scheme(address.substr(0, end));
  if (!std::all_of(scheme.begin(), scheme.end(), is_letter)) return {};
  for (char& c : scheme) c = static_cast<char>(c | 0x20);
  return scheme == "http" || scheme == "https" || scheme == "mailto" ? std::string(address)
                                                                     : std::string();
}

void Html::start(std::string_view element, const Attributes& attributes) {
  out_ += '<';
  out_ += element;
  for (const Attribute& attribute : attributes) {
    out_ += ' ';
    out_ += attribute.name;
    out_ += "=\"";
    out_ += escaped(attribute.value);
    out_ += '"';
  }
  out_ += '>';
}

void Html::open(std::string_view element, const Attributes& attributes) {
  start(element, attributes);
  open_.push_back(element);
}

void Html::close() {
  CHECK(!open_.empty(), "an element is open");
  out_ += "</";
  out_ += open_.back();
  out_ += is_block(open_.back()) ? ">\n" : ">";
  open_.pop_back();
}

void Html::words(const Text& words) {
  out_ += escaped(set(words));
}

void Html::element(std::string_view element, const Attributes& attributes, const Text& words) {
  const Inside inside(*this, element, attributes);
  this->words(words);
}

void Html::leaf(std::string_view element, const Attributes& attributes) {
  start(element, attributes);
  if (element == "meta" || element == "link") out_ += '\n';
}

void Html::data_block(std::string_view id, std::string_view json) {
  start("script", {{"type", "application/json"}, {"id", std::string(id)}});
  for (const char c : json) {
    // Nothing in it can end the block or begin a comment.
    if (c == '<') {
      out_ += "\\u003c";
    } else {
      out_ += c;
    }
  }
  out_ += "</script>\n";
}

std::string Html::set(const Text& words) const {
  return set_in(words, language_);
}

std::string Html::take() {
  CHECK(open_.empty(), "every element is closed");
  return "<!doctype html>\n" + std::move(out_);
}

}  // namespace plano::site
