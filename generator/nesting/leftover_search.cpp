// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which sheets and leftovers are worth beginning: leftovers in place of a whole sheet, and none
// that the rest can do without.

#include <algorithm>
#include <utility>

#include "nesting/sheet_packing.h"

namespace plano::nesting {
namespace {

constexpr double kSaveUntil = 0.4;   // of the effort, to do with a whole sheet less
constexpr double kSpareUntil = 0.6;  // of the effort, to do with fewer leftovers
/// Share of sheets and leftovers that parts fill at best: beyond it there is no use in trying.
constexpr double kFullest = 0.95;
constexpr Separator::Patience kQuick{1, 60};

}  // namespace

bool SheetPacking::do_without(std::size_t room, Separator& separator) {
  if (room < fixed_rooms_ || best_.rooms.size() < 2) return false;
  back_to_best();
  --used_[rooms_[room].stock];
  rooms_.erase(rooms_.begin() + static_cast<std::ptrdiff_t>(room));
  separator.restart(layout());
  return separator.separate(kQuick, effort_, 1) && keep(separator.layout());
}

// A leftover begun for a few small parts is a leftover spoilt: where the rest has room for them, it
// stays on its shelf.
void SheetPacking::spare_leftovers(Separator& separator) {
  for (std::size_t r = fixed_rooms_; r < best_.rooms.size() && effort_.share() < kSpareUntil;) {
    const Stock& stock = job_.stock[best_.rooms[r].stock];
    if (!stock.first || stock.cost <= 0 || !do_without(r, separator)) ++r;
  }
}

// Of every whole sheet as many as there are in use now, of one kind one less.
void SheetPacking::keep_to_sheets_in_use(std::size_t but_one_of) {
  for (std::size_t s = 0; s < most_.size(); ++s) {
    if (!job_.stock[s].first) most_[s] = used_[s] - (s == but_one_of ? 1 : 0);
  }
}

bool SheetPacking::might_hold_all() const {
  double area = 0;
  for (const ShapeId copy : prepared_.copies()) area += prepared_.shapes()[copy].area;
  double room = 0;
  for (std::size_t s = 0; s < most_.size() && room * kFullest < area; ++s) {
    if (!most_[s]) return true;
    if (takes_any(s)) room += *most_[s] * prepared_.stock(s).area;
  }
  return room * kFullest >= area;
}

// The dearest whole sheet is left out, all is laid anew on the others and on leftovers, and what
// finds no place is squeezed in.
bool SheetPacking::save_one_sheet() {
  back_to_best();
  std::optional<std::size_t> dearest;
  for (std::size_t r = fixed_rooms_; r < rooms_.size(); ++r) {
    const Stock& stock = job_.stock[rooms_[r].stock];
    if (stock.first || (dearest && stock.cost < job_.stock[*dearest].cost)) continue;
    dearest = rooms_[r].stock;
  }
  if (!dearest) return false;
  keep_to_sheets_in_use(*dearest);
  if (!might_hold_all()) return false;

  const Best usual = std::exchange(best_, {});
  rooms_.resize(fixed_rooms_);
  items_.clear();
  count_used();
  lay_first();
  if (!rooms_.empty()) fill(kSaveUntil);
  const bool is_saved = !best_.nest.sheets.empty() && best_.worth < usual.worth;
  if (!is_saved) best_ = usual;
  unlaid_.clear();
  back_to_best();
  return is_saved;
}

// Laying on the cheapest first begins a whole sheet as soon as the leftovers seem full, and from
// there the search never gets rid of it: only who begins without it finds out whether it is needed.
void SheetPacking::save_sheets() {
  if (!has_leftovers()) return;
  while (effort_.share() < kSaveUntil && save_one_sheet()) {
  }
  for (std::size_t s = 0; s < most_.size(); ++s) most_[s] = job_.stock[s].count;
}

}  // namespace plano::nesting
