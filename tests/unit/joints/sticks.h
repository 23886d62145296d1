// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Bars lying in the plane z, and the question whether a point is in one, as drawn or as made: all
/// that the proofs of `lap` and `bridle` need. It shares nothing with the joints.
#pragma once

#include <cstdint>
#include <string>

#include "tests/unit/joints/scene.h"

namespace plano::joints::test {

/// How a bar is represented: its faces across z, or along it.
enum class Face { flat, upright };

struct Stick {
  std::string id;
  Face face = Face::flat;
  double length = 600;
  double width = 70;   // in the plane
  double height = 45;  // along z
  Vec3 start;          // the corner at its first end, on its right, below
  double angle = 0;    // of its length in the plane, degrees
};

/// Returns the panel's index. A board instead of a bar: the same as a flat bar, of a sheet.
std::size_t add(Scene& scene, const Stick& stick);
std::size_t add_board(Scene& scene, const Stick& stick);

/// Coordinates of a point in the stick's own frame: along it, across it, over its lower side.
Vec3 local(const Stick& stick, Vec3 point);
/// How far the point is inside of the nearest side of the drawn bar; negative outside.
double depth_in(const Stick& stick, Vec3 point);
/// The same, seen from above: of the four sides alone.
double depth_beside(const Stick& stick, Vec3 point);

/// Whether the finished piece has wood there. The point is in the scene as it was drawn.
bool has_wood(const Solid& solid, Vec3 point);

/// Numbers from 0 to 1, the same on every machine.
class Dice {
 public:
  double next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state_ >> 11) / 9007199254740992.0;
  }
  double between(double low, double high) { return low + (high - low) * next(); }

 private:
  std::uint64_t state_ = 42;
};

}  // namespace plano::joints::test
