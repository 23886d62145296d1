// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <optional>

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
  Blown blown;             // with the pressure in
  double ballast_kg = 0;   // against tipping, most of all directions
  double friction = 0;     // without which it slides, most of all directions
  double strongest_n = 0;  // the wind's force, most of all directions
  double sliding_kg = 0;   // ballast against sliding, where the friction is known

  double to_place_kg() const { return std::max(ballast_kg, sliding_kg); }
};

Worst worst_of(const Footing& footing, const std::vector<Blown>& all, double pressure_pa,
               const std::optional<double>& friction) {
  Worst worst;
  double use = -1;
  for (Blown blown : all) {
    blown.push.horizontal_n *= pressure_pa;
    const Balance balance =
        balance_of(footing.hull, footing.centre_of_mass, footing.mass_kg, blown.push);
    worst.ballast_kg = std::max(worst.ballast_kg, balance.ballast_kg);
    worst.friction = std::max(worst.friction, friction_needed(footing.mass_kg, blown.push));
    worst.strongest_n = std::max(worst.strongest_n, blown.push.horizontal_n);
    if (friction) {
      worst.sliding_kg = std::max(worst.sliding_kg,
                                  ballast_against_sliding(footing.mass_kg, blown.push, *friction));
    }
    if (balance.utilisation() <= use) continue;
    use = balance.utilisation();
    worst.balance = balance;
    worst.blown = blown;
  }
  return worst;
}

void add_wind(std::vector<Working>& out, const Wind& wind) {
  const Text source{"EN 1991-1-4, French annex", "EN 1991-1-4, annexe française"};
  const auto add = [&](Text name, const char* formula, double value, Unit unit = Unit::none) {
    out.push_back(working(std::move(name), formula, value, unit, source));
  };
  constexpr double kMm = 1000;
  add({"wind of the zone, m/s", "vent de la zone, m/s"}, "v_b", wind.base_m_s);
  add({"height the wind is taken at", "hauteur où le vent est pris"}, "z", wind.height_m * kMm,
      Unit::mm);
  add({"roughness of the terrain", "rugosité du terrain"}, "z_0", wind.roughness_m * kMm, Unit::mm);
  add({"terrain factor", "coefficient de terrain"}, "k_r = 0.19·(z_0/0.05 m)^0.07",
      wind.terrain_factor);
  add({"mean wind, m/s", "vent moyen, m/s"}, "v_m = k_r·ln(z/z_0)·v_b", wind.mean_m_s);
  add({"turbulence factor", "coefficient de turbulence"}, "k_I = 1 − 2·10⁻⁴·(log z_0 + 3)⁶",
      wind.turbulence_factor);
  add({"turbulence", "turbulence"}, "I_v = k_I / ln(z/z_0)", wind.turbulence);
  add({"density of the air, kg/m³", "masse volumique de l'air, kg/m³"}, "ρ", kAirDensity);
  add({"pressure", "pression"}, "q_p = (1 + 7·I_v)·ρ·v_m²/2", wind.pressure_pa, Unit::pascal);
}

void add_sliding(std::vector<Working>& out, const Worst& worst,
                 const std::optional<double>& friction) {
  out.push_back(working({"greatest force of the wind, of all directions",
                         "plus grande force du vent, de toutes les directions"},
                        "W_max", worst.strongest_n, Unit::newton));
  out.push_back(working({"friction it needs to stay", "frottement nécessaire pour rester en place"},
                        "μ = 1.5·W_max / (0.9·m·9.81)", worst.friction, Unit::none));
  if (!friction) return;
  out.push_back(working({"friction declared", "frottement déclaré"}, "μ_d", *friction, Unit::none));
  out.push_back(working({"ballast missing against sliding", "lest manquant contre le glissement"},
                        "max(1.5·W_max / (0.9·9.81·μ_d) − m, 0)", worst.sliding_kg, Unit::kg));
  out.push_back(
      working({"ballast to place: the larger of the two", "lest à placer : le plus grand des deux"},
              "max", worst.to_place_kg(), Unit::kg));
}

