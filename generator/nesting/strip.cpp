// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/strip.h"

#include <algorithm>
#include <cmath>

#include "nesting/disrupt.h"

namespace plano::nesting {
namespace {

// Shares and steps as published for this scheme (Gardeyn, Vanden Berghe, Wauters 2025).
constexpr double kExplore = 0.8;
constexpr double kShrink = 0.001;
constexpr double kFirstPress = 0.0005;
constexpr double kLastPress = 0.00001;
constexpr Separator::Patience kExploring{3, 200};
constexpr Separator::Patience kPressing{5, 100};
constexpr int kStartTries = 1000;

class Packing {
 public:
  Packing(const ShapeTable& shapes, const std::vector<ShapeId>& items, const StripOptions& options,
          Effort& effort)
      : shapes_(shapes),
        options_(options),
        effort_(effort),
        separator_(start(items), options.seed, options.workers) {}

  StripSolution run() {
    keep();
    explore();
    press();
    return best_;
  }

 private:
  Layout start(const std::vector<ShapeId>& items);
  void keep();
  void explore();
  void press();
  Layout infeasible(const Layout& tried);

  struct Failure {
    double loss = 0;
    Layout layout;
  };

  const ShapeTable& shapes_;
  const StripOptions& options_;
  Effort& effort_;
  Separator separator_;
  StripSolution best_;
  std::vector<Failure> pool_;
};

// Largest first, each as far left as some tries find; the room is long enough for all in a row.
Layout Packing::start(const std::vector<ShapeId>& items) {
  std::vector<ShapeId> order = items;
  const auto size = [&](ShapeId s) {
    const Bounds& box = shapes_[s].bounds[0];
    return shapes_[s].hull_area * norm({box.width(), box.height()});
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](ShapeId a, ShapeId b) { return size(a) > size(b); });
  Random random(options_.seed);
  double length = 0;
  for (const ShapeId s : order) {
    double widest = 0;
    for (const Bounds& box : shapes_[s].bounds) widest = std::max(widest, box.width());
    length += widest + shapes_.gap();
  }
  Layout layout(shapes_, {{{0, 0}, {length, options_.height}}}, {});
  double reached = 0;
  for (const ShapeId s : order) {
    shapes_.make_room();
    Placement best{s, 0, {1e300, 0}};
    double best_value = 1e300;
    for (int k = 0; k < kStartTries; ++k) {
      const std::size_t p = random.below(shapes_[s].poses.size());
      const Bounds& own = shapes_[s].bounds[p];
      const Bounds places =
          places_in({{0, 0}, {reached + own.width() + 2 * shapes_.gap(), options_.height}}, own);
      const double u = k == 0 ? 1 : random.unit();
      const double v = random.unit();
      if (places.low.y > places.high.y) continue;
      const Placement at{s,
                         static_cast<std::uint32_t>(p),
                         {places.low.x + u * places.width(), places.low.y + v * places.height()}};
      const Bounds box = shapes_.bounds_of(at);
      const double value = 10 * box.high.x + box.high.y;
      if (value >= best_value) continue;
      if (!layout.is_free(at)) continue;
      best = at;
      best_value = value;
    }
    if (best_value >= 1e300) {  // no luck: behind all others
      for (std::size_t p = 0; p < shapes_[s].poses.size(); ++p) {
        const Bounds& own = shapes_[s].bounds[p];
        if (own.height() > options_.height * (1 + 1e-12)) continue;
        best = {
            s, static_cast<std::uint32_t>(p), {reached + shapes_.gap() - own.low.x, -own.low.y}};
      }
    }
    layout.add(best);
    reached = std::max(reached, shapes_.bounds_of(best).high.x);
  }
  return Layout(shapes_, {{{0, 0}, {reached, options_.height}}}, layout.items());
}

void Packing::keep() {
  double reached = 0;
  for (const Placement& p : separator_.layout().items()) {
    reached = std::max(reached, shapes_.bounds_of(p).high.x);
  }
  best_ = {reached, separator_.layout().items()};
  if (options_.found) options_.found(best_);
}

// One of the failures so far, the better ones more often.
Layout Packing::infeasible(const Layout& tried) {
  const double loss = tried.total();
  const auto place = std::upper_bound(pool_.begin(), pool_.end(), loss,
                                      [](double a, const Failure& b) { return a < b.loss; });
  pool_.insert(place, {loss, tried});
  Random& random = separator_.random();
  double sum = 0;  // nearly normal, spread 1
  for (int k = 0; k < 12; ++k) sum += random.unit();
  const double share = std::min(0.999, std::fabs(sum - 6) * 0.25);
  return pool_[static_cast<std::size_t>(share * static_cast<double>(pool_.size()))].layout;
}

void Packing::explore() {
  const auto shrink = [&] {
    const double length = separator_.layout().rooms()[0].width();
    separator_.change().resize_last(length * (1 - kShrink), length / 2);
  };
  shrink();
  while (effort_.share() < kExplore) {
    if (separator_.separate(kExploring, effort_, kExplore)) {
      keep();
      pool_.clear();
      shrink();
      continue;
    }
    if (effort_.share() >= kExplore) return;
    Layout next = infeasible(separator_.layout());
    disrupt(next, separator_.random());
    separator_.restart(std::move(next));
  }
}

void Packing::press() {
  const auto restore = [&] {
    separator_.restart(Layout(shapes_, {{{0, 0}, {best_.length, options_.height}}}, best_.items));
  };
  restore();
  while (effort_.share() < 1) {
    const double done = (effort_.share() - kExplore) / (1 - kExplore);
    const double step = kFirstPress + (kLastPress - kFirstPress) * done;
    separator_.change().resize_last(best_.length * (1 - step),
                                    separator_.random().between(0, best_.length));
    if (separator_.separate(kPressing, effort_, 1)) {
      keep();
    } else {
      restore();
    }
  }
}

}  // namespace

StripSolution pack_strip(const ShapeTable& shapes, const std::vector<ShapeId>& items,
                         const StripOptions& options, Effort& effort) {
  return Packing(shapes, items, options, effort).run();
}

}  // namespace plano::nesting
