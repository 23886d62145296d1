// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/fasteners.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "catalog/hardware.h"
#include "panels/interference.h"
#include "panels/near_pairs.h"
#include "panels/section.h"

namespace plano::panels {

namespace {

using geometry::Placement;
using geometry::Vec3;

std::optional<Length> diameter_of(const model::Hardware& piece) {
  if (piece.diameter) return piece.diameter;
  const catalog::ThreadFigures* thread = catalog::find_thread(piece.thread);
  if (thread == nullptr) return std::nullopt;
  return thread->diameter;
}

/// A frame whose w is the direction and whose origin puts the middle of a profile from (0, 0) to
/// (2 radius, 2 radius) on the axis.
Placement standing_on(Vec3 place, Vec3 direction, Length radius) {
  Placement pose;
  pose.w = geometry::unit(direction);
  const Vec3 aside = std::fabs(pose.w.x) < 0.6 ? Vec3{1, 0, 0} : Vec3{0, 1, 0};
  pose.u = geometry::unit(cross(aside, pose.w));
  pose.v = cross(pose.w, pose.u);
  pose.origin = place + pose.w * kShankEnds.mm() - (pose.u + pose.v) * radius.mm();
  return pose;
}

/// One shank, and whose it is.
struct Shank {
  std::size_t joined = 0;
  std::size_t hardware = 0;
};

/// Shanks as parts of their own behind those of the set: as near_pairs and prisms_of want them.
struct Together {
  PartSet all;
  std::size_t first = 0;  // part of the first shank
  std::vector<Shank> shanks;
};

Together with_shanks(const model::ResolvedDesign& design, const PartSet& set) {
  Together together;
  together.all.parts = set.parts;
  together.first = set.parts.size();
  for (std::size_t j = 0; j < set.joined.size(); ++j) {
    for (const joints::HardwareUse& use : set.joined[j].hardware) {
      const model::Hardware& piece = design.hardware[use.hardware];
      const auto diameter = diameter_of(piece);
      const Length length = piece.length - kShankEnds - kShankEnds;
      if (!diameter || length <= Length{} || norm(use.direction) == 0) continue;
      const Length radius = diameter->half();
      Part shank;
      shank.thickness = length;
      shank.profile.outer = geometry::circle({radius, radius}, radius);
      shank.instances.push_back({"", {}, standing_on(use.place, use.direction, radius), ""});
      together.all.parts.push_back(std::move(shank));
      together.shanks.push_back({j, use.hardware});
    }
  }
  return together;
}

bool holds(const Joined& joined, const std::string& element) {
  return joined.a == element || joined.b == element ||
         std::find(joined.brought.begin(), joined.brought.end(), element) != joined.brought.end();
}

}  // namespace

std::vector<FastenerClash> find_fastener_clashes(const model::ResolvedDesign& design,
                                                 const PartSet& set) {
  const Together together = with_shanks(design, set);
  if (together.shanks.empty()) return {};
  std::map<std::size_t, std::vector<Prism>> prisms;
  const auto prisms_at = [&](std::size_t part) -> const std::vector<Prism>& {
    const auto known = prisms.find(part);
    if (known != prisms.end()) return known->second;
    return prisms.emplace(part, prisms_of(together.all.parts[part])).first->second;
  };
  std::set<std::pair<std::string, std::string>> said;
  std::vector<FastenerClash> all;
  for (const NearPair& pair : near_pairs(together.all, -kTolerated)) {
    if (pair.part_b < together.first) continue;
    const Shank& shank = together.shanks[pair.part_b - together.first];
    const Instance& a = together.all.parts[pair.part_a].instances[pair.instance_a];
    const Instance& b = together.all.parts[pair.part_b].instances[pair.instance_b];
    const Joined& joined = set.joined[shank.joined];
    const bool in_a_part = pair.part_a < together.first;
    if (in_a_part && holds(joined, a.element)) continue;
    const auto overlap =
        deepest_overlap(prisms_at(pair.part_a), a.pose, prisms_at(pair.part_b), b.pose);
    if (!overlap) continue;
    FastenerClash clash{shank.joined, shank.hardware, std::nullopt, std::nullopt, overlap->place};
    std::string other = a.element;
    if (in_a_part) {
      clash.element = a.element;
    } else {
      clash.other = together.shanks[pair.part_a - together.first].joined;
      other = "/" + set.joined[*clash.other].joint;
    }
    if (said.emplace(joined.joint, other).second) all.push_back(std::move(clash));
  }
  std::stable_sort(all.begin(), all.end(), [](const FastenerClash& p, const FastenerClash& q) {
    return p.joined < q.joined;
  });
  return all;
}

}  // namespace plano::panels
