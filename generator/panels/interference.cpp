// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/interference.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "geometry/exact/evaluate.h"
#include "panels/section.h"

namespace plano::panels {

namespace {

using geometry::Region;
using geometry::Shape;
using geometry::Vec3;

constexpr double kSlack = kTolerated.mm();

/// A part's layers of equal outline, from bottom to top. A layer that cannot be computed counts as
/// whole: better one false alarm than one overlap missed.
std::vector<Prism> prisms_of(const Part& part) {
  struct Sunk {
    Shape shape;
    Length low;
    Length high;
  };
  std::vector<Sunk> all;
  const auto sink = [&](Shape shape, Length depth, model::FaceSide face) {
    const bool top = face == model::FaceSide::top;
    all.push_back(
        {std::move(shape), top ? part.thickness - depth : Length{}, top ? part.thickness : depth});
  };
  for (const PartPocket& pocket : part.pockets) {
    sink(Shape::covering(pocket.area), pocket.depth, pocket.face);
  }
  for (const model::Drill& drill : part.drills) {
    if (!drill.depth) continue;
    sink(Shape::of(geometry::circle(drill.centre, drill.diameter.half())), *drill.depth,
         drill.face);
  }
  std::vector<Length> levels = {Length{}, part.thickness};
  for (const Sunk& sunk : all) {
    levels.push_back(sunk.low);
    levels.push_back(sunk.high);
  }
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());

  const Region whole{{part.profile}};
  std::vector<Prism> prisms;
  for (std::size_t k = 0; k + 1 < levels.size(); ++k) {
    std::vector<Shape> gone;
    for (const Sunk& sunk : all) {
      if (sunk.low <= levels[k] && sunk.high >= levels[k + 1]) gone.push_back(sunk.shape);
    }
    if (gone.empty()) {
      prisms.emplace_back(whole, levels[k], levels[k + 1]);
      continue;
    }
    const auto left =
        geometry::exact::evaluate(Shape::subtract(Shape::covering(whole), std::move(gone)));
    prisms.emplace_back(left ? *left : whole, levels[k], levels[k + 1]);
  }
  return prisms;
}

struct Body {
  std::size_t part = 0;
  std::size_t instance = 0;
  const geometry::Placement* pose = nullptr;
  Vec3 low;
  Vec3 high;
};

Body body_of(const Part& part, std::size_t number, std::size_t instance) {
  Body body{number, instance, &part.instances[instance].pose, {}, {}};
  const geometry::Box box = geometry::bounding_box(part.profile);
  const Vec3 first = body.pose->at(box.low, Length{});
  body.low = first;
  body.high = first;
  for (int corner = 1; corner < 8; ++corner) {
    const geometry::Point p{(corner & 1) != 0 ? box.high.x : box.low.x,
                            (corner & 2) != 0 ? box.high.y : box.low.y};
    const Vec3 at = body.pose->at(p, (corner & 4) != 0 ? part.thickness : Length{});
    body.low = {std::min(body.low.x, at.x), std::min(body.low.y, at.y), std::min(body.low.z, at.z)};
    body.high = {std::max(body.high.x, at.x), std::max(body.high.y, at.y),
                 std::max(body.high.z, at.z)};
  }
  return body;
}

bool boxes_meet(const Body& a, const Body& b) {
  return a.low.y + kSlack < b.high.y && b.low.y + kSlack < a.high.y &&
         a.low.z + kSlack < b.high.z && b.low.z + kSlack < a.high.z;
}

}  // namespace

std::vector<Interference> find_interferences(const PartSet& set) {
  std::vector<std::vector<Prism>> prisms;
  std::vector<Body> bodies;
  for (std::size_t p = 0; p < set.parts.size(); ++p) {
    prisms.push_back(prisms_of(set.parts[p]));
    for (std::size_t i = 0; i < set.parts[p].instances.size(); ++i) {
      bodies.push_back(body_of(set.parts[p], p, i));
    }
  }
  std::vector<std::size_t> order(bodies.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(bodies[a].low.x, a) < std::pair(bodies[b].low.x, b);
  });

  std::vector<Interference> all;
  std::vector<std::size_t> open;
  for (const std::size_t next : order) {
    std::erase_if(open,
                  [&](std::size_t o) { return bodies[o].high.x <= bodies[next].low.x + kSlack; });
    for (const std::size_t before : open) {
      const Body& a = bodies[std::min(before, next)];
      const Body& b = bodies[std::max(before, next)];
      if (!boxes_meet(a, b)) continue;
      const auto overlap = deepest_overlap(prisms[a.part], *a.pose, prisms[b.part], *b.pose);
      if (!overlap) continue;
      all.push_back({a.part, a.instance, b.part, b.instance, overlap->place,
                     Length::nearest_to_mm(overlap->depth_mm)});
    }
    open.push_back(next);
  }
  std::sort(all.begin(), all.end(), [](const Interference& a, const Interference& b) {
    return std::tie(a.part_a, a.instance_a, a.part_b, a.instance_b) <
           std::tie(b.part_a, b.instance_a, b.part_b, b.instance_b);
  });
  return all;
}

}  // namespace plano::panels
