// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <map>

#include "checks/rule.h"
#include "checks/survey.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr Figure kFigures[] = {
    {"gap that changes in use",
     {12, Unit::mm},
     Confidence::two_sources,
     "naturstyrelsen.dk, bupl.dk and RPII Japan on EN 1176",
     "naturstyrelsen.dk, bupl.dk et RPII Japan sur l'EN 1176"},
    {"gap beside parts that swing",
     {230, Unit::mm},
     Confidence::unverified,
     "from memory of EN 1176-1: sides of suspension bridges",
     "de mémoire de l'EN 1176-1 : côtés des ponts suspendus"},
    {"room under parts that move",
     {400, Unit::mm},
     Confidence::one_source,
     "RPII Japan on EN 1176-1:2017, which asks for cushioning of heavy ones as well",
     "RPII Japan sur l'EN 1176-1:2017, qui demande aussi d'amortir les pièces lourdes"},
};
constexpr const Figure& kChanging = kFigures[0];
constexpr const Figure& kBeside = kFigures[1];
constexpr const Figure& kUnder = kFigures[2];

Result begun(const Survey& survey, const std::vector<std::size_t>& bodies) {
  Result result;
  result.verdict = Verdict::needs_human;
  result.rests_on = {&kChanging, &kBeside, &kUnder};
  double lowest = 1e12;
  for (const std::size_t b : bodies) {
    const SceneBody& body = survey.scene.bodies[b];
    result.place.elements.push_back(body.element);
    if (body.box.low.z >= lowest) continue;
    lowest = body.box.low.z;
    result.place.point = (body.box.low + body.box.high) * 0.5;
  }
  result.measured = Measure{std::max(0.0, lowest - survey.scene.ground), Unit::mm};
  result.limit = kUnder.value;
  result.mend = fill({"see that {0} stay free under what can move, that gaps beside it keep {1} in "
                      "every position, and that nothing heavy strikes; or hold it fast",
                      "vérifiez qu'il reste {0} sous ce qui bouge, que les vides à côté gardent "
                      "{1} dans toutes les positions et que rien de lourd ne heurte ; ou bien "
                      "immobilisez-le"},
                     {show(kUnder.value), show(kChanging.value)});
  return result;
}

/// Ropes and chains: they give way wherever they hang.
void look_at_flexible(const Survey& survey, Outcome& out) {
  std::vector<std::size_t> bodies;
  for (std::size_t b = 0; b < survey.scene.bodies.size(); ++b) {
    const model::Material* material = survey.scene.material_of(survey.scene.bodies[b]);
    if (material != nullptr && (material->kind == "rope" || material->kind == "chain")) {
      bodies.push_back(b);
    }
  }
  if (bodies.empty()) return;
  Result result = begun(survey, bodies);
  result.says =
      fill({"rope or chain gives way in use (parts: {0}); the lowest hangs {1} above "
            "the ground",
            "corde ou chaîne cède à l'usage (pièces : {0}) ; la plus basse pend à {1} du "
            "sol"},
           {plano::show(static_cast<std::int64_t>(bodies.size())), show(*result.measured)});
  out.results.push_back(std::move(result));
}

/// What one joint with one fastener, and nothing else, holds: it turns about it once that is loose.
std::vector<std::size_t> turning(const Scene& scene) {
  struct Held {
    std::size_t joints = 0;
    std::size_t fasteners = 0;
    bool by_fasteners_alone = true;
  };
  std::map<std::string, Held> held;
  for (const panels::Joined& joined : scene.parts.joined) {
    std::size_t fasteners = 0;
    for (const joints::HardwareUse& use : joined.hardware) {
      fasteners += static_cast<std::size_t>(std::max(0, use.count));
    }
    for (const std::string& element : {joined.a, joined.b}) {
      Held& one = held[element];
      ++one.joints;
      one.fasteners += fasteners;
      one.by_fasteners_alone = one.by_fasteners_alone && joined.type == "bolted" &&
                               joined.comes_apart != joints::ComesApart::glued;
    }
  }
  std::vector<std::size_t> bodies;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    const auto it = held.find(scene.bodies[b].element);
    if (it == held.end() || it->second.joints != 1 || it->second.fasteners != 1) continue;
    if (it->second.by_fasteners_alone) bodies.push_back(b);
  }
  return bodies;
}

