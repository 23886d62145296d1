// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/stroke_font.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "base/trig.h"
#include "base/utf8.h"

namespace plano::panels {
namespace {

using geometry::Point;

// The grid of `stroke_glyphs.def`.
constexpr int kCapital = 12;
constexpr int kBetweenLetters = 3;
constexpr char kBaseLine = 'e';
// Accents are drawn over a small letter whose middle is here; over a capital they stand higher.
constexpr int kAccentMiddle = 3;
constexpr int kOverCapital = 4;

enum class Accent : std::uint8_t { acute, grave, circumflex, diaeresis, cedilla, tilde, ring };

constexpr std::array<std::string_view, 7> kAccentStrokes = {
    "2o5q", "4o1q", "1o3q5o", "1o1p 5o5p", "3e3c4b3a1a", "0p2q4o6p", "3n2o2p3q4p4o3n"};

struct Glyph {
  char32_t code_point;
  int width;
  std::string_view strokes;
};

struct Accented {
  char32_t code_point;
  char32_t base;
  Accent accent;
};

// Both sorted by code point (held by a test through can_write).
constexpr Glyph kGlyphs[] = {
#define PLANO_GLYPH(code_point, width, strokes) {code_point, width, strokes},
#define PLANO_ACCENTED(code_point, base, accent)
#include "panels/stroke_glyphs.def"
#undef PLANO_GLYPH
#undef PLANO_ACCENTED
};

constexpr Accented kAccented[] = {
#define PLANO_GLYPH(code_point, width, strokes)
#define PLANO_ACCENTED(code_point, base, accent) {code_point, base, Accent::accent},
#include "panels/stroke_glyphs.def"
#undef PLANO_GLYPH
#undef PLANO_ACCENTED
};

constexpr Glyph kUnknown{0, 6, "0e0q6q6e0e"};

template <class Entry, std::size_t N>
const Entry* find(const Entry (&table)[N], char32_t code_point) {
  const Entry* const at =
      std::lower_bound(table, table + N, code_point,
                       [](const Entry& entry, char32_t c) { return entry.code_point < c; });
  return at != table + N && at->code_point == code_point ? at : nullptr;
}

/// A character taken apart: its letter and what stands over it.
struct Letter {
  const Glyph* glyph = nullptr;  // nullptr: not in the alphabet
  const Accented* accented = nullptr;
};

Letter letter_of(char32_t code_point) {
  if (const Glyph* glyph = find(kGlyphs, code_point)) {
    return {glyph, nullptr};
  }
  const Accented* accented = find(kAccented, code_point);
  return {accented != nullptr ? find(kGlyphs, accented->base) : nullptr, accented};
}

std::vector<char32_t> characters(std::string_view words) {
  std::vector<char32_t> all;
  for (std::size_t at = 0; at < words.size();) {
    const Utf8Character character = utf8_at(words, at);
    all.push_back(character.valid ? character.code_point : U'\uFFFD');
    at += character.bytes;
  }
  return all;
}

/// Half grid units to a length, rounded to the nanometre.
Length scaled(int half_units, Length height) {
  return (height * half_units).divided_by(2 * kCapital);
}

/// Adds the strokes of a glyph, moved by (x, y) in half grid units.
void draw(std::string_view glyph, int x, int y, Length height, std::vector<Stroke>& strokes) {
  bool pen_down = false;
  for (std::size_t k = 0; k < glyph.size(); ++k) {
    if (glyph[k] == ' ') {
      pen_down = false;
      continue;
    }
    if (!pen_down) {
      strokes.emplace_back();
      pen_down = true;
    }
    const int px = 2 * (glyph[k] - '0') + x;
    const int py = 2 * (glyph[k + 1] - kBaseLine) + y;
    strokes.back().push_back({scaled(px, height), scaled(py, height)});
    ++k;
  }
}

bool is_capital(char32_t base) {
  return base >= U'A' && base <= U'Z';
}

}  // namespace

std::vector<Stroke> strokes_of(std::string_view words, Length height) {
  CHECK(height > Length{}, "letters have a height");
  std::vector<Stroke> strokes;
  int x = 0;  // in half grid units
  for (const char32_t character : characters(words)) {
    const Letter letter = letter_of(character);
    const Glyph& glyph = letter.glyph != nullptr ? *letter.glyph : kUnknown;
    draw(glyph.strokes, x, 0, height, strokes);
    if (letter.accented != nullptr) {
      const bool below = letter.accented->accent == Accent::cedilla;
      const int up = !below && is_capital(letter.accented->base) ? 2 * kOverCapital : 0;
      draw(kAccentStrokes[static_cast<std::size_t>(letter.accented->accent)],
           x + glyph.width - 2 * kAccentMiddle, up, height, strokes);
    }
    x += 2 * (glyph.width + kBetweenLetters);
  }
  return strokes;
}

Length width_of(std::string_view words, Length height) {
  int units = 0;
  for (const char32_t character : characters(words)) {
    const Letter letter = letter_of(character);
    units += (letter.glyph != nullptr ? letter.glyph->width : kUnknown.width) + kBetweenLetters;
  }
  return units == 0 ? Length{} : scaled(2 * (units - kBetweenLetters), height);
}

bool can_write(std::string_view words) {
  return without_glyph(words).empty();
}

std::vector<std::string> without_glyph(std::string_view words) {
  std::vector<std::string> missing;
  for (std::size_t at = 0; at < words.size();) {
    const Utf8Character character = utf8_at(words, at);
    const std::string own(words.substr(at, character.bytes));
    at += character.bytes;
    const bool known = character.valid && letter_of(character.code_point).glyph != nullptr;
    if (!known && std::find(missing.begin(), missing.end(), own) == missing.end()) {
      missing.push_back(own);
    }
  }
  return missing;
}

std::vector<Stroke> placed(std::vector<Stroke> strokes, Point at, Angle direction) {
  const double c = cos_of(direction);
  const double s = sin_of(direction);
  const bool level = direction == Angle{};
  for (Stroke& stroke : strokes) {
    for (Point& p : stroke) {
      const Point turned = level ? p
                                 : Point{Length::nearest_to_mm(p.x.mm() * c - p.y.mm() * s),
                                         Length::nearest_to_mm(p.x.mm() * s + p.y.mm() * c)};
      p = at + turned;
    }
  }
  return strokes;
}

}  // namespace plano::panels
