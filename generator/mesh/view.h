// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A picture of placed bodies, before it has a format: what is seen from one direction, as lines
/// with the hidden ones removed (`view_lines.h`), as faces to paint from back to front
/// (`view_faces.h`) and as shaded pixels (`view_raster.h`).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "geometry/placement.h"
#include "mesh/camera.h"
#include "mesh/triangles.h"

namespace plano::mesh {

struct Rgb {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  friend constexpr bool operator==(const Rgb&, const Rgb&) = default;
};

/// One placed copy of a mesh. The mesh must outlive the call it is given to.
struct ViewBody {
  const TriangleMesh* mesh = nullptr;
  geometry::Placement pose;
  Rgb colour;
};

struct ViewOptions {
  Direction direction;
  /// How far bodies move apart: 0 as assembled, 1 as a drawing of an assembly shows them. Bodies
  /// that are joined move from their common middle, across their own planes three times as far as
  /// within them, so that panels come off their tabs the way they would by hand; groups that are
  /// not joined move apart as wholes.
  double explode = 0;
};

/// A triangle turned to the eye.
struct SceneTriangle {
  std::array<std::uint32_t, 3> corners{};  // counter-clockwise on the picture
  std::uint32_t body = 0;
  std::uint32_t face = 0;     // equal for the triangles of one face of one body, and only for them
  geometry::Vec3 normal;      // unit, in the world
  bool across_grain = false;  // an edge face of its panel, where the layers of plywood show
};

enum class LineKind : std::uint8_t {
  outline,  // between what is seen and what is not: the body ends here
  edge,     // between two faces that are both seen
};

/// A piece of an edge that may be seen: at least one of its two faces is turned to the eye.
struct SceneLine {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  LineKind kind = LineKind::edge;
  std::uint32_t body = 0;
};

/// Bounds on the picture, millimetres of the object.
struct Frame {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;
  double width() const { return right - left; }
  double height() const { return top - bottom; }
};

struct Scene {
  Camera camera{Direction{}};
  std::vector<geometry::Vec3> world;  // all corners of all bodies, in the world
  std::vector<Seen> seen;             // the same on the picture
  std::vector<SceneTriangle> triangles;
  std::vector<SceneLine> lines;
  std::vector<Rgb> colours;  // by body
  Frame frame;               // of the bodies; empty scenes have an empty frame
  double ground = 0;         // height of the lowest corner
};

/// Precondition: every mesh is closed. Cost: n log n in the number of
/// triangles; taking apart, the square of the number of bodies.
Scene scene_of(std::span<const ViewBody> bodies, const ViewOptions& options);

}  // namespace plano::mesh
