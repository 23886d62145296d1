// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers in files of one folder, each with its digest, the least recently used deleted first.
/// What goes wrong with the disk loses what was kept, and nothing else: no error leaves this class.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "server/desk.h"
#include "server/http.h"

namespace plano::server {

class DiskCache {
 public:
  /// `why` is said where somebody can do something about it.
  using Event = std::function<void(const char* what, const Text& why)>;

  /// Makes the folder, for its owner only, and takes over what a former server left there; of
  /// others' files it touches none. An empty name, or a folder that cannot be used: keeps nothing.
  DiskCache(std::string folder, std::size_t most_bytes, Event event);

  /// `name` is 64 hexadecimal digits. A file that is damaged is deleted and not found.
  std::optional<Answer> find(const std::string& name);
  /// Answers larger than an eighth of the whole are not kept. After a failure (a full disk) it
  /// rests for a minute.
  void keep(const std::string& name, const Answer& answer);
  /// What the disk uses for them, which is more than they have bytes.
  std::size_t bytes() const { return bytes_; }

 private:
  struct Entry {
    std::string name;
    std::size_t bytes = 0;    // of the file
    std::size_t on_disk = 0;  // what they use there
  };
  void take_over();
  void remember(Entry entry);
  void drop(std::list<Entry>::iterator entry);
  void rest(const char* why);
  std::string path_of(const std::string& name) const;

  std::string folder_;  // empty: nothing is kept
  std::size_t most_bytes_;
  Event event_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // the latest used first
  std::map<std::string, std::list<Entry>::iterator> by_name_;
  Clock::time_point resting_until_{};
};

}  // namespace plano::server
