// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/mover.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plano::nesting {
namespace {

// As in the literature on guided local search for nesting (Gardeyn, Vanden Berghe, Wauters 2025),
// but for the counts, which suit cheaper tries.
constexpr int kNearTries = 25;
constexpr int kRoomTries = 50;
constexpr std::size_t kKept = 3;
constexpr double kDifferent = 0.05;  // of the shape's smaller side
constexpr double kFirstStep = 0.25;
constexpr double kCoarseStep = 0.02;
constexpr double kFineStep = 0.001;
constexpr double kLonger = 1.1;
constexpr double kShorter = 0.5;
// Overlaps below a bound are judged by sums that differ in their last digits.
constexpr double kRounding = 1e-9;

}  // namespace

// Where the item may be: for each room and each pose that fits it, a rectangle of places.
struct Mover::Search {
  struct Range {
    std::uint32_t pose = 0;
    std::size_t room = 0;
    Bounds places;
    double area_before = 0;  // of all ranges up to and with this one, their rims counted
  };
  const Layout& layout;
  const float* weights;
  std::size_t item;
  Random& random;
  std::vector<Range> ranges = {};
  std::array<Try, kKept> kept = {};
  double bound = 1e300;
  double size = 1;  // the smaller side of the item's box
};

// First what the cells of all neighbours say at the least: most tries end there.
double Mover::loss_at(const Layout& layout, const float* weights, std::size_t i,
                      const Placement& placement, double bound) {
  ++tries_;
  near_.clear();
  const Stance own = shapes_.stance_of(placement);
  double floor = 0;
  layout.near(shapes_.bounds_of(placement), i, [&](std::size_t j) {
    if (floor >= bound) return;
    const Stance other = layout.stance(j);
    const ShapeTable::Spot spot = shapes_.spot(own, placement.at, other, layout.items()[j].at);
    const Field::Cell cell = spot.field->cell_at(spot.place);
    if (cell.count == 0) return;
    const double weight = shapes_.scale(own, other) * static_cast<double>(weights[j]);
    floor += static_cast<double>(cell.floor) * weight;
    near_.push_back({spot.field, spot.place, cell, weight});
  });
  if (floor >= bound) return 1e300;
  double sum = 0;
  floor *= 1 - kRounding;
  for (const Near& near : near_) {
    const double loss = near.field->depth_in(near.cell, near.place) * near.weight;
    sum += loss;
    floor += loss - static_cast<double>(near.cell.floor) * near.weight;
    if (floor >= bound) return 1e300;
  }
  return sum < bound ? sum : 1e300;
}

void Mover::keep(Search& search, const Try& candidate) {
  auto& kept = search.kept;
  const auto alike = [&](const Try& other) {
    return other.loss < 1e300 && other.placement.pose == candidate.placement.pose &&
           std::fabs(other.placement.at.x - candidate.placement.at.x) < kDifferent * search.size &&
           std::fabs(other.placement.at.y - candidate.placement.at.y) < kDifferent * search.size;
  };
  auto place = std::find_if(kept.begin(), kept.end(), alike);
  if (place == kept.end()) place = kept.end() - 1;
  if (candidate.loss >= place->loss) return;
  *place = candidate;
  std::stable_sort(kept.begin(), kept.end(),
                   [](const Try& a, const Try& b) { return a.loss < b.loss; });
  search.bound = kept.back().loss;
}

void Mover::attempt(Search& search, std::size_t range, const Bounds& places) {
  const double u = search.random.unit();
  const double v = search.random.unit();
  if (places.low.x > places.high.x || places.low.y > places.high.y) return;
  Try candidate{{search.layout.items()[search.item].shape,
                 search.ranges[range].pose,
                 {places.low.x + u * places.width(), places.low.y + v * places.height()}},
                1e300,
                range};
  candidate.loss =
      loss_at(search.layout, search.weights, search.item, candidate.placement, search.bound);
  if (candidate.loss < search.bound) keep(search, candidate);
}

void Mover::sample_room(Search& search, int count) {
  for (int k = 0; k < count && search.bound > 0; ++k) {
    const double share = search.random.unit() * search.ranges.back().area_before;
    std::size_t range = 0;
    while (range + 1 < search.ranges.size() && search.ranges[range].area_before < share) ++range;
    attempt(search, range, search.ranges[range].places);
  }
}

