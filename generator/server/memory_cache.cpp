// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/memory_cache.h"

namespace plano::server {
namespace {

constexpr std::size_t kEntry = 512;  // about what an entry takes besides its bytes

std::size_t size_of(const Kept& answer) {
  return answer->bytes.size() + kEntry;
}

}  // namespace

Kept MemoryCache::find(const std::string& name) {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return entries_.front().second;
}

void MemoryCache::keep(const std::string& name, Kept answer) {
  if (const auto old = by_name_.find(name); old != by_name_.end()) drop(old->second);
  if (size_of(answer) > most_bytes_ / 8) return;
  bytes_ += size_of(answer);
  entries_.emplace_front(name, std::move(answer));
  by_name_[name] = entries_.begin();
  while (bytes_ > most_bytes_) drop(std::prev(entries_.end()));
}

void MemoryCache::drop(std::list<Entry>::iterator entry) {
  bytes_ -= size_of(entry->second);
  by_name_.erase(entry->first);
  entries_.erase(entry);
}

}  // namespace plano::server
