// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Poses counted from each shape's own first one, so that shapes drawn at a slant have the turns
/// between them in common.
///
/// A shape turned clockwise by its level, then posed by the levelled pose, lies as its pose says.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "nesting/polygon.h"

namespace plano::nesting {

/// Poses, each once, by number.
class PoseNumbers {
 public:
  std::uint32_t of(const Pose& pose);
  const std::vector<Pose>& poses() const { return poses_; }

 private:
  std::vector<Pose> poses_;
  std::map<std::pair<bool, Angle>, std::uint32_t> numbers_;
};

/// The level of a shape whose first pose is `first`: it is levelled to no turn at all.
Angle level_of(const Pose& first);
Pose levelled(const Pose& pose, Angle level);
/// How b lies beside a, in a's own frame, where their levelled poses differ by `between`.
Pose beside(Angle level_of_a, Angle level_of_b, const Pose& between);

/// More levelled poses in one job would take too much memory: each degree, on either face.
inline constexpr std::size_t kMostLevels = 720;
/// How many different turns shapes have to one another, each of which may have any of its own
/// poses; nothing where they have more than kMostLevels levelled ones. Precondition: none is
/// without. Cost: the square of the levelled poses.
std::optional<std::size_t> turns_between(const std::vector<std::vector<Pose>>& poses);

}  // namespace plano::nesting
