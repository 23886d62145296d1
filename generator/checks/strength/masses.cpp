// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "checks/rule.h"
#include "checks/strength/footing.h"
#include "checks/strength/workings.h"

namespace plano::checks {
namespace {

constexpr std::array<Figure, 1> kFigures = {
    {{"what one person carries",
      "charge qu'une personne porte",
      {25, Unit::kg},
      Confidence::ours,
      "our choice: the most an adult is usually asked to lift alone",
      "notre choix : le plus qu'on demande d'ordinaire à un adulte de soulever seul"}}};

constexpr double kRounding = 1e-9;  // of one person's share

/// How many people each panel's step asks for.
std::map<std::size_t, int> people_by_panel(const model::ResolvedDesign& design) {
  std::map<std::size_t, int> people;
  for (const model::Step& step : design.steps) {
    for (const std::size_t panel : step.add) people[panel] = step.people;
  }
  return people;
}

void judge_heavy(const SceneBody& body, const std::map<std::size_t, int>& people, Outcome& out) {
  Result result;
  result.place = {{body.element}, "", (body.box.low + body.box.high) * 0.5};
  result.measured = Measure{body.mass_kg, Unit::kg};
  result.limit = kFigures[0].value;
  result.rests_on = {&kFigures[0]};
  result.says = fill({"{0} weighs {1}", "{0} pèse {1}"}, {body.label, show(*result.measured)});
  const auto needed =
      static_cast<std::int64_t>(std::ceil(body.mass_kg / kFigures[0].value.value - kRounding));
  const auto step = people.find(body.panel);
  if (step == people.end()) {
    result.verdict = Verdict::needs_declaration;
    result.mend = fill({"name it in one of the `steps:`, with `people: {0}`",
                        "citez cette pièce dans une des `steps:`, avec `people: {0}`"},
                       {plano::show(needed)});
  } else if (step->second < needed) {
    result.verdict = Verdict::fail;
    result.mend = fill({"write `people: {0}` in the step that sets it up, or make it lighter",
                        "écrivez `people: {0}` dans l'étape qui la met en place, ou allégez-la"},
                       {plano::show(needed)});
  } else {
    result.verdict = Verdict::pass;
  }
  out.results.push_back(std::move(result));
}

void add_table(const Scene& scene, Outcome& out) {
  Table table;
  table.title = {"Masses of the modules", "Masses des modules"};
  table.head = {{"module", "module"}, {"parts", "pièces"},
                {"mass", "masse"},    {"centre of gravity: height", "centre de gravité : hauteur"},
                {"x", "x"},           {"y", "y"}};
  table.note = {"Without fasteners and finish, from the solids and the densities of the workshop.",
                "Sans fixations ni finition, d'après les solides et les masses volumiques de "
                "l'atelier."};
  const auto mm = [](double value) { return show(Measure{value, Unit::mm}); };
  for (const Module& module : scene.modules) {
    const geometry::Vec3 centre = module.centre_of_mass;
    table.rows.push_back({name_of(scene, module),
                          plano::show(static_cast<std::int64_t>(module.bodies.size())),
                          show(Measure{module.mass_kg, Unit::kg}), mm(centre.z - scene.ground),
                          mm(centre.x), mm(centre.y)});
  }
  out.tables.push_back(std::move(table));
}

void run(const Survey& survey, Outcome& out) {
  const Scene& scene = survey.scene;
  if (scene.bodies.empty()) return;
  add_table(scene, out);
  const auto people = people_by_panel(scene.design);
  const SceneBody* heaviest = &scene.bodies.front();
  const SceneBody* unknown = nullptr;
  for (const SceneBody& body : scene.bodies) {
    if (body.mass_kg <= 0 && unknown == nullptr) unknown = &body;
    if (body.mass_kg > heaviest->mass_kg) heaviest = &body;
    if (body.mass_kg > kFigures[0].value.value) judge_heavy(body, people, out);
  }
  Result result;
  result.rests_on = {&kFigures[0]};
  if (unknown != nullptr) {
    result.verdict = Verdict::needs_declaration;
    result.place = {{unknown->element}, "", (unknown->box.low + unknown->box.high) * 0.5};
    result.says = fill({"the mass of {0} is not known", "la masse de {0} n'est pas connue"},
                       {unknown->label});
    result.mend = {"give `density:` to its sheet or bar in the workshop's profile",
                   "donnez `density:` à sa plaque ou à sa barre dans le profil de l'atelier"};
    out.results.push_back(std::move(result));
  } else if (heaviest->mass_kg <= kFigures[0].value.value) {
    result.verdict = Verdict::pass;
    result.place = {{heaviest->element}, "", (heaviest->box.low + heaviest->box.high) * 0.5};
    result.measured = Measure{heaviest->mass_kg, Unit::kg};
    result.limit = kFigures[0].value;
    result.says =
        fill({"the heaviest part, {0}, weighs {1}", "la pièce la plus lourde, {0}, pèse {1}"},
             {heaviest->label, show(*result.measured)});
    out.results.push_back(std::move(result));
  }
}

}  // namespace

extern const Rule kMasses;
const Rule kMasses = {
    "masses",
    "Masses and centres of gravity",
    "Masses et centres de gravité",
    "Parts that are too heavy for one person are set up by as many as it takes, and the steps say "
    "so.",
    "Les pièces trop lourdes pour une personne se posent à plusieurs, autant qu'il en faut, et les "
    "étapes le disent.",
    "Volumes of the solids times the densities in the workshop's profile; fasteners, finish and "
    "damp are left out. Each person takes 25 kg; whether that many find room to grip is not seen.",
    "Volumes des solides multipliés par les masses volumiques du profil de l'atelier ; sans les "
    "fixations, la finition ni l'humidité. Chacun porte 25 kg ; que tous trouvent où saisir la "
    "pièce "
    "n'est pas vu.",
    "—",
    kFigures,
    run};

}  // namespace plano::checks
