// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a layout, its weights and the fields it asks keep in hand must be what counting anew gives.

#include "nesting/layout.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "nesting/check.h"
#include "nesting/nest.h"
#include "nesting/random.h"
#include "nesting/strip.h"
#include "nesting/weights.h"

namespace plano::nesting {
namespace {

const std::vector<Pose> kTurns{{false, Angle::degrees(0)}, {false, Angle::degrees(90)}};

// Darts of different sizes, so that each pair needs a field of its own.
class Darts {
 public:
  Darts(std::size_t count, std::size_t field_memory) : shapes(0.5, 0, field_memory) {
    Random random(11);
    for (std::size_t i = 0; i < count; ++i) {
      const double size = random.between(5, 10);
      ids.push_back(shapes.add({{{-size, -3}, {size, -size}, {2, 0}, {size, 9}}, {}}, kTurns));
    }
    shapes.seal();
  }
  ShapeTable shapes;
  std::vector<ShapeId> ids;
};

TEST(Layout, CountsTheSameOverlapsStepByStepAsAtOnce) {
  const Darts darts(6, ShapeTable::kFieldMemory);
  Random random(4);
  const auto place = [&] {
    return Placement{darts.ids[random.below(6)],
                     static_cast<std::uint32_t>(random.below(2)),
                     {random.between(0, 100), random.between(0, 60)}};
  };
  const std::vector<Bounds> rooms{{{0, 0}, {100, 60}}};
  Layout steps(darts.shapes, rooms, {});
  for (int i = 0; i < 70; ++i) steps.add(place());
  for (int k = 0; k < 300; ++k) steps.move(random.below(steps.size()), place());
  steps.resize_last(80, 30);
  const Layout once(darts.shapes, steps.rooms(), steps.items());
  EXPECT_EQ(steps.total(), once.total());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    ASSERT_EQ(steps.overlaps(i).size(), once.overlaps(i).size());
    for (std::size_t k = 0; k < steps.overlaps(i).size(); ++k) {
      const Layout::Overlap& overlap = steps.overlaps(i)[k];
      ASSERT_EQ(overlap.with, once.overlaps(i)[k].with);
      ASSERT_EQ(overlap.loss, once.overlaps(i)[k].loss);
      ASSERT_GT(darts.shapes.depth(steps.items()[i], steps.items()[overlap.with]), 0);
    }
    ASSERT_EQ(steps.misplaced(i), once.misplaced(i));
  }
}

TEST(Weights, GrowWhereThereIsOverlapAndSinkBackWhereThereIsNone) {
  const Darts darts(2, ShapeTable::kFieldMemory);
  Layout layout(darts.shapes, {{{0, 0}, {100, 60}}},
                {{0, 0, {20, 20}}, {0, 0, {21, 20}}, {1, 0, {70, 20}}});
  Weights weights(3);
  std::vector<float> row;
  weights.update(layout);
  weights.spread(0, row);
  EXPECT_EQ(row, (std::vector<float>{1, 2, 1})) << "the worst overlap counts double";
  for (int k = 0; k < 10'000; ++k) weights.update(layout);
  EXPECT_LT(weights.total(layout), 1e30) << "never without an end";
  layout.move(0, {0, 0, {20, 40}});
  layout.move(1, {0, 0, {69, 20}});
  for (int k = 0; k < 10'000; ++k) weights.update(layout);
  weights.spread(0, row);
  EXPECT_EQ(row, (std::vector<float>{1, 1, 1}));
  weights.spread(1, row);
  EXPECT_GT(row[2], 1);
}

TEST(Shapes, ForgettingFieldsChangesNothingButTheMemoryTheyTake) {
  constexpr std::size_t kLittle = std::size_t{50} << 10;
  const auto packed = [](const Darts& darts) {
    Effort effort([](std::uint64_t done) { return static_cast<double>(done) / 60; });
    return pack_strip(darts.shapes, darts.ids, {.height = 60}, effort);
  };
  const Darts all(25, ShapeTable::kFieldMemory);
  const Darts few(25, kLittle);
  const StripSolution first = packed(all);
  const StripSolution second = packed(few);
  EXPECT_EQ(first.length, second.length);
  for (std::size_t i = 0; i < first.items.size(); ++i) {
    EXPECT_EQ(first.items[i].at, second.items[i].at);
  }
  few.shapes.make_room();
  EXPECT_LE(few.shapes.field_memory(), kLittle);
  EXPECT_GT(all.shapes.field_memory(), 4 * kLittle) << "or nothing was forgotten";
}

TEST(Nest, TwoThousandPartsTakeLittleMemory) {
  Job job;
  job.gap = 4_mm;
  const auto rectangle = [](Length width, Length height) {
    return geometry::Region{{geometry::Face{geometry::rectangle({}, width, height), {}}}};
  };
  job.stock.push_back({rectangle(2500_mm, 1250_mm), std::nullopt, 1});
  for (const Length side : {90_mm, 70_mm, 60_mm, 50_mm}) {
    job.parts.push_back(
        {{{geometry::Face{geometry::polygon({{}, {side * 2, {}}, {{}, side}}), {}}}}, 500, kTurns});
  }
  const auto peak = [] {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return use.ru_maxrss;  // units of 1024 bytes
  };
  const auto before = peak();
  Effort effort([](std::uint64_t done) { return static_cast<double>(done) / 2; });
  const Nest found = nest(job, {}, effort);
  EXPECT_TRUE(found.unlaid.empty());
  EXPECT_FALSE(find_fault(job, found));
#if !defined(__SANITIZE_ADDRESS__)  // which keeps what is given back
  EXPECT_LT(peak() - before, 64 * 1024) << "a square over all pairs would take more";
#endif
}

}  // namespace
}  // namespace plano::nesting
