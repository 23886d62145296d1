// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// tab_slot_bolted: tabs that carry, and bolts between them that hold. Everything is cut from the
/// face.
///
/// In the plane of the tabbed panel, one bolt (x out of the edge, so the wood is at negative x):
///
///     b |      x=0                          reach = length - washer - thickness of b
///   ====|======+-----------------------     The channel runs from the edge past the bolt's tip.
///  head |bolt  |~~~~~~~~~[nut]~~~|          The nut lies across it, the tip 2 mm beyond the nut,
///  so that
///   ====|======+-----------------------     all of its thread holds. A barrel nut lies in a round
///   hole.
///
/// The wood between nut and edge, one thickness or more, is what the bolt presses together.
#include <algorithm>
#include <array>
#include <cmath>

#include "catalog/hardware.h"
#include "joints/codes.h"
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

// Room around the nut and beyond the bolt's tip: figures of the trade.
constexpr double kNutPlayMm = 0.2;  // across flats; a barrel's diameter
constexpr double kNutHeightPlayMm = 0.3;
constexpr double kTipMm = 2;  // of thread beyond the nut
constexpr double kBeyondTipMm = 2;
constexpr double kOvershootMm = 1;
constexpr double kLeastGripShare = 1.0;  // wood between edge and nut, in thicknesses
constexpr double kLeastWebShare = 0.5;   // beside a nut or a hole

constexpr std::array kKeys{
    kTabsKey,
    Key{.name = "bolts",
        .kind = ValueKind::expression,
        .dimension = kPlainNumber,
        .doc_en =
            "How many bolts, on each contact, at most one more than tabs. By itself one between "
            "every two tabs; with a single tab one on each side of it.",
        .doc_fr =
            "Nombre de vis, à chaque contact, au plus une de plus que de tenons. Sans indication, "
            "une entre deux tenons ; avec un seul tenon, une de chaque côté."},
};

constexpr std::array kContacts{ContactKind::edge_on_face};
constexpr std::array kHardware{catalog::HardwareKind::bolt_and_nut,
                               catalog::HardwareKind::bolt_and_barrel_nut};

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

// What is cut into the tabbed panel for one bolt: mm.
struct BoltRoom {
  double channel = 0;    // width
  double nut = 0;        // along the edge: width of the slot or diameter of the hole
  double nut_depth = 0;  // into the panel
  double grip = 0;       // wood between the edge and the nut
  double end = 0;        // of the channel
  double hole = 0;       // diameter in b
  bool barrel = false;
};

const model::Hardware& hardware_of(const JointInput& input) {
  return input.design.hardware[*input.joint.hardware];
}

const ThreadFigures* thread_of(const JointInput& input, bool& barrel,
                               diagnostics::Diagnostics& found) {
  const model::Hardware& piece = hardware_of(input);
  const auto kind = catalog::hardware_kind(piece.kind);
  const ThreadFigures* thread = catalog::find_thread(piece.thread);
  barrel = kind == HardwareKind::bolt_and_barrel_nut;
  const bool known = kind == HardwareKind::bolt_and_nut || barrel;
  if (known && thread != nullptr && (!barrel || thread->barrel_nut)) return thread;
  const std::string given = piece.kind + (piece.thread.empty() ? "" : " " + piece.thread);
  found
      .add(kHardwareDoesNotSuit, input.joint.span,
           fill({"`{0}` ({1}) cannot hold the bolted joint `{2}`",
                 "« {0} » ({1}) ne peut pas tenir l'assemblage boulonné « {2} »"},
                {piece.name, given, input.joint.id}))
      .also(piece.span, {"declared here", "déclarée ici"})
      .hint({"use a `bolt-and-nut` of M4 to M12, or a `bolt-and-barrel-nut` of M6 or M8",
             "prenez « bolt-and-nut » de M4 à M12, ou « bolt-and-barrel-nut » en M6 ou M8"});
  return nullptr;
}

BoltRoom room_for(const JointInput& input, const Seat& seat, const ThreadFigures& thread,
                  bool barrel) {
  BoltRoom room;
  room.barrel = barrel;
  room.channel = thread.clearance_hole.mm();
  room.hole = thread.clearance_hole.mm();
  const double across = barrel ? thread.barrel_nut->mm() : thread.hex_across_flats.mm();
  room.nut = across + kNutPlayMm;
  const Length nut = catalog::nut_height(
      thread, hardware_of(input).lock_nut ? catalog::NutForm::lock : catalog::NutForm::plain);
  room.nut_depth = barrel ? room.nut : nut.mm() + kNutHeightPlayMm;
  const double reach =
      hardware_of(input).length.mm() - thread.washer_thickness.mm() - seat.face_panel().thickness;
  room.grip = reach - kTipMm - room.nut_depth;
  room.end = reach + kBeyondTipMm;
  return room;
}

