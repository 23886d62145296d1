// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html_frame.h"
#include "site/pages.h"

namespace plano::site {
namespace {

void write_list(Html& html, std::initializer_list<Text> points) {
  const Inside list(html, "ul");
  for (const Text& words : points) html.element("li", {}, words);
}

void write_state(Html& html, const Text& who) {
  write_heading(html, "state", {"State of conformity", "État de conformité"});
  html.element(
      "p", {},
      fill({"{0} is not compliant with the general accessibility framework RGAA, version "
            "4.1.2: no audit by its 106 criteria has been made yet, and without one a site "
            "may claim no more.",
            "{0} est non conforme avec le référentiel général d'amélioration de "
            "l'accessibilité (RGAA), version 4.1.2 : aucun audit selon ses 106 critères n'a "
            "encore été réalisé et, sans audit, un site ne peut rien affirmer de plus."},
           {who}));
}

void write_tests(Html& html) {
  write_heading(html, "tests", {"What was tested", "Ce qui a été testé"});
  html.element(
      "p", {},
      {"Only in part, and by machine. Each version of these pages is opened in a browser by "
       "a program, which looks for the following:",
       "En partie seulement, et par une machine. À chaque version, un programme ouvre ces "
       "pages dans un navigateur et vérifie ceci :"});
  write_list(
      html,
      {{"axe-core finds no violation on any kind of page, in light and dark, in French and "
        "English; such tools find a part of the obstacles only",
        "axe-core ne relève aucune violation sur chaque type de page, en clair et en sombre, en "
        "français et en anglais ; de tels outils ne voient qu'une partie des obstacles"},
       {"a design can be chosen, changed and downloaded with the keyboard alone, and without "
        "scripts",
        "un modèle se choisit, se règle et se télécharge au clavier seul, et sans script"},
       {"no page scrolls sideways at 320 pixels",
        "aucune page ne défile latéralement à 320 pixels"},
       {"pictures have words, and what the 3D view shows is also in text and tables",
        "les images ont un texte, et ce que montre la vue 3D figure aussi en texte et en "
        "tableaux"}});
}

void write_gaps(Html& html) {
  write_heading(html, "gaps",
                {"What is known to be missing", "Ce qui manque, à notre connaissance"});
  write_list(
      html,
      {{"nobody has tried these pages with a screen reader from end to end, nor with people "
        "concerned",
        "personne n'a essayé ces pages de bout en bout avec un lecteur d'écran, ni avec des "
        "personnes concernées"},
       {"drawings of sheets say which parts lie on them in the table of parts, not where",
        "les dessins de plaques ne disent pas en mots où se trouvent les pièces ; la table des "
        "pièces dit lesquelles il y a"},
       {"the plans to print (PDF) are not tagged; tables and README of the bundle say the same "
        "in text",
        "les plans à imprimer (PDF) ne sont pas balisés ; les tables et le README du dossier "
        "disent la même chose en texte"},
       {"stories of designs are written by their authors, who may forget the words of a picture",
        "les histoires des modèles sont écrites par leurs auteurs, qui peuvent oublier le texte "
        "d'une image"}});
}

}  // namespace

std::string accessibility_page(const PageFrame& frame) {
  Html html(frame.language);
  {
    const Page page(html, frame,
                    {{"Accessibility", "Accessibilité"},
                     {"Accessibility statement of this gallery of plans.",
                      "Déclaration d'accessibilité de cette galerie de plans."},
                     "text"});
    const Inside wrap(html, "div", {{"class", "wrap prose"}});
    html.element("h1", {}, {"Accessibility statement", "Déclaration d'accessibilité"});
    const Text who = frame.town.name.empty()
                         ? Text("This gallery", "Cette galerie")
                         : fill({"The gallery of plans “{0}”", "La galerie de plans « {0} »"},
                                {frame.town.name});
    html.element(
        "p", {{"class", "lede"}},
        fill({"{0} is meant to be usable by everybody, in keeping with article 47 of the "
              "French law 2005-102 of 11 February 2005.",
              "{0} doit pouvoir servir à chacune et à chacun, conformément à l'article 47 de "
              "la loi n° 2005-102 du 11 février 2005."},
             {who}));
    write_state(html, who);
    write_tests(html);
    write_gaps(html);
    if (!frame.town.statement.empty()) {
      write_heading(html, "town", {"From the town", "De la part de la commune"});
      html.element("p", {}, frame.town.statement);
    }
    write_heading(html, "help", {"Something is in your way?", "Quelque chose vous bloque ?"});
    {
      const Inside paragraph(html, "p");
      html.words(
          {"Tell those who run this gallery: you have a right to the same content in another "
           "form. ",
           "Dites-le à qui tient cette galerie : vous avez droit au même contenu sous une autre "
           "forme. "});
      const std::string contact = safe_address(frame.town.contact);
      if (contact.empty()) {
        html.words({"They have not given an address here yet.",
                    "Aucune adresse n'a encore été donnée ici."});
      } else {
        html.element("a", {{"href", contact}}, {"Write to them", "Leur écrire"});
      }
    }
    {
      const Inside paragraph(html, "p");
      html.words({"If no answer helps, in France the ombudsman does: ",
                  "Si la réponse ne vient pas ou ne suffit pas, le Défenseur des droits peut être "
                  "saisi : "});
      html.element(
          "a", {{"href", "https://formulaire.defenseurdesdroits.fr/"}},
          {"write to the Défenseur des droits (in French)", "écrire au Défenseur des droits"});
      html.words({".", ", ou appeler le 09 69 39 00 00."});
    }
    write_page_data(html, frame, "", "");
  }
  return html.take();
}

}  // namespace plano::site
