// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// bridle: the end of a bar is a fork, two cheeks astride a tongue: that of another bar, reduced on
/// both faces, or a board as it is.
///
///      from above           section along the fork
///     |  into  |             ______________
///     |        |            |   cheek      |__
///     +========+            |  ____________|  |
///     |  from  |            |  |    tongue    |  from
///     +========+            |  |____________  |
///                           |   cheek      |__|
///                           |______________|
///
/// Both are drawn as they will stand, one in the other. The fork's slot is wider than the tongue by
/// the clearance, the cheeks keep half of it to the shoulders of `from`; the fork's bottom bears.
/// It is sawn square, so at another angle than a right one it bears at one corner, and a
/// wedge-shaped hollow stays inside.
///
/// A board may be notched, so that the bar stands under it with its whole section between the walls
/// of the notch before its cheeks go up.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "joints/codes.h"
#include "joints/joint.h"
#include "joints/overlap.h"
#include "joints/pinned.h"
#include "joints/settings.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using spec::Key;
using spec::ValueKind;

// Figures of the trade: thirds by themselves; a quarter of the bar is the least that lasts; 10 mm,
// that does not split in the making.
constexpr double kUsualTongue = 1.0 / 3;
constexpr double kGoodCheek = 1.0 / 4;
constexpr double kLeastCheekMm = 10;
// What the fork must take of a board beyond a notch, in the board's thickness.
constexpr double kLeastGrip = 1.5;
constexpr Angle kSharpest = Angle::degrees(45);

constexpr std::array kKeys{
    Key{.name = "tongue",
        .kind = ValueKind::expression,
        .doc_en = "Thickness of the tongue. By itself a third of the forked bar, to the "
                  "millimetre; a board stays as thick as it is.",
        .doc_fr =
            "Épaisseur du tenon. Sans indication, le tiers de la barre en fourche, au millimètre "
            "près ; un panneau garde son épaisseur."},
    Key{.name = "notch",
        .kind = ValueKind::expression,
        .doc_en = "How deep a board is notched for the whole section of the bar, before the fork "
                  "begins. By itself not at all.",
        .doc_fr =
            "Profondeur dont un panneau est entaillé pour toute la section de la barre, avant "
            "la fourche. Sans indication, il ne l'est pas."},
    kPinsKey,
    kPinsSunkKey,
};
constexpr std::array kContacts{ContactKind::overlap};

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

/// The fork seen along its bar: from its bottom, as drawn, to the open end.
struct Fork {
  bool opens_high = true;
  Interval area;        // of the common area
  double bottom = 0;    // where the tongue, or a notch, begins
  double open_end = 0;  // of the bar
  double depth() const { return opens_high ? area.high - bottom : bottom - area.low; }
};

bool can_be_forked(const JointInput& input, const LyingPiece& own,
                   diagnostics::Diagnostics& found) {
  if (own.is_bar() && !own.flat) return true;
  found
      .add(
          kCannotBeForked, own.placed.panel->span,
          own.is_bar()
              ? fill({"`{0}` cannot be forked for `{1}`: its `face` looks across the plane of the "
                      "joint, and the slot would lie inside of it",
                      "« {0} » ne peut pas recevoir la fourche de « {1} » : sa « face » regarde en "
                      "travers du plan de l'assemblage, et la fente serait à l'intérieur"},
                     {own.placed.panel->id, input.joint.id})
              : fill({"`{0}` is a board, and `{1}` would fork it",
                      "« {0} » est un panneau, et « {1} » voudrait y tailler une fourche"},
                     {own.placed.panel->id, input.joint.id}))
      .also(input.joint.span, {"for this joint", "pour cet assemblage"})
      .hint(
          own.is_bar()
              ? Text{"give the bar its other `face`: the one that looks along that plane",
                     "donnez à la barre son autre « face » : celle qui regarde le long de ce plan"}
              : Text{"put the bar in `into`: its fork goes astride the board",
                     "mettez la barre dans « into » : sa fourche chevauche le panneau"});
  return false;
}

