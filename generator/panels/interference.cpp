// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/interference.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "panels/section.h"
#include "panels/slices.h"

namespace plano::panels {

namespace {

using geometry::Vec3;

constexpr double kSlack = kTolerated.mm();

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

std::vector<Prism> prisms_of(const Part& part) {
  std::vector<Prism> prisms;
  for (const Slice& slice : slices_of(part)) {
    prisms.emplace_back(slice.region, slice.low, slice.high);
  }
  return prisms;
}

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
