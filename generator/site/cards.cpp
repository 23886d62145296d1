// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

#include "base/utf8.h"
#include "site/report.h"
#include "site/shelf_parts.h"
#include "site/views.h"
#include "spec/design_spec.h"

namespace plano::site {
namespace {

struct Known {
  const char* key;
  const char* en;
  const char* fr;
};
constexpr std::array<Known, 12> kWords = {
    {{"outdoor-public", "outdoors, public", "dehors, lieu public"},
     {"outdoor-private", "outdoors, private", "dehors, chez soi"},
     {"indoor-public", "indoors, public", "dedans, lieu public"},
     {"indoor-private", "indoors, private", "dedans, chez soi"},
     {"all-ages", "all ages", "tous les âges"},
     {"playground", "play equipment", "équipement de jeu"},
     {"furniture", "furniture", "mobilier"},
     {"idea", "an idea: not built yet", "une idée : pas encore construit"},
     {"prototype", "a prototype was built", "un prototype a été construit"},
     {"built", "built", "construit"},
     {"in-service", "in service", "en service"},
     {"", "", ""}}};

Word word_of(const std::string& key) {
  for (const Known& known : kWords) {
    if (key == known.key) return {key, {std::string(known.en), std::string(known.fr)}};
  }
  return {key, Text(key)};
}

Word purpose_of(const model::DesignInfo& info, const char* key) {
  const auto it = info.purpose.find(key);
  return word_of(it == info.purpose.end() ? std::string() : it->second);
}

/// Nominal thicknesses of boards: those a material offers, and those in use.
std::vector<double> thicknesses_of(const model::ResolvedDesign& design) {
  std::set<double> all;
  for (const model::Material& material : design.materials) {
    if (!model::is_bar(material)) all.insert(material.nominal.mm());
  }
  for (const model::Parameter& parameter : design.parameters) {
    if (!parameter.name.ends_with(".thickness")) continue;
    for (const auto& [key, label] : parameter.choices) {
      double value = 0;
      const char* end = key.data() + key.size();
      const auto [stop, error] = std::from_chars(key.data(), end, value);
      if (error == std::errc() && std::string_view(stop, end) == "mm") all.insert(value);
    }
  }
  return {all.begin(), all.end()};
}

/// Without capitals and accents, so that "creche" finds "Crèche".
std::string folded(std::string_view text) {
  static constexpr std::array<std::pair<const char*, const char*>, 16> kAccents = {{{"àâäáã", "a"},
                                                                                    {"ÀÂÄÁÃ", "a"},
                                                                                    {"éèêë", "e"},
                                                                                    {"ÉÈÊË", "e"},
                                                                                    {"îïí", "i"},
                                                                                    {"ÎÏÍ", "i"},
                                                                                    {"ôöó", "o"},
                                                                                    {"ÔÖÓ", "o"},
                                                                                    {"ùûüú", "u"},
                                                                                    {"ÙÛÜÚ", "u"},
                                                                                    {"ç", "c"},
                                                                                    {"Ç", "c"},
                                                                                    {"œ", "oe"},
                                                                                    {"Œ", "oe"},
                                                                                    {"ñ", "n"},
                                                                                    {"æ", "ae"}}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = utf8_at(text, at).bytes;
    const std::string character(text.substr(at, bytes));
    at += bytes;
    const auto it = std::find_if(kAccents.begin(), kAccents.end(), [&](const auto& one) {
      return bytes > 1 && std::strstr(one.first, character.c_str()) != nullptr;
    });
    if (it != kAccents.end()) {
      out += it->second;
    } else if (bytes == 1 && character[0] >= 'A' && character[0] <= 'Z') {
      out += static_cast<char>(character[0] - 'A' + 'a');
    } else {
      out += character;
    }
  }
  return out;
}

std::optional<double> number_in(std::string text) {
  std::replace(text.begin(), text.end(), ',', '.');
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool has_words(const DesignCard& card, const std::string& typed) {
  const std::string all =
      folded(card.title.en + " " + card.title.fr + " " + card.summary.en + " " + card.summary.fr +
             " " + card.id + " " + card.equipment.label.en + " " + card.equipment.label.fr);
  std::string wanted = folded(typed);
  std::size_t begin = 0;
  while (begin < wanted.size()) {
    const std::size_t end = std::min(wanted.find(' ', begin), wanted.size());
    if (all.find(wanted.substr(begin, end - begin)) == std::string::npos) return false;
    begin = end + 1;
  }
  return true;
}

bool passes(const DesignCard& card, const Filters& filters) {
  if (!has_words(card, filters.words)) return false;
  if (!filters.use.empty() && filters.use != card.setting.key &&
      filters.use != card.equipment.key) {
    return false;
  }
  if (!filters.licence.empty() && filters.licence != card.licence) return false;
  if (const auto age = number_in(filters.age); age && card.ages) {
    if (*age < card.ages->first || *age > card.ages->second) return false;
  }
  if (const auto thickness = number_in(filters.thickness)) {
    const auto& all = card.thicknesses_mm;
    if (std::find(all.begin(), all.end(), *thickness) == all.end()) return false;
  }
  if (const auto sheets = number_in(filters.sheets)) {
    if (!card.sheets || static_cast<double>(*card.sheets) > *sheets) return false;
  }
  return true;
}

/// Sorted, each once, none empty.
void add_word(std::vector<Word>& words, const Word& word) {
  const auto place = std::lower_bound(words.begin(), words.end(), word,
                                      [](const Word& a, const Word& b) { return a.key < b.key; });
  if (word.key.empty() || (place != words.end() && place->key == word.key)) return;
  words.insert(place, word);
}

std::vector<Word> numbers(const std::set<double>& all, const Text& pattern) {
  std::vector<Word> words;
  for (const double value : all) {
    words.push_back({decimal(value, 1), fill(pattern, {show_number(value, 1)})});
  }
  return words;
}

void add_choices(const std::vector<DesignCard>& cards, HomeView& view) {
  std::set<double> ages;
  std::set<double> thicknesses;
  std::set<double> sheets;
  for (const DesignCard& card : cards) {
    add_word(view.uses, card.setting);
    add_word(view.uses, card.equipment);
    add_word(view.licences, {card.licence, Text(card.licence)});
    if (card.ages) {
      for (double age = std::ceil(card.ages->first); age <= card.ages->second && ages.size() < 100;
           ++age) {
        ages.insert(age);
      }
    }
    thicknesses.insert(card.thicknesses_mm.begin(), card.thicknesses_mm.end());
    if (card.sheets) sheets.insert(static_cast<double>(*card.sheets));
  }
  view.ages = numbers(ages, {"{0} years", "{0} ans"});
  view.thicknesses = numbers(thicknesses, {"{0} mm", "{0} mm"});
  view.sheets = numbers(sheets, {"{0} or fewer", "{0} au plus"});
}

}  // namespace

DesignCard card_of(const Settled& settled, const Report& report) {
  DesignCard card;
  card.id = settled.design->text.id;
  if (!settled.with) return card;
  const model::ResolvedDesign& design = *settled.with;
  const model::DesignInfo& info = design.info;
  card.title = info.title;
  card.summary = info.summary;
  card.setting = purpose_of(info, "setting");
  card.users = purpose_of(info, "users");
  card.equipment = purpose_of(info, "equipment");
  card.ages = design.expects.ages;
  card.thicknesses_mm = thicknesses_of(design);
  card.licence = info.licence;
  card.status = word_of(info.status);
  if (report.made) {
    card.sheets = report.sheet_count;
    card.mass_kg = report.mass_kg;
    card.parts = report.part_count;
  }
  card.picture_words = fill(
      {"{0}, drawn from the front left, put together", "{0}, dessin de trois quarts, assemblé"},
      {info.title});
  return card;
}

DesignCard card_of(const Shelf& shelf, const std::string& id) {
  Settled settled = settle(shelf, *shelf.design(id), Wish{});
  diagnostics::Diagnostics found;
  const auto account = account_of(settled, Language::english, found);
  return card_of(settled, report_of(settled, account, found));
}

void address_cards(std::vector<DesignCard>& cards, const Addresses& addresses, Language language) {
  for (DesignCard& card : cards) {
    card.href = addresses.design(language, card.id, {}, {});
    card.picture = addresses.made(card.id, {}, {}, "view.png", "width=640", "card.png");
  }
}

HomeView home_of(std::vector<DesignCard> cards, const Filters& filters, Language language) {
  HomeView view;
  view.of = cards.size();
  view.filters = filters;
  add_choices(cards, view);
  std::erase_if(cards, [&](const DesignCard& card) { return !passes(card, filters); });
  std::stable_sort(cards.begin(), cards.end(), [&](const DesignCard& a, const DesignCard& b) {
    const bool a_plays = a.equipment.key == "playground";
    const bool b_plays = b.equipment.key == "playground";
    if (a_plays != b_plays) return a_plays;
    return folded(a.title.in(language)) < folded(b.title.in(language));
  });
  view.cards = std::move(cards);
  return view;
}

}  // namespace plano::site
