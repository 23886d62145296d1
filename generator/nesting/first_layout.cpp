// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A first layout without a search: the best of a few made in different ways.

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "base/check.h"
#include "nesting/sheet_packing.h"

namespace plano::nesting {
namespace {

constexpr int kStartTries = 300;  // random places of a part on one sheet, to begin with
constexpr double kNowhere = 1e300;
/// Of two free places the more to the left, unless the other is much lower.
constexpr double kLeftRatherThanLow = 10;
/// Heights of boxes that are the same, mm.
constexpr double kSameHeight = 1e-6;
/// Copies of a part; of fewer, what interlocks is left to the search.
constexpr int kOften = 6;
constexpr std::size_t kTriedAgainBefore = 4;  // sheets before the one that took the like of a part

}  // namespace

// What lies there while the first layout grows. Nothing of it moves, so what is fixed is not told
// from the rest.
Layout& SheetPacking::laid_so_far() {
  if (!laid_so_far_) {
    const Layout all = layout();
    laid_so_far_.emplace(prepared_.shapes(), all.rooms(), all.items());
  }
  return *laid_so_far_;
}

bool SheetPacking::interlocks() const {
  return way_ == Way::interlocked || way_ == Way::in_pairs;
}

// So often that a pattern pays what it takes to look for one.
bool SheetPacking::comes_often(ShapeId shape) const {
  return job_.parts[shape].count >= kOften;
}

CornerPlaces& SheetPacking::corners_of(ShapeId shape) {
  if (!corners_ || corners_->shape() != shape) {
    corners_.emplace(*laid_so_far_, shape, singles_of(prepared_.shapes(), shape),
                     interlocks() && comes_often(shape));
  }
  return *corners_;
}

CornerPlaces& SheetPacking::pair_corners_of(ShapeId shape) {
  if (!pair_corners_ || pair_corners_->shape() != shape) {
    pair_corners_.emplace(
        *laid_so_far_, shape,
        comes_often(shape) ? pairs_of(prepared_.shapes(), shape) : std::vector<Cluster>{}, true);
  }
  return *pair_corners_;
}

void SheetPacking::forget_laid() {
  corners_.reset();
  pair_corners_.reset();
  laid_so_far_.reset();
}

// Whether a pose whose box is this one is among those tried now.
bool SheetPacking::may_turn_so(const Bounds& box, const std::vector<Bounds>& poses) const {
  if (way_ != Way::lying && way_ != Way::upright) return true;
  const auto height = [](const Bounds& b) { return b.height(); };
  const auto [least, most] =
      std::minmax_element(poses.begin(), poses.end(),
                          [&](const Bounds& a, const Bounds& b) { return height(a) < height(b); });
  const double wanted = way_ == Way::lying ? height(*least) : height(*most);
  return std::fabs(height(box) - wanted) <= kSameHeight;
}

// The more to the left the better: of one box in a room.
double SheetPacking::leftness(const Bounds& box) {
  return kLeftRatherThanLow * box.high.x + box.high.y;
}

void SheetPacking::lay(const std::vector<Placement>& copies) {
  for (const Placement& copy : copies) {
    items_.push_back(copy);
    laid_so_far().add(copy);
  }
}

// At the leftmost free place of a sheet: of those beside what lies there, and some random ones.
bool SheetPacking::lay_one_on(ShapeId shape, std::size_t room) {
  Layout& layout = laid_so_far();
  const auto& poses = prepared_.shapes()[shape].bounds;
  Placement best{shape, 0, {}};
  double leftmost = kNowhere;
  CornerPlaces& corners = corners_of(shape);
  const auto may_lie_so = [&](const Cluster& one) { return may_turn_so(one.box, poses); };
  if (const auto beside = corners.best(room, leftmost, may_lie_so, leftness)) {
    best = corners.laid(*beside).front();
    leftmost = leftness(prepared_.shapes().bounds_of(best));
  }
  for (int k = 0; k < kStartTries; ++k) {
    const std::size_t pose = random_.below(poses.size());
    const Bounds places = places_in(layout.rooms()[room], poses[pose]);
    const double u = random_.unit();
    const double v = random_.unit();
    if (places.low.x > places.high.x || places.low.y > places.high.y ||
        !may_turn_so(poses[pose], poses)) {
      continue;
    }
    const Vec at{places.low.x + u * places.width(), places.low.y + v * places.height()};
    const Placement tried{shape, static_cast<std::uint32_t>(pose), at};
    const double worth = leftness(prepared_.shapes().bounds_of(tried));
    if (worth >= leftmost || !layout.is_free(tried)) continue;
    leftmost = worth;
    best = tried;
  }
  if (leftmost >= kNowhere) return false;
  lay({best});
  return true;
}

bool SheetPacking::lay_two_on(ShapeId shape, std::size_t room) {
  laid_so_far();
  CornerPlaces& corners = pair_corners_of(shape);
  const auto place = corners.best(
      room, kNowhere, [](const Cluster&) { return true; }, leftness);
  if (place) lay(corners.laid(*place));
  return place.has_value();
}

// One copy, or two at once if there are so many, on the first sheet from `first` on that takes
// them; how many were laid.
std::size_t SheetPacking::lay_on(ShapeId shape, std::size_t first, std::size_t most) {
  prepared_.shapes().make_room();
  const std::size_t rooms = laid_so_far().rooms().size();
  for (std::size_t r = first; way_ == Way::in_pairs && most > 1 && r < rooms; ++r) {
    if (lay_two_on(shape, r)) return 2;
  }
  for (std::size_t r = first; r < rooms; ++r) {
    if (lay_one_on(shape, r)) return 1;
  }
  return 0;
}

// Without the fixed ones; by priority, then the largest first.
std::vector<ShapeId> SheetPacking::copies_to_lay() const {
  std::vector<ShapeId> copies = prepared_.copies();
  for (const FixedPart& fixed : job_.fixed) {
    const auto one = std::find(copies.begin(), copies.end(), static_cast<ShapeId>(fixed.laid.part));
    CHECK(one != copies.end(), "a fixed part is one of its part's copies");
    copies.erase(one);
  }
  const auto rank = [&](ShapeId s) {
    const Bounds& box = prepared_.shapes()[s].bounds[0];
    return std::pair(job_.parts[s].priority,
                     prepared_.shapes()[s].hull_area * norm({box.width(), box.height()}));
  };
  std::stable_sort(copies.begin(), copies.end(),
                   [&](ShapeId a, ShapeId b) { return rank(a) > rank(b); });
  return copies;
}

void SheetPacking::lay_all(Leftovers leftovers) {
  if (leftovers == Leftovers::first) open_first_stock();
  const std::vector<ShapeId> copies = copies_to_lay();
  std::size_t first = 0;
  for (std::size_t k = 0; k < copies.size();) {
    const ShapeId shape = copies[k];
    if (k > 0 && copies[k - 1] != shape) first = 0;
    const std::size_t most = k + 1 < copies.size() && copies[k + 1] == shape ? 2 : 1;
    std::size_t laid = lay_on(shape, first, most);
    if (laid == 0) laid = lay_on_new(shape, most);
    if (laid == 0) {
      unlaid_.push_back(shape);
      first = rooms_.size();
      ++k;
      continue;
    }
    k += laid;
    // Its like found no room on the sheets before that: only the nearest are tried again.
    const std::size_t room = laid_so_far().room_of(laid_so_far().size() - 1);
    first = std::max(first, room - std::min(room, kTriedAgainBefore));
  }
  forget_laid();
  drop_empty_rooms();
}

/// What one way of laying made of the job.
struct SheetPacking::FirstLayout {
  Worth worth;
  std::vector<Room> rooms;
  std::vector<int> used;
  std::vector<Placement> items;
  std::vector<std::size_t> unlaid;
};

/// The best of several ways; of none that stands, the first.
struct SheetPacking::BestLayout {
  std::optional<FirstLayout> layout;
  bool stands = false;

