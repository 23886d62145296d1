// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A workshop's file opened to look at its stock and to change it.
///
/// Any end of a run leaves the former file or the new one, whole: the new text is made in memory,
/// read again as any workshop is, held against what was asked for, and only then written beside the
/// file and renamed over it. Of two runs at once the later one finds the file changed and says so.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "catalog/stock.h"
#include "catalog/workshop.h"
#include "cli/session.h"
#include "syntax/tree.h"

namespace plano::cli {

struct Shelf {
  std::filesystem::path path;
  diagnostics::SourceId source = 0;
  syntax::Tree tree;
  catalog::Workshop workshop;
};

/// The workshop meant by a path or an id. Empty exactly when it added an error.
std::optional<Shelf> open_shelf(const std::string& typed, Session& session);

/// Writes the change into the file. False exactly when it added an error; then the file is as it
/// was. Precondition as for `catalog::with_stock`.
bool save(const Shelf& shelf, const catalog::StockChange& change, Session& session);

}  // namespace plano::cli
