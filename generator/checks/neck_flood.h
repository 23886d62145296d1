// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How wide an opening is anywhere in its plane.
///
/// A disc of the small diameter floods the plane from a neck, on a grid of 10 mm. Necks of one
/// plane share one flood where it came past them: a frame full of pegs is one area with thousands
/// of necks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "checks/necks.h"

namespace plano::checks {

/// What was flooded so far, for one scene and its limits, which must outlive it. Memory: some bytes
/// for each place flooded, so bounded by `most`.
class Floods {
 public:
  /// Distances taken, for all necks together; some seconds of processor.
  static constexpr std::size_t kMost = 4'000'000;

  Floods(const Scene& scene, const NeckLimits& limits, std::size_t most = kMost);

  /// How far along the way from the neck, and back, the disc has to fit at once: every `layer` mm.
  struct Layers {
    double layer = 1;
    int ahead = 0;
    int back = 0;
  };
  /// Diameter of the largest disc, across `way`, where the small one gets to from the neck; where
  /// the large one fits, or the small one gets farther than `far` mm, or too much was looked at
  /// already: that of the large one.
  double widest(const Neck& neck, geometry::Vec3 way, const Layers& layers, double far);

  /// Whether too much was to be looked at: what `widest` says since is not found out.
  bool spent() const { return looks_ >= most_; }
  std::size_t looks() const { return looks_; }

 private:
  struct Cell {
    int x = 0;
    int y = 0;
  };
  struct Flood {
    geometry::Vec3 middle;
    geometry::Vec3 axis;
    geometry::Vec3 along;
    geometry::Vec3 way;
    Layers layers;
    int reach = 0;                              // of its grid, in steps
    std::vector<std::int32_t> cells = {};       // rising, by number
    double radius = 0;                          // the largest
    std::optional<geometry::Vec3> beyond = {};  // where it got too far; ends it
  };
  struct Best {
    geometry::Vec3 at;
    double radius = 0;
  };

  void spread(Flood& flood, double far, Best& best);
  bool holds(const Flood& flood, const Flood& other) const;
  double room(const Flood& flood, geometry::Vec3 at);
  double finely(const Flood& flood, Best best);

  const Scene& scene_;
  double small_;
  double large_;
  std::size_t most_;
  std::size_t looks_ = 0;
  std::vector<Flood> floods_;
  std::vector<bool> seen_;  // of the flood at hand, by its grid
};

}  // namespace plano::checks
