// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What `plano nest` was asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cli/library.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "exporters/drawing_style.h"
#include "foreign/job.h"
#include "foreign/laying.h"
#include "foreign/poses.h"
#include "foreign/read_file.h"

namespace plano::cli {

/// Between parts and to the border where nobody says otherwise: a cutter of 6 mm with room to
/// spare.
inline constexpr Length kUsualGap = 8_mm;
inline constexpr Length kUsualMargin = 10_mm;
inline constexpr std::uint64_t kMostNestEffort = 1'000'000;

struct NestOptions {
  foreign::ReadOptions read;
  std::vector<foreign::ForeignStock> stock;   // empty: that of the file
  std::optional<catalog::Workshop> workshop;  // that the stock is of
  std::optional<Length> gap;                  // empty: that of the file, or the usual one
  std::optional<Length> margin;
  Length cutter = {};  // the widest of the workshop's that cut its sheets; zero: none is known
  Length border = {};  // the widest that its sheets keep free
  std::optional<Angle> turn_step;  // zero: as drawn; empty: what the file allows, or quarter turns
  bool turn_freely = false;        // then there is no step
  foreign::Faces faces = foreign::Faces::one;
  foreign::Openings openings = foreign::Openings::used;
  std::uint64_t seed = 1;
  std::uint64_t effort = 0;  // sweeps of each group
  std::optional<std::uint64_t> seconds;
  exporters::DrawingStyle style;
};

/// Empty exactly when it added an error to the session.
std::optional<NestOptions> asked_nest(const Arguments& arguments, const Library& library,
                                      Session& session);

}  // namespace plano::cli
