// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The second half of the safety report: figures to check, words to sign, what remains to be seen.

#include <algorithm>

#include "checks/wording.h"
#include "documents/expected_words.h"
#include "documents/page.h"
#include "documents/rule_tables.h"
#include "documents/safety_pages.h"

namespace plano::documents {
namespace {

using checks::Verdict;

}  // namespace

void SafetyReporter::tables(Flow& flow) const {
  bool begun = false;
  for (const checks::RuleReport& one : document_.report.rules) {
    if (one.outcome.tables.empty() || !one.outcome.ground.empty()) continue;  // drawn with the plan
    if (!begun) flow.section(say({"Loads, stability and masses", "Charges, stabilité et masses"}));
    begun = true;
    rule_tables(flow, one.outcome, language_);
  }
}

std::string SafetyReporter::labels_of(const std::vector<std::size_t>& panels) const {
  std::string all;
  for (const std::size_t panel : panels) {
    all += (all.empty() ? "" : ", ") + say(document_.survey.scene.design.panels[panel].label);
  }
  return all.empty() ? say({"none", "rien"}) : all;
}

std::vector<std::vector<std::string>> SafetyReporter::declared() const {
  const model::Expectations& said = document_.survey.said();
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](const Text& what, const std::string& how) {
    rows.push_back({say(what), how});
  };
  if (said.ages) {
    add({"Ages", "Âges"},
        say(fill({"{0} to {1} years", "de {0} à {1} ans"},
                 {show_number(said.ages->first, 1), show_number(said.ages->second, 1)})));
  }
  if (said.platforms) {
    add({"Meant to be stood on", "Prévu pour qu'on s'y tienne"}, labels_of(*said.platforms));
  }
  for (const model::Excluded& one : said.not_platforms) {
    add({"Not meant to be stood on", "Pas prévu pour qu'on s'y tienne"},
        labels_of(one.panels) + " — " + say(one.reason));
  }
  if (said.forced_movement) {
    add({"Carries its user along", "Entraîne l'usager"},
        *said.forced_movement ? labels_of(said.forced_by) : say({"no", "non"}));
  }
  const auto add_word = [&](const Text& what, const std::string& word) {
    if (!word.empty()) add(what, say(meaning_of(word)));
  };
  const auto add_length = [&](const Text& what, const std::optional<Length>& length) {
    if (length) add(what, say(show(*length)));
  };
  if (!said.grips.empty()) {
    add({"Bears a user's full weight by the hands", "Porte l'usager suspendu par les mains"},
        labels_of(said.grips));
  }
  if (!said.grasps.empty()) {
    add({"Held on to for balance", "Sert à se tenir en équilibre"}, labels_of(said.grasps));
  }
  add_word({"Kind of safety asked for", "Sécurité demandée"}, said.safety);
  if (said.ground != Length{}) {
    add({"The ground lies at z =", "Le sol est à z ="}, say(show(said.ground)));
  }
  add_length({"Greatest fall height", "Plus grande hauteur de chute"}, said.fall_height);
  if (!said.access.empty()) {
    const std::string word = say(meaning_of(said.access));
    const std::string reason = say(said.access_reason);
    add({"Access", "Accès"}, reason.empty() ? word : word + " — " + reason);
  }
  add_length({"Edges rounded to", "Arêtes arrondies à"}, said.arrises);
  add_word({"Surfacing", "Revêtement"}, said.surfacing);
  add_length({"Depth of loose fill", "Épaisseur du matériau meuble"}, said.surfacing_depth);
  add_length({"Critical fall height", "Hauteur de chute critique"}, said.critical_fall_height);
  add_word({"Anchoring", "Ancrage"}, said.anchoring);
  if (said.wind_zone) add({"Wind zone", "Zone de vent"}, std::to_string(*said.wind_zone));
  add_word({"Terrain", "Terrain"}, said.terrain);
  if (said.friction) add({"Friction", "Frottement"}, say(show_number(*said.friction, 2)));
  return rows;
}

