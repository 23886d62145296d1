// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/groups.h"

#include <algorithm>

#include "foreign/limits.h"

namespace plano::foreign {
namespace {

std::size_t most_poses(const ForeignJob& job) {
  std::size_t most = 1;
  for (const ForeignPart& part : job.parts) most = std::max(most, part.poses.size());
  return most;
}

/// Different parts one group may have.
std::size_t most_different(const ForeignJob& job) {
  constexpr std::size_t kLeast = 8;  // fewer would leave nothing to fit together
  const std::size_t poses = most_poses(job);
  std::size_t most = kLeast;
  while ((most + 1) * (most + 1) * poses <= kMostTables) ++most;
  return most;
}

std::size_t in_groups_of(std::size_t all, std::size_t most) {
  return (all + most - 1) / most;
}

}  // namespace

std::size_t tables_of(const ForeignJob& job) {
  return job.parts.size() * job.parts.size() * most_poses(job);
}

std::vector<Group> dealt(const ForeignJob& job) {
  const std::size_t parts = job.parts.size();
  const std::size_t families = in_groups_of(parts, most_different(job));
  std::vector<Group> groups;
  for (std::size_t family = 0; family < families; ++family) {
    std::size_t copies = 0;
    for (std::size_t k = family; k < parts; k += families) {
      copies += static_cast<std::size_t>(job.parts[k].count);
    }
    const std::size_t first = groups.size();
    const std::size_t count = in_groups_of(copies, kMostTogether);
    groups.resize(first + count, Group(parts, 0));
    std::size_t dealt = 0;
    for (std::size_t k = family; k < parts; k += families) {
      for (int copy = 0; copy < job.parts[k].count; ++copy) ++groups[first + dealt++ % count][k];
    }
  }
  return groups;
}

}  // namespace plano::foreign
