// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// SVG for laser programs and for people: one unit of the view is one millimetre, arcs stay arcs,
/// contours are closed, a layer each for Inkscape, a colour each for programs that go by colour.
/// Lines are 0.1 mm wide; viewers that keep strokes from scaling show them one pixel wide instead.
#pragma once

#include <string>

#include "exporters/drawing_style.h"
#include "fabrication/cut_drawing.h"

namespace plano::exporters {

/// UTF-8 bytes. Coordinates are exact to the nanometre.
std::string svg(const fabrication::CutDrawing& drawing, const DrawingStyle& style);

}  // namespace plano::exporters
