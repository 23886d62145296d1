// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/label.h"

#include <algorithm>
#include <array>

#include "panels/stroke_font.h"

namespace plano::fabrication {
namespace {

using geometry::Box;
using geometry::Point;
using panels::width_of;

constexpr std::array kHeights = {15_mm, 10_mm, 7_mm, 5_mm, 3_mm};
// Labels keep half a letter away from edges; flattening arcs this coarsely cannot matter.
constexpr Length kCoarse = 200_um;
// Places tried along each side of the part: enough to find a gap between joints.
constexpr int kTries = 48;

struct Segment {
  Point a;
  Point b;
};

std::vector<Segment> segments_of(const geometry::Face& face) {
  std::vector<Segment> all;
  const auto add = [&](const geometry::Contour& contour) {
    const std::vector<Point> points = geometry::flattened(contour, kCoarse);
    for (std::size_t i = 0; i < points.size(); ++i) {
      all.push_back({points[i], points[i + 1 == points.size() ? 0 : i + 1]});
    }
  };
  add(face.outer);
  for (const geometry::Contour& hole : face.holes) {
    add(hole);
  }
  return all;
}

bool apart(const Box& a, const Box& b) {
  return a.high.x < b.low.x || b.high.x < a.low.x || a.high.y < b.low.y || b.high.y < a.low.y;
}

/// Twice the signed area of the triangle a, b, p in mm².
double side_of(const Segment& s, Length x, Length y) {
  return (s.b.x - s.a.x).mm() * (y - s.a.y).mm() - (s.b.y - s.a.y).mm() * (x - s.a.x).mm();
}

bool meets(const Segment& s, const Box& box) {
  const Box around{{std::min(s.a.x, s.b.x), std::min(s.a.y, s.b.y)},
                   {std::max(s.a.x, s.b.x), std::max(s.a.y, s.b.y)}};
  if (apart(around, box)) {
    return false;
  }
  // Boxes overlap; they are apart only if all corners lie on one side of the segment's line.
  const std::array sides = {side_of(s, box.low.x, box.low.y), side_of(s, box.high.x, box.low.y),
                            side_of(s, box.high.x, box.high.y), side_of(s, box.low.x, box.high.y)};
  const auto [least, most] = std::minmax_element(sides.begin(), sides.end());
  return *least <= 0 && *most >= 0;
}

/// By counting edges to the right: `box` meets none, so one of its points speaks for all.
bool is_wood(const std::vector<Segment>& edges, const Box& box) {
  const Length x = box.low.x;
  const Length y = box.low.y;
  bool inside = false;
  for (const Segment& s : edges) {
    if ((s.a.y <= y) != (s.b.y <= y)) {
      const double t = (y - s.a.y).mm() / (s.b.y - s.a.y).mm();
      inside ^= s.a.x.mm() + t * (s.b.x - s.a.x).mm() > x.mm();
    }
  }
  return inside;
}

bool is_free(const std::vector<Segment>& edges, const std::vector<Box>& keep_clear,
             const Box& box) {
  return std::all_of(keep_clear.begin(), keep_clear.end(),
                     [&](const Box& taken) { return apart(taken, box); }) &&
         std::none_of(edges.begin(), edges.end(),
                      [&](const Segment& edge) { return meets(edge, box); }) &&
         is_wood(edges, box);
}

/// The lowest, then leftmost free box of the given size.
std::optional<Point> free_corner(const std::vector<Segment>& edges,
                                 const std::vector<Box>& keep_clear, const Box& part, Length width,
                                 Length height) {
  const Length room_x = part.width() - width;
  const Length room_y = part.height() - height;
  if (room_x < Length{} || room_y < Length{}) {
    return std::nullopt;
  }
  for (int j = 0; j <= kTries; ++j) {
    for (int i = 0; i <= kTries; ++i) {
      const Point low = part.low + Point{(room_x * i).divided_by(kTries).rounded_to_um(),
                                         (room_y * j).divided_by(kTries).rounded_to_um()};
      if (is_free(edges, keep_clear, {low, low + Point{width, height}})) {
        return low;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<LabelSpot> spot_for_label(const geometry::Face& wood,
                                        const std::vector<Box>& keep_clear,
                                        std::string_view words) {
  const std::vector<Segment> edges = segments_of(wood);
  const Box part = geometry::bounding_box(wood.outer);
  for (const Length height : kHeights) {
    const Length margin = height.half();
    const Length along = width_of(words, height) + 2 * margin;
    const Length across = height + 2 * margin;
    if (const auto low = free_corner(edges, keep_clear, part, along, across)) {
      return LabelSpot{*low + Point{margin, margin}, height, Angle{}};
    }
    if (const auto low = free_corner(edges, keep_clear, part, across, along)) {
      return LabelSpot{*low + Point{margin + height, margin}, height, Angle::degrees(90)};
    }
  }
  return std::nullopt;
}

}  // namespace plano::fabrication
