// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// All that is to be done to each panel, gathered from the author and from the joints.
#pragma once

#include <memory>
#include <vector>

#include "joints/joint.h"
#include "model/design.h"

namespace plano::panels {

/// One panel and what every joint does to it. Refers to the design or joint result it comes from.
struct Recipe {
  const model::Panel* panel = nullptr;
  std::shared_ptr<const model::Panel> remade;  // that panel, if joints made it longer
  std::vector<geometry::Shape> add;
  std::vector<geometry::Shape> cut;
  std::vector<model::Pocket> pockets;  // the author's and the joints'
  std::vector<model::Drill> drills;
  std::vector<model::Bore> bores;
  std::vector<model::Engraving> engravings;
  std::vector<joints::ReliefWish> reliefs;

  /// The outline with what joints add, before anything is cut.
  geometry::Shape blank() const;
  /// The final profile, as one tree: (outline united with `add`) without openings, `cut` and
  /// through holes.
  geometry::Shape profile() const;
};

/// The panels of the design and those that joints brought, sorted by id: the order in which an
/// author declares things never reaches the parts. An edit's panel index from
/// `design.panels.size()` on counts the extra panels of the same result. Precondition: `design` and
/// `joints` outlive the recipes.
std::vector<Recipe> gather(const model::ResolvedDesign& design,
                           const std::vector<joints::JointResult>& joints);

}  // namespace plano::panels