void add_workings(Result& result, const Footing& footing, const Worst& worst, const Wind& wind,
                  const std::optional<double>& friction) {
  auto& out = result.workings;
  add_wind(out, wind);
  out.push_back(
      working({"area the wind meets", "surface au vent"}, "A", worst.blown.area_m2, Unit::m2));
  const Text source{kCoefficient.source_en, kCoefficient.source_fr};
  out.push_back(working({"force coefficient", "coefficient de force"}, "c_f", kForceCoefficient,
                        Unit::none, source));
  out.push_back(working({"force of the wind", "force du vent"}, "W = q_p·c_f·A",
                        worst.blown.push.horizontal_n, Unit::newton));
  out.push_back(working({"height it acts at", "hauteur de son point d'application"}, "h",
                        worst.blown.push.height_m * 1000, Unit::mm));
  add_holding(out, footing, worst.balance);
  out.push_back(working({"overturning moment", "moment de renversement"}, "1.5·W·h·cos",
                        worst.balance.overturning_nm, Unit::newton_m, {"EN 1990, EQU"}));
  out.push_back(working({"moment that holds", "moment stabilisant"}, "0.9·m·9.81·a",
                        worst.balance.stabilising_nm, Unit::newton_m, {"EN 1990, EQU"}));
  out.push_back(working({"ballast missing against tipping, most of all directions",
                         "lest manquant contre le basculement, le plus grand de toutes les "
                         "directions"},
                        "max((1.5·W·h·cos − 0.9·m·9.81·a) / (0.9·9.81·b), 0)", worst.ballast_kg,
                        Unit::kg));
  add_sliding(out, worst, friction);
}

/// The same words for all modules, so that they are one finding: how much stands in what is found.
Text put_ballast(bool friction_known) {
  return friction_known
             ? Text(
                   "put the ballast told on it, the larger where there are two, spread over its "
                   "feet; or anchor it",
                   "mettez le lest indiqué, le plus grand s'il y en a deux, réparti sur ses "
                   "pieds ; ou ancrez ses pieds")
             : Text(
                   "put the ballast told on it, spread over its feet, or anchor it; it is against "
                   "tipping only: what sliding needs follows from the friction of your ground, "
                   "`expects: friction:`",
                   "mettez le lest indiqué, réparti sur ses pieds, ou ancrez ses pieds ; il ne "
                   "vaut que contre le basculement : ce que demande le glissement dépend du "
                   "frottement de votre sol, `expects: friction:`");
}

