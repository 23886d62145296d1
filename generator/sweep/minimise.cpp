// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/minimise.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace plano::sweep {
namespace {

using Set = std::vector<std::size_t>;

/// Asks each question once, and no more than allowed; a question not asked does not break.
class Asker {
 public:
  Asker(const Breaks& breaks, int left) : breaks_(breaks), left_(left) {}

  bool operator()(const Set& kept) {
    if (harmless_.contains(kept) || left_ <= 0) return false;
    --left_;
    if (breaks_(kept)) return true;
    harmless_.insert(kept);
    return false;
  }

 private:
  const Breaks& breaks_;
  int left_;
  std::set<Set> harmless_;
};

/// Part k of n of a set.
Set part(const Set& of, std::size_t k, std::size_t n) {
  const auto cut = [&](std::size_t i) {
    return of.begin() + static_cast<std::ptrdiff_t>(i * of.size() / n);
  };
  return {cut(k), cut(k + 1)};
}

Set without(const Set& of, const Set& removed) {
  Set rest;
  std::set_difference(of.begin(), of.end(), removed.begin(), removed.end(),
                      std::back_inserter(rest));
  return rest;
}

/// One round at granularity n: a part that breaks alone, or the set without a part that does not
/// matter. False where there is neither.
bool reduce(Set& kept, std::size_t& n, Asker& breaks) {
  for (std::size_t k = 0; k < n; ++k) {
    if (Set alone = part(kept, k, n); alone.size() < kept.size() && breaks(alone)) {
      kept = std::move(alone);
      n = 2;
      return true;
    }
  }
  for (std::size_t k = 0; n > 2 && k < n; ++k) {
    if (Set rest = without(kept, part(kept, k, n)); breaks(rest)) {
      kept = std::move(rest);
      n = std::max<std::size_t>(n - 1, 2);
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::size_t> smallest_set(std::size_t count, const Breaks& breaks, int most_questions) {
  Asker asker(breaks, most_questions);
  if (asker({})) return {};
  Set kept(count);
  std::iota(kept.begin(), kept.end(), std::size_t{0});
  std::size_t n = 2;
  while (kept.size() >= 2) {
    if (reduce(kept, n, asker)) continue;
    if (n >= kept.size()) break;
    n = std::min(kept.size(), 2 * n);
  }
  return kept;
}

std::int64_t least_that_breaks(std::int64_t last, const std::function<bool(std::int64_t)>& breaks) {
  std::int64_t harmless = 0;
  while (last - harmless > 1) {
    const std::int64_t middle = harmless + (last - harmless) / 2;
    (breaks(middle) ? last : harmless) = middle;
  }
  return last;
}

}  // namespace plano::sweep
