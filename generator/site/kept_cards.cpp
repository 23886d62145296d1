// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/kept_cards.h"

#include <nlohmann/json.hpp>

namespace plano::site {
namespace {

using Json = nlohmann::json;

Json both(const Text& text) {
  return {text.en, text.fr};
}
Text text(const Json& json) {
  return {json.at(0).get<std::string>(), json.at(1).get<std::string>()};
}
Json word(const Word& one) {
  return {one.key, one.label.en, one.label.fr};
}
Word word(const Json& json) {
  return {json.at(0).get<std::string>(),
          {json.at(1).get<std::string>(), json.at(2).get<std::string>()}};
}

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}
template <class Value>
void read(const Json& json, std::optional<Value>& value) {
  if (!json.is_null()) value = json.get<Value>();
}

Json kept(const DesignCard& card) {
  return {{"id", card.id},
          {"title", both(card.title)},
          {"summary", both(card.summary)},
          {"setting", word(card.setting)},
          {"users", word(card.users)},
          {"equipment", word(card.equipment)},
          {"ages", or_null(card.ages)},
          {"thicknesses", card.thicknesses_mm},
          {"sheets", or_null(card.sheets)},
          {"mass", or_null(card.mass_kg)},
          {"parts", card.parts},
          {"licence", card.licence},
          {"status", word(card.status)},
          {"picture_words", both(card.picture_words)},
          {"words", card.words}};
}

DesignCard card_of(const Json& json) {
  DesignCard card;
  card.id = json.at("id");
  card.title = text(json.at("title"));
  card.summary = text(json.at("summary"));
  card.setting = word(json.at("setting"));
  card.users = word(json.at("users"));
  card.equipment = word(json.at("equipment"));
  read(json.at("ages"), card.ages);
  card.thicknesses_mm = json.at("thicknesses").get<std::vector<double>>();
  read(json.at("sheets"), card.sheets);
  read(json.at("mass"), card.mass_kg);
  card.parts = json.at("parts");
  card.licence = json.at("licence");
  card.status = word(json.at("status"));
  card.picture_words = text(json.at("picture_words"));
  card.words = json.at("words");
  return card;
}

}  // namespace

std::string cards_to_keep(const std::vector<DesignCard>& cards) {
  Json all = Json::array();
  for (const DesignCard& card : cards) all.push_back(kept(card));
  return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::vector<DesignCard>> kept_cards(const std::string& bytes) {
  try {
    std::vector<DesignCard> cards;
    for (const Json& each : Json::parse(bytes)) cards.push_back(card_of(each));
    return cards;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace plano::site
