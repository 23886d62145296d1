// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// socket: a round bar let into a board or a rectangular bar, or passing through it.
///
/// The bar stays as thick as it is and the hole is wider by the clearance. A bar that ends at a
/// face as drawn is made longer by what goes into the hole, and one drawn into the wood is made as
/// long as its hole asks. In a board holes come from its faces; in a bar from any side: from its
/// faces as drills, from its edges as bores.
///
/// A bar that passes a board at the angle d, t thick, needs a hole with upright walls around a
/// leaning cylinder: between the two ellipses it leaves by, a slot 2r wide, whose round ends reach
/// r / sin d beyond the axis. An ellipse lies within the circle that shares its tip and its width
/// across, so such a slot holds the bar and touches it at both tips and along both sides.
#include <algorithm>
#include <array>
#include <cmath>

#include "catalog/hardware.h"
#include "joints/codes.h"
#include "joints/fasteners.h"
#include "joints/joint.h"
#include "joints/rod.h"
#include "joints/settings.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using catalog::WoodScrewFigures;
using geometry::Vec3;
using model::FaceSide;
using spec::Key;
using spec::ValueKind;

constexpr Length kLeastDepth = 5_mm;
// Of the trade: what a bar is let in by where nobody says, of the wood there and of its diameter.
constexpr double kUsualShare = 2.0 / 3;
constexpr double kUsualDiameters = 1;
constexpr double kLeastFloorMm = 3;  // as under a blind slot
// What a router or a hand drills in one go; wider holes are milled. Drills come by half
// millimetres.
constexpr Length kWidestDrill = 12_mm;
constexpr Length kDrillStep = 500_um;
// A screw into end grain, in its diameters: twice what it asks of side grain, of the trade; and
// wood around it, as everywhere.
constexpr double kHoldShare = 6;
constexpr double kBorderShare = 3;

constexpr std::array kKeys{
    Key{.name = "depth",
        .kind = ValueKind::expression,
        .doc_en = "How deep an end is let in. By itself as drawn, or two thirds of the wood there, "
                  "but no more than the bar's diameter.",
        .doc_fr = "Profondeur dont un bout est engagé. Sans indication comme dessiné, ou les deux "
                  "tiers du bois à cet endroit, sans dépasser le diamètre de la barre."},
    Key{.name = "through",
        .kind = ValueKind::flag,
        .fallback = "no",
        .doc_en = "Let ends go through, flush with the far face.",
        .doc_fr = "Laisser les bouts traverser, à fleur de la face opposée."},
    Key{.name = "glued",
        .kind = ValueKind::flag,
        .fallback = "no",
        .doc_en = "The bar is glued, and does not come apart again.",
        .doc_fr = "La barre est collée, et ne se démonte plus."},
};

constexpr std::array kContacts{ContactKind::rod_end, ContactKind::rod_through};
constexpr std::array kHardware{catalog::HardwareKind::wood_screw};

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

/// The contact as its host sees it, in the host's frame, millimetres.
struct View {
  const PlacedPanel& host;
  const model::Material& rod;
  bool in_bar = false;   // the host is a bar too
  bool by_face = false;  // else by an edge
  bool passes = false;
  Vec3 start{};
  Vec3 end{};
  Vec3 way{};         // into the host
  double wood = 0;    // along the axis, from where it enters to the far side
  double radius = 0;  // of the hole
  FaceSide entered = FaceSide::top;

  double drawn() const { return geometry::norm(end - start); }
  Vec3 at(double along) const { return start + way * along; }
  Point2 flat(double along) const { return {at(along).x, at(along).y}; }
  geometry::Point point(double along) const { return {mm(at(along).x), mm(at(along).y)}; }
};

View view_of(const JointInput& input) {
  const Contact& contact = input.contact;
  const PlacedPanel& host = input.placed[contact.b];
  const geometry::Placement& place = host.panel->placement;
  View view{host, input.design.materials[input.design.panels[contact.a].material]};
  view.in_bar = is_bar(input, contact.b);
  view.passes = contact.kind == ContactKind::rod_through;
  view.start = place.local(contact.start);
  view.end = place.local(contact.end);
  view.way = {dot(contact.into_b, place.u), dot(contact.into_b, place.v),
              dot(contact.into_b, place.w)};
  view.by_face = std::fabs(view.way.z) > 1e-3;
  view.entered = view.way.z < 0 ? FaceSide::top : FaceSide::bottom;
  view.radius = view.rod.side_a.mm() / 2 + input.joint.clearance.mm() / 2;
  if (view.passes) {
    view.wood = view.drawn();
  } else if (view.by_face) {
    view.wood = host.thickness / std::fabs(view.way.z);
  } else {
    const Line2 inwards{view.flat(0), {view.way.x, view.way.y}};
    for (const Interval& piece : inside(host.loops, inwards)) {
      if (piece.low < 1 && piece.high > 1) view.wood = piece.high;
    }
  }
  return view;
}

