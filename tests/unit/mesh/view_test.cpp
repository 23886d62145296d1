// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "mesh/view_faces.h"
#include "mesh/view_lines.h"
#include "mesh/view_raster.h"
#include "tests/unit/mesh/view_meshes.h"

namespace plano::mesh {
namespace {

using testing::at;
using testing::box;
using testing::cylinder;

constexpr Rgb kWood{222, 184, 135};

Direction named(std::string_view name) {
  return direction_from(name).value();
}

double length_of(const std::vector<VisibleLine>& lines) {
  double sum = 0;
  for (const VisibleLine& line : lines) {
    sum += std::hypot(line.x2 - line.x1, line.y2 - line.y1);
  }
  return sum;
}

std::size_t count_of(const std::vector<VisibleLine>& lines, LineKind kind) {
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [&](const VisibleLine& line) { return line.kind == kind; }));
}

// --- where one looks from ---

TEST(Direction, NamesAndAnglesAreRead) {
  for (const std::string& name : direction_names()) {
    EXPECT_TRUE(direction_from(name)) << name;
  }
  EXPECT_EQ(direction_from("30,-20.5"),
            (Direction{Angle::degrees(30), Angle::nearest_to_degrees(-20.5)}));
  for (const char* bad :
       {"", "frontal", "30", "30,", ",20", "30,91", "nan,0", "inf,0", "1e9,0", "1,2,3"}) {
    EXPECT_FALSE(direction_from(bad)) << bad;
  }
}

TEST(Camera, AxesAreRightHandedAndPointWhereTheNamesSay) {
  const Camera front(named("front"));
  EXPECT_EQ(front.right(), (geometry::Vec3{1, 0, 0}));
  EXPECT_EQ(front.up(), (geometry::Vec3{0, 0, 1}));
  EXPECT_EQ(front.eye(), (geometry::Vec3{0, -1, 0}));
  EXPECT_EQ(Camera(named("right")).eye(), (geometry::Vec3{1, 0, 0}));
  EXPECT_EQ(Camera(named("top")).up(), (geometry::Vec3{0, 1, 0}));
  EXPECT_EQ(Camera(named("bottom")).eye(), (geometry::Vec3{0, 0, -1}));
  for (const std::string& name : direction_names()) {
    const Camera camera(named(name));
    const geometry::Vec3 eye = cross(camera.right(), camera.up());
    EXPECT_NEAR(norm(eye - camera.eye()), 0, 1e-15) << name;
    EXPECT_NEAR(norm(camera.up()), 1, 1e-15) << name;
  }
}

// --- hidden lines ---

TEST(VisibleLines, BoxShowsNineEdgesFromACornerAndFourFromTheFront) {
  const TriangleMesh mesh = box(300_mm, 200_mm, 100_mm);
  const std::vector<ViewBody> bodies{{&mesh, at(5, 6, 7), kWood}};
  const auto iso = visible_lines(scene_of(bodies, {named("iso")}));
  EXPECT_EQ(iso.size(), 9U);
  EXPECT_EQ(count_of(iso, LineKind::outline), 6U);
  EXPECT_EQ(count_of(iso, LineKind::edge), 3U);
  for (const char* flat : {"front", "back", "left", "right", "top", "bottom"}) {
    EXPECT_EQ(visible_lines(scene_of(bodies, {named(flat)})).size(), 4U) << flat;
  }
}

TEST(VisibleLines, IsometricLengthsAreTheTrueOnesTimesTheRootOfTwoThirds) {
  const TriangleMesh mesh = box(300_mm, 200_mm, 100_mm);
  const auto lines =
      visible_lines(scene_of(std::vector<ViewBody>{{&mesh, at(0, 0, 0), kWood}}, {named("iso")}));
  EXPECT_NEAR(length_of(lines), 3 * (300 + 200 + 100) * std::sqrt(2.0 / 3), 1e-5);
}

TEST(VisibleLines, BoxBehindABoxIsHiddenWhereItIsCovered) {
  const TriangleMesh mesh = box(100_mm, 10_mm, 100_mm);
  // From the front: the second stands behind, 40 mm to the right and 30 mm higher.
  const std::vector<ViewBody> bodies{{&mesh, at(0, 0, 0), kWood}, {&mesh, at(40, 50, 30), kWood}};
  const auto lines = visible_lines(scene_of(bodies, {named("front")}));
  double behind = 0;
  for (const VisibleLine& line : lines) {
    if (line.body == 1) {
      behind += std::hypot(line.x2 - line.x1, line.y2 - line.y1);
    }
  }
  EXPECT_NEAR(behind, 400 - 60 - 70, 1e-4);
  EXPECT_NEAR(length_of(lines), 400 + 400 - 130, 1e-4);
}

