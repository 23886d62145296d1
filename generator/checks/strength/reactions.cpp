// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/reactions.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace plano::checks {
namespace {

constexpr double kContinuous = 1.25;  // of two equal spans under a row: 5/4 q L in the middle

struct Line {
  std::vector<double> at;  // of the supports
  std::vector<bool> held;
  std::size_t own = 0;
  double length = 0;
};

Line line_of(double place, const std::vector<Bearing>& supports, double length) {
  Line line;
  line.length = length;
  double nearest = 1e12;
  for (std::size_t i = 0; i < supports.size(); ++i) {
    const double off = std::max({supports[i].first - place, place - supports[i].second, 0.0});
    if (off < nearest) {
      nearest = off;
      line.own = i;
    }
    line.at.push_back((supports[i].first + supports[i].second) / 2);
    line.held.push_back(supports[i].held);
  }
  line.at[line.own] = place;
  return line;
}

/// The whole force on one support, with what arm there is to either end.
void alone(const Line& line, double point, double row, std::vector<Reaction>& out) {
  const double at = line.at[line.own];
  for (const double arm : {at, line.length - at}) {
    out.push_back({point, arm});
    out.push_back({row * arm / line.length, arm / 2});
  }
  out.push_back({row, std::fabs(line.length / 2 - at)});
}

/// Of an overhang `c` beyond `last`, with `next` behind it; `spans`: what the support bears of a
/// row between supports.
void beyond(const Line& line, std::size_t last, std::size_t next, double c, double point,
            double row, double spans, std::vector<Reaction>& out) {
  const double back = std::fabs(line.at[last] - line.at[next]);
  if (c <= 0 || (line.own != last && line.own != next) || back <= 0) return;
  const double spread = row * c / line.length;
  if (line.own == next) {
    out.push_back({point * c / back, 0});
    out.push_back({spread * c / 2 / back, 0});
  } else if (line.held[next] || c <= kFootHalfMm) {
    out.push_back({point * (1 + c / back), 0});
    out.push_back({spans + spread * (1 + c / 2 / back), 0});
  } else {  // nothing holds the other end down
    out.push_back({point, c});
    out.push_back({spread, c / 2});
  }
}

}  // namespace

std::vector<Reaction> reactions_at(double place_mm, const std::vector<Bearing>& supports,
                                   double length_mm, double point_n, double row_n) {
  CHECK(!supports.empty() && length_mm > 0, "a member on something");
  const Line line = line_of(place_mm, supports, length_mm);
  std::vector<Reaction> out;
  if (supports.size() == 1) {
    alone(line, point_n, row_n, out);
    return out;
  }
  const std::size_t last = supports.size() - 1;
  out.push_back({point_n, 0});
  double share = 0;  // of the length that this support carries
  if (line.own > 0) share += (line.at[line.own] - line.at[line.own - 1]) / 2;
  if (line.own < last) share += (line.at[line.own + 1] - line.at[line.own]) / 2;
  const bool inner = line.own > 0 && line.own < last;
  const double spans = row_n * share / length_mm * (inner ? kContinuous : 1);
  out.push_back({spans, 0});
  beyond(line, 0, 1, line.at[0], point_n, row_n, spans, out);
  beyond(line, last, last - 1, length_mm - line.at[last], point_n, row_n, spans, out);
  return out;
}

}  // namespace plano::checks
