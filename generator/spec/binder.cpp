// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/binder.h"

#include <algorithm>

#include "spec/check_keys.h"
#include "spec/codes.h"
#include "spec/suggest.h"

namespace plano::spec {

using syntax::Entry;
using syntax::Node;
using syntax::NodeKind;

const Node* child(const Node& map, std::string_view key) {
  const Entry* entry = map.kind == NodeKind::map ? map.find(key) : nullptr;
  return entry == nullptr ? nullptr : &entry->value;
}

std::optional<Axis> axis_of(std::string_view word) {
  if (word == "x") {
    return Axis::x;
  }
  if (word == "y") {
    return Axis::y;
  }
  return word == "z" ? std::optional(Axis::z) : std::nullopt;
}

void check_colour(const std::optional<Word>& colour, diagnostics::Diagnostics& found) {
  if (!colour) {
    return;
  }
  const std::string& text = colour->text;
  const bool good = text.size() == 7 && text[0] == '#' &&
                    text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
  if (!good) {
    found
        .add(kBadColour, colour->span,
             fill({"{0} is not a colour", "{0} n'est pas une couleur"}, {quote(text)}))
        .hint({"write six hexadecimal digits behind #, in quotes: \"#c08040\"",
               "écrivez six chiffres hexadécimaux derrière #, entre guillemets : \"#c08040\""});
  }
}

void check_one_of(const Node& map, std::initializer_list<const char*> keys, int at_least,
                  diagnostics::Diagnostics& found) {
  std::vector<const Entry*> given;
  std::vector<std::string> names;
  for (const char* key : keys) {
    names.emplace_back(key);
    if (const Entry* entry = map.find(key)) {
      given.push_back(entry);
    }
  }
  const Text list(list_or(names));
  if (given.size() > 1) {
    found
        .add(kSaidTwice, given[1]->key.span,
             fill({"{0} and {1} say the same thing twice",
                   "{0} et {1} disent deux fois la même chose"},
                  {quote(given[0]->key.text), quote(given[1]->key.text)}))
        .also(given[0]->key.span, {"first here", "d'abord ici"})
        .hint({"keep one of them", "gardez l'une des deux"});
  } else if (static_cast<int>(given.size()) < at_least) {
    const Span span = map.entries.empty() ? map.span : map.entries.front().key.span;
    found.add(kSaidTwice, span, fill({"{0} is missing here", "il manque ici {0}"}, {list}))
        .hint({"give exactly one of them", "donnez-en exactement une"});
  }
}

bool ScopedReader::reserve(const Word& name) {
  if (!is_formula_name(name.text)) {
    // What is no identifier at all has been reported by check_keys.
    if (is_identifier(name.text)) {
      found_
          .add(kBadIdentifier, name.span,
               fill({"formulas would read {0} as a subtraction",
                     "les formules liraient {0} comme une soustraction"},
                    {quote(name.text)}))
          .hint({"use _ instead of -", "utilisez _ au lieu de -"});
    }
    return false;
  }
  if (is_reserved(name.text)) {
    found_
        .add(kReservedName, name.span,
             fill({"{0} has a meaning of its own in formulas",
                   "{0} a déjà un sens dans les formules"},
                  {quote(name.text)}))
        .hint({"choose another name", "choisissez un autre nom"});
    return false;
  }
  const NameId id = names_.id(name.text);
  const auto [taken, fresh] = globals_.emplace(id, name.span);
  if (!fresh) {
    found_
        .add(kNameTakenTwice, name.span,
             fill({"{0} is declared twice", "{0} est déclaré deux fois"}, {quote(name.text)}))
        .also(taken->second, {"first here", "d'abord ici"})
        .hint({"rename one of them", "renommez l'un des deux"});
    return false;
  }
  return true;
}

void ScopedReader::declare(const Word& name) {
  if (reserve(name)) {
    global_ids_.insert(names_.id(name.text));
  }
}

void ScopedReader::declare_material(const Word& name,
                                    std::initializer_list<const char*> properties) {
  if (reserve(name)) {
    for (const char* property : properties) {
      global_ids_.insert(names_.id(name.text + property));
    }
  }
}

ScopedReader::Locals::~Locals() {
  reader_.locals_.resize(before_);
}

void ScopedReader::declare_local(const Word& name) {
  if (!is_formula_name(name.text) || is_reserved(name.text)) {
    found_
        .add(kReservedName, name.span,
             fill({"{0} cannot be the variable of a loop",
                   "{0} ne peut pas être la variable d'une boucle"},
                  {quote(name.text)}))
        .hint({"use small letters, digits and _, and no word of the formulas: i, side",
               "utilisez des minuscules, des chiffres et _, et aucun mot des formules : i, side"});
    return;
  }
  const NameId id = names_.id(name.text);
  if (known(id)) {
    found_
        .add(kNameTakenTwice, name.span,
             fill({"{0} means something already", "{0} a déjà un sens"}, {quote(name.text)}))
        .hint({"choose another variable", "choisissez une autre variable"});
  }
  locals_.push_back(id);
}

bool ScopedReader::known(NameId name) const {
  return global_ids_.count(name) > 0 ||
         std::find(locals_.begin(), locals_.end(), name) != locals_.end();
}

std::vector<std::string> ScopedReader::known_names() const {
  std::vector<std::string> names;
  // Findings beyond these are only counted: a file of ten thousand slips costs no more than of 200.
  if (found_.errors() < diagnostics::Diagnostics::kMost) {
    for (const NameId id : global_ids_) {
      names.push_back(names_.text(id));
    }
    for (const NameId id : locals_) {
      names.push_back(names_.text(id));
    }
  }
  return names;
}

void ScopedReader::check_names(const Expression& formula) {
  for (const NameId used : formula.dependencies()) {
    if (known(used)) {
      continue;
    }
    const auto& nodes = formula.nodes();
    const auto first = std::find_if(
        nodes.begin(), nodes.end(),
        [used](const Expression::Node& node) { return node.op == Op::name && node.first == used; });
    report_unknown_name(names_.text(used), formula.span_of(*first), known_names(), found_);
  }
}

std::optional<Expression> ScopedReader::checked_formula(const Node& scalar) {
  auto parsed = read_.formula(scalar);
  if (parsed) {
    check_names(*parsed);
  }
  return parsed;
}

std::optional<PointSpec> ScopedReader::checked_point(const Node& pair) {
  auto parsed = read_.point(pair);
  if (parsed) {
    check_names(parsed->x);
    check_names(parsed->y);
  }
  return parsed;
}

RangeExpressions ScopedReader::checked_range(const Node& scalar) {
  auto parsed = scalar.text.empty() ? std::nullopt
                                    : parse_range(scalar.text, place_of(scalar), names_, found_);
  if (!parsed) {
    return {};
  }
  check_names(parsed->first);
  check_names(parsed->last);
  return std::move(*parsed);
}

TextSpec ScopedReader::checked_text(const Node& node) {
  auto parsed = read_.text(node);
  if (!parsed) {
    return {};
  }
  for (const TextVersion& version : parsed->versions) {
    for (const TextPiece& piece : version.pieces) {
      if (piece.formula) {
        check_names(*piece.formula);
      }
    }
  }
  for (const Entry& entry : node.entries) {
    const std::string& language = entry.key.text;
    const bool promised =
        std::find(languages_.begin(), languages_.end(), language) != languages_.end();
    if (!promised && language != "fr" && language != "en") {
      found_
          .add(kUnknownKey, entry.key.span,
               fill({"{0} is not one of this design's languages",
                     "{0} n'est pas une langue de ce modèle"},
                    {quote(language)}))
          .hint(fill({"the languages are {0}; add it to `languages` if it is meant",
                      "les langues sont {0} ; ajoutez-la à `languages` si elle est voulue"},
                     {Text(list_and(languages_))}));
    }
  }
  for (const std::string& language : languages_) {
    if (node.kind == NodeKind::map && node.find(language) == nullptr) {
      found_
          .add(kMissingTranslation, node.span,
               fill({"this text lacks its {0} version", "ce texte n'a pas de version {0}"},
                    {quote(language)}))
          .hint(fill({"add {0}: …, or write one plain text if it is the same in all languages",
                      "ajoutez {0}: …, ou écrivez un texte simple s'il est le même partout"},
                     {language}));
    }
  }
  return std::move(*parsed);
}

std::optional<Expression> ScopedReader::formula(const Node& map, std::string_view key) {
  const Node* node = child(map, key);
  return node == nullptr ? std::nullopt : checked_formula(*node);
}

Expression ScopedReader::needed(const Node& map, std::string_view key) {
  return formula(map, key).value_or(Expression{});
}

std::optional<PointSpec> ScopedReader::point(const Node& map, std::string_view key) {
  const Node* node = child(map, key);
  return node == nullptr ? std::nullopt : checked_point(*node);
}

PointSpec ScopedReader::needed_point(const Node& map, std::string_view key) {
  return point(map, key).value_or(PointSpec{});
}

std::vector<Expression> ScopedReader::formulas(const Node& map, std::string_view key) {
  std::vector<Expression> out;
  if (const Node* list = child(map, key)) {
    for (const Node& item : list->items) {
      if (auto parsed = checked_formula(item)) {
        out.push_back(std::move(*parsed));
      }
    }
  }
  return out;
}

TextSpec ScopedReader::text(const Node& map, std::string_view key) {
  const Node* node = child(map, key);
  return node == nullptr || node->kind == NodeKind::list ? TextSpec{} : checked_text(*node);
}

std::optional<Word> ScopedReader::word(const Node& map, std::string_view key) const {
  const Node* node = child(map, key);
  const bool usable = node != nullptr && node->kind == NodeKind::scalar && !node->text.empty();
  return usable ? std::optional(Word{node->text, node->span}) : std::nullopt;
}

Word ScopedReader::needed_word(const Node& map, std::string_view key) const {
  return word(map, key).value_or(Word{});
}

std::vector<Reference> ScopedReader::references(const Node& map, std::string_view key) const {
  std::vector<Reference> out;
  const Node* node = child(map, key);
  if (node == nullptr) {
    return out;
  }
  const auto add = [&out](const Node& scalar) {
    if (is_reference(scalar.text)) {
      out.push_back({scalar.text, scalar.span});
    }
  };
  add(*node);
  std::for_each(node->items.begin(), node->items.end(), add);
  return out;
}

bool ScopedReader::fixed_flag(const Node& map, std::string_view key, bool fallback) {
  const Node* node = child(map, key);
  if (node == nullptr || node->kind != NodeKind::scalar || node->text.empty()) {
    return fallback;
  }
  if (const auto flag = plain_flag(*node)) {
    return *flag;
  }
  found_
      .add(kNotAChoice, node->span,
           fill({"{0} is neither yes nor no", "{0} n'est ni yes ni no"}, {quote(node->text)}))
      .hint({"write yes or no", "écrivez yes ou no"});
  return fallback;
}

}  // namespace plano::spec
