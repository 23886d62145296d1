// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/footprints.h"

#include <algorithm>
#include <set>

#include "joints/codes.h"

namespace plano::joints {
namespace {

// Of the panel's thickness, between a slot and a border.
constexpr double kLeastWebShare = 0.5;
constexpr double kGoodWebShare = 1.5;
// Cuts that share no more than this, in depth of their overlap, only touch.
constexpr double kTouchingCutsMm = 0.01;

std::vector<Point2> polygon_of(const geometry::Contour& contour) {
  std::vector<Point2> polygon;
  for (const geometry::Point p : geometry::flattened(contour, kScanSagitta)) {
    polygon.push_back({p.x.mm(), p.y.mm()});
  }
  if (geometry::signed_area(contour) < Area{}) std::reverse(polygon.begin(), polygon.end());
  return polygon;
}

Interval depth_of(double thickness, const std::optional<Length>& depth, model::FaceSide face) {
  if (!depth) return {0, thickness};
  return face == model::FaceSide::top ? Interval{thickness - depth->mm(), thickness}
                                      : Interval{0, depth->mm()};
}

}  // namespace

void Footprints::add(const model::Joint& joint, const Contact& contact, const JointResult& result) {
  for (const PanelEdit& edit : result.edits) {
    const bool surrounded =
        (contact.kind == ContactKind::edge_on_face && edit.panel == contact.b) ||
        contact.kind == ContactKind::face_on_face;
    add_cuts(joint, edit, surrounded);
  }
  ++results_;
}

void Footprints::add_cuts(const model::Joint& joint, const PanelEdit& edit, bool surrounded) {
  const double thickness = placed_[edit.panel].thickness;
  std::vector<Cut> added;
  for (const geometry::Shape& shape : edit.cut) {
    // What only trims a panel to its neighbour (a difference) takes no other joint's wood.
    if (shape.kind() != geometry::Shape::Kind::contour) continue;
    added.push_back({polygon_of(shape.contour()), {0, thickness}, &joint, results_});
  }
  for (const model::Pocket& pocket : edit.pockets) {
    if (pocket.shape.kind() != geometry::Shape::Kind::contour) continue;
    added.push_back({polygon_of(pocket.shape.contour()),
                     depth_of(thickness, pocket.depth, pocket.face), &joint, results_});
  }
  for (const model::Drill& drill : edit.drills) {
    added.push_back({polygon_of(geometry::circle(drill.centre, drill.diameter.half())),
                     depth_of(thickness, drill.depth, drill.face), &joint, results_});
  }
  for (Cut& cut : added) {
    if (surrounded) check_border(joint, edit.panel, cut);
    cuts_[edit.panel].push_back(std::move(cut));
  }
}

void Footprints::check_border(const model::Joint& joint, std::size_t panel, const Cut& cut) {
  const PlacedPanel& placed = placed_[panel];
  const double web = distance_to_border(placed.loops, cut.outline);
  const double good = kGoodWebShare * placed.thickness;
  if (web >= good - 1e-6) return;
  const bool error = web < kLeastWebShare * placed.thickness - 1e-6;
  int& worst = worst_[{&joint, panel}];
  if (worst >= (error ? 2 : 1)) return;
  worst = error ? 2 : 1;
  const Text where = web < 0 ? Text{"reaches out of it", "en sort"}
                             : fill({"is {0} from its border", "passe à {0} de son bord"},
                                    {show(Length::nearest_to_mm(web))});
  found_
      .add(error ? kSlotAtBorder : kSlotNearBorder, joint.span,
           fill({"a slot or hole that `{0}` makes in {1} {2}",
                 "une mortaise ou un trou que « {0} » fait dans {1} {2}"},
                {joint.id, placed.panel->id, where}))
      .hint(fill({"leave {0} or more of wood; at a flush corner use `finger`",
                  "laissez au moins {0} de bois ; à un angle affleuré, prenez « finger »"},
                 {show(Length::nearest_to_mm(good))}));
}

void Footprints::report_overlaps() {
  std::set<std::pair<const model::Joint*, const model::Joint*>> reported;
  for (auto& [panel, cuts] : cuts_) {
    const auto low_x = [](const Cut& cut) {
      return std::min_element(cut.outline.begin(), cut.outline.end(),
                              [](Point2 p, Point2 q) { return p.x < q.x; })
          ->x;
    };
    const auto high_x = [](const Cut& cut) {
      return std::max_element(cut.outline.begin(), cut.outline.end(),
                              [](Point2 p, Point2 q) { return p.x < q.x; })
          ->x;
    };
    std::vector<std::pair<double, const Cut*>> order;
    for (const Cut& cut : cuts) order.emplace_back(low_x(cut), &cut);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& p, const auto& q) { return p.first < q.first; });
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Cut& first = *order[i].second;
      const double end = high_x(first);
      for (std::size_t k = i + 1; k < order.size() && order[k].first < end; ++k) {
        const Cut& second = *order[k].second;
        if (first.result == second.result) continue;
        if (std::min(first.depth.high, second.depth.high) <=
            std::max(first.depth.low, second.depth.low) + kTouchingCutsMm) {
          continue;
        }
        if (!convex_overlap(first.outline, second.outline, kTouchingCutsMm)) continue;
        const bool in_order = first.result < second.result;
        const Cut& earlier = in_order ? first : second;
        const Cut& later = in_order ? second : first;
        if (!reported.insert({earlier.joint, later.joint}).second) continue;
        found_
            .add(kCutsOverlap, later.joint->span,
                 fill({"`{0}` and `{1}` cut the same wood of {2}",
                       "« {0} » et « {1} » entament le même bois de {2}"},
                      {earlier.joint->id, later.joint->id, placed_[panel].panel->id}))
            .also(earlier.joint->span, {"the other joint", "l'autre assemblage"})
            .hint(
                {"shift one row of tabs by another count or spacing, or make the slots blind with "
                 "`depth`",
                 "décalez une rangée de tenons par un autre nombre ou entraxe, ou rendez les "
                 "mortaises "
                 "borgnes avec « depth »"});
      }
    }
  }
}

}  // namespace plano::joints
