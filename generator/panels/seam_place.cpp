// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/seam_place.h"

#include <algorithm>
#include <limits>

namespace plano::panels {

namespace {

using joints::Seam;
using joints::SeamFault;

constexpr std::int64_t kMostPlaces = 10'000;
constexpr int kNever = std::numeric_limits<int>::max();

Length share_of(double share, Length thickness) {
  return Length::nearest_to_mm(share * thickness.mm());
}

class Search {
 public:
  Search(const Ground& ground, const SeamTask& task)
      : ground_(ground),
        task_(task),
        length_(ground.box().width()),
        knobs_(joints::usual_reach(site({}, {}), task.settings.wishes)),
        web_(share_of(kWebShare, task.thickness)) {}

  Expected<std::vector<PlacedSeam>, NoPlace> run() {
    lay_places();
    for (const Length at : places_) {
      found_.push_back(is_crossed(at) ? std::nullopt : look_at(at));
    }
    if (task_.settings.at) {
      if (auto wrong = set_first(*task_.settings.at)) return failure(*wrong);
    }
    count_seams();
    return chosen();
  }

 private:
  joints::SeamSite site(Length low, Length high) const {
    return {task_.thickness, task_.clearance, task_.cutter, low, high};
  }

  void lay_places() {
    const Length low = ground_.box().low.x;
    const std::int64_t step_mm =
        std::max<std::int64_t>(1, (length_.nm() / 1'000'000 + kMostPlaces - 1) / kMostPlaces);
    const Length step = Length::millimetres(step_mm);
    for (Length at = low + step; at < ground_.box().high.x; at = at + step) places_.push_back(at);
    if (task_.settings.at) {
      const auto next = std::lower_bound(places_.begin(), places_.end(), *task_.settings.at);
      if (next == places_.end() || *next != *task_.settings.at) {
        places_.insert(next, *task_.settings.at);
      }
    }
    crossed_.assign(places_.size() + 1, 0);
    for (const Obstacle& obstacle : ground_.obstacles()) {
      if (!obstacle.to_seam) continue;
      crossed_[index_after(obstacle.box.low.x - knobs_ - web_)] += 1;
      crossed_[index_of(obstacle.box.high.x + web_)] -= 1;
    }
    // So far what begins and ends at each place; from here how many lie over it.
    for (std::size_t i = 1; i < crossed_.size(); ++i) crossed_[i] += crossed_[i - 1];
  }

  std::size_t index_of(Length at) const {
    return static_cast<std::size_t>(std::lower_bound(places_.begin(), places_.end(), at) -
                                    places_.begin());
  }
  std::size_t index_after(Length at) const {
    return static_cast<std::size_t>(std::upper_bound(places_.begin(), places_.end(), at) -
                                    places_.begin());
  }
  bool is_crossed(Length at) const { return crossed_[index_of(at)] > 0; }

  /// Knobs and plates at a place that crosses nothing; or nothing, and why in `why_`.
  std::optional<PlacedSeam> look_at(Length at) {
    PlacedSeam placed;
    placed.at = at;
    const auto wood = ground_.wood(at, at + knobs_);
    const auto seam =
        joints::lay_seam(wood ? site(wood->low, wood->high) : site({}, {}), task_.settings.wishes);
    if (!seam) {
      ++why_.knobs;
      why_.fault = seam.error();
      return std::nullopt;
    }
    placed.seam = *seam;
    if (task_.back && !lay_plates(placed, *wood)) {
      ++why_.plates;
      return std::nullopt;
    }
    return placed;
  }

  bool lay_plates(PlacedSeam& placed, Stretch seam) const {
    const Length t = task_.thickness;
    const Length width = task_.settings.back_width.value_or(std::max(
        share_of(kPlateShare, t), joints::least_back(site({}, {}), task_.settings.wishes)));
    placed.plates_from = placed.at + (placed.seam.reach() - width).half().rounded_to_um();
    placed.plates_to = placed.plates_from + width;
    auto wood = ground_.wood(placed.plates_from, placed.plates_to);
    if (!wood) return false;
    wood->low = wood->low + share_of(kPlateEndShare, t);
    wood->high = wood->high - share_of(kPlateEndShare, t);
    Length backed;
    for (const Stretch& room :
         ground_.room_on(*task_.back, *wood, placed.plates_from, placed.plates_to)) {
      if (room.length() < share_of(kShortestPlateShare, t)) continue;
      placed.plates.push_back({room.low.rounded_to_um(), room.high.rounded_to_um()});
      backed += room.length();
    }
    return backed.mm() >= kLeastBacked * seam.length().mm();
  }

