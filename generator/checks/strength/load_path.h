// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The way of a load to the ground: what may carry a body, and whether it does so without the body
/// itself. A panel that only hangs from a beam is no support of that beam.
#pragma once

#include <cstddef>
#include <vector>

#include "checks/scene.h"

namespace plano::checks {

class LoadPath {
 public:
  /// `scene` must outlive it. Cost: linear in the pairs of Scene::carriers.
  explicit LoadPath(const Scene& scene);

  /// Whether `other`, below `body`, would still reach the ground were `body` taken away.
  bool bears(std::size_t other, std::size_t body) const;
  /// Whether `other`, which a joint holds to `body`, is on the ground or has fewer bodies between
  /// itself and the ground: of two rails with a panel between them neither bears the other by it.
  bool is_nearer_to_ground(std::size_t other, std::size_t body) const;
  bool is_on_ground(std::size_t body) const { return steps_[body] == 0; }

 private:
  const Scene& scene_;
  std::vector<std::size_t> steps_;  // bodies between one and the ground
};

}  // namespace plano::checks
