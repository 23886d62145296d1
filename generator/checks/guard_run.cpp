// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/guard_run.h"

#include <algorithm>
#include <cmath>

#include "checks/guard_height.h"
#include "checks/guarded.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// A top that rises by more, at once, is the side of a slot.
constexpr double kSlotMm = 30;
/// What runs through a gap is looked at so far inside of its ends: there stands what closes it.
constexpr double kInsideMm = 0.2;
/// Where tops are lower than this a torso has room below a barrier's height, and a gap is found.
/// Where none is, what stands beside closes it, around a corner or in another depth.
constexpr double kSurelyGapMm = kBarrierTopMm - kInfillMm - 10;
/// Edges that turn by less are one way on (cosine of 45 degrees).
constexpr double kCorner = 0.71;

/// How much of a way lies around the corners at its ends, where a wall ends near the next edge: too
/// little for a torso to pass beside the rest.
double around_corners(const std::vector<Vec3>& line) {
  if (line.size() < 3) return 0;
  const auto leg = [](Vec3 end, Vec3 corner, Vec3 beyond) {
    const Vec3 one = corner - end;
    const Vec3 other = beyond - corner;
    const double length = geometry::norm(one);
    const bool turns = dot(one, other) < kCorner * length * geometry::norm(other);
    return turns && length < kInfillMm ? length : 0.0;
  };
  const std::size_t n = line.size();
  return leg(line[0], line[1], line[2]) + leg(line[n - 1], line[n - 2], line[n - 3]);
}

}  // namespace

std::vector<GuardRun> runs_of(const GuardLoop& loop, double beyond) {
  std::vector<GuardRun::At> all;
  for (std::size_t s = 0; s < loop.sides.size(); ++s) {
    for (std::size_t c = 0; c < loop.sides[s].columns.size(); ++c) all.push_back({s, c});
  }
  const auto column = [&](const GuardRun::At& at) -> const GuardColumn& {
    return loop.sides[at.side].columns[at.column];
  };
  const auto needed = [&](const GuardRun::At& at) { return column(at).drop > beyond + kHeightsMm; };
  const auto gap = std::find_if_not(all.begin(), all.end(), needed);
  const bool ring = gap == all.end();
  // A run does not begin in the middle of another.
  std::rotate(all.begin(), ring ? all.begin() : gap, all.end());
  std::vector<GuardRun> runs;
  bool in_run = false;
  for (const GuardRun::At& at : all) {
    if (!needed(at)) {
      in_run = false;
      continue;
    }
    if (!in_run) runs.emplace_back();
    in_run = true;
    GuardRun& run = runs.back();
    run.ring = ring;
    run.columns.push_back(at);
    run.start.push_back(run.length);
    if (!column(at).corner) run.length += column(at).to - column(at).from;
  }
  runs.erase(
      std::remove_if(runs.begin(), runs.end(), [](const GuardRun& run) { return run.length == 0; }),
      runs.end());
  return runs;
}

RunGuards::RunGuards(const GuardLoop& loop, const BallRoom& room, const GuardRun& run,
                     const std::vector<std::size_t>& edges, std::size_t base)
    : loop_(loop), run_(run), edges_(edges), base_(base), gaps_(gaps_of(loop, room, run)) {
  for (std::size_t i = 0; i < run.columns.size(); ++i) {
    if (!column(i).corner) on_edge_.push_back(i);
  }
  find_tops();
  find_gaps();
}

/// A run shorter than a torso is wide, between edges that need nothing, is judged by what it has
/// upwards; of a ring, what runs over its beginning is one gap.
void RunGuards::find_gaps() {
  if (!run_.ring && run_.length < kInfillMm) {
    gaps_.clear();
    const bool low = std::any_of(tops_.begin(), tops_.end(),
                                 [](double top) { return top + kInfillMm <= kBarrierTopMm; });
    if (low) gaps_.push_back({0, run_.length, false});
    return;
  }
  if (!run_.ring || gaps_.empty()) return;
  if (gaps_.back().to - gaps_.front().from >= run_.length && gaps_.size() == 1) {
    gaps_ = {{0, run_.length, gaps_.front().unsure}};
  } else if (gaps_.back().to >= gaps_.front().from + run_.length) {
    gaps_.back().to = std::max(gaps_.back().to, gaps_.front().to + run_.length);
    gaps_.back().unsure = gaps_.back().unsure && gaps_.front().unsure;
    gaps_.erase(gaps_.begin());
  }
}

