// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>

#include "checks/edge_guard.h"
#include "checks/flights.h"
#include "checks/rule.h"
#include "checks/safety/off_limits.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr const char* kRead = "Unfallkasse NRW and RPII Japan on EN 1176-1";
constexpr const char* kLu = "Unfallkasse NRW et RPII Japan sur l'EN 1176-1";

constexpr Figure kFigures[] = {
    {"least number of risers",
     "plus petit nombre de contremarches",
     {3, Unit::none},
     Confidence::two_sources,
     kRead,
     kLu},
    {"least going", "plus petit giron", {140, Unit::mm}, Confidence::two_sources, kRead, kLu},
    {"least depth of a tread",
     "plus petite profondeur d'une marche",
     {110, Unit::mm},
     Confidence::two_sources,
     kRead,
     kLu},
    {"tilt of a tread",
     "inclinaison d'une marche",
     {3, Unit::degree},
     Confidence::two_sources,
     kRead,
     kLu},
    {"unevenness of pitch",
     "irrégularité de la pente",
     {2, Unit::mm},
     Confidence::ours,
     "our own tolerance; sources ask for a constant pitch and name none",
     "notre tolérance ; les sources demandent une pente constante et n'en nomment pas"},
    {"sides guarded above",
     "hauteur au-delà de laquelle les côtés sont protégés",
     {600, Unit::mm},
     Confidence::two_sources,
     kRead,
     kLu},
    {"a guardrail does up to",
     "hauteur jusqu'à laquelle un garde-corps suffit",
     {1000, Unit::mm},
     Confidence::two_sources,
     kRead,
     kLu},
    {"clear below a guardrail",
     "espace libre sous un garde-corps",
     {600, Unit::mm},
     Confidence::two_sources,
     kRead,
     kLu},
};
constexpr const Figure& kRisers = kFigures[0];
constexpr const Figure& kGoing = kFigures[1];
constexpr const Figure& kTread = kFigures[2];
constexpr const Figure& kTilt = kFigures[3];
constexpr const Figure& kUneven = kFigures[4];
constexpr const Figure& kGuarded = kFigures[5];
constexpr const Figure& kRailEnough = kFigures[6];
constexpr const Figure& kUnderRail = kFigures[7];

class Look {
 public:
  Look(const Survey& survey, const Flight& stairs, Outcome& out)
      : survey_(survey), stairs_(stairs), out_(out) {}

  void all() {
    risers();
    going();
    treads();
    tilt();
    pitch();
    sides();
    if (!blamed_) pass();
  }

 private:
  const Text& label(std::size_t step) const {
    return survey_.scene.bodies[stairs_.steps[step].body].label;
  }

  Result& blame(std::size_t step, Measure measured, const Figure& limit) {
    blamed_ = true;
    Result result;
    result.verdict = stairs_.spoken ? Verdict::fail : Verdict::needs_declaration;
    result.measured = measured;
    result.limit = limit.value;
    result.rests_on = {&limit};
    result.place = stairs_.place(survey_, step);
    out_.results.push_back(std::move(result));
    return out_.results.back();
  }

  /// Two steps below a floor level with the second are no stair, yet walked up as one: a person
  /// judges that, as of one or two steps that nothing leads from.
  void risers() {
    std::size_t count = stairs_.steps.size();
    if (stairs_.steps.front().height <= kFlushMm) --count;
    if (stairs_.arrival) {
      const double last = stairs_.steps.back().height;
      if (survey_.standing[*stairs_.arrival].low - last > kFlushMm) ++count;
    }
    const auto risers = static_cast<double>(count);
    if (risers >= kRisers.value.value) return;
    Result& result = blame(0, {risers, Unit::none}, kRisers);
    result.verdict = Verdict::needs_human;
    result.says = fill({"from {0} up there are {1} risers: too few for a stair",
                        "à partir de {0}, il n'y a que {1} contremarches : trop peu pour un "
                        "escalier"},
                       {label(0), count_of(count)});
    result.mend = {"have a person judge whether one stumbles there, or make three risers of it",
                   "faites juger par une personne si l'on y trébuche, ou faites-en trois "
                   "contremarches"};
  }

