// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <optional>

#include "checks/falling.h"

namespace plano::checks {
namespace {

constexpr Figure kFigures[] = {
    {"fall that needs no surfacing",
     "chute qui ne demande pas de sol amortissant",
     {600, Unit::mm},
     Confidence::two_sources,
     "RPII Japan on EN 1176-1:2017; ap.be; lekeplasskontrollen.no",
     "RPII Japan sur l'EN 1176-1:2017 ; ap.be ; lekeplasskontrollen.no"},
    {"fall that turf takes",
     "chute qu'amortit un gazon",
     {1000, Unit::mm},
     Confidence::two_sources,
     "ap.be and scandlek.com; some countries allow more",
     "ap.be et scandlek.com ; certains pays admettent davantage"},
    {"fall that 200 mm of loose fill take",
     "chute qu'amortissent 200 mm de matériau meuble",
     {2000, Unit::mm},
     Confidence::two_sources,
     "RPII Japan on EN 1176-1:2017; speelprojecten.nl; the French annex was not read",
     "RPII Japan sur l'EN 1176-1:2017 ; speelprojecten.nl ; l'annexe française n'a pas été lue"},
    {"fall that 300 mm of loose fill take",
     "chute qu'amortissent 300 mm de matériau meuble",
     {3000, Unit::mm},
     Confidence::two_sources,
     "RPII Japan on EN 1176-1:2017; speelprojecten.nl; the French annex was not read",
     "RPII Japan sur l'EN 1176-1:2017 ; speelprojecten.nl ; l'annexe française n'a pas été lue"},
    {"more loose fill, for what feet move away",
     "matériau meuble en plus, pour ce que les pieds déplacent",
     {100, Unit::mm},
     Confidence::two_sources,
     "RPII Japan on EN 1176-1:2017; ap.be",
     "RPII Japan sur l'EN 1176-1:2017 ; ap.be"},
    {"top of foundations under loose fill",
     "dessus des fondations sous le matériau meuble",
     {400, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW and RPII Japan on EN 1176-1:2017; 200 mm where the top is rounded off",
     "Unfallkasse NRW et RPII Japan sur l'EN 1176-1:2017 ; 200 mm si le dessus est arrondi"},
};
constexpr double kThinMm = 200;
constexpr double kThickMm = 300;

bool is_loose(const std::string& kind) {
  return kind == "bark" || kind == "wood-chip" || kind == "sand" || kind == "gravel";
}

/// What loose fill asks for a fall; nothing where none takes it.
std::optional<double> depth_for(double fall) {
  if (fall <= kFigures[2].value.value) return kThinMm + kFigures[4].value.value;
  if (fall <= kFigures[3].value.value) return kThickMm + kFigures[4].value.value;
  return std::nullopt;
}

struct Need {
  double fall = 0;  // the greatest
  const StandingSurface* worst = nullptr;
  bool forced = false;
};

Need need_of(const std::vector<const StandingSurface*>& surfaces) {
  Need need;
  for (const StandingSurface* one : surfaces) {
    need.forced = need.forced || one->carries;
    if (need.worst != nullptr && one->drop <= need.fall) continue;
    need.fall = one->drop;
    need.worst = one;
  }
  return need;
}

bool needs_surfacing(const StandingSurface& surface) {
  return surface.drop > kFigures[0].value.value || surface.carries;
}

Text name_of(const std::string& kind) {
  if (kind == "turf") return {"turf", "le gazon"};
  if (kind == "bark") return {"bark", "l'écorce"};
  if (kind == "wood-chip") return {"wood chips", "les copeaux de bois"};
  if (kind == "sand") return {"sand", "le sable"};
  if (kind == "gravel") return {"gravel", "le gravier"};
  if (kind == "tested") return {"a tested surface", "un sol testé"};
  return {"no surfacing", "l'absence de sol amortissant"};
}

Text choices_for(double fall) {
  const auto depth = depth_for(fall);
  const Text tested = fill({"`surfacing: tested` with `critical_fall_height: {0}` at least",
                            "`surfacing: tested` avec au moins `critical_fall_height: {0}`"},
                           {Text(decimal(fall, 1) + "mm")});
  if (!depth) return tested;
  return fill({"write `surfacing: bark`, `wood-chip`, `sand` or `gravel` with `surfacing_depth: "
               "{0}`, or {1}",
               "écrivez `surfacing: bark`, `wood-chip`, `sand` ou `gravel` avec "
               "`surfacing_depth: {0}`, ou {1}"},
              {Text(decimal(*depth, 1) + "mm"), tested});
}

void judge_fall(Result& result, const Need& need, double takes, const Figure* figure) {
  result.limit = Measure{takes, Unit::mm};
  if (figure != nullptr) result.rests_on.push_back(figure);
  result.verdict = need.fall <= takes ? Verdict::pass : Verdict::fail;
}

void judge_depth(const Survey& survey, Result& result, const Need& need) {
  const auto depth = depth_for(need.fall);
  result.rests_on = {&kFigures[2], &kFigures[3], &kFigures[4]};
  if (!depth) {
    result.verdict = Verdict::fail;
    return;
  }
  result.limit = Measure{*depth, Unit::mm};
  const auto& said = survey.said().surfacing_depth;
  if (!said) {
    result.verdict = Verdict::needs_declaration;
    return;
  }
  result.measured = Measure{said->mm(), Unit::mm};
  result.verdict = said->mm() >= *depth ? Verdict::pass : Verdict::fail;
}

/// The declared surfacing against the greatest fall.
Result judged(const Survey& survey, const Need& need) {
  const std::string& kind = survey.said().surfacing;
  Result result;
  result.measured = Measure{need.fall, Unit::mm};
  result.place = place_of(survey, *need.worst);
  if (kind.empty()) {
    result.verdict = Verdict::needs_declaration;
  } else if (is_loose(kind)) {
    judge_depth(survey, result, need);
  } else if (kind == "turf") {
    judge_fall(result, need, kFigures[1].value.value, &kFigures[1]);
  } else if (kind == "tested") {
    const auto& takes = survey.said().critical_fall_height;
    if (takes) {
      judge_fall(result, need, takes->mm(), nullptr);
    } else {
      result.verdict = Verdict::needs_declaration;
    }
  } else {
    judge_fall(result, need, kFigures[0].value.value, &kFigures[0]);
    if (need.forced) result.verdict = Verdict::fail;
  }
  const bool too_little = result.verdict == Verdict::fail;
  if (too_little) result.verdict = wrong_at(*need.worst);
  const Text fall = show(Measure{need.fall, Unit::mm});
  const Text label = label_of(survey, *need.worst);
  if (kind.empty()) {
    result.says = fill({"one can fall {0} from {1}; the design does not say onto what",
                        "on peut tomber de {0} depuis {1} ; le modèle ne dit pas sur quoi"},
                       {fall, label});
  } else if (!too_little && result.verdict == Verdict::needs_declaration) {
    result.says =
        fill({"for a fall of {0} from {1}, {2} of which depth, or tested for which fall?",
              "pour une chute de {0} depuis {1}, {2} : de quelle épaisseur, ou testé pour "
              "quelle chute ?"},
             {fall, label, name_of(kind)});
  } else {
    result.says =
        fill(result.verdict == Verdict::pass
                 ? Text{"{2} as declared: enough for a fall of {0} from {1}",
                        "{2}, tel que déclaré : suffisant pour une chute de {0} depuis {1}"}
                 : Text{"{2} as declared: too little for a fall of {0} from {1}",
                        "{2}, tel que déclaré : trop peu pour une chute de {0} depuis {1}"},
             {fall, label, name_of(kind)});
  }
  if (result.verdict != Verdict::pass) result.mend = choices_for(need.fall);
  return result;
}

void none_needed(const Need& need, const Survey& survey, Outcome& out) {
  Result result;
  result.verdict = Verdict::pass;
  result.measured = Measure{need.fall, Unit::mm};
  result.limit = kFigures[0].value;
  result.rests_on = {&kFigures[0]};
  result.place = place_of(survey, *need.worst);
  result.says =
      fill({"nobody falls further than {0}: no surfacing is asked for; hard ground such as "
            "asphalt is not meant",
            "nul ne tombe de plus de {0} : aucun sol amortissant n'est demandé ; cela "
            "ne vaut pas pour un sol dur comme l'enrobé"},
           {show(*result.measured)});
  out.results.push_back(std::move(result));
}

void draw(const Survey& survey, const std::vector<const StandingSurface*>& surfaces, double fall,
          Outcome& out) {
  Table table;
  table.title = {"Surfacing", "Sol amortissant"};
  table.head = {{"under", "sous"}, {"fall", "chute"}, {"reach", "portée"}, {"area", "surface"}};
  std::vector<Loop> shapes;
  GroundArea all;
  all.kind = GroundArea::Kind::surfacing;
  for (const StandingSurface* one : surfaces) {
    const double reach = reach_of_fall_mm(one->drop);
    const std::vector<Loop> around = widened(one->contours, reach);
    table.rows.push_back({label_of(survey, *one), show(Measure{one->drop, Unit::mm}),
                          show(Measure{reach, Unit::mm}),
                          show(Measure{united(around).area_m2, Unit::m2})});
    shapes.insert(shapes.end(), around.begin(), around.end());
    for (const std::string& element : elements_of(survey, *one)) all.elements.push_back(element);
  }
  GroundPlan plan = united(shapes);
  all.contours = std::move(plan.contours);
  all.area_m2 = plan.area_m2;
  all.fall_height_mm = fall;
  all.label = {"surfacing", "sol amortissant"};
  table.rows.push_back({{"all, overlaps counted once", "total, recouvrements comptés une fois"},
                        show(Measure{fall, Unit::mm}),
                        "",
                        show(Measure{all.area_m2, Unit::m2})});
  out.ground.push_back(std::move(all));
  out.tables.push_back(std::move(table));
}

void look_at_foundations(const Survey& survey, Outcome& out) {
  if (survey.said().anchoring != "fixed" || !is_loose(survey.said().surfacing)) return;
  Result result;
  result.verdict = Verdict::needs_human;
  result.limit = kFigures[5].value;
  result.rests_on = {&kFigures[5]};
  result.says = {
      "foundations under loose fill have to lie deep enough; they are not part of the "
      "design",
      "sous un sol meuble, les fondations doivent être assez profondes ; elles ne font "
      "pas partie du modèle"};
  result.mend = fill({"set their tops {0} below the playing surface",
                      "placez leur dessus {0} sous "
                      "la surface de jeu"},
                     {show(*result.limit)});
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  const std::vector<const StandingSurface*> used = fallen_from(survey);
  if (used.empty()) return;
  std::vector<const StandingSurface*> needing;
  std::copy_if(used.begin(), used.end(), std::back_inserter(needing),
               [](const StandingSurface* one) { return needs_surfacing(*one); });
  if (needing.empty()) {
    none_needed(need_of(used), survey, out);
    return;
  }
  const Need need = need_of(needing);
  out.results.push_back(judged(survey, need));
  draw(survey, needing, need.fall, out);
  look_at_foundations(survey, out);
}

}  // namespace

extern const Rule kSurfacing;
const Rule kSurfacing = {
    "surfacing",
    "Surfacing",
    "Sol amortissant",
    "Where one can fall more than 600 mm, or is carried along, the ground within reach of the fall "
    "has to soften it.",
    "Là où l'on peut tomber de plus de 600 mm, ou être entraîné, le sol à portée de la chute doit "
    "l'amortir.",
    "The reach of every fall, from what one stands on and from what one hangs on (`grips:`), is "
    "drawn on the ground, united and summed; the surfacing declared is "
    "held against the greatest height found. Grain sizes, edgings, drainage and upkeep are for a "
    "person to see, and impact is measured on the site.",
    "La portée de chaque chute, depuis ce sur quoi on se tient et ce à quoi on se suspend "
    "(`grips:`), est dessinée au sol, réunie et sommée ; le sol déclaré est "
    "confronté "
    "à la plus grande hauteur trouvée. Granulométrie, bordures, drainage et entretien sont à voir "
    "par une personne, et l'amortissement se mesure sur place.",
    "EN 1176-1:2017, EN 1177",
    kFigures,
    run};

}  // namespace plano::checks