TEST(VisibleLines, FullyCoveredBoxDisappears) {
  const TriangleMesh large = box(100_mm, 10_mm, 100_mm);
  const TriangleMesh small = box(20_mm, 10_mm, 20_mm);
  const std::vector<ViewBody> bodies{{&large, at(0, 0, 0), kWood}, {&small, at(40, 50, 40), kWood}};
  for (const VisibleLine& line : visible_lines(scene_of(bodies, {named("front")}))) {
    EXPECT_EQ(line.body, 0U);
  }
}

TEST(VisibleLines, EdgesThatLieOnAFaceStaySeen) {
  // A small box stands on a large one and lies flush with its front: touching faces hide nothing.
  const TriangleMesh large = box(100_mm, 100_mm, 100_mm);
  const TriangleMesh small = box(20_mm, 20_mm, 20_mm);
  const std::vector<ViewBody> bodies{{&large, at(0, 0, 0), kWood}, {&small, at(40, 0, 100), kWood}};
  const auto lines = visible_lines(scene_of(bodies, {named("iso")}));
  std::size_t of_small = 0;
  for (const VisibleLine& line : lines) {
    of_small += line.body == 1 ? 1 : 0;
  }
  EXPECT_EQ(of_small, 9U);
}

TEST(VisibleLines, NothingShowsThroughTheSeamOfTwoTriangles) {
  // Seen from the front, an edge of the box behind runs exactly along the diagonal of the face.
  const TriangleMesh front = box(100_mm, 10_mm, 100_mm);
  TriangleMesh behind = box(100_mm, 10_mm, 100_mm);
  for (TriangleMesh::Vertex& vertex : behind.vertices) {
    vertex.z = vertex.xy.x;  // the flat box's x edges become diagonals
  }
  behind.sharp_edges = {{0, 1}, {4, 5}};
  const std::vector<ViewBody> bodies{{&front, at(0, 0, 0), kWood}, {&behind, at(0, 20, 0), kWood}};
  const Scene scene = scene_of(bodies, {named("front")});
  for (const VisibleLine& line : visible_lines(scene)) {
    EXPECT_EQ(line.body, 0U);
  }
}

TEST(VisibleLines, CylinderShowsItsRimsAndTwoSidesThatNoEdgeMarks) {
  const TriangleMesh mesh = cylinder(50_mm, 200_mm, 64);
  const auto lines =
      visible_lines(scene_of(std::vector<ViewBody>{{&mesh, at(0, 0, 0), kWood}}, {named("iso")}));
  // Two upright sides of 200 cos e, the upper rim whole, half of the lower one.
  const double sides = 2 * 200 * std::cos(35.26439 * kPi / 180);
  const double a = 50;
  const double b = 50 * std::sin(35.26439 * kPi / 180);
  const double h = (a - b) * (a - b) / ((a + b) * (a + b));
  const double rim = kPi * (a + b) * (1 + 3 * h / (10 + std::sqrt(4 - 3 * h)));  // Ramanujan
  EXPECT_NEAR(length_of(lines), sides + 1.5 * rim, 0.01 * rim);
}

TEST(VisibleLines, AgreeWithADepthBufferOnRandomBoxes) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> place(0, 1000);
  std::vector<TriangleMesh> meshes;
  for (int i = 1; i <= 12; ++i) {
    meshes.push_back(box(Length::millimetres(20 * i), Length::millimetres(250 - 15 * i), 18_mm));
  }
  std::vector<ViewBody> bodies;
  for (int i = 0; i < 60; ++i) {
    geometry::Placement pose = at(place(random), place(random), place(random));
    if (i % 2 == 0) {
      pose.v = {0, 0, 1};
      pose.w = {0, -1, 0};
    }
    bodies.push_back({&meshes[i % meshes.size()], pose, kWood});
  }
  const Scene scene = scene_of(bodies, {{Angle::degrees(33), Angle::degrees(21)}});
  const auto lines = visible_lines(scene);
  const DepthImage image = depth_image(scene, frame_with_margin(scene.frame, 0.01), 1.0);
  // The oracle: samples along every line, asked of a depth buffer with some slack around them.
  const auto nearest_around = [&](double x, double y) {
    const auto c = static_cast<std::size_t>((x - image.frame.left) / image.step);
    const auto r = static_cast<std::size_t>((y - image.frame.bottom) / image.step);
    double least = 1e300;
    for (std::size_t j = r - 1; j <= r + 1; ++j) {
      for (std::size_t i = c - 1; i <= c + 1; ++i) {
        least = std::min(least, image.depth[j * image.columns + i]);
      }
    }
    return least;
  };
  double total_seen = 0;
  double total = 0;
  for (const SceneLine& line : scene.lines) {
    const Seen& a = scene.seen[line.from];
    const Seen& b = scene.seen[line.to];
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    for (double t = 0.5 / length; t < 1; t += 1 / length) {
      const Seen p{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.depth + (b.depth - a.depth) * t};
      const bool by_buffer = nearest_around(p.x, p.y) <= p.depth + 3;
      total_seen += by_buffer ? 1 : 0;
      total += 1;
    }
  }
  EXPECT_GT(total, 10'000);
  EXPECT_NEAR(length_of(lines) / total, total_seen / total, 0.03);
}

