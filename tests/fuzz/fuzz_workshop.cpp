// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes either are a workshop or give an error; the stock of one that is can be changed in its
// text, and the text then says what was asked for, or the change is refused.

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "catalog/stock.h"
#include "catalog/workshop.h"
#include "diagnostics/render.h"
#include "syntax/tree.h"

namespace {

using namespace plano;

void change(const std::string& text, const syntax::Tree& tree, const catalog::Workshop& workshop) {
  catalog::StockChange change;
  change.jobs = {"job-1"};
  for (const catalog::Sheet& sheet : workshop.sheets) {
    change.sheet_counts[sheet.id] = sheet.count.value_or(0) / 2 + 1;
  }
  for (const catalog::Leftover& leftover : workshop.leftovers) {
    change.leftover_counts[leftover.id] = leftover.count - 1;
  }
  if (!workshop.sheets.empty() && workshop.find_leftover("fuzz-new") == nullptr) {
    catalog::NewLeftover added;
    added.id = "fuzz-new";
    added.sheet = workshop.sheets.front().id;
    added.region = {{{geometry::rectangle({}, 20_mm, 30_mm), {}}}};
    added.note = "it's {new}";
    change.added = {added};
  }
  const auto edited = catalog::with_stock(text, tree, change);
  if (!edited) return;
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  const auto again = syntax::parse(sources, sources.add("fuzz.yaml", *edited), {}, found);
  const auto made = again ? catalog::read_workshop(*again, found) : std::nullopt;
  // What was there may leave no room: bytes, nodes, a bed smaller than the new piece.
  CHECK(!made || catalog::is_changed_by(workshop, *made, change), "a text says what was asked for");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  const auto tree = syntax::parse(sources, sources.add("fuzz.yaml", text), {}, found);
  if (!tree) return 0;
  const auto workshop = catalog::read_workshop(*tree, found);
  CHECK(workshop.has_value() == !found.has_errors(), "a workshop or an error");
  render_human(found, sources, Language::french, diagnostics::Colour::none);
  if (workshop) change(text, *tree, *workshop);
  return 0;
}
