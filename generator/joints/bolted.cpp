// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// bolted: bolts alone, through faces that lie on one another, or through a face into the edge of a
/// thick board or bar.
///
///     faces              across a bar            into its end or edge
///      a   b              b   a (bar)             b   a
///    [=|===|=]          [=|=========|=]         [=|=====(o)      barrel nut in a hole across a
///    head  nut          head       nut          [=|=====##       insert, screwed into the bore
///
/// The bolt enters by the face: of `from` where faces meet, else of the panel the edge lies on.
/// A tee nut or insert where faces meet sits in the far face of the other panel. Holes in an edge
/// are bores: bars are drilled by hand or on a pillar drill, from the list of bores.
#include <algorithm>
#include <array>
#include <cmath>

#include "catalog/hardware.h"
#include "joints/codes.h"
#include "joints/fasteners.h"
#include "joints/joint.h"
#include "joints/seat.h"
#include "joints/settings.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using catalog::HardwareKind;
using catalog::ThreadFigures;
using geometry::Shape;
using geometry::Vec3;
using spec::Key;
using spec::ValueKind;

// In diameters of the bolt. EN 1995-1-1 (Eurocode 5) table 8.4 wants 3 to an unloaded edge, 7 to a
// loaded end, 4 to 5 between bolts; 10.4.3 wants washers 3 wide, which those of ISO 7093 are. Half
// of the distance to an edge is kept as the least: the washer would hang over.
constexpr double kGoodBorder = 3;
constexpr double kLeastBorder = 1.5;
constexpr double kGoodEnd = 7;
constexpr double kLeastPitch = 4;
constexpr double kLeastEdge = 2.5;  // how thick an edge must be: furniture has M6 in 16 mm
constexpr double kLeastGrip = 3;    // wood between an edge and a barrel nut
constexpr double kLeastFloor = 1;   // under a sunk head
constexpr double kUsualPitch = 300;
// Of the trade.
constexpr double kTipMm = 2;       // of thread beyond the nut: a pitch or more
constexpr double kMostTipMm = 12;  // more of it wounds and catches clothes
constexpr double kSeatPlayMm = 1;  // of a sunk washer, in diameter
constexpr double kSinkMm = 0.5;    // a sunk head lies this much below the face
constexpr double kBarrelPlayMm = 0.2;
constexpr double kBeyondTipMm = 2;

constexpr std::array kSpacingChildren{
    Key{.name = "max",
        .kind = ValueKind::expression,
        .fallback = "300mm",
        .doc_en = "The most from one bolt to the next.",
        .doc_fr = "Entraxe maximal des boulons."},
};
constexpr const char* kSunk[] = {"none", "head", "nut", "both"};
constexpr std::array kKeys{
    Key{.name = "spacing",
        .kind = ValueKind::map,
        .children = kSpacingChildren,
        .shorthand = "max",
        .doc_en = "How far apart the bolts are.",
        .doc_fr = "Écartement des boulons."},
    Key{.name = "bolts",
        .kind = ValueKind::expression,
        .dimension = kPlainNumber,
        .doc_en = "How many bolts in a row, on each contact; instead of a spacing.",
        .doc_fr = "Nombre de boulons d'une file, à chaque contact ; remplace l'écartement."},
    Key{.name = "rows",
        .kind = ValueKind::expression,
        .dimension = kPlainNumber,
        .fallback = "1",
        .doc_en = "Where faces meet: how many rows beside one another.",
        .doc_fr = "Là où des faces se touchent : nombre de files côte à côte."},
    Key{.name = "sunk",
        .kind = ValueKind::choice,
        .choices = kSunk,
        .fallback = "none",
        .doc_en = "What is sunk below the surface with its washer, so that nothing stands out.",
        .doc_fr = "Ce qui est noyé sous la surface avec sa rondelle, pour que rien ne dépasse."},
    Key{.name = "marks",
        .kind = ValueKind::flag,
        .fallback = "yes",
        .doc_en = "Mark on the face of a panel bored from its edge where the bores go.",
        .doc_fr = "Marquer, sur la face d'un panneau percé par son chant, où passent les trous."},
};
constexpr std::array kContacts{ContactKind::face_on_face, ContactKind::edge_on_face};
constexpr std::array kHardware{catalog::HardwareKind::bolt_and_nut,
                               catalog::HardwareKind::bolt_and_barrel_nut,
                               catalog::HardwareKind::bolt_and_insert};

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

