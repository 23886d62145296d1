// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output_folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/check.h"
#include "cli/files.h"
#include "cli/made_folder.h"
#include "cli/output_reports.h"
#include "cli/posix.h"
#include "cli/stop_signals.h"
#include "cli/work_folder.h"

namespace plano::cli {

namespace fs = std::filesystem;
using exporters::Artifact;

namespace {

constexpr const char* kManifest = "bundle.json";

/// Where the folder really is: links above it are followed, a link in its own place is not.
fs::path real_place(const fs::path& folder) {
  std::error_code error;
  fs::path path = fs::absolute(folder, error);
  if (!path.has_filename()) path = path.parent_path();
  if (path.filename() == "." || path.filename() == "..") return fs::weakly_canonical(path, error);
  return fs::weakly_canonical(path.parent_path(), error) / path.filename();
}

/// Makes the folders above a target and takes away again those it made, if they are still empty.
class ParentFolders {
 public:
  explicit ParentFolders(const fs::path& parent) {
    std::error_code error;
    for (fs::path up = parent; !fs::exists(up, error) && up.has_relative_path();
         up = up.parent_path()) {
      made_.push_back(up);  // innermost first
    }
    for (auto it = made_.rbegin(); it != made_.rend() && reason_ == 0; ++it) {
      if (::mkdir(it->c_str(), 0777) != 0 && errno != EEXIST) reason_ = errno;
    }
  }
  ~ParentFolders() {
    if (kept_) return;
    for (const fs::path& folder : made_) ::rmdir(folder.c_str());
  }
  ParentFolders(const ParentFolders&) = delete;
  ParentFolders& operator=(const ParentFolders&) = delete;

  int reason() const { return reason_; }
  void keep() { kept_ = true; }

 private:
  std::vector<fs::path> made_;
  int reason_ = 0;
  bool kept_ = false;
};

/// One new file, synced to the disk. 0 or an errno.
int write_new_file(const fs::path& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file) return errno;
  if (const int reason = write_all(file.get(), bytes); reason != 0) return reason;
  return file.close();
}

int sync_path(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!file) return errno;
  return ::fsync(file.get()) == 0 || errno == EINVAL ? 0 : errno;  // EINVAL: cannot be synced there
}

struct Failure {
  fs::path path;
  int reason = 0;  // an errno value; 0: asked to stop
};

class BundleWriter {
 public:
  BundleWriter(const WrittenBundle& place, const WriteProgress& progress,
               const StopSignals& signals, diagnostics::Diagnostics& found)
      : target_(place.folder),
        zip_target_(place.zip),
        progress_(progress),
        signals_(signals),
        found_(found),
        work_(target_) {}

  bool write(const std::vector<Artifact>& artifacts, const std::string& zip) {
    if (!hold_work_folder() || !clear_leftovers() ||
        !look_at_target(made_of(manifest_of(artifacts).bytes))) {
      return false;
    }
    const std::optional<Failure> failure = fill_work_folder(artifacts, zip);
    if (failure) {
      drop_new_files(artifacts);
      report(*failure);
      return false;
    }
    if (!publish()) {
      drop_new_files(artifacts);
      return false;
    }
    remove_former();
    return true;
  }

 private:
  bool hold_work_folder() {
    switch (work_.state()) {
      case LockState::held:
        return true;
      case LockState::taken:
        report_another_run(target_, found_);
        return false;
      case LockState::not_ours:
        report_not_ours(work_.path(), found_);
        return false;
      case LockState::failed:
        break;
    }
    report_cannot_write(work_.path(), work_.reason(), found_);
    return false;
  }

  /// What a killed run left in the work folder.
  bool clear_leftovers() {
    std::error_code ignored;
    fs::remove(work_.zip(), ignored);
    for (const fs::path& left : {work_.former(), work_.bundle()}) {
      const FolderReport report = inspect_folder_names(left);
      if (report.state == FolderState::absent) continue;
      const bool target_lost =
          left == work_.former() && inspect_folder_names(target_).state == FolderState::absent;
      if (target_lost && ::rename(left.c_str(), target_.c_str()) == 0) continue;
      if (report.state == FolderState::not_ours || report.state == FolderState::empty) {
        // A bundle not finished: its manifest is written last. We alone wrote into it, under a name
        // of ours and a lock of ours.
        fs::remove_all(left, ignored);
      } else if (!remove_listed(left, report.listed)) {
        keep_strays(left);
      }
    }
    return true;
  }

