// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What goes through a flat opening, by trying every place: an oracle for the rules on openings,
/// written without knowing how they measure and meant to stay so. Slow and plain on purpose.
///
/// Shapes: a ring is a list of corners in millimetres, closed without repeating the first, in
/// either direction; the first ring bounds the opening, further ones are wood that stands in it.
/// Arcs come as chords. Probes go through perpendicularly: any place, any angle in the plane.
///
/// Every place on a raster of 4 mm and every four degrees is tried against the exact edges. A place
/// that fits proves "yes". A place where even a probe smaller by the raster's own play does not fit
/// disproves all places near it; what is left is halved, through 0.5 mm and half a degree, until
/// the play is kPlay.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace plano::checks::oracle {

struct Spot {
  double x = 0;
  double y = 0;
};
using Ring = std::vector<Spot>;
using Opening = std::vector<Ring>;

enum class Fits { no, yes, too_near_to_tell };
enum class Shape { rectangle, stadium };

/// mm between the places that are tried.
inline constexpr double kRaster = 4;
/// Degrees between the angles that are tried.
inline constexpr double kTurn = 4;
/// mm: a probe that fits or not by less than this on its sides is not told from one that touches.
inline constexpr double kPlay = 0.03;
/// mm: touching is fitting; below what sums of doubles lose.
inline constexpr double kTouch = 1e-7;
inline constexpr double kRadian = 3.14159265358979323846 / 180;

inline double distance_to_side(Spot p, Spot a, Spot b) {
  const double bx = b.x - a.x;
  const double by = b.y - a.y;
  const double length = bx * bx + by * by;
  const double t =
      length > 0 ? std::clamp(((p.x - a.x) * bx + (p.y - a.y) * by) / length, 0.0, 1.0) : 0.0;
  return std::hypot(a.x + t * bx - p.x, a.y + t * by - p.y);
}

/// How far `p` is from the nearest edge; negative in the wood.
inline double clearance(const Opening& opening, Spot p) {
  double nearest = 1e300;
  bool inside = false;
  for (const Ring& ring : opening) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Spot a = ring[i];
      const Spot b = ring[(i + 1) % ring.size()];
      nearest = std::min(nearest, distance_to_side(p, a, b));
      if ((a.y > p.y) == (b.y > p.y)) continue;
      if (p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
    }
  }
  return inside ? nearest : -nearest;
}

struct Bounds {
  Spot low{1e300, 1e300};
  Spot high{-1e300, -1e300};
};
inline Bounds bounds(const Opening& opening) {
  Bounds box;
  for (const Spot p : opening.front()) {
    box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
    box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
  }
  return box;
}

/// Diameter of the largest disc that goes through, to 0.01 mm (never more than the true one).
inline double largest_disc(const Opening& opening) {
  struct Cell {
    Spot middle;
    double half;
  };
  const Bounds box = bounds(opening);
  std::vector<Cell> open;
  constexpr double kFirst = 8;  // mm, half of a first cell
  for (double x = box.low.x; x <= box.high.x + kFirst; x += 2 * kFirst) {
    for (double y = box.low.y; y <= box.high.y + kFirst; y += 2 * kFirst) {
      open.push_back({{x, y}, kFirst});
    }
  }
  double best = 0;
  while (!open.empty()) {
    std::vector<Cell> next;
    std::vector<double> most(open.size());
    for (std::size_t i = 0; i < open.size(); ++i) {
      const double here = clearance(opening, open[i].middle);
      best = std::max(best, here);
      most[i] = here + open[i].half * std::sqrt(2.0);
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (most[i] <= best + 0.004) continue;
      const double half = open[i].half / 2;
      for (const double dx : {-half, half}) {
        for (const double dy : {-half, half}) {
          next.push_back({{open[i].middle.x + dx, open[i].middle.y + dy}, half});
        }
      }
    }
    open = std::move(next);
  }
  return 2 * best;
}

/// A probe lying somewhere: its middle and the angle of its long side, degrees.
struct Pose {
  Spot middle;
  double angle = 0;
};

/// Whether the segment from `a` to `b` runs through the inside of |x| < half_x, |y| < half_y.
inline bool crosses(Spot a, Spot b, double half_x, double half_y) {
  double enter = 0;
  double leave = 1;
  const double from[] = {a.x, a.y};
  const double way[] = {b.x - a.x, b.y - a.y};
  const double half[] = {half_x - kTouch, half_y - kTouch};
  for (int axis = 0; axis < 2; ++axis) {
    if (way[axis] == 0) {
      if (std::abs(from[axis]) >= half[axis]) return false;
      continue;
    }
    const double one = (-half[axis] - from[axis]) / way[axis];
    const double two = (half[axis] - from[axis]) / way[axis];
    enter = std::max(enter, std::min(one, two));
    leave = std::min(leave, std::max(one, two));
  }
  return enter < leave;
}

