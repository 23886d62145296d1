// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The manual page: the table of verbs as roff. man(7) macros, UTF-8, read by groff and mandoc.

#include <algorithm>
#include <sstream>

#include "cli/help.h"

namespace plano::cli {
namespace {

/// Text safe inside roff: backslashes and leading dots would be commands.
std::string plain(const std::string& text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_start = c == '\n';
  }
  return out;
}

class Roff {
 public:
  explicit Roff(Language language) : language_(language) {}

  void section(const char* en, const char* fr) { line(".SH " + in(en, fr)); }
  void entry(const std::string& bold, const std::string& words) {
    line(".TP");
    line(".B " + plain(bold));
    line(plain(words));
  }
  /// Paragraphs are parted by an empty line.
  void words(const std::string& text) {
    std::istringstream in(text);
    for (std::string each; std::getline(in, each);) line(each.empty() ? ".PP" : plain(each));
  }
  void line(const std::string& text) { out_ += text + "\n"; }
  std::string in(const char* en, const char* fr) const { return text_of(en, fr).in(language_); }
  const std::string& text() const { return out_; }

 private:
  Language language_;
  std::string out_;
};

void flags(Roff& page, std::span<const Flag> all) {
  for (const Flag& flag : all) {
    std::string left = flag.names;
    const std::size_t comma = left.find(',');
    if (comma != std::string::npos) left.replace(comma, 1, ", ");
    const std::string value = page.in(flag.value_en, flag.value_fr);
    page.entry(value.empty() ? left : left + " " + value, page.in(flag.help_en, flag.help_fr));
  }
}

void verb_section(Roff& page, const Verb& verb, Language language) {
  page.line(".SS " + plain(usage_line(verb, language)));
  page.words(page.in(verb.about_en, verb.about_fr));
  flags(page, verb.flags);
  for (const Example& example : verb.examples) {
    page.entry(std::string("plano ") + example.line, page.in(example.what_en, example.what_fr));
  }
}

void sources_of_values(Roff& page) {
  page.section("VALUES OF PARAMETERS", "VALEURS DES PARAMÈTRES");
  page.words(page.in(
      "A parameter of a design takes its value from the first of these that gives one: the command "
      "line "
      "(-p name=value, or --name=value with the equals sign); the environment (PLANO_NAME); a file "
      "plano.ini beside the design, one `name = value` a line; the preset named by --preset; the "
      "workshop's profile; the design's own default.\n\nA value has its unit: 1400mm, 1.4 m, "
      "45deg. It "
      "may be a formula: 2*700mm.",
      "Un paramètre d'un modèle prend sa valeur de la première de ces sources qui en donne une : "
      "la ligne "
      "de commande (-p nom=valeur, ou --nom=valeur avec le signe égal) ; l'environnement "
      "(PLANO_NOM) ; un "
      "fichier plano.ini à côté du modèle, un « nom = valeur » par ligne ; le jeu de valeurs nommé "
      "par "
      "--preset ; le profil de l'atelier ; la valeur par défaut du modèle.\n\nUne valeur porte son "
      "unité : "
      "1400mm, 1.4 m, 45deg. Ce peut être une formule : 2*700mm."));
}

void closing_sections(Roff& page) {
  page.section("EXIT STATUS", "CODE DE RETOUR");
  page.entry("0", page.in("done", "fait"));
  page.entry("1", page.in("refused by a check of the design or of the program",
                          "refusé par une vérification du modèle ou du programme"));
  page.entry("2", page.in("the command line is wrong", "la ligne de commande est erronée"));
  page.entry("3", page.in("the design, the workshop profile or plano.ini is wrong",
                          "le modèle, le profil d'atelier ou plano.ini est erroné"));
  page.entry("4", page.in("this cannot be made in this workshop",
                          "ceci ne peut pas être fabriqué dans cet atelier"));
  page.entry("5", page.in("a file could not be read or written",
                          "un fichier n'a pas pu être lu ou écrit"));
  page.entry("70", page.in("a fault of plano itself; please report it",
                           "une faute de plano lui-même ; merci de la signaler"));
  page.section("ENVIRONMENT", "ENVIRONNEMENT");
  page.entry("PLANO_NAME", page.in("a value for the parameter `name` of the design",
                                   "une valeur pour le paramètre « name » du modèle"));
  page.entry("PLANO_DATA", page.in("the folder that holds designs, workshops and templates",
                                   "le dossier qui contient designs, workshops et templates"));
  page.entry("LC_ALL, LC_MESSAGES, LANG",
             page.in("the language: French where it starts with fr",
                     "la langue : le français si elle commence par fr"));
  page.entry("NO_COLOR", page.in("no colours in messages", "pas de couleurs dans les messages"));
  page.section("FILES", "FICHIERS");
  page.entry("plano.ini",
             page.in("values for the parameters of the design beside which it stands",
                     "valeurs pour les paramètres du modèle à côté duquel il se trouve"));
  page.entry("out/DESIGN/",
             page.in("where generate puts what it makes, with out/DESIGN.zip beside it",
                     "là où generate met ce qu'il fabrique, avec out/DESIGN.zip à côté"));
}

}  // namespace

std::string manual_page(const std::string& version, Language language) {
  Roff page(language);
  // REUSE-IgnoreStart
  page.line(".\\\" SPDX-FileCopyrightText: 2026 The Planothèque contributors");
  page.line(".\\\" SPDX-License-Identifier: GPL-3.0-or-later");
  // REUSE-IgnoreEnd
  page.line(".TH PLANO 1 \"\" \"plano " + version + "\" \"Planothèque\"");
  page.section("NAME", "NOM");
  page.line(
      page.in("plano \\- make the files a workshop needs from a design",
              "plano \\- fabriquer, à partir d'un modèle, les fichiers dont un atelier a besoin"));
  page.section("SYNOPSIS", "SYNOPSIS");
  page.line(page.in(".B plano\n.I COMMAND\n[options]", ".B plano\n.I COMMANDE\n[options]"));
  page.section("DESCRIPTION", "DESCRIPTION");
  page.words(
      page.in("plano reads a design: a text that describes furniture or a play area made of flat "
              "panels, with "
              "parameters that can be changed. It works out every part and joint for the sheets a "
              "workshop really "
              "has, checks what it can check, and writes drawings to cut from, models to look at "
              "and lists to "
              "count by.",
              "plano lit un modèle : un texte qui décrit un meuble ou une aire de jeux en panneaux "
              "plans, avec des "
              "paramètres qu'on peut changer. Il calcule chaque pièce et chaque assemblage pour "
              "les plaques que "
              "possède vraiment un atelier, vérifie ce qui peut l'être, et écrit des plans de "
              "découpe, des modèles "
              "en volume et des listes de pièces."));
  page.section("COMMANDS", "COMMANDES");
  for (const Verb* verb : verbs()) {
    if (verb->listed == Listed::yes) verb_section(page, *verb, language);
  }
  page.section("OPTIONS OF EVERY COMMAND", "OPTIONS DE TOUTES LES COMMANDES");
  flags(page, common_flags());
  sources_of_values(page);
  closing_sections(page);
  return page.text();
}

}  // namespace plano::cli