  static const Artifact& manifest_of(const std::vector<Artifact>& artifacts) {
    const auto manifest =
        std::find_if(artifacts.begin(), artifacts.end(),
                     [](const Artifact& artifact) { return artifact.path == kManifest; });
    CHECK(manifest != artifacts.end(), "a bundle has a bundle.json");
    return *manifest;
  }

  bool look_at_target(MadeOf made_of) {
    former_ = inspect_folder(target_);
    switch (former_.state) {
      case FolderState::absent:
      case FolderState::empty:
        break;
      case FolderState::made_by_plano:
        if (former_.made_of == made_of) break;
        report_other_kind(target_, former_.made_of, found_);
        return false;
      case FolderState::holds_others:
        report_others(target_, former_.others, found_);
        return false;
      case FolderState::not_ours:
        report_not_ours(target_, found_);
        return false;
      case FolderState::not_a_folder:
        report_not_a_folder(target_, found_);
        return false;
    }
    std::error_code error;
    const fs::file_status zip = fs::symlink_status(zip_target_, error);
    if (fs::exists(zip) && !is_bundle_zip(zip_target_)) {
      report_not_a_folder(zip_target_, found_);
      return false;
    }
    return true;
  }

  std::optional<Failure> fill_work_folder(const std::vector<Artifact>& artifacts,
                                          const std::string& zip) {
    if (::mkdir(work_.bundle().c_str(), 0777) != 0) return Failure{work_.bundle(), errno};
    std::size_t done = 0;
    std::vector<fs::path> to_sync;
    std::set<fs::path> folders = {work_.bundle(), work_.path()};
    const auto put = [&](const fs::path& path, std::string_view bytes) -> std::optional<Failure> {
      if (signals_.asked()) return Failure{path, 0};
      std::error_code error;
      fs::create_directories(path.parent_path(), error);
      if (error) return Failure{path, error.value()};
      if (const int reason = write_new_file(path, bytes); reason != 0) return Failure{path, reason};
      to_sync.push_back(path);
      folders.insert(path.parent_path());
      if (progress_) progress_(++done, artifacts.size() + 1);
      return std::nullopt;
    };
    for (const Artifact& artifact : artifacts) {
      if (artifact.path == kManifest) continue;
      if (auto failure = put(work_.bundle() / artifact.path, artifact.bytes)) {
        return failure;
      }
    }
    if (!zip.empty()) {
      if (auto failure = put(work_.zip(), zip)) return failure;
    }
    if (auto failure = put(work_.bundle() / kManifest, manifest_of(artifacts).bytes))
      return failure;
    // All written before any is waited for: the disk can take them in one sweep.
    to_sync.insert(to_sync.end(), folders.begin(), folders.end());
    for (const fs::path& path : to_sync) {
      if (signals_.asked()) return Failure{path, 0};
      if (const int reason = sync_path(path); reason != 0) return Failure{path, reason};
    }
    return std::nullopt;
  }

  bool publish() {
    if (!put_folder_in_place()) {
      report_cannot_write(target_, errno, found_);
      return false;
    }
    if (!put_zip_in_place()) {
      const int reason = errno;
      take_folder_back();
      report_cannot_write(zip_target_, reason, found_);
      return false;
    }
    sync_path(target_.parent_path());
    return true;
  }

  /// Without a new .zip the former one goes: it is of another bundle now.
  bool put_zip_in_place() {
    std::error_code error;
    if (fs::exists(work_.zip(), error)) {
      return ::rename(work_.zip().c_str(), zip_target_.c_str()) == 0;
    }
    return ::unlink(zip_target_.c_str()) == 0 || errno == ENOENT;
  }

