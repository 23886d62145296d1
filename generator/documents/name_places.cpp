// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/name_places.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"

namespace plano::documents {
namespace {

constexpr int kGrid = 17;           // places tried along each side of a part's box
constexpr double kMargin = 0.22;    // left free around a name in its part, of the name's height
constexpr double kClear = 0.4;      // mm left free around a name beside its part
constexpr double kLeaderGap = 0.5;  // mm between a leader's end and its name
constexpr double kFirstRing = 1.5;  // mm from the part's box to the nearest leader's end
constexpr double kBetweenRings = 1.0;
constexpr int kRings = 48;
constexpr int kAround = 24;  // places tried on each ring

/// Whether a straight line comes into the box.
bool enters(Spot a, Spot b, const Frame& box) {
  double from = 0;
  double to = 1;
  const auto cut = [&](double start, double way, double low, double high) {
    if (way == 0) return start > low && start < high;
    double enter = (low - start) / way;
    double leave = (high - start) / way;
    if (enter > leave) std::swap(enter, leave);
    from = std::max(from, enter);
    to = std::min(to, leave);
    return from < to;
  };
  return cut(a.x, b.x - a.x, box.left, box.right()) && cut(a.y, b.y - a.y, box.top, box.bottom());
}

bool crosses(const std::vector<Spot>& curve, const Frame& box) {
  for (std::size_t i = 0; i < curve.size(); ++i) {
    if (enters(curve[i], curve[i + 1 == curve.size() ? 0 : i + 1], box)) return true;
  }
  return false;
}

bool inside(const std::vector<Spot>& curve, Spot p) {
  bool odd = false;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const Spot a = curve[i];
    const Spot b = curve[i + 1 == curve.size() ? 0 : i + 1];
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
      odd = !odd;
    }
  }
  return odd;
}

bool is_clear(const Obstacles& part, const Frame& box) {
  const Spot middle{box.left + box.width / 2, box.top + box.height / 2};
  if (!inside(part.outer, middle) || crosses(part.outer, box)) return false;
  return std::none_of(part.inner.begin(), part.inner.end(), [&](const std::vector<Spot>& curve) {
    return inside(curve, middle) || crosses(curve, box);
  });
}

/// Places of a grid over -1 to 1, nearest to the middle first.
const std::vector<Spot>& grid() {
  static const std::vector<Spot> places = [] {
    std::vector<Spot> made;
    for (int row = 0; row < kGrid; ++row) {
      for (int column = 0; column < kGrid; ++column) {
        made.push_back({2.0 * column / (kGrid - 1) - 1, 2.0 * row / (kGrid - 1) - 1});
      }
    }
    std::stable_sort(made.begin(), made.end(),
                     [](Spot a, Spot b) { return a.x * a.x + a.y * a.y < b.x * b.x + b.y * b.y; });
    return made;
  }();
  return places;
}

bool is_within(const Frame& box, const Frame& page) {
  return box.left >= page.left && box.right() <= page.right() && box.top >= page.top &&
         box.bottom() <= page.bottom();
}

Spot nearest_on(const Frame& box, Spot to) {
  return {std::clamp(to.x, box.left, box.right()), std::clamp(to.y, box.top, box.bottom())};
}

bool is_free(const Frame& box, const Leader& leader, const Taken& taken) {
  const Spot middle{box.left + box.width / 2, box.top + box.height / 2};
  for (std::size_t i = 0; i < taken.outlines.size(); ++i) {
    if (overlap(box, taken.boxes[i]) &&
        (inside(taken.outlines[i], middle) || crosses(taken.outlines[i], box))) {
      return false;
    }
  }
  return std::none_of(taken.names.begin(), taken.names.end(),
                      [&](const Frame& name) {
                        return overlap(box, name) || enters(leader.from, leader.to, name);
                      }) &&
         std::none_of(taken.leaders.begin(), taken.leaders.end(),
                      [&](const Leader& other) { return enters(other.from, other.to, box); });
}

}  // namespace

Frame frame_of(const std::vector<Spot>& curve) {
  double left = curve[0].x;
  double top = curve[0].y;
  double right = left;
  double bottom = top;
  for (const Spot p : curve) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  }
  return {left, top, right - left, bottom - top};
}

bool overlap(const Frame& a, const Frame& b) {
  return a.left < b.right() && b.left < a.right() && a.top < b.bottom() && b.top < a.bottom();
}

std::optional<Spot> clear_place(const Obstacles& part, double width, double height) {
  const Frame whole = frame_of(part.outer);
  const double margin = kMargin * std::min(width, height);
  width += 2 * margin;
  height += 2 * margin;
  if (width > whole.width || height > whole.height) return std::nullopt;
  const Spot middle{whole.left + whole.width / 2, whole.top + whole.height / 2};
  for (const Spot step : grid()) {
    const Spot at{middle.x + step.x * (whole.width - width) / 2,
                  middle.y + step.y * (whole.height - height) / 2};
    if (is_clear(part, {at.x - width / 2, at.y - height / 2, width, height})) return at;
  }
  return std::nullopt;
}

std::optional<Leader> place_beside(const Frame& own, double width, double height, const Frame& page,
                                   const Taken& taken) {
  const Spot middle{own.left + own.width / 2, own.top + own.height / 2};
  for (int ring = 0; ring < kRings; ++ring) {
    const double beyond = kFirstRing + kBetweenRings * ring;
    for (int k = 0; k < kAround; ++k) {
      const double turn = 360.0 * k / kAround;
      const Spot at{middle.x + cos_degrees(turn) * (own.width / 2 + width / 2 + beyond),
                    middle.y - sin_degrees(turn) * (own.height / 2 + height / 2 + beyond)};
      const Frame name{at.x - width / 2, at.y - height / 2, width, height};
      const Leader leader{at, middle, nearest_on(inset(name, -kLeaderGap), middle)};
      if (is_within(inset(name, -kClear), page) && is_free(inset(name, -kClear), leader, taken)) {
        return leader;
      }
    }
  }
  return std::nullopt;
}

}  // namespace plano::documents
