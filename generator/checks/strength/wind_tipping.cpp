// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>

#include "checks/rule.h"
#include "checks/strength/footing.h"
#include "checks/strength/wind.h"
#include "checks/strength/workings.h"

namespace plano::checks {
namespace {

constexpr Figure kCoefficient = {
    "force coefficient",
    "coefficient de force",
    {kForceCoefficient, Unit::none},
    Confidence::unverified,
    "EN 1991-1-4 7.4.3, free-standing panels, from memory: of walls, roofs and parts behind one "
    "another nothing was read",
    "EN 1991-1-4 7.4.3, panneaux isolés, de mémoire : des parois, toits et pièces l'une derrière "
    "l'autre, rien n'a été lu"};
constexpr Figure kPressure = {
    "peak pressure of the wind",
    "pression dynamique de pointe du vent",
    {0, Unit::none},
    Confidence::two_sources,
    "EN 1991-1-4 and its French annex, as a public program (ourocode) carries them; depends on "
    "zone, terrain and height",
    "EN 1991-1-4 et son annexe française, selon un programme public (ourocode) ; dépend de la "
    "zone, du terrain et de la hauteur"};
/// More than any foot has on any ground: beyond it, only ballast or anchors help.
constexpr double kMostFriction = 1;
constexpr std::array kFigures = {kOverturningFigure, kStabilisingFigure, kCoefficient, kPressure};

struct Blown {
  Push push;  // for a pressure of 1 Pa
  double area_m2 = 0;
};

/// From all directions, for a pressure of 1 Pa.
std::vector<Blown> blown_from_all(const Scene& scene, const Module& module,
                                  const std::vector<Ground2>& hull) {
  const std::vector<Ground2> directions = directions_for(hull);
  std::vector<Blown> all;
  for (std::size_t i = 0; i < directions.size(); ++i) {
    const std::size_t half = directions.size() / 2;
    Blown one;
    if (i >= half) one = all[i - half];  // from behind it looks the same
    if (i < half) {
      const Silhouette seen = silhouette_of(scene, module, directions[i]);
      one.area_m2 = seen.area_m2;
      one.push.horizontal_n = kForceCoefficient * seen.area_m2;
      one.push.height_m = seen.height_m;
    }
    one.push.direction = directions[i];
    all.push_back(one);
  }
  return all;
}

struct Worst {
  Balance balance;
  Blown blown;            // with the pressure in
  double ballast_kg = 0;  // most of all directions
  double friction = 0;
};

Worst worst_of(const Footing& footing, const std::vector<Blown>& all, double pressure_pa) {
  Worst worst;
  double use = -1;
  for (Blown blown : all) {
    blown.push.horizontal_n *= pressure_pa;
    const Balance balance =
        balance_of(footing.hull, footing.centre_of_mass, footing.mass_kg, blown.push);
    worst.ballast_kg = std::max(worst.ballast_kg, balance.ballast_kg);
    worst.friction = std::max(worst.friction, friction_needed(footing.mass_kg, blown.push));
    if (balance.utilisation() <= use) continue;
    use = balance.utilisation();
    worst.balance = balance;
    worst.blown = blown;
  }
  return worst;
}

void add_workings(Result& result, const Footing& footing, const Worst& worst, const Wind& wind) {
  auto& out = result.workings;
  const Text wind_source{"EN 1991-1-4, French annex", "EN 1991-1-4, annexe française"};
  out.push_back(working({"wind of the zone, m/s", "vent de la zone, m/s"}, "v_b", wind.base_m_s,
                        Unit::none, wind_source));
  out.push_back(working({"mean wind, m/s", "vent moyen, m/s"}, "v_m = k_r·ln(z/z_0)·v_b",
                        wind.mean_m_s, Unit::none, wind_source));
  out.push_back(working({"turbulence", "turbulence"}, "I_v = k_I / ln(z/z_0)", wind.turbulence,
                        Unit::none, wind_source));
  out.push_back(working({"pressure", "pression"}, "q_p = (1 + 7·I_v)·ρ·v_m²/2", wind.pressure_pa,
                        Unit::pascal, wind_source));
  out.push_back(
      working({"area the wind meets", "surface au vent"}, "A", worst.blown.area_m2, Unit::m2));
  out.push_back(working({"force of the wind", "force du vent"}, "W = q_p·c_f·A",
                        worst.blown.push.horizontal_n, Unit::newton,
                        {kCoefficient.source_en, kCoefficient.source_fr}));
  out.push_back(working({"height it acts at", "hauteur de son point d'application"}, "z",
                        worst.blown.push.height_m * 1000, Unit::mm));
  add_holding(out, footing, worst.balance);
  out.push_back(working({"overturning moment", "moment de renversement"}, "1.5·W·z·cos",
                        worst.balance.overturning_nm, Unit::newton_m, {"EN 1990, EQU"}));
  out.push_back(working({"moment that holds", "moment stabilisant"}, "0.9·m·9.81·a",
                        worst.balance.stabilising_nm, Unit::newton_m, {"EN 1990, EQU"}));
  out.push_back(working({"ballast that is missing", "lest manquant"},
                        "max((1.5·W·z·cos − 0.9·m·9.81·a) / (0.9·9.81·b))", worst.ballast_kg,
                        Unit::kg));
  out.push_back(working({"friction it needs to stay", "frottement nécessaire pour rester en place"},
                        "μ = 1.5·W / (0.9·m·9.81)", worst.friction, Unit::none));
}

void judge(const Survey& survey, Result& result, const Worst& worst) {
  const std::string& anchoring = survey.said().anchoring;
  const Text ballast = show(Measure{worst.ballast_kg, Unit::kg});
  if (worst.balance.utilisation() <= 1) {
    result.verdict = Verdict::needs_human;
    result.mend = {
        "by a coefficient from memory it stands: have it read in the standard; walls behind one "
        "another count once here, and wind that lifts a roof does not",
        "d'après un coefficient de mémoire, cela tient : faites-le lire dans la norme ; les parois "
        "l'une derrière l'autre ne comptent ici qu'une fois, et le vent qui soulève un toit n'est "
        "pas compté"};
    return;
  }
  result.mend = fill({"put {0} of ballast on it, spread over its feet, or anchor it",
                      "lestez ce module de {0}, répartis sur ses pieds, ou ancrez ses pieds"},
                     {ballast});
  if (anchoring == "fixed") {
    result.verdict = Verdict::needs_human;
    result.mend = fill(
        {"its anchors have to hold {0} of moment and {1} sideways, with factors in; somebody has "
         "to design them for the ground there",
         "ses ancrages doivent tenir un moment de {0} et {1} à l'horizontale, coefficients "
         "compris ; quelqu'un doit les dimensionner pour le sol du lieu"},
        {show(Measure{worst.balance.overturning_nm - worst.balance.stabilising_nm, Unit::newton_m}),
         show(Measure{kOverturning * worst.blown.push.horizontal_n, Unit::newton})});
  } else if (anchoring == "ballasted") {
    result.verdict = Verdict::needs_human;
    result.mend = fill({"put {0} of ballast on it, spread over its feet, and check it on the spot",
                        "lestez ce module de {0}, répartis sur ses pieds, et vérifiez sur place"},
                       {ballast});
  } else {
    result.verdict = anchoring.empty() ? Verdict::needs_declaration : Verdict::fail;
  }
}

const Text kWhere = {
    "say `wind_zone:` and `terrain:` under `expects:`, or give them with --site; what is told here "
    "is zone 4 of metropolitan France at the sea: overseas the wind is stronger",
    "dites `wind_zone:` et `terrain:` sous `expects:`, ou donnez-les avec --site ; ce qui est dit "
    "ici vaut pour la zone 4 de France métropolitaine au bord de mer : outre-mer, le vent est plus "
    "fort"};

/// What ballast is missing, told only where some is.
Text missing(double kg) {
  if (kg <= 0) return {"", ""};
  return fill({", {0} of ballast missing", ", il manque {0} de lest"},
              {show(Measure{kg, Unit::kg})});
}

/// Sliding, where the author says what friction there is.
void judge_sliding(const Survey& survey, const Text& name, const Result& tipping,
                   const Worst& worst, bool declared, Outcome& out) {
  if (survey.said().anchoring == "fixed") return;
  Result result;
  result.place = tipping.place;
  result.measured = Measure{worst.friction, Unit::none};
  result.rests_on = tipping.rests_on;
  result.workings = {
      working({"friction it needs to stay", "frottement nécessaire pour rester en place"},
              "μ = 1.5·W / (0.9·m·9.81)", worst.friction, Unit::none)};
  result.says =
      worst.friction > kMostFriction
          ? fill({"no friction holds {0} where it is under the wind: it is too light",
                  "aucun frottement ne retient {0} sous le vent : ce module est trop léger"},
                 {name})
          : fill({"{0} stays where it is under the wind if friction is {1} or more",
                  "{0} reste en place sous le vent si le frottement atteint {1}"},
                 {name, show_number(worst.friction, 2)});
  const auto& friction = survey.said().friction;
  if (!declared) {
    result.verdict = Verdict::needs_declaration;
    result.mend = kWhere;
  } else if (!friction) {
    result.verdict = Verdict::needs_declaration;
    result.mend = {"say under `expects: friction:` what the feet and the ground give",
                   "dites sous `expects: friction:` ce que donnent les pieds et le sol"};
  } else {
    result.limit = Measure{*friction, Unit::none};
    result.verdict = worst.friction <= *friction ? Verdict::needs_human : Verdict::fail;
    if (survey.said().anchoring == "ballasted" && result.verdict == Verdict::fail) {
      result.verdict = Verdict::needs_human;
    }
    if (worst.friction <= *friction) {
      result.mend = {
          "the wind's force rests on a coefficient from memory: have it read in the "
          "standard",
          "la force du vent repose sur un coefficient de mémoire : faites-le lire dans "
          "la norme"};
    } else {
      result.mend = {"ballast or anchor it, or give its feet a better hold",
                     "lestez ou ancrez ce module, ou donnez à ses pieds une meilleure prise"};
    }
  }
  out.results.push_back(std::move(result));
}

/// Ballast by zone and terrain, where the author did not say which.
void add_row(Table& table, const Text& name, const Footing& footing, const std::vector<Blown>& all,
             const Terrain& terrain) {
  std::vector<Text> row = {name, {terrain.name_en, terrain.name_fr}};
  for (int zone = 1; zone <= kWindZones; ++zone) {
    const double q = wind_at(zone, terrain, footing.top_m).pressure_pa;
    row.push_back(show(Measure{worst_of(footing, all, q).ballast_kg, Unit::kg}));
  }
  table.rows.push_back(std::move(row));
}

void check_module(const Survey& survey, const Module& module, Table& table, Outcome& out) {
  const Scene& scene = survey.scene;
  const Footing footing = footing_of(scene, module);
  const Text name = name_of(scene, module);
  Result result;
  result.place = {{element_of(scene, module)}, "", module.centre_of_mass};
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2], &kFigures[3]};
  if (!footing.on_ground) {
    result.verdict = Verdict::needs_human;
    result.says = fill({"{0} stands on something else, or on nothing: the wind on it is not "
                        "worked out",
                        "{0} repose sur autre chose, ou sur rien : le vent qu'il reçoit n'est pas "
                        "calculé"},
                       {name});
    result.mend = {"join it to what stands on the ground, or have its hold calculated",
                   "liez ses pièces à ce qui repose sur le sol, ou demandez un calcul de sa tenue"};
    out.results.push_back(std::move(result));
    return;
  }
  if (footing.mass_kg <= 0) {
    result.verdict = Verdict::needs_declaration;
    result.says =
        fill({"the mass of {0} is not known", "la masse de {0} n'est pas connue"}, {name});
    result.mend = {"give `density:` to its sheets and bars in the workshop's profile",
                   "donnez `density:` à ses plaques et barres dans le profil de l'atelier"};
    out.results.push_back(std::move(result));
    return;
  }
  if (footing.hull.size() < 3) {
    result.verdict = survey.said().anchoring == "fixed" ? Verdict::needs_human : Verdict::fail;
    result.says = fill({"{0} stands on one line: nothing keeps it upright",
                        "{0} repose sur une ligne : rien ne le tient debout"},
                       {name});
    result.mend = {"give it feet to both sides, or join it to something that stands",
                   "donnez à ce module des pieds de part et d'autre, ou liez ses pièces à ce qui "
                   "tient debout"};
    out.results.push_back(std::move(result));
    return;
  }
  const std::vector<Blown> all = blown_from_all(scene, module, footing.hull);
  const auto& said = survey.said();
  const Terrain* terrain = find_terrain(said.terrain);
  const bool declared = said.wind_zone && terrain != nullptr;
  for (const Terrain& one : terrains()) add_row(table, name, footing, all, one);
  const Wind wind = declared ? wind_at(*said.wind_zone, *terrain, footing.top_m)
                             : wind_at(kWindZones, terrains()[0], footing.top_m);
  const Worst worst = worst_of(footing, all, wind.pressure_pa);
  result.measured = Measure{worst.balance.utilisation(), Unit::none};
  result.limit = Measure{1, Unit::none};
  add_workings(result, footing, worst, wind);
  result.says =
      fill({"{0}, {1}: the wind takes {2} of what holds it{3}",
            "{0}, {1} : le vent prend {2} de ce qui le tient{3}"},
           {name, show(Measure{footing.mass_kg, Unit::kg}),
            fill({"{0} %", "{0}\u00a0%"}, {show_number(100 * worst.balance.utilisation(), 0)}),
            missing(worst.ballast_kg)});
  judge(survey, result, worst);
  if (!declared) {
    result.verdict = Verdict::needs_declaration;
    result.mend = kWhere;
  }
  const Result tipping = result;
  out.results.push_back(std::move(result));
  judge_sliding(survey, name, tipping, worst, declared, out);
}

