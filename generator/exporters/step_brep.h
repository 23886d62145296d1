// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A solid of free form as STEP topology and geometry (ISO 10303-42).
#pragma once

#include "exporters/step_text.h"
#include "solid/brep.h"

namespace plano::exporters {

/// The MANIFOLD_SOLID_BREP. Coordinates are rounded to the nanometre, directions and parameters to
/// twelve digits: what the kernel computes beyond that differs between processors.
EntityId write_brep(StepText& out, const solid::Brep& brep);

}  // namespace plano::exporters
