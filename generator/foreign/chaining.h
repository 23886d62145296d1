// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Loose curves joined end to end.
#pragma once

#include <cstdint>
#include <vector>

#include "foreign/curve.h"

namespace plano::foreign {

/// Curves in walking order; those with `reversed` are walked backwards.
struct Chain {
  struct Link {
    std::uint32_t curve = 0;
    bool reversed = false;
  };
  std::vector<Link> links;
  bool closed = false;
};

/// Every curve of `curves`, none of them closed, is in one chain. Same input, same chains.
std::vector<Chain> chained(const std::vector<Curve>& curves);

geometry::Point start_of(const Curve& curve);
geometry::Point end_of(const Curve& curve);

}  // namespace plano::foreign
