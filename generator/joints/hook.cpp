// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// hook: tabs with a nose that enter their slots, drop, and hold by their own weight. No tool.
///
/// In the plane of the hooked panel, h up along the contact, x out of the edge:
///
///     high  ---   slot's upper end: the nose passes with half the clearance above and below
///            |
///      b     |  ===========+ <- neck's top: high - drop - clearance
///            |   neck      |
///     low   ---====+       |    the neck rests on the slot's lower end
///     x=0 |     u  | throat = u + clearance, so that the face is not pinched
///         +--------+--+----+
///                     |nose|    hangs `drop` below the slot, 1.5 t thick like a tusk's relish
///                     +----+
#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "base/trig.h"
#include "joints/codes.h"
#include "joints/joint.h"
#include "joints/seat.h"
#include "joints/settings.h"
#include "joints/tabs.h"
#include "model/corners.h"

namespace plano::joints {
namespace {

using geometry::Shape;
using spec::Key;

// Figures of the trade: a nose is loaded like the wood behind a wedge; a hook must slide down by
// itself, and wood does on wood from about 30 degrees on (friction 0.4 to 0.6).
constexpr double kNoseShare = 1.5;
constexpr double kLeastDropShare = 0.5;
constexpr double kEndRadiusShare = 0.3;
constexpr Angle kLeastSteepness = Angle::degrees(45);

constexpr std::array kKeys{
    kTabsKey,
    Key{.name = "drop",
        .kind = spec::ValueKind::expression,
        .doc_en = "How far the hooks drop into place, and must be lifted to come out. By itself "
                  "the thickness of `into`, and at least half of it.",
        .doc_fr = "Descente des crochets à la mise en place ; il faut les soulever d'autant pour "
                  "les sortir. Sans indication l'épaisseur de « into », et au moins la moitié."},
};
constexpr std::array kContacts{ContactKind::edge_on_face};

// How steeply the contact rises along its own direction: -1 to 1.
double rise(const Contact& contact) {
  return geometry::unit(contact.end - contact.start).z;
}

bool steep_enough(const JointInput& input, diagnostics::Diagnostics& found) {
  if (std::fabs(rise(input.contact)) >= sin_of(kLeastSteepness) - 1e-9) return true;
  found
      .add(kHookDoesNotDrop, input.joint.span,
           fill({"the hooks of `{0}` would have to drop along an edge of {1} that lies too flat",
                 "les crochets de « {0} » devraient descendre le long d'un chant de {1} trop "
                 "couché"},
                {input.joint.id, name_a(input)}))
      .hint({"hooks want an upright edge; use `tab_slot` or `tusk` here",
             "il leur faut un chant dressé ; prenez ici « tab_slot » ou « tusk »"});
  return false;
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  if (!steep_enough(input, found)) return std::nullopt;
  Settings settings(input.joint, found);
  const Seat seat(input);
  const double t = seat.edge_panel().thickness;
  const double u = seat.face_panel().thickness;
  const double gap = input.joint.clearance.mm() / 2;
  const Length least = Length::nearest_to_mm(kLeastDropShare * u);
  const double drop = settings.length("drop", least, Length::nearest_to_mm(u)).mm();
  TabRules rules = usual_tabs(seat);
  rules.beyond = drop + 2 * gap;
  rules.least_end = rules.beyond / 2 + drop;  // the nose stays beside its own panel
  const std::optional<TabRow> row = lay_tabs(input, seat, rules, settings);
  if (!row || !settings.ok()) return std::nullopt;

  const double up = rise(input.contact) > 0 ? 1 : -1;
  const double throat = seat.tab_end(u) + 2 * gap;
  const double end = throat + kNoseShare * t;
  const Length radius = Length::nearest_to_mm(kEndRadiusShare * t);
  PanelEdit hooks;
  PanelEdit slots;
  hooks.panel = input.contact.a;
  slots.panel = input.contact.b;
  const Interval across = seat.slot(throat, u, gap);
  for (const double centre : row->centres) {
    // From the middle of the slot, upwards.
    const auto a = [&](double h, double x) { return seat.in_a().at(centre + up * h, x); };
    const double low = -(row->width + rules.beyond) / 2;
    const double top = low + row->width;
    const double tip = low - drop;
    const auto hook = model::rounded_polygon({{a(low, seat.shoulder() - kRootMm), {}},
                                              {a(low, throat), {}},
                                              {a(tip, throat), {}},
                                              {a(tip, end), radius},
                                              {a(top, end), radius},
                                              {a(top, seat.shoulder() - kRootMm), {}}});
    CHECK(hook, "a hook has room for its rounded nose");
    hooks.add.push_back(Shape::of(*hook));
    const Interval slot{std::min(up * low, -up * low) + centre,
                        std::max(up * low, -up * low) + centre};
    slots.cut.push_back(Shape::of(seat.in_b().rectangle(slot, across)));
  }
  Shape trim = seat.trimmed(hooks.add);
  if (!trim.empty()) hooks.cut.push_back(std::move(trim));
  JointResult result;
  result.edits = {std::move(hooks), std::move(slots)};
  return result;
}

}  // namespace

extern const JointType hook;
const JointType hook{
    .keys = {.type = "hook",
             .summary_en = "Hooks on an upright edge drop into slots in a face and hold by weight; "
                           "lifts off without tools.",
             .summary_fr = "Crochets d'un chant dressé, tombant dans les mortaises d'une face et "
                           "tenus par le poids ; se décroche sans outil.",
             .keys = kKeys},
    .contacts = kContacts,
    .least_angle = Angle::degrees(90),
    .make = make,
    .about_en =
        "The edge gets hooks, the face slots as high as the hooks' noses. Pushed in and "
        "dropped, they hold by weight; lifted by the same way they come out again. The edge "
        "must stand upright, or lean by at most 45 degrees. Whoever lifts it takes it off: "
        "where that must not happen, add a `screwed` or `bolted` joint.",
    .about_fr =
        "Le chant reçoit des crochets, la face des mortaises aussi hautes que leurs becs. "
        "Enfoncés puis descendus, ils tiennent par le poids ; soulevés d'autant, ils "
        "ressortent. Le chant doit être dressé, ou penché de 45 degrés au plus. Qui le "
        "soulève le décroche : là où il ne faut pas, ajoutez un assemblage « screwed » ou « "
        "bolted »."};

}  // namespace plano::joints
