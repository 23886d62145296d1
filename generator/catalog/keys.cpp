// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/keys.h"

namespace plano::catalog {
namespace {

using spec::Key;
using spec::Presence;
using spec::ValueKind;

constexpr const char* kMachineKinds[] = {"router", "laser"};
constexpr const char* kReliefs[] = {"dog-bone", "t-bone", "none"};
constexpr const char* kBondings[] = {"interior", "exterior"};
constexpr const char* kLicenceKinds[] = {"hardware", "document", "metadata", "software"};

constexpr Key kFits[] = {
    {.name = "press",
     .kind = ValueKind::expression,
     .doc_en = "Driven home with a mallet, stays by itself: usually 0 to 0.1 mm.",
     .doc_fr = "Entre au maillet et tient seul : d'ordinaire 0 à 0,1 mm."},
    {.name = "snug",
     .kind = ValueKind::expression,
     .doc_en = "Goes in by hand with some force: usually 0.15 to 0.25 mm.",
     .doc_fr = "Entre à la main en forçant un peu : d'ordinaire 0,15 à 0,25 mm."},
    {.name = "slide",
     .kind = ValueKind::expression,
     .doc_en = "Goes in and comes out freely: usually 0.3 to 0.5 mm.",
     .doc_fr = "Entre et sort librement : d'ordinaire 0,3 à 0,5 mm."},
    {.name = "painted",
     .kind = ValueKind::expression,
     .doc_en = "Leaves room for paint or varnish on both parts: usually 0.5 to 0.8 mm.",
     .doc_fr = "Laisse la place d'une peinture ou d'un vernis : d'ordinaire 0,5 à 0,8 mm."},
};

constexpr Key kMachine[] = {
    {.name = "label",
     .kind = ValueKind::text,
     .doc_en = "What people call the machine.",
     .doc_fr = "Le nom courant de la machine."},
    {.name = "kind",
     .kind = ValueKind::choice,
     .presence = Presence::required,
     .choices = kMachineKinds,
     .doc_en = "`router` cuts with a turning tool, `laser` with a beam.",
     .doc_fr = "`router` découpe avec une fraise, `laser` avec un faisceau."},
    {.name = "bed",
     .kind = ValueKind::point,
     .presence = Presence::required,
     .doc_en = "What it can reach, along its x and y.",
     .doc_fr = "Ce qu'elle atteint, selon son x et son y."},
    {.name = "tool",
     .kind = ValueKind::expression,
     .doc_en = "Router: diameter of the cutter used for parts.",
     .doc_fr = "Fraiseuse : diamètre de la fraise utilisée pour les pièces."},
    {.name = "kerf",
     .kind = ValueKind::expression,
     .doc_en = "Laser: full width of the cut.",
     .doc_fr = "Laser : largeur totale du trait de coupe."},
    {.name = "relief",
     .kind = ValueKind::choice,
     .choices = kReliefs,
     .fallback = "dog-bone for a router, none for a laser",
     .doc_en = "How inside corners are opened for a round cutter.",
     .doc_fr = "Comment les angles rentrants sont dégagés pour une fraise ronde."},
    {.name = "relief_margin",
     .kind = ValueKind::expression,
     .fallback = "0.15mm for a router, 0mm for a laser",
     .doc_en =
         "Added to the cutter's radius in reliefs, so that the path offset by the CAM program "
         "enters them: 0.1 to 0.25 mm.",
     .doc_fr =
         "Ajoutée au rayon de la fraise dans les dégagements, pour que le parcours décalé par la "
         "FAO y entre : 0,1 à 0,25 mm."},
    {.name = "fits",
     .kind = ValueKind::map,
     .presence = Presence::required,
     .children = kFits,
     .doc_en = "Slot minus tab, both as measured, for each fit a joint may ask for.",
     .doc_fr =
         "Mortaise moins tenon, mesurés, pour chaque ajustement qu'un assemblage peut demander."},
};

constexpr Key kSheet[] = {
    {.name = "label",
     .kind = ValueKind::text,
     .doc_en = "What people call the sheet.",
     .doc_fr = "Le nom courant de la plaque."},
    {.name = "kind",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "What designs ask for: `plywood`, `film-faced-plywood`, `compact-laminate`…",
     .doc_fr = "Ce que demandent les modèles : `plywood`, `film-faced-plywood`, "
               "`compact-laminate`…"},
    {.name = "nominal",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .doc_en = "Thickness it is sold as.",
     .doc_fr = "Épaisseur sous laquelle elle est vendue."},
    {.name = "measured",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .doc_en =
         "Thickness found with a calliper: the largest of eight places. Slots are made from it.",
     .doc_fr =
         "Épaisseur relevée au pied à coulisse : la plus grande de huit mesures. Les mortaises en "
         "découlent."},
    {.name = "size",
     .kind = ValueKind::point,
     .presence = Presence::required,
     .doc_en = "Along the grain of the faces, then across.",
     .doc_fr = "Dans le sens du fil des faces, puis en travers."},
    {.name = "border",
     .kind = ValueKind::expression,
     .fallback = "0mm",
     .doc_en = "Kept free along all sides, for screws or clamps.",
     .doc_fr = "Laissée libre sur tout le pourtour, pour les vis ou les brides."},
    {.name = "machine",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "The machine it is cut on.",
     .doc_fr = "La machine qui la découpe."},
    {.name = "density",
     .kind = ValueKind::word,
     .doc_en = "`685 kg/m3`; for the mass of parts.",
     .doc_fr = "`685 kg/m3` ; pour la masse des pièces."},
    {.name = "stiffness",
     .kind = ValueKind::expression,
     .dimension = kPressureDimension,
     .doc_en = "Mean bending modulus along the grain, as the maker declares it.",
     .doc_fr = "Module moyen de flexion dans le sens du fil, tel que le fabricant le déclare."},
    {.name = "bonding",
     .kind = ValueKind::choice,
     .choices = kBondings,
     .fallback = "interior",
     .doc_en = "`exterior`: EN 314-2 class 3.",
     .doc_fr = "`exterior` : EN 314-2 classe 3."},
    {.name = "use_class",
     .kind = ValueKind::expression,
     .dimension = kPlainNumber,
     .fallback = "1",
     .doc_en = "EN 335: 1 indoors and dry, 2 under cover, 3 in the rain, 4 in the ground.",
     .doc_fr = "EN 335 : 1 à l'intérieur et au sec, 2 sous abri, 3 sous la pluie, 4 dans le sol."},
    {.name = "faces_alike",
     .kind = ValueKind::flag,
     .fallback = "yes",
     .doc_en = "`no` where the two faces differ (film, grade), so that parts are never flipped.",
     .doc_fr = "`no` si les deux faces diffèrent (film, qualité) : les pièces ne sont alors jamais "
               "retournées."},
    {.name = "price",
     .kind = ValueKind::expression,
     .dimension = kMoneyDimension,
     .doc_en = "Of one sheet. Needs `price_date`.",
     .doc_fr = "D'une plaque. Demande `price_date`."},
    {.name = "price_date",
     .kind = ValueKind::word,
     .doc_en = "The day the price was paid, `2026-10-12`.",
     .doc_fr = "Le jour où le prix a été payé, `2026-10-12`."},
    {.name = "colour",
     .kind = ValueKind::word,
     .doc_en = "For pictures, `\"#d9bd8f\"`.",
     .doc_fr = "Pour les images, `\"#d9bd8f\"`."},
};

constexpr Key kWorkshop[] = {
    {.name = "workshop",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .dimension = kPlainNumber,
     .doc_en = "Version of this file's language: 1.",
     .doc_fr = "Version du langage de ce fichier : 1."},
    {.name = "id",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "The name of the file without `.yaml`.",
     .doc_fr = "Le nom du fichier sans `.yaml`."},
    {.name = "title",
     .kind = ValueKind::text,
     .presence = Presence::required,
     .doc_en = "The name of the place.",
     .doc_fr = "Le nom du lieu."},
    {.name = "note",
     .kind = ValueKind::text,
     .doc_en = "What was measured, when, and what is assumed. Printed in every bundle.",
     .doc_fr = "Ce qui a été mesuré, quand, et ce qui est supposé. Imprimé dans chaque dossier."},
    {.name = "machines",
     .kind = ValueKind::named,
     .presence = Presence::required,
     .children = kMachine,
     .doc_en = "The machines, each under a name of its own.",
     .doc_fr = "Les machines, chacune sous son nom."},
    {.name = "sheets",
     .kind = ValueKind::named,
     .presence = Presence::required,
     .children = kSheet,
     .doc_en = "The sheets in stock. Where several suit a design, the first is taken.",
     .doc_fr = "Les plaques en stock. Si plusieurs conviennent, la première est prise."},
    {.name = "parameters",
     .kind = ValueKind::word_map,
     .doc_en = "Values for designs' parameters that this place prefers, by the parameter's name.",
     .doc_fr =
         "Valeurs que ce lieu préfère pour les paramètres des modèles, par nom de paramètre."},
};

constexpr Key kLicence[] = {
    {.name = "id",
     .kind = ValueKind::word,
     .presence = Presence::required,
     .doc_en = "SPDX identifier.",
     .doc_fr = "Identifiant SPDX."},
    {.name = "name",
     .kind = ValueKind::word,
     .presence = Presence::required,
     .doc_en = "Its full name.",
     .doc_fr = "Son nom complet."},
    {.name = "kind",
     .kind = ValueKind::choice,
     .presence = Presence::required,
     .choices = kLicenceKinds,
     .doc_en = "What it was written for.",
     .doc_fr = "Ce pour quoi elle a été écrite."},
    {.name = "open_hardware",
     .kind = ValueKind::flag,
     .presence = Presence::required,
     .doc_en = "Whether it meets the Open Source Hardware definition.",
     .doc_fr = "Si elle répond à la définition du matériel libre."},
    {.name = "osi_approved",
     .kind = ValueKind::flag,
     .presence = Presence::required,
     .doc_en = "Whether the Open Source Initiative has approved it.",
     .doc_fr = "Si l'Open Source Initiative l'a approuvée."},
    {.name = "address",
     .kind = ValueKind::word,
     .presence = Presence::required,
     .doc_en = "Where its text is found.",
     .doc_fr = "Où trouver son texte."},
    {.name = "obligations",
     .kind = ValueKind::text,
     .presence = Presence::required,
     .doc_en = "What it asks, in our own words.",
     .doc_fr = "Ce qu'elle demande, avec nos mots."},
    {.name = "may_be_combined_into",
     .kind = ValueKind::word,
     .presence = Presence::required,
     .doc_en =
         "Identifiers, separated by commas, under which a larger work may include one under this.",
     .doc_fr =
         "Identifiants, séparés par des virgules, sous lesquels une œuvre plus grande peut en "
         "inclure une sous celle-ci."},
};

constexpr Key kCatalogue[] = {
    {.name = "catalogue",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .dimension = kPlainNumber,
     .doc_en = "Version of this file's language: 1.",
     .doc_fr = "Version du langage de ce fichier : 1."},
    {.name = "licences",
     .kind = ValueKind::list,
     .presence = Presence::required,
     .children = kLicence,
     .doc_en = "The licences, those for hardware first.",
     .doc_fr = "Les licences, celles du matériel d'abord."},
};

}  // namespace

std::span<const Key> workshop_keys() {
  return kWorkshop;
}
std::span<const Key> licence_catalogue_keys() {
  return kCatalogue;
}

}  // namespace plano::catalog
