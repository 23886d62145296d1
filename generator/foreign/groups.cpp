// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/groups.h"

#include <algorithm>
#include <functional>
#include <map>

#include "base/check.h"
#include "foreign/limits.h"
#include "nesting/levels.h"

namespace plano::foreign {
namespace {

std::size_t turns_of(const ForeignJob& job) {
  std::vector<std::vector<nesting::Pose>> poses;
  for (const ForeignPart& part : job.parts) poses.push_back(part.poses);
  const auto turns = nesting::turns_between(poses);
  CHECK(turns, "a job has no more turns than its reader lets through");
  return std::max<std::size_t>(1, *turns);
}

/// Different parts one group may have.
std::size_t most_different(const ForeignJob& job) {
  constexpr std::size_t kLeast = 8;  // fewer would leave nothing to fit together
  const std::size_t turns = turns_of(job);
  std::size_t most = kLeast;
  while ((most + 1) * (most + 1) * turns <= kMostTables) ++most;
  return most;
}

std::size_t in_groups_of(std::size_t all, std::size_t most) {
  return (all + most - 1) / most;
}

/// Some of the parts, spread over as few groups as may be.
std::vector<Group> spread(const ForeignJob& job, const std::vector<std::size_t>& parts,
                          std::size_t different) {
  const std::size_t families = in_groups_of(parts.size(), different);
  std::vector<Group> groups;
  for (std::size_t family = 0; family < families; ++family) {
    std::size_t copies = 0;
    for (std::size_t k = family; k < parts.size(); k += families) {
      copies += static_cast<std::size_t>(job.parts[parts[k]].count);
    }
    const std::size_t first = groups.size();
    const std::size_t count = in_groups_of(copies, kMostTogether);
    groups.resize(first + count, Group(job.parts.size(), 0));
    std::size_t next = 0;
    for (std::size_t k = family; k < parts.size(); k += families) {
      for (int copy = 0; copy < job.parts[parts[k]].count; ++copy) {
        ++groups[first + next++ % count][parts[k]];
      }
    }
  }
  return groups;
}

bool are_one_group(const Group& a, const Group& b, std::size_t different) {
  std::size_t copies = 0;
  std::size_t parts = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    copies += a[k] + b[k];
    parts += a[k] + b[k] > 0 ? 1 : 0;
  }
  return copies <= kMostTogether && parts <= different;
}

/// The parts of each priority, the highest first.
std::vector<std::vector<std::size_t>> ranks_of(const ForeignJob& job) {
  std::map<int, std::vector<std::size_t>, std::greater<>> ranks;
  for (std::size_t k = 0; k < job.parts.size(); ++k) ranks[job.parts[k].priority].push_back(k);
  std::vector<std::vector<std::size_t>> result;
  for (auto& [priority, parts] : ranks) result.push_back(std::move(parts));
  return result;
}

}  // namespace

std::size_t tables_of(const ForeignJob& job) {
  return job.parts.size() * job.parts.size() * turns_of(job);
}

std::vector<Group> dealt(const ForeignJob& job) {
  const std::size_t different = most_different(job);
  std::vector<Group> groups;
  for (const std::vector<std::size_t>& parts : ranks_of(job)) {
    std::vector<Group> own = spread(job, parts, different);
    if (!groups.empty() && !own.empty() && are_one_group(groups.back(), own.front(), different)) {
      Group& last = groups.back();
      for (std::size_t k = 0; k < last.size(); ++k) last[k] += own.front()[k];
      own.erase(own.begin());
    }
    groups.insert(groups.end(), own.begin(), own.end());
  }
  return groups;
}

}  // namespace plano::foreign
