// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/leftovers.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/check.h"
#include "fabrication/free_squares.h"

namespace plano::fabrication {
namespace {

using geometry::Contour;
using geometry::Point;
using geometry::Region;

/// Of the best arms, before the next best that does not meet a piece at a corner is not looked for.
constexpr std::size_t kMostPassedOver = 3;

/// One yes or no for each square, and for each rectangle how many are yes.
class Cover {
 public:
  Cover(int columns, int rows)
      : columns_(columns),
        rows_(rows),
        covered_(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows)),
        below_left_(static_cast<std::size_t>(columns + 1) * static_cast<std::size_t>(rows + 1)) {}

  int columns() const { return columns_; }
  int rows() const { return rows_; }
  bool at(int column, int row) const {
    return column >= 0 && row >= 0 && column < columns_ && row < rows_ &&
           covered_[place(column, row, columns_)] != 0;
  }
  void add(const GridRectangle& rectangle) {
    for (int r = rectangle.bottom; r < rectangle.top; ++r) {
      for (int c = rectangle.left; c < rectangle.right; ++c) covered_[place(c, r, columns_)] = 1;
    }
    count_again();
  }
  std::int64_t within(const GridRectangle& of) const {
    const auto sum = [this](int c, int r) {
      return std::int64_t{below_left_[place(c, r, columns_ + 1)]};
    };
    return sum(of.right, of.top) - sum(of.left, of.top) - sum(of.right, of.bottom) +
           sum(of.left, of.bottom);
  }
  std::int64_t squares() const { return within({0, 0, columns_, rows_}); }
  /// Whether two covered squares meet at a corner where the other two are not covered.
  bool pinched() const {
    for (int r = 0; r <= rows_; ++r) {
      for (int c = 0; c <= columns_; ++c) {
        const bool falling = at(c - 1, r) && at(c, r - 1) && !at(c, r) && !at(c - 1, r - 1);
        const bool rising = !at(c - 1, r) && !at(c, r - 1) && at(c, r) && at(c - 1, r - 1);
        if (falling || rising) return true;
      }
    }
    return false;
  }

 private:
  static std::size_t place(int column, int row, int columns) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  }
  void count_again() {
    for (int r = 0; r < rows_; ++r) {
      std::int32_t row = 0;
      for (int c = 0; c < columns_; ++c) {
        row += covered_[place(c, r, columns_)];
        below_left_[place(c + 1, r + 1, columns_ + 1)] =
            below_left_[place(c + 1, r, columns_ + 1)] + row;
      }
    }
  }

  int columns_;
  int rows_;
  std::vector<std::uint8_t> covered_;
  std::vector<std::int32_t> below_left_;
};

/// Calls `visit` with rectangles of free squares, among them every one that cannot be made larger.
template <typename Visit>
void for_each_free(const FreeSquares& grid, Visit visit) {
  struct Column {
    int start;
    int height;
  };
  std::vector<int> heights(static_cast<std::size_t>(grid.columns()), 0);
  std::vector<Column> open;
  for (int r = 0; r < grid.rows(); ++r) {
    for (int c = 0; c <= grid.columns(); ++c) {
      int height = 0;
      if (c < grid.columns()) {
        int& count = heights[static_cast<std::size_t>(c)];
        count = grid.free(c, r) ? count + 1 : 0;
        height = count;
      }
      int start = c;
      while (!open.empty() && open.back().height >= height) {
        start = open.back().start;
        if (open.back().height > 0) {
          visit(GridRectangle{start, r + 1 - open.back().height, c, r + 1});
        }
        open.pop_back();
      }
      open.push_back({start, height});
    }
    open.clear();
  }
}

/// Finds one leftover after the other. All measures in squares.
class Search {
 public:
  Search(FreeSquares grid, Length step)
      : grid_(std::move(grid)),
        step_(step),
        width_(static_cast<int>((kLeastLeftoverWidth + step - 1_nm).nm() / step.nm())) {}

  std::vector<Region> leftovers() {
    std::vector<Region> found;
    const std::int64_t least = squares_in(kLeastLeftoverArea);
    for (std::size_t tries = 0; tries < 2 * kMostLeftoversOfSheet; ++tries) {
      Cover cover(grid_.columns(), grid_.rows());
      std::vector<GridRectangle> rectangles;
      while (rectangles.size() < kMostRectangles) {
        const auto next = best(rectangles, cover);
        if (!next) break;
        rectangles.push_back(*next);
        cover.add(*next);
      }
      if (rectangles.empty() || found.size() == kMostLeftoversOfSheet) break;
      if (cover.squares() >= least) found.push_back(outline_of(cover));
      for (const GridRectangle& taken : rectangles) {
        grid_.take({taken.left - 1, taken.bottom - 1, taken.right + 1, taken.top + 1});
      }
    }
    std::stable_sort(found.begin(), found.end(), [](const Region& a, const Region& b) {
      return geometry::area(b) < geometry::area(a);
    });
    return found;
  }

 private:
  std::int64_t squares_in(Area area) const {
    return static_cast<std::int64_t>(std::ceil(area.mm2() / (step_ * step_).mm2()));
  }

