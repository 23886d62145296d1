// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/work_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <string>

namespace plano::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMark = "plano is making a bundle here\n";

bool holds_mark(int file) {
  std::string text(kMark.size() + 1, '\0');
  const ssize_t size = ::pread(file, text.data(), text.size(), 0);
  return size >= 0 && text.compare(0, static_cast<std::size_t>(size), kMark) == 0;
}

/// Nothing in it but the lock file just made.
bool is_fresh(const fs::path& folder) {
  std::error_code error;
  std::size_t entries = 0;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    ++entries;
  }
  return !error && entries == 1;
}

bool same_file(int descriptor, const fs::path& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(descriptor, &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

}  // namespace

WorkFolder::WorkFolder(const fs::path& target)
    : path_(target.parent_path() / ("." + target.filename().string() + ".plano-work")) {
  // A run that ends between our open and our lock takes the lock file with it: look again.
  constexpr int kTries = 100;
  for (int i = 0; i < kTries; ++i) {
    state_ = try_to_hold();
    if (state_ != LockState::failed || reason_ != ESTALE) return;
  }
}

LockState WorkFolder::try_to_hold() {
  if (::mkdir(path_.c_str(), 0777) != 0 && errno != EEXIST) {
    reason_ = errno;
    return LockState::failed;
  }
  struct stat status {};
  if (::lstat(path_.c_str(), &status) != 0) {
    reason_ = errno == ENOENT ? ESTALE : errno;
    return LockState::failed;
  }
  if (!S_ISDIR(status.st_mode)) return LockState::not_ours;
  const fs::path lock = path_ / "lock";
  lock_ = Descriptor(::open(lock.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!lock_) {
    reason_ = errno == ENOENT ? ESTALE : errno;
    return LockState::failed;
  }
  if (::flock(lock_.get(), LOCK_EX | LOCK_NB) != 0) {
    reason_ = errno;
    lock_.close();
    return reason_ == EWOULDBLOCK ? LockState::taken : LockState::failed;
  }
  if (!same_file(lock_.get(), lock)) {
    lock_.close();
    reason_ = ESTALE;
    return LockState::failed;
  }
  struct stat marked {};
  ::fstat(lock_.get(), &marked);
  if (marked.st_size == 0) {
    if (!is_fresh(path_)) {
      ::unlink(lock.c_str());
      lock_.close();
      return LockState::not_ours;
    }
    reason_ = write_all(lock_.get(), kMark);
    return reason_ == 0 ? LockState::held : LockState::failed;
  }
  if (!holds_mark(lock_.get())) {
    lock_.close();
    return LockState::not_ours;
  }
  return LockState::held;
}

WorkFolder::~WorkFolder() {
  if (!lock_) return;
  // While the lock is still held, so that no other run can be in between.
  ::unlink((path_ / "lock").c_str());
  ::rmdir(path_.c_str());
}

}  // namespace plano::cli
