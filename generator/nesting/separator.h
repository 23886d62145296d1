// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Drives the overlaps of a layout to nothing: guided local search.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "nesting/layout.h"
#include "nesting/mover.h"
#include "nesting/workers.h"

namespace plano::nesting {

/// What a search may still spend. Nothing here reads a clock: whoever wants one hands it in.
class Effort {
 public:
  /// `share_spent` is asked with the number of sweeps done, and answers 0 to 1.
  explicit Effort(std::function<double(std::uint64_t sweeps)> share_spent)
      : share_spent_(std::move(share_spent)) {}
  void count_sweep() { share_ = share_spent_(++sweeps_); }
  double share() const { return share_; }
  std::uint64_t sweeps() const { return sweeps_; }

 private:
  std::function<double(std::uint64_t)> share_spent_;
  std::uint64_t sweeps_ = 0;
  double share_ = 0;
};

class Separator {
 public:
  Separator(Layout start, std::uint64_t seed, std::size_t workers);

  struct Patience {
    int strikes = 3;
    int sweeps = 200;  // without the overlap sinking by kSinks
  };
  /// True once nothing overlaps. False when patience or the effort (beyond `until`, a share) is at
  /// its end: then the layout is the one that overlapped least.
  bool separate(Patience patience, Effort& effort, double until);

  const Layout& layout() const { return layout_; }
  /// Sets another layout of the same shapes, as many items or not, and starts weights anew.
  void restart(Layout layout);
  Layout& change() { return layout_; }
  Random& random() { return random_; }
  std::uint64_t tries() const;

 private:
  struct Hand {
    Mover mover;
    Random random;
    Layout layout;
    double weighted = 0;
    std::vector<std::size_t> order = {};
  };
  double sweep();
  void sweep_with(Hand& hand);

  Layout layout_;
  Weights weights_;
  Random random_;
  Workers workers_;
  std::vector<Hand> hands_;
};

}  // namespace plano::nesting
