// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the parts of `resolve` share while one design is worked out. Only for files of this folder.
///
/// Order of work: settle_parameters, bind_materials, work_out_values, check_bounds (parameters.h),
/// then place_panels, bind_hardware, bind_joints and the rest. Each part returns nothing and says
/// what is wrong in `found`; resolve.cpp stops between parts.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "catalog/workshop.h"
#include "diagnostics/diagnostic.h"
#include "model/design.h"
#include "model/resolve.h"
#include "spec/design_spec.h"
#include "spec/evaluate.h"

namespace plano::model {

/// A loop's turns, for one variable.
inline constexpr std::int64_t kMostTurns = 500;
/// All turns of all loops of a design: loops in loops cannot occupy a machine for hours.
inline constexpr std::int64_t kMostTurnsInAll = 1'000'000;
inline constexpr std::size_t kMostPanels = 2'000;
/// Openings, pockets and engravings of one panel, together.
inline constexpr std::size_t kMostCuts = 5'000;
/// Panels that `when` leaves out: their names are kept, so that they may be referred to.
inline constexpr std::size_t kMostAbsent = 20'000;

/// Placed designs, at all depths together: each is worked out anew, and may have a long text.
inline constexpr std::size_t kMostParts = 1'000;
/// Designs inside designs inside designs.
inline constexpr int kDeepestModule = 16;

struct Run {
  Run(const Module& written, const catalog::Workshop& place, diagnostics::Diagnostics& findings)
      : spec(*written.spec),
        uses(written.uses),
        workshop(place),
        found(findings),
        evaluate(names, written.spec->names, budget, findings) {}
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  const spec::DesignSpec& spec;
  const std::map<std::string, const Module*>& uses;
  const catalog::Workshop& workshop;
  diagnostics::Diagnostics& found;
  spec::Bindings names;
  spec::Budget budget;
  spec::Evaluator evaluate;
  std::int64_t turns = 0;        // of all loops so far
  std::set<std::string> absent;  // ids of panels that a `when` left out
  /// Of a design inside others: how deep, and how many elements those have placed already.
  int depth = 0;
  std::size_t placed_before = 0;
  std::size_t parts = 0;  // placed so far, here and around
  /// Elements of modules that these do not export: they may be joined only from inside.
  std::set<std::string> hidden;
  std::set<std::string> part_ids;  // "guard.left": of the parts placed
  ResolvedDesign design;           // grows as the parts run
  /// Of each parameter, in the order of the spec: where its value was written, and whether it has
  /// been held against its range.
  std::vector<Span> value_spans;
  std::vector<bool> range_checked;
  /// Parameters found out of range: bounds made from them prove nothing.
  std::set<spec::NameId> out_of_range;

  /// Elements placed so far, in this design and those around it.
  std::size_t placed() const { return placed_before + design.panels.size() + design.solids.size(); }

  /// A text that may be missing, or whose formulas failed: then empty.
  Text text(const spec::TextSpec& written) {
    return written.empty() ? Text() : evaluate.text(written).value_or(Text());
  }
  /// The same, with `otherwise` for a missing one.
  Text text(const spec::TextSpec& written, const Text& otherwise) {
    return written.empty() ? otherwise : text(written);
  }
  static std::string word(const std::optional<spec::Word>& written) {
    return written ? written->text : std::string();
  }
};

/// "did you mean `seat`?", or nothing where no candidate is near.
std::optional<Text> did_you_mean(const std::string& word,
                                 const std::vector<std::string>& candidates);

}  // namespace plano::model
