// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/evaluate.h"

#include <algorithm>
#include <utility>

#include "geometry/exact/arrangement.h"
#include "geometry/exact/cover_tree.h"
#include "geometry/exact/lattice.h"
#include "geometry/exact/strands.h"
#include "geometry/exact/subdivision.h"

namespace plano::geometry::exact {
namespace {

constexpr std::uint32_t kNone = 0xffffffff;

/// Walks all faces from the outside, one crossing at a time, and notes which are covered.
class FaceWalk {
 public:
  FaceWalk(const Subdivision& plane, CoverTree& tree)
      : plane_(plane), tree_(tree), first_(plane.face_count + 1, 0) {
    for (const auto& side : plane.sides) {
      ++first_[side.left + 1];
      ++first_[side.right + 1];
    }
    for (std::size_t f = 1; f < first_.size(); ++f) {
      first_[f] += first_[f - 1];
    }
    around_.resize(plane.sides.size() * 2);
    std::vector<std::uint32_t> at(first_.begin(), first_.end() - 1);
    for (std::uint32_t s = 0; s < plane.sides.size(); ++s) {
      around_[at[plane.sides[s].left]++] = s;
      around_[at[plane.sides[s].right]++] = s;
    }
  }

  /// 1 for every covered face.
  std::vector<char> covered() {
    struct Step {
      std::uint32_t face;
      std::uint32_t next;
      std::uint32_t through;
    };
    std::vector<char> result(plane_.face_count, 0);
    std::vector<char> seen(plane_.face_count, 0);
    std::vector<Step> path{{0, first_[0], kNone}};
    seen[0] = 1;
    while (!path.empty()) {
      Step& here = path.back();
      if (here.next == first_[here.face + 1]) {
        cross(here.through);
        path.pop_back();
        continue;
      }
      const std::uint32_t s = around_[here.next++];
      const auto& side = plane_.sides[s];
      const std::uint32_t beyond = side.left == here.face ? side.right : side.left;
      if (seen[beyond] == 0) {
        seen[beyond] = 1;
        cross(s);
        result[beyond] = tree_.covered() ? 1 : 0;
        path.push_back({beyond, first_[beyond], s});
      }
    }
    return result;
  }

 private:
  void cross(std::uint32_t side) {
    if (side == kNone) {
      return;
    }
    for (const std::uint32_t curve : plane_.crossed_by(plane_.sides[side])) {
      tree_.cross(plane_.contour_of[curve]);
    }
  }

