// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// tusk: a long tab through the face, held behind it by a wedge that is a part of its own. No tool,
/// no metal: knocked in, knocked out.
///
/// In the wedge's plane, p out of b's far face and q through the tab's thickness t, from the side
/// the wedge is driven from:
///
///            p=0      p=M
///     wide    |        /        The wedge bears on the far face along p = 0, and on the outer wall
///     of end   --+--..--.+--.. q=t its mortise where it enters (p = M, q = t). It gets narrower by
///     1 in 6,
///      b     [|      /|]  tab   so it leaves the wall from there on: straight walls are all a
///      router
///           --+--..-/-+--.. q=0 can cut.
///             |    /            The inner wall lies `pull` inside b (p = -pull): the wedge never
///     narrow  +---+             touches it, so driving it draws the shoulders tight.
#include <algorithm>
#include <array>

#include "base/check.h"
#include "joints/codes.h"
#include "joints/joint.h"
#include "joints/seat.h"
#include "joints/settings.h"
#include "joints/tabs.h"
#include "model/corners.h"

namespace plano::joints {
namespace {

using geometry::Shape;
using geometry::Vec3;
using spec::Key;
using spec::ValueKind;

// Figures of the trade: slope 1:6; wood beyond the mortise at least 1.5 t, beside it at least t.
constexpr double kSlope = 1.0 / 6;
constexpr double kRelishShare = 1.5;
constexpr double kCheekShare = 1.0;
constexpr double kWidthShare = 1.5;      // of the wedge where it enters its mortise
constexpr double kBelowShare = 1.5;      // sticks out where it leaves the tab
constexpr double kAboveShare = 2.0;      // and where it is struck
constexpr double kEndRadiusShare = 0.5;  // of a tab's end: it stands where hands and heads pass
constexpr Length kWedgeRadius = 2_mm;
constexpr double kLeastBluntMm = 8;  // of the narrow end

constexpr std::array kWedgeChildren{
    Key{.name = "width",
        .kind = ValueKind::expression,
        .doc_en = "Width of the wedge where it enters the tab. By itself 1.5 thicknesses.",
        .doc_fr = "Largeur de la clavette à son entrée dans le tenon. Sans indication, une fois et "
                  "demie l'épaisseur."},
    Key{.name = "pull",
        .kind = ValueKind::expression,
        .fallback = "2mm",
        .doc_en = "How far inside the far face the mortise begins, so that the wedge pulls.",
        .doc_fr =
            "Retrait de la mortaise à l'intérieur de la face opposée, pour que la clavette tire."},
    Key{.name = "play",
        .kind = ValueKind::expression,
        .fallback = "0.5mm",
        .doc_en = "How much wider than the wedge is thick its mortise is.",
        .doc_fr = "Jeu de la mortaise par rapport à l'épaisseur de la clavette."},
};

constexpr const char* kSides[] = {"auto", "top", "bottom"};

constexpr std::array kKeys{
    kTabsKey,
    Key{.name = "relish",
        .kind = ValueKind::expression,
        .doc_en = "Wood of the tab beyond the wedge. By itself 1.5 thicknesses, and no less.",
        .doc_fr =
            "Bois du tenon au-delà de la clavette. Sans indication une fois et demie l'épaisseur, "
            "et jamais moins."},
    Key{.name = "wedge",
        .kind = ValueKind::map,
        .children = kWedgeChildren,
        .shorthand = "width",
        .doc_en = "The wedge.",
        .doc_fr = "La clavette."},
    Key{.name = "driven_from",
        .kind = ValueKind::choice,
        .choices = kSides,
        .fallback = "auto",
        .doc_en =
            "The face of the tabbed panel the wedge is driven from: auto takes the one that looks "
            "up, so that the wedge tightens by its weight.",
        .doc_fr =
            "Face du panneau à tenons depuis laquelle on enfonce la clavette : auto prend celle "
            "qui regarde vers le haut, pour que la clavette se serre par son poids."},
};

constexpr std::array kContacts{ContactKind::edge_on_face};

struct Measures {
  double thickness = 0;  // of a, and so of the wedge
  double width = 0;      // M
  double pull = 0;
  double play = 0;
  double relish = 0;
  double above = 0;
  double below = 0;

