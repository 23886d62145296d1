// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The best new place for one item of a layout, all others standing still.
#pragma once

#include <vector>

#include "nesting/layout.h"
#include "nesting/random.h"
#include "nesting/weights.h"

namespace plano::nesting {

/// Tries random places, near where the item lies and all over the room, keeps the best few, and
/// slides these along the axes and diagonals to where they overlap least. A try ends as soon as it
/// is worse than the worst kept.
class Mover {
 public:
  explicit Mover(const ShapeTable& shapes) : shapes_(shapes) {}

  struct Try {
    Placement placement;
    double loss = 1e300;    // weighted
    std::size_t range = 0;  // of the places searched, see Search
  };
  /// No worse than where item `i` lies now.
  Try best_place(const Layout& layout, const Weights& weights, std::size_t i, Random& random);
  /// The weighted loss of item `i` at `placement`; anything of `bound` or more may come back as
  /// infinite.
  double loss_at(const Layout& layout, const float* weights, std::size_t i,
                 const Placement& placement, double bound);

  std::uint64_t tries() const { return tries_; }

 private:
  struct Search;
  Search search_for(const Layout& layout, const Weights& weights, std::size_t i, Random& random);
  void sample_room(Search& search, int count);
  void sample_near(Search& search, int count);
  void attempt(Search& search, std::size_t range, const Bounds& places);
  void keep(Search& search, const Try& candidate);
  void slide(Search& search, Try& candidate, double from, double to);

  // A neighbour of the place that is tried.
  struct Near {
    const Field* field = nullptr;
    Vec place;
    Field::Cell cell;
    double weight = 0;
  };

  const ShapeTable& shapes_;
  std::vector<float> weights_;
  std::vector<Near> near_;
  std::uint64_t tries_ = 0;
};

}  // namespace plano::nesting