// Within half the item's box of where it lies, in any pose.
void Mover::sample_near(Search& search, int count) {
  const Placement& now = search.layout.items()[search.item];
  const Bounds& own = shapes_[now.shape].bounds[now.pose];
  const Vec half{own.width() / 2, own.height() / 2};
  const std::size_t room = search.layout.room_of(search.item);
  std::vector<std::size_t> here;
  for (std::size_t r = 0; r < search.ranges.size(); ++r) {
    if (search.ranges[r].room == room) here.push_back(r);
  }
  if (here.empty()) return;
  for (int k = 0; k < count && search.bound > 0; ++k) {
    const std::size_t range = here[search.random.below(here.size())];
    const Bounds& places = search.ranges[range].places;
    attempt(
        search, range,
        {{std::max(places.low.x, now.at.x - half.x), std::max(places.low.y, now.at.y - half.y)},
         {std::min(places.high.x, now.at.x + half.x), std::min(places.high.y, now.at.y + half.y)}});
  }
}

void Mover::slide(Search& search, Try& candidate, double from, double to) {
  const Bounds& places = search.ranges[candidate.range].places;
  double step_x = from * search.size;
  double step_y = step_x;
  const double least = to * search.size;
  std::size_t axis = search.random.below(4);
  while (candidate.loss > 0 && (step_x > least || step_y > least)) {
    Vec by;
    if (axis != 1) by.x = step_x;
    if (axis != 0) by.y = axis == 3 ? -step_y : step_y;
    bool better = false;
    for (const double sign : {1.0, -1.0}) {
      Try moved = candidate;
      moved.placement.at = moved.placement.at + by * sign;
      moved.placement.at.x = std::clamp(moved.placement.at.x, places.low.x, places.high.x);
      moved.placement.at.y = std::clamp(moved.placement.at.y, places.low.y, places.high.y);
      if (moved.placement.at == candidate.placement.at) continue;
      moved.loss =
          loss_at(search.layout, search.weights, search.item, moved.placement, candidate.loss);
      if (moved.loss < candidate.loss) {
        candidate = moved;
        better = true;
        break;
      }
    }
    const double factor = better ? kLonger : kShorter;
    const double change = axis >= 2 ? std::sqrt(factor) : factor;
    if (axis != 1) step_x *= change;
    if (axis != 0) step_y *= change;
    if (!better) axis = search.random.below(4);
  }
}

Mover::Search Mover::search_for(const Layout& layout, const Weights& weights, std::size_t i,
                                Random& random) {
  const Placement& now = layout.items()[i];
  const Shape& shape = shapes_[now.shape];
  weights.spread(i, weights_);
  Search search{layout, weights_.data(), i, random};
  const Bounds& own = shape.bounds[now.pose];
  search.size = std::min(own.width(), own.height());
  double area = 0;
  for (std::size_t room = 0; room < layout.rooms().size(); ++room) {
    for (std::size_t p = 0; p < shape.poses.size(); ++p) {
      const Bounds places = places_in(layout.rooms()[room], shape.bounds[p]);
      if (places.low.x > places.high.x || places.low.y > places.high.y) continue;
      // Ranges without any area are places, too: a part as wide as its sheet.
      area += (places.width() + 0.1 * search.size) * (places.height() + 0.1 * search.size);
      search.ranges.push_back({static_cast<std::uint32_t>(p), room, places, area});
    }
  }
  return search;
}

Mover::Try Mover::best_place(const Layout& layout, const Weights& weights, std::size_t i,
                             Random& random) {
  const Placement now = layout.items()[i];
  Search search = search_for(layout, weights, i, random);
  if (search.ranges.empty()) return {now, 0};
  Try best{{now.shape, search.ranges[0].pose, search.ranges[0].places.low}, 1e300};
  const std::size_t room = layout.room_of(i);
  for (std::size_t r = 0; r < search.ranges.size(); ++r) {
    const Bounds& places = search.ranges[r].places;
    if (search.ranges[r].room != room || search.ranges[r].pose != now.pose ||
        now.at.x < places.low.x || now.at.x > places.high.x || now.at.y < places.low.y ||
        now.at.y > places.high.y) {
      continue;  // it lies where it may not: anything else is better
    }
    best = {now, loss_at(layout, search.weights, i, now, 1e300), r};
    if (best.loss <= 0) return best;
    keep(search, best);
  }
  sample_near(search, kNearTries);
  sample_room(search, kRoomTries);
  for (Try candidate : search.kept) {
    if (candidate.loss >= 1e300) continue;
    slide(search, candidate, kFirstStep, kCoarseStep);
    if (candidate.loss < best.loss) best = candidate;
    if (best.loss <= 0) return best;
  }
  slide(search, best, kCoarseStep / 2, kFineStep);
  return best;
}

}  // namespace plano::nesting
