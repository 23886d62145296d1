// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What has to be placed on each module, as words.
#pragma once

#include <vector>

#include "checks/report.h"

namespace plano::documents {

/// Empty where no ballast was worked out: no one climbs and no wind is known, or the feet are
/// fixed.
struct BallastTable {
  std::vector<Text> head;
  std::vector<std::vector<Text>> rows;
};
BallastTable ballast_table(const checks::Report& report, const checks::Survey& survey);

}  // namespace plano::documents
