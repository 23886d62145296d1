// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/machines.h"

#include <algorithm>

#include "base/check.h"

namespace plano::pipeline {
namespace {

// A planning value: room for the cutter to wander and for a chip to get out.
constexpr Length kGapMargin = 4_mm;

joints::ReliefStyle style_of(catalog::ReliefChoice choice) {
  switch (choice) {
    case catalog::ReliefChoice::dog_bone:
      return joints::ReliefStyle::dog_bone;
    case catalog::ReliefChoice::t_bone:
      // The wall that runs along the part's x; which one hardly matters at a lone corner.
      return joints::ReliefStyle::t_bone_u;
    case catalog::ReliefChoice::none:
      break;
  }
  return joints::ReliefStyle::none;
}

}  // namespace

const catalog::Machine& machine_of(const catalog::Workshop& workshop,
                                   const model::Material& material) {
  // Saw, drill and chisel: no cutter that leaves round corners, nothing too narrow for it.
  static const catalog::Machine by_hand = [] {
    catalog::Machine made;
    made.id = "by-hand";
    made.label = {"by hand", "à la main"};
    made.relief = catalog::ReliefChoice::none;
    return made;
  }();
  if (model::is_bar(material)) return by_hand;
  const auto found =
      std::find_if(workshop.machines.begin(), workshop.machines.end(),
                   [&](const catalog::Machine& machine) { return machine.id == material.machine; });
  CHECK(found != workshop.machines.end(),
        "material " + material.name + " is bound to a machine of the workshop");
  return *found;
}

fabrication::DrawingOptions drawing_options(const catalog::Machine& machine, Language language) {
  const Length cutter =
      machine.kind == catalog::MachineKind::laser ? Length{} : machine.tool_diameter.half();
  return {.tool = {.cutter = cutter,
                   .radius = cutter + machine.relief_margin,
                   .style = style_of(machine.relief)},
          .machine = machine.kind,
          .language = language};
}

Length widest_cutter(const catalog::Workshop& workshop,
                     const std::vector<model::Material>& materials) {
  Length widest;
  for (const model::Material& material : materials) {
    const catalog::Machine& machine = machine_of(workshop, material);
    widest = std::max({widest, machine.tool_diameter, machine.kerf});
  }
  return widest;
}

Length gap_between_parts(const catalog::Workshop& workshop,
                         const std::vector<model::Material>& materials) {
  return widest_cutter(workshop, materials) + kGapMargin;
}

}  // namespace plano::pipeline
