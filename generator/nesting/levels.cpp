// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/levels.h"

namespace plano::nesting {
namespace {

constexpr Angle kFullTurn = Angle::degrees(360);

}  // namespace

std::uint32_t PoseNumbers::of(const Pose& pose) {
  const auto [it, is_new] =
      numbers_.try_emplace({pose.flipped, pose.turn}, static_cast<std::uint32_t>(poses_.size()));
  if (is_new) poses_.push_back(pose);
  return it->second;
}

// A mirrored shape is turned the other way: F R(a) = R(-a) F.
Angle level_of(const Pose& first) {
  return within(first.flipped ? first.turn : -first.turn, kFullTurn);
}

Pose levelled(const Pose& pose, Angle level) {
  return {pose.flipped, within(pose.turn + (pose.flipped ? -level : level), kFullTurn)};
}

Pose beside(Angle level_of_a, Angle level_of_b, const Pose& between) {
  const Angle back = between.flipped ? level_of_b : -level_of_b;
  return {between.flipped, within(between.turn + level_of_a + back, kFullTurn)};
}

std::optional<std::size_t> turns_between(const std::vector<std::vector<Pose>>& poses) {
  PoseNumbers levels;
  for (const std::vector<Pose>& own : poses) {
    for (const Pose& pose : own) levels.of(levelled(pose, level_of(own.front())));
    if (levels.poses().size() > kMostLevels) return std::nullopt;
  }
  PoseNumbers between;
  for (const Pose& first : levels.poses()) {
    for (const Pose& second : levels.poses()) between.of(relative(first, second));
  }
  return between.poses().size();
}

}  // namespace plano::nesting
