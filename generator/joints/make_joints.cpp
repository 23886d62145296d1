// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/make_joints.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/check.h"
#include "joints/codes.h"
#include "joints/footprints.h"
#include "joints/tabs.h"
#include "joints/wording.h"

namespace plano::joints {
namespace {

const JointType& type_of(const model::Joint& joint) {
  const JointType* type = find_joint_type(joint.type);
  CHECK(type != nullptr, "spec lets only known joint types through: " + joint.type);
  return *type;
}

std::vector<std::size_t> joined_panels(const model::ResolvedDesign& design) {
  std::set<std::size_t> panels;
  for (const model::Joint& joint : design.joints) {
    if (type_of(joint).joins_a_panel_with_itself()) continue;
    panels.insert(joint.from.begin(), joint.from.end());
    panels.insert(joint.into.begin(), joint.into.end());
  }
  return {panels.begin(), panels.end()};
}

std::string types_for(ContactKind kind) {
  std::vector<std::string> names;
  for (const JointType* type : all_joint_types()) {
    const auto& kinds = type->contacts;
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end())
      names.push_back(type->keys.type);
  }
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "" : ", ") + name;
  return joined;
}

bool acts_on_overlaps(const JointType& type) {
  return std::find(type.contacts.begin(), type.contacts.end(), ContactKind::overlap) !=
         type.contacts.end();
}

Text as_they_will_lie() {
  return {
      "draw both as they will lie, one in the other and with sides parallel; round bars, and "
      "curved borders, cannot be let in",
      "dessinez les deux comme elles seront, l'une dans l'autre et leurs côtés parallèles ; ni "
      "barre ronde ni bord courbe ne s'entaille ainsi"};
}

class Maker {
 public:
  Maker(const model::ResolvedDesign& design, diagnostics::Diagnostics& found)
      : design_(design), found_(found), placed_(design, joined_panels(design)) {}

  std::optional<std::vector<JointResult>> run() {
    const std::size_t before = found_.errors();
    report_faults();
    std::vector<JointResult> results;
    Footprints footprints(placed_, found_);
    for (const model::Joint& joint : design_.joints) make(joint, results, footprints);
    footprints.report_overlaps();
    if (found_.errors() > before) return std::nullopt;
    return results;
  }

 private:
  void report_faults() {
    for (const auto& [index, placed] : placed_.all()) {
      if (!placed.fault && !placed.region.empty()) continue;
      const geometry::Point at = placed.fault ? placed.fault->place : geometry::Point{};
      found_
          .add(kDrawingFault, placed.panel->span,
               fill({"the outline of {0} cannot be worked out, near ({1}; {2}) of its own plane",
                     "le contour de {0} ne peut être établi, près de ({1} ; {2}) dans son plan"},
                    {placed.panel->id, show(at.x), show(at.y)}))
          .hint({"draw an outline that neither crosses nor touches itself, and openings that leave "
                 "something of it",
                 "dessinez un contour qui ne se croise ni ne se touche, et des ouvertures qui en "
                 "laissent "
                 "quelque chose"});
    }
  }

  // Whether the type can act on the contact as the author named the panels.
  static bool suits(const JointType& type, const Contact& contact,
                    const std::set<std::size_t>& from) {
    const auto& kinds = type.contacts;
    if (std::find(kinds.begin(), kinds.end(), contact.kind) == kinds.end()) return false;
    // Where a type also acts on faces alone, either panel may bring the edge.
    const bool either_way =
        std::find(kinds.begin(), kinds.end(), ContactKind::face_on_face) != kinds.end();
    if (is_rod_contact(contact.kind)) return from.count(contact.a) != 0;
    return contact.kind != ContactKind::edge_on_face || either_way || from.count(contact.a) != 0;
  }

  void make(const model::Joint& joint, std::vector<JointResult>& results, Footprints& footprints) {
    const JointType* type = &type_of(joint);
    if (type->joins_a_panel_with_itself()) return;
    if (type->needs_hardware && !joint.hardware) {
      found_
          .add(kNoHardware, joint.span,
               fill({"the joint `{0}` of type `{1}` names no hardware",
                     "l'assemblage « {0} », de type « {1} », ne nomme pas de quincaillerie"},
                    {joint.id, joint.type}))
          .hint({"add `hardware:` with a name declared under `hardware`",
                 "ajoutez « hardware: » et un nom déclaré sous « hardware »"});
      return;
    }
    const std::vector<Contact> contacts = find_contacts(placed_, joint.from, joint.into);
    const std::set<std::size_t> from(joint.from.begin(), joint.from.end());
    std::set<std::size_t> joined;
    std::size_t number = 0;
    bool refused = false;
    for (const Contact& contact : contacts) {
      if (!suits(*type, contact, from)) continue;
      joined.insert(contact.a);
      joined.insert(contact.b);
      // What is wrong at one contact is mostly wrong at all: one mistake gives one message.
      if (refused) continue;
      const JointInput input{design_, joint, contact, placed_, number++};
      std::optional<JointResult> result;
      if (contact.kind == ContactKind::face_on_face || contact.kind == ContactKind::overlap ||
          angle_fits(input, type->least_angle, found_)) {
        result = type->make(input, found_);
      }
      refused = !result;
      if (refused) continue;
      result->joint = static_cast<std::size_t>(&joint - design_.joints.data());
      result->joins = {contact.a, contact.b};
      footprints.add(joint, contact, *result);
      results.push_back(std::move(*result));
    }
    report_unjoined(joint, *type, contacts, joined);
  }

