// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Properties of exact booleans over thousands of random shapes, fixed seeds.

#include <gtest/gtest.h>

#include <algorithm>

#include "geometry/exact/evaluate.h"
#include "geometry/exact/subdivision.h"
#include "geometry/text_form.h"
#include "tests/unit/geometry/exact/random_shapes.h"
#include "tests/unit/geometry/exact/slices.h"

namespace plano::geometry::exact {
namespace {

using test::Layout;
using test::RandomShapes;

std::string text_of(const Expected<Region, Reason>& result) {
  if (result) {
    return to_text(*result);
  }
  return "fault " + std::to_string(static_cast<int>(result.error().kind)) + " at " +
         to_text(polygon({result.error().place, {}, {}})) + ": " + result.error().detail;
}

std::string text_of(const Shape& shape) {
  if (shape.kind() == Shape::Kind::contour) {
    return to_text(shape.contour());
  }
  std::string out = shape.kind() == Shape::Kind::unite      ? "unite("
                    : shape.kind() == Shape::Kind::subtract ? "subtract("
                                                            : "intersect(";
  for (const Shape& operand : shape.operands()) {
    out += text_of(operand) + "; ";
  }
  return out + ")";
}

/// Lines to hold results along, at places no vertex of a lattice ever has.
std::vector<double> slicing_places() {
  std::vector<double> places;
  for (int i = 0; i < 24; ++i) {
    places.push_back(-19.8765432112 + i * 12.3456789);
  }
  return places;
}

/// Rounding to 1 nm, seen along a line that a boundary may cross at a slant of 1 : 100 or a circle
/// near its edge.
constexpr double kSlantedRounding = 1e-3;

void expect_same_cover(const Shape& shape, const Region& region, double tolerance) {
  const Shape result = test::shape_of(region);
  for (const double x : slicing_places()) {
    ASSERT_LE(test::longest_disagreement(shape, result, x), tolerance)
        << "at x = " << x << " of " << text_of(shape);
  }
}

struct Tally {
  int regions = 0;
  int contacts = 0;
  int slivers = 0;
  int others = 0;

  void add(const Expected<Region, Reason>& result) {
    if (result) {
      ++regions;
    } else if (result.error().kind == Reason::Kind::point_contact) {
      ++contacts;
    } else if (result.error().kind == Reason::Kind::sliver) {
      ++slivers;
    } else {
      ++others;
    }
  }
};

TEST(RandomShapes, GenericPlatesCoverWhatSlicingSays) {
  Tally tally;
  for (unsigned seed = 0; seed < 400; ++seed) {
    RandomShapes random(Layout::generic, seed);
    const Shape shape = random.cut_plate(random.whole(4, 16));
    const auto result = evaluate(shape);
    tally.add(result);
    if (result) {
      EXPECT_FALSE(find_fault(*result));
      expect_same_cover(shape, *result, kSlantedRounding);
    }
  }
  EXPECT_EQ(tally.others, 0);
  EXPECT_GE(tally.regions, 396);
}

TEST(RandomShapes, DegeneratePlatesCoverWhatSlicingSays) {
  Tally tally;
  for (unsigned seed = 0; seed < 400; ++seed) {
    RandomShapes random(Layout::degenerate, seed);
    const Shape shape = random.cut_plate(random.whole(4, 16));
    const auto result = evaluate(shape);
    tally.add(result);
    if (result) {
      expect_same_cover(shape, *result, kSlantedRounding);
    } else if (result.error().kind == Reason::Kind::point_contact) {
      EXPECT_GE(test::changes_around(shape, result.error().place, 0.05), 4) << text_of(shape);
    }
  }
  EXPECT_EQ(tally.others, 0);
  EXPECT_EQ(tally.slivers, 0);
  EXPECT_GE(tally.regions, 100);
  EXPECT_GE(tally.contacts, 50);
}

TEST(RandomShapes, TreesOfAllOperationsCoverWhatSlicingSays) {
  Tally tally;
  for (unsigned seed = 0; seed < 400; ++seed) {
    RandomShapes random(seed % 2 == 0 ? Layout::generic : Layout::degenerate, seed + 5000);
    const Shape shape = random.tree(3);
    const auto result = evaluate(shape);
    tally.add(result);
    if (result) {
      expect_same_cover(shape, *result, kSlantedRounding);
    }
  }
  EXPECT_EQ(tally.others, 0);
  EXPECT_GE(tally.regions, 300);
}

TEST(RandomShapes, TheShortWayGivesTheSameBytesAsOneArrangement) {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    RandomShapes random(seed % 2 == 0 ? Layout::generic : Layout::degenerate, seed + 10000);
    const Shape shape = seed % 4 < 2 ? random.cut_plate(random.whole(1, 12)) : random.tree(2);
    ASSERT_EQ(text_of(evaluate(shape, Grouping::apart)),
              text_of(evaluate(shape, Grouping::together)))
        << seed << ": " << text_of(shape);
  }
}

}  // namespace
}  // namespace plano::geometry::exact
