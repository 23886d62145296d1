// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/support.h"

#include <algorithm>
#include <cstdint>

namespace plano::assembly {

Support::Support(const Bodies& bodies, const std::vector<std::vector<std::size_t>>& near,
                 SweepTest& test)
    : bodies_(bodies), carries_(bodies.all.size()), founded_(bodies.all.size(), false) {
  for (std::size_t body = 0; body < bodies.all.size(); ++body) {
    for (const std::size_t below : near[body]) {
      if (test.overlaps(body, {0, 0, -kRests.mm()}, below)) carries_[below].push_back(body);
    }
  }
  for (const auto& [a, b] : bodies.joined) {
    carries_[a].push_back(b);
    carries_[b].push_back(a);
  }
}

void Support::found(const std::vector<std::size_t>& standing) {
  double ground = 1e12;
  for (const std::size_t b : standing) ground = std::min(ground, bodies_.all[b].box.low.z);
  for (const std::size_t b : standing) {
    founded_[b] = bodies_.all[b].box.low.z <= ground + kRests.mm();
  }
  const auto lower = [&](std::size_t a, std::size_t b) {
    return bodies_.all[a].box.low.z < bodies_.all[b].box.low.z;
  };
  for (auto left = falling(standing); !left.empty(); left = falling(standing)) {
    founded_[*std::min_element(left.begin(), left.end(), lower)] = true;
  }
}

std::vector<std::size_t> Support::falling(const std::vector<std::size_t>& standing) const {
  enum class Place : std::uint8_t { absent, falls, carried };
  std::vector<Place> place(bodies_.all.size(), Place::absent);
  std::vector<std::size_t> open;
  for (const std::size_t b : standing) {
    place[b] = founded_[b] ? Place::carried : Place::falls;
    if (founded_[b]) open.push_back(b);
  }
  while (!open.empty()) {
    const std::size_t below = open.back();
    open.pop_back();
    for (const std::size_t b : carries_[below]) {
      if (place[b] != Place::falls) continue;
      place[b] = Place::carried;
      open.push_back(b);
    }
  }
  std::vector<std::size_t> left;
  for (const std::size_t b : standing) {
    if (place[b] == Place::falls) left.push_back(b);
  }
  return left;
}

}  // namespace plano::assembly
