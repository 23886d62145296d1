// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// All that can be told of a design as it is made, without any file of it.
#pragma once

#include <optional>
#include <vector>

#include "fabrication/cutting_plan.h"
#include "mesh/boundary.h"
#include "pipeline/generate.h"

namespace plano::pipeline {

/// Measured on the nominal solid of one part.
struct Figures {
  geometry::Box box;
  Area area;  // of the profile
  double volume_mm3 = 0;
  double mass_kg = 0;
};

struct Account {
  Built built;                             // sheets nested
  std::vector<mesh::Boundary> boundaries;  // per part
  std::vector<Figures> figures;            // per part
  fabrication::CuttingPlan plan;           // of boards: sheets, what lies on them, times and costs
  double mass_kg = 0;                      // of all parts and solids
  std::size_t parts = 0;                   // of all boards and bars, each copy
};

/// Of each part, in their order. A part that has none is a fault of ours.
std::vector<mesh::Boundary> boundaries_of(const std::vector<panels::Part>& parts);

/// As `generate` would make it with the same options, without the proofs that a selection leaves
/// out. Empty exactly when it added an error. Cost: mostly that of nesting.
std::optional<Account> account(const Inputs& inputs, const GenerateOptions& options,
                               diagnostics::Diagnostics& found);

}  // namespace plano::pipeline