  void going() {
    const auto [least, count] =
        off_limits(stairs_.steps.size() - 1, kHeightsMm - kGoing.value.value,
                   [&](std::size_t i) { return -stairs_.going(i); });
    if (count == 0) return;
    Result& result = blame(least, {stairs_.going(least), Unit::mm}, kGoing);
    result.says = fill({"from {0} to the next tread the going is {1} ({2} such)",
                        "de {0} à la marche suivante, le giron est de {1} (au nombre de {2})"},
                       {label(least), show(*result.measured), count_of(count)});
    result.mend = {"set the front of each tread 140 mm behind the one below",
                   "placez le nez de chaque marche 140 mm en arrière de la précédente"};
    result.marks = {{Mark::Kind::line,
                     {stairs_.steps[least].middle, stairs_.steps[least + 1].middle},
                     show(*result.measured)}};
  }

  void treads() {
    const auto [least, count] = off_limits(stairs_.steps.size(), kHeightsMm - kTread.value.value,
                                           [&](std::size_t i) { return -stairs_.steps[i].depth; });
    if (count == 0) return;
    Result& result = blame(least, {stairs_.steps[least].depth, Unit::mm}, kTread);
    result.says = fill({"{0} is {1} deep ({2} such)",
                        "{0} a une profondeur de {1} (au nombre de "
                        "{2})"},
                       {label(least), show(*result.measured), count_of(count)});
    result.mend = {"make treads 110 mm deep at least", "donnez aux marches 110 mm de profondeur"};
  }

  void tilt() {
    const auto [worst, count] =
        off_limits(stairs_.steps.size(), kTilt.value.value + kAnglesDegrees,
                   [&](std::size_t i) { return stairs_.steps[i].tilt_degrees; });
    if (count == 0) return;
    Result& result = blame(worst, {stairs_.steps[worst].tilt_degrees, Unit::degree}, kTilt);
    result.says = fill({"{0} is tilted by {1} ({2} such)", "{0} penche de {1} (au nombre de {2})"},
                       {label(worst), show(*result.measured), count_of(count)});
    result.mend = {"lay it level", "posez-la de niveau"};
  }

  void pitch() {
    double most = 0;
    std::size_t at = 0;
    for (std::size_t i = 1; i + 1 < stairs_.steps.size(); ++i) {
      const double off = std::max(std::fabs(stairs_.rise(i) - stairs_.rise(0)),
                                  std::fabs(stairs_.going(i) - stairs_.going(0)));
      if (off <= most) continue;
      most = off;
      at = i;
    }
    if (stairs_.arrival) {
      const std::size_t last = stairs_.steps.size() - 1;
      const double rise = survey_.standing[*stairs_.arrival].low - stairs_.steps[last].height;
      // The last tread may lie level with the floor.
      if (rise > kFlushMm && std::fabs(rise - stairs_.rise(0)) > most) {
        most = std::fabs(rise - stairs_.rise(0));
        at = last;
      }
    }
    if (most <= kUneven.value.value + kHeightsMm) return;
    Result& result = blame(at, {most, Unit::mm}, kUneven);
    result.says = fill({"the step above {0} differs by {1} from the first one",
                        "le pas au-dessus de {0} diffère de {1} du premier"},
                       {label(at), show(*result.measured)});
    result.mend = {"make all rises and goings equal",
                   "donnez à toutes les marches la même hauteur et le même giron"};
  }

  /// Whether one end of a tread needs no guard, or has it.
  bool held(const Step& step, double sign) const {
    const Vec3 outwards = step.along * sign;
    const Vec3 edge = step.middle + outwards * (step.length / 2);
    if (drop_at(survey_.scene, edge, outwards) <= kFlushMm) return true;
    const GuardAt guard = guard_at(survey_.scene, edge, outwards);
    const bool rail_does = stairs_.top(survey_) <= kRailEnough.value.value + kHeightsMm;
    return guard.infill || (rail_does && guard.rail && guard.under < kUnderRail.value.value);
  }

