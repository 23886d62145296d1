// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which sheets and leftovers are worth beginning: leftovers in place of a whole sheet, and none
// that the rest can do without.

#include <algorithm>
#include <utility>

#include "nesting/sheet_packing.h"

namespace plano::nesting {
namespace {

constexpr double kSaveUntil = 0.35;  // of the effort, to do with a whole sheet less
constexpr double kSpareUntil = 0.6;  // of the effort, to do with fewer leftovers
/// Share of sheets and leftovers that parts fill at best: beyond it there is no use in trying.
constexpr double kFullest = 0.85;
constexpr Separator::Patience kQuick{1, 60};

}  // namespace

bool SheetPacking::do_without(std::size_t room, Separator& separator,
                              const Separator::Patience& patience, double until) {
  if (room < fixed_rooms_ || best_.rooms.size() < 2) return false;
  back_to_best();
  --used_[rooms_[room].stock];
  rooms_.erase(rooms_.begin() + static_cast<std::ptrdiff_t>(room));
  const std::vector<ShapeId> all = prepared_.copies();
  if (!could_hold(all)) return false;
  separator.restart(layout());
  return separator.separate(patience, effort_, until) && keep(separator.layout());
}

// The leftovers that cost something, of the best layout, those that hold least first.
std::vector<std::size_t> SheetPacking::leftovers_in_use() {
  back_to_best();
  const Layout all = layout();
  std::vector<double> held(rooms_.size(), 0);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    held[all.room_of(i)] += prepared_.shapes()[items_[i].shape].area;
  }
  std::vector<std::size_t> rooms;
  for (std::size_t r = fixed_rooms_; r < rooms_.size(); ++r) {
    const Stock& stock = job_.stock[rooms_[r].stock];
    if (stock.first && stock.cost > 0) rooms.push_back(r);
  }
  std::stable_sort(rooms.begin(), rooms.end(),
                   [&](std::size_t a, std::size_t b) { return held[a] < held[b]; });
  return rooms;
}

// A leftover begun for a few small parts is a leftover spoilt: where the rest has room for them, it
// stays on its shelf.
void SheetPacking::spare_leftovers(Separator& separator) {
  std::size_t tried = 0;  // without success
  for (std::vector<std::size_t> rooms = leftovers_in_use();
       tried < rooms.size() && effort_.share() < kSpareUntil;) {
    if (do_without(rooms[tried], separator, kQuick, kSpareUntil)) {
      rooms = leftovers_in_use();
      tried = 0;
    } else {
      ++tried;
    }
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
