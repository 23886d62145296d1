// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// halving: two panels that pass through one another, each with a slot half the common height, open
/// at opposite ends.
///
/// A board t thick crossing at the angle d passes through straight walls in a board u thick where
/// the slot is t/sin d + u/tan d wide. Both slots are deeper by half the clearance, so that the two
/// panels end level. Slots run on to the border along the crossing line, however it is shaped
/// there.
#include <array>

#include "joints/codes.h"
#include "joints/crossing.h"
#include "joints/joint.h"
#include "joints/seat.h"
#include "joints/settings.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using geometry::Shape;
using spec::Key;
using spec::ValueKind;

constexpr double kOvershootMm = 1;
// Wood left beyond a slot, of the panel's height there and of its thickness: rules of the trade.
constexpr double kGoodRest = 1.0 / 3;
constexpr double kLeastRest = 1;

constexpr const char* kWays[] = {"auto", "up", "down"};

constexpr std::array kKeys{
    Key{.name = "opens",
        .kind = ValueKind::choice,
        .choices = kWays,
        .fallback = "auto",
        .doc_en =
            "Where the slots of the `from` panels are open: up (towards greater z; where the "
            "crossing is level, towards greater y, then x) or down. Auto takes the shorter slots.",
        .doc_fr =
            "Où débouchent les entailles des panneaux de « from » : « up » (vers z croissant ; si "
            "le croisement est horizontal, vers y puis x croissant) ou « down ». Auto prend les "
            "entailles les plus courtes."},
    Key{.name = "share",
        .kind = ValueKind::expression,
        .dimension = kPlainNumber,
        .fallback = "0.5",
        .doc_en = "The share of the common height cut out of the `from` panel.",
        .doc_fr = "Part de la hauteur commune entaillée dans le panneau de « from »."},
};

constexpr std::array kContacts{ContactKind::crossing};

// One of the two panels, seen along the crossing line from its start.
struct Side {
  const PlacedPanel& panel;
  Line2 line;
  double half = 0;  // of the slot's width, clearance included
  Interval reach;   // of the material around the crossing
  Interval extent;  // of all material in the slot's way
};

Side side_of(const PlacedPanel& panel, const PlacedPanel& other, const Contact& contact,
             double clearance) {
  const geometry::Vec3 along = contact.into_b;
  const double middle = geometry::norm(contact.end - contact.start) / 2;
  const Line2 line = line_on(panel, contact.start, along);
  const double half =
      half_slot(other.thickness + clearance, panel.thickness, dihedral(panel, other));
  return {panel, line, half, reach(panel.loops, line, half, middle),
          extent(panel.loops, line, half)};
}

bool opens_up(const Side& a, const Side& b, double length, const std::string& way) {
  if (way != "auto") return way == "up";
  const double up = (a.reach.high - length) - b.reach.low;
  const double down = -a.reach.low + (b.reach.high - length);
  return up <= down + kTouching.mm();
}

bool open_end(const Side& side, bool up) {
  return up ? side.extent.high <= side.reach.high + kTouching.mm()
            : side.extent.low >= side.reach.low - kTouching.mm();
}

PanelEdit slot_in(std::size_t panel, const Side& side, bool up, double bottom) {
  const Axes axes{
      side.line.origin, side.line.direction, {-side.line.direction.y, side.line.direction.x}};
  const Interval s = up ? Interval{bottom, side.reach.high + kOvershootMm}
                        : Interval{side.reach.low - kOvershootMm, bottom};
  PanelEdit edit;
  edit.panel = panel;
  edit.cut.push_back(Shape::of(axes.rectangle(s, {-side.half, side.half})));
  return edit;
}

void warn_of_thin_rest(const JointInput& input, const Side& side, bool up, double bottom,
                       diagnostics::Diagnostics& found) {
  const double rest = up ? bottom - side.reach.low : side.reach.high - bottom;
  const double least = std::max(kGoodRest * side.reach.length(), kLeastRest * side.panel.thickness);
  if (rest >= least - kTouching.mm() ||
      already_said(found, kHalvingLeavesLittle, input.joint.span)) {
    return;
  }
  found
      .add(kHalvingLeavesLittle, input.joint.span,
           fill({"the half slot in {0} leaves {1} of its {2}",
                 "la demi-entaille dans {0} laisse {1} de ses {2}"},
                {side.panel.panel->id, show(Length::nearest_to_mm(rest)),
                 show(Length::nearest_to_mm(side.reach.length()))}))
      .hint(fill({"leave {0} or more: another `share`, or a higher panel",
                  "laissez au moins {0} : une autre part (« share »), ou un panneau plus haut"},
                 {show(Length::nearest_to_mm(least))}));
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  Settings settings(input.joint, found);
  const double share = settings.share("share", 0.5);
  const std::string way = settings.word("opens", "auto");
  if (!settings.ok()) return std::nullopt;

  const Contact& contact = input.contact;
  const double clearance = input.joint.clearance.mm();
  const double length = geometry::norm(contact.end - contact.start);
  const PlacedPanel& panel_a = input.placed[contact.a];
  const PlacedPanel& panel_b = input.placed[contact.b];
  const Side a = side_of(panel_a, panel_b, contact, clearance);
  const Side b = side_of(panel_b, panel_a, contact, clearance);
  const bool up = opens_up(a, b, length, way);
  if (!open_end(a, up) || !open_end(b, !up)) {
    found
        .add(kHalvingClosed, input.joint.span,
             fill({"{0} and {1} cross, but the half slot of {2} would end in an opening",
                   "{0} et {1} se croisent, mais la demi-entaille de {2} finirait dans une "
                   "ouverture"},
                  {name_a(input), name_b(input), open_end(a, up) ? name_b(input) : name_a(input)}))
        .hint({"move the opening, or try the other direction with `opens`",
               "déplacez l'ouverture, ou essayez l'autre sens avec « opens »"});
    return std::nullopt;
  }
  const double bottom = up ? length * (1 - share) : length * share;
  const double deeper = up ? -clearance / 2 : clearance / 2;
  warn_of_thin_rest(input, a, up, bottom + deeper, found);
  warn_of_thin_rest(input, b, !up, bottom - deeper, found);
  JointResult result;
  result.edits.push_back(slot_in(contact.a, a, up, bottom + deeper));
  result.edits.push_back(slot_in(contact.b, b, !up, bottom - deeper));
  return result;
}

}  // namespace

extern const JointType halving;
const JointType halving{
    .keys = {.type = "halving",
             .summary_en = "Crossing panels, each slotted over half the common height.",
             .summary_fr = "Panneaux qui se croisent, entaillés chacun à mi-hauteur (mi-bois).",
             .keys = kKeys},
    .contacts = kContacts,
    .least_angle = Angle::degrees(45),
    .make = make,
    .about_en =
        "Two panels that pass through one another get a slot each, from opposite borders, "
        "and are pushed into one another. Each loses half of its height there, or the share "
        "you say: what is left must still carry.",
    .about_fr =
        "Deux panneaux qui se traversent reçoivent chacun une entaille, depuis des bords "
        "opposés, et s'emboîtent. Chacun y perd la moitié de sa hauteur, ou la part que vous "
        "dites : ce qui reste doit encore porter."};

}  // namespace plano::joints