  bool joins(const GridRectangle& one, const std::vector<GridRectangle>& others) const {
    return std::any_of(others.begin(), others.end(), [&](const GridRectangle& other) {
      return std::min(one.right, other.right) - std::max(one.left, other.left) >= width_ &&
             std::min(one.top, other.top) - std::max(one.bottom, other.bottom) >= width_;
    });
  }

  /// The rectangle that adds most; nothing where no arm adds enough. One that would meet the others
  /// at a mere corner is passed over.
  std::optional<GridRectangle> best(const std::vector<GridRectangle>& others, const Cover& cover) {
    std::vector<GridRectangle> passed_over;
    while (passed_over.size() <= kMostPassedOver) {
      const auto next = most_added(others, cover, passed_over);
      if (!next) return std::nullopt;
      Cover with = cover;
      with.add(*next);
      if (!with.pinched()) return next;
      passed_over.push_back(*next);
    }
    return std::nullopt;
  }

  std::optional<GridRectangle> most_added(const std::vector<GridRectangle>& others,
                                          const Cover& cover,
                                          const std::vector<GridRectangle>& but) {
    std::optional<GridRectangle> best;
    std::int64_t most =
        others.empty() ? 0 : std::max(squares_in(kLeastArm), cover.squares() / 10) - 1;
    for_each_free(grid_, [&](const GridRectangle& each) {
      if (each.width() < width_ || each.height() < width_ || each.squares() <= most) return;
      const std::int64_t gain = each.squares() - cover.within(each);
      if (gain <= most || (!others.empty() && !joins(each, others)) ||
          std::find(but.begin(), but.end(), each) != but.end()) {
        return;
      }
      most = gain;
      best = each;
    });
    return best;
  }

  /// The edge of what is covered, walked with the covered squares on the left.
  Region outline_of(const Cover& cover) const {
    enum : std::uint8_t { none, east, north, west, south };
    const int across = cover.columns() + 1;
    std::vector<std::uint8_t> leaves(static_cast<std::size_t>(across) *
                                     static_cast<std::size_t>(cover.rows() + 1));
    const auto at = [&](int c, int r) -> std::uint8_t& {
      return leaves[static_cast<std::size_t>(r) * static_cast<std::size_t>(across) +
                    static_cast<std::size_t>(c)];
    };
    for (int r = 0; r < cover.rows(); ++r) {
      for (int c = 0; c < cover.columns(); ++c) {
        if (!cover.at(c, r)) continue;
        if (!cover.at(c, r - 1)) at(c, r) = east;
        if (!cover.at(c + 1, r)) at(c + 1, r) = north;
        if (!cover.at(c, r + 1)) at(c + 1, r + 1) = west;
        if (!cover.at(c - 1, r)) at(c, r + 1) = south;
      }
    }
    geometry::Face face;
    for (int r = 0; r <= cover.rows(); ++r) {
      for (int c = 0; c < across; ++c) {
        if (at(c, r) == none) continue;
        std::vector<Point> corners;
        std::uint8_t before = none;
        for (int x = c, y = r; at(x, y) != none;) {
          const std::uint8_t way = std::exchange(at(x, y), none);
          if (way != before) corners.push_back(grid_.corner(x, y));
          before = way;
          x += way == east ? 1 : way == west ? -1 : 0;
          y += way == north ? 1 : way == south ? -1 : 0;
        }
        Contour contour = geometry::polygon(corners);
        if (geometry::signed_area(contour).mm2() < 0) {
          face.holes.push_back(std::move(contour));
        } else {
          CHECK(face.outer.edges.empty(), "rectangles that overlap make one piece");
          face.outer = std::move(contour);
        }
      }
    }
    return geometry::canonical({{std::move(face)}});
  }

  FreeSquares grid_;
  Length step_;
  int width_;  // kLeastLeftoverWidth
};

}  // namespace

std::vector<Region> useful_leftovers(const Region& area, const std::vector<Region>& taken,
                                     Length gap) {
  if (area.empty()) return {};
  const Length step = square_side_for(area, kLeftoverGrid);
  FreeSquares grid(area, step);
  for (const Region& region : taken) grid.keep_away(region, gap);
  return Search(std::move(grid), step).leftovers();
}

Region ground_of(const panels::Part& part) {
  const bool milled = !part.pockets.empty() || std::any_of(part.drills.begin(), part.drills.end(),
                                                           [](const model::Drill& drill) {
                                                             return drill.depth.has_value();
                                                           });
  if (!milled) return {{part.profile}};
  const geometry::Box box = geometry::bounding_box(part.profile);
  return {{{geometry::rectangle(box.low, box.width(), box.height()), {}}}};
}

std::vector<Region> ground_of(const SheetLayout& sheet, const panels::PartSet& parts) {
  std::vector<Region> ground;
  for (const PlacedPart& placed : sheet.parts) {
    const Region turned =
        geometry::turned_quarters(ground_of(parts.parts[placed.part]), placed.quarter_turns);
    ground.push_back(geometry::translated(turned, placed.at - geometry::bounding_box(turned).low));
  }
  return ground;
}

}  // namespace plano::fabrication
