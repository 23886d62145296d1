// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/guard_height.h"

#include <algorithm>
#include <cmath>

#include "checks/edge_guard.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

/// Layers that are looked at together: boards set on one another a little off.
constexpr std::size_t kTogether = 7;

double rounded(double height) {
  return std::round(height / kHeightsMm) * kHeightsMm;
}

/// Upwards from the floor while no gap is as high as `gap`.
double run_up(const Spans& solid, double gap) {
  double top = 0;
  for (const Span& span : solid) {
    if (span.low - top >= gap - kHeightsMm) break;
    top = std::max(top, span.high);
  }
  return top;
}

}  // namespace

GuardRays rays_at(const GuardSide& side, double along) {
  GuardRays rays{};
  for (std::size_t k = 0; k < kLayers; ++k) rays[k] = &side.solid(along, k);
  return rays;
}

double closed_top(const GuardRays& rays) {
  double top = 0;
  for (const Spans* ray : rays) top = std::max(top, run_up(*ray, kInfillMm));
  // A gap between pieces at different depths is wider than it is high.
  constexpr double kDeep = kLayerMm * static_cast<double>(kTogether - 1);
  const double gap = std::sqrt(kInfillMm * kInfillMm - kDeep * kDeep);
  for (std::size_t k = 0; k + kTogether <= kLayers; ++k) {
    std::vector<Span> all;
    for (std::size_t i = k; i < k + kTogether; ++i) {
      all.insert(all.end(), rays[i]->begin(), rays[i]->end());
    }
    if (all.empty()) continue;
    top = std::max(top, run_up(merged(std::move(all)), gap));
  }
  return rounded(top);
}

double highest_top(const GuardRays& rays) {
  double top = 0;
  for (const Spans* ray : rays) {
    for (const Span& span : *ray) {
      if (span.low <= kRailHighMm) top = std::max(top, span.high);
    }
  }
  return rounded(top);
}

Spans seen_from_floor(const GuardRays& rays) {
  std::vector<Span> all;
  for (const Spans* ray : rays) all.insert(all.end(), ray->begin(), ray->end());
  return merged(std::move(all));
}

bool has_rail(const GuardRays& rays) {
  const Spans seen = seen_from_floor(rays);
  return std::any_of(seen.begin(), seen.end(), [](Span span) {
    return span.high >= kRailLowMm - kHeightsMm && span.high <= kRailHighMm + kHeightsMm;
  });
}

}  // namespace plano::checks
