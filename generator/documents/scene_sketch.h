// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Bodies seen from one side, worked out to be drawn: faces from back to front and visible lines.
/// Kept, for the same picture stands in the report of each language. Used by this folder only.
///
/// On the picture: millimetres of the object, x right, y up.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

#include "documents/canvas.h"
#include "mesh/view.h"
#include "mesh/view_lines.h"

namespace plano::documents {

struct Sketch {
  struct Face {
    std::size_t corners = 0;  // so many of Sketch::corners, after those of the face before
    geometry::Vec3 normal;    // unit, in the world
  };
  std::vector<Face> faces;  // from back to front
  std::vector<Spot> corners;
  std::vector<mesh::VisibleLine> lines;
  std::vector<geometry::Vec3> world;  // all corners of all bodies, in the world
};

class Sketches {
 public:
  enum class Detail { lines, lines_and_faces };
  /// `drawn` says how a body is drawn, by a number of its own; always the same for the same one.
  explicit Sketches(std::function<mesh::ViewBody(std::size_t)> drawn) : drawn_(std::move(drawn)) {}

  /// Cost: that of removing hidden lines and ordering faces, where it is not kept. What is kept is
  /// bounded; further sketches are made each time.
  std::shared_ptr<const Sketch> of(const std::vector<std::size_t>& bodies,
                                   mesh::Direction direction, Detail detail);

 private:
  using Key = std::tuple<std::vector<std::size_t>, Angle, Angle, Detail>;

  std::function<mesh::ViewBody(std::size_t)> drawn_;
  std::map<Key, std::shared_ptr<const Sketch>> kept_;
  std::size_t numbers_kept_ = 0;
};

}  // namespace plano::documents
