// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/bolts.h"

#include <algorithm>
#include <cmath>

#include "catalog/fasteners.h"
#include "joints/codes.h"
#include "joints/fasteners.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using catalog::HardwareKind;
using geometry::Shape;

// In diameters of the bolt. EN 1995-1-1 (Eurocode 5) table 8.4 wants 3 to an unloaded edge, 7 to a
// loaded end, 4 to 5 between bolts; 10.4.3 wants washers 3 wide, which those of ISO 7093 are. Half
// of the distance to an edge is kept as the least: the washer would hang over.
constexpr double kGoodBorder = 3;
constexpr double kGoodEnd = 7;
constexpr double kLeastPitch = 4;
constexpr double kLeastFloor = 1;  // under a sunk head
constexpr double kUsualPitch = 300;
// Of the trade: a sunk head lies this much below the face.
constexpr double kSinkMm = 0.5;

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

const model::Hardware& hardware_of(const JointInput& input) {
  return input.design.hardware[*input.joint.hardware];
}

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

}  // namespace

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
  bolt.nut = bolt.washer + catalog::nut_height(*bolt.thread, form).mm() + kBoltTipMm;
  const std::string sunk = settings.word("sunk", "none");
  if (sunk == "head" || sunk == "both") bolt.sunk_head = bolt.head + kSinkMm;
  if (sunk == "nut" || sunk == "both") bolt.sunk_nut = bolt.nut + kSinkMm;
  if (bolt.kind != HardwareKind::bolt_and_nut) bolt.sunk_nut = 0;
  return bolt;
}

std::vector<double> bolt_places(const JointInput& input, const std::vector<Interval>& pieces,
                                const Bolt& bolt, Settings& settings) {
  const std::optional<int> count = settings.count("bolts");
  const double pitch = settings.length("spacing.max", 10_mm, mm(kUsualPitch)).mm();
  if (!settings.ok() || two_ways(input, settings)) return {};
  const double d = bolt.diameter;
  const double hole = bolt.thread->clearance_hole.mm();
  std::vector<double> places = places_along(
      pieces, {kLeastBoltBorder * hole, kGoodEnd * d, kGoodBorder * hole, pitch, kLeastPitch * d},
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
                           {show(piece.length), show(mm(bolt.length - least + kBoltTipMm)),
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

}  // namespace plano::joints