  void report_unjoined(const model::Joint& joint, const JointType& type,
                       const std::vector<Contact>& contacts, const std::set<std::size_t>& joined) {
    for (const std::size_t panel : joint.from) {
      if (joined.count(panel) != 0 || placed_[panel].region.empty()) continue;
      const auto other = std::find_if(contacts.begin(), contacts.end(), [&](const Contact& c) {
        return c.a == panel || c.b == panel;
      });
      if (other != contacts.end()) {
        report_unsuited(joint, type, panel, *other);
      } else {
        report_apart(joint, type, panel);
      }
    }
  }

  void report_unsuited(const model::Joint& joint, const JointType& type, std::size_t panel,
                       const Contact& contact) {
    const std::size_t other = contact.a == panel ? contact.b : contact.a;
    const bool reversed =
        std::find(type.contacts.begin(), type.contacts.end(), contact.kind) != type.contacts.end();
    auto report = found_.add(
        kContactDoesNotSuit, joint.span,
        reversed && is_rod_contact(contact.kind)
            ? fill(
                  {"{0} is a round bar that goes into {1}, but `{2}` is to let {1} into {0}",
                   "{0} est une barre ronde qui entre dans {1}, mais « {2} » doit engager {1} dans "
                   "{0}"},
                  {design_.panels[other].id, design_.panels[panel].id, joint.id})
        : reversed
            ? fill({"{0} stands with its edge on {1}, but `{2}` is to put the tabs on {1}",
                    "{0} pose son chant sur {1}, mais « {2} » doit mettre les tenons sur {1}"},
                   {design_.panels[other].id, design_.panels[panel].id, joint.id})
            : fill({"{0} and {1} touch as {2}, which `{3}` cannot join",
                    "{0} et {1} se touchent ainsi : {2} ; « {3} » ne peut pas les assembler"},
                   {design_.panels[panel].id, design_.panels[other].id, in_words(contact.kind),
                    joint.type}));
    if (reversed) {
      report.hint({"exchange `from` and `into`", "échangez « from » et « into »"});
    } else if (acts_on_overlaps(type)) {
      report.hint(as_they_will_lie());
    } else {
      report.hint(
          fill({"types that can: {0}", "types qui le peuvent : {0}"}, {types_for(contact.kind)}));
    }
  }

  void report_apart(const model::Joint& joint, const JointType& type, std::size_t panel) {
    const std::string& name = design_.panels[panel].id;
    std::vector<std::size_t> others;
    for (const std::size_t other : joint.into) {
      if (other != panel && !placed_[other].region.empty()) others.push_back(other);
    }
    if (others.empty()) {
      found_
          .add(kTouchesNothing, joint.from_span,
               fill({"{0} has no other panel to be joined to in `{1}`",
                     "{0} n'a aucun autre panneau auquel s'assembler dans « {1} »"},
                    {name, joint.id}))
          .hint({"name another panel in `into`", "nommez un autre panneau dans « into »"});
      return;
    }
    const Gap gap = nearest_gap(placed_, panel, others);
    const std::string& nearest = design_.panels[gap.nearest].id;
    const Text axis(std::string(1, gap.axis));
    if (gap.distance > kTouching) {
      found_
          .add(kTouchesNothing, joint.from_span,
               fill({"{0} and {1} are {2} apart along {3}: the joint `{4}` has nothing to join",
                     "{0} et {1} sont à {2} l'un de l'autre selon {3} : l'assemblage « {4} » n'a "
                     "rien à "
                     "assembler"},
                    {name, nearest, show(gap.distance), axis, joint.id}))
          .also(design_.panels[panel].span, {"placed here", "placé ici"})
          .hint(fill({"move or lengthen {0} by {1} along {2}",
                      "déplacez ou allongez {0} de {1} selon {2}"},
                     {name, show(gap.distance), axis}));
      return;
    }
    found_
        .add(kOverlapsInstead, joint.from_span,
             fill({"{0} reaches into {1} or past it, and no edge or face of one lies on the other",
                   "{0} pénètre dans {1} ou le dépasse, et aucun chant ni aucune face de l'un ne "
                   "repose sur "
                   "l'autre"},
                  {name, nearest}))
        .also(design_.panels[panel].span, {"placed here", "placé ici"})
        .hint(acts_on_overlaps(type)
                  ? as_they_will_lie()
                  : fill({"let {0} end at the face of {1}: the joint adds what goes into it",
                          "arrêtez {0} à la face de {1} : l'assemblage ajoute ce qui y entre"},
                         {name, nearest}));
  }

  const model::ResolvedDesign& design_;
  diagnostics::Diagnostics& found_;
  PlacedPanels placed_;
};

}  // namespace

std::optional<std::vector<JointResult>> make_joints(const model::ResolvedDesign& design,
                                                    diagnostics::Diagnostics& found) {
  return Maker(design, found).run();
}

}  // namespace plano::joints