bool host_suits(const JointInput& input, const View& view, diagnostics::Diagnostics& found) {
  if (!view.by_face && !view.in_bar) {
    found
        .add(kRodIntoEdge, input.joint.span,
             fill({"{0} would go into the edge of {1}, which is a board",
                   "{0} entrerait dans le chant de {1}, qui est un panneau"},
                  {name_a(input), name_b(input)}))
        .hint({"let it in by a face, or make the board a bar",
               "engagez-le par une face, ou faites du panneau une barre"});
    return false;
  }
  if (view.passes || view.rod.kind != "rope") return true;
  found
      .add(kRopeEnds, input.joint.span,
           fill({"{0} is a rope, and ends at {1}", "{0} est une corde, et s'arrête à {1}"},
                {name_a(input), name_b(input)}))
      .hint({"draw it through, with a length for its knot beyond",
             "dessinez-la à travers, avec la longueur de son nœud au-delà"});
  return false;
}

/// How far the end goes in; empty after an error.
std::optional<double> depth_of(const JointInput& input, const View& view, Settings& settings) {
  const std::optional<Length> given = settings.length("depth", kLeastDepth);
  const bool through = settings.flag("through", false);
  if (!settings.ok()) return std::nullopt;
  if (given && through) {
    settings.found()
        .add(kTwoWaysToSay, settings.span("depth"),
             fill({"the joint `{0}` lets its bars go through, and gives a depth",
                   "l'assemblage « {0} » laisse traverser ses barres, et donne une profondeur"},
                  {input.joint.id}))
        .hint({"keep one of the two", "gardez l'un des deux"});
    return std::nullopt;
  }
  if (through) return view.wood;
  double depth = std::min(kUsualShare * view.wood, kUsualDiameters * view.rod.side_a.mm());
  if (view.drawn() > kTouching.mm()) depth = view.drawn();
  if (given) depth = given->mm();
  const double most = view.wood - input.joint.clearance.mm() - kLeastFloorMm;
  if (depth <= most + 1e-6) return std::round(depth * 1e6) / 1e6;
  settings.found()
      .add(kBlindTooDeep, settings.span("depth"),
           fill({"a hole for {0}, {1} deep, leaves too little of {2}, where there is {3} of wood",
                 "un trou de {1} pour {0} laisse trop peu de {2}, où il y a {3} de bois"},
                {name_a(input), show(mm(depth)), name_b(input), show(mm(view.wood))}))
      .hint(fill({"at most {0}, or `through: yes`", "au plus {0}, ou « through: yes »"},
                 {show(mm(most))}));
  return std::nullopt;
}

/// Around a leaning bar, in the host's plane.
geometry::Contour slot_around(const View& view) {
  const Point2 from = view.flat(0);
  const Point2 to = view.flat(view.wood);
  const double length =
      std::sqrt((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y));
  const Line2 line{from, {(to.x - from.x) / length, (to.y - from.y) / length}};
  const double beyond = view.radius / std::fabs(view.way.z) - view.radius;
  const auto at = [&](double along, double left) {
    const Point2 p = line.at(along, left);
    return geometry::Point{mm(p.x), mm(p.y)};
  };
  const double first = -beyond;
  const double last = length + beyond;
  const double r = view.radius;
  const auto turn = geometry::Turn::counter_clockwise;
  return {{{at(first, -r), std::nullopt},
           {at(last, -r), geometry::Arc{at(last, 0), mm(r), turn}},
           {at(last, r), std::nullopt},
           {at(first, r), geometry::Arc{at(first, 0), mm(r), turn}}}};
}

bool is_drilled(const View& view, Length diameter) {
  return view.in_bar || (diameter <= kWidestDrill && diameter.nm() % kDrillStep.nm() == 0);
}