TEST(VisibleLines, SameInputSameLines) {
  const TriangleMesh mesh = cylinder(50_mm, 30_mm, 48);
  std::vector<ViewBody> bodies;
  for (int i = 0; i < 10; ++i) {
    bodies.push_back({&mesh, at(37.0 * i, 11.0 * i, 5.0 * i), kWood});
  }
  const auto once = visible_lines(scene_of(bodies, {named("picture")}));
  const auto twice = visible_lines(scene_of(bodies, {named("picture")}));
  ASSERT_EQ(once.size(), twice.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(once[i].x1, twice[i].x1);
    EXPECT_EQ(once[i].y2, twice[i].y2);
  }
}

TEST(Scene, JoinedBodiesMoveApartAcrossTheirPlanesOnly) {
  const TriangleMesh mesh = box(100_mm, 100_mm, 18_mm);
  const std::vector<ViewBody> bodies{{&mesh, at(0, 0, 0), kWood}, {&mesh, at(0, 0, 18), kWood}};
  const Scene together = scene_of(bodies, {named("front")});
  const Scene apart = scene_of(bodies, {named("front"), 1.0});
  EXPECT_NEAR(together.frame.height(), 36, 1e-9);
  EXPECT_GT(apart.frame.height(), 36 + 10);
  EXPECT_NEAR(apart.frame.width(), 100, 1e-9);
}

TEST(Scene, SeparateThingsMoveApartAsWholesOnTheGround) {
  const TriangleMesh mesh = box(100_mm, 100_mm, 18_mm);
  const std::vector<ViewBody> bodies{{&mesh, at(0, 0, 0), kWood}, {&mesh, at(500, 0, 0), kWood}};
  const Scene apart = scene_of(bodies, {named("front"), 1.0});
  EXPECT_GT(apart.frame.width(), 700);
  EXPECT_NEAR(apart.frame.height(), 18, 1e-9);
}

TEST(Scene, WithoutBodiesThereIsNothingToSee) {
  const Scene scene = scene_of({}, {named("iso")});
  EXPECT_TRUE(visible_lines(scene).empty());
  EXPECT_TRUE(painted_polygons(scene).empty());
}

// --- faces in order ---

/// The colour painted last at a point must be that of the nearest triangle.
TEST(PaintedPolygons, LastPaintedIsNearestEvenWhereBoardsPassThroughEachOther) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> place(0, 300);
  const TriangleMesh board = box(400_mm, 300_mm, 18_mm);
  std::vector<ViewBody> bodies;
  for (int i = 0; i < 14; ++i) {
    geometry::Placement pose = at(place(random), place(random), place(random));
    if (i % 3 == 1) {
      pose.v = {0, 0, 1};
      pose.w = {0, -1, 0};
    } else if (i % 3 == 2) {
      pose.u = {0, 1, 0};
      pose.v = {0, 0, 1};
      pose.w = {1, 0, 0};
    }
    bodies.push_back({&board, pose, kWood});
  }
  const Scene scene = scene_of(bodies, {{Angle::degrees(-32), Angle::degrees(24)}});
  const std::vector<PaintedPolygon> painted = painted_polygons(scene);
  const DepthImage image = depth_image(scene, scene.frame, 4.0);
  std::size_t right = 0;
  std::size_t asked = 0;
  for (std::size_t sample = 0; sample < image.triangle.size(); sample += 7) {
    if (image.triangle[sample] == DepthImage::kNothing) {
      continue;
    }
    const double x =
        image.frame.left + (static_cast<double>(sample % image.columns) + 0.5) * image.step;
    const double y =
        image.frame.bottom + (static_cast<double>(sample / image.columns) + 0.5) * image.step;
    std::uint32_t last = DepthImage::kNothing;
    for (const PaintedPolygon& polygon : painted) {
      bool inside = true;
      for (std::size_t i = 0; inside && i < polygon.corners.size(); ++i) {
        const Seen& p = polygon.corners[i];
        const Seen& q = polygon.corners[(i + 1) % polygon.corners.size()];
        inside = (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x) >= 0;
      }
      last = inside ? polygon.triangle : last;
    }
    ++asked;
    right += last != DepthImage::kNothing &&
                     scene.triangles[last].face == scene.triangles[image.triangle[sample]].face
                 ? 1
                 : 0;
  }
  EXPECT_GT(asked, 1'000U);
  EXPECT_GE(right, asked * 995 / 1000);  // samples may fall on the line between two pieces
}

