// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The seam of a panel that is larger than its sheet: a straight line with knobs that lock the two
/// pieces in their plane. Only the profile; where a panel is split is `panels/split.h`.
///
/// Frame of a seam: it runs along y at x = 0; the first piece lies at x < 0 and reaches over the
/// line with its knobs, the second lies beyond.
///
///       second piece        ,-----.          x
///                          |   R   |         ^
///                           \     /          |
///     ------------------.    | n |    .------+--> -y
///       first piece      `--'     `--'  r
///
/// A knob is three arcs tangent to one another and to the line: a fillet of radius r, the head of
/// radius R around more than half a turn, a fillet. Its neck, where the fillets are nearest to one
/// another, is half a width of n < R: the head cannot be drawn out in the plane. No corner is left
/// that a cutter of radius r or less could not reach.
///
/// The first piece is nominal; the second keeps half the clearance off it, square to the border,
/// everywhere. At zero clearance both have the same border, arc for arc.
#pragma once

#include <optional>
#include <vector>

#include "base/expected.h"
#include "base/length.h"
#include "geometry/outline.h"
#include "joints/settings.h"

namespace plano::joints {

/// What a seam is made for.
struct SeamSite {
  Length thickness;
  Length clearance;
  Length cutter;  // diameter
  Length low;     // wood along the seam, from y = low to high
  Length high;
};

/// What the author asks of it.
struct SeamWishes {
  std::optional<int> knobs;
  std::optional<Length> head;  // width of a head
};

struct Seam {
  Length neck;    // width
  Length head;    // width
  Length fillet;  // radius
  Length gap;     // between the two pieces: half the clearance
  std::vector<Length> centres;

  /// How far the knobs stand out over the line.
  Length reach() const;
};

/// Why there is no seam.
struct SeamFault {
  enum class Kind { too_narrow, too_many };
  Kind kind = Kind::too_narrow;
  Length has;     // wood along the seam; from knob to knob
  Length needed;  // at least
};

/// Knobs evenly along the seam, as many as there is room for heads with as much wood between them.
/// By itself a neck is 1.5 t or two cutters wide, whichever is more (trade), and a head 1.5 times
/// its neck; heads shrink in a narrow panel, until their neck is t or two cutters wide.
/// Precondition: a head that is wished for is not narrower (read_puzzle).
Expected<Seam, SeamFault> lay_seam(const SeamSite& site, const SeamWishes& wishes);

/// The usual reach, that of a panel with room enough: no seam of this site reaches farther.
Length usual_reach(const SeamSite& site, const SeamWishes& wishes);

/// The least width of a plate: it laps each piece by two thicknesses beyond the knobs (trade).
Length least_back(const SeamSite& site, const SeamWishes& wishes);

/// All that is the first piece's (the second's), as far as `far` from the seam's origin in each
/// direction. Precondition: `far` is beyond all knobs.
geometry::Contour first_side(const Seam& seam, Length far);
geometry::Contour second_side(const Seam& seam, Length far);

/// The settings of a puzzle joint.
enum class BackFace : std::uint8_t { any, none, top, bottom, front, back, left, right };
struct PuzzleSettings {
  std::optional<Length> at;  // of the first seam, in the panel's plane
  SeamWishes wishes;
  BackFace back = BackFace::any;
  std::optional<Length> back_width;
};
/// For a panel of this thickness. Empty after J0114.
std::optional<PuzzleSettings> read_puzzle(const model::Joint& joint, Length thickness,
                                          Length cutter, diagnostics::Diagnostics& found);

}  // namespace plano::joints
