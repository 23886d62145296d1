// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Inside corners of contours and the discs that relieve them: plane geometry in millimetres, used
/// by `relief.cpp` only. The formulas stand in `relief.h`.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "fabrication/relief.h"
#include "geometry/outline.h"

namespace plano::fabrication {

/// A direction or an offset in millimetres.
struct Vec2 {
  double x = 0;
  double y = 0;
};

/// Contours with the material on the left, as a face's outline and holes are.
using Contours = std::vector<geometry::Contour>;

struct Corner {
  std::size_t contour = 0;
  std::size_t edge = 0;  // the edge that starts at the corner; the one before it ends there
  geometry::Point at;
  Vec2 back;               // unit, from the corner along the wall that leads to it
  Vec2 ahead;              // unit, from the corner along the wall that leads away
  double back_length = 0;  // cautious where the wall is curved
  double ahead_length = 0;
  /// Of a curved wall: its circle's centre, from the corner.
  std::optional<Vec2> back_centre = {};
  std::optional<Vec2> ahead_centre = {};
  double cosine = 0;  // of θ

  /// sin and cos of θ/2, both positive.
  double half_sine() const;
  double half_cosine() const;
};

/// The corners where a cutter of radius `tool` leaves more than kNothingLeft, in walking order.
std::vector<Corner> inside_corners(const Contours& contours, Length tool);

enum class ReliefShape : std::uint8_t { dog_bone, t_bone_back, t_bone_ahead };

/// A relief as it would be cut.
struct Disc {
  std::size_t corner = 0;  // index into the list of corners
  Vec2 centre;             // from the corner
  double radius = 0;
  Vec2 enter;          // where it leaves each wall, from the corner: on the one that leads to it
  Vec2 leave;          // and on the one that leads away
  double on_back = 0;  // how much of each wall it takes: lengths of `enter` and `leave`
  double on_ahead = 0;
};

Disc disc_at(const Corner& corner, std::size_t index, ReliefShape shape, Length radius);

/// Whether the disc takes nothing but what its formula says: it stays on its own two walls and
/// clear of every other edge of `contours` and of `obstacles`.
bool fits(const Disc& disc, const Corner& corner, const Contours& contours,
          const Contours& obstacles);

/// Distance of a point (mm) from edge i.
double distance_to_edge(const geometry::Contour& contour, std::size_t i, Vec2 point);

}  // namespace plano::fabrication
