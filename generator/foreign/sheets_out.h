// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A layout as files: one DXF and one SVG for each different sheet, layout.json, and the plan.
#pragma once

#include <string>
#include <vector>

#include "documents/cutting_plan_pdf.h"
#include "exporters/artifact.h"
#include "exporters/drawing_style.h"
#include "fabrication/cut_drawing.h"
#include "foreign/laying.h"

namespace plano::foreign {

/// Sheets cut alike: the same parts in the same places. Frame: lower-left corner of the stock's box
/// at 0,0.
struct SheetGroup {
  std::string name;       // "sheet-01"
  std::size_t sheet = 0;  // one of them, in the nest
  int count = 1;
  std::vector<nesting::LaidPart> parts;  // of that one, by part and place
  std::vector<int> depths;               // of each: 1 in an opening of another, 0 otherwise
  std::vector<geometry::Region> kept;    // what is left of it and worth keeping; of a strip nothing
};

/// In the order of the nest. Leftovers are looked for on the first kMostKeptSheets.
std::vector<SheetGroup> different_sheets(const ForeignJob& job, const Laying& laying);

/// Openings and outlines of parts, those that lie in openings of others to be cut first; the parts'
/// names where there is room, as notes.
fabrication::CutDrawing drawing_of(const ForeignJob& job, const Laying& laying,
                                   const SheetGroup& group);

/// The true outline where it lies on its sheet.
geometry::Face placed(const ForeignJob& job, const Laying& laying, const SheetGroup& group,
                      const nesting::LaidPart& laid);

struct OutputOptions {
  exporters::DrawingStyle style;
  std::string id;             // of the job: letters, digits and hyphens
  std::string source_name;    // of the file read, without its folder
  std::string source_sha256;  // of its bytes
  std::uint64_t seed = 1;
  std::uint64_t effort = 0;  // sweeps; 0 where a clock was asked for
  std::optional<double> seconds = {};
  documents::Paper paper = documents::Paper::a4;
  Language language = Language::english;  // of the plan
};

/// All of it, with the bundle.json by which plano knows a folder as its own; sorted by path. A
/// strip has no plan, nor has a layout beyond kMostPlanEdges (plan.h: has_plan).
std::vector<exporters::Artifact> files_of(const ForeignJob& job, const Laying& laying,
                                          const std::vector<SheetGroup>& groups,
                                          const OutputOptions& options);

}  // namespace plano::foreign
