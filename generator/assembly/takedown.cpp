// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/takedown.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "assembly/search.h"

namespace plano::assembly {

Takedown take_down(const Bodies& bodies, const std::vector<std::vector<std::size_t>>& units,
                   const Limits& limits) {
  Search search(bodies, units, Search::Order::followable, limits);
  const auto anyone = [](std::size_t) { return true; };
  Takedown result;
  const bool apart = search.empty(0, anyone, Search::Ground::holds) && search.finish();
  if (!apart && search.spent()) {
    result.verdict = Verdict::not_proven;
  } else if (!apart) {
    // The scene that is stuck: the whole where it is, else the first group that could not be taken
    // apart.
    std::size_t stuck = 0;
    while (search.in_scene(stuck).size() <= 1) ++stuck;
    result.verdict = search.tried_all(stuck) ? Verdict::locked : Verdict::not_proven;
    if (result.verdict == Verdict::locked) result.locked = search.lock_in(stuck);
  }
  if (result.verdict == Verdict::not_proven) result.undecided = search.not_taken_apart();
  result.moves = search.moves();
  result.tests = search.tests();
  return result;
}

std::vector<std::vector<std::size_t>> single_units(const Bodies& bodies) {
  std::vector<std::vector<std::size_t>> units;
  for (std::size_t b = 0; b < bodies.all.size(); ++b) units.push_back({b});
  return units;
}

std::vector<std::vector<std::size_t>> units_of(const Bodies& bodies, const panels::PartSet& set) {
  std::map<std::string, std::size_t> by_name;
  for (std::size_t b = 0; b < bodies.all.size(); ++b) by_name[bodies.all[b].element] = b;
  std::vector<std::size_t> first(bodies.all.size());
  std::iota(first.begin(), first.end(), std::size_t{0});
  const auto root = [&](std::size_t b) {
    while (first[b] != b) b = first[b] = first[first[b]];
    return b;
  };
  for (const panels::Joined& joined : set.joined) {
    if (joined.comes_apart != joints::ComesApart::glued) continue;
    const auto a = by_name.find(joined.a);
    const auto b = by_name.find(joined.b);
    if (a == by_name.end() || b == by_name.end()) continue;
    const std::size_t one = root(a->second);
    const std::size_t other = root(b->second);
    first[std::max(one, other)] = std::min(one, other);
  }
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t b = 0; b < bodies.all.size(); ++b) groups[root(b)].push_back(b);
  std::vector<std::vector<std::size_t>> units;
  for (auto& [name, members] : groups) units.push_back(std::move(members));
  return units;
}

StepsVerdict hold_steps(const Bodies& bodies, const std::vector<std::vector<std::size_t>>& units,
                        const std::vector<std::vector<std::size_t>>& steps, const Limits& limits) {
  constexpr std::size_t kNever = static_cast<std::size_t>(-1);
  // A glued unit is there from the first step that brings one of its bodies.
  std::vector<std::size_t> step_of_body(bodies.all.size(), kNever);
  for (std::size_t s = steps.size(); s-- > 0;) {
    for (const std::size_t body : steps[s]) step_of_body[body] = s;
  }
  Search search(bodies, units, Search::Order::any, limits);
  std::vector<std::size_t> step_of(units.size(), kNever);
  for (std::size_t u = 0; u < units.size(); ++u) {
    for (const std::size_t body : units[u]) step_of[u] = std::min(step_of[u], step_of_body[body]);
    if (step_of[u] == kNever) search.leave_out(u);
  }
  StepsVerdict found;
  for (std::size_t s = steps.size(); s-- > 0;) {
    const auto of_step = [&](std::size_t u) { return step_of[u] == s; };
    if (search.empty(0, of_step, Search::Ground::ignored)) continue;
    if (search.spent()) {
      found.undecided = s + 1;
      break;
    }
    for (const std::size_t u : search.in_scene(0)) {
      if (!of_step(u)) continue;
      if (found.bad.empty() || found.bad.back().step != s) {
        std::optional<std::size_t> blocker = search.blocker_of(u, of_step);
        found.bad.push_back({s, units[u].front(), blocker});
      }
      search.leave_out(u);
    }
  }
  return found;
}

}  // namespace plano::assembly
