// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/recipe.h"

#include <algorithm>

#include "base/check.h"

namespace plano::panels {

namespace {

using geometry::Shape;

template <class T>
void append(std::vector<T>& to, const std::vector<T>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

Recipe recipe_of(const model::Panel& panel) {
  Recipe recipe;
  recipe.panel = &panel;
  recipe.pockets = panel.pockets;
  recipe.drills = panel.drills;
  recipe.engravings = panel.engravings;
  return recipe;
}

/// A round bar is as thick as it is long: it grows at its faces.
void lengthen(Recipe& recipe, Length below, Length above) {
  if (below == Length{} && above == Length{}) return;
  auto longer = std::make_shared<model::Panel>(*recipe.panel);
  longer->thickness = longer->thickness + below + above;
  longer->placement.origin = longer->placement.origin - longer->placement.w * below.mm();
  recipe.panel = longer.get();
  recipe.remade = std::move(longer);
}

}  // namespace

Shape Recipe::blank() const {
  if (add.empty()) return panel->outline;
  std::vector<Shape> all = {panel->outline};
  append(all, add);
  return Shape::unite(std::move(all));
}

Shape Recipe::profile() const {
  std::vector<Shape> cuts;
  for (const model::Opening& opening : panel->openings) cuts.push_back(opening.shape);
  append(cuts, cut);
  for (const model::Drill& drill : drills) {
    if (drill.depth) continue;
    cuts.push_back(Shape::of(geometry::circle(drill.centre, drill.diameter.half())));
  }
  return cuts.empty() ? blank() : Shape::subtract(blank(), std::move(cuts));
}

std::vector<Recipe> gather(const model::ResolvedDesign& design,
                           const std::vector<joints::JointResult>& joints) {
  std::vector<Recipe> recipes;
  for (const model::Panel& panel : design.panels) recipes.push_back(recipe_of(panel));
  for (const joints::JointResult& result : joints) {
    const std::size_t first_extra = recipes.size();
    for (const model::Panel& panel : result.extra) recipes.push_back(recipe_of(panel));
    for (const joints::PanelEdit& edit : result.edits) {
      const std::size_t own = design.panels.size();
      const std::size_t index = edit.panel < own ? edit.panel : first_extra + (edit.panel - own);
      CHECK(index < recipes.size(), "an edit names a panel of the design or of its own result");
      Recipe& recipe = recipes[index];
      append(recipe.add, edit.add);
      append(recipe.cut, edit.cut);
      append(recipe.pockets, edit.pockets);
      append(recipe.drills, edit.drills);
      append(recipe.bores, edit.bores);
      append(recipe.engravings, edit.engravings);
      append(recipe.reliefs, edit.reliefs);
      lengthen(recipe, edit.longer_below, edit.longer_above);
    }
  }
  std::stable_sort(recipes.begin(), recipes.end(),
                   [](const Recipe& a, const Recipe& b) { return a.panel->id < b.panel->id; });
  return recipes;
}

}  // namespace plano::panels
