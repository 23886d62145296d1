// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/edge_guard.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kStepMm = 10;
constexpr double kMostColumns = 3000;
/// Of more surfaces than this each is cut less often: time has an end.
constexpr double kManySurfaces = 100;
/// Rays of one cut lie this far apart: thinner than any plate of wood.
constexpr double kRayStepMm = 6;
/// Cuts begin just above the floor, and look this high.
constexpr double kAboveMm = 1;
constexpr double kLookMm = 1500;
/// Two hits of one body this near are one, on the side of two triangles.
constexpr double kOneHitMm = 1e-6;
/// To what ends of stretches are found.
constexpr double kEndMm = 0.05;

struct Span {
  double low = 0;  // above the floor, mm
  double high = 0;
};

/// One cut through what stands at an edge.
struct Column {
  Vec3 place;
  Vec3 way;           // unit, along the edge
  double ahead = 0;   // to the end of its side, mm
  double behind = 0;  // to its beginning
  double length = 0;  // of edge it stands for
  double drop = 0;
  std::vector<Span> solid;  // rising, apart
  bool open = false;        // set by windows
  bool railed = false;
};

std::vector<Span> merged(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.low < b.low; });
  std::vector<Span> all;
  for (const Span& span : spans) {
    if (!all.empty() && span.low <= all.back().high + kHeightsMm) {
      all.back().high = std::max(all.back().high, span.high);
    } else {
      all.push_back(span);
    }
  }
  return all;
}

/// What is solid above one place of the floor.
void add_solid(const Scene& scene, Vec3 floor, std::vector<Span>& out) {
  const Vec3 from = floor + Vec3{0, 0, kAboveMm};
  struct Event {
    double height;
    int step;
    std::uint32_t body;
  };
  std::vector<Event> events;
  for (const TriangleTree::Hit& hit : scene.tree.all_hits(from, {0, 0, 1}, kLookMm)) {
    const Event event{hit.distance + kAboveMm, scene.tree.normal(hit.triangle).z < 0 ? 1 : -1,
                      scene.tree.triangles()[hit.triangle].tag};
    const bool again = std::any_of(events.begin(), events.end(), [&](const Event& e) {
      return e.body == event.body && e.step == event.step &&
             std::fabs(e.height - event.height) < kOneHitMm;
    });
    if (!again) events.push_back(event);
  }
  int depth = 0;
  int least = 0;
  for (const Event& event : events) least = std::min(least, depth += event.step);
  depth = -least;
  double low = 0;
  for (const Event& event : events) {
    if (depth == 0) low = event.height;
    depth += event.step;
    if (depth == 0) out.push_back({low, event.height});
  }
  if (depth > 0) out.push_back({low, kLookMm});
}

std::vector<Span> cut(const Scene& scene, Vec3 place, Vec3 outwards) {
  std::vector<Span> spans;
  // Half a step off, so that no ray runs along a face that is flush with the edge.
  for (double s = -kGuardInsideMm + kRayStepMm / 4; s < kGuardOutsideMm; s += kRayStepMm) {
    add_solid(scene, place + outwards * s, spans);
  }
  return merged(std::move(spans));
}

/// Whether a torso finds a gap between the floor and a barrier's top.
bool has_gap(const std::vector<Span>& solid) {
  double top = 0;
  for (const Span& span : solid) {
    if (span.low - top >= kInfillMm) return top + kInfillMm <= kBarrierTopMm;
    top = std::max(top, span.high);
  }
  return top + kInfillMm <= kBarrierTopMm;
}

bool has_rail(const std::vector<Span>& solid) {
  return std::any_of(solid.begin(), solid.end(), [](const Span& span) {
    return span.high >= kRailLowMm - kHeightsMm && span.high <= kRailHighMm + kHeightsMm;
  });
}

/// Of what begins below a guardrail's greatest height.
double top_of(const std::vector<Span>& solid) {
  double top = 0;
  for (const Span& span : solid) {
    if (span.low <= kRailHighMm) top = std::max(top, span.high);
  }
  return std::round(top / kHeightsMm) * kHeightsMm;
}

class Walk {
 public:
  Walk(const Scene& scene, double beyond) : scene_(scene), beyond_(beyond) {}

  void along(const Loop& loop, double step, Guarding& out) {
    columns_.clear();
    for (std::size_t i = 0; i < loop.size(); ++i) {
      add_side(loop[i], loop[i + 1 == loop.size() ? 0 : i + 1], step);
    }
    mark_open();
    for (const Column& column : columns_) {
      if (!needed(column)) continue;
      out.needed += column.length;
      if (!column.open) note_infill(column, out);
      if (!column.open || column.railed) out.railed += column.length;
    }
    gather([](const Column& one) { return one.open; },
           [](const std::vector<Span>& solid) { return has_gap(solid); }, out.open);
    gather([](const Column& one) { return one.open && !one.railed; },
           [](const std::vector<Span>& solid) { return has_gap(solid) && !has_rail(solid); },
           out.bare);
  }

 private:
  bool needed(const Column& column) const { return column.drop > beyond_ + kHeightsMm; }

  void add_side(Vec3 from, Vec3 to, double step) {
    const Vec3 side = to - from;
    const double flat = std::sqrt(side.x * side.x + side.y * side.y);
    if (flat < kEndMm) return;
    const int count = std::max(1, static_cast<int>(std::round(flat / step)));
    for (int k = 0; k < count; ++k) {
      Column column;
      const double t = (k + 0.5) / count;
      column.place = from + side * t;
      column.way = side * (1 / flat);
      column.ahead = flat * (1 - t);
      column.behind = flat * t;
      column.length = flat / count;
      const Vec3 outwards = outwards_of(column);
      column.drop = drop_at(scene_, column.place, outwards);
      if (needed(column)) {
        column.solid = cut(scene_, column.place, outwards);
        column.railed = has_rail(column.solid);
      }
      columns_.push_back(std::move(column));
    }
  }

