// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Designs made by hand for the tests of panels.
#pragma once

#include <string>

#include "geometry/text_form.h"
#include "panels/assemble.h"
#include "panels/part_set.h"

namespace plano::panels::hand_made {

inline geometry::Contour contour(const std::string& text) {
  return geometry::region_from_text(text).value().faces.front().outer;
}
inline geometry::Shape shape(const std::string& text) {
  return geometry::Shape::of(contour(text));
}

inline model::ResolvedDesign empty_design() {
  model::ResolvedDesign design;
  model::Material board;
  board.name = "board";
  board.thickness = 18_mm;
  board.colour = "#c0a070";
  design.materials.push_back(board);
  return design;
}

/// Lies flat at (x, y, z) mm.
inline model::Panel flat(const std::string& id, const std::string& outline, double x, double y,
                         double z = 0) {
  model::Panel panel;
  panel.id = id;
  panel.group = id.substr(0, id.find('.'));
  panel.label = Text(id);
  panel.thickness = 18_mm;
  panel.outline = shape(outline);
  panel.placement.origin = {x, y, z};
  // A place of its own, so that findings of different panels stay apart.
  static std::uint32_t next = 0;
  panel.span = {0, next, next + 1};
  ++next;
  return panel;
}

/// Stands upright: u along x, v up, faces to the front and back.
inline model::Panel standing(const std::string& id, const std::string& outline, double x, double y,
                             double z = 0) {
  model::Panel panel = flat(id, outline, x, y, z);
  panel.placement.u = {1, 0, 0};
  panel.placement.v = {0, 0, 1};
  panel.placement.w = {0, -1, 0};
  return panel;
}

inline model::Opening opening(const std::string& id, const std::string& outline) {
  model::Opening opening;
  opening.id = id;
  opening.shape = shape(outline);
  opening.span = {1, 0, 5};
  return opening;
}

struct Made {
  std::optional<PartSet> set;
  diagnostics::Diagnostics found;
  std::string codes;  // "G0101 A0101"
};

inline Made made(const model::ResolvedDesign& design,
                 const std::vector<joints::JointResult>& joints = {}, Length thinnest = Length{}) {
  Made result;
  result.set = assemble_parts(design, joints, {thinnest}, result.found);
  for (const auto& item : result.found.items()) {
    if (!result.codes.empty()) result.codes += " ";
    result.codes += item.code->id;
  }
  return result;
}

}  // namespace plano::panels::hand_made
