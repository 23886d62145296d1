// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/openings.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "geometry/web.h"
#include "panels/codes.h"
#include "panels/wording.h"

namespace plano::panels {

namespace {

using geometry::Contour;
using geometry::Region;
using geometry::Shape;

/// A hole as results write it: clockwise, from its least start on.
Contour as_hole(const Contour& contour) {
  Contour hole = geometry::signed_area(contour) > Area{} ? geometry::reversed(contour) : contour;
  Region region = geometry::canonical(Region{{geometry::Face{std::move(hole), {}}}});
  return std::move(region.faces.front().outer);
}

/// The holes of a region, to look up. Refers to the region.
class Holes {
 public:
  /// nullptr: none.
  explicit Holes(const Region* region) {
    if (region == nullptr) return;
    for (const geometry::Face& face : region->faces) {
      for (const Contour& hole : face.holes) by_start_.emplace(hole.edges.front().start, &hole);
    }
  }
  bool has(const Contour& contour) const {
    const Contour hole = as_hole(contour);
    const auto [first, last] = by_start_.equal_range(hole.edges.front().start);
    return std::any_of(first, last, [&](const auto& entry) { return *entry.second == hole; });
  }

 private:
  std::multimap<geometry::Point, const Contour*> by_start_;
};

std::size_t hole_count(const Region& region) {
  std::size_t count = 0;
  for (const geometry::Face& face : region.faces) count += face.holes.size();
  return count;
}

/// Some point of a shape, on the exact kernel's lattice.
geometry::Point anchor_of(const Shape& shape) {
  if (shape.kind() == Shape::Kind::contour) {
    const geometry::Point start = shape.contour().edges.front().start;
    return {start.x.rounded_to_um(), start.y.rounded_to_um()};
  }
  return shape.operands().empty() ? geometry::Point{} : anchor_of(shape.operands().front());
}

bool covered_alike(const Shape& shape, const Holes& holes, ShapeCache& shapes) {
  if (shape.kind() == Shape::Kind::contour) return holes.has(shape.contour());
  // Computed about its own anchor: a row of equal openings is computed once. Moving by whole steps
  // of the lattice moves the result with it, to the last nanometre.
  const geometry::Point anchor = anchor_of(shape);
  const ShapeCache::Result& region =
      shapes.evaluate(geometry::translated(shape, geometry::Point{} - anchor));
  return region && std::all_of(region->faces.begin(), region->faces.end(), [&](const auto& face) {
           return holes.has(geometry::translated(face.outer, anchor));
         });
}

/// A box the shape lies in, perhaps larger than it; nothing where it is empty.
std::optional<geometry::Box> box_around(const Shape& shape) {
  if (shape.kind() == Shape::Kind::contour) return geometry::bounding_box(shape.contour());
  std::optional<geometry::Box> all;
  for (const Shape& operand : shape.operands()) {
    const auto box = box_around(operand);
    if (!box) continue;
    if (!all) all = box;
    all->low = {std::min(all->low.x, box->low.x), std::min(all->low.y, box->low.y)};
    all->high = {std::max(all->high.x, box->high.x), std::max(all->high.y, box->high.y)};
    if (shape.kind() == Shape::Kind::subtract) break;  // what is taken away makes it no larger
  }
  return all;
}

bool are_near(const Shape& a, const Shape& b) {
  const auto p = box_around(a);
  const auto q = box_around(b);
  return p && q && p->low.x < q->high.x && q->low.x < p->high.x && p->low.y < q->high.y &&
         q->low.y < p->high.y;
}

/// Pairs of openings of one panel that were told to meet, the earlier first.
using Meetings = std::set<std::pair<const model::Opening*, const model::Opening*>>;

/// The checks of one opening that was not found again as it was drawn.
class CloseLook {
 public:
  CloseLook(const Recipe& recipe, const model::Opening& opening, ShapeCache& shapes,
            Meetings& meetings, Findings& findings)
      : recipe_(recipe),
        opening_(opening),
        shapes_(shapes),
        meetings_(meetings),
        findings_(findings) {}

