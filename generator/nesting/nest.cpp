// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/nest.h"

#include "nesting/sheet_packing.h"

namespace plano::nesting {

std::vector<std::size_t> too_large(const Job& job) {
  const Prepared prepared(job);
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < job.parts.size(); ++i) {
    if (!prepared.fits_any_stock(static_cast<ShapeId>(i))) result.push_back(i);
  }
  return result;
}

Nest nest(const Job& job, const NestOptions& options, Effort& effort) {
  return SheetPacking(job, options, effort).run();
}

}  // namespace plano::nesting
