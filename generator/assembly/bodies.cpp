// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/bodies.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/trig.h"
#include "panels/bores.h"
#include "panels/interference.h"
#include "panels/slices.h"

namespace plano::assembly {

namespace {

using geometry::Vec3;

double volume_mm3(const panels::Part& part) {
  double volume = 0;
  for (const panels::Slice& slice : panels::slices_of(part)) {
    volume += geometry::area(slice.region).mm2() * (slice.high - slice.low).mm();
  }
  for (const model::Bore* bore : panels::clear_bores(part, panels::kBlockWall)) {
    const double radius = bore->diameter.mm() / 2;
    volume -= kPi * radius * radius * bore->depth().mm();
  }
  return volume;
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

Pairs joined_in(const panels::PartSet& set, const std::vector<Body>& all) {
  std::map<std::string, std::size_t> by_name;
  for (std::size_t b = 0; b < all.size(); ++b) by_name[all[b].element] = b;
  Pairs pairs;
  const auto add = [&](const std::string& one, const std::string& other) {
    const auto a = by_name.find(one);
    const auto b = by_name.find(other);
    if (a == by_name.end() || b == by_name.end()) return;
    pairs.emplace_back(std::minmax(a->second, b->second));
  };
  for (const panels::Joined& joined : set.joined) {
    add(joined.a, joined.b);
    for (const std::string& piece : joined.brought) {
      add(piece, joined.a);
      add(piece, joined.b);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace

Box3 box_of(const std::vector<panels::Prism>& shape, const geometry::Placement& pose) {
  Box3 box{{1e12, 1e12, 1e12}, {-1e12, -1e12, -1e12}};
  const auto take = [&](Vec3 p) {
    box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y), std::min(box.low.z, p.z)};
    box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y), std::max(box.high.z, p.z)};
  };
  for (const panels::Prism& prism : shape) {
    const geometry::Placement frame = prism.stands(pose);
    for (const panels::Prism::Segment& segment : prism.segments()) {
      take(frame.at(segment.ax, segment.ay, prism.low()));
      take(frame.at(segment.ax, segment.ay, prism.high()));
    }
  }
  return box;
}

Bodies bodies_of(const panels::PartSet& set) {
  std::set<std::string> brought;
  for (const panels::Joined& joined : set.joined) {
    brought.insert(joined.brought.begin(), joined.brought.end());
  }
  Bodies bodies;
  for (std::size_t p = 0; p < set.parts.size(); ++p) {
    const panels::Part& part = set.parts[p];
    bodies.shapes.push_back(panels::prisms_of(part));
    const double density =
        part.material < set.materials.size() ? set.materials[part.material].density_kg_m3 : 0;
    const double mass = volume_mm3(part) * 1e-9 * density;
    for (std::size_t i = 0; i < part.instances.size(); ++i) {
      const panels::Instance& instance = part.instances[i];
      bodies.all.push_back({instance.element, p, i, instance.pose,
                            box_of(bodies.shapes[p], instance.pose), mass,
                            brought.contains(instance.element), 0});
    }
  }
  bodies.joined = joined_in(set, bodies.all);
  return bodies;
}

}  // namespace plano::assembly
