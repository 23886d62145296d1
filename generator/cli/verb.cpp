// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/verb.h"

#include <array>

namespace plano::cli {

#define PLANO_VERB(name) extern const Verb name;
#include "cli/verbs.def"
#undef PLANO_VERB

const Flag kParamFlag = {
    "-p,--param",
    "param",
    Takes::many,
    "NAME=VALUE",
    "NOM=VALEUR",
    "a value for a parameter of the design, with its unit: -p length=1400mm (may be repeated)",
    "une valeur pour un paramètre du modèle, avec son unité : -p length=1400mm (peut être répété)",
    Completes::parameter};
const Flag kPresetFlag = {"--preset",
                          "preset",
                          Takes::one,
                          "NAME",
                          "NOM",
                          "start from one of the design's own sets of values",
                          "partir d'un des jeux de valeurs proposés par le modèle",
                          Completes::preset};
const Flag kWorkshopFlag = {
    "-w,--workshop",
    "workshop",
    Takes::one,
    "WORKSHOP",
    "ATELIER",
    "where it will be cut: the name of a profile, or the path of one (default: default)",
    "là où ce sera découpé : le nom d'un profil, ou le chemin d'un profil (sinon : default)",
    Completes::workshop};

std::span<const Verb* const> verbs() {
  static constexpr std::array kAll = {
#define PLANO_VERB(name) &name,
#include "cli/verbs.def"
#undef PLANO_VERB
  };
  return kAll;
}

std::span<const Flag> common_flags() {
  static constexpr std::array<Flag, 6> kAll = {{
      {"--lang", "lang", Takes::one, "fr|en", "fr|en",
       "language of messages and documents (otherwise: that of the system)",
       "langue des messages et des documents (sinon : celle du système)", Completes::words,
       "fr en"},
      {"--json", "json", Takes::nothing, "", "",
       "one JSON object on standard output, with the result and the findings",
       "un seul objet JSON sur la sortie standard, avec le résultat et les constats"},
      {"--lines", "lines", Takes::nothing, "", "", "findings on one line each, for editors",
       "un constat par ligne, pour les éditeurs de texte"},
      {"-q,--quiet", "quiet", Takes::nothing, "", "", "say nothing but errors",
       "ne rien dire d'autre que les erreurs"},
      {"--color,--colour", "color", Takes::one, "auto|always|never", "auto|always|never",
       "colours in messages (otherwise: on a terminal, unless NO_COLOR is set)",
       "couleurs dans les messages (sinon : sur un terminal, sauf si NO_COLOR est définie)",
       Completes::words, "auto always never"},
      {"-h,--help", "help", Takes::nothing, "", "", "this help", "cette aide"},
  }};
  return kAll;
}

std::string Arguments::one(const std::string& key) const {
  const auto it = values_.find(key);
  return it == values_.end() || it->second.empty() ? std::string() : it->second.back();
}

const std::vector<std::string>& Arguments::all(const std::string& key) const {
  static const std::vector<std::string> kNone;
  const auto it = values_.find(key);
  return it == values_.end() ? kNone : it->second;
}

}  // namespace plano::cli
