// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What `plano nest` says of what it read and laid.
#pragma once

#include <string>
#include <vector>

#include "cli/output_folder.h"
#include "cli/session.h"
#include "foreign/read_file.h"
#include "foreign/sheets_out.h"

namespace plano::cli {

/// "81.4 %" of a share, "12" of a count.
Text percent(double share);
Text number(std::size_t count);

/// Layers that were skipped, and how much is on them.
void say_skipped(const foreign::ReadFile& file, Session& session);

/// An error that names what found no place, if anything did.
void tell_unlaid(const foreign::ForeignJob& job, const foreign::Laying& laying, Session& session);

/// A warning that names the parts whose boxes were laid instead of their outlines, if any.
void tell_boxes(const foreign::ForeignJob& job, const foreign::Laying& laying, Session& session);

/// A warning where a layout on sheets has no plan.
void say_no_plan(const foreign::ForeignJob& job, const foreign::Laying& laying,
                 const std::vector<foreign::SheetGroup>& groups, Session& session);

/// The `result` of --json.
std::string nest_result(const foreign::ForeignJob& job, const foreign::Laying& laying,
                        const std::vector<foreign::SheetGroup>& groups,
                        const WrittenBundle& written,
                        const std::vector<exporters::Artifact>& files);

/// What a person reads at the end; nothing with --quiet or --json.
void print_summary(const foreign::ForeignJob& job, const foreign::Laying& laying,
                   const std::vector<foreign::SheetGroup>& groups, const WrittenBundle& written,
                   const std::vector<exporters::Artifact>& files, Session& session);

}  // namespace plano::cli
