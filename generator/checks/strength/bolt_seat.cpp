// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/bolt_seat.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "checks/plan_view.h"
#include "checks/strength/members.h"
#include "checks/strength/plate_case.h"
#include "geometry/outline.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Cosine between a bolt and the grain beyond which it counts as lying in end grain.
constexpr double kEndGrain = 0.9;
constexpr Length kFlattened = 50_um;
/// Sine of the slope below which a board lies: a load comes down through it, not along it.
constexpr double kLevelBoard = 0.1;

double thickness_along(const Scene& scene, std::size_t body, const SceneFastener& bolt) {
  double first = 1e12;
  double last = -1e12;
  const Vec3 back = bolt.place - bolt.direction;
  // Beside the hole, where there is wood.
  const Vec3 aside = std::fabs(bolt.direction.z) < 0.5 ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
  const Vec3 from = back + aside * (bolt.diameter_mm * 1.5);
  for (const auto& hit : scene.tree.all_hits(from, bolt.direction, bolt.length_mm + 2)) {
    if (scene.tree.triangles()[hit.triangle].tag != body) continue;
    first = std::min(first, hit.distance);
    last = std::max(last, hit.distance);
  }
  if (last < first) return 0;
  if (last == first) return bolt.length_mm + 1 - first;  // the bolt ends inside
  return last - first;
}

/// The outline of a board in its frame, drilled holes left out: its own hole and those of its
/// neighbours are round.
std::vector<Loop> outline_of(const Scene& scene, const SceneBody& body) {
  const panels::Part& part = scene.part_of(body);
  std::vector<Loop> loops{loop_of(part.profile.outer, kFlattened)};
  for (const auto& hole : part.profile.holes) {
    if (!hole.is_circle()) loops.push_back(loop_of(hole, kFlattened));
  }
  return loops;
}

/// How far the wood goes on from a place along a way in plan of the loops (unit); large where no
/// side is met.
double wood_along(const std::vector<Loop>& loops, Vec3 from, Vec3 way) {
  double nearest = 1e12;
  for (const Loop& loop : loops) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      const Vec3 a = loop[i] - from;
      const Vec3 b = loop[i + 1 == loop.size() ? 0 : i + 1] - from;
      const double side_a = way.x * a.y - way.y * a.x;
      const double side_b = way.x * b.y - way.y * b.x;
      if ((side_a < 0) == (side_b < 0)) continue;
      const Vec3 met = a + (b - a) * (side_a / (side_a - side_b));
      const double off = met.x * way.x + met.y * way.y;
      if (off > 0) nearest = std::min(nearest, off);
    }
  }
  return nearest;
}

void take(Seat::Distance& nearest, const Text& what, double is, double least) {
  if (is * nearest.least < nearest.is * least) nearest = {what, is, least};
}

const Text kEdge{"edge", "bord"};
const Text kEnd{"end", "bout"};
const Text kPressedEdge{"edge it presses towards", "bord vers lequel il pousse"};
const Text kBolt{"next bolt", "boulon voisin"};

/// Distances between bolts: along the grain a_1, or across it a_2.
void between_bolts(const BoltGroup& bolts, Vec3 grain, const Distances& least, Seat& seat) {
  for (std::size_t i = 0; i < bolts.all.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const Vec3 off = bolts.all[i]->place - bolts.all[k]->place;
      const double along = std::fabs(dot(off, grain));
      const double all = geometry::norm(off);
      const double across = std::sqrt(std::max(0.0, all * all - along * along));
      // Far enough one way is enough.
      if (along / least.along >= across / least.across) {
        take(seat.nearest, kBolt, along, least.along);
      } else {
        take(seat.nearest, kBolt, across, least.across);
      }
    }
  }
}

/// Ways in the frame of a board in which bolts press its wood; none where it lies.
std::vector<Vec3> pressed_ways(const SceneBody& body, bool loaded, bool turned) {
  Vec3 up{body.pose.u.z, body.pose.v.z, 0};
  if (geometry::norm(up) < kLevelBoard) return {};
  up = geometry::unit(up);
  if (turned) return {up, up * -1.0};
  return {loaded ? up : up * -1.0};
}

SeatFound in_board(const Scene& scene, std::size_t index, const BoltGroup& bolts, bool loaded,
                   bool turned, Seat seat) {
  const SceneBody& body = scene.bodies[index];
  const PlateMaterial board = material_of(scene, body);
  if (board.known == Known::nothing || board.strength.density <= 0) return {{}, NoSeat::board};
  const double d = bolts.all[0]->diameter_mm;
  seat.known = board.known;
  seat.is_plywood = board.is_plywood;
  seat.density = board.strength.density;
  seat.member.embedment = embedment_plywood(d, board.strength.density);
  const Distances least = least_distances(d, 90);
  const std::vector<Loop> outline = outline_of(scene, body);
  for (const SceneFastener* bolt : bolts.all) {
    Vec3 own = body.pose.local(bolt->place);
    own.z = 0;
    take(seat.nearest, kEdge, distance_mm(outline, own), least.loaded_edge);
    // Its layers run both ways: what the bolt presses towards is an end for some of them.
    for (const Vec3 way : pressed_ways(body, loaded, turned)) {
      take(seat.nearest, kPressedEdge, wood_along(outline, own, way), least.loaded_end);
    }
  }
  between_bolts(bolts, body.pose.u, least, seat);
  return {seat, {}};
}