// --- pixels ---

TEST(Shaded, SameInputSamePixelsAndTheTopIsBrighterThanTheSide) {
  const TriangleMesh mesh = box(200_mm, 200_mm, 200_mm);
  const std::vector<ViewBody> bodies{{&mesh, at(0, 0, 0), kWood}};
  const ViewOptions options{named("iso")};
  const Scene scene = scene_of(bodies, options);
  const Scene lit = scene_of(bodies, {light_for(options.direction)});
  const Frame frame = frame_with_shadow(scene, lit, 0.05);
  const auto rows = static_cast<std::size_t>(200 * frame.height() / frame.width());
  const Pixels once = shaded(scene, lit, frame, 200, rows);
  EXPECT_EQ(once.colours, shaded(scene, lit, frame, 200, rows).colours);

  const auto colour_at = [&](geometry::Vec3 point) {
    const Seen seen = scene.camera.see(point);
    const auto column = static_cast<std::size_t>((seen.x - frame.left) / frame.width() * 200);
    const auto row =
        rows - 1 - static_cast<std::size_t>((seen.y - frame.bottom) / frame.width() * 200);
    return once.colours[row * 200 + column];
  };
  EXPECT_GT(colour_at({100, 100, 200}).red, colour_at({200, 100, 100}).red);
  EXPECT_EQ(once.colours.front(), (Rgb{255, 255, 255}));
  // The ground beside the foot of the box, away from the sun, lies in its shadow.
  const geometry::Vec3 away = lit.camera.eye() * -1.0;
  const double flat = std::hypot(away.x, away.y);
  const geometry::Vec3 shadow{100 + away.x / flat * 180, 100 + away.y / flat * 180, 0};
  EXPECT_LT(colour_at(shadow).red, 245);
}

TEST(DepthImage, NeighboursLeaveNoHoleAndNoDoubleBetweenThem) {
  const TriangleMesh mesh = box(100_mm, 10_mm, 100_mm);
  const Scene scene =
      scene_of(std::vector<ViewBody>{{&mesh, at(0, 0, 0), kWood}}, {named("front")});
  const DepthImage image = depth_image(scene, scene.frame, 0.5);
  for (std::size_t row = 0; row < 200; ++row) {
    for (std::size_t column = 0; column < 200; ++column) {
      ASSERT_NE(image.triangle[row * image.columns + column], DepthImage::kNothing);
    }
  }
}

TEST(SeenTriangles, AreThoseOfTheWholeDepthImage) {
  const TriangleMesh cube = box(60_mm, 60_mm, 60_mm);
  const TriangleMesh post = cylinder(25_mm, 140_mm, 40);
  std::mt19937 random(31);
  std::vector<ViewBody> bodies;
  for (int i = 0; i < 60; ++i) {
    const auto coordinate = [&] { return static_cast<double>(random() % 500); };
    const double x = coordinate();
    const double y = coordinate();
    bodies.push_back({i % 2 == 0 ? &cube : &post, at(x, y, coordinate()), kWood});
  }
  const Scene scene = scene_of(bodies, {named("iso-left")});
  const double side = std::max(scene.frame.width(), scene.frame.height());
  for (const std::size_t across : {7U, 60U, 400U}) {
    std::vector<bool> all(scene.triangles.size(), false);
    const DepthImage image = depth_image(scene, scene.frame, side / static_cast<double>(across));
    for (const std::uint32_t index : image.triangle) {
      if (index != DepthImage::kNothing) all[index] = true;
    }
    EXPECT_EQ(seen_triangles(scene, across), all);
  }
}

}  // namespace
}  // namespace plano::mesh