const model::Hardware& hardware_of(const JointInput& input) {
  return input.design.hardware[*input.joint.hardware];
}

// What is bought, and the joint's own settings: millimetres.
struct Bolt {
  const ThreadFigures* thread = nullptr;
  HardwareKind kind = HardwareKind::bolt_and_nut;
  double diameter = 0;
  double length = 0;
  double washer = 0;     // thickness
  double head = 0;       // washer and head, as they stand out
  double nut = 0;        // washer, nut and tip
  double sunk_head = 0;  // how deep the head's washer lies, 0: on the face
  double sunk_nut = 0;
  int washers() const { return kind == HardwareKind::bolt_and_nut ? 2 : 1; }
  double seat() const { return thread->wide_washer.mm() + kSeatPlayMm; }
};

std::optional<Bolt> does_not_suit(const JointInput& input, diagnostics::Diagnostics& found,
                                  Text hint) {
  const model::Hardware& piece = hardware_of(input);
  std::string given = piece.kind;
  for (const std::string& more : {piece.thread, piece.head}) {
    if (!more.empty()) given += " " + more;
  }
  found
      .add(kHardwareDoesNotSuit, input.joint.span,
           fill({"`{0}` ({1}) cannot hold the bolted joint `{2}`",
                 "« {0} » ({1}) ne peut pas tenir l'assemblage boulonné « {2} »"},
                {piece.name, given, input.joint.id}))
      .also(piece.span, {"declared here", "déclarée ici"})
      .hint(std::move(hint));
  return std::nullopt;
}

std::optional<Bolt> bolt_of(const JointInput& input, Settings& settings) {
  const model::Hardware& piece = hardware_of(input);
  const auto kind = catalog::hardware_kind(piece.kind);
  Bolt bolt;
  bolt.thread = catalog::find_thread(piece.thread);
  if (bolt.thread == nullptr || !kind || *kind == HardwareKind::bolt ||
      *kind == HardwareKind::wood_screw) {
    return does_not_suit(input, settings.found(),
                         {"use a `bolt-and-nut`, a `bolt-and-barrel-nut` or a `bolt-and-insert`",
                          "prenez « bolt-and-nut », « bolt-and-barrel-nut » ou "
                          "« bolt-and-insert »"});
  }
  bolt.kind = *kind;
  const bool faces = input.contact.kind == ContactKind::face_on_face;
  if ((bolt.kind == HardwareKind::bolt_and_barrel_nut && (faces || !bolt.thread->barrel_nut)) ||
      (bolt.kind == HardwareKind::bolt_and_insert && !bolt.thread->insert_length)) {
    return does_not_suit(input, settings.found(),
                         faces ? Text{"where faces meet use a `bolt-and-nut`, or a "
                                      "`bolt-and-insert` of M6 to M10",
                                      "là où des faces se touchent, prenez « bolt-and-nut », ou "
                                      "« bolt-and-insert » de M6 à M10"}
                               : Text{"barrel nuts are sold for M6 and M8, inserts for M6 to M10",
                                      "les écrous noyés se vendent en M6 et M8, les inserts de M6 "
                                      "à M10"});
  }
  if (piece.head == "countersunk") {
    return does_not_suit(input, settings.found(),
                         {"a countersunk head wants a cone, which no flat cutter makes: use a "
                          "`button` or hexagon head, with `sunk: head` if it must not stand out",
                          "une tête fraisée veut un cône, qu'aucune fraise plate ne fait : prenez "
                          "une tête « button » ou hexagonale, avec « sunk: head » si elle ne doit "
                          "pas dépasser"});
  }
  bolt.diameter = bolt.thread->diameter.mm();
  bolt.length = piece.length.mm();
  bolt.washer = bolt.thread->wide_washer_thickness.mm();
  bolt.head = bolt.washer + catalog::head_height(*bolt.thread, piece.head).mm();
  const auto form = piece.lock_nut ? catalog::NutForm::lock : catalog::NutForm::plain;
  bolt.nut = bolt.washer + catalog::nut_height(*bolt.thread, form).mm() + kTipMm;
  const std::string sunk = settings.word("sunk", "none");
  if (sunk == "head" || sunk == "both") bolt.sunk_head = bolt.head + kSinkMm;
  if (sunk == "nut" || sunk == "both") bolt.sunk_nut = bolt.nut + kSinkMm;
  if (bolt.kind != HardwareKind::bolt_and_nut) bolt.sunk_nut = 0;
  return bolt;
}

