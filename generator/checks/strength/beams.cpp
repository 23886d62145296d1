// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "checks/rule.h"
#include "checks/strength/members.h"
#include "checks/strength/plate_words.h"
#include "checks/strength/tributary.h"

namespace plano::checks {
namespace {

constexpr std::array<Figure, 6> kFigures = {
    {kUserMass,
     kUserLength,
     kUserArea,
     kVariableFigure,
     {"share of its bending strength a board on edge has",
      "part de sa résistance en flexion que garde une plaque sur chant",
      {2.0 / 3, Unit::none},
      Confidence::ours,
      "our choice: below what is published for birch pressed in its plane",
      "notre choix : sous ce qui est publié pour le bouleau comprimé dans son plan"},
     {"bending strength of the member",
      "résistance en flexion de la barre",
      {0, Unit::none},  // each calculation has its own
      Confidence::two_sources,
      "EN 338:2016 by the strength class of the bar, as two public tables carry it; each "
      "calculation tells its own",
      "EN 338:2016 selon la classe de résistance de la barre, d'après deux tables publiques ; "
      "chaque "
      "calcul indique la sienne"}}};

/// Of a board's bending strength flatwise: below what is published for birch pressed in its plane
/// (27.2 N/mm² of 40.2 along the grain, 24.8 of 34.1 across).
constexpr double kOnEdge = 2.0 / 3;
/// Sine of 38 degrees: steeper members are no beams.
constexpr double kSteep = 0.616;
struct Wood {
  bool known = false;
  bool other_board = false;  // its factors for damp and duration are not known
  double bending = 0;
  double generous = 0;  // beyond which it fails, whoever judges
  double modulus = 0;
  double gamma = kGammaTimber;
  Text source;
};

Wood wood_of(const Scene& scene, const BeamMember& member) {
  const SceneBody& body = scene.bodies[member.body];
  const model::Material& material = *scene.material_of(body);
  Wood wood;
  if (model::is_bar(material)) {
    const catalog::TimberClass* found = catalog::find_timber_class(material.strength_class);
    if (found == nullptr) return wood;
    return {true,
            false,
            found->bending,
            found->bending,
            found->modulus,
            kGammaTimber,
            fill({"EN 338:2016, class {0}", "EN 338:2016, classe {0}"}, {Text(found->name)})};
  }
  const PlateMaterial board = material_of(scene, body);
  wood.known = board.known == Known::declared || board.known == Known::by_make;
  constexpr double kAlong = 0.5;  // cosine
  const double across = dot(member.along, body.pose.u);
  const bool along_u = across > kAlong || across < -kAlong;
  wood.generous = board.bending(along_u);
  const bool on_edge = member.height_mm > member.width_mm;
  wood.bending = (on_edge ? kOnEdge : 1) * wood.generous;
  wood.other_board = !board.is_plywood;
  wood.modulus = board.modulus(along_u);
  wood.gamma = kGammaPlywood;
  wood.source = board.source;
  return wood;
}

/// What the users on one free part do.
struct Load {
  enum class By : std::uint8_t { one, row, area };
  By by = By::one;  // what bends most: one user, a row of them, or those on the area carried there
  UserLoad users;
  double moment_nmm = 0;
  double sag_mm = 0;  // under the same users
  AreaMoment area;    // by area: how the moment comes about
};

/// As if the moment came from users evenly along the part.
double sag_of(const FreePart& part, const Load& load, double stiffness) {
  const double l = part.length_mm;
  const double one = load.users.vertical_n;
  if (part.beyond) {
    return load.by == Load::By::one
               ? point_beyond(one, l, part.clamped_mm, stiffness).deflection_mm
               : spread_beyond(2 * load.moment_nmm / (l * l), l, part.clamped_mm, stiffness)
                     .deflection_mm;
  }
  return load.by == Load::By::one
             ? point_between(one, l / 2, l, stiffness).deflection_mm
             : spread_between(8 * load.moment_nmm / (l * l), l / 2, l, stiffness).deflection_mm;
}

Load load_on(const BeamMember& member, const FreePart& part, const Carried* carried,
             double stiffness) {
  const AgeMass& age = masses_of_everyone();
  const double l = part.length_mm;
  const UserLoad one = load_of(1, age);
  const UserLoad row = load_of(users_on_line(l / 1000), age);
  Load load{Load::By::one, one, one.vertical_n * (part.beyond ? l : l / 4), 0, {}};
  const double in_row = row.vertical_n * (part.beyond ? l / 2 : l / 8);
  if (in_row > load.moment_nmm) load = {Load::By::row, row, in_row, 0, {}};
  if (carried != nullptr) {
    const AreaMoment area = moment_of_area(member, *carried, part.from_mm, part.to_mm, part.beyond);
    if (area.moment_nmm > load.moment_nmm) {
      load = {Load::By::area, load_of(area.users, age), area.moment_nmm, 0, area};
    }
  }
  load.sag_mm = sag_of(part, load, stiffness);
  return load;
}

/// "one user", "a row of 4 users", "6 users on the area it carries".
Text words_of(const Load& load) {
  const Text count = plano::show(static_cast<std::int64_t>(load.users.users));
  switch (load.by) {
    case Load::By::one:
      return {"one user", "un usager"};
    case Load::By::row:
      return fill({"a row of {0} users", "une rangée de {0} usagers"}, {count});
    case Load::By::area:
      break;
  }
  if (load.users.users == 1) {
    return {"one user on the area it carries", "un usager sur l'aire portée"};
  }
  return fill({"{0} users on the area it carries", "{0} usagers sur l'aire portée"}, {count});
}

/// Of the moment, and of the sag under the same load.
std::pair<const char*, const char*> formulas_of(const Load& load, bool beyond) {
  switch (load.by) {
    case Load::By::one:
      return beyond ? std::pair{"M = F_v·L", "w = F_v·L²·(L + c)/(3·E·I)"}
                    : std::pair{"M = F_v·L/4", "w = F_v·L³/(48·E·I)"};
    case Load::By::row:
      return beyond ? std::pair{"M = F_v·L/2", "w = F_v·L²·(3·L + 4·c)/(24·E·I)"}
                    : std::pair{"M = F_v·L/8", "w = 5·F_v·L³/(384·E·I)"};
    case Load::By::area:
      break;
  }
  return {beyond ? "M = F_v·x" : "M = R·x − F_1·(x − x_1)",
          beyond ? "w = M·L·(3·L + 4·c)/(12·E·I)" : "w = 5·M·L²/(48·E·I)"};
}

/// Where the force of users on the area acts, and where it bends most.
void add_area(std::vector<Working>& out, const AreaMoment& area, bool beyond) {
  if (beyond) {
    out.push_back(working(
        {"from the support to the middle of their force", "de l'appui au milieu de leur force"},
        "x", area.at_mm, Unit::mm));
    return;
  }
  out.push_back(
      working({"what the first support bears of it", "part qu'en supporte le premier appui"}, "R",
              area.reaction_n, Unit::newton));
  out.push_back(working({"from there to the greatest moment", "de là au plus grand moment"}, "x",
                        area.at_mm, Unit::mm));
  out.push_back(working({"force of users between the two", "force des usagers entre les deux"},
                        "F_1", area.before_n, Unit::newton));
  out.push_back(working(
      {"from the support to the middle of that force", "de l'appui au milieu de cette force"},
      "x_1", area.before_at_mm, Unit::mm));
}

void add_workings(Result& result, const BeamMember& member, const FreePart& part, const Load& load,
                  const Wood& wood, double k) {
  const Text ec5{"EN 1995-1-1"};
  auto& out = result.workings;
  const double moment = load.moment_nmm;
  add_users(out, load.users);
  const auto& [moment_formula, sag_formula] = formulas_of(load, part.beyond);
  out.push_back(working({"factor on users", "coefficient sur les usagers"}, "γ", kGammaVariable,
                        Unit::none, {kVariableFigure.source_en, kVariableFigure.source_fr}));
  out.push_back(working({"free length", "longueur libre"}, "L", part.length_mm, Unit::mm));
  if (part.beyond) {
    out.push_back(working({"between the two supports that hold the overhang",
                           "entre les deux appuis qui tiennent le porte-à-faux"},
                          "c", part.clamped_mm, Unit::mm));
  }
  if (load.by == Load::By::area) add_area(out, load.area, part.beyond);
  out.push_back(working({"bending moment", "moment de flexion"}, moment_formula, moment / 1000,
                        Unit::newton_m));
  out.push_back(working({"height", "hauteur"}, "h", member.height_mm, Unit::mm));
  out.push_back(working({"width", "largeur"}, "b", member.width_mm, Unit::mm));
  out.push_back(working({"stress with its factor", "contrainte pondérée"},
                        member.round ? "σ = γ·M / (π·h³/32)" : "σ = γ·M / (b·h²/6)",
                        kGammaVariable * moment / member.modulus_mm3(), Unit::mpa));
  out.push_back(working({"bending strength", "résistance en flexion"}, "f_k", wood.bending,
                        Unit::mpa, wood.source));
  out.push_back(working({"factor for damp and duration", "coefficient d'humidité et de durée"},
                        "k_mod", k, Unit::none, ec5));
  out.push_back(working({"factor on the material", "coefficient sur le matériau"}, "γ_M",
                        wood.gamma, Unit::none, ec5));
  out.push_back(working({"design strength", "résistance de calcul"}, "f_d = k_mod·f_k/γ_M",
                        design_strength(wood.bending, k, wood.gamma), Unit::mpa, ec5));
  out.push_back(working({"modulus", "module"}, "E", wood.modulus, Unit::mpa, wood.source));
  out.push_back(working({"second moment of area, mm⁴", "moment quadratique, mm⁴"},
                        member.round ? "I = π·h⁴/64" : "I = b·h³/12", member.inertia_mm4(),
                        Unit::none));
  out.push_back(working({"sag under the same users", "flèche sous les mêmes usagers"}, sag_formula,
                        load.sag_mm, Unit::mm));
}

/// `stress` without its factor.
void judge_member(Result& result, const Wood& wood, double stress, double k) {
  const double strength = design_strength(wood.bending, k, wood.gamma);
  if (wood.other_board) {
    result.verdict = Verdict::needs_human;
    result.mend = kOtherBoard;
  } else if (!wood.known) {
    result.verdict = Verdict::needs_declaration;
    result.mend = {
        "give `strength:` to the sheet in the workshop's profile (low values were taken "
        "here)",
        "donnez `strength:` à la plaque dans le profil de l'atelier (des valeurs basses "
        "ont été prises ici)"};
  } else if (kGammaVariable * stress <= strength) {
    result.verdict = Verdict::pass;
  } else if (kGammaUsersMemory * stress <= design_strength(wood.generous, k, wood.gamma)) {
    result.verdict = Verdict::needs_human;
    result.mend = {
        "it may hold: with the factor the play equipment standard is remembered to ask, or with a "
        "closer look at a board on edge; take a stronger one, or let a person decide",
        "cela tient peut-être : avec le coefficient dont on se souvient pour la norme des "
        "équipements de jeu, ou en regardant de plus près une plaque sur chant ; prenez plus fort, "
        "ou faites juger"};
  } else {
    result.verdict = Verdict::fail;
    result.mend = {"support it closer, or take a stronger one",
                   "rapprochez ses appuis, ou prenez plus fort"};
  }
}

/// Of a member that is not held, or whose strength is not known.
Result undecided(Result result, const Text& label, bool is_held) {
  if (is_held) {
    result.verdict = Verdict::needs_declaration;
    result.says =
        fill({"what {0} bears is not known", "on ne sait pas ce que supporte {0}"}, {label});
    result.mend = {
        "give `strength_class:` to the bar, or `strength:` to the sheet, in the "
        "workshop's profile",
        "donnez `strength_class:` à la barre, ou `strength:` à la plaque, dans le profil "
        "de l'atelier"};
    return result;
  }
  result.verdict = Verdict::needs_human;
  result.says = fill({"{0} is held at fewer than two places, as far as is seen",
                      "{0} : moins de deux appuis, autant qu'on le voie"},
                     {label});
  result.mend = {"support it at both ends, or have it calculated",
                 "prévoyez des appuis aux deux bouts, ou demandez un calcul"};
  return result;
}

/// Of a member that rests on its far support only, without a joint there.
Result lifting(Result result, const Text& label) {
  result.verdict = Verdict::needs_human;
  result.says = fill({"{0} reaches beyond a support, and no joint keeps its other end down",
                      "{0} dépasse d'un appui, et aucun assemblage ne retient son autre bout"},
                     {label});
  result.mend =
      fill({"join {0} where it could lift, or shorten what reaches beyond",
            "assemblez {0} là où il pourrait se soulever, ou raccourcissez ce qui dépasse"},
           {label});
  return result;
}

void check_member(const Survey& survey, const LoadPath& path, const BeamMember& member,
                  const Carried* carried, StandingSurface::Said said, Outcome& out) {
  const Scene& scene = survey.scene;
  const SceneBody& body = scene.bodies[member.body];
  const auto supports = supports_of(scene, path, member);
  const auto part = worst_free_part(supports, member.length_mm);
  Result result;
  result.place = {{body.element}, "", member.start + member.along * (member.length_mm / 2)};
  for (const Figure& figure : kFigures) result.rests_on.push_back(&figure);
  const Wood wood = wood_of(scene, member);
  if (part && part->lifts) {
    result = lifting(std::move(result), body.label);
    ask_where_not_said(survey, result, said);
    out.results.push_back(std::move(result));
    return;
  }
  if (!part || wood.bending <= 0) {
    result = undecided(std::move(result), body.label, part.has_value());
    ask_where_not_said(survey, result, said);
    out.results.push_back(std::move(result));
    return;
  }
  const Load load = load_on(member, *part, carried, wood.modulus * member.inertia_mm4());
  const double k = k_mod(service_of(scene), Duration::brief);
  const double strength = design_strength(wood.bending, k, wood.gamma);
  const double stress = load.moment_nmm / member.modulus_mm3();
  const double use = kGammaVariable * stress / strength;
  result.measured = Measure{use, Unit::none};
  result.limit = Measure{1, Unit::none};
  add_workings(result, member, *part, load, wood, k);
  result.says = fill({"{0}, under {4}: {1} of its strength is used over a free length of {2}, and "
                      "it sags by {3}",
                      "{0}, sous {4} : {1} de sa résistance est employée sur une longueur libre de "
                      "{2}, et la flèche est de {3}"},
                     {body.label, fill({"{0} %", "{0}\u00a0%"}, {show_number(100 * use, 0)}),
                      show(Measure{part->length_mm, Unit::mm}),
                      show(Measure{load.sag_mm, Unit::mm}), words_of(load)});
  judge_member(result, wood, stress, k);
  ask_where_not_said(survey, result, said);
  out.results.push_back(std::move(result));
}

/// Why a body that carries users was not looked at; empty where it does not bend, or the ground
/// bears it.
Text skipped(const Scene& scene, std::size_t index) {
  const SceneBody& body = scene.bodies[index];
  const model::Material& material = *scene.material_of(body);
  if (material.wall > Length()) return {"hollow", "creuse"};
  if (body.box.low.z <= scene.ground + kBearsMm && !model::is_bar(material)) return {"", ""};
  constexpr double kUpright = 0.95;  // sine
  const double rise = std::fabs(long_box_of(scene, body).frame.u.z);
  if (rise > kUpright) return {"", ""};
  constexpr double kLying = 0.5;
  if (!model::is_bar(material) && std::fabs(body.pose.w.z) > kLying) return {"", ""};  // a plate
  return rise > kSteep ? Text("steep", "inclinée") : Text("short for its height", "courte");
}

struct Skips {
  std::vector<Text> names;
  std::vector<std::string> elements;
};

void name_skipped(const Scene& scene, const Skips& skips, Outcome& out) {
  if (skips.names.empty()) return;
  constexpr std::size_t kMostNamed = 8;
  Result result;
  result.verdict = Verdict::needs_human;
  result.place.elements = skips.elements;
  result.place.point = scene.bodies[scene.find(skips.elements[0]).value()].box.low;
  Text list = skips.names[0];
  for (std::size_t i = 1; i < std::min(kMostNamed, skips.names.size()); ++i) {
    list = fill({"{0}, {1}", "{0}, {1}"}, {list, skips.names[i]});
  }
  if (skips.names.size() > kMostNamed) {
    list = fill({"{0} and {1} more", "{0} et {1} autres"},
                {list, plano::show(static_cast<std::int64_t>(skips.names.size() - kMostNamed))});
  }
  result.says = fill({"carry users and are not calculated: {0}",
                      "portent des usagers et ne sont pas calculées : {0}"},
                     {list});
  result.mend = {"have them calculated, or take straight full members of which plano can tell",
                 "demandez un calcul, ou prenez des pièces pleines et droites que plano sait "
                 "calculer"};
  out.results.push_back(std::move(result));
}

/// Where the way of a load to the ground was followed no further.
void name_ends(const Scene& scene, const std::map<std::size_t, Carried>& boards, Outcome& out) {
  for (const auto& [index, load] : boards) {
    if (!load.ends_here) continue;
    const SceneBody& body = scene.bodies[index];
    Result result;
    result.verdict = Verdict::needs_human;
    result.place = {{body.element}, "", (body.box.low + body.box.high) * 0.5};
    result.says = fill({"so many parts lie between the users and the ground that their load was "
                        "followed down to {0} only",
                        "tant de pièces se trouvent entre les usagers et le sol que leur charge "
                        "n'a été suivie que jusqu'à {0}"},
                       {body.label});
    result.mend = {"have what lies below calculated", "demandez un calcul de ce qui est dessous"};
    out.results.push_back(std::move(result));
  }
}

/// What users stand on themselves.
std::map<std::size_t, StandingSurface::Said> stood_on(const Survey& survey) {
  std::map<std::size_t, StandingSurface::Said> all;
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    for (const std::size_t b : surface->bodies) all[b] = std::max(all[b], surface->said);
  }
  return all;
}

void run(const Survey& survey, Outcome& out) {
  const Scene& scene = survey.scene;
  const LoadPath path(scene);
  const auto boards = carried_by_all(survey, path);
  const auto floors = stood_on(survey);
  Skips skips;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    const SceneBody& body = scene.bodies[b];
    const model::Material* material = scene.material_of(body);
    if (material == nullptr || (model::is_bar(*material) && material->kind == "rope")) continue;
    const auto carried = boards.find(b);
    const auto floor = floors.find(b);
    // What carries a surface with users is loaded, whatever is said of itself.
    const Carried* load = carried != boards.end() ? &carried->second : nullptr;
    const bool used = load != nullptr || floor != floors.end();
    if (!model::is_bar(*material) && !used) continue;
    auto said = load != nullptr ? load->said : said_of(survey, b);
    if (floor != floors.end()) said = std::max(said, floor->second);
    if (load == nullptr && said == StandingSurface::Said::no_platform) continue;
    const auto member = member_of(scene, b);
    if (!member && used) {
      const Text why = skipped(scene, b);
      if (why.empty()) continue;
      skips.names.push_back(fill({"{0} ({1})", "{0} ({1})"}, {body.label, why}));
      skips.elements.push_back(body.element);
    }
    if (!member || member->length_mm < kShortestMm || lies_on_ground(scene, *member)) continue;
    check_member(survey, path, *member, load, said, out);
  }
  name_skipped(scene, skips, out);
  name_ends(scene, boards, out);
}

}  // namespace

