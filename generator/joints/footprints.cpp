// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/footprints.h"

#include <algorithm>
#include <cmath>

#include "joints/codes.h"
#include "joints/rod.h"

namespace plano::joints {
namespace {

// Wood between a slot and a border, in thicknesses of the panel or the tab; around a hole, in its
// diameters.
constexpr double kLeastSlotWeb = 0.5;
constexpr double kGoodSlotWeb = 1.5;
constexpr double kLeastHoleWeb = 1;
constexpr double kGoodHoleWeb = 2.5;
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

/// What the wood beside a cut is measured in: the panel's thickness, or where a slot is narrower
/// than that (a mortise in a post), the slot's width, which is that of the tab.
double unit_of(const std::vector<Point2>& outline, double thickness) {
  double unit = thickness;
  if (outline.size() != 4) return unit;
  for (std::size_t i = 0; i < 4; ++i) {
    const Point2 a = outline[i];
    const Point2 b = outline[(i + 1) % 4];
    const double side = std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
    unit = std::min(unit, side);
  }
  return unit;
}

Interval depth_of(double thickness, const std::optional<Length>& depth, model::FaceSide face) {
  if (!depth) return {0, thickness};
  return face == model::FaceSide::top ? Interval{thickness - depth->mm(), thickness}
                                      : Interval{0, depth->mm()};
}

}  // namespace

void Footprints::add(const model::Joint& joint, const Contact& contact, const JointResult& result) {
  for (const PanelEdit& edit : result.edits) {
    if (is_rod_contact(contact.kind) && edit.panel == contact.b) {
      add_rod_holes(joint, edit, 2 * rod_of(placed_.design(), placed_[contact.a]).radius);
      continue;
    }
    const bool surrounded =
        (contact.kind == ContactKind::edge_on_face && edit.panel == contact.b) ||
        contact.kind == ContactKind::face_on_face;
    add_cuts(joint, edit, contact.kind, surrounded);
  }
  ++results_;
}

std::vector<Footprints::Cut> Footprints::cuts_of(const model::Joint& joint,
                                                 const PanelEdit& edit) const {
  const double thickness = placed_[edit.panel].thickness;
  std::vector<Cut> added;
  const auto slot = [&](const geometry::Shape& shape, Interval depth) {
    // What only trims a panel to its neighbour (a difference) takes no other joint's wood.
    if (shape.kind() != geometry::Shape::Kind::contour) return;
    // A round pocket is the seat of a bolt, whose own hole keeps the distance.
    const bool seat = shape.contour().is_circle();
    std::vector<Point2> outline = polygon_of(shape.contour());
    const double unit = unit_of(outline, thickness);
    added.push_back({std::move(outline), depth, &joint, results_, unit, seat ? 0 : kLeastSlotWeb,
                     seat ? 0 : kGoodSlotWeb});
  };
  for (const geometry::Shape& shape : edit.cut) slot(shape, {0, thickness});
  for (const model::Pocket& pocket : edit.pockets) {
    slot(pocket.shape, depth_of(thickness, pocket.depth, pocket.face));
  }
  for (const model::Drill& drill : edit.drills) {
    added.push_back({polygon_of(geometry::circle(drill.centre, drill.diameter.half())),
                     depth_of(thickness, drill.depth, drill.face), &joint, results_,
                     drill.diameter.mm(), kLeastHoleWeb, kGoodHoleWeb});
  }
  for (const model::Bore& bore : edit.bores) added.push_back(bored(joint, bore));
  return added;
}

void Footprints::add_rod_holes(const model::Joint& joint, const PanelEdit& edit, double diameter) {
  const PlacedPanel& host = placed_[edit.panel];
  const model::Material& material = placed_.design().materials[host.panel->material];
  const RodWeb web = web_around(model::is_bar(material), host.thickness, diameter);
  for (Cut& cut : cuts_of(joint, edit)) {
    cut.measure = 1;
    cut.least_web = web.least;
    cut.good_web = web.good;
    cut.apart_mm = web.least;
    check_border(joint, edit.panel, cut, wood_around(host, cut, !edit.bores.empty()),
                 fill({"leave {0} or more of wood, or take a thinner bar",
                       "laissez au moins {0} de bois, ou prenez une barre plus fine"},
                      {show(Length::nearest_to_mm(web.good))}));
    cuts_[edit.panel].push_back(std::move(cut));
  }
}

/// A hole from a face is held against the outline, one from an edge against the faces too.
double Footprints::wood_around(const PlacedPanel& panel, const Cut& hole, bool from_edge) {
  if (!from_edge) return distance_to_border(panel.loops, hole.outline);
  return std::min({wood_beside(panel, hole), hole.depth.low, panel.thickness - hole.depth.high});
}

void Footprints::add_cuts(const model::Joint& joint, const PanelEdit& edit, ContactKind kind,
                          bool surrounded) {
  for (Cut& cut : cuts_of(joint, edit)) {
    // A groove or a half slot runs out at its ends: there only its long sides are looked at.
    const bool runs_out =
        edit.pockets_run == PocketsRun::out_at_their_ends || kind == ContactKind::crossing;
    const Text hint =
        fill({"leave {0} or more of wood; at a flush corner use `finger`",
              "laissez au moins {0} de bois ; à un angle affleuré, prenez « finger »"},
             {show(Length::nearest_to_mm(cut.good_web * cut.measure))});
    if (runs_out && cut.outline.size() == 4) {
      check_border(joint, edit.panel, cut, wood_beside(placed_[edit.panel], cut), hint);
    } else if (surrounded) {
      check_border(joint, edit.panel, cut,
                   distance_to_border(placed_[edit.panel].loops, cut.outline), hint);
    }
    cuts_[edit.panel].push_back(std::move(cut));
  }
}

// The wood beside a groove or half slot, across it: how it ends is another matter. The first side
// of its outline runs along it.
double Footprints::wood_beside(const PlacedPanel& panel, const Cut& groove) {
  const auto& corner = groove.outline;
  const auto between = [](Point2 p, Point2 q, double share) {
    return Point2{p.x + (q.x - p.x) * share, p.y + (q.y - p.y) * share};
  };
  double least = 1e300;
  for (const double share : {0.3, 0.5, 0.7}) {
    const Point2 right = between(corner[0], corner[1], share);
    const Point2 left = between(corner[3], corner[2], share);
    const Point2 way{left.x - right.x, left.y - right.y};
    const double width = std::sqrt(way.x * way.x + way.y * way.y);
    const Line2 across{right, {way.x / width, way.y / width}};
    for (const Interval& wood : inside(panel.loops, across)) {
      if (wood.low > width / 2 || wood.high < width / 2) continue;
      least = std::min({least, -wood.low, wood.high - width});
    }
  }
  return least;
}

Footprints::Cut Footprints::bored(const model::Joint& joint, const model::Bore& bore) const {
  const Point2 from{bore.entry.x.mm(), bore.entry.y.mm()};
  const Point2 to{bore.end.x.mm(), bore.end.y.mm()};
  const double length = bore.depth().mm();
  const double radius = bore.diameter.mm() / 2;
  const Line2 axis{from, {(to.x - from.x) / length, (to.y - from.y) / length}};
  Cut cut;
  cut.outline = {axis.at(0, -radius), axis.at(length, -radius), axis.at(length, radius),
                 axis.at(0, radius)};
  cut.depth = {bore.height.mm() - radius, bore.height.mm() + radius};
  cut.joint = &joint;
  cut.result = results_;
  return cut;  // it begins at a border: no web is asked of it here
}

void Footprints::check_border(const model::Joint& joint, std::size_t panel, const Cut& cut,
                              double web, Text hint) {
  const PlacedPanel& placed = placed_[panel];
  const double good = cut.good_web * cut.measure;
  if (web >= good - kTouching.mm()) return;
  const bool error = web < cut.least_web * cut.measure - kTouching.mm();
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
      .hint(std::move(hint));
}

void Footprints::report_overlaps() {
  for (const auto& [panel, cuts] : cuts_) {
    // Swept along x: only cuts whose extents in x overlap are compared.
    struct Entry {
      Interval x;
      const Cut* cut;
    };
    std::vector<Entry> order;
    double widest = 0;
    for (const Cut& cut : cuts) {
      const auto [low, high] = std::minmax_element(cut.outline.begin(), cut.outline.end(),
                                                   [](Point2 p, Point2 q) { return p.x < q.x; });
      order.push_back({{low->x, high->x}, &cut});
      widest = std::max(widest, cut.apart_mm);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const Entry& p, const Entry& q) { return p.x.low < q.x.low; });
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t k = i + 1; k < order.size() && order[k].x.low < order[i].x.high + widest;
           ++k) {
        const Cut& first = *order[i].cut;
        const Cut& second = *order[k].cut;
        if (overlap(first, second)) {
          report_overlap(panel, first, second);
        } else if (const auto wood = too_near(first, second)) {
          report_near(panel, first, second, *wood);
        }
      }
    }
  }
}

