// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/tributary.h"

#include <algorithm>
#include <cmath>

#include "checks/module_floors.h"
#include "checks/plan_view.h"
#include "checks/segment.h"
#include "checks/strength/plate_case.h"
#include "checks/strength/workings.h"
#include "geometry/outline.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr int kPieces = 20;     // to a side of a board
constexpr int kMostBodies = 8;  // on the way to the ground

/// A carrier of a body and where they touch, in plan.
struct Seat {
  std::size_t body = 0;
  Loop hull;  // at z = 0
};

Vec3 size_of(const Scene& scene, const SceneBody& body) {
  const panels::Part& part = scene.part_of(body);
  const auto box = geometry::bounding_box(part.profile);
  return {box.high.x.mm(), box.high.y.mm(), part.thickness.mm()};
}

std::vector<Seat> seats_of(const Scene& scene, const LoadPath& path, std::size_t index) {
  std::vector<Seat> seats;
  const SceneBody& body = scene.bodies[index];
  if (body.part == SceneBody::kNone) return seats;
  const Vec3 low{-kBearsMm, -kBearsMm, -kBearsMm};
  const Vec3 high = size_of(scene, body) - low;
  for (const std::size_t other : scene.carriers[index]) {
    const bool below = scene.bodies[other].box.low.z < body.box.low.z - kBearsMm;
    if (!path.is_nearer_to_ground(other, index) && !(below && path.bears(other, index))) continue;
    std::vector<Loop> touching;
    const SceneBody& holds = scene.bodies[other];
    for (std::uint32_t t = 0; t < holds.triangle_count; ++t) {
      Polygon part =
          clipped(scene.tree.triangles()[holds.first_triangle + t], body.pose, low, high);
      for (Vec3& p : part) p = body.pose.at(p.x, p.y, p.z);
      if (!part.empty()) touching.push_back(std::move(part));
    }
    if (touching.empty()) continue;
    Loop hull = hull_of(touching);
    for (Vec3& p : hull) p.z = 0;  // only in plan is it asked for
    seats.push_back({other, std::move(hull)});
  }
  return seats;
}

/// In plan: `place` itself where the hull covers it. Precondition: the hull lies at z = 0.
Vec3 nearest_on(const Loop& hull, Vec3 place) {
  place.z = 0;
  if (hull.size() >= 3 && covers({hull}, place)) return place;
  Vec3 best = place;
  double least = 1e300;
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const Vec3 p = nearest_on_segment(place, hull[i], hull[(i + 1) % hull.size()]);
    const double off = dot(p - place, p - place);
    if (off >= least) continue;
    least = off;
    best = p;
  }
  return best;
}

/// Hands the pieces on a body to what carries it, each to the nearest.
void hand_on(const Scene& scene, const LoadPath& path, std::size_t index, const Carried& load,
             std::map<std::size_t, Carried>& out) {
  const auto seats = seats_of(scene, path, index);
  if (seats.empty()) return;
  for (const auto& [place, area] : load.pieces) {
    const Seat* nearest = nullptr;
    Vec3 at;
    double least = 1e300;
    for (const Seat& seat : seats) {
      const Vec3 p = nearest_on(seat.hull, place);
      const double off = (p.x - place.x) * (p.x - place.x) + (p.y - place.y) * (p.y - place.y);
      if (off >= least) continue;
      least = off;
      nearest = &seat;
      at = p;
    }
    Carried& takes = out[nearest->body];
    takes.pieces.push_back({{at.x, at.y, place.z}, area});
    takes.said = std::max(takes.said, load.said);
  }
}

/// What a foot finds of a body in a surface. A round bar meets it in a line: all of the bar counts.
std::vector<Loop> face_of(const Scene& scene, const StandingSurface& surface, std::size_t index) {
  const SceneBody& body = scene.bodies[index];
  const model::Material* material = scene.material_of(body);
  std::vector<Loop> own = contours_of(surface, index);
  if (material == nullptr || !model::is_bar(*material) || !material->round || own.empty()) {
    return own;
  }
  const LongBox box = long_box_of(scene, body);
  const Vec3 end = box.frame.u * box.size.x;
  const Vec3 start = box.frame.at(0, box.size.y / 2, box.size.z / 2);
  const Vec3 across = geometry::unit(cross({0, 0, 1}, box.frame.u)) * (box.size.y / 2);
  Loop whole{start - across, start + end - across, start + end + across, start + across};
  for (Vec3& p : whole) p.z += box.size.y / 2;
  return {whole};
}

