// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/plan.h"

#include <random>
#include <set>
#include <utility>

#include "sweep/pairs.h"

namespace plano::sweep {
namespace {

using Levels = std::vector<Level>;

/// The levels that are combined in pairs; those the workshop lacks are not.
std::vector<Level> levels_of(const Axis& axis) {
  if (axis.words.empty()) {
    return {{Level::Kind::base}, {Level::Kind::lowest}, {Level::Kind::highest}};
  }
  std::vector<Level> levels;
  for (std::size_t i = 0; i < axis.words.size(); ++i) levels.push_back({Level::Kind::word, i});
  return levels;
}

class Planner {
 public:
  Planner(const Subject& subject, const Space& space, std::size_t count)
      : subject_(subject), space_(space), count_(count) {}

  bool full() const { return plan_.variants.size() >= count_; }

  /// False where these values are in the plan already.
  bool add(Values values, Origin origin) {
    if (!seen_.insert(values).second) return false;
    plan_.variants.push_back({std::move(values), origin});
    return true;
  }
  bool add(const Levels& levels, Origin origin) {
    return add(realized(subject_, space_, levels), origin);
  }

  void add_presets() {
    for (const Values& values : space_.presets) {
      if (!full()) add(values, Origin::preset);
    }
  }

  void add_extremes() {
    for (std::size_t i = 0; i < space_.axes.size(); ++i) {
      std::vector<Level> levels = levels_of(space_.axes[i]);
      for (std::size_t k = 0; k < space_.axes[i].elsewhere.size(); ++k) {
        levels.push_back({Level::Kind::elsewhere, k});
      }
      for (const Level& level : levels) {
        if (full()) return;
        Levels all(space_.axes.size());
        all[i] = level;
        add(all, Origin::extreme);
      }
    }
  }

  void add_pairs() {
    if (full()) return;
    std::vector<std::vector<Level>> levels;
    std::vector<std::size_t> counts;
    for (const Axis& axis : space_.axes) {
      levels.push_back(levels_of(axis));
      counts.push_back(levels.back().size());
    }
    PairRows rows(std::move(counts));
    while (const auto row = rows.next()) {
      if (full()) return;
      Levels all;
      for (std::size_t f = 0; f < row->size(); ++f) all.push_back(levels[f][(*row)[f]]);
      add(all, Origin::pair);
    }
    plan_.all_pairs = true;
  }

  void add_random(std::uint64_t seed) {
    std::mt19937_64 bits(seed);  // its numbers are laid down by the standard
    int missed = 0;
    while (!full() && !plan_.exhausted) {
      Levels all;
      for (const Axis& axis : space_.axes) {
        const std::uint64_t drawn = bits() >> 32;
        all.push_back(axis.words.empty()
                          ? Level{Level::Kind::share, drawn}
                          : Level{Level::Kind::word, drawn * axis.words.size() >> 32});
      }
      missed = add(all, Origin::random) ? 0 : missed + 1;
      plan_.exhausted = missed >= kTriesForANewOne;
    }
  }

  Plan take() { return std::move(plan_); }

 private:
  const Subject& subject_;
  const Space& space_;
  std::size_t count_;
  std::set<Values> seen_;
  Plan plan_;
};

}  // namespace

Plan plan_variants(const Subject& subject, const Space& space, std::size_t count,
                   std::uint64_t seed) {
  Planner planner(subject, space, count);
  if (!planner.full()) planner.add(Values(space.axes.size()), Origin::base);
  planner.add_presets();
  planner.add_extremes();
  planner.add_pairs();
  planner.add_random(seed);
  return planner.take();
}

}  // namespace plano::sweep
