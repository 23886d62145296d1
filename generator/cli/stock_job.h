// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the bundle.json of a bundle, or of a layout by `plano nest`, says of the sheets its job
/// takes and leaves. The file may come from anybody: what it lacks or says wrongly is reported, and
/// nothing of it is trusted further than the bounds of a workshop's file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "diagnostics/diagnostic.h"
#include "geometry/outline.h"

namespace plano::cli {

struct JobSheet {
  std::string name;                     // "sheet-01"
  std::string sheet;                    // the kind of sheet, by its id in the workshop
  std::optional<std::string> leftover;  // the leftover it is, by id
  int count = 1;
  std::vector<geometry::Region> leftovers;  // to keep, of each of the `count`
};

/// A kind of sheet as it was when the job was laid on it.
struct JobBoard {
  std::string sheet;  // its id in the workshop
  std::string kind;   // "plywood"
  Length measured;
  Length width;
  Length height;
};

struct Job {
  std::string design;  // of plano nest: the id made of the name of the file
  std::string workshop;
  Text title;  // of the workshop
  std::vector<JobBoard> boards;
  /// The id and the start of the digest of bundle.json: another value of a parameter,
  /// another board or another version of the design make another job.
  std::string id;
  std::vector<JobSheet> sheets;
};

/// From a bundle's folder or its bundle.json. Empty exactly when it added an error.
std::optional<Job> read_job(const std::string& typed, diagnostics::Diagnostics& found);

/// One piece with a simple outline turned the usual way and holes the other, corners on whole
/// micrometres: what a workshop's file makes of the same corners. Nothing where all
/// corners of an outline lie on one line, or fall together.
std::optional<geometry::Region> piece_of(const std::vector<geometry::Point>& outline,
                                         const std::vector<std::vector<geometry::Point>>& holes);

}  // namespace plano::cli