  bool put_folder_in_place() {
    const bool replaces = former_.state == FolderState::made_by_plano;
    if (!replaces) return ::rename(work_.bundle().c_str(), target_.c_str()) == 0;
    if (::renameat2(AT_FDCWD, work_.bundle().c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) ==
        0) {
      ::rename(work_.bundle().c_str(), work_.former().c_str());
      return true;
    }
    if (errno != EINVAL && errno != ENOSYS) return false;
    if (::rename(target_.c_str(), work_.former().c_str()) != 0) return false;
    if (::rename(work_.bundle().c_str(), target_.c_str()) == 0) return true;
    const int reason = errno;
    ::rename(work_.former().c_str(), target_.c_str());
    errno = reason;
    return false;
  }

  void take_folder_back() {
    ::rename(target_.c_str(), work_.bundle().c_str());
    if (former_.state == FolderState::made_by_plano) {
      ::rename(work_.former().c_str(), target_.c_str());
    } else if (former_.state == FolderState::empty) {
      ::mkdir(target_.c_str(), 0777);
    }
  }

  void remove_former() {
    if (former_.state != FolderState::made_by_plano) return;
    if (!remove_listed(work_.former(), former_.listed)) keep_strays(work_.former());
  }

  /// Files that are not ours stand in a folder we meant to remove: bring them into the open.
  void keep_strays(const fs::path& folder) {
    for (int i = 1; i < 1000; ++i) {
      const fs::path kept =
          target_.parent_path() / (target_.filename().string() + ".kept-" + std::to_string(i));
      if (::renameat2(AT_FDCWD, folder.c_str(), AT_FDCWD, kept.c_str(), RENAME_NOREPLACE) == 0) {
        report_strays_kept(kept, found_);
        return;
      }
      if (errno != EEXIST) return;
    }
  }

  void drop_new_files(const std::vector<Artifact>& artifacts) {
    std::vector<std::string> paths;
    for (const Artifact& artifact : artifacts) paths.push_back(artifact.path);
    remove_listed(work_.bundle(), paths);
    std::error_code ignored;
    fs::remove(work_.zip(), ignored);
  }

  void report(const Failure& failure) {
    if (failure.reason == 0) {
      report_stopped(found_);
      return;
    }
    const bool is_zip = failure.path == work_.zip();
    report_cannot_write(
        is_zip ? zip_target_ : target_ / failure.path.lexically_relative(work_.bundle()),
        failure.reason, found_);
  }

  const fs::path target_;
  const fs::path zip_target_;
  const WriteProgress& progress_;
  const StopSignals& signals_;
  diagnostics::Diagnostics& found_;
  WorkFolder work_;
  FolderReport former_;
};

void check_paths(const std::vector<Artifact>& artifacts) {
  for (const Artifact& artifact : artifacts) {
    const fs::path path(artifact.path);
    CHECK(!artifact.path.empty() && path.is_relative() && path.lexically_normal() == path &&
              *path.begin() != "..",
          "an artifact stays inside its bundle: " + artifact.path);
  }
}

}  // namespace

std::optional<WrittenBundle> write_bundle(const fs::path& folder,
                                          const std::vector<Artifact>& artifacts,
                                          const std::string& zip, const WriteProgress& progress,
                                          diagnostics::Diagnostics& found) {
  check_paths(artifacts);
  const fs::path target = real_place(folder);
  if (!target.has_filename()) {
    report_cannot_write(target, EISDIR, found);
    return std::nullopt;
  }
  const WrittenBundle place{target, target.parent_path() / (target.filename().string() + ".zip")};
  const StopSignals signals;  // outlives all that cleans up: only then is a signal obeyed
  ParentFolders parents(target.parent_path());
  if (parents.reason() != 0) {
    report_cannot_write(target, parents.reason(), found);
    return std::nullopt;
  }
  BundleWriter writer(place, progress, signals, found);
  if (!writer.write(artifacts, zip)) return std::nullopt;
  parents.keep();
  return zip.empty() ? WrittenBundle{target, {}} : place;
}

}  // namespace plano::cli