// ---- Where the bolts go ------------------------------------------------------------------------

bool two_ways(const JointInput& input, Settings& settings) {
  if (!settings.has("bolts") || !settings.has("spacing.max")) return false;
  settings.found()
      .add(kTwoWaysToSay, settings.span("bolts"),
           fill({"the joint `{0}` gives both a count and a spacing of its bolts",
                 "l'assemblage « {0} » donne à la fois un nombre et un écartement de boulons"},
                {input.joint.id}))
      .hint({"keep one of the two", "gardez l'un des deux"});
  return true;
}

// Along each piece of a line, or nothing after an error.
std::vector<double> bolt_places(const JointInput& input, const std::vector<Interval>& pieces,
                                const Bolt& bolt, Settings& settings) {
  const std::optional<int> count = settings.count("bolts");
  const double pitch = settings.length("spacing.max", 10_mm, mm(kUsualPitch)).mm();
  if (!settings.ok() || two_ways(input, settings)) return {};
  const double d = bolt.diameter;
  const double hole = bolt.thread->clearance_hole.mm();
  std::vector<double> places = places_along(
      pieces, {kLeastBorder * hole, kGoodEnd * d, kGoodBorder * hole, pitch, kLeastPitch * d},
      count);
  if (!places.empty() && closest(places) >= kLeastPitch * d - 1e-3) return places;
  double longest = 0;
  for (const Interval& piece : pieces) longest = std::max(longest, piece.length());
  settings.found()
      .add(kBoltsDoNotFit, settings.span("bolts"),
           fill({"the bolts of `{0}` do not fit where {1} lies on {2}: the contact is {3} long",
                 "les boulons de « {0} » ne tiennent pas là où {1} s'applique sur {2} : le contact "
                 "mesure {3}"},
                {input.joint.id, name_a(input), name_b(input), show(mm(longest))}))
      .hint(fill({"leave {0} at the ends and {1} from one to the next: fewer or thinner bolts, or "
                  "a longer contact",
                  "laissez {0} aux bouts et {1} de l'un à l'autre : des boulons moins nombreux ou "
                  "plus fins, ou un contact plus long"},
                 {show(mm(kGoodBorder * hole)), show(mm(kLeastPitch * d))}));
  return {};
}

// ---- What must fit -----------------------------------------------------------------------------

// `most` as well is refused where a tip would come out or strike; else it is only warned of.
enum class TooLong { refused, warned };

