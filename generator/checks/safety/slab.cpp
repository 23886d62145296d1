// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/slab.h"

#include <algorithm>
#include <cmath>

#include "checks/plan_view.h"

namespace plano::checks {
namespace {

using geometry::Contour;
using geometry::Placement;
using geometry::Point;
using geometry::Shape;
using geometry::Vec3;

/// What touches a slab by less does not stand in it: faces that lie on faces.
constexpr double kReachesInMm = 0.05;
/// Cosines nearer to one or to zero than this are those of parallel and of upright planes.
constexpr double kSameDirection = 1e-9;

Point point_of(Vec3 p) {
  return {Length::nearest_to_mm(p.x), Length::nearest_to_mm(p.y)};
}

/// A contour of a plane that is parallel to the slab, in the slab's frame.
Contour moved(const Contour& contour, const Placement& from, const Placement& into) {
  const bool mirrored = dot(from.w, into.w) < 0;
  const auto place = [&](Point p) { return point_of(into.local(from.at(p, Length{}))); };
  Contour out = contour;
  for (geometry::Edge& edge : out.edges) {
    edge.start = place(edge.start);
    if (!edge.arc) continue;
    edge.arc->centre = place(edge.arc->centre);
    if (mirrored) {
      edge.arc->turn = edge.arc->turn == geometry::Turn::clockwise
                           ? geometry::Turn::counter_clockwise
                           : geometry::Turn::clockwise;
    }
  }
  return mirrored ? geometry::reversed(out) : out;
}

Shape profile_in(const geometry::Face& face, const Placement& from, const Placement& into) {
  std::vector<Shape> holes;
  for (const Contour& hole : face.holes) holes.push_back(Shape::of(moved(hole, from, into)));
  Shape outer = Shape::of(moved(face.outer, from, into));
  return holes.empty() ? outer : Shape::subtract(std::move(outer), std::move(holes));
}

struct Range {
  double low = 0;
  double high = 0;
};

/// Ranges that touch or overlap become one.
std::vector<Range> merged(std::vector<Range> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](Range a, Range b) {
    return std::pair{a.low, a.high} < std::pair{b.low, b.high};
  });
  std::vector<Range> out;
  for (const Range& range : ranges) {
    if (!out.empty() && range.low <= out.back().high) {
      out.back().high = std::max(out.back().high, range.high);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

/// An upright prism cut by the slab, as ranges along `along` (in the prism's plane): where its
/// sides are inside the slab, and where its inside is on the slab's two faces.
std::vector<Range> shadow(const panels::Prism& prism, const Placement& own, const Slab& slab,
                          Vec3 along) {
  const auto depth_of = [&](double x, double y) {
    return dot(own.at(x, y, 0) - slab.frame.origin, slab.frame.w);
  };
  const double margin = kReachesInMm;
  const double low = margin;
  const double high = slab.depth - margin;
  std::vector<Range> ranges;
  std::vector<double> on_low;
  std::vector<double> on_high;
  for (const panels::Prism::Segment& s : prism.segments()) {
    const double wa = depth_of(s.ax, s.ay);
    const double wb = depth_of(s.bx, s.by);
    const double ta = dot(own.at(s.ax, s.ay, 0) - slab.frame.origin, along);
    const double tb = dot(own.at(s.bx, s.by, 0) - slab.frame.origin, along);
    const auto at = [&](double w) { return ta + (tb - ta) * ((w - wa) / (wb - wa)); };
    if ((wa > low) != (wb > low)) on_low.push_back(at(low));
    if ((wa > high) != (wb > high)) on_high.push_back(at(high));
    if (std::max(wa, wb) < low || std::min(wa, wb) > high) continue;
    const double t1 = wa < low ? at(low) : wa > high ? at(high) : ta;
    const double t2 = wb < low ? at(low) : wb > high ? at(high) : tb;
    ranges.push_back({std::min(t1, t2), std::max(t1, t2)});
  }
  for (std::vector<double>* crossings : {&on_low, &on_high}) {
    std::sort(crossings->begin(), crossings->end());
    for (std::size_t i = 0; i + 1 < crossings->size(); i += 2) {
      ranges.push_back({(*crossings)[i], (*crossings)[i + 1]});
    }
  }
  return merged(std::move(ranges));
}

/// A prism whose plane stands upright on the slab: rectangles.
void add_upright(const panels::Prism& prism, const Placement& own, const Slab& slab,
                 std::vector<Shape>& out) {
  const Vec3 along = geometry::unit(cross(slab.frame.w, own.w));
  const auto corner = [&](double t, double across) {
    const Vec3 world = slab.frame.origin + along * t +
                       own.w * (across + dot(own.origin - slab.frame.origin, own.w));
    return point_of(slab.frame.local(world));
  };
  for (const Range& range : shadow(prism, own, slab, along)) {
    const double t0 = range.low - kOverlapMm;
    const double t1 = range.high + kOverlapMm;
    const double a0 = prism.low() - kOverlapMm;
    const double a1 = prism.high() + kOverlapMm;
    out.push_back(Shape::of(
        geometry::polygon({corner(t0, a0), corner(t1, a0), corner(t1, a1), corner(t0, a1)})));
  }
}

/// The hull of what of a body's triangles is in the slab.
void add_slanting(const Scene& scene, const SceneBody& body, const Slab& slab,
                  std::vector<Shape>& out) {
  Loop points;
  for (std::uint32_t i = 0; i < body.triangle_count; ++i) {
    const Triangle& triangle = scene.tree.triangles()[body.first_triangle + i];
    for (std::size_t k = 0; k < 3; ++k) {
      const Vec3 a = slab.frame.local(triangle.corners[k]);
      const Vec3 b = slab.frame.local(triangle.corners[(k + 1) % 3]);
      if (a.z >= 0 && a.z <= slab.depth) points.push_back({a.x, a.y, 0});
      for (const double w : {0.0, slab.depth}) {
        if ((a.z > w) == (b.z > w)) continue;
        const Vec3 p = a + (b - a) * ((w - a.z) / (b.z - a.z));
        points.push_back({p.x, p.y, 0});
      }
    }
  }
  std::vector<Point> corners;
  for (const Vec3 p : hull_of({points})) corners.push_back(point_of(p));
  if (corners.size() >= 3) out.push_back(Shape::of(geometry::polygon(corners)));
}

/// The box of a body along the slab's normal: whether it reaches in.
bool reaches_in(const assembly::Box3& box, const Slab& slab) {
  const Vec3 half = (box.high - box.low) * 0.5;
  const Vec3 w = slab.frame.w;
  const double middle = dot((box.low + box.high) * 0.5 - slab.frame.origin, w);
  const double reach = std::fabs(half.x * w.x) + std::fabs(half.y * w.y) + std::fabs(half.z * w.z);
  return middle + reach > kReachesInMm && middle - reach < slab.depth - kReachesInMm;
}

/// Across the sides of a bar, in its plane. The longer way is its length, whichever axis that is.
Placement across(const panels::Part& part, const Placement& p, Length& depth) {
  const geometry::Box box = geometry::bounding_box(part.profile);
  const Length x = box.high.x - box.low.x;
  const Length y = box.high.y - box.low.y;
  depth = std::min(x, y);
  if (x < y) return {p.origin + p.u * box.low.x.mm(), p.v, p.w, p.u};
  return {p.origin + p.v * box.low.y.mm(), p.w, p.u, p.v};
}

bool is_bar(const Scene& scene, const SceneBody& body) {
  const model::Material* material = scene.material_of(body);
  return material != nullptr && model::is_bar(*material);
}

void add_body(const Scene& scene, std::size_t index, const Slab& slab,
              std::vector<SlabShape>& out) {
  const SceneBody& body = scene.bodies[index];
  std::vector<Shape> shapes;
  bool lies_in = false;
  bool slants = body.part == SceneBody::kNone;
  if (body.part == SceneBody::kNone) {
    add_slanting(scene, body, slab, shapes);
  } else {
    const double cosine = std::fabs(dot(body.pose.w, slab.frame.w));
    const panels::Part& part = scene.part_of(body);
    if (cosine > 1 - kSameDirection) {
      const double from = slab.frame.local(body.pose.at(0, 0, 0)).z;
      const double to = slab.frame.local(body.pose.at(0, 0, part.thickness.mm())).z;
      if (std::max(from, to) < kReachesInMm || std::min(from, to) > slab.depth - kReachesInMm) {
        return;
      }
      shapes.push_back(profile_in(part.profile, body.pose, slab.frame));
      lies_in = true;
    } else {
      bool slanting = false;
      for (const panels::Prism& prism : scene.prisms[body.part]) {
        const Placement own = prism.stands(body.pose);
        if (std::fabs(dot(own.w, slab.frame.w)) < kSameDirection) {
          add_upright(prism, own, slab, shapes);
        } else {
          slanting = true;
        }
      }
      slants = slanting;
      if (slanting) add_slanting(scene, body, slab, shapes);
      Length depth;
      lies_in = is_bar(scene, body) &&
                std::fabs(dot(across(part, body.pose, depth).w, slab.frame.w)) > 1 - kSameDirection;
    }
  }
  if (shapes.empty()) return;
  out.push_back({index, lies_in, slants, shapes.size() == 1 ? shapes[0] : Shape::unite(shapes)});
}

}  // namespace

std::vector<Slab> slabs_of(const Scene& scene, const SceneBody& body) {
  if (body.part == SceneBody::kNone) return {};
  const panels::Part& part = scene.part_of(body);
  std::vector<Slab> slabs{{body.pose, part.thickness.mm()}};
  if (is_bar(scene, body)) {
    Length depth;
    const Placement frame = across(part, body.pose, depth);
    slabs.push_back({frame, depth.mm()});
  }
  return slabs;
}

std::vector<SlabShape> shapes_in(const Scene& scene, const Slab& slab) {
  std::vector<SlabShape> out;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    if (reaches_in(scene.bodies[b].box, slab)) add_body(scene, b, slab, out);
  }
  for (const SceneFastener& fastener : scene.fasteners) {
    if (fastener.diameter_mm <= 0 ||
        std::fabs(dot(fastener.direction, slab.frame.w)) < 1 - kSameDirection) {
      continue;
    }
    const Vec3 head = slab.frame.local(fastener.place);
    const Vec3 end = slab.frame.local(fastener.place + fastener.direction * fastener.length_mm);
    if (std::max(head.z, end.z) < kReachesInMm ||
        std::min(head.z, end.z) > slab.depth - kReachesInMm) {
      continue;
    }
    out.push_back(
        {SceneBody::kNone, false, false,
         Shape::of(geometry::circle(
             point_of(head), Length::nearest_to_mm(fastener.diameter_mm / 2 + kOverlapMm)))});
  }
  return out;
}

}  // namespace plano::checks
