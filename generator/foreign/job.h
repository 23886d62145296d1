// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Parts that are not ours, and what they are laid on: what both readers give.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/workshop.h"
#include "diagnostics/diagnostic.h"
#include "geometry/outline.h"
#include "nesting/polygon.h"

namespace plano::foreign {

struct ForeignPart {
  std::string name;          // "P01"
  std::string layer;         // of a drawing; empty: of an instance
  geometry::Region outline;  // one face; arcs as they were drawn
  int count = 1;
  std::vector<nesting::Pose> poses;       // those the file allows; empty: it does not say
  std::vector<geometry::Point> drawn_at;  // of a drawing: where the outline's origin lay
  diagnostics::Span span;
  bool kept = false;  // all copies stay where they were drawn, see kept.h
  int priority = 0;   // where stock is short, the higher is laid first
};

struct ForeignStock {
  geometry::Region area;
  std::optional<int> count;  // none: as many as are needed
  double cost = 1;
  Length thickness;           // zero: not known
  std::string sheet = {};     // of the job's workshop, by id; empty: of none
  std::string leftover = {};  // of it, by id; empty: a whole sheet
  bool first = false;         // filled before any that is not: leftovers
};

struct ForeignJob {
  std::string name;
  std::vector<ForeignPart> parts;
  std::vector<ForeignStock> stock;                 // those the file names
  std::optional<catalog::Workshop> workshop = {};  // whose sheets and leftovers the stock is
  std::optional<Length> strip_height;              // a strip, to be kept short
  bool unit_assumed = false;                       // its numbers are millimetres by no word
  std::optional<Length> gap;                       // where the file says one
  std::optional<Length> margin;
};

/// "P01", "P002": as many digits as the last of `count` needs, at least two.
std::string part_name(std::size_t index, std::size_t count);

}  // namespace plano::foreign
