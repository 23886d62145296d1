// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The inks of parts and small pictures of sheets and parts. Used by this folder only.
#pragma once

#include "documents/on_paper.h"
#include "documents/page.h"

namespace plano::documents {

/// The fill of a part: the same on every page, light enough to read on, in grey too.
Ink tint_of(std::size_t part);
/// Of what is worked to a depth: the deeper, the darker.
Ink depth_ink(std::size_t part, Length depth, Length thickness);

/// The openings of a shape, white. All of a sheet's before any of its parts, so that what lies in
/// an opening is seen.
void draw_openings(Canvas& canvas, const OnPaper& place, const fabrication::PlanShape& shape);
/// A shape with what is worked in it; lines as wide as given.
void draw_shape(Canvas& canvas, const OnPaper& place, const fabrication::PlanShape& shape,
                std::size_t part, Length thickness, double line);

/// As large as the frame allows, in its middle.
OnPaper fitted(const geometry::Box& box, const Frame& frame);

/// A sheet with its parts, without words.
void draw_small_sheet(Canvas& canvas, const Setting& setting, const fabrication::PlanSheet& sheet,
                      const Frame& frame);

}  // namespace plano::documents
