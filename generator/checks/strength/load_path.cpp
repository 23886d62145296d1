// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/load_path.h"

#include <limits>

#include "checks/strength/plate_case.h"

namespace plano::checks {
namespace {

constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();

}  // namespace

LoadPath::LoadPath(const Scene& scene) : scene_(scene), steps_(scene.bodies.size(), kNever) {
  std::vector<std::vector<std::size_t>> carried(steps_.size());
  std::vector<std::size_t> reached;
  for (std::size_t b = 0; b < steps_.size(); ++b) {
    for (const std::size_t carrier : scene.carriers[b]) carried[carrier].push_back(b);
    if (scene.bodies[b].box.low.z > scene.ground + kBearsMm) continue;
    steps_[b] = 0;
    reached.push_back(b);
  }
  for (std::size_t next = 0; next < reached.size(); ++next) {
    for (const std::size_t other : carried[reached[next]]) {
      if (steps_[other] != kNever) continue;
      steps_[other] = steps_[reached[next]] + 1;
      reached.push_back(other);
    }
  }
}

bool LoadPath::bears(std::size_t other, std::size_t body) const {
  std::vector<bool> seen(steps_.size());
  seen[body] = seen[other] = true;
  std::vector<std::size_t> open{other};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (steps_[at] == 0) return true;
    for (const std::size_t next : scene_.carriers[at]) {
      if (seen[next]) continue;
      seen[next] = true;
      open.push_back(next);
    }
  }
  return false;
}

bool LoadPath::is_nearer_to_ground(std::size_t other, std::size_t body) const {
  return steps_[other] == 0 || steps_[other] < steps_[body];
}

}  // namespace plano::checks
