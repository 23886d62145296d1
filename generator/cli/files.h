// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reading and writing single files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "diagnostics/diagnostic.h"

namespace plano::cli {

/// Texts written by people are small; anything above this is not one of them and is not read.
inline constexpr std::uintmax_t kMostTextBytes = 8u * 1024 * 1024;

/// How a path is shown to people: relative to the working folder where it lies below it, as valid
/// UTF-8 without control characters. Not for opening.
std::string shown(const std::filesystem::path& path);

/// The whole file. Empty exactly when it added an error (unreadable, not a regular file, too
/// large).
std::optional<std::string> read_text(const std::filesystem::path& path,
                                     diagnostics::Diagnostics& found,
                                     std::uintmax_t most = kMostTextBytes);

/// The same for any file, of any size.
std::optional<std::string> read_bytes(const std::filesystem::path& path,
                                      diagnostics::Diagnostics& found);

/// Replaces or makes one file: written beside, then renamed into place, so that a reader sees the
/// old bytes or the new ones. Keeps the rights of a file that was there. What stands there and is
/// no ordinary file is refused, a link too: a folder from a stranger may hold links to anywhere.
/// Links above the file are followed. False exactly when it added an error; then nothing has
/// changed.
bool write_file(const std::filesystem::path& path, const std::string& bytes,
                diagnostics::Diagnostics& found);

/// Adds kCannotWrite for `path` with the system's own reason (an errno value) in both languages.
/// `elsewhere`: how another place is chosen; by itself, with -o.
void report_cannot_write(const std::filesystem::path& path, int reason,
                         diagnostics::Diagnostics& found);
void report_cannot_write(const std::filesystem::path& path, int reason, const Text& elsewhere,
                         diagnostics::Diagnostics& found);

/// Adds kTargetNotFolder: a link, a device or a pipe stands where a file should go.
void report_no_plain_file(const std::filesystem::path& path, diagnostics::Diagnostics& found);

/// What an errno value means: "the disk is full", "le disque est plein".
Text reason_text(int reason);

}  // namespace plano::cli
