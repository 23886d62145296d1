// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the two formats of a view share: how thick and how dark lines are, and what is drawn at
/// all.
#pragma once

#include <cstdint>
#include <vector>

#include "mesh/view.h"
#include "mesh/view_lines.h"

namespace plano::exporters {

enum class ViewStyle : std::uint8_t {
  lines,   // black on white: for printing and copying
  shaded,  // the boards' colours in the sun, and the lines
};

/// Widths of lines, in the unit the picture's width is given in (pixels, millimetres of paper).
struct Ink {
  double outline = 0;
  double edge = 0;
};
/// Thinner the more of the world the picture shows, so that the slots of a whole play area do not
/// run into blots. Precondition: frame.width() > 0.
Ink ink_for(const mesh::Frame& frame, double width);

inline constexpr mesh::Rgb kLineColour{38, 30, 24};

struct Point2 {
  double x = 0;
  double y = 0;
  friend constexpr bool operator==(const Point2&, const Point2&) = default;
};

/// Lines of one kind joined end to end where one begins exactly where another ended before it.
std::vector<std::vector<Point2>> chains(const std::vector<mesh::VisibleLine>& lines,
                                        mesh::LineKind kind);

/// Share of the picture's longer side left free around it.
inline constexpr double kMargin = 0.03;

}  // namespace plano::exporters