bool Footprints::overlap(const Cut& a, const Cut& b) {
  if (a.result == b.result) return false;
  const double low = std::max(a.depth.low, b.depth.low);
  const double high = std::min(a.depth.high, b.depth.high);
  return high > low + kTouchingCutsMm && convex_overlap(a.outline, b.outline, kTouchingCutsMm);
}

std::optional<double> Footprints::too_near(const Cut& a, const Cut& b) {
  if (a.result == b.result || a.apart_mm <= 0 || b.apart_mm <= 0) return std::nullopt;
  if (std::min(a.depth.high, b.depth.high) <= std::max(a.depth.low, b.depth.low)) {
    return std::nullopt;  // one over the other: floors are looked at where parts are cut
  }
  const double wood = distance_apart(a.outline, b.outline);
  if (wood >= std::max(a.apart_mm, b.apart_mm) - kTouching.mm()) return std::nullopt;
  return wood;
}

void Footprints::report_near(std::size_t panel, const Cut& first, const Cut& second, double wood) {
  const bool in_order = first.result < second.result;
  const model::Joint& earlier = in_order ? *first.joint : *second.joint;
  const model::Joint& later = in_order ? *second.joint : *first.joint;
  if (!overlapping_.insert({&earlier, &later}).second) return;
  found_
      .add(
          kRodsTooNear, later.span,
          fill({"two holes of `{0}` and `{1}` in {2} leave {3} of wood between them",
                "deux trous de « {0} » et « {1} » dans {2} laissent {3} de bois entre eux"},
               {earlier.id, later.id, placed_[panel].panel->id, show(Length::nearest_to_mm(wood))}))
      .also(earlier.span, {"the other joint", "l'autre assemblage"})
      .hint(fill({"leave {0} or more: fewer bars, or thinner ones",
                  "laissez au moins {0} : moins de barres, ou de plus fines"},
                 {show(Length::nearest_to_mm(std::max(first.apart_mm, second.apart_mm)))}));
}

void Footprints::report_overlap(std::size_t panel, const Cut& first, const Cut& second) {
  const bool in_order = first.result < second.result;
  const model::Joint& earlier = in_order ? *first.joint : *second.joint;
  const model::Joint& later = in_order ? *second.joint : *first.joint;
  if (!overlapping_.insert({&earlier, &later}).second) return;
  found_
      .add(kCutsOverlap, later.span,
           fill({"`{0}` and `{1}` cut the same wood of {2}",
                 "« {0} » et « {1} » entament le même bois de {2}"},
                {earlier.id, later.id, placed_[panel].panel->id}))
      .also(earlier.span, {"the other joint", "l'autre assemblage"})
      .hint({"shift one row of tabs by another count or spacing, or make the slots blind with "
             "`depth`",
             "décalez une rangée de tenons par un autre nombre ou entraxe, ou rendez les mortaises "
             "borgnes avec « depth »"});
}

}  // namespace plano::joints
