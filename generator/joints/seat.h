// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// An edge standing on a face, as the joints made there see it: both planes' frames, and how deep a
/// tab goes and how wide its slot must be at the contact's angle. README.md has the figure and
/// formulas.
#pragma once

#include <vector>

#include "geometry/shape.h"
#include "joints/joint.h"

namespace plano::joints {

/// Along and across a straight line in a panel's plane. Doubles are millimetres.
struct Axes {
  Point2 origin;
  Point2 along;   // unit
  Point2 across;  // unit, at right angles to `along`, on either side of it

  Point2 point(double s, double x) const {
    return {origin.x + along.x * s + across.x * x, origin.y + along.y * s + across.y * x};
  }
  /// To the nearest nanometre.
  geometry::Point at(double s, double x) const;
  geometry::Contour rectangle(Interval s, Interval x) const;
  /// The same corners as a polygon turning left.
  std::vector<Point2> corners(Interval s, Interval x) const;
};

/// How far tabs reach back into the panel that carries them. Only to make the union with the
/// outline robust: with a turned panel the two would otherwise meet along lines that rounding has
/// moved apart.
inline constexpr double kRootMm = 2;

class Seat {
 public:
  /// Precondition: the contact is an edge_on_face or an edge_on_edge.
  explicit Seat(const JointInput& input);

  const PlacedPanel& edge_panel() const { return a_; }
  const PlacedPanel& face_panel() const { return b_; }
  double length() const { return length_; }
  bool square() const { return cosine_ < 1e-6; }
  /// The face of b that a stands on.
  model::FaceSide entry() const { return entry_; }

  /// In a's plane: `s` along the contact from its start, `x` out of the edge as drawn.
  const Axes& in_a() const { return in_a_; }
  /// In b's plane: the same `s`; `y` where a point of a's mid-plane at x comes out is
  /// x times the cosine of the angle.
  const Axes& in_b() const { return in_b_; }

  /// `x` of the edge once it stands on the face with its nearer arris: 0, or less where the edge as
  /// drawn reaches into b.
  double shoulder() const { return shoulder_; }
  /// `y` where a's mid-plane meets the face of b.
  double foot() const { return height_ * cosine_ / sine_; }
  /// `x` of a tab's end whose farther arris is `depth` below the face of b.
  double tab_end(double depth) const;
  /// The range of `y` that straight walls `depth` deep must leave to a tab ending at x = `end`, so
  /// that walls and tab are nowhere nearer than `gap`.
  Interval slot(double end, double depth, double gap) const;

  /// A tab of a from its root to x = `end`, the two corners of its end rounded by `rounding`.
  /// Precondition: 0 <= rounding <= half the tab's width, and less than its length.
  geometry::Contour tab(Interval s, double end, double rounding) const;
  /// What the edge as drawn has in b beside its tabs, or nothing.
  geometry::Shape trimmed(const std::vector<geometry::Shape>& tabs) const;

 private:
  const PlacedPanel& a_;
  const PlacedPanel& b_;
  double length_ = 0;
  double sine_ = 1;
  double cosine_ = 0;
  double height_ = 0;  // of the edge's mid-line as drawn, out of b's face
  double shoulder_ = 0;
  model::FaceSide entry_ = model::FaceSide::top;
  Axes in_a_;
  Axes in_b_;
};

}  // namespace plano::joints
