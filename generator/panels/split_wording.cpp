// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/split_wording.h"

#include "panels/codes.h"

namespace plano::panels {

namespace {

/// "u = 700 mm".
Text place(const SeamProblem& problem, Length at) {
  return fill({"{0} = {1}", "{0} = {1}"},
              {Text(problem.along == SplitAlong::u ? "u" : "v"), show(at)});
}

Length share_of(double share, const SeamProblem& problem) {
  return Length::nearest_to_mm(share * problem.task.thickness.mm());
}

diagnostics::Span span_of(const SeamProblem& problem, const char* key) {
  const auto* setting = problem.joint.settings.find(key);
  return setting != nullptr ? setting->span : problem.joint.span;
}

Length knobs_of(const SeamProblem& problem) {
  const SeamTask& task = problem.task;
  return joints::usual_reach({task.thickness, task.clearance, task.cutter, {}, {}},
                             task.settings.wishes);
}

void report_crowded(const SeamProblem& problem, const NoPlace& no,
                    diagnostics::Diagnostics& found) {
  found
      .add(
          kNoPlaceForSeam, problem.joint.span,
          fill(
              {"`{0}` is {1} × {2}, and pieces of it may be {3} long at most: between {4} and {5} "
               "there is no place for a seam",
               "`{0}` mesure {1} × {2}, et ses morceaux ne peuvent dépasser {3} : entre {4} et {5} "
               "il n’y a pas de place pour une coupe"},
              {Text(problem.panel.id), show(problem.box.width()), show(problem.box.height()),
               show(problem.task.reach), place(problem, no.from), place(problem, no.to)}))
      .also(problem.panel.span, {"this panel", "ce panneau"})
      .hint(fill(
          {"leave {0} there free of joints, holes and pockets, or choose a workshop with a "
           "larger sheet than “{1}”, {2} × {3}",
           "laissez-y {0} sans assemblage, trou ni poche, ou choisissez un atelier aux "
           "plaques plus grandes que « {1} », {2} × {3}"},
          {show(knobs_of(problem) + 2 * share_of(kWebShare, problem)), Text(problem.material.sheet),
           show(problem.material.sheet_width), show(problem.material.sheet_height)}));
}

void report_crosses(const SeamProblem& problem, const NoPlace& no,
                    diagnostics::Diagnostics& found) {
  const Length at = *problem.task.settings.at;
  const Text strip = fill({"from {0} to {1}", "de {0} à {1}"},
                          {place(problem, at), place(problem, at + knobs_of(problem))});
  found
      .add(kSeamCrosses, span_of(problem, "at"),
           no.room > Length() ? fill({"the seam of `{0}`, {1}, comes within {2} of {3}",
                                      "la coupe de `{0}`, {1}, passe à {2} : {3}"},
                                     {Text(problem.panel.id), strip, show(no.room), no.what})
                              : fill({"the seam of `{0}`, {1}, meets this: {2}",
                                      "la coupe de `{0}`, {1}, rencontre ceci : {2}"},
                                     {Text(problem.panel.id), strip, no.what}))
      .hint(fill({"leave at least {0}, better {1}; without `at` the program looks for a place",
                  "laissez au moins {0}, mieux {1} ; sans `at`, le programme cherche une place"},
                 {show(share_of(kLeastWebShare, problem)), show(share_of(kWebShare, problem))}));
}

void report_too_far(const SeamProblem& problem, const NoPlace& no,
                    diagnostics::Diagnostics& found) {
  found
      .add(
          kSeamCrosses, span_of(problem, "at"),
          fill(
              {"with the seam at {0}, the first piece of `{1}` is {2} long; its sheet has room for "
               "{3}",
               "avec la coupe à {0}, le premier morceau de `{1}` mesure {2} ; sa plaque n’en "
               "reçoit "
               "que {3}"},
              {place(problem, *problem.task.settings.at), Text(problem.panel.id), show(no.room),
               show(problem.task.reach)}))
      .hint(fill({"set it {0} nearer, or leave `at` out", "rapprochez-la de {0}, ou retirez `at`"},
                 {show(no.room - problem.task.reach)}));
}

void report_knobs(const SeamProblem& problem, const NoPlace& no, diagnostics::Diagnostics& found) {
  const bool narrow = no.fault.kind == joints::SeamFault::Kind::too_narrow;
  auto finding = found.add(
      kKnobsDoNotFit, narrow ? problem.joint.span : span_of(problem, "knobs.count"),
      narrow
          ? fill({"across `{0}` there is {1} of wood where it would be split; a knob needs {2}",
                  "en travers de `{0}`, il y a {1} de bois à l’endroit de la coupe ; une tête en "
                  "demande {2}"},
                 {Text(problem.panel.id), show(no.fault.has), show(no.fault.needed)})
          : fill({"the knobs of `{0}` would be {1} from middle to middle; they need {2}",
                  "les têtes de `{0}` auraient {1} d’entraxe ; il leur en faut {2}"},
                 {Text(problem.panel.id), show(no.fault.has), show(no.fault.needed)}));
  finding.also(problem.panel.span, {"this panel", "ce panneau"});
  if (narrow) {
    finding.hint({"make it wider, or draw it in two panels that overlap and are bolted",
                  "élargissez-le, ou dessinez-le en deux panneaux qui se recouvrent, boulonnés"});
  } else {
    finding.hint({"ask for fewer or narrower ones", "demandez-en moins, ou de plus étroites"});
  }
}

}  // namespace

void report(const SeamProblem& problem, const NoPlace& no, diagnostics::Diagnostics& found) {
  switch (no.kind) {
    case NoPlace::Kind::crowded:
      return report_crowded(problem, no, found);
    case NoPlace::Kind::crosses:
      return report_crosses(problem, no, found);
    case NoPlace::Kind::too_far:
      return report_too_far(problem, no, found);
    case NoPlace::Kind::no_plate:
      return report_no_room_for_plate(problem, 1, found);
    case NoPlace::Kind::knobs:
      return report_knobs(problem, no, found);
  }
}

void report_no_room_for_plate(const SeamProblem& problem, std::size_t faces,
                              diagnostics::Diagnostics& found) {
  found
      .add(kNoFaceForPlate, span_of(problem, "back.face"),
           faces > 1
               ? fill({"`{0}` can be split, but behind the seam neither face has room for a plate",
                       "`{0}` peut être coupé, mais aucune face n’a la place d’une plaque derrière "
                       "la "
                       "coupe"},
                      {Text(problem.panel.id)})
               : fill({"`{0}` can be split, but behind the seam that face has no room for a plate",
                       "`{0}` peut être coupé, mais cette face n’a pas la place d’une plaque "
                       "derrière "
                       "la coupe"},
                      {Text(problem.panel.id)}))
      .also(problem.panel.span, {"this panel", "ce panneau"})
      .hint(
          {"move what stands on it, give a narrower plate (`back: {width: …}`) or another face, or "
           "write `back: none` where other parts carry the seam",
           "déplacez ce qui s’y appuie, donnez une plaque moins large (`back: {width: …}`) ou une "
           "autre face, ou écrivez `back: none` si d’autres pièces portent la coupe"});
}

void report_near(const SeamProblem& problem, Findings& findings) {
  findings.add(
      kSeamIsNear, span_of(problem, "at"),
      fill({"the seam of `{0}` at {1} is nearer than {2} to a joint, a hole or a border",
            "la coupe de `{0}` à {1} est à moins de {2} d’un assemblage, d’un trou ou d’un bord"},
           {Text(problem.panel.id), place(problem, *problem.task.settings.at),
            show(share_of(kWebShare, problem))}),
      {"move it, or leave `at` out and let the program look for a place",
       "déplacez-la, ou retirez `at` et laissez le programme chercher une place"});
}

void report_too_large(const model::Joint& joint, const model::Panel& panel,
                      const model::Material& material, const geometry::Box& box,
                      diagnostics::Diagnostics& found) {
  found
      .add(
          kTooLargeBothWays, joint.span,
          fill(
              {"`{0}` is {1} × {2}: larger both ways than the sheet “{3}”, {4} × {5} with a border "
               "of {6}",
               "`{0}` mesure {1} × {2} : plus grand dans les deux sens que la plaque « {3} », {4} "
               "× "
               "{5} avec une bordure de {6}"},
              {Text(panel.id), show(box.width()), show(box.height()), Text(material.sheet),
               show(material.sheet_width), show(material.sheet_height),
               show(material.sheet_border)}))
      .also(panel.span, {"this panel", "ce panneau"})
      .hint(
          model::kept_grain(material, panel.grain) == model::Grain::any
              ? Text{"draw it as several panels, each of which fits one way",
                     "dessinez-le en plusieurs panneaux, qui entrent chacun dans un sens"}
              : Text{"draw it as several panels, or write `grain: any` if its strength allows",
                     "dessinez-le en plusieurs panneaux, ou écrivez `grain: any` si sa résistance "
                     "le permet"});
}

void report_bar(const model::Joint& joint, const model::Panel& panel,
                diagnostics::Diagnostics& found) {
  found
      .add(kNotSplit, joint.from_span,
           fill({"`{0}` is a bar: `{1}` splits panels only",
                 "`{0}` est une barre : « {1} » ne coupe que des panneaux"},
                {Text(panel.id), Text(joint.type)}))
      .hint({"draw two bars and join them", "dessinez deux barres et assemblez-les"});
}

void report_twice(const model::Joint& joint, const model::Joint& other, const model::Panel& panel,
                  diagnostics::Diagnostics& found) {
  found
      .add(kNotSplit, joint.from_span,
           fill({"`{0}` is split by `{1}` and by `{2}`", "`{0}` est coupé par `{1}` et par `{2}`"},
                {Text(panel.id), Text(other.id), Text(joint.id)}))
      .also(other.span, {"the other one", "l’autre"})
      .hint({"keep one of them: it makes as many seams as it takes",
             "gardez-en un : il fait autant de coupes qu’il en faut"});
}

void report_no_such_face(const model::Joint& joint, const model::Panel& panel,
                         diagnostics::Diagnostics& found) {
  const auto* setting = joint.settings.find("back.face");
  found
      .add(kNoFaceForPlate, setting != nullptr ? setting->span : joint.span,
           fill({"`{0}` has no face that looks that way as it stands",
                 "`{0}`, tel qu’il est placé, n’a pas de face tournée de ce côté"},
                {Text(panel.id)}))
      .also(panel.span, {"this panel", "ce panneau"})
      .hint(
          {"of a level panel it is `top` or `bottom`, of an upright one `front` or `back`, `left` "
           "or "
           "`right`; without `face` a free one is chosen",
           "d’un panneau à plat, c’est `top` ou `bottom` ; d’un panneau dressé, `front` ou `back`, "
           "`left` ou `right` ; sans `face`, une face libre est choisie"});
}

}  // namespace plano::panels
