// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The boundary of a solid of free form, free of any kernel's types: what STEP writes down.
///
/// Millimetres throughout, in the piece's own frame, as the kernel computed them. Frames are
/// right-handed; `w` is the axis of what turns, `u` where its angles begin.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "geometry/placement.h"

namespace plano::solid {

struct LineCurve {
  geometry::Vec3 point;
  geometry::Vec3 direction;  // unit
};
struct CircleCurve {
  geometry::Placement frame;
  double radius = 0;
};
struct EllipseCurve {
  geometry::Placement frame;  // u: along the longer axis
  double major = 0;
  double minor = 0;
};
/// Knots are said once, with their multiplicities. No weights: not rational.
struct SplineCurve {
  int degree = 0;
  std::vector<geometry::Vec3> poles;
  std::vector<double> weights;
  std::vector<double> knots;
  std::vector<int> multiplicities;
};
using Curve = std::variant<LineCurve, CircleCurve, EllipseCurve, SplineCurve>;

struct BrepEdge {
  std::uint32_t from = 0;  // vertices
  std::uint32_t to = 0;    // == from: closed
  Curve curve;             // runs from `from` to `to`
};

struct PlaneSurface {
  geometry::Placement frame;
};
struct CylinderSurface {
  geometry::Placement frame;
  double radius = 0;
};
struct ConeSurface {
  geometry::Placement frame;
  double radius = 0;      // at the frame's origin
  double half_angle = 0;  // radians; it widens along w
};
struct SphereSurface {
  geometry::Placement frame;
  double radius = 0;
};
struct TorusSurface {
  geometry::Placement frame;
  double major = 0;
  double minor = 0;
};
struct SplineSurface {
  int degree_u = 0;
  int degree_v = 0;
  std::vector<std::vector<geometry::Vec3>> poles;  // [u][v]
  std::vector<std::vector<double>> weights;        // the same, or empty
  std::vector<double> knots_u;
  std::vector<double> knots_v;
  std::vector<int> multiplicities_u;
  std::vector<int> multiplicities_v;
};
using Surface = std::variant<PlaneSurface, CylinderSurface, ConeSurface, SphereSurface,
                             TorusSurface, SplineSurface>;

struct BrepEdgeUse {
  std::uint32_t edge = 0;
  bool forward = true;
};

/// Loops run counter-clockwise seen from outside, outer loop first. A face that closes on itself
/// (a whole cylinder) uses its seam twice, once each way.
struct BrepFace {
  Surface surface;
  bool along_normal = true;  // outside is where the surface's own normal points
  std::vector<std::vector<BrepEdgeUse>> loops;
};

struct Brep {
  std::vector<geometry::Vec3> vertices;
  std::vector<BrepEdge> edges;
  std::vector<BrepFace> faces;
};

}  // namespace plano::solid
