// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace plano::assembly {

namespace {

using Units = std::vector<std::vector<std::size_t>>;

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
  for (const std::size_t body : takedown.undecided) {
    plan.undecided.push_back(bodies.all[body].element);
  }
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

}  // namespace plano::assembly