bool length_suits(const JointInput& input, const Bolt& bolt, double least, double most,
                  TooLong too_long, diagnostics::Diagnostics& found) {
  const bool is_short = bolt.length < least - 1e-6;
  const bool is_long = bolt.length > most + 1e-6;
  if (!is_short && !is_long) return true;
  const bool refused = is_short || too_long == TooLong::refused;
  if (!refused && input.number > 0) return true;
  const model::Hardware& piece = hardware_of(input);
  const std::vector<Length> sold = catalog::sold_with_head(piece.head, piece.thread);
  const auto fitting = std::find_if(sold.begin(), sold.end(),
                                    [&](Length length) { return length.mm() >= least - 1e-6; });
  auto report =
      refused
          ? found.add(kBoltLength, input.joint.span,
                      fill({"bolts {0} long do not suit {1} on {2}: from {3} to {4} does",
                            "des boulons de {0} ne conviennent pas à {1} sur {2} : il en faut de "
                            "{3} à {4}"},
                           {show(piece.length), name_a(input), name_b(input), show(mm(least)),
                            show(mm(most))}))
          : found.add(kBoltSticksOut, input.joint.span,
                      fill({"bolts {0} long stand {1} out of their nuts where {2} lies on {3}",
                            "des boulons de {0} dépassent leurs écrous de {1} là où {2} "
                            "s'applique sur {3}"},
                           {show(piece.length), show(mm(bolt.length - least + kTipMm)),
                            name_a(input), name_b(input)}));
  report.also(piece.span, {"declared here", "déclarée ici"});
  if (fitting != sold.end() && fitting->mm() <= most + 1e-6) {
    report.hint(fill({"{0} is sold and does", "{0} se vend et convient"}, {show(*fitting)}));
  } else {
    report.hint({"no length that is sold does: use another thickness, `sunk`, or other hardware",
                 "aucune longueur vendue ne convient : changez d'épaisseur, de « sunk » ou de "
                 "quincaillerie"});
  }
  return !refused;
}

bool floor_is_left(const JointInput& input, const Bolt& bolt, double thickness, double sunk,
                   const Text& name, Settings& settings) {
  if (sunk == 0 || thickness - sunk >= kLeastFloor * bolt.diameter) return true;
  settings.found()
      .add(kSeatTooDeep, settings.span("sunk"),
           fill({"sunk {0} deep, the bolts of `{1}` leave too little of {2}, which is {3} thick",
                 "noyés de {0}, les boulons de « {1} » laissent trop peu de {2}, qui fait {3} "
                 "d'épaisseur"},
                {show(mm(sunk)), input.joint.id, name, show(mm(thickness))}))
      .hint(fill({"leave {0} or more: a flatter head, a thicker board, or `sunk: none`",
                  "laissez au moins {0} : une tête plus plate, un panneau plus épais, ou "
                  "« sunk: none »"},
                 {show(mm(kLeastFloor * bolt.diameter))}));
  return false;
}

model::Pocket seat_at(const JointInput& input, const Bolt& bolt, geometry::Point centre,
                      double depth, model::FaceSide face) {
  model::Pocket pocket;
  pocket.id = input.joint.id + "/seat";
  pocket.shape = Shape::of(geometry::circle(centre, mm(bolt.seat()).half()));
  pocket.depth = mm(depth);
  pocket.face = face;
  pocket.span = input.joint.span;
  return pocket;
}

PanelEdit edit_of(std::size_t panel) {
  PanelEdit edit;
  edit.panel = panel;
  return edit;
}

// ---- Face on face ------------------------------------------------------------------------------

bool faces_suit(const JointInput& input, const Bolt& bolt, double a, double b, Settings& settings) {
  if (!floor_is_left(input, bolt, a, bolt.sunk_head, name_a(input), settings) ||
      !floor_is_left(input, bolt, b, bolt.sunk_nut, name_b(input), settings)) {
    return false;
  }
  if (bolt.kind == HardwareKind::bolt_and_insert) {
    const double far_face = a + b - bolt.sunk_head + bolt.washer;
    const double insert = bolt.thread->insert_length->mm();
    return length_suits(input, bolt, far_face - insert + std::min(insert, bolt.diameter), far_face,
                        TooLong::refused, settings.found());
  }
  const double least = a + b - bolt.sunk_head - bolt.sunk_nut + bolt.washer + bolt.nut;
  return length_suits(input, bolt, least, least - kTipMm + kMostTipMm, TooLong::warned,
                      settings.found());
}

