// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/edge_guard.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "checks/falling.h"
#include "checks/guard_height.h"
#include "checks/guard_run.h"
#include "checks/guarded.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kStepMm = 10;
constexpr double kMostColumns = 3000;
/// Of more surfaces than this each is cut less often: time has an end.
constexpr double kManySurfaces = 100;
/// A new edge begins where the outline turns by so much between sides that are no shorter than
/// this.
constexpr double kTurn = 0.866;  // cosine of 30 degrees
constexpr double kLongSideMm = 50;

double step_of(const Survey& survey, const StandingSurface& surface) {
  double length = 0;
  for (const Loop& loop : surface.outline) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      length += geometry::norm(loop[i + 1 == loop.size() ? 0 : i + 1] - loop[i]);
    }
  }
  const double crowd = std::max(1.0, static_cast<double>(survey.standing.size()) / kManySurfaces);
  return std::max(kStepMm, length / kMostColumns) * crowd;
}

/// By side, which edge it belongs to; edges count from zero.
std::vector<std::size_t> edges_of(const GuardLoop& loop) {
  std::vector<std::size_t> edges(loop.sides.size(), 0);
  const GuardSide* first = nullptr;
  const GuardSide* last = nullptr;
  const auto turns = [](const GuardSide& a, const GuardSide& b) {
    return dot(a.outwards, b.outwards) < kTurn;
  };
  std::size_t edge = 0;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const GuardSide& side = loop.sides[i];
    if (side.length >= kLongSideMm) {
      if (last != nullptr && turns(*last, side)) ++edge;
      if (first == nullptr) first = &side;
      last = &side;
    }
    edges[i] = edge;
  }
  // The last may run on into the first.
  if (edge > 0 && !turns(*last, *first)) {
    for (std::size_t& one : edges) {
      if (one == edge) one = 0;
    }
  }
  return edges;
}

/// The edges of a loop as lines, empty of figures.
std::vector<GuardedEdge> lines_of(const GuardLoop& loop, const std::vector<std::size_t>& edges) {
  std::vector<GuardedEdge> all(edges.empty() ? 0
                                             : *std::max_element(edges.begin(), edges.end()) + 1);
  // An edge may run over the loop's beginning.
  const std::size_t count = edges.size();
  std::size_t start = 0;
  while (start < count && edges[start] == edges.front()) ++start;
  for (std::size_t n = 0; n < count; ++n) {
    const std::size_t i = (start + n) % count;
    const GuardSide& side = loop.sides[i];
    GuardedEdge& edge = all[edges[i]];
    if (edge.line.empty()) edge.line.push_back(side.from);
    edge.line.push_back(side.at(side.length));
    edge.outwards = edge.outwards + side.outwards * side.length;
  }
  for (GuardedEdge& edge : all) {
    const double length = geometry::norm(edge.outwards);
    edge.outwards = length > kHeightsMm ? edge.outwards * (1 / length) : Vec3{};
  }
  return all;
}

void add(const GuardLoop& loop, const BallRoom& room, double beyond, Guarding& out) {
  const std::vector<std::size_t> edges = edges_of(loop);
  const std::size_t base = out.edges.size();
  for (GuardedEdge& edge : lines_of(loop, edges)) out.edges.push_back(std::move(edge));
  for (const GuardRun& run : runs_of(loop, beyond)) {
    RunGuards(loop, room, run, edges, base).add_to(out);
  }
}

}  // namespace

Vec3 Stretch::middle() const {
  double length = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) length += geometry::norm(line[i + 1] - line[i]);
  double left = length / 2;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const double side = geometry::norm(line[i + 1] - line[i]);
    if (side > 0 && left <= side) return line[i] + (line[i + 1] - line[i]) * (left / side);
    left -= side;
  }
  return line.front();
}

Guards guards_of(const Survey& survey, const StandingSurface& surface) {
  Guards guards;
  if (surface.said == StandingSurface::Said::no_platform) return guards;
  const double barrier = barrier_beyond_mm(surface);
  const double least = surface.easy_access ? barrier : std::min(barrier, kGuardrailBeyondMm);
  if (surface.drop <= least + kHeightsMm) return guards;
  const double step = step_of(survey, surface);
  for (const Loop& loop : surface.outline) {
    if (signed_area_mm2(loop) < 0 && width_of(hull_of({loop})).least < kLandingMm) continue;
    const GuardLoop around = felt(survey.scene, loop, step, least);
    const BallRoom room(around);
    if (surface.drop > barrier + kHeightsMm) add(around, room, barrier, guards.barrier);
    if (!surface.easy_access) add(around, room, kGuardrailBeyondMm, guards.rail);
  }
  return guards;
}

GuardAt guard_at(const Scene& scene, Vec3 place, Vec3 outwards) {
  std::array<Spans, kLayers> felt_there;
  GuardRays rays{};
  for (std::size_t k = 0; k < kLayers; ++k) {
    felt_there[k] = solid_above(scene, place + outwards * layer_at(k));
    rays[k] = &felt_there[k];
  }
  GuardAt guard;
  double top = 0;
  for (const Span& span : seen_from_floor(rays)) {
    if (span.low > kRailHighMm) break;
    guard.under = std::max(guard.under, span.low - top);
    top = std::max(top, span.high);
  }
  guard.rail = has_rail(rays);
  guard.infill = closed_top(rays) >= kBarrierTopMm - kHeightsMm;
  return guard;
}

}  // namespace plano::checks
