// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is to be cut, as curves with an operation each: the one source of DXF and SVG. Final
/// geometry: reliefs put in, no kerf, no tool offset. Millimetre frame of the sheet or of the part,
/// lower-left corner at 0,0.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geometry/outline.h"
#include "model/design.h"

namespace plano::fabrication {

/// In the order a machine does them: inside before outside, so that nothing is cut from a loose
/// part. A part that lies in an opening of another is cut out before that opening is
/// (`cut_first_…`).
enum class Operation : std::uint8_t {
  sheet,
  engrave,
  drill,
  pocket,
  cut_first_inside,
  cut_first_outside,
  cut_inside,
  cut_outside,
  notes
};

struct CutCurve {
  Operation operation = Operation::cut_outside;
  model::FaceSide face = model::FaceSide::top;
  std::optional<Length> depth = {};     // empty: through
  std::optional<Length> diameter = {};  // of drill
  geometry::Contour contour = {};       // closed; with `open` true its last edge is not drawn
  bool open = false;                    // engrave and notes only
};

struct CutDrawing {
  std::string name;  // "P01", "sheet-01"
  Length thickness;
  Length width;  // of the drawing's frame
  Length height;
  std::vector<CutCurve> curves;  // in Operation order
};

/// Puts curves in Operation order; those of one operation stay as they are.
void in_order(std::vector<CutCurve>& curves);

/// The same on a part that is freed before the opening it lies in.
Operation cut_first(Operation operation);

/// Adds what there is to cut from: a sheet's rectangle, a leftover's outline with its holes.
void add_area(const geometry::Region& area, std::vector<CutCurve>& curves);

}  // namespace plano::fabrication
