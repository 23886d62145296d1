// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// puzzle: a panel longer than its sheet, split in pieces that lock in the plane, glued, with a
/// plate behind the seam.
#include "joints/puzzle.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/trig.h"
#include "joints/joint.h"
#include "model/corners.h"

namespace plano::joints {
namespace {

using geometry::Arc;
using geometry::Contour;
using geometry::Edge;
using geometry::Point;
using geometry::Turn;
using spec::Key;

// Figures of the trade. A neck carries what the seam carries in tension: thinner than the board is
// thick, or than two passes of the cutter, it breaks when the pieces are pressed together. A head
// half as wide again as its neck has a shoulder on both sides that is a sixth of its width.
constexpr double kNeckShare = 1.5;
constexpr double kLeastNeckShare = 1;
constexpr int kNeckCutters = 2;
constexpr double kHeadToNeck = 1.5;
// A tenth more than the cutter's radius: it turns in the fillet and does not stand in it.
constexpr double kFilletToCutter = 0.55;
constexpr double kFilletShare = 0.25;
// From a head to the border of the panel, and half of what lies between two heads.
constexpr double kBesideHeadShare = 1;
// Of a plate over each piece, beyond the knobs.
constexpr double kLapShare = 2;

constexpr const char* kFaces[] = {"none", "top", "bottom", "front", "back", "left", "right"};

constexpr Key kKnobsChildren[] = {
    {.name = "count",
     .kind = spec::ValueKind::expression,
     .dimension = kPlainNumber,
     .doc_en =
         "How many on each seam. By itself as many as leave the width of a head between them.",
     .doc_fr = "Combien par coupe. Sans indication, autant qu'il en tient en laissant entre elles "
               "la largeur d'une tête."},
    {.name = "width",
     .kind = spec::ValueKind::expression,
     .doc_en = "Width of a head. By itself 2.25 times the thickness, less in a narrow panel.",
     .doc_fr = "Largeur d'une tête. Sans indication 2,25 fois l'épaisseur, moins dans un panneau "
               "étroit."},
};
constexpr Key kBackChildren[] = {
    {.name = "face",
     .kind = spec::ValueKind::choice,
     .choices = kFaces,
     .doc_en = "On which face of the panel as it stands, or `none`. By itself on one that is free: "
               "of a level panel rather below, of an upright one rather at the back or the left.",
     .doc_fr = "Sur quelle face du panneau tel qu'il est placé, ou `none` (sans). Sans indication "
               "sur une face libre : plutôt dessous s'il est à plat, plutôt à l'arrière ou à "
               "gauche s'il est dressé."},
    {.name = "width",
     .kind = spec::ValueKind::expression,
     .doc_en = "Across the seam. By itself ten times the thickness.",
     .doc_fr = "En travers de la coupe. Sans indication dix fois l'épaisseur."},
};
constexpr std::array kKeys{
    Key{.name = "at",
        .kind = spec::ValueKind::expression,
        .doc_en = "Where the first seam is, in the panel's own plane, from its 0,0. By itself the "
                  "place that is free and gives the most equal pieces.",
        .doc_fr = "Place de la première coupe dans le plan du panneau, depuis son 0,0. Sans "
                  "indication la place libre qui donne les morceaux les plus égaux."},
    Key{.name = "knobs",
        .kind = spec::ValueKind::map,
        .children = kKnobsChildren,
        .shorthand = "count",
        .doc_en = "The knobs that lock the pieces.",
        .doc_fr = "Les têtes qui verrouillent les morceaux."},
    Key{.name = "back",
        .kind = spec::ValueKind::map,
        .children = kBackChildren,
        .shorthand = "face",
        .doc_en = "The plate that is glued behind each seam, of the same material.",
        .doc_fr = "La plaque collée derrière chaque coupe, du même matériau."},
};
constexpr const char* kWithout[] = {"into", "hardware"};

Length least_neck(Length thickness, Length cutter) {
  return std::max(Length::nearest_to_mm(kLeastNeckShare * thickness.mm()), kNeckCutters * cutter);
}

Length least_head(Length thickness, Length cutter) {
  return Length::nearest_to_mm(kHeadToNeck * least_neck(thickness, cutter).mm());
}

Length usual_head(const SeamSite& site) {
  const Length neck =
      std::max(Length::nearest_to_mm(kNeckShare * site.thickness.mm()), kNeckCutters * site.cutter);
  return Length::nearest_to_mm(kHeadToNeck * neck.mm());
}

/// A point of the border, in millimetres, on the lattice of the exact kernel.
Point at(double x, double y) {
  return model::on_lattice({Length::nearest_to_mm(x), Length::nearest_to_mm(y)});
}

/// From the head's centre to the line, and from there to a fillet's centre along the seam.
struct KnobMeasures {
  double out = 0;
  double aside = 0;
};
KnobMeasures measures(const Seam& seam) {
  const double big = seam.head.mm() / 2 + seam.fillet.mm();
  const double aside = seam.neck.mm() / 2 + seam.fillet.mm();
  return {seam.fillet.mm() + std::sqrt(big * big - aside * aside), aside};
}

Edge arc(Point from, Point to, double radius, double sweep, Turn turn) {
  return {from, model::arc_through(from, to, Length::nearest_to_mm(radius), sweep, turn)};
}

/// The border from y = -far to far, `gap` beyond the first piece's.
std::vector<Edge> border(const Seam& seam, Length gap, Length far) {
  const KnobMeasures m = measures(seam);
  const double g = gap.mm();
  const double head = seam.head.mm() / 2;
  const double fillet = seam.fillet.mm();
  // From a fillet's centre towards the head's: where the two arcs meet.
  const double dx = (m.out - fillet) / (head + fillet);
  const double dy = m.aside / (head + fillet);
  const double turn = atan2_degrees(dy, dx);
  const double x_meet = fillet + (fillet - g) * dx;
  const double y_meet = m.aside - (fillet - g) * dy;
  std::vector<Edge> edges{{at(g, -far.mm()), std::nullopt}};
  for (const Length centre : seam.centres) {
    const double c = centre.mm();
    const Point begin = at(g, c - m.aside);
    const Point lower = at(x_meet, c - y_meet);
    const Point tip = at(m.out + head + g, c);
    const Point upper = at(x_meet, c + y_meet);
    const Point end = at(g, c + m.aside);
    edges.push_back(arc(begin, lower, fillet - g, 180 - turn, Turn::clockwise));
    edges.push_back(arc(lower, tip, head + g, 180 - turn, Turn::counter_clockwise));
    edges.push_back(arc(tip, upper, head + g, 180 - turn, Turn::counter_clockwise));
    edges.push_back(arc(upper, end, fillet - g, 180 - turn, Turn::clockwise));
    edges.push_back({end, std::nullopt});
  }
  edges.push_back({at(g, far.mm()), std::nullopt});
  return edges;
}

/// Knobs evenly along the seam.
std::vector<Length> spread(const SeamSite& site, int count) {
  std::vector<Length> centres;
  const double pitch = (site.high - site.low).mm() / count;
  for (int i = 0; i < count; ++i) {
    centres.push_back(Length::nearest_to_mm(site.low.mm() + (i + 0.5) * pitch).rounded_to_um());
  }
  return centres;
}

Seam shaped(const SeamSite& site, Length head) {
  Seam seam;
  seam.head = head.rounded_to_um();
  seam.neck = Length::nearest_to_mm(head.mm() / kHeadToNeck).rounded_to_um();
  seam.gap = site.clearance.half();
  seam.fillet = std::max({Length::nearest_to_mm(kFilletToCutter * site.cutter.mm()),
                          Length::nearest_to_mm(kFilletShare * site.thickness.mm()), 2 * seam.gap})
                    .rounded_to_um();
  return seam;
}

}  // namespace

Length Seam::reach() const {
  return Length::nearest_to_mm(measures(*this).out + head.mm() / 2);
}

Length usual_reach(const SeamSite& site, const SeamWishes& wishes) {
  return shaped(site, wishes.head.value_or(usual_head(site))).reach();
}

Length least_back(const SeamSite& site, const SeamWishes& wishes) {
  return usual_reach(site, wishes) + 2 * Length::nearest_to_mm(kLapShare * site.thickness.mm());
}

Expected<Seam, SeamFault> lay_seam(const SeamSite& site, const SeamWishes& wishes) {
  const Length width = site.high - site.low;
  const Length beside = Length::nearest_to_mm(kBesideHeadShare * site.thickness.mm());
  const Length least = least_head(site.thickness, site.cutter);
  const Length smallest = wishes.head.value_or(least);
  if (width < smallest + 2 * beside) {
    return failure(SeamFault{SeamFault::Kind::too_narrow, width, smallest + 2 * beside});
  }
  const Length head = wishes.head.value_or(std::min(usual_head(site), width - 2 * beside));
  const int fit = std::max(1, static_cast<int>(width.mm() / (2 * head.mm()) + 1e-9));
  const int count = wishes.knobs.value_or(std::min(fit, kMostOfARow));
  const Length pitch = width.divided_by(count);
  const Length least_pitch = head + std::max(2 * beside, site.cutter);
  if (wishes.knobs && pitch < least_pitch) {
    return failure(SeamFault{SeamFault::Kind::too_many, pitch, least_pitch});
  }
  Seam seam = shaped(site, head);
  seam.centres = spread(site, count);
  return seam;
}

Contour first_side(const Seam& seam, Length far) {
  Contour side{border(seam, {}, far)};
  side.edges.push_back({at(-far.mm(), far.mm()), std::nullopt});
  side.edges.push_back({at(-far.mm(), -far.mm()), std::nullopt});
  return side;
}

Contour second_side(const Seam& seam, Length far) {
  Contour side{border(seam, seam.gap, far)};
  side.edges.push_back({at(far.mm(), far.mm()), std::nullopt});
  side.edges.push_back({at(far.mm(), -far.mm()), std::nullopt});
  return geometry::reversed(side);
}

std::optional<PuzzleSettings> read_puzzle(const model::Joint& joint, Length thickness,
                                          Length cutter, diagnostics::Diagnostics& found) {
  Settings settings(joint, found);
  PuzzleSettings read;
  read.at = settings.length("at", Length::millimetres(-100'000));
  read.wishes.knobs = settings.count("knobs.count");
  read.wishes.head = settings.length("knobs.width", least_head(thickness, cutter));
  const SeamSite site{thickness, joint.clearance, cutter, {}, {}};
  read.back_width = settings.length("back.width", least_back(site, read.wishes));
  const std::string face = settings.word("back.face", "");
  const auto* word = std::find(std::begin(kFaces), std::end(kFaces), face);
  if (word != std::end(kFaces)) {
    read.back = static_cast<BackFace>(word - std::begin(kFaces) + 1);
  }
  if (!settings.ok()) return std::nullopt;
  return read;
}

extern const JointType puzzle;
const JointType puzzle{
    .keys = {.type = "puzzle",
             .summary_en =
                 "Splits a panel larger than the sheet into pieces that lock like those of "
                 "a puzzle; glued, with a plate behind the seam.",
             .summary_fr =
                 "Coupe un panneau plus grand que la plaque en morceaux emboîtés comme un "
                 "puzzle ; collé, avec une plaque derrière la coupe.",
             .keys = kKeys,
             .without = kWithout},
    .comes_apart = ComesApart::glued,
    .about_en =
        "Name the panel in `from`; it needs no `into`. A panel that fits the workshop's sheet is "
        "left "
        "whole, so the same design goes to a workshop with larger sheets. Else it is cut straight "
        "across, where seam and plate cross no slot, tab, hole, pocket or engraving, into as few "
        "and "
        "as equal pieces as can be. Round knobs lock the pieces in their plane; a plate of the "
        "same "
        "board is glued behind each seam, on a face where nothing is in its way. Glue the seam "
        "flat on "
        "a bench before anything else is put together. The seam is weaker than the board, most of "
        "all in bending: keep it away from where the panel carries most, and do not hang on it "
        "what "
        "must not fall.",
    .about_fr =
        "Nommez le panneau dans `from` ; il n'y a pas de `into`. Un panneau qui tient dans la "
        "plaque "
        "de l'atelier reste entier : le même modèle convient à un atelier aux plaques plus "
        "grandes. "
        "Sinon il est coupé droit, en travers, là où ni la coupe ni la plaque de renfort ne croise "
        "de "
        "mortaise, de tenon, de trou, de poche ou de gravure, en morceaux aussi peu nombreux et "
        "aussi "
        "égaux que possible. Des têtes rondes verrouillent les morceaux dans leur plan ; une "
        "plaque "
        "du même panneau est collée derrière chaque coupe, sur une face où rien ne la gêne. Collez "
        "la "
        "coupe à plat sur un établi avant tout autre assemblage. Elle est plus faible que le "
        "panneau, "
        "surtout en flexion : éloignez-la de l'endroit le plus chargé, et n'y suspendez rien qui "
        "ne "
        "doive pas tomber."};

}  // namespace plano::joints
