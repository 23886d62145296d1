// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/opening_plane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "checks/safety/barrel_nuts.h"
#include "checks/safety/pockets.h"
#include "geometry/exact/evaluate.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Surfaces this near an outline are those that bound it: flattening, growth and rounding.
constexpr double kBordersMm = 0.15;
/// At so many places of an outline it is asked what borders it.
constexpr std::size_t kPlacesAsked = 48;
/// Further below the ground than anything is.
constexpr double kAnyHeightMm = 1e9;

Loop loop_of(const geometry::Contour& contour) {
  Loop loop;
  for (const geometry::Point p : geometry::flattened(contour, kOutlineSagitta)) {
    loop.push_back({p.x.mm(), p.y.mm(), 0});
  }
  if (signed_area_mm2(loop) < 0) std::reverse(loop.begin(), loop.end());
  return loop;
}

bool in_box(const PlanBox& box, Vec3 p) {
  return p.x >= box.low_x && p.x <= box.high_x && p.y >= box.low_y && p.y <= box.high_y;
}

/// The material of a plane, and what is free inside it.
struct Plane {
  std::vector<Loop> outers;  // of pieces that stand in no hole of another
  std::vector<Outline> holes;
};

Plane plane_of(const geometry::Region& region) {
  Plane plane;
  std::vector<Loop> outers;
  std::vector<PlanBox> boxes;
  for (const geometry::Face& face : region.faces) {
    outers.push_back(loop_of(face.outer));
    for (const geometry::Contour& hole : face.holes) {
      plane.holes.push_back({loop_of(hole), {}, {}});
      boxes.push_back(plan_box({plane.holes.back().loop}));
    }
  }
  for (Loop& outer : outers) {
    std::size_t inside = plane.holes.size();
    double least = 0;
    for (std::size_t h = 0; h < plane.holes.size(); ++h) {
      if (!in_box(boxes[h], outer[0]) || !covers({plane.holes[h].loop}, outer[0])) continue;
      const double area = signed_area_mm2(plane.holes[h].loop);
      if (inside == plane.holes.size() || area < least) {
        inside = h;
        least = area;
      }
    }
    if (inside == plane.holes.size()) {
      plane.outers.push_back(std::move(outer));
    } else {
      plane.holes[inside].islands.push_back(std::move(outer));
    }
  }
  return plane;
}

/// The union of everything, or of what lies in the plane where that cannot be had.
std::optional<Plane> read(const std::vector<SlabShape>& shapes, bool& whole) {
  std::vector<geometry::Shape> all;
  std::vector<geometry::Shape> lying;
  for (const SlabShape& shape : shapes) {
    all.push_back(shape.shape);
    if (shape.lies_in) lying.push_back(shape.shape);
  }
  whole = true;
  if (const auto region = geometry::exact::evaluate(geometry::Shape::unite(std::move(all)))) {
    return plane_of(*region);
  }
  whole = false;
  if (const auto region = geometry::exact::evaluate(geometry::Shape::unite(std::move(lying)))) {
    return plane_of(*region);
  }
  return std::nullopt;
}

double height_of(const Scene& scene, const PlaneOpening& opening) {
  double highest = -1e12;
  for (const double w : {0.0, opening.depth}) {
    double lowest = 1e12;
    for (const Vec3 p : opening.outline) {
      lowest = std::min(lowest, opening.frame.at(p.x, p.y, w).z);
    }
    highest = std::max(highest, lowest);
  }
  return highest - scene.ground;
}

std::vector<std::size_t> bordering(const Scene& scene, const PlaneOpening& opening) {
  std::set<std::size_t> found;
  for (const Loop& loop : opening.loops()) {
    const std::size_t step = std::max<std::size_t>(1, loop.size() / kPlacesAsked);
    for (std::size_t i = 0; i < loop.size(); i += step) {
      const Vec3 next = loop[i + 1 == loop.size() ? 0 : i + 1];
      const Vec3 middle = (loop[i] + next) * 0.5;
      for (const double w : {0.1, 0.5, 0.9}) {
        const Vec3 place = opening.frame.at(middle.x, middle.y, w * opening.depth);
        if (const auto near = scene.tree.nearest(place, kBordersMm)) {
          found.insert(scene.tree.triangles()[near->triangle].tag);
        }
      }
    }
  }
  return {found.begin(), found.end()};
}

