// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// From parts and sheets to curves with an operation each.
///
/// Two faces. What is worked from the top face, and every cut through the board, is in the front
/// drawing. What is worked from the bottom face is in a back drawing of its own, mirrored left to
/// right: the board as it lies after being turned over about its vertical middle line. There its
/// outlines are notes, not cuts. The back is worked first, while the board is still whole.
#pragma once

#include <optional>
#include <vector>

#include "base/expected.h"
#include "base/text.h"
#include "catalog/workshop.h"
#include "fabrication/cut_drawing.h"
#include "fabrication/relief.h"
#include "fabrication/rows.h"
#include "panels/part_set.h"

namespace plano::fabrication {

struct DrawingOptions {
  ReliefTool tool;
  /// A laser cuts small holes as it cuts others; a router drills them.
  catalog::MachineKind machine = catalog::MachineKind::router;
  /// Of engraved texts and of notes.
  Language language = Language::english;
};

/// A part's name is scratched this deep: to be read, not felt.
inline constexpr Length kNameDepth = 500_um;

struct Drawings {
  CutDrawing front;
  std::optional<CutDrawing> back;  // named "<name>.back"
};

struct PartDrawings {
  Drawings drawings;
  /// Inside corners the cutter leaves round (see Relieved), in the part's frame.
  std::vector<geometry::Point> left_round;
};

/// The part in its own frame, reliefs put in, its name engraved where there is room for it away
/// from everything else. A hole that a drill makes is a `drill`, not a cut. Equal curves are drawn
/// once.
///
/// Pockets and blind holes end one cutter radius beyond the part's bounding box, however far they
/// were drawn: far enough for a round cutter to clear the part's edge, and less than half of the
/// gap between parts, which is at least the cutter's diameter. So nothing mills the next part.
Expected<PartDrawings, ReliefFault> drawing_of_part(const panels::Part& part,
                                                    const DrawingOptions& options);

/// A curve of a part where it lies on its sheet. `part` is the box of the part's profile, in the
/// curve's frame.
geometry::Contour laid(const geometry::Contour& contour, const PlacedPart& placed,
                       const geometry::Box& part);

/// A coupon that has a place on a sheet: its drawing, and where its lower-left corner lies.
struct PlacedCoupon {
  const CutDrawing* drawing = nullptr;
  PlacedPart placed;
};

/// The sheet's outline and, where they are cut from it, its coupons: to be cut before all else,
/// with the sheet's own zero. Named "<sheet>.coupon".
CutDrawing drawing_of_coupons(const SheetLayout& sheet, const panels::PartSet& set,
                              const std::vector<PlacedCoupon>& coupons);

/// A sheet with its parts. `parts` holds one drawing per part of the set. A rectangle shows the
/// sheet; in its lower border stand its name, material and a bar of 100 mm, as notes. So do the
/// outlines of `coupons`, which have a drawing of their own.
Drawings drawing_of_sheet(const SheetLayout& sheet, const panels::PartSet& set,
                          const std::vector<PartDrawings>& parts, Language language,
                          const std::vector<PlacedCoupon>& coupons = {});

}  // namespace plano::fabrication
