// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/expected_words.h"

#include <map>

namespace plano::documents {

Text meaning_of(const std::string& word) {
  static const std::map<std::string, Text> kWords = {
      {"easy", {"easy", "facile"}},
      {"hard", {"not easy", "difficile"}},
      {"none", {"none", "aucun"}},
      {"turf", {"turf", "gazon"}},
      {"bark", {"bark", "écorce"}},
      {"wood-chip", {"wood chips", "copeaux de bois"}},
      {"sand", {"sand", "sable"}},
      {"gravel", {"gravel", "gravier"}},
      {"tested", {"tested surfacing", "revêtement testé"}},
      {"fixed", {"fixed in the ground", "ancré au sol"}},
      {"ballasted", {"ballasted", "lesté"}},
      {"free", {"set down", "simplement posé"}},
      {"playground", {"that of play equipment", "celle d'une aire de jeux"}},
      {"furniture", {"that of furniture", "celle d'un meuble"}},
      {"sea", {"sea or coast (0)", "mer ou bord de mer (0)"}},
      {"open", {"open country (II)", "rase campagne (II)"}},
      {"bocage", {"hedges, scattered houses (IIIa)", "bocage, maisons dispersées (IIIa)"}},
      {"suburb", {"suburbs, woods (IIIb)", "faubourgs, bois (IIIb)"}},
      {"city", {"dense town (IV)", "ville dense (IV)"}}};
  const auto it = kWords.find(word);
  return it == kWords.end() ? Text(word) : it->second;
}

}  // namespace plano::documents
