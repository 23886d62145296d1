// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "geometry/order.h"
#include "joints/make_joints.h"
#include "panels/assemble.h"
#include "panels/codes.h"
#include "panels/congruence.h"
#include "panels/cut_panel.h"
#include "panels/fasteners.h"
#include "panels/held.h"
#include "panels/interference.h"
#include "panels/layers.h"
#include "panels/naming.h"
#include "panels/recipe.h"
#include "panels/split.h"
#include "panels/wording.h"

namespace plano::panels {

namespace {

using geometry::Point;

/// Equal panels so far: the first stands for all.
struct Class {
  const CutPanel* first = nullptr;
  Features features;
  std::vector<std::pair<const CutPanel*, Motion>> members;
};

/// Classes of one key, by the gauge of their first panels.
using ByGauge = std::multimap<double, std::size_t>;

/// Puts the panel into the first class it belongs to, if any. First in the order of the file, not
/// of gauges: that order is what names of parts rest on.
bool joins_a_class(const CutPanel& panel, const Features& features, const ByGauge& known,
                   std::vector<Class>& classes) {
  const double slack = kGaugeSlack.mm();
  std::vector<std::size_t> near;
  for (auto it = known.lower_bound(features.gauge_mm() - slack);
       it != known.end() && it->first <= features.gauge_mm() + slack; ++it) {
    near.push_back(it->second);
  }
  std::sort(near.begin(), near.end());
  for (const std::size_t i : near) {
    const auto motion = classes[i].features.onto(features);
    if (!motion) continue;
    classes[i].members.emplace_back(&panel, *motion);
    return true;
  }
  return false;
}

std::vector<Class> classes_of(const std::vector<CutPanel>& panels,
                              const std::vector<model::Material>& materials) {
  std::vector<Class> classes;
  std::map<std::string, ByGauge> by_key;
  for (const CutPanel& panel : panels) {
    const model::Material& material = materials[panel.panel->material];
    Features features(panel, panel.panel->thickness,
                      material.faces_alike ? Features::Faces::alike : Features::Faces::different);
    ByGauge& known = by_key[features.key()];
    if (joins_a_class(panel, features, known, classes)) continue;
    known.emplace(features.gauge_mm(), classes.size());
    classes.push_back({&panel, std::move(features), {{&panel, Motion{}}}});
  }
  return classes;
}

// ---- Into the part's own frame
// ---------------------------------------------------------------------

geometry::Contour moved_by(const geometry::Contour& contour, Point by) {
  return geometry::translated(contour, by);
}

geometry::Face moved_by(const geometry::Face& face, Point by) {
  geometry::Face out{moved_by(face.outer, by), {}};
  for (const geometry::Contour& hole : face.holes) out.holes.push_back(moved_by(hole, by));
  return out;
}

void move_contents(Part& part, Point by) {
  for (PartPocket& pocket : part.pockets) pocket.area = geometry::translated(pocket.area, by);
  for (model::Drill& drill : part.drills) drill.centre = drill.centre + by;
  for (model::Bore& bore : part.bores) {
    bore.entry = bore.entry + by;
    bore.end = bore.end + by;
  }
  for (joints::ReliefWish& wish : part.reliefs) wish.corner = wish.corner + by;
  for (model::Engraving& engraving : part.engravings) {
    engraving.at = engraving.at + by;
    if (auto* line = std::get_if<std::vector<Point>>(&engraving.content)) {
      for (Point& p : *line) p = p + by;
    }
  }
}

bool comes_before(const PartPocket& a, const PartPocket& b) {
  const auto ka = std::tie(a.face, a.depth);
  const auto kb = std::tie(b.face, b.depth);
  return ka != kb ? ka < kb : geometry::compare(a.area, b.area) < 0;
}

/// Lines before texts; where they stand, then what they say and how.
bool comes_before(const model::Engraving& a, const model::Engraving& b) {
  const auto key = [](const model::Engraving& e) {
    const Text* words = std::get_if<Text>(&e.content);
    const auto* line = std::get_if<std::vector<Point>>(&e.content);
    return std::tuple(e.face, e.at, words != nullptr, e.depth, e.height, e.direction,
                      words ? words->en : std::string(), words ? words->fr : std::string(),
                      line ? *line : std::vector<Point>());
  };
  return key(a) < key(b);
}

/// What came in the order of declarations gets an order of its own. The order is total in all that
/// reaches a file: only things that are cut alike may change places.
void sort_contents(Part& part) {
  const auto in_order = [](const auto& a, const auto& b) { return comes_before(a, b); };
  std::sort(part.pockets.begin(), part.pockets.end(), in_order);
  std::sort(part.drills.begin(), part.drills.end(),
            [](const model::Drill& a, const model::Drill& b) {
              return std::tie(a.face, a.depth, a.diameter, a.centre) <
                     std::tie(b.face, b.depth, b.diameter, b.centre);
            });
  std::sort(part.bores.begin(), part.bores.end(), [](const model::Bore& a, const model::Bore& b) {
    return std::tie(a.entry, a.end, a.height, a.diameter, a.through) <
           std::tie(b.entry, b.end, b.height, b.diameter, b.through);
  });
  std::sort(part.reliefs.begin(), part.reliefs.end(),
            [](const joints::ReliefWish& a, const joints::ReliefWish& b) {
              return std::tie(a.corner, a.style) < std::tie(b.corner, b.style);
            });
  std::sort(part.engravings.begin(), part.engravings.end(), in_order);
}

Part part_of(const Class& equal, const std::vector<model::Material>& materials) {
  const CutPanel& first = *equal.first;
  const model::Material& material = materials[first.panel->material];
  const Point low = geometry::bounding_box(first.profile).low;
  const Point by = Point{} - low;
  Part part;
  part.material = first.panel->material;
  part.thickness = first.panel->thickness;
  part.profile = moved_by(first.profile, by);
  part.pockets = first.pockets;
  part.drills = first.drills;
  part.bores = first.bores;
  part.engravings = first.engravings;
  part.reliefs = first.reliefs;
  part.grain = model::kept_grain(material, first.panel->grain);
  part.span = first.panel->span;
  move_contents(part, by);
  sort_contents(part);
  for (const auto& [panel, motion] : equal.members) {
    part.instances.push_back(
        {panel->panel->id, panel->panel->label,
         moved(panel->panel->placement, motion, low, part.thickness),
         panel->panel->colour.empty() ? material.colour : panel->panel->colour});
  }
  return part;
}

/// With its pockets taken out, the part still is one clean solid.
bool is_solid(const Part& part, const Class& equal, Findings& findings) {
  if (!has_layers(part)) return true;
  const auto layers = layered(part);
  if (layers) return true;
  geometry::exact::Reason reason = layers.error();
  reason.place = reason.place + geometry::bounding_box(equal.first->profile).low;
  say_reason(reason, equal.first->panel->id, part.span, findings);
  return false;
}

std::vector<BoughtItem> bought_for(const std::vector<joints::JointResult>& joints) {
  std::map<std::size_t, BoughtItem> counts;
  for (const joints::JointResult& result : joints) {
    for (const joints::HardwareUse& use : result.hardware) {
      BoughtItem& item = counts[use.hardware];
      const auto count = static_cast<std::size_t>(use.count);
      item.hardware = use.hardware;
      item.count += count;
      (use.washer == catalog::WasherForm::wide ? item.wide_washers : item.washers) +=
          count * static_cast<std::size_t>(use.washers);
    }
  }
  std::vector<BoughtItem> items;
  for (const auto& [hardware, item] : counts) items.push_back(item);
  return items;
}

Text volume_in_words(double mm3) {
  if (mm3 < 1) return {"less than 1 mm³", "moins de 1 mm³"};
  return fill({"{0} mm³", "{0} mm³"}, {show(static_cast<std::int64_t>(std::llround(mm3)))});
}

bool nothing_overlaps(const PartSet& set, const std::vector<CutPanel>& panels,
                      diagnostics::Diagnostics& found) {
  const auto panel_of = [&](std::size_t part, std::size_t instance) -> const model::Panel& {
    const std::string& id = set.parts[part].instances[instance].element;
    return *std::lower_bound(
                panels.begin(), panels.end(), id,
                [](const CutPanel& p, const std::string& wanted) { return p.panel->id < wanted; })
                ->panel;
  };
  const std::vector<Interference> all = find_interferences(set);
  for (const Interference& one : all) {
    const model::Panel& a = panel_of(one.part_a, one.instance_a);
    const model::Panel& b = panel_of(one.part_b, one.instance_b);
    const auto at = [](double mm) { return show(Length::nearest_to_mm(mm)); };
    found
        .add(
            kPartsOverlap, a.span,
            fill({"`{0}` and `{1}` take up the same space, {2} deep, at x = {3}, y = {4}, z = {5}; "
                  "{6} in all",
                  "`{0}` et `{1}` occupent la même place, sur {2}, à x = {3}, y = {4}, z = {5} ; "
                  "{6} en tout"},
                 {Text(a.id), Text(b.id), show(one.depth), at(one.place.x), at(one.place.y),
                  at(one.place.z), volume_in_words(one.volume_mm3)}))
        .also(b.span, {"the other part", "l'autre pièce"})
        .hint({"declare a joint between them, or move one of them",
               "déclarez un assemblage entre les deux, ou déplacez l'une d'elles"});
  }
  return all.empty();
}

void report_fasteners(const model::ResolvedDesign& design, const PartSet& set,
                      diagnostics::Diagnostics& found) {
  for (const FastenerClash& clash : find_fastener_clashes(design, set)) {
    const Joined& joined = set.joined[clash.joined];
    const model::Hardware& piece = design.hardware[clash.hardware];
    const auto at = [](double mm) { return show(Length::nearest_to_mm(mm)); };
    const Text other = clash.element ? fill({"`{0}`", "« {0} »"}, {Text(*clash.element)})
                                     : fill({"a fastener of `{0}`", "une fixation de « {0} »"},
                                            {Text(set.joined[*clash.other].joint)});
    found
        .add(kFastenerInTheWay, joined.span,
             fill({"`{0}`, {1} long, of the joint `{2}` runs into {3} at x = {4}, y = {5}, z = {6}",
                   "« {0} », longueur {1}, de l'assemblage « {2} », rencontre {3} à x = {4}, y = "
                   "{5}, "
                   "z = {6}"},
                  {Text(piece.name), show(piece.length), Text(joined.joint), other,
                   at(clash.place.x), at(clash.place.y), at(clash.place.z)}))
        .also(piece.span, {"declared here", "déclarée ici"})
        .hint({"use a shorter piece, or move the joint or what is in its way",
               "prenez plus court, ou déplacez l'assemblage ou ce qui le gêne"});
  }
}

}  // namespace

std::optional<PartSet> assemble_parts(const model::ResolvedDesign& design,
                                      const std::vector<joints::JointResult>& joints,
                                      const Options& options, diagnostics::Diagnostics& found) {
  const std::vector<Recipe> recipes = gather(design, joints);
  ShapeCache shapes;
  Findings findings(found);
  std::vector<CutPanel> whole;
  for (const Recipe& recipe : recipes) {
    const bool bar = model::is_bar(design.materials[recipe.panel->material]);
    // No cutter goes around a bar, and a tube's wall is as thin as it is.
    const Length web = bar ? Length() : options.thinnest_web;
    auto panel = cut_panel(recipe, web, shapes, findings);
    if (panel) whole.push_back(std::move(*panel));
  }
  if (whole.size() < recipes.size()) return std::nullopt;
  const auto split = split_panels(design, recipes, whole, options, shapes, findings, found);
  if (!split) return std::nullopt;

  PartSet set;
  set.materials = design.materials;
  bool solid = true;
  for (const Class& equal : classes_of(split->panels, design.materials)) {
    set.parts.push_back(part_of(equal, design.materials));
    solid = is_solid(set.parts.back(), equal, findings) && solid;
  }
  if (!solid) return std::nullopt;
  name_parts(set.parts, split->panels);
  set.bought = bought_for(joints);
  set.joined = held_by(design, joints, *split);
  set.pieces = split->pieces;
  for (const auto& [panel, plates] : split->plates) {
    std::vector<std::string>& all = set.pieces[panel];
    all.insert(all.end(), plates.begin(), plates.end());
  }
  if (!nothing_overlaps(set, split->panels, found)) return std::nullopt;
  report_fasteners(design, set, found);
  return set;
}

std::optional<PartSet> make_parts(const model::ResolvedDesign& design, const Options& options,
                                  diagnostics::Diagnostics& found) {
  const auto joints = joints::make_joints(design, found);
  if (!joints) return std::nullopt;
  return assemble_parts(design, *joints, options, found);
}

}  // namespace plano::panels
