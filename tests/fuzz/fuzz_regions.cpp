// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any shape, however broken: evaluating it either says why not, or gives a region without fault,
// and the short way gives the same bytes as one arrangement of everything. The input is a file as
// in tests/corpus/regions.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "geometry/exact/evaluate.h"
#include "geometry/exact/overlay.h"
#include "geometry/exact/subdivision.h"
#include "geometry/web.h"
#include "tests/unit/geometry/exact/region_case.h"

namespace {

using namespace plano;            // NOLINT: a program of its own
using namespace plano::geometry;  // NOLINT

/// Larger inputs only take longer.
constexpr std::size_t kMostBytes = 4000;

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMostBytes) {
    return 0;
  }
  const auto read = test::read_region_case({reinterpret_cast<const char*>(data), size});
  if (!read) {
    return 0;
  }
  const auto result = exact::evaluate(read->shape);
  const auto reference = exact::evaluate(read->shape, exact::Grouping::together);
  require(result.has_value() == reference.has_value());
  if (!result) {
    require(result.error().kind == reference.error().kind);
    require(result.error().kind != exact::Reason::Kind::kernel);
    return 0;
  }
  require(*result == *reference);
  require(!exact::find_fault(*result));
  require(*region_from_text(to_text(*result)) == *result);
  const auto web = thinnest_web(*result, 5_mm);
  require(!web || web->width < 5_mm);
  exact::overlay({*result});
  return 0;
}
