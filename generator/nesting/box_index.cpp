// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/box_index.h"

namespace plano::nesting {
namespace {

constexpr std::size_t kRows = 64;
// No coordinate is beyond: keeps the number of a slot within its type.
constexpr double kFar = 1e15;

}  // namespace

BoxIndex::BoxIndex(const Bounds& area, std::size_t columns) {
  const auto cut = [](Axis& axis, double low, double width, std::size_t slots) {
    axis.low = low;
    axis.slots = slots;
    axis.per_slot = std::min(kFar, static_cast<double>(slots) / std::max(width, 1 / kFar));
  };
  cut(x_, area.low.x, area.width(), columns);
  cut(y_, area.low.y, area.height(), kRows);
}

BoxIndex::Slots BoxIndex::slots_of(const Bounds& box) const {
  return {x_.slot(box.low.x), x_.slot(box.high.x), y_.slot(box.low.y), y_.slot(box.high.y)};
}

void BoxIndex::mark(std::vector<std::uint64_t>& sets, std::size_t from, std::size_t to,
                    std::size_t i, bool on) {
  const std::uint64_t bit = std::uint64_t{1} << (i % 64);
  for (std::size_t slot = from; slot < to; ++slot) {
    std::uint64_t& word = sets[slot * words_ + i / 64];
    word = on ? word | bit : word & ~bit;
  }
}

void BoxIndex::widen(std::size_t words) {
  for (Axis* axis : {&x_, &y_}) {
    for (auto* sets : {&axis->begins, &axis->ends}) {
      std::vector<std::uint64_t> wider(axis->slots * words, 0);
      for (std::size_t slot = 0; slot < axis->slots; ++slot) {
        std::copy_n(sets->begin() + static_cast<std::ptrdiff_t>(slot * words_), words_,
                    wider.begin() + static_cast<std::ptrdiff_t>(slot * words));
      }
      *sets = std::move(wider);
    }
  }
  words_ = words;
}

void BoxIndex::add(const Bounds& box) {
  const std::size_t i = boxes_.size();
  if (i == words_ * 64) widen(words_ == 0 ? 1 : words_ * 2);
  boxes_.push_back(box);
  const Slots s = slots_of(box);
  mark(x_.begins, s.low_x, x_.slots, i, true);
  mark(x_.ends, 0, s.high_x + 1, i, true);
  mark(y_.begins, s.low_y, y_.slots, i, true);
  mark(y_.ends, 0, s.high_y + 1, i, true);
}

void BoxIndex::set(std::size_t i, const Bounds& box) {
  const Slots before = slots_of(boxes_[i]);
  const Slots after = slots_of(box);
  boxes_[i] = box;
  const auto begins = [&](Axis& axis, std::size_t was, std::size_t is) {
    mark(axis.begins, was, is, i, false);
    mark(axis.begins, is, was, i, true);
  };
  const auto ends = [&](Axis& axis, std::size_t was, std::size_t is) {
    mark(axis.ends, was + 1, is + 1, i, true);
    mark(axis.ends, is + 1, was + 1, i, false);
  };
  begins(x_, before.low_x, after.low_x);
  begins(y_, before.low_y, after.low_y);
  ends(x_, before.high_x, after.high_x);
  ends(y_, before.high_y, after.high_y);
}

}  // namespace plano::nesting
