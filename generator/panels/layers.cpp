// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/layers.h"

#include <algorithm>
#include <map>

namespace plano::panels {

namespace {

using geometry::Region;
using geometry::Shape;
using geometry::exact::Overlay;
using geometry::exact::Reason;

/// All areas taken off to one depth from one face: they need one bit of the overlay together.
struct Layer {
  model::FaceSide face = model::FaceSide::top;
  Length depth;
  std::vector<Region> areas;
};

bool is_blind(const model::Drill& drill, const Part& part) {
  return drill.depth && *drill.depth < part.thickness;
}

std::vector<Layer> layers_of(const Part& part) {
  std::map<std::pair<model::FaceSide, Length>, std::vector<Region>> by_depth;
  for (const PartPocket& pocket : part.pockets) {
    by_depth[{pocket.face, pocket.depth}].push_back(pocket.area);
  }
  for (const model::Drill& drill : part.drills) {
    if (!is_blind(drill, part)) continue;
    Region area;
    area.faces.push_back({geometry::circle(drill.centre, drill.diameter.half()), {}});
    by_depth[{drill.face, *drill.depth}].push_back(std::move(area));
  }
  std::vector<Layer> layers;
  for (auto& [key, areas] : by_depth) {
    layers.push_back({key.first, key.second, std::move(areas)});
  }
  return layers;
}

bool apart(const geometry::Box& a, const geometry::Box& b) {
  return a.high.x < b.low.x || b.high.x < a.low.x || a.high.y < b.low.y || b.high.y < a.low.y;
}

/// One region of all areas; joined only where their boxes meet.
Expected<Region, Reason> joined(const std::vector<Region>& areas) {
  if (areas.size() == 1) return areas.front();
  std::vector<geometry::Box> boxes;
  for (const Region& area : areas) boxes.push_back(geometry::bounding_box(area));
  bool all_apart = true;
  for (std::size_t i = 0; i < boxes.size() && all_apart; ++i) {
    for (std::size_t j = 0; j < i; ++j) all_apart = all_apart && apart(boxes[i], boxes[j]);
  }
  if (all_apart) {
    Region all;
    for (const Region& area : areas) {
      all.faces.insert(all.faces.end(), area.faces.begin(), area.faces.end());
    }
    return geometry::canonical(std::move(all));
  }
  std::vector<Shape> shapes;
  for (const Region& area : areas) shapes.push_back(Shape::covering(area));
  return geometry::exact::evaluate(Shape::unite(std::move(shapes)));
}

std::vector<Column> columns_of(const Overlay& flat, const std::vector<Layer>& layers,
                               Length thickness) {
  std::vector<Column> columns;
  columns.reserve(flat.cells.size());
  for (const auto& cell : flat.cells) {
    Column column{Length{}, (cell.covered_by & 1U) != 0 ? thickness : Length{}};
    for (std::size_t k = 0; k < layers.size(); ++k) {
      if (((cell.covered_by >> (k + 1)) & 1U) == 0) continue;
      if (layers[k].face == model::FaceSide::top) {
        column.high = std::min(column.high, thickness - layers[k].depth);
      } else {
        column.low = std::max(column.low, layers[k].depth);
      }
    }
    columns.push_back(column);
  }
  return columns;
}

/// Where pieces of the solid would meet in a level line (two columns, one on top of where the other
/// begins) or in an upright one (more than two free walls at one height of a vertex).
std::optional<Reason> find_contact(const Layered& part) {
  const auto column = [&](std::uint32_t cell) {
    return cell == Overlay::kOutside ? Column{} : part.columns[cell];
  };
  std::vector<std::vector<Column>> walls(part.flat.vertices.size());
  for (const Overlay::Side& side : part.flat.sides) {
    const Column left = column(side.left);
    const Column right = column(side.right);
    if (!left.empty() && !right.empty() && (left.high == right.low || right.high == left.low)) {
      return Reason{Reason::Kind::point_contact, part.flat.vertices[side.from],
                    "two pieces of the part meet in a line only"};
    }
    for (const auto& free : {free_of(left, right), free_of(right, left)}) {
      for (const Column& wall : free) {
        walls[side.from].push_back(wall);
        walls[side.to].push_back(wall);
      }
    }
  }
  for (std::size_t v = 0; v < walls.size(); ++v) {
    for (const Column& wall : walls[v]) {
      const auto meeting = std::count_if(walls[v].begin(), walls[v].end(), [&](const Column& w) {
        return w.low <= wall.low && w.high > wall.low;
      });
      if (meeting <= 2) continue;
      return Reason{Reason::Kind::point_contact, part.flat.vertices[v],
                    "two corners of the part meet in an upright line only"};
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Column> free_of(Column inner, Column outer) {
  if (inner.empty()) return {};
  if (outer.empty() || outer.high <= inner.low || outer.low >= inner.high) return {inner};
  std::vector<Column> free;
  if (inner.low < outer.low) free.push_back({inner.low, outer.low});
  if (inner.high > outer.high) free.push_back({outer.high, inner.high});
  return free;
}

bool has_layers(const Part& part) {
  return !part.pockets.empty() ||
         std::any_of(part.drills.begin(), part.drills.end(),
                     [&](const model::Drill& drill) { return is_blind(drill, part); });
}

Expected<Layered, Reason> layered(const Part& part) {
  const std::vector<Layer> layers = layers_of(part);
  std::vector<Region> regions = {Region{{part.profile}}};
  for (const Layer& layer : layers) {
    Expected<Region, Reason> area = joined(layer.areas);
    if (!area) return failure(area.error());
    regions.push_back(std::move(*area));
  }
  auto flat = geometry::exact::overlay(regions);
  if (!flat) return failure(flat.error());
  Layered result{std::move(*flat), {}};
  result.columns = columns_of(result.flat, layers, part.thickness);
  if (auto contact = find_contact(result)) return failure(std::move(*contact));
  return result;
}

}  // namespace plano::panels
