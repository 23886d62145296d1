// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Changes to a workshop's stock as changes to its text: counts of sheets, leftovers, jobs. The
/// person who wrote the file finds it again: comments, order and layout stay, byte for byte.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/expected.h"
#include "catalog/workshop.h"
#include "syntax/tree.h"

namespace plano::catalog {

/// A leftover to enter. Its region is one face of straight edges, wherever it lies.
struct NewLeftover {
  std::string id;
  std::string sheet;
  std::optional<Length> measured;  // where it is not that of the sheet
  geometry::Region region;
  int count = 1;
  std::string note;  // the same in all languages; one line
};

struct StockChange {
  std::map<std::string, int> sheet_counts;     // by id: how many there are from now on
  std::map<std::string, int> leftover_counts;  // the same; 0 takes the entry out
  std::vector<NewLeftover> added;
  std::vector<std::string> jobs;  // entered behind those that are there

  bool empty() const {
    return sheet_counts.empty() && leftover_counts.empty() && added.empty() && jobs.empty();
  }
};

/// Written in one line with its neighbours (`leftovers: {a: {…}, b: {…}}`): cannot be taken out by
/// whole lines. `place` is where it stands.
struct WrittenInline {
  diagnostics::Span place;
};

/// The text with the change made and nothing else changed. The caller reads it again before it
/// replaces anything. Preconditions: `tree` was parsed from `text` and read without error; every id
/// of a count is in it, none of an added leftover is.
Expected<std::string, WrittenInline> with_stock(const std::string& text, const syntax::Tree& tree,
                                                const StockChange& change);

/// Whether `after` is `before` with exactly this change: the check that a text was edited rightly.
bool is_changed_by(const Workshop& before, const Workshop& after, const StockChange& change);

}  // namespace plano::catalog
