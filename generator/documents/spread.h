// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the numbers of a picture go so that all can be read: beside their places, none over
/// another. Used by this folder only.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "documents/canvas.h"

namespace plano::documents {

struct Pinned {
  std::string number;
  Spot place;
};

/// A number on paper, with the places it speaks of: a line leads from it to each.
struct Spread {
  std::size_t first = 0;  // the first of the places, as it was given
  Spot spot;              // middle of its disc
  std::vector<Spot> places;
};

/// One disc for each number and neighbourhood: places of one number nearer than `joined` share it.
/// Discs of `radius` lie in `frame`, clear of one another and of all places where the frame has
/// room; where it has none, a disc lies on its place. In the order given, so that the same places
/// always give the same picture. Cost: square of the number of places.
std::vector<Spread> spread(const std::vector<Pinned>& pinned, const Frame& frame, double radius,
                           double joined);

}  // namespace plano::documents
