// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/made_folder.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/hash.h"
#include "cli/files.h"

namespace plano::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* kManifest = "bundle.json";

enum class Compare : std::uint8_t { names, contents };

/// Could this path lead out of the folder it is joined to?
bool stays_inside(const std::string& text) {
  const fs::path path(text);
  return !text.empty() && path.is_relative() &&
         std::none_of(path.begin(), path.end(), [](const fs::path& part) {
           return part == ".." || part == "." || part.empty();
         });
}

MadeOf kind_of(const nlohmann::json& root) {
  if (root.contains("design")) return MadeOf::design;
  if (root.contains("job")) return MadeOf::nesting_job;
  if (root.contains("gallery")) return MadeOf::gallery;
  return root.contains("safety_report_of") ? MadeOf::safety_report : MadeOf::unknown;
}

/// What a manifest of plano's says.
struct Manifest {
  std::map<std::string, std::string> listed;  // path to sha256 of every file
  MadeOf made_of = MadeOf::unknown;
};

/// Empty where the file is no manifest of plano's.
std::optional<Manifest> manifest_in(const fs::path& path) {
  diagnostics::Diagnostics ignored;  // an unreadable manifest is no manifest of ours
  const std::optional<std::string> text = read_text(path, ignored);
  if (!text) return std::nullopt;
  const nlohmann::json root = nlohmann::json::parse(*text, nullptr, /*allow_exceptions=*/false);
  const bool made_by_plano = root.is_object() && root.contains("generator") &&
                             root["generator"].is_object() &&
                             root["generator"].value("name", nlohmann::json()) == "plano";
  if (!made_by_plano || !root.contains("files") || !root["files"].is_array()) return std::nullopt;
  Manifest manifest{{}, kind_of(root)};
  for (const nlohmann::json& file : root["files"]) {
    if (!file.is_object() || !file.contains("path") || !file["path"].is_string() ||
        !file.contains("sha256") || !file["sha256"].is_string() ||
        !stays_inside(file["path"].get<std::string>())) {
      return std::nullopt;
    }
    manifest.listed.emplace(file["path"].get<std::string>(), file["sha256"].get<std::string>());
  }
  return manifest;
}

bool has_content(const fs::path& file, const std::string& digest) {
  diagnostics::Diagnostics ignored;  // what cannot be read back is treated as changed
  const std::optional<std::string> bytes = read_bytes(file, ignored);
  return bytes && hex(sha256(*bytes)) == digest;
}

FolderReport inspect(const fs::path& folder, Compare compare) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder, error);
  if (!fs::exists(status)) return {FolderState::absent, {}, {}};
  if (!fs::is_directory(status)) return {FolderState::not_a_folder, {}, {}};
  if (fs::is_empty(folder, error) && !error) return {FolderState::empty, {}, {}};
  if (!fs::is_regular_file(fs::symlink_status(folder / kManifest, error))) {
    return {FolderState::not_ours, {}, {}};
  }
  const auto manifest = manifest_in(folder / kManifest);
  if (!manifest) return {FolderState::not_ours, {}, {}};

  FolderReport report{FolderState::made_by_plano, {}, {}, manifest->made_of};
  std::set<std::string> folders;
  for (const auto& [path, digest] : manifest->listed) {
    report.listed.push_back(path);
    for (fs::path up = fs::path(path).parent_path(); !up.empty(); up = up.parent_path()) {
      folders.insert(up.generic_string());
    }
  }
  report.listed.emplace_back(kManifest);

  fs::recursive_directory_iterator it(folder, error);
  for (const fs::recursive_directory_iterator end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().lexically_relative(folder).generic_string();
    const fs::file_status entry = it->symlink_status(error);
    if (error) break;
    if (fs::is_directory(entry)) {
      if (folders.count(name) != 0) continue;
      report.others.push_back(name + "/");
      it.disable_recursion_pending();
    } else if (name != kManifest) {
      const auto known = manifest->listed.find(name);
      const bool same = known != manifest->listed.end() && fs::is_regular_file(entry) &&
                        (compare == Compare::names || has_content(it->path(), known->second));
      if (!same) report.others.push_back(name);
    }
  }
  // A folder that cannot be looked through might hold anything.
  if (error) report.others.emplace_back("?");
  std::sort(report.others.begin(), report.others.end());
  if (!report.others.empty()) report.state = FolderState::holds_others;
  return report;
}

std::uint32_t little_endian(const std::string& bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return value;
}

/// Names in the central directory of a .zip (APPNOTE.TXT 4.3.12 and 4.3.16), or empty.
std::vector<std::string> zip_names(const std::string& bytes) {
  constexpr std::size_t kEndSize = 22;
  constexpr std::size_t kEntrySize = 46;
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string::npos || end + kEndSize > bytes.size()) return {};
  const std::size_t count = little_endian(bytes, end + 10, 2);
  std::size_t at = little_endian(bytes, end + 16, 4);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    if (at + kEntrySize > bytes.size() || bytes.compare(at, 4, "PK\x01\x02") != 0) return {};
    const std::size_t name_size = little_endian(bytes, at + 28, 2);
    if (at + kEntrySize + name_size > bytes.size()) return {};
    names.push_back(bytes.substr(at + kEntrySize, name_size));
    at += kEntrySize + name_size + little_endian(bytes, at + 30, 2) +
          little_endian(bytes, at + 32, 2);
  }
  return names;
}

/// Is every folder between `folder` and the file a folder, and none of them a link?
bool leads_through_no_link(const fs::path& folder, const fs::path& inside) {
  fs::path up = folder;
  for (const fs::path& part : inside.parent_path()) {
    up /= part;
    std::error_code error;
    if (!fs::is_directory(fs::symlink_status(up, error))) return false;
  }
  return true;
}

}  // namespace

MadeOf made_of(const std::string& manifest) {
  const nlohmann::json root = nlohmann::json::parse(manifest, nullptr, /*allow_exceptions=*/false);
  return root.is_object() ? kind_of(root) : MadeOf::unknown;
}

FolderReport inspect_folder(const fs::path& folder) {
  return inspect(folder, Compare::contents);
}

FolderReport inspect_folder_names(const fs::path& folder) {
  return inspect(folder, Compare::names);
}

bool remove_listed(const fs::path& folder, const std::vector<std::string>& listed) {
  std::error_code ignored;                        // what stays is seen by the last removal
  std::set<std::string, std::greater<>> folders;  // a folder sorts after the one that holds it
  for (const std::string& path : listed) {
    if (!leads_through_no_link(folder, path)) continue;
    fs::remove(folder / path, ignored);
    for (fs::path up = fs::path(path).parent_path(); !up.empty(); up = up.parent_path()) {
      folders.insert(up.generic_string());
    }
  }
  for (const std::string& name : folders) fs::remove(folder / name, ignored);
  fs::remove(folder, ignored);
  return !fs::exists(fs::symlink_status(folder, ignored));
}

bool is_bundle_zip(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(file, error))) return false;
  diagnostics::Diagnostics ignored;
  const std::optional<std::string> bytes = read_bytes(file, ignored);
  if (!bytes) return false;
  const std::vector<std::string> names = zip_names(*bytes);
  if (names.empty()) return false;
  const std::string root = names.front().substr(0, names.front().find('/')) + "/";
  return std::all_of(names.begin(), names.end(),
                     [&](const std::string& name) { return name.rfind(root, 0) == 0; }) &&
         std::find(names.begin(), names.end(), root + kManifest) != names.end();
}

}  // namespace plano::cli
