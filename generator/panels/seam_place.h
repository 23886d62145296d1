// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a panel that is larger than its sheet is split.
///
/// Goal: as few seams as can be, each where it crosses nothing and every piece fits the sheet; of
/// such places those that give the most equal pieces.
///
/// Steps. Places are tried at every whole millimetre (more coarsely beyond 10 m). A place is free
/// where the strip from the seam's line to the ends of its knobs, and kWebShare thicknesses on both
/// sides, meets no obstacle (seam_ground.h), where knobs fit between the borders, and where plates
/// cover at least kLeastBacked of the seam. From the far end backwards, every free place learns how
/// many further seams it needs at least: the farthest free place in reach decides. From the near
/// end forwards, each seam is then the free place nearest to that of equal pieces among those from
/// which the rest can still be done.
///
/// Cost: places times obstacles and sides of the outline at worst.
///
/// Tried and dropped: intervals of free places worked out exactly. Slanted borders make their ends
/// roots of formulas, and nobody marks out a seam finer than a millimetre.
#pragma once

#include <optional>
#include <vector>

#include "base/expected.h"
#include "joints/puzzle.h"
#include "panels/seam_ground.h"

namespace plano::panels {

/// Figures of the trade, in thicknesses: from seam and knobs to whatever they must not cross, as
/// between slots of one row, and what is refused even where the author sets the place.
inline constexpr double kWebShare = 1.5;
inline constexpr double kLeastWebShare = 0.5;
/// Width of the plate, 5 on both sides of the seam: 8 to 10 is usual for butt straps in plywood.
inline constexpr double kPlateShare = 10;
/// Plates end this far from the borders, so that nothing stands on them.
inline constexpr double kPlateEndShare = 1;
/// A plate shorter than this is not worth gluing; and of the seam at least this share is backed.
inline constexpr double kShortestPlateShare = 3;
inline constexpr double kLeastBacked = 0.5;

struct SeamTask {
  joints::PuzzleSettings settings;
  Length thickness;
  Length clearance;
  Length cutter;
  Length reach;                         // the longest piece the sheet has room for
  std::optional<model::FaceSide> back;  // where plates go; none: no plates
};

struct PlacedSeam {
  Length at;  // of its line, along x
  joints::Seam seam;
  std::vector<Stretch> plates;  // along y
  Length plates_from;           // along x
  Length plates_to;
  bool near = false;  // less than kWebShare to something, where the author set it
};

struct NoPlace {
  enum class Kind {
    crowded,   // no free place from `from` to `to`
    crosses,   // the author's place: meets `what`, `room` away
    too_far,   // the author's place leaves the first piece `room` long
    no_plate,  // the author's place, or all: no face has room
    knobs,     // `fault` everywhere, or at the author's place
  };
  Kind kind = Kind::crowded;
  Length from;
  Length to;
  Length room;
  Text what;
  joints::SeamFault fault;
};

/// The seams from the panel's low end to its high end; at least one.
Expected<std::vector<PlacedSeam>, NoPlace> place_seams(const Ground& ground, const SeamTask& task);

}  // namespace plano::panels
