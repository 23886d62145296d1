// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a first layout to better ones. What is kept has passed the exact check.

#include <algorithm>

#include "nesting/check.h"
#include "nesting/disrupt.h"
#include "nesting/sheet_packing.h"

namespace plano::nesting {
namespace {

constexpr double kFirstShorter = 0.5;  // of the last sheet's use
constexpr double kLeastShorter = 0.01;
constexpr double kTriedAgain = 0.05;  // to start over with, after a disruption
constexpr double kFillUntil = 0.5;    // of the effort, where stock is short
constexpr int kMostRefusals = 3;      // of one sheet instead of the last, for the same parts
constexpr Separator::Patience kQuick{1, 60};
constexpr Separator::Patience kThorough{3, 150};

}  // namespace

Nest SheetPacking::run() {
  order_stock(Size::large_first, Leftovers::first);
  used_.assign(stock_.size(), 0);
  set_fixed();
  lay_first();
  if (!rooms_.empty() || !unlaid_.empty()) fill(is_short_of_all() ? 1 : kFillUntil);
  if (!items_.empty() && unlaid_.empty()) save_sheets();
  if (!items_.empty() && !is_short_of_all()) improve();
  best_.nest.as_boxes = prepared_.as_boxes();
  return best_.nest;
}

// Some stock that would take what has no place is all in use: it may find one yet.
bool SheetPacking::is_short() const {
  return std::any_of(stock_.begin(), stock_.end(), [&](std::size_t s) { return is_short_of(s); });
}

bool SheetPacking::is_short_of(std::size_t s) const {
  return is_used_up(s) && std::any_of(unlaid_.begin(), unlaid_.end(), [&](std::size_t part) {
           return prepared_.fits(static_cast<ShapeId>(part), s);
         });
}

// So is all that anything lies on: fewer or shorter sheets would help nobody.
bool SheetPacking::is_short_of_all() const {
  return std::all_of(rooms_.begin(), rooms_.end(),
                     [&](const Room& room) { return is_short_of(room.stock); });
}

double SheetPacking::used_of(std::size_t room, const Layout& layout) const {
  const double left = layout.rooms()[room].low.x;
  double used = 0;
  for (std::size_t i = 0; i < layout.movable(); ++i) {
    if (layout.room_of(i) != room) continue;
    used = std::max(used, prepared_.shapes().bounds_of(layout.items()[i]).high.x - left);
  }
  return used;
}

Nest SheetPacking::nest_of(const Layout& layout) const {
  Nest nest;
  nest.unlaid = unlaid_;
  std::vector<LaidSheet> sheets;
  for (const Room& room : rooms_) sheets.push_back({room.stock, {}});
  for (const FixedPart& fixed : job_.fixed) {
    std::size_t number = 0;
    for (LaidSheet& sheet : sheets) {
      if (sheet.stock == fixed.stock && number++ == fixed.sheet) sheet.parts.push_back(fixed.laid);
    }
  }
  for (std::size_t i = 0; i < layout.movable(); ++i) {
    const std::size_t room = layout.room_of(i);
    sheets[room].parts.push_back(prepared_.laid(layout.items()[i], rooms_[room].origin));
  }
  for (LaidSheet& sheet : sheets) {
    if (!sheet.parts.empty()) nest.sheets.push_back(std::move(sheet));
  }
  return nest;
}

// Those that hold nothing are done without.
std::vector<std::size_t> SheetPacking::rooms_in_use(const Layout& layout) const {
  std::vector<char> holds(rooms_.size(), 0);
  std::fill_n(holds.begin(), fixed_rooms_, 1);
  for (std::size_t i = 0; i < layout.movable(); ++i) holds[layout.room_of(i)] = 1;
  std::vector<std::size_t> in_use;
  for (std::size_t r = 0; r < rooms_.size(); ++r) {
    if (holds[r] != 0) in_use.push_back(r);
  }
  return in_use;
}

// Precondition: the layout is of `rooms_`. What is no better is kept as a place to go on from.
bool SheetPacking::keep(const Layout& layout) {
  Nest nest = nest_of(layout);
  if (find_fault(job_, nest)) return false;
  double cost = 0;
  for (const LaidSheet& sheet : nest.sheets) cost += job_.stock[sheet.stock].cost;
  const std::vector<std::size_t> in_use = rooms_in_use(layout);
  best_.rooms.clear();
  for (const std::size_t r : in_use) best_.rooms.push_back(rooms_[r]);
  best_.width = in_use.empty() ? 0 : used_of(in_use.back(), layout);
  best_.items.assign(layout.items().begin(),
                     layout.items().begin() + static_cast<std::ptrdiff_t>(layout.movable()));
  Worth worth{unlaid_by_priority(), cost, best_.width};
  if (!best_.nest.sheets.empty() && worth >= best_.worth) return true;
  best_.worth = std::move(worth);
  best_.nest = std::move(nest);
  tell_best();
  return true;
}

// A try that begins anew makes worse ones again at first.
void SheetPacking::tell_best() {
  if (told_ && best_.worth >= *told_) return;
  told_ = best_.worth;
  if (options_.found) options_.found(best_.nest);
}

void SheetPacking::back_to_best() {
  rooms_ = best_.rooms;
  items_ = best_.items;
  count_used();
}

// Where stock is short: what found no free place may find one if others make way. Each try begins
// elsewhere, so what was refused is tried again as long as the effort lasts.
void SheetPacking::fill(double until) {
  Separator separator(layout(), random_.next(), options_.workers);
  double before = -1;
  for (std::size_t k = 0; !unlaid_.empty() && effort_.share() < until;) {
    if (k >= unlaid_.size()) k = 0;
    if (k == 0) {
      if (effort_.share() == before) break;  // there was nothing to try
      before = effort_.share();
    }
    const auto shape = static_cast<ShapeId>(unlaid_[k]);
    const auto place = unlaid_.begin() + static_cast<std::ptrdiff_t>(k);
    unlaid_.erase(place);
    if (squeeze_in(shape, separator, until)) continue;
    unlaid_.insert(unlaid_.begin() + static_cast<std::ptrdiff_t>(k), shape);
    // The like of it would not fare better at once.
    do {
      ++k;
    } while (k < unlaid_.size() && unlaid_[k] == shape);
    if (k >= unlaid_.size() && !is_short()) break;  // no outline takes it
  }
  back_to_best();
}

bool SheetPacking::has_area_for(ShapeId shape, std::size_t room) const {
  const Layout all = layout();
  double left = prepared_.stock(rooms_[room].stock).area;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (all.room_of(i) == room) left -= prepared_.shapes()[items_[i].shape].area;
  }
  return left >= prepared_.shapes()[shape].area;
}

