// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How much is cut, and how long that takes: counted on the curves that are cut.
///
/// Goal: figures a workshop can plan a day by, and never more certain than what it told us. Lengths
/// are those of the finished outlines; the middle of the tool runs a little longer outside and a
/// little shorter inside. Times are those of the tool in the wood alone, at the profile's feed: no
/// moves in the air, no changes of tool, no loading of sheets.
///
/// A contour is followed once for each pass its depth needs, and the cutter plunges once through
/// the whole depth. A hole is drilled in one plunge and comes out as slowly as it went in. A pocket
/// is cleared in lanes beside one another, then its rim is followed, in each pass. Engraved lines
/// are one pass. A laser needs one pass for everything and does not plunge.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/length.h"
#include "catalog/workshop.h"
#include "fabrication/cut_drawing.h"

namespace plano::fabrication {

/// Lanes of a pocket lie this share of the cutter's width apart: the middle of the 40 to 60 % that
/// programs for routers propose, so that no ridge is left.
inline constexpr double kLaneShare = 0.5;

struct CutFigures {
  Length outside;    // along outlines
  Length inside;     // along openings, those a laser cuts in place of drilling included
  Length pockets;    // along the rims of pockets
  Area pocket_area;  // to clear, without islands
  Length engraved;
  std::size_t drilled = 0;  // holes
  /// Of the tool in the wood; empty where the machine's profile does not say what it takes.
  std::optional<double> minutes = 0.0;

  /// All that is followed: outlines, openings, rims and engraved lines.
  Length followed() const { return outside + inside + pockets + engraved; }
};

/// Both; without a time where one has none.
CutFigures operator+(const CutFigures& a, const CutFigures& b);
/// `count` times the same.
CutFigures times(const CutFigures& figures, std::size_t count);

/// Of a sheet, a part or a coupon; of one face. Notes and the sheet's own rectangle do not count.
/// Without a machine, no time is known.
CutFigures cut_figures(const CutDrawing& drawing, const catalog::Machine* machine);

/// Whether the profile says all that times follow from: the feed, and of a router its plunge and
/// what it takes off in a pass.
bool tells_pace(const catalog::Machine& machine);

}  // namespace plano::fabrication
