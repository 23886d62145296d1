// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the author, or the town, says of a design that no geometry tells: `expects:`, evaluated.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/length.h"
#include "base/text.h"
#include "diagnostics/source.h"

namespace plano::model {

/// Panels one could stand on and is not meant to, and why.
struct Excluded {
  std::vector<std::size_t> panels;  // indices into ResolvedDesign::panels
  Text reason;
  diagnostics::Span span;
};

/// Empty (or zero) where nothing was said.
struct Expectations {
  std::string safety;                             // playground | furniture | none
  std::optional<std::pair<double, double>> ages;  // years
  std::optional<Length> fall_height;
  std::optional<std::vector<std::size_t>> platforms;  // indices into ResolvedDesign::panels
  std::vector<Excluded> not_platforms;
  std::optional<bool> forced_movement;
  std::vector<std::size_t> forced_by;
  std::vector<std::size_t> grips;   // bars a hand bears full weight on; of ResolvedDesign::panels
  std::vector<std::size_t> grasps;  // edges and bars a hand steadies itself on
  std::string access;               // easy | hard
  Text access_reason;               // why hard, where a way up is found
  std::string surfacing;            // none | turf | bark | wood-chip | sand | gravel | tested
  std::optional<Length> surfacing_depth;
  std::optional<Length> critical_fall_height;
  Length ground;                 // z of the playing surface
  std::string anchoring;         // fixed | ballasted | free
  std::optional<int> wind_zone;  // 1 to 4
  std::string terrain;           // sea | open | bocage | suburb | city: 0, II, IIIa, IIIb, IV
  std::optional<double> friction;
  std::optional<Length> arrises;  // radius
  /// Where each was said, by key.
  std::map<std::string, diagnostics::Span> said;
};

}  // namespace plano::model
