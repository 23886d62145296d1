// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/held.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "panels/seam_ground.h"

namespace plano::panels {

namespace {

using geometry::Box;
using geometry::Vec3;

/// Pieces whose boxes in the world are no farther apart than this stand next to one another, mm;
/// where none are, the nearest do.
constexpr double kNextTo = 1;

struct WorldBox {
  Vec3 low{1e12, 1e12, 1e12};
  Vec3 high{-1e12, -1e12, -1e12};

  void take(Vec3 p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
  }
  /// The most two boxes are apart along an axis; negative where they overlap.
  double gap_to(const WorldBox& o) const {
    return std::max({low.x - o.high.x, o.low.x - high.x, low.y - o.high.y, o.low.y - high.y,
                     low.z - o.high.z, o.low.z - high.z});
  }
  double distance_to(Vec3 p) const {
    const Vec3 d{std::max({low.x - p.x, p.x - high.x, 0.0}),
                 std::max({low.y - p.y, p.y - high.y, 0.0}),
                 std::max({low.z - p.z, p.z - high.z, 0.0})};
    return geometry::norm(d);
  }
};

WorldBox world_box(const CutPanel& panel) {
  const Box box = geometry::bounding_box(panel.profile);
  WorldBox world;
  for (const Length u : {box.low.x, box.high.x}) {
    for (const Length v : {box.low.y, box.high.y}) {
      for (const Length w : {Length(), panel.panel->thickness}) {
        world.take(panel.panel->placement.at({u, v}, w));
      }
    }
  }
  return world;
}

bool overlap(const Box& a, const Box& b) {
  return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

/// Where an edit acts on its panel, in the panel's plane.
std::vector<Box> places_of(const joints::PanelEdit& edit) {
  std::vector<Box> places;
  const auto take = [&](const std::optional<Box>& box) {
    if (box) places.push_back(*box);
  };
  for (const geometry::Shape& tab : edit.add) take(box_around(tab));
  if (!places.empty()) return places;
  for (const geometry::Shape& cut : edit.cut) take(box_around(cut));
  for (const model::Pocket& pocket : edit.pockets) take(box_around(pocket.shape));
  for (const model::Drill& drill : edit.drills) {
    const Length half = drill.diameter.half();
    const geometry::Point c = drill.centre;
    places.push_back({{c.x - half, c.y - half}, {c.x + half, c.y + half}});
  }
  for (const model::Bore& bore : edit.bores) places.push_back(box_around(bore));
  for (const model::Engraving& engraving : edit.engravings) take(box_around(engraving));
  return places;
}

class Holder {
 public:
  Holder(const model::ResolvedDesign& design, const Split& split)
      : design_(design), split_(split) {}

  std::vector<Joined> of(const joints::JointResult& result) const {
    const model::Joint& joint = design_.joints[result.joint];
    const joints::JointType* type = joints::find_joint_type(joint.type);
    Joined one{joint.id,
               joint.type,
               design_.panels[result.joins[0]].id,
               design_.panels[result.joins[1]].id,
               result.comes_apart.value_or(type != nullptr ? joints::comes_apart(*type, joint)
                                                           : joints::ComesApart::yes),
               {},
               {},
               joint.span};
    std::vector<Joined> all;
    std::vector<std::pair<WorldBox, WorldBox>> boxes;
    if (!split_.pieces.contains(one.a) && !split_.pieces.contains(one.b)) {
      one.hardware = result.hardware;
      for (const model::Panel& panel : result.extra) one.brought.push_back(panel.id);
      return {std::move(one)};
    }
    double next_to = 1e12;
    for (const CutPanel* a : carriers(result, result.joins[0])) {
      for (const CutPanel* b : carriers(result, result.joins[1])) {
        next_to = std::min(next_to, world_box(*a).gap_to(world_box(*b)));
      }
    }
    next_to = std::max(next_to, kNextTo);
    for (const CutPanel* a : carriers(result, result.joins[0])) {
      for (const CutPanel* b : carriers(result, result.joins[1])) {
        const std::pair pair(world_box(*a), world_box(*b));
        if (pair.first.gap_to(pair.second) > next_to) continue;
        one.a = a->panel->id;
        one.b = b->panel->id;
        all.push_back(one);
        boxes.push_back(pair);
      }
    }
    const auto nearest = [&](Vec3 place) -> Joined& {
      std::size_t best = 0;
      const auto distance = [&](std::size_t k) {
        return boxes[k].first.distance_to(place) + boxes[k].second.distance_to(place);
      };
      for (std::size_t k = 1; k < all.size(); ++k) {
        if (distance(k) < distance(best)) best = k;
      }
      return all[best];
    };
    for (const joints::HardwareUse& use : result.hardware) {
      nearest(use.place).hardware.push_back(use);
    }
    for (const model::Panel& panel : result.extra) {
      nearest(panel.placement.origin).brought.push_back(panel.id);
    }
    return all;
  }

 private:
  const CutPanel& cut(const std::string& id) const {
    const auto at = std::lower_bound(
        split_.panels.begin(), split_.panels.end(), id,
        [](const CutPanel& p, const std::string& name) { return p.panel->id < name; });
    CHECK(at != split_.panels.end() && at->panel->id == id, "a joined panel is cut: " + id);
    return *at;
  }

  /// The pieces of a panel that the result acts on; the panel where it is whole.
  std::vector<const CutPanel*> carriers(const joints::JointResult& result,
                                        std::size_t panel) const {
    const std::string& id = design_.panels[panel].id;
    const auto pieces = split_.pieces.find(id);
    if (pieces == split_.pieces.end()) return {&cut(id)};
    std::vector<Box> places;
    for (const joints::PanelEdit& edit : result.edits) {
      if (edit.panel != panel) continue;
      const std::vector<Box> more = places_of(edit);
      places.insert(places.end(), more.begin(), more.end());
    }
    std::vector<const CutPanel*> all;
    std::vector<const CutPanel*> carrying;
    for (const std::string& name : pieces->second) {
      all.push_back(&cut(name));
      const Box box = geometry::bounding_box(all.back()->profile);
      if (std::any_of(places.begin(), places.end(),
                      [&](const Box& place) { return overlap(place, box); })) {
        carrying.push_back(all.back());
      }
    }
    return carrying.empty() ? all : carrying;
  }

  const model::ResolvedDesign& design_;
  const Split& split_;
};

}  // namespace

std::vector<Joined> held_by(const model::ResolvedDesign& design,
                            const std::vector<joints::JointResult>& joints, const Split& split) {
  const Holder holder(design, split);
  std::vector<Joined> all;
  for (const joints::JointResult& result : joints) {
    if (result.joins.size() != 2) continue;
    for (Joined& one : holder.of(result)) all.push_back(std::move(one));
  }
  all.insert(all.end(), split.joined.begin(), split.joined.end());
  return all;
}

}  // namespace plano::panels
