// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "assembly/codes.h"

namespace plano::assembly {

namespace {

using Units = std::vector<std::vector<std::size_t>>;

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

Units single_units(const Bodies& bodies) {
  Units units;
  for (std::size_t b = 0; b < bodies.all.size(); ++b) units.push_back({b});
  return units;
}

int people_for(double mass_kg) {
  return static_cast<int>(std::ceil(mass_kg / kMassPerPerson));
}

class Opening {
 public:
  explicit Opening(const panels::PartSet& set) : set_(set), open_(set.joined.size(), false) {}

  /// Marks what opens when `moving` leaves `staying`.
  void open(const std::set<std::string>& moving, const std::set<std::string>& staying,
            PlanStep& step) {
    std::map<std::size_t, std::size_t> hardware;
    for (std::size_t k = 0; k < set_.joined.size(); ++k) {
      const panels::Joined& joined = set_.joined[k];
      const bool parts = (moving.contains(joined.a) && staying.contains(joined.b)) ||
                         (moving.contains(joined.b) && staying.contains(joined.a));
      if (!parts || open_[k]) continue;
      open_[k] = true;
      if (std::find(step.joints.begin(), step.joints.end(), joined.joint) == step.joints.end()) {
        step.joints.push_back(joined.joint);
      }
      for (const joints::HardwareUse& use : joined.hardware) {
        hardware[use.hardware] += static_cast<std::size_t>(use.count);
      }
    }
    for (const auto& [piece, count] : hardware) step.hardware.push_back({piece, count});
  }

