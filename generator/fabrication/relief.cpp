// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/relief.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/trig.h"
#include "fabrication/corner.h"
#include "fabrication/splice.h"
#include "geometry/containment.h"

namespace plano::fabrication {
namespace {

using geometry::Contour;
using geometry::Face;
using geometry::Point;
using geometry::Region;
using geometry::Shape;
using joints::ReliefStyle;

// How far a wish may lie from the corner it means: the kernel's 1 µm lattice, both ways round.
constexpr Length kSameCorner = 5_um;
// In the boolean, centres sit this much nearer to their corner than R, so that after rounding to
// the 1 µm lattice the corner is inside the circle. Outside, two stub edges of a micrometre would
// be left.
constexpr double kInwardMm = 0.0015;
// Two walls that open by no more than this over a common end wall make a slot, closed on three
// sides.
constexpr double kSlotOpensDegrees = 5;

struct Plan {
  std::vector<Corner> corners;
  std::vector<Disc> discs;  // by corner, rising
  std::vector<Point> left_round;
};

ReliefStyle style_at(Point corner, const std::vector<joints::ReliefWish>& wishes,
                     const ReliefTool& tool) {
  for (const joints::ReliefWish& wish : wishes) {
    if (abs(wish.corner.x - corner.x) <= kSameCorner &&
        abs(wish.corner.y - corner.y) <= kSameCorner) {
      return wish.style;
    }
  }
  return tool.style;
}

std::vector<ReliefShape> in_order_of_wish(const Corner& corner, ReliefStyle style) {
  using enum ReliefShape;
  const bool back_is_longer = corner.back_length >= corner.ahead_length;
  const ReliefShape longer = back_is_longer ? t_bone_back : t_bone_ahead;
  const ReliefShape shorter = back_is_longer ? t_bone_ahead : t_bone_back;
  if (style == ReliefStyle::dog_bone) {
    return {dog_bone, longer, shorter};
  }
  const bool back_is_u = std::fabs(corner.back.x) > std::fabs(corner.ahead.x);
  const bool on_back = back_is_u == (style == ReliefStyle::t_bone_u);
  return on_back ? std::vector{t_bone_back, dog_bone, t_bone_ahead}
                 : std::vector{t_bone_ahead, dog_bone, t_bone_back};
}

bool lies_on(Point point, const Contours& contours) {
  for (const Contour& contour : contours) {
    for (std::size_t i = 0; i < contour.edges.size(); ++i) {
      if (distance_to_edge(contour, i, {point.x.mm(), point.y.mm()}) < kSameCorner.mm()) {
        return true;
      }
    }
  }
  return false;
}

Plan plan(const Contours& contours, const Contours& obstacles,
          const std::vector<joints::ReliefWish>& wishes, const ReliefTool& tool) {
  Plan made{.corners = inside_corners(contours, tool.cutter), .discs = {}, .left_round = {}};
  for (std::size_t k = 0; k < made.corners.size(); ++k) {
    const Corner& corner = made.corners[k];
    const ReliefStyle style = style_at(corner.at, wishes, tool);
    // A pocket's corner on the part's edge is no corner of the wood: its void goes on outside.
    if (style == ReliefStyle::none || lies_on(corner.at, obstacles)) {
      continue;
    }
    bool placed = false;
    for (const ReliefShape shape : in_order_of_wish(corner, style)) {
      const Disc disc = disc_at(corner, k, shape, tool.radius);
      if (fits(disc, corner, contours, obstacles)) {
        made.discs.push_back(disc);
        placed = true;
        break;
      }
    }
    if (!placed) {
      made.left_round.push_back(corner.at);
    }
  }
  std::sort(made.left_round.begin(), made.left_round.end());
  return made;
}

/// The first slot that the cutter cannot enter.
std::optional<ReliefFault> narrow_slot(const Contours& contours, const std::vector<Corner>& corners,
                                       Length cutter) {
  for (std::size_t k = 0; k < corners.size(); ++k) {
    const Corner& first = corners[k];
    const Contour& contour = contours[first.contour];
    const std::size_t next_edge = (first.edge + 1) % contour.edges.size();
    for (const Corner& second : corners) {
      if (second.contour != first.contour || second.edge != next_edge ||
          contour.edges[first.edge].arc) {
        continue;
      }
      const double angles = acos_degrees(first.cosine) + acos_degrees(second.cosine);
      const double needed = cutter.mm() * (first.half_cosine() / first.half_sine() +
                                           second.half_cosine() / second.half_sine());
      if (angles <= 180 + kSlotOpensDegrees && first.ahead_length < needed - kNothingLeft.mm()) {
        return ReliefFault{.kind = ReliefFault::Kind::cutter_too_wide,
                           .place = geometry::point_on(contour, first.edge, 0.5),
                           .width = Length::nearest_to_mm(first.ahead_length),
                           .detail = {}};
      }
    }
  }
  return std::nullopt;
}

/// Walking with the wood on the left, an arc with the void inside it turns clockwise.
bool hugs_the_void(const geometry::Edge& edge) {
  return edge.arc && edge.arc->turn == geometry::Turn::clockwise;
}

/// Curves of the void that are tighter than the cutter: a round hole, the round end of a slot, a
/// rounded inside corner. The first two cannot be cut; the last stays rounder than it is drawn.
struct Tight {
  std::optional<ReliefFault> fault;
  std::vector<Point> corners;
};

/// `counts` says whether the place of a tight curve is one the cutter must reach.
template <class Counts>
Tight tight_curves(const Contours& contours, Length cutter, Counts counts) {
  Tight found;
  for (const Contour& contour : contours) {
    for (std::size_t i = 0; i < contour.edges.size(); ++i) {
      const geometry::Edge& edge = contour.edges[i];
      if (!hugs_the_void(edge) || edge.arc->radius >= cutter - kNothingLeft) continue;
      const Point middle = geometry::point_on(contour, i, 0.5);
      if (!counts(contour, middle)) continue;
      // The end of a slot may be drawn as several arcs about one centre.
      double sweep = 0;
      for (std::size_t k = 0; k < contour.edges.size(); ++k) {
        const auto& arc = contour.edges[k].arc;
        if (arc && hugs_the_void(contour.edges[k]) && arc->centre == edge.arc->centre &&
            arc->radius == edge.arc->radius) {
          sweep -= geometry::sweep_degrees(contour, k);
        }
      }
      if (sweep >= 180 - kSlotOpensDegrees) {
        found.fault = ReliefFault{.kind = ReliefFault::Kind::cutter_too_wide,
                                  .place = middle,
                                  .width = 2 * edge.arc->radius,
                                  .detail = {}};
        return found;
      }
      const double theta = 180 - sweep;  // of the corner that was rounded
      const double left =
          (cutter - edge.arc->radius).mm() * (1 / sin_of(Angle::nearest_to_degrees(theta / 2)) - 1);
      if (left > kNothingLeft.mm()) found.corners.push_back(middle);
    }
  }
  return found;
}

/// Whether a drill makes this hole: then no cutter has to enter it.
bool is_drilled(const panels::Part& part, const Contour& hole) {
  return hole.is_circle() &&
         std::any_of(part.drills.begin(), part.drills.end(), [&](const model::Drill& drill) {
           const geometry::Arc& arc = *hole.edges[0].arc;
           return !drill.depth && abs(arc.centre.x - drill.centre.x) <= kSameCorner &&
                  abs(arc.centre.y - drill.centre.y) <= kSameCorner &&
                  abs(2 * arc.radius - drill.diameter) <= kSameCorner;
         });
}

/// The first hole that is narrower as a whole than the cutter is wide.
std::optional<ReliefFault> narrow_hole(const panels::Part& part, Length cutter) {
  for (const Contour& hole : part.profile.holes) {
    const geometry::Box box = geometry::bounding_box(hole);
    const Length width = std::min(box.width(), box.height());
    if (width < 2 * cutter - 2 * kNothingLeft && !is_drilled(part, hole)) {
      return ReliefFault{
          .kind = ReliefFault::Kind::cutter_too_wide,
          .place = {(box.low.x + box.high.x).half(), (box.low.y + box.high.y).half()},
          .width = width,
          .detail = {}};
    }
  }
  return std::nullopt;
}

void add_corners(std::vector<Point>& to, const std::vector<Point>& more) {
  to.insert(to.end(), more.begin(), more.end());
  std::sort(to.begin(), to.end());
}

Point offset(Point from, Vec2 by, double times) {
  return from + Point{Length::nearest_to_mm(by.x * times), Length::nearest_to_mm(by.y * times)};
}

Point on_um_lattice(Point p) {
  return {p.x.rounded_to_um(), p.y.rounded_to_um()};
}

std::vector<Shape> circles(const Plan& plan) {
  std::vector<Shape> made;
  for (const Disc& disc : plan.discs) {
    const double shorter = (disc.radius - kInwardMm) / disc.radius;
    const Point centre =
        on_um_lattice(offset(on_um_lattice(plan.corners[disc.corner].at), disc.centre, shorter));
    made.push_back(
        Shape::of(geometry::circle(centre, Length::nearest_to_mm(disc.radius).rounded_to_um())));
  }
  return made;
}

/// Where reliefs of two different contours overlap, for the message.
Point meeting_place(const Plan& plan) {
  for (const Disc& a : plan.discs) {
    for (const Disc& b : plan.discs) {
      const Corner& ca = plan.corners[a.corner];
      const Corner& cb = plan.corners[b.corner];
      const double dx = ca.at.x.mm() + a.centre.x - cb.at.x.mm() - b.centre.x;
      const double dy = ca.at.y.mm() + a.centre.y - cb.at.y.mm() - b.centre.y;
      if (ca.contour < cb.contour && dx * dx + dy * dy < 4 * a.radius * b.radius) {
        return ca.at;
      }
    }
  }
  return plan.discs.front().corner < plan.corners.size()
             ? plan.corners[plan.discs.front().corner].at
             : Point{};
}

ReliefFault fault_of(const geometry::exact::Reason& reason) {
  using Kind = geometry::exact::Reason::Kind;
  const bool thin = reason.kind == Kind::point_contact || reason.kind == Kind::sliver;
  return {.kind = thin ? ReliefFault::Kind::web_cut : ReliefFault::Kind::kernel,
          .place = reason.place,
          .width = {},
          .detail = reason};
}

Shape shape_of(const Face& face) {
  std::vector<Shape> holes;
  for (const Contour& hole : face.holes) {
    holes.push_back(Shape::of(hole));
  }
  return Shape::subtract(Shape::of(face.outer), std::move(holes));
}

Contours contours_of(const Face& face) {
  Contours all{face.outer};
  all.insert(all.end(), face.holes.begin(), face.holes.end());
  return all;
}

Face face_of(const Contours& contours) {
  return {contours.front(), {contours.begin() + 1, contours.end()}};
}

Expected<Face, ReliefFault> cut_exactly(const Face& face, const Plan& plan) {
  auto cut = geometry::exact::evaluate(Shape::subtract(shape_of(face), circles(plan)));
  if (!cut) {
    return failure(fault_of(cut.error()));
  }
  if (cut->faces.size() != 1 || cut->faces[0].holes.size() != face.holes.size()) {
    return failure(ReliefFault{.kind = ReliefFault::Kind::web_cut,
                               .place = meeting_place(plan),
                               .width = {},
                               .detail = {}});
  }
  return std::move(cut->faces[0]);
}

/// The pocket's contours turned round, so that the wood is on their left, face by face.
Contours turned_round(const Region& region) {
  Contours all;
  for (const Face& face : region.faces) {
    for (const Contour& contour : contours_of(face)) {
      all.push_back(geometry::reversed(contour));
    }
  }
  return all;
}

Region turned_back(const Region& like, const Contours& contours) {
  Region made;
  std::size_t next = 0;
  for (const Face& face : like.faces) {
    Contours own;
    for (std::size_t k = 0; k < 1 + face.holes.size(); ++k) {
      own.push_back(geometry::reversed(contours[next++]));
    }
    made.faces.push_back(face_of(own));
  }
  return geometry::canonical(std::move(made));
}

Expected<Region, ReliefFault> grown_exactly(const Region& area, const Plan& plan) {
  std::vector<Shape> all = circles(plan);
  for (const Face& face : area.faces) {
    all.push_back(shape_of(face));
  }
  auto grown = geometry::exact::evaluate(Shape::unite(std::move(all)));
  if (!grown) {
    return failure(fault_of(grown.error()));
  }
  return std::move(*grown);
}

}  // namespace

Expected<Relieved<Face>, ReliefFault> relieved(const panels::Part& part, const ReliefTool& tool) {
  Relieved<Face> made{part.profile, {}};
  if (tool.cutter <= Length{}) {
    return made;
  }
  CHECK(tool.radius >= tool.cutter, "a relief is at least as wide as its cutter");
  const Contours contours = contours_of(part.profile);
  const Plan reliefs = plan(contours, {}, part.reliefs, tool);
  if (const auto slot = narrow_slot(contours, reliefs.corners, tool.cutter)) {
    return failure(*slot);
  }
  if (const auto hole = narrow_hole(part, tool.cutter)) {
    return failure(*hole);
  }
  const Tight tight = tight_curves(contours, tool.cutter, [&](const Contour& contour, Point) {
    return !is_drilled(part, contour);
  });
  if (tight.fault) {
    return failure(*tight.fault);
  }
  made.left_round = reliefs.left_round;
  add_corners(made.left_round, tight.corners);
  if (reliefs.discs.empty()) {
    return made;
  }
  if (const auto contours_made = spliced(contours, reliefs.corners, reliefs.discs)) {
    const Region region = geometry::canonical(Region{{face_of(*contours_made)}});
    if (!geometry::exact::find_fault(region)) {
      made.shape = region.faces[0];
      return made;
    }
  }
  auto cut = cut_exactly(part.profile, reliefs);
  if (!cut) {
    return failure(cut.error());
  }
  made.shape = std::move(*cut);
  return made;
}

Expected<Relieved<Region>, ReliefFault> relieved(const panels::Part& part,
                                                 const panels::PartPocket& pocket,
                                                 const ReliefTool& tool) {
  Relieved<Region> made{pocket.area, {}};
  if (tool.cutter <= Length{} || pocket.area.empty()) {
    return made;
  }
  const Contours contours = turned_round(pocket.area);
  const Contours edges = contours_of(part.profile);
  const Plan reliefs = plan(contours, edges, part.reliefs, tool);
  // Beyond the part's edge and in its openings a pocket is air already.
  const auto in_wood = [&](Point place) {
    return geometry::contains(part.profile, place) && !lies_on(place, edges);
  };
  if (const auto slot = narrow_slot(contours, reliefs.corners, tool.cutter);
      slot && in_wood(slot->place)) {
    return failure(*slot);
  }
  const Tight tight = tight_curves(contours, tool.cutter,
                                   [&](const Contour&, Point place) { return in_wood(place); });
  if (tight.fault) {
    return failure(*tight.fault);
  }
  made.left_round = reliefs.left_round;
  add_corners(made.left_round, tight.corners);
  if (reliefs.discs.empty()) {
    return made;
  }
  if (const auto contours_made = spliced(contours, reliefs.corners, reliefs.discs)) {
    Region region = turned_back(pocket.area, *contours_made);
    if (!geometry::exact::find_fault(region)) {
      made.shape = std::move(region);
      return made;
    }
  }
  auto grown = grown_exactly(pocket.area, reliefs);
  if (!grown) {
    return failure(grown.error());
  }
  made.shape = std::move(*grown);
  return made;
}

}  // namespace plano::fabrication