  /// Makes the author's place the only one for the first seam.
  std::optional<NoPlace> set_first(Length at) {
    const Length least = share_of(kLeastWebShare, task_.thickness);
    NoPlace no;
    bool near = false;
    for (const Obstacle& obstacle : ground_.obstacles()) {
      if (!obstacle.to_seam) continue;
      const Length room = std::max(obstacle.box.low.x - (at + knobs_), at - obstacle.box.high.x);
      if (room < least) {
        no.kind = NoPlace::Kind::crosses;
        no.room = std::max(room, Length());
        no.what = obstacle.what;
        return no;
      }
      near = near || room < web_;
    }
    why_ = {};
    std::optional<PlacedSeam> placed = look_at(at);
    if (!placed) {
      no.kind = why_.knobs > 0 ? NoPlace::Kind::knobs : NoPlace::Kind::no_plate;
      no.fault = why_.fault;
      return no;
    }
    no.room = at + knobs_ - ground_.box().low.x;
    if (no.room > task_.reach) {
      no.kind = NoPlace::Kind::too_far;
      return no;
    }
    placed->near = near;
    first_ = index_of(at);
    found_[*first_] = std::move(placed);
    return std::nullopt;
  }

  bool last_fits(Length at) const { return ground_.box().high.x - at <= task_.reach; }
  bool piece_fits(Length from, Length to) const { return to + knobs_ - from <= task_.reach; }

  /// How many seams are needed after one at each place.
  void count_seams() {
    after_.assign(places_.size(), kNever);
    std::size_t farthest = places_.size();
    for (std::size_t i = places_.size(); i-- > 0;) {
      if (!found_[i]) continue;
      if (last_fits(places_[i])) {
        after_[i] = 0;
        continue;
      }
      while (farthest > i + 1 && !reachable(i, farthest - 1)) --farthest;
      if (farthest > i + 1) after_[i] = after_[farthest - 1] + 1;
    }
  }
  bool reachable(std::size_t from, std::size_t to) const {
    return after_[to] != kNever && piece_fits(places_[from], places_[to]);
  }

  Expected<std::vector<PlacedSeam>, NoPlace> chosen() const {
    const Length low = ground_.box().low.x;
    int seams = kNever;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (after_[i] != kNever && may_be_first(i) && piece_fits(low, places_[i])) {
        seams = std::min(seams, after_[i] + 1);
      }
    }
    if (seams == kNever) return failure(crowded());
    const double step = (length_ - knobs_).mm() / (seams + 1);
    std::vector<PlacedSeam> all;
    Length from = low;
    for (int k = 1; k <= seams; ++k) {
      const Length ideal = low + Length::nearest_to_mm(k * step);
      std::optional<std::size_t> best;
      for (std::size_t i = 0; i < places_.size(); ++i) {
        const bool rest = after_[i] != kNever && after_[i] <= seams - k;
        const bool clear = all.empty() || clear_of(all.back(), i);
        const bool wanted = k > 1 || may_be_first(i);
        if (!rest || !clear || !wanted || !piece_fits(from, places_[i])) continue;
        if (!best || abs(places_[i] - ideal) < abs(places_[*best] - ideal)) best = i;
      }
      if (!best) return failure(crowded());
      all.push_back(*found_[*best]);
      from = places_[*best];
    }
    return all;
  }

  bool may_be_first(std::size_t i) const { return !first_ || *first_ == i; }

  bool clear_of(const PlacedSeam& before, std::size_t i) const {
    const PlacedSeam& next = *found_[i];
    return next.at >= before.at + before.seam.reach() + web_ &&
           (before.plates.empty() || next.plates_from >= before.plates_to);
  }

  /// The first stretch in which a seam would have to be and cannot.
  NoPlace crowded() const {
    NoPlace no;
    if (why_.knobs > 0 && why_.plates == 0 &&
        std::none_of(found_.begin(), found_.end(), [](const auto& f) { return f.has_value(); })) {
      no.kind = NoPlace::Kind::knobs;
      no.fault = why_.fault;
      return no;
    }
    const Length low = ground_.box().low.x;
    Length from = low;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (!found_[i]) continue;
      // Greedily: from the farthest free place in reach to the next.
      std::size_t farthest = i;
      for (std::size_t j = i; j < places_.size() && piece_fits(from, places_[j]); ++j) {
        if (found_[j]) farthest = j;
      }
      if (!piece_fits(from, places_[farthest])) break;
      from = places_[farthest];
      i = farthest;
    }
    const Length most = from + task_.reach - knobs_;
    no.kind = NoPlace::Kind::crowded;
    const Length least = ground_.box().high.x - task_.reach;
    no.from = least <= most ? std::max(from, least) : from;
    no.to = most;
    return no;
  }

  struct Why {
    std::size_t knobs = 0;
    std::size_t plates = 0;
    SeamFault fault;
  };

  const Ground& ground_;
  const SeamTask& task_;
  Length length_;
  Length knobs_;  // how far they may reach at most
  Length web_;
  std::vector<Length> places_;
  std::vector<int> crossed_;
  std::vector<std::optional<PlacedSeam>> found_;
  std::vector<int> after_;
  std::optional<std::size_t> first_;  // the author's
  Why why_;
};

}  // namespace

Expected<std::vector<PlacedSeam>, NoPlace> place_seams(const Ground& ground, const SeamTask& task) {
  return Search(ground, task).run();
}

}  // namespace plano::panels
