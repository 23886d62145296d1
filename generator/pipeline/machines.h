// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the machine that cuts a material asks of its drawings.
#pragma once

#include "base/text.h"
#include "catalog/workshop.h"
#include "fabrication/drawing.h"
#include "model/design.h"

namespace plano::pipeline {

/// Precondition: `resolve` bound the material to this workshop.
/// The machine that cuts a material; bars are worked by hand.
const catalog::Machine& machine_of(const catalog::Workshop& workshop,
                                   const model::Material& material);

fabrication::DrawingOptions drawing_options(const catalog::Machine& machine, Language language);

/// The widest cutter among the machines of these materials: below it no web is worth keeping.
Length widest_cutter(const catalog::Workshop& workshop,
                     const std::vector<model::Material>& materials);

/// Between parts on a sheet: the widest cutter or kerf, and a margin that keeps both parts whole.
Length gap_between_parts(const catalog::Workshop& workshop,
                         const std::vector<model::Material>& materials);

}  // namespace plano::pipeline
