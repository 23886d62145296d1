// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/camera.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/trig.h"

namespace plano::mesh {
namespace {

struct Named {
  const char* name;
  Direction direction;
};

// The angle at which the three axes of a cube look equally long: atan(1 / sqrt 2).
constexpr Angle kIsometric = Angle::microdegrees(35'264'390);

constexpr std::array<Named, 11> kNamed{{
    {"picture", {Angle::degrees(-32), Angle::degrees(24)}},
    {"iso", {Angle::degrees(45), kIsometric}},
    {"iso-left", {Angle::degrees(-45), kIsometric}},
    {"iso-back", {Angle::degrees(135), kIsometric}},
    {"iso-back-left", {Angle::degrees(-135), kIsometric}},
    {"front", {Angle::degrees(0), Angle::degrees(0)}},
    {"back", {Angle::degrees(180), Angle::degrees(0)}},
    {"left", {Angle::degrees(-90), Angle::degrees(0)}},
    {"right", {Angle::degrees(90), Angle::degrees(0)}},
    {"top", {Angle::degrees(0), Angle::degrees(90)}},
    {"bottom", {Angle::degrees(0), Angle::degrees(-90)}},
}};

/// A whole text as a number within ±limit.
std::optional<double> number_in(std::string_view text, double limit) {
  double value = 0;
  const auto end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (error != std::errc() || stop != end || !(std::fabs(value) <= limit)) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

std::optional<Direction> direction_from(std::string_view words) {
  for (const Named& named : kNamed) {
    if (words == named.name) {
      return named.direction;
    }
  }
  const std::size_t comma = words.find(',');
  if (comma == std::string_view::npos) {
    return std::nullopt;
  }
  const auto azimuth = number_in(words.substr(0, comma), 360);
  const auto elevation = number_in(words.substr(comma + 1), 90);
  if (!azimuth || !elevation) {
    return std::nullopt;
  }
  return Direction{Angle::nearest_to_degrees(*azimuth), Angle::nearest_to_degrees(*elevation)};
}

std::vector<std::string> direction_names() {
  std::vector<std::string> names;
  for (const Named& named : kNamed) {
    names.emplace_back(named.name);
  }
  return names;
}

Camera::Camera(Direction direction) {
  const double sin_a = sin_of(direction.azimuth);
  const double cos_a = cos_of(direction.azimuth);
  const double sin_e = sin_of(direction.elevation);
  const double cos_e = cos_of(direction.elevation);
  eye_ = {cos_e * sin_a, -cos_e * cos_a, sin_e};
  right_ = {cos_a, sin_a, 0};
  up_ = {-sin_e * sin_a, sin_e * cos_a, cos_e};
}

}  // namespace plano::mesh
