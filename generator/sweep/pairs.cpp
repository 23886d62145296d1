// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/pairs.h"

#include <algorithm>
#include <utility>

namespace plano::sweep {

using Row = std::vector<std::optional<std::size_t>>;

/// Which pairs of levels are still wanted.
class PairRows::Wanted {
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

  /// The first that nobody holds, as two factors and a level of each.
  struct Pair {
    std::size_t f, a, g, b;
  };
  std::optional<Pair> first(const std::vector<std::size_t>& levels) {
    for (; at_.f < levels.size(); ++at_.f, at_.g = at_.f + 1) {
      for (; at_.g < levels.size(); ++at_.g) {
        for (; at_.a < levels[at_.f]; ++at_.a) {
          for (; at_.b < levels[at_.g]; ++at_.b) {
            if (has(at_.f, at_.a, at_.g, at_.b)) return at_;
          }
          at_.b = 0;
        }
        at_.a = 0;
      }
    }
    return std::nullopt;
  }

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
  Pair at_{0, 0, 1, 0};            // none before it is wanted
};

namespace {

/// More than the wanted pairs of any one level.
constexpr std::size_t kMore = std::size_t{1} << 32;

}  // namespace

PairRows::PairRows(std::vector<std::size_t> levels) : levels_(std::move(levels)) {
  if (std::find(levels_.begin(), levels_.end(), std::size_t{0}) != levels_.end()) levels_.clear();
  wanted_ = std::make_unique<Wanted>(levels_);
}

PairRows::~PairRows() = default;

std::optional<std::vector<std::size_t>> PairRows::next() {
  const auto pair = wanted_->first(levels_);
  if (!pair) return std::nullopt;
  Row row(levels_.size());
  row[pair->f] = pair->a;
  row[pair->g] = pair->b;
  return filled(std::move(row));
}

std::vector<std::size_t> PairRows::filled(Row row) {
  for (std::size_t f = 0; f < levels_.size(); ++f) {
    if (row[f]) continue;
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t a = 0; a < levels_[f]; ++a) {
      // Of levels that bring the same, the one with most pairs still to come.
      const std::size_t brought = wanted_->brought(row, f, a) * kMore + wanted_->left(f, a);
      if (brought > most) {
        most = brought;
        best = a;
      }
    }
    row[f] = best;
  }
  std::vector<std::size_t> full;
  for (std::size_t f = 0; f < levels_.size(); ++f) {
    full.push_back(*row[f]);
    for (std::size_t g = 0; g < f; ++g) wanted_->take(f, *row[f], g, *row[g]);
  }
  return full;
}

}  // namespace plano::sweep
