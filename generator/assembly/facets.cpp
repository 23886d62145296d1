// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/facets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "assembly/verdict.h"

namespace plano::assembly {

namespace {

using geometry::Placement;
using geometry::Vec3;
using panels::Prism;

constexpr double kNear = kTouching.mm();
/// Facets whose normals are this far from opposite (sine) part by more than kTouching within a few
/// millimetres; the distance of their corners decides among the rest.
constexpr double kOpposed = 1e-2;

/// A rectangle in the world: `corner`, two unit sides at right angles, outward normal.
struct Wall {
  Vec3 corner;
  Vec3 along;
  Vec3 up;
  Vec3 normal;
  double length = 0;
  double height = 0;

  Vec3 at(double x, double y) const { return corner + along * x + up * y; }
  std::array<Vec3, 4> corners() const {
    return {at(0, 0), at(length, 0), at(length, height), at(0, height)};
  }
};

struct Extent {
  Vec3 low{1e12, 1e12, 1e12};
  Vec3 high{-1e12, -1e12, -1e12};
  void take(Vec3 p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
  }
  bool meets(const Extent& o) const {
    return low.x - kNear <= o.high.x && o.low.x - kNear <= high.x && low.y - kNear <= o.high.y &&
           o.low.y - kNear <= high.y && low.z - kNear <= o.high.z && o.low.z - kNear <= high.z;
  }
};

/// In the solid's own frame.
Extent extent_of(const Solid& solid) {
  Extent extent;
  for (const Prism& prism : solid.prisms) {
    const Placement frame = prism.stands({});
    for (const Prism::Segment& s : prism.segments()) {
      for (const double level : {prism.low(), prism.high()}) {
        extent.take(frame.at(s.ax, s.ay, level));
        extent.take(frame.at(s.bx, s.by, level));
      }
    }
  }
  return extent;
}

/// In the prism's own frame.
Extent flat_extent_of(const Prism& prism) {
  Extent extent;
  for (const Prism::Segment& s : prism.segments()) {
    extent.take({s.ax, s.ay, prism.low()});
    extent.take({s.bx, s.by, prism.high()});
  }
  return extent;
}

/// The walls of a solid that come near another's extent (in that one's frame).
std::vector<Wall> walls_near(const Solid& solid, const Placement& frame, const Extent& other) {
  std::vector<Wall> walls;
  for (const Prism& prism : solid.prisms) {
    const Placement pose = prism.stands(solid.pose);
    const double height = prism.high() - prism.low();
    for (const Prism::Segment& s : prism.segments()) {
      const double length = geometry::norm({s.bx - s.ax, s.by - s.ay, 0});
      if (length <= 0) continue;
      Wall wall;
      wall.corner = pose.at(s.ax, s.ay, prism.low());
      wall.along = pose.u * ((s.bx - s.ax) / length) + pose.v * ((s.by - s.ay) / length);
      wall.up = pose.w;
      wall.normal = cross(wall.along, wall.up);  // material is on the left
      wall.length = length;
      wall.height = height;
      Extent own;
      for (const Vec3 corner : wall.corners()) own.take(frame.local(corner));
      if (own.meets(other)) walls.push_back(wall);
    }
  }
  return walls;
}

struct Flat {  // a point of a wall's rectangle, from its corner
  double x = 0;
  double y = 0;
};

/// Area and moments of what lies below the pieces of an outline, within a rectangle from (0, 0).
class Window {
 public:
  Window(double width, double height) : width_(width), height_(height) {}

  void add(Flat p, Flat q) {
    if (p.x == q.x) return;
    double sign = 1;
    if (p.x > q.x) {
      std::swap(p, q);
      sign = -1;
    }
    const auto y_at = [&](double x) { return p.y + (q.y - p.y) * ((x - p.x) / (q.x - p.x)); };
    const double x0 = std::max(p.x, 0.0);
    const double x1 = std::min(q.x, width_);
    if (x0 >= x1) return;
    std::array<double, 4> stops{x0, x1, x1, x1};
    std::size_t count = 2;
    for (const double bound : {0.0, height_}) {
      if ((p.y < bound) == (q.y < bound)) continue;
      const double x = p.x + (q.x - p.x) * ((bound - p.y) / (q.y - p.y));
      if (x > x0 && x < x1) stops[count++] = x;
    }
    std::sort(stops.begin(), stops.begin() + static_cast<std::ptrdiff_t>(count));
    for (std::size_t i = 0; i + 1 < count; ++i) {
      const double xa = stops[i];
      const double xb = stops[i + 1];
      const double ya = std::clamp(y_at(xa), 0.0, height_);
      const double yb = std::clamp(y_at(xb), 0.0, height_);
      area_ += sign * (xb - xa) * (ya + yb) / 2;
      x_moment_ += sign * (xb - xa) * (xa * (2 * ya + yb) + xb * (ya + 2 * yb)) / 6;
      y_moment_ += sign * (xb - xa) * (ya * ya + ya * yb + yb * yb) / 6;
    }
  }
  double area() const { return std::fabs(area_); }
  Flat middle() const { return {x_moment_ / area_, y_moment_ / area_}; }

 private:
  double width_;
  double height_;
  double area_ = 0;
  double x_moment_ = 0;
  double y_moment_ = 0;
};

class Touching {
 public:
  void add(double area, Vec3 place) {
    sum_ += area;
    if (area > largest_) {
      largest_ = area;
      place_ = place;
    }
  }
  Touch result() const { return {Area::square_mm(sum_), place_}; }

