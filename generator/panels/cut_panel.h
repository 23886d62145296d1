// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One panel with everything cut, or what is wrong with it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/expected.h"
#include "diagnostics/diagnostic.h"
#include "geometry/exact/evaluate.h"
#include "panels/part_set.h"
#include "panels/recipe.h"

namespace plano::panels {

/// A panel's final shape, still in the panel's own frame.
struct CutPanel {
  const model::Panel* panel = nullptr;
  geometry::Face profile;
  std::vector<PartPocket> pockets;
  std::vector<model::Drill> drills;
  std::vector<model::Bore> bores;
  std::vector<model::Engraving> engravings;
  std::vector<joints::ReliefWish> reliefs;
};

/// Evaluated shapes by their trees: equal panels cost one exact boolean, not one each.
class ShapeCache {
 public:
  using Result = Expected<geometry::Region, geometry::exact::Reason>;
  /// The region of `shape`. The reference holds until the cache goes.
  const Result& evaluate(const geometry::Shape& shape);
  /// True if the two regions share some area; sharing an edge or a point is not enough. Where that
  /// cannot be told apart (a sliver of common area), they count as sharing.
  bool share_area(const geometry::Region& a, const geometry::Region& b);

 private:
  std::multimap<std::uint64_t, std::pair<geometry::Shape, Result>> by_hash_;
};

/// Adds findings, each place and code once: what is wrong with every turn of a `for_each` is said
/// for the first.
class Findings {
 public:
  explicit Findings(diagnostics::Diagnostics& found) : found_(found) {}
  void add(const diagnostics::Code& code, diagnostics::Span span, Text message, Text hint);

 private:
  diagnostics::Diagnostics& found_;
  std::set<std::tuple<std::string, diagnostics::SourceId, std::uint32_t, std::uint32_t>> said_;
};

/// Cuts the panel and checks it: one piece, no point contact, no sliver, no web thinner than
/// `thinnest_web`, openings, pockets and engravings inside, pockets with a floor. Empty exactly
/// when it added a finding (or would have, had an equal panel not been reported before).
std::optional<CutPanel> cut_panel(const Recipe& recipe, Length thinnest_web, ShapeCache& shapes,
                                  Findings& findings);

}  // namespace plano::panels