/// The height of the plane that loops lie in.
class Level {
 public:
  explicit Level(const Loop& loop) : point_(loop.front()) {
    for (std::size_t i = 1; i + 1 < loop.size(); ++i) {
      normal_ = normal_ + cross(loop[i] - point_, loop[i + 1] - point_);
    }
  }
  double at(double x, double y) const {
    if (normal_.z == 0) return point_.z;
    return point_.z - (normal_.x * (x - point_.x) + normal_.y * (y - point_.y)) / normal_.z;
  }

 private:
  Vec3 point_;
  Vec3 normal_;
};

/// Pieces of what one body has of a surface, in rows along the narrowest strip it fits in.
Carried pieces_of(const Scene& scene, const StandingSurface& surface, std::size_t index) {
  Carried load;
  load.said = surface.said;
  const std::vector<Loop> loops = face_of(scene, surface, index);
  if (loops.empty()) return load;
  const Level level(loops.front());
  const Vec3 along = width_of(hull_of(loops)).along;
  const Vec3 across{-along.y, along.x, 0};
  const PlanBox box = plan_box(loops, along);
  const double cell_u = (box.high_x - box.low_x) / kPieces;
  const double cell_v = (box.high_y - box.low_y) / kPieces;
  for (int i = 0; i < kPieces; ++i) {
    for (int j = 0; j < kPieces; ++j) {
      Vec3 p = along * (box.low_x + (i + 0.5) * cell_u) + across * (box.low_y + (j + 0.5) * cell_v);
      if (!covers(loops, p)) continue;
      p.z = level.at(p.x, p.y);
      load.pieces.push_back({p, cell_u * cell_v * 1e-6});
    }
  }
  return load;
}

}  // namespace

double Carried::area_m2() const {
  double sum = 0;
  for (const auto& [place, area] : pieces) sum += area;
  return sum;
}

std::map<std::size_t, Carried> carried_by_all(const Survey& survey, const LoadPath& path) {
  const Scene& scene = survey.scene;
  std::map<std::size_t, Carried> now;
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    for (const std::size_t b : surface->bodies) {
      hand_on(scene, path, b, pieces_of(scene, *surface, b), now);
    }
  }
  std::map<std::size_t, Carried> all;
  for (int depth = 0; depth < kMostBodies && !now.empty(); ++depth) {
    std::map<std::size_t, Carried> next;
    for (const auto& [body, load] : now) {
      Carried& sum = all[body];
      sum.pieces.insert(sum.pieces.end(), load.pieces.begin(), load.pieces.end());
      sum.said = std::max(sum.said, load.said);
      if (!path.is_on_ground(body)) hand_on(scene, path, body, load, next);
    }
    now = std::move(next);
  }
  for (const auto& [body, load] : now) {
    Carried& sum = all[body];
    sum.pieces.insert(sum.pieces.end(), load.pieces.begin(), load.pieces.end());
    sum.said = std::max(sum.said, load.said);
    sum.ends_here = true;
  }
  return all;
}

AreaMoment moment_of_area(const BeamMember& member, const Carried& carried, double from, double to,
                          bool beyond) {
  std::vector<std::pair<double, double>> on;  // place, m²
  double area = 0;
  for (const auto& [place, piece] : carried.pieces) {
    const double s = dot(place - member.start, member.along);
    if (s < std::min(from, to) || s > std::max(from, to)) continue;
    on.push_back({s, piece});
    area += piece;
  }
  AreaMoment out;
  if (area <= 0) return out;
  const UserLoad load = load_of(users_on_area(area), masses_of_everyone());
  out.users = load.users;
  out.force_n = load.vertical_n;
  const double each = load.vertical_n / area;
  std::sort(on.begin(), on.end());
  double back = 0;  // of the support at `from`
  for (const auto& [s, piece] : on) {
    back += each * piece * (beyond ? std::fabs(s - from) : (to - s) / (to - from));
  }
  if (beyond) {
    out.moment_nmm = back;
    out.at_mm = back / load.vertical_n;
    return out;
  }
  out.reaction_n = back;
  double before = 0;  // force of the pieces passed
  double turned = 0;  // and their moment about `from`
  for (const auto& [s, piece] : on) {
    const double moment = back * (s - from) - (before * (s - from) - turned);
    if (moment > out.moment_nmm) {
      out.moment_nmm = moment;
      out.at_mm = s - from;
      out.before_n = before;
      out.before_at_mm = before > 0 ? turned / before : 0;
    }
    before += each * piece;
    turned += each * piece * (s - from);
  }
  return out;
}

}  // namespace plano::checks
