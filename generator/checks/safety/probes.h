// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shapes pushed straight through openings of a plane: discs, and the torso in every direction.
/// Plane coordinates, mm; free is what lies inside an odd number of loops.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "checks/plan_view.h"

namespace plano::checks {

/// All probes are taken smaller by this much: flattened arcs stray by half of it on either side.
inline constexpr double kProbeSlackMm = 0.02;

/// Loops that distances are taken to, as a tree of stretches of sides. Cost of a distance: about
/// the square root of their number at most, for what lies level with the place; log n else.
class FreeArea {
 public:
  /// A side of `loops` from the first to the second point: no material.
  using Lid = std::pair<geometry::Vec3, geometry::Vec3>;

  explicit FreeArea(const std::vector<Loop>& loops, const std::vector<Lid>& lids = {});

  /// To the nearest point of the loops, positive where the place is free.
  double clearance(geometry::Vec3 place) const;
  /// The nearest point of the loops that is no lid's. Precondition: not all are lids.
  geometry::Vec3 nearest(geometry::Vec3 place) const;
  /// Whether every point within `radius` of the line from a to b is free.
  bool takes_stadium(geometry::Vec3 a, geometry::Vec3 b, double radius) const;
  /// Whether the rectangle around `middle` is free; `along`: unit direction of its length.
  bool takes_rectangle(geometry::Vec3 middle, geometry::Vec3 along, double length,
                       double width) const;
  const PlanBox& box() const { return box_; }

 private:
  struct Side {
    geometry::Vec3 a;
    geometry::Vec3 b;
    bool lid = false;
  };
  struct Stretch {
    std::size_t first = 0;
    std::size_t count = 0;
    PlanBox box;
  };
  /// Of a leaf: `count` of the stretches from `first`; else its two children, `first` and the next.
  struct Node {
    PlanBox box;
    std::size_t first = 0;
    std::size_t count = 0;
  };
  void split(std::size_t node, std::size_t first, std::size_t count);
  void look_at(const Stretch& stretch, geometry::Vec3 place, double& squared, bool& free) const;
  /// Calls `use` with the sides of every stretch whose box meets `box` until it says no.
  template <class Use>
  bool all_near(const PlanBox& box, const Use& use) const;

  std::vector<Side> sides_;
  std::vector<Stretch> stretches_;  // of neighbours, side by side
  std::vector<Node> nodes_;
  PlanBox box_;
};

/// The largest disc that fits: its diameter lies between the two. They are nearer than 0.01 mm to
/// each other up to 240 mm, than 2 mm beyond, unless the search came to its end (kMostLooks).
struct LargestDisc {
  geometry::Vec3 centre;
  double diameter = 0;
  double at_most = 0;
};
LargestDisc largest_disc(const FreeArea& area);

enum class Fits : std::uint8_t { no, yes, unknown };
/// The torso: 89 by 157 with sharp corners, or with round ends, turned any way.
struct TorsoFit {
  Fits fits = Fits::no;
  geometry::Vec3 middle;
  geometry::Vec3 along;
};
TorsoFit torso_fit(const FreeArea& area, bool sharp);
inline constexpr double kTorsoWidthMm = 89;
inline constexpr double kTorsoLengthMm = 157;
/// A search looks at no more places than this.
inline constexpr std::size_t kMostLooks = 60'000;

}  // namespace plano::checks
