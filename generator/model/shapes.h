// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shapes as written (spec/shape_spec.h) into shapes to be computed, in a panel's plane. All points
/// stand on the 1 µm lattice of the exact kernel; rotations are done before that rounding, once.
#pragma once

#include <optional>
#include <vector>

#include "geometry/shape.h"
#include "model/run.h"

namespace plano::model {

/// Millimetres in a plane, inside a computation.
struct Flat {
  double x = 0;
  double y = 0;
};

/// Where a shape's own frame stands in the panel's plane: turned, then moved. Never mirrored.
class Frame {
 public:
  Frame() = default;

  /// The panel-plane point of own coordinates.
  Flat at(Flat own) const;
  geometry::Point point(geometry::Point own) const;  // on the lattice
  Angle angle() const { return angle_; }

  /// This frame, first turned about a point of its own.
  Frame turned_about(Flat pivot, Angle by) const;
  /// This frame with its 0,0 moved to a point of its own.
  Frame moved_to(Flat origin) const;

 private:
  Flat shift_;
  Angle angle_;
  double cos_ = 1;
  double sin_ = 0;
};

/// One turn of a shape; its own loop and `when` are the caller's. An empty shape if all of what it
/// is made of was left out. Nothing after an error.
std::optional<geometry::Shape> shape_once(Run& run, const spec::ShapeSpec& written,
                                          const Frame& frame);

/// All turns of a shape, appended to `shapes`. False after an error.
bool append_shapes(Run& run, const spec::ShapeSpec& written, const Frame& frame,
                   std::vector<geometry::Shape>& shapes);

/// A rectangle of `size` from 0,0 with rounded corners: a panel given by its size.
std::optional<geometry::Shape> sized_panel(Run& run, const spec::PointSpec& size,
                                           const spec::CornersSpec& corners);

/// A length above zero, or nothing after saying that it is not.
std::optional<Length> positive_length(Run& run, const spec::Expression& formula);

/// Both numbers of a point.
std::optional<geometry::Point> evaluate_point(Run& run, const spec::PointSpec& point);

// In paths.cpp:
std::optional<geometry::Shape> path_shape(Run& run, const spec::PathShape& path, const Frame& frame,
                                          Span span);

}  // namespace plano::model
