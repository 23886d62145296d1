// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html_report.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "site/html_frame.h"

namespace plano::site {
namespace {

Text whole(std::size_t count) {
  return show(static_cast<std::int64_t>(count));
}

Text counted(std::size_t count, const Text& one, const Text& many) {
  return count == 1 ? one : fill(many, {whole(count)});
}

Text millimetres(double value) {
  return show_number(value, 1);
}

/// 2840 mm → "2.84 m"; 460 mm → "46 cm".
Text spacious(double mm) {
  return mm >= 1000 ? fill(Text("{0}\u00a0m"), {show_number(mm / 1000, 2)})
                    : fill(Text("{0}\u00a0cm"), {show_number(mm / 10, 1)});
}

Text euros(double value) {
  return fill({"€{0}", "{0}\u00a0€"}, {show_number(value, 0)});
}

Text duration(double minutes) {
  const auto all = static_cast<std::int64_t>(std::ceil(minutes));
  if (all < 60) return fill(Text("{0}\u00a0min"), {show(all)});
  if (all % 60 == 0) return fill(Text("{0}\u00a0h"), {show(all / 60)});
  return fill(Text("{0} h {1} min"), {show(all / 60), show(all % 60)});
}

Text percent(double share) {
  return fill({"{0}%", "{0} %"}, {show_number(std::round(share * 100), 0)});
}

/// A name, its figure, and what is to be known about it.
void write_figure(Html& html, const Text& name, const Text& value, const Text& note) {
  const Inside pair(html, "div", {{"class", "figure"}});
  html.element("dt", {}, name);
  const Inside inside(html, "dd");
  html.element("strong", {}, value);
  if (!note.empty()) html.element("span", {}, note);
}

template <typename Show>
void write_known(Html& html, const Text& name, const Figure& figure, Show show_value,
                 const Text& note) {
  if (figure.value) {
    write_figure(html, name, show_value(*figure.value), note);
  } else {
    write_figure(html, name, {"unknown", "inconnu"}, figure.unknown);
  }
}

}  // namespace

void write_figures(Html& html, const Report& report) {
  const Inside place(html, "div", {{"data-live", "figures"}, {"class", "figures-place"}});
  if (!report.made) return;
  const Inside list(html, "dl", {{"class", "figures"}});
  if (report.sheet_count + report.leftover_count > 0) {
    const Text use =
        fill({"{0} of the wood used", "{0} du bois employé"}, {percent(report.sheet_use)});
    write_figure(html, {"Sheets", "Plaques"}, whole(report.sheet_count),
                 report.leftover_count == 0
                     ? use
                     : fill({"and {0}; {1}", "et {0} ; {1}"},
                            {counted(report.leftover_count, {"1 leftover", "1 chute"},
                                     {"{0} leftovers", "{0} chutes"}),
                             use}));
  }
  write_figure(html, {"Parts", "Pièces"}, whole(report.part_count),
               counted(report.parts.size(), {"all alike", "toutes pareilles"},
                       {"of {0} kinds", "de {0} sortes"}));
  write_figure(
      html, {"Mass", "Masse"},
      fill(Text("{0}\u00a0kg"), {show_number(report.mass_kg, report.mass_kg < 10 ? 1 : 0)}),
      {"without its hardware", "sans la quincaillerie"});
  if (report.size_mm.size() == 3) {
    write_figure(
        html, {"Size", "Encombrement"},
        fill(Text("{0} × {1}"), {spacious(report.size_mm[0]), spacious(report.size_mm[1])}),
        fill({"{0} high", "{0} de haut"}, {spacious(report.size_mm[2])}));
  }
  write_known(html, {"Wood", "Bois"}, report.wood_eur, euros, report.wood_scope);
  write_known(html, {"Machine time", "Temps de machine"}, report.minutes, duration,
              report.machine_eur.value
                  ? fill({"about {0}", "environ {0}"}, {euros(*report.machine_eur.value)})
                  : Text());
}

namespace {

struct LevelWords {
  std::string_view name;  // class and sign
  Text words;
};
const LevelWords& words_of(Verdict::Level level) {
  static const std::array<LevelWords, 3> kWords = {{
      {"check", {"Holds", "Tient"}},
      {"warn", {"To look at", "À regarder"}},
      {"stop", {"Stops", "Bloque"}},
  }};
  return kWords[static_cast<std::size_t>(level)];
}

void write_verdict_list(Html& html, const std::vector<const Verdict*>& verdicts) {
  const Inside list(html, "ul", {{"class", "verdicts"}});
  for (const Verdict* verdict : verdicts) {
    const LevelWords& level = words_of(verdict->level);
    const Inside item(html, "li", {{"class", "verdict " + std::string(level.name)}});
    {
      const Inside badge(html, "span", {{"class", "badge"}});
      write_sign(html, level.name);
      html.words(level.words);
    }
    const Inside says(html, "div", {{"class", "says"}});
    html.element("p", {}, verdict->says);
    if (!verdict->source.empty()) html.element("p", {{"class", "source"}}, verdict->source);
  }
}

}  // namespace

void write_verdicts(Html& html, const DesignView& view) {
  const Inside section(
      html, "section",
      {{"class", "part"}, {"id", "verdicts"}, {"aria-labelledby", "verdicts-title"}});
  write_heading(html, "verdicts-title", {"What was checked", "Ce qui a été vérifié"});
  {
    const Inside place(html, "div", {{"data-live", "verdicts"}});
    std::vector<const Verdict*> good;
    std::vector<const Verdict*> other;
    for (const Verdict& verdict : view.report.verdicts) {
      (verdict.level == Verdict::Level::holds ? good : other).push_back(&verdict);
    }
    // What stops first, then what is to be looked at.
    std::stable_sort(other.begin(), other.end(), [](const Verdict* a, const Verdict* b) {
      return static_cast<int>(a->level) > static_cast<int>(b->level);
    });
    if (!view.report.made) {
      good.clear();  // they hold for other values than those of the address
      html.element("p", {},
                   {"With these values nothing can be made, so nothing was checked with them.",
                    "Ces valeurs ne peuvent pas se fabriquer : rien n'a donc été vérifié avec "
                    "elles."});
    } else if (good.empty() && other.empty()) {
      html.element(
          "p", {},
          {"The design has no checks of its own.", "Le modèle n'a pas de vérification à lui."});
    }
    if (!other.empty()) write_verdict_list(html, other);
    if (!good.empty()) {
      const Inside details(html, "details", {{"open", ""}});
      html.element("summary", {},
                   counted(good.size(), {"1 check holds", "1 vérification tient"},
                           {"{0} checks hold", "{0} vérifications tiennent"}));
      write_verdict_list(html, good);
    }
  }
  html.element(
      "p", {{"class", "note"}},
      {"A program checked this, not a person. It is no certificate: whoever builds from a "
       "plan becomes its maker before the law, and has it looked at by someone who may say "
       "yes.",
       "C'est un programme qui a vérifié, pas une personne. Cela ne vaut pas certificat : "
       "qui construit d'après un plan en devient le fabricant devant la loi, et le fait "
       "contrôler par quelqu'un qui a le droit de dire oui."});
  if (view.play_equipment && !view.safety_href.empty()) {
    html.element(
        "p", {},
        {"This is play equipment. Its safety pre-check is a matter of its own and not part "
         "of what is said above: openings, falls, guards, loads, wind, and what a person "
         "has to see or to declare.",
         "C'est un équipement de jeu. Sa vérification préalable de sécurité est une autre affaire, "
         "que rien ci-dessus ne comprend : ouvertures, chutes, garde-corps, charges, vent, "
         "et ce qu'une personne doit voir ou déclarer."});
    const Inside place(html, "p", {{"data-live", "safety"}});
    html.element("a", {{"class", "button"}, {"href", view.safety_href}},
                 {"Read the safety pre-check (takes some seconds)",
                  "Lire la vérification préalable de sécurité (quelques secondes)"});
  }
}

namespace {

Text sheet_words(const SheetLine& sheet) {
  return fill({"{0}, {1}\u00a0×\u00a0{2}\u00a0mm: {3}, {4} of it used",
               "{0}, {1}\u00a0×\u00a0{2}\u00a0mm : {3}, {4} employés"},
              {sheet.material, millimetres(sheet.width_mm), millimetres(sheet.height_mm),
               counted(sheet.parts, {"1 part", "1 pièce"}, {"{0} parts", "{0} pièces"}),
               percent(sheet.use)});
}

Text sheet_title(const SheetLine& sheet) {
  const Text number = sheet.leftover.empty()
                          ? fill({"Sheet {0}", "Plaque {0}"}, {whole(sheet.number)})
                          : fill({"Leftover {0}", "Chute {0}"}, {Text(sheet.leftover)});
  return sheet.count > 1 ? fill({"{0}, cut {1} times", "{0}, à découper {1} fois"},
                                {number, whole(sheet.count)})
                         : number;
}

void write_bars(Html& html, const Report& report) {
  if (report.bars.empty()) return;
  html.element("h3", {}, {"Bars to buy", "Barres à acheter"});
  const Inside list(html, "ul", {{"class", "bars"}});
  std::vector<std::pair<Text, std::size_t>> lines;  // those alike, once
  for (const BarLine& bar : report.bars) {
    const Text words = fill(
        {"{0}, {1}\u00a0mm: {2}, {3}\u00a0mm left", "{0}, {1}\u00a0mm : {2}, reste {3}\u00a0mm"},
        {bar.material, millimetres(bar.length_mm),
         counted(bar.pieces, {"1 piece", "1 pièce"}, {"{0} pieces", "{0} pièces"}),
         millimetres(bar.left_mm)});
    const auto same = std::find_if(lines.begin(), lines.end(),
                                   [&](const auto& line) { return line.first.en == words.en; });
    if (same == lines.end()) {
      lines.emplace_back(words, 1);
    } else {
      ++same->second;
    }
  }
  for (const auto& [words, count] : lines) {
    html.element("li", {}, count == 1 ? words : fill(Text("{0} × {1}"), {whole(count), words}));
  }
}

}  // namespace

void write_sheets(Html& html, const Report& report) {
  const Inside section(html, "section",
                       {{"class", "part"}, {"id", "sheets"}, {"aria-labelledby", "sheets-title"}});
  write_heading(html, "sheets-title", {"How it is cut", "Comment ça se découpe"});
  const Inside place(html, "div", {{"data-live", "sheets"}});
  if (!report.sheets.empty()) {
    const Inside list(html, "ul", {{"class", "sheets"}});
    for (const SheetLine& sheet : report.sheets) {
      const Inside item(html, "li");
      const Inside figure(html, "figure");
      {
        const Inside link(html, "a", {{"href", sheet.href}});
        html.leaf(
            "img",
            {{"src", sheet.href},
             {"alt", html.set(fill({"{0}, drawn with its parts", "{0}, dessinée avec ses pièces"},
                                   {sheet_title(sheet)}))},
             {"loading", "lazy"}});
      }
      const Inside caption(html, "figcaption");
      html.element("strong", {}, sheet_title(sheet));
      html.element("span", {}, sheet_words(sheet));
    }
  } else {
    html.element("p", {{"class", report.made ? "" : "nothing"}},
                 report.made ? Text("No boards are cut for it.", "Aucune plaque n'est découpée.")
                             : Text("With these values nothing is cut.",
                                    "Avec ces valeurs, rien ne se découpe."));
  }
  write_bars(html, report);
}

namespace {

void write_part_rows(Html& html, const Report& report) {
  const Inside body(html, "tbody");
  for (const PartLine& part : report.parts) {
    const Inside row(html, "tr", {{"data-part", part.id}});
    html.element("td", {{"class", "id"}}, Text(part.id));
    html.element("th", {{"scope", "row"}}, part.name);
    html.element("td", {{"class", "n"}}, whole(part.quantity));
    html.element("td", {{"class", "n"}}, millimetres(part.length_mm));
    html.element("td", {{"class", "n"}}, millimetres(part.width_mm));
    html.element("td", {{"class", "n"}}, millimetres(part.thickness_mm));
    html.element("td", {{"class", "n"}}, show_number(part.mass_kg, 2));
    html.element("td", {}, part.material);
  }
}

void write_hardware(Html& html, const Report& report) {
  if (report.hardware.empty()) return;
  html.element("h3", {}, {"Hardware", "Quincaillerie"});
  const Inside list(html, "ul", {{"class", "hardware"}});
  for (const HardwareLine& line : report.hardware) {
    const Inside item(html, "li");
    html.element("strong", {}, fill(Text("{0} ×"), {whole(line.quantity)}));
    html.words(fill(Text(" {0}"), {line.name}));
    if (!line.designation.empty()) html.element("span", {{"class", "source"}}, line.designation);
  }
}

}  // namespace

void write_parts(Html& html, const Report& report) {
  const Inside section(html, "section",
                       {{"class", "part"}, {"id", "parts"}, {"aria-labelledby", "parts-title"}});
  write_heading(html, "parts-title", {"Parts", "Pièces"});
  const Inside place(html, "div", {{"data-live", "parts"}});
  if (report.parts.empty()) {
    html.element(
        "p", {{"class", "nothing"}},
        {"With these values there are no parts.", "Avec ces valeurs, il n'y a pas de pièces."});
    return;
  }
  {
    const Inside scroll(html, "div",
                        {{"class", "scroll"},
                         {"tabindex", "0"},
                         {"role", "region"},
                         {"aria-labelledby", "parts-caption"}});
    const Inside table(html, "table");
    html.element("caption", {{"id", "parts-caption"}},
                 {"All parts, with their sizes in millimetres and the mass of one in kilograms",
                  "Toutes les pièces, mesures en millimètres, masse d'une pièce en kilogrammes"});
    {
      const Inside head(html, "thead");
      const Inside row(html, "tr");
      const std::array<Text, 8> names = {{{"No.", "N°"},
                                          {"Part", "Pièce"},
                                          {"Quantity", "Nombre"},
                                          {"Length", "Longueur"},
                                          {"Width", "Largeur"},
                                          {"Thickness", "Épaisseur"},
                                          {"Mass", "Masse"},
                                          {"Material", "Matière"}}};
      for (std::size_t k = 0; k < names.size(); ++k) {
        html.element("th", {{"scope", "col"}, {"class", k >= 2 && k <= 6 ? "n" : ""}}, names[k]);
      }
    }
    write_part_rows(html, report);
  }
  write_hardware(html, report);
}

}  // namespace plano::site
