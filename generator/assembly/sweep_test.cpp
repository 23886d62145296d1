// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/sweep_test.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "panels/interference.h"

namespace plano::assembly {

namespace {

using geometry::Placement;
using geometry::Vec3;
using panels::Prism;

/// Over 100 m, a direction this near to a plane or its normal strays from it by a tenth of a
/// micrometre.
constexpr double kAligned = 1e-9;
constexpr double kFinestStep = 0.5;  // mm: thinner than any board that is cut
constexpr double kSlack = panels::kTolerated.mm();

bool along_or_in_plane(const Placement& pose, Vec3 d) {
  return std::fabs(dot(d, pose.w)) < kAligned || norm(cross(d, pose.w)) < kAligned;
}

/// For every prism of the shape.
bool aligned(const std::vector<Prism>& shape, const Placement& pose, Vec3 d) {
  return std::all_of(shape.begin(), shape.end(), [&](const Prism& prism) {
    return along_or_in_plane(prism.has_frame() ? prism.stands(pose) : pose, d);
  });
}

Placement displaced(Placement pose, Vec3 by) {
  pose.origin = pose.origin + by;
  return pose;
}

struct Line {  // s across the direction, q along it; s0 < s1
  double s0, q0, s1, q1;
  double at(double s) const { return q0 + (q1 - q0) * ((s - s0) / (s1 - s0)); }
};

/// The lower bound of what `lines` enclose, strip by strip.
std::vector<Line> lower_bound_of(std::vector<Line> lines) {
  std::vector<double> breaks;
  for (const Line& line : lines) {
    breaks.push_back(line.s0);
    breaks.push_back(line.s1);
  }
  std::sort(breaks.begin(), breaks.end());
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.s0 < b.s0; });
  std::vector<Line> bound;
  std::vector<const Line*> active;
  std::size_t next = 0;
  for (std::size_t k = 0; k + 1 < breaks.size(); ++k) {
    const double middle = (breaks[k] + breaks[k + 1]) / 2;
    while (next < lines.size() && lines[next].s0 <= middle) active.push_back(&lines[next++]);
    std::erase_if(active, [&](const Line* line) { return line->s1 <= middle; });
    const Line* least = nullptr;
    for (const Line* line : active) {
      if (least == nullptr || line->at(middle) < least->at(middle)) least = line;
    }
    if (least == nullptr) continue;
    bound.push_back({breaks[k], least->at(breaks[k]), breaks[k + 1], least->at(breaks[k + 1])});
  }
  return bound;
}

/// What the region sweeps when it moves along (dx, dy) as far as `reach` and beyond its own end.
Prism shadow(const Prism& prism, double dx, double dy, double reach) {
  std::vector<Line> lines;
  double end = -std::numeric_limits<double>::max();
  for (const Prism::Segment& segment : prism.segments()) {
    Line line{segment.ax * dy - segment.ay * dx, segment.ax * dx + segment.ay * dy,
              segment.bx * dy - segment.by * dx, segment.bx * dx + segment.by * dy};
    if (line.s0 > line.s1) line = {line.s1, line.q1, line.s0, line.q0};
    end = std::max({end, line.q0, line.q1});
    if (line.s0 < line.s1) lines.push_back(line);
  }
  end += reach;
  std::vector<Prism::Segment> segments;
  const auto add = [&](double s0, double q0, double s1, double q1) {
    segments.push_back(
        {s0 * dy + q0 * dx, -s0 * dx + q0 * dy, s1 * dy + q1 * dx, -s1 * dx + q1 * dy});
  };
  const std::vector<Line> bound = lower_bound_of(std::move(lines));
  for (std::size_t k = 0; k < bound.size(); ++k) {
    const Line& line = bound[k];
    const bool follows = k > 0 && bound[k - 1].s1 == line.s0;
    const bool goes_on = k + 1 < bound.size() && bound[k + 1].s0 == line.s1;
    add(line.s0, follows ? bound[k - 1].q1 : end, line.s0, line.q0);
    add(line.s0, line.q0, line.s1, line.q1);
    add(line.s1, end, line.s0, end);
    if (!goes_on) add(line.s1, line.q1, line.s1, end);
  }
  return prism.remade(std::move(segments), prism.low(), prism.high());
}

/// How wide the strips are, on the whole, that an outline is made of: twice its area by the length
/// of its border. A long batten's width, half a disc's diameter.
double width_of(const Prism& prism) {
  double twice_area = 0;
  double border = 0;
  for (const Prism::Segment& s : prism.segments()) {
    twice_area += s.ax * s.by - s.bx * s.ay;
    border += std::sqrt((s.bx - s.ax) * (s.bx - s.ax) + (s.by - s.ay) * (s.by - s.ay));
  }
  return std::fabs(twice_area) / border;
}

double thinnest(const std::vector<Prism>& shape) {
  double least = std::numeric_limits<double>::max();
  for (const Prism& prism : shape) {
    least = std::min({least, prism.high() - prism.low(), width_of(prism)});
  }
  return least;
}

}  // namespace

