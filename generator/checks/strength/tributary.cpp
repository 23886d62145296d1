// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/tributary.h"

#include <algorithm>
#include <cmath>

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
constexpr Length kFlattened = 100_um;

/// A carrier of a body and where they touch, in the frame of that body.
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
  const SceneBody& body = scene.bodies[index];
  for (const auto& [place, area] : load.pieces) {
    const Vec3 own = body.pose.local(place);
    const Seat* nearest = nullptr;
    Vec3 at;
    double least = 1e300;
    for (const Seat& seat : seats) {
      const Vec3 p = nearest_on(seat.hull, own);
      const double off = (p.x - own.x) * (p.x - own.x) + (p.y - own.y) * (p.y - own.y);
      if (off >= least) continue;
      least = off;
      nearest = &seat;
      at = p;
    }
    Carried& takes = out[nearest->body];
    takes.pieces.push_back({body.pose.at(at.x, at.y, own.z), area});
    takes.said = std::max(takes.said, load.said);
  }
}

/// Pieces of one board of a surface.
Carried pieces_of(const Scene& scene, std::size_t index, StandingSurface::Said said) {
  Carried load;
  load.said = said;
  const SceneBody& body = scene.bodies[index];
  if (body.part == SceneBody::kNone) return load;
  const panels::Part& part = scene.part_of(body);
  std::vector<Loop> loops{loop_of(part.profile.outer, kFlattened)};
  for (const auto& hole : part.profile.holes) loops.push_back(loop_of(hole, kFlattened));
  const Vec3 size = size_of(scene, body);
  const double cell_u = size.x / kPieces;
  const double cell_v = size.y / kPieces;
  const double area = cell_u * cell_v * std::fabs(body.pose.w.z) * 1e-6;
  for (int i = 0; i < kPieces; ++i) {
    for (int j = 0; j < kPieces; ++j) {
      const Vec3 p{(i + 0.5) * cell_u, (j + 0.5) * cell_v, 0};
      if (covers(loops, p)) load.pieces.push_back({body.pose.at(p.x, p.y, size.z / 2), area});
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
  for (const StandingSurface* surface : used_surfaces(survey)) {
    for (const std::size_t b : surface->bodies) {
      hand_on(scene, path, b, pieces_of(scene, b, surface->said), now);
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
    return out;
  }
  double before = 0;  // force of the pieces passed
  double turned = 0;  // and their moment about `from`
  for (const auto& [s, piece] : on) {
    out.moment_nmm = std::max(out.moment_nmm, back * (s - from) - (before * (s - from) - turned));
    before += each * piece;
    turned += each * piece * (s - from);
  }
  return out;
}

}  // namespace plano::checks