// The lines of the rows, side by side over the width of the contact.
std::vector<Line2> rows_of(const JointInput& input, const Loops& common, int rows) {
  const Line2 middle = middle_line(input);
  Interval width{1e300, -1e300};
  for (const auto& loop : common) {
    for (const Point2 p : loop) {
      width.low = std::min(width.low, middle.left(p));
      width.high = std::max(width.high, middle.left(p));
    }
  }
  std::vector<Line2> lines;
  for (int i = 0; i < rows; ++i) {
    const double left = width.low + width.length() * (i + 0.5) / rows;
    lines.push_back({middle.at(0, rows == 1 ? 0 : left), middle.direction});
  }
  return lines;
}

std::optional<JointResult> through_faces(const JointInput& input, const Bolt& bolt,
                                         Settings& settings) {
  const Contact& contact = input.contact;
  const PlacedPanel& a = input.placed[contact.a];
  const PlacedPanel& b = input.placed[contact.b];
  const int rows = settings.count("rows").value_or(1);
  if (!settings.ok() || !faces_suit(input, bolt, a.thickness, b.thickness, settings)) {
    return std::nullopt;
  }
  const bool out_of_top = geometry::dot(contact.into_b, a.panel->placement.w) > 0;
  const bool into_bottom = geometry::dot(contact.into_b, b.panel->placement.w) > 0;
  const model::FaceSide outer_a = out_of_top ? model::FaceSide::bottom : model::FaceSide::top;
  const model::FaceSide outer_b = into_bottom ? model::FaceSide::top : model::FaceSide::bottom;
  const double w = a.panel->placement.local(contact.start).z;
  const Loops common = loops_of(contact.common);
  JointResult result;
  PanelEdit first = edit_of(contact.a);
  PanelEdit second = edit_of(contact.b);
  for (const Line2& line : rows_of(input, common, rows)) {
    const std::vector<double> places = bolt_places(
        input, strip_inside(common, line, kLeastBorder * bolt.thread->clearance_hole.mm()), bolt,
        settings);
    if (places.empty()) return std::nullopt;
    for (const double s : places) {
      const Point2 p = line.at(s, 0);
      const Vec3 place = a.panel->placement.at(p.x, p.y, w);
      const Vec3 q = b.panel->placement.local(place);
      const geometry::Point in_a{mm(p.x), mm(p.y)};
      const geometry::Point in_b{mm(q.x), mm(q.y)};
      first.drills.push_back(drill_at(input, in_a, bolt.thread->clearance_hole, outer_a));
      const bool insert = bolt.kind == HardwareKind::bolt_and_insert;
      second.drills.push_back(drill_at(
          input, in_b, insert ? *bolt.thread->insert_hole : bolt.thread->clearance_hole, outer_b));
      if (bolt.sunk_head > 0) {
        first.pockets.push_back(seat_at(input, bolt, in_a, bolt.sunk_head, outer_a));
      }
      if (bolt.sunk_nut > 0) {
        second.pockets.push_back(seat_at(input, bolt, in_b, bolt.sunk_nut, outer_b));
      }
      result.hardware.push_back({*input.joint.hardware, 1,
                                 place - contact.into_b * (a.thickness - bolt.sunk_head),
                                 contact.into_b, bolt.washers(), catalog::WasherForm::wide});
    }
  }
  result.edits = {std::move(first), std::move(second)};
  return result;
}

// ---- Into an edge ------------------------------------------------------------------------------

