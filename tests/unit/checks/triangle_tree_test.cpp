// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tree against every triangle in turn: what it answers may not depend on its boxes.

#include "checks/triangle_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace plano::checks {
namespace {

using geometry::Vec3;

using Triangles = std::vector<Triangle>;

/// A tree of one triangle has nothing to leave out.
TriangleTree alone(const Triangle& triangle) {
  return TriangleTree({triangle});
}

std::optional<TriangleTree::Near> nearest_of_all(const Triangles& all, Vec3 from, double reach) {
  std::optional<TriangleTree::Near> best;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const auto near = alone(all[i]).nearest(from, reach);
    if (near && (!best || near->distance < best->distance)) best = {near->distance, near->point, i};
  }
  return best;
}

std::vector<TriangleTree::Hit> hits_of_all(const Triangles& all, Vec3 from, Vec3 way,
                                           double reach) {
  std::vector<TriangleTree::Hit> hits;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (const auto hit = alone(all[i]).first_hit(from, way, reach)) {
      hits.push_back({hit->distance, i});
    }
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const auto& a, const auto& b) { return a.distance < b.distance; });
  return hits;
}

std::vector<std::uint32_t> in_box_of_all(const Triangles& all, Vec3 low, Vec3 high) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (!alone(all[i]).in_box(low, high).empty()) found.push_back(i);
  }
  return found;
}

class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}
  double number(double low, double high) {
    return low + (high - low) * (static_cast<double>(random_()) / 4294967296.0);
  }
  Vec3 place(double size) { return {number(0, size), number(0, size), number(0, size)}; }
  Vec3 direction() { return geometry::unit(place(2) - Vec3{1, 1, 1} + Vec3{0, 0, 1e-3}); }

 private:
  std::mt19937 random_;
};

void expect_as_all(const Triangles& all, double size, unsigned seed) {
  const TriangleTree tree(all);
  Draw draw(seed);
  for (int i = 0; i < 60; ++i) {
    const Vec3 from = draw.place(size);
    const double reach = draw.number(0, 1) < 0.3 ? size * 3 : draw.number(0, size / 5);
    const auto near = tree.nearest(from, reach);
    const auto right = nearest_of_all(all, from, reach);
    ASSERT_EQ(near.has_value(), right.has_value());
    EXPECT_EQ(tree.any_within(from, reach), right.has_value());
    if (near) {
      EXPECT_EQ(near->triangle, right->triangle);
      EXPECT_EQ(near->distance, right->distance);
    }
    const Vec3 way = i % 3 == 0 ? Vec3{0, 0, i % 2 == 0 ? 1.0 : -1.0} : draw.direction();
    const auto hits = hits_of_all(all, from, way, reach);
    const auto found = tree.all_hits(from, way, reach);
    ASSERT_EQ(found.size(), hits.size());
    for (std::size_t k = 0; k < hits.size(); ++k) EXPECT_EQ(found[k].triangle, hits[k].triangle);
    const auto first = tree.first_hit(from, way, reach);
    ASSERT_EQ(first.has_value(), !hits.empty());
    if (first) {
      EXPECT_EQ(first->triangle, hits[0].triangle);
    }
    const Vec3 high = from + draw.place(size / 4);
    EXPECT_EQ(tree.in_box(from, high), in_box_of_all(all, from, high));
  }
}

/// A box on the axes, two triangles a side; its corners on whole millimetres.
void add_box(Triangles& all, Vec3 low, Vec3 high) {
  const auto corner = [&](int i) {
    return Vec3{(i & 1) != 0 ? high.x : low.x, (i & 2) != 0 ? high.y : low.y,
                (i & 4) != 0 ? high.z : low.z};
  };
  constexpr int kSides[6][4] = {{0, 2, 3, 1}, {4, 5, 7, 6}, {0, 1, 5, 4},
                                {2, 6, 7, 3}, {0, 4, 6, 2}, {1, 3, 7, 5}};
  for (const auto& side : kSides) {
    all.push_back({{corner(side[0]), corner(side[1]), corner(side[2])}});
    all.push_back({{corner(side[0]), corner(side[2]), corner(side[3])}});
  }
}

TEST(TriangleTree, AnswersOfPanelsAreThoseOfEveryTriangle) {
  Draw draw(1);
  Triangles all;
  for (int b = 0; b < 40; ++b) {
    const Vec3 low = draw.place(3000);
    Vec3 size = draw.place(900) + Vec3{20, 20, 20};
    (b % 3 == 0 ? size.x : b % 3 == 1 ? size.y : size.z) = 18;
    const auto whole = [](Vec3 v) {
      return Vec3{std::round(v.x), std::round(v.y), std::round(v.z)};
    };
    add_box(all, whole(low), whole(low + size));
  }
  expect_as_all(all, 3500, 2);
}

TEST(TriangleTree, AnswersOfTrianglesAnywhereAreThoseOfEveryTriangle) {
  Draw draw(3);
  Triangles all;
  for (int t = 0; t < 300; ++t) {
    const Vec3 at = draw.place(2000);
    all.push_back({{at, at + draw.place(80), at + draw.place(400)}});
  }
  expect_as_all(all, 2000, 4);
}

TEST(TriangleTree, NoTrianglesMakeItDeep) {
  Triangles same(200, {{{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}}});
  EXPECT_EQ(TriangleTree(same).nearest({0.2, 0.2, 5}, 10)->triangle, 0u);
  EXPECT_EQ(TriangleTree(same).all_hits({0.2, 0.2, 5}, {0, 0, -1}, 10).size(), same.size());
  // Each half as large as the one before: split by surface, every level would hold a few.
  Triangles shrinking;
  double size = 1e9;
  for (int t = 0; t < 300; ++t, size = std::max(size / 2, 1e-30)) {
    shrinking.push_back({{{{size, 0, 0}, {size, size, 0}, {size, 0, size}}}});
  }
  const Vec3 from{-1, 0, 0};
  EXPECT_EQ(TriangleTree(shrinking).nearest(from, 1e12)->triangle,
            nearest_of_all(shrinking, from, 1e12)->triangle);
}

TEST(TriangleTree, NothingIsNearToNoTriangles) {
  const TriangleTree none;
  EXPECT_FALSE(none.nearest({}, 1e9));
  EXPECT_FALSE(none.any_within({}, 1e9));
  EXPECT_FALSE(none.first_hit({}, {0, 0, 1}, 1e9));
  EXPECT_TRUE(TriangleTree(Triangles{}).in_box({-1e9, -1e9, -1e9}, {1e9, 1e9, 1e9}).empty());
}

}  // namespace
}  // namespace plano::checks