void judge(const Survey& survey, Result& result, const Worst& worst) {
  const std::string& anchoring = survey.said().anchoring;
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
  result.mend = put_ballast(survey.said().friction.has_value());
  if (anchoring == "fixed") {
    result.verdict = Verdict::needs_human;
    result.mend = fill(
        {"its anchors have to hold {0} of moment and {1} sideways, with factors in; somebody has "
         "to design them for the ground there",
         "ses ancrages doivent tenir un moment de {0} et {1} à l'horizontale, coefficients "
         "compris ; quelqu'un doit les dimensionner pour le sol du lieu"},
        {show(Measure{worst.balance.overturning_nm - worst.balance.stabilising_nm, Unit::newton_m}),
         show(Measure{kOverturning * worst.strongest_n, Unit::newton})});
  } else if (anchoring == "ballasted") {
    result.verdict = Verdict::needs_human;
    result.mend = fill({"{0}; check it on the spot", "{0} ; vérifiez sur place"}, {result.mend});
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
Text missing(double kg, const Text& against) {
  if (kg <= 0) return {"", ""};
  return fill({"; {0} of ballast missing against {1}", " ; il manque {0} de lest contre {1}"},
              {show_ballast(kg), against});
}
const Text kTipping = {"tipping", "le basculement"};
const Text kSliding = {"sliding", "le glissement"};

Text sliding_found(const Text& name, const Worst& worst, const std::optional<double>& friction) {
  const Text needed = show_number(worst.friction, 2);
  if (friction) {
    const Text given = show_number(*friction, 2);
    return worst.friction <= *friction
               ? fill({"{0} stays where it is under the wind: it takes a friction of {1}, and {2} "
                       "is declared",
                       "{0} reste en place sous le vent : il y faut un frottement de {1}, et {2} "
                       "est déclaré"},
                      {name, needed, given})
               : fill({"{0} slides under the wind: it takes a friction of {1}, and {2} is "
                       "declared{3}",
                       "{0} glisse sous le vent : il y faut un frottement de {1}, et {2} est "
                       "déclaré{3}"},
                      {name, needed, given, missing(worst.sliding_kg, kSliding)});
  }
  return worst.friction > kMostFriction
             ? fill({"{0} is too light to stay where it is under the wind on any ground: it takes "
                     "a friction of {1}",
                     "{0} : module trop léger pour rester en place sous le vent, sur quelque sol "
                     "que ce soit ; il y faut un frottement de {1}"},
                    {name, needed})
             : fill({"{0} stays where it is under the wind if friction is {1} or more",
                     "{0} reste en place sous le vent si le frottement atteint {1}"},
                    {name, needed});
}

/// Where no friction is declared, and it would decide nothing.
void judge_too_light(const Survey& survey, Result& result) {
  const std::string& anchoring = survey.said().anchoring;
  result.verdict = anchoring == "ballasted" ? Verdict::needs_human
                   : anchoring == "free"    ? Verdict::fail
                                            : Verdict::needs_declaration;
  result.mend = {
      "put ballast on it or anchor it, and say which under `expects: anchoring:`; how "
      "much ballast is told as soon as `friction:` says how its feet hold on the ground",
      "lestez ce module ou ancrez ses pieds, et dites lequel sous `expects: "
      "anchoring:` ; le lest est calculé dès que `friction:` dit comment ses pieds "
      "tiennent au sol"};
}

/// Whether it slides: with the friction the author declares, or how much it takes.
void judge_sliding(const Survey& survey, const Text& name, const Result& tipping,
                   const Worst& worst, bool declared, Outcome& out) {
  if (survey.said().anchoring == "fixed") return;
  const auto& friction = survey.said().friction;
  Result result;
  result.place = tipping.place;
  result.measured = Measure{worst.friction, Unit::none};
  result.rests_on = tipping.rests_on;
  result.says = sliding_found(name, worst, friction);
  if (friction) result.limit = Measure{*friction, Unit::none};
  if (!declared) {
    result.verdict = Verdict::needs_declaration;
    result.mend = kWhere;
  } else if (!friction && worst.friction > kMostFriction) {
    judge_too_light(survey, result);
  } else if (!friction) {
    result.verdict = Verdict::needs_declaration;
    result.mend = {"say under `expects: friction:` what the feet and the ground give",
                   "dites sous `expects: friction:` ce que donnent les pieds et le sol"};
  } else if (worst.friction <= *friction) {
    result.verdict = Verdict::needs_human;
    result.mend = {
        "the wind's force rests on a coefficient from memory: have it read in the "
        "standard",
        "la force du vent repose sur un coefficient de mémoire : faites-le lire dans "
        "la norme"};
  } else {
    const bool ballasted = survey.said().anchoring == "ballasted";
    result.verdict = ballasted ? Verdict::needs_human : Verdict::fail;
    result.mend = put_ballast(true);
    if (ballasted) {
      result.mend = fill({"{0}; check it on the spot", "{0} ; vérifiez sur place"}, {result.mend});
    }
  }
  out.results.push_back(std::move(result));
}

/// Ballast by zone and terrain; that of the place is marked.
void add_row(Table& table, const Text& name, const Footing& footing, const std::vector<Blown>& all,
             const Terrain& terrain, const Site& site) {
  std::vector<Text> row = {name, {terrain.name_en, terrain.name_fr}};
  for (int zone = 1; zone <= kWindZones; ++zone) {
    const double q = wind_at(zone, terrain, footing.top_m).pressure_pa;
    const Text kg = show_ballast(worst_of(footing, all, q, site.friction).to_place_kg());
    const bool here = site.declared() && zone == site.zone && &terrain == site.terrain;
    row.push_back(here ? fill({"→ {0}", "→ {0}"}, {kg}) : kg);
  }
  table.rows.push_back(std::move(row));
}

void check_module(const Survey& survey, std::size_t index, Table& table, Outcome& out) {
  const Scene& scene = survey.scene;
  const Module& module = scene.modules[index];
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
    out.unballasted.push_back({index, false});
    out.results.push_back(std::move(result));
    return;
  }
  if (footing.mass_kg <= 0) {
    result.verdict = Verdict::needs_declaration;
    result.says =
        fill({"the mass of {0} is not known", "la masse de {0} n'est pas connue"}, {name});
    result.mend = {"give `density:` to its sheets and bars in the workshop's profile",
                   "donnez `density:` à ses plaques et barres dans le profil de l'atelier"};
    out.unballasted.push_back({index, false});
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
    out.unballasted.push_back({index, true});
    out.results.push_back(std::move(result));
    return;
  }
  const std::vector<Blown> all = blown_from_all(scene, module, footing.hull);
  const Site site(survey.said());
  for (const Terrain& one : terrains()) add_row(table, name, footing, all, one, site);
  const Wind wind = site.declared() ? wind_at(site.zone, *site.terrain, footing.top_m)
                                    : wind_at(kWindZones, terrains()[0], footing.top_m);
  const Worst worst = worst_of(footing, all, wind.pressure_pa, site.friction);
  if (site.declared() && survey.said().anchoring != "fixed") {
    out.ballast.push_back({index, Ballast::Against::tipping_in_wind, worst.ballast_kg});
    if (site.friction) {
      out.ballast.push_back({index, Ballast::Against::sliding_in_wind, worst.sliding_kg});
    }
  }
  result.measured = Measure{worst.balance.utilisation(), Unit::none};
  result.limit = Measure{1, Unit::none};
  add_workings(result, footing, worst, wind, site.friction);
  const double use = worst.balance.utilisation();
  result.says =
      fill(use > 1 ? Text("{0}, {1}: the wind tips it over with {2}{3}",
                          "{0}, {1} : le vent le fait basculer avec {2}{3}")
                   : Text("{0}, {1}: the wind takes {2}{3}", "{0}, {1} : le vent prend {2}{3}"),
           {name, show(Measure{footing.mass_kg, Unit::kg}), share_of_hold(use),
            missing(worst.ballast_kg, kTipping)});
  judge(survey, result, worst);
  if (!site.declared()) {
    result.verdict = Verdict::needs_declaration;
    result.mend = kWhere;
  }
  const Result tipping = result;
  out.results.push_back(std::move(result));
  judge_sliding(survey, name, tipping, worst, site.declared(), out);
}

Text note_of(const Site& site) {
  Text note = site.friction
                  ? fill({"The larger of what tipping and sliding take, at the declared friction "
                          "of {0}. Spread over the feet.",
                          "Le plus grand de ce que demandent basculement et glissement, avec le "
                          "frottement déclaré de {0}. Réparti sur les pieds."},
                         {show_number(*site.friction, 2)})
                  : Text(
                        "Against tipping only: what sliding takes follows from the friction of "
                        "your ground, and may be much more. Spread over the feet.",
                        "Contre le basculement seulement : ce que demande le glissement dépend du "
                        "frottement de votre sol, et peut être bien plus. Réparti sur les pieds.");
  if (site.declared()) {
    note = fill({"{0} →: the place that is declared.", "{0} → : le lieu déclaré."}, {note});
  }
  return note;
}

void run(const Survey& survey, Outcome& out) {
  const Site site(survey.said());
  Table table;
  table.title = site.friction ? Text("Ballast against the wind, by zone and terrain",
                                     "Lest contre le vent, par zone et terrain")
                              : Text("Ballast against tipping in the wind, by zone and terrain",
                                     "Lest contre le basculement au vent, par zone et terrain");
  table.head = {
      {"module", "module"}, {"terrain", "terrain"}, {"zone 1"}, {"zone 2"}, {"zone 3"}, {"zone 4"}};
  table.note = note_of(site);
  const auto& modules = survey.scene.modules;
  for (std::size_t m = 0; m < modules.size(); ++m) check_module(survey, m, table, out);
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
    "turns it about each side of the hull of its feet, against nine tenths of its weight, and "
    "pushes "
    "it along the ground, where the friction declared decides: ballast is the larger of what both "
    "take, and against tipping only where no friction is declared. Walls behind one another count "
    "once; wind that lifts roofs, gusts around corners, soft ground and "
    "overseas zones are not seen; fasteners weigh nothing. The coefficient is from memory: nothing "
    "passes.",
    "Le contour de chaque module est vu de 36 directions ; le vent, avec un coefficient de 1,8, "
    "le fait tourner autour de chaque côté de l'enveloppe de ses pieds, contre neuf dixièmes de "
    "son poids, et le pousse sur le sol, où décide le frottement déclaré : le lest est le plus "
    "grand "
    "de ce que demandent les deux, et ne vaut que contre le basculement si aucun frottement n'est "
    "déclaré. Les parois l'une derrière l'autre ne comptent qu'une fois ; le vent qui soulève "
    "les "
    "toits, les rafales aux angles, les sols mous et les zones d'outre-mer ne sont pas vus ; les "
    "fixations ne pèsent rien. Le coefficient vient de mémoire : rien n'est déclaré conforme.",
    "EN 1991-1-4, EN 1990",
    kFigures,
    run};

}  // namespace plano::checks
