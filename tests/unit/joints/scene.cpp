// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/joints/scene.h"

#include <gtest/gtest.h>

#include <functional>

#include "base/trig.h"
#include "geometry/exact/evaluate.h"

namespace plano::joints::test {
namespace {

using geometry::Shape;

Placement spun(const Placement& place, double degrees) {
  const double c = cos_degrees(degrees);
  const double s = sin_degrees(degrees);
  return {place.origin, place.u * c + place.v * s, place.v * c - place.u * s, place.w};
}

geometry::Region region_of(const Shape& shape, const std::string& whose) {
  auto region = geometry::exact::evaluate(shape);
  if (!region) {
    ADD_FAILURE() << whose << ": " << static_cast<int>(region.error().kind) << " "
                  << region.error().detail << " at " << region.error().place.x.mm() << ", "
                  << region.error().place.y.mm();
    return {};
  }
  return *region;
}

Solid solid_of(const model::Panel& panel, const std::vector<const PanelEdit*>& edits) {
  std::vector<Shape> parts{panel.outline};
  std::vector<Shape> cuts;
  std::vector<model::Pocket> pockets = panel.pockets;
  for (const model::Opening& opening : panel.openings) cuts.push_back(opening.shape);
  for (const PanelEdit* edit : edits) {
    parts.insert(parts.end(), edit->add.begin(), edit->add.end());
    cuts.insert(cuts.end(), edit->cut.begin(), edit->cut.end());
    pockets.insert(pockets.end(), edit->pockets.begin(), edit->pockets.end());
    for (const model::Drill& drill : edit->drills) {
      if (!drill.depth) cuts.push_back(Shape::of(circle(drill.centre, drill.diameter.half())));
    }
  }
  Solid solid;
  solid.place = panel.placement;
  solid.thickness = panel.thickness.mm();
  for (const PanelEdit* edit : edits) {
    solid.place.origin = solid.place.origin - solid.place.w * edit->longer_below.mm();
    solid.thickness += (edit->longer_below + edit->longer_above).mm();
    solid.bores.insert(solid.bores.end(), edit->bores.begin(), edit->bores.end());
  }
  const Shape whole = parts.size() == 1 ? parts.front() : Shape::unite(parts);
  solid.profile = region_of(cuts.empty() ? whole : Shape::subtract(whole, cuts), panel.id);
  for (const model::Pocket& pocket : pockets) {
    const double depth = pocket.depth.mm();
    const bool top = pocket.face == model::FaceSide::top;
    solid.recesses.push_back({region_of(pocket.shape, panel.id), top ? solid.thickness - depth : 0,
                              top ? solid.thickness : depth});
  }
  return solid;
}

}  // namespace

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

Placement placement(Vec3 origin, Vec3 u, Vec3 v) {
  return {origin, u, v, geometry::cross(u, v)};
}

std::size_t Scene::add(const Board& board) {
  const geometry::Contour drawn = geometry::rectangle({}, mm(board.width), mm(board.height));
  return add(board.id, spun(board.place, board.spin),
             Shape::of(geometry::rotated(drawn, Angle::nearest_to_degrees(-board.spin), {})),
             board.thickness);
}

std::size_t Scene::add(const std::string& id, const Placement& place, Shape outline,
                       double thickness) {
  model::Material material;
  material.name = "board" + std::to_string(design_.materials.size());
  material.thickness = mm(thickness);
  design_.materials.push_back(material);
  model::Panel panel;
  panel.id = id;
  panel.group = id;
  panel.material = design_.materials.size() - 1;
  panel.thickness = material.thickness;
  panel.placement = place;
  panel.outline = std::move(outline);
  design_.panels.push_back(panel);
  return design_.panels.size() - 1;
}

std::size_t Scene::add_hardware(const std::string& kind, const std::string& thread, double diameter,
                                double length) {
  model::Hardware piece;
  piece.name = "piece";
  piece.kind = kind;
  piece.thread = thread;
  if (diameter > 0) piece.diameter = mm(diameter);
  piece.length = mm(length);
  design_.hardware.push_back(piece);
  return design_.hardware.size() - 1;
}

model::Joint& Scene::join(const std::string& type, std::vector<std::size_t> from,
                          std::vector<std::size_t> into, double clearance) {
  model::Joint joint;
  joint.id = "j" + std::to_string(design_.joints.size() + 1);
  joint.type = type;
  joint.from = std::move(from);
  joint.into = std::move(into);
  joint.clearance = mm(clearance);
  design_.joints.push_back(joint);
  return design_.joints.back();
}

Scene Scene::moved() const {
  Scene result = *this;
  for (model::Panel& panel : result.design_.panels) {
    panel.placement =
        geometry::turned(panel.placement, {0, 0, 1}, Angle::nearest_to_degrees(37.3), {11, 22, 33});
    panel.placement =
        geometry::turned(panel.placement, {1, 0, 0}, Angle::nearest_to_degrees(-21.7), {5, 0, 70});
    panel.placement.origin = panel.placement.origin + Vec3{100.123, -57.25, 3.3};
  }
  return result;
}

Scene Scene::mirrored() const {
  const auto flip = [](Vec3 v) { return Vec3{-v.x, v.y, v.z}; };
  const std::function<Shape(const Shape&)> mirror = [&](const Shape& shape) {
    if (shape.kind() == Shape::Kind::contour)
      return Shape::of(geometry::mirrored_x(shape.contour()));
    std::vector<Shape> operands;
    for (const Shape& operand : shape.operands()) operands.push_back(mirror(operand));
    if (shape.kind() == Shape::Kind::unite) return Shape::unite(operands);
    return Shape::subtract(operands.front(), {operands.begin() + 1, operands.end()});
  };
  Scene result = *this;
  for (model::Panel& panel : result.design_.panels) {
    const Placement& p = panel.placement;
    panel.placement = {flip(p.origin), -flip(p.u), flip(p.v), flip(p.w)};
    panel.outline = mirror(panel.outline);
  }
  return result;
}

void set_number(model::Joint& joint, const std::string& key, double value) {
  joint.settings.values[key] = {model::Quantity{value, {}}, {}};
}
void set_word(model::Joint& joint, const std::string& key, const std::string& word) {
  joint.settings.values[key] = {word, {}};
}
void set_flag(model::Joint& joint, const std::string& key, bool flag) {
  joint.settings.values[key] = {flag, {}};
}

std::string Made::codes() const {
  std::string all;
  for (const auto& item : found.items())
    all += (all.empty() ? "" : " ") + std::string(item.code->id);
  return all;
}

Made make(const model::ResolvedDesign& design) {
  Made made;
  auto results = make_joints(design, made.found);
  made.ok = results.has_value();
  if (!made.ok) return made;
  made.results = std::move(*results);
  std::vector<const model::Panel*> panels;
  for (const model::Panel& panel : design.panels) panels.push_back(&panel);
  for (std::size_t i = 0; i < panels.size(); ++i) {
    std::vector<const PanelEdit*> edits;
    for (const JointResult& result : made.results) {
      for (const PanelEdit& edit : result.edits) {
        if (edit.panel == i) edits.push_back(&edit);
      }
    }
    made.solids.push_back(solid_of(*panels[i], edits));
  }
  for (const JointResult& result : made.results) {
    for (const model::Panel& extra : result.extra) {
      made.solids.push_back(solid_of(extra, {}));
    }
  }
  return made;
}

}  // namespace plano::joints::test
