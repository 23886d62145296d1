// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/content.h"
#include "pipeline/page.h"

namespace plano::pipeline {

std::string licence_notice(const Content& content) {
  const model::DesignInfo& info = content.built.design.info;
  std::string authors;
  for (const model::Person& person : info.authors) {
    authors += (authors.empty() ? "" : ", ") + person.name;
  }
  Page page(content.options.language);
  // REUSE-IgnoreStart
  page.line("SPDX-License-Identifier: " + info.licence);
  // REUSE-IgnoreEnd
  page.line("");
  page.paragraph(fill({"{0}, by {1}.", "{0}, par {1}."},
                      {info.title.empty() ? Text(info.id) : info.title,
                       authors.empty() ? Text("its authors", "ses auteurs") : Text(authors)}));
  for (const model::Included& one : info.included) {
    std::string people;
    for (const model::Person& person : one.authors) {
      people += (people.empty() ? "" : ", ") + person.name;
    }
    page.line(fill(
        {"It includes {0}, by {1}, under {2}.", "Il reprend {0}, par {1}, sous {2}."},
        {one.title.empty() ? Text(one.id) : one.title,
         people.empty() ? Text("its authors", "ses auteurs") : Text(people), Text(one.licence)}));
  }
  if (!info.included.empty()) {
    page.line("");
  }
  page.paragraph(fill(
      {"The design (design.yaml) and everything generated from it (model/, parts/, cutting/) are "
       "under {0}.\nREADME.md and documents/ are under {1}; bundle.json and checks.json under {2}.",
       "Le modèle (design.yaml) et tout ce qui en est généré (model/, parts/, cutting/) sont sous "
       "{0}.\nREADME.md et documents/ sont sous {1} ; bundle.json et checks.json sous {2}."},
      {info.licence, kDocumentLicence, kMetadataLicence}));
  page.paragraph(
      {"The source, in the form preferred for making changes, is in this folder: design.yaml, "
       "workshop.yaml and plano.ini where there is one. Whoever passes on the files, or a "
       "thing made from them, passes these on too, or says where they are.",
       "La source, sous la forme préférée pour la modifier, est dans ce dossier : "
       "design.yaml, workshop.yaml et plano.ini s’il existe. Qui transmet les fichiers, ou "
       "un objet fait d’après eux, les transmet aussi, ou dit où ils sont."});
  if (const auto& licence = content.built.licence) {
    page.paragraph(fill({"What {0} asks, in our own words (its text is what binds): {1}",
                         "Ce que demande {0}, avec nos mots (c’est son texte qui engage) : {1}"},
                        {licence->name, licence->obligations}));
  }
  page.line(content.inputs.licence_texts.empty()
                ? Text("Full texts:", "Textes complets :")
                : Text("Full texts: licences/, or:", "Textes complets : licences/, ou :"));
  for (const std::string& id :
       {info.licence, std::string(kDocumentLicence), std::string(kMetadataLicence)}) {
    page.line("  https://spdx.org/licenses/" + id + ".html");
  }
  return page.take();
}

}  // namespace plano::pipeline
