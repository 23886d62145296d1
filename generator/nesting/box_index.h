// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which of many boxes meet a given one, by bits: as quick for a few as for thousands.
///
/// The plane is cut into columns and rows. For each column a set of bits says which boxes begin in
/// it or left of it, and another which end in it or right of it; so for rows. Four of these sets,
/// met with one another, are the answer but for what shares a column or row without touching.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "nesting/polygon.h"

namespace plano::nesting {

class BoxIndex {
 public:
  /// For boxes that lie in `area`, for the most part; those beyond are found, too, only slower.
  /// `columns`: along x.
  BoxIndex(const Bounds& area, std::size_t columns);

  std::size_t size() const { return boxes_.size(); }
  const Bounds& operator[](std::size_t i) const { return boxes_[i]; }
  void add(const Bounds& box);
  void set(std::size_t i, const Bounds& box);

  /// Calls act(i) for each box that meets `box` in more than its rim, in order.
  template <typename Act>
  void each(const Bounds& box, const Act& act) const {
    const std::uint64_t* const begins_x = &x_.begins[x_.slot(box.high.x) * words_];
    const std::uint64_t* const ends_x = &x_.ends[x_.slot(box.low.x) * words_];
    const std::uint64_t* const begins_y = &y_.begins[y_.slot(box.high.y) * words_];
    const std::uint64_t* const ends_y = &y_.ends[y_.slot(box.low.y) * words_];
    for (std::size_t w = 0; w < words_; ++w) {
      std::uint64_t bits = begins_x[w] & ends_x[w] & begins_y[w] & ends_y[w];
      for (; bits != 0; bits &= bits - 1) {
        const std::size_t i = w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        const Bounds& other = boxes_[i];
        if (other.low.x < box.high.x && other.high.x > box.low.x && other.low.y < box.high.y &&
            other.high.y > box.low.y) {
          act(i);
        }
      }
    }
  }

 private:
  struct Axis {
    double low = 0;
    double per_slot = 0;
    std::size_t slots = 1;
    std::vector<std::uint64_t> begins;  // slots × words
    std::vector<std::uint64_t> ends;

    std::size_t slot(double at) const {
      const double s = (at - low) * per_slot;
      return s > 0 ? std::min(slots - 1, static_cast<std::size_t>(s)) : 0;
    }
  };
  struct Slots {
    std::size_t low_x = 0, high_x = 0, low_y = 0, high_y = 0;
  };
  Slots slots_of(const Bounds& box) const;
  void widen(std::size_t words);
  // Sets or clears the bit of box i in some slots.
  void mark(std::vector<std::uint64_t>& sets, std::size_t from, std::size_t to, std::size_t i,
            bool on);

  Axis x_, y_;
  std::size_t words_ = 0;
  std::vector<Bounds> boxes_;
};

}  // namespace plano::nesting