  const Subdivision& plane_;
  CoverTree& tree_;
  std::vector<std::uint32_t> first_;   // of each face, in around_
  std::vector<std::uint32_t> around_;  // sides, face by face
};

/// Which piece of material each face belongs to: covered faces with a side between them that is no
/// boundary are one piece.
std::vector<std::uint32_t> pieces(const Subdivision& plane, const std::vector<char>& covered) {
  std::vector<std::uint32_t> parent(plane.face_count);
  for (std::uint32_t f = 0; f < plane.face_count; ++f) {
    parent[f] = f;
  }
  const auto root = [&parent](std::uint32_t f) {
    while (parent[f] != f) {
      f = parent[f] = parent[parent[f]];
    }
    return f;
  };
  for (const auto& side : plane.sides) {
    if (covered[side.left] != 0 && covered[side.right] != 0) {
      parent[root(side.left)] = root(side.right);
    }
  }
  std::vector<std::uint32_t> piece(plane.face_count);
  for (std::uint32_t f = 0; f < plane.face_count; ++f) {
    piece[f] = root(f);
  }
  return piece;
}

/// The boundary of the covered faces, material on the left.
std::vector<Strand> boundary_strands(const Subdivision& plane, const std::vector<char>& covered) {
  const std::vector<std::uint32_t> piece = pieces(plane, covered);
  std::vector<Strand> strands;
  for (const auto& side : plane.sides) {
    if (covered[side.left] == covered[side.right]) {
      continue;
    }
    Strand strand{side.from, side.to, side.curve, plane.curves[side.curve].turn, 0, kNone};
    if (covered[side.left] != 0) {
      strand.left = piece[side.left];
    } else {
      std::swap(strand.from, strand.to);
      strand.turn = opposite(strand.turn);
      strand.left = piece[side.right];
    }
    strands.push_back(strand);
  }
  return strands;
}

std::optional<Reason> find_contact(const std::vector<Strand>& strands,
                                   const std::vector<Point>& vertices) {
  std::vector<std::uint32_t> starting(vertices.size(), 0);
  std::optional<Point> least;
  for (const Strand& strand : strands) {
    const Point place = vertices[strand.from];
    if (++starting[strand.from] > 1 && (!least || place < *least)) {
      least = place;
    }
  }
  if (!least) {
    return std::nullopt;
  }
  return Reason{Reason::Kind::point_contact, *least, "two pieces of the boundary meet in a point"};
}

/// Follows the boundary from edge to edge. Precondition: no contact.
Expected<Region, Reason> assemble(const std::vector<Strand>& strands, std::span<const Curve> curves,
                                  const std::vector<Point>& vertices) {
  std::vector<std::uint32_t> starting(vertices.size(), kNone);
  for (std::uint32_t i = 0; i < strands.size(); ++i) {
    starting[strands[i].from] = i;
  }
  std::vector<std::pair<std::uint32_t, Contour>> loops;
  std::vector<char> done(strands.size(), 0);
  for (std::uint32_t i = 0; i < strands.size(); ++i) {
    Contour contour;
    for (std::uint32_t k = i; done[k] == 0; k = starting[strands[k].to]) {
      done[k] = 1;
      Edge edge{vertices[strands[k].from], std::nullopt};
      if (const auto& circle = curves[strands[k].curve].circle) {
        edge.arc = to_arc(*circle, strands[k].turn);
      }
      contour.edges.push_back(edge);
    }
    if (!contour.edges.empty()) {
      loops.emplace_back(strands[i].left, std::move(contour));
    }
  }
  std::stable_sort(loops.begin(), loops.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  Region region;
  std::uint32_t piece = kNone;
  for (auto& [owner, contour] : loops) {
    if (owner != piece) {
      piece = owner;
      region.faces.emplace_back();
    }
    Face& face = region.faces.back();
    const bool outer = signed_area(contour) > Area{};
    if (outer && !face.outer.edges.empty()) {
      return failure(
          Reason{Reason::Kind::sliver, contour.edges.front().start, "a hole without width"});
    }
    (outer ? face.outer : face.holes.emplace_back()) = std::move(contour);
  }
  for (const Face& face : region.faces) {
    if (face.outer.edges.empty()) {
      return failure(Reason{Reason::Kind::sliver, face.holes.front().edges.front().start,
                            "a piece without width"});
    }
  }
  return canonical(std::move(region));
}

}  // namespace

Expected<Region, Reason> evaluate(const Shape& shape, Grouping grouping) {
  CoverTree tree(shape);
  auto plane = subdivide(tree.contours(), grouping);
  if (!plane) {
    return failure(plane.error());
  }
  const std::vector<char> covered = FaceWalk(*plane, tree).covered();
  const std::vector<Strand> sides = boundary_strands(*plane, covered);
  if (const auto contact = find_contact(sides, plane->vertices)) {
    return failure(*contact);
  }
  const std::vector<Strand> edges = joined(sides, plane->curves, plane->vertices);
  auto region = assemble(edges, plane->curves, plane->vertices);
  if (!region) {
    return region;
  }
  if (const auto fault = find_fault(*region)) {
    return failure(*fault);
  }
  return region;
}

Expected<Region, Reason> evaluate(const Shape& shape) {
  return evaluate(shape, Grouping::apart);
}

}  // namespace plano::geometry::exact
