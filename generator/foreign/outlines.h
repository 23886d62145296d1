// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which closed outlines are parts, which are openings, and which parts are the same.
///
/// An outline that lies in an even number of others is a part, in an odd number an opening of the
/// part around it: so a disc drawn in the opening of a ring is a part of its own.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "foreign/contours.h"
#include "geometry/outline.h"

namespace plano::foreign {

/// Parts of one outline, as many as were drawn.
struct DrawnPart {
  geometry::Face face;  // lower-left corner of its box at 0,0
  std::string layer;
  diagnostics::Span span;
  std::vector<geometry::Point> drawn_at;  // where that corner lies in the drawing; at least one
};

/// In the order drawn; two are the same where one is the other moved (not turned). Openings that
/// meet the outline or one another are errors, as are more than kMostCopies parts. Cost: n log n
/// for drawings whose outlines lie side by side, and bounded for others (kMostLookedAt).
/// Precondition: at most kMostOutlines.
std::vector<DrawnPart> parts_of(std::vector<Loop> loops, diagnostics::Diagnostics& found);

}  // namespace plano::foreign