/// How many bolts of a row along the grain count, as a share: 1 where the load runs across it.
double share_of_rows(const BoltGroup& bolts, Vec3 grain, double diameter, double angle) {
  int most = 1;
  double spacing = 1e12;
  for (const SceneFastener* one : bolts.all) {
    int in_row = 0;
    for (const SceneFastener* other : bolts.all) {
      const Vec3 off = other->place - one->place;
      const double along = dot(off, grain);
      if (geometry::norm(off - grain * along) > diameter) continue;
      ++in_row;
      if (other != one) spacing = std::min(spacing, std::fabs(along));
    }
    most = std::max(most, in_row);
  }
  if (most == 1) return 1;
  const double share = effective_number(most, spacing, diameter) / most;
  return share + (1 - share) * angle / 90;  // between the two by the angle
}

SeatFound in_bar(const Scene& scene, std::size_t index, const BoltGroup& bolts, bool loaded,
                 Seat seat) {
  const SceneBody& body = scene.bodies[index];
  const model::Material& material = *scene.material_of(body);
  const catalog::TimberClass* wood = catalog::find_timber_class(material.strength_class);
  if (wood == nullptr || material.wall > Length()) return {{}, NoSeat::timber};
  const LongBox box = long_box_of(scene, body);
  const Vec3 grain = box.frame.u;
  const Vec3 bolt = bolts.all[0]->direction;
  const double d = bolts.all[0]->diameter_mm;
  seat.timber = true;
  seat.density = wood->density;
  seat.end_grain = std::fabs(dot(grain, bolt)) > kEndGrain;
  // The load is upright: its angle to the grain follows from the slope of the bar.
  seat.angle = acos_degrees(std::clamp(std::fabs(grain.z), 0.0, 1.0));
  seat.across_factor = across_factor(d, wood->softwood);
  seat.member.embedment = embedment_timber(d, wood->density, seat.angle, wood->softwood);
  if (seat.end_grain) return {seat, {}};
  const Distances least = least_distances(d, seat.angle);
  const Vec3 across = geometry::unit(cross(bolt, grain));
  const double half = (std::fabs(dot(across, box.frame.v)) * box.size.y +
                       std::fabs(dot(across, box.frame.w)) * box.size.z) /
                      2;
  const Vec3 middle = box.frame.at(0, box.size.y / 2, box.size.z / 2);
  // Upwards of `across` on a level bar; the bolts press its loaded side that way.
  const double up = (across.z < 0 ? -1 : 1) * (loaded ? 1 : -1);
  double farthest = 0;  // from the loaded edge: h_e
  for (const SceneFastener* one : bolts.all) {
    const double off = dot(one->place - middle, across);
    const double along = box.frame.local(one->place).x;
    take(seat.nearest, kEdge, half - std::fabs(off), least.loaded_edge);
    take(seat.nearest, kEnd, std::min(along, box.size.x - along), least.loaded_end);
    farthest = std::max(farthest, half - up * off);
  }
  between_bolts(bolts, grain, least, seat);
  seat.row_share = share_of_rows(bolts, grain, d, seat.angle);
  constexpr double kAcross = 45;  // degrees: steeper bars take the load along their grain
  if (seat.angle > kAcross) {
    seat.splitting = splitting(seat.member.thickness_mm, 2 * half,
                               std::clamp(farthest, 1.0, std::max(1.0, 2 * half - 1)));
  }
  return {seat, {}};
}

}  // namespace

geometry::Vec3 BoltGroup::middle() const {
  Vec3 sum;
  for (const SceneFastener* one : all) sum = sum + one->place;
  return sum * (1 / static_cast<double>(all.size()));
}

SeatFound seat_of(const Scene& scene, std::size_t index, const BoltGroup& bolts, bool loaded,
                  bool turned) {
  const SceneBody& body = scene.bodies[index];
  const model::Material* material = scene.material_of(body);
  if (material == nullptr) return {{}, NoSeat::solid};
  Seat seat;
  seat.member.thickness_mm = 1e12;
  for (const SceneFastener* one : bolts.all) {
    seat.member.thickness_mm =
        std::min(seat.member.thickness_mm, thickness_along(scene, index, *one));
  }
  if (seat.member.thickness_mm <= 0) return {{}, NoSeat::thickness};
  return model::is_bar(*material) ? in_bar(scene, index, bolts, loaded, seat)
                                  : in_board(scene, index, bolts, loaded, turned, seat);
}

}  // namespace plano::checks
