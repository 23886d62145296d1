// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Puzzles made by hand, and a check of an order of taking apart that shares nothing with the
/// search: everything is moved by small steps and held against what still stands.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "assembly/takedown.h"
#include "assembly/verdict.h"
#include "geometry/text_form.h"
#include "panels/interference.h"

namespace plano::assembly::puzzle {

using geometry::Placement;
using geometry::Vec3;

/// Adds an upright prism over `outline` from z = `low` up to `low` + `height`.
inline void add(panels::PartSet& set, const std::string& name, const std::string& outline,
                double low, Length height) {
  panels::Part part;
  part.thickness = height;
  part.profile = geometry::region_from_text(outline).value().faces.front();
  Placement pose;
  pose.origin = {0, 0, low};
  part.instances = {{name, Text(name), pose, ""}};
  set.parts.push_back(std::move(part));
}

inline std::string rectangle(int x0, int y0, int x1, int y1) {
  const auto at = [](int x, int y) { return std::to_string(x) + "," + std::to_string(y); };
  return at(x0, y0) + " " + at(x1, y0) + " " + at(x1, y1) + " " + at(x0, y1);
}

inline std::vector<std::vector<std::size_t>> alone(const Bodies& bodies) {
  std::vector<std::vector<std::size_t>> units;
  for (std::size_t b = 0; b < bodies.all.size(); ++b) units.push_back({b});
  return units;
}

inline bool near_each_other(const Box3& a, Vec3 by, const Box3& b) {
  return a.low.x + by.x < b.high.x && b.low.x < a.high.x + by.x && a.low.y + by.y < b.high.y &&
         b.low.y < a.high.y + by.y && a.low.z + by.z < b.high.z && b.low.z < a.high.z + by.z;
}

inline bool collides(const Bodies& bodies, std::size_t mover, Vec3 by, std::size_t other) {
  const Body& a = bodies.all[mover];
  const Body& b = bodies.all[other];
  if (!near_each_other(a.box, by, b.box)) return false;
  Placement pose = a.pose;
  pose.origin = pose.origin + by;
  return panels::deepest_overlap(bodies.shapes[a.shape], pose, bodies.shapes[b.shape], b.pose)
      .has_value();
}

inline bool boxes_meet(const Box3& a, Vec3 by, const Box3& b) {
  const double slack = panels::kTolerated.mm() + 1e-6;
  return a.low.x + by.x < b.high.x - slack && b.low.x < a.high.x + by.x - slack &&
         a.low.y + by.y < b.high.y - slack && b.low.y < a.high.y + by.y - slack &&
         a.low.z + by.z < b.high.z - slack && b.low.z < a.high.z + by.z - slack;
}

/// Fails where a move runs into something, or does not end clear of the boxes of the rest.
inline void replay(const Bodies& bodies, const Takedown& takedown, double step_mm) {
  std::vector<std::size_t> scene(bodies.all.size(), 0);
  for (const Move& move : takedown.moves) {
    for (const std::size_t body : move.bodies) scene[body] = move.becomes;
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const std::size_t body : move.bodies) {
      for (std::size_t other = 0; other < scene.size(); ++other) {
        if (scene[other] == move.scene) pairs.emplace_back(body, other);
      }
    }
    Vec3 by;
    for (const Leg& leg : move.legs) {
      const double far = leg.distance.mm();
      const int steps = static_cast<int>(std::ceil(far / step_mm));
      for (int k = 1; k <= steps; ++k) {
        const Vec3 at = by + leg.direction * (far * k / steps);
        for (const auto& [body, other] : pairs) {
          ASSERT_FALSE(collides(bodies, body, at, other))
              << bodies.all[body].element << " runs into " << bodies.all[other].element << " after "
              << far * k / steps << " mm";
        }
      }
      by = by + leg.direction * far;
    }
    for (const auto& [body, other] : pairs) {
      ASSERT_FALSE(boxes_meet(bodies.all[body].box, by, bodies.all[other].box))
          << bodies.all[body].element << " is not clear of " << bodies.all[other].element;
    }
  }
}

/// Elements of the whole that a move leaves without any chain of contacts or joints to the ground,
/// and that it does not name as held. Shares nothing with support.h.
inline std::vector<std::string> left_in_the_air(const panels::PartSet& set, const Bodies& bodies,
                                                const Takedown& takedown) {
  std::map<std::string, std::set<std::string>> near;
  const auto tie = [&](const std::string& a, const std::string& b) {
    near[a].insert(b);
    near[b].insert(a);
  };
  for (const PairVerdict& pair : verdicts_of(set)) tie(pair.a, pair.b);
  for (const panels::Joined& joined : set.joined) tie(joined.a, joined.b);
  double ground = 1e12;
  for (const Body& body : bodies.all) ground = std::min(ground, body.box.low.z);
  std::map<std::string, double> standing;  // element → its lower end
  for (const Body& body : bodies.all) standing[body.element] = body.box.low.z - ground;
  std::vector<std::string> left;
  for (const Move& move : takedown.moves) {
    if (move.scene != 0) continue;
    for (const std::size_t body : move.bodies) standing.erase(bodies.all[body].element);
    std::set<std::string> known;
    std::vector<std::string> open;
    const auto reach = [&](const std::string& element) {
      if (standing.contains(element) && known.insert(element).second) open.push_back(element);
    };
    for (const auto& [element, height] : standing) {
      if (height < 1) reach(element);
    }
    for (const std::size_t body : move.held) known.insert(bodies.all[body].element);
    while (!open.empty()) {
      const std::string element = open.back();
      open.pop_back();
      for (const std::string& other : near[element]) reach(other);
    }
    for (const auto& [element, height] : standing) {
      if (!known.contains(element)) left.push_back(element);
    }
  }
  return left;
}

}  // namespace plano::assembly::puzzle