  bool would_take(const FirstLayout& made) const { return !stands || made.worth < layout->worth; }
  void take(const FirstLayout& made, bool made_stands) {
    if (made_stands || !layout) layout = made;
    stands = stands || made_stands;
  }
  bool has_fewer_sheets_than(const BestLayout& other) const {
    const auto sheets = [](const Worth& worth) {
      return std::tie(std::get<0>(worth), std::get<1>(worth));
    };
    return !other.layout || sheets(layout->worth) < sheets(other.layout->worth);
  }
};

// Leaves the packing as it was before.
SheetPacking::FirstLayout SheetPacking::made_so(Way way, Leftovers leftovers) {
  const std::vector<Room> rooms = rooms_;
  const std::vector<int> used = used_;
  way_ = way;
  lay_all(leftovers);
  double cost = 0;
  for (const Room& room : rooms_) cost += job_.stock[room.stock].cost;
  FirstLayout made{
      {unlaid_by_priority(), cost, rooms_.empty() ? 0 : used_of(rooms_.size() - 1, layout())},
      std::exchange(rooms_, rooms),
      std::exchange(used_, used),
      std::exchange(items_, {}),
      std::exchange(unlaid_, {})};
  return made;
}

bool SheetPacking::has_leftovers() const {
  return std::any_of(job_.stock.begin(), job_.stock.end(),
                     [](const Stock& stock) { return stock.first; });
}

// Whether a part that comes often takes less room by twos.
bool SheetPacking::any_may_pair() const {
  for (std::size_t k = 0; k < job_.parts.size(); ++k) {
    const auto shape = static_cast<ShapeId>(k);
    if (comes_often(shape) && !pairs_of(prepared_.shapes(), shape).empty()) return true;
  }
  return false;
}

// Boxes that all lie, or all stand, line up; what has any turn fills corners.
std::vector<SheetPacking::Way> SheetPacking::ways() const {
  std::vector<Way> ways{Way::any_turn, Way::lying, Way::upright};
  const std::vector<ShapeId>& copies = prepared_.copies();
  if (std::any_of(copies.begin(), copies.end(), [&](ShapeId s) { return comes_often(s); })) {
    ways.push_back(Way::interlocked);
  }
  if (any_may_pair()) ways.push_back(Way::in_pairs);
  return ways;
}

// All ways, with small sheets before large ones of the same price, and with leftovers for what the
// sheets begun have no room for: one that holds little is best left on its shelf. What interlocks
// is hard to better: where it saves no sheet, the search begins with the best of the others.
void SheetPacking::lay_first() {
  BestLayout best;
  BestLayout loose;
  const std::vector<std::size_t> usual = stock_;
  const auto sheets = std::count_if(job_.stock.begin(), job_.stock.end(),
                                    [](const Stock& stock) { return !stock.first; });
  const std::vector<Way> all = ways();
  for (const Leftovers leftovers : {Leftovers::first, Leftovers::last}) {
    if (leftovers == Leftovers::last && !has_leftovers()) break;
    for (const Size size : {Size::large_first, Size::small_first}) {
      if (size == Size::small_first && sheets < 2) break;
      order_stock(size, leftovers);
      for (const Way way : all) {
        const FirstLayout made = made_so(way, leftovers);
        const bool is_better = best.would_take(made);
        const bool is_looser = !interlocks() && loose.would_take(made);
        if (!is_better && !is_looser) continue;
        const bool made_stands = stands(made);
        if (is_better) best.take(made, made_stands);
        if (is_looser) loose.take(made, made_stands);
      }
    }
  }
  stock_ = usual;
  const bool saves_sheets = best.has_fewer_sheets_than(loose);
  put_on(*best.layout);
  if (rooms_.empty()) {  // there is no last sheet to measure
    best_.nest.unlaid = unlaid_;
    return;
  }
  if (!keep(layout())) return take_all_off();
  if (saves_sheets || !loose.stands) return;
  put_on(*loose.layout);
  keep(layout());
}

void SheetPacking::put_on(FirstLayout made) {
  rooms_ = std::move(made.rooms);
  used_ = std::move(made.used);
  items_ = std::move(made.items);
  unlaid_ = std::move(made.unlaid);
}

// Whether the check finds no fault with it; it is told then, better ones may follow. Leaves the
// packing as it was.
bool SheetPacking::stands(const FirstLayout& made) {
  FirstLayout before{{}, rooms_, used_, items_, unlaid_};
  put_on(made);
  const bool stands = rooms_.empty() || keep(layout());
  put_on(std::move(before));
  return stands;
}

}  // namespace plano::nesting
