// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/weights.h"

#include <algorithm>

namespace plano::nesting {
namespace {

// As in the literature on guided local search for nesting (Gardeyn, Vanden Berghe, Wauters 2025).
constexpr float kRaiseLeast = 1.2F;
constexpr float kRaiseMost = 2.0F;
constexpr float kSink = 0.95F;
// Far beyond what decides anything, and far from where a float ends.
constexpr float kMost = 1e20F;

}  // namespace

void Weights::spread(std::size_t i, std::vector<float>& row) const {
  row.assign(rows_.size(), 1.0F);
  for (const Weight& weight : rows_[i]) row[weight.with] = weight.weight;
}

double Weights::total(const Layout& layout) const {
  double sum = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    auto weight = rows_[i].begin();
    for (const Layout::Overlap& overlap : layout.overlaps(i)) {
      if (overlap.with >= i) break;
      while (weight != rows_[i].end() && weight->with < overlap.with) ++weight;
      const bool kept = weight != rows_[i].end() && weight->with == overlap.with;
      sum += static_cast<double>(overlap.loss) * static_cast<double>(kept ? weight->weight : 1.0F);
    }
  }
  return sum;
}

void Weights::update(const Layout& layout) {
  float worst = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    for (const Layout::Overlap& overlap : layout.overlaps(i)) worst = std::max(worst, overlap.loss);
  }
  if (worst <= 0) return;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    next_.clear();
    auto before = rows_[i].begin();
    const auto sink = [&](std::uint32_t until) {
      for (; before != rows_[i].end() && before->with < until; ++before) {
        const float sunk = before->weight * kSink;
        if (sunk > 1) next_.push_back({before->with, sunk});
      }
    };
    for (const Layout::Overlap& overlap : layout.overlaps(i)) {
      sink(overlap.with);
      const bool kept = before != rows_[i].end() && before->with == overlap.with;
      const float weight = kept ? before++->weight : 1.0F;
      const float raise = kRaiseLeast + (kRaiseMost - kRaiseLeast) * overlap.loss / worst;
      next_.push_back({overlap.with, std::min(kMost, weight * raise)});
    }
    sink(~std::uint32_t{0});
    rows_[i].assign(next_.begin(), next_.end());
  }
}

}  // namespace plano::nesting