  bool is_sound() {
    const ShapeCache::Result& area = shapes_.evaluate(opening_.shape);
    if (!area) {
      say_reason(area.error(), recipe_.panel->id, opening_.span, findings_);
      return false;
    }
    if (is_outside()) return false;
    if (!opening_.open_edge && reaches_edge(*area)) return false;
    return !meets_slot(*area) && !meets_opening(*area);
  }

 private:
  bool is_outside() {
    const Shape blank = recipe_.blank();
    const ShapeCache::Result& inside = shapes_.evaluate(Shape::intersect({blank, opening_.shape}));
    if (!inside || !inside->empty()) return false;
    const ShapeCache::Result& panel = shapes_.evaluate(blank);
    const geometry::Box box = panel ? geometry::bounding_box(*panel) : geometry::Box{};
    findings_.add(
        kOpeningOutside, opening_.span,
        fill({"opening `{0}` lies outside panel `{1}`, which is {2} × {3}",
              "l'ouverture `{0}` est en dehors du panneau `{1}`, qui mesure {2} × {3}"},
             {Text(opening_.id), Text(recipe_.panel->id), show(box.width()), show(box.height())}),
        {"places are measured in the panel's plane, from its smallest corner",
         "les places se mesurent dans le plan du panneau, depuis son plus petit coin"});
    return true;
  }

  bool reaches_edge(const Region& area) {
    const Shape blank = recipe_.blank();
    const ShapeCache::Result& beyond = shapes_.evaluate(Shape::subtract(opening_.shape, {blank}));
    bool reaches = beyond && !beyond->empty();
    if (!reaches) {
      // Inside, but along the edge or touching it: it does not become a hole.
      const ShapeCache::Result& whole = shapes_.evaluate(blank);
      const ShapeCache::Result& rest = shapes_.evaluate(Shape::subtract(blank, {opening_.shape}));
      reaches = whole && (!rest || hole_count(*rest) < hole_count(*whole) + area.faces.size());
    }
    if (!reaches) return false;
    const geometry::Box box = geometry::bounding_box(area);
    findings_.add(
        kOpeningReachesEdge, opening_.span,
        fill({"opening `{0}` ({1} × {2}, from {3}) reaches the edge of panel `{4}`",
              "l'ouverture `{0}` ({1} × {2}, depuis {3}) atteint le bord du panneau `{4}`"},
             {Text(opening_.id), show(box.width()), show(box.height()), show_place(box.low),
              Text(recipe_.panel->id)}),
        {"say `open_edge: yes` if a notch is meant; otherwise move it inwards",
         "écrivez `open_edge: yes` si une entaille est voulue ; sinon, rentrez-la"});
    return true;
  }

  bool meets_slot(const Region& area) {
    for (const Shape& cut : recipe_.cut) {
      const ShapeCache::Result& slot = shapes_.evaluate(cut);
      if (!slot || !shapes_.share_area(area, *slot)) continue;
      const geometry::Box box = geometry::bounding_box(*slot);
      findings_.add(
          kOpeningMeetsSlot, opening_.span,
          fill({"opening `{0}` of panel `{1}` runs into a joint's slot ({2} × {3}, at {4})",
                "l'ouverture `{0}` du panneau `{1}` empiète sur la fente d'un assemblage "
                "({2} × {3}, à {4})"},
               {Text(opening_.id), Text(recipe_.panel->id), show(box.width()), show(box.height()),
                show_place(box.low)}),
          {"move the opening, the joined panel or the joint's tabs",
           "déplacez l'ouverture, le panneau assemblé ou les tenons"});
      return true;
    }
    return false;
  }

