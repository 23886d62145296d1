// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "checks/safety/corners.h"
#include "checks/safety/opening_place.h"
#include "checks/safety/widening.h"

namespace plano::checks {
namespace {

constexpr Figure kFigures[] = {
    {"height",
     "hauteur",
     {600, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW and HAGS on EN 1176-1",
     "Unfallkasse NRW et HAGS sur l'EN 1176-1"},
    {"narrow mouth",
     "entrée étroite",
     {kNeckMm, Unit::mm},
     Confidence::ours,
     "in place of the template of EN 1176-1, which we do not know",
     "à la place du gabarit de l'EN 1176-1, que nous ne connaissons pas"},
    {"wide mouth",
     "entrée large",
     {230, Unit::mm},
     Confidence::ours,
     "in place of the template of EN 1176-1, which we do not know: the large head",
     "à la place du gabarit de l'EN 1176-1, que nous ne connaissons pas : la grande tête"},
    {"least angle",
     "plus petit angle",
     {60, Unit::degree},
     Confidence::ours,
     "in place of the template of EN 1176-1, which we do not know",
     "à la place du gabarit de l'EN 1176-1, que nous ne connaissons pas"},
    {"depth of the template's test",
     "profondeur de l'essai au gabarit",
     {45, Unit::mm},
     Confidence::unverified,
     "from memory: what is not deeper is not accessible",
     "de mémoire : ce qui n'est pas plus profond n'est pas accessible"},
};
constexpr const Figure& kHeight = kFigures[0];
constexpr const Figure& kNarrow = kFigures[1];
constexpr const Figure& kWide = kFigures[2];
constexpr const Figure& kAngle = kFigures[3];
constexpr const Figure& kDepth = kFigures[4];

/// Notches that need no line of their own.
struct Many {
  std::int64_t count = 0;
  std::optional<Result> first;
  void add(const Survey& survey, const PlaneOpening& notch) {
    if (count++ == 0) first = result_at(survey, notch, notch.outline[0]);
  }
};

/// Results on notches of one shape, wherever and whichever way round they are: one for all.
class Alike {
 public:
  void add(const PlaneOpening& notch, Result result, Outcome& out) {
    const Kind kind{result.verdict, round(notch.mouth()),
                    round(width_of(hull_of({notch.outline})).least),
                    round(signed_area_mm2(notch.outline) / notch.mouth())};
    const auto [found, first] = places_.emplace(kind, Place{out.results.size(), 1});
    if (first) {
      out.results.push_back(std::move(result));
      return;
    }
    ++found->second.count;
    Result& all = out.results[found->second.index];
    for (std::string& element : result.place.elements) {
      auto& known = all.place.elements;
      if (std::find(known.begin(), known.end(), element) == known.end()) {
        known.push_back(std::move(element));
      }
    }
    all.marks.insert(all.marks.end(), result.marks.begin(), result.marks.end());
  }

  void say_how_many(Outcome& out) const {
    for (const auto& [kind, place] : places_) {
      if (place.count == 1) continue;
      Text& says = out.results[place.index].says;
      says = fill({"{0}; {1} of this shape", "{0} ; {1} de cette forme"},
                  {says, plano::show(place.count)});
    }
  }

 private:
  /// Verdict, mouth, width, and area over the mouth.
  using Kind = std::tuple<Verdict, std::int64_t, std::int64_t, std::int64_t>;
  struct Place {
    std::size_t index = 0;  // into the results
    std::int64_t count = 0;
  };
  static std::int64_t round(double mm) {
    constexpr double kSameMm = 0.1;  // flattened arcs and the grid of lengths make less
    return static_cast<std::int64_t>(std::llround(mm / kSameMm));
  }
  std::map<Kind, Place> places_;
};

Result judge(const Survey& survey, const PlaneOpening& notch) {
  const FreeArea area(notch.loops(), notch.lids);
  std::optional<geometry::Vec3> narrow;
  for (const Convergence& corner : convergences(notch, kNeckMm, kAngle.value.value)) {
    if (narrow || corner.mouth < kNeckMm - kProbeSlackMm) continue;
    narrow = corner.place;
  }
  if (!narrow) narrow = where_it_stays_narrow(area, kNarrow.value.value, kWide.value.value);
  Result result = result_at(survey, notch,
                            narrow ? *narrow : (notch.lids[0].first + notch.lids[0].second) * 0.5);
  const Text name = name_of(survey, notch, result);
  result.measured = Measure{notch.mouth(), Unit::mm};
  result.limit = kWide.value;
  result.rests_on = {&kHeight, &kNarrow, &kWide, &kAngle};
  if (!narrow && notch.mouth() >= kWide.value.value - kProbeSlackMm) {
    result.verdict = Verdict::pass;
    result.says =
        fill({"{0}, open over {1}, is wide everywhere", "{0}, ouverte sur {1}, est large partout"},
             {name, show(*result.measured)});
    return result;
  }
  result.verdict = Verdict::needs_human;
  result.says =
      fill({"{0} is open on one side over {1}: whether a neck is held there needs the "
            "template of the standard",
            "{0} est ouverte d'un côté sur {1} : savoir si un cou y est retenu demande le "
            "gabarit de la norme"},
           {name, show(*result.measured)});
  result.mend =
      fill({"make its mouth narrower than {0}, or wider than {1} with no corner under {2}",
            "faites son entrée plus étroite que {0}, ou plus large que {1} sans angle "
            "sous {2}"},
           {show(kNarrow.value), show(kWide.value), show(kAngle.value)});
  return result;
}

void run(const Survey& survey, Outcome& out) {
  constexpr double kJustBelowMm = 1e-3;  // 600 itself is looked at
  const OpeningPlanes planes = opening_planes(survey.scene, kHeight.value.value - kJustBelowMm, 1);
  Many narrow;
  Many shallow;
  Alike alike;
  for (const PlaneOpening& notch : planes.openings) {
    if (notch.bound()) continue;
    if (notch.mouth() < kNarrow.value.value) {
      narrow.add(survey, notch);
    } else if (width_of(hull_of({notch.outline})).least < kDepth.value.value) {
      shallow.add(survey, notch);
    } else {
      Result result = judge(survey, notch);
      settle(notch, result);
      alike.add(notch, std::move(result), out);
    }
  }
  alike.say_how_many(out);
  if (narrow.first) {
    Result& result = *narrow.first;
    result.verdict = Verdict::pass;
    result.limit = kNarrow.value;
    result.rests_on = {&kHeight, &kNarrow};
    result.says = fill({"no neck gets into notches and gaps narrower than {0}: {1} found",
                        "aucun cou n'entre dans les encoches et les jours plus étroits que {0} : "
                        "{1} trouvés"},
                       {show(kNarrow.value), plano::show(narrow.count)});
    out.results.push_back(std::move(result));
  }
  if (shallow.first) {
    Result& result = *shallow.first;
    result.verdict = Verdict::needs_human;
    result.limit = kDepth.value;
    result.rests_on = {&kHeight, &kDepth};
    result.says =
        fill({"notches less than {0} deep or wide: {1} found; a person has to see that "
              "they hold no neck",
              "encoches de moins de {0} de profondeur ou de largeur, au nombre de {1} : une "
              "personne doit voir qu'elles ne retiennent pas un cou"},
             {show(kDepth.value), plano::show(shallow.count)});
    out.results.push_back(std::move(result));
  }
  tell_unread(survey, planes, out);
}

}  // namespace

extern const Rule kNotches;
const Rule kNotches = {
    "notches",
    "Notches and openings open on one side",
    "Encoches et ouvertures ouvertes d'un côté",
    "What is open on one side at 600 mm or higher holds no neck.",
    "Ce qui est ouvert d'un côté à 600 mm ou plus haut ne retient aucun cou.",
    "Everything between the outline of parts of one plane and the shortest line around them. The "
    "template of the standard is not known to us: in its place a mouth under 45 mm passes, and one "
    "of 230 mm or more with no corner under 60° and no narrow end. All else is left to a person.",
    "Tout ce qui se trouve entre le contour des pièces d'un plan et la ligne la plus courte autour "
    "d'elles. Le gabarit de la norme ne nous est pas connu : à sa place, une entrée de moins de "
    "45 mm passe, et une entrée de 230 mm ou plus sans angle sous 60° ni bout étroit. Le reste "
    "revient à une personne.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
