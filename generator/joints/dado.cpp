// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// dado: a groove across a face, and the edge let into it and glued.
///
/// The edge is drawn up to the face; the joint lengthens it by the groove's depth, and the groove
/// is wider than it by the fit's clearance. A through groove runs out at the borders the edge
/// reaches, and the edge stands on its bottom: the distance of two panels is as drawn. A stopped
/// one ends short of the edge's ends, which then have shoulders; they bear first, the groove is
/// deeper by the clearance.
///
///     ==|====edge====|==        stopped: shoulders |==| of `stopped` at both ends
///       |            |
///     --+            +--
#include <algorithm>
#include <array>

#include "joints/codes.h"
#include "joints/joint.h"
#include "joints/seat.h"
#include "joints/settings.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using geometry::Shape;
using spec::Key;
using spec::ValueKind;

// Figures of the trade: a third of the board, no more than half; 3 mm of floor as under any blind
// slot. The cutter runs out beyond the border so far that no relief of its corners (of a cutter of
// 8 mm or less: 1.41 times its radius) bites into the wood.
constexpr double kUsualDepthShare = 1.0 / 3;
constexpr double kMostDepthShare = 0.5;
constexpr double kLeastFloorMm = 3;
constexpr double kRunOutMm = 6;
constexpr double kLeastTongueShare = 2;  // of the edge's thickness, between two stops

constexpr std::array kKeys{
    Key{.name = "depth",
        .kind = ValueKind::expression,
        .doc_en = "How deep the groove is. By itself a third of the thickness of `into`.",
        .doc_fr =
            "Profondeur de la rainure. Sans indication, le tiers de l'épaisseur de « into »."},
    Key{.name = "stopped",
        .kind = ValueKind::expression,
        .doc_en = "How far short of both ends of the edge the groove stops, so that it does not "
                  "show. Without it the groove goes through.",
        .doc_fr =
            "Retrait de la rainure aux deux bouts du chant, pour qu'elle ne se voie pas. Sans "
            "indication, la rainure est débouchante."},
};
constexpr std::array kContacts{ContactKind::edge_on_face};

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

bool depth_fits(const JointInput& input, const Seat& seat, double depth, Settings& settings) {
  const double thickness = seat.face_panel().thickness;
  const double most =
      std::min(kMostDepthShare * thickness, thickness - input.joint.clearance.mm() - kLeastFloorMm);
  if (depth <= most + 1e-6) return true;
  settings.found()
      .add(kGrooveTooDeep, settings.span("depth"),
           fill({"a groove {0} deep leaves too little of {1}, which is {2} thick",
                 "une rainure de {0} laisse trop peu de {1}, qui fait {2} d'épaisseur"},
                {show(mm(depth)), name_b(input), show(mm(thickness))}))
      .hint(fill({"at most {0}, half of it; a third is usual",
                  "au plus {0}, la moitié ; le tiers est d'usage"},
                 {show(mm(most))}));
  return false;
}

bool stops_fit(const JointInput& input, const Seat& seat, double stop, Settings& settings) {
  const double tongue = seat.length() - 2 * stop;
  const double least = kLeastTongueShare * seat.edge_panel().thickness;
  if (tongue >= least) return true;
  settings.found()
      .add(kGrooveTooShort, settings.span("stopped"),
           fill({"stopped by {0} at both ends, {1} keeps {2} of its {3} in {4}",
                 "arrêtée de {0} aux deux bouts, la rainure ne garde que {2} des {3} de {1} dans "
                 "{4}"},
                {show(mm(stop)), name_a(input), show(mm(std::max(0.0, tongue))),
                 show(mm(seat.length())), name_b(input)}))
      .hint(fill({"leave {0} or more, or let the groove go through",
                  "laissez au moins {0}, ou une rainure débouchante"},
                 {show(mm(least))}));
  return false;
}

