// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One part's boundary as STEP topology and geometry (ISO 10303-42).
#pragma once

#include "exporters/step_text.h"
#include "mesh/boundary.h"

namespace plano::exporters {

/// Entities that every part refers to.
struct StepAxes {
  EntityId x;
  EntityId y;
  EntityId z;
  EntityId minus_x;
  EntityId minus_y;
  EntityId minus_z;
};

StepAxes write_axes(StepText& out);

/// A MANIFOLD_SOLID_BREP of ADVANCED_FACEs. Full circles are closed edges with one vertex, and the
/// wall of a full hole has a seam, as CAD systems themselves write them.
EntityId write_solid(StepText& out, const StepAxes& axes, const mesh::Boundary& boundary);

}  // namespace plano::exporters
