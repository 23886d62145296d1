// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The safety pre-check for people who read no JSON: by verdict, the worst first.

#include <algorithm>
#include <array>

#include "checks/rule.h"
#include "checks/wording.h"
#include "site/html_frame.h"
#include "site/pages.h"

namespace plano::site {
namespace {

/// So many places of one rule are told here; safety.json, to which a link leads, has all of them.
constexpr std::size_t kMostPlaces = 12;

struct Chapter {
  checks::Verdict verdict;
  const char* id;
  Text title;
  Text note;  // may be empty
};

const std::array<Chapter, 3>& chapters() {
  static const std::array<Chapter, 3> kAll = {{
      {checks::Verdict::fail, "fails", {"What fails", "Ce qui est en échec"}, {}},
      {checks::Verdict::needs_declaration,
       "to-declare",
       {"What somebody has to declare", "Ce que quelqu'un doit déclarer"},
       {"The town knows its ground, its wind and how the thing will be anchored; the designer "
        "writes "
        "that into the design, in the words set in another type. Until then nobody can say more.",
        "La commune connaît son sol, son vent et la façon dont l'objet sera ancré ; le concepteur "
        "l'inscrit dans le modèle, avec les mots composés dans un autre caractère. D'ici là, on ne "
        "peut en dire plus."}},
      {checks::Verdict::needs_human,
       "to-see",
       {"What a person has to see", "Ce qu'une personne doit voir"},
       {}},
  }};
  return kAll;
}

/// A sentence; what stands between backticks is what a designer writes.
void write_sentence(Html& html, const Text& says) {
  const std::string words =
      checks::as_sentence(html.language() == Language::french ? says.fr : says.en);
  bool code = false;
  for (std::size_t from = 0; from <= words.size();) {
    const std::size_t end = std::min(words.find('`', from), words.size());
    const Text piece(words.substr(from, end - from));
    if (code) {
      html.element("code", {}, piece);
    } else {
      html.words(piece);
    }
    code = !code;
    from = end + 1;
  }
}

Text counted(std::size_t count) {
  return show(static_cast<std::int64_t>(count));
}

void write_counts(Html& html, const checks::Report& report) {
  const Inside list(html, "ul", {{"class", "counts"}});
  for (const checks::Verdict verdict :
       {checks::Verdict::fail, checks::Verdict::needs_declaration, checks::Verdict::needs_human,
        checks::Verdict::pass, checks::Verdict::not_applicable}) {
    html.element("li", {},
                 fill({"{0}: {1}", "{0} : {1}"},
                      {checks::words_of(verdict), counted(report.count(verdict))}));
  }
}

/// A rule that fails may have more for a person to see.
bool has_any(const checks::RuleReport& one, checks::Verdict verdict) {
  return std::any_of(one.outcome.results.begin(), one.outcome.results.end(),
                     [&](const checks::Result& result) { return result.verdict == verdict; });
}
bool has_any(const checks::Report& report, checks::Verdict verdict) {
  return std::any_of(report.rules.begin(), report.rules.end(),
                     [&](const checks::RuleReport& one) { return has_any(one, verdict); });
}

void write_rule(Html& html, const checks::RuleReport& one, checks::Verdict verdict) {
  html.element("h3", {}, checks::title_of(*one.rule));
  html.element("p", {{"class", "note"}},
               Text(std::string(one.rule->says_en), std::string(one.rule->says_fr)));
  const Inside list(html, "ul");
  std::size_t told = 0;
  std::size_t more = 0;
  for (const checks::Result& result : one.outcome.results) {
    if (result.verdict != verdict) continue;
    if (told == kMostPlaces) {
      ++more;
      continue;
    }
    ++told;
    const Inside item(html, "li");
    write_sentence(html, result.says);
    if (result.mend.empty()) continue;
    html.leaf("br");
    const Inside mend(html, "span", {{"class", "source"}});
    write_sentence(html, result.mend);
  }
  if (more == 0) return;
  html.element("li", {},
               more == 1 ? Text("And one more place, in the list for programs below.",
                                "Et un autre endroit, dans la liste pour programmes plus bas.")
                         : fill({"And {0} more places, in the list for programs below.",
                                 "Et {0} autres endroits, dans la liste pour programmes plus bas."},
                                {counted(more)}));
}

/// Rules whose verdict this is, by name alone.
void write_names(Html& html, const checks::Report& report, checks::Verdict verdict,
                 const Text& title) {
  if (report.count(verdict) == 0) return;
  html.element("h2", {}, title);
  const Inside list(html, "ul");
  for (const checks::RuleReport& one : report.rules) {
    if (one.verdict == verdict) html.element("li", {}, checks::title_of(*one.rule));
  }
}

void write_about(Html& html, const SafetyView& view) {
  html.element(
      "p", {{"class", "lede"}},
      {"What a program can tell from the drawing, with the values of this design, rule by rule. It "
       "is no certificate: nobody has inspected the built thing, and the figures come from public "
       "accounts of the standards, not from the standards themselves.",
       "Ce qu'un programme peut dire d'après le dessin, avec les valeurs de ce modèle, règle par "
       "règle. Cela ne vaut pas certificat : personne n'a contrôlé l'objet construit, et les "
       "chiffres viennent de textes publics sur les normes, non des normes elles-mêmes."});
  html.element("h2", {}, {"With these values", "Avec ces valeurs"});
  {
    const Inside list(html, "ul");
    for (const auto& [label, value] : view.values) {
      html.element("li", {}, fill({"{0}: {1}", "{0} : {1}"}, {label, value}));
    }
  }
  {
    const Inside documents(html, "p");
    html.element("a", {{"href", view.bundle}},
                 {"The whole bundle of files", "Tout le lot de fichiers"});
    html.words(
        {" has, in its folder safety, the report to print, with drawings, figures and "
         "sources, and the file a town must keep.",
         " contient, dans son dossier safety, le rapport à imprimer, avec dessins, chiffres "
         "et sources, et le dossier que la commune doit tenir."});
  }
  const Inside paragraph(html, "p");
  html.element("a", {{"class", "button"}, {"href", view.back}},
               {"Back to the design", "Retour au modèle"});
}

}  // namespace

std::string safety_page(const SafetyView& view, const PageFrame& frame) {
  Html html(frame.language);
  {
    const Text title =
        fill({"Safety pre-check: {0}", "Vérification préalable de sécurité : {0}"}, {view.title});
    const Page page(html, frame, {title, {}, "text"});
    const Inside wrap(html, "div", {{"class", "wrap prose"}});
    html.element("h1", {}, title);
    write_about(html, view);
    html.element("h2", {}, {"What came of it", "Ce qui en ressort"});
    write_counts(html, view.report);
    html.element("p", {},
                 {"No failure does not mean safe: what is to be declared or to be seen by a person "
                  "stays open until somebody has done it, and may turn into one.",
                  "Aucun échec ne veut pas dire sûr : ce qui est à déclarer ou à examiner reste "
                  "ouvert tant que personne ne l'a fait, et peut devenir un échec."});
    for (const Chapter& chapter : chapters()) {
      if (!has_any(view.report, chapter.verdict)) continue;
      write_heading(html, chapter.id, chapter.title);
      if (!chapter.note.empty()) html.element("p", {}, chapter.note);
      for (const checks::RuleReport& one : view.report.rules) {
        if (has_any(one, chapter.verdict)) write_rule(html, one, chapter.verdict);
      }
    }
    write_names(html, view.report, checks::Verdict::pass, {"Nothing found", "Rien à signaler"});
    write_names(html, view.report, checks::Verdict::not_applicable,
                {"Not concerned", "Sans objet"});
    const Inside paragraph(html, "p");
    html.element("a", {{"href", view.data}, {"type", "application/json"}},
                 {"The same for programs (JSON)", "La même chose pour des programmes (JSON)"});
  }
  return html.take();
}

}  // namespace plano::site
