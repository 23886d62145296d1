// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// lap: bars, or a bar and a board, that lie in one plane and meet or cross, each cut away over the
/// common area to its share of the thickness, so that they lie flush.
///
///       end           tee            cross          in line
///      ____          _______         _|  |_         _________
///     |  __|        |__   __|       |_    _|       |____|____|
///     | |              | |            |  |
///
/// Both are drawn as they will lie, one in the other: the joint shares out the common space. The
/// cheeks, which carry, are glued or are pulled together by bolts, bear on one another at every
/// fit; the shoulders keep half of its clearance each.
#include <algorithm>
#include <array>

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

// Figures of the trade, of the piece's thickness: half is left by itself, a third is the least that
// carries; a quarter, or what a cutter may come through, is none. Sharper than 30 degrees, the tips
// of the recesses break off.
constexpr double kGoodRest = 1.0 / 3;
constexpr double kLeastRest = 1.0 / 4;
constexpr double kLeastRestMm = 3;
constexpr Angle kSharpest = Angle::degrees(30);

constexpr const char* kOver[] = {"auto", "from", "into"};
constexpr std::array kKeys{
    Key{.name = "share",
        .kind = ValueKind::expression,
        .dimension = kPlainNumber,
        .fallback = "0.5",
        .doc_en = "The share of the common thickness cut out of `from`.",
        .doc_fr = "Part de l'épaisseur commune entaillée dans « from »."},
    Key{.name = "over",
        .kind = ValueKind::choice,
        .choices = kOver,
        .fallback = "auto",
        .doc_en = "Which of the two passes over the other: towards greater z; where they stand "
                  "upright, towards greater y, then x. Auto takes the way that leaves no hollow, "
                  "and `from` where both ways do.",
        .doc_fr =
            "Lequel des deux passe sur l'autre : vers z croissant ; s'ils sont dressés, vers y "
            "puis x croissant. Auto prend le sens qui ne laisse pas de creux, et « from » si "
            "les deux conviennent."},
    kPinsKey,
    kPinsSunkKey,
};
constexpr std::array kContacts{ContactKind::overlap};

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

/// Whether `over` on top leaves no hollow: nothing of either lies beyond the other's outer side.
bool closes(const LyingPiece& over, const LyingPiece& under) {
  return over.height.low >= under.height.low - kTouching.mm() &&
         over.height.high >= under.height.high - kTouching.mm();
}

bool from_is_over(const Overlap& overlap, const std::string& way) {
  if (way != "auto") return way == "from";
  return closes(overlap.a, overlap.b) || !closes(overlap.b, overlap.a);
}

/// One of the two, and what it loses.
struct Half {
  const LyingPiece& own;
  const LyingPiece& other;
  Text name;
  Side side;     // where it is cut
  double cheek;  // height

  Interval kept() const {
    return side == Side::above ? Interval{own.height.low, cheek} : Interval{cheek, own.height.high};
  }
  double lost() const { return own.thickness() - kept().length(); }
};

bool enough_is_left(const Half& half, Settings& settings) {
  const double rest = half.kept().length();
  const double thickness = half.own.thickness();
  const double least = std::max(kLeastRest * thickness, kLeastRestMm);
  const bool error = rest < least - kTouching.mm();
  if (rest >= kGoodRest * thickness - kTouching.mm() && !error) return true;
  const diagnostics::Code& code = error ? kLapTooDeep : kLapLeavesLittle;
  if (already_said(settings.found(), code, settings.span("share"))) return !error;
  settings.found()
      .add(code, settings.span("share"),
           fill({"the recess in {0} leaves {1} of its {2}",
                 "l'entaille dans {0} laisse {1} de ses "
                 "{2}"},
                {half.name, show(mm(std::max(0.0, rest))), show(mm(thickness))}))
      .hint(fill({"leave {0} or more: another `share`, or a thicker bar",
                  "laissez au moins {0} : une autre part (« share »), ou une barre plus épaisse"},
                 {show(mm(std::max(kGoodRest * thickness, kLeastRestMm)))}));
  return !error;
}

