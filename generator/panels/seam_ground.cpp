// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/seam_ground.h"

#include <algorithm>
#include <cmath>

#include "panels/engraving.h"
#include "panels/interference.h"

namespace plano::panels {

namespace {

using geometry::Box;
using geometry::Point;
using model::FaceSide;

/// A plate keeps off what stands on its face: a hand's care when it is glued.
constexpr Length kBesidePlate = 3_mm;
/// An outline is followed to this: the place of a seam is one of whole millimetres.
constexpr Length kSagitta = 50_um;

Box box_of(Point a, Point b) {
  return {{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}};
}

Box around(const Box& a, const Box& b) {
  return {{std::min(a.low.x, b.low.x), std::min(a.low.y, b.low.y)},
          {std::max(a.high.x, b.high.x), std::max(a.high.y, b.high.y)}};
}

void take(std::optional<Box>& box, const Box& more) {
  box = box ? around(*box, more) : more;
}

Box into_seam_frame(const Box& box, SplitAlong along) {
  return box_of(panels::into_seam_frame(box.low, along), panels::into_seam_frame(box.high, along));
}

/// The y of a side at x, within its own ends.
Length height_at(const Side& side, Length x) {
  const double run = (side.to.x - side.from.x).mm();
  const double share = run == 0 ? 0 : (x - side.from.x).mm() / run;
  return side.from.y +
         Length::nearest_to_mm((side.to.y - side.from.y).mm() * std::clamp(share, 0.0, 1.0));
}

/// A panel as another one's frame sees it: a box from `low` to `high` above the bottom face.
struct Slab {
  Box box;
  Length low;
  Length high;
};

Slab seen_from(const geometry::Placement& frame, const CutPanel& other) {
  const Box box = geometry::bounding_box(other.profile);
  geometry::Vec3 low{1e12, 1e12, 1e12};
  geometry::Vec3 high{-1e12, -1e12, -1e12};
  for (const Length u : {box.low.x, box.high.x}) {
    for (const Length v : {box.low.y, box.high.y}) {
      for (const Length w : {Length(), other.panel->thickness}) {
        const geometry::Vec3 p = frame.local(other.panel->placement.at({u, v}, w));
        low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
      }
    }
  }
  const auto at = [](double mm) { return Length::nearest_to_mm(mm); };
  return {{{at(low.x), at(low.y)}, {at(high.x), at(high.y)}}, at(low.z), at(high.z)};
}

}  // namespace

Point into_seam_frame(Point p, SplitAlong along) {
  return along == SplitAlong::u ? p : Point{p.y, -p.x};
}

geometry::Contour out_of_seam_frame(const geometry::Contour& contour, SplitAlong along) {
  return along == SplitAlong::u ? contour : geometry::turned_quarters(contour, 1);
}

Box out_of_seam_frame(const Box& box, SplitAlong along) {
  if (along == SplitAlong::u) return box;
  return {{-box.high.y, box.low.x}, {-box.low.y, box.high.x}};
}

std::optional<Box> box_around(const geometry::Shape& shape) {
  if (shape.kind() == geometry::Shape::Kind::contour) {
    return geometry::bounding_box(shape.contour());
  }
  std::optional<Box> box;
  for (const geometry::Shape& operand : shape.operands()) {
    if (const auto inner = box_around(operand)) take(box, *inner);
  }
  return box;
}

std::optional<Box> box_around(const model::Engraving& engraving) {
  std::optional<Box> box;
  for (const Language language : {Language::english, Language::french}) {
    for (const Stroke& stroke : engraved(engraving, language)) {
      for (const Point& p : stroke) take(box, {p, p});
    }
  }
  return box;
}

Box box_around(const model::Bore& bore) {
  const Length half = bore.diameter.half();
  const Box line = box_of(bore.entry, bore.end);
  return {{line.low.x - half, line.low.y - half}, {line.high.x + half, line.high.y + half}};
}

Ground::Ground(const Recipe& recipe, const CutPanel& panel, const std::vector<CutPanel>& others,
               SplitAlong along)
    : along_(along), box_(into_seam_frame(geometry::bounding_box(panel.profile), along)) {
  add_outline(panel.profile);
  add_contents(recipe, panel);
  add_neighbours(panel, others);
}

void Ground::add(const Box& box, const Obstacle& like) {
  Obstacle obstacle = like;
  obstacle.box = into_seam_frame(box, along_);
  obstacles_.push_back(std::move(obstacle));
}

void Ground::add_outline(const geometry::Face& profile) {
  const std::vector<Point> points = geometry::flattened(profile.outer, kSagitta);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Side side{panels::into_seam_frame(points[i], along_),
                    panels::into_seam_frame(points[(i + 1) % points.size()], along_)};
    sides_.push_back(side);
    // Where the outline runs more along the seam than across it: an end, a tab's flank, a notch.
    if (abs(side.to.y - side.from.y) <= abs(side.to.x - side.from.x)) continue;
    obstacles_.push_back(
        {box_of(side.from, side.to),
         true,
         false,
         false,
         {"an end or a step of the outline", "un bout ou un décrochement du contour"}});
  }
}

