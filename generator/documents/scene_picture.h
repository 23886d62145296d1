// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pictures of a scene for the safety report: the whole with numbered places, one finding seen
/// close, the ground from above. Used by this folder only.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "checks/report.h"
#include "documents/canvas.h"
#include "documents/scene_sketch.h"

namespace plano::documents {

/// The parts of a scene as they are drawn; kept by whoever draws several pictures, and over the
/// languages of a report.
class ScenePictures {
 public:
  /// `scene` must outlive it.
  explicit ScenePictures(const checks::Scene& scene);
  ScenePictures(const ScenePictures&) = delete;
  ScenePictures& operator=(const ScenePictures&) = delete;

  struct Numbered {
    geometry::Vec3 place;
    std::string number;
    Ink ink;
  };
  /// Seen from the front left and above, as large as the frame allows; numbers lie beside their
  /// places, none over another, with a line to each.
  void whole(Canvas& canvas, const Frame& frame, double k, const std::vector<Numbered>& places);
  /// The elements of a finding, looked at square to the first one's face; what stands around them
  /// pale behind; its marks on top, and a cross at its point.
  void finding(Canvas& canvas, const Frame& frame, double k, const checks::Result& result,
               Language language);
  /// From above: what touches or overhangs the ground in outline, areas tinted, with a metre's
  /// scale.
  void ground(Canvas& canvas, const Frame& frame, double k,
              const std::vector<const checks::GroundArea*>& areas, Language language);

 private:
  struct View;
  static void paint(Canvas& canvas, const Sketch& sketch, const View& view, double k);
  /// The same, pale and cut at the frame's border.
  static void paint_around(Canvas& canvas, const Sketch& sketch, const View& view,
                           const Frame& frame, double k);
  mesh::ViewBody drawn(std::size_t body) const;
  std::vector<std::size_t> bodies() const;
  /// Those a finding speaks of, and those near them.
  struct Focus {
    std::vector<std::size_t> on;
    std::vector<std::size_t> around;
  };
  Focus focus_on(const checks::Result& result) const;

  const checks::Scene& scene_;
  std::vector<mesh::TriangleMesh> meshes_;           // by part
  std::map<std::size_t, mesh::TriangleMesh> loose_;  // of bodies that are no part, by body
  Sketches sketches_;
};

}  // namespace plano::documents
