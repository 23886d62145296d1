// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where one looks from. Parallel projection: lengths along an axis can be measured on the picture.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "geometry/placement.h"

namespace plano::mesh {

/// The way from the object to the eye. Azimuth 0 looks from the front (the eye at -y), 90 degrees
/// from the right (+x), counter-clockwise seen from above; elevation is above the ground.
struct Direction {
  Angle azimuth;
  Angle elevation;
  friend constexpr bool operator==(const Direction&, const Direction&) = default;
};

/// "front", "iso-left", … or two angles in degrees, "30,20.5" (azimuth, elevation). Empty for other
/// words and for an elevation beyond 90 degrees either way.
std::optional<Direction> direction_from(std::string_view words);
/// In the order in which they are best read.
std::vector<std::string> direction_names();

/// Coordinates on the picture, in millimetres of the object: x right, y up, depth towards the eye.
struct Seen {
  double x = 0;
  double y = 0;
  double depth = 0;
};

class Camera {
 public:
  explicit Camera(Direction direction);

  Seen see(geometry::Vec3 point) const {
    return {dot(point, right_), dot(point, up_), dot(point, eye_)};
  }
  geometry::Vec3 right() const { return right_; }
  geometry::Vec3 up() const { return up_; }
  /// Unit vector from the object to the eye.
  geometry::Vec3 eye() const { return eye_; }

 private:
  geometry::Vec3 right_;
  geometry::Vec3 up_;
  geometry::Vec3 eye_;
};

}  // namespace plano::mesh