// From the middle of a sheet, the others making way.
bool SheetPacking::finds_room(ShapeId shape, std::size_t room, Separator& separator,
                              const Separator::Patience& patience, double until) {
  const Bounds box = bounds_of(rooms_[room]);
  items_.push_back({shape, 0, (box.low + box.high) * 0.5});
  separator.restart(layout());
  return separator.separate(patience, effort_, until) && keep(separator.layout());
}

bool SheetPacking::squeeze_in(ShapeId shape, Separator& separator, double until) {
  for (std::size_t r = 0; r < best_.rooms.size(); ++r) {
    back_to_best();
    if (!prepared_.fits(shape, rooms_[r].stock) || !has_area_for(shape, r)) continue;
    if (finds_room(shape, r, separator, kThorough, until)) return true;
  }
  return squeeze_onto_new(shape, separator, until) ||
         squeeze_in_for_others(shape, separator, until);
}

// What comes first takes the place of what does not have to: all of that on one sheet waits for
// its own turn.
bool SheetPacking::squeeze_in_for_others(ShapeId shape, Separator& separator, double until) {
  const std::vector<std::size_t> unlaid = unlaid_;
  for (std::size_t r = 0; r < best_.rooms.size(); ++r) {
    back_to_best();
    if (!prepared_.fits(shape, rooms_[r].stock)) continue;
    const Layout all = layout();
    std::vector<Placement> kept;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const bool waits =
          all.room_of(i) == r && job_.parts[items_[i].shape].priority < job_.parts[shape].priority;
      if (waits) {
        unlaid_.push_back(items_[i].shape);
      } else {
        kept.push_back(items_[i]);
      }
    }
    if (kept.size() < items_.size()) {
      items_ = std::move(kept);
      if (finds_room(shape, r, separator, kThorough, until)) return true;
    }
    unlaid_ = unlaid;
  }
  return false;
}

