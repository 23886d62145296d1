// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/rule_tables.h"

#include <algorithm>

#include "documents/page.h"

namespace plano::documents {
namespace {

/// A cell that is longer holds words.
constexpr std::size_t kLongestNumber = 16;  // bytes

std::vector<std::string> cells_of(const std::vector<Text>& cells, Language language) {
  std::vector<std::string> all;
  for (const Text& cell : cells) all.push_back(cell.in(language));
  return all;
}

}  // namespace

void rule_tables(Flow& flow, const checks::Outcome& outcome, Language language) {
  for (const checks::Table& table : outcome.tables) {
    flow.heading(table.title.in(language), 24);
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : table.rows) rows.push_back(cells_of(row, language));
    std::vector<FlowColumn> columns;
    for (std::size_t c = 0; c < table.head.size(); ++c) {
      const bool has_words = std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
        return c < row.size() && row[c].size() > kLongestNumber;
      });
      columns.push_back({table.head[c].in(language), has_words ? 2.0 : 1.0, Align::left,
                         c == 0 ? Repeat::when_new : Repeat::each});
    }
    flow.table(columns, rows, 7.5);
    if (!table.note.empty()) {
      flow.paragraph(table.note.in(language), flow.type(8, Weight::regular, kSoftInk));
    }
  }
}

}  // namespace plano::documents
