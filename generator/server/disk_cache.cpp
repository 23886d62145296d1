// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/disk_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/hash.h"
#include "server/frame.h"

namespace plano::server {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".answer";
constexpr std::string_view kUnfinished = ".unfinished";
constexpr std::size_t kName = 64;
constexpr std::chrono::minutes kRest{1};

/// An open file that is closed.
class File {
 public:
  File(const std::string& path, int flags) : file_(::open(path.c_str(), flags, 0600)) {}
  ~File() {
    if (file_ >= 0) ::close(file_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  bool good() const { return file_ >= 0; }

  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  std::optional<std::string> read(std::size_t size) const {
    std::string bytes(size, '\0');
    std::size_t had = 0;
    while (had < size) {
      const ssize_t got = ::read(file_, bytes.data() + had, size - had);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return std::nullopt;
      had += static_cast<std::size_t>(got);
    }
    return bytes;
  }

 private:
  int file_;
};

std::string_view view_of(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

bool is_name(std::string_view name) {
  return name.size() == kName && name.find_first_not_of("0123456789abcdef") == name.npos;
}

constexpr std::size_t kBlock = 4096;  // of most file systems

/// Some say only later how many blocks a new file takes: then whole ones.
std::size_t on_disk(const struct stat& facts) {
  const auto bytes = static_cast<std::size_t>(facts.st_size);
  return std::max(static_cast<std::size_t>(facts.st_blocks) * 512,
                  (bytes + kBlock - 1) / kBlock * kBlock);
}

/// Why a folder cannot be made or written to.
Text reason_of(int error) {
  switch (error) {
    case ENOTDIR:
    case EEXIST:
      return {"a file is in its place", "un fichier est à sa place"};
    case EROFS:
      return {"its disk can only be read", "son disque est en lecture seule"};
    case EACCES:
    case EPERM:
      return {"this user may not write there", "cet utilisateur n'a pas le droit d'y écrire"};
    case ENOSPC:
    case EDQUOT:
      return {"its disk is full", "son disque est plein"};
    default:
      return {"the folder cannot be made", "le dossier ne peut pas être créé"};
  }
}

/// Makes the folder where there is none. 0, or why it cannot be written to.
int made_usable(const std::string& folder) {
  std::error_code error;
  if (const fs::path parent = fs::path(folder).parent_path(); !parent.empty()) {
    fs::create_directories(parent, error);
  }
  if (error) return error.value();
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return errno;
  if (!fs::is_directory(folder, error)) return ENOTDIR;
  return ::access(folder.c_str(), W_OK | X_OK) == 0 ? 0 : errno;
}

/// The frame of a file that is whole.
std::optional<std::string> checked(std::optional<std::string> bytes) {
  if (!bytes || bytes->size() < sizeof(Sha256)) return std::nullopt;
  const std::string digest = bytes->substr(bytes->size() - sizeof(Sha256));
  bytes->resize(bytes->size() - sizeof(Sha256));
  return view_of(sha256(*bytes)) == digest ? bytes : std::nullopt;
}

}  // namespace

DiskCache::DiskCache(std::string folder, std::size_t most_bytes, Event event)
    : folder_(std::move(folder)), most_bytes_(most_bytes), event_(std::move(event)) {
  if (folder_.empty()) return;
  if (const int error = made_usable(folder_); error != 0) {
    event_("cache-unusable", reason_of(error));
    folder_.clear();
    return;
  }
  take_over();
}

void DiskCache::take_over() {
  struct Found {
    fs::file_time_type time;
    Entry entry;
  };
  std::vector<Found> all;
  std::error_code error;
  for (fs::directory_iterator it(folder_, error), end; !error && it != end; it.increment(error)) {
    const std::string file = it->path().filename().string();
    const std::string name = file.substr(0, kName);
    if (!is_name(name) || !it->is_regular_file(error)) continue;
    if (file == name + std::string(kEnding)) {
      struct stat facts {};
      if (::lstat(it->path().c_str(), &facts) != 0) continue;
      all.push_back({it->last_write_time(error),
                     {name, static_cast<std::size_t>(facts.st_size), on_disk(facts)}});
    } else if (file.ends_with(kUnfinished)) {
      ::unlink(it->path().c_str());
    }
  }
  std::sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
    return a.time != b.time ? a.time < b.time : a.entry.name < b.entry.name;
  });
  for (Found& found : all) remember(std::move(found.entry));
}

std::string DiskCache::path_of(const std::string& name) const {
  return folder_ + '/' + name + std::string(kEnding);
}

void DiskCache::remember(Entry entry) {
  bytes_ += entry.on_disk;
  entries_.push_front(std::move(entry));
  by_name_[entries_.front().name] = entries_.begin();
  while (bytes_ > most_bytes_) drop(std::prev(entries_.end()));
}

void DiskCache::drop(std::list<Entry>::iterator entry) {
  ::unlink(path_of(entry->name).c_str());
  bytes_ -= entry->on_disk;
  by_name_.erase(entry->name);
  entries_.erase(entry);
}

void DiskCache::rest(const char* why) {
  event_(why, {});
  resting_until_ = Clock::now() + kRest;
}

std::optional<Answer> DiskCache::find(const std::string& name) {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return std::nullopt;
  const File file(path_of(name), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  const auto frame = file.good() ? checked(file.read(found->second->bytes)) : std::nullopt;
  auto answer = frame ? answer_of(*frame) : std::nullopt;
  if (!answer) {
    drop(found->second);
    return std::nullopt;
  }
  ::utimensat(AT_FDCWD, path_of(name).c_str(), nullptr, AT_SYMLINK_NOFOLLOW);
  entries_.splice(entries_.begin(), entries_, found->second);
  return answer;
}

void DiskCache::keep(const std::string& name, const Answer& answer) {
  if (folder_.empty() || !is_name(name) || Clock::now() < resting_until_) return;
  if (const auto old = by_name_.find(name); old != by_name_.end()) drop(old->second);
  std::string bytes = frame_of(answer);
  bytes += view_of(sha256(bytes));
  if (bytes.size() > most_bytes_ / 8) return;
  const std::string beside =
      folder_ + '/' + name + '.' + std::to_string(::getpid()) + std::string(kUnfinished);
  struct stat facts {};
  {
    const File file(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW);
    if (!file.good()) return rest("cache-write-failed");
    if (!file.write(bytes) || ::stat(beside.c_str(), &facts) != 0) {
      ::unlink(beside.c_str());
      return rest("cache-write-failed");
    }
  }
  if (::rename(beside.c_str(), path_of(name).c_str()) != 0) {
    ::unlink(beside.c_str());
    return rest("cache-write-failed");
  }
  remember({name, bytes.size(), on_disk(facts)});
}

}  // namespace plano::server
