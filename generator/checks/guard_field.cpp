// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/guard_field.h"

#include <algorithm>
#include <cmath>

#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Cuts begin just above the floor.
constexpr double kAboveMm = 1;
/// Higher than anything.
constexpr double kFarMm = 1e7;
/// Two hits of one body this near are one, on the side of two triangles.
constexpr double kOneHitMm = 1e-6;
/// Shorter sides are corners.
constexpr double kShortestMm = 0.05;
/// Between two rays of a layer, heights that differ by more begin or end something.
constexpr double kJumpMm = 1;
/// A layer runs on no further at a corner than this many times its distance: sharper ones are cut.
constexpr double kMostMitre = 4;

/// Tangent of half the turn from one way to the next: positive where the corner stands out.
double mitre(Vec3 before, Vec3 after) {
  const double sine = before.x * after.y - before.y * after.x;
  const double cosine = before.x * after.x + before.y * after.y;
  return std::clamp(sine / std::max(1 + cosine, 1e-9), -kMostMitre, kMostMitre);
}

std::vector<GuardSide> sides_of(const Loop& loop) {
  std::vector<GuardSide> sides;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Vec3 side = loop[i + 1 == loop.size() ? 0 : i + 1] - loop[i];
    const double flat = std::sqrt(side.x * side.x + side.y * side.y);
    if (flat < kShortestMm) continue;
    GuardSide one;
    one.from = loop[i];
    one.way = side * (1 / flat);
    one.outwards = {one.way.y, -one.way.x, 0};
    one.length = flat;
    sides.push_back(std::move(one));
  }
  for (std::size_t i = 0; i < sides.size(); ++i) {
    GuardSide& next = sides[i + 1 == sides.size() ? 0 : i + 1];
    sides[i].after = next.before = mitre(sides[i].way, next.way);
  }
  return sides;
}

bool differ(const Spans& a, const Spans& b) {
  if (a.size() != b.size()) return true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::fabs(a[i].low - b[i].low) > kJumpMm) return true;
    if (std::fabs(a[i].high - b[i].high) > kJumpMm) return true;
  }
  return false;
}

class Feel {
 public:
  Feel(const Scene& scene, GuardLoop& loop, double step, double beyond)
      : scene_(scene), loop_(loop), step_(step), beyond_(beyond) {}

  void all() {
    for (GuardSide& side : loop_.sides) add_columns(side);
    const std::size_t count = loop_.sides.size();
    for (std::size_t i = 0; i < count; ++i) {
      add_corner(loop_.sides[i], loop_.sides[i + 1 == count ? 0 : i + 1]);
    }
    for (GuardSide& side : loop_.sides) feel(side);
  }

 private:
  bool needed(const GuardColumn& column) const { return column.drop > beyond_ + kHeightsMm; }

  void add_columns(GuardSide& side) const {
    const int count = std::max(1, static_cast<int>(std::round(side.length / step_)));
    for (int k = 0; k < count; ++k) {
      GuardColumn column;
      column.from = side.length * k / count;
      column.to = side.length * (k + 1) / count;
      column.drop = drop_at(scene_, side.at(column.middle()), side.outwards);
      side.columns.push_back(column);
    }
  }

  /// Columns for what of a layer lies beyond the ends of its sides.
  void add_corner(GuardSide& one, GuardSide& next) const {
    const GuardColumn last = one.columns.back();
    const auto first =
        std::find_if(next.columns.begin(), next.columns.end(), [](auto& c) { return !c.corner; });
    if (!needed(last) || !needed(*first)) return;
    const double reach = one.after > 0 ? kGuardOutsideMm * one.after : -kGuardInsideMm * one.after;
    if (reach < kShortestMm) return;
    const int count = std::max(1, static_cast<int>(std::round(reach / step_)));
    const double drop = std::min(last.drop, first->drop);
    std::vector<GuardColumn> before;
    for (int k = 0; k < count; ++k) {
      const double from = reach * k / count;
      const double to = reach * (k + 1) / count;
      one.columns.push_back({one.length + from, one.length + to, drop, true});
      before.push_back({-to, -from, drop, true});
    }
    std::reverse(before.begin(), before.end());
    next.columns.insert(next.columns.begin(), before.begin(), before.end());
  }