  bool meets_opening(const Region& area) {
    for (const model::Opening& other : recipe_.panel->openings) {
      if (&other == &opening_ || !are_near(other.shape, opening_.shape)) continue;
      const ShapeCache::Result& there = shapes_.evaluate(other.shape);
      if (!there || !shapes_.share_area(area, *there)) continue;
      if (!meetings_.insert(std::minmax(&opening_, &other)).second) return true;
      const geometry::Box box = geometry::bounding_box(*there);
      findings_.add(
          kOpeningsMeet, opening_.span,
          fill({"opening `{0}` of panel `{1}` runs into its opening `{2}` ({3} × {4}, at {5})",
                "l'ouverture `{0}` du panneau `{1}` empiète sur son ouverture `{2}` ({3} × {4}, "
                "à {5})"},
               {Text(opening_.id), Text(recipe_.panel->id), Text(other.id), show(box.width()),
                show(box.height()), show_place(box.low)}),
          {"move them apart; if one opening is meant, draw it with `shape: union`",
           "écartez-les ; si une seule ouverture est voulue, dessinez-la avec `shape: union`"});
      return true;
    }
    return false;
  }

  const Recipe& recipe_;
  const model::Opening& opening_;
  ShapeCache& shapes_;
  Meetings& meetings_;
  Findings& findings_;
};

/// Joints' holes that openings run into. Where one is whole in the profile, nothing does.
bool holes_are_whole(const Recipe& recipe, const Holes& holes, ShapeCache& shapes,
                     Findings& findings) {
  bool whole = true;
  for (const model::Drill& drill : recipe.drills) {
    const Contour circle = geometry::circle(drill.centre, drill.diameter.half());
    if (!drill.depth && holes.has(circle)) continue;
    const Shape hole = Shape::of(circle);
    for (const model::Opening& opening : recipe.panel->openings) {
      if (!are_near(opening.shape, hole)) continue;
      const ShapeCache::Result& area = shapes.evaluate(opening.shape);
      if (!area || !shapes.share_area(*area, Region{{geometry::Face{circle, {}}}})) continue;
      whole = false;
      findings.add(kOpeningMeetsSlot, opening.span,
                   fill({"opening `{0}` of panel `{1}` runs into a joint's hole of {2}, at {3}",
                         "l'ouverture `{0}` du panneau `{1}` empiète sur un trou d'assemblage de "
                         "{2}, à {3}"},
                        {Text(opening.id), Text(recipe.panel->id), show(drill.diameter),
                         show_place(drill.centre)}),
                   {"move the opening, the joined panel or the joint's bolts",
                    "déplacez l'ouverture, le panneau assemblé ou les boulons"});
    }
  }
  return whole;
}

}  // namespace

bool openings_are_sound(const Recipe& recipe, const Region* profile, ShapeCache& shapes,
                        Findings& findings) {
  const Holes holes(profile);
  Meetings meetings;
  bool sound = true;
  for (const model::Opening& opening : recipe.panel->openings) {
    if (profile != nullptr && covered_alike(opening.shape, holes, shapes)) continue;
    sound = CloseLook(recipe, opening, shapes, meetings, findings).is_sound() && sound;
  }
  return holes_are_whole(recipe, holes, shapes, findings) && sound;
}

bool web_is_sound(const Recipe& recipe, const geometry::Face& profile, Length thinnest,
                  Findings& findings) {
  if (thinnest <= Length{}) return true;
  const auto web = geometry::thinnest_web(Region{{profile}}, thinnest);
  if (!web) return true;
  findings.add(
      kThinWeb, recipe.panel->span,
      fill({"in panel `{0}`, only {1} of wood is left at {2}; the cutter is {3} wide",
            "dans le panneau `{0}`, il ne reste que {1} de bois à {2} ; la fraise fait {3}"},
           {Text(recipe.panel->id), show(web->width), show_place(web->middle()), show(thinnest)}),
      {"move the two edges apart, or join the two openings",
       "écartez les deux bords, ou réunissez les deux ouvertures"});
  return false;
}

}  // namespace plano::panels
