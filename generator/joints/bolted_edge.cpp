// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The half of `bolted` that works in an edge: bores, barrel nuts, inserts.

#include <algorithm>
#include <array>
#include <cmath>

#include "joints/bolts.h"
#include "joints/codes.h"
#include "joints/fasteners.h"
#include "joints/seat.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using catalog::HardwareKind;
using geometry::Vec3;

// Of the trade; the first two in diameters of the bolt.
constexpr double kLeastEdge = 2.5;  // how thick an edge must be: furniture has M6 in 16 mm
constexpr double kLeastGrip = 3;    // wood between an edge and a barrel nut
constexpr double kBarrelPlayMm = 0.2;
constexpr double kBeyondTipMm = 2;

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

PanelEdit edit_of(std::size_t panel) {
  PanelEdit edit;
  edit.panel = panel;
  return edit;
}

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
  if (!length_suits(input, bolt, least, least - kBoltTipMm + kMostBoltTipMm, TooLong::warned,
                    settings.found())) {
    return false;
  }
  const double edge = seat.shoulder();
  model::Bore bore = bore_at(input, seat, s, {edge - *depth, edge}, bolt.thread->clearance_hole);
  bore.through = true;
  edit.bores.push_back(bore);
  if (bolt.sunk_nut > 0) {
    model::Bore seat_bore = bore_at(input, seat, s, {edge - *depth, edge - *depth + bolt.sunk_nut},
                                    mm(bolt.thread->washer.mm() + kBoltSeatPlayMm));
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
  const double least = outside + kLeastGrip * bolt.diameter + barrel + kBoltTipMm;
  if (!length_suits(input, bolt, least, 1e4, TooLong::refused, settings.found()) ||
      !wood_lies_behind(input, seat, s, reach + kBeyondTipMm, settings.found())) {
    return false;
  }
  const double edge = seat.shoulder();
  edit.bores.push_back(
      bore_at(input, seat, s, {edge - reach - kBeyondTipMm, edge}, bolt.thread->clearance_hole));
  edit.drills.push_back(drill_at(input, seat.in_a().at(s, edge - reach + kBoltTipMm + barrel / 2),
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

/// Of boards: nobody expects a router to have bored a bar.
void say_bored_by_hand(const JointInput& input, diagnostics::Diagnostics& found) {
  if (input.number > 0 || is_bar(input, input.contact.a)) return;
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

}  // namespace

std::optional<JointResult> bolted_into_edge(const JointInput& input, const Bolt& bolt,
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
  const bool marked = settings.flag("marks", true) && !is_bar(input, input.contact.a);
  for (const double s : places) {
    if (!add_bolt(input, seat, bolt, s, in_edge, settings)) return std::nullopt;
    const geometry::Point centre = seat.in_b().at(s, seat.foot());
    in_face.drills.push_back(drill_at(input, centre, bolt.thread->clearance_hole, outer));
    if (bolt.sunk_head > 0) {
      in_face.pockets.push_back(seat_at(input, bolt, centre, bolt.sunk_head, outer));
    }
    if (marked) in_edge.engravings.push_back(mark_at(input, seat, s));
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

}  // namespace plano::joints
