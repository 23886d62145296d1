// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shapes turned by any angle: their corners and centres lie between the micrometres, so every one
// is rounded at the door and every arc fitted to its rounded ends.

#include <gtest/gtest.h>

#include <thread>

#include "geometry/exact/evaluate.h"
#include "geometry/exact/lattice.h"
#include "geometry/exact/subdivision.h"
#include "geometry/text_form.h"
#include "tests/unit/geometry/exact/random_shapes.h"
#include "tests/unit/geometry/exact/slices.h"

namespace plano::geometry::exact {
namespace {

using test::Layout;
using test::RandomShapes;

Contour turned(RandomShapes& random) {
  const Contour contour = random.contour();
  const Angle angle = Angle::microdegrees(random.whole(0, 359'999'999));
  return rotated(contour, angle, random.point(0, 36));
}

Shape turned_plate(unsigned seed) {
  RandomShapes random(seed % 2 == 0 ? Layout::generic : Layout::degenerate, seed);
  std::vector<Shape> cuts;
  for (int i = random.whole(2, 8); i > 0; --i) {
    cuts.push_back(Shape::of(turned(random)));
  }
  return Shape::subtract(Shape::of(rectangle({}, 200_mm, 200_mm)), cuts);
}

TEST(TurnedShapes, CoverWhatSlicingSaysToAMicrometre) {
  int regions = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    const Shape shape = turned_plate(seed);
    const auto result = evaluate(shape);
    if (!result) {
      EXPECT_NE(result.error().kind, Reason::Kind::kernel);
      continue;
    }
    ++regions;
    const Shape covered = test::shape_of(*result);
    int far_off = 0;
    for (int i = 0; i < 24; ++i) {
      const double x = -19.8765432112 + i * 12.3456789;
      // Where a boundary runs steeply a micrometre sideways is more along the line.
      far_off += test::longest_disagreement(shape, covered, x) > 0.02 ? 1 : 0;
    }
    EXPECT_LE(far_off, 1);
    EXPECT_NEAR(area(*result).mm2(), area(*evaluate(covered)).mm2(), 2.0);
  }
  EXPECT_GE(regions, 280);
}

TEST(TurnedShapes, AreFixedOnceTheyAreOnTheLattice) {
  int compared = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    const auto once = evaluate(turned_plate(seed));
    if (!once) {
      continue;
    }
    const auto twice = evaluate(test::shape_of(*once));
    if (!twice) {
      EXPECT_EQ(twice.error().kind, Reason::Kind::sliver);
      continue;
    }
    const auto thrice = evaluate(test::shape_of(*twice));
    ASSERT_TRUE(thrice);
    EXPECT_EQ(to_text(*twice), to_text(*thrice));
    ++compared;
  }
  EXPECT_GE(compared, 270);
}

TEST(TurnedShapes, TheShortWayGivesTheSameBytes) {
  for (unsigned seed = 300; seed < 600; ++seed) {
    const Shape shape = turned_plate(seed);
    const auto apart = evaluate(shape, Grouping::apart);
    const auto together = evaluate(shape, Grouping::together);
    ASSERT_EQ(apart.has_value(), together.has_value());
    if (apart) {
      EXPECT_EQ(to_text(*apart), to_text(*together));
    }
  }
}

TEST(Lattice, AFittedArcPassesThroughBothRoundedEndsExactly) {
  RandomShapes random(Layout::generic, 77);
  int fitted = 0;
  for (int i = 0; i < 2000; ++i) {
    const Contour contour = turned(random);
    const auto curves = on_lattice(contour);
    ASSERT_TRUE(curves);
    for (const Curve& curve : *curves) {
      if (!curve.circle) {
        continue;
      }
      for (const LatticePoint end : {curve.from, curve.to}) {
        const Int128 dx = (Int128{end.x} << curve.circle->scale) - curve.circle->x;
        const Int128 dy = (Int128{end.y} << curve.circle->scale) - curve.circle->y;
        EXPECT_TRUE(dx * dx + dy * dy == curve.circle->squared_radius);
      }
      fitted += curve.from != curve.to && curve.circle->scale > 0 ? 1 : 0;
    }
    // Reading the rounded curves back gives the same curves.
    Contour rounded;
    for (const Curve& curve : *curves) {
      rounded.edges.push_back({to_point(curve.from), std::nullopt});
      if (curve.circle) {
        rounded.edges.back().arc = to_arc(*curve.circle, curve.turn);
      }
    }
    const auto again = on_lattice(rounded);
    ASSERT_TRUE(again);
    ASSERT_EQ(again->size(), curves->size());
    for (std::size_t k = 0; k < curves->size(); ++k) {
      EXPECT_EQ((*again)[k].from, (*curves)[k].from);
      EXPECT_TRUE((*again)[k].circle == (*curves)[k].circle);
    }
  }
  EXPECT_GE(fitted, 500);
}

TEST(Lattice, ArcsDrawnOnTheLatticeKeepTheirCircle) {
  const auto curves = on_lattice(rounded_rectangle({3_um, 7_um}, 100_mm, 50_mm, 7_mm));
  ASSERT_TRUE(curves);
  for (const Curve& curve : *curves) {
    if (curve.circle) {
      EXPECT_EQ(curve.circle->scale, 0);
      EXPECT_EQ(to_arc(*curve.circle, curve.turn).radius, 7_mm);
    }
  }
}

TEST(Threads, GiveTheSameResultsAsOne) {
  constexpr unsigned kShapes = 40;
  std::vector<std::string> expected(kShapes);
  const auto text_at = [](unsigned seed) {
    const auto result = evaluate(turned_plate(seed));
    return result ? to_text(*result) : result.error().detail;
  };
  for (unsigned seed = 0; seed < kShapes; ++seed) {
    expected[seed] = text_at(seed);
  }
  std::vector<std::vector<std::string>> found(4, std::vector<std::string>(kShapes));
  std::vector<std::thread> threads;
  for (auto& texts : found) {
    threads.emplace_back([&texts, &text_at] {
      for (unsigned seed = 0; seed < kShapes; ++seed) {
        texts[seed] = text_at(seed);
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const auto& texts : found) {
    EXPECT_EQ(texts, expected);
  }
}

}  // namespace
}  // namespace plano::geometry::exact
