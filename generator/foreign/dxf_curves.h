// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the entities of a DXF draw: lines and true arcs, in millimetres.
///
/// LINE, ARC, CIRCLE, LWPOLYLINE and POLYLINE (with bulges), ELLIPSE and SPLINE without weights
/// (chords within kFlattened; an ellipse that is a circle stays one), INSERT of blocks, turned,
/// mirrored, evenly scaled and in rows. Anything else is counted. At which height a curve is drawn
/// is not looked at; one whose height varies is an error.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "foreign/curve.h"
#include "foreign/units.h"

namespace plano::foreign {

struct DxfOptions {
  std::optional<Unit> unit;              // overrules the drawing's own
  std::vector<std::string> skip_layers;  // a name, or the beginning of names before a *
};

struct DxfCurves {
  std::vector<Curve> curves;
  Unit unit{};
  std::map<std::string, int> skipped;   // entities of layers that are skipped, by layer
  std::map<std::string, int> unasked;   // curves of those that nobody asked to skip, by layer
  std::map<std::string, int> left_out;  // entities that are no outlines, by type
  int flattened = 0;                    // ellipses, splines, arcs beyond kFarthest
};

/// Layers that hold no outlines: those of plano's own cutting files that are no through cuts
/// (exporters::use_of_layer), and Defpoints, which drawing programs do not print.
bool is_never_cut(std::string_view layer);

/// Whether one of `asked` names the layer: its name, or a beginning of it before a *; capitals or
/// not, as in a DXF.
bool is_one_of(std::string_view layer, const std::vector<std::string>& asked);

/// Empty exactly when it added an error. Warnings say what was left out or flattened, and which of
/// `skip_layers` are not in the drawing.
std::optional<DxfCurves> read_dxf(const diagnostics::SourceMap& sources,
                                  diagnostics::SourceId source, const DxfOptions& options,
                                  diagnostics::Diagnostics& found);

}  // namespace plano::foreign
