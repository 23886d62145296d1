// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/nest.h"

#include "nesting/sheet_packing.h"

namespace plano::nesting {

Nest nest(const Job& job, const NestOptions& options, Effort& effort) {
  return SheetPacking(job, options, effort).run();
}

}  // namespace plano::nesting
