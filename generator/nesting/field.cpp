// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/field.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"

namespace plano::nesting {
namespace {

/// Of the distance. A place nearest to a border piece's end and in line with it is beyond the tip
/// of a slit, where the two shapes overlap: at any other corner another piece is as near, and not
/// in line.
constexpr double kInLine = 1e-9;

// Squares of distances this near to one another are one: both pieces end in the same corner.
constexpr double kTie = 1e-8;

/// Border pieces that end and begin this near to one another meet there, mm.
constexpr double kMeet = 1e-6;
/// Of two sides that turn back more sharply than this (cosine) the corner is too far off.
constexpr double kSharpest = -0.9;

struct Offset {
  double squared = 1e300;
  double side = 0;  // positive: inside
};

inline Offset offset_from(const BorderPiece& piece, Vec place) {
  const Vec v = place - piece.start;
  const double t = dot(v, piece.direction);
  const double side = cross(piece.direction, v);
  const double beyond = t < 0 ? t : (t > piece.length ? t - piece.length : 0);
  return {beyond * beyond + side * side, side};
}

// Of two pieces that end in the nearest corner the one that is seen more squarely tells on which
// side of the border a place is. Both sides of a slit (an exact fit) are as near; a place beside it
// overlaps.
inline bool nearer(const Offset& a, const Offset& b) {
  if (a.squared < b.squared * (1 - kTie)) return true;
  if (a.squared > b.squared * (1 + kTie)) return false;
  const double seen_a = std::fabs(a.side);
  const double seen_b = std::fabs(b.side);
  if (seen_a > seen_b * (1 + kTie)) return true;
  return seen_a >= seen_b * (1 - kTie) && a.side > b.side;
}

Vec outwards(const BorderPiece& piece) {
  return {piece.direction.y, -piece.direction.x};
}

}  // namespace

struct Field::Square {
  std::size_t column = 0;
  std::size_t row = 0;
  std::size_t cells = 1;  // along a side
};

Field::Field(std::vector<BorderPiece> border, double gap) : border_(std::move(border)), gap_(gap) {
  CHECK(border_.size() <= kMostPieces, "no more pieces than can be counted");
  Bounds box;
  for (const BorderPiece& piece : border_) {
    box.include(piece.start);
    box.include(piece.start + piece.direction * piece.length);
  }
  columns_ = border_.size() <= 12 ? 8 : border_.size() <= 40 ? 16 : border_.size() <= 150 ? 32 : 64;
  low_ = box.low - Vec{gap, gap};
  const double width = std::max(box.width() + 2 * gap, 1e-9);
  const double height = std::max(box.height() + 2 * gap, 1e-9);
  size_ = static_cast<double>(columns_);
  per_cell_x_ = size_ / width;
  per_cell_y_ = size_ / height;
  cells_.resize(columns_ * columns_);
  std::vector<Near> all(border_.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].piece = static_cast<std::uint16_t>(i);
  divide({0, 0, columns_}, all);
}

void Field::divide(const Square& square, const std::vector<Near>& candidates) {
  const double half = static_cast<double>(square.cells) / 2;
  const Vec centre{low_.x + (static_cast<double>(square.column) + half) / per_cell_x_,
                   low_.y + (static_cast<double>(square.row) + half) / per_cell_y_};
  const double radius = norm({half / per_cell_x_, half / per_cell_y_}) * (1 + 1e-6);
  Offset best;
  std::vector<Near> kept = candidates;
  for (Near& near : kept) {
    const Offset offset = offset_from(border_[near.piece], centre);
    near.distance = static_cast<float>(std::sqrt(offset.squared));
    if (nearer(offset, best)) best = offset;
  }
  const double nearest = std::sqrt(best.squared);
  if (best.side < -kInLine * nearest && nearest - radius > gap_) return;  // all of it keeps the gap
  // Distances are kept with 24 bits: enough to leave nothing out.
  const double reach = (nearest + 2 * radius) * (1 + 1e-6);
  std::erase_if(kept, [&](const Near& near) { return static_cast<double>(near.distance) > reach; });
  if (square.cells > 1) {
    const std::size_t cells = square.cells / 2;
    for (const std::size_t dy : {std::size_t{0}, cells}) {
      for (const std::size_t dx : {std::size_t{0}, cells}) {
        divide({square.column + dx, square.row + dy, cells}, kept);
      }
    }
    return;
  }
  // The likely nearest first.
  std::stable_sort(kept.begin(), kept.end(),
                   [](const Near& a, const Near& b) { return a.distance < b.distance; });
  const double floor = gap_ + (best.side > 0 ? nearest : -nearest) - radius;
  cells_[square.row * columns_ + square.column] = {
      static_cast<std::uint32_t>(lists_.size()), static_cast<std::uint32_t>(kept.size()),
      static_cast<float>(std::max(0.0, floor * (1 - 1e-6)))};
  for (const Near& near : kept) lists_.push_back(near.piece);
}

double Field::depth_in(Cell cell, Vec place) const {
  Offset best;
  for (std::uint32_t k = cell.first; k < cell.first + cell.count; ++k) {
    const Offset offset = offset_from(border_[lists_[k]], place);
    if (nearer(offset, best)) best = offset;
  }
  const double distance = std::sqrt(best.squared);
  return std::max(0.0, gap_ + (best.side > -kInLine * distance ? distance : -distance));
}

std::vector<BorderPiece> Field::rim(double more) const {
  std::vector<BorderPiece> moved = border_;
  for (BorderPiece& piece : moved) piece.start = piece.start + outwards(piece) * (gap_ + more);
  return moved;
}

std::vector<Vec> Field::corners(double more) const {
  const double away = gap_ + more;
  std::vector<Vec> found;
  for (const BorderPiece& piece : border_) {
    const Vec end = piece.start + piece.direction * piece.length;
    for (const BorderPiece& next : border_) {
      if (norm(next.start - end) > kMeet) continue;
      const Vec first = outwards(piece);
      const Vec second = outwards(next);
      const double cosine = dot(first, second);
      if (cosine < kSharpest) continue;
      found.push_back(end + (first + second) * (away / (1 + cosine)));
    }
  }
  return found;
}

std::size_t Field::memory() const {
  return sizeof(Field) + border_.capacity() * sizeof(BorderPiece) +
         cells_.capacity() * sizeof(Cell) + lists_.capacity() * sizeof(std::uint16_t);
}

}  // namespace plano::nesting
