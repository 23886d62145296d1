// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which cut panels are the same part, turned in its plane or flipped over.
///
/// Goal: one part number for all panels that a workshop could swap without noticing.
///
/// Steps. Panels with the same counts of edges, holes, pockets, … and nearly the same area and
/// perimeter are compared: the outer contour's edge lengths and arcs are matched cyclically; every
/// match gives one rigid motion, from the two corners farthest apart; the motion is accepted if it
/// takes every corner, arc, hole, pocket, drilling and engraving to one of the other panel within
/// kCongruent, and the grain with them. For a flip the panel is first mirrored and its faces
/// swapped. A round outline fixes no angle, so there the holes propose it.
///
/// A thousand panels may have the same counts and areas (one grid of slots, shifted). So that not
/// each is compared with each, every panel has a gauge: a length that neither turning nor flipping
/// changes and that two equal panels share within kGaugeSlack. Only neighbours on it are compared.
///
/// Tried and dropped: a rotation-invariant hash of the whole part. Rounding to 1 nm moves values
/// across any bucket's edge; a sorted gauge has no edges.
#pragma once

#include <optional>
#include <string>

#include "geometry/placement.h"
#include "panels/cut_panel.h"

namespace plano::panels {

/// Two corners closer than this are the same: a turned copy is rounded to the micrometre lattice
/// once in each frame (0.71 µm each), and no machine holds even ten times that.
inline constexpr Length kCongruent = 2_um;

/// How far the gauges of equal panels may differ: each of its two terms is a mean distance between
/// points that move by kCongruent at either end. The last digit is for adding up in floating point.
inline constexpr Length kGaugeSlack = 8'001_nm;

/// A rigid motion of the plane, millimetres: mirrored in the y axis first if `flipped` (the part is
/// turned over), then turned by the angle of (c, s), then moved by (x, y).
struct Motion {
  double c = 1;
  double s = 0;
  double x = 0;
  double y = 0;
  bool flipped = false;
};

/// The panel prepared for comparing. Cost: linear in its edges.
class Features {
 public:
  /// `alike`: whether the two faces of the sheet may be exchanged.
  enum class Faces { alike, different };
  Features(const CutPanel& panel, Length thickness, Faces faces);

  /// The motion that takes this panel's shape onto `other`'s, or nothing if there is none. Where
  /// the panel is symmetric, the first in a fixed order: unflipped before flipped, then the least
  /// turn of the outline.
  std::optional<Motion> onto(const Features& other) const;

  /// Panels whose keys differ are never congruent.
  const std::string& key() const { return key_; }

  /// The outline's mean distance from its middle, and the middle of the holes' distance from it,
  /// together, millimetres. Panels whose gauges differ by more than kGaugeSlack are never
  /// congruent.
  double gauge_mm() const { return gauge_mm_; }

  // What is compared; millimetres. Public for the comparison only.
  struct Vec2 {
    double x = 0;
    double y = 0;
  };
  struct Side {
    Vec2 start;
    double length = 0;  // of the chord
    double radius = 0;  // of an arc; 0: straight
    bool left = false;  // of an arc: counter-clockwise
    Vec2 centre;
  };
  using Ring = std::vector<Side>;
  struct Mark {
    Vec2 at;
    double size = 0;  // diameter
    Length depth;     // zero: through
    model::FaceSide face = model::FaceSide::top;
  };
  struct Channel {  // a bore
    Vec2 from;
    Vec2 to;
    double height = 0;
    double size = 0;
    bool through = false;
  };
  struct Sunk {
    Ring ring;
    Length depth;
    model::FaceSide face = model::FaceSide::top;
  };
  struct Scratch {
    std::vector<Vec2> points;  // of a text: where it starts, and a point along its base line
    Text words;
    Length height;
    Length depth;
    model::FaceSide face = model::FaceSide::top;
  };
  struct Shape {
    Ring outer;
    std::vector<Ring> holes;
    std::vector<Sunk> sunk;
    std::vector<Mark> marks;
    std::vector<Channel> channels;
    std::vector<Scratch> scratches;
    std::optional<Vec2> grain;
  };

 private:
  Shape shape_;
  std::optional<Shape> flipped_;
  double area_ = 0;
  double perimeter_ = 0;
  double gauge_mm_ = 0;
  std::string key_;
};

/// Where a part stands whose frame is moved by `motion` into a panel's frame that stands at
/// `panel`. `low`: what of the part's own frame becomes its origin; `thickness`: of both.
geometry::Placement moved(const geometry::Placement& panel, const Motion& motion,
                          geometry::Point low, Length thickness);

}  // namespace plano::panels