bool edge_is_thick_enough(const JointInput& input, const Bolt& bolt, double thickness,
                          diagnostics::Diagnostics& found) {
  double least = kLeastEdge * bolt.diameter;
  if (bolt.kind == HardwareKind::bolt_and_nut) least = std::max(least, bolt.thread->washer.mm());
  if (bolt.kind == HardwareKind::bolt_and_insert) {
    least = std::max(least, bolt.thread->insert_hole->mm() + bolt.diameter);
  }
  if (thickness >= least - 1e-6) return true;
  found
      .add(kEdgeTooThin, input.joint.span,
           fill({"{0} is {1} thick: too thin to take a bolt of {2} in its edge",
                 "{0} fait {1} d'épaisseur : trop mince pour recevoir une vis {2} dans son chant"},
                {name_a(input), show(mm(thickness)), bolt.thread->designation}))
      .hint(fill({"{0} or more; in boards use `tab_slot_bolted`, which is cut from the face",
                  "{0} ou plus ; pour des panneaux, prenez « tab_slot_bolted », qui s'usine par la "
                  "face"},
                 {show(mm(least))}));
  return false;
}

// How far the wood goes on from the edge at s, if it ends square to the bolt over the washer.
std::optional<double> far_edge(const JointInput& input, const Seat& seat, const Bolt& bolt,
                               double s, diagnostics::Diagnostics& found) {
  const Axes& axes = seat.in_a();
  const Line2 inwards{axes.point(s, seat.shoulder()), {-axes.across.x, -axes.across.y}};
  const Loops& loops = seat.edge_panel().loops;
  const double half = bolt.thread->washer.mm() / 2;
  const auto first_end = [](const std::vector<Interval>& pieces) {
    const auto piece = std::find_if(pieces.begin(), pieces.end(), [](const Interval& one) {
      return one.low < 1 && one.high > 1;
    });
    return piece == pieces.end() ? 0.0 : piece->high;
  };
  const double depth = first_end(inside(loops, inwards));
  const double strip = first_end(strip_inside(loops, inwards, half));
  if (depth > 0 && depth - strip <= kTouching.mm()) return std::round(depth * 1e6) / 1e6;
  found
      .add(kNoFlatSeat, input.joint.span,
           fill({"a bolt of `{0}` across {1} would not come out on a flat edge",
                 "un boulon de « {0} » en travers de {1} ne ressortirait pas sur un chant plat"},
                {input.joint.id, name_a(input)}))
      .hint({"the far edge must be parallel to the one that is bolted; or use a "
             "`bolt-and-barrel-nut`, whose nut lies inside",
             "le chant opposé doit être parallèle à celui qu'on boulonne ; ou prenez "
             "« bolt-and-barrel-nut », dont l'écrou se loge à l'intérieur"});
  return std::nullopt;
}

model::Bore bore_at(const JointInput& input, const Seat& seat, double s, Interval x,
                    Length diameter) {
  model::Bore bore;
  bore.entry = seat.in_a().at(s, x.high);
  bore.end = seat.in_a().at(s, x.low);
  bore.height = mm(seat.edge_panel().thickness / 2);
  bore.diameter = diameter;
  bore.span = input.joint.span;
  return bore;
}

// Each adds to `edit` what one bolt needs in the edge of a.
bool add_across(const JointInput& input, const Seat& seat, const Bolt& bolt, double s,
                PanelEdit& edit, Settings& settings) {
  const auto depth = far_edge(input, seat, bolt, s, settings.found());
  if (!depth || !floor_is_left(input, bolt, *depth, bolt.sunk_nut, name_a(input), settings)) {
    return false;
  }
  const double through = seat.face_panel().thickness + *depth;
  const double least = through - bolt.sunk_head - bolt.sunk_nut + bolt.washer + bolt.nut;
  if (!length_suits(input, bolt, least, least - kTipMm + kMostTipMm, TooLong::warned,
                    settings.found())) {
    return false;
  }
  const double edge = seat.shoulder();
  model::Bore bore = bore_at(input, seat, s, {edge - *depth, edge}, bolt.thread->clearance_hole);
  bore.through = true;
  edit.bores.push_back(bore);
  if (bolt.sunk_nut > 0) {
    model::Bore seat_bore = bore_at(input, seat, s, {edge - *depth, edge - *depth + bolt.sunk_nut},
                                    mm(bolt.thread->washer.mm() + kSeatPlayMm));
    std::swap(seat_bore.entry, seat_bore.end);
    edit.bores.push_back(seat_bore);
  }
  return true;
}

