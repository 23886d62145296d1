// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The groups of keys right below the top: people, parameters, materials, checks, steps.

#include "spec/registry_tables.h"

namespace plano::spec {
namespace {

constexpr const char* kLevels[] = {"stop", "warn"};
constexpr const char* kBondings[] = {"interior", "exterior"};
constexpr const char* kRelations[] = {"copies", "adapts", "improves", "translates", "combines"};
constexpr const char* kSettings[] = {"outdoor-public", "outdoor-private", "indoor-public",
                                     "indoor-private"};
constexpr const char* kEquipment[] = {"playground", "furniture"};
constexpr const char* kAccess[] = {"easy", "hard"};
constexpr const char* kSurfacings[] = {"none", "turf",   "bark",  "wood-chip",
                                       "sand", "gravel", "tested"};
constexpr const char* kAnchorings[] = {"fixed", "ballasted", "free"};
constexpr const char* kTerrains[] = {"sea", "open", "bocage", "suburb", "city"};
constexpr const char* kSafety[] = {"playground", "furniture", "none"};

constexpr Key kPerson[] = {
    {.name = "name",
     .kind = ValueKind::word,
     .presence = Presence::required,
     .doc_en = "A person, a town or a workshop.",
     .doc_fr = "Une personne, une ville ou un atelier."},
    {.name = "role",
     .kind = ValueKind::word,
     .doc_en = "What they did.",
     .doc_fr = "Ce qu'ils ont fait."},
    {.name = "contact",
     .kind = ValueKind::word,
     .doc_en = "Where to reach them: a page or an address.",
     .doc_fr = "Où les joindre : une page ou une adresse."},
};

constexpr Key kAncestor[] = {
    {.name = "design",
     .kind = ValueKind::word,
     .presence = Presence::required,
     .doc_en = "Its id.",
     .doc_fr = "Son id."},
    {.name = "repository",
     .kind = ValueKind::word,
     .doc_en = "Where it is kept.",
     .doc_fr = "Où il est conservé."},
    {.name = "commit",
     .kind = ValueKind::word,
     .doc_en = "Which version.",
     .doc_fr = "Quelle version."},
    {.name = "relation",
     .kind = ValueKind::choice,
     .choices = kRelations,
     .fallback = "adapts",
     .doc_en = "What this design does with it.",
     .doc_fr = "Ce que ce modèle en fait."},
};

constexpr Key kPurpose[] = {
    {.name = "setting",
     .kind = ValueKind::choice,
     .choices = kSettings,
     .doc_en = "Where it will stand.",
     .doc_fr = "Où il sera placé."},
    {.name = "users",
     .kind = ValueKind::identifier,
     .doc_en = "Who uses it: `all-ages`.",
     .doc_fr = "Qui s'en sert : `all-ages`."},
    {.name = "ages",
     .kind = ValueKind::formulas,
     .dimension = kPlainNumber,
     .doc_en = "From and to, in years: `[3, 10]`.",
     .doc_fr = "De et à, en années : `[3, 10]`."},
    {.name = "equipment",
     .kind = ValueKind::choice,
     .choices = kEquipment,
     .doc_en = "What it is in the eyes of safety rules.",
     .doc_fr = "Ce qu'il est au regard des règles de sécurité."},
};

constexpr Key kUse[] = {
    {.name = "design",
     .kind = ValueKind::word,
     .presence = Presence::required,
     .doc_en = "A path beside this file, or the id of a design in `repository`.",
     .doc_fr = "Un chemin à côté de ce fichier, ou l'id d'un modèle dans `repository`."},
    {.name = "repository",
     .kind = ValueKind::word,
     .doc_en = "Where it is kept. Making a design never fetches.",
     .doc_fr = "Où il est conservé. Fabriquer un modèle ne télécharge jamais rien."},
    {.name = "commit",
     .kind = ValueKind::word,
     .doc_en = "Which version.",
     .doc_fr = "Quelle version."},
};

constexpr Key kParameter[] = {
    kLabel,
    {.name = "help",
     .kind = ValueKind::text,
     .doc_en = "One sentence: what it changes, measured from where to where.",
     .doc_fr = "Une phrase : ce qu'il change, mesuré d'où à où."},
    {.name = "default",
     .kind = ValueKind::anything,
     .presence = Presence::required,
     .doc_en =
         "A number with its unit, yes or no, or one of `choices`; it fixes the parameter's kind.",
     .doc_fr = "Un nombre avec son unité, yes ou no, ou l'un des `choices` ; fixe la nature du "
               "paramètre."},
    {.name = "range",
     .kind = ValueKind::range,
     .doc_en = "The least and the greatest value; formulas may use other parameters.",
     .doc_fr = "La plus petite et la plus grande valeur ; des formules peuvent utiliser d'autres "
               "paramètres."},
    {.name = "step",
     .kind = ValueKind::anything,
     .doc_en = "What a slider moves by.",
     .doc_fr = "De combien avance un curseur."},
    {.name = "choices",
     .kind = ValueKind::options,
     .doc_en = "The words it may be: a list, or each with its text.",
     .doc_fr = "Les mots qu'il peut être : une liste, ou chacun avec son texte."},
    {.name = "show_if",
     .kind = ValueKind::flag,
     .fallback = "yes",
     .doc_en = "Asked for only where this is true.",
     .doc_fr = "Demandé seulement si c'est vrai."},
    {.name = "advanced",
     .kind = ValueKind::flag,
     .fallback = "no",
     .doc_en = "Folded away at first. yes or no, not a formula.",
     .doc_fr = "Replié au début. yes ou no, pas de formule."},
    {.name = "show_in",
     .kind = ValueKind::word,
     .doc_en = "The unit people see: `cm`.",
     .doc_fr = "L'unité que voient les gens : `cm`."},
};

constexpr Key kThickness[] = {
    {.name = "default",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .doc_en = "The nominal thickness where none is chosen.",
     .doc_fr = "L'épaisseur nominale sans choix particulier."},
    {.name = "choices",
     .kind = ValueKind::formulas,
     .doc_en = "The nominal thicknesses the design works in.",
     .doc_fr = "Les épaisseurs nominales dans lesquelles le modèle fonctionne."},
};

constexpr Key kMaterial[] = {
    {.name = "kind",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "What kind of stock: `plywood`. Never a brand.",
     .doc_fr = "Le genre de matière : `plywood`. Jamais une marque."},
    {.name = "thickness",
     .kind = ValueKind::map,
     .children = kThickness,
     .shorthand = "default",
     .doc_en = "Of sheets. Nominal. Formulas read the measured one of the workshop's sheet as "
               "`board.thickness`.",
     .doc_fr = "Des plaques. Nominale. Les formules lisent celle mesurée sur la plaque de "
               "l'atelier : `board.thickness`."},
    {.name = "section",
     .kind = ValueKind::formulas,
     .doc_en = "Of bars: the two sides as sold, `[90mm, 90mm]`. Formulas read the measured ones as "
               "`post.width` and `post.depth`.",
     .doc_fr = "Des barres : les deux côtés annoncés, `[90mm, 90mm]`. Les formules lisent ceux "
               "mesurés : `post.width` et `post.depth`."},
    {.name = "diameter",
     .kind = ValueKind::expression,
     .doc_en = "Of round bars, as sold. Formulas read the measured one as `pole.diameter`.",
     .doc_fr = "Des barres rondes, annoncé. Les formules lisent celui mesuré : `pole.diameter`."},
    {.name = "bonding",
     .kind = ValueKind::choice,
     .choices = kBondings,
     .doc_en = "Quality of the glue: exterior is EN 314-2 class 3.",
     .doc_fr = "Qualité du collage : exterior est la classe 3 de l'EN 314-2."},
    {.name = "use_class",
     .kind = ValueKind::expression,
     .dimension = kPlainNumber,
     .doc_en = "EN 335: 1 dry indoors, 2 damp, 3 outdoors above ground, 4 in the ground.",
     .doc_fr = "EN 335 : 1 intérieur sec, 2 humide, 3 extérieur hors sol, 4 au contact du sol."},
    {.name = "stiffness_at_least",
     .kind = ValueKind::expression,
     .dimension = kPressureDimension,
     .doc_en = "Bending modulus along the grain that the design counts on.",
     .doc_fr = "Module de flexion dans le sens du fil sur lequel compte le modèle."},
    {.name = "finish",
     .kind = ValueKind::text,
     .doc_en = "How it is treated.",
     .doc_fr = "Comment elle est traitée."},
    kLabel,
    kColour,
};

constexpr Key kCheck[] = {
    {.name = "that",
     .kind = ValueKind::flag,
     .presence = Presence::required,
     .doc_en = "What must hold.",
     .doc_fr = "Ce qui doit être vrai."},
    {.name = "else",
     .kind = ValueKind::text,
     .presence = Presence::required,
     .doc_en = "What to say where it does not: the values in `{}`, and which way to change them.",
     .doc_fr = "Que dire sinon : les valeurs entre `{}`, et dans quel sens les changer."},
    {.name = "level",
     .kind = ValueKind::choice,
     .choices = kLevels,
     .fallback = "stop",
     .doc_en = "stop: nothing is made; warn: it is said and made.",
     .doc_fr = "stop : rien n'est fait ; warn : c'est dit et fait."},
    {.name = "source",
     .kind = ValueKind::text,
     .doc_en = "Where the limit comes from.",
     .doc_fr = "D'où vient la limite."},
};

constexpr Key kPreset[] = {
    kLabel,
    {.name = "set",
     .kind = ValueKind::word_map,
     .presence = Presence::required,
     .doc_en = "Parameters and their values.",
     .doc_fr = "Des paramètres et leurs valeurs."},
};

constexpr Key kStep[] = {
    {.name = "title",
     .kind = ValueKind::text,
     .presence = Presence::required,
     .doc_en = "What is done.",
     .doc_fr = "Ce qu'on fait."},
    {.name = "add",
     .kind = ValueKind::reference,
     .presence = Presence::required,
     .doc_en = "What is added.",
     .doc_fr = "Ce qu'on ajoute."},
    {.name = "people",
     .kind = ValueKind::expression,
     .dimension = kPlainNumber,
     .fallback = "1",
     .doc_en = "How many it takes.",
     .doc_fr = "À combien il faut être."},
    {.name = "note",
     .kind = ValueKind::text,
     .doc_en = "What to mind.",
     .doc_fr = "À quoi prendre garde."},
};

constexpr Key kExcluded[] = {
    {.name = "part",
     .kind = ValueKind::reference,
     .presence = Presence::required,
     .doc_en = "The panels meant.",
     .doc_fr = "Les panneaux concernés."},
    {.name = "reason",
     .kind = ValueKind::text,
     .presence = Presence::required,
     .doc_en = "Why; it is printed in the report.",
     .doc_fr = "Pourquoi ; c'est imprimé dans le rapport."},
};

constexpr Key kExpects[] = {
    {.name = "safety",
     .kind = ValueKind::choice,
     .choices = kSafety,
     .doc_en = "Which of the engine's safety rules apply; missing: those of `purpose.equipment`. "
               "Where that is `playground`, nothing else may stand here.",
     .doc_fr = "Quelles règles de sécurité du moteur s'appliquent ; par défaut, celles de "
               "`purpose.equipment`. Si celui-ci vaut `playground`, rien d'autre ne peut figurer "
               "ici."},
    {.name = "ages",
     .kind = ValueKind::formulas,
     .dimension = kPlainNumber,
     .doc_en = "From and to, in years; missing: those of `purpose`.",
     .doc_fr = "De et à, en années ; par défaut, ceux de `purpose`."},
    {.name = "fall_height",
     .kind = ValueKind::expression,
     .doc_en = "The greatest height one can fall from; the report holds it against what it finds.",
     .doc_fr = "La plus grande hauteur d'où l'on peut tomber ; le rapport la compare à ce qu'il "
               "trouve."},
    {.name = "platforms",
     .kind = ValueKind::reference,
     .doc_en = "Panels one is meant to stand on.",
     .doc_fr = "Les panneaux sur lesquels on est censé se tenir."},
    {.name = "not_platforms",
     .kind = ValueKind::list,
     .children = kExcluded,
     .doc_en = "Panels one could stand on and is not meant to.",
     .doc_fr = "Les panneaux sur lesquels on pourrait se tenir, sans que ce soit prévu."},
    {.name = "forced_movement",
     .kind = ValueKind::flag,
     .doc_en = "Does it carry its user along, as a slide does?",
     .doc_fr = "Entraîne-t-elle l'usager, comme un toboggan ?"},
    {.name = "forced_by",
     .kind = ValueKind::reference,
     .doc_en = "The panels that do: a slide's bed and run-out.",
     .doc_fr = "Les panneaux qui l'entraînent : piste et palier d'un toboggan."},
    {.name = "grips",
     .kind = ValueKind::reference,
     .doc_en = "Bars a hand closes around and hangs its full weight on: 16 to 45 mm thick.",
     .doc_fr = "Les barres que la main entoure et où l'on se suspend : de 16 à 45 mm d'épaisseur."},
    {.name = "grasps",
     .kind = ValueKind::reference,
     .doc_en = "Rails and edges a hand steadies itself on: at most 60 mm wide.",
     .doc_fr = "Les mains courantes et les bords où l'on se retient : 60 mm de large au plus."},
    {.name = "access",
     .kind = ValueKind::choice,
     .choices = kAccess,
     .doc_en = "How easily the smallest children get in; missing: what the program finds. Where it "
               "finds `easy`, `hard` counts with an `access_reason` only.",
     .doc_fr = "Avec quelle facilité y entrent les plus petits ; par défaut, ce que trouve le "
               "programme. Là où il trouve `easy`, `hard` ne compte qu'avec une `access_reason`."},
    {.name = "access_reason",
     .kind = ValueKind::text,
     .doc_en = "Why access is `hard` though the program finds a way up; it is printed in the "
               "report, and a person has to see it.",
     .doc_fr = "Pourquoi l'accès est `hard` alors que le programme trouve par où monter ; c'est "
               "imprimé dans le rapport, et une personne doit le voir."},
    {.name = "surfacing",
     .kind = ValueKind::choice,
     .choices = kSurfacings,
     .doc_en = "What covers the ground; `tested` has a critical fall height of its own.",
     .doc_fr = "Ce qui couvre le sol ; `tested` a sa propre hauteur de chute critique."},
    {.name = "surfacing_depth",
     .kind = ValueKind::expression,
     .doc_en = "Of loose fill, as it lies after raking.",
     .doc_fr = "D'un matériau meuble, une fois ratissé."},
    {.name = "critical_fall_height",
     .kind = ValueKind::expression,
     .doc_en = "Of tested surfacing, from its test report (EN 1177).",
     .doc_fr = "D'un revêtement testé, selon son rapport d'essai (EN 1177)."},
    {.name = "ground",
     .kind = ValueKind::expression,
     .fallback = "0mm",
     .doc_en = "The height of the ground.",
     .doc_fr = "La hauteur du sol."},
    {.name = "anchoring",
     .kind = ValueKind::choice,
     .choices = kAnchorings,
     .doc_en = "How it is held down: fixed in the ground, ballasted, or not at all.",
     .doc_fr = "Comment il tient au sol : ancré, lesté, ou simplement posé."},
    {.name = "wind_zone",
     .kind = ValueKind::expression,
     .dimension = kPlainNumber,
     .doc_en = "Of the French annex of EN 1991-1-4: 1 to 4.",
     .doc_fr = "De l'annexe française de l'EN 1991-1-4 : de 1 à 4."},
    {.name = "terrain",
     .kind = ValueKind::choice,
     .choices = kTerrains,
     .doc_en =
         "What the wind blows over: category 0, II, IIIa, IIIb or IV of EN 1991-1-4 in France.",
     .doc_fr = "Ce que survole le vent : catégorie 0, II, IIIa, IIIb ou IV de l'EN 1991-1-4 en "
               "France."},
    {.name = "friction",
     .kind = ValueKind::expression,
     .dimension = kPlainNumber,
     .doc_en = "Between feet and ground, for sliding; missing: sliding is not judged.",
     .doc_fr = "Entre pieds et sol, pour le glissement ; sans cela, il n'est pas jugé."},
    {.name = "arrises",
     .kind = ValueKind::expression,
     .doc_en = "The radius that all edges in reach are rounded to by hand or with a router.",
     .doc_fr = "Le rayon auquel toutes les arêtes accessibles sont arrondies, à la main ou à la "
               "défonceuse."},
};

}  // namespace

constinit const std::span<const Key> kPersonKeys{kPerson};
constinit const std::span<const Key> kAncestorKeys{kAncestor};
constinit const std::span<const Key> kPurposeKeys{kPurpose};
constinit const std::span<const Key> kUseKeys{kUse};
constinit const std::span<const Key> kParameterKeys{kParameter};
constinit const std::span<const Key> kMaterialKeys{kMaterial};
constinit const std::span<const Key> kCheckKeys{kCheck};
constinit const std::span<const Key> kPresetKeys{kPreset};
constinit const std::span<const Key> kStepKeys{kStep};
constinit const std::span<const Key> kExpectsKeys{kExpects};

}  // namespace plano::spec
