// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Regions as one line of text, for tests, corpora and messages about bugs.
///
/// Millimetres. A contour is `x,y` points separated by spaces; an edge that is an arc has
/// `(cx,cy r +)` behind its start point (`+` counter-clockwise, `-` clockwise); a full circle is
/// one such point. Contours of a face are separated by `|` (outer first), faces by `;`:
///   0,0 100,0 100,50 0,50 | 30,20(25,20 5 -)
#pragma once

#include <string>
#include <string_view>

#include "base/expected.h"
#include "geometry/outline.h"

namespace plano::geometry {

std::string to_text(const Contour& contour);
std::string to_text(const Region& region);
/// What could not be read, and at which byte.
struct TextFormError {
  std::size_t at = 0;
  std::string why;
};
Expected<Region, TextFormError> region_from_text(std::string_view text);

}  // namespace plano::geometry
