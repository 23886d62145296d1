// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Parts laid on the sheets and leftovers a workshop has: the door to this folder.
///
/// Frame of a sheet: that of its stock's outline. A part is turned about the origin of its own
/// outline (mirrored in the y axis before that, if at all), then moved.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/length.h"
#include "geometry/outline.h"
#include "nesting/polygon.h"
#include "nesting/separator.h"

namespace plano::nesting {

struct Part {
  geometry::Region outline;  // one face, holes and arcs as they are
  int count = 1;
  std::vector<Pose> poses;  // those it may lie in; at least one
  int priority = 0;         // where stock is short, the higher is laid first
};

/// Sheets or leftovers of one shape. Holes are defects or openings: nothing lies on them.
struct Stock {
  geometry::Region area;     // one face
  std::optional<int> count;  // none: as many as are needed
  double cost = 0;           // of one; any unit
  /// Tried before any stock that is not: leftovers. One that costs something is given back where
  /// the rest has room for what lies on it, and left where a layout without it costs less.
  bool first = false;
};

struct LaidPart {
  std::size_t part = 0;
  Pose pose;
  geometry::Point at;
  friend bool operator==(const LaidPart&, const LaidPart&) = default;
};

/// A copy that already has its place and keeps it; one of its part's `count`.
struct FixedPart {
  std::size_t stock = 0;
  std::size_t sheet = 0;  // of that stock's sheets, from 0 without a gap
  LaidPart laid;
};

struct Job {
  std::vector<Part> parts;
  std::vector<Stock> stock;
  std::vector<FixedPart> fixed = {};  // apart from one another, on their sheets
  Length gap;                         // between parts: the tool's diameter and a margin
  Length margin;                      // between a part and the border of its sheet
};

struct LaidSheet {
  std::size_t stock = 0;
  std::vector<LaidPart> parts;
};

struct Nest {
  std::vector<LaidSheet> sheets;  // none of them empty; of one stock, those with fixed parts first
  std::vector<std::size_t> unlaid;  // parts (one entry a copy) for which no stock was left
  /// Parts that count as their boxes, because the job's outlines are too intricate for the ways
  /// they may lie: they take more room than they need.
  std::vector<std::size_t> as_boxes = {};
};

struct NestOptions {
  std::uint64_t seed = 1;
  std::size_t workers = 2;
  /// Called with each better result; the first comes after a fraction of a second.
  std::function<void(const Nest&)> found = {};
};

/// The fewest and cheapest sheets that the effort finds, then the shortest use of the last of them:
/// what is left of it is one piece. What is laid of a higher priority counts before all that.
/// Every copy of every part is laid once or listed as unlaid. Same job, seed and effort in sweeps:
/// same result, whatever the machine. Precondition: regions without fault.
Nest nest(const Job& job, const NestOptions& options, Effort& effort);

}  // namespace plano::nesting
