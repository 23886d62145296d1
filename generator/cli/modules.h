// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The designs a design takes in: found, read, and held against design.lock.
///
/// Where `design: <word>` under `uses:` leads. A word with a slash or the ending .yaml is a path,
/// relative to the file that holds it, to a file or folder beside or below that. Any other word is
/// an id, looked for in this order: modules/<id>/design.yaml beside the file that holds it; the
/// same beside the outermost design; the library's designs/modules/<id> and designs/<id>.
///
/// In the lock and in the bundle each text has the place where the same words lead to it again:
/// what lies beside or below its user stays there (modules/a/modules/b/design.yaml), so that two
/// modules of one id remain two; what comes from the library goes to modules/<id>. Where two texts
/// would need one place, or one would stand in another's way, there is an error.
#pragma once

#include <filesystem>
#include <optional>

#include "cli/library.h"
#include "pipeline/generate.h"

namespace plano::cli {

/// Different designs inside one, at any depth.
inline constexpr std::size_t kMostModules = 16;

/// Everything that `design` takes in. Empty exactly when it added an error. A text that is no YAML
/// takes in nothing here: the pipeline says what is wrong with it.
std::optional<pipeline::ModuleTexts> read_modules(const Library& library,
                                                  const std::filesystem::path& design,
                                                  diagnostics::SourceId source,
                                                  diagnostics::SourceMap& sources,
                                                  diagnostics::Diagnostics& found);

/// design.lock beside a design.
std::filesystem::path lock_path(const std::filesystem::path& design);

/// Whether design.lock is a link, which in a folder from a stranger may lead to any file: an error
/// then, and it is neither read nor written.
bool lock_is_link(const std::filesystem::path& design, diagnostics::Diagnostics& found);

/// Holds the modules against the lock: false after an error. Without a lock, a warning.
bool check_lock(const pipeline::ModuleTexts& modules, const std::filesystem::path& design,
                diagnostics::SourceMap& sources, diagnostics::Diagnostics& found);

}  // namespace plano::cli
