// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What exact geometry costs on a panel of 1200 × 600 mm with dog-bone slots: CPU time, the least of
// several runs. `apart` is what users get, `together` one arrangement of everything.

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "geometry/exact/evaluate.h"
#include "geometry/exact/overlay.h"
#include "geometry/exact/subdivision.h"
#include "geometry/exact/triangulate.h"
#include "geometry/web.h"
#include "tests/unit/geometry/exact/random_shapes.h"

namespace {

using namespace plano;            // NOLINT: a program of its own
using namespace plano::geometry;  // NOLINT

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

template <class Work>
double least_ms(const Work& work) {
  double least = 1e9;
  const double begin = cpu_ms();
  for (int run = 0; run < 50 && (run < 5 || cpu_ms() - begin < 500); ++run) {
    const double start = cpu_ms();
    work();
    least = std::min(least, cpu_ms() - start);
  }
  return least;
}

/// A slot with a relief of 2.5 mm at each corner, as one contour: the relief's centre is 1.5 and 2
/// mm from the walls, so that it leaves them on the lattice.
Contour dog_bone_slot(Point low, Length w, Length h) {
  const Length r = 2500_um;
  const auto at = [low](Length x, Length y) { return Point{low.x + x, low.y + y}; };
  const auto relief = [r](Point start, Point centre) {
    return Edge{start, Arc{centre, r, Turn::counter_clockwise}};
  };
  return {{{at(3_mm, 0_mm), {}},
           relief(at(w - 3_mm, 0_mm), at(w - 1500_um, 2_mm)),
           {at(w, 4_mm), {}},
           relief(at(w, h - 4_mm), at(w - 1500_um, h - 2_mm)),
           {at(w - 3_mm, h), {}},
           relief(at(3_mm, h), at(1500_um, h - 2_mm)),
           {at(0_mm, h - 4_mm), {}},
           relief(at(0_mm, 4_mm), at(1500_um, 2_mm))}};
}

enum class Slots { one_contour, five_shapes };

void add_slot(Slots slots, Point low, Length w, Length h, std::vector<Shape>& cuts) {
  if (slots == Slots::one_contour) {
    cuts.push_back(Shape::of(dog_bone_slot(low, w, h)));
    return;
  }
  cuts.push_back(Shape::of(rectangle(low, w, h)));
  for (const Length x : {2121_um, w - 2121_um}) {
    for (const Length y : {2121_um, h - 2121_um}) {
      cuts.push_back(Shape::of(circle(low + Point{x, y}, 3_mm)));
    }
  }
}

Shape panel(int slot_count, Slots slots, int tabs) {
  std::vector<Shape> base{Shape::of(rounded_rectangle({}, 1200_mm, 600_mm, 40_mm))};
  for (int i = 0; i < tabs; ++i) {
    const Length y = i % 2 == 0 ? -18_mm : 599_mm;
    base.push_back(Shape::of(rectangle({100_mm + i / 2 * 100_mm, y}, 50_mm, 19_mm)));
  }
  const int columns = slot_count <= 24 ? 6 : slot_count <= 100 ? 10 : 20;
  const int rows = (slot_count + columns - 1) / columns;
  const Length pitch_x = Length::micrometres(1'100'000 / columns);
  const Length pitch_y = Length::micrometres(500'000 / rows);
  std::vector<Shape> cuts;
  for (int i = 0; i < slot_count; ++i) {
    const Point low{50_mm + i % columns * pitch_x, 60_mm + i / columns * pitch_y};
    add_slot(slots, low, std::min(60_mm, (3 * pitch_x).divided_by(5)),
             std::min(18_mm, (3 * pitch_y).divided_by(5)), cuts);
  }
  return Shape::subtract(Shape::unite(base), cuts);
}

struct Flat {
  std::vector<Point> points;
  std::vector<std::vector<std::uint32_t>> loops;

  void add(const Contour& contour) {
    loops.emplace_back();
    for (const Point& point : flattened(contour, 100_um)) {
      loops.back().push_back(static_cast<std::uint32_t>(points.size()));
      points.push_back(point);
    }
  }
};

void measure_panel(int slot_count, Slots slots, int tabs) {
  using exact::Grouping;
  const Shape shape = panel(slot_count, slots, tabs);
  const Region region = exact::evaluate(shape).value();
  Flat flat;
  for (const Face& face : region.faces) {
    flat.add(face.outer);
    std::for_each(face.holes.begin(), face.holes.end(), [&](const Contour& c) { flat.add(c); });
  }
  std::printf("%5d %12s %5d | %8.3f %9.3f | %8.3f %8.3f %11.3f\n", slot_count,
              slots == Slots::one_contour ? "one contour" : "five shapes", tabs,
              least_ms([&] { exact::evaluate(shape, Grouping::apart); }),
              least_ms([&] { exact::evaluate(shape, Grouping::together); }),
              least_ms([&] { exact::find_fault(region); }),
              least_ms([&] { thinnest_web(region, 6_mm); }),
              least_ms([&] { exact::triangulate(flat.points, flat.loops); }));
}

/// A plate of 24 slots, 30 overlapping pockets at 5 depths and 40 blind holes.
void measure_overlay() {
  test::RandomShapes random(test::Layout::generic, 1);
  std::vector<Region> areas{exact::evaluate(panel(24, Slots::one_contour, 0)).value()};
  const auto random_region = [&](int count, const auto& make) {
    for (;;) {  // point contacts happen
      std::vector<Shape> shapes;
      for (int i = 0; i < count; ++i) {
        shapes.push_back(Shape::of(make()));
      }
      if (const auto region = exact::evaluate(Shape::unite(shapes))) {
        areas.push_back(*region);
        return;
      }
    }
  };
  const auto length = [&](int low, int high) {
    return Length::micrometres(random.whole(low * 1000, high * 1000));
  };
  for (int depth = 0; depth < 5; ++depth) {
    random_region(6, [&] {
      const Point low{length(50, 1000), length(50, 450)};
      const Length width = length(30, 120);
      return rectangle(low, width, length(30, 80));
    });
  }
  random_region(40, [&] {
    const Length x = length(50, 1100);
    return circle({x, length(50, 550)}, 4_mm);
  });
  std::printf("overlay with 30 pockets and 40 blind holes: %.3f ms\n",
              least_ms([&] { exact::overlay(areas); }));
}

}  // namespace

int main() {
  std::puts(
      "slots                  tabs |    apart  together | checking     webs triangulate  (ms)");
  for (const int count : {24, 100, 400}) {
    for (const Slots slots : {Slots::one_contour, Slots::five_shapes}) {
      for (const int tabs : {0, 20}) {
        measure_panel(count, slots, tabs);
      }
    }
  }
  measure_overlay();
  return 0;
}