// Random places on an empty sheet found none that is free: its outline may leave just one.
bool SheetPacking::squeeze_onto_new(ShapeId shape, Separator& separator, double until) {
  for (const std::size_t s : stock_) {
    back_to_best();
    if (is_used_up(s) || !prepared_.fits(shape, s)) continue;
    open_sheet(s);
    if (finds_room(shape, rooms_.size() - 1, separator, kQuick, until)) return true;
  }
  return false;
}

std::vector<ShapeId> SheetPacking::shapes_on_last() const {
  const Layout all = layout();
  std::vector<ShapeId> shapes;
  for (std::size_t i = 0; i < all.movable(); ++i) {
    if (all.room_of(i) + 1 == all.rooms().size()) shapes.push_back(items_[i].shape);
  }
  std::sort(shapes.begin(), shapes.end());
  return shapes;
}

// Whether all that is laid could lie on `rooms_` by its area, and what is on the last sheet by its
// boxes, too.
bool SheetPacking::could_hold(const std::vector<ShapeId>& on_last) const {
  double area = 0;
  for (const Placement& item : items_) area -= prepared_.shapes()[item.shape].area;
  for (const Room& room : rooms_) area += prepared_.stock(room.stock).area;
  return area >= 0 && std::all_of(on_last.begin(), on_last.end(), [&](ShapeId shape) {
           return std::any_of(rooms_.begin(), rooms_.end(),
                              [&](const Room& room) { return prepared_.fits(shape, room.stock); });
         });
}

// A smaller or cheaper sheet in place of the last one. What is too large for it may change places
// with what lies on the others; what did not go a few times is not tried again.
bool SheetPacking::take_cheaper_last(Separator& separator) {
  if (best_.rooms.size() <= fixed_rooms_) return false;
  back_to_best();
  const double cost = job_.stock[best_.rooms.back().stock].cost;
  const std::vector<ShapeId> shapes = shapes_on_last();
  for (const std::size_t s : stock_) {
    back_to_best();
    if (job_.stock[s].cost >= cost || is_used_up(s)) continue;
    close_last_sheet();
    open_sheet(s);
    if (!could_hold(shapes) || refused_instead_[{s, shapes}]++ >= kMostRefusals) continue;
    separator.restart(layout());
    if (separator.separate(kQuick, effort_, 1) && keep(separator.layout())) return true;
    if (effort_.share() >= 1) return false;
  }
  return false;
}

// The last sheet's use less a share of it; stirred: large parts change places first.
bool SheetPacking::shorten_last(Separator& separator, double share, bool stirred) {
  back_to_best();
  Layout next = layout();
  next.resize_last(best_.width * (1 - share),
                   next.rooms().back().low.x + random_.between(0, best_.width));
  if (stirred) disrupt(next, random_);
  separator.restart(std::move(next));
  const bool thorough = stirred || share <= kTriedAgain;
  return separator.separate(thorough ? kThorough : kQuick, effort_, 1) && keep(separator.layout());
}

void SheetPacking::improve() {
  Separator separator(layout(), random_.next(), options_.workers);
  spare_leftovers(separator);
  double share = 1;
  while (effort_.share() < 1) {
    // A last room that holds fixed parts only leaves nothing to shorten.
    if (share >= 1) {
      if (do_without(best_.rooms.size() - 1, separator, kQuick, 1) || take_cheaper_last(separator))
        continue;
      share = kFirstShorter;
    }
    if (best_.width <= 0) return;
    if (shorten_last(separator, share, false)) {
      share = std::min(1.0, 2 * share);
      continue;
    }
    share /= 2;
    if (share >= kLeastShorter) continue;
    // Nothing more to be had from this arrangement: stir it and go on from there.
    share = kTriedAgain;
    shorten_last(separator, share, true);
  }
}

}  // namespace plano::nesting
