// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What our data files share beyond spec/read.h.
#pragma once

#include "spec/read.h"
#include "syntax/tree.h"

namespace plano::catalog {

/// Says so where the version number on the first line is not one this program reads.
void check_version(const syntax::Node& scalar, spec::Reader& read);

/// yes, no, or a formula of constants that gives one.
std::optional<bool> constant_flag(const syntax::Node& scalar, spec::Reader& read);

}  // namespace plano::catalog
