// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers in memory, the least recently used given up first.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "server/http.h"

namespace plano::server {

using Kept = std::shared_ptr<const Answer>;

class MemoryCache {
 public:
  explicit MemoryCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Empty where there is none.
  Kept find(const std::string& name);
  /// Answers larger than an eighth of the whole are not kept.
  void keep(const std::string& name, Kept answer);
  /// Of names and answers.
  std::size_t bytes() const { return bytes_; }

 private:
  using Entry = std::pair<std::string, Kept>;
  void drop(std::list<Entry>::iterator entry);

  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // the latest used first
  std::map<std::string, std::list<Entry>::iterator> by_name_;
};

}  // namespace plano::server
