// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/placed.h"

#include <algorithm>
#include <cmath>

namespace plano::joints {
namespace {

using geometry::Vec3;

Vec3 least(Vec3 a, Vec3 b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::min(a.z, b.z)};
}

Vec3 greatest(Vec3 a, Vec3 b) {
  return {std::max(a.x, b.x), std::max(a.y, b.y), std::max(a.z, b.z)};
}

void collect_edges(const geometry::Contour& contour, std::vector<StraightEdge>& edges) {
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    if (contour.edges[i].arc) continue;
    const geometry::Point from = contour.edges[i].start;
    const geometry::Point to = geometry::end_of(contour, i);
    const double dx = (to.x - from.x).mm();
    const double dy = (to.y - from.y).mm();
    // Exact for edges along the axes, where std::sqrt of a square gives the number back.
    const double length = std::sqrt(dx * dx + dy * dy);
    if (length < kShortestContact.mm()) continue;
    edges.push_back({{{from.x.mm(), from.y.mm()}, {dx / length, dy / length}}, length});
  }
}

Box3 box_of(const PlacedPanel& placed) {
  const geometry::Box flat = geometry::bounding_box(placed.region);
  const geometry::Placement& place = placed.panel->placement;
  Box3 box{place.at(flat.low, {}), place.at(flat.low, {})};
  for (const Length x : {flat.low.x, flat.high.x}) {
    for (const Length y : {flat.low.y, flat.high.y}) {
      for (const double w : {0.0, placed.thickness}) {
        const Vec3 corner = place.at(x.mm(), y.mm(), w);
        box = {least(box.low, corner), greatest(box.high, corner)};
      }
    }
  }
  return box;
}

Stock stock_of(const model::Material& material) {
  if (!model::is_bar(material)) return Stock::sheet;
  return material.round ? Stock::round_bar : Stock::bar;
}

PlacedPanel place(const model::Panel& panel, const model::Material& material) {
  PlacedPanel placed;
  placed.panel = &panel;
  placed.stock = stock_of(material);
  placed.thickness = panel.thickness.mm();
  std::vector<geometry::Shape> openings;
  for (const model::Opening& opening : panel.openings) openings.push_back(opening.shape);
  const geometry::Shape drawn =
      openings.empty() ? panel.outline : geometry::Shape::subtract(panel.outline, openings);
  auto region = geometry::exact::evaluate(drawn);
  if (!region) {
    placed.fault = region.error();
    return placed;
  }
  if (region->empty()) return placed;
  placed.region = std::move(*region);
  placed.loops = loops_of(placed.region);
  for (const geometry::Face& face : placed.region.faces) {
    collect_edges(face.outer, placed.edges);
    for (const geometry::Contour& hole : face.holes) collect_edges(hole, placed.edges);
  }
  placed.box = box_of(placed);
  return placed;
}

}  // namespace

PlacedPanels::PlacedPanels(const model::ResolvedDesign& design,
                           const std::vector<std::size_t>& wanted)
    : design_(design) {
  for (const std::size_t index : wanted) {
    if (panels_.count(index) != 0) continue;
    const model::Panel& panel = design.panels.at(index);
    panels_.emplace(index, place(panel, design.materials.at(panel.material)));
  }
}

}  // namespace plano::joints
