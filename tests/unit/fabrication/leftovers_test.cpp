// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/leftovers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "geometry/containment.h"
#include "geometry/exact/evaluate.h"

namespace plano::fabrication {
namespace {

using geometry::Point;
using geometry::Region;

constexpr Length kGap = 8_mm;

Region sheet(Length width, Length height) {
  return {{{geometry::rectangle({}, width, height), {}}}};
}
Region board(Length x, Length y, Length width, Length height) {
  return {{{geometry::rectangle({x, y}, width, height), {}}}};
}

double square_mm(const std::vector<Region>& pieces) {
  double sum = 0;
  for (const Region& piece : pieces) sum += geometry::area(piece).mm2();
  return sum;
}

/// Between the edges of two regions, from corners and further points along both: that of straight
/// edges is reached at a corner. Shares nothing with the grid of the code under test.
Length least_distance(const Region& one, const Region& other) {
  Length least = 1'000'000_mm;
  const auto from = [&](const Region& walked, const Region& held) {
    for (const geometry::Face& face : walked.faces) {
      std::vector<const geometry::Contour*> contours{&face.outer};
      for (const geometry::Contour& hole : face.holes) contours.push_back(&hole);
      for (const geometry::Contour* contour : contours) {
        for (std::size_t i = 0; i < contour->edges.size(); ++i) {
          for (int part = 0; part < 40; ++part) {
            const Point point = geometry::point_on(*contour, i, part / 40.0);
            least = std::min(least, geometry::distance_to_boundary(held, point));
          }
        }
      }
    }
  };
  from(one, other);
  from(other, one);
  return least;
}

/// A square of the least width gets everywhere in the piece. Between the coordinates of its corners
/// the piece is a small grid: each square of that must lie in a rectangle inside the piece that is
/// wide enough, and from one such rectangle to all others there must be ways over overlaps that are
/// wide enough.
void expect_wide_everywhere(const Region& piece) {
  std::vector<Length> xs;
  std::vector<Length> ys;
  const auto collect = [&](const geometry::Contour& contour) {
    for (const geometry::Edge& edge : contour.edges) {
      xs.push_back(edge.start.x);
      ys.push_back(edge.start.y);
    }
  };
  collect(piece.faces[0].outer);
  for (const geometry::Contour& hole : piece.faces[0].holes) collect(hole);
  for (std::vector<Length>* all : {&xs, &ys}) {
    std::sort(all->begin(), all->end());
    all->erase(std::unique(all->begin(), all->end()), all->end());
  }
  const auto inside = [&](std::size_t x, std::size_t y) {
    return geometry::contains(piece, Point{(xs[x] + xs[x + 1]).half(), (ys[y] + ys[y + 1]).half()});
  };
  std::vector<geometry::Box> wide;
  std::vector<Point> covered;
  for (std::size_t left = 0; left < xs.size(); ++left) {
    for (std::size_t bottom = 0; bottom < ys.size(); ++bottom) {
      std::size_t end = xs.size() - 1;
      for (std::size_t top = bottom; top + 1 < ys.size(); ++top) {
        for (std::size_t x = left; x < end; ++x) {
          if (!inside(x, top)) end = x;
        }
        if (end == left) break;
        const geometry::Box box{{xs[left], ys[bottom]}, {xs[end], ys[top + 1]}};
        if (box.width() < kLeastLeftoverWidth || box.height() < kLeastLeftoverWidth) continue;
        wide.push_back(box);
        for (std::size_t x = left; x < end; ++x) {
          for (std::size_t y = bottom; y <= top; ++y) covered.push_back({xs[x], ys[y]});
        }
      }
    }
  }
  for (std::size_t x = 0; x + 1 < xs.size(); ++x) {
    for (std::size_t y = 0; y + 1 < ys.size(); ++y) {
      const Point at{xs[x], ys[y]};
      EXPECT_TRUE(!inside(x, y) || std::find(covered.begin(), covered.end(), at) != covered.end());
    }
  }
  ASSERT_FALSE(wide.empty());
  std::vector<geometry::Box> reached{wide.front()};
  wide.erase(wide.begin());
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (std::size_t k = wide.size(); k-- > 0;) {
      const auto overlap = [&](auto side) {
        return std::min(reached[i].high.*side, wide[k].high.*side) -
               std::max(reached[i].low.*side, wide[k].low.*side);
      };
      if (overlap(&Point::x) < kLeastLeftoverWidth || overlap(&Point::y) < kLeastLeftoverWidth) {
        continue;
      }
      reached.push_back(wide[k]);
      wide.erase(wide.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
  EXPECT_TRUE(wide.empty()) << "no way between two parts of the piece is wide enough";
}

void expect_sound(const Region& area, const std::vector<Region>& taken, Length gap,
                  const std::vector<Region>& found) {
  ASSERT_LE(found.size(), kMostLeftoversOfSheet);
  for (std::size_t i = 0; i < found.size(); ++i) {
    SCOPED_TRACE(i);
    ASSERT_EQ(found[i].faces.size(), 1U);
    EXPECT_FALSE(geometry::exact::find_fault(found[i]));
    EXPECT_GE(geometry::area(found[i]), kLeastLeftoverArea);
    EXPECT_LE(geometry::area(found[i]), geometry::area(found[i == 0 ? 0 : i - 1]));
    const auto outside = geometry::exact::evaluate(geometry::Shape::subtract(
        geometry::Shape::covering(found[i]), {geometry::Shape::covering(area)}));
    ASSERT_TRUE(outside.has_value());
    EXPECT_TRUE(outside->empty());
    for (const Region& part : taken) {
      EXPECT_FALSE(geometry::exact::overlap(found[i], part));
      EXPECT_GE(least_distance(found[i], part), gap - 1_um);
    }
    for (std::size_t k = 0; k < i; ++k) {
      EXPECT_FALSE(geometry::exact::overlap(found[i], found[k]));
      EXPECT_GE(least_distance(found[i], found[k]), kLeftoverGrid - 1_um);
    }
  }
}

TEST(UsefulLeftovers, AnUntouchedSheetIsOneLeftover) {
  const Region whole = sheet(2500_mm, 1250_mm);
  EXPECT_EQ(useful_leftovers(whole, {}, kGap), std::vector{geometry::canonical(whole)});
  EXPECT_TRUE(useful_leftovers({}, {}, kGap).empty());
}

TEST(UsefulLeftovers, APartInTheCornerLeavesAnL) {
  const Region whole = sheet(1000_mm, 600_mm);
  const std::vector<Region> taken{board(0_mm, 0_mm, 402_mm, 302_mm)};
  const auto found = useful_leftovers(whole, taken, kGap);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].faces[0].outer.edges.size(), 6U);
  // 402 + 8 = 410 and 302 + 8 = 310 lie on the grid: nothing is lost.
  EXPECT_DOUBLE_EQ(geometry::area(found[0]).mm2(), 1000. * 600 - 410. * 310);
  expect_sound(whole, taken, kGap, found);
}

TEST(UsefulLeftovers, WhatIsNarrowOrSmallIsNotKept) {
  const Region whole = sheet(1000_mm, 600_mm);
  // 92 - 8 mm are left along the top, 99 mm wide strips are no leftovers.
  EXPECT_TRUE(useful_leftovers(whole, {board(0_mm, 0_mm, 1000_mm, 508_mm)}, kGap).empty());
  // 100 × 490 mm is wide enough and too small; 100 × 500 is just large enough.
  EXPECT_TRUE(useful_leftovers(sheet(490_mm, 100_mm), {}, kGap).empty());
  EXPECT_EQ(useful_leftovers(sheet(500_mm, 100_mm), {}, kGap).size(), 1U);
}

TEST(UsefulLeftovers, ANeckPartsTwoLeftovers) {
  const Region whole = sheet(1500_mm, 500_mm);
  const std::vector<Region> taken{board(600_mm, 0_mm, 300_mm, 397_mm)};
  const auto found = useful_leftovers(whole, taken, kGap);  // 95 mm are left above it
  ASSERT_EQ(found.size(), 2U);
  expect_sound(whole, taken, kGap, found);
  const std::vector<Region> lower{board(600_mm, 0_mm, 300_mm, 392_mm)};
  EXPECT_EQ(useful_leftovers(whole, lower, kGap).size(), 1U);  // 100 mm
}

TEST(UsefulLeftovers, AFrameHasAHole) {
  const Region whole = sheet(1000_mm, 1000_mm);
  const std::vector<Region> taken{board(300_mm, 300_mm, 400_mm, 400_mm)};
  const auto found = useful_leftovers(whole, taken, kGap);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].faces[0].holes.size(), 1U);
  expect_sound(whole, taken, kGap, found);
}

