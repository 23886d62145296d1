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

Shape shuffled(const Shape& shape, RandomShapes& random) {
  if (shape.kind() == Shape::Kind::contour) {
    return shape;
  }
  std::vector<Shape> operands;
  for (const Shape& operand : shape.operands()) {
    operands.push_back(shuffled(operand, random));
  }
  const bool has_base = shape.kind() == Shape::Kind::subtract;
  const int first = has_base ? 1 : 0;
  for (int i = static_cast<int>(operands.size()) - 1; i > first; --i) {
    std::swap(operands[static_cast<std::size_t>(i)],
              operands[static_cast<std::size_t>(random.whole(first, i))]);
  }
  if (shape.kind() == Shape::Kind::unite) {
    return Shape::unite(operands);
  }
  if (!has_base) {
    return Shape::intersect(operands);
  }
  const Shape base = operands.front();
  operands.erase(operands.begin());
  return Shape::subtract(base, operands);
}

TEST(RandomShapes, TheOrderOfOperandsDoesNotMatter) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomShapes random(seed % 2 == 0 ? Layout::generic : Layout::degenerate, seed + 20000);
    const Shape shape = seed % 4 < 2 ? random.cut_plate(8) : random.tree(2);
    const auto result = evaluate(shape);
    const auto other = evaluate(shuffled(shape, random));
    ASSERT_EQ(result.has_value(), other.has_value()) << text_of(shape);
    if (result) {
      ASSERT_EQ(*result, *other) << text_of(shape);
    }
  }
}

TEST(RandomShapes, MovingByWholeMicrometresCommutes) {
  const Point by{Length::micrometres(-31'415'927), Length::micrometres(27'182'818)};
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomShapes random(seed % 2 == 0 ? Layout::generic : Layout::degenerate, seed + 30000);
    const Shape shape = random.cut_plate(8);
    const auto result = evaluate(shape);
    const auto moved = evaluate(translated(shape, by));
    ASSERT_EQ(result.has_value(), moved.has_value()) << text_of(shape);
    if (result) {
      ASSERT_EQ(to_text(canonical(translated(*result, by))), to_text(*moved)) << text_of(shape);
    }
  }
}

bool on_whole_micrometres(const Region& region) {
  for (const Face& face : region.faces) {
    std::vector<Contour> contours = face.holes;
    contours.push_back(face.outer);
    for (const Contour& contour : contours) {
      for (const Edge& edge : contour.edges) {
        if (edge.start.x.rounded_to_um() != edge.start.x ||
            edge.start.y.rounded_to_um() != edge.start.y) {
          return false;
        }
      }
    }
  }
  return true;
}

// A result on the lattice is a fixed point. Another one moves onto it by up to 0.71 µm and stays
// there.
TEST(RandomShapes, EvaluatingAResultAgainChangesNothingMore) {
  int already_fixed = 0;
  int fixed_after_one = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    RandomShapes random(seed % 2 == 0 ? Layout::generic : Layout::degenerate, seed + 40000);
    const auto once = evaluate(random.cut_plate(8));
    if (!once) {
      continue;
    }
    const auto twice = evaluate(test::shape_of(*once));
    ASSERT_TRUE(twice || twice.error().kind == Reason::Kind::sliver);
    if (on_whole_micrometres(*once)) {
      ASSERT_EQ(to_text(*once), text_of(twice));
      ++already_fixed;
    } else if (twice) {
      EXPECT_NEAR(area(*once).mm2(), area(*twice).mm2(), 2.0);  // 0.7 µm along some 3 m of edge
      ASSERT_EQ(to_text(*twice), text_of(evaluate(test::shape_of(*twice))));
      ++fixed_after_one;
    }
  }
  EXPECT_GE(already_fixed, 60);
  EXPECT_GE(fixed_after_one, 100);
}

TEST(RandomShapes, TheLawsOfSetsHold) {
  int compared = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomShapes random(seed % 2 == 0 ? Layout::generic : Layout::degenerate, seed + 50000);
    const Shape a = random.tree(1);
    const Shape b = random.tree(1);
    const auto whole = evaluate(a);
    const Shape without = Shape::subtract(a, {b});
    const Shape common = Shape::intersect({a, b});
    // In one tree nothing is rounded in between, so the parts make the whole to the last bit.
    EXPECT_EQ(text_of(whole), text_of(evaluate(Shape::unite({without, common}))));
    EXPECT_EQ(text_of(evaluate(common)), text_of(evaluate(Shape::subtract(a, {without}))));
    const auto united = evaluate(Shape::unite({a, b}));
    const auto met = evaluate(common);
    const auto other = evaluate(b);
    if (whole && united && met && other) {
      EXPECT_NEAR(area(*united).mm2() + area(*met).mm2(), area(*whole).mm2() + area(*other).mm2(),
                  1e-2);
      EXPECT_EQ(overlap(*whole, *other), !met->empty()) << text_of(a) << " / " << text_of(b);
      ++compared;
    }
  }
  EXPECT_GE(compared, 200);
}

TEST(RandomShapes, ArcsKeepTheCircleTheyWereDrawnWith) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    RandomShapes random(Layout::generic, seed + 60000);
    const Shape shape = random.cut_plate(8);
    const auto result = evaluate(shape);
    if (!result) {
      continue;
    }
    for (const Face& face : result->faces) {
      for (const Contour& hole : face.holes) {
        for (const Edge& edge : hole.edges) {
          if (edge.arc) {
            EXPECT_EQ(edge.arc->centre.x.rounded_to_um(), edge.arc->centre.x);
            EXPECT_EQ(edge.arc->centre.y.rounded_to_um(), edge.arc->centre.y);
            EXPECT_EQ(edge.arc->radius.rounded_to_um(), edge.arc->radius);
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace plano::geometry::exact