/// The end of the bar that lies in the other piece, or beyond it by no more than its own width.
std::optional<Fork> fork_of(const JointInput& input, const Overlap& overlap, double notch,
                            diagnostics::Diagnostics& found) {
  const LyingPiece& own = overlap.b;
  const Interval bar = span_along(own.border, own.along);
  Fork fork;
  fork.area = span_along(overlap.area, own.along);
  const double beyond_high = bar.high - fork.area.high;
  const double beyond_low = fork.area.low - bar.low;
  fork.opens_high = beyond_high <= beyond_low;
  fork.bottom = fork.opens_high ? fork.area.low + notch : fork.area.high - notch;
  fork.open_end = fork.opens_high ? bar.high : bar.low;
  const double beyond = std::min(beyond_high, beyond_low);
  const Interval across = span_along(own.border, {-own.along.y, own.along.x});
  if (beyond <= across.length() && std::max(beyond_high, beyond_low) > kTouching.mm()) return fork;
  found
      .add(kForkNotAtEnd, input.joint.span,
           fill({"{0} does not end in {1}: its fork would have nothing to open at",
                 "{0} ne finit pas dans {1} : sa fourche n'aurait pas où déboucher"},
                {name_b(input), name_a(input)}))
      .also(own.placed.panel->span, {"placed here", "placée ici"})
      .hint(
          {"the bar in `into` must end in the one in `from`: exchange the two, or use `lap`",
           "la barre de « into » doit finir dans celle de « from » : échangez les deux, ou prenez "
           "« lap »"});
  return std::nullopt;
}

/// Heights of the tongue: in the middle of the fork, as far as `from` has wood there.
Interval tongue_of(const Overlap& overlap, double thickness) {
  const Interval fork = overlap.b.height;
  const Interval wood = overlap.a.height;
  const double middle =
      std::clamp((fork.low + fork.high) / 2, wood.low + thickness / 2, wood.high - thickness / 2);
  return {middle - thickness / 2, middle + thickness / 2};
}

bool tongue_is_thick_enough(const JointInput& input, const Overlap& overlap, double tongue,
                            Settings& settings) {
  const double most = overlap.a.thickness();
  const double least = std::min(kLeastCheekMm, most);
  if (tongue >= least - kTouching.mm() && tongue <= most + kTouching.mm()) return true;
  settings.found()
      .add(kTongueDoesNotSuit, settings.span("tongue"),
           fill({"the tongue of `{0}` would be {1} thick, and {2} is {3} thick",
                 "le tenon de « {0} » aurait une épaisseur de {1}, et {2} a une épaisseur de {3}"},
                {input.joint.id, show(mm(tongue)), name_a(input), show(mm(most))}))
      .hint(fill({"from {0} to {1} does; or thicker bars",
                  "de {0} à {1} conviennent ; ou des barres "
                  "plus épaisses"},
                 {show(mm(least)), show(mm(most))}));
  return false;
}

bool cheeks_are_thick_enough(const JointInput& input, const Overlap& overlap, Interval slot,
                             Settings& settings) {
  const Interval bar = overlap.b.height;
  const double cheek = std::min(slot.low - bar.low, bar.high - slot.high);
  const double good = std::max(kGoodCheek * bar.length(), kLeastCheekMm);
  if (cheek >= good - kTouching.mm()) return true;
  const bool error = cheek < kLeastCheekMm - kTouching.mm();
  const diagnostics::Code& code = error ? kCheekTooThin : kCheekThin;
  if (already_said(settings.found(), code, settings.span("tongue"))) return !error;
  settings.found()
      .add(code, settings.span("tongue"),
           fill({"a cheek of the fork in {0}, which is {1} thick, is {2} thick",
                 "une joue de la fourche de {0}, épaisse de {1}, n'a que {2}"},
                {name_b(input), show(mm(bar.length())), show(mm(std::max(0.0, cheek)))}))
      .hint(fill({"leave {0} or more on both sides: a thinner tongue, a thicker bar, or the other "
                  "piece nearer to its middle",
                  "laissez au moins {0} de chaque côté : un tenon plus mince, une barre plus "
                  "épaisse, ou l'autre pièce plus près de son milieu"},
                 {show(mm(good))}));
  return !error;
}

