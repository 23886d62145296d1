// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/boundary.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "mesh/boundary_layers.h"
#include "tests/unit/mesh/closed.h"
#include "tests/unit/mesh/sample_parts.h"

namespace plano::mesh {
namespace {

using sample::add_pocket;
using sample::euler;
using sample::fault_of;
using sample::plain_part;

Boundary made(const panels::Part& part) {
  auto boundary = boundary_of(part);
  EXPECT_TRUE(boundary.has_value()) << (boundary ? "" : boundary.error().detail);
  if (!boundary) return {};
  EXPECT_EQ(fault_of(*boundary), "");
  return std::move(*boundary);
}

std::size_t count(const Boundary& boundary, SurfaceKind kind) {
  return static_cast<std::size_t>(std::count_if(boundary.faces.begin(), boundary.faces.end(),
                                                [&](const auto& f) { return f.kind == kind; }));
}

TEST(Boundary, OfARectangleIsABox) {
  const Boundary box = made(plain_part("0,0 100,0 100,50 0,50"));
  EXPECT_EQ(box.vertices.size(), 8u);
  EXPECT_EQ(box.edges.size(), 12u);
  EXPECT_EQ(box.faces.size(), 6u);
  EXPECT_DOUBLE_EQ(volume_mm3(box), 100.0 * 50 * 18);
}

TEST(Boundary, OfARoundHoleIsOneCylinderWithASeam) {
  const Boundary plate = made(plain_part("0,0 100,0 100,50 0,50 | 30,20(25,20 5 -)"));
  EXPECT_EQ(count(plate, SurfaceKind::wall_cylinder), 1u);
  EXPECT_EQ(euler(plate), 0) << "one handle";
  const auto hole = std::find_if(plate.faces.begin(), plate.faces.end(),
                                 [](const auto& f) { return f.arc.has_value(); });
  EXPECT_TRUE(hole->hollow);
  EXPECT_EQ(hole->loops.size(), 1u);
  EXPECT_EQ(hole->loops[0].size(), 4u);
  EXPECT_NEAR(volume_mm3(plate), (100.0 * 50 - kPi * 25) * 18, 1e-8);
}

TEST(Boundary, KeepsTrueArcs) {
  panels::Part part = plain_part("0,0 1,0 1,1");
  part.profile.outer = geometry::rounded_rectangle({}, 200_mm, 100_mm, 40_mm);
  const Boundary rounded = made(part);
  EXPECT_EQ(count(rounded, SurfaceKind::wall_cylinder), 4u);
  EXPECT_NEAR(volume_mm3(rounded), (200.0 * 100 - (4 - kPi) * 1600) * 18, 1e-7);
}

TEST(Boundary, FromLayersIsThatOfTheOutlineWhereThereAreNoPockets) {
  for (const char* text : {"0,0 100,0 100,50 0,50", "0,0 100,0 100,50 0,50 | 30,20(25,20 5 -)",
                           "0,0 100,0 100,50 60,50 60,20 40,20 40,50 0,50"}) {
    const panels::Part part = plain_part(text);
    const auto flat = geometry::exact::overlay({geometry::Region{{part.profile}}});
    ASSERT_TRUE(flat.has_value());
    const std::vector<Column> columns(flat->cells.size(), Column{Length{}, part.thickness});
    const Boundary layered = boundary_of_columns(*flat, columns);
    const Boundary direct = made(part);
    EXPECT_EQ(fault_of(layered), "");
    EXPECT_EQ(layered.vertices.size(), direct.vertices.size()) << text;
    EXPECT_EQ(layered.edges.size(), direct.edges.size()) << text;
    EXPECT_EQ(layered.faces.size(), direct.faces.size()) << text;
    EXPECT_DOUBLE_EQ(volume_mm3(layered), volume_mm3(direct));
  }
}

TEST(Boundary, OfAPocketInTheMiddleHasAFloorAndFourMoreWalls) {
  panels::Part part = plain_part("0,0 100,0 100,50 0,50");
  add_pocket(part, "20,10 60,10 60,40 20,40", 6_mm);
  const Boundary sunk = made(part);
  EXPECT_EQ(sunk.faces.size(), 11u);
  EXPECT_EQ(sunk.vertices.size(), 16u);
  EXPECT_EQ(euler(sunk), 2);
  EXPECT_NEAR(volume_mm3(sunk), 100.0 * 50 * 18 - 40 * 30 * 6, 1e-9);
}

TEST(Boundary, OfARebateAcrossAnEdgeKeepsTheEdgesWallInOnePiece) {
  // A groove from front to back: front and back walls become U shapes of 8 edges each, not three
  // rectangles.
  panels::Part part = plain_part("0,0 100,0 100,50 0,50");
  add_pocket(part, "40,-10 60,-10 60,60 40,60", 6_mm);
  const Boundary grooved = made(part);
  EXPECT_EQ(grooved.faces.size(), 10u);  // 6 of the box, top in two, floor, two sides
  EXPECT_EQ(grooved.vertices.size(), 16u);
  const auto walls_of_eight =
      std::count_if(grooved.faces.begin(), grooved.faces.end(), [](const BoundaryFace& face) {
        return face.kind == SurfaceKind::wall_plane && face.loops[0].size() == 8;
      });
  EXPECT_EQ(walls_of_eight, 2);
  EXPECT_NEAR(volume_mm3(grooved), 100.0 * 50 * 18 - 20 * 50 * 6, 1e-9);
}

TEST(Boundary, OfAShortTongueHasAWallWithAWindow) {
  // The edge is thinned from both faces except over a tongue: the wall behind has a hole in it.
  panels::Part part = plain_part("0,0 100,0 100,40 70,40 70,50 30,50 30,40 0,40");
  add_pocket(part, "30,40 70,40 70,60 30,60", 5_mm, model::FaceSide::top);
  add_pocket(part, "30,40 70,40 70,60 30,60", 6_mm, model::FaceSide::bottom);
  const Boundary tongue = made(part);
  const auto with_window =
      std::count_if(tongue.faces.begin(), tongue.faces.end(), [](const BoundaryFace& face) {
        return face.kind == SurfaceKind::wall_plane && face.loops.size() == 2;
      });
  EXPECT_EQ(with_window, 1);
  EXPECT_EQ(euler(tongue), 2);
  EXPECT_NEAR(volume_mm3(tongue), 100.0 * 40 * 18 + 40 * 10 * (18 - 11), 1e-9);
}

TEST(Boundary, OfABlindHoleIsACylinderWithABottom) {
  panels::Part part = plain_part("0,0 100,0 100,50 0,50");
  part.drills.push_back({{50_mm, 25_mm}, 8_mm, 10_mm, model::FaceSide::bottom, {}});
  const Boundary drilled = made(part);
  EXPECT_EQ(drilled.faces.size(), 8u);
  EXPECT_EQ(count(drilled, SurfaceKind::wall_cylinder), 1u);
  EXPECT_NEAR(volume_mm3(drilled), 100.0 * 50 * 18 - kPi * 16 * 10, 1e-8);
}

TEST(Boundary, OfPocketsThatMeetFromBothFacesIsAHole) {
  panels::Part part = plain_part("0,0 100,0 100,50 0,50");
  add_pocket(part, "20,10 60,10 60,40 20,40", 10_mm, model::FaceSide::top);
  add_pocket(part, "40,20 80,20 80,30 40,30", 10_mm, model::FaceSide::bottom);
  const Boundary through = made(part);
  EXPECT_EQ(euler(through), 0) << "one handle";
  EXPECT_NEAR(volume_mm3(through), 100.0 * 50 * 18 - 40 * 30 * 10 - 40 * 10 * 10 + 20 * 10 * 2,
              1e-9);
}

TEST(Boundary, RefusesPiecesThatMeetInALineOnly) {
  panels::Part part = plain_part("0,0 100,0 100,50 0,50");
  add_pocket(part, "-10,-10 50,-10 50,60 -10,60", 9_mm, model::FaceSide::top);
  add_pocket(part, "50,-10 110,-10 110,60 50,60", 9_mm, model::FaceSide::bottom);
  const auto boundary = boundary_of(part);
  ASSERT_FALSE(boundary.has_value());
  EXPECT_EQ(boundary.error().kind, geometry::exact::Reason::Kind::point_contact);
}

/// Material at each height, layer by layer, each by a boolean of its own.
double volume_by_layers(const panels::Part& part) {
  using geometry::Shape;
  std::vector<Length> levels = {Length{}, part.thickness};
  struct Sunk {
    Shape shape;
    Length low;
    Length high;
  };
  std::vector<Sunk> all;
  const auto sink = [&](const geometry::Contour& contour, Length depth, model::FaceSide face) {
    const bool top = face == model::FaceSide::top;
    all.push_back({Shape::of(contour), top ? part.thickness - depth : Length{},
                   top ? part.thickness : depth});
    levels.push_back(all.back().low);
    levels.push_back(all.back().high);
  };
  for (const auto& pocket : part.pockets) {
    sink(pocket.area.faces.front().outer, pocket.depth, pocket.face);
  }
  for (const auto& drill : part.drills) {
    sink(geometry::circle(drill.centre, drill.diameter.half()), *drill.depth, drill.face);
  }
  std::sort(levels.begin(), levels.end());
  double volume = 0;
  for (std::size_t k = 0; k + 1 < levels.size(); ++k) {
    if (levels[k] == levels[k + 1]) continue;
    std::vector<Shape> gone;
    for (const auto& hole : part.profile.holes) gone.push_back(Shape::of(hole));
    for (const auto& sunk : all) {
      if (sunk.low <= levels[k] && sunk.high >= levels[k + 1]) gone.push_back(sunk.shape);
    }
    const auto left =
        geometry::exact::evaluate(Shape::subtract(Shape::of(part.profile.outer), gone));
    if (!left) return std::nan("");
    volume += geometry::area(*left).mm2() * (levels[k + 1] - levels[k]).mm();
  }
  return volume;
}

TEST(Boundary, OfRandomPartsIsClosedAndHoldsAsMuchWoodAsItsLayers) {
  std::mt19937 dice(20261123);
  int made_parts = 0;
  int refused = 0;
  for (int i = 0; i < 150; ++i) {
    const panels::Part part = sample::random_part(dice);
    const auto boundary = boundary_of(part);
    if (!boundary) {
      // On a coarse grid corners meet and circles touch sides by chance; anything else is a fault.
      const auto kind = boundary.error().kind;
      EXPECT_TRUE(kind == geometry::exact::Reason::Kind::point_contact ||
                  kind == geometry::exact::Reason::Kind::sliver)
          << i << ": " << boundary.error().detail;
      ++refused;
      continue;
    }
    ++made_parts;
    EXPECT_EQ(fault_of(*boundary), "") << i;
    const double layers = volume_by_layers(part);
    if (!std::isnan(layers)) {
      EXPECT_NEAR(volume_mm3(*boundary), layers, 1e-6 * layers) << i;
    }

    const TriangleMesh mesh = triangulated(*boundary, 10_um);
    EXPECT_EQ(fault_of(mesh), "") << i;
    EXPECT_NEAR(sample::volume_of(mesh), volume_mm3(*boundary), 2e-4 * volume_mm3(*boundary)) << i;
  }
  EXPECT_GT(made_parts, 100) << refused << " refused";
}

TEST(Boundary, IsTheSameForPocketsInAnyOrder) {
  std::mt19937 dice(7);
  for (int i = 0; i < 10; ++i) {
    panels::Part part = sample::random_part(dice);
    const auto first = boundary_of(part);
    std::reverse(part.pockets.begin(), part.pockets.end());
    std::reverse(part.drills.begin(), part.drills.end());
    const auto second = boundary_of(part);
    ASSERT_EQ(first.has_value(), second.has_value());
    if (!first) continue;
    ASSERT_EQ(first->vertices.size(), second->vertices.size());
    for (std::size_t v = 0; v < first->vertices.size(); ++v) {
      EXPECT_EQ(first->vertices[v].xy, second->vertices[v].xy);
      EXPECT_EQ(first->vertices[v].z, second->vertices[v].z);
    }
  }
}

model::Bore bore(geometry::Point from, geometry::Point to, bool through, Length diameter = 9_mm) {
  return {from, to, 12_mm, diameter, through, {}};
}

TEST(Boundary, OfABoreIsACylinderBetweenItsRings) {
  panels::Part bar = plain_part("0,0 300,0 300,80 0,80", 24_mm);
  bar.bores = {bore({50_mm, Length{}}, {50_mm, 80_mm}, true),
               bore({300_mm, 40_mm}, {260_mm, 40_mm}, false)};
  const Boundary drilled = made(bar);
  EXPECT_EQ(count(drilled, SurfaceKind::bore_cylinder), 2u);
  EXPECT_EQ(count(drilled, SurfaceKind::bore_end), 1u);
  EXPECT_EQ(euler(drilled), 0) << "one handle";
  EXPECT_NEAR(volume_mm3(drilled), 300.0 * 80 * 24 - kPi * 4.5 * 4.5 * 120, 1e-7);
}

TEST(Boundary, OfABoreInAnObliqueWallAndBesidePocketsIsClosed) {
  panels::Part part = plain_part("0,0 300,0 340,30 0,480", 24_mm);
  add_pocket(part, "10,10 40,10 40,40 10,40", 10_mm);
  // Square to the side from (340, 30) to (0, 480), which has the normal (0.797…, 0.602…).
  const double nx = 450 / std::sqrt(450.0 * 450 + 340 * 340);
  const double ny = 340 / std::sqrt(450.0 * 450 + 340 * 340);
  const auto point = [](double x, double y) {
    return geometry::Point{Length::nearest_to_mm(x), Length::nearest_to_mm(y)};
  };
  part.bores = {bore(point(170, 255), point(170 - 60 * nx, 255 - 60 * ny), false)};
  const Boundary drilled = made(part);
  EXPECT_EQ(count(drilled, SurfaceKind::bore_cylinder), 1u);
}

TEST(Boundary, LeavesOutBoresThatDoNotRunThroughSolidWoodAlone) {
  panels::Part bar = plain_part("0,0 300,0 300,80 0,80 | 60,40(50,40 10 -)", 24_mm);
  const auto bores_of = [&](const model::Bore& one) {
    bar.bores = {one};
    return count(made(bar), SurfaceKind::bore_cylinder);
  };
  EXPECT_EQ(bores_of(bore({50_mm, Length{}}, {50_mm, 60_mm}, false)), 0u) << "into the hole";
  EXPECT_EQ(bores_of(bore({70_mm, Length{}}, {70_mm, 80_mm}, true)), 1u) << "beside it";
  EXPECT_EQ(bores_of(bore({64_mm, Length{}}, {64_mm, 80_mm}, true)), 0u) << "grazing it";
  EXPECT_EQ(bores_of(bore({100_mm, Length{}}, {120_mm, 80_mm}, true)), 0u) << "not square";
  EXPECT_EQ(bores_of(bore({3_mm, Length{}}, {3_mm, 80_mm}, true)), 0u) << "out of the side";
  EXPECT_EQ(bores_of(bore({100_mm, Length{}}, {100_mm, 80_mm}, true, 24_mm)), 0u)
      << "as wide as it is thick";
  bar.bores = {bore({150_mm, Length{}}, {150_mm, 80_mm}, true),
               bore({150_mm, 80_mm}, {150_mm, 70_mm}, false, 17_mm)};
  EXPECT_EQ(count(made(bar), SurfaceKind::bore_cylinder), 0u) << "a seat around a bore";
}

}  // namespace
}  // namespace plano::mesh
