// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A bundle on disk: is it one that plano made, and does it hold anything else? A folder is
/// replaced or removed only file by file, by the list in its own bundle.json: what plano did not
/// make, it does not delete.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace plano::cli {

enum class FolderState : std::uint8_t {
  absent,
  empty,
  made_by_plano,  // and nothing has been added or changed since
  holds_others,   // made by plano, but see `others`
  not_ours,       // no bundle.json of plano's
  not_a_folder,   // a file, or a symbolic link to anything
};

/// What a bundle is of. One of another kind in the same place is somebody's work, not a former
/// version.
enum class MadeOf : std::uint8_t { unknown, design, nesting_job, safety_report, gallery };

struct FolderReport {
  FolderState state = FolderState::absent;
  std::vector<std::string> listed;  // paths inside, bundle.json last
  std::vector<std::string> others;  // added or changed since, sorted; folders end in '/'
  MadeOf made_of = MadeOf::unknown;
};

/// By the text of a bundle.json.
MadeOf made_of(const std::string& manifest);

/// Never follows a symbolic link. Files are held against their sha256. Cost: reads the whole
/// folder.
FolderReport inspect_folder(const std::filesystem::path& folder);

/// The same without reading the files' contents.
FolderReport inspect_folder_names(const std::filesystem::path& folder);

/// Removes the listed files, then the folders left empty. True if nothing remains. What is reached
/// only through a link stays: the list may be a stranger's, and the link lead anywhere.
bool remove_listed(const std::filesystem::path& folder, const std::vector<std::string>& listed);

/// Is this a .zip of a bundle: one folder at its root, with a bundle.json in it?
bool is_bundle_zip(const std::filesystem::path& file);

}  // namespace plano::cli
