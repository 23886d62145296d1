// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/section.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "panels/interference.h"

namespace plano::panels {

namespace {

using geometry::Placement;
using geometry::Vec3;

constexpr double kSlack = kTolerated.mm();
/// Two panels whose normals' cross product is shorter than this are parallel: over 100 m they part
/// by less than a nanometre.
constexpr double kParallel = 1e-11;
constexpr double kEverywhere = 1e9;  // mm; beyond any design

struct Range {
  double low = 0;
  double high = 0;
  double length() const { return high - low; }
};
Range common(Range a, Range b) {
  return {std::max(a.low, b.low), std::min(a.high, b.high)};
}

/// A direction in the section plane: components along A's q and A's normal.
struct Axis {
  double q = 0;
  double h = 0;
};

/// A prism as the sections see it: s along the common direction, q in its plane and square to s, h
/// along its normal.
struct Side {
  Axis q_axis;
  Axis h_axis;
  Range h;
  Range q;  // window outside of which nothing can overlap
  Range s;  // of the whole outline
  struct Line {
    double s0 = 0;  // s0 < s1
    double q0 = 0;
    double s1 = 0;
    double q1 = 0;
    double at(double place) const { return q0 + (q1 - q0) * ((place - s0) / (s1 - s0)); }
  };
  std::vector<Line> lines;  // by s0; those square to s are left out
};

/// One stretch of material in a section, over a strip in which it is bounded by two straight lines.
struct Interval {
  Range at_start;
  Range at_end;
  Range at(double t) const {
    return {at_start.low + t * (at_end.low - at_start.low),
            at_start.high + t * (at_end.high - at_start.high)};
  }
  Range reach() const {
    return {std::min(at_start.low, at_end.low), std::max(at_start.high, at_end.high)};
  }
};

/// The extent of a rectangle of `side` (q × its h) along `axis`.
Range along(const Side& side, Range q, Axis axis) {
  const double kq = side.q_axis.q * axis.q + side.q_axis.h * axis.h;
  const double kh = side.h_axis.q * axis.q + side.h_axis.h * axis.h;
  const double middle = (kq * (q.low + q.high) + kh * (side.h.low + side.h.high)) / 2;
  const double half = (std::fabs(kq) * q.length() + std::fabs(kh) * side.h.length()) / 2;
  return {middle - half, middle + half};
}

/// How deep two rectangles overlap: the least overlap along their four side directions; negative if
/// they are apart.
double depth(const Side& a, Range qa, const Side& b, Range qb) {
  double least = std::numeric_limits<double>::max();
  for (const Axis axis : {a.q_axis, a.h_axis, b.q_axis, b.h_axis}) {
    least = std::min(least, common(along(a, qa, axis), along(b, qb, axis)).length());
  }
  return least;
}

Side side_of(const Prism& prism, const Placement& pose, Vec3 e, Vec3 q, Axis q_axis, Axis h_axis) {
  Side side{q_axis, h_axis, {}, {-kEverywhere, kEverywhere}, {kEverywhere, -kEverywhere}, {}};
  const double base = dot(pose.origin, pose.w);
  side.h = {base + prism.low(), base + prism.high()};
  const double os = dot(pose.origin, e);
  const double oq = dot(pose.origin, q);
  const double us = dot(pose.u, e);
  const double uq = dot(pose.u, q);
  const double vs = dot(pose.v, e);
  const double vq = dot(pose.v, q);
  side.lines.reserve(prism.segments().size());
  for (const Prism::Segment& segment : prism.segments()) {
    Side::Line line{os + us * segment.ax + vs * segment.ay, oq + uq * segment.ax + vq * segment.ay,
                    os + us * segment.bx + vs * segment.by, oq + uq * segment.bx + vq * segment.by};
    if (line.s0 > line.s1) line = {line.s1, line.q1, line.s0, line.q0};
    side.s = {std::min(side.s.low, line.s0), std::max(side.s.high, line.s1)};
    side.lines.push_back(line);
  }
  return side;
}

/// Narrows a side's window to what lies within the other's slab. `sine`, `cosine`: how much the
/// other's height grows along this side's q and h.
void narrow(Side& side, const Side& other) {
  const double sine = side.q_axis.q * other.h_axis.q + side.q_axis.h * other.h_axis.h;
  const double cosine = side.h_axis.q * other.h_axis.q + side.h_axis.h * other.h_axis.h;
  if (std::fabs(sine) < 1e-6) return;
  const double h0 = cosine * side.h.low;
  const double h1 = cosine * side.h.high;
  const double low = other.h.low - std::max(h0, h1);
  const double high = other.h.high - std::min(h0, h1);
  const Range window = sine > 0 ? Range{low / sine, high / sine} : Range{high / sine, low / sine};
  side.q = common(side.q, window);
}

/// How far a side's lines reach in q within `s`, cut at its window.
Range reach(const Side& side, Range s) {
  Range q{kEverywhere, -kEverywhere};
  for (const Side::Line& line : side.lines) {
    if (line.s1 <= s.low || line.s0 >= s.high) continue;
    q = {std::min({q.low, line.q0, line.q1}), std::max({q.high, line.q0, line.q1})};
  }
  return common(q, side.q);
}

/// Keeps the lines within `s`, sorted, and notes where the outline changes within the window.
void prepare(Side& side, Range s, std::vector<double>& breaks) {
  std::erase_if(side.lines,
                [&](const Side::Line& line) { return line.s1 <= s.low || line.s0 >= s.high; });
  const auto note = [&](double at) {
    if (at > s.low && at < s.high) breaks.push_back(at);
  };
  const auto inside = [&](double q) { return q >= side.q.low && q <= side.q.high; };
  for (const Side::Line& line : side.lines) {
    if (inside(line.q0)) note(line.s0);
    if (inside(line.q1)) note(line.s1);
    for (const double bound : {side.q.low, side.q.high}) {
      if ((line.q0 < bound) != (line.q1 < bound)) {
        note(line.s0 + (line.s1 - line.s0) * ((bound - line.q0) / (line.q1 - line.q0)));
      }
    }
  }
  std::erase_if(side.lines, [](const Side::Line& line) { return line.s0 == line.s1; });
  std::sort(side.lines.begin(), side.lines.end(),
            [](const Side::Line& a, const Side::Line& b) { return a.s0 < b.s0; });
}

/// The lines of a side that a sweep along s is crossing.
class Sweep {
 public:
  explicit Sweep(const Side& side) : side_(side) {}

