// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/help.h"

#include <sstream>

#include "diagnostics/display.h"

namespace plano::cli {
namespace {

constexpr std::size_t kWidth = 80;

std::string left_column(const Flag& flag, Language language) {
  std::string names = flag.names;
  const std::size_t comma = names.find(',');
  if (comma != std::string::npos) names.replace(comma, 1, ", ");
  const std::string value = text_of(flag.value_en, flag.value_fr).in(language);
  return value.empty() ? names : names + " " + value;
}

/// Left column, then the words beside or below it.
std::string row(const std::string& left, const std::string& words, std::size_t column) {
  std::string block = wrapped(words, kWidth, column);
  const std::string lead = "  " + left;
  const std::size_t used = diagnostics::columns_of(lead);
  if (used + 2 > column) return lead + "\n" + block;
  return lead + block.substr(used);
}

std::string heading(const char* en, const char* fr, Language language) {
  return "\n" + text_of(en, fr).in(language) + "\n";
}

constexpr std::size_t kFlagColumn = 30;

std::string flag_rows(std::span<const Flag> flags, Language language) {
  std::string rows;
  for (const Flag& flag : flags) {
    rows += row(left_column(flag, language), text_of(flag.help_en, flag.help_fr).in(language),
                kFlagColumn);
  }
  return rows;
}

}  // namespace

std::string wrapped(const std::string& words, std::size_t width, std::size_t indent) {
  std::istringstream lines(diagnostics::wrapped(words, width - indent, ""));
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    out += line.empty() ? "\n" : std::string(indent, ' ') + line + "\n";
  }
  return out;
}

std::string usage_line(const Verb& verb, Language language) {
  std::string line = std::string("plano ") + verb.name;
  for (const Positional& place : verb.positionals) {
    const std::string name = text_of(place.name_en, place.name_fr).in(language);
    line += place.needed == Needed::required ? " " + name : " [" + name + "]";
  }
  return line + text_of(" [options]", " [options]").in(language);
}

std::string overview(Language language) {
  std::string page =
      text_of(
          "plano turns the description of a piece of furniture or a play area, a text file, into "
          "the files a workshop cuts it from.",
          "plano transforme la description d'un meuble ou d'une aire de jeux, un fichier de texte, "
          "en fichiers qu'un atelier peut découper.")
          .in(language);
  page = wrapped(page, kWidth, 0);
  page += heading("First steps", "Premiers pas", language);
  page += row("plano generate bench",
              text_of("make every file of a design that came with plano",
                      "fabriquer tous les fichiers d'un modèle livré avec plano")
                  .in(language),
              34);
  page += row("plano params bench",
              text_of("see what can be changed in it", "voir ce qu'on peut y changer").in(language),
              34);
  page +=
      row("plano new my-stool",
          text_of("start a design of your own", "commencer son propre modèle").in(language), 34);
  page += heading("Commands", "Commandes", language);
  for (const Verb* verb : verbs()) {
    if (verb->listed == Listed::hidden) continue;
    page += row(verb->name, text_of(verb->summary_en, verb->summary_fr).in(language), 16);
  }
  page += heading("Options of every command", "Options de toutes les commandes", language);
  page += flag_rows(common_flags(), language);
  page +=
      "\n" + wrapped(text_of("plano COMMAND --help tells more about one of them; man plano has it "
                             "all on one page.",
                             "plano COMMANDE --help en dit plus sur l'une d'elles ; man plano "
                             "contient tout sur une page.")
                         .in(language),
                     kWidth, 0);
  return page;
}

std::string verb_help(const Verb& verb, Language language) {
  std::string page = wrapped(text_of(verb.summary_en, verb.summary_fr).in(language), kWidth, 0);
  if (!verb.examples.empty()) page += heading("Examples", "Exemples", language);
  for (const Example& example : verb.examples) {
    page += std::string("  plano ") + example.line + "\n" +
            wrapped(text_of(example.what_en, example.what_fr).in(language), kWidth, 6);
  }
  page += heading("Usage", "Utilisation", language);
  page += "  " + usage_line(verb, language) + "\n\n";
  page += wrapped(text_of(verb.about_en, verb.about_fr).in(language), kWidth, 2);
  if (!verb.flags.empty()) {
    page += heading("Options", "Options", language);
    page += flag_rows(verb.flags, language);
  }
  page += heading("Options of every command", "Options de toutes les commandes", language);
  return page + flag_rows(common_flags(), language);
}

}  // namespace plano::cli