void RunGuards::find_tops() {
  for (const std::size_t i : on_edge_) tops_.push_back(top(middle(i)));
}

RunGuards::Place RunGuards::place(double at) const {
  if (run_.ring) at -= std::floor(at / run_.length) * run_.length;
  std::size_t i = on_edge_.front();
  const auto after = std::upper_bound(on_edge_.begin(), on_edge_.end(), at,
                                      [&](double a, std::size_t c) { return a < run_.start[c]; });
  if (after != on_edge_.begin()) i = *std::prev(after);
  const GuardColumn& own = column(i);
  return {i, std::clamp(own.from + at - run_.start[i], own.from, own.to)};
}

Vec3 RunGuards::point(double at) const {
  const Place there = place(at);
  return side(there.column).at(there.along);
}

bool RunGuards::is_railed(double at) const {
  const Place there = place(at);
  return has_rail(rays_at(side(there.column), there.along));
}

double RunGuards::top(double at) const {
  const Place there = place(at);
  return closed_top(rays_at(side(there.column), there.along));
}

bool RunGuards::is_open(double at) const {
  return std::any_of(gaps_.begin(), gaps_.end(), [&](const GuardGap& gap) {
    return (gap.from <= at && at <= gap.to) ||
           (run_.ring && ((gap.from <= at + run_.length && at + run_.length <= gap.to) ||
                          (gap.from <= at - run_.length && at - run_.length <= gap.to)));
  });
}

/// Where, from a column on, the top rises to `least` at once; infinity where it does not within a
/// torso's width.
double RunGuards::up_from(std::size_t n, int way, double least) const {
  const std::size_t count = on_edge_.size();
  const double start = middle(on_edge_[n]);
  std::size_t at = n;
  double turned = 0;  // over a ring's beginning
  while (true) {
    if (!run_.ring && (way < 0 ? at == 0 : at + 1 == count)) return HUGE_VAL;
    const std::size_t next = way < 0 ? (at + count - 1) % count : (at + 1) % count;
    if (way < 0 && at == 0) turned = -run_.length;
    if (way > 0 && next == 0) turned = run_.length;
    if (next == n || std::fabs(middle(on_edge_[next]) + turned - start) > 2 * kInfillMm) {
      return HUGE_VAL;
    }
    if (tops_[next] >= least) break;
    at = next;
  }
  double low = middle(on_edge_[at]);
  double high = low + way * (column(on_edge_[at]).to - column(on_edge_[at]).from);
  while (std::fabs(high - low) > kEndMm) {
    const double middle = (low + high) / 2;
    (top(middle) >= least ? high : low) = middle;
  }
  if (top(high) - top(low) < least - tops_[n]) return HUGE_VAL;  // it slopes
  double from_start = std::fabs(high - start);
  if (run_.ring) from_start = std::min(from_start, run_.length - from_start);
  return from_start;
}

/// Whether a column lies in a slot that no torso enters: what stands beside it counts.
bool RunGuards::is_slot(std::size_t n) const {
  const double least = tops_[n] + kSlotMm;
  return up_from(n, -1, least) + up_from(n, 1, least) < kInfillMm - kEndMm;
}

