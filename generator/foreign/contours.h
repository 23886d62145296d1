// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Closed outlines from the curves of a drawing.
///
/// Loose ends are joined to the nearest free end of the same layer: first those that coincide
/// (kCoincident), then those within kJoined. Where an end moves by more than an arc's rounding, the
/// arc keeps its sweep, or its radius if it is most of a circle, and passes through the new end.
/// Two equal pieces, or two equal outlines, in one place count once.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "foreign/curve.h"

namespace plano::foreign {

struct Loop {
  geometry::Contour contour;  // counter-clockwise, sound by itself
  std::string layer;
  diagnostics::Span span;
};

/// In the order drawn. What is open, crosses itself or encloses nothing is an error with its layer
/// and place (the first few; the rest is counted), as are more than kMostOutlines; the others are
/// given back. Cost: n log n.
std::vector<Loop> closed_loops(std::vector<Curve> curves, diagnostics::Diagnostics& found);

/// The contour without edges too short to be one, counter-clockwise; or the fault, reported.
std::optional<geometry::Contour> sound_contour(const std::vector<geometry::Piece>& pieces,
                                               const Text& what, diagnostics::Span span,
                                               diagnostics::Diagnostics& found);

/// The same outline, corner by corner within kAlike, `b` moved by `by`; wherever it is begun.
bool alike(const geometry::Contour& a, const geometry::Contour& b, geometry::Point by);

}  // namespace plano::foreign