// Whether b ends where the contact does: nothing of it beside any part of the edge's thickness.
bool runs_out(const Seat& seat, double s, Interval across) {
  const std::array<double, 3> places{across.low, 0.0, across.high};
  return std::none_of(places.begin(), places.end(), [&](double y) {
    return contains(seat.face_panel().loops, seat.in_b().point(s, y));
  });
}

// The edge lengthened. Where it begins at the panel's own corner its root slants inward from there:
// square, it would run along the panel's side, which rounding may have moved.
Shape tongue(const Seat& seat, Interval s, double end) {
  const double low = s.low > 0 ? s.low : kRootMm;
  const double high = s.high < seat.length() ? s.high : seat.length() - kRootMm;
  std::vector<geometry::Point> corners{seat.in_a().at(low, -kRootMm),
                                       seat.in_a().at(high, -kRootMm)};
  if (high < s.high) corners.push_back(seat.in_a().at(s.high, 0));
  corners.push_back(seat.in_a().at(s.high, end));
  corners.push_back(seat.in_a().at(s.low, end));
  if (low > s.low) corners.push_back(seat.in_a().at(s.low, 0));
  return Shape::of(geometry::polygon(corners));
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  Settings settings(input.joint, found);
  const Seat seat(input);
  const double third = seat.face_panel().thickness * kUsualDepthShare;
  const double depth = settings.length("depth", 1_mm, mm(third)).mm();
  const double stop = settings.length("stopped", {}, {}).mm();
  if (!settings.ok() || !depth_fits(input, seat, depth, settings) ||
      !stops_fit(input, seat, stop, settings)) {
    return std::nullopt;
  }
  const double gap = input.joint.clearance.mm() / 2;
  const bool stopped = stop > 0;
  const double bottom = stopped ? depth + 2 * gap : depth;
  const Interval s{stop, seat.length() - stop};
  const double end = seat.tab_end(depth);
  const Interval across = seat.slot(end, bottom, gap);

  PanelEdit edge;
  PanelEdit face;
  edge.panel = input.contact.a;
  face.panel = input.contact.b;
  edge.add.push_back(tongue(seat, s, end));
  Interval groove{s.low - gap, s.high + gap};
  if (!stopped && runs_out(seat, -2 * gap - kTouching.mm(), across)) groove.low = -kRunOutMm;
  if (!stopped && runs_out(seat, s.high + 2 * gap + kTouching.mm(), across)) {
    groove.high = s.high + kRunOutMm;
  }
  model::Pocket pocket;
  pocket.id = input.joint.id + "/groove:" + std::to_string(input.number + 1);
  pocket.shape = Shape::of(seat.in_b().rectangle(groove, across));
  pocket.depth = mm(bottom);
  pocket.face = seat.entry();
  pocket.span = input.joint.span;
  face.pockets.push_back(std::move(pocket));
  face.pockets_run = PocketsRun::out_at_their_ends;
  JointResult result;
  result.edits = {std::move(edge), std::move(face)};
  return result;
}

}  // namespace

extern const JointType dado;
const JointType dado{
    .keys = {.type = "dado",
             .summary_en = "An edge let into a groove across a face; glued.",
             .summary_fr = "Chant encastré dans une rainure d'une face ; collé.",
             .keys = kKeys},
    .contacts = kContacts,
    .least_angle = Angle::degrees(90),
    .comes_apart = ComesApart::glued,
    .make = make,
    .about_en =
        "The edge stands in a groove a third of the thickness deep, and is glued. The groove "
        "goes through and shows at the border, or is stopped short of it. It carries a shelf "
        "over its whole length, where tabs carry in places.",
    .about_fr =
        "Le chant se loge dans une rainure profonde d'un tiers de l'épaisseur, et se colle. "
        "La rainure débouche et se voit au bord, ou s'arrête avant. Elle porte une étagère "
        "sur toute sa longueur, là où des tenons portent par endroits."};

}  // namespace plano::joints
