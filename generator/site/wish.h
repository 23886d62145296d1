// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What an address asks for. Read from path and query alone: nothing is looked up, so that any
/// bytes can be read, in bounded time, before anybody works on them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/text.h"

namespace plano::site {

inline constexpr std::size_t kMostKeys = 64;
inline constexpr std::size_t kMostBytesOfAKey = 200;
inline constexpr std::size_t kMostBytesOfAValue = 200;
inline constexpr std::size_t kMostBytesOfAQuery = 16'384;

enum class Asked : std::uint8_t {
  language_choice,  // "/": the server sends on to a language
  home,             // "/fr/"
  design_page,      // "/fr/designs/bench"
  safety_page,      // "/fr/designs/bench/safety"
  about,            // "/fr/about"
  accessibility,    // "/fr/accessibility"
  cards,            // "/api/designs"
  form,             // "/api/designs/bench/form"
  preview,          // "/api/designs/bench/preview.glb"
  report,           // "/api/designs/bench/report.json"
  assembly,         // "/api/designs/bench/assembly.json"
  safety,           // "/api/designs/bench/safety.json"
  view_svg,         // "/api/designs/bench/view.svg"
  view_png,         // "/api/designs/bench/view.png"
  sheet,            // "/api/designs/bench/sheet.svg"
  bundle,           // "/api/designs/bench/bundle.zip"
  qr,               // "/api/designs/bench/qr.svg"
  picture,          // "/pictures/bench/bench.png": of its story
};

/// A value as it was typed.
struct Given {
  std::string name;
  std::string text;
  friend bool operator==(const Given&, const Given&) = default;
};

/// Of the home page. Empty: not asked for. As typed: what means nothing is shown and lets all pass.
struct Filters {
  std::string words;      // q
  std::string use;        // a word of `purpose.setting`: "outdoor-public"
  std::string age;        // years: "4"
  std::string thickness;  // millimetres of board: "18"
  std::string sheets;     // at most so many: "3"
  std::string licence;    // SPDX id
  friend bool operator==(const Filters&, const Filters&) = default;
};

struct Wish {
  Asked asked = Asked::home;
  Language language = Language::french;
  std::string design;             // a folder's name: small letters, digits, dashes; may be unknown
  std::string preset;             // empty: none
  std::string workshop;           // empty: the default one
  std::vector<Given> parameters;  // sorted by name, each name once
  std::vector<std::string> only;  // formats of the bundle
  std::string from;               // where a view looks from
  std::string exploded;           // "yes", or what is neither yes nor no; empty: put together
  std::string style;              // lines | shaded; empty: shaded
  std::string width;              // of a view
  std::string sheet;              // number, from 1
  std::string picture;            // name
  Filters filters;
  friend bool operator==(const Wish&, const Wish&) = default;
};

/// Why an address asks for nothing.
struct Refusal {
  int status = 404;  // 404: no such place; 400: a query that is too long, has too many keys, …
  Language language = Language::french;
  Text reason;
};

/// `path` is percent-decoded and normalised ("/fr/designs/bench"); `query` is raw, without "?".
/// A bare key is a parameter of the design unless it is a reserved word (preset, workshop, only,
/// from, exploded, style, width, sheet, lang, q, use, age, thickness, sheets, licence); `p.NAME`
/// always is one. The last value of a key counts, an empty one is as none: forms send them all.
/// `language` is what the reader prefers where the address does not say (`/api/…`; `lang=` does).
std::variant<Wish, Refusal> read_wish(std::string_view path, std::string_view query,
                                      Language language);

/// The language a header Accept-Language prefers: French unless English stands before it.
Language preferred_language(std::string_view accept_language);

/// The query that reads back as the same wish: keys sorted, reserved ones first, percent-encoded.
/// Same wish, same bytes: what a cache is keyed by. Without language and design, which the path
/// has.
std::string query_of(const Wish& wish);

/// "a b" → "a%20b": everything but letters, digits and "-._~".
std::string percent_encoded(std::string_view bytes);

}  // namespace plano::site
