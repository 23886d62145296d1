// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The taking-down of a made design in its own words, and what is wrong with it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "assembly/takedown.h"
#include "diagnostics/diagnostic.h"
#include "model/design.h"

namespace plano::assembly {

struct HardwareCount {
  std::size_t hardware = 0;  // index into the design's
  std::size_t count = 0;
};

struct PlanStep {
  std::vector<std::string> elements;  // in the order of parts and instances
  std::vector<Leg> legs;
  std::vector<std::string> joints;      // ids of the joints it opens, in the design's order
  std::vector<HardwareCount> hardware;  // to be taken out before
  double mass_kg = 0;                   // of what moves, hardware left out
  int people = 1;                       // for what moves, and for what is held
  std::size_t group = 0;    // what it leaves: 0 the whole, else the group of an earlier step
  std::size_t becomes = 0;  // the group its elements are from then on
  bool exact = true;
  bool below_ground = false;
  std::vector<std::string> held;  // of what stays: in the air during the move and after it
};

struct Plan {
  Verdict verdict = Verdict::comes_apart;
  std::vector<PlanStep> steps;      // of taking down; backwards, of putting together
  std::vector<std::string> locked;  // elements that lock one another
  /// Elements of the groups (or of the whole) that were not taken apart, where that is not proven.
  std::vector<std::string> undecided;
  std::size_t tests = 0;

  /// How many of its moves were tried by small steps: what they graze may have been missed.
  std::size_t inexact() const;
};

/// By element: the number of the author's step that puts it in its place, from 1. Not of what no
/// step adds.
using StepOf = std::map<std::string, std::size_t>;
StepOf step_of_elements(const model::ResolvedDesign& design, const panels::PartSet& set);

/// Never fails: the verdict says what was found. Of what could leave, that of the last of `steps`
/// does, as far as it is free: nobody takes the posts away from under what hangs on them. Same set
/// and steps, same plan.
Plan plan_takedown(const panels::PartSet& set, const StepOf& steps = {}, const Limits& limits = {});

/// What the author should know: parts that lock one another (A0201), nothing proven of what is
/// named or of so many steps (A0202), steps that cannot be done in their order (A0203), elements in
/// no step (A0204). `limits` bound the search for the steps.
void report_takedown(const model::ResolvedDesign& design, const panels::PartSet& set,
                     const Plan& plan, diagnostics::Diagnostics& found, const Limits& limits = {});

}  // namespace plano::assembly
