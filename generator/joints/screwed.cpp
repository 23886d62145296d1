// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// screwed: wood screws through one panel into another, face on face or into an edge.
///
/// Clearance holes go through the panel the screws enter first: `from` where faces meet, else the
/// one whose face the edge lies against. Where faces meet, pilot holes are drilled into the other
/// panel from the common side. A router cannot drill an edge: there the places are marked, and
/// J0206 says so.
#include <algorithm>
#include <array>
#include <cmath>

#include "catalog/hardware.h"
#include "joints/codes.h"
#include "joints/fasteners.h"
#include "joints/joint.h"
#include "joints/screws.h"
#include "joints/seat.h"
#include "joints/settings.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using catalog::WoodScrewFigures;
using geometry::Vec3;
using spec::Key;
using spec::ValueKind;

constexpr double kUsualSpacing = 200;
constexpr double kEndShare = 6;  // from the row's ends where there is room

constexpr std::array kSpacingChildren{
    Key{.name = "max",
        .kind = ValueKind::expression,
        .fallback = "200mm",
        .doc_en = "The most from one screw to the next.",
        .doc_fr = "Entraxe maximal des vis."},
};

constexpr std::array kKeys{
    Key{.name = "spacing",
        .kind = ValueKind::map,
        .children = kSpacingChildren,
        .shorthand = "max",
        .doc_en = "How far apart the screws are.",
        .doc_fr = "Écartement des vis."},
    Key{.name = "screws",
        .kind = ValueKind::expression,
        .dimension = kPlainNumber,
        .doc_en = "How many screws, on each unbroken stretch of a contact; instead of a spacing.",
        .doc_fr =
            "Nombre de vis, sur chaque portion continue d'un contact ; remplace l'écartement."},
    Key{.name = "marks",
        .kind = ValueKind::flag,
        .fallback = "yes",
        .doc_en = "Mark on the face of a panel screwed into its edge where to drill.",
        .doc_fr = "Marquer, sur la face d'un panneau vissé par son chant, où percer."},
};

constexpr std::array kContacts{ContactKind::edge_on_face, ContactKind::face_on_face};
constexpr std::array kHardware{catalog::HardwareKind::wood_screw};

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

// Screws along pieces of a line, evenly, `border` or more from their ends.
std::vector<double> screw_places(const std::vector<Interval>& pieces, double diameter,
                                 Settings& settings) {
  const std::optional<int> count = settings.count("screws");
  const double pitch = settings.length("spacing.max", 10_mm, mm(kUsualSpacing)).mm();
  if (!settings.ok()) return {};
  if (count && settings.has("spacing.max")) {
    settings.found()
        .add(kTwoWaysToSay, settings.span("screws"),
             fill({"the joint `{0}` gives both a count and a spacing of its screws",
                   "l'assemblage « {0} » donne à la fois un nombre et un écartement de vis"},
                  {settings.joint().id}))
        .hint({"keep one of the two", "gardez l'un des deux"});
    return {};
  }
  const double border = kScrewBorder * diameter;
  std::vector<double> places =
      places_along(pieces, {border, kEndShare * diameter, border, pitch, 2 * border}, count);
  if (places.empty() || closest(places) >= kLeastScrewPitch * diameter - 1e-3) return places;
  settings.found()
      .add(kScrewsDoNotFit, settings.span("screws"),
           fill({"{0} screws of `{1}` would stand {2} from one another",
                 "{0} vis de « {1} » seraient à {2} l'une de l'autre"},
                {show(static_cast<std::int64_t>(places.size())), settings.joint().id,
                 show(mm(closest(places)))}))
      .hint(fill({"leave {0} or more, or the wood splits along them",
                  "laissez au moins {0}, sinon le bois se fend le long des vis"},
                 {show(mm(kLeastScrewPitch * diameter))}));
  return {};
}

std::optional<JointResult> no_room(const JointInput& input, double diameter, Settings& settings) {
  if (!settings.ok() || settings.found().has_errors()) return std::nullopt;
  settings.found()
      .add(kScrewsDoNotFit, input.joint.span,
           fill({"no screw of `{0}` fits where {1} lies on {2}",
                 "aucune vis de « {0} » ne tient là où {1} s'applique sur {2}"},
                {input.joint.id, name_a(input), name_b(input)}))
      .hint(fill(
          {"each needs {0} of wood around it: use thinner screws or a larger contact",
           "il faut à chacune {0} de bois autour : prenez des vis plus fines ou un contact plus "
           "grand"},
          {show(mm(kScrewBorder * diameter))}));
  return std::nullopt;
}

bool wood_behind(const Seat& seat, const std::vector<double>& places, double into) {
  return std::all_of(places.begin(), places.end(), [&](double s) {
    return contains(seat.edge_panel().loops,
                    seat.in_a().point(s, seat.shoulder() - into - kScrewPointMm));
  });
}

model::Bore pilot_at(const JointInput& input, const Seat& seat, double s, double depth,
                     Length diameter) {
  model::Bore bore;
  bore.entry = seat.in_a().at(s, seat.shoulder());
  bore.end = seat.in_a().at(s, seat.shoulder() - depth);
  bore.height = mm(seat.edge_panel().thickness / 2);
  bore.diameter = diameter;
  bore.span = input.joint.span;
  return bore;
}

