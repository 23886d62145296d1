// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/verdict.h"

#include <map>
#include <optional>
#include <utility>

#include "assembly/facets.h"
#include "panels/interference.h"
#include "panels/near_pairs.h"

namespace plano::assembly {

namespace {

static_assert(kTouching == panels::kTolerated);

using JoinedPairs = std::map<std::pair<std::string, std::string>, std::vector<std::size_t>>;

std::pair<std::string, std::string> in_order(const std::string& a, const std::string& b) {
  return a < b ? std::pair(a, b) : std::pair(b, a);
}

JoinedPairs pairs_in_joints(const panels::PartSet& set) {
  JoinedPairs pairs;
  for (std::size_t i = 0; i < set.joined.size(); ++i) {
    const panels::Joined& joined = set.joined[i];
    pairs[in_order(joined.a, joined.b)].push_back(i);
    for (const std::string& piece : joined.brought) {
      pairs[in_order(piece, joined.a)].push_back(i);
      pairs[in_order(piece, joined.b)].push_back(i);
    }
  }
  return pairs;
}

std::optional<PairVerdict> verdict_on(const Solid& a, const Solid& b) {
  PairVerdict verdict;
  if (const auto overlap = panels::deepest_overlap(a.prisms, a.pose, b.prisms, b.pose)) {
    verdict.kind = VerdictKind::overlap;
    verdict.place = overlap->place;
    verdict.depth = Length::nearest_to_mm(overlap->depth_mm);
    verdict.volume_mm3 = panels::common_volume_mm3(a.prisms, a.pose, b.prisms, b.pose);
    return verdict;
  }
  const Touch touch = touch_between(a, b);
  if (touch.area < kLeastContact) return std::nullopt;
  verdict.area = touch.area;
  verdict.place = touch.place;
  return verdict;
}

}  // namespace

std::vector<PairVerdict> verdicts_of(const panels::PartSet& set) {
  std::vector<std::vector<panels::Prism>> prisms;
  for (const panels::Part& part : set.parts) prisms.push_back(panels::prisms_of(part));
  const JoinedPairs joints = pairs_in_joints(set);
  std::vector<PairVerdict> all;
  for (const panels::NearPair& pair : panels::near_pairs(set, kTouching)) {
    const panels::Instance& a = set.parts[pair.part_a].instances[pair.instance_a];
    const panels::Instance& b = set.parts[pair.part_b].instances[pair.instance_b];
    auto verdict = verdict_on({prisms[pair.part_a], a.pose}, {prisms[pair.part_b], b.pose});
    if (!verdict) continue;
    verdict->a = a.element;
    verdict->b = b.element;
    const auto joined = joints.find(in_order(a.element, b.element));
    if (joined != joints.end()) verdict->joined = joined->second;
    all.push_back(std::move(*verdict));
  }
  return all;
}

}  // namespace plano::assembly