/// The hole, `depth` deep or through.
PanelEdit hole_in(const JointInput& input, const View& view, std::optional<double> depth) {
  PanelEdit edit;
  edit.panel = input.contact.b;
  const Length diameter = mm(2 * view.radius);
  if (!view.by_face) {
    model::Bore bore;
    bore.entry = view.point(0);
    bore.end = view.point(depth.value_or(view.wood));
    bore.height = mm(view.start.z);
    bore.diameter = diameter;
    bore.through = !depth;
    bore.span = input.joint.span;
    edit.bores.push_back(bore);
    return edit;
  }
  if (std::fabs(view.way.z) < 1 - 1e-9) {
    edit.cut.push_back(geometry::Shape::of(slot_around(view)));
    return edit;
  }
  if (is_drilled(view, diameter)) {
    model::Drill drill = drill_at(input, view.point(0), diameter, view.entered);
    if (depth) drill.depth = mm(*depth);
    edit.drills.push_back(drill);
    return edit;
  }
  geometry::Shape round = geometry::Shape::of(geometry::circle(view.point(0), diameter.half()));
  if (!depth) {
    edit.cut.push_back(std::move(round));
    return edit;
  }
  model::Pocket pocket;
  pocket.id = input.joint.id + "/hole:" + std::to_string(input.number + 1);
  pocket.shape = std::move(round);
  pocket.depth = mm(*depth);
  pocket.face = view.entered;
  pocket.span = input.joint.span;
  edit.pockets.push_back(std::move(pocket));
  return edit;
}

std::optional<WoodScrewFigures> screw_of(const JointInput& input, const View& view, bool blind,
                                         diagnostics::Diagnostics& found) {
  const model::Hardware& piece = input.design.hardware[*input.joint.hardware];
  const auto refuse = [&](Text hint) {
    found
        .add(kHardwareDoesNotSuit, input.joint.span,
             fill({"`{0}` ({1}) cannot hold {2} in {3}",
                   "« {0} » ({1}) ne peut pas tenir {2} dans {3}"},
                  {piece.name, piece.kind, name_a(input), name_b(input)}))
        .also(piece.span, {"declared here", "déclarée ici"})
        .hint(std::move(hint));
    return std::nullopt;
  };
  std::optional<WoodScrewFigures> screw;
  if (piece.diameter) screw = catalog::wood_screw(*piece.diameter);
  if (!screw)
    return refuse({"use a `wood-screw` of 3 to 8 mm", "prenez « wood-screw », de 3 à 8 mm"});
  if (!blind) {
    return refuse(
        {"a screw goes through the floor of a blind hole: leave `through` out, and end the "
         "bar in the wood",
         "une vis traverse le fond d'un trou borgne : retirez « through », et arrêtez la "
         "barre dans le bois"});
  }
  if (!view.by_face) {
    return refuse(
        {"the hole is drilled into an edge: draw the bar that takes it with another `face`",
         "le trou se perce par un chant : dessinez la barre qui le reçoit avec une autre "
         "« face »"});
  }
  if (view.rod.wall > Length()) {
    return refuse(
        {"a screw finds no wood in a tube", "une vis ne trouve pas de bois dans un tube"});
  }
  if (view.rod.side_a.mm() >= 2 * kBorderShare * screw->diameter.mm()) return screw;
  return refuse(fill({"a bar of {0} takes a screw of {1} at most in its end",
                      "une barre de {0} prend en bout une vis de {1} au plus"},
                     {show(view.rod.side_a), show(mm(view.rod.side_a.mm() / (2 * kBorderShare)))}));
}

