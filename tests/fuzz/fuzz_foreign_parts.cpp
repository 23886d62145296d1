// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes, as a DXF or as an instance: either parts whose outlines have no fault, or an error
// that can be shown. What is read is moved and turned as a layout would.

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "diagnostics/render.h"
#include "foreign/limits.h"
#include "foreign/read_file.h"
#include "geometry/exact/evaluate.h"

namespace {

/// Larger inputs only take longer.
constexpr std::size_t kMostBytes = 20'000;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plano;
  if (size > kMostBytes) return 0;
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  const auto source =
      sources.add("fuzz.dxf", std::string(reinterpret_cast<const char*>(data), size));
  foreign::ReadOptions options;
  // Half of the inputs say their unit: otherwise few would get further.
  if (size % 2 == 0) options.dxf.unit = foreign::unit_named("mm");
  const auto file = foreign::read_file(sources, source, options, found);
  CHECK(file.has_value() == !found.has_errors(), "parts or an error");
  for (const auto& item : found.items()) {
    CHECK(!item.primary.span.known() || item.primary.span.end <= size, "a place inside the text");
  }
  render_human(found, sources, Language::french, diagnostics::Colour::none);
  if (!file) return 0;
  for (const foreign::ForeignPart& part : file->job.parts) {
    CHECK(part.count >= 1 && part.outline.faces.size() == 1, "a part is one piece, once or more");
    const auto fault = geometry::exact::find_fault(part.outline);
    CHECK(!fault, "an outline without fault: " + (fault ? fault->detail : std::string()));
    geometry::rotated(part.outline.faces[0].outer, Angle::degrees(37), {});
  }
  return 0;
}