/// Equal for two bodies that lie in one plane, whichever way their frames look.
using Key = std::array<std::int64_t, 5>;
Key key_of(const Slab& slab) {
  Vec3 w = slab.frame.w;
  double low = dot(slab.frame.origin, w);
  double high = low + slab.depth;
  const auto round = [](double value, double grid) {
    return static_cast<std::int64_t>(std::llround(value / grid));
  };
  constexpr double kDirection = 1e-6;
  if (round(w.x, kDirection) < 0 ||
      (round(w.x, kDirection) == 0 &&
       (round(w.y, kDirection) < 0 || (round(w.y, kDirection) == 0 && w.z < 0)))) {
    w = -w;
    std::swap(low, high);
    low = -low;
    high = -high;
  }
  constexpr double kOffsetMm = 0.01;
  return {round(w.x, kDirection), round(w.y, kDirection), round(w.z, kDirection),
          round(low, kOffsetMm), round(high, kOffsetMm)};
}

class Reader {
 public:
  Reader(const Scene& scene, double above, double narrowest)
      : scene_(scene), above_(above), narrowest_(narrowest) {}

  OpeningPlanes read_all() {
    for (std::size_t b = 0; b < scene_.bodies.size(); ++b) {
      if (scene_.bodies[b].box.high.z - scene_.ground <= above_) continue;
      for (const Slab& slab : slabs_of(scene_, scene_.bodies[b])) read_once(b, slab);
    }
    return std::move(out_);
  }

  OpeningPlanes read_these(const std::vector<std::pair<std::size_t, Slab>>& slabs) {
    for (const auto& [body, slab] : slabs) read_once(body, slab);
    return std::move(out_);
  }

 private:
  void read_once(std::size_t body, const Slab& slab) {
    if (seen_.insert(key_of(slab)).second) read_slab(body, slab);
  }

  void read_slab(std::size_t body, const Slab& slab) {
    const std::vector<SlabShape> shapes = shapes_in(scene_, slab);
    bool whole = true;
    const auto plane = read(shapes, whole);
    if (!plane || !whole) out_.unread.push_back(body);
    if (!plane) return;
    std::set<std::size_t> lying;
    slanting_.clear();
    for (const SlabShape& shape : shapes) {
      if (shape.lies_in) lying.insert(shape.body);
      if (shape.slants) slanting_.insert(shape.body);
    }
    for (const Outline& hole : plane->holes) add(slab, hole, lying);
    for (const Outline& pocket : pockets_of(plane->outers)) add(slab, pocket, lying);
  }

  void add(const Slab& slab, const Outline& outline, const std::set<std::size_t>& lying) {
    PlaneOpening opening{slab.frame, slab.depth, outline.loop, outline.islands, outline.lids,
                         {},         0,          false};
    opening.lower_edge = height_of(scene_, opening);
    constexpr double kExactMm = 1e-6;  // of heights: rounding of poses
    if (opening.lower_edge <= above_ + kExactMm) return;
    if (width_of(hull_of({opening.outline})).least < narrowest_) return;
    opening.bodies = bordering(scene_, opening);
    if (holds_barrel_nut(scene_, opening)) return;
    const bool in_plane = std::any_of(opening.bodies.begin(), opening.bodies.end(),
                                      [&](std::size_t b) { return lying.count(b) != 0; });
    opening.simplified = std::any_of(opening.bodies.begin(), opening.bodies.end(),
                                     [&](std::size_t b) { return slanting_.count(b) != 0; });
    if (in_plane) out_.openings.push_back(std::move(opening));
  }

  const Scene& scene_;
  double above_;
  double narrowest_;
  std::set<Key> seen_;
  std::set<std::size_t> slanting_;  // bodies at a slant to the plane that is read
  OpeningPlanes out_;
};

}  // namespace

double PlaneOpening::mouth() const {
  double longest = 0;
  for (const auto& [from, to] : lids) longest = std::max(longest, geometry::norm(to - from));
  return longest;
}

std::vector<Loop> PlaneOpening::loops() const {
  std::vector<Loop> all{outline};
  all.insert(all.end(), islands.begin(), islands.end());
  return all;
}

geometry::Vec3 PlaneOpening::world(Vec3 in_plane) const {
  return frame.at(in_plane.x, in_plane.y, depth / 2);
}

OpeningPlanes opening_planes(const Scene& scene, double above, double narrowest) {
  return Reader(scene, above, narrowest).read_all();
}

OpeningPlanes openings_of(const Scene& scene,
                          const std::vector<std::pair<std::size_t, Slab>>& slabs,
                          double narrowest) {
  return Reader(scene, -kAnyHeightMm, narrowest).read_these(slabs);
}

}  // namespace plano::checks