  /// What the strip from s0 to s1 holds, clipped to the window. Strips come in rising order, and no
  /// line bends within one.
  const std::vector<Interval>& strip(double s0, double s1) {
    const double middle = (s0 + s1) / 2;
    while (next_ < side_.lines.size() && side_.lines[next_].s0 <= middle) {
      active_.push_back(&side_.lines[next_++]);
    }
    std::erase_if(active_, [&](const Side::Line* line) { return line->s1 <= middle; });
    crossings_.clear();
    for (const Side::Line* line : active_) crossings_.emplace_back(line->at(middle), line);
    std::sort(crossings_.begin(), crossings_.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    intervals_.clear();
    for (std::size_t k = 0; k + 1 < crossings_.size(); k += 2) {
      if (crossings_[k + 1].first <= side_.q.low || crossings_[k].first >= side_.q.high) continue;
      intervals_.push_back({{bounded(crossings_[k], s0), bounded(crossings_[k + 1], s0)},
                            {bounded(crossings_[k], s1), bounded(crossings_[k + 1], s1)}});
    }
    return intervals_;
  }

 private:
  using Crossing = std::pair<double, const Side::Line*>;

  double bounded(const Crossing& crossing, double s) const {
    if (crossing.first <= side_.q.low) return side_.q.low;
    if (crossing.first >= side_.q.high) return side_.q.high;
    return crossing.second->at(s);
  }

  const Side& side_;
  std::size_t next_ = 0;
  std::vector<const Side::Line*> active_;
  std::vector<Crossing> crossings_;
  std::vector<Interval> intervals_;
};

struct Deepest {
  double depth = 0;
  double t = 0;  // 0 to 1 along the strip
};

/// A depth over a strip: the greatest at its middle and ends where that is more than tolerated.
/// Where it is not, the depth, a concave function of t, may still be so between them: thirds find
/// its greatest value, as far as to the first that is.
Deepest deepest(const Side& a, const Interval& ia, const Side& b, const Interval& ib) {
  if (depth(a, ia.reach(), b, ib.reach()) <= kSlack) return {};
  const auto at = [&](double t) { return depth(a, ia.at(t), b, ib.at(t)); };
  Deepest best;
  for (const double t : {0.5, 0.0, 1.0}) {
    const double d = at(t);
    if (d > best.depth) best = {d, t};
  }
  if (best.depth > kSlack) return best;
  double low = 0;
  double high = 1;
  for (int step = 0; step < 60 && best.depth <= kSlack; ++step) {
    const double third = (high - low) / 3;
    const double left = at(low + third);
    const double right = at(high - third);
    if (left > best.depth) best = {left, low + third};
    if (right > best.depth) best = {right, high - third};
    (left < right ? low : high) = left < right ? low + third : high - third;
  }
  return best;
}

/// The area two rectangles of a section share: A's, clipped at B's four sides.
double common_area(const Side& a, Range qa, const Side& b, Range qb) {
  struct P {
    double q;
    double h;
  };
  std::array<P, 8> polygon{
      {{qa.low, a.h.low}, {qa.high, a.h.low}, {qa.high, a.h.high}, {qa.low, a.h.high}}};
  std::size_t count = 4;
  const auto clip = [&](Axis axis, double sign, double bound) {
    const auto beyond = [&](P p) { return sign * (axis.q * p.q + axis.h * p.h - bound); };
    std::array<P, 8> kept{};
    std::size_t n = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const P p = polygon[i];
      const P r = polygon[i + 1 == count ? 0 : i + 1];
      const double dp = beyond(p);
      const double dr = beyond(r);
      if (dp <= 0 && n < kept.size()) kept[n++] = p;
      if ((dp < 0 && dr > 0) || (dp > 0 && dr < 0)) {
        const double t = dp / (dp - dr);
        if (n < kept.size()) kept[n++] = {p.q + t * (r.q - p.q), p.h + t * (r.h - p.h)};
      }
    }
    polygon = kept;
    count = n;
  };
  clip(b.q_axis, 1, qb.high);
  clip(b.q_axis, -1, qb.low);
  clip(b.h_axis, 1, b.h.high);
  clip(b.h_axis, -1, b.h.low);
  double twice = 0;
  for (std::size_t i = 1; i + 1 < count; ++i) {
    twice += (polygon[i].q - polygon[0].q) * (polygon[i + 1].h - polygon[0].h) -
             (polygon[i + 1].q - polygon[0].q) * (polygon[i].h - polygon[0].h);
  }
  return twice / 2;
}

/// Where, along a strip from 0 to 1, a corner of one rectangle crosses a side's line of the other.
std::vector<double> turning_points(const Side& a, const Interval& ia, const Side& b,
                                   const Interval& ib) {
  std::vector<double> turns = {0, 1};
  const auto crossed = [&](double before, double after) {
    if ((before < 0) != (after < 0)) turns.push_back(before / (before - after));
  };
  const auto ends = [](Range range) { return std::array{range.low, range.high}; };
  const auto corners = [&](const Side& c, const Interval& ic, const Side& l, const Interval& il) {
    const double qq = c.q_axis.q * l.q_axis.q + c.q_axis.h * l.q_axis.h;
    const double hq = c.h_axis.q * l.q_axis.q + c.h_axis.h * l.q_axis.h;
    const double qh = c.q_axis.q * l.h_axis.q + c.q_axis.h * l.h_axis.h;
    const double hh = c.h_axis.q * l.h_axis.q + c.h_axis.h * l.h_axis.h;
    for (const std::size_t i : {0u, 1u}) {
      const double q0 = ends(ic.at_start)[i];
      const double q1 = ends(ic.at_end)[i];
      for (const double h : ends(c.h)) {
        for (const std::size_t k : {0u, 1u}) {
          crossed(qq * q0 + hq * h - ends(il.at_start)[k], qq * q1 + hq * h - ends(il.at_end)[k]);
          crossed(qh * q0 + hh * h - ends(l.h)[k], qh * q1 + hh * h - ends(l.h)[k]);
        }
      }
    }
  };
  corners(a, ia, b, ib);
  corners(b, ib, a, ia);
  std::sort(turns.begin(), turns.end());
  return turns;
}

/// The integral of common_area over a strip of unit length.
double mean_area(const Side& a, const Interval& ia, const Side& b, const Interval& ib) {
  if (depth(a, ia.reach(), b, ib.reach()) <= 0) return 0;
  const auto area = [&](double t) { return common_area(a, ia.at(t), b, ib.at(t)); };
  const std::vector<double> turns = turning_points(a, ia, b, ib);
  double sum = 0;
  for (std::size_t i = 0; i + 1 < turns.size(); ++i) {
    const double from = turns[i];
    const double to = turns[i + 1];
    if (to > from) sum += (to - from) / 6 * (area(from) + 4 * area((from + to) / 2) + area(to));
  }
  return sum;
}

class Pair {
 public:
  Pair(const Placement& a, const Placement& b) : pose_a_(a), pose_b_(b) {
    const Vec3 cross_line = cross(a.w, b.w);
    e_ = norm(cross_line) < kParallel ? a.u : unit(cross_line);
    q_ = cross(a.w, e_);
    q_b_ = cross(b.w, e_);
  }