void run(const Survey& survey, Outcome& out) {
  Table table;
  table.title = {"Ballast against the wind, by zone and terrain",
                 "Lest contre le vent, par zone et terrain"};
  table.head = {
      {"module", "module"}, {"terrain", "terrain"}, {"zone 1"}, {"zone 2"}, {"zone 3"}, {"zone 4"}};
  table.note = {"Spread over the feet. Without ballast where it says 0 kg.",
                "Réparti sur les pieds. Sans lest là où il est écrit 0 kg."};
  for (const Module& module : survey.scene.modules) check_module(survey, module, table, out);
  if (!table.rows.empty()) out.tables.push_back(std::move(table));
}

}  // namespace

extern const Rule kWindTipping;
const Rule kWindTipping = {
    "wind-tipping",
    "Standing in the wind",
    "Tenue au vent",
    "What is not anchored must neither tip over nor slide in the wind of its place.",
    "Ce qui n'est pas ancré ne doit ni basculer ni glisser sous le vent du lieu.",
    "Each module's outline is seen from 36 directions; the wind on it, with a coefficient of 1.8, "
    "turns it about each side of the hull of its feet, against nine tenths of its weight. Walls "
    "behind one another count once; wind that lifts roofs, gusts around corners, soft ground and "
    "overseas zones are not seen; fasteners weigh nothing. The coefficient is from memory: nothing "
    "passes.",
    "Le contour de chaque module est vu de 36 directions ; le vent, avec un coefficient de 1,8, "
    "le fait tourner autour de chaque côté de l'enveloppe de ses pieds, contre neuf dixièmes de "
    "son poids. Les parois l'une derrière l'autre ne comptent qu'une fois ; le vent qui soulève "
    "les "
    "toits, les rafales aux angles, les sols mous et les zones d'outre-mer ne sont pas vus ; les "
    "fixations ne pèsent rien. Le coefficient vient de mémoire : rien n'est déclaré conforme.",
    "EN 1991-1-4, EN 1990",
    kFigures,
    run};

}  // namespace plano::checks
