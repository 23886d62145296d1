// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/nest.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "base/check.h"
#include "nesting/check.h"
#include "nesting/disrupt.h"
#include "nesting/prepare.h"

namespace plano::nesting {
namespace {

constexpr int kStartTries = 300;    // random places of a part on one sheet, to begin with
constexpr double kFirstShrink = 1;  // of the last sheet's use: try to do without it
constexpr double kLeastShrink = 0.01;
constexpr double kTriedAgain = 0.05;  // the shrink to start over with, after a disruption
constexpr Separator::Patience kQuick{1, 60};
constexpr Separator::Patience kThorough{3, 150};

// What a nest is worth: less is better.
using Worth = std::tuple<std::size_t, double, double>;  // unlaid, cost, use of the last sheet

class SheetPacking {
 public:
  SheetPacking(const Job& job, const NestOptions& options, Effort& effort)
      : job_(job), options_(options), effort_(effort), prepared_(job), random_(options.seed) {}

  Nest run() {
    order_stock();
    lay_first();
    if (items_.empty()) return best_;
    improve();
    return best_;
  }

 private:
  struct Room {
    std::size_t stock = 0;
    Vec origin;  // of the stock's frame in the common plane
  };

  void order_stock();
  void lay_first();
  bool lay_on(ShapeId shape, const Layout& layout, std::size_t first, Mover& mover);
  bool lay_on_new(ShapeId shape, Mover& mover);
  void open_sheet(std::size_t s);
  void close_last_sheet();
  void reopen(const Room& room);
  Layout layout() const;
  Bounds bounds_of(const Room& room) const;
  double used_of_last(const Layout& layout) const;
  bool keep(const Layout& layout);
  bool shrink(Separator& separator, double share);
  void improve();