  static Vec3 outwards_of(const Column& column) {
    const double flat = std::sqrt(column.way.x * column.way.x + column.way.y * column.way.y);
    return {column.way.y / flat, -column.way.x / flat, 0};
  }

  const Column& at(std::size_t i) const { return columns_[i % columns_.size()]; }

  /// Marks all columns of windows a torso wide that have one gap in common.
  void mark_open() {
    const std::size_t count = columns_.size();
    for (std::size_t first = 0; first < count; ++first) {
      std::vector<Span> all;
      double wide = 0;
      std::size_t last = first;
      while (last < first + count && needed(at(last))) {
        all.insert(all.end(), at(last).solid.begin(), at(last).solid.end());
        if (last > first) wide += (at(last - 1).length + at(last).length) / 2;
        if (wide >= kInfillMm) break;
        ++last;
      }
      // A short edge between edges that need nothing is judged by what it has.
      const bool lone = wide < kInfillMm && last > first && !needed(at(first + count - 1));
      if ((wide < kInfillMm && !lone) || !has_gap(merged(std::move(all)))) continue;
      const std::size_t end = lone ? last : last + 1;
      for (std::size_t i = first; i < end; ++i) columns_[i % count].open = true;
    }
  }

  void note_infill(const Column& column, Guarding& out) const {
    out.closed += column.length;
    const double top = top_of(column.solid);
    if (out.least_top == 0 || top < out.least_top) {
      out.least_top = top;
      out.least_top_place = column.place;
    }
  }

  /// How much further a run goes on beyond its last column, along that column's side.
  template <class Free>
  double beyond(const Column& column, double sign, const Free& free) const {
    const Vec3 outwards = outwards_of(column);
    const double most = (sign > 0 ? column.ahead : column.behind) - kEndMm / 2;
    const double reach = std::min(most, column.length);
    const auto is_free = [&](double s) {
      return free(cut(scene_, column.place + column.way * (sign * s), outwards));
    };
    if (reach <= 0) return 0;
    if (is_free(reach)) return most <= column.length ? most + kEndMm / 2 : reach;
    double low = 0;
    double high = reach;
    while (high - low > kEndMm) {
      const double middle = (low + high) / 2;
      (is_free(middle) ? low : high) = middle;
    }
    return (low + high) / 2;
  }

  /// Runs of needed columns for which `missing` holds, with their ends found by `free`.
  template <class Missing, class Free>
  void gather(const Missing& missing, const Free& free, std::vector<Stretch>& out) const {
    const std::size_t count = columns_.size();
    const auto in_run = [&](std::size_t i) { return needed(at(i)) && missing(at(i)); };
    std::size_t start = 0;
    while (start < count && in_run(start)) ++start;
    const bool all = start == count;  // a ring without end
    if (all) start = 0;
    for (std::size_t i = start; i < start + count; ++i) {
      if (!in_run(i)) continue;
      std::size_t last = i;
      while (last + 1 < start + count && in_run(last + 1)) ++last;
      out.push_back(stretch(i, last, all, free));
      i = last;
    }
  }

  template <class Free>
  Stretch stretch(std::size_t first, std::size_t last, bool ring, const Free& free) const {
    Stretch one;
    one.rail = true;
    for (std::size_t i = first; i <= last; ++i) {
      const Column& column = at(i);
      one.width += i == first || i == last ? column.length / 2 : column.length;
      one.drop = std::max(one.drop, column.drop);
      one.top = std::max(one.top, top_of(column.solid));
      one.rail = one.rail && column.railed;
    }
    if (first == last) one.width = 0;
    one.from = at(first).place;
    one.to = at(last).place;
    if (ring) {
      one.width += (at(first).length + at(last).length) / 2;
      return one;
    }
    const double before = beyond(at(first), -1, free);
    const double after = beyond(at(last), 1, free);
    one.from = one.from - at(first).way * before;
    one.to = one.to + at(last).way * after;
    one.width = std::round((one.width + before + after) * 10) / 10;
    return one;
  }

  const Scene& scene_;
  double beyond_;
  std::vector<Column> columns_;
};

}  // namespace

Guarding guarding_of(const Survey& survey, const StandingSurface& surface, double beyond) {
  Guarding guarding;
  if (surface.drop <= beyond + kHeightsMm) return guarding;
  double length = 0;
  for (const Loop& loop : surface.contours) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      length += geometry::norm(loop[i + 1 == loop.size() ? 0 : i + 1] - loop[i]);
    }
  }
  const double crowd = std::max(1.0, static_cast<double>(survey.standing.size()) / kManySurfaces);
  const double step = std::max(kStepMm, length / kMostColumns) * crowd;
  Walk walk(survey.scene, beyond);
  for (const Loop& loop : surface.contours) {
    if (signed_area_mm2(loop) < 0 && width_of(hull_of({loop})).least < kLandingMm) continue;
    walk.along(loop, step, guarding);
  }
  return guarding;
}

GuardAt guard_at(const Scene& scene, Vec3 place, Vec3 outwards) {
  const std::vector<Span> solid = cut(scene, place, outwards);
  GuardAt guard;
  double top = 0;
  for (const Span& span : solid) {
    if (span.low > kRailHighMm) break;
    guard.under = std::max(guard.under, span.low - top);
    top = std::max(top, span.high);
  }
  guard.rail = has_rail(solid);
  guard.infill = !has_gap(solid) && top >= kBarrierTopMm - kHeightsMm;
  return guard;
}

}  // namespace plano::checks
