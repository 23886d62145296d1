// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What to ask for in a shop: every bought item with the nuts and washers it brings.
#pragma once

#include <vector>

#include "base/text.h"
#include "pipeline/generate.h"

namespace plano::pipeline {

struct ToBuy {
  std::size_t hardware =
      0;             // of the design: the piece itself, or what the nut or washer belongs to
  Text designation;  // "ISO 4017 – M8 × 60 – A2"
  Text name;         // the author's label, "nut", "washer"
  std::size_t count = 0;
  bool itself = true;
};

/// In the order of the design's hardware; after each piece its nuts, then its washers.
std::vector<ToBuy> to_buy(const Built& built);
/// "ISO 4017 – M8 × 60 – A2"; of a wood screw, which has no standard, "4 × 30 mm".
Text designation_of(const model::Hardware& piece);

}  // namespace plano::pipeline
