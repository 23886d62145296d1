// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What one run of edge that asks for a guard has and lacks.
#pragma once

#include <vector>

#include "checks/guard_cut.h"
#include "checks/guarding.h"

namespace plano::checks {

/// Columns of a loop with a drop of more than `beyond`, in runs.
std::vector<GuardRun> runs_of(const GuardLoop& loop, double beyond);

class RunGuards {
 public:
  /// `edges`: by side, its edge, counted from `base` in what is added to. All must outlive it.
  RunGuards(const GuardLoop& loop, const BallRoom& room, const GuardRun& run,
            const std::vector<std::size_t>& edges, std::size_t base);

  /// Adds to the edges of `out`, and what is open and bare.
  void add_to(Guarding& out) const;

 private:
  struct Place {
    std::size_t column = 0;  // of the run
    double along = 0;        // its side
  };
  const GuardSide& side(std::size_t i) const { return loop_.sides[run_.columns[i].side]; }
  const GuardColumn& column(std::size_t i) const { return side(i).columns[run_.columns[i].column]; }
  double middle(std::size_t i) const { return run_.start[i] + (column(i).to - column(i).from) / 2; }
  Place place(double at) const;
  geometry::Vec3 point(double at) const;
  bool is_railed(double at) const;
  double top(double at) const;
  bool is_open(double at) const;
  bool is_slot(std::size_t n) const;
  bool has_height(std::size_t n) const;
  double up_from(std::size_t n, int way, double least) const;
  void find_gaps();
  void find_tops();
  std::vector<GuardGap> without_rails(const GuardGap& gap) const;
  Stretch stretch(const GuardGap& gap) const;

  const GuardLoop& loop_;
  const GuardRun& run_;
  const std::vector<std::size_t>& edges_;
  std::size_t base_;
  std::vector<std::size_t> on_edge_;  // the run's columns that are no corners
  std::vector<double> tops_;          // by on_edge_
  std::vector<GuardGap> gaps_;
};

}  // namespace plano::checks
