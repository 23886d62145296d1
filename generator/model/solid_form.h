// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A solid of free form, evaluated: still a tree of forms, which `solid` turns into a boundary.
///
/// Frame: x, y, z of the form itself. A box has its smallest corner at 0; a cone stands on z = 0
/// with its axis on z; an extrusion rises from z = 0 over an outline in x and y; a revolution turns
/// about z, its outline drawn in (distance from the axis, z), counter-clockwise from + x.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "base/length.h"
#include "geometry/placement.h"
#include "geometry/shape.h"

namespace plano::model {

struct Form {
  struct Box {
    Length x;
    Length y;
    Length z;
    friend bool operator==(const Box&, const Box&) = default;
  };
  /// A cylinder where both diameters are equal; a pointed cone where `top_diameter` is 0.
  struct Cone {
    Length diameter;
    Length top_diameter;
    Length height;
    friend bool operator==(const Cone&, const Cone&) = default;
  };
  struct Extrusion {
    geometry::Shape outline;
    Length height;
    friend bool operator==(const Extrusion&, const Extrusion&) = default;
  };
  struct Revolution {
    geometry::Shape outline;
    Angle angle;  // 0 < angle <= 360 degrees
    friend bool operator==(const Revolution&, const Revolution&) = default;
  };
  struct Compound {
    enum class Kind : std::uint8_t { unite, subtract, intersect };
    Kind kind = Kind::unite;
    std::vector<Form> of;  // at least one; subtract: the first without the others
    friend bool operator==(const Compound&, const Compound&) = default;
  };

  enum class Rims : std::uint8_t { all, top, bottom, upright };
  struct Fillet {
    Length radius;
    Rims edges = Rims::all;
    friend bool operator==(const Fillet&, const Fillet&) = default;
  };

  std::variant<Box, Cone, Extrusion, Revolution, Compound> what;
  geometry::Placement place;  // of its frame in that of the form it belongs to
  std::optional<Fillet> fillet;

  friend bool operator==(const Form&, const Form&) = default;
};

}  // namespace plano::model
