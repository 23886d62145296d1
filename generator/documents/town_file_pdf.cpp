// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The file a French town keeps of play equipment (decrees 94-699 and 96-1136), prepared as far as a
// design can. Facts of law come from public accounts of it; nobody here is a lawyer, and it says
// so.

#include <algorithm>
#include <cmath>

#include "checks/falling.h"
#include "checks/wording.h"
#include "documents/flow.h"
#include "documents/page.h"
#include "documents/safety_report_pdf.h"
#include "documents/town_ground.h"
#include "documents/town_modules.h"
#include "documents/town_pages.h"

namespace plano::documents {
namespace {

constexpr std::size_t kDigestShown = 16;
constexpr int kRegisterRows = 19;

class TownFile {
 public:
  TownFile(const SafetyDocument& document, Language language)
      : document_(document), language_(language), modules_(town_modules(document.survey)) {}

  void draw(Flow& flow) const {
    marking(flow);
    town_findings(flow, document_, language_);
    notice(flow);
    operators_file(flow);
    inspections(flow);
    items(flow);
    keeping_of_records(flow);
    town_sign(flow, document_.title, ages(), language_);
    town_age_signs(flow, modules_, ages(), language_);
  }

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }
  void item(Flow& flow, const Text& text) const {
    flow.paragraph("• " + say(text), flow.type(9.5), 2);
  }
  void tick(Flow& flow, const Text& text) const {
    flow.paragraph("☐  " + say(text), flow.type(9.5), 2);
  }

  Text ages() const {
    const auto& ages = document_.survey.said().ages;
    // The design does not say: the town does, by hand.
    if (!ages) return {"…… to …… years", "de …… à …… ans"};
    return fill({"{0} to {1} years", "de {0} à {1} ans"},
                {show_number(ages->first, 1), show_number(ages->second, 1)});
  }

  double fall_height() const {
    double most = 0;
    for (const checks::StandingSurface* one : checks::fallen_from(document_.survey)) {
      most = std::max(most, one->drop);
    }
    return most;
  }

  double mass_kg() const {
    double sum = 0;
    for (const checks::Module& module : document_.survey.scene.modules) sum += module.mass_kg;
    return sum;
  }

  void marking(Flow& flow) const;
  void notice(Flow& flow) const;
  void operators_file(Flow& flow) const;
  void inspections(Flow& flow) const;
  /// What holds each module, and what to look at on it.
  void items(Flow& flow) const;
  void keeping_of_records(Flow& flow) const;
  /// Rows of the notice: what the design is of, and what it asks of the ground.
  void ground_rows(std::vector<std::vector<std::string>>& rows) const;
  void steps(Flow& flow) const;
  std::string names_of(const TownModule& module) const;
  std::string hardware_of(const TownModule& module) const;

