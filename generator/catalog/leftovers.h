// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads `leftovers:` of a workshop profile. Internal to this folder.
#pragma once

#include <vector>

#include "catalog/workshop.h"
#include "spec/read.h"
#include "syntax/tree.h"

namespace plano::catalog {

/// What is sound; the rest is reported (C0021 to C0027) and left out. `workshop` has its machines
/// and sheets already. Cost: corners × log corners for each leftover without fault.
std::vector<Leftover> read_leftovers(const syntax::Node& leftovers, const Workshop& workshop,
                                     spec::Reader& read);

}  // namespace plano::catalog
