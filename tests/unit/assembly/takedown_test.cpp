// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/takedown.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "assembly/sweep_test.h"
#include "base/trig.h"
#include "tests/unit/assembly/puzzle.h"

namespace plano::assembly {
namespace {

using namespace puzzle;

std::vector<std::string> names(const Bodies& bodies, const std::vector<std::size_t>& some) {
  std::vector<std::string> all;
  for (const std::size_t body : some) all.push_back(bodies.all[body].element);
  return all;
}
using Names = std::vector<std::string>;

/// A box open to the front (-y), inside 0…200 × 0…100 × 0…50.
void add_case(panels::PartSet& set) {
  add(set, "floor", rectangle(-20, 0, 220, 120), -20, 20_mm);
  add(set, "lid", rectangle(-20, 0, 220, 120), 50, 20_mm);
  add(set, "back", rectangle(-20, 100, 220, 120), 0, 50_mm);
  add(set, "left", rectangle(-20, 0, 0, 100), 0, 50_mm);
  add(set, "right", rectangle(200, 0, 220, 100), 0, 50_mm);
}

TEST(Takedown, ADrawerLeavesByTheFrontOfItsCase) {
  panels::PartSet set;
  add_case(set);
  add(set, "drawer", rectangle(0, 0, 200, 100), 0, 50_mm);
  const Bodies bodies = bodies_of(set);
  const Takedown found = take_down(bodies, {{0, 1, 2, 3, 4}, {5}});
  ASSERT_EQ(found.verdict, Verdict::comes_apart);
  ASSERT_EQ(found.moves.size(), 1u);
  // The case may as well be drawn off the drawer: what moves is named, not what is held.
  const double y = found.moves[0].legs[0].direction.y;
  EXPECT_EQ(found.moves[0].bodies == std::vector<std::size_t>{5} ? y : -y, -1);
  EXPECT_TRUE(found.moves[0].exact);
  replay(bodies, found, 1);
}

constexpr const char* kSocket = "0,0 200,0 200,100 130,100 150,50 50,50 70,100 0,100";
constexpr const char* kTail = "50,50 150,50 130,100 130,200 70,200 70,100";

TEST(Takedown, ADovetailLeavesAcrossItsPlaneOnly) {
  panels::PartSet set;
  add(set, "socket", kSocket, 0, 18_mm);
  add(set, "tail", kTail, 0, 18_mm);
  const Bodies bodies = bodies_of(set);
  const Takedown found = take_down(bodies, alone(bodies));
  ASSERT_EQ(found.verdict, Verdict::comes_apart);
  ASSERT_EQ(found.moves.size(), 1u);
  EXPECT_EQ(found.moves[0].legs[0].direction, (Vec3{0, 0, 1}));
  EXPECT_GE(found.moves[0].legs[0].distance, 18_mm);
}

TEST(Takedown, ADovetailBetweenCheeksIsLockedAndSaysByWhat) {
  panels::PartSet set;
  add(set, "socket", kSocket, 0, 18_mm);
  add(set, "tail", kTail, 0, 18_mm);
  add(set, "cheek.low", rectangle(0, 0, 200, 100), -18, 18_mm);
  add(set, "cheek.high", rectangle(0, 0, 200, 100), 18, 18_mm);
  add(set, "aside", rectangle(400, 0, 500, 100), 0, 18_mm);
  const Bodies bodies = bodies_of(set);
  const Takedown found = take_down(bodies, {{0, 2, 3}, {1}, {4}});
  EXPECT_EQ(found.verdict, Verdict::locked);
  EXPECT_EQ(names(bodies, found.locked), (Names{"socket", "tail", "cheek.low", "cheek.high"}));
}

TEST(Takedown, AnInterlockedPairLeavesItsCaseAsAGroupAndThenComesApart) {
  panels::PartSet set;
  add_case(set);
  add(set, "socket", "0,0 200,0 200,50 130,50 150,20 50,20 70,50 0,50", 0, 50_mm);
  add(set, "tail", "50,20 150,20 130,50 200,50 200,100 0,100 0,50 70,50", 0, 50_mm);
  const Bodies bodies = bodies_of(set);
  const Takedown found = take_down(bodies, {{0, 1, 2, 3, 4}, {5}, {6}});
  ASSERT_EQ(found.verdict, Verdict::comes_apart);
  ASSERT_EQ(found.moves.size(), 2u);
  EXPECT_EQ(found.moves[0].bodies.size() == 2 || found.moves[0].bodies.size() == 5, true);
  EXPECT_EQ(std::fabs(found.moves[0].legs[0].direction.y), 1);
  EXPECT_EQ(std::fabs(found.moves[1].legs[0].direction.z), 1);
  replay(bodies, found, 1);
}

TEST(Takedown, AKeyHasToLeaveFirst) {
  // Three blocks in a channel that is open at one end, the first held by a peg through the lid.
  panels::PartSet set;
  add_case(set);
  const std::string hole = " | 90,10 90,20 110,20 110,10";
  set.parts[1].profile =
      geometry::region_from_text(rectangle(-20, 0, 220, 120) + hole).value().faces.front();
  for (int k = 0; k < 3; ++k) {
    add(set, "block." + std::to_string(k),
        rectangle(0, k * 30, 200, k * 30 + 30) + (k == 0 ? hole : ""), 0, 50_mm);
  }
  add(set, "peg", rectangle(90, 10, 110, 20), 0, 80_mm);
  const Bodies bodies = bodies_of(set);
  const Takedown found = take_down(bodies, {{0, 1, 2, 3, 4}, {5}, {6}, {7}, {8}});
  ASSERT_EQ(found.verdict, Verdict::comes_apart);
  replay(bodies, found, 1);
  EXPECT_EQ(names(bodies, found.moves[0].bodies), Names{"peg"});
  EXPECT_EQ(found.moves[0].legs[0].direction, (Vec3{0, 0, 1}));
  std::vector<std::size_t> blocks;
  for (const Move& move : found.moves) {
    if (move.bodies.size() == 1 && move.bodies[0] >= 5 && move.bodies[0] <= 7) {
      blocks.push_back(move.bodies[0]);
    }
  }
  ASSERT_GE(blocks.size(), 2u);
  EXPECT_TRUE(std::is_sorted(blocks.begin(), blocks.end()));
}

void join(panels::PartSet& set, const std::string& a, const std::string& b) {
  panels::Joined joined;
  joined.a = a;
  joined.b = b;
  set.joined.push_back(joined);
}

TEST(Takedown, WhatCarriesAnotherWaitsForIt) {
  // The post is the highest and free to leave; the board that a joint hangs on it is not.
  panels::PartSet set;
  add(set, "base", rectangle(-100, -100, 200, 200), 0, 18_mm);
  add(set, "post", rectangle(0, 0, 100, 100), 18, 400_mm);
  add(set, "board", rectangle(100, 0, 400, 100), 200, 18_mm);
  join(set, "post", "board");
  join(set, "post", "base");
  const Bodies bodies = bodies_of(set);
  const Takedown found = take_down(bodies, alone(bodies));
  ASSERT_EQ(found.moves.size(), 2u);
  EXPECT_EQ(names(bodies, found.moves[0].bodies), Names{"board"});
  EXPECT_EQ(names(bodies, found.moves[1].bodies), Names{"post"});
  EXPECT_TRUE(found.moves[0].held.empty());
  EXPECT_TRUE(found.moves[1].held.empty());
  EXPECT_EQ(left_in_the_air(set, bodies, found), Names{});
}

TEST(Takedown, WhatRestsOnAnotherIsCarriedByItAcrossTheClearanceOfAFit) {
  panels::PartSet set;
  add(set, "post", rectangle(0, 0, 100, 100), 0, 400_mm);
  add(set, "ledge", rectangle(100, 0, 120, 100), 0, 180_mm);
  add(set, "tray", rectangle(100, 0, 400, 100), 180, 18_mm);
  set.parts[2].instances[0].pose.origin.z += 0.4;
  const Bodies bodies = bodies_of(set);
  const Takedown found = take_down(bodies, {{0, 1}, {2}});
  ASSERT_EQ(found.moves.size(), 1u);
  EXPECT_EQ(names(bodies, found.moves[0].bodies), Names{"tray"});
}

TEST(Takedown, ADrawerOfSeveralPartsIsDrawnOutWhole) {
  panels::PartSet set;
  add_case(set);
  add(set, "drawer.left", rectangle(0, 0, 100, 100), 0, 50_mm);
  add(set, "drawer.right", rectangle(100, 0, 200, 100), 0, 50_mm);
  join(set, "drawer.left", "drawer.right");
  for (const char* part : {"lid", "back", "left", "right"}) join(set, "floor", part);
  const Bodies bodies = bodies_of(set);
  const Takedown found = take_down(bodies, alone(bodies));
  ASSERT_EQ(found.verdict, Verdict::comes_apart);
  EXPECT_EQ(names(bodies, found.moves[0].bodies), (Names{"drawer.left", "drawer.right"}));
  EXPECT_EQ(found.moves[0].legs[0].direction, (Vec3{0, -1, 0}));
  EXPECT_TRUE(std::any_of(found.moves.begin(), found.moves.end(),
                          [&](const Move& move) { return move.scene == found.moves[0].becomes; }));
  replay(bodies, found, 1);
}

TEST(Takedown, WhatLiesOnTheRestIsTakenWellAway) {
  panels::PartSet set;
  add(set, "low", rectangle(0, 0, 100, 100), 0, 18_mm);
  add(set, "high", rectangle(0, 0, 100, 100), 18, 18_mm);
  const Bodies bodies = bodies_of(set);
  const Takedown found = take_down(bodies, alone(bodies));
  ASSERT_EQ(found.moves.size(), 1u);
  EXPECT_GE(found.moves[0].legs[0].distance, 100_mm);
}

TEST(Takedown, NothingIsCalledLockedWhileDirectionsWereLeftUntried) {
  panels::PartSet set;
  add(set, "socket", kSocket, 0, 18_mm);
  add(set, "tail", kTail, 0, 18_mm);
  add(set, "cheek.low", rectangle(0, 0, 200, 100), -18, 18_mm);
  add(set, "cheek.high", rectangle(0, 0, 200, 100), 18, 18_mm);
  ASSERT_EQ(take_down(bodies_of(set), {{0, 2, 3}, {1}}).verdict, Verdict::locked);
  std::vector<std::size_t> glued = {0, 2, 3};
  for (int k = 0; k < 20; ++k) {  // a fan of small boards, every one turned otherwise
    add(set, "fan." + std::to_string(k), rectangle(0, 0, 10, 5), 36 + 20 * k, 18_mm);
    panels::Instance& instance = set.parts.back().instances[0];
    instance.pose = geometry::turned(instance.pose, {0, 0, 1}, Angle::degrees(4 * k + 1), {});
    glued.push_back(set.parts.size() - 1);
  }
  EXPECT_EQ(take_down(bodies_of(set), {glued, {1}}).verdict, Verdict::not_proven);
}

TEST(Takedown, AHookIsLiftedAndThenDrawnAway) {
  // Seen from the side and turned upright: a tab with a lip that hangs behind a board.
  panels::PartSet set;
  add(set, "board", "0,0 18,0 18,60 0,60", 0, 200_mm);
  add(set, "above", "0,100 18,100 18,300 0,300", 0, 200_mm);
  add(set, "roof", "-100,300 200,300 200,318 -100,318", 0, 200_mm);
  add(set, "hook", "18,10 118,10 118,90 -10,90 -10,50 0,50 0,60 18,60", 60, 18_mm);
  for (const char* cheek : {"low", "high"}) {
    const double z = cheek == std::string("low") ? -18 : 200;
    add(set, std::string("cheek.") + cheek, rectangle(-100, -20, 200, 318), z, 18_mm);
  }
  for (panels::Part& part : set.parts) {  // y of the drawing becomes up
    Placement& pose = part.instances[0].pose;
    pose.origin = {0, -pose.origin.z, 0};
    pose.v = {0, 0, 1};
    pose.w = {0, -1, 0};
  }
  const Bodies bodies = bodies_of(set);
  const Takedown found = take_down(bodies, {{0, 1, 2, 4, 5}, {3}});
  ASSERT_EQ(found.verdict, Verdict::comes_apart);
  ASSERT_EQ(found.moves.size(), 1u);
  ASSERT_EQ(found.moves[0].legs.size(), 2u);
  EXPECT_EQ(std::fabs(found.moves[0].legs[0].direction.z), 1);
  EXPECT_NEAR(found.moves[0].legs[0].distance.mm(), 10, 0.1);
  EXPECT_EQ(std::fabs(found.moves[0].legs[1].direction.x), 1);
  replay(bodies, found, 0.5);
}

TEST(Takedown, NothingLeavesThroughTheGroundWhileItCanLeaveOtherwise) {
  panels::PartSet set;
  add(set, "low", rectangle(0, 0, 100, 100), 0, 18_mm);
  add(set, "high", rectangle(0, 0, 100, 100), 18, 18_mm);
  const Bodies bodies = bodies_of(set);
  const Takedown found = take_down(bodies, alone(bodies));
  ASSERT_EQ(found.moves.size(), 1u);
  EXPECT_EQ(names(bodies, found.moves[0].bodies), Names{"high"});
  EXPECT_FALSE(found.moves[0].below_ground);
}

TEST(Takedown, GluedJointsMakeOnePieceOfWhatTheyHold) {
  panels::PartSet set;
  for (int k = 0; k < 5; ++k) {
    add(set, "p." + std::to_string(k), rectangle(k * 10, 0, k * 10 + 10, 10), 0, 18_mm);
  }
  const auto join = [&](const char* a, const char* b, joints::ComesApart comes_apart) {
    panels::Joined joined;
    joined.a = a;
    joined.b = b;
    joined.comes_apart = comes_apart;
    set.joined.push_back(joined);
  };
  join("p.3", "p.1", joints::ComesApart::glued);
  join("p.4", "p.3", joints::ComesApart::glued);
  join("p.0", "p.1", joints::ComesApart::yes);
  EXPECT_EQ(units_of(bodies_of(set), set),
            (std::vector<std::vector<std::size_t>>{{0}, {1, 3, 4}, {2}}));
}

TEST(Takedown, SpentLimitsAreNoVerdict) {
  panels::PartSet set;
  add(set, "socket", kSocket, 0, 18_mm);
  add(set, "tail", kTail, 0, 18_mm);
  const Bodies bodies = bodies_of(set);
  ASSERT_EQ(take_down(bodies, alone(bodies)).verdict, Verdict::comes_apart);
  add(set, "cheek.low", rectangle(0, 0, 200, 100), -18, 18_mm);
  EXPECT_EQ(take_down(bodies_of(set), {{0, 2}, {1}}, {.tests = 0}).verdict, Verdict::not_proven);
  EXPECT_EQ(take_down(bodies_of(set), {{0}, {1}, {2}}, {.pairs = 3}).verdict, Verdict::not_proven);
}

/// The bodies of scenes with two units or more, from the moves alone.
std::vector<std::size_t> still_together(const Bodies& bodies,
                                        const std::vector<std::vector<std::size_t>>& units,
                                        const Takedown& found) {
  std::vector<std::size_t> scene(bodies.all.size(), 0);
  for (const Move& move : found.moves) {
    for (const std::size_t body : move.bodies) scene[body] = move.becomes;
  }
  std::map<std::size_t, std::size_t> population;
  for (const auto& unit : units) ++population[scene[unit.front()]];
  std::vector<std::size_t> together;
  for (std::size_t b = 0; b < bodies.all.size(); ++b) {
    if (population[scene[b]] > 1) together.push_back(b);
  }
  return together;
}

TEST(Takedown, NamesWhatIsLeftTogetherWhereverItsBoundIsReached) {
  panels::PartSet set;
  add_case(set);
  add(set, "front", "0,0 200,0 200,30 130,30 150,10 50,10 70,30 0,30", 0, 50_mm);
  add(set, "middle", "50,10 150,10 130,30 200,30 200,70 130,70 150,50 50,50 70,70 0,70 0,30 70,30",
      0, 50_mm);
  add(set, "end", "50,50 150,50 130,70 200,70 200,100 0,100 0,70 70,70", 0, 50_mm);
  const Bodies bodies = bodies_of(set);
  const std::vector<std::vector<std::size_t>> units = {{0, 1, 2, 3, 4}, {5}, {6}, {7}};
  std::size_t group_left = 0;
  for (std::size_t pairs = 0;; ++pairs) {
    SCOPED_TRACE(pairs);
    ASSERT_LT(pairs, 10'000U);
    const Takedown found = take_down(bodies, units, {.pairs = pairs});
    EXPECT_EQ(found.undecided, still_together(bodies, units, found));
    if (found.verdict == Verdict::comes_apart) break;
    ASSERT_EQ(found.verdict, Verdict::not_proven);
    EXPECT_FALSE(found.undecided.empty());
    if (found.moves.empty()) continue;
    // The three have left their case together: nothing is open about the case, which stands alone.
    ++group_left;
    EXPECT_GE(found.undecided.size(), 2U);
    EXPECT_GE(found.undecided.front(), 5U) << bodies.all[found.undecided.front()].element;
  }
  EXPECT_GT(group_left, 0U);
}

TEST(Takedown, ALockThatIsFoundJustWithinTheBoundIsNamedWhole) {
  panels::PartSet set;
  add(set, "socket", kSocket, 0, 18_mm);
  add(set, "tail", kTail, 0, 18_mm);
  add(set, "cheek.low", rectangle(0, 0, 200, 100), -18, 18_mm);
  add(set, "cheek.high", rectangle(0, 0, 200, 100), 18, 18_mm);
  const Bodies bodies = bodies_of(set);
  std::size_t locked = 0;
  for (std::size_t pairs = 0; locked < 5; ++pairs) {
    ASSERT_LT(pairs, 10'000U);
    const Takedown found = take_down(bodies, {{0, 2, 3}, {1}}, {.pairs = pairs});
    ASSERT_NE(found.verdict, Verdict::comes_apart);
    if (found.verdict == Verdict::not_proven) continue;
    ++locked;
    EXPECT_EQ(found.locked, (std::vector<std::size_t>{0, 1, 2, 3})) << pairs;
  }
}

TEST(Takedown, WhatIsCertainStaysSoWhenTheBoundIsReachedAfterwards) {
  // A pair in a channel, which steps of their own would close off; a peg that stands outside.
  panels::PartSet set;
  add_case(set);
  add(set, "drawer", rectangle(0, 0, 200, 100), 0, 50_mm);
  add(set, "front", rectangle(-20, -20, 220, 0), -20, 90_mm);
  add(set, "socket", "1000,0 1200,0 1200,100 1130,100 1150,50 1050,50 1070,100 1000,100", 0, 18_mm);
  add(set, "tail", "1050,50 1150,50 1130,100 1130,200 1070,200 1070,100", 0, 18_mm);
  const Bodies bodies = bodies_of(set);
  // The drawer comes last, when the front is shut: that step is bad, whatever else is.
  const std::vector<std::vector<std::size_t>> steps = {{7}, {8}, {0, 1, 2, 3, 4}, {6}, {5}};
  std::size_t cut_short = 0;
  bool complete = false;
  for (std::size_t pairs = 0; !complete; ++pairs) {
    SCOPED_TRACE(pairs);
    ASSERT_LT(pairs, 10'000U);
    const StepsVerdict found = hold_steps(bodies, single_units(bodies), steps, {.pairs = pairs});
    complete = found.undecided == 0;
    if (found.undecided == steps.size()) continue;
    ASSERT_EQ(found.bad.size(), 1U);
    EXPECT_EQ(found.bad[0].step, 4U);
    EXPECT_EQ(found.bad[0].body, 5U);
    if (!complete) ++cut_short;
  }
  EXPECT_GT(cut_short, 0U);
}

/// Blocks put in one after the other along an axis: such an assembly always comes apart.
TEST(Takedown, FindsAnOrderForWhateverWasPutTogetherByStraightMoves) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    struct Block {
      int low[3];
      int high[3];
    };
    std::vector<Block> blocks;
    for (int attempt = 0; attempt < 400 && blocks.size() < 24; ++attempt) {
      Block b{};
      for (int axis = 0; axis < 3; ++axis) {
        b.low[axis] = below(6);
        b.high[axis] = b.low[axis] + 1 + below(3);
      }
      const int along = below(3);
      Block path = b;
      (random() % 2 == 0 ? path.low[along] = -9 : path.high[along] = 99);
      bool clear = true;
      for (const Block& other : blocks) {
        bool apart = false;
        for (int axis = 0; axis < 3; ++axis) {
          apart = apart || path.high[axis] <= other.low[axis] || other.high[axis] <= path.low[axis];
        }
        clear = clear && apart;
      }
      if (clear) blocks.push_back(b);
    }
    ASSERT_GE(blocks.size(), 8u);
    panels::PartSet set;
    for (std::size_t k = 0; k < blocks.size(); ++k) {
      const Block& b = blocks[k];
      add(set, "b." + std::to_string(k),
          rectangle(b.low[0] * 10, b.low[1] * 10, b.high[0] * 10, b.high[1] * 10), b.low[2] * 10,
          Length::millimetres((b.high[2] - b.low[2]) * 10));
    }
    const Bodies bodies = bodies_of(set);
    const Takedown found = take_down(bodies, alone(bodies));
    ASSERT_EQ(found.verdict, Verdict::comes_apart);
    EXPECT_EQ(found.moves.size(), blocks.size() - 1);
    replay(bodies, found, 2);
  }
}

/// Poles and battens that meet in the middle are never passed through, whatever the direction.
TEST(SweepTest, NothingSlenderIsPassedThrough) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> turn(0, 360);
  std::uniform_real_distribution<double> way(-1, 1);
  const std::string pole = "20,0 14,14 0,20 -14,14 -20,0 -14,-14 0,-20 14,-14";
  int oblique = 0;
  for (int k = 0; k < 200; ++k) {
    panels::PartSet set;
    add(set, "mover", k % 2 == 0 ? pole : rectangle(-10, -600, 10, 600), k % 2 == 0 ? -600 : -70,
        k % 2 == 0 ? 1200_mm : 140_mm);
    add(set, "other", pole, -1000, 2000_mm);
    for (panels::Part& part : set.parts) {
      Placement& pose = part.instances[0].pose;
      for (const Vec3 axis : {Vec3{0, 0, 1}, Vec3{1, 0, 0}}) {
        pose = geometry::turned(pose, axis, Angle::degrees(static_cast<std::int64_t>(turn(random))),
                                {});
      }
    }
    const Vec3 d = geometry::unit({way(random), way(random), way(random)});
    Placement& pose = set.parts[0].instances[0].pose;
    pose.origin = pose.origin - d * 1400;
    const Bodies bodies = bodies_of(set);
    SweepTest test(bodies);
    EXPECT_TRUE(test.meets(0, {}, d, 1)) << k;
    oblique += test.exact_for(0, d, 1) ? 0 : 1;
  }
  EXPECT_GT(oblique, 150);
}

/// What small steps run into, the sweep must have found, at any angle.
TEST(SweepTest, AgreesWithSmallSteps) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> place(-150, 150);
  std::uniform_real_distribution<double> turn(0, 360);
  int hits = 0;
  int grazes = 0;
  for (int k = 0; k < 900; ++k) {
    panels::PartSet set;
    add(set, "a", "0,0 200,0 200,100 130,100 150,50 50,50 70,100 0,100", 0, 18_mm);
    add(set, "b", "0,0 120,0 120,40 60,90 0,40 | 30,10 30,30 60,30 60,10", 0, 18_mm);
    for (panels::Part& part : set.parts) {
      Placement& pose = part.instances[0].pose;
      pose = geometry::turned(pose, {0, 0, 1},
                              Angle::degrees(static_cast<std::int64_t>(turn(random))), {});
      pose = geometry::turned(pose, {1, 0, 0},
                              Angle::degrees(static_cast<std::int64_t>(turn(random))), {});
      pose.origin = pose.origin + Vec3{place(random), place(random), place(random)};
    }
    const Bodies bodies = bodies_of(set);
    if (collides(bodies, 0, {}, 1)) continue;
    SweepTest test(bodies);
    const Placement& frame = bodies.all[static_cast<std::size_t>(k % 2)].pose;
    const Vec3 d = k % 3 == 0 ? frame.w : k % 3 == 1 ? frame.u : -frame.v;
    bool stepped = false;
    for (double t = 0; t < 800 && !stepped; t += 1) stepped = collides(bodies, 0, d * t, 1);
    const bool swept = test.meets(0, {}, d, 1);
    EXPECT_TRUE(test.exact_for(0, d, 1));
    EXPECT_TRUE(swept || !stepped) << k;
    hits += stepped ? 1 : 0;
    grazes += swept && !stepped ? 1 : 0;
  }
  EXPECT_GT(hits, 40);
  EXPECT_LE(grazes, 2);  // corners that meet between two steps
}

TEST(Takedown, ARungLeavesItsBoresAlongItsAxisAlone) {
  panels::PartSet set;
  add(set, "left", rectangle(0, 0, 95, 800), 0, 45_mm);
  add(set, "right", rectangle(500, 0, 595, 800), 0, 45_mm);
  const auto bore = [&](std::size_t part, Length entry, Length end) {
    model::Bore one;
    one.entry = {entry, 300_mm};
    one.end = {end, 300_mm};
    one.height = Length::nearest_to_mm(22.5);
    one.diameter = 32_mm;
    set.parts[part].bores.push_back(one);
  };
  bore(0, 95_mm, 35_mm);
  bore(1, 500_mm, 560_mm);
  panels::Part rung;
  rung.thickness = 525_mm;
  rung.profile.outer = geometry::circle({}, 16_mm);
  Placement along_x{{35, 300, 22.5}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}};
  rung.instances = {{"rung", "rung", along_x, ""}};
  set.parts.push_back(rung);
  const Bodies bodies = bodies_of(set);
  SweepTest test(bodies);
  EXPECT_FALSE(test.meets(0, {}, {-1, 0, 0}, 2)) << "a post is drawn off the rung";
  EXPECT_TRUE(test.meets(2, {}, {-1, 0, 0}, 0)) << "a blind hole has a floor";
  for (const Vec3 way : {Vec3{0, 1, 0}, Vec3{0, 0, 1}, Vec3{0, -0.6, 0.8}}) {
    EXPECT_TRUE(test.meets(0, {}, way, 2)) << way.x << " " << way.y << " " << way.z;
    EXPECT_TRUE(test.meets(2, {}, way, 0)) << way.x << " " << way.y << " " << way.z;
  }
  EXPECT_TRUE(test.exact_for(2, {1, 0, 0}, 0));
  const Takedown found = take_down(bodies, alone(bodies));
  ASSERT_EQ(found.verdict, Verdict::comes_apart);
  for (const Move& move : found.moves) {
    EXPECT_EQ(std::fabs(move.legs.front().direction.x), 1) << "nothing leaves sideways";
  }
  replay(bodies, found, 1);
}

}  // namespace
}  // namespace plano::assembly
