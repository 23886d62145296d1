// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/plate_analysis.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "checks/strength/load_path.h"
#include "checks/strength/plate_words.h"

namespace plano::checks {
namespace {

/// Runs of the solver for one report.
constexpr int kMostRunsInAll = 600;

/// A solver that is asked each question once: equal boards, equally held, are common. Once it gave
/// no answer (it hangs, or is broken) or was asked too often, it is not asked again.
class Asked {
 public:
  explicit Asked(const PlateSolver& solver) : solver_(solver) {}
  Expected<std::string, Text> operator()(const std::string& input) {
    const auto it = known_.find(input);
    if (it != known_.end()) return it->second;
    if (!ended_ && runs_++ == kMostRunsInAll) {
      ended_ = Text("the calculations of this report took too many runs",
                    "les calculs de ce rapport ont demandé trop d'exécutions");
    }
    if (ended_) return failure(*ended_);
    auto answer = solver_(input);
    if (!answer) ended_ = answer.error();
    return known_.emplace(input, std::move(answer)).first->second;
  }

 private:
  const PlateSolver& solver_;
  int runs_ = 0;
  std::optional<Text> ended_;
  std::map<std::string, Expected<std::string, Text>> known_;
};

struct Question {
  const PlateCase& plate;
  const PlateModel& model;
  const PlateSolver& solver;
  double k_mod;
};

FlatPoint middle_of(const PlateMesh& mesh, std::size_t triangle) {
  const auto& t = mesh.triangles[triangle];
  return {(mesh.points[t[0]].u + mesh.points[t[1]].u + mesh.points[t[2]].u) / 3,
          (mesh.points[t[0]].v + mesh.points[t[1]].v + mesh.points[t[2]].v) / 3};
}

/// Stress over strength in each triangle, with the factor on users.
std::vector<double> uses_of(const Question& asked, const std::vector<SurfaceStress>& stress) {
  const PlateMesh& mesh = asked.model.mesh;
  const double strong_u =
      design_strength(asked.plate.material.bending(true), asked.k_mod, kGammaPlywood);
  const double strong_v =
      design_strength(asked.plate.material.bending(false), asked.k_mod, kGammaPlywood);
  std::vector<FlatPoint> middles;
  for (std::size_t t = 0; t < stress.size(); ++t) middles.push_back(middle_of(mesh, t));
  std::vector<double> uses(stress.size());
  for (std::size_t t = 0; t < stress.size(); ++t) {
    SurfaceStress mean;
    double all = 0;
    for (std::size_t o = 0; o < stress.size(); ++o) {
      const double du = middles[o].u - middles[t].u;
      const double dv = middles[o].v - middles[t].v;
      if (du * du + dv * dv > kMeanOverMm * kMeanOverMm / 4) continue;
      const double area = area_of(mesh, o);
      mean.u += area * stress[o].u;
      mean.v += area * stress[o].v;
      mean.twist += area * stress[o].twist;
      all += area;
    }
    const double twist = std::fabs(mean.twist);
    uses[t] =
        kGammaVariable / all *
        std::max((std::fabs(mean.u) + twist) / strong_u, (std::fabs(mean.v) + twist) / strong_v);
  }
  return uses;
}

PlateElastic elastic_of(const PlateMaterial& material) {
  const double u = material.modulus(true);
  const double v = material.modulus(false);
  return {u, v, std::min(u, v) * kTwistFigure.value.value, 0};
}

/// Takes over the answer to one load where it is the worst so far. False: it has none.
bool take(const Question& asked, const PlateForces& forces, PlateAnalysis& out,
          const FlatPoint* foot) {
  auto bent = bend(asked.model, forces, asked.solver);
  if (!bent && !asked.plate.held_down.empty()) {
    bent = bend(kept_down(asked.model), forces, asked.solver);
    out.kept_down = out.kept_down || bent.has_value();
  }
  if (!bent) {
    out.failure = bent.error();
    return false;
  }
  if (foot != nullptr) {
    out.sag_mm = std::max(out.sag_mm, *std::max_element(bent->sag.begin(), bent->sag.end()));
  }
  auto uses = uses_of(asked, bent->stress);
  const auto most = std::max_element(uses.begin(), uses.end());
  if (!out.use_of.empty() && *most <= out.use) return true;
  out.use = *most;
  out.worst = middle_of(asked.model.mesh, static_cast<std::size_t>(most - uses.begin()));
  out.by_all_users = foot == nullptr;
  if (foot != nullptr) out.foot = *foot;
  out.bearing = bent->bearing;
  out.use_of = std::move(uses);
  return true;
}

void answer(const Scene& scene, const PlateCase& plate, const PlateLoad& load,
            const PlateFound& found, const PlateSolver& solver, PlateAnalysis& out) {
  auto supported = mesh_of(scene, plate);
  if (!supported) {
    out.failure = {"its outline is too intricate for a mesh",
                   "son contour est trop découpé pour un maillage"};
    return;
  }
  const PlateModel model{std::move(supported->mesh), plate.thickness, elastic_of(plate.material),
                         std::move(supported->held)};
  const Question asked{plate, model, solver, k_mod(service_of(scene), Duration::brief)};
  const Feet feet = feet_of(found);
  out.untried = feet.left_out;
  for (const FlatPoint foot : feet.tried) {
    const auto forces = on_a_square(model.mesh, foot, kFootWidthMm, load.point_n);
    if (forces.empty()) {
      ++out.untried;
      continue;
    }
    if (!take(asked, forces, out, &foot)) return;
    ++out.feet;
  }
  if (!take(asked, spread_over(model.mesh, load.area_n_mm2), out, nullptr)) return;
  out.mesh = model.mesh;
}

const Figure* twist_figure(const Rule& rule) {
  const auto it = std::find_if(rule.figures.begin(), rule.figures.end(), [](const Figure& one) {
    return std::string_view(one.name_en) == kTwistFigure.name_en;
  });
  return it == rule.figures.end() ? nullptr : &*it;
}

Text percent(double share) {
  return fill({"{0} %", "{0}\u00a0%"}, {show_number(100 * share, 0)});
}

void judge(Result& result, const PlateAnalysis& analysis, const PlateFound& found) {
  const bool stiff = analysis.sag_mm <= kMostSag * found.softest.sag_span_mm;
  const double with_memory = analysis.use * kGammaUsersMemory / kGammaVariable;
  result.measured = Measure{analysis.use, Unit::none};
  result.limit = Measure{1, Unit::none};
  if (!found.held_everywhere || !found.any) {
    result.verdict = Verdict::needs_human;
    result.mend = {
        "one such place was calculated as a plate: look at the others, or put a joist "
        "or a ledge below",
        "un seul de ces endroits a été calculé comme plaque : examinez les autres, ou "
        "placez une solive ou un tasseau dessous"};
  } else if (analysis.use <= 1 && analysis.kept_down) {
    result.verdict = Verdict::needs_human;
    result.mend = {"as a plate it bears as long as its joints keep it down: look whether they do",
                   "comme plaque, elle porte tant que ses assemblages la retiennent : vérifiez "
                   "qu'ils le font"};
  } else if (analysis.use <= 1 && analysis.untried > 0) {
    result.verdict = Verdict::needs_human;
    result.mend =
        fill({"strips use more than its strength at more places than were calculated as a plate "
              "({0} are left): look at these, or support it closer",
              "des bandes dépassent sa résistance en plus d'endroits qu'il n'en a été calculé "
              "comme plaque (il en reste {0}) : examinez-les, ou rapprochez ses appuis"},
             {plano::show(static_cast<std::int64_t>(analysis.untried))});
  } else if (analysis.use <= 1) {
    result.verdict = stiff ? Verdict::pass : Verdict::needs_human;
    result.mend = {};
    if (!stiff) {
      result.mend = fill({"it bears, and sags by 1/{0} of its span: check that no gap opens, "
                          "or support it closer",
                          "la plaque porte, et fléchit de 1/{0} de sa portée : vérifiez "
                          "qu'aucun jeu ne s'ouvre, ou rapprochez ses appuis"},
                         {show_number(found.softest.sag_span_mm / analysis.sag_mm, 0)});
    }
  } else {
    // Two careful methods have to agree before a board is said to fail.
    const bool both = with_memory > 1 && result.verdict == Verdict::fail;
    result.verdict = both ? Verdict::fail : Verdict::needs_human;
    result.mend = {
        "as a plate too it uses more than its strength where it is worst: support it "
        "closer, or make it thicker",
        "même calculée comme plaque, elle dépasse sa résistance au pire endroit : "
        "rapprochez ses appuis, ou prenez-la plus épaisse"};
  }
}

void write_into(Result& result, const Scene& scene, const PlateCase& plate, const Rule& rule,
                const PlateAnalysis& analysis, const PlateFound& found) {
  const Text method{"finite elements (CalculiX)", "éléments finis (CalculiX)"};
  if (const Figure* twist = twist_figure(rule)) result.rests_on.push_back(twist);
  result.place.point = place_on(scene, plate, analysis.worst.u, analysis.worst.v);
  result.workings.push_back(
      working({"use of the strength as a plate", "part de la résistance employée, comme plaque"},
              "γ·(|σ| + |τ|) / f_d", analysis.use, Unit::none, method));
  result.workings.push_back(
      working({"sag as a plate under one force", "flèche comme plaque sous une force"}, "w",
              analysis.sag_mm, Unit::mm, method));
  result.workings.push_back(
      working({"places of one user that were tried", "endroits essayés pour un usager"}, "",
              static_cast<double>(analysis.feet), Unit::none, method));
  const Text by_strips = found.any
                             ? fill({"{0} by strips", "{0} par bandes"}, {percent(found.worst.use)})
                             : Text("no strip bears it", "aucune bande ne la porte");
  result.says = fill(
      {"{0}, calculated as a plate: {1} of its strength is used ({2}); it sags by {3}",
       "{0}, calculée comme plaque : {1} de sa résistance est employée ({2}) ; la flèche est de "
       "{3}"},
      {analysis.label, percent(analysis.use), by_strips, show(Measure{analysis.sag_mm, Unit::mm})});
  judge(result, analysis, found);
  leave_narrow_parts(result, scene, plate, found);
}

const StandingSurface* surface_of(const Survey& survey, std::size_t body) {
  for (const StandingSurface* one : surfaces_in_use(survey)) {
    if (std::find(one->bodies.begin(), one->bodies.end(), body) != one->bodies.end()) return one;
  }
  return nullptr;
}

/// Whether the strength of a board is known well enough, and its factors, to calculate it.
bool may_be_calculated(const PlateMaterial& material) {
  const bool stated = material.known == Known::declared || material.known == Known::by_make;
  return stated && material.is_plywood;  // the factors are plywood's: the rest is for a person
}

void analyse(const Survey& survey, const LoadPath& path, const PlateSolver& solver,
             const Rule& rule, Result& result, PlateAnalyses& all) {
  const auto body = survey.scene.find(result.place.elements.front());
  const StandingSurface* surface = body ? surface_of(survey, *body) : nullptr;
  if (surface == nullptr) return;
  const PlateCase plate = lying_plate(survey.scene, path, *body);
  if (!may_be_calculated(plate.material)) {
    all.not_asked.push_back(survey.scene.bodies[*body].label);
    return;
  }
  ++all.asked;
  const PlateLoad load = users_of(*surface, survey.scene.bodies[*body], plate);
  const PlateFound found = worst_strip(plate, load, kSpreadMm, kGammaVariable,
                                       k_mod(service_of(survey.scene), Duration::brief));
  Text why = why_a_plate(found, kMostSag);
  if (why.empty()) return;
  if (all.boards.size() == kMostBoards) {
    ++all.left_out;
    return;
  }
  PlateAnalysis analysis;
  analysis.element = result.place.elements.front();
  analysis.label = survey.scene.bodies[*body].label;
  analysis.why = std::move(why);
  analysis.strip_use = found.worst.use;
  analysis.strip_sag_mm = found.softest.sag_mm;
  answer(survey.scene, plate, load, found, solver, analysis);
  if (analysis.failure.empty()) {
    write_into(result, survey.scene, plate, rule, analysis, found);
    ask_where_not_said(survey, result, surface->said);
  }
  all.boards.push_back(std::move(analysis));
}

}  // namespace

Text why_a_plate(const PlateFound& found, double most_sag) {
  if (!found.held_everywhere) {
    return {"no strip goes from one of its places to what bears it",
            "d'un de ses endroits, aucune bande ne va jusqu'à ses appuis"};
  }
  if (!found.any) return {};
  if (found.worst.use > kNearLimit) {
    return fill({"strips use {0} of its strength, near the limit or beyond",
                 "des bandes emploient {0} de sa résistance, près de la limite ou au-delà"},
                {percent(found.worst.use)});
  }
  if (found.softest.sag_mm > most_sag * found.softest.sag_span_mm) {
    return {"strips sag further than they may", "des bandes fléchissent plus qu'admis"};
  }
  if (found.worst.use <= kDoubtful) return {};
  if (found.worst.over_edge) {
    return {"the strip leans on another along a free edge: its supports are irregular",
            "la bande s'appuie sur une autre le long d'un bord libre : les appuis sont "
            "irréguliers"};
  }
  if (found.worst.width_mm < 2 * kSpreadMm) {
    return {"the strip is narrowed by a hole or an edge",
            "la bande est rétrécie par un trou ou un bord"};
  }
  return {};
}

Feet feet_of(const PlateFound& found) {
  Feet feet;
  const auto near = [&](double u, double v) {
    return std::any_of(feet.tried.begin(), feet.tried.end(), [&](FlatPoint p) {
      return std::fabs(p.u - u) < kOtherPlaceMm && std::fabs(p.v - v) < kOtherPlaceMm;
    });
  };
  const auto add = [&](double u, double v) {
    if (!near(u, v)) feet.tried.push_back({u, v});
  };
  if (found.any) add(found.worst.u, found.worst.v);
  if (found.any) add(found.softest.u, found.softest.v);
  if (!found.held_everywhere) add(found.unheld_u, found.unheld_v);
  std::vector<OverUse> beyond = found.beyond;
  std::stable_sort(beyond.begin(), beyond.end(),
                   [](const OverUse& a, const OverUse& b) { return a.use > b.use; });
  for (const OverUse& one : beyond) {
    if (near(one.u, one.v)) continue;
    if (feet.tried.size() < kMostFeet) {
      feet.tried.push_back({one.u, one.v});
    } else {
      ++feet.left_out;
    }
  }
  return feet;
}

PlateAnalyses analyse_plates(const Survey& survey, const PlateSolver& solver, Report& report) {
  PlateAnalyses all;
  const LoadPath path(survey.scene);
  Asked asked(solver);
  const PlateSolver once = [&](const std::string& input) { return asked(input); };
  for (RuleReport& one : report.rules) {
    if (std::string_view(one.rule->id) != "plates") continue;
    for (Result& result : one.outcome.results) {
      if (!result.place.elements.empty()) analyse(survey, path, once, *one.rule, result, all);
    }
  }
  settle(report);
  return all;
}

}  // namespace plano::checks
