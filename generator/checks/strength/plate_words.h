// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What plates and guards say in the same words: material, strip, verdict. Used by rules only.
#pragma once

#include "checks/strength/plate_strips.h"
#include "checks/strength/workings.h"

namespace plano::checks {

/// Sag over span that counts as stiff: French practice for floor panels. No limit of the play
/// equipment standard is known.
inline constexpr double kMostSag = 1.0 / 250;
/// The same of a guard that is pushed: a choice of method.
inline constexpr double kMostGive = 1.0 / 100;

inline constexpr Figure kBoardStrength = {
    "bending strength of plywood",
    "résistance en flexion du contreplaqué",
    {0, Unit::none},  // each calculation has its own
    Confidence::two_sources,
    "the workshop's declaration of performance, or values published for boards of that make; each "
    "calculation tells its own",
    "la déclaration des performances de l'atelier, ou les valeurs publiées pour ces plaques ; "
    "chaque calcul indique la sienne"};
inline constexpr Figure kSagFigure = {
    "sag for a span of 250",
    "flèche pour une portée de 250",
    {1, Unit::none},
    Confidence::ours,
    "French practice for floor panels (ourocode); no limit of the play equipment standard is known",
    "usage français pour les panneaux de plancher (ourocode) ; on ne connaît pas de limite de la "
    "norme des équipements de jeu"};

inline const Text kOtherBoard = {
    "the factors for damp and duration taken here are those of plywood: have a board of another "
    "kind calculated with its own",
    "les coefficients d'humidité et de durée pris ici sont ceux du contreplaqué : faites calculer "
    "une plaque d'une autre sorte avec les siens"};

inline constexpr Figure kTwistFigure = {
    "stiffness in shear over the lower modulus",
    "module de cisaillement rapporté au plus petit module d'élasticité",
    {1.0 / 16, Unit::none},
    Confidence::ours,
    "the ratio EN 338 gives for timber; plywood is stiffer, and twists less. Only in calculations "
    "as a plate",
    "le rapport que l'EN 338 donne pour le bois ; le contreplaqué est plus raide et se tord moins. "
    "Seulement dans les calculs de plaque"};

/// One user anywhere on a board of a surface, and evenly over it the more of all who find room on
/// the surface and of those who find it on this board.
PlateLoad users_of(const StandingSurface& surface, const SceneBody& body, const PlateCase& plate);

void add_strip(std::vector<Working>& out, const PlateCase& plate, const StripUse& strip,
               double k_mod);
/// Where a place of the plate is in the world.
geometry::Vec3 place_on(const Scene& scene, const PlateCase& plate, double u, double v);

/// A board that passes and has limbs far from any place as wide as a foot is for a person: these
/// were not calculated.
void leave_narrow_parts(Result& result, const Scene& scene, const PlateCase& plate,
                        const PlateFound& found);

/// `generous`: the use with twice the width and the smaller, unverified factor. Sets verdict,
/// measured, limit and mend; `what` is the part; a sag beyond `most_sag` of the span is for a
/// person.
void judge_strip(Result& result, const PlateCase& plate, const PlateFound& found, double generous,
                 double most_sag, const Text& what);

}  // namespace plano::checks
