// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "catalog/workshop.h"
#include "geometry/text_form.h"
#include "tests/unit/catalog/read_text.h"

namespace plano::catalog {
namespace {

using geometry::Point;

const std::string kShop = R"(workshop: 1
id: small
title: {fr: Petit atelier, en: Small workshop}
machines:
  router:
    kind: router
    bed: [2500mm, 1250mm]
    tool: 6mm
    fits: {snug: 0.2mm, slide: 0.4mm}
sheets:
  board:
    kind: plywood
    nominal: 18mm
    measured: 17.8mm
    size: [2500mm, 1250mm]
    machine: router
)";
const std::string kCorner = kShop + R"(leftovers:
  corner:
    sheet: board
    outline: [[100mm, 50mm], [900mm, 50mm], [900mm, 650mm]]
    note: {fr: étagère 2, en: shelf 2}
)";

/// The codes of what is found where `body` stands under `leftovers:`.
std::string codes_of(const std::string& body) {
  Reading reading(kShop + "leftovers:\n" + body);
  const bool made = reading.workshop().has_value();
  EXPECT_EQ(made, !reading.found.has_errors()) << reading.lines();
  std::string codes;
  for (const auto& item : reading.found.items()) {
    codes += (codes.empty() ? "" : " ") + std::string(item.code->id);
  }
  return codes;
}

std::string piece(const std::string& keys) {
  return "  corner: {sheet: board, " + keys + "}\n";
}

TEST(Leftovers, AProfileWithoutStockHasSheetsWithoutEnd) {
  Reading reading(kShop);
  const auto workshop = reading.workshop();
  ASSERT_TRUE(workshop);
  EXPECT_FALSE(workshop->sheets[0].count);
  EXPECT_TRUE(workshop->leftovers.empty());
  EXPECT_TRUE(workshop->jobs.empty());
}

