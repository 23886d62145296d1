// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A layout as files: one DXF and one SVG for each different sheet, and layout.json.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "exporters/artifact.h"
#include "exporters/drawing_style.h"
#include "fabrication/cut_drawing.h"
#include "foreign/laying.h"

namespace plano::foreign {

/// Sheets cut alike: the same parts in the same places.
struct SheetGroup {
  std::string name;       // "sheet-01"
  std::size_t sheet = 0;  // one of them, in the nest
  int count = 1;
};

/// In the order of the nest.
std::vector<SheetGroup> different_sheets(const nesting::Nest& nest);

/// Lower-left corner of the stock's box at 0,0. Openings and outlines of parts, those that lie in
/// openings of others first; the parts' names where there is room, as notes.
fabrication::CutDrawing drawing_of(const ForeignJob& job, const Laying& laying,
                                   const SheetGroup& group);

struct OutputOptions {
  exporters::DrawingStyle style;
  std::string source_name;    // of the file read, without its folder
  std::string source_sha256;  // of its bytes
  std::uint64_t seed = 1;
  std::uint64_t effort = 0;  // sweeps; 0 where a clock was asked for
  std::optional<double> seconds = {};
  Openings openings = Openings::kept_free;
};

/// layout.json says where each part lies: mirrored in the y axis (if flipped), turned
/// counter-clockwise about the origin of its own outline, then moved; in the sheet's frame.
std::string layout_json(const ForeignJob& job, const Laying& laying, const OutputOptions& options);

/// All of it, with the bundle.json by which plano knows a folder as its own; sorted by path.
std::vector<exporters::Artifact> files_of(const ForeignJob& job, const Laying& laying,
                                          const OutputOptions& options);

}  // namespace plano::foreign
