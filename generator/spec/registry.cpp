// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The top keys. What stands below them is in the other registry_*.cpp.

#include "spec/registry.h"

#include "spec/registry_tables.h"

namespace plano::spec {
namespace {

constexpr const char* kKinds[] = {"design", "module"};
constexpr const char* kStatuses[] = {"idea", "prototype", "built", "in-service"};

const Key kTop[] = {
    {.name = "spec",
     .kind = ValueKind::word,
     .presence = Presence::required,
     .doc_en = "Version of this language: 1. The first key of the file.",
     .doc_fr = "Version de ce langage : 1. La première clé du fichier."},
    {.name = "id",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "Names the design in files and addresses; never changes.",
     .doc_fr = "Nomme le modèle dans les fichiers et les adresses ; ne change jamais."},
    {.name = "kind",
     .kind = ValueKind::choice,
     .choices = kKinds,
     .fallback = "design",
     .doc_en = "A module is drawn only inside another design.",
     .doc_fr = "Un module n'est dessiné qu'à l'intérieur d'un autre modèle."},
    {.name = "title",
     .kind = ValueKind::text,
     .presence = Presence::required,
     .doc_en = "What people call it.",
     .doc_fr = "Comment on l'appelle."},
    {.name = "summary",
     .kind = ValueKind::text,
     .doc_en = "One or two sentences.",
     .doc_fr = "Une ou deux phrases."},
    {.name = "languages",
     .kind = ValueKind::identifiers,
     .fallback = "[fr, en]",
     .doc_en = "The languages its texts are in, `[fr, en]`. A text that lacks one gives a warning.",
     .doc_fr = "Les langues de ses textes, `[fr, en]`. Un texte auquel il en manque une donne un "
               "avertissement."},
    {.name = "licence",
     .kind = ValueKind::word,
     .presence = Presence::required,
     .doc_en = "SPDX identifier: `CERN-OHL-S-2.0`.",
     .doc_fr = "Identifiant SPDX : `CERN-OHL-S-2.0`."},
    {.name = "authors",
     .kind = ValueKind::list,
     .presence = Presence::required,
     .children = kPersonKeys,
     .doc_en = "Who made it.",
     .doc_fr = "Qui l'a conçu."},
    {.name = "derived_from",
     .kind = ValueKind::list,
     .children = kAncestorKeys,
     .doc_en = "The designs it comes from.",
     .doc_fr = "Les modèles dont il vient."},
    {.name = "status",
     .kind = ValueKind::choice,
     .choices = kStatuses,
     .fallback = "idea",
     .doc_en = "How far it has come: has anybody built it?",
     .doc_fr = "Où il en est : quelqu'un l'a-t-il construit ?"},
    {.name = "purpose",
     .kind = ValueKind::map,
     .children = kPurposeKeys,
     .doc_en = "Where and for whom.",
     .doc_fr = "Où et pour qui."},
    {.name = "uses",
     .kind = ValueKind::named,
     .children = kUseKeys,
     .doc_en = "Other designs taken in; `parts` places them.",
     .doc_fr = "D'autres modèles repris ; `parts` les place."},
    {.name = "parameters",
     .kind = ValueKind::named,
     .children = kParameterKeys,
     .doc_en = "What can be chosen.",
     .doc_fr = "Ce qui peut se choisir."},
    {.name = "materials",
     .kind = ValueKind::named,
     .children = kMaterialKeys,
     .doc_en = "What it is made of, by property; the workshop picks the sheet.",
     .doc_fr = "De quoi il est fait, par propriétés ; l'atelier choisit la plaque."},
    {.name = "values",
     .kind = ValueKind::formula_map,
     .doc_en = "Named formulas, in any order.",
     .doc_fr = "Des formules nommées, dans n'importe quel ordre."},
    {.name = "panels",
     .kind = ValueKind::named,
     .children = kPanelKeys,
     .doc_en = "Flat parts cut from a sheet.",
     .doc_fr = "Pièces plates découpées dans une plaque."},
    {.name = "bars",
     .kind = ValueKind::named,
     .children = kBarKeys,
     .doc_en = "Straight stock sawn to length: posts, rails, poles, tubes, ropes.",
     .doc_fr = "Barres droites sciées à longueur : poteaux, traverses, perches, tubes, cordes."},
    {.name = "solids",
     .kind = ValueKind::named,
     .children = kSolidKeys,
     .doc_en = "Small printed or turned pieces: feet, caps, connectors.",
     .doc_fr = "Petites pièces imprimées ou tournées : pieds, embouts, connecteurs.",
     .chosen_by = "form",
     .variants = kFormVariants},
    {.name = "parts",
     .kind = ValueKind::named,
     .children = kPartKeys,
     .doc_en = "Other designs put in place, with values for their parameters. Their elements are "
               "called by the part's name: `guard.rail.top`. Their steps come before this design's "
               "own, except those one of whose panels a step here names.",
     .doc_fr =
         "D'autres modèles mis en place, avec des valeurs pour leurs paramètres. Leurs "
         "éléments portent le nom de la pièce : `guard.rail.top`. Leurs étapes viennent avant "
         "celles de ce modèle, sauf celles dont une étape d'ici nomme un panneau."},
    {.name = "hardware",
     .kind = ValueKind::named,
     .children = kHardwareKeys,
     .doc_en = "Bolts, nuts and screws.",
     .doc_fr = "Boulons, écrous et vis."},
    {.name = "joints",
     .kind = ValueKind::list,
     .children = kJointCommonKeys,
     .doc_en = "How panels hold together.",
     .doc_fr = "Comment tiennent les panneaux.",
     .chosen_by = "type"},
    {.name = "checks",
     .kind = ValueKind::list,
     .children = kCheckKeys,
     .doc_en = "What must hold for every choice of parameters. The engine's own rules come on top.",
     .doc_fr =
         "Ce qui doit être vrai pour tout choix de paramètres. Les règles du moteur s'ajoutent."},
    {.name = "presets",
     .kind = ValueKind::named,
     .children = kPresetKeys,
     .doc_en = "Choices worth a name.",
     .doc_fr = "Des choix qui méritent un nom."},
    {.name = "steps",
     .kind = ValueKind::list,
     .children = kStepKeys,
     .doc_en = "How it is put together.",
     .doc_fr = "Comment on le monte."},
    {.name = "expects",
     .kind = ValueKind::map,
     .children = kExpectsKeys,
     .doc_en = "What the engine's safety rules cannot see.",
     .doc_fr = "Ce que les règles de sécurité du moteur ne peuvent pas voir."},
    {.name = "exports",
     .kind = ValueKind::reference,
     .doc_en = "Of a module: the elements that a design using it may name.",
     .doc_fr = "D'un module : les éléments que peut nommer un modèle qui le reprend."},
};

}  // namespace

std::span<const Key> design_keys() {
  return kTop;
}

std::span<const Variant> shape_variants() {
  return kShapeVariants;
}

DesignKeys::DesignKeys(std::span<const JointKeys> types) : top_(std::begin(kTop), std::end(kTop)) {
  for (Key& key : top_) {
    if (std::string_view(key.name) == "joints") {
      key.variants = types;
    }
  }
}

}  // namespace plano::spec