 private:
  double sum_ = 0;
  double largest_ = 0;
  Vec3 place_;
};

bool in_plane(const Wall& wall, Vec3 at, Vec3 normal) {
  const auto corners = wall.corners();
  return std::all_of(corners.begin(), corners.end(),
                     [&](Vec3 corner) { return std::fabs(dot(corner - at, normal)) <= kNear; });
}

bool opposite(Vec3 a, Vec3 b) {
  return dot(a, b) < 0 && norm(cross(a, b)) < kOpposed;
}

void wall_on_faces(const Wall& wall, const Solid& solid, Touching& touching) {
  for (const Prism& prism : solid.prisms) {
    const Placement pose = prism.stands(solid.pose);
    for (const double side : {-1.0, 1.0}) {
      const Vec3 normal = pose.w * side;
      if (!opposite(wall.normal, normal)) continue;
      const Vec3 at = pose.at(0, 0, side < 0 ? prism.low() : prism.high());
      if (!in_plane(wall, at, normal)) continue;
      Window window(wall.length, wall.height);
      const auto flat = [&](double x, double y) {
        const Vec3 d = pose.at(x, y, side < 0 ? prism.low() : prism.high()) - wall.corner;
        return Flat{dot(d, wall.along), dot(d, wall.up)};
      };
      for (const Prism::Segment& s : prism.segments()) {
        window.add(flat(s.ax, s.ay), flat(s.bx, s.by));
      }
      if (window.area() <= 0) continue;
      const Flat middle = window.middle();
      touching.add(window.area(), wall.at(middle.x, middle.y));
    }
  }
}

void wall_on_wall(const Wall& a, const Wall& b, Touching& touching) {
  if (!opposite(a.normal, b.normal) || !(in_plane(b, a.corner, a.normal))) return;
  Window window(a.length, a.height);
  std::array<Flat, 4> other;
  const auto corners = b.corners();
  for (std::size_t i = 0; i < 4; ++i) {
    const Vec3 d = corners[i] - a.corner;
    other[i] = {dot(d, a.along), dot(d, a.up)};
  }
  for (std::size_t i = 0; i < 4; ++i) window.add(other[i], other[(i + 1) % 4]);
  if (window.area() <= 0) return;
  const Flat middle = window.middle();
  touching.add(window.area(), a.at(middle.x, middle.y));
}

/// Level faces of two prisms that are parallel; `extent` is that of the second in its own frame.
void face_on_face(const Prism& pa, const Placement& at_a, const Prism& pb, const Placement& at_b,
                  const Extent& extent, Touching& touching) {
  const double turn = dot(at_a.w, at_b.w) > 0 ? 1 : -1;
  for (const double side : {-1.0, 1.0}) {
    const double level = side < 0 ? pa.low() : pa.high();
    // a's upper face meets the face of b that looks down on it.
    const double other = side * turn > 0 ? pb.low() : pb.high();
    bool flush = true;
    for (const double x : {extent.low.x, extent.high.x}) {
      for (const double y : {extent.low.y, extent.high.y}) {
        const double gap = at_a.local(at_b.at(x, y, other)).z - level;
        flush = flush && std::fabs(gap) <= kNear;
      }
    }
    if (!flush) continue;
    // Slabs of 1 mm around the common plane: their volume is the area.
    Placement slab_at_b = at_b;
    slab_at_b.origin = slab_at_b.origin + at_b.w * other;
    Placement slab_at_a = at_a;
    slab_at_a.origin = slab_at_a.origin + at_a.w * level +
                       at_a.w * dot(slab_at_b.origin - at_a.at(0, 0, level), at_a.w);
    const std::vector<Prism> slab_a = {Prism(pa.segments(), -0.5, 0.5)};
    const std::vector<Prism> slab_b = {Prism(pb.segments(), -0.5, 0.5)};
    const auto deepest = panels::deepest_overlap(slab_a, slab_at_a, slab_b, slab_at_b);
    if (!deepest) continue;
    touching.add(panels::common_volume_mm3(slab_a, slab_at_a, slab_b, slab_at_b), deepest->place);
  }
}

void faces_on_faces(const Solid& a, const Solid& b, Touching& touching) {
  std::vector<Placement> frames_b;
  std::vector<Extent> extents_b;
  for (const Prism& pb : b.prisms) {
    frames_b.push_back(pb.stands(b.pose));
    extents_b.push_back(flat_extent_of(pb));
  }
  for (const Prism& pa : a.prisms) {
    const Placement at_a = pa.stands(a.pose);
    for (std::size_t k = 0; k < b.prisms.size(); ++k) {
      if (norm(cross(at_a.w, frames_b[k].w)) >= kOpposed) continue;
      face_on_face(pa, at_a, b.prisms[k], frames_b[k], extents_b[k], touching);
    }
  }
}

}  // namespace

Touch touch_between(const Solid& a, const Solid& b) {
  Touching touching;
  const std::vector<Wall> walls_a = walls_near(a, b.pose, extent_of(b));
  const std::vector<Wall> walls_b = walls_near(b, a.pose, extent_of(a));
  for (const Wall& wall : walls_b) wall_on_faces(wall, a, touching);
  for (const Wall& wall : walls_a) {
    wall_on_faces(wall, b, touching);
    for (const Wall& other : walls_b) wall_on_wall(wall, other, touching);
  }
  faces_on_faces(a, b, touching);
  return touching.result();
}

}  // namespace plano::assembly
