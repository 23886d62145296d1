// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shapes: outlines, openings, pockets, engraving.

#include "spec/registry_tables.h"

namespace plano::spec {
namespace {

constexpr const char* kFaces[] = {"top", "bottom", "front", "back", "left", "right"};
constexpr const char* kSides[] = {"left", "right"};

constexpr std::array<Key, 6> kShapeCommon{{
    {.name = "shape",
     .kind = ValueKind::identifier,
     .presence = Presence::required,
     .doc_en = "Which shape; it brings the further keys below.",
     .doc_fr = "Quelle forme ; elle apporte les clés ci-dessous."},
    {.name = "at",
     .kind = ValueKind::point,
     .doc_en =
         "Of rect, circle, slot and regular: the smallest corner of the unturned shape. Of the "
         "others: where their own 0, 0 goes. In the panel's plane.",
     .doc_fr = "De rect, circle, slot et regular : le plus petit coin de la forme non tournée. Des "
               "autres : où va leur propre 0, 0. Dans le plan du panneau."},
    {.name = "centre",
     .kind = ValueKind::point,
     .doc_en = "Of rect, circle, slot and regular, instead of `at`: the middle.",
     .doc_fr = "De rect, circle, slot et regular, au lieu de `at` : le milieu."},
    {.name = "rotate",
     .kind = ValueKind::expression,
     .dimension = kAngleDimension,
     .fallback = "0deg",
     .doc_en =
         "Turned counter-clockwise, about the middle (polygon, path and compound shapes: about "
         "their own 0, 0).",
     .doc_fr =
         "Tournée dans le sens contraire des aiguilles d'une montre, autour du milieu (polygon, "
         "path et formes composées : autour de leur propre 0, 0)."},
    kForEach,
    kWhen,
}};

constexpr Key kSize{.name = "size",
                    .kind = ValueKind::point,
                    .presence = Presence::required,
                    .doc_en = "Width and height.",
                    .doc_fr = "Largeur et hauteur."};
constexpr Key kDiameter{.name = "diameter",
                        .kind = ValueKind::expression,
                        .doc_en = "The diameter.",
                        .doc_fr = "Le diamètre."};

constexpr Key kCorners[] = {
    {.name = "radius",
     .kind = ValueKind::expression,
     .fallback = "0mm",
     .doc_en = "Radius of every corner that has none of its own.",
     .doc_fr = "Rayon de chaque coin qui n'a pas le sien."},
    {.name = "bottom_left",
     .kind = ValueKind::expression,
     .doc_en = "Radius of the corner at 0, 0.",
     .doc_fr = "Rayon du coin en 0, 0."},
    {.name = "bottom_right",
     .kind = ValueKind::expression,
     .doc_en = "Radius of the corner far along the first axis.",
     .doc_fr = "Rayon du coin au bout du premier axe."},
    {.name = "top_right",
     .kind = ValueKind::expression,
     .doc_en = "Radius of the corner far along both axes.",
     .doc_fr = "Rayon du coin au bout des deux axes."},
    {.name = "top_left",
     .kind = ValueKind::expression,
     .doc_en = "Radius of the corner far along the second axis.",
     .doc_fr = "Rayon du coin au bout du second axe."},
};

constexpr Key kRect[] = {
    kSize,
    {.name = "radius",
     .kind = ValueKind::expression,
     .doc_en = "Radius of all four corners.",
     .doc_fr = "Rayon des quatre coins."},
    {.name = "corners",
     .kind = ValueKind::map,
     .children = kCorners,
     .shorthand = "radius",
     .doc_en = "Instead of `radius`: corner by corner.",
     .doc_fr = "Au lieu de `radius` : coin par coin."},
};
constexpr Key kCircle[] = {
    kDiameter,
    {.name = "radius",
     .kind = ValueKind::expression,
     .doc_en = "Instead of `diameter`.",
     .doc_fr = "Au lieu de `diameter`."},
};
constexpr Key kSlot[] = {
    {.name = "size",
     .kind = ValueKind::point,
     .presence = Presence::required,
     .doc_en = "Width and height over all; the ends of the longer side are round.",
     .doc_fr = "Largeur et hauteur hors tout ; les bouts du plus long côté sont ronds."},
};
constexpr Key kRegular[] = {
    {.name = "sides",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .dimension = kPlainNumber,
     .doc_en = "How many sides, from 3; one of them lies flat below.",
     .doc_fr = "Combien de côtés, à partir de 3 ; l'un d'eux est à plat en bas."},
    {.name = "diameter",
     .kind = ValueKind::expression,
     .doc_en = "Of the circle through the corners.",
     .doc_fr = "Du cercle qui passe par les coins."},
    {.name = "across",
     .kind = ValueKind::expression,
     .doc_en = "Instead of `diameter`: between opposite sides (of a nut: across flats).",
     .doc_fr = "Au lieu de `diameter` : entre côtés opposés (d'un écrou : sur plats)."},
    {.name = "radius",
     .kind = ValueKind::expression,
     .fallback = "0mm",
     .doc_en = "Radius of the corners.",
     .doc_fr = "Rayon des coins."},
};
constexpr Key kCornerPoint[] = {
    {.name = "at",
     .kind = ValueKind::point,
     .presence = Presence::required,
     .doc_en = "Where the corner is.",
     .doc_fr = "Où est le coin."},
    {.name = "radius",
     .kind = ValueKind::expression,
     .doc_en = "Radius of this corner.",
     .doc_fr = "Rayon de ce coin."},
    kForEach,
    kWhen,
};
constexpr Key kPolygon[] = {
    {.name = "points",
     .kind = ValueKind::list,
     .presence = Presence::required,
     .children = kCornerPoint,
     .shorthand = "at",
     .doc_en = "The corners in order, either way round: `[x, y]` or `{at: [x, y], radius: 5mm}`.",
     .doc_fr =
         "Les coins dans l'ordre, dans un sens ou l'autre : `[x, y]` ou `{at: [x, y], radius: "
         "5mm}`."},
    {.name = "radius",
     .kind = ValueKind::expression,
     .fallback = "0mm",
     .doc_en = "Radius of the corners that have none of their own.",
     .doc_fr = "Rayon des coins qui n'ont pas le leur."},
};
constexpr Key kEdge[] = {
    {.name = "to",
     .kind = ValueKind::point,
     .doc_en = "A straight edge to this point.",
     .doc_fr = "Une arête droite jusqu'à ce point."},
    {.name = "arc_to",
     .kind = ValueKind::point,
     .doc_en = "An arc to this point, with `through`, or `centre`, or `radius`.",
     .doc_fr = "Un arc jusqu'à ce point, avec `through`, ou `centre`, ou `radius`."},
    {.name = "through",
     .kind = ValueKind::point,
     .doc_en = "A point of the arc between its ends.",
     .doc_fr = "Un point de l'arc entre ses bouts."},
    {.name = "centre",
     .kind = ValueKind::point,
     .doc_en = "The arc's centre, at the same distance from both ends.",
     .doc_fr = "Le centre de l'arc, à égale distance des deux bouts."},
    {.name = "radius",
     .kind = ValueKind::expression,
     .doc_en = "The arc's radius.",
     .doc_fr = "Le rayon de l'arc."},
    {.name = "turn",
     .kind = ValueKind::choice,
     .choices = kSides,
     .fallback = "left",
     .doc_en = "With `centre` or `radius`: the hand to which one walking the path turns.",
     .doc_fr = "Avec `centre` ou `radius` : le côté vers lequel tourne celui qui suit le chemin."},
    {.name = "longer",
     .kind = ValueKind::flag,
     .fallback = "no",
     .doc_en = "With `radius`: take the longer of the two arcs. yes or no, not a formula.",
     .doc_fr = "Avec `radius` : prendre le plus long des deux arcs. yes ou no, pas de formule."},
    kForEach,
    kWhen,
};
constexpr Key kPath[] = {
    {.name = "start",
     .kind = ValueKind::point,
     .presence = Presence::required,
     .doc_en = "Where the path begins and ends.",
     .doc_fr = "Où le chemin commence et finit."},
    {.name = "edges",
     .kind = ValueKind::list,
     .presence = Presence::required,
     .children = kEdge,
     .doc_en = "One after the other; a straight edge closes the path if the last one does not.",
     .doc_fr =
         "L'une après l'autre ; une arête droite ferme le chemin si la dernière ne le fait pas."},
};

}  // namespace

constinit const std::span<const Key> kShapeKeys{kShapeCommon};

namespace {

/// Shapes of shapes; the table of variants closes the circle.
extern const Variant kVariants[9];

const Key kUnion[] = {{.name = "of",
                       .kind = ValueKind::list,
                       .presence = Presence::required,
                       .children = kShapeCommon,
                       .doc_en = "The shapes to join.",
                       .doc_fr = "Les formes à réunir.",
                       .chosen_by = "shape",
                       .variants = kVariants}};
const Key kSubtract[] = {{.name = "of",
                          .kind = ValueKind::list,
                          .presence = Presence::required,
                          .children = kShapeCommon,
                          .doc_en = "The first shape, then those taken away from it.",
                          .doc_fr = "La première forme, puis celles qu'on lui retire.",
                          .chosen_by = "shape",
                          .variants = kVariants}};
const Key kIntersect[] = {{.name = "of",
                           .kind = ValueKind::list,
                           .presence = Presence::required,
                           .children = kShapeCommon,
                           .doc_en = "The shapes whose common part is kept.",
                           .doc_fr = "Les formes dont on garde la partie commune.",
                           .chosen_by = "shape",
                           .variants = kVariants}};

const Variant kVariants[9] = {
    {"rect", "A rectangle, its corners sharp or rounded.",
     "Un rectangle, aux coins vifs ou arrondis.", kRect},
    {"circle", "A circle, by `diameter` or `radius`.", "Un cercle, par `diameter` ou `radius`.",
     kCircle},
    {"slot", "A rectangle with round ends.", "Un rectangle aux bouts ronds.", kSlot},
    {"regular", "A regular polygon, by `diameter` or `across`.",
     "Un polygone régulier, par `diameter` ou `across`.", kRegular},
    {"polygon", "Corners joined by straight edges.", "Des coins joints par des arêtes droites.",
     kPolygon},
    {"path", "Straight edges and arcs, one after the other.",
     "Des arêtes droites et des arcs, l'un après l'autre.", kPath},
    {"union", "Shapes joined into one.", "Des formes réunies en une.", kUnion},
    {"subtract", "A shape without others.", "Une forme moins d'autres.", kSubtract},
    {"intersect", "What shapes have in common.", "Ce que des formes ont en commun.", kIntersect},
};

constexpr std::array<Key, 3> kOpeningOwn{{
    {.name = "id",
     .kind = ValueKind::identifier,
     .doc_en = "Names the opening in messages and reports.",
     .doc_fr = "Nomme l'ouverture dans les messages et les rapports."},
    kLabel,
    {.name = "open_edge",
     .kind = ValueKind::flag,
     .fallback = "no",
     .doc_en = "May reach the edge of the panel, as a notch.",
     .doc_fr = "Peut atteindre le bord du panneau, comme une encoche."},
}};
constexpr auto kOpening = both(kOpeningOwn, kShapeCommon);

constexpr Key kFace{
    .name = "face",
    .kind = ValueKind::choice,
    .choices = kFaces,
    .doc_en =
        "The face it is made from, as the panel stands before `turn`: top or bottom "
        "in xy, front or back in xz, right or left in yz.",
    .doc_fr =
        "La face travaillée, telle que le panneau est posé avant `turn` : top ou "
        "bottom dans xy, front ou back dans xz, right ou left dans yz."};

constexpr std::array<Key, 4> kPocketOwn{{
    {.name = "id",
     .kind = ValueKind::identifier,
     .doc_en = "Names the pocket in messages and reports.",
     .doc_fr = "Nomme la poche dans les messages et les rapports."},
    kLabel,
    {.name = "depth",
     .kind = ValueKind::expression,
     .presence = Presence::required,
     .doc_en = "How deep, less than the board is thick.",
     .doc_fr = "La profondeur, moindre que l'épaisseur."},
    kFace,
}};
constexpr auto kPocket = both(kPocketOwn, kShapeCommon);

constexpr Key kEngraving[] = {
    {.name = "text",
     .kind = ValueKind::text,
     .doc_en = "Words to engrave; or `line`.",
     .doc_fr = "Les mots à graver ; ou `line`."},
    {.name = "line",
     .kind = ValueKind::points,
     .doc_en = "An open line through these points; or `text`.",
     .doc_fr = "Un trait ouvert par ces points ; ou `text`."},
    {.name = "at",
     .kind = ValueKind::point,
     .fallback = "[0mm, 0mm]",
     .doc_en = "Of words: the left end of their base line. Of a line: where its 0, 0 goes.",
     .doc_fr = "Des mots : le bout gauche de leur ligne de base. D'un trait : où va son 0, 0."},
    {.name = "height",
     .kind = ValueKind::expression,
     .fallback = "20mm",
     .doc_en = "Of words: the height of capitals.",
     .doc_fr = "Des mots : la hauteur des majuscules."},
    {.name = "rotate",
     .kind = ValueKind::expression,
     .dimension = kAngleDimension,
     .fallback = "0deg",
     .doc_en = "Turned counter-clockwise about `at`.",
     .doc_fr = "Tourné dans le sens contraire des aiguilles d'une montre autour de `at`."},
    {.name = "depth",
     .kind = ValueKind::expression,
     .fallback = "0.5mm",
     .doc_en = "How deep.",
     .doc_fr = "La profondeur."},
    kFace,
    kForEach,
    kWhen,
};

}  // namespace

constinit const std::span<const Variant> kShapeVariants{kVariants};
constinit const std::span<const Key> kOpeningKeys{kOpening};
constinit const std::span<const Key> kPocketKeys{kPocket};
constinit const std::span<const Key> kEngravingKeys{kEngraving};
constinit const std::span<const Key> kCornerKeys{kCorners};

}  // namespace plano::spec
