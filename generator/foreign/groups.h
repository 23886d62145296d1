// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Copies dealt into groups that one search can take.
#pragma once

#include <cstddef>
#include <vector>

#include "foreign/job.h"

namespace plano::foreign {

/// By part, how many copies of it a group has.
using Group = std::vector<std::size_t>;

/// Groups of at most kMostTogether copies and so few different parts that the search's tables stay
/// below kMostTables; one group where all fit. What comes first is in the first groups. Parts of
/// one priority are spread over their groups in turn, so that each has large ones and small ones.
/// Precondition: every part has poses.
std::vector<Group> dealt(const ForeignJob& job);

/// What the search keeps for each two parts in each turn between them: parts² × turns
/// (nesting::turns_between).
std::size_t tables_of(const ForeignJob& job);

}  // namespace plano::foreign
