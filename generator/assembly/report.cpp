// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong with the order of a made design, and with its author's steps.

#include <algorithm>
#include <map>
#include <set>

#include "assembly/codes.h"
#include "assembly/plan.h"

namespace plano::assembly {

namespace {

/// A message names no more than this many elements.
constexpr std::size_t kNamed = 6;

Text named(const std::vector<std::string>& elements) {
  std::string all;
  for (std::size_t k = 0; k < std::min(kNamed, elements.size()); ++k) {
    all += (k == 0 ? "`" : ", `") + elements[k] + "`";
  }
  if (elements.size() <= kNamed) return Text(all);
  if (elements.size() == kNamed + 1) {
    return fill({"{0} and 1 more", "{0} et 1 autre"}, {Text(all)});
  }
  return fill({"{0} and {1} more", "{0} et {1} autres"},
              {Text(all), show(static_cast<std::int64_t>(elements.size() - kNamed))});
}

/// The panel of the design that an element is, or is a piece of.
const model::Panel* panel_named(const model::ResolvedDesign& design, const panels::PartSet& set,
                                const std::string& id) {
  for (const model::Panel& panel : design.panels) {
    if (panel.id == id) return &panel;
    if (!set.pieces.contains(panel.id)) continue;
    const std::vector<std::string> pieces = set.elements_of(panel.id);
    if (std::find(pieces.begin(), pieces.end(), id) != pieces.end()) return &panel;
  }
  return nullptr;
}

/// The steps as bodies; an element that several steps name stands from the first of them on.
std::vector<std::vector<std::size_t>> bodies_of_steps(const model::ResolvedDesign& design,
                                                      const panels::PartSet& set,
                                                      const Bodies& bodies) {
  std::map<std::string, std::size_t> by_name;
  for (std::size_t b = 0; b < bodies.all.size(); ++b) by_name[bodies.all[b].element] = b;
  std::vector<std::vector<std::size_t>> steps;
  std::set<std::string> placed;
  for (const model::Step& step : design.steps) {
    steps.emplace_back();
    for (const std::size_t panel : step.add) {
      for (const std::string& id : set.elements_of(design.panels[panel].id)) {
        const auto body = by_name.find(id);
        if (body == by_name.end() || !placed.insert(id).second) continue;
        steps.back().push_back(body->second);
      }
    }
  }
  return steps;
}

void report_forgotten(const model::ResolvedDesign& design, const Bodies& bodies,
                      const std::vector<std::vector<std::size_t>>& steps,
                      diagnostics::Diagnostics& found) {
  std::set<std::size_t> placed;
  for (const std::vector<std::size_t>& step : steps) placed.insert(step.begin(), step.end());
  std::vector<std::string> forgotten;
  for (std::size_t b = 0; b < bodies.all.size(); ++b) {
    const Body& body = bodies.all[b];
    if (!body.brought && !placed.contains(b)) forgotten.push_back(body.element);
  }
  if (forgotten.empty()) return;
  std::sort(forgotten.begin(), forgotten.end());
  found
      .add(kForgotten, design.steps.front().span,
           fill({"no step adds {0}", "aucune étape n’ajoute {0}"}, {named(forgotten)}))
      .hint({"name it under `add` in the step in which it is put in its place",
             "nommez-le sous `add` dans l’étape où il est mis en place"});
}

void report_bad(const BadStep& bad, const Bodies& bodies, const model::ResolvedDesign& design,
                const panels::PartSet& set, diagnostics::Diagnostics& found) {
  const std::string& element = bodies.all[bad.body].element;
  const Text number = show(static_cast<std::int64_t>(bad.step + 1));
  auto report = found.add(
      kStepBlocked, design.steps[bad.step].span,
      bad.blocker
          ? fill({"step {0} cannot be done: `{1}` has no straight way in, `{2}` is in the way",
                  "l’étape {0} est impossible : aucun chemin droit ne mène `{1}` à sa place, "
                  "`{2}` barre le passage"},
                 {number, Text(element), Text(bodies.all[*bad.blocker].element)})
          : fill({"step {0} cannot be done: `{1}` and what it adds with it lock one another",
                  "l’étape {0} est impossible : `{1}` et ce qu’elle ajoute avec se bloquent "
                  "l’un l’autre"},
                 {number, Text(element)}));
  if (bad.blocker) {
    const model::Panel* other = panel_named(design, set, bodies.all[*bad.blocker].element);
    if (other != nullptr) report.also(other->span, {"in the way", "barre le passage"});
  }
  report.hint({"add it in an earlier step, or what is in its way in a later one",
               "ajoutez-le dans une étape antérieure, ou ce qui le gêne dans une étape suivante"});
}

/// The place is the last step that is not decided: the search goes backwards.
void report_undecided(std::size_t steps, const model::ResolvedDesign& design,
                      diagnostics::Diagnostics& found) {
  const Text last = show(static_cast<std::int64_t>(steps));
  found
      .add(kNotProven, design.steps[steps - 1].span,
           fill(steps == 1
                    ? Text("step {0} was not held against the solids to its end: the search came "
                           "to its bound",
                           "l’étape {0} n’a pas été vérifiée jusqu’au bout avec les volumes : la "
                           "recherche a atteint sa limite")
                    : Text("steps 1 to {0} were not held against the solids to their end: the "
                           "search came to its bound",
                           "les étapes 1 à {0} n’ont pas été vérifiées jusqu’au bout avec les "
                           "volumes : la recherche a atteint sa limite"),
                {last}))
      .hint({"follow them with a smaller variant, or on a model, before cutting",
             "suivez-les sur une variante plus petite, ou sur une maquette, avant de découper"});
}

void report_steps(const model::ResolvedDesign& design, const panels::PartSet& set,
                  const Limits& limits, diagnostics::Diagnostics& found) {
  if (design.steps.empty()) return;
  const Bodies bodies = bodies_of(set);
  const std::vector<std::vector<std::size_t>> steps = bodies_of_steps(design, set, bodies);
  report_forgotten(design, bodies, steps, found);
  // While it is put together, no glue has set.
  const StepsVerdict verdict = hold_steps(bodies, single_units(bodies), steps, limits);
  for (const BadStep& bad : verdict.bad) report_bad(bad, bodies, design, set, found);
  if (verdict.undecided > 0) report_undecided(verdict.undecided, design, found);
}

void report_locked(const model::ResolvedDesign& design, const panels::PartSet& set,
                   const Plan& plan, diagnostics::Diagnostics& found) {
  const model::Panel* first = nullptr;
  for (const std::string& element : plan.locked) {
    if (first == nullptr) first = panel_named(design, set, element);
  }
  auto report =
      found.add(kLocked, first == nullptr ? diagnostics::Span{} : first->span,
                fill({"{0} lock one another: none comes free by straight moves",
                      "{0} se bloquent : aucun ne se libère par des mouvements en ligne droite"},
                     {named(plan.locked)}));
  for (const std::string& element : plan.locked) {
    const model::Panel* panel = panel_named(design, set, element);
    if (panel != nullptr && panel != first) {
      report.also(panel->span, {"locked with it", "bloqué avec"});
      break;
    }
  }
  report.hint(
      {"let the tabs of one of them enter along the others’ direction, or cut one of them "
       "in two",
       "faites entrer les tenons de l’un dans la direction des autres, ou coupez l’un "
       "d’eux en deux"});
}

void report_not_proven(const model::ResolvedDesign& design, const panels::PartSet& set,
                       const Plan& plan, diagnostics::Diagnostics& found) {
  const model::Panel* first = nullptr;
  for (const std::string& element : plan.undecided) {
    if (first == nullptr) first = panel_named(design, set, element);
  }
  found
      .add(kNotProven, first == nullptr ? diagnostics::Span{} : first->span,
           fill({"after {0} tests no order of taking {1} apart was found, and none excluded",
                 "après {0} essais, aucun ordre de démontage n’a été trouvé pour {1}, ni exclu"},
                {show(static_cast<std::int64_t>(plan.tests)), named(plan.undecided)}))
      .hint({"take a smaller variant to see whether it comes apart",
             "essayez une variante plus petite pour voir si elle se démonte"});
}

}  // namespace

void report_takedown(const model::ResolvedDesign& design, const panels::PartSet& set,
                     const Plan& plan, diagnostics::Diagnostics& found, const Limits& limits) {
  if (plan.verdict == Verdict::locked) report_locked(design, set, plan, found);
  if (plan.verdict == Verdict::not_proven) report_not_proven(design, set, plan, found);
  report_steps(design, set, limits, found);
}

}  // namespace plano::assembly