  const SafetyDocument& document_;
  Language language_;
  std::vector<TownModule> modules_;
};

void TownFile::marking(Flow& flow) const {
  flow.title(say({"The town's file", "Le dossier de la commune"}));
  flow.paragraph(say(document_.title), flow.type(14, Weight::semibold));
  if (!document_.preset.empty()) {
    flow.paragraph(say(fill({"Set of values: {0}", "Jeu de valeurs : {0}"}, {document_.preset})),
                   flow.type(10));
  }
  flow.paragraph(say({"Filled in on (date): ……………………", "Rempli le (date) : ……………………"}),
                 flow.type(10));
  flow.paragraph(
      say({"A town that has these plans cut by its own workshop, or by one it chooses, becomes the "
           "maker of play equipment before French law. This file prepares what maker and operator "
           "have to keep; blanks are for what only they know. Whether a set that can be taken down "
           "counts as equipment under decree 94-699 is not clear to us: ask the DDPP. Nobody here "
           "is "
           "a lawyer.",
           "La commune qui fait découper ces plans par ses services, ou par un atelier de son "
           "choix, "
           "devient fabricant d'équipements de jeu au regard du droit français. Ce dossier prépare "
           "ce "
           "que fabricant et exploitant doivent conserver ; les blancs sont pour ce qu'eux seuls "
           "savent. Qu'un ensemble démontable soit un équipement au sens du décret n° 94-699 ne "
           "nous "
           "paraît pas certain : interrogez la DDPP. Personne ici n'est juriste."}),
      flow.type(9.5));
  flow.heading(say({"Marking on the equipment (decree 94-699, article 4)",
                    "Marquage sur l'équipement (décret n° 94-699, article 4)"}));
  flow.paragraph(
      say({"Visible, legible and indelible, on each piece of equipment. The words of "
           "conformity may only be put on once conformity has been shown.",
           "Visible, lisible et indélébile, sur chaque équipement. La mention de conformité "
           "ne peut être apposée qu'une fois la conformité établie."}),
      flow.type(9));
  flow.figure(44, [&](const Frame& frame) {
    Canvas& canvas = flow.canvas();
    canvas.outline(frame, {.width = 0.4 * flow.k(), .ink = kInk});
    const double left = frame.left + 5 * flow.k();
    double base = frame.top + 8 * flow.k();
    const auto line = [&](const std::string& words, const Type& type) {
      canvas.words({left, base}, words, type, Align::left, frame.width - 10 * flow.k());
      base += 8 * flow.k();
    };
    if (may_conform(document_)) {
      line("☐ Conforme aux exigences de sécurité", flow.type(12, Weight::semibold));
    } else {
      line(say({"Words of conformity: none, as long as a rule fails (below)",
                "Mention de conformité : aucune, tant qu'une règle échoue (ci-dessous)"}),
           flow.type(11, Weight::semibold));
    }
    line(say({"Maker, address: ……………………………………………………", "Fabricant, adresse : ……………………………………………………"}),
         flow.type(10));
    line(say(fill({"Model: {0} ({1})", "Modèle : {0} ({1})"},
                  {document_.title, Text(document_.id)})),
         flow.type(10));
    line(say(fill({"Year: …………   Ages: {0}", "Année : …………   Âges : {0}"}, {ages()})),
         flow.type(10));
    line(say({"Warnings: ……………………………………………………", "Avertissements : ……………………………………………………"}),
         flow.type(10));
  });
}

void TownFile::ground_rows(std::vector<std::vector<std::string>>& rows) const {
  const auto add = [&](const Text& what, const Text& found) {
    rows.push_back({say(what), say(found)});
  };
  const auto m2 = [](double value) { return checks::show({value, checks::Unit::m2}); };
  const TownGround ground = town_ground(document_);
  const auto size = [](const checks::PlanBox& box) {
    return fill({"{0} × {1}", "{0} × {1}"},
                {checks::show({std::ceil(box.high_x - box.low_x), checks::Unit::mm}),
                 checks::show({std::ceil(box.high_y - box.low_y), checks::Unit::mm})});
  };
  add({"Size of the whole, in plan", "Encombrement de l'ensemble, en plan"}, size(ground.wood));
  if (ground.falling_m2 > 0) {
    add({"Size with all falling and free spaces",
         "Encombrement avec tous les espaces de chute et "
         "espaces libres"},
        size(ground.all));
    add({"Falling spaces of all, where they overlap once",
         "Espaces de chute réunis, comptés une fois où ils se recouvrent"},
        m2(ground.falling_m2));
  }
  add({"Surfacing asked for, in plan", "Revêtement demandé, en plan"}, m2(ground.surfacing_m2));
  add({"Material of the surfacing", "Matériau du revêtement"}, surfacing_of(document_.survey));
  add({"Its depth", "Son épaisseur"}, surfacing_depth_of(document_.survey));
}

void TownFile::notice(Flow& flow) const {
  flow.title(say({"Maker's notice", "Notice du fabricant"}));
  std::vector<std::vector<std::string>> rows = {
      {say({"Ages", "Âges"}), say(ages())},
      {say({"Greatest fall height found", "Plus grande hauteur de chute trouvée"}),
       checks::show({fall_height(), checks::Unit::mm}).in(language_)},
      {say({"Mass, without ballast", "Masse, sans lest"}),
       checks::show({mass_kg(), checks::Unit::kg}).in(language_)}};
  ground_rows(rows);
  flow.table(
      {{say({"What", "Quoi"}), 1}, {say({"Found in the design", "Relevé dans le modèle"}), 1.6}},
      rows);
  steps(flow);
  town_ballast(flow, document_, language_);
  flow.heading(say({"Warnings", "Avertissements"}), 55);
  item(flow, {"For children of the ages above, watched by an adult.",
              "Pour les enfants des âges ci-dessus, sous la surveillance d'un adulte."});
  item(flow, {"Not to be used before ballast or anchoring and surfacing are in place.",
              "Ne pas utiliser avant la mise en place du lest ou de l'ancrage et du revêtement."});
  item(flow, {"After any change or repair it has to be looked over again.",
              "Après toute modification ou réparation, un nouvel examen est nécessaire."});
  flow.blank(say({"Wood, glue and finish used", "Bois, colle et finition employés"}));
  flow.blank(say({"Other warnings", "Autres avertissements"}));
}

void TownFile::steps(Flow& flow) const {
  std::vector<std::vector<std::string>> rows;
  for (const model::Step& step : document_.survey.scene.design.steps) {
    if (step.add.empty()) continue;  // of what these values leave out
    rows.push_back({std::to_string(rows.size() + 1), say(step.title), std::to_string(step.people),
                    say(step.note)});
  }
  if (rows.empty()) return;
  flow.heading(say({"Putting it together", "Montage"}));
  flow.table({{"", 0.2},
              {say({"Step", "Étape"}), 2.4},
              {say({"People", "Personnes"}), 0.6},
              {say({"Mind", "Attention"}), 2}},
             rows);
}

void TownFile::operators_file(Flow& flow) const {
  flow.section(say(
      {"The operator's file (decree 96-1136)", "Le dossier de l'exploitant (décret n° 96-1136)"}));
  tick(flow, {"Plan of the site with the equipment and its spaces",
              "Plan du site, avec les équipements et leurs espaces"});
  tick(flow, {"Names and addresses of makers and suppliers",
              "Noms et adresses des fabricants et fournisseurs"});
  tick(flow,
       {"Notices of use, assembly and maintenance", "Notices d'emploi, de montage et d'entretien"});
  tick(flow, {"Report of installation and acceptance",
              "Rapport d'installation et procès-verbal de réception"});
  tick(flow, {"Proofs of conformity", "Justificatifs de conformité"});
  tick(flow, {"Plan of inspection and maintenance", "Plan d'entretien et de maintenance"});
  tick(flow, {"Register of what was done, and when", "Registre de ce qui a été fait, et quand"});
  tick(flow, {"This design's safety pre-check, with its open points answered",
              "La vérification préalable de ce modèle, ses points ouverts une fois réglés"});
  flow.skip(3);
  flow.blank(say({"Operator", "Exploitant"}));
  flow.blank(say({"Address", "Adresse"}));
  flow.blank(say({"Person in charge", "Personne responsable"}));
}

void TownFile::inspections(Flow& flow) const {
  flow.heading(
      say({"Plan of inspection (after EN 1176-7)", "Plan d'inspection (d'après l'EN 1176-7)"}));
  flow.table(
      {{say({"Inspection", "Inspection"}), 1.2},
       {say({"How often", "Fréquence"}), 1.1},
       {say({"What to look at here", "Que regarder ici"}), 3}},
      {{say({"After installation", "Après installation"}), say({"once", "une fois"}),
        say({"by somebody who did not build it: the whole report, place by place",
             "par quelqu'un qui ne l'a pas construit : tout le rapport, endroit par endroit"})},
       {say({"Routine, by eye", "De routine, visuelle"}),
        say({"daily to weekly", "chaque jour à chaque semaine"}),
        say({"broken or missing parts, splinters, wedges in place, litter, depth of loose fill",
             "pièces cassées ou absentes, échardes, clavettes en place, détritus, épaisseur du "
             "matériau meuble"})},
       {say({"Operational", "Fonctionnelle"}), say({"every 1 to 3 months", "tous les 1 à 3 mois"}),
        say({"bolts tight, joints without play, ballast and feet, rounded edges, wear",
             "boulons serrés, assemblages sans jeu, lest et pieds, arêtes arrondies, usure"})},
       {say({"Annual main", "Principale annuelle"}),
        say({"every 12 months at most", "12 mois au plus"}),
        say({"stability, rot and delamination, surfacing, changes since the last year",
             "stabilité, pourriture et décollement des plis, revêtement, changements depuis un "
             "an"})}});
}

std::string TownFile::names_of(const TownModule& module) const {
  std::string all;
  for (const Text& name : module.names) all += (all.empty() ? "" : " + ") + say(name);
  const auto parts = static_cast<std::int64_t>(module.parts);
  const Text count =
      parts == 1 ? Text("1 part", "1 pièce") : fill({"{0} parts", "{0} pièces"}, {show(parts)});
  const std::string each =
      say(fill(module.names.size() > 1 ? Text("\n{0}, {1} each", "\n{0}, {1} chacun")
                                       : Text("\n{0}, {1}", "\n{0}, {1}"),
               {count, checks::show({module.mass_kg, checks::Unit::kg})}));
  return all + each;
}

std::string TownFile::hardware_of(const TownModule& module) const {
  std::string all;
  for (const auto& [label, count] : module.hardware) {
    all += (all.empty() ? "" : "\n") + std::to_string(count) + " × " + say(label);
  }
  if (module.wedges > 0) {
    all += (all.empty() ? "" : "\n") +
           say(fill({"{0} × wedge", "{0} × clavette"}, {show(std::int64_t{module.wedges})}));
  }
  return all.empty() ? say({"none: parts hold one another", "aucune : les pièces se tiennent"})
                     : all;
}

void TownFile::items(Flow& flow) const {
  flow.title(say({"Inspection item by item", "Contrôle élément par élément"}));
  flow.paragraph(
      say({"What holds each item, counted in the design, and what to look at there. Counts "
           "are for one item.",
           "Ce qui tient chaque élément, compté dans le modèle, et ce qu'il y a à y regarder. Les "
           "nombres valent pour un élément."}),
      flow.type(9));
  std::vector<std::vector<std::string>> rows;
  for (const TownModule& module : modules_) {
    const bool held = !module.hardware.empty();
    Text routine{"nothing broken, splintered or missing; it stands without rocking",
                 "rien de cassé, d'écharde ni de manquant ; pas de jeu au pied"};
    if (module.wedges > 0) {
      routine = fill({"{0}; all {1} wedges in place", "{0} ; les {1} clavettes en place"},
                     {routine, show(std::int64_t{module.wedges})});
    }
    Text operational = held ? Text("tighten every bolt and screw of the list; joints without play",
                                   "resserrer chaque boulon et vis de la liste ; aucun jeu")
                            : Text("joints without play", "aucun jeu dans les assemblages");
    operational = fill({"{0}; edges rounded, feet and ballast", "{0} ; arêtes, pieds et lest"},
                       {operational});
    Text annual{"rot, swelling and delamination at slots and feet; rust",
                "pourriture, gonflement, décollement aux mortaises et aux pieds ; rouille"};
    if (module.standing_mm > 0) {
      annual = fill({"{0}; the surface people stand on, at {1}: cracks, sag",
                     "{0} ; la surface où l'on se tient, à {1} : fissures, flèche"},
                    {annual, checks::show({module.standing_mm, checks::Unit::mm})});
    }
    rows.push_back({names_of(module), hardware_of(module), "☐ " + say(routine),
                    "☐ " + say(operational), "☐ " + say(annual)});
  }
  flow.table({{say({"Item", "Élément"}), 1.3},
              {say({"Held by", "Tenu par"}), 1.5},
              {say({"Routine", "De routine"}), 1.3},
              {say({"Operational", "Fonctionnelle"}), 1.4},
              {say({"Annual", "Annuelle"}), 1.5}},
             rows, 7.5);
}

void TownFile::keeping_of_records(Flow& flow) const {
  flow.title(say({"Register", "Registre"}));
  std::vector<std::vector<std::string>> rows(kRegisterRows, {"\n ", "", "", "", ""});
  flow.table({{say({"Date", "Date"}), 1},
              {say({"Inspection", "Inspection"}), 1.3},
              {say({"Found", "Constaté"}), 2.4},
              {say({"Done", "Fait"}), 2},
              {say({"Name, signature", "Nom, signature"}), 1.6}},
             rows, 9);
}

Flow::Words words_of(const SafetyDocument& document, Language language) {
  const Text foot =
      fill({"{0} · {1} · design {2}", "{0} · {1} · modèle {2}"},
           {document.title, Text(document.program), Text(document.digest.substr(0, kDigestShown))});
  return {Text("The town's file", "Dossier de la commune").in(language),
          checks::safety_notice().in(language), foot.in(language), "page {0} / {1}"};
}

}  // namespace

std::string town_file_pdf(const SafetyDocument& document, Paper paper, Language language) {
  const Canvas::About about{
      .title = fill({"The town's file: {0}", "Dossier de la commune : {0}"}, {document.title})
                   .in(language),
      .author = "",
      .subject = document.program};
  const TownFile file(document, language);
  return flowed(about, paper, words_of(document, language), [&](Flow& flow) { file.draw(flow); });
}

}  // namespace plano::documents
