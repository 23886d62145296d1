// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Solids: small printed or turned pieces, and the forms they are made of.

#include "spec/registry_tables.h"

namespace plano::spec {
namespace {

constexpr const char* kProcesses[] = {"printed", "turned"};
constexpr const char* kDirections[] = {"+x", "-x", "+y", "-y", "+z", "-z"};
constexpr const char* kRims[] = {"all", "top", "bottom", "upright"};

constexpr Key kFillet[] = {
    {.name = "radius",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .doc_en = "The radius the edges are rounded with.",
     .doc_fr = "Le rayon dont les arêtes sont arrondies."},
    {.name = "edges",
     .kind = ValueKind::choice,
     .choices = kRims,
     .fallback = "all",
     .doc_en =
         "Which edges of the form: those of its top (greatest z) or bottom, the upright ones, or "
         "all.",
     .doc_fr = "Quelles arêtes de la forme : celles du dessus (plus grand z) ou du dessous, les "
               "verticales, ou toutes."},
};

// Not constexpr: it points at tables of another file, whose addresses alone are known here.
const std::array<Key, 6> kFormCommon{{
    {.name = "form",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "Which form; it brings the further keys below.",
     .doc_fr = "Quelle forme ; elle apporte les clés ci-dessous."},
    {.name = "at",
     .kind = ValueKind::map,
     .children = kPlaceKeys,
     .doc_en = "Where its own 0, 0, 0 goes: of a box the smallest corner, of a cylinder or a "
               "revolved form the lower end of its axis, which points upwards.",
     .doc_fr = "Où va son propre 0, 0, 0 : d'un pavé le plus petit coin, d'un cylindre ou d'une "
               "forme de révolution le bout bas de son axe, qui pointe vers le haut."},
    {.name = "turn",
     .kind = ValueKind::list,
     .children = kTurnKeys,
     .doc_en = "Rotations, one after the other.",
     .doc_fr = "Rotations, l'une après l'autre."},
    {.name = "fillet",
     .kind = ValueKind::map,
     .children = kFillet,
     .shorthand = "radius",
     .doc_en = "Rounds edges of the finished form.",
     .doc_fr = "Arrondit des arêtes de la forme achevée."},
    kForEach,
    kWhen,
}};

constexpr Key kBox[] = {
    {.name = "size",
     .kind = ValueKind::formulas,
     .presence = Presence::required,
     .doc_en = "Along x, y and z: `[40mm, 40mm, 12mm]`.",
     .doc_fr = "Selon x, y et z : `[40mm, 40mm, 12mm]`."},
};
constexpr Key kCylinder[] = {
    {.name = "diameter",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .doc_en = "The diameter, at the lower end.",
     .doc_fr = "Le diamètre, au bout bas."},
    {.name = "top_diameter",
     .kind = ValueKind::expression,
     .doc_en = "Of a cone: the diameter at the upper end. Without it, the same all along.",
     .doc_fr = "D'un cône : le diamètre au bout haut. Sans elle, le même partout."},
    {.name = "height",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .doc_en = "How high.",
     .doc_fr = "La hauteur."},
};

/// An outline inside a form.
Key outline(const char* doc_en, const char* doc_fr) {
  return {.name = "outline",
          .kind = ValueKind::map,
          .presence = Presence::required,
          .children = kShapeKeys,
          .doc_en = doc_en,
          .doc_fr = doc_fr,
          .chosen_by = "shape",
          .variants = kShapeVariants};
}

const Key kExtrude[] = {
    outline("Drawn in x and y, seen from above.", "Dessiné en x et y, vu d'en haut."),
    {.name = "height",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .doc_en = "How far it is drawn upwards.",
     .doc_fr = "De combien elle monte."},
};
const Key kRevolve[] = {
    outline("Half a section: x is the distance from the axis, never below 0, and y the height.",
            "Une demi-section : x est la distance à l'axe, jamais sous 0, et y la hauteur."),
    {.name = "angle",
     .kind = ValueKind::expression,
     .dimension = kAngleDimension,
     .fallback = "360deg",
     .doc_en = "How far round, from the side of + x.",
     .doc_fr = "De combien elle tourne, depuis le côté + x."},
};

/// Forms of forms; the table of variants closes the circle.
extern const Variant kForms[7];

Key forms(const char* doc_en, const char* doc_fr) {
  return {.name = "of",
          .kind = ValueKind::list,
          .presence = Presence::required,
          .children = kFormCommon,
          .doc_en = doc_en,
          .doc_fr = doc_fr,
          .chosen_by = "form",
          .variants = kForms};
}

const Key kUnion[] = {forms("The forms to join.", "Les formes à réunir.")};
const Key kSubtract[] = {forms("The first form, then those taken away from it.",
                               "La première forme, puis celles qu'on lui retire.")};
const Key kIntersect[] = {
    forms("The forms whose common part is kept.", "Les formes dont on garde la partie commune.")};

const Variant kForms[7] = {
    {"box", "A box, its smallest corner at 0, 0, 0.", "Un pavé, son plus petit coin en 0, 0, 0.",
     kBox},
    {"cylinder", "An upright cylinder or cone, its axis at 0, 0.",
     "Un cylindre ou un cône debout, son axe en 0, 0.", kCylinder},
    {"extrude", "An outline drawn upwards.", "Un contour élevé à la verticale.", kExtrude},
    {"revolve", "Half a section turned about the z axis, as on a lathe.",
     "Une demi-section tournée autour de l'axe z, comme au tour.", kRevolve},
    {"union", "Forms joined into one.", "Des formes réunies en une.", kUnion},
    {"subtract", "A form without others.", "Une forme moins d'autres.", kSubtract},
    {"intersect", "What forms have in common.", "Ce que des formes ont en commun.", kIntersect},
};

constexpr std::array<Key, 5> kSolidOwn{{
    kLabel,
    {.name = "process",
     .kind = ValueKind::choice,
     .choices = kProcesses,
     .fallback = "printed",
     .doc_en = "How it is made: printed in layers, or turned on a lathe.",
     .doc_fr = "Comment on la fait : imprimée en couches, ou tournée."},
    {.name = "substance",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "What it is made of: `petg`, `asa`, `pla`, `pa12`, `tpu`, `beech`, `oak`, "
               "`aluminium`.",
     .doc_fr = "De quoi elle est faite : `petg`, `asa`, `pla`, `pa12`, `tpu`, `beech`, `oak`, "
               "`aluminium`."},
    {.name = "print_up",
     .kind = ValueKind::choice,
     .choices = kDirections,
     .fallback = "+z",
     .doc_en = "Which of its own directions points up on the printer: the files to print are "
               "written lying that way, on the bed.",
     .doc_fr = "Laquelle de ses directions pointe vers le haut sur l'imprimante : les fichiers à "
               "imprimer sont écrits ainsi couchés, posés sur le plateau."},
    kColour,
}};
const auto kSolid = both(kSolidOwn, kFormCommon);

}  // namespace

constinit const std::span<const Key> kSolidKeys{kSolid};
constinit const std::span<const Variant> kFormVariants{kForms};

}  // namespace plano::spec
