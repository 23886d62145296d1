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

#include "joints/bolts.h"
#include "joints/codes.h"
#include "joints/fasteners.h"
#include "joints/joint.h"
#include "joints/settings.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using catalog::HardwareKind;
using geometry::Vec3;
using spec::Key;
using spec::ValueKind;

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

PanelEdit edit_of(std::size_t panel) {
  PanelEdit edit;
  edit.panel = panel;
  return edit;
}

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
  return length_suits(input, bolt, least, least - kBoltTipMm + kMostBoltTipMm, TooLong::warned,
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
        input, strip_inside(common, line, kLeastBoltBorder * bolt.thread->clearance_hole.mm()),
        bolt, settings);
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

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  Settings settings(input.joint, found);
  const std::optional<Bolt> bolt = bolt_of(input, settings);
  if (!bolt) return std::nullopt;
  return input.contact.kind == ContactKind::face_on_face ? through_faces(input, *bolt, settings)
                                                         : bolted_into_edge(input, *bolt, settings);
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
