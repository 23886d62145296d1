// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "site/report.h"
#include "site/search.h"
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
     {"playground", "play equipment", "équipement de jeu"},
     {"furniture", "furniture", "mobilier"},
     {"all-ages", "all ages", "tous les âges"},
     {"idea", "an idea: not built yet", "une idée : pas encore construit"},
     {"prototype", "a prototype was built", "un prototype a été construit"},
     {"built", "built", "construit"},
     {"in-service", "in service", "en service"},
     {"", "", ""}}};

constexpr std::size_t kUses = 6;  // the first of them can be asked for as a use

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

std::optional<double> number_in(std::string text) {
  std::replace(text.begin(), text.end(), ',', '.');
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// What a filter takes, and whether what was asked for is that.
struct Filter {
  const char* key;
  std::string Filters::*typed;
  Text label;
  Text takes;
  bool (*means_something)(const std::string& typed, const HomeView& view);
};

bool has(const std::vector<Word>& words, const std::string& key) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.key == key; });
}

bool is_within(const std::string& typed, double low, double high) {
  const auto number = number_in(typed);
  return number && *number >= low && *number <= high;
}

const std::array<Filter, 5>& all_filters() {
  static const std::array<Filter, 5> kFilters = {{
      {"use",
       &Filters::use,
       {"Where", "Où"},
       {"one of the choices offered", "un des choix proposés"},
       [](const std::string& typed, const HomeView& view) {
         return has(view.uses, typed) ||
                std::any_of(kWords.begin(), kWords.begin() + kUses,
                            [&](const Known& known) { return known.key == typed; });
       }},
      {"age",
       &Filters::age,
       {"Age", "Âge"},
       {"years from 0 to 120", "des années, de 0 à 120"},
       [](const std::string& typed, const HomeView&) { return is_within(typed, 0, 120); }},
      {"thickness",
       &Filters::thickness,
       {"Board", "Panneau"},
       {"millimetres from 1 to 200", "des millimètres, de 1 à 200"},
       [](const std::string& typed, const HomeView&) { return is_within(typed, 1, 200); }},
      {"sheets",
       &Filters::sheets,
       {"Sheets", "Plaques"},
       {"a whole number from 1", "un nombre entier à partir de 1"},
       [](const std::string& typed, const HomeView&) {
         return is_within(typed, 1, 1e6) && std::floor(*number_in(typed)) == *number_in(typed);
       }},
      {"licence",
       &Filters::licence,
       {"Licence", "Licence"},
       {"one of the choices offered", "un des choix proposés"},
       [](const std::string& typed, const HomeView& view) { return has(view.licences, typed); }},
  }};
  return kFilters;
}

/// Those that mean something; the others are told in `view.ignored`.
Filters used_filters(const Filters& typed, HomeView& view) {
  Filters used = typed;
  for (const Filter& filter : all_filters()) {
    std::string& value = used.*filter.typed;
    if (value.empty() || filter.means_something(value, view)) continue;
    view.ignored.push_back(
        {filter.key, value,
         fill({"The filter “{0}” is left aside: it takes {1}, not {2}.",
               "Le filtre «\u00a0{0}\u00a0» est laissé de côté : il accepte {1}, et non {2}."},
              {filter.label, filter.takes, quote(value)})});
    value.clear();
  }
  return used;
}

bool passes(const DesignCard& card, const Filters& filters) {
  if (!is_found(filters.words, card.words)) return false;
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

/// All that people may look for in a design, in both languages.
std::string words_of(const Settled& settled, const DesignCard& card) {
  std::string all = card.id;
  const auto add = [&](const Text& text) { all += " " + text.en + " " + text.fr; };
  add(card.title);
  add(card.summary);
  for (const Word* word : {&card.setting, &card.users, &card.equipment}) {
    add(word->label);
    all += " " + word->key;
  }
  for (const model::Parameter& parameter : settled.with->parameters) add(parameter.label);
  for (const model::Preset& preset : settled.with->presets) add(preset.label);
  add(settled.design->text.story);
  return search_words(all);
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
  card.words = words_of(settled, card);
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
  const Filters used = used_filters(filters, view);
  std::erase_if(cards, [&](const DesignCard& card) { return !passes(card, used); });
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
