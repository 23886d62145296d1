// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Small helpers to write down workings, and figures several rules of strength share.
#pragma once

#include "checks/falling.h"
#include "checks/plan_view.h"
#include "checks/result.h"
#include "checks/strength/users.h"
#include "checks/survey.h"

namespace plano::checks {

/// One line of a calculation.
inline Working working(Text name, std::string formula, double value, Unit unit, Text source = {}) {
  return {std::move(name), std::move(formula), {value, unit}, std::move(source)};
}
/// Mass, dynamic factor and both forces of users, with their sources.
void add_users(std::vector<Working>& out, const UserLoad& load);

/// As many as find room on a floor, or in a row along it where it is narrow. `contours` in plan,
/// mm.
int users_on(const std::vector<Loop>& contours, double area_m2);

/// What the author says of a body: whether people are meant to be on it. The pieces of a panel that
/// was split are spoken of like the panel.
StandingSurface::Said said_of(const Survey& survey, std::size_t body);
/// The same where nothing but play equipment is refused for failing: there what fails fails, said
/// or not, because children climb on everything and saying less must not be safer; of other things
/// it becomes a question that says that it fails if stood on.
void ask_where_not_said(const Survey& survey, Result& result, StandingSurface::Said said);
/// A result that does not pass, on something of which the author does not say whether people are
/// meant to be on it, becomes a question.
void ask_where_not_said(Result& result, StandingSurface::Said said);

inline constexpr Figure kUserMass = {"mean mass of a user, all ages",
                                     "masse moyenne d'un usager, tous âges",
                                     {53.8, Unit::kg},
                                     Confidence::two_sources,
                                     "GOST R 52169 and RPII Japan on EN 1176-1, annex A; deviation "
                                     "9.6 kg",
                                     "GOST R 52169 et RPII Japan sur l'EN 1176-1, annexe A ; "
                                     "écart type 9,6 kg"};
inline constexpr Figure kUserArea = {"area a user takes",
                                     "surface qu'occupe un usager",
                                     {0.36, Unit::m2},
                                     Confidence::two_sources,
                                     "RPII Japan on EN 1176-1:2017, annex A; GOST R 52169",
                                     "RPII Japan sur l'EN 1176-1:2017, annexe A ; GOST R 52169"};
inline constexpr Figure kUserLength = {"length a user takes on a line",
                                       "longueur qu'occupe un usager dans une rangée",
                                       {600, Unit::mm},
                                       Confidence::one_source,
                                       "RPII Japan on EN 1176-1:2017, annex A",
                                       "RPII Japan sur l'EN 1176-1:2017, annexe A"};
inline constexpr Figure kOverturningFigure = {
    "factor on what overturns",
    "coefficient sur ce qui fait basculer",
    {1.5, Unit::none},
    Confidence::two_sources,
    "EN 1990, as public calculation programs carry it; more than the play equipment standard asks "
    "as far as is remembered",
    "EN 1990, selon des programmes de calcul publics ; plus que ce que la norme des équipements "
    "de jeu demande, autant qu'on s'en souvienne"};
inline constexpr Figure kStabilisingFigure = {
    "factor on the weight that holds",
    "coefficient sur le poids qui retient",
    {0.9, Unit::none},
    Confidence::two_sources,
    "EN 1990, table A1.2(A), set EQU, as the handbook Steel Buildings in Europe (part 3, table "
    "3.1) and public calculation programs carry it; users, who come and go, hold nothing",
    "EN 1990, tableau A1.2(A), cas EQU, tel que le manuel Steel Buildings in Europe (partie 3, "
    "tableau 3.1) et des programmes de calcul publics le portent ; les usagers, qui vont et "
    "viennent, ne retiennent rien"};
inline constexpr Figure kVariableFigure = {
    "factor on users",
    "coefficient sur les usagers",
    {1.5, Unit::none},
    Confidence::two_sources,
    "EN 1990, as public calculation programs carry it; the play equipment standard asks 1.35 as "
    "far as is remembered",
    "EN 1990, selon des programmes de calcul publics ; la norme des équipements de jeu demande "
    "1,35, autant qu'on s'en souvienne"};

}  // namespace plano::checks