SweepTest::SweepTest(const Bodies& bodies) : bodies_(bodies) {
  Vec3 low{1e12, 1e12, 1e12};
  Vec3 high{-1e12, -1e12, -1e12};
  for (const Body& body : bodies.all) {
    low = {std::min(low.x, body.box.low.x), std::min(low.y, body.box.low.y),
           std::min(low.z, body.box.low.z)};
    high = {std::max(high.x, body.box.high.x), std::max(high.y, body.box.high.y),
            std::max(high.z, body.box.high.z)};
  }
  far_ = bodies.all.empty() ? 1 : 2 * norm(high - low) + 10;
  for (const auto& shape : bodies.shapes) thinnest_.push_back(thinnest(shape));
}

double SweepTest::clear_after(std::size_t mover, Vec3 from, Vec3 d, std::size_t other) const {
  const Box3& a = bodies_.all[mover].box;
  const Box3& b = bodies_.all[other].box;
  double enter = -std::numeric_limits<double>::max();
  double leave = std::numeric_limits<double>::max();
  const auto axis = [&](double a_low, double a_high, double b_low, double b_high, double along) {
    if (std::fabs(along) < kAligned) {
      if (a_high <= b_low + kSlack || b_high <= a_low + kSlack) leave = 0;
      return;
    }
    const double t0 = (b_low + kSlack - a_high) / along;
    const double t1 = (b_high - kSlack - a_low) / along;
    enter = std::max(enter, std::min(t0, t1));
    leave = std::min(leave, std::max(t0, t1));
  };
  axis(a.low.x + from.x, a.high.x + from.x, b.low.x, b.high.x, d.x);
  axis(a.low.y + from.y, a.high.y + from.y, b.low.y, b.high.y, d.y);
  axis(a.low.z + from.z, a.high.z + from.z, b.low.z, b.high.z, d.z);
  return leave > 0 && leave > enter ? leave : 0;
}

const std::vector<Prism>& SweepTest::swept(std::size_t body, Vec3 d) {
  const Body& moved = bodies_.all[body];
  const double du = dot(d, moved.pose.u);
  const double dv = dot(d, moved.pose.v);
  const double dw = dot(d, moved.pose.w);
  const auto key = std::tuple(moved.shape, std::lround(du * 1e12), std::lround(dv * 1e12),
                              std::lround(dw * 1e12));
  const auto [place, is_new] = swept_.try_emplace(key);
  if (!is_new) return place->second;
  for (const Prism& prism : bodies_.shapes[moved.shape]) {
    const Placement frame = prism.stands(moved.pose);
    const double up = dot(d, frame.w);
    if (std::fabs(up) < kAligned) {
      place->second.push_back(shadow(prism, dot(d, frame.u), dot(d, frame.v), far_));
    } else {
      place->second.push_back(prism.remade(prism.segments(), prism.low() - (up < 0 ? far_ : 0),
                                           prism.high() + (up > 0 ? far_ : 0)));
    }
  }
  return place->second;
}

bool SweepTest::exact_for(std::size_t mover, Vec3 d, std::size_t other) const {
  const Body& a = bodies_.all[mover];
  const Body& b = bodies_.all[other];
  return aligned(bodies_.shapes[a.shape], a.pose, d) || aligned(bodies_.shapes[b.shape], b.pose, d);
}

bool SweepTest::meets(std::size_t mover, Vec3 from, Vec3 d, std::size_t other) {
  if (clear_after(mover, from, d, other) <= 0) return false;
  const Body& a = bodies_.all[mover];
  const Body& b = bodies_.all[other];
  if (aligned(bodies_.shapes[a.shape], a.pose, d)) {
    ++tests_;
    return panels::deepest_overlap(swept(mover, d), displaced(a.pose, from),
                                   bodies_.shapes[b.shape], b.pose)
        .has_value();
  }
  if (aligned(bodies_.shapes[b.shape], b.pose, d)) {
    ++tests_;
    return panels::deepest_overlap(bodies_.shapes[a.shape], displaced(a.pose, from),
                                   swept(other, -d), b.pose)
        .has_value();
  }
  return stepwise(mover, from, d, other);
}

bool SweepTest::overlaps(std::size_t mover, Vec3 at, std::size_t other) {
  const Body& a = bodies_.all[mover];
  const Body& b = bodies_.all[other];
  const auto apart = [](double a_low, double a_high, double b_low, double b_high) {
    return a_high <= b_low + kSlack || b_high <= a_low + kSlack;
  };
  if (apart(a.box.low.x + at.x, a.box.high.x + at.x, b.box.low.x, b.box.high.x) ||
      apart(a.box.low.y + at.y, a.box.high.y + at.y, b.box.low.y, b.box.high.y) ||
      apart(a.box.low.z + at.z, a.box.high.z + at.z, b.box.low.z, b.box.high.z)) {
    return false;
  }
  ++tests_;
  return panels::deepest_overlap(bodies_.shapes[a.shape], displaced(a.pose, at),
                                 bodies_.shapes[b.shape], b.pose)
      .has_value();
}

bool SweepTest::stepwise(std::size_t mover, Vec3 from, Vec3 d, std::size_t other) {
  const double end = clear_after(mover, from, d, other);
  const double least =
      std::min(thinnest_[bodies_.all[mover].shape], thinnest_[bodies_.all[other].shape]);
  const double step = std::max(kFinestStep, least / 2);
  for (double t = std::min(kFinestStep, step); t < end; t += step) {
    if (overlaps(mover, from + d * t, other)) return true;
  }
  return false;
}

}  // namespace plano::assembly