bool wood_lies_behind(const JointInput& input, const Seat& seat, double s, double depth,
                      diagnostics::Diagnostics& found) {
  const double t = seat.edge_panel().thickness;
  if (contains(seat.edge_panel().loops, seat.in_a().point(s, seat.shoulder() - depth - t / 2))) {
    return true;
  }
  found
      .add(kNoFlatSeat, input.joint.span,
           fill({"the bores of `{0}` in {1}, {2} deep, would come out of it",
                 "les trous de « {0} » dans {1}, profonds de {2}, en ressortiraient"},
                {input.joint.id, name_a(input), show(mm(depth))}))
      .hint({"use shorter bolts, or a `bolt-and-nut` across the whole of it",
             "prenez des vis plus courtes, ou « bolt-and-nut » en travers du tout"});
  return false;
}

bool add_barrel(const JointInput& input, const Seat& seat, const Bolt& bolt, double s,
                PanelEdit& edit, Settings& settings) {
  const double barrel = bolt.thread->barrel_nut->mm() + kBarrelPlayMm;
  const double outside = seat.face_panel().thickness - bolt.sunk_head + bolt.washer;
  const double reach = bolt.length - outside;
  const double least = outside + kLeastGrip * bolt.diameter + barrel + kTipMm;
  if (!length_suits(input, bolt, least, 1e4, TooLong::refused, settings.found()) ||
      !wood_lies_behind(input, seat, s, reach + kBeyondTipMm, settings.found())) {
    return false;
  }
  const double edge = seat.shoulder();
  edit.bores.push_back(
      bore_at(input, seat, s, {edge - reach - kBeyondTipMm, edge}, bolt.thread->clearance_hole));
  edit.drills.push_back(drill_at(input, seat.in_a().at(s, edge - reach + kTipMm + barrel / 2),
                                 mm(barrel), model::FaceSide::top));
  return true;
}

bool add_insert(const JointInput& input, const Seat& seat, const Bolt& bolt, double s,
                PanelEdit& edit, Settings& settings) {
  const double insert = bolt.thread->insert_length->mm();
  const double outside = seat.face_panel().thickness - bolt.sunk_head + bolt.washer;
  if (!length_suits(input, bolt, outside + std::min(insert, bolt.diameter), outside + insert,
                    TooLong::refused, settings.found()) ||
      !wood_lies_behind(input, seat, s, insert + kBeyondTipMm, settings.found())) {
    return false;
  }
  edit.bores.push_back(bore_at(input, seat, s,
                               {seat.shoulder() - insert - kBeyondTipMm, seat.shoulder()},
                               *bolt.thread->insert_hole));
  return true;
}

bool add_bolt(const JointInput& input, const Seat& seat, const Bolt& bolt, double s,
              PanelEdit& edit, Settings& settings) {
  switch (bolt.kind) {
    case HardwareKind::bolt_and_barrel_nut:
      return add_barrel(input, seat, bolt, s, edit, settings);
    case HardwareKind::bolt_and_insert:
      return add_insert(input, seat, bolt, s, edit, settings);
    default:
      return add_across(input, seat, bolt, s, edit, settings);
  }
}

void say_bored_by_hand(const JointInput& input, diagnostics::Diagnostics& found) {
  if (input.number > 0) return;
  found
      .add(kBoredByHand, input.joint.span,
           fill({"the bolts of `{0}` go into an edge of {1}: bore it by hand or on a pillar drill",
                 "les boulons de « {0} » entrent dans un chant de {1} : percez-le à la main ou à "
                 "la perceuse à colonne"},
                {input.joint.id, name_a(input)}))
      .hint({"the list of bores says where; or use `tab_slot_bolted`, which is cut from the face",
             "la liste des perçages dit où ; ou prenez « tab_slot_bolted », qui s'usine par la "
             "face"});
}

