// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether one body, moved straight, would run into another: the inner part of `takedown.h`.
///
/// Exact (to panels::kTolerated, arcs flattened to panels::kFlattening) where the direction lies
/// along the normal or in the plane of either body: what a prism sweeps along its normal is a
/// taller prism; in its plane it is a prism over the outline's shadow; and moving A by d past B is
/// moving B by -d past A. For a direction oblique to both, the body is placed again and again,
/// never further apart than half of what is thinnest in the two, across their boards or within
/// their outlines (kFinestStep at least): corners that graze one another between two places can be
/// missed, and `exact_for` says that the answer is of that kind. Faces that slide along one another
/// share no depth, so they never block.
#pragma once

#include <map>
#include <tuple>

#include "assembly/bodies.h"

namespace plano::assembly {

class SweepTest {
 public:
  /// Keeps a reference.
  explicit SweepTest(const Bodies& bodies);

  /// `mover`, first displaced by `from`, moves along `d` (a unit vector) until it is far from
  /// everything: does it meet `other` on its way? Cost: n log n in the edges of both.
  bool meets(std::size_t mover, geometry::Vec3 from, geometry::Vec3 d, std::size_t other);
  /// The same for its place alone, displaced by `at`.
  bool overlaps(std::size_t mover, geometry::Vec3 at, std::size_t other);
  bool exact_for(std::size_t mover, geometry::Vec3 d, std::size_t other) const;

  /// How far the box of `mover` (displaced by `from`) must move along d to be clear of the box of
  /// `other`; 0 where it never meets it.
  double clear_after(std::size_t mover, geometry::Vec3 from, geometry::Vec3 d,
                     std::size_t other) const;

  /// Tests of solids made so far: what the search is bounded by.
  std::size_t tests() const { return tests_; }

 private:
  const std::vector<panels::Prism>& swept(std::size_t body, geometry::Vec3 d);
  bool stepwise(std::size_t mover, geometry::Vec3 from, geometry::Vec3 d, std::size_t other);

  const Bodies& bodies_;
  double far_ = 0;                // longer than everything together
  std::vector<double> thinnest_;  // by shape
  std::size_t tests_ = 0;
  std::map<std::tuple<std::size_t, long, long, long>, std::vector<panels::Prism>> swept_;
};

}  // namespace plano::assembly
