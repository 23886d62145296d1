// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows of screws and bolts, for the joints that are held by nothing else.
#pragma once

#include <optional>
#include <vector>

#include "joints/joint.h"
#include "joints/scan.h"

namespace plano::joints {

/// Millimetres.
struct RowRules {
  double border = 0;       // from the ends of a piece, at least: shorter pieces get none
  double usual_end = 0;    // the same where there is room: a sixth of the piece, from good_end on
  double good_end = 0;     // at least this where the piece is long enough for one fastener with it
  double pitch = 0;        // from one to the next, at most
  double least_pitch = 0;  // and at least, where the engine chooses
};

/// Along each piece of a line, evenly; `count` on each piece, or as many as the pitch asks for.
/// Places are on the micrometre lattice.
std::vector<double> places_along(const std::vector<Interval>& pieces, const RowRules& rules,
                                 std::optional<int> count);

/// The least distance between neighbours; infinite for fewer than two.
double closest(const std::vector<double>& places);

/// Where faces meet: the middle line of the contact in a's plane.
Line2 middle_line(const JointInput& input);

/// The face a drill enters that starts on the side a contact does not lie on.
model::FaceSide opposite(model::FaceSide side);

model::Drill drill_at(const JointInput& input, geometry::Point centre, Length diameter,
                      model::FaceSide face);

/// Whether the panel is a bar: somebody drills it at a bench, whichever side a hole enters by.
bool is_bar(const JointInput& input, std::size_t panel);

/// Short lines on the face of the panel whose edge is bored, beside each place along the contact.
class Seat;
model::Engraving mark_at(const JointInput& input, const Seat& seat, double s);

}  // namespace plano::joints