bool bolt_fits(const JointInput& input, const Seat& seat, const BoltRoom& room,
               diagnostics::Diagnostics& found) {
  const double t = seat.edge_panel().thickness;
  const model::Hardware& piece = hardware_of(input);
  const double least = kLeastGripShare * t;
  if (room.grip < least) {
    const double longer = std::ceil((piece.length.mm() + least - room.grip) / 5 - 1e-9) * 5;
    found
        .add(kBoltTooShort, input.joint.span,
             fill({"bolts {0} long through {1} leave {2} of wood before the nut in {3}",
                   "des vis de {0} à travers {1} laissent {2} de bois devant l'écrou dans {3}"},
                  {show(piece.length), name_b(input), show(mm(std::max(0.0, room.grip))),
                   name_a(input)}))
        .also(piece.span, {"declared here", "déclarée ici"})
        .hint(fill({"use bolts of {0} or more", "prenez des vis de {0} ou plus"},
                   {show(mm(longer))}));
    return false;
  }
  if (room.nut - kNutPlayMm <= t + 1e-9) return true;
  found
      .add(kNutDoesNotFit, input.joint.span,
           fill({"the nuts of `{0}` are {1} wide, {2} is only {3} thick",
                 "les écrous de « {0} » font {1} de large, {2} seulement {3} d'épaisseur"},
                {input.joint.id, show(mm(room.nut - kNutPlayMm)), name_a(input), show(mm(t))}))
      .hint({"use a smaller thread", "prenez un filetage plus petit"});
  return false;
}

// Bolts in the gaps between tabs, from the middle of the row outwards in evenly chosen gaps.
std::vector<double> bolt_places(const TabRow& row, double length, int bolts) {
  std::vector<double> gaps;
  const int tabs = static_cast<int>(row.centres.size());
  const double first = row.tab(0).low / 2;
  if (bolts > tabs - 1) gaps.push_back(first);
  for (int i = 0; i + 1 < tabs; ++i) gaps.push_back((row.centres[i] + row.centres[i + 1]) / 2);
  if (bolts > tabs - 1) gaps.push_back(length - first);
  std::vector<double> places;
  const int room = static_cast<int>(gaps.size());
  for (int i = 0; i < bolts; ++i) {
    const int gap =
        bolts == 1
            ? room / 2
            : static_cast<int>(std::lround(static_cast<double>(i) * (room - 1) / (bolts - 1)));
    places.push_back(std::round(gaps[gap] * 1e3) / 1e3);
  }
  return places;
}

std::optional<int> bolt_count(const JointInput& input, const TabRow& row, Settings& settings) {
  const int tabs = static_cast<int>(row.centres.size());
  const std::optional<int> given = settings.count("bolts");
  if (!settings.ok()) return std::nullopt;
  if (!given) return tabs == 1 ? 2 : tabs - 1;
  if (*given <= tabs + 1) return given;
  settings.found()
      .add(kNutDoesNotFit, settings.span("bolts"),
           fill({"{0} bolts do not fit between {1} tabs of {2} on {3}",
                 "{0} vis ne tiennent pas entre {1} tenon(s) de {2} sur {3}"},
                {show(std::int64_t{*given}), show(std::int64_t{tabs}), name_a(input),
                 name_b(input)}))
      .hint(fill({"at most {0}, or more tabs", "au plus {0}, ou davantage de tenons"},
                 {show(std::int64_t{tabs + 1})}));
  return std::nullopt;
}

bool bolts_have_wood(const JointInput& input, const Seat& seat, const TabRow& row,
                     const std::vector<double>& places, const BoltRoom& room,
                     diagnostics::Diagnostics& found) {
  const double beside_nut = room.nut / 2 + kLeastWebShare * seat.edge_panel().thickness;
  const double beside_hole =
      (room.hole + input.joint.clearance.mm()) / 2 + kLeastWebShare * seat.face_panel().thickness;
  bool fits = true;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double s = places[i];
    fits = fits && s >= beside_nut && seat.length() - s >= beside_nut;
    fits = fits && (i == 0 || s - places[i - 1] >= 2 * beside_nut);
    for (std::size_t k = 0; k < row.centres.size(); ++k) {
      const double beside = std::fabs(s - row.centres[k]) - row.width / 2;
      fits = fits && beside >= beside_hole - 1e-9;
    }
    // The channel must end in wood, with some of it behind.
    const Point2 behind =
        seat.in_a().point(s, -(room.end + kLeastWebShare * seat.edge_panel().thickness));
    fits = fits && contains(seat.edge_panel().loops, behind);
  }
  if (fits) return true;
  found
      .add(kNutDoesNotFit, input.joint.span,
           fill({"{0} bolt(s) with their nuts do not fit between the tabs of {1} on {2}",
                 "{0} vis et leurs écrous ne tiennent pas entre les tenons de {1} sur {2}"},
                {show(static_cast<std::int64_t>(places.size())), name_a(input), name_b(input)}))
      .hint(
          row.centres.size() == 1 && places.size() == 2
              ? Text{"two tabs with one bolt between them take less room: `tabs: 2`",
                     "deux tenons et une vis entre eux prennent moins de place : « tabs: 2 »"}
              : Text{"fewer bolts, narrower tabs, or a shorter bolt or smaller thread",
                     "moins de vis, des tenons plus étroits, ou une vis plus courte ou plus fine"});
  return false;
}