  std::optional<Overlap> of(const Prism& prism_a, const Prism& prism_b) const {
    const auto met = meeting(prism_a, prism_b, kSlack);
    if (!met) return std::nullopt;
    return sweep(met->a, met->b, met->breaks);
  }

  double volume(const Prism& prism_a, const Prism& prism_b) const {
    const auto met = meeting(prism_a, prism_b, 0);
    if (!met) return 0;
    Sweep sweep_a(met->a);
    Sweep sweep_b(met->b);
    double sum = 0;
    for (std::size_t k = 0; k + 1 < met->breaks.size(); ++k) {
      const double s0 = met->breaks[k];
      const double s1 = met->breaks[k + 1];
      const auto& in_a = sweep_a.strip(s0, s1);
      const auto& in_b = sweep_b.strip(s0, s1);
      for (const Interval& ia : in_a) {
        for (const Interval& ib : in_b) sum += (s1 - s0) * mean_area(met->a, ia, met->b, ib);
      }
    }
    return sum;
  }

 private:
  struct Meeting {
    Side a;
    Side b;
    std::vector<double> breaks;
  };

  /// Both prisms as sections see them, where their slabs and extents share more than `slack`.
  std::optional<Meeting> meeting(const Prism& prism_a, const Prism& prism_b, double slack) const {
    Meeting met{side_of(prism_a, pose_a_, e_, q_, {1, 0}, {0, 1}),
                side_of(prism_b, pose_b_, e_, q_b_, {dot(q_b_, q_), dot(q_b_, pose_a_.w)},
                        {dot(pose_b_.w, q_), dot(pose_b_.w, pose_a_.w)}),
                {}};
    narrow(met.a, met.b);
    narrow(met.b, met.a);
    const Range s = common(met.a.s, met.b.s);
    if (s.length() <= slack || met.a.q.length() <= slack || met.b.q.length() <= slack) {
      return std::nullopt;
    }
    // Of parallel prisms no window says that one lies above the other: the rectangles around all
    // sections do.
    if (depth(met.a, reach(met.a, s), met.b, reach(met.b, s)) <= slack) return std::nullopt;
    met.breaks = {s.low, s.high};
    prepare(met.a, s, met.breaks);
    prepare(met.b, s, met.breaks);
    std::sort(met.breaks.begin(), met.breaks.end());
    met.breaks.erase(std::unique(met.breaks.begin(), met.breaks.end()), met.breaks.end());
    return met;
  }