TEST(UsefulLeftovers, WhatFallsOutOfAnOpeningIsKeptIfItIsLarge) {
  const Region whole = sheet(1000_mm, 700_mm);
  Region ring = board(20_mm, 20_mm, 960_mm, 660_mm);
  ring.faces[0].holes.push_back(
      geometry::reversed(geometry::rectangle({100_mm, 100_mm}, 800_mm, 500_mm)));
  const auto found = useful_leftovers(whole, {ring}, kGap);
  ASSERT_EQ(found.size(), 1U);
  // 108 to 892 and 108 to 592, on the grid from 110 to 890 and from 110 to 590.
  EXPECT_DOUBLE_EQ(geometry::area(found[0]).mm2(), 780. * 480);
  expect_sound(whole, {ring}, kGap, found);
}

TEST(UsefulLeftovers, FaultsOfALeftoverThatIsCutAgainStayOutside) {
  Region area{
      {{geometry::polygon(
            {{0_mm, 0_mm}, {1203_mm, 0_mm}, {1203_mm, 400_mm}, {400_mm, 803_mm}, {0_mm, 803_mm}}),
        {geometry::reversed(geometry::circle({300_mm, 300_mm}, 31_mm))}}}};
  const std::vector<Region> taken{board(900_mm, 20_mm, 200_mm, 150_mm)};
  expect_sound(area, taken, kGap, useful_leftovers(area, taken, kGap));
}

