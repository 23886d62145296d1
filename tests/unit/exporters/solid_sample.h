// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A small design of solids for the tests of 3D formats.
#pragma once

#include <vector>

#include "exporters/format.h"
#include "tests/unit/mesh/sample_parts.h"

namespace plano::sample {

class Solids {
 public:
  Solids() {
    info.id = "sample";
    info.title = Text("Sample", "Échantillon");
    info.licence = "CERN-OHL-S-2.0";
    panels::Part plate = plain_part("0,0 600,0 600,300 0,300 | 130,150(100,150 30 -)");
    plate.label = Text("Shelf", "Étagère");
    plate.instances = {{"shelf.left", "", {}, "#c0a070"}, {"shelf.right", "", {}, "#c0a070"}};
    plate.instances[1].pose.origin = {0, 0, 500};
    panels::Part block = plain_part("0,0 100,0 100,50 0,50", Length::micrometres(18'200));
    block.name = "P02";
    block.instances = {{"block", "", {}, "#204060"}};
    block.instances[0].pose.u = {0, 1, 0};
    block.instances[0].pose.v = {0, 0, 1};
    block.instances[0].pose.w = {1, 0, 0};
    block.instances[0].pose.origin = {700, 10, 20};
    add_pocket(block, "20,10 60,10 60,40 20,40", 6_mm);
    set.parts = {plate, block};
    set.materials.emplace_back();
    for (const auto& part : set.parts) boundaries.push_back(mesh::boundary_of(part).value());
  }

  exporters::ModelInput input(Language language = Language::english) const {
    return {info, set, boundaries, language};
  }

  model::DesignInfo info;
  panels::PartSet set;
  std::vector<mesh::Boundary> boundaries;
};

}  // namespace plano::sample