void Ground::add_contents(const Recipe& recipe, const CutPanel& panel) {
  for (const geometry::Contour& hole : panel.profile.holes) {
    add(geometry::bounding_box(hole),
        {{},
         true,
         true,
         true,
         {"a slot, a hole or an opening", "une mortaise, un trou ou une ouverture"}});
  }
  for (const geometry::Shape& tab : recipe.add) {
    if (const auto box = box_around(tab)) {
      add(*box, {{}, true, false, false, {"the tabs of a joint", "les tenons d'un assemblage"}});
    }
  }
  for (const PartPocket& pocket : panel.pockets) {
    const bool top = pocket.face == FaceSide::top;
    for (const geometry::Face& face : pocket.area.faces) {
      add(geometry::bounding_box(face),
          {{}, true, !top, top, {"a pocket or a groove", "une poche ou une rainure"}});
    }
  }
  for (const model::Drill& drill : panel.drills) {
    if (!drill.depth) continue;  // a hole of the profile
    const bool top = drill.face == FaceSide::top;
    const Length half = drill.diameter.half();
    add({{drill.centre.x - half, drill.centre.y - half},
         {drill.centre.x + half, drill.centre.y + half}},
        {{}, true, !top, top, {"a blind hole", "un trou borgne"}});
  }
  for (const model::Bore& bore : panel.bores) {
    add(box_around(bore), {{}, true, false, false, {"a hole from an edge", "un perçage de chant"}});
  }
  for (const model::Engraving& engraving : panel.engravings) {
    const bool top = engraving.face == FaceSide::top;
    if (const auto box = box_around(engraving)) {
      add(*box, {{}, true, !top, top, {"an engraving", "une gravure"}});
    }
  }
}

void Ground::add_neighbours(const CutPanel& panel, const std::vector<CutPanel>& others) {
  const Length t = panel.panel->thickness;
  for (const CutPanel& other : others) {
    if (other.panel == panel.panel) continue;
    const Slab slab = seen_from(panel.panel->placement, other);
    const bool below = slab.high > kTolerated - t && slab.low < -kTolerated;
    const bool above = slab.low < 2 * t - kTolerated && slab.high > t + kTolerated;
    if (below || above) {
      add(slab.box, {{}, false, below, above, fill({"`{0}`", "« {0} »"}, {Text(other.panel->id)})});
    }
  }
}

std::optional<Stretch> Ground::wood(Length from, Length to) const {
  if (from < box_.low.x || to > box_.high.x) return std::nullopt;
  Stretch found{box_.low.y, box_.high.y};
  for (const Side& side : sides_) {
    const Length left = std::max(std::min(side.from.x, side.to.x), from);
    const Length right = std::min(std::max(side.from.x, side.to.x), to);
    if (left > right || side.from.x == side.to.x) continue;
    const Length a = height_at(side, left);
    const Length b = height_at(side, right);
    if (side.to.x > side.from.x) {
      found.low = std::max({found.low, a, b});
    } else {
      found.high = std::min({found.high, a, b});
    }
  }
  if (found.low >= found.high) return std::nullopt;
  return found;
}

std::vector<Stretch> Ground::room_on(FaceSide face, Stretch wood, Length from, Length to) const {
  std::vector<Stretch> taken;
  for (const Obstacle& obstacle : obstacles_) {
    const bool hinders = face == FaceSide::top ? obstacle.to_top : obstacle.to_bottom;
    if (!hinders || obstacle.box.high.x + kBesidePlate <= from ||
        obstacle.box.low.x - kBesidePlate >= to) {
      continue;
    }
    taken.push_back({obstacle.box.low.y - kBesidePlate, obstacle.box.high.y + kBesidePlate});
  }
  std::sort(taken.begin(), taken.end(),
            [](const Stretch& a, const Stretch& b) { return a.low < b.low; });
  std::vector<Stretch> room;
  Length low = wood.low;
  for (const Stretch& one : taken) {
    if (one.low > low) room.push_back({low, std::min(one.low, wood.high)});
    low = std::max(low, one.high);
    if (low >= wood.high) return room;
  }
  room.push_back({low, wood.high});
  return room;
}

}  // namespace plano::panels