/// A notch is for boards, and leaves the fork something to hold.
bool notch_fits(const JointInput& input, const Overlap& overlap, const Fork& fork, double notch,
                Settings& settings) {
  if (notch == 0) return true;
  const double least = kLeastGrip * overlap.a.thickness();
  const bool board = !overlap.a.is_bar();
  if (board && fork.depth() >= least - kTouching.mm()) return true;
  settings.found()
      .add(kNotchDoesNotSuit, settings.span("notch"),
           board ? fill({"notched by {0}, {1} leaves the fork of {2} a grip of {3}",
                         "entaillé de {0}, {1} ne laisse à la fourche de {2} qu'une prise de {3}"},
                        {show(mm(notch)), name_a(input), name_b(input),
                         show(mm(std::max(0.0, fork.depth())))})
                 : fill({"`{0}` would notch {1}, which is a bar",
                         "« {0} » entaillerait {1}, qui est "
                         "une barre"},
                        {input.joint.id, name_a(input)}))
      .hint(board
                ? fill({"leave {0} or more: less of a notch, or let the bar reach further into the "
                        "board",
                        "laissez au moins {0} : entaillez moins, ou faites monter la barre plus "
                        "haut dans le panneau"},
                       {show(mm(least))})
                : Text{"leave `notch` out: a bar has shoulders by itself",
                       "retirez « notch » : une barre a déjà des épaulements"});
  return false;
}

/// The part of a convex outline on the fork's side of a height along it.
Convex beyond(const Convex& outline, const LyingPiece& own, const Fork& fork) {
  const Interval s = span_along(outline, own.along);
  const Point2 across{-own.along.y, own.along.x};
  const Interval t = span_along(outline, across);
  const Interval kept =
      fork.opens_high ? Interval{fork.bottom, s.high + 1} : Interval{s.low - 1, fork.bottom};
  Convex window;
  for (const Point2 p : {Point2{kept.low, t.low - 1}, Point2{kept.high, t.low - 1},
                         Point2{kept.high, t.high + 1}, Point2{kept.low, t.high + 1}}) {
    window.push_back(
        {own.along.x * p.x - own.along.y * p.y, own.along.y * p.x + own.along.x * p.y});
  }
  return common_of(outline, window);
}

