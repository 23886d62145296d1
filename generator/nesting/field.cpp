// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/field.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace plano::nesting {
namespace {

// Squares of distances this near to one another are one: both pieces end in the same corner.
constexpr double kTie = 1e-8;
// No more pieces than an index of 16 bits counts; simplified outlines stay far below.
constexpr std::size_t kMostPieces = 65'535;

struct Offset {
  double squared = 1e300;
  double side = 0;  // positive: inside
};

Offset offset_from(const BorderPiece& piece, Vec place) {
  const Vec v = place - piece.start;
  const double t = dot(v, piece.direction);
  const double side = cross(piece.direction, v);
  const double beyond = t < 0 ? t : (t > piece.length ? t - piece.length : 0);
  return {beyond * beyond + side * side, side};
}

// Of two pieces that end in the nearest corner the one that is seen more squarely tells on which
// side of the border a place is. Both sides of a slit (an exact fit) are as near; a place beside it
// overlaps.
bool nearer(const Offset& a, const Offset& b) {
  if (a.squared < b.squared * (1 - kTie)) return true;
  if (a.squared > b.squared * (1 + kTie)) return false;
  const double seen_a = std::fabs(a.side);
  const double seen_b = std::fabs(b.side);
  if (seen_a > seen_b * (1 + kTie)) return true;
  return seen_a >= seen_b * (1 - kTie) && a.side > b.side;
}

}  // namespace

struct Field::Square {
  std::size_t column = 0;
  std::size_t row = 0;
  std::size_t cells = 1;  // along a side
};

Field::Field(const std::vector<Ring>& a, const std::vector<Ring>& b, double gap)
    : border_(no_fit_border(a, b)), gap_(gap) {
  CHECK(border_.size() <= kMostPieces, "outlines are simplified before fields are made");
  Bounds box;
  for (const BorderPiece& piece : border_) {
    box.include(piece.start);
    box.include(piece.start + piece.direction * piece.length);
  }
  columns_ = border_.size() <= 12 ? 8 : border_.size() <= 40 ? 16 : border_.size() <= 150 ? 32 : 64;
  low_ = box.low - Vec{gap, gap};
  const double width = std::max(box.width() + 2 * gap, 1e-9);
  const double height = std::max(box.height() + 2 * gap, 1e-9);
  size_x_ = size_y_ = static_cast<double>(columns_);
  per_cell_x_ = size_x_ / width;
  per_cell_y_ = size_y_ / height;
  cells_.resize(columns_ * columns_);
  std::vector<std::uint16_t> all(border_.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint16_t>(i);
  divide({0, 0, columns_}, all);
}

void Field::divide(const Square& square, const std::vector<std::uint16_t>& candidates) {
  const double half = static_cast<double>(square.cells) / 2;
  const Vec centre{low_.x + (static_cast<double>(square.column) + half) / per_cell_x_,
                   low_.y + (static_cast<double>(square.row) + half) / per_cell_y_};
  const double radius = norm({half / per_cell_x_, half / per_cell_y_});
  Offset best;
  std::vector<double> distances;
  distances.reserve(candidates.size());
  for (const std::uint16_t i : candidates) {
    const Offset offset = offset_from(border_[i], centre);
    distances.push_back(std::sqrt(offset.squared));
    if (nearer(offset, best)) best = offset;
  }
  const double nearest = std::sqrt(best.squared);
  if (best.side < 0 && nearest - radius > gap_) return;  // all of it keeps the gap
  const double reach = nearest + 2 * radius * (1 + 1e-9);
  std::vector<std::uint16_t> kept;
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    if (distances[k] <= reach) kept.push_back(candidates[k]);
  }
  if (square.cells > 1) {
    const std::size_t cells = square.cells / 2;
    for (const std::size_t dy : {std::size_t{0}, cells}) {
      for (const std::size_t dx : {std::size_t{0}, cells}) {
        divide({square.column + dx, square.row + dy, cells}, kept);
      }
    }
    return;
  }
  cells_[square.row * columns_ + square.column] = {static_cast<std::uint32_t>(lists_.size()),
                                                   static_cast<std::uint32_t>(kept.size())};
  lists_.insert(lists_.end(), kept.begin(), kept.end());
}

double Field::depth_near(Cell cell, Vec place) const {
  Offset best;
  for (std::uint32_t k = cell.first; k < cell.first + cell.count; ++k) {
    const Offset offset = offset_from(border_[lists_[k]], place);
    if (nearer(offset, best)) best = offset;
  }
  const double distance = std::sqrt(best.squared);
  return std::max(0.0, gap_ + (best.side > 0 ? distance : -distance));
}

}  // namespace plano::nesting
