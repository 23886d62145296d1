// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes either parse or give an error; what parses can be laid out, twice the same. `formatted`
// itself checks that the result says the same.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "diagnostics/render.h"
#include "syntax/format.h"
#include "syntax/tree.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plano;
  static constexpr std::array<std::string_view, 5> kOrder{"spec", "id", "title", "a", "joints"};
  const std::string text(reinterpret_cast<const char*>(data), size);
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  const auto tree = syntax::parse(sources, sources.add("fuzz.yaml", text), {}, found);
  CHECK(tree.has_value() == !found.has_errors(), "a tree or an error");
  render_human(found, sources, Language::french, diagnostics::Colour::none);
  if (tree) {
    const std::string once = syntax::formatted(text, kOrder);
    CHECK(syntax::formatted(once, kOrder) == once, "laying out twice is laying out once");
  }
  return 0;
}