bool let_in(const JointInput& input, const Overlap& overlap, const Half& half, Settings& settings,
            PanelEdit& edit) {
  const Convex room = room_in(half.own, half.other, input.joint.clearance.mm() / 2);
  if (!enough_is_left(half, settings) ||
      !walls_stand(input, half.own, half.other, half.name, settings.found())) {
    return false;
  }
  if (!can_be_cut(half.own, room)) {
    say_other_face(input, half.own, settings.found());
    return false;
  }
  warn_of_short_end(input, half.own, room, half.lost(), half.name, settings.found());
  take_off(input, overlap, half.own, room, half.side, half.cheek, edit);
  return true;
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  Settings settings(input.joint, found);
  const double share = settings.share("share", 0.5);
  const std::string way = settings.word("over", "auto");
  const Contact& contact = input.contact;
  const auto overlap = overlap_of(input.placed[contact.a], input.placed[contact.b]);
  CHECK(overlap.has_value(), "a contact of this kind is an overlap");
  const bool in_line = overlap->angle < kInLine;
  if (!settings.ok() || (!in_line && !angle_fits(input, kSharpest, found))) return std::nullopt;

  const bool over = from_is_over(*overlap, way);
  const double cut = share * overlap->height.length();
  const double cheek = over ? overlap->height.low + cut : overlap->height.high - cut;
  const Half a{overlap->a, overlap->b, name_a(input), over ? Side::below : Side::above, cheek};
  const Half b{overlap->b, overlap->a, name_b(input), over ? Side::above : Side::below, cheek};
  JointResult result;
  result.edits.resize(2);
  result.edits[0].panel = contact.a;
  result.edits[1].panel = contact.b;
  if (!let_in(input, *overlap, a, settings, result.edits[0]) ||
      !let_in(input, *overlap, b, settings, result.edits[1]) ||
      !pin(input, *overlap, {{a.own, 0, a.name, a.kept()}, {b.own, 1, b.name, b.kept()}}, settings,
           result)) {
    return std::nullopt;
  }
  return result;
}

}  // namespace

extern const JointType lap;
const JointType lap{
    .keys = {.type = "lap",
             .summary_en = "Bars that lie in one plane, each cut to half its thickness where they "
                           "meet or cross; bolted, screwed or glued.",
             .summary_fr = "Barres couchées dans un même plan, entaillées chacune à mi-bois là où "
                           "elles se rencontrent ou se croisent ; boulonnées, vissées ou collées.",
             .keys = kKeys},
    .contacts = kContacts,
    .least_angle = kSharpest,
    .comes_apart = ComesApart::with_hardware,
    .hardware = kPins,
    .make = make,
    .about_en =
        "Draw both as they will lie, one in the other, flush: at a corner, in the middle of the "
        "other, across it, or end to end in one line. The joint shares out the space they have in "
        "common, half each or by `share`. The sawn faces bear on one another at every fit, the "
        "shoulders have its clearance. A bar whose `face` looks across the plane is recessed at "
        "any "
        "angle; one whose `face` looks along it is cut straight across. With a bolt it comes "
        "apart; "
        "without hardware it is glued. Bars that cross edgewise, as boards do, are for `halving`.",
    .about_fr =
        "Dessinez les deux comme elles seront, l'une dans l'autre, à fleur : à un angle, au milieu "
        "de l'autre, en croix, ou bout à bout dans une même ligne. L'assemblage partage l'espace "
        "qu'elles ont en commun, moitié-moitié ou selon « share ». Les joues portent l'une sur "
        "l'autre quel que soit l'ajustement, les épaulements ont le jeu. Une barre dont la « face "
        "» "
        "regarde en travers du plan s'entaille à tout angle ; si elle regarde le long du plan, "
        "la coupe se fait d'équerre. Avec un boulon, il se démonte ; sans quincaillerie, il se "
        "colle. Des barres qui se croisent de chant, comme des panneaux, relèvent de « halving »."};

}  // namespace plano::joints
