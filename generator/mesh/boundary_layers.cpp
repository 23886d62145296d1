// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/boundary_layers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/check.h"
#include "mesh/boundary_loops.h"

namespace plano::mesh {

namespace {

using geometry::Arc;
using geometry::Point;
using geometry::Turn;
using geometry::exact::Overlay;

constexpr std::uint32_t kNone = 0xffffffff;

/// Sets of indices that grow together; the least index stands for its set, so that numbering does
/// not depend on the order of joining.
class Groups {
 public:
  explicit Groups(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

/// An upright rectangle of free surface over one side of the overlay, walked with material on its
/// left from `from` to `to`.
struct Wall {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::optional<Arc> arc;
  Length low;
  Length high;
  /// The cells whose floor or ceiling ends at the wall's foot and head, and which of the two it is.
  std::uint32_t foot_cell = 0;
  std::uint32_t head_cell = 0;
  SurfaceKind foot_kind = SurfaceKind::plane_down;
  SurfaceKind head_kind = SurfaceKind::plane_up;
};

std::optional<Arc> walked_back(std::optional<Arc> arc) {
  if (arc) {
    arc->turn = arc->turn == Turn::clockwise ? Turn::counter_clockwise : Turn::clockwise;
  }
  return arc;
}

class Builder {
 public:
  Builder(const Overlay& flat, const std::vector<Column>& columns)
      : flat_(flat), columns_(columns), cell_up_(columns.size()), cell_down_(columns.size()) {}

  Boundary build() {
    for (const Overlay::Side& side : flat_.sides) add_side(side);
    wall_groups_.emplace(walls_.size());
    add_uprights();
    add_level_edges();
    number_faces();
    return assemble(std::move(raw_));
  }

 private:
  Column column(std::uint32_t cell) const {
    return cell == Overlay::kOutside ? Column{} : columns_[cell];
  }

  /// The walls over one side. The walls' floor and ceiling cells are noted on the way, and columns
  /// that go on level across the side are joined.
  void add_side(const Overlay::Side& side) {
    const Column left = column(side.left);
    const Column right = column(side.right);
    if (!left.empty() && !right.empty()) {
      CHECK(left.high != right.low && right.high != left.low, "pieces meet in a level line only");
      const bool meet = left.low < right.high && right.low < left.high;
      if (meet && left.high == right.high) cell_up_.join(side.left, side.right);
      if (meet && left.low == right.low) cell_down_.join(side.left, side.right);
    }
    add_walls({side.from, side.to, side.arc, {}, {}}, side.left, side.right);
    add_walls({side.to, side.from, walked_back(side.arc), {}, {}}, side.right, side.left);
  }

  /// Where the column of `inner` stands free of the column of `outer`; `wall` brings the course.
  void add_walls(Wall wall, std::uint32_t inner, std::uint32_t outer) {
    const Column a = column(inner);
    const Column b = column(outer);
    if (a.empty()) return;
    const bool free = b.empty() || b.high <= a.low || b.low >= a.high;
    if (free || a.low < b.low) {
      wall.low = a.low;
      wall.foot_cell = inner;
      wall.foot_kind = SurfaceKind::plane_down;
      wall.high = free ? a.high : b.low;
      wall.head_cell = free ? inner : outer;
      wall.head_kind = free ? SurfaceKind::plane_up : SurfaceKind::plane_down;
      walls_.push_back(wall);
    }
    if (!free && a.high > b.high) {
      wall.low = b.high;
      wall.foot_cell = outer;
      wall.foot_kind = SurfaceKind::plane_up;
      wall.high = a.high;
      wall.head_cell = inner;
      wall.head_kind = SurfaceKind::plane_up;
      walls_.push_back(wall);
    }
  }

  /// `arriving` ends where `leaving` begins: are they one smooth surface?
  bool one_surface(const Wall& arriving, const Wall& leaving) const {
    if (arriving.arc.has_value() != leaving.arc.has_value()) return false;
    if (arriving.arc) {
      return *arriving.arc == *leaving.arc && arriving.low == leaving.low &&
             arriving.high == leaving.high;
    }
    return in_line(flat_.vertices[arriving.from], flat_.vertices[arriving.to],
                   flat_.vertices[leaving.to]);
  }

  void add_uprights() {
    struct End {
      std::uint32_t wall = 0;
      bool arrives = false;
    };
    std::vector<std::vector<End>> at(flat_.vertices.size());
    for (std::uint32_t i = 0; i < walls_.size(); ++i) {
      at[walls_[i].to].push_back({i, true});
      at[walls_[i].from].push_back({i, false});
    }
    for (std::uint32_t v = 0; v < at.size(); ++v) {
      std::vector<Length> levels;
      for (const End& end : at[v]) {
        levels.push_back(walls_[end.wall].low);
        levels.push_back(walls_[end.wall].high);
      }
      std::sort(levels.begin(), levels.end());
      levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
      for (std::size_t k = 0; k + 1 < levels.size(); ++k) {
        std::uint32_t arriving = kNone;
        std::uint32_t leaving = kNone;
        int meeting = 0;
        for (const End& end : at[v]) {
          const Wall& wall = walls_[end.wall];
          if (wall.low > levels[k] || wall.high < levels[k + 1]) continue;
          (end.arrives ? arriving : leaving) = end.wall;
          ++meeting;
        }
        if (meeting == 0) continue;
        CHECK(meeting == 2, "corners meet in an upright line only");
        CHECK(arriving != kNone && leaving != kNone, "walls do not close around a vertex");
        join_or_divide(v, levels[k], levels[k + 1], arriving, leaving);
      }
    }
  }

  void join_or_divide(std::uint32_t v, Length low, Length high, std::uint32_t arriving,
                      std::uint32_t leaving) {
    Groups& groups = *wall_groups_;
    if (one_surface(walls_[arriving], walls_[leaving])) {
      const bool closes = groups.find(arriving) == groups.find(leaving);
      const bool seam = closes && walls_[arriving].arc.has_value();
      if (!seam) {
        groups.join(arriving, leaving);
        return;
      }
    }
    const auto edge = static_cast<std::uint32_t>(raw_.edges.size());
    raw_.edges.push_back({node(v, low), node(v, high), std::nullopt});
    wall_halves_.push_back({arriving, {edge, true}});
    wall_halves_.push_back({leaving, {edge, false}});
  }

  /// The foot and head of each wall, each shared with one floor or ceiling.
  void add_level_edges() {
    for (std::uint32_t i = 0; i < walls_.size(); ++i) {
      const Wall& wall = walls_[i];
      const auto edge = static_cast<std::uint32_t>(raw_.edges.size());
      raw_.edges.push_back({node(wall.from, wall.low), node(wall.to, wall.low), wall.arc});
      raw_.edges.push_back({node(wall.from, wall.high), node(wall.to, wall.high), wall.arc});
      wall_halves_.push_back({i, {edge, true}});
      wall_halves_.push_back({i, {edge + 1, false}});
      level_halves_.push_back({wall.foot_kind, wall.foot_cell, {edge, false}});
      level_halves_.push_back({wall.head_kind, wall.head_cell, {edge + 1, true}});
    }
  }

  std::uint32_t node(std::uint32_t v, Length z) {
    const auto fresh = static_cast<std::uint32_t>(raw_.vertices.size());
    const auto [it, is_new] = nodes_.try_emplace({v, z}, fresh);
    if (is_new) raw_.vertices.push_back({flat_.vertices[v], z});
    return it->second;
  }

  /// Gives each group of cells and of walls its face: floors seen from below, then from above, then
  /// walls, each in the order of their least member.
  void number_faces() {
    std::map<std::pair<int, std::uint32_t>, std::uint32_t> faces;
    for (const LevelHalf& half : level_halves_) faces[level_key(half)] = 0;
    for (std::uint32_t i = 0; i < walls_.size(); ++i) faces[{2, wall_groups_->find(i)}] = 0;
    std::uint32_t number = 0;
    for (auto& [key, face] : faces) {
      face = number++;
      RawFace raw;
      raw.kind = key.first == 0 ? SurfaceKind::plane_down : SurfaceKind::plane_up;
      if (key.first == 2) {
        raw.arc = walls_[key.second].arc;
        raw.kind = raw.arc ? SurfaceKind::wall_cylinder : SurfaceKind::wall_plane;
      }
      raw_.faces.push_back(std::move(raw));
    }
    for (const LevelHalf& half : level_halves_) {
      raw_.faces[faces.at(level_key(half))].uses.push_back(half.use);
    }
    for (const auto& [wall, use] : wall_halves_) {
      raw_.faces[faces.at({2, wall_groups_->find(wall)})].uses.push_back(use);
    }
  }

  struct LevelHalf {
    SurfaceKind kind = SurfaceKind::plane_up;
    std::uint32_t cell = 0;
    EdgeUse use;
  };
  std::pair<int, std::uint32_t> level_key(const LevelHalf& half) {
    return half.kind == SurfaceKind::plane_down ? std::pair(0, cell_down_.find(half.cell))
                                                : std::pair(1, cell_up_.find(half.cell));
  }

  const Overlay& flat_;
  const std::vector<Column>& columns_;
  Groups cell_up_;
  Groups cell_down_;
  std::vector<Wall> walls_;
  std::optional<Groups> wall_groups_;
  std::map<std::pair<std::uint32_t, Length>, std::uint32_t> nodes_;
  std::vector<std::pair<std::uint32_t, EdgeUse>> wall_halves_;
  std::vector<LevelHalf> level_halves_;
  RawBoundary raw_;
};

}  // namespace

Boundary boundary_of_columns(const Overlay& flat, const std::vector<Column>& columns) {
  CHECK(columns.size() == flat.cells.size(), "one column per cell");
  return Builder(flat, columns).build();
}

}  // namespace plano::mesh