  double narrow_end() const { return width - (thickness + below) * kSlope; }
  double wide_end() const { return width + above * kSlope; }
  double length() const { return above + thickness + below; }
};

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

std::optional<Measures> measures_of(const JointInput& input, const Seat& seat, Settings& settings) {
  Measures m;
  m.thickness = seat.edge_panel().thickness;
  const double t = m.thickness;
  m.width = settings.length("wedge.width", 1_mm, mm(kWidthShare * t)).mm();
  m.pull = settings.length("wedge.pull", 500_um, 2_mm).mm();
  m.play = settings.length("wedge.play", {}, 500_um).mm();
  m.relish = settings.length("relish", mm(kRelishShare * t), mm(kRelishShare * t)).mm();
  m.above = kAboveShare * t;
  m.below = kBelowShare * t;
  if (!settings.ok()) return std::nullopt;
  if (m.narrow_end() >= kLeastBluntMm && m.pull < seat.face_panel().thickness / 2) return m;
  const double least = kLeastBluntMm + (t + m.below) * kSlope;
  settings.found()
      .add(kWedgeDoesNotFit, settings.span("wedge.width"),
           fill({"the wedges of `{0}` are {1} wide where they enter, and would taper to {2}",
                 "les clavettes de « {0} » font {1} de large à l'entrée et s'effileraient à {2}"},
                {input.joint.id, show(mm(m.width)), show(mm(m.narrow_end()))}))
      .hint(fill({"make them at least {0} wide, and `pull` less than half of {1}",
                  "donnez-leur au moins {0}, et à « pull » moins de la moitié de {1}"},
                 {show(mm(least)), name_b(input)}));
  return std::nullopt;
}

bool driven_from_top(const Seat& seat, const std::string& side) {
  if (side != "auto") return side == "top";
  // An upright panel has no face that looks up: rounding must not decide for it.
  return seat.edge_panel().panel->placement.w.z > -1e-6;
}

// The wedge's outline in its own plane: u against the way it is driven, from its narrow end; v out
// of b's far face.
geometry::Contour wedge_outline(const Measures& m) {
  const auto contour = model::rounded_polygon({{{{}, {}}, kWedgeRadius},
                                               {{mm(m.length()), {}}, kWedgeRadius},
                                               {{mm(m.length()), mm(m.wide_end())}, kWedgeRadius},
                                               {{{}, mm(m.narrow_end())}, kWedgeRadius}});
  CHECK(contour, "a wedge is long and blunt enough for its rounded corners");
  return *contour;
}

model::Panel wedge(const JointInput& input, const Seat& seat, const Measures& m, double centre,
                   bool from_top, const std::string& place) {
  const model::Panel& a = *seat.edge_panel().panel;
  const geometry::Placement& pa = a.placement;
  const Contact& contact = input.contact;
  const Vec3 up = from_top ? pa.w : -pa.w;  // against the way it is driven
  const Vec3 thick = geometry::cross(up, contact.into_b);
  const Vec3 along = geometry::unit(contact.end - contact.start);
  const Vec3 far_face =
      contact.start + along * centre + contact.into_b * seat.tab_end(seat.face_panel().thickness);
  model::Panel panel;
  panel.id = input.joint.id + "/wedge:" + place;
  panel.group = input.joint.id + "/wedge";
  panel.label = {"Wedge", "Clavette"};
  panel.material = a.material;
  panel.thickness = a.thickness;
  panel.placement.u = up;
  panel.placement.v = contact.into_b;
  panel.placement.w = thick;
  panel.placement.origin = far_face - up * (m.thickness / 2 + m.below) - thick * (m.thickness / 2);
  panel.outline = Shape::of(wedge_outline(m));
  panel.grain = model::Grain::along_u;
  panel.span = input.joint.span;
  return panel;
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  Settings settings(input.joint, found);
  const Seat seat(input);
  const std::optional<Measures> m = measures_of(input, seat, settings);
  if (!m) return std::nullopt;
  const double least = m->thickness + m->play + 2 * kCheekShare * m->thickness;
  TabRules rules = usual_tabs(seat);
  rules.least_width = least;
  rules.usual_least = std::max(least, 3.5 * m->thickness);
  const std::optional<TabRow> row = lay_tabs(input, seat, rules, settings);
  if (!row) return std::nullopt;

  const double beyond = m->width + m->relish;
  TabsAndSlots made = through_tabs(input, seat, *row, beyond, kEndRadiusShare * m->thickness);
  const double far_face = seat.tab_end(seat.face_panel().thickness);
  const bool from_top = driven_from_top(seat, settings.word("driven_from", "auto"));
  JointResult result;
  for (std::size_t i = 0; i < row->centres.size(); ++i) {
    const double half = (m->thickness + m->play) / 2;
    made.tabs.cut.push_back(
        Shape::of(seat.in_a().rectangle({row->centres[i] - half, row->centres[i] + half},
                                        {far_face - m->pull, far_face + m->width})));
    std::string place = std::to_string(input.number + 1);
    if (row->centres.size() > 1) place += "." + std::to_string(i + 1);
    result.extra.push_back(wedge(input, seat, *m, row->centres[i], from_top, place));
  }
  result.edits.push_back(std::move(made.tabs));
  result.edits.push_back(std::move(made.slots));
  return result;
}

}  // namespace

extern const JointType tusk;
const JointType tusk{
    .keys = {.type = "tusk",
             .summary_en =
                 "Long tabs through a face, each held by a wedge; comes apart without tools.",
             .summary_fr =
                 "Longs tenons à travers une face, chacun tenu par une clavette ; se démonte "
                 "sans outil.",
             .keys = kKeys},
    .contacts = kContacts,
    .least_angle = Angle::degrees(90),
    .make = make,
    .about_en =
        "A long tab passes through the face and is held behind it by a wedge, driven through "
        "a mortise in the tab. Wedges are parts of their own, cut from the same board; their "
        "mortise begins inside the far face, so that they pull. Hands and heads pass where "
        "the tabs stand out: their ends are rounded, but think of where children climb.",
    .about_fr =
        "Un long tenon traverse la face et y est retenu par une clavette, enfoncée dans une "
        "mortaise du tenon. Les clavettes sont des pièces à part, tirées du même panneau ; "
        "leur mortaise commence à l'intérieur de la face opposée, pour qu'elles tirent. Les "
        "tenons dépassent là où passent des mains et des têtes : leurs bouts sont arrondis, "
        "mais pensez aux endroits où grimpent des enfants."};

}  // namespace plano::joints