inline double distance_of_segments(Spot a, Spot b, double half_core) {
  const Spot left{-half_core, 0};
  const Spot right{half_core, 0};
  if ((a.y > 0) != (b.y > 0)) {
    const double x = a.x + a.y / (a.y - b.y) * (b.x - a.x);
    if (std::abs(x) <= half_core) return 0;
  }
  return std::min({distance_to_side(a, left, right), distance_to_side(b, left, right),
                   distance_to_side(left, a, b), distance_to_side(right, a, b)});
}

/// Whether a probe `width` x `length` at `pose` meets no edge. Its middle must be in the opening.
inline bool free_of_edges(const Opening& opening, Shape shape, double width, double length,
                          Pose pose) {
  const double c = std::cos(pose.angle * kRadian);
  const double s = std::sin(pose.angle * kRadian);
  const auto local = [&](Spot p) {
    const double x = p.x - pose.middle.x;
    const double y = p.y - pose.middle.y;
    return Spot{c * x + s * y, c * y - s * x};
  };
  for (const Ring& ring : opening) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Spot a = local(ring[i]);
      const Spot b = local(ring[(i + 1) % ring.size()]);
      const bool hit =
          shape == Shape::rectangle
              ? crosses(a, b, length / 2, width / 2)
              : distance_of_segments(a, b, std::max(0.0, length - width) / 2) < width / 2 - kTouch;
      if (hit) return false;
    }
  }
  return true;
}

/// All poses whose middle is within `half` of `pose`'s in x and y, and within `turn` degrees.
inline Fits fits_near(const Opening& opening, Shape shape, double width, double length, Pose pose,
                      double half, double turn) {
  const double play = half * std::sqrt(2.0) + turn * kRadian * std::hypot(width / 2, length / 2);
  const double here = clearance(opening, pose.middle);
  if (here < width / 2 - play - kTouch) return Fits::no;
  if (here > 0 && free_of_edges(opening, shape, width, length, pose)) return Fits::yes;
  if (here > 0 && !free_of_edges(opening, shape, width - 2 * play, length - 2 * play, pose)) {
    return Fits::no;
  }
  if (play < kPlay) return Fits::too_near_to_tell;
  Fits all = Fits::no;
  for (const double dx : {-half / 2, half / 2}) {
    for (const double dy : {-half / 2, half / 2}) {
      for (const double da : {-turn / 2, turn / 2}) {
        const Pose part{{pose.middle.x + dx, pose.middle.y + dy}, pose.angle + da};
        const Fits one = fits_near(opening, shape, width, length, part, half / 2, turn / 2);
        if (one == Fits::yes) return one;
        if (one == Fits::too_near_to_tell) all = one;
      }
    }
  }
  return all;
}

/// Whether a probe `width` x `length` (mm, the width the lesser) goes through at any place and
/// angle. Cost: seconds where an opening of many edges lets it almost through in many places.
inline Fits fits(const Opening& opening, Shape shape, double width, double length) {
  const Bounds box = bounds(opening);
  Fits all = Fits::no;
  const double play =
      kRaster / 2 * std::sqrt(2.0) + kTurn / 2 * kRadian * std::hypot(width / 2, length / 2);
  for (double y = box.low.y; y <= box.high.y + kRaster; y += kRaster) {
    for (double x = box.low.x; x <= box.high.x + kRaster; x += kRaster) {
      const double missing = width / 2 - play - clearance(opening, {x, y});
      if (missing > 0) {
        x += std::floor(missing / kRaster) * kRaster;  // clearance grows no faster than the way
        continue;
      }
      for (double angle = 0; angle < 180; angle += kTurn) {
        const Fits one =
            fits_near(opening, shape, width, length, {{x, y}, angle}, kRaster / 2, kTurn / 2);
        if (one == Fits::yes) return one;
        if (one == Fits::too_near_to_tell) all = one;
      }
    }
  }
  return all;
}

/// Whether a disc goes through.
inline Fits fits_disc(const Opening& opening, double diameter) {
  const double largest = largest_disc(opening);
  if (largest >= diameter) return Fits::yes;
  return largest + 2 * kPlay < diameter ? Fits::no : Fits::too_near_to_tell;
}

/// Small torso (89 x 157) as the standard's sharp rectangle, and as the rounded one that goes
/// through more.
inline Fits torso_fits(const Opening& opening, Shape shape) {
  return fits(opening, shape, 89, 157);
}

}  // namespace plano::checks::oracle