void SafetyReporter::declarations(Flow& flow) const {
  flow.title(say({"Declarations", "Déclarations"}));
  flow.paragraph(
      say({"What no geometry tells was said by the designer, or has to be said by the town. "
           "Whoever "
           "signs answers for it.",
           "Ce qu'aucune géométrie ne dit a été dit par l'auteur du modèle, ou reste à dire par la "
           "commune. Qui signe en répond."}),
      flow.type(9.5));
  flow.heading(say({"Declared", "Déclaré"}));
  flow.table({{say({"What", "Quoi"}), 1}, {say({"Said", "Dit"}), 2.4}}, declared(), 8.5);
  for (const checks::Finding& finding : document_.report.proposals) {
    const Text state = finding.confirmed
                           ? Text("confirmed in the design", "confirmé dans le modèle")
                           : Text("to be confirmed", "à confirmer");
    flow.paragraph("• " + sentence(finding.says) + " — " + say(state), flow.type(9), 2);
  }
  flow.heading(say({"To be filled in and signed", "À remplir et à signer"}));
  for (const Text& line :
       {Text("Place where it stands", "Lieu d'installation"),
        Text("Maker (the town's workshop counts as one)",
             "Fabricant (les services de la commune en sont un)"),
        Text("Ground and surfacing, with test report", "Sol et revêtement, avec rapport d'essai"),
        Text("Boards used: declaration of performance no.",
             "Panneaux employés : déclaration des performances n°"),
        Text("Anchoring or ballast placed", "Ancrage ou lest mis en place"),
        Text("Edges rounded and checked by hand", "Arêtes arrondies et vérifiées à la main"),
        Text("Inspected after installation by", "Contrôlé après installation par"),
        Text("Date and signature", "Date et signature")}) {
    flow.blank(say(line));
  }
}

void SafetyReporter::undecided(Flow& flow) const {
  flow.section(say({"What was not decided", "Ce qui n'a pas été décidé"}));
  flow.paragraph(
      say({"Each of these is open: to be declared or placed (ballast, anchors, surfacing) before "
           "it is "
           "built, or to be looked at by a person, on the drawing and on the finished thing.",
           "Chacun de ces points reste ouvert : à déclarer ou à mettre en place (lest, ancrage, "
           "revêtement) avant la construction, ou à examiner par une personne, sur le plan "
           "et sur l'objet fini."}),
      flow.type(9.5));
  std::vector<std::vector<std::string>> rows;
  const std::size_t all = groups_.size() + beyond_.size();
  for (std::size_t g = 0; g < all; ++g) {
    const FindingGroup& group = g < groups_.size() ? groups_[g] : beyond_[g - groups_.size()];
    if (group.verdict() == Verdict::fail) continue;
    std::string words = sentence(group.results.front()->says);
    if (const std::size_t more = group.results.size() - 1; more > 0) {
      words += say(fill({" — and {0} more of the same", " — et {0} de même"},
                        {show(static_cast<std::int64_t>(more))}));
    }
    rows.push_back({"☐", g < groups_.size() ? std::to_string(g + 1) : "",
                    title_of(*group.rule->rule), std::move(words)});
  }
  for (const checks::RuleReport& one : document_.report.rules) {
    for (const checks::Result& result : one.outcome.results) {
      const bool open =
          result.verdict == Verdict::needs_human || result.verdict == Verdict::needs_declaration;
      if (!open || !result.place.elements.empty()) continue;
      rows.push_back({"☐", "", title_of(*one.rule), sentence(result.says)});
    }
  }
  flow.table({{"", 0.22},
              {say({"No.", "N°"}), 0.3},
              {say({"Rule", "Règle"}), 1.5, Align::left, Repeat::when_new},
              {say({"To see", "À voir"}), 4}},
             rows, 7.5);
}

void SafetyReporter::sources(Flow& flow) const {
  flow.section(say({"Figures, methods and sources", "Chiffres, méthodes et sources"}));
  for (const checks::RuleReport& one : document_.report.rules) {
    const checks::Rule& rule = *one.rule;
    flow.heading(title_of(rule) + " (" + rule.id + ", " + rule.edition + ")");
    flow.paragraph(say(Text(std::string(rule.says_en), std::string(rule.says_fr))), flow.type(8));
    flow.paragraph(say(Text(std::string(rule.method_en), std::string(rule.method_fr))),
                   flow.type(7.5, Weight::regular, kSoftInk));
    for (const checks::Figure& figure : rule.figures) {
      const Text name(std::string(figure.name_en), std::string(figure.name_fr));
      const Text what = checks::has_number(figure)
                            ? fill({"{0}: {1}", "{0} : {1}"}, {name, checks::show(figure.value)})
                            : name;
      flow.paragraph(say(what) + " · " + say(checks::words_of(figure.confidence)) + " · " +
                         say(Text(std::string(figure.source_en), std::string(figure.source_fr))),
                     flow.type(7), 3);
    }
  }
}

}  // namespace plano::documents
