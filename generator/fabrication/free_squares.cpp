// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/free_squares.h"

#include <algorithm>
#include <cmath>

namespace plano::fabrication {
namespace {

using geometry::Contour;
using geometry::Point;

/// Chords stray so far from their arcs at most, and are kept away from by so much more.
constexpr Length kSagitta = 10_um;
/// Millimetres in floating point are right to far less than this: a square that is exactly as far
/// as it must be counts as far enough.
constexpr double kRoundingMm = 1e-6;
constexpr std::int64_t kMostSquares = 1'000'000;

struct Spot {
  double x = 0;
  double y = 0;
};
struct Square {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;
};

double length_of(double x, double y) {
  return std::sqrt(x * x + y * y);
}

Spot spot(Point point) {
  return {point.x.mm(), point.y.mm()};
}

double from_segment(Spot p, Spot a, Spot b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length2 = dx * dx + dy * dy;
  const double along = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
  const double t = std::clamp(along, 0.0, 1.0);
  return length_of(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double from_square(Spot p, const Square& square) {
  const double x = std::max({square.left - p.x, 0.0, p.x - square.right});
  const double y = std::max({square.bottom - p.y, 0.0, p.y - square.top});
  return length_of(x, y);
}

/// Whether a line from a to b runs through the inside of a square: what is left of it after cutting
/// it at each of the four sides.
bool runs_through(Spot a, Spot b, const Square& square) {
  double from = 0;
  double to = 1;
  const auto cut = [&](double start, double step, double low, double high) {
    if (step == 0) {
      if (start <= low + kRoundingMm || start >= high - kRoundingMm) to = -1;
      return;
    }
    const double one = (low + kRoundingMm - start) / step;
    const double other = (high - kRoundingMm - start) / step;
    from = std::max(from, std::min(one, other));
    to = std::min(to, std::max(one, other));
  };
  cut(a.x, b.x - a.x, square.left, square.right);
  cut(a.y, b.y - a.y, square.bottom, square.top);
  return from < to;
}

/// Zero where the segment touches the square.
double distance(Spot a, Spot b, const Square& square) {
  if (runs_through(a, b, square)) return 0;
  double least = std::min(from_square(a, square), from_square(b, square));
  for (const Spot corner : {Spot{square.left, square.bottom}, Spot{square.right, square.bottom},
                            Spot{square.right, square.top}, Spot{square.left, square.top}}) {
    least = std::min(least, from_segment(corner, a, b));
  }
  return least;
}

std::vector<const Contour*> contours_of(const geometry::Region& region) {
  std::vector<const Contour*> contours;
  for (const geometry::Face& face : region.faces) {
    contours.push_back(&face.outer);
    for (const Contour& hole : face.holes) contours.push_back(&hole);
  }
  return contours;
}

}  // namespace

Length square_side_for(const geometry::Region& area, Length finest) {
  const geometry::Box box = geometry::bounding_box(area);
  std::int64_t times = 1;
  const auto squares = [&] {
    const std::int64_t side = (finest * times).nm();
    return (box.width().nm() / side) * (box.height().nm() / side);
  };
  while (squares() > kMostSquares) ++times;
  return finest * times;
}

FreeSquares::FreeSquares(const geometry::Region& area, Length step) : step_(step) {
  const geometry::Box box = geometry::bounding_box(area);
  origin_ = box.low;
  columns_ = static_cast<int>(box.width().nm() / step.nm());
  rows_ = static_cast<int>(box.height().nm() / step.nm());
  free_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 1);
  take_where(area, false);
  take_near(area, 0);
}

Point FreeSquares::corner(int column, int row) const {
  return origin_ + Point{step_ * column, step_ * row};
}

void FreeSquares::keep_away(const geometry::Region& region, Length gap) {
  take_where(region, true);
  take_near(region, gap.mm());
}

void FreeSquares::keep_off_edge(const geometry::Region& area, Length border) {
  take_near(area, border.mm());
}

std::optional<GridRectangle> FreeSquares::first_free(int columns, int rows) const {
  std::vector<int> run(static_cast<std::size_t>(rows_), 0);  // of free squares, to the left
  for (int right = 0; right < columns_; ++right) {
    int high = 0;  // rows one above the other with a run that is long enough
    for (int row = 0; row < rows_; ++row) {
      int& length = run[static_cast<std::size_t>(row)];
      length = free(right, row) ? length + 1 : 0;
      high = length >= columns ? high + 1 : 0;
      if (high == rows)
        return GridRectangle{right + 1 - columns, row + 1 - rows, right + 1, row + 1};
    }
  }
  return std::nullopt;
}

void FreeSquares::take(const GridRectangle& rectangle) {
  for (int row = std::max(rectangle.bottom, 0); row < std::min(rectangle.top, rows_); ++row) {
    for (int column = std::max(rectangle.left, 0); column < std::min(rectangle.right, columns_);
         ++column) {
      free_[index(column, row)] = 0;
    }
  }
}

/// Squares that an edge of the region runs through, or that are nearer to one than `reach_mm`.
void FreeSquares::take_near(const geometry::Region& region, double reach_mm) {
  const double step = step_.mm();
  const Spot origin = spot(origin_);
  const auto take_along = [&](Spot a, Spot b, double reach) {
    const auto column = [&](double x) {
      return static_cast<int>(std::clamp(std::floor((x - origin.x) / step), -1.0, columns_ * 1.0));
    };
    const auto row = [&](double y) {
      return static_cast<int>(std::clamp(std::floor((y - origin.y) / step), -1.0, rows_ * 1.0));
    };
    const int last_row = std::min(row(std::max(a.y, b.y) + reach), rows_ - 1);
    const int last_column = std::min(column(std::max(a.x, b.x) + reach), columns_ - 1);
    for (int r = std::max(row(std::min(a.y, b.y) - reach), 0); r <= last_row; ++r) {
      for (int c = std::max(column(std::min(a.x, b.x) - reach), 0); c <= last_column; ++c) {
        if (!free(c, r)) continue;
        const Square square{origin.x + c * step, origin.y + r * step, origin.x + (c + 1) * step,
                            origin.y + (r + 1) * step};
        const bool near =
            reach > 0 ? distance(a, b, square) < reach - kRoundingMm : runs_through(a, b, square);
        if (near) free_[index(c, r)] = 0;
      }
    }
  };
  for (const Contour* contour : contours_of(region)) {
    const bool round = std::any_of(contour->edges.begin(), contour->edges.end(),
                                   [](const geometry::Edge& edge) { return edge.arc.has_value(); });
    const double reach = reach_mm + (round ? kSagitta.mm() : 0);
    const std::vector<Point> points = geometry::flattened(*contour, kSagitta);
    for (std::size_t i = 0; i < points.size(); ++i) {
      take_along(spot(points[i]), spot(points[(i + 1) % points.size()]), reach);
    }
  }
}

/// Squares whose middle is inside, or is not. Those that an edge runs through are taken by
/// `take_near`, so the middle speaks for the whole of all others.
void FreeSquares::take_where(const geometry::Region& region, bool inside) {
  std::vector<std::vector<double>> crossings(static_cast<std::size_t>(rows_));
  const double step = step_.mm();
  const Spot origin = spot(origin_);
  for (const Contour* contour : contours_of(region)) {
    const std::vector<Point> points = geometry::flattened(*contour, kSagitta);
    for (std::size_t i = 0; i < points.size(); ++i) {
      Spot a = spot(points[i]);
      Spot b = spot(points[(i + 1) % points.size()]);
      if (a.y > b.y) std::swap(a, b);
      const double first = std::max(std::ceil((a.y - origin.y) / step - 0.5), 0.0);
      for (int r = static_cast<int>(std::min(first, rows_ * 1.0)); r < rows_; ++r) {
        const double y = origin.y + (r + 0.5) * step;
        if (y >= b.y) break;
        if (y < a.y) continue;
        crossings[static_cast<std::size_t>(r)].push_back(a.x +
                                                         (b.x - a.x) * (y - a.y) / (b.y - a.y));
      }
    }
  }
  for (int r = 0; r < rows_; ++r) {
    std::vector<double>& at = crossings[static_cast<std::size_t>(r)];
    std::sort(at.begin(), at.end());
    std::size_t passed = 0;
    for (int c = 0; c < columns_; ++c) {
      const double x = origin.x + (c + 0.5) * step;
      while (passed < at.size() && at[passed] <= x) ++passed;
      if ((passed % 2 == 1) == inside) free_[index(c, r)] = 0;
    }
  }
}

}  // namespace plano::fabrication
