// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html_frame.h"
#include "site/pages.h"

namespace plano::site {
namespace {

Text counted_designs(std::size_t count) {
  if (count == 0) {
    return {"No design fits. Take a filter away.", "Aucun modèle ne convient. Retirez un filtre."};
  }
  if (count == 1) return {"1 design", "1 modèle"};
  return fill({"{0} designs", "{0} modèles"}, {show(static_cast<std::int64_t>(count))});
}

Text ages_of(const DesignCard& card) {
  return fill({"ages {0} to {1}", "{0} à {1} ans"},
              {show_number(card.ages->first, 1), show_number(card.ages->second, 1)});
}

std::string joined(const std::vector<double>& values) {
  std::string out;
  for (const double value : values) out += (out.empty() ? "" : " ") + decimal(value);
  return out;
}

Text thicknesses_of(const DesignCard& card) {
  std::vector<std::string> en;
  std::vector<std::string> fr;
  for (const double value : card.thicknesses_mm) {
    en.push_back(show_number(value, 1).en);
    fr.push_back(show_number(value, 1).fr);
  }
  return fill(Text("{0} mm"), {Text(list_or(en).en, list_or(fr).fr)});
}

Text sheets_of(const DesignCard& card) {
  if (*card.sheets == 1) return {"1 sheet", "1 plaque"};
  return fill({"{0} sheets", "{0} plaques"}, {show(static_cast<std::int64_t>(*card.sheets))});
}

void write_facts(Html& html, const DesignCard& card) {
  const Inside list(html, "ul", {{"class", "chips"}});
  const auto chip = [&](const Text& words) { html.element("li", {}, words); };
  if (card.ages) chip(ages_of(card));
  if (card.sheets) chip(sheets_of(card));
  if (!card.thicknesses_mm.empty()) chip(thicknesses_of(card));
  if (card.mass_kg) {
    chip(fill({"about {0} kg", "{0} kg environ"}, {show_number(*card.mass_kg, 0)}));
  }
}

/// What scripts filter by where no server does.
Attributes filter_data(const DesignCard& card) {
  Attributes data = {{"class", "card"},
                     {"data-words", card.words},
                     {"data-use", card.setting.key + " " + card.equipment.key},
                     {"data-thickness", joined(card.thicknesses_mm)},
                     {"data-licence", card.licence}};
  if (card.ages) {
    data.push_back({"data-young", decimal(card.ages->first)});
    data.push_back({"data-old", decimal(card.ages->second)});
  }
  if (card.sheets) data.push_back({"data-sheets", std::to_string(*card.sheets)});
  return data;
}

void write_card(Html& html, const DesignCard& card, std::size_t number, PageMode mode) {
  const Inside item(html, "li");
  const Inside article(
      html, "article",
      mode == PageMode::static_files ? filter_data(card) : Attributes{{"class", "card"}});
  {
    const Inside plate(html, "div", {{"class", "plate"}});
    html.leaf("img", {{"src", card.picture},
                      {"alt", html.set(card.picture_words)},
                      {"width", "640"},
                      {"height", "480"},
                      {"decoding", "async"},
                      {"loading", number < 3 ? "eager" : "lazy"}});
  }
  const Inside words(html, "div", {{"class", "card-words"}});
  {
    const Inside heading(html, "h3");
    html.element("a", {{"href", card.href}}, card.title);
  }
  html.element("p", {}, card.summary);
  write_facts(html, card);
  if (!card.status.label.empty()) {
    html.element("p", {{"class", "status status-" + card.status.key}}, card.status.label);
  }
}

void write_select(Html& html, const std::string& name, const Text& label, const Text& all,
                  const std::vector<Word>& words, const std::string& chosen) {
  if (words.empty()) return;
  const Inside inside(html, "div", {{"class", "filter"}});
  html.element("label", {{"for", "q-" + name}}, label);
  const Inside select(html, "select", {{"id", "q-" + name}, {"name", name}});
  html.element("option", {{"value", ""}}, all);
  for (const Word& word : words) {
    Attributes option = {{"value", word.key}};
    if (word.key == chosen) option.push_back({"selected", ""});
    html.element("option", option, word.label);
  }
}

/// In a static site nobody answers a form: scripts show it and filter by themselves.
void write_filters(Html& html, const HomeView& view, const PageFrame& frame) {
  Attributes attributes = {
      {"class", "filters"},   {"id", "filters"},
      {"role", "search"},     {"method", "get"},
      {"action", frame.home}, {"aria-label", html.set({"Designs", "Modèles"})}};
  if (frame.mode == PageMode::static_files) attributes.push_back({"hidden", ""});
  const Inside form(html, "form", attributes);
  const Filters& filters = view.filters;
  {
    const Inside inside(html, "div", {{"class", "filter filter-words"}});
    html.element("label", {{"for", "q-q"}}, {"Search", "Chercher"});
    html.leaf("input", {{"type", "search"},
                        {"id", "q-q"},
                        {"name", "q"},
                        {"value", filters.words},
                        {"autocomplete", "off"}});
  }
  write_select(html, "use", {"Where", "Où"}, {"anywhere", "partout"}, view.uses, filters.use);
  write_select(html, "age", {"Age", "Âge"}, {"any", "tous"}, view.ages, filters.age);
  write_select(html, "thickness", {"Board", "Panneau"}, {"any", "tous"}, view.thicknesses,
               filters.thickness);
  write_select(html, "sheets", {"Sheets", "Plaques"}, {"any number", "sans limite"}, view.sheets,
               filters.sheets);
  write_select(html, "licence", {"Licence", "Licence"}, {"all", "toutes"}, view.licences,
               filters.licence);
  html.element("button", {{"type", "submit"}, {"class", "button second"}}, {"Show", "Afficher"});
}

void write_ignored(Html& html, const HomeView& view) {
  const Inside place(html, "div", {{"data-live", "ignored"}});
  for (const IgnoredFilter& one : view.ignored) {
    html.element("p", {{"class", "note"}}, one.says);
  }
}

void write_hero(Html& html, const HomeView& view) {
  const Inside section(html, "section", {{"class", "hero"}});
  const Inside wrap(html, "div", {{"class", "wrap"}});
  {
    const Inside words(html, "div", {{"class", "hero-words"}});
    html.element("p", {{"class", "eyebrow"}}, {"A seed library of plans", "Grainothèque de plans"});
    html.element("h1", {},
                 {"Plans to take, to change, and to give back better.",
                  "Des plans à prendre, à changer, à rendre meilleurs."});
    html.element(
        "p", {{"class", "lede"}},
        {"Play areas, benches, market stalls: choose a design, fit it to your place, see it "
         "change, "
         "download what a workshop needs to cut it, and have it made near you.",
         "Aires de jeu, bancs, étals : choisissez un modèle, mettez-le à vos mesures, regardez-le "
         "changer, téléchargez de quoi le découper et faites-le fabriquer près de chez vous."});
    html.element("a", {{"class", "button"}, {"href", "#designs"}},
                 {"Choose a design", "Choisir un modèle"});
  }
  // The play area first, else whatever there is.
  const DesignCard* shown = view.cards.empty() ? nullptr : &view.cards.front();
  for (const DesignCard& card : view.cards) {
    if (card.equipment.key == "playground") shown = &card;
  }
  if (shown == nullptr) return;
  const Inside figure(html, "figure", {{"class", "hero-picture"}});
  html.leaf("img", {{"src", shown->picture},
                    {"alt", html.set(shown->picture_words)},
                    {"width", "640"},
                    {"height", "480"},
                    {"decoding", "async"}});
  const Inside caption(html, "figcaption");
  html.element("a", {{"href", shown->href}}, shown->title);
}

void write_way(Html& html) {
  const Inside section(html, "section", {{"class", "way"}, {"aria-labelledby", "way-title"}});
  const Inside wrap(html, "div", {{"class", "wrap"}});
  write_heading(html, "way-title", {"From the screen to the square", "De l'écran à la place"});
  const Inside list(html, "ol");
  const auto step = [&](const Text& title, const Text& words) {
    const Inside item(html, "li");
    html.element("h3", {}, title);
    html.element("p", {}, words);
  };
  step({"Choose", "Choisir"},
       {"Every design says whom it is for, how many sheets it takes, and what nobody knows of it "
        "yet.",
        "Chaque modèle dit à qui il s'adresse, combien de plaques il demande et ce que personne ne "
        "sait encore de lui."});
  step({"Set it", "Régler"},
       {"Ten centimetres lower, two modules longer: the design follows, with its checks and its "
        "sheets.",
        "Dix centimètres de moins, deux modules de plus : le modèle suit, ses vérifications et "
        "ses plaques avec lui."});
  step(
      {"Download", "Télécharger"},
      {"One folder has it all: files to cut from, a plan to print, the 3D model, the parts and the "
       "order to put them together.",
       "Un dossier contient tout : fichiers de découpe, plan à imprimer, modèle 3D, liste des "
       "pièces et ordre de montage."});
  step({"Have it made, give back", "Fabriquer, puis rendre"},
       {"At the fablab, or at a joiner's down the road. Then bring a seed: a photo, a measurement, "
        "a "
        "correction.",
        "Au fablab, ou chez la menuisière d'à côté. Puis rapportez une graine : une photo, une "
        "mesure, une correction."});
}

}  // namespace

std::string home_page(const HomeView& view, const PageFrame& frame) {
  Html html(frame.language);
  {
    const Page page(html, frame,
                    {{},
                     {"A library of open plans for play areas and street furniture: choose, set, "
                      "download, have it made nearby.",
                      "Une bibliothèque de plans libres pour aires de jeu et mobilier urbain : "
                      "choisir, régler, télécharger, faire fabriquer près de chez soi."},
                     "home"});
    write_hero(html, view);
    {
      const Inside section(html, "section",
                           {{"class", "wrap shelf"}, {"aria-labelledby", "designs"}});
      write_heading(html, "designs", {"The designs", "Les modèles"});
      write_filters(html, view, frame);
      html.element("p", {{"class", "count"}, {"id", "count"}, {"role", "status"}},
                   counted_designs(view.cards.size()));
      write_ignored(html, view);
      const Inside list(html, "ul", {{"class", "cards"}, {"data-live", "cards"}});
      for (std::size_t k = 0; k < view.cards.size(); ++k)
        write_card(html, view.cards[k], k, frame.mode);
    }
    write_way(html);
    write_page_data(html, frame, "", "");
  }
  return html.take();
}

}  // namespace plano::site