TEST(UsefulLeftovers, AnyLayoutLeavesWhatIsSound) {
  std::mt19937 random(20261126);
  const auto mm = [&](int low, int high) {
    return Length::micrometres(
        static_cast<std::int64_t>(random() % static_cast<unsigned>((high - low) * 1000)) +
        low * 1000);
  };
  double kept = 0;
  for (int turn = 0; turn < 60; ++turn) {
    SCOPED_TRACE(turn);
    const Length width = mm(300, 1500);
    const Length height = mm(200, 900);
    const Region area = sheet(width, height);
    std::vector<Region> taken;
    for (unsigned parts = random() % 6; parts > 0; --parts) {
      const Point at{mm(0, static_cast<int>(width.mm())), mm(0, static_cast<int>(height.mm()))};
      if (random() % 3 == 0) {
        taken.push_back({{{geometry::circle(at, mm(20, 200)), {}}}});
      } else if (random() % 2 == 0) {
        taken.push_back(board(at.x, at.y, mm(30, 500), mm(30, 500)));
      } else {
        taken.push_back({{{geometry::polygon({at, at + Point{mm(50, 500), mm(-200, 0)},
                                              at + Point{mm(0, 300), mm(50, 400)}}),
                           {}}}});
      }
    }
    const Length gap = mm(0, 20);
    const auto found = useful_leftovers(area, taken, gap);
    expect_sound(area, taken, gap, found);
    for (const Region& piece : found) expect_wide_everywhere(piece);
    EXPECT_EQ(found, useful_leftovers(area, taken, gap));
    kept += square_mm(found);
  }
  EXPECT_GT(kept, 3e6) << "the layouts leave something to judge";
}

TEST(UsefulLeftovers, AVeryLargeAreaIsLookedAtMoreCoarsely) {
  const auto found = useful_leftovers(sheet(20'000_mm, 20'000_mm), {}, kGap);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_GT(geometry::area(found[0]).mm2(), 3.9e8);
}

}  // namespace
}  // namespace plano::fabrication
