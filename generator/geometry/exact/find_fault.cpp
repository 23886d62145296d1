// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/evaluate.h"

namespace plano::geometry::exact {

std::optional<Reason> find_fault(const Region& region) {
  for (const Face& face : region.faces) {
    if (signed_area(face.outer) <= Area{}) {
      return Reason{Reason::Kind::input_not_simple, face.outer.edges.front().start, "orientation"};
    }
  }
  return std::nullopt;
}

}  // namespace plano::geometry::exact
