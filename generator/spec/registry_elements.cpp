// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Panels, bars, parts, hardware, joints.

#include "spec/registry_tables.h"

namespace plano::spec {
namespace {

constexpr const char* kAxes[] = {"x", "y", "z"};
constexpr const char* kPlanes[] = {"xy", "xz", "yz"};
constexpr const char* kGrains[] = {"any", "along x", "along y", "along z"};
constexpr const char* kSurfaces[] = {"smooth", "slip-resistant"};
constexpr const char* kHeads[] = {"button",  "carriage", "countersunk", "cylinder", "flange",
                                  "hexagon", "pan",      "socket",      "washer"};
constexpr const char* kDrives[] = {"hex",    "phillips", "pozidriv",     "slotted",
                                   "square", "torx",     "torx-security"};
constexpr const char* kCorrosionClasses[] = {"A2", "A4", "C1", "C2", "C3", "C4", "C5", "CX"};
constexpr const char* kNuts[] = {"plain", "lock"};
constexpr const char* kFits[] = {"press", "snug", "slide", "painted"};

constexpr Key kPlace[] = {
    {.name = "x",
     .kind = ValueKind::expression,
     .fallback = "0mm",
     .doc_en = "To the right.",
     .doc_fr = "Vers la droite."},
    {.name = "y",
     .kind = ValueKind::expression,
     .fallback = "0mm",
     .doc_en = "To the back.",
     .doc_fr = "Vers le fond."},
    {.name = "z",
     .kind = ValueKind::expression,
     .fallback = "0mm",
     .doc_en = "Upwards.",
     .doc_fr = "Vers le haut."},
};

constexpr Key kTurn[] = {
    {.name = "axis",
     .kind = ValueKind::choice,
     .presence = Presence::required,
     .choices = kAxes,
     .doc_en = "The direction of the axis.",
     .doc_fr = "La direction de l'axe."},
    {.name = "angle",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .dimension = kAngleDimension,
     .doc_en = "Counter-clockwise for one who looks against the axis.",
     .doc_fr =
         "Dans le sens contraire des aiguilles d'une montre pour qui regarde l'axe venir à lui."},
    {.name = "through",
     .kind = ValueKind::map,
     .children = kPlace,
     .doc_en = "A point of the axis; without it, the element's `at`.",
     .doc_fr = "Un point de l'axe ; sans lui, le `at` de l'élément."},
};

constexpr Key kAt{
    .name = "at",
    .kind = ValueKind::map,
    .children = kPlace,
    .doc_en =
        "Where the smallest corner stands (of an outline: its 0, 0); everything grows "
        "from there in + directions, thickness too.",
    .doc_fr =
        "Où est le plus petit coin (d'un contour : son 0, 0) ; tout croît de là dans "
        "les directions +, l'épaisseur aussi."};
constexpr Key kTurns{.name = "turn",
                     .kind = ValueKind::list,
                     .children = kTurn,
                     .doc_en = "Rotations out of the plane, one after the other.",
                     .doc_fr = "Rotations hors du plan, l'une après l'autre."};

const Key kPanel[] = {
    kForEach,
    kWhen,
    kLabel,
    {.name = "material",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "One of `materials`.",
     .doc_fr = "L'un des `materials`."},
    {.name = "lies_in",
     .kind = ValueKind::choice,
     .presence = Presence::required,
     .choices = kPlanes,
     .doc_en =
         "The plane it is drawn in, before `turn`: xy lies flat, xz faces the front, yz the side.",
     .doc_fr =
         "Le plan où il est dessiné, avant `turn` : xy est à plat, xz fait face, yz est de côté."},
    {.name = "size",
     .kind = ValueKind::point,
     .doc_en = "A rectangle: along the first and the second axis of `lies_in`. Or `outline`.",
     .doc_fr = "Un rectangle : selon le premier et le second axe de `lies_in`. Ou `outline`."},
    {.name = "outline",
     .kind = ValueKind::map,
     .children = kShapeKeys,
     .doc_en = "Any other shape. Or `size`.",
     .doc_fr = "Toute autre forme. Ou `size`.",
     .chosen_by = "shape",
     .variants = kShapeVariants},
    {.name = "corners",
     .kind = ValueKind::map,
     .children = kCornerKeys,
     .shorthand = "radius",
     .doc_en = "With `size`: rounds the corners.",
     .doc_fr = "Avec `size` : arrondit les coins."},
    kAt,
    kTurns,
    {.name = "openings",
     .kind = ValueKind::list,
     .children = kOpeningKeys,
     .doc_en = "Holes through the panel, and notches in its edge.",
     .doc_fr = "Trous à travers le panneau, et encoches dans son bord.",
     .chosen_by = "shape",
     .variants = kShapeVariants},
    {.name = "pockets",
     .kind = ValueKind::list,
     .children = kPocketKeys,
     .doc_en = "Material taken off to a depth from one face.",
     .doc_fr = "Matière retirée sur une profondeur depuis une face.",
     .chosen_by = "shape",
     .variants = kShapeVariants},
    {.name = "engrave",
     .kind = ValueKind::list,
     .children = kEngravingKeys,
     .doc_en = "Words and lines scratched into a face.",
     .doc_fr = "Mots et traits gravés dans une face."},
    {.name = "grain",
     .kind = ValueKind::choice,
     .choices = kGrains,
     .fallback = "any",
     .doc_en = "The direction of the face veneer's fibres, as the panel stands before `turn`.",
     .doc_fr = "Le sens des fibres du pli de face, tel que le panneau est posé avant `turn`."},
    {.name = "surface",
     .kind = ValueKind::choice,
     .choices = kSurfaces,
     .fallback = "smooth",
     .doc_en = "What the surface must be like.",
     .doc_fr = "Ce que doit être la surface."},
    kColour,
};

const Key kBar[] = {
    kForEach,
    kWhen,
    kLabel,
    {.name = "material",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "One of `materials` that has a `section` or a `diameter`.",
     .doc_fr = "L'un des `materials` qui a une `section` ou un `diameter`."},
    {.name = "length",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .doc_en = "How long.",
     .doc_fr = "La longueur."},
    {.name = "along",
     .kind = ValueKind::choice,
     .presence = Presence::required,
     .choices = kAxes,
     .doc_en =
         "The axis it runs along, before `turn`. The first side of the section lies along the "
         "first of the two others (x, y, z), the second along the second.",
     .doc_fr =
         "L'axe qu'elle suit, avant `turn`. Le premier côté de la section suit le premier des "
         "deux autres axes (x, y, z), le second le second."},
    {.name = "face",
     .kind = ValueKind::choice,
     .choices = kAxes,
     .doc_en = "The direction its face looks in (without it y, or z for a bar along y): mortises, "
               "notches, pockets and openings are made from "
               "there, and `openings` are drawn in the plane square to it.",
     .doc_fr = "La direction où regarde sa face (sans elle y, ou z pour une barre le long de y) : "
               "mortaises, entailles, poches et ouvertures se font de "
               "là, et les `openings` se dessinent dans le plan perpendiculaire."},
    kAt,
    kTurns,
    {.name = "openings",
     .kind = ValueKind::list,
     .children = kOpeningKeys,
     .doc_en =
         "Of a rectangular bar: holes through it, and notches and slanted ends cut off its edges.",
     .doc_fr =
         "D'une barre rectangulaire : trous à travers elle, entailles et bouts biais pris sur ses "
         "bords.",
     .chosen_by = "shape",
     .variants = kShapeVariants},
    {.name = "pockets",
     .kind = ValueKind::list,
     .children = kPocketKeys,
     .doc_en = "Of a rectangular bar: wood taken off to a depth from one face.",
     .doc_fr = "D'une barre rectangulaire : bois retiré sur une profondeur depuis une face.",
     .chosen_by = "shape",
     .variants = kShapeVariants},
    kColour,
};

constexpr Key kPart[] = {
    kForEach,
    kWhen,
    kLabel,
    {.name = "use",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "One of `uses`.",
     .doc_fr = "L'un des `uses`."},
    {.name = "with",
     .kind = ValueKind::formula_map,
     .doc_en = "Values for its parameters.",
     .doc_fr = "Des valeurs pour ses paramètres."},
    {.name = "material",
     .kind = ValueKind::word_map,
     .doc_en = "Its materials, each by one of ours: `{board: board}`.",
     .doc_fr = "Ses matériaux, chacun par l'un des nôtres : `{board: board}`."},
    kAt,
    kTurns,
};

constexpr Key kHardware[] = {
    {.name = "kind",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "What it is: `bolt-and-nut`, `bolt-and-barrel-nut`, `wood-screw`, …",
     .doc_fr = "Ce que c'est : `bolt-and-nut`, `bolt-and-barrel-nut`, `wood-screw`, …"},
    {.name = "standard",
     .kind = ValueKind::word,
     .doc_en = "Of bolts: `ISO 4017`, `ISO 4014`, `ISO 4762`, `ISO 7380-1` or `ISO 10642`; it then "
               "says the head, and the length must be one that is sold.",
     .doc_fr = "Des boulons : `ISO 4017`, `ISO 4014`, `ISO 4762`, `ISO 7380-1` ou `ISO 10642` ; "
               "elle dit alors la tête, et la longueur doit être de celles qui se vendent."},
    {.name = "thread",
     .kind = ValueKind::word,
     .doc_en = "Of bolts: the metric thread, `M8`.",
     .doc_fr = "Des boulons : le filetage métrique, `M8`."},
    {.name = "diameter",
     .kind = ValueKind::expression,
     .doc_en = "Of screws: the nominal diameter.",
     .doc_fr = "Des vis : le diamètre nominal."},
    {.name = "length",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .doc_en = "Under the head.",
     .doc_fr = "Sous la tête."},
    {.name = "head",
     .kind = ValueKind::choice,
     .choices = kHeads,
     .doc_en = "Form of the head: `carriage` is that of coach bolts (DIN 603), round over a square "
               "neck; `socket` a cylinder with a hexagon socket (ISO 4762), `cylinder` any other; "
               "`flange` a hexagon with a collar (ISO 4162); `washer` wide and flat.",
     .doc_fr =
         "Forme de la tête : `carriage` est ronde à collet carré (boulon TRCC, DIN 603) ; "
         "`socket`, cylindrique à six pans creux (ISO 4762), `cylinder`, toute autre tête "
         "cylindrique ; `flange`, hexagonale à embase (ISO 4162) ; `washer`, large et plate."},
    {.name = "drive",
     .kind = ValueKind::choice,
     .choices = kDrives,
     .doc_en = "What turns it; `square` is also called Robertson. None for a `carriage` head.",
     .doc_fr = "Empreinte de la vis ; `square` est le carré, dit Robertson. Aucune pour une tête "
               "`carriage`."},
    {.name = "nut",
     .kind = ValueKind::choice,
     .choices = kNuts,
     .fallback = "plain",
     .doc_en = "Of `bolt-and-nut`: a plain nut, ISO 4032, or a lock nut, DIN 985, which does not "
               "work loose.",
     .doc_fr = "De `bolt-and-nut` : un écrou ordinaire, ISO 4032, ou un écrou frein, DIN 985, qui "
               "ne se desserre pas."},
    {.name = "corrosion_class",
     .kind = ValueKind::choice,
     .choices = kCorrosionClasses,
     .doc_en = "Grade of stainless steel, ISO 3506 (`A2`, `A4`), or corrosivity category its "
               "coating is made for, ISO 9223 (`C1` to `C5`, `CX`).",
     .doc_fr = "Nuance d'acier inoxydable, ISO 3506 (`A2`, `A4`), ou catégorie de corrosivité pour "
               "laquelle son revêtement est fait, ISO 9223 (`C1` à `C5`, `CX`)."},
    kLabel,
};

constexpr Key kJoint[] = {
    {.name = "id",
     .kind = ValueKind::identifier,
     .doc_en = "Names the joint; without it, from-into (or from-type where there is no `into`).",
     .doc_fr = "Nomme l'assemblage ; sans lui, from-into (ou from-type s'il n'y a pas de `into`)."},
    {.name = "type",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "Which joint; it brings the further keys below.",
     .doc_fr = "Quel assemblage ; il apporte les clés ci-dessous."},
    {.name = "from",
     .kind = ValueKind::reference,
     .presence = Presence::required,
     .doc_en =
         "The panels that carry the tabs: `leg` for all of them, `leg.left` for one, or a list.",
     .doc_fr = "Les panneaux qui portent les tenons : `leg` pour tous, `leg.left` pour un, ou une "
               "liste."},
    {.name = "into",
     .kind = ValueKind::reference,
     .presence = Presence::required,
     .doc_en = "The panels that receive them. Acts on every pair that touches.",
     .doc_fr = "Les panneaux qui les reçoivent. Agit sur chaque paire qui se touche."},
    kWhen,
    {.name = "fit",
     .kind = ValueKind::choice,
     .choices = kFits,
     .fallback = "snug",
     .doc_en = "How tight; the workshop says what it means in millimetres.",
     .doc_fr = "Le serrage ; l'atelier dit ce qu'il vaut en millimètres."},
    {.name = "hardware",
     .kind = ValueKind::identifier,
     .doc_en = "One of `hardware`.",
     .doc_fr = "L'un des `hardware`."},
};

}  // namespace

constinit const std::span<const Key> kPlaceKeys{kPlace};
constinit const std::span<const Key> kTurnKeys{kTurn};
constinit const std::span<const Key> kPanelKeys{kPanel};
constinit const std::span<const Key> kBarKeys{kBar};
constinit const std::span<const Key> kPartKeys{kPart};
constinit const std::span<const Key> kHardwareKeys{kHardware};
constinit const std::span<const Key> kJointCommonKeys{kJoint};

}  // namespace plano::spec