extern const Rule kBeams;
const Rule kBeams = {
    "beams",
    "Beams, rails and joists",
    "Poutres, lisses et solives",
    "Level bars, and boards on edge that carry a surface, bear the users who find room on them.",
    "Les barres horizontales, et les plaques sur chant qui portent une surface, supportent les "
    "usagers qui y trouvent place.",
    "One user in the middle of the longest free length, a row of them, 0.60 m each, or those on "
    "the area that lies on it, 0.36 m² each, between what joints hold, what lies below or the "
    "ground, where these would stand without it. Boards less than 100 mm wide count as slats, one "
    "by one. Notches and bores, bearing pressure and tabs at the ends, shear, twisting, lateral "
    "buckling, racking of the whole and the weight of the wood itself are not seen; hollow, short "
    "and leaning members are named and left to a person; upright posts are not looked at.",
    "Un usager au milieu de la plus grande longueur libre, une rangée, 0,60 m chacun, ou ceux de "
    "l'aire qui repose dessus, 0,36 m² chacun, entre ce que tiennent des assemblages, ce qui porte "
    "par-dessous ou le sol, pourvu que cela tienne debout sans elle. Les planches de moins de "
    "100 mm de large comptent comme des lames, une à une. Entailles et perçages, pression aux "
    "appuis et tenons, cisaillement, torsion, déversement, contreventement de l'ensemble et poids "
    "propre du bois ne sont pas vus ; les pièces creuses, courtes ou inclinées sont nommées et "
    "laissées à une personne ; les poteaux debout ne sont pas regardés.",
    "EN 1995-1-1, EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
