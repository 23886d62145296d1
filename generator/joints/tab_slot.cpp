// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// tab_slot: tabs of the edge through slots in the face. The shoulders between the tabs bear on the
/// face.
///
/// At the contact's angle the slot is the narrowest with straight walls that takes the slanted tab.
/// The tab is nominal; the slot is wider by the fit's clearance, half at each wall. A blind slot
/// (`depth`) is a pocket, deeper than the tab is long by the clearance, so that the shoulders touch
/// first.
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

// What must stay under a blind slot: less breaks out when the tab is driven home.
constexpr double kLeastFloorMm = 3;

constexpr std::array kKeys{
    kTabsKey,
    Key{.name = "depth",
        .kind = ValueKind::expression,
        .doc_en = "How deep the tabs go: the slots are then blind, milled as pockets. Without it "
                  "they go through.",
        .doc_fr = "Profondeur des tenons : les mortaises sont alors borgnes, usinées en poches. "
                  "Sans indication, elles traversent."},
    Key{.name = "proud",
        .kind = ValueKind::expression,
        .fallback = "0mm",
        .doc_en = "How far through tabs stand out of the far face, to be sanded flush.",
        .doc_fr = "Dépassement des tenons traversants, à araser."},
};

constexpr std::array kContacts{ContactKind::edge_on_face};

bool blind_fits(const JointInput& input, const Seat& seat, Length depth, Settings& settings) {
  const double thickness = seat.face_panel().thickness;
  const double most = thickness - input.joint.clearance.mm() - kLeastFloorMm;
  const bool alone = !settings.has("proud");
  if (!alone) {
    settings.found()
        .add(kTwoWaysToSay, settings.span("proud"),
             fill({"the joint `{0}` has blind slots, and tabs that stand out of them",
                   "l'assemblage « {0} » a des mortaises borgnes et des tenons qui en dépassent"},
                  {input.joint.id}))
        .hint({"give either `depth` or `proud`", "donnez soit « depth », soit « proud »"});
    return false;
  }
  if (depth.mm() <= most) return true;
  settings.found()
      .add(kBlindTooDeep, settings.span("depth"),
           fill({"blind slots {0} deep leave too little of {1}, which is {2} thick",
                 "des mortaises borgnes de {0} laissent trop peu de {1}, qui fait {2} d'épaisseur"},
                {show(depth), name_b(input), show(Length::nearest_to_mm(thickness))}))
      .hint(fill({"at most {0}, or leave `depth` out for slots that go through",
                  "au plus {0}, ou retirez « depth » pour des mortaises traversantes"},
                 {show(Length::nearest_to_mm(most))}));
  return false;
}

TabsAndSlots blind_tabs(const JointInput& input, const Seat& seat, const TabRow& row,
                        double depth) {
  const double clearance = input.joint.clearance.mm();
  const double end = seat.tab_end(depth);
  const Interval y = seat.slot(end, depth + clearance, clearance / 2);
  TabsAndSlots result;
  result.tabs.panel = input.contact.a;
  result.slots.panel = input.contact.b;
  for (std::size_t i = 0; i < row.centres.size(); ++i) {
    const Interval s = row.tab(i);
    result.tabs.add.push_back(Shape::of(seat.tab(s, end, 0)));
    model::Pocket pocket;
    pocket.id =
        input.joint.id + "/slot:" + std::to_string(input.number + 1) + "." + std::to_string(i + 1);
    pocket.shape =
        Shape::of(seat.in_b().rectangle({s.low - clearance / 2, s.high + clearance / 2}, y));
    pocket.depth = Length::nearest_to_mm(depth + clearance);
    pocket.face = seat.entry();
    pocket.span = input.joint.span;
    result.slots.pockets.push_back(std::move(pocket));
  }
  Shape trim = seat.trimmed(result.tabs.add);
  if (!trim.empty()) result.tabs.cut.push_back(std::move(trim));
  return result;
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  Settings settings(input.joint, found);
  const Seat seat(input);
  const std::optional<TabRow> row = lay_tabs(input, seat, usual_tabs(seat), settings);
  const std::optional<Length> depth = settings.length("depth", 1_mm);
  const Length proud = settings.length("proud", {}, {});
  if (!row || !settings.ok()) return std::nullopt;
  if (depth && !blind_fits(input, seat, *depth, settings)) return std::nullopt;
  TabsAndSlots made = depth ? blind_tabs(input, seat, *row, depth->mm())
                            : through_tabs(input, seat, *row, proud.mm(), 0);
  JointResult result;
  result.edits.push_back(std::move(made.tabs));
  result.edits.push_back(std::move(made.slots));
  return result;
}

}  // namespace

extern const JointType tab_slot;
const JointType tab_slot{
    .keys = {.type = "tab_slot",
             .summary_en = "Tabs on an edge through slots in a face; comes apart by hand.",
             .summary_fr =
                 "Tenons d'un chant dans les mortaises d'une face ; se démonte à la main.",
             .keys = kKeys},
    .contacts = kContacts,
    .least_angle = Angle::degrees(30),
    .make = make,
    .about_en =
        "The edge gets tabs, the face slots; the shoulders between the tabs bear on the "
        "face. Tabs go through, or stop inside (`depth`). At a slant the slots are as narrow "
        "as straight walls allow. Nothing but friction keeps it from being pulled out: let "
        "another joint hold it, as a shelf is held between two sides.",
    .about_fr =
        "Le chant reçoit des tenons, la face des mortaises ; les épaulements entre les "
        "tenons portent sur la face. Les tenons traversent, ou s'arrêtent à l'intérieur (« "
        "depth »). En biais, les mortaises sont aussi étroites que le permettent des parois "
        "droites. Seul le frottement retient l'arrachement : un autre assemblage doit le "
        "tenir, comme une étagère tenue entre deux côtés."};

}  // namespace plano::joints
