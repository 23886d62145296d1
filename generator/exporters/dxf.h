// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// DXF for CAM programs: closed LWPOLYLINEs with bulges and CIRCLEs for what is cut, open
/// LWPOLYLINEs for what is engraved or noted; nothing else. Millimetres, lower-left corner of the
/// frame at 0,0.
///
/// The structure follows Autodesk's DXF reference for AC1015: every table and object that strict
/// readers ask for, so that none of them has anything to mend. R12 has no field for units: there
/// they are in a comment.
#pragma once

#include <string>

#include "exporters/drawing_style.h"
#include "fabrication/cut_drawing.h"

namespace plano::exporters {

/// ASCII bytes. Coordinates are exact to the nanometre, bulges to 1e-12.
std::string dxf(const fabrication::CutDrawing& drawing, const DrawingStyle& style);

}  // namespace plano::exporters