  const Job& job_;
  const NestOptions& options_;
  Effort& effort_;
  Prepared prepared_;
  Random random_;
  std::vector<std::size_t> stock_;  // the best first
  std::vector<int> used_;           // sheets of each stock
  std::vector<Room> rooms_;
  std::vector<Placement> items_;
  std::vector<Placement> obstacles_;
  std::vector<std::size_t> unlaid_;
  Nest best_;
  Worth worth_{~std::size_t{0}, 0, 0};
  std::vector<Placement> best_items_;
  std::size_t best_rooms_ = 0;
  double best_width_ = 0;  // of the last room
};

// Cheapest by area first, so leftovers before sheets; of equals the larger.
void SheetPacking::order_stock() {
  stock_.resize(prepared_.stock_count());
  std::iota(stock_.begin(), stock_.end(), 0);
  used_.assign(stock_.size(), 0);
  const auto price = [&](std::size_t s) { return job_.stock[s].cost / prepared_.stock(s).area; };
  std::stable_sort(stock_.begin(), stock_.end(), [&](std::size_t a, std::size_t b) {
    if (price(a) != price(b)) return price(a) < price(b);
    return prepared_.stock(a).area > prepared_.stock(b).area;
  });
}

Bounds SheetPacking::bounds_of(const Room& room) const {
  const Bounds& own = prepared_.stock(room.stock).room;
  return {own.low + room.origin, own.high + room.origin};
}

Layout SheetPacking::layout() const {
  std::vector<Bounds> rooms;
  for (const Room& room : rooms_) rooms.push_back(bounds_of(room));
  std::vector<Placement> all = items_;
  all.insert(all.end(), obstacles_.begin(), obstacles_.end());
  return Layout(prepared_.shapes(), std::move(rooms), std::move(all), obstacles_.size());
}

void SheetPacking::open_sheet(std::size_t s) {
  const PreparedStock& stock = prepared_.stock(s);
  // Far enough that neither parts nor frames of two sheets ever meet.
  const double apart = 4 * prepared_.widest() + 2 * prepared_.shapes().reach() + 10;
  const double begin = rooms_.empty() ? 0
                                      : rooms_.back().origin.x +
                                            prepared_.stock(rooms_.back().stock).box.high.x + apart;
  reopen({s, {begin - stock.box.low.x, 0}});
}

void SheetPacking::close_last_sheet() {
  const Room room = rooms_.back();
  --used_[room.stock];
  obstacles_.resize(obstacles_.size() - prepared_.stock(room.stock).obstacles.size());
  rooms_.pop_back();
}

void SheetPacking::reopen(const Room& room) {
  ++used_[room.stock];
  rooms_.push_back(room);
  for (const ShapeId obstacle : prepared_.stock(room.stock).obstacles) {
    obstacles_.push_back({obstacle, 0, room.origin});
  }
}

// On a sheet not yet begun: the best of the stock that takes it.
bool SheetPacking::lay_on_new(ShapeId shape, Mover& mover) {
  for (const std::size_t s : stock_) {
    if ((job_.stock[s].count && used_[s] >= *job_.stock[s].count) || !prepared_.fits(shape, s)) {
      continue;
    }
    open_sheet(s);
    if (lay_on(shape, layout(), rooms_.size() - 1, mover)) return true;
    close_last_sheet();  // it fits the box of a leftover, but not its outline
  }
  return false;
}

// At the leftmost of some random free places of a sheet, from sheet `first` on.
bool SheetPacking::lay_on(ShapeId shape, const Layout& layout, std::size_t first, Mover& mover) {
  const auto& poses = prepared_.shapes()[shape].bounds;
  const std::vector<float> ones(layout.size() + 1, 1.0F);
  for (std::size_t r = first; r < layout.rooms().size(); ++r) {
    const Bounds& room = layout.rooms()[r];
    Placement best{shape, 0, {}};
    double leftmost = 1e300;
    for (int k = 0; k < kStartTries; ++k) {
      const std::size_t pose = random_.below(poses.size());
      const Bounds places = places_in(room, poses[pose]);
      const double u = random_.unit();
      const double v = random_.unit();
      if (places.low.x > places.high.x || places.low.y > places.high.y) continue;
      // The corner first: most first parts of a sheet go there.
      const Vec at =
          k < 4 ? places.low
                : Vec{places.low.x + u * places.width(), places.low.y + v * places.height()};
      const Placement tried{shape, static_cast<std::uint32_t>(pose), at};
      const Bounds box = prepared_.shapes().bounds_of(tried);
      const double value = 10 * box.high.x + box.high.y;
      if (value >= leftmost ||
          mover.loss_at(layout, ones.data(), layout.size(), tried, 1e-300) > 0) {
        continue;
      }
      leftmost = value;
      best = tried;
    }
    if (leftmost >= 1e300) continue;
    items_.push_back(best);
    return true;
  }
  return false;
}

void SheetPacking::lay_first() {
  std::vector<ShapeId> copies = prepared_.copies();
  const auto size = [&](ShapeId s) {
    const Bounds& box = prepared_.shapes()[s].bounds[0];
    return prepared_.shapes()[s].hull_area * norm({box.width(), box.height()});
  };
  std::stable_sort(copies.begin(), copies.end(),
                   [&](ShapeId a, ShapeId b) { return size(a) > size(b); });
  Mover mover(prepared_.shapes());
  for (const ShapeId shape : copies) {
    if (lay_on(shape, layout(), 0, mover) || lay_on_new(shape, mover)) continue;
    unlaid_.push_back(shape);
  }
  if (rooms_.empty()) {  // there is no last sheet to measure
    best_.unlaid = unlaid_;
    return;
  }
  CHECK(keep(layout()), "a layout without overlaps passes the check");
}

double SheetPacking::used_of_last(const Layout& layout) const {
  const double left = layout.rooms().back().low.x;
  double used = 0;
  for (std::size_t i = 0; i < layout.movable(); ++i) {
    if (layout.room_of(i) + 1 != layout.rooms().size()) continue;
    used = std::max(used, prepared_.shapes().bounds_of(layout.items()[i]).high.x - left);
  }
  return used;
}

bool SheetPacking::keep(const Layout& layout) {
  Nest nest;
  nest.unlaid = unlaid_;
  std::vector<LaidSheet> sheets;
  for (std::size_t r = 0; r < layout.rooms().size(); ++r) sheets.push_back({rooms_[r].stock, {}});
  for (std::size_t i = 0; i < layout.movable(); ++i) {
    const std::size_t room = layout.room_of(i);
    sheets[room].parts.push_back(prepared_.laid(layout.items()[i], rooms_[room].origin));
  }
  double cost = 0;
  for (LaidSheet& sheet : sheets) {
    if (sheet.parts.empty()) continue;
    cost += job_.stock[sheet.stock].cost;
    nest.sheets.push_back(std::move(sheet));
  }
  if (find_fault(job_, nest)) return false;
  best_width_ = used_of_last(layout);
  best_rooms_ = layout.rooms().size();
  best_items_.assign(layout.items().begin(),
                     layout.items().begin() + static_cast<std::ptrdiff_t>(layout.movable()));
  const Worth worth{nest.unlaid.size(), cost, best_width_};
  if (worth >= worth_ && !best_.sheets.empty()) return true;
  worth_ = worth;
  best_ = std::move(nest);
  if (options_.found) options_.found(best_);
  return true;
}

// The best layout so far with its last sheet shortened by a share of its use, or without it.
bool SheetPacking::shrink(Separator& separator, double share) {
  if (share >= 1 && best_rooms_ == 1) return false;
  while (rooms_.size() > best_rooms_) close_last_sheet();
  items_ = best_items_;
  if (share >= 1) {
    // Taken away for a try: `keep` says whether for good.
    const Room last = rooms_.back();
    close_last_sheet();
    Layout next = layout();
    reopen(last);
    separator.restart(std::move(next));
    return true;
  }
  Layout next = layout();
  next.resize_last(best_width_ * (1 - share),
                   next.rooms().back().low.x + random_.between(0, best_width_));
  separator.restart(std::move(next));
  return true;
}

void SheetPacking::improve() {
  Separator separator(layout(), random_.next(), options_.workers);
  double share = kFirstShrink;
  while (effort_.share() < 1) {
    if (!shrink(separator, share)) {
      share = 0.5;
      continue;
    }
    const bool thorough = share <= kTriedAgain;
    if (separator.separate(thorough ? kThorough : kQuick, effort_, 1) && keep(separator.layout())) {
      share = std::min(1.0, 2 * share);
      continue;
    }
    share /= 2;
    if (share >= kLeastShrink) continue;
    // Nothing more to be had from this arrangement: stir it and go on from there.
    share = kTriedAgain;
    if (!shrink(separator, share)) continue;
    Layout stirred = separator.layout();
    disrupt(stirred, random_);
    separator.restart(std::move(stirred));
    if (separator.separate(kThorough, effort_, 1)) keep(separator.layout());
  }
}

}  // namespace

std::vector<std::size_t> too_large(const Job& job) {
  const Prepared prepared(job);
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < job.parts.size(); ++i) {
    bool fits = false;
    for (std::size_t s = 0; s < job.stock.size(); ++s) {
      fits = fits || prepared.fits(static_cast<ShapeId>(i), s);
    }
    if (!fits) result.push_back(i);
  }
  return result;
}

Nest nest(const Job& job, const NestOptions& options, Effort& effort) {
  return SheetPacking(job, options, effort).run();
}

}  // namespace plano::nesting