void look_at_turning(const Survey& survey, Outcome& out) {
  const std::vector<std::size_t> bodies = turning(survey.scene);
  if (bodies.empty()) return;
  Result result = begun(survey, bodies);
  result.says = fill({"what a single fastener holds can turn about it (parts: {0}, the first is "
                      "{1})",
                      "ce qu'une seule fixation tient peut tourner autour (pièces : {0}, la "
                      "première est {1})"},
                     {plano::show(static_cast<std::int64_t>(bodies.size())),
                      survey.scene.bodies[bodies.front()].label});
  out.results.push_back(std::move(result));
}

/// Bought pieces that move, by what the author calls them: the language has fasteners only.
bool moves_by_name(const model::Hardware& piece) {
  const std::string all = piece.name + " " + piece.label.en + " " + piece.label.fr;
  constexpr const char* kWords[] = {"hinge",  "Hinge",     "castor",    "Castor",   "swivel",
                                    "Swivel", "charnière", "Charnière", "roulette", "Roulette"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](const char* word) { return all.find(word) != std::string::npos; });
}

void look_at_bought(const Survey& survey, Outcome& out) {
  for (const model::Hardware& piece : survey.scene.design.hardware) {
    if (!moves_by_name(piece)) continue;
    Result result;
    const auto& said = survey.said().forced_movement;
    result.verdict = said ? Verdict::needs_human : Verdict::needs_declaration;
    result.limit = kUnder.value;
    result.rests_on = {&kChanging, &kBeside, &kUnder};
    result.says = fill({"`{0}` sounds like something that moves; the design draws it fixed",
                        "`{0}` semble désigner une pièce mobile ; le modèle la dessine fixe"},
                       {piece.name});
    result.mend = {
        "write under `expects:` whether anything carries its user along "
        "(`forced_movement:`), and have its gaps looked at in every position",
        "indiquez sous `expects:` si quelque chose entraîne son utilisateur "
        "(`forced_movement:`), et faites regarder ses vides dans toutes les positions"};
    out.results.push_back(std::move(result));
  }
}

void run(const Survey& survey, Outcome& out) {
  if (survey.scene.bodies.empty()) return;
  look_at_flexible(survey, out);
  look_at_turning(survey, out);
  look_at_bought(survey, out);
  if (!out.results.empty()) return;
  Result result;
  result.verdict = Verdict::pass;
  result.limit = kUnder.value;
  result.rests_on = {&kUnder};
  result.says = {
      "nothing in the drawing moves: no rope, no part that turns on a single fastener, "
      "no bought piece named as one that does",
      "rien ne bouge dans le dessin : ni corde, ni pièce tournant sur une seule "
      "fixation, ni pièce achetée dont le nom le dirait"};
  out.results.push_back(std::move(result));
}

}  // namespace

extern const Rule kMovingParts;
const Rule kMovingParts = {
    "moving-parts",
    "Parts that move",
    "Pièces mobiles",
    "What moves in use pinches no finger in any position, leaves room for a body under it, and is "
    "cushioned where it is heavy.",
    "Ce qui bouge à l'usage ne pince aucun doigt, quelle que soit sa position, laisse la place "
    "d'un "
    "corps dessous et est amorti s'il est lourd.",
    "A design cannot draw a movement: bars of rope or chain, parts held by one fastener alone and "
    "hardware whose name tells of hinges, castors or swivels are found and left to a person. "
    "What is hung up on the site, and parts that rest without a joint, are not seen.",
    "Un modèle ne peut pas dessiner de mouvement : les barres de corde ou de chaîne, les pièces "
    "tenues par une seule fixation et la quincaillerie dont le nom évoque charnières, roulettes ou "
    "émerillons sont relevées et laissées à une personne. Ce qu'on suspend sur place et les pièces "
    "posées sans assemblage ne sont pas vus.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
