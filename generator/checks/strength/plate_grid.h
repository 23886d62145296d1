// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Cells of a plate with wood or a support in them. Used by plate_strips.cpp and plate_mesh.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "checks/strength/plate_case.h"

namespace plano::checks {

class PlateGrid {
 public:
  explicit PlateGrid(const PlateCase& plate);

  double cell() const { return cell_; }
  int count(bool along_u) const { return along_u ? columns_ : rows_; }
  /// `k` along the direction, `line` across it.
  bool wood(int k, int line, bool along_u) const { return wood_[at(k, line, along_u)] != 0; }
  /// Within half a foot's width across the direction: a foot reaches that far.
  bool held(int k, int line, bool along_u) const {
    return (along_u ? near_u_ : near_v_)[at(k, line, along_u)] != 0;
  }
  /// Whether a joint keeps the plate down there, or within half a foot across the direction.
  bool held_down(int k, int line, bool along_u) const {
    return (along_u ? down_u_ : down_v_)[at(k, line, along_u)] != 0;
  }
  /// Whether something bears the wood at a place: the cell it lies in, or a slot beside it that is
  /// filled.
  bool bears(double u, double v) const;
  /// Cells of wood without a break from this one on, across the direction: to the smaller and to
  /// the larger side, this one left out.
  int beside(int k, int line, bool along_u, bool larger) const {
    const auto& runs = along_u ? (larger ? up_ : down_) : (larger ? right_ : left_);
    return runs[at(k, line, along_u)];
  }
  /// Whether a square of `cells` around it is wood, but for a tenth.
  bool carries_foot(int column, int row, int cells) const;

 private:
  std::size_t at(int k, int line, bool along_u) const {
    const int column = along_u ? k : line;
    const int row = along_u ? line : k;
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }
  void fill(const Polygon& polygon, std::vector<std::uint8_t>& into) const;
  void trace(const Polygon& polygon, std::vector<std::uint8_t>& into) const;
  /// Slots with a tab in them hold the plate: what stands in them stands on what lies below.
  void hold_slots(const PlateCase& plate);
  void widen(const std::vector<std::uint8_t>& from, int cells, std::vector<std::uint8_t>& near_u,
             std::vector<std::uint8_t>& near_v) const;
  void measure_runs();

  double cell_;
  int columns_;
  int rows_;
  std::vector<std::uint8_t> wood_;
  std::vector<std::uint8_t> held_;
  std::vector<std::uint8_t> near_u_;  // of strips along u
  std::vector<std::uint8_t> near_v_;
  std::vector<std::uint8_t> down_u_;
  std::vector<std::uint8_t> down_v_;
  std::vector<std::uint16_t> left_;
  std::vector<std::uint16_t> right_;
  std::vector<std::uint16_t> down_;
  std::vector<std::uint16_t> up_;
  std::vector<std::uint32_t> sums_;  // of wood, left of and below each corner
};

}  // namespace plano::checks