  /// Overlaps of neighbouring strips count together: a strip may be thinner than what is tolerated.
  std::optional<Overlap> sweep(const Side& a, const Side& b,
                               const std::vector<double>& breaks) const {
    Sweep sweep_a(a);
    Sweep sweep_b(b);
    std::optional<Overlap> best;
    double run_start = breaks.front();
    std::optional<Overlap> in_run;
    for (std::size_t k = 0; k + 1 < breaks.size(); ++k) {
      const double s0 = breaks[k];
      const double s1 = breaks[k + 1];
      const auto& in_a = sweep_a.strip(s0, s1);
      const auto& in_b = sweep_b.strip(s0, s1);
      std::optional<Overlap> here;
      for (const Interval& ia : in_a) {
        for (const Interval& ib : in_b) {
          const Deepest found = deepest(a, ia, b, ib);
          if (found.depth <= kSlack || (here && found.depth <= here->depth_mm)) continue;
          here = Overlap{found.depth,
                         place(s0 + found.t * (s1 - s0), a, ia.at(found.t), b, ib.at(found.t))};
        }
      }
      if (!here) {
        in_run.reset();
        run_start = s1;
        continue;
      }
      if (!in_run || here->depth_mm > in_run->depth_mm) in_run = here;
      const double depth_here = std::min(in_run->depth_mm, s1 - run_start);
      if (depth_here > kSlack && (!best || depth_here > best->depth_mm)) {
        best = Overlap{depth_here, in_run->place};
      }
    }
    return best;
  }

