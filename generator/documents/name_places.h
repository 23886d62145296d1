// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where names stand on a drawing: inside their part where they fit, else beside it, with a line.
/// Used by this folder only.
///
/// Goal: every name read at a glance, none over a line. Steps: for each part, from the largest
/// lettering to the smallest, level before upright, the name's box is tried at the places of a grid
/// over the part's box, nearest to its middle first, clear of the outline, of openings and of what
/// is worked; the first place that is clear is taken. A part with no such place gets a leader: its
/// name stands at the nearest place, on rings around it, that touches no part and no other name.
/// Cost: grid × edges for each part; for leaders rings × parts. Bounded by the constants below.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/on_paper.h"
#include "documents/page.h"

namespace plano::documents {

/// Curves a name must stay clear of, in millimetres on the page.
struct Obstacles {
  std::vector<Spot> outer;
  std::vector<std::vector<Spot>> inner;
};

/// The middle of a box of this size inside `part`, clear of all its curves; nearest to the middle
/// of the part's box.
std::optional<Spot> clear_place(const Obstacles& part, double width, double height);

/// A leader: where its name's middle is, and the line to it from the middle of its part.
struct Leader {
  Spot at;
  Spot from;
  Spot to;
};

/// What lies on a sheet already: outlines of parts with their boxes, and names with leaders.
struct Taken {
  std::vector<std::vector<Spot>> outlines;
  std::vector<Frame> boxes;  // of the outlines
  std::vector<Frame> names;
  std::vector<Leader> leaders;
};

/// A leader to a name of this size near `own`, the box of its part, inside `page`: its name is
/// clear of all that is taken, its line of all names.
std::optional<Leader> place_beside(const Frame& own, double width, double height, const Frame& page,
                                   const Taken& taken);

/// The box of a curve.
Frame frame_of(const std::vector<Spot>& curve);
bool overlap(const Frame& a, const Frame& b);

}  // namespace plano::documents
