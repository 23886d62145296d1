// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A way out of a layout that no longer gets better.
#pragma once

#include "nesting/layout.h"
#include "nesting/random.h"

namespace plano::nesting {

/// Two of the large shapes, different ones, change places; what small ones lie where they were goes
/// along. Overlaps are the separator's business.
void disrupt(Layout& layout, Random& random);

}  // namespace plano::nesting
