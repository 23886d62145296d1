// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// OpenCASCADE's word on the space two placed parts share: the oracle of our own overlaps.
#pragma once

#include <memory>

#include "geometry/placement.h"
#include "panels/part_set.h"

namespace plano::readers {

/// A part's slices as OpenCASCADE solids, with true arcs and the bores that run through solid wood,
/// in the part's frame.
class PartSolid {
 public:
  explicit PartSolid(const panels::Part& part);
  ~PartSolid();
  PartSolid(PartSolid&&) noexcept;
  PartSolid& operator=(PartSolid&&) noexcept;

  double volume() const;  // mm³

  /// The volume of BRepAlgoAPI_Common, summed over pairs of slices, mm³; below 0 where it fails.
  static double common(const PartSolid& a, const geometry::Placement& at_a, const PartSolid& b,
                       const geometry::Placement& at_b);

 private:
  struct Shapes;
  std::unique_ptr<Shapes> shapes_;
};

}  // namespace plano::readers