  Spans solid(const GuardSide& side, double along, std::size_t layer) const {
    return solid_above(scene_, side.at(along, layer));
  }

  void feel(GuardSide& side) const {
    for (std::size_t k = 0; k < kLayers; ++k) {
      const double low = -layer_at(k) * side.before;
      const double high = side.length + layer_at(k) * side.after;
      std::vector<GuardSample>& samples = side.layers[k];
      const GuardColumn* before = nullptr;
      for (const GuardColumn& column : side.columns) {
        const bool here =
            !column.corner || (column.to > low - kShortestMm && column.from < high + kShortestMm);
        if (!needed(column) || !here) {
          before = nullptr;
          continue;
        }
        GuardSample sample{column.middle(), solid(side, column.middle(), k), before != nullptr};
        if (before != nullptr && differ(samples.back().solid, sample.solid)) {
          find_end(side, k, samples.back(), sample);
        }
        samples.push_back(std::move(sample));
        before = &column;
      }
    }
  }

  /// Rays on both sides of where something ends between two.
  void find_end(GuardSide& side, std::size_t layer, GuardSample low, GuardSample high) const {
    while (high.at - low.at > kEndMm) {
      const double at = (low.at + high.at) / 2;
      GuardSample middle{at, solid(side, at, layer), true};
      (differ(low.solid, middle.solid) ? high : low) = std::move(middle);
    }
    low.goes_on = high.goes_on = true;
    side.layers[layer].push_back(std::move(low));
    side.layers[layer].push_back(std::move(high));
  }

  const Scene& scene_;
  GuardLoop& loop_;
  double step_;
  double beyond_;
};

}  // namespace

Spans merged(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.low < b.low; });
  Spans all;
  for (const Span& span : spans) {
    if (!all.empty() && span.low <= all.back().high + kHeightsMm) {
      all.back().high = std::max(all.back().high, span.high);
    } else {
      all.push_back(span);
    }
  }
  return all;
}

Spans solid_above(const Scene& scene, Vec3 floor) {
  const Vec3 from = floor + Vec3{0, 0, kAboveMm};
  struct Event {
    double height;
    int step;
    std::uint32_t body;
  };
  std::vector<Event> events;
  for (const TriangleTree::Hit& hit : scene.tree.all_hits(from, {0, 0, 1}, kFarMm)) {
    const Event event{hit.distance + kAboveMm, scene.tree.normal(hit.triangle).z < 0 ? 1 : -1,
                      scene.tree.triangles()[hit.triangle].tag};
    const bool again = std::any_of(events.begin(), events.end(), [&](const Event& e) {
      return e.body == event.body && e.step == event.step &&
             std::fabs(e.height - event.height) < kOneHitMm;
    });
    if (!again) events.push_back(event);
  }
  // Bodies are closed: what the ray leaves more often than it enters it began in.
  int depth = 0;
  for (const Event& event : events) depth -= event.step;
  std::vector<Span> out;
  double low = 0;
  for (const Event& event : events) {
    if (depth == 0) low = event.height;
    depth += event.step;
    if (depth == 0) out.push_back({low, event.height});
  }
  return merged(std::move(out));
}

const Spans& GuardSide::solid(double along, std::size_t layer) const {
  const std::vector<GuardSample>& samples = layers[layer];
  const auto next = std::lower_bound(samples.begin(), samples.end(), along,
                                     [](const GuardSample& s, double a) { return s.at < a; });
  if (next == samples.end()) return samples.back().solid;
  if (next == samples.begin()) return next->solid;
  const auto last = std::prev(next);
  return (along - last->at <= next->at - along ? last : next)->solid;
}

GuardLoop felt(const Scene& scene, const Loop& loop, double step, double beyond) {
  GuardLoop out{sides_of(loop)};
  Feel(scene, out, step, beyond).all();
  return out;
}

}  // namespace plano::checks
