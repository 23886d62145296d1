// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where an element stands, as the author wrote it: x right, y back, z up.
#pragma once

#include <cstdint>
#include <optional>

#include "diagnostics/source.h"
#include "spec/expression.h"

namespace plano::spec {

enum class Axis : std::uint8_t { x, y, z };

struct PlaceSpec {
  std::optional<Expression> x;  // missing: 0
  std::optional<Expression> y;
  std::optional<Expression> z;
  Span span;
};

struct TurnSpec {
  Axis axis = Axis::z;
  Expression angle;                  // right-handed about +axis
  std::optional<PlaceSpec> through;  // missing: the panel's `at`
  Span span;
};

}  // namespace plano::spec
