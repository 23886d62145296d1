// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes either read as a formula or give one error inside them; what reads is printed so that
// it reads again as the same formula of the same worth.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/check.h"
#include "spec/evaluate.h"
#include "spec/expression.h"

namespace {

using namespace plano;
using namespace plano::spec;

std::optional<Value> worth(const Expression& formula, Names& names) {
  Bindings bindings;
  bindings.set(names.id("a"), Quantity{120, kLengthDimension});
  bindings.set(names.id("n"), Quantity{3, {}});
  bindings.set(names.id("yesno"), true);
  bindings.set(names.id("side"), std::string("left"));
  Budget budget;
  diagnostics::Diagnostics found;
  const auto value = Evaluator(bindings, names, budget, found).value(formula);
  CHECK(value.has_value() != found.has_errors(), "a value or an error");
  return value;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const TextPlace place{{0, 0, static_cast<std::uint32_t>(size)}, 0, true};
  Names names;
  diagnostics::Diagnostics found;
  const auto formula = parse_expression(text, place, names, found);
  CHECK(formula.has_value() != found.has_errors(), "a formula or an error");
  CHECK(found.items().size() <= 1, "one mistake, one message");
  for (const auto& said : found.items()) {
    CHECK(said.primary.span.end <= size, "a place inside the text");
  }
  diagnostics::Diagnostics of_range;
  parse_range(text, place, names, of_range);
  if (!formula) {
    return 0;
  }
  const auto value = worth(*formula, names);
  const std::string printed = print(*formula, names);
  // Spaces and full units may push a formula past its greatest length.
  if (printed.size() <= kLongestFormula) {
    const auto again = parse_expression(printed, {}, names, found);
    CHECK(again.has_value(), "what is printed reads again: " + printed);
    CHECK(print(*again, names) == printed, "printed twice the same: " + printed);
    CHECK(worth(*again, names) == value, "worth the same: " + printed);
  }
  return 0;
}