 private:
  const panels::PartSet& set_;
  std::vector<bool> open_;
};

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

void report_steps(const model::ResolvedDesign& design, const panels::PartSet& set,
                  const Limits& limits, diagnostics::Diagnostics& found) {
  if (design.steps.empty()) return;
  const Bodies bodies = bodies_of(set);
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
  std::vector<std::string> forgotten;
  for (const Body& body : bodies.all) {
    if (!body.brought && !placed.contains(body.element)) forgotten.push_back(body.element);
  }
  std::sort(forgotten.begin(), forgotten.end());
  if (!forgotten.empty()) {
    found
        .add(kForgotten, design.steps.front().span,
             fill({"no step adds {0}", "aucune étape n’ajoute {0}"}, {named(forgotten)}))
        .hint({"name it under `add` in the step in which it is put in its place",
               "nommez-le sous `add` dans l’étape où il est mis en place"});
  }
  // While it is put together, no glue has set.
  const auto all_bad = bad_steps(bodies, single_units(bodies), steps, limits);
  if (!all_bad) {
    found
        .add(kNotProven, design.steps.front().span,
             {"the steps were not held against the solids to their end: the search came to its "
              "bound",
              "les étapes n’ont pas été vérifiées jusqu’au bout avec les volumes : la recherche a "
              "atteint sa borne"})
        .hint({"follow them with a smaller variant, or on a model, before cutting",
               "suivez-les sur une variante plus petite, ou sur une maquette, avant de découper"});
    return;
  }
  for (const BadStep& bad : *all_bad) {
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
    report.hint(
        {"add it in an earlier step, or what is in its way in a later one",
         "ajoutez-le dans une étape antérieure, ou ce qui le gêne dans une étape suivante"});
  }
}

/// What no step of an unfinished plan takes away.
std::vector<std::string> undecided(const panels::PartSet& set, const Plan& plan) {
  std::set<std::string> gone;
  for (const PlanStep& step : plan.steps) gone.insert(step.elements.begin(), step.elements.end());
  std::vector<std::string> left;
  for (const panels::Part& part : set.parts) {
    for (const panels::Instance& instance : part.instances) {
      if (!gone.contains(instance.element)) left.push_back(instance.element);
    }
  }
  return left;
}

/// Makes one unit of those that hold `bodies`; whether one of them was glued already.
bool merge(const std::vector<std::size_t>& bodies, Units& units) {
  bool glued = false;
  std::vector<std::size_t> together;
  Units rest;
  for (std::vector<std::size_t>& unit : units) {
    const bool holds = std::any_of(unit.begin(), unit.end(), [&](std::size_t b) {
      return std::find(bodies.begin(), bodies.end(), b) != bodies.end();
    });
    if (!holds) {
      rest.push_back(std::move(unit));
      continue;
    }
    glued = glued || unit.size() > 1;
    together.insert(together.end(), unit.begin(), unit.end());
  }
  std::sort(together.begin(), together.end());
  rest.push_back(std::move(together));
  std::sort(rest.begin(), rest.end());
  units = std::move(rest);
  return glued;
}

/// Before the glue is set, everything has to go together: locked parts are an error then. What is
/// locked only once it is set (a divider in a glued box) stays with the glued piece.
Takedown with_glue(const Bodies& bodies, const panels::PartSet& set, const Limits& limits) {
  Units units = units_of(bodies, set);
  if (units.size() < bodies.all.size()) {
    Takedown unglued = take_down(bodies, single_units(bodies), limits);
    if (unglued.verdict != Verdict::comes_apart) return unglued;
  }
  while (true) {
    Takedown found = take_down(bodies, units, limits);
    if (found.verdict != Verdict::locked || !merge(found.locked, units)) return found;
  }
}

}  // namespace

std::size_t Plan::inexact() const {
  return static_cast<std::size_t>(
      std::count_if(steps.begin(), steps.end(), [](const PlanStep& step) { return !step.exact; }));
}

StepOf step_of_elements(const model::ResolvedDesign& design, const panels::PartSet& set) {
  StepOf steps;
  for (std::size_t s = 0; s < design.steps.size(); ++s) {
    for (const std::size_t panel : design.steps[s].add) {
      for (const std::string& id : set.elements_of(design.panels[panel].id)) {
        steps.emplace(id, s + 1);
      }
    }
  }
  return steps;
}

Plan plan_takedown(const panels::PartSet& set, const StepOf& steps, const Limits& limits) {
  Bodies bodies = bodies_of(set);
  for (Body& body : bodies.all) {
    const auto step = steps.find(body.element);
    if (step != steps.end()) body.step = step->second;
  }
  const Takedown takedown = with_glue(bodies, set, limits);
  Plan plan;
  plan.verdict = takedown.verdict;
  plan.tests = takedown.tests;
  for (const std::size_t body : takedown.locked) plan.locked.push_back(bodies.all[body].element);
  std::vector<std::size_t> group_of(bodies.all.size(), 0);
  Opening opening(set);
  for (const Move& move : takedown.moves) {
    PlanStep step;
    std::set<std::string> moving;
    std::set<std::string> staying;
    for (const std::size_t body : move.bodies) {
      step.elements.push_back(bodies.all[body].element);
      moving.insert(bodies.all[body].element);
      step.mass_kg += bodies.all[body].mass_kg;
      group_of[body] = move.becomes;
    }
    for (std::size_t b = 0; b < bodies.all.size(); ++b) {
      if (group_of[b] == move.scene) staying.insert(bodies.all[b].element);
    }
    opening.open(moving, staying, step);
    step.legs = move.legs;
    step.group = move.scene;
    step.becomes = move.becomes;
    step.exact = move.exact;
    step.below_ground = move.below_ground;
    double held = 0;
    for (const std::size_t body : move.held) {
      step.held.push_back(bodies.all[body].element);
      held += bodies.all[body].mass_kg;
    }
    step.people = std::max(1, people_for(step.mass_kg)) +
                  (move.held.empty() ? 0 : std::max(1, people_for(held)));
    plan.steps.push_back(std::move(step));
  }
  return plan;
}

void report_takedown(const model::ResolvedDesign& design, const panels::PartSet& set,
                     const Plan& plan, diagnostics::Diagnostics& found, const Limits& limits) {
  if (plan.verdict == Verdict::locked) {
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
  if (plan.verdict == Verdict::not_proven) {
    const std::vector<std::string> left = undecided(set, plan);
    const model::Panel* first = left.empty() ? nullptr : panel_named(design, set, left.front());
    found
        .add(kNotProven, first == nullptr ? diagnostics::Span{} : first->span,
             fill({"after {0} tests no order of taking {1} apart was found, and none excluded",
                   "après {0} essais, aucun ordre de démontage n’est trouvé, ni exclu, pour {1}"},
                  {show(static_cast<std::int64_t>(plan.tests)), named(left)}))
        .hint({"take a smaller variant to see whether it comes apart",
               "essayez une variante plus petite pour voir si elle se démonte"});
  }
  report_steps(design, set, limits, found);
}

}  // namespace plano::assembly
