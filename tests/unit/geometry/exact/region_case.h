// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The named shapes of tests/corpus/regions, one a file. `#` begins a comment; the other lines are
///   add <contours>        joined first
///   cut <contours>        taken away from all of it
///   add-after <contours>  joined then
///   gives <region>        what comes out (nothing: empty)
///   fails <kind> [x,y]    or the reason, and the place of it
/// Contours are in the text form of geometry/text_form.h, each an inside of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geometry/shape.h"
#include "geometry/text_form.h"

namespace plano::geometry::test {

struct RegionCase {
  Shape shape;
  std::optional<std::string> gives;
  std::string fails;
};

/// Every contour of the text by itself. Nothing if it cannot be read.
inline std::optional<std::vector<Shape>> contours_in(std::string_view text) {
  const auto region = region_from_text(text);
  if (!region) return std::nullopt;
  std::vector<Shape> shapes;
  for (const Face& face : region->faces) {
    shapes.push_back(Shape::of(face.outer));
    for (const Contour& hole : face.holes) shapes.push_back(Shape::of(hole));
  }
  return shapes;
}

inline std::optional<RegionCase> read_region_case(std::string_view text) {
  std::vector<Shape> add;
  std::vector<Shape> cut;
  std::vector<Shape> add_after;
  RegionCase result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, space);
    const std::string_view rest = line.substr(std::min(space + 1, line.size()));
    if (word == "gives") {
      result.gives = std::string(rest);
    } else if (word == "fails") {
      result.fails = std::string(rest);
    } else {
      auto* const list = word == "add"         ? &add
                         : word == "cut"       ? &cut
                         : word == "add-after" ? &add_after
                                               : nullptr;
      const auto shapes = contours_in(rest);
      if (list == nullptr || !shapes) return std::nullopt;
      list->insert(list->end(), shapes->begin(), shapes->end());
    }
  }
  add_after.push_back(Shape::subtract(Shape::unite(add), cut));
  result.shape = Shape::unite(add_after);
  return result;
}

}  // namespace plano::geometry::test
