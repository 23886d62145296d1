// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One sheet, drawn to scale with its dimensions, origin, grain, parts and names. Used by this
/// folder only.
#pragma once

#include "documents/on_paper.h"
#include "documents/page.h"

namespace plano::documents {

/// Room that dimensions, axes and the grain's arrow take around a sheet, mm on A4.
struct SheetMargins {
  double left = 11;
  double top = 6;
  double right = 1;
  double bottom = 12;
};

/// The first of the usual scales at which a sheet and what stands around it fit the frame, as how
/// many millimetres of wood one of paper stands for.
double shrink_for(const Setting& setting, const geometry::Box& sheet, const Frame& frame);
/// "1 : 12.5".
Text scale_words(double shrink);

/// In the upper middle of the frame.
void draw_sheet(Canvas& canvas, const Setting& setting, const fabrication::PlanSheet& sheet,
                const Frame& frame);

/// The names of a sheet's parts, on its drawing; see name_places.h.
void draw_names(Canvas& canvas, const Setting& setting, const fabrication::PlanSheet& sheet,
                const OnPaper& place, const Frame& page);

}  // namespace plano::documents
