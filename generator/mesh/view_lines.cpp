// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/view_lines.h"

#include <algorithm>
#include <cmath>

#include "mesh/view_grid.h"

namespace plano::mesh {
namespace {

// Triangles reach this far beyond their sides, so that a line along the seam of two is not seen
// through it.
constexpr double kSeamMm = 1e-6;

/// A part of a line, by its parameter from 0 to 1.
struct Interval {
  double from = 0;
  double to = 1;
  bool empty() const { return from >= to; }

  /// Keeps the part where the linear function with the given values at 0 and 1 is positive.
  void keep_positive(double at_0, double at_1) {
    if (at_0 <= 0 && at_1 <= 0) {
      to = from;
    } else if (at_0 <= 0) {
      from = std::max(from, at_0 / (at_0 - at_1));
    } else if (at_1 <= 0) {
      to = std::min(to, at_0 / (at_0 - at_1));
    }
  }
};

/// Twice the area of o, p, q, positive where they turn counter-clockwise.
double turn(const Seen& o, const Seen& p, const Seen& q) {
  return (p.x - o.x) * (q.y - o.y) - (p.y - o.y) * (q.x - o.x);
}

double flat_distance(const Seen& p, const Seen& q) {
  return std::sqrt((q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y));
}

/// The part of the line a–b that the triangle hides.
Interval hidden_by(const Seen& a, const Seen& b, const std::array<Seen, 3>& t) {
  Interval part;
  for (std::size_t i = 0; i < 3 && !part.empty(); ++i) {
    const Seen& p = t[i];
    const Seen& q = t[(i + 1) % 3];
    const double seam = kSeamMm * flat_distance(p, q);
    part.keep_positive(turn(p, q, a) + seam, turn(p, q, b) + seam);
  }
  if (part.empty()) {
    return part;
  }
  const double area = turn(t[0], t[1], t[2]);
  const auto above = [&](const Seen& s) {  // how far the triangle's plane is nearer to the eye
    const double plane = (turn(t[1], t[2], s) * t[0].depth + turn(t[2], t[0], s) * t[1].depth +
                          turn(t[0], t[1], s) * t[2].depth) /
                         area;
    return plane - s.depth - kOnFaceMm;
  };
  part.keep_positive(above(a), above(b));
  return part;
}

class Remover {
 public:
  explicit Remover(const Scene& scene)
      : scene_(scene), grid_(scene), last_asked_(scene.triangles.size(), 0) {
    for (const SceneTriangle& triangle : scene.triangles) {
      nearest_.push_back(
          std::max({scene.seen[triangle.corners[0]].depth, scene.seen[triangle.corners[1]].depth,
                    scene.seen[triangle.corners[2]].depth}));
    }
  }

  void add_visible(const SceneLine& line, std::vector<VisibleLine>& out) {
    const Seen a = scene_.seen[line.from];
    const Seen b = scene_.seen[line.to];
    const double length = flat_distance(a, b);
    if (length <= 0) {
      return;  // seen end-on
    }
    collect_hidden(a, b);
    const double shortest = kShortestPieceMm / length;
    double at = 0;
    const auto show = [&](double to) {
      const bool whole = at == 0 && to == 1;  // a curve is made of short pieces, none of them lost
      if (to - at > shortest || (whole && to > at)) {
        out.push_back({a.x + (b.x - a.x) * at, a.y + (b.y - a.y) * at, a.x + (b.x - a.x) * to,
                       a.y + (b.y - a.y) * to, line.kind, line.body});
      }
    };
    for (const Interval& hidden : joined_hidden(shortest)) {
      if (hidden.from > at) {
        show(hidden.from);
      }
      at = hidden.to;
    }
    show(1);
  }

 private:
  void collect_hidden(const Seen& a, const Seen& b) {
    hidden_.clear();
    ++asking_;
    const double farthest = std::min(a.depth, b.depth);
    grid_.along(a, b, [&](std::uint32_t index) {
      if (last_asked_[index] == asking_ || nearest_[index] <= farthest + kOnFaceMm) {
        return;
      }
      last_asked_[index] = asking_;
      const auto& corners = scene_.triangles[index].corners;
      const Interval part = hidden_by(
          a, b, {scene_.seen[corners[0]], scene_.seen[corners[1]], scene_.seen[corners[2]]});
      if (!part.empty()) {
        hidden_.push_back(part);
      }
    });
    std::sort(hidden_.begin(), hidden_.end(),
              [](const Interval& p, const Interval& q) { return p.from < q.from; });
  }

  /// What is hidden as intervals apart from each other, without those too short to see.
  std::vector<Interval> joined_hidden(double shortest) const {
    std::vector<Interval> joined;
    for (const Interval& hidden : hidden_) {
      if (!joined.empty() && hidden.from <= joined.back().to) {
        joined.back().to = std::max(joined.back().to, hidden.to);
      } else {
        joined.push_back(hidden);
      }
    }
    joined.erase(std::remove_if(joined.begin(), joined.end(),
                                [&](const Interval& i) {
                                  const bool whole = i.from <= 0 && i.to >= 1;
                                  return i.to - i.from < shortest && !whole;
                                }),
                 joined.end());
    return joined;
  }

  const Scene& scene_;
  PictureGrid grid_;
  std::vector<double> nearest_;  // by triangle: the depth of its nearest corner
  std::vector<std::uint32_t> last_asked_;
  std::uint32_t asking_ = 0;
  std::vector<Interval> hidden_;
};

}  // namespace

std::vector<VisibleLine> visible_lines(const Scene& scene) {
  std::vector<VisibleLine> out;
  if (scene.triangles.empty()) {
    return out;
  }
  Remover remover(scene);
  for (const SceneLine& line : scene.lines) {
    remover.add_visible(line, out);
  }
  return out;
}

}  // namespace plano::mesh
