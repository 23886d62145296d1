// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/interference.h"

#include "panels/near_pairs.h"
#include "panels/section.h"
#include "panels/slices.h"

namespace plano::panels {

std::vector<Prism> prisms_of(const Part& part) {
  std::vector<Prism> prisms;
  for (const Slice& slice : slices_of(part)) {
    prisms.emplace_back(slice.region, slice.low, slice.high);
  }
  return prisms;
}

std::vector<Interference> find_interferences(const PartSet& set) {
  std::vector<std::vector<Prism>> prisms;
  for (const Part& part : set.parts) prisms.push_back(prisms_of(part));
  std::vector<Interference> all;
  for (const NearPair& pair : near_pairs(set, -kTolerated)) {
    const std::vector<Prism>& a = prisms[pair.part_a];
    const std::vector<Prism>& b = prisms[pair.part_b];
    const geometry::Placement& at_a = set.parts[pair.part_a].instances[pair.instance_a].pose;
    const geometry::Placement& at_b = set.parts[pair.part_b].instances[pair.instance_b].pose;
    const auto overlap = deepest_overlap(a, at_a, b, at_b);
    if (!overlap) continue;
    all.push_back({pair.part_a, pair.instance_a, pair.part_b, pair.instance_b, overlap->place,
                   Length::nearest_to_mm(overlap->depth_mm), common_volume_mm3(a, at_a, b, at_b)});
  }
  return all;
}

}  // namespace plano::panels