/// From the far side through what is left under the hole, along the axis into the bar's end.
bool add_screw(const JointInput& input, const View& view, double depth, PanelEdit& in_rod,
               PanelEdit& in_host, JointResult& result, diagnostics::Diagnostics& found) {
  const auto screw = screw_of(input, view, depth < view.wood, found);
  if (!screw) return false;
  const model::Hardware& piece = input.design.hardware[*input.joint.hardware];
  const double floor = view.wood - depth;
  const double hold = piece.length.mm() - floor;
  const double least = kHoldShare * screw->diameter.mm();
  if (hold < least - 1e-6) {
    found
        .add(kScrewLength, input.joint.span,
             fill({"a screw {0} long holds the end of {1} by {2}: {3} lie before it",
                   "une vis de {0} tient le bout de {1} sur {2} : il y a {3} avant"},
                  {show(piece.length), name_a(input), show(mm(std::max(hold, 0.0))),
                   show(mm(floor))}))
        .also(piece.span, {"declared here", "déclarée ici"})
        .hint(fill({"{0} or more", "{0} ou plus"}, {show(mm(floor + least))}));
    return false;
  }
  in_host.drills.push_back(
      drill_at(input, view.point(0), screw->clearance_hole, opposite(view.entered)));
  const bool top = dot(input.contact.into_b, input.placed[input.contact.a].panel->placement.w) > 0;
  model::Drill pilot = drill_at(input, middle_of(input.placed[input.contact.a]), screw->pilot_hole,
                                top ? FaceSide::top : FaceSide::bottom);
  pilot.depth = mm(hold);
  in_rod.drills.push_back(pilot);
  result.hardware.push_back({*input.joint.hardware, 1,
                             input.contact.start + input.contact.into_b * view.wood,
                             -input.contact.into_b});
  return true;
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  Settings settings(input.joint, found);
  const View view = view_of(input);
  if (!host_suits(input, view, found)) return std::nullopt;
  const bool leans = input.contact.angle < Angle::degrees(90);
  if (leans && (!view.passes || view.in_bar) && !angle_fits(input, Angle::degrees(90), found)) {
    return std::nullopt;
  }
  JointResult result;
  if (settings.flag("glued", false)) result.comes_apart = ComesApart::glued;
  PanelEdit in_rod;
  in_rod.panel = input.contact.a;
  if (view.passes) {
    if (input.joint.hardware && !screw_of(input, view, false, found)) return std::nullopt;
    result.edits = {std::move(in_rod), hole_in(input, view, std::nullopt)};
    return result;
  }
  const std::optional<double> depth = depth_of(input, view, settings);
  if (!depth) return std::nullopt;
  const bool blind = *depth < view.wood;
  const bool top = dot(input.contact.into_b, input.placed[input.contact.a].panel->placement.w) > 0;
  (top ? in_rod.longer_above : in_rod.longer_below) = mm(*depth - view.drawn());
  PanelEdit in_host = hole_in(
      input, view, blind ? std::optional(*depth + input.joint.clearance.mm()) : std::nullopt);
  if (input.joint.hardware && !add_screw(input, view, *depth, in_rod, in_host, result, found)) {
    return std::nullopt;
  }
  result.edits = {std::move(in_rod), std::move(in_host)};
  return result;
}

}  // namespace

extern const JointType socket;
const JointType socket{
    .keys = {.type = "socket",
             .summary_en = "A round bar let into a board or a bar, or passing through it.",
             .summary_fr = "Barre ronde engagée dans un panneau ou une barre, ou qui les traverse.",
             .keys = kKeys},
    .contacts = kContacts,
    .least_angle = Angle::degrees(45),
    .hardware = kHardware,
    .make = make,
    .about_en =
        "Rungs, rails, rods, tubes and ropes, in `from`; the boards or rectangular bars they go"
        " into, in `into`. A bar that ends at a face is let in (`depth`) or through, flush; one"
        " that is drawn through gets a hole. In a board they come in by a face; in a bar by any"
        " side, at a right angle, and its hole, drilled by hand, is told as wide as the round "
        "bar and its fit: take the drill nearest to that. Through a board they may lean, down "
        "to 45 degrees: the hole is then a slot, as a router cuts upright walls. Nothing holds "
        "the bar but its two holes, unless it is glued or a wood screw goes through the floor "
        "of a blind hole into its end: end grain holds a screw half as well, so let it hold the"
        " bar in place, not carry. A rope only passes, and wants the rim of its hole rounded by"
        " hand to half its diameter, or it frays.",
    .about_fr =
        "Échelons, tringles, ronds, tubes et cordes, dans « from » ; les panneaux ou les barres"
        " rectangulaires qui les reçoivent, dans « into ». Une barre qui s'arrête à une face y "
        "est engagée (« depth »), ou traverse à fleur ; une barre dessinée à travers reçoit un "
        "trou. Elle entre dans un panneau par une face, dans une barre par n'importe quel côté,"
        " à angle droit ; là, le trou se perce à la main, et il est donné au diamètre de la "
        "barre ronde plus le jeu : prenez le foret le plus proche. À travers un panneau elle "
        "peut pencher, jusqu'à 45 degrés : le trou est alors une lumière, car une fraiseuse "
        "taille des parois droites. Rien ne tient la barre que ses deux trous, sauf si elle est"
        " collée, ou si une vis à bois traverse le fond d'un trou borgne jusque dans son bout :"
        " en bois de bout une vis tient moitié moins, qu'elle empêche donc la barre de sortir, "
        "sans porter. Une corde ne fait que passer ; arrondissez à la main le bord de son trou "
        "à la moitié de son diamètre, sinon elle s'use."};

}  // namespace plano::joints