std::optional<JointResult> into_edge(const JointInput& input, const WoodScrewFigures& screw,
                                     Settings& settings) {
  const Seat seat(input);
  const double diameter = screw.diameter.mm();
  const double through = seat.face_panel().thickness;
  const double length = input.design.hardware[*input.joint.hardware].length.mm();
  const std::vector<double> places = screw_places({{0, seat.length()}}, diameter, settings);
  if (places.empty()) return no_room(input, diameter, settings);
  const double least = through + kScrewHold * diameter;
  const double most = wood_behind(seat, places, length - through) ? std::max(length, least)
                                                                  : length - kScrewPointMm;
  if (!screw_length_fits(input, least, most, settings.found())) return std::nullopt;

  JointResult result;
  PanelEdit in_edge;
  PanelEdit in_face;
  in_edge.panel = input.contact.a;
  in_face.panel = input.contact.b;
  const geometry::Placement& pb = seat.face_panel().panel->placement;
  const bool below = seat.entry() == model::FaceSide::bottom;
  // Whoever drills a bar is told of its pilot holes; those in a board's edge are marked.
  const bool listed = is_bar(input, input.contact.a) && seat.square();
  const bool marked = !listed && settings.flag("marks", true);
  for (const double s : places) {
    const geometry::Point centre = seat.in_b().at(s, seat.foot());
    in_face.drills.push_back(drill_at(input, centre, screw.clearance_hole, opposite(seat.entry())));
    if (listed) {
      in_edge.bores.push_back(pilot_at(input, seat, s, length - through, screw.pilot_hole));
    }
    if (marked) in_edge.engravings.push_back(mark_at(input, seat, s));
    result.hardware.push_back({*input.joint.hardware, 1,
                               pb.at(centre, below ? mm(through) : Length{}),
                               below ? -pb.w : pb.w});
  }
  result.edits.push_back(std::move(in_edge));
  result.edits.push_back(std::move(in_face));
  if (input.number == 0 && !listed) {
    settings.found()
        .add(
            kEdgeDrilledByHand, input.joint.span,
            fill({"the screws of `{0}` go into an edge of {1}: drill the pilot holes, {2}, by hand",
                  "les vis de « {0} » entrent dans un chant de {1} : percez les avant-trous, {2}, "
                  "à la "
                  "main"},
                 {input.joint.id, name_a(input), show(screw.pilot_hole)}))
        .hint({"or use `tab_slot_bolted`, which is cut from the face",
               "ou prenez « tab_slot_bolted », qui s'usine par la face"});
  }
  return result;
}

std::optional<JointResult> into_face(const JointInput& input, const WoodScrewFigures& screw,
                                     Settings& settings) {
  const Contact& contact = input.contact;
  const PlacedPanel& a = input.placed[contact.a];
  const PlacedPanel& b = input.placed[contact.b];
  const geometry::Placement& pa = a.panel->placement;
  const geometry::Placement& pb = b.panel->placement;
  const double diameter = screw.diameter.mm();
  const Vec3 along = geometry::unit(contact.end - contact.start);
  const Line2 line = middle_line(input);
  const std::vector<double> places = screw_places(
      strip_inside(loops_of(contact.common), line, kScrewBorder * diameter), diameter, settings);
  if (places.empty()) return no_room(input, diameter, settings);
  const double length = input.design.hardware[*input.joint.hardware].length.mm();
  if (!screw_length_fits(input, a.thickness + kScrewHold * diameter,
                         a.thickness + b.thickness - kScrewPointMm, settings.found())) {
    return std::nullopt;
  }

  const bool out_of_top = geometry::dot(contact.into_b, pa.w) > 0;
  const bool into_bottom = geometry::dot(contact.into_b, pb.w) > 0;
  JointResult result;
  PanelEdit first;
  PanelEdit second;
  first.panel = contact.a;
  second.panel = contact.b;
  for (const double s : places) {
    const Point2 p = line.at(s, 0);
    first.drills.push_back(drill_at(input, {mm(p.x), mm(p.y)}, screw.clearance_hole,
                                    out_of_top ? model::FaceSide::bottom : model::FaceSide::top));
    const Vec3 place = contact.start + along * s;
    const Vec3 q = pb.local(place);
    model::Drill pilot = drill_at(input, {mm(q.x), mm(q.y)}, screw.pilot_hole,
                                  into_bottom ? model::FaceSide::bottom : model::FaceSide::top);
    pilot.depth = mm(length - a.thickness);
    second.drills.push_back(pilot);
    result.hardware.push_back(
        {*input.joint.hardware, 1, place - contact.into_b * a.thickness, contact.into_b});
  }
  result.edits.push_back(std::move(first));
  result.edits.push_back(std::move(second));
  return result;
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  const std::optional<WoodScrewFigures> screw = screw_of(input, found);
  if (!screw) return std::nullopt;
  Settings settings(input.joint, found);
  return input.contact.kind == ContactKind::face_on_face ? into_face(input, *screw, settings)
                                                         : into_edge(input, *screw, settings);
}

}  // namespace

extern const JointType screwed;
const JointType screwed{
    .keys = {.type = "screwed",
             .summary_en = "Wood screws through a panel into another's face or edge.",
             .summary_fr = "Vis à bois à travers un panneau, dans la face ou le chant d'un autre.",
             .keys = kKeys},
    .contacts = kContacts,
    .least_angle = Angle::degrees(60),
    .hardware = kHardware,
    .needs_hardware = true,
    .make = make,
    .about_en =
        "Clearance holes through the panel the screws enter first, pilot holes in the other "
        "where faces meet. A router cannot drill an edge: there the places are marked and "
        "drilled by hand. Screws may be undone a few times only before the wood gives: what "
        "is taken down every year wants bolts.",
    .about_fr =
        "Des trous de passage dans le panneau où entrent les vis, des avant-trous dans "
        "l'autre là où des faces se touchent. Une fraiseuse ne perce pas un chant : "
        "l'emplacement y est marqué, et le trou se perce à la main. Une vis à bois ne se "
        "dévisse que quelques fois avant que le bois lâche : ce qui se démonte chaque année "
        "demande des boulons."};

}  // namespace plano::joints
