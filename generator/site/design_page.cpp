// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html_form.h"
#include "site/html_frame.h"
#include "site/html_markdown.h"
#include "site/html_report.h"
#include "site/pages.h"

namespace plano::site {
namespace {

void write_title(Html& html, const DesignView& view, const PageFrame& frame) {
  {
    const Inside nav(
        html, "nav",
        {{"class", "crumbs"}, {"aria-label", html.set({"You are here", "Fil d'Ariane"})}});
    html.element("a", {{"href", frame.home}}, {"All designs", "Tous les modèles"});
  }
  const DesignCard& card = view.card;
  html.element("h1", {}, card.title);
  html.element("p", {{"class", "lede"}}, card.summary);
  const Inside list(html, "ul", {{"class", "chips"}});
  const auto chip = [&](const Text& words) {
    if (!words.empty()) html.element("li", {}, words);
  };
  if (!card.status.label.empty()) {
    html.element("li", {{"class", "status status-" + card.status.key}}, card.status.label);
  }
  if (card.ages) {
    chip(fill({"ages {0} to {1}", "{0} à {1} ans"},
              {show_number(card.ages->first, 1), show_number(card.ages->second, 1)}));
  }
  chip(card.setting.label);
  chip(card.users.label);
}

void write_button(Html& html, const std::string& action, const Text& words, const Text& key) {
  Attributes attributes = {{"type", "button"}, {"data-do", action}};
  if (!key.empty()) attributes.push_back({"aria-keyshortcuts", html.set(key)});
  html.element("button", attributes, words);
}

/// Scripts show these: without them there is nothing to turn.
void write_tools(Html& html) {
  const Inside tools(html, "div", {{"class", "tools"}, {"id", "tools"}, {"hidden", ""}});
  {
    const Inside group(html, "div",
                       {{"class", "tool-row"},
                        {"role", "group"},
                        {"aria-label", html.set({"Point of view", "Point de vue"})}});
    write_button(html, "look-corner", {"Corner", "Angle"}, "1");
    write_button(html, "look-front", {"Front", "Face"}, "2");
    write_button(html, "look-side", {"Side", "Côté"}, "3");
    write_button(html, "look-top", {"Top", "Dessus"}, "4");
    html.element("button",
                 {{"type", "button"},
                  {"data-do", "closer"},
                  {"aria-label", html.set({"Closer", "Rapprocher"})}},
                 "+");
    html.element("button",
                 {{"type", "button"},
                  {"data-do", "farther"},
                  {"aria-label", html.set({"Farther", "Éloigner"})}},
                 "−");
    html.element("button", {{"type", "button"}, {"data-do", "measures"}, {"aria-pressed", "false"}},
                 {"Sizes", "Cotes"});
  }
  {
    const Inside row(html, "div", {{"class", "tool-row"}});
    html.element("label", {{"for", "explode"}}, {"Draw asunder", "Éclater"});
    html.leaf("input", {{"type", "range"},
                        {"id", "explode"},
                        {"min", "0"},
                        {"max", "100"},
                        {"step", "1"},
                        {"value", "0"}});
  }
  const Inside group(html, "div",
                     {{"class", "tool-row"},
                      {"role", "group"},
                      {"aria-label", html.set({"Taking apart", "Démontage"})}});
  html.element("span", {{"class", "tool-name"}, {"aria-hidden", "true"}},
               {"Take apart", "Démonter"});
  html.element("button",
               {{"type", "button"},
                {"data-do", "step-back"},
                {"aria-label", html.set({"Step back", "Étape précédente"})}},
               "←");
  html.element("button",
               {{"type", "button"},
                {"data-do", "step-on"},
                {"aria-label", html.set({"Next step", "Étape suivante"})}},
               "→");
  html.element("button", {{"type", "button"}, {"data-do", "play"}}, {"Play", "Lire"});
  html.element("span", {{"class", "step"}, {"id", "step"}}, {"Assembled", "Assemblé"});
}

/// In place of a picture: why there is none.
void write_no_picture(Html& html, const DesignView& view) {
  const Inside words(html, "div", {{"class", "no-picture"}});
  html.element("p", {},
               {"No picture: these values cannot be made.",
                "Pas d'image : ces valeurs ne peuvent pas se fabriquer."});
  for (const Problem& problem : view.form.problems) {
    if (problem.gravity == Gravity::error) html.element("p", {}, problem.message);
  }
  html.element("p", {},
               {"The form shows the values of the address, so that they can be corrected.",
                "Le formulaire montre les valeurs de l'adresse, pour les corriger."});
}

void write_stage(Html& html, const DesignView& view) {
  const Inside section(html, "section", {{"class", "stage"}, {"aria-labelledby", "stage-title"}});
  html.element("h2", {{"id", "stage-title"}, {"class", "aside"}}, {"What it looks like", "Aspect"});
  {
    const Inside plate(html, "div", {{"class", "plate"}, {"id", "plate"}});
    if (!view.views.empty()) {
      html.leaf("img", {{"id", "still"},
                        {"src", view.views.front().href},
                        {"alt", html.set(view.views.front().words)},
                        {"width", "960"},
                        {"height", "720"}});
    } else {
      write_no_picture(html, view);
    }
    const Inside space(html, "div",
                       {{"class", "space"},
                        {"id", "space"},
                        {"hidden", ""},
                        {"data-preview", view.preview_href},
                        {"data-assembly", view.assembly_href},
                        {"data-files", view.data_script}});
    {
      const Inside canvas(
          html, "canvas",
          {{"id", "canvas"},
           {"tabindex", "0"},
           {"role", "img"},
           {"aria-label",
            html.set(
                fill({"{0} in 3D. Arrow keys turn it, 1 to 4 choose a point of view, plus and "
                      "minus come closer and go back. The same in words: checks, sheets and "
                      "parts below.",
                      "{0} en 3D. Les flèches font tourner, 1 à 4 choisissent un point de vue, "
                      "plus et moins rapprochent et éloignent. La même chose en mots : "
                      "vérifications, plaques et pièces, plus bas."},
                     {view.card.title}))}});
    }
    const Inside labels(html, "div",
                        {{"class", "labels"}, {"id", "labels"}, {"aria-hidden", "true"}});
  }
  html.element("p", {{"class", "chosen"}, {"id", "chosen"}, {"role", "status"}}, {});
  write_tools(html);
  const Inside details(html, "details", {{"class", "more-views"}});
  html.element("summary", {}, {"Pictures from all sides", "Images de tous les côtés"});
  const Inside list(html, "ul", {{"data-live", "views"}});
  const auto picture = [&](const ViewLine& line) {
    const Inside item(html, "li");
    const Inside link(html, "a", {{"href", line.href}});
    html.leaf("img", {{"src", line.href}, {"alt", html.set(line.words)}, {"loading", "lazy"}});
    html.element("span", {}, line.label);
  };
  for (const ViewLine& line : view.views) picture(line);
  if (!view.exploded.href.empty()) picture(view.exploded);
}

void write_settings(Html& html, const DesignView& view, const PageFrame& frame) {
  const Inside section(html, "section",
                       {{"class", "settings"}, {"aria-labelledby", "settings-title"}});
  write_heading(html, "settings-title", {"Set it", "Régler"});
  write_presets(html, view.form);
  write_problems(html, view.form, view.report);
  write_form(html, view, frame);
  html.element("p", {{"class", "sentence"}, {"id", "sentence"}, {"role", "status"}},
               view.report.sentence);
}

void write_downloads(Html& html, const DesignView& view) {
  const Inside section(
      html, "section",
      {{"class", "part downloads"}, {"id", "downloads"}, {"aria-labelledby", "downloads-title"}});
  write_heading(html, "downloads-title", {"Take it away", "Emporter"});
  const Inside place(html, "div", {{"data-live", "downloads"}});
  if (view.downloads.empty()) {
    html.element("p", {{"class", "nothing"}},
                 {"With these values there is nothing to download.",
                  "Avec ces valeurs, il n'y a rien à télécharger."});
    return;
  }
  const Inside list(html, "ul");
  for (std::size_t k = 0; k < view.downloads.size(); ++k) {
    const Download& file = view.downloads[k];
    const Inside item(html, "li", {{"class", k == 0 ? "whole" : ""}});
    {
      const Inside link(html, "a",
                        {{"class", k == 0 ? "button" : "file"},
                         {"href", file.href},
                         {"download", file.file_name}});
      write_sign(html, "down");
      html.words(file.label);
    }
    if (!file.note.empty()) html.element("p", {}, file.note);
  }
}

void write_share(Html& html, const DesignView& view, const PageFrame& frame) {
  const Inside section(
      html, "section",
      {{"class", "part share"}, {"id", "share"}, {"aria-labelledby", "share-title"}});
  write_heading(html, "share-title", {"Send it to the workshop", "L'envoyer à l'atelier"});
  html.element(
      "p", {},
      frame.mode == PageMode::live
          ? Text("The address of this page holds all values: whoever opens it sees what you "
                 "see and downloads the same files.",
                 "L'adresse de cette page contient toutes les valeurs : qui l'ouvre voit ce "
                 "que vous voyez et télécharge les mêmes fichiers.")
          : Text("The folder this page is in is whole: send it, or copy it to a stick.",
                 "Le dossier où se trouve cette page est complet : envoyez-le ou copiez-le "
                 "sur une clé."));
  const Inside place(html, "div", {{"data-live", "share"}, {"class", "share-place"}});
  {
    const Inside copy(html, "p", {{"id", "copy-place"}, {"hidden", ""}});
    html.element("button", {{"type", "button"}, {"class", "button second"}, {"data-do", "copy"}},
                 {"Copy the link", "Copier le lien"});
    html.element("span", {{"role", "status"}, {"id", "copied"}}, {});
  }
  if (!view.share.empty()) html.element("p", {{"class", "address"}}, Text(view.share));
  if (view.qr_href.empty()) return;
  html.leaf("img", {{"class", "qr"},
                    {"src", view.qr_href},
                    {"width", "160"},
                    {"height", "160"},
                    {"loading", "lazy"},
                    {"alt", html.set({"QR code of the address of this page with these values",
                                      "QR code de l'adresse de cette page avec ces valeurs"})}});
}

void write_people(Html& html, const DesignView& view) {
  const Inside section(
      html, "section",
      {{"class", "part"}, {"id", "licence"}, {"aria-labelledby", "licence-title"}});
  write_heading(html, "licence-title", {"Whose it is", "De qui, sous quelle licence"});
  const Inside list(html, "dl", {{"class", "whose"}});
  const auto entry = [&](const Text& name, auto write_value) {
    const Inside pair(html, "div");
    html.element("dt", {}, name);
    const Inside value(html, "dd");
    write_value();
  };
  entry({"Authors", "Auteurs"}, [&] {
    const Inside people(html, "ul");
    for (const PersonLine& person : view.authors) {
      html.element("li", {},
                   person.role.empty() ? Text(person.name)
                                       : fill(Text("{0} ({1})"), {person.name, person.role}));
    }
  });
  entry("Licence", [&] {
    const std::string address = safe_address(view.licence.address);
    const Text name = view.licence.name.empty() ? Text(view.licence.id) : Text(view.licence.name);
    const Inside paragraph(html, "p");
    if (address.empty()) {
      html.words(name);
    } else {
      html.element("a", {{"href", address}}, name);
    }
    if (!view.licence.obligations.empty()) {
      html.words(" ");
      html.words(view.licence.obligations);
    }
  });
  entry({"Ancestors", "Ascendance"}, [&] {
    if (view.ancestors.empty()) {
      html.element("p", {},
                   {"A first seed: it comes from no other design.",
                    "Une première graine : il ne vient d'aucun autre modèle."});
      return;
    }
    const Inside ancestors(html, "ul");
    for (const AncestorLine& line : view.ancestors) {
      const Inside item(html, "li");
      const std::string address = safe_address(line.repository);
      if (address.empty()) {
        html.words(Text(line.design));
      } else {
        html.element("a", {{"href", address}}, Text(line.design));
      }
      if (!line.relation.empty()) html.words(fill(Text(" ({0})"), {Text(line.relation)}));
    }
  });
  if (view.modules.empty()) return;
  entry({"Takes in", "Reprend"}, [&] {
    const Inside modules(html, "ul");
    for (const ModuleLine& module : view.modules) {
      html.element("li", {}, fill(Text("{0} ({1})"), {module.title, Text(module.licence)}));
    }
  });
}

/// A README's own words on licences repeat what the page says better.
bool is_about_licence(const StorySection& section) {
  return section.heading == "Licence" || section.heading == "License";
}
bool is_unknown(const StorySection& section) {
  return section.heading == "What we do not know" || section.heading == "Ce que nous ne savons pas";
}

void write_story(Html& html, const DesignView& view) {
  const std::vector<StorySection> sections = story_sections(view.story.in(html.language()));
  const StoryLinks links{view.pictures};
  {
    const Inside unknown(
        html, "section",
        {{"class", "part unknown"}, {"id", "unknown"}, {"aria-labelledby", "unknown-title"}});
    write_heading(html, "unknown-title", {"What we do not know", "Ce que nous ne savons pas"});
    bool said = false;
    for (const StorySection& section : sections) {
      if (!is_unknown(section)) continue;
      write_markdown(html, section.body, {}, 3);
      said = true;
    }
    if (!said) {
      html.element(
          "p", {},
          {"Its page does not say. Take it that nobody has built or inspected it.",
           "Sa page ne le dit pas. Considérez que personne ne l'a construit ni contrôlé."});
    }
  }
  const Inside story(
      html, "section",
      {{"class", "part story"}, {"id", "story"}, {"aria-labelledby", "story-title"}});
  write_heading(html, "story-title", {"Its story", "Son histoire"});
  for (const StorySection& section : sections) {
    if (is_unknown(section) || is_about_licence(section)) continue;
    if (!section.heading.empty()) html.element("h3", {}, Text(section.heading));
    write_markdown(html, section.body, links, 4);
  }
}

void write_promise(Html& html) {
  const Inside section(html, "section",
                       {{"class", "promise"}, {"aria-labelledby", "promise-title"}});
  const Inside wrap(html, "div", {{"class", "wrap"}});
  write_heading(html, "promise-title",
                {"You built it? Bring a seed.", "Vous l'avez construit ? Rapportez une graine."});
  html.element(
      "p", {},
      {"Taking is free and nobody asks who you are. In return there is a promise, like in a "
       "seed library: one of these, whichever you have.",
       "Prendre est gratuit, et personne ne demande qui vous êtes. En échange, une promesse, "
       "comme dans une grainothèque : l'une de ces choses, celle que vous avez."});
  const Inside list(html, "ul");
  for (const Text& seed :
       {Text("A photo, with the town and the values you chose",
             "Une photo, avec la commune et les valeurs choisies"),
        Text("A measurement: what did not fit, by how many millimetres",
             "Une mesure : ce qui ne s'emboîtait pas, de combien de millimètres"),
        Text("A correction, or clearer words", "Une correction, ou des mots plus clairs"),
        Text("A translation", "Une traduction"),
        Text("A better variant of the design", "Une meilleure variante du modèle")}) {
    html.element("li", {}, seed);
  }
}

void write_contents(Html& html) {
  const Inside nav(
      html, "nav",
      {{"class", "contents"}, {"aria-label", html.set({"On this page", "Sur cette page"})}});
  const Inside list(html, "ul");
  const auto entry = [&](const char* href, const Text& words) {
    const Inside item(html, "li");
    html.element("a", {{"href", href}}, words);
  };
  entry("#verdicts", {"Checks", "Vérifications"});
  entry("#sheets", {"Sheets", "Plaques"});
  entry("#parts", {"Parts", "Pièces"});
  entry("#downloads", {"Downloads", "Fichiers"});
  entry("#unknown", {"Not known", "Inconnues"});
  entry("#story", {"Story", "Histoire"});
  entry("#licence", {"Licence", "Licence"});
}

}  // namespace

std::string design_page(const DesignView& view, const PageFrame& frame) {
  Html html(frame.language);
  {
    const Page page(html, frame, {view.card.title, view.card.summary, "design"});
    {
      const Inside wrap(html, "div", {{"class", "wrap"}});
      write_title(html, view, frame);
      {
        const Inside bench(html, "div", {{"class", "workbench"}});
        write_stage(html, view);
        write_settings(html, view, frame);
      }
      write_figures(html, view.report);
      write_contents(html);
      {
        const Inside columns(html, "div", {{"class", "columns"}});
        write_verdicts(html, view);
        write_downloads(html, view);
      }
      write_sheets(html, view.report);
      write_parts(html, view.report);
      write_story(html, view);
      {
        const Inside columns(html, "div", {{"class", "columns"}});
        write_people(html, view);
        write_share(html, view, frame);
      }
    }
    write_promise(html);
    write_page_data(html, frame, view.card.id, view.form.query);
  }
  return html.take();
}

}  // namespace plano::site
