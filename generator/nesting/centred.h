// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// An outline as the search takes it: straight edges, about its own middle.
#pragma once

#include "base/length.h"
#include "geometry/outline.h"
#include "nesting/polygon.h"

namespace plano::nesting {

/// Chords that stray by `sagitta` at most; millimetres, each times `scale`.
Ring ring_of(const geometry::Contour& contour, Length sagitta, double scale = 1);
Polygon polygon_of(const geometry::Face& face, Length sagitta, double scale = 1);

/// About the middle of its box, so that turning moves it little.
struct Centred {
  Polygon polygon;
  Vec middle;
};
Centred centred(Polygon polygon);

}  // namespace plano::nesting