std::optional<JointResult> into_edge(const JointInput& input, const Bolt& bolt,
                                     Settings& settings) {
  const Seat seat(input);
  const double thickness = seat.face_panel().thickness;
  if (!edge_is_thick_enough(input, bolt, seat.edge_panel().thickness, settings.found()) ||
      !floor_is_left(input, bolt, thickness, bolt.sunk_head, name_b(input), settings)) {
    return std::nullopt;
  }
  const std::vector<double> places = bolt_places(input, {{0, seat.length()}}, bolt, settings);
  if (places.empty()) return std::nullopt;
  JointResult result;
  PanelEdit in_edge = edit_of(input.contact.a);
  PanelEdit in_face = edit_of(input.contact.b);
  const model::FaceSide outer = opposite(seat.entry());
  const Vec3 along = geometry::unit(input.contact.end - input.contact.start);
  for (const double s : places) {
    if (!add_bolt(input, seat, bolt, s, in_edge, settings)) return std::nullopt;
    const geometry::Point centre = seat.in_b().at(s, seat.foot());
    in_face.drills.push_back(drill_at(input, centre, bolt.thread->clearance_hole, outer));
    if (bolt.sunk_head > 0) {
      in_face.pockets.push_back(seat_at(input, bolt, centre, bolt.sunk_head, outer));
    }
    if (settings.flag("marks", true)) in_edge.engravings.push_back(mark_at(input, seat, s));
    result.hardware.push_back(
        {*input.joint.hardware, 1,
         input.contact.start + along * s +
             input.contact.into_b * (seat.tab_end(thickness) - bolt.sunk_head),
         -input.contact.into_b, bolt.washers(), catalog::WasherForm::wide});
  }
  result.edits = {std::move(in_edge), std::move(in_face)};
  say_bored_by_hand(input, settings.found());
  return result;
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  Settings settings(input.joint, found);
  const std::optional<Bolt> bolt = bolt_of(input, settings);
  if (!bolt) return std::nullopt;
  return input.contact.kind == ContactKind::face_on_face ? through_faces(input, *bolt, settings)
                                                         : into_edge(input, *bolt, settings);
}

}  // namespace

extern const JointType bolted;
const JointType bolted{
    .keys = {.type = "bolted",
             .summary_en = "Bolts through faces that lie on one another, or through a face into a "
                           "thick edge or a bar; comes apart with a key.",
             .summary_fr = "Boulons à travers des faces appliquées l'une sur l'autre, ou à travers "
                           "une face dans un chant épais ou une barre ; se démonte avec une clé.",
             .keys = kKeys},
    .contacts = kContacts,
    .least_angle = Angle::degrees(90),
    .hardware = kHardware,
    .needs_hardware = true,
    .make = make,
    .about_en =
        "Holes through both where faces meet; through a face and across a bar, or into its "
        "end with a barrel nut or an insert, where an edge meets a face. Heads and nuts "
        "stand on wide washers, or are sunk (`sunk`). The bolt's length is held against all "
        "it passes, and a length that is sold is proposed. Holes in an edge are bored by "
        "hand from the list of bores. One bolt is a hinge: take two where it must not turn.",
    .about_fr =
        "Des trous à travers les deux là où des faces se touchent ; à travers une face et en "
        "travers d'une barre, ou dans son bout avec un écrou noyé ou un insert, là où un "
        "chant touche une face. Têtes et écrous portent sur de larges rondelles, ou sont "
        "noyés (« sunk »). La longueur du boulon est comparée à tout ce qu'il traverse, et "
        "une longueur qui se vend est proposée. Les trous dans un chant se percent à la main "
        "d'après la liste des perçages. Un seul boulon est une charnière : prenez-en deux là "
        "où rien ne doit tourner."};

}  // namespace plano::joints