void add_bolt(const JointInput& input, const Seat& seat, const BoltRoom& room, double s,
              TabsAndSlots& made, JointResult& result) {
  const Axes& a = seat.in_a();
  made.tabs.cut.push_back(Shape::of(
      a.rectangle({s - room.channel / 2, s + room.channel / 2}, {-room.end, kOvershootMm})));
  if (room.barrel) {
    made.tabs.cut.push_back(
        Shape::of(geometry::circle(a.at(s, -(room.grip + room.nut / 2)), mm(room.nut / 2))));
  } else {
    made.tabs.cut.push_back(Shape::of(a.rectangle({s - room.nut / 2, s + room.nut / 2},
                                                  {-room.grip - room.nut_depth, -room.grip})));
  }
  model::Drill drill;
  drill.centre = seat.in_b().at(s, 0);
  drill.diameter = mm(room.hole);
  drill.face =
      seat.entry() == model::FaceSide::top ? model::FaceSide::bottom : model::FaceSide::top;
  drill.span = input.joint.span;
  made.slots.drills.push_back(drill);

  const Contact& contact = input.contact;
  const Vec3 along = geometry::unit(contact.end - contact.start);
  result.hardware.push_back(
      {*input.joint.hardware, 1,
       contact.start + along * s + contact.into_b * seat.tab_end(seat.face_panel().thickness),
       -contact.into_b});
}

/// The reliefs of the slot's corners are the workshop's, so how much wall is left is not known
/// here; with a 6 mm cutter none is, for any nut of the table.
void warn_of_turning(const JointInput& input, diagnostics::Diagnostics& found) {
  found
      .add(kNutMayTurn, input.joint.span,
           fill({"the hexagon nuts of `{0}` may turn in their slots",
                 "les écrous hexagonaux de « {0} » peuvent tourner dans leurs rainures"},
                {input.joint.id}))
      .hint({"use a `bolt-and-barrel-nut`, or hold the nuts with a spanner",
             "prenez « bolt-and-barrel-nut », ou tenez les écrous avec une clé"});
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  Settings settings(input.joint, found);
  const Seat seat(input);
  bool barrel = false;
  const ThreadFigures* thread = thread_of(input, barrel, found);
  if (thread == nullptr) return std::nullopt;
  const BoltRoom room = room_for(input, seat, *thread, barrel);
  if (!bolt_fits(input, seat, room, found)) return std::nullopt;
  const std::optional<TabRow> row = lay_tabs(input, seat, usual_tabs(seat), settings);
  if (!row) return std::nullopt;
  const std::optional<int> bolts = bolt_count(input, *row, settings);
  if (!bolts) return std::nullopt;
  const std::vector<double> places = bolt_places(*row, seat.length(), *bolts);
  if (!bolts_have_wood(input, seat, *row, places, room, found)) return std::nullopt;

  if (!barrel && input.number == 0) warn_of_turning(input, found);
  TabsAndSlots made = through_tabs(input, seat, *row, 0, 0);
  JointResult result;
  for (const double s : places) add_bolt(input, seat, room, s, made, result);
  result.edits.push_back(std::move(made.tabs));
  result.edits.push_back(std::move(made.slots));
  return result;
}

}  // namespace

extern const JointType tab_slot_bolted;
const JointType tab_slot_bolted{
    .keys =
        {.type = "tab_slot_bolted",
         .summary_en =
             "Tabs through slots, held by bolts with nuts let into the tabbed panel; comes apart "
             "with a key.",
         .summary_fr = "Tenons et mortaises, tenus par des vis et des écrous logés dans le panneau "
                       "à tenons ; se démonte avec une clé.",
         .keys = kKeys},
    .contacts = kContacts,
    .least_angle = Angle::degrees(90),
    .hardware = kHardware,
    .needs_hardware = true,
    .make = make,
    .about_en =
        "Tabs carry, bolts between them hold. The bolt enters by the face and screws into a "
        "nut let into the tabbed panel: everything is cut from the face by a three-axis "
        "router. The board must be at least as thick as the nut is wide, and the bolt long "
        "enough to leave a thickness of wood before the nut.",
    .about_fr =
        "Les tenons portent, des vis placées entre eux tiennent. La vis entre par la face et "
        "se visse dans un écrou logé dans le panneau à tenons : tout s'usine par la face, à "
        "la fraiseuse à trois axes. Le panneau doit être au moins aussi épais que l'écrou "
        "est large, et la vis assez longue pour laisser une épaisseur de bois devant "
        "l'écrou."};

}  // namespace plano::joints
