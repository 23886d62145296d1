// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/check.h"
#include "exporters/view_svg.h"
#include "exporters/world_mesh.h"
#include "pipeline/content.h"
#include "pipeline/parallel.h"

namespace plano::pipeline {
namespace {

// As wide as a page between its margins.
constexpr Length kPageWidth = 200_mm;

}  // namespace

std::vector<exporters::Artifact> pictures(const Content& content) {
  const exporters::ModelInput input{.info = content.built.design.info,
                                    .parts = content.built.parts,
                                    .boundaries = content.boundaries,
                                    .language = content.options.language,
                                    .pieces = content.built.pieces};
  const std::vector<mesh::TriangleMesh> meshes =
      exporters::meshes_of(input, exporters::kViewSagitta);
  const std::vector<mesh::ViewBody> bodies = exporters::view_bodies(input, meshes);
  const auto direction = mesh::direction_from("iso-left");
  CHECK(direction.has_value(), "a direction of the engine's own");
  return in_parallel(2, [&](std::size_t k) {
    const bool exploded = k == 1;
    const mesh::ViewOptions view{.direction = *direction, .explode = exploded ? 1.0 : 0.0};
    const exporters::ViewStyle style =
        exploded ? exporters::ViewStyle::lines : exporters::ViewStyle::shaded;
    return exporters::Artifact{exploded ? "documents/exploded.svg" : "documents/assembled.svg",
                               "image/svg+xml",
                               exporters::view_svg(bodies, view, style, kPageWidth)};
  });
}

}  // namespace plano::pipeline
