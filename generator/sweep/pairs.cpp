// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/pairs.h"

#include <optional>

namespace plano::sweep {
namespace {

using Row = std::vector<std::optional<std::size_t>>;

/// Which pairs of levels are still wanted.
class Wanted {
 public:
  explicit Wanted(const std::vector<std::size_t>& levels) {
    for (const std::size_t count : levels) {
      first_.push_back(total_);
      total_ += count;
    }
    open_.assign(total_ * total_, false);
    left_.assign(total_, 0);
    for (std::size_t f = 0; f < levels.size(); ++f) {
      for (std::size_t g = f + 1; g < levels.size(); ++g) {
        for (std::size_t a = 0; a < levels[f]; ++a) {
          for (std::size_t b = 0; b < levels[g]; ++b) set(f, a, g, b, true);
        }
      }
    }
  }

  bool has(std::size_t f, std::size_t a, std::size_t g, std::size_t b) const {
    return open_[(first_[f] + a) * total_ + first_[g] + b];
  }
  void take(std::size_t f, std::size_t a, std::size_t g, std::size_t b) { set(f, a, g, b, false); }

  std::size_t left(std::size_t f, std::size_t a) const { return left_[first_[f] + a]; }

  /// How many wanted pairs level `a` of factor `f` makes with what the row holds.
  std::size_t brought(const Row& row, std::size_t f, std::size_t a) const {
    std::size_t count = 0;
    for (std::size_t g = 0; g < row.size(); ++g) {
      if (g != f && row[g] && has(f, a, g, *row[g])) ++count;
    }
    return count;
  }

 private:
  void set(std::size_t f, std::size_t a, std::size_t g, std::size_t b, const bool open) {
    const std::size_t one = first_[f] + a;
    const std::size_t other = first_[g] + b;
    if (open_[one * total_ + other] == open) return;
    open_[one * total_ + other] = open;
    open_[other * total_ + one] = open;
    for (const std::size_t level : {one, other})
      left_[level] = open ? left_[level] + 1 : left_[level] - 1;
  }

  std::vector<std::size_t> first_;
  std::size_t total_ = 0;
  std::vector<bool> open_;
  std::vector<std::size_t> left_;  // by level: its pairs that are still wanted
};

/// More than the wanted pairs of any one level.
constexpr std::size_t kMore = std::size_t{1} << 32;

std::vector<std::size_t> filled(Row row, const std::vector<std::size_t>& levels, Wanted& wanted) {
  for (std::size_t f = 0; f < levels.size(); ++f) {
    if (row[f]) continue;
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t a = 0; a < levels[f]; ++a) {
      // Of levels that bring the same, the one with most pairs still to come.
      const std::size_t brought = wanted.brought(row, f, a) * kMore + wanted.left(f, a);
      if (brought > most) {
        most = brought;
        best = a;
      }
    }
    row[f] = best;
  }
  std::vector<std::size_t> full;
  for (std::size_t f = 0; f < levels.size(); ++f) {
    full.push_back(*row[f]);
    for (std::size_t g = 0; g < f; ++g) wanted.take(f, *row[f], g, *row[g]);
  }
  return full;
}

}  // namespace

std::vector<std::vector<std::size_t>> rows_with_all_pairs(const std::vector<std::size_t>& levels) {
  std::vector<std::vector<std::size_t>> rows;
  for (const std::size_t count : levels) {
    if (count == 0) return rows;
  }
  Wanted wanted(levels);
  for (std::size_t f = 0; f < levels.size(); ++f) {
    for (std::size_t g = f + 1; g < levels.size(); ++g) {
      for (std::size_t a = 0; a < levels[f]; ++a) {
        for (std::size_t b = 0; b < levels[g]; ++b) {
          if (!wanted.has(f, a, g, b)) continue;
          Row row(levels.size());
          row[f] = a;
          row[g] = b;
          rows.push_back(filled(std::move(row), levels, wanted));
        }
      }
    }
  }
  return rows;
}

}  // namespace plano::sweep
