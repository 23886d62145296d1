// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of one material as a job for the nester, and its answer as sheets. Used by this folder
/// only.
#pragma once

#include <optional>
#include <vector>

#include "fabrication/nested.h"
#include "nesting/nest.h"

namespace plano::fabrication {

struct NestJob {
  std::size_t material = 0;
  std::vector<std::size_t> parts;  // of the set, one for each of the job
  nesting::Job job;                // stock: whole sheets first, then `stock`'s leftovers
  std::size_t copies = 0;
  int repeats = 1;  // the job is one of so many equal ones
};

/// Every copy of the material's parts, or one in `repeats` of them (of each part's quantity a whole
/// multiple).
NestJob nest_job(const panels::PartSet& set, const MaterialStock& stock, Length gap,
                 int repeats = 1);
/// The greatest number that divides the quantities of all of a material's parts.
int common_multiple_of(const panels::PartSet& set, std::size_t material);
/// The same job with all openings closed.
void close_openings(NestJob& work);

/// Empty where a part would lie in an opening of one that lies in an opening itself.
std::optional<std::vector<SheetLayout>> sheets_of(const nesting::Nest& nest, const NestJob& work,
                                                  const panels::PartSet& set,
                                                  const MaterialStock& stock);

/// How a part with this grain may lie: by quarters, or by halves along the grain.
std::vector<nesting::Pose> poses_of(model::Grain grain);
/// The quarter turns of one of these.
int quarters_of(const nesting::Pose& pose);
/// The box of a part turned by quarters about its own origin.
geometry::Box turned_box(const panels::Part& part, int quarter_turns);

}  // namespace plano::fabrication
