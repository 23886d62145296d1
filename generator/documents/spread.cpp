// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/spread.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/trig.h"

namespace plano::documents {
namespace {

constexpr double kApart = 1.12;   // of two radii, between neighbouring discs
constexpr double kClear = 1.35;   // of a radius, between a disc and any place
constexpr double kNearest = 2.2;  // radii from its place, of the first ring tried
constexpr double kRing = 1.1;     // radii from ring to ring
constexpr int kRings = 14;
constexpr int kTurns = 24;  // places on a ring

double square(double a) {
  return a * a;
}
double square_between(Spot a, Spot b) {
  return square(a.x - b.x) + square(a.y - b.y);
}

bool is_free(Spot spot, const std::vector<Spread>& discs, const std::vector<Pinned>& pinned,
             const Frame& frame, double radius) {
  if (spot.x < frame.left + radius || spot.x > frame.right() - radius ||
      spot.y < frame.top + radius || spot.y > frame.bottom() - radius) {
    return false;
  }
  const auto meets = [&](const Spread& disc) {
    return square_between(disc.spot, spot) < square(2 * radius * kApart);
  };
  const auto covers = [&](const Pinned& one) {
    return square_between(one.place, spot) < square(radius * kClear);
  };
  return std::none_of(discs.begin(), discs.end(), meets) &&
         std::none_of(pinned.begin(), pinned.end(), covers);
}

/// The first free spot on rings around a place, from above it to both sides.
std::optional<Spot> beside(Spot place, const std::vector<Spread>& discs,
                           const std::vector<Pinned>& pinned, const Frame& frame, double radius) {
  for (int ring = 0; ring < kRings; ++ring) {
    const double far = radius * (kNearest + ring * kRing);
    for (int turn = 0; turn < kTurns; ++turn) {
      const int aside = (turn + 1) / 2 * (turn % 2 == 0 ? 1 : -1);
      const int degrees = (aside * (360 / kTurns) + 360) % 360;
      const Spot spot{place.x + far * sin_degrees(degrees), place.y - far * cos_degrees(degrees)};
      if (is_free(spot, discs, pinned, frame, radius)) return spot;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Spread> spread(const std::vector<Pinned>& pinned, const Frame& frame, double radius,
                           double joined) {
  std::vector<Spread> discs;
  for (std::size_t i = 0; i < pinned.size(); ++i) {
    const Pinned& one = pinned[i];
    const auto shared = std::find_if(discs.begin(), discs.end(), [&](const Spread& disc) {
      return pinned[disc.first].number == one.number &&
             square_between(disc.places.front(), one.place) < square(joined);
    });
    if (shared != discs.end()) {
      shared->places.push_back(one.place);
      continue;
    }
    const Spot spot = beside(one.place, discs, pinned, frame, radius).value_or(one.place);
    discs.push_back({i, spot, {one.place}});
  }
  return discs;
}

}  // namespace plano::documents