  void sides() {
    const double top = stairs_.top(survey_);
    if (top <= kGuarded.value.value + kHeightsMm) return;
    std::size_t count = 0;
    std::size_t first = 0;
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < stairs_.steps.size(); ++i) {
      const Step& step = stairs_.steps[i];
      for (const double sign : {-1.0, 1.0}) {
        if (held(step, sign)) continue;
        if (count++ == 0) first = i;
        const Vec3 end = step.middle + step.along * (sign * step.length / 2);
        const Vec3 back = stairs_.way * (step.depth / 2);
        marks.push_back({Mark::Kind::line, {end - back, end + back}, {}});
      }
    }
    if (count == 0) return;
    Result& result = blame(first, {top, Unit::mm}, kGuarded);
    result.rests_on = {&kGuarded, &kRailEnough, &kUnderRail};
    result.says = fill({"the stair of {0} leads {1} up, and {2} ends of its treads have no guard",
                        "l'escalier de {0} monte à {1}, et {2} bouts de ses marches sont sans "
                        "protection"},
                       {label(first), show(*result.measured), count_of(count)});
    result.mend = {
        "guard both sides from the first tread: barriers 700 mm high, or up to a floor "
        "of 1000 mm rails 600 to 850 mm up with less than 600 mm below them",
        "protégez les deux côtés dès la première marche : barrières de 700 mm, ou, "
        "jusqu'à un plancher à 1000 mm, des lisses à 600 à 850 mm avec moins de 600 mm "
        "de libre dessous"};
    result.marks = std::move(marks);
  }

  void pass() {
    Result result;
    result.verdict = Verdict::pass;
    result.measured = Measure{stairs_.going(0), Unit::mm};
    result.limit = kGoing.value;
    for (const Figure& figure : kFigures) result.rests_on.push_back(&figure);
    result.place = stairs_.place(survey_, 0);
    result.says = fill({"a stair of {0} treads, {1} high, going {2}",
                        "un escalier de {0} marches, hautes de {1}, giron {2}"},
                       {count_of(stairs_.steps.size()), show(Measure{stairs_.rise(0), Unit::mm}),
                        show(*result.measured)});
    out_.results.push_back(std::move(result));
  }

  const Survey& survey_;
  const Flight& stairs_;
  Outcome& out_;
  bool blamed_ = false;
};

void tell_winding(const Survey& survey, const Flight& stairs, Outcome& out) {
  Result result;
  result.verdict = Verdict::needs_human;
  for (const Figure& figure : kFigures) result.rests_on.push_back(&figure);
  result.place = stairs.place(survey, 0);
  result.says =
      fill({"the {0} steps from {1} up turn about as they rise: no rule measures them",
            "les {0} marches à partir de {1} tournent en montant : aucune règle ne les "
            "mesure"},
           {count_of(stairs.steps.size()), survey.scene.bodies[stairs.steps.front().body].label});
  result.mend = {"have a person measure rise, going and guards along the line one walks",
                 "faites mesurer par une personne hauteurs, girons et protections le long de la "
                 "ligne de foulée"};
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  for (const Flight& flight : survey.flights) {
    if (flight.kind == Flight::Kind::stairs) Look(survey, flight, out).all();
    if (flight.kind == Flight::Kind::winding) tell_winding(survey, flight, out);
  }
}

}  // namespace

extern const Rule kStairs;
const Rule kStairs = {
    "stairs",
    "Stairs",
    "Escaliers",
    "A stair has three risers or more, all alike, a going of 140 mm and treads 110 mm deep at "
    "least, level; where it leads higher than 600 mm, both sides are guarded from the first tread.",
    "Un escalier a au moins trois contremarches, toutes pareilles, un giron de 140 mm et des "
    "marches de 110 mm de profondeur au moins, de niveau ; s'il mène à plus de 600 mm, les deux "
    "côtés sont protégés dès la première marche.",
    "Level surfaces of like length up to 400 mm deep, each 60 to 600 mm above the last: three, or "
    "two that lead to a floor. Where those make fewer than three risers, the one from the ground "
    "counted, a person judges; so of three steps, or two that lead to a floor, that turn by 15° to "
    "60° from one to the next, or by more than 15° in all. One step alone is not looked at: have "
    "it seen. "
    "Sides are cut upright in the middle of each tread. The rise from the ground is left to the "
    "surfacing; gaps are looked for by the rules of heads.",
    "Les surfaces de niveau de longueur semblable, de 400 mm de profondeur au plus, chacune à 60 à "
    "600 mm au-dessus de la précédente : trois, ou deux qui mènent à un plancher. Si elles font "
    "moins de trois contremarches, celle du sol comprise, une personne juge ; de même si trois "
    "marches, ou deux qui mènent à un plancher, tournent de 15° à 60° de l'une à l'autre, ou de "
    "plus de 15° en tout. Une marche seule n'est pas examinée : faites-la voir. Les côtés "
    "sont coupés verticalement au milieu de chaque marche. La hauteur depuis le sol dépend du "
    "revêtement ; les vides relèvent des règles sur la tête.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
