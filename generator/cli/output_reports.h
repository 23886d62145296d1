// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Why an output folder was refused or left as it was, in words. Each adds one finding.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/made_folder.h"
#include "diagnostics/diagnostic.h"

namespace plano::cli {

void report_another_run(const std::filesystem::path& target, diagnostics::Diagnostics& found);
void report_not_ours(const std::filesystem::path& folder, diagnostics::Diagnostics& found);
/// `path` is a symbolic link, or a file that plano did not make.
void report_not_a_folder(const std::filesystem::path& path, diagnostics::Diagnostics& found);
/// `others`: what was added to `target` or changed in it; not empty.
void report_others(const std::filesystem::path& target, const std::vector<std::string>& others,
                   diagnostics::Diagnostics& found);
/// The folder holds a bundle of plano's that is of something else than is written now.
void report_other_kind(const std::filesystem::path& target, MadeOf made_of,
                       diagnostics::Diagnostics& found);
void report_strays_kept(const std::filesystem::path& where, diagnostics::Diagnostics& found);
void report_stopped(diagnostics::Diagnostics& found);

}  // namespace plano::cli
