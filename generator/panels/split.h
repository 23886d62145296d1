// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Panels larger than their sheet, cut into pieces where the author allows it by a joint that joins
/// a panel with itself (`puzzle`).
///
/// It comes after everything else that is cut into the panels is known, so that no seam crosses it;
/// a panel that is split has been checked as a whole before. Later stages know pieces as panels.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "panels/cut_panel.h"
#include "panels/part_set.h"
#include "panels/recipe.h"

namespace plano::panels {

struct Split {
  /// Sorted by id: the pieces "top/1", "top/2" and the plates "top/back:1" in the place of "top".
  std::vector<CutPanel> panels;
  /// What pieces and plates refer to.
  std::deque<model::Panel> made;
  /// The pieces of each panel that was split, from its low end, and its plates.
  std::map<std::string, std::vector<std::string>> pieces;
  std::map<std::string, std::vector<std::string>> plates;
  /// The seams: between neighbouring pieces, and between a plate and each of its pieces.
  std::vector<Joined> joined;
};

/// `cut`: the recipes' panels, in the same order. Empty exactly when it added an error:
///  - no place for a seam (G0141), or the author's place crosses something (G0142);
///  - no face with room for plates (G0143), or a border too narrow for knobs (G0144);
///  - a panel too large both ways (G0145), one that is a bar or in two such joints (G0146);
///  - a piece that is not sound by itself, as cut_panel.
/// Warns of a seam the author set near something (G0147).
std::optional<Split> split_panels(const model::ResolvedDesign& design,
                                  const std::vector<Recipe>& recipes,
                                  const std::vector<CutPanel>& cut, const Options& options,
                                  ShapeCache& shapes, Findings& findings,
                                  diagnostics::Diagnostics& found);

}  // namespace plano::panels