TEST(Leftovers, SheetsMayBeCountedAndNoneMayBeLeft) {
  for (const int count : {0, 1, 12, 10'000}) {
    Reading reading(kShop + "    count: " + std::to_string(count) + "\n");
    const auto workshop = reading.workshop();
    ASSERT_TRUE(workshop) << reading.lines();
    EXPECT_EQ(workshop->sheets[0].count, count);
  }
  for (const char* count : {"-1", "1.5", "10001"}) {
    Reading reading(kShop + "    count: " + count + "\n");
    EXPECT_FALSE(reading.workshop());
    EXPECT_EQ(std::string(reading.found.items().at(0).code->id), "C0026") << count;
  }
}

TEST(Leftovers, APieceIsReadIntoTheCornerOfItsBox) {
  Reading reading(kCorner);
  const auto workshop = reading.workshop();
  ASSERT_TRUE(workshop) << reading.lines();
  ASSERT_EQ(workshop->leftovers.size(), 1U);
  const Leftover& corner = workshop->leftovers[0];
  EXPECT_EQ(corner.id, "corner");
  EXPECT_EQ(corner.sheet, "board");
  EXPECT_EQ(corner.measured, 17'800_um);
  EXPECT_EQ(corner.count, 1);
  EXPECT_EQ(corner.note, Text("shelf 2", "étagère 2"));
  EXPECT_TRUE(corner.span.known());
  const geometry::Contour triangle =
      geometry::polygon({{0_mm, 0_mm}, {800_mm, 0_mm}, {800_mm, 600_mm}});
  EXPECT_EQ(corner.region, geometry::canonical({{{triangle, {}}}}));
  EXPECT_EQ(workshop->find_leftover("corner"), &workshop->leftovers[0]);
  EXPECT_EQ(workshop->find_leftover("board"), nullptr);
}

TEST(Leftovers, WhichWayRoundTheCornersAreListedDoesNotMatter) {
  Reading clockwise(with(kCorner, "[[100mm, 50mm], [900mm, 50mm], [900mm, 650mm]]",
                         "[[900mm, 650mm], [900mm, 50mm], [100mm, 50mm]]"));
  Reading counter(kCorner);
  EXPECT_EQ(clockwise.workshop().value().leftovers[0].region,
            counter.workshop().value().leftovers[0].region);
}

TEST(Leftovers, ARectangleHasASizeAndHolesInItsOwnFrame) {
  Reading reading(kShop + R"(leftovers:
  door:
    sheet: board
    measured: 18.1mm
    size: [800mm, 600mm]
    count: 3
    holes:
      - [[100mm, 100mm], [200mm, 100mm], [200mm, 300mm]]
      - {outline: [[400mm, 100mm], [400mm, 300mm], [500mm, 300mm], [500mm, 100mm]]}
jobs: [bench-0123456789ab]
)");
  const auto workshop = reading.workshop();
  ASSERT_TRUE(workshop) << reading.lines();
  const Leftover& door = workshop->leftovers.at(0);
  EXPECT_EQ(door.measured, 18'100_um);
  EXPECT_EQ(door.count, 3);
  ASSERT_EQ(door.region.faces.size(), 1U);
  EXPECT_EQ(door.region.faces[0].holes.size(), 2U);
  EXPECT_DOUBLE_EQ(geometry::area(door.region).mm2(), 800. * 600 - 100 * 200 / 2. - 100 * 200);
  EXPECT_EQ(workshop->jobs, std::vector<std::string>{"bench-0123456789ab"});
}

TEST(Leftovers, ASlipIsRefusedOnceWithItsOwnCode) {
  EXPECT_EQ(codes_of(piece("size: [800mm, 600mm]")), "");
  EXPECT_EQ(codes_of(piece("count: 2")), "C0021");
  EXPECT_EQ(codes_of(piece("size: [800mm, 600mm], outline: [[0, 0], [9mm, 0], [0, 9mm]]")),
            "C0021");
  EXPECT_EQ(codes_of(piece("outline: []")), "C0022");
  EXPECT_EQ(codes_of(piece("outline: [[0, 0], [80mm, 0]]")), "C0022");
  EXPECT_EQ(codes_of(piece("outline: [[0, 0], [80mm, 0], [80mm, 80mm], [0, 0]]")), "C0022");
  EXPECT_EQ(codes_of(piece("outline: [[0, 0], [80mm, 0], [40mm, 0]]")), "C0022");
  EXPECT_EQ(codes_of(piece("outline: [[0, 0], [80mm, 60mm], [80mm, 0], [0, 60mm]]")), "C0022");
  EXPECT_EQ(codes_of(piece("outline: [[0, 0], [9.9mm, 0], [9.9mm, 80mm]]")), "C0022");
  EXPECT_EQ(codes_of(piece("size: [9.9mm, 600mm]")), "C0009");
  EXPECT_EQ(codes_of(piece("size: [800, 600mm]")), "D0109");
  EXPECT_EQ(codes_of(piece("size: [800mm, 600mm], measured: 16.8mm")), "");
  EXPECT_EQ(codes_of(piece("size: [800mm, 600mm], measured: 16.7mm")), "C0024");
  EXPECT_EQ(codes_of("  corner: {sheet: baord, size: [80mm, 60mm]}\n"), "C0025");
  EXPECT_EQ(codes_of(piece("size: [80mm, 60mm], count: 0")), "C0026");
  EXPECT_EQ(codes_of(piece("size: [1300mm, 1251mm]")), "C0004");
  EXPECT_EQ(codes_of(piece("size: [1250mm, 2500mm]")), "");
  EXPECT_EQ(codes_of(piece("size: [80mm, 60mm], colour: red")), "D0201");
}

TEST(Leftovers, AHoleLiesWithinThePieceAndApartFromOthers) {
  const auto holes = [](const std::string& list) {
    return codes_of(piece("size: [80mm, 60mm], holes: [" + list + "]"));
  };
  EXPECT_EQ(holes("[[10mm, 10mm], [20mm, 10mm], [20mm, 20mm]]"), "");
  EXPECT_EQ(holes("[[10mm, 10mm], [20mm, 10mm]]"), "C0023");
  EXPECT_EQ(holes("[[10mm, 10mm], [90mm, 10mm], [20mm, 20mm]]"), "C0023");
  EXPECT_EQ(holes("[[10mm, 0mm], [20mm, 0mm], [20mm, 20mm]]"), "C0023") << "shares an edge";
  EXPECT_EQ(holes("[[90mm, 10mm], [95mm, 10mm], [95mm, 20mm]]"), "C0023") << "beside the piece";
  EXPECT_EQ(holes("[[-9mm, -9mm], [99mm, -9mm], [99mm, 99mm], [-9mm, 99mm]]"), "C0023") << "around";
  EXPECT_EQ(holes("[[10mm, 10mm], [20mm, 10mm], [20mm, 20mm]],"
                  "[[15mm, 10mm], [25mm, 10mm], [25mm, 20mm]]"),
            "C0023");
  EXPECT_EQ(holes("[[10mm, 10mm], [40mm, 10mm], [40mm, 40mm], [10mm, 40mm]],"
                  "[[20mm, 20mm], [30mm, 20mm], [30mm, 30mm]]"),
            "C0023")
      << "a hole in a hole";
}

TEST(Leftovers, ACrossingIsNamedInTheCoordinatesOfTheFile) {
  Reading reading(kShop + "leftovers:\n" +
                  piece("outline: [[1000mm, 0mm], [1800mm, 600mm], [1800mm, 0mm], [1000mm, "
                        "600mm]]"));
  EXPECT_FALSE(reading.workshop());
  EXPECT_NE(reading.lines().find("x 1400"), std::string::npos) << reading.lines();
}

TEST(Leftovers, ThousandsAreRead) {
  std::string many;
  for (std::size_t i = 0; i < 4'000; ++i) {
    many += "  n" + std::to_string(i) + ": {sheet: board, size: [80mm, 60mm]}\n";
  }
  EXPECT_EQ(codes_of(many), "");
}

TEST(Leftovers, MoreCornersThanAPieceHasAreRefusedAtOnce) {
  std::string corners;
  for (std::size_t i = 0; i <= kMostLeftoverCorners; ++i) {
    corners +=
        (i == 0 ? "[" : ", [") + std::to_string(i) + "mm, " + std::to_string(i * i % 997) + "mm]";
  }
  EXPECT_EQ(codes_of(piece("outline: [" + corners + "]")), "C0027");
}

}  // namespace
}  // namespace plano::catalog
