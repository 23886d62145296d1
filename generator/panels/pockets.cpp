// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "panels/codes.h"
#include "panels/openings.h"
#include "panels/wording.h"

namespace plano::panels {

namespace {

using geometry::Region;
using geometry::Shape;
using geometry::exact::Reason;

/// Something taken off to a depth from one face: a pocket or a blind hole.
struct Sunk {
  Region area;
  Length depth;
  model::FaceSide face = model::FaceSide::top;
  diagnostics::Span span;
  Text name;
};

// What a pocket must leave under itself. A sheet of plywood is even to some tenths of a millimetre
// only, and so is a machine's bed: under 1 mm the cutter may come through, and what is left is less
// than one ply.
constexpr Length kThinnestFloor = 1_mm;

Region disc(const model::Drill& drill) {
  return Region{{{geometry::circle(drill.centre, drill.diameter.half()), {}}}};
}

class Check {
 public:
  Check(const Recipe& recipe, const geometry::Face& profile, ShapeCache& shapes, Findings& findings)
      : recipe_(recipe),
        wood_{{profile}},
        thickness_(recipe.panel->thickness),
        shapes_(shapes),
        findings_(findings) {}

  std::optional<std::vector<PartPocket>> run() {
    std::vector<PartPocket> pockets;
    for (const model::Pocket& pocket : recipe_.pockets) {
      const ShapeCache::Result& area = shapes_.evaluate(pocket.shape);
      if (!area) {
        say_reason(area.error(), recipe_.panel->id, pocket.span, findings_);
        sound_ = false;
        continue;
      }
      pockets.push_back({*area, pocket.depth, pocket.face});
      look_at({*area, pocket.depth, pocket.face, pocket.span,
               pocket.id.empty() ? Text("pocket", "poche") : Text("`" + pocket.id + "`")});
    }
    for (const model::Drill& drill : recipe_.drills) {
      const diagnostics::Span span = drill.span.known() ? drill.span : recipe_.panel->span;
      const Text name = fill({"hole of {0}", "trou de {0}"}, {show(drill.diameter)});
      if (drill.depth) {
        look_at({disc(drill), *drill.depth, drill.face, span, name});
      } else if (!is_hole(drill)) {
        say_outside(name, span, geometry::bounding_box(disc(drill)).low);
      }
    }
    look_for_meetings();
    if (!sound_) return std::nullopt;
    return pockets;
  }

 private:
  /// A through hole shows as it is in the profile; one that runs into something else shows as less,
  /// and one beside the wood not at all.
  bool is_hole(const model::Drill& drill) const {
    for (const geometry::Contour& hole : wood_.faces.front().holes) {
      const auto& arc = hole.edges.front().arc;
      if (hole.is_circle() && arc && arc->centre == drill.centre) return true;
    }
    const ShapeCache::Result& hit = shapes_.evaluate(Shape::intersect(
        {recipe_.blank(), Shape::of(geometry::circle(drill.centre, drill.diameter.half()))}));
    return hit && !hit->empty();
  }

  void look_at(Sunk sunk) {
    if (!sunk.span.known()) sunk.span = recipe_.panel->span;
    if (sunk.depth >= thickness_) {
      findings_.add(kPocketTooDeep, sunk.span,
                    fill({"{0} in panel `{1}` is {2} deep; the panel is {3} thick",
                          "{0} dans le panneau `{1}` : {2} de profondeur ; le panneau a {3} "
                          "d'épaisseur"},
                         {sunk.name, Text(recipe_.panel->id), show(sunk.depth), show(thickness_)}),
                    {"make it shallower, or draw an opening",
                     "diminuez la profondeur, ou dessinez une ouverture"});
      sound_ = false;
      return;
    }
    if (thickness_ - sunk.depth < kThinnestFloor) {
      findings_.add(kThinFloor, sunk.span,
                    fill({"{0} in panel `{1}` leaves {2} of wood under it; at least {3} is needed",
                          "{0} dans le panneau `{1}` laisse {2} de bois dessous ; il en faut au "
                          "moins {3}"},
                         {sunk.name, Text(recipe_.panel->id), show(thickness_ - sunk.depth),
                          show(kThinnestFloor)}),
                    fill({"make it at most {0} deep, or draw an opening",
                          "limitez la profondeur à {0}, ou dessinez une ouverture"},
                         {show(thickness_ - kThinnestFloor)}));
      sound_ = false;
      return;
    }
    if (!shapes_.share_area(sunk.area, wood_)) {
      say_outside(sunk.name, sunk.span, geometry::bounding_box(sunk.area).low);
      return;
    }
    sunk_.push_back(std::move(sunk));
  }

  void say_outside(const Text& name, diagnostics::Span span, geometry::Point low) {
    findings_.add(kPocketOutside, span,
                  fill({"{0} at {1} lies outside the wood of panel `{2}`",
                        "{0} à {1} : en dehors du bois du panneau `{2}`"},
                       {name, show_place(low), Text(recipe_.panel->id)}),
                  {"places are measured in the panel's plane, from its smallest corner",
                   "les places se mesurent dans le plan du panneau, depuis son plus petit coin"});
    sound_ = false;
  }

  void look_for_meetings() {
    for (const Sunk& above : sunk_) {
      if (above.face != model::FaceSide::top) continue;
      for (const Sunk& below : sunk_) {
        if (below.face != model::FaceSide::bottom) continue;
        if (above.depth + below.depth < thickness_ || !meet(above.area, below.area)) continue;
        findings_.add(
            kPocketsMeet, above.span,
            fill({"{0} (top, {1} deep) and {2} (bottom, {3} deep) meet in panel `{4}`, which "
                  "is {5} thick",
                  "{0} (dessus, {1} de profondeur) et {2} (dessous, {3}) se rejoignent dans "
                  "le panneau `{4}`, épais de {5}"},
                 {above.name, show(above.depth), below.name, show(below.depth),
                  Text(recipe_.panel->id), show(thickness_)}),
            {"make one of them shallower, or move it",
             "diminuez la profondeur de l'une d'elles, ou déplacez-la"});
        sound_ = false;
      }
    }
  }

  /// True if two areas overlap or share an edge or a point.
  bool meet(const Region& a, const Region& b) {
    if (shapes_.share_area(a, b)) return true;
    std::vector<Shape> outers;
    for (const Region* region : {&a, &b}) {
      for (const geometry::Face& face : region->faces) outers.push_back(Shape::of(face.outer));
    }
    const std::size_t apart = outers.size();
    const ShapeCache::Result& both = shapes_.evaluate(Shape::unite(std::move(outers)));
    return !both || both->faces.size() < apart;
  }

  const Recipe& recipe_;
  const Region wood_;
  const Length thickness_;
  ShapeCache& shapes_;
  Findings& findings_;
  std::vector<Sunk> sunk_;
  bool sound_ = true;
};

}  // namespace

std::optional<std::vector<PartPocket>> sound_pockets(const Recipe& recipe,
                                                     const geometry::Face& profile,
                                                     ShapeCache& shapes, Findings& findings) {
  return Check(recipe, profile, shapes, findings).run();
}

}  // namespace plano::panels
