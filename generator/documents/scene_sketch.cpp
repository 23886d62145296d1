// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/scene_sketch.h"

#include "mesh/view_faces.h"

namespace plano::documents {
namespace {

/// Corners, lines and the like that are kept: some 60 MB.
constexpr std::size_t kMostKept = 2'000'000;

Sketch drawn(const mesh::Scene& seen, Sketches::Detail detail) {
  Sketch sketch;
  if (detail == Sketches::Detail::lines_and_faces) {
    for (const mesh::PaintedPolygon& polygon : mesh::painted_polygons(seen)) {
      sketch.faces.push_back({polygon.corners.size(), seen.triangles[polygon.triangle].normal});
      for (const mesh::Seen& corner : polygon.corners) {
        sketch.corners.push_back({corner.x, corner.y});
      }
    }
  }
  sketch.lines = mesh::visible_lines(seen);
  sketch.world = seen.world;
  return sketch;
}

std::size_t size_of(const Sketch& sketch) {
  return sketch.faces.size() + sketch.corners.size() + sketch.lines.size() + sketch.world.size();
}

}  // namespace

std::shared_ptr<const Sketch> Sketches::of(const std::vector<std::size_t>& bodies,
                                           mesh::Direction direction, Detail detail) {
  const Key key{bodies, direction.azimuth, direction.elevation, detail};
  if (const auto known = kept_.find(key); known != kept_.end()) return known->second;
  std::vector<mesh::ViewBody> placed;
  for (const std::size_t body : bodies) placed.push_back(drawn_(body));
  const mesh::Scene seen = mesh::scene_of(placed, {.direction = direction, .explode = 0});
  auto sketch = std::make_shared<const Sketch>(drawn(seen, detail));
  const std::size_t size = size_of(*sketch);
  if (numbers_kept_ + size <= kMostKept) {
    numbers_kept_ += size;
    kept_.emplace(key, sketch);
  }
  return sketch;
}

}  // namespace plano::documents