/// The parts of a gap where no rail runs.
std::vector<GuardGap> RunGuards::without_rails(const GuardGap& gap) const {
  std::vector<double> places{gap.from};
  for (double turn : {-run_.length, 0.0, run_.length}) {
    if (turn != 0 && !run_.ring) continue;
    for (const std::size_t i : on_edge_) {
      const double at = middle(i) + turn;
      if (at > gap.from && at < gap.to) places.push_back(at);
    }
  }
  places.push_back(gap.to);
  std::vector<GuardGap> bare;
  const double inside = std::min(kInsideMm, (gap.to - gap.from) / 2);
  const auto railed = [&](double at) {
    return is_railed(std::clamp(at, gap.from + inside, gap.to - inside));
  };
  bool before = true;
  for (std::size_t p = 0; p < places.size(); ++p) {
    const bool here = railed(places[p]);
    double edge = places[p];
    if (p > 0 && here != before) {
      double low = places[p - 1];
      double high = places[p];
      while (high - low > kEndMm) {
        const double middle = (low + high) / 2;
        (railed(middle) == before ? low : high) = middle;
      }
      edge = (low + high) / 2;
    }
    if (!here && before) bare.push_back({edge, edge, gap.unsure});
    if (here && !before) bare.back().to = edge;
    before = here;
  }
  if (!before) bare.back().to = gap.to;
  return bare;
}

Stretch RunGuards::stretch(const GuardGap& gap) const {
  Stretch one;
  one.width = std::round((gap.to - gap.from) * 10) / 10;
  one.unsure = gap.unsure;
  const Place middle_place = place((gap.from + gap.to) / 2);
  one.edge = base_ + edges_[run_.columns[middle_place.column].side];
  one.outwards = side(middle_place.column).outwards;
  one.rail = without_rails(gap).empty();
  const double inside = std::min(kInsideMm, (gap.to - gap.from) / 2);
  one.line.push_back(point(gap.from));
  double last = gap.from;
  const GuardSide* before = &side(place(gap.from).column);
  for (double turn : {-run_.length, 0.0, run_.length}) {
    if (turn != 0 && !run_.ring) continue;
    for (const std::size_t i : on_edge_) {
      const double low = run_.start[i] + turn;
      const double high = low + column(i).to - column(i).from;
      if (high <= gap.from || low >= gap.to) continue;
      // At its very ends stands what closes it.
      const double there = std::clamp((low + high) / 2, gap.from + inside, gap.to - inside);
      const Place in = place(there);
      one.drop = std::max(one.drop, column(i).drop);
      one.top = std::max(one.top, highest_top(rays_at(side(in.column), in.along)));
      if (&side(i) != before && low > last) one.line.push_back(side(i).from);
      before = &side(i);
      last = low;
    }
  }
  one.line.push_back(point(gap.to));
  const double beside = around_corners(one.line);
  if (beside == 0) return one;
  // What is left goes through between the two things that close it, straight across.
  const Vec3 across = one.line.back() - one.line.front();
  const double straight = std::sqrt(across.x * across.x + across.y * across.y);
  const double wide = std::max(straight, gap.to - gap.from - beside);
  if (wide >= kLeastWayMm) one.width = std::round(wide * 10) / 10;
  return one;
}

/// Whether what stands along a closed edge counts by its height at all: not in a slot, unless there
/// is nothing else.
bool RunGuards::has_height(std::size_t n) const {
  if (tops_[n] >= kSurelyGapMm) return !is_slot(n);
  return std::all_of(tops_.begin(), tops_.end(), [](double top) { return top < kSurelyGapMm; }) &&
         !is_slot(n);
}

void RunGuards::add_to(Guarding& out) const {
  for (std::size_t n = 0; n < on_edge_.size(); ++n) {
    const std::size_t i = on_edge_[n];
    GuardedEdge& edge = out.edges[base_ + edges_[run_.columns[i].side]];
    const double length = column(i).to - column(i).from;
    edge.needed += length;
    edge.drop = std::max(edge.drop, column(i).drop);
    const bool open = is_open(middle(i));
    if (!open || is_railed(middle(i))) edge.railed += length;
    if (open) continue;
    const bool lowest = !edge.least_top || tops_[n] < *edge.least_top;
    edge.closed += length;
    if (!lowest || !has_height(n)) continue;
    edge.least_top = tops_[n];
    edge.least_top_place = point(middle(i));
  }
  for (const GuardGap& gap : gaps_) {
    out.open.push_back(stretch(gap));
    for (const GuardGap& bare : without_rails(gap)) out.bare.push_back(stretch(bare));
  }
}

}  // namespace plano::checks
