// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>

#include "catalog/hardware.h"
#include "checks/flights.h"
#include "checks/rule.h"
#include "checks/safety/off_limits.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr Figure kFigures[] = {
    {"least slope of a ladder",
     "plus faible pente d'une échelle",
     {kLadderFromDegrees, Unit::degree},
     Confidence::two_sources,
     "sichere-schule.de and RPII Japan on EN 1176-1",
     "sichere-schule.de et RPII Japan sur l'EN 1176-1"},
    {"greatest slope of a ladder",
     "plus forte pente d'une échelle",
     {90, Unit::degree},
     Confidence::two_sources,
     "sichere-schule.de and RPII Japan on EN 1176-1",
     "sichere-schule.de et RPII Japan sur l'EN 1176-1"},
    {"unevenness of spacing",
     "irrégularité de l'espacement",
     {2, Unit::mm},
     Confidence::ours,
     "our own tolerance; sources ask for equal spacing and name none",
     "notre tolérance ; les sources demandent des écarts égaux et n'en nomment pas"},
    {"tilt of a rung",
     "inclinaison d'un barreau",
     {3, Unit::degree},
     Confidence::two_sources,
     "sichere-schule.de and RPII Japan on EN 1176-1",
     "sichere-schule.de et RPII Japan sur l'EN 1176-1"},
    {"clear behind the middle of a rung",
     "espace libre derrière le milieu d'un barreau",
     {90, Unit::mm},
     Confidence::two_sources,
     "sichere-schule.de and RPII Japan on EN 1176-1",
     "sichere-schule.de et RPII Japan sur l'EN 1176-1"},
    {"gap that lets a torso in",
     "vide qui laisse entrer un torse",
     {89, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW and HAGS on EN 1176-1",
     "Unfallkasse NRW et HAGS sur l'EN 1176-1"},
    {"gap that lets a head out",
     "vide qui laisse sortir une tête",
     {230, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW and HAGS on EN 1176-1",
     "Unfallkasse NRW et HAGS sur l'EN 1176-1"},
    {"openings matter above",
     "hauteur au-delà de laquelle les ouvertures comptent",
     {600, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW and HAGS on EN 1176-1",
     "Unfallkasse NRW et HAGS sur l'EN 1176-1"},
    {"fixings not wood screws alone",
     "fixations autres que de simples vis à bois",
     {0, Unit::none},
     Confidence::two_sources,
     "sichere-schule.de and eti-construction.fr on EN 1176-1",
     "sichere-schule.de et eti-construction.fr sur l'EN 1176-1"},
};
constexpr const Figure& kLeastSlope = kFigures[0];
constexpr const Figure& kMostSlope = kFigures[1];
constexpr const Figure& kUneven = kFigures[2];
constexpr const Figure& kTilt = kFigures[3];
constexpr const Figure& kBehind = kFigures[4];
constexpr const Figure& kTorso = kFigures[5];
constexpr const Figure& kHead = kFigures[6];
constexpr const Figure& kAbove = kFigures[7];
constexpr const Figure& kFixing = kFigures[8];

/// Behind a rung is felt at its middle and this far to both sides, in lengths of it.
constexpr double kStations[] = {-0.25, 0, 0.25};

const Text& label_of(const Survey& survey, const Flight& ladder, std::size_t step) {
  return survey.scene.bodies[ladder.steps[step].body].label;
}

/// One ladder held against each demand in turn.
class Look {
 public:
  Look(const Survey& survey, const Flight& ladder, Outcome& out)
      : survey_(survey), ladder_(ladder), out_(out) {}

  void all() {
    slope();
    spacing();
    tilt();
    gaps();
    behind();
    fixings();
    if (!blamed_) pass();
  }

 private:
  Result& blame(std::size_t step, Measure measured, std::initializer_list<const Figure*> figures) {
    blamed_ = true;
    Result result;
    result.verdict = ladder_.spoken ? Verdict::fail : Verdict::needs_declaration;
    result.measured = measured;
    result.limit = (*figures.begin())->value;
    result.rests_on = figures;
    result.place = ladder_.place(survey_, step);
    out_.results.push_back(std::move(result));
    return out_.results.back();
  }

  void slope() {
    const double pitch = ladder_.pitch_degrees;
    const bool flat = pitch < kLeastSlope.value.value - kAnglesDegrees;
    if (!flat && pitch <= kMostSlope.value.value + kAnglesDegrees) return;
    Result& result = blame(0, {pitch, Unit::degree}, {flat ? &kLeastSlope : &kMostSlope});
    result.says = flat ? fill({"the ladder of {0} slopes {1}: hands find nothing to hold",
                               "l'échelle de {0} est inclinée de {1} : les mains n'y trouvent pas "
                               "prise"},
                              {label_of(survey_, ladder_, 0), show(*result.measured)})
                       : fill({"the ladder of {0} leans over backwards, {1} from the ground",
                               "l'échelle de {0} penche en arrière, à {1} du sol"},
                              {label_of(survey_, ladder_, 0), show(*result.measured)});
    result.mend = {"stand it at 60° to 90°, or make it a stair",
                   "dressez-la entre 60° et 90°, ou faites-en un escalier"};
    result.marks = {{Mark::Kind::line,
                     {ladder_.steps.front().middle, ladder_.steps.back().middle},
                     show(*result.measured)}};
  }

  double pitch_mm(std::size_t i) const {
    const Vec3 to = ladder_.steps[i + 1].middle - ladder_.steps[i].middle;
    const double run = dot(to, ladder_.way);
    return std::sqrt(to.z * to.z + run * run);
  }

  void spacing() {
    const std::size_t count = ladder_.steps.size() - 1;
    std::size_t least = 0;
    std::size_t most = 0;
    for (std::size_t i = 1; i < count; ++i) {
      if (pitch_mm(i) < pitch_mm(least)) least = i;
      if (pitch_mm(i) > pitch_mm(most)) most = i;
    }
    const double apart = pitch_mm(most) - pitch_mm(least);
    if (apart <= kUneven.value.value + kHeightsMm) return;
    Result& result = blame(most, {apart, Unit::mm}, {&kUneven});
    result.says =
        fill({"rungs are {0} apart above {1}, and {2} above {3}",
              "les barreaux sont espacés de {0} au-dessus de {1}, et de {2} au-dessus "
              "de {3}"},
             {show(Measure{pitch_mm(most), Unit::mm}), label_of(survey_, ladder_, most),
              show(Measure{pitch_mm(least), Unit::mm}), label_of(survey_, ladder_, least)});
    result.mend = {"space them equally", "espacez-les également"};
    for (const std::size_t i : {most, least}) {
      result.marks.push_back({Mark::Kind::line,
                              {ladder_.steps[i].middle, ladder_.steps[i + 1].middle},
                              show(Measure{pitch_mm(i), Unit::mm})});
    }
  }

  void tilt() {
    const auto [worst, count] =
        off_limits(ladder_.steps.size(), kTilt.value.value + kAnglesDegrees,
                   [&](std::size_t i) { return ladder_.steps[i].tilt_degrees; });
    if (count == 0) return;
    const Step& step = ladder_.steps[worst];
    Result& result = blame(worst, {step.tilt_degrees, Unit::degree}, {&kTilt});
    result.says =
        fill({"{0} is tilted by {1} ({2} such)", "{0} penche de {1} (au nombre de {2})"},
             {label_of(survey_, ladder_, worst), show(*result.measured), count_of(count)});
    result.mend = {"lay it level", "posez-le de niveau"};
    result.marks = {{Mark::Kind::line,
                     {step.middle - step.along * (step.length / 2),
                      step.middle + step.along * (step.length / 2)},
                     {}}};
  }

  /// Between two rungs: less than a torso, or as much as a head. The lowest edge counts.
  void gaps() {
    for (std::size_t i = 0; i + 1 < ladder_.steps.size(); ++i) {
      if (ladder_.steps[i].height <= kAbove.value.value) continue;
      const double gap = pitch_mm(i) - through(ladder_.steps[i + 1].body, i);
      if (gap < kTorso.value.value - kHeightsMm || gap >= kHead.value.value - kHeightsMm) continue;
      Result& result = blame(i, {gap, Unit::mm}, {&kHead, &kTorso, &kAbove});
      result.says = fill({"above {0} a gap of {1} lets a torso in, and no head",
                          "au-dessus de {0}, un vide de {1} laisse passer un torse, mais pas une "
                          "tête"},
                         {label_of(survey_, ladder_, i), show(*result.measured)});
      result.mend = {"space rungs so that 230 mm stay clear, or less than 89 mm",
                     "espacez les barreaux pour laisser 230 mm de libre, ou moins de 89 mm"};
      return;  // they are equally spaced, or that is said
    }
  }

  /// How thick a body is along the line of the ladder.
  double through(std::size_t body, std::size_t i) const {
    const Scene& scene = survey_.scene;
    const Vec3 to = ladder_.steps[i + 1].middle - ladder_.steps[i].middle;
    const Vec3 up = geometry::unit(ladder_.way * dot(to, ladder_.way) + Vec3{0, 0, to.z});
    const Vec3 axis = sides_of(scene, body).way[0];
    double low = 1e12;
    double high = -1e12;
    const SceneBody& one = scene.bodies[body];
    for (std::uint32_t t = one.first_triangle; t < one.first_triangle + one.triangle_count; ++t) {
      for (const Vec3 p : scene.tree.triangles()[t].corners) {
        const double at = dot(p - axis * dot(p, axis), up);  // how it is tilted does not count
        low = std::min(low, at);
        high = std::max(high, at);
      }
    }
    return high - low;
  }

  /// From the middle of a rung to what lies behind it, at most `reach`.
  double free_behind(const Step& step, double reach) const {
    const SceneBody& body = survey_.scene.bodies[step.body];
    const double middle = (body.box.low.z + body.box.high.z) / 2;
    double least = reach;
    for (const double station : kStations) {
      for (const double sign : {1.0, -1.0}) {
        if (sign < 0 && !ladder_.both_sides) continue;
        Vec3 from = step.middle + step.along * (station * step.length);
        from.z = middle;
        for (const auto& hit : survey_.scene.tree.all_hits(from, ladder_.way * sign, reach)) {
          if (survey_.scene.tree.triangles()[hit.triangle].tag == step.body) continue;
          least = std::min(least, hit.distance);
          break;
        }
      }
    }
    return least;
  }

  void behind() {
    std::vector<double> free;
    for (const Step& step : ladder_.steps) free.push_back(free_behind(step, kBehind.value.value));
    const auto [worst, count] = off_limits(free.size(), kHeightsMm - kBehind.value.value,
                                           [&](std::size_t i) { return -free[i]; });
    if (count == 0) return;
    const double least = free[worst];
    Result& result = blame(worst, {least, Unit::mm}, {&kBehind});
    result.says =
        fill({"behind the middle of {0} there is {1} for a foot ({2} such)",
              "derrière le milieu de {0}, le pied n'a que {1} (au nombre de {2})"},
             {label_of(survey_, ladder_, worst), show(*result.measured), count_of(count)});
    result.mend = {"leave 90 mm free behind the middle of each rung",
                   "laissez 90 mm de libre derrière le milieu de chaque barreau"};
    const Step& step = ladder_.steps[worst];
    result.marks = {{Mark::Kind::arrow,
                     {step.middle, step.middle + ladder_.way * least},
                     show(*result.measured)}};
  }

  struct Held {
    bool at_all = false;
    bool screws_only = true;
    bool may_turn = false;  // by one bolt along it, and nothing else
  };

  Held held(const Step& step) const {
    const Scene& scene = survey_.scene;
    const std::string& element = scene.bodies[step.body].element;
    const Vec3 axis = sides_of(scene, step.body).way[0];
    Held held;
    for (const panels::Joined& joined : scene.parts.joined) {
      if (joined.a != element && joined.b != element) continue;
      held.at_all = true;
      std::size_t along = 0;
      bool locked = joined.hardware.empty();  // let in, or glued
      for (const joints::HardwareUse& use : joined.hardware) {
        const model::Hardware& piece = scene.design.hardware[use.hardware];
        const auto kind = catalog::hardware_kind(piece.kind);
        if (kind != catalog::HardwareKind::wood_screw) held.screws_only = false;
        const bool lengthwise = std::fabs(dot(use.direction, axis)) > 0.5;
        if (lengthwise) along += static_cast<std::size_t>(use.count);
        locked = locked || !lengthwise;
      }
      if (joined.type != "screwed") held.screws_only = false;  // let in, glued
      held.may_turn = held.may_turn || (!locked && along < 2);
    }
    return held;
  }

  void fixings() {
    for (std::size_t i = 0; i < ladder_.steps.size(); ++i) {
      const Held how = held(ladder_.steps[i]);
      if (how.at_all && !how.screws_only && !how.may_turn) continue;
      Result& result = blame(i, {0, Unit::none}, {&kFixing});
      result.measured.reset();
      result.limit.reset();
      const Text& label = label_of(survey_, ladder_, i);
      if (how.at_all && how.screws_only) {
        result.says = fill({"{0} is held by wood screws alone",
                            "{0} ne tient que par des vis à "
                            "bois"},
                           {label});
        result.mend = {"bolt it, or let it into the posts",
                       "boulonnez-le, ou encastrez-le dans les montants"};
        return;
      }
      result.verdict = Verdict::needs_human;
      result.says = how.at_all
                        ? fill({"{0} hangs on one bolt at an end: it may turn",
                                "{0} ne tient que par un boulon à un bout : il peut tourner"},
                               {label})
                        : fill({"no joint says how {0} is held",
                                "aucun assemblage ne dit comment "
                                "{0} est tenu"},
                               {label});
      result.mend = {"see that it neither turns nor comes loose",
                     "vérifiez qu'il ne tourne ni ne se détache"};
      return;  // rungs of one ladder are held alike
    }
  }

  void pass() {
    Result result;
    result.verdict = Verdict::pass;
    result.measured = Measure{ladder_.pitch_degrees, Unit::degree};
    result.limit = kLeastSlope.value;
    for (const Figure& figure : kFigures) result.rests_on.push_back(&figure);
    result.place = ladder_.place(survey_, 0);
    result.says = fill({"a ladder of {0} steps, {1} apart, at {2}",
                        "une échelle de {0} marches, espacées de {1}, à {2}"},
                       {count_of(ladder_.steps.size()), show(Measure{pitch_mm(0), Unit::mm}),
                        show(*result.measured)});
    out_.results.push_back(std::move(result));
  }

  const Survey& survey_;
  const Flight& ladder_;
  Outcome& out_;
  bool blamed_ = false;
};

void run(const Survey& survey, Outcome& out) {
  for (const Flight& flight : survey.flights) {
    if (flight.kind == Flight::Kind::ladder) Look(survey, flight, out).all();
  }
}

}  // namespace

extern const Rule kLadders;
const Rule kLadders = {
    "ladders",
    "Ladders",
    "Échelles",
    "A ladder stands at 60° to 90°; its rungs are equally spaced, level, held so that they do not "
    "turn and not by wood screws alone, with 90 mm free behind their middle, and no gap between "
    "them catches a child.",
    "Une échelle se dresse entre 60° et 90° ; ses barreaux sont également espacés, de niveau, "
    "tenus "
    "sans pouvoir tourner et non par de simples vis à bois, avec 90 mm de libre derrière leur "
    "milieu, et aucun vide entre eux ne retient un enfant.",
    "Rungs and treads up to 150 mm deep, above one another, at least three, or two that lead to a "
    "floor. Of those with less than 50 mm of room above them, and of those that lead nowhere and "
    "are deeper than 80 mm or lie at less than 45°, as shelves and trays do, the author has to say "
    "whether they are stepped on. "
    "From the ground to the first, and from the last to the floor, nothing is asked. Behind "
    "a rung is felt level with its middle, at three places; of an upright ladder that leads "
    "nowhere, on both sides. Ropes, nets and holds are not seen.",
    "Les barreaux et marches de 150 mm de profondeur au plus, l'un au-dessus de l'autre : trois au "
    "moins, ou deux qui mènent à un sol. S'ils ont moins de 50 mm de libre au-dessus d'eux, ou "
    "s'ils ne "
    "mènent nulle part et font plus de 80 mm de profondeur ou montent à moins de 45°, comme des "
    "étagères et des plateaux, c'est à l'auteur de dire si l'on y met le pied. "
    "Du sol au premier, et du dernier à la plateforme, rien "
    "n'est demandé. Derrière un barreau, on tâte à hauteur de son milieu, en trois endroits ; "
    "d'une "
    "échelle d'aplomb qui ne mène nulle part, des deux côtés. Cordes, filets et prises ne sont pas "
    "vus.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
