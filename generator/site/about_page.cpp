// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html_frame.h"
#include "site/pages.h"

namespace plano::site {
namespace {

void write_paragraphs(Html& html, std::initializer_list<Text> paragraphs) {
  for (const Text& words : paragraphs) html.element("p", {}, words);
}

}  // namespace

std::string about_page(const PageFrame& frame) {
  Html html(frame.language);
  {
    const Page page(
        html, frame,
        {{"About", "À propos"},
         {"What this library of plans is, and what it asks of those who take from it.",
          "Ce qu'est cette bibliothèque de plans, et ce qu'elle demande à qui s'en sert."},
         "text"});
    const Inside wrap(html, "div", {{"class", "wrap prose"}});
    html.element("h1", {}, {"A seed library of plans", "Une grainothèque de plans"});
    html.element(
        "p", {{"class", "lede"}},
        {"Take seeds, sow them, bring seeds. Here the seeds are plans.",
         "Prendre des graines, les semer, en rapporter. Ici, les graines sont des plans."});
    write_paragraphs(
        html,
        {{"In Saint-Étienne, families, a fablab and a collective of designers invented a "
          "demountable "
          "play area together, in one day. They gave its plans away on two conditions: whoever "
          "builds "
          "it improves it, and has it made locally. This library grew from that idea.",
          "À Saint-Étienne, des familles, un fablab et un collectif de designers ont inventé "
          "ensemble, "
          "en une journée, une aire de jeu démontable. Ils en ont donné les plans à deux "
          "conditions : "
          "que celui qui la construit l'améliore, et qu'il la fasse fabriquer sur place. Cette "
          "bibliothèque est née de là."}});
    write_heading(html, "asks", {"What it asks of you", "Ce qu'elle vous demande"});
    write_paragraphs(
        html,
        {{"Nothing before you download. Afterwards, a promise and no lock: you bring something "
          "back. "
          "A photo with the town and the values; what did not fit, by how many millimetres; a "
          "clearer "
          "sentence; a better variant.",
          "Rien avant de télécharger. Ensuite, une promesse et pas de verrou : vous rapportez "
          "quelque "
          "chose. Une photo avec la commune et les valeurs ; ce qui ne s'emboîtait pas, de combien "
          "de "
          "millimètres ; une phrase plus claire ; une meilleure variante."},
         {"Have it made nearby: by a joiner, a fablab, a school workshop, your own technical "
          "service. "
          "The files follow their machines and the thickness they measured.",
          "Faites fabriquer près de chez vous : menuiserie, fablab, atelier d'un lycée, services "
          "techniques. Les fichiers s'adaptent à leurs machines et à l'épaisseur qu'ils ont "
          "mesurée."}});
    write_heading(html, "careful", {"What it cannot promise", "Ce qu'elle ne peut pas promettre"});
    write_paragraphs(
        html,
        {{"A program checked these plans, nobody inspected them. It says what it computed and what "
          "it "
          "could not. Whoever builds becomes the maker before the law, above all of things "
          "children "
          "climb on: have them looked at by someone who may say yes.",
          "Un programme a vérifié ces plans, personne ne les a contrôlés. Il dit ce qu'il a "
          "calculé et "
          "ce qu'il n'a pas pu calculer. Qui construit devient le fabricant devant la loi, surtout "
          "là "
          "où des enfants grimpent : faites contrôler par quelqu'un qui a le droit de dire oui."}});
    write_heading(html, "privacy", {"What it knows of you", "Ce qu'elle sait de vous"});
    write_paragraphs(html, {{"Nothing that could name you. No account, no cookie, no measuring of "
                             "visitors, no file from "
                             "another site. Your browser keeps a copy of the pages you opened, so "
                             "that they open again "
                             "without a connection; clearing its data removes them.",
                             "Rien qui puisse vous désigner. Pas de compte, pas de cookie, pas de "
                             "mesure d'audience, aucun "
                             "fichier venu d'un autre site. Votre navigateur garde une copie des "
                             "pages ouvertes pour les "
                             "rouvrir sans connexion ; effacer ses données les supprime."}});
    write_heading(html, "licences", {"Licences and sources", "Licences et sources"});
    write_paragraphs(
        html, {{"Designs are under CERN-OHL-S-2.0 unless their page says otherwise: build, change "
                "and sell, "
                "and pass the source on under the same terms. Their stories are CC-BY-SA-4.0. The "
                "program is "
                "free software, GPL-3.0-or-later; what you generate carries the design's licence, "
                "not the "
                "program's. Every bundle has its source in it.",
                "Les modèles sont sous CERN-OHL-S-2.0, sauf mention contraire sur leur page : "
                "construisez, "
                "changez, vendez, et transmettez la source aux mêmes conditions. Leurs histoires "
                "sont sous "
                "CC-BY-SA-4.0. Le programme est libre, sous GPL-3.0-or-later ; ce que vous "
                "produisez porte la "
                "licence du modèle, pas celle du programme. Chaque dossier contient sa source."}});
    if (const std::string notices = asset(frame, "licences.txt"); !notices.empty()) {
      const Inside paragraph(html, "p");
      html.element("a", {{"href", notices}},
                   {"Licences of the font and of the 3D library these pages use (in English)",
                    "Licences de la police et de la bibliothèque 3D de ces pages (en anglais)"});
    }
    write_page_data(html, frame, "", "");
  }
  return html.take();
}

}  // namespace plano::site
