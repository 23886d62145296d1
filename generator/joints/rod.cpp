// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/rod.h"

#include <algorithm>

namespace plano::joints {
namespace {

constexpr double kLeastBoardShare = 0.5;  // as Footprints asks of slots
constexpr double kGoodBoardShare = 1.5;
constexpr double kLeastBarShare = 0.25;  // on both sides: the hole takes two thirds
constexpr double kGoodBarShare = 0.5;    // it takes half

}  // namespace

bool is_rod(const model::ResolvedDesign& design, std::size_t panel) {
  const model::Material& material = design.materials[design.panels[panel].material];
  return model::is_bar(material) && material.round;
}

geometry::Point middle_of(const PlacedPanel& rod) {
  const geometry::Box box = geometry::bounding_box(rod.region);
  return {box.low.x + box.width().half(), box.low.y + box.height().half()};
}

Rod rod_of(const model::ResolvedDesign& design, const PlacedPanel& panel) {
  const geometry::Placement& place = panel.panel->placement;
  return {place.at(middle_of(panel), {}), place.w, panel.thickness,
          design.materials[panel.panel->material].side_a.mm() / 2};
}

RodWeb web_around(bool in_bar, double thickness, double diameter) {
  if (in_bar) return {kLeastBarShare * diameter, kGoodBarShare * diameter};
  const double unit = std::min(thickness, diameter);
  return {kLeastBoardShare * unit, kGoodBoardShare * unit};
}

}  // namespace plano::joints
