// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/appearance.h"

#include <map>
#include <optional>

namespace plano::exporters {

namespace {

std::optional<std::uint8_t> byte_from_hex(std::string_view two) {
  unsigned value = 0;
  for (const char c : two) {
    if (c >= '0' && c <= '9') {
      value = value * 16 + static_cast<unsigned>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      value = value * 16 + static_cast<unsigned>(c - 'a') + 10;
    } else if (c >= 'A' && c <= 'F') {
      value = value * 16 + static_cast<unsigned>(c - 'A') + 10;
    } else {
      return std::nullopt;
    }
  }
  return static_cast<std::uint8_t>(value);
}

Colour most_frequent(const std::vector<panels::Instance>& instances) {
  std::map<Colour, int> counts;
  for (const panels::Instance& instance : instances) ++counts[colour_of(instance.colour)];
  Colour best = kBareWood;
  int most = 0;
  for (const auto& [colour, count] : counts) {
    if (count > most) {
      best = colour;
      most = count;
    }
  }
  return best;
}

std::string title(const std::string& name, const std::string& label) {
  return label.empty() ? name : name + " " + label;
}

/// Newton's method; the C library's pow may differ in the last bit between machines.
double fifth_root(double x) {
  double root = 1;
  for (int step = 0; step < 60; ++step) {
    const double squared = root * root;
    root -= (root - x / (squared * squared)) / 5;
  }
  return root;
}

}  // namespace

Colour colour_of(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return kBareWood;
  const auto red = byte_from_hex(text.substr(1, 2));
  const auto green = byte_from_hex(text.substr(3, 2));
  const auto blue = byte_from_hex(text.substr(5, 2));
  if (!red || !green || !blue) return kBareWood;
  return {*red, *green, *blue};
}

Colour colour_of(const panels::Part& part) {
  return most_frequent(part.instances);
}

Colour colour_of(const solid::Piece& piece) {
  return most_frequent(piece.instances);
}

double linear(std::uint8_t channel) {
  const double shown = channel / 255.0;
  if (shown <= 0.04045) return shown / 12.92;
  const double base = (shown + 0.055) / 1.055;
  return base * base * fifth_root(base * base);  // to the power of 2.4
}

std::string title_of(const panels::Part& part, Language language) {
  return title(part.name, part.label.in(language));
}

std::string title_of(const solid::Piece& piece, Language language) {
  return title(piece.name, piece.label.in(language));
}

}  // namespace plano::exporters
