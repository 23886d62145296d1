// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/layout.h"

#include <algorithm>

namespace plano::nesting {
namespace {

constexpr double kRounding = 1e-9;  // mm

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
    : shapes_(&shapes), rooms_(std::move(rooms)), items_(std::move(items)), fixed_(fixed) {
  const std::size_t n = items_.size();
  for (auto* values : {&low_x_, &low_y_, &high_x_, &high_y_}) values->resize(n);
  outside_.resize(n);
  for (std::size_t i = 0; i < n; ++i) set_box(i);
  loss_.assign(n * n, 0);
  for (std::size_t i = 0; i < n; ++i) count(i);
}

void Layout::set_box(std::size_t i) {
  const Bounds box = shapes_->bounds_of(items_[i]);
  low_x_[i] = box.low.x;
  low_y_[i] = box.low.y;
  high_x_[i] = box.high.x;
  high_y_[i] = box.high.y;
  const Bounds& room = rooms_[room_of(i)];
  outside_[i] = i < movable() &&
                (box.low.x < room.low.x - kRounding || box.low.y < room.low.y - kRounding ||
                 box.high.x > room.high.x + kRounding || box.high.y > room.high.y + kRounding);
}

void Layout::near(const Bounds& box, std::size_t but, std::vector<std::uint32_t>& found) const {
  const double gap = shapes_->reach();
  const double low_x = box.low.x - gap;
  const double low_y = box.low.y - gap;
  const double high_x = box.high.x + gap;
  const double high_y = box.high.y + gap;
  const std::size_t n = items_.size();
  found.resize(n);
  std::size_t count = 0;
  for (std::size_t j = 0; j < n; ++j) {
    found[count] = static_cast<std::uint32_t>(j);
    count += static_cast<std::size_t>((low_x_[j] < high_x) & (high_x_[j] > low_x) &
                                      (low_y_[j] < high_y) & (high_y_[j] > low_y) & (j != but));
  }
  found.resize(count);
}

void Layout::count(std::size_t i) {
  const std::size_t n = items_.size();
  for (std::size_t j = 0; j < n; ++j) loss_[i * n + j] = loss_[j * n + i] = 0;
  near(shapes_->bounds_of(items_[i]), i, near_);
  for (const std::uint32_t j : near_) {
    const double depth = shapes_->depth(items_[i], items_[j]);
    if (depth <= 0) continue;
    const auto loss = static_cast<float>(depth * shapes_->scale(items_[i].shape, items_[j].shape));
    loss_[i * n + j] = loss_[j * n + i] = loss;
  }
}

void Layout::move(std::size_t i, const Placement& to) {
  items_[i] = to;
  set_box(i);
  count(i);
}

std::size_t Layout::room_of(std::size_t i) const {
  const double middle = (low_x_[i] + high_x_[i]) / 2;
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
    const bool along = (low_x_[i] + high_x_[i]) / 2 > cut;
    const Bounds places = places_in(room, (*shapes_)[items_[i].shape].bounds[items_[i].pose]);
    items_[i].at.x = std::clamp(items_[i].at.x + (along ? by : 0), places.low.x,
                                std::max(places.low.x, places.high.x));
    set_box(i);
  }
  for (const std::size_t i : moved) count(i);
}

bool Layout::misplaced(std::size_t i) const {
  if (outside_[i] != 0) return true;
  const float* row = losses(i);
  return std::any_of(row, row + items_.size(), [](float loss) { return loss > 0; });
}

double Layout::total() const {
  double sum = 0;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (outside_[i] != 0) sum += kOutside;
    for (std::size_t j = 0; j < i; ++j) sum += loss(i, j);
  }
  return sum;
}

}  // namespace plano::nesting