  Vec3 place(double s, const Side& a, Range qa, const Side& b, Range qb) const {
    const Range q = common(qa, along(b, qb, a.q_axis));
    const Range h = common(a.h, along(b, qb, a.h_axis));
    return e_ * s + q_ * ((q.low + q.high) / 2) + pose_a_.w * ((h.low + h.high) / 2);
  }

  const Placement& pose_a_;
  const Placement& pose_b_;
  Vec3 e_;
  Vec3 q_;
  Vec3 q_b_;
};

}  // namespace

Prism::Prism(const geometry::Region& region, Length low, Length high)
    : low_(low.mm()), high_(high.mm()) {
  const auto take = [&](const geometry::Contour& contour) {
    const auto points = geometry::flattened(contour, kFlattening);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const geometry::Point p = points[i];
      const geometry::Point q = points[i + 1 == points.size() ? 0 : i + 1];
      segments_.push_back({p.x.mm(), p.y.mm(), q.x.mm(), q.y.mm()});
    }
  };
  for (const geometry::Face& face : region.faces) {
    take(face.outer);
    for (const geometry::Contour& hole : face.holes) take(hole);
  }
}

namespace {

/// Calls `visit` for every two prisms with the pair of their frames.
template <class Visit>
void for_each_two(const std::vector<Prism>& a, const Placement& pose_a, const std::vector<Prism>& b,
                  const Placement& pose_b, Visit visit) {
  const Pair parts(pose_a, pose_b);
  for (const Prism& prism_a : a) {
    for (const Prism& prism_b : b) {
      if (!prism_a.has_frame() && !prism_b.has_frame()) {
        visit(parts, prism_a, prism_b);
        continue;
      }
      const Placement at_a = prism_a.stands(pose_a);
      const Placement at_b = prism_b.stands(pose_b);
      visit(Pair(at_a, at_b), prism_a, prism_b);
    }
  }
}

}  // namespace

std::optional<Overlap> deepest_overlap(const std::vector<Prism>& a, const Placement& pose_a,
                                       const std::vector<Prism>& b, const Placement& pose_b) {
  std::optional<Overlap> best;
  for_each_two(a, pose_a, b, pose_b,
               [&](const Pair& pair, const Prism& prism_a, const Prism& prism_b) {
                 const auto found = pair.of(prism_a, prism_b);
                 if (found && (!best || found->depth_mm > best->depth_mm)) best = found;
               });
  return best;
}

double common_volume_mm3(const std::vector<Prism>& a, const Placement& pose_a,
                         const std::vector<Prism>& b, const Placement& pose_b) {
  double sum = 0;
  for_each_two(a, pose_a, b, pose_b,
               [&](const Pair& pair, const Prism& prism_a, const Prism& prism_b) {
                 sum += pair.volume(prism_a, prism_b);
               });
  return sum;
}

}  // namespace plano::panels