/// What goes off `from`: both cheeks, and a notch through the whole of a board.
bool shape_tongue(const JointInput& input, const Overlap& overlap, const Fork& fork,
                  Interval tongue, double notch, PanelEdit& edit, Settings& settings) {
  const LyingPiece& own = overlap.a;
  const Convex room = room_in(own, overlap.b, input.joint.clearance.mm() / 2);
  const double above = own.height.high - tongue.high;
  const double below = tongue.low - own.height.low;
  if (above > kTouching.mm() || below > kTouching.mm()) {
    if (!walls_stand(input, own, overlap.b, name_a(input), settings.found())) return false;
    if (!can_be_cut(own, room)) {
      say_other_face(input, own, settings.found());
      return false;
    }
    warn_of_short_end(input, own, room, std::max(above, below), name_a(input), settings.found());
    if (above > kTouching.mm()) {
      take_off(input, overlap, own, room, Side::above, tongue.high, edit);
    }
    if (below > kTouching.mm()) take_off(input, overlap, own, room, Side::below, tongue.low, edit);
  }
  if (notch > 0) {
    Fork before = fork;
    before.opens_high = !fork.opens_high;
    std::vector<geometry::Point> corners;
    for (const Point2 p : beyond(room, overlap.b, before)) {
      corners.push_back(in_piece(overlap, own, p, tongue.low));
    }
    edit.cut.push_back(geometry::Shape::of(geometry::polygon(corners)));
  }
  return true;
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  Settings settings(input.joint, found);
  const Contact& contact = input.contact;
  const auto overlap = overlap_of(input.placed[contact.a], input.placed[contact.b]);
  CHECK(overlap.has_value(), "a contact of this kind is an overlap");
  const LyingPiece& bar = overlap->b;
  const double third = std::min(std::round(kUsualTongue * bar.thickness()), overlap->a.thickness());
  const double thickness =
      settings.length("tongue", 1_mm, mm(overlap->a.is_bar() ? third : overlap->a.thickness()))
          .mm();
  const double notch = settings.length("notch", {}, {}).mm();
  if (!settings.ok() || !angle_fits(input, kSharpest, found) || !can_be_forked(input, bar, found)) {
    return std::nullopt;
  }
  const std::optional<Fork> fork = fork_of(input, *overlap, notch, found);
  if (!fork || !tongue_is_thick_enough(input, *overlap, thickness, settings)) return std::nullopt;
  const Interval tongue = tongue_of(*overlap, thickness);
  const double gap = input.joint.clearance.mm() / 2;
  const Interval slot{tongue.low - gap, tongue.high + gap};
  if (!cheeks_are_thick_enough(input, *overlap, slot, settings) ||
      !notch_fits(input, *overlap, *fork, notch, settings)) {
    return std::nullopt;
  }
  JointResult result;
  result.edits.resize(2);
  result.edits[0].panel = contact.a;
  result.edits[1].panel = contact.b;
  if (!shape_tongue(input, *overlap, *fork, tongue, notch, result.edits[0], settings)) {
    return std::nullopt;
  }
  const Interval along = fork->opens_high ? Interval{fork->bottom, fork->open_end + kRunOutMm}
                                          : Interval{fork->open_end - kRunOutMm, fork->bottom};
  result.edits[1].cut.push_back(cut_across(*overlap, bar, along, slot));
  Overlap held = *overlap;
  held.area = beyond(overlap->area, bar, *fork);
  if (!pin(input, held,
           {{held.b, 1, name_b(input), {slot.high, bar.height.high}},
            {held.a, 0, name_a(input), tongue},
            {held.b, 1, name_b(input), {bar.height.low, slot.low}}},
           settings, result)) {
    return std::nullopt;
  }
  return result;
}

}  // namespace

extern const JointType bridle;
const JointType bridle{
    .keys = {.type = "bridle",
             .summary_en =
                 "The forked end of a bar (`into`) astride another bar or a board; bolted, "
                 "screwed or glued.",
             .summary_fr = "Enfourchement : le bout d'une barre (« into »), en fourche, chevauche "
                           "une autre barre ou un panneau ; boulonné, vissé ou collé.",
             .keys = kKeys},
    .contacts = kContacts,
    .least_angle = kSharpest,
    .comes_apart = ComesApart::with_hardware,
    .hardware = kPins,
    .make = make,
    .about_en =
        "Draw both as they will stand, one in the other, flush. The bar in `into` must end there: "
        "it gets a slot between two cheeks. The one in `from` gets a tongue, a third of the bar "
        "thick, at its end (a corner) or anywhere along it (a post under a beam). A board keeps "
        "its "
        "thickness, and may be notched so that the post stands under it. The `face` of the forked "
        "bar looks along the plane in which both lie. With a bolt it comes apart; without hardware "
        "it is glued. At another angle than a right one the slot's bottom stays square.",
    .about_fr =
        "Dessinez les deux comme elles seront, l'une dans l'autre, à fleur. La barre de « into » "
        "doit y finir : elle reçoit une fente entre deux joues. Celle de « from » reçoit un tenon, "
        "épais du tiers de la barre, à son bout (un angle) ou n'importe où (un poteau sous une "
        "poutre). Un panneau garde son épaisseur, et peut être entaillé pour que le poteau le "
        "porte. La « face » de la barre en fourche regarde le long du plan où les deux sont "
        "couchées. Avec un boulon, il se démonte ; sans quincaillerie, il se colle. Hors de "
        "l'angle droit, le fond de la fente reste d'équerre."};

}  // namespace plano::joints
