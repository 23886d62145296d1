// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stock and rooms. The first layout is made in first_layout.cpp, better ones in sheet_search.cpp.

#include "nesting/sheet_packing.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "base/check.h"

namespace plano::nesting {
namespace {

/// Leftovers are opened until this share of their area would hold all parts.
constexpr double kLeastFilled = 0.4;

}  // namespace

SheetPacking::SheetPacking(const Job& job, const NestOptions& options, Effort& effort)
    : job_(job), options_(options), effort_(effort), prepared_(job), random_(options.seed) {
  for (const Stock& stock : job.stock) most_.push_back(stock.count);
  for (const Part& part : job.parts) priorities_.push_back(part.priority);
  std::sort(priorities_.begin(), priorities_.end(), std::greater<>());
  priorities_.erase(std::unique(priorities_.begin(), priorities_.end()), priorities_.end());
}

std::vector<std::size_t> SheetPacking::unlaid_by_priority() const {
  std::vector<std::size_t> counts(priorities_.size());
  for (const std::size_t part : unlaid_) {
    const auto place = std::find(priorities_.begin(), priorities_.end(), job_.parts[part].priority);
    ++counts[static_cast<std::size_t>(place - priorities_.begin())];
  }
  return counts;
}

// What is to be filled first (or last), then the cheapest by area; of equals the larger or smaller.
void SheetPacking::order_stock(Size size, Leftovers leftovers) {
  stock_.resize(prepared_.stock_count());
  std::iota(stock_.begin(), stock_.end(), 0);
  const auto price = [&](std::size_t s) { return job_.stock[s].cost / prepared_.stock(s).area; };
  std::stable_sort(stock_.begin(), stock_.end(), [&](std::size_t a, std::size_t b) {
    if (job_.stock[a].first != job_.stock[b].first) {
      return job_.stock[leftovers == Leftovers::first ? a : b].first;
    }
    if (price(a) != price(b)) return price(a) < price(b);
    const double difference = prepared_.stock(a).area - prepared_.stock(b).area;
    return size == Size::large_first ? difference > 0 : difference < 0;
  });
}

bool SheetPacking::is_used_up(std::size_t s) const {
  return most_[s] && used_[s] >= *most_[s];
}

bool SheetPacking::takes_any(std::size_t s) const {
  for (std::size_t part = 0; part < job_.parts.size(); ++part) {
    if (prepared_.fits(static_cast<ShapeId>(part), s)) return true;
  }
  return false;
}

Bounds SheetPacking::bounds_of(const Room& room) const {
  const Bounds& own = prepared_.stock(room.stock).room;
  return {own.low + room.origin, own.high + room.origin};
}

Layout SheetPacking::layout() const {
  std::vector<Bounds> rooms;
  for (const Room& room : rooms_) rooms.push_back(bounds_of(room));
  std::vector<Placement> all = items_;
  all.insert(all.end(), fixed_.begin(), fixed_.end());
  for (const Room& room : rooms_) {
    for (const ShapeId obstacle : prepared_.stock(room.stock).obstacles) {
      all.push_back({obstacle, 0, room.origin});
    }
  }
  const std::size_t still = all.size() - items_.size();
  return Layout(prepared_.shapes(), std::move(rooms), std::move(all), still);
}

void SheetPacking::open_sheet(std::size_t s) {
  const PreparedStock& stock = prepared_.stock(s);
  // Far enough that neither parts nor frames of two sheets ever meet.
  const double apart = 4 * prepared_.widest() + 2 * prepared_.shapes().reach() + 10;
  const double begin = rooms_.empty() ? 0
                                      : rooms_.back().origin.x +
                                            prepared_.stock(rooms_.back().stock).box.high.x + apart;
  ++used_[s];
  rooms_.push_back({s, {begin - stock.box.low.x, 0}});
}

void SheetPacking::close_last_sheet() {
  --used_[rooms_.back().stock];
  rooms_.pop_back();
}

void SheetPacking::set_fixed() {
  for (std::size_t s = 0; s < prepared_.stock_count(); ++s) {
    const std::size_t first = rooms_.size();
    for (const FixedPart& fixed : job_.fixed) {
      if (fixed.stock != s) continue;
      while (rooms_.size() <= first + fixed.sheet) open_sheet(s);
      fixed_.push_back(prepared_.placed(fixed.laid, rooms_[first + fixed.sheet].origin));
    }
  }
  fixed_rooms_ = rooms_.size();
}

// Leftovers lie open before any part is laid, as many as might be filled.
void SheetPacking::open_first_stock() {
  double wanted = 0;
  for (const ShapeId copy : prepared_.copies()) wanted += prepared_.shapes()[copy].area;
  for (const std::size_t s : stock_) {
    if (!job_.stock[s].first || !takes_any(s)) continue;
    for (; wanted > 0 && !is_used_up(s); wanted -= kLeastFilled * prepared_.stock(s).area) {
      open_sheet(s);
    }
  }
}

// On a sheet not yet begun: the best of the stock that takes it.
std::size_t SheetPacking::lay_on_new(ShapeId shape, std::size_t most) {
  for (const std::size_t s : stock_) {
    if (is_used_up(s) || !prepared_.fits(shape, s)) continue;
    open_sheet(s);
    forget_laid();
    if (const std::size_t laid = lay_on(shape, rooms_.size() - 1, most)) return laid;
    close_last_sheet();  // it fits the box of a leftover, but not its outline
    forget_laid();
  }
  return 0;
}

// The search sees straight edges in floating point, the check true outlines: should they ever
// disagree on the first layout, nothing is laid rather than something wrong.
void SheetPacking::take_all_off() {
  for (const Placement& item : items_) unlaid_.push_back(item.shape);
  items_.clear();
  while (rooms_.size() > fixed_rooms_) close_last_sheet();
  if (rooms_.empty() || !keep(layout())) best_.nest.unlaid = unlaid_;
}

void SheetPacking::drop_empty_rooms() {
  std::vector<Room> kept;
  for (const std::size_t r : rooms_in_use(layout())) kept.push_back(rooms_[r]);
  rooms_ = std::move(kept);
  count_used();
}

void SheetPacking::count_used() {
  std::fill(used_.begin(), used_.end(), 0);
  for (const Room& room : rooms_) ++used_[room.stock];
}

}  // namespace plano::nesting
