// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/layout.h"

#include <algorithm>

namespace plano::nesting {
namespace {

constexpr double kRounding = 1e-9;    // mm
constexpr std::size_t kColumns = 64;  // of the index: a room
constexpr std::size_t kMostColumns = 1024;

Bounds around(const std::vector<Bounds>& rooms) {
  Bounds all;
  for (const Bounds& room : rooms) {
    all.include(room.low);
    all.include(room.high);
  }
  return all;
}

}  // namespace

Bounds places_in(const Bounds& room, const Bounds& shape) {
  Bounds places{room.low - shape.low, room.high - shape.high};
  // A shape as large as the room fits, whatever was lost in rounding.
  const auto settle = [](double& low, double& high) {
    if (low > high && low - high < kRounding) low = high = (low + high) / 2;
  };
  settle(places.low.x, places.high.x);
  settle(places.low.y, places.high.y);
  return places;
}

Layout::Layout(const ShapeTable& shapes, std::vector<Bounds> rooms, std::vector<Placement> items,
               std::size_t fixed)
    : shapes_(&shapes),
      rooms_(std::move(rooms)),
      fixed_(fixed),
      boxes_(around(rooms_), std::clamp(2 * rooms_.size() * kColumns, kColumns, kMostColumns)) {
  const std::size_t first_fixed = items.size() - fixed;
  fixed_ = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i >= first_fixed) ++fixed_;  // so that it is not asked whether it sticks out
    add(items[i]);
  }
}

void Layout::add(const Placement& item) {
  const std::size_t i = items_.size();
  items_.push_back(item);
  stances_.push_back(shapes_->stance_of(item));
  boxes_.add(shapes_->bounds_of(item));
  outside_.push_back(0);
  outside_[i] = sticks_out(i);
  overlaps_.emplace_back();
  count(i);
}

bool Layout::is_free(const Placement& item) const {
  const Stance stance = shapes_->stance_of(item);
  bool free = true;
  near(shapes_->bounds_of(item), size(), [&](std::size_t j) {
    free = free && shapes_->keep_gap(stance, item.at, stances_[j], items_[j].at);
  });
  return free;
}

bool Layout::sticks_out(std::size_t i) const {
  const Bounds& box = boxes_[i];
  const Bounds& room = rooms_[room_of(i)];
  return i < movable() &&
         (box.low.x < room.low.x - kRounding || box.low.y < room.low.y - kRounding ||
          box.high.x > room.high.x + kRounding || box.high.y > room.high.y + kRounding);
}

void Layout::put(std::size_t i, const Placement& to) {
  items_[i] = to;
  stances_[i] = shapes_->stance_of(to);
  boxes_.set(i, shapes_->bounds_of(to));
  outside_[i] = sticks_out(i);
}

// The item's overlaps are taken out of the counts of all.
void Layout::forget(std::size_t i) {
  for (const Overlap& own : overlaps_[i]) {
    std::erase_if(overlaps_[own.with], [&](const Overlap& other) { return other.with == i; });
  }
  overlaps_[i].clear();
}

void Layout::count(std::size_t i) {
  forget(i);
  near(boxes_[i], i, [&](std::size_t j) {
    const ShapeTable::Spot spot =
        shapes_->spot(stances_[i], items_[i].at, stances_[j], items_[j].at);
    const double depth = spot.field->depth(spot.place);
    const auto loss = static_cast<float>(depth * shapes_->scale(stances_[i], stances_[j]));
    if (loss <= 0) return;
    overlaps_[i].push_back({static_cast<std::uint32_t>(j), loss});
    auto& other = overlaps_[j];
    const auto place = std::find_if(other.begin(), other.end(),
                                    [&](const Overlap& overlap) { return overlap.with > i; });
    other.insert(place, {static_cast<std::uint32_t>(i), loss});
  });
}

void Layout::move(std::size_t i, const Placement& to) {
  put(i, to);
  count(i);
}

std::size_t Layout::room_of(std::size_t i) const {
  const double middle = (boxes_[i].low.x + boxes_[i].high.x) / 2;
  std::size_t room = 0;
  while (room + 1 < rooms_.size() && middle > (rooms_[room].high.x + rooms_[room + 1].low.x) / 2) {
    ++room;
  }
  return room;
}

void Layout::resize_last(double width, double cut) {
  Bounds& room = rooms_.back();
  const double by = width - room.width();
  std::vector<std::size_t> moved;
  for (std::size_t i = 0; i < movable(); ++i) {
    if (room_of(i) + 1 == rooms_.size()) moved.push_back(i);
  }
  room.high.x = room.low.x + width;
  for (const std::size_t i : moved) {
    const bool along = (boxes_[i].low.x + boxes_[i].high.x) / 2 > cut;
    const Bounds places = places_in(room, (*shapes_)[items_[i].shape].bounds[items_[i].pose]);
    Placement to = items_[i];
    to.at.x =
        std::clamp(to.at.x + (along ? by : 0), places.low.x, std::max(places.low.x, places.high.x));
    put(i, to);
  }
  for (const std::size_t i : moved) count(i);
}

double Layout::total() const {
  double sum = 0;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (outside_[i] != 0) sum += kOutside;
    for (const Overlap& overlap : overlaps_[i]) {
      if (overlap.with < i) sum += static_cast<double>(overlap.loss);
    }
  }
  return sum;
}

}  // namespace plano::nesting
