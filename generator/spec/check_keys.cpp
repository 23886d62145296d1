// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/check_keys.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "spec/codes.h"
#include "spec/suggest.h"

namespace plano::spec {
namespace {

using diagnostics::Diagnostics;
using syntax::Entry;
using syntax::Node;
using syntax::NodeKind;

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_language(std::string_view word) {
  return word.size() == 2 && is_small(word[0]) && is_small(word[1]);
}

/// More parentheses opened than closed, outside quotes: what is left of `min(x, y)` after YAML has
/// taken the comma for its own.
bool breaks_off(const Node& node) {
  if (node.kind != NodeKind::scalar || node.quoted) {
    return false;
  }
  int open = 0;
  bool in_word = false;
  for (const char c : node.text) {
    in_word = in_word != (c == '\'');
    open += in_word ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
  }
  return open > 0;
}

Text form_name(NodeKind kind) {
  switch (kind) {
    case NodeKind::list:
      return {"a list", "une liste"};
    case NodeKind::map:
      return {"a group of keys", "un groupe de clés"};
    default:
      return {"a single value", "une valeur seule"};
  }
}

/// What one line of the registry asks for, held against what stands there.
class Checker {
 public:
  explicit Checker(Diagnostics& found) : found_(found) {}

  bool sound() const { return sound_; }
  void map(const Node& node, std::span<const Key> keys, const Key* owner);

 private:
  void value(const Node& node, const Key& key);
  void scalar_value(const Node& node, const Key& key);
  void bare(const Node& node, const Key& key);
  void list_of_maps(const Node& node, const Key& key);
  void named_maps(const Node& node, const Key& key);
  void text(const Node& node);
  void choice(const Node& node, const Key& key);
  void reference(const Node& node);
  void scalars(const Node& node, std::size_t count, const Text& example);
  void identifiers(const Node& node);
  void options(const Node& node);
  void loop(const Node& node);
  void entries_of_scalars(const Node& node);

  bool has_form(const Node& node, NodeKind wanted, const Text& example);
  bool filled(const Node& scalar);
  void identifier(const Node& scalar);
  void unknown_key(const Entry& entry, std::span<const Key> keys, const Variant* variant);
  const Variant* chosen_variant(const Node& node, const Key& owner);
  bool comma_accident(const Node& node);
  Diagnostics::Builder say(const diagnostics::Code& code, diagnostics::Span span, Text message) {
    sound_ = false;
    return found_.add(code, span, std::move(message));
  }

  Diagnostics& found_;
  bool sound_ = true;
};

bool Checker::comma_accident(const Node& node) {
  if (!breaks_off(node)) {
    return false;
  }
  say(kComma, node.span,
      fill({"{0} breaks off at a comma", "{0} s'interrompt à une virgule"}, {quote(node.text)}))
      .hint({"a comma begins the next item here: separate arguments with ;",
             "une virgule commence ici l'élément suivant : séparez les arguments par ;"});
  return true;
}

const Variant* Checker::chosen_variant(const Node& node, const Key& owner) {
  const Entry* chooser = owner.chosen_by == nullptr ? nullptr : node.find(owner.chosen_by);
  if (chooser == nullptr || chooser->value.kind != NodeKind::scalar ||
      chooser->value.text.empty()) {
    return nullptr;
  }
  std::vector<std::string> types;
  for (const Variant& variant : owner.variants) {
    if (chooser->value.text == variant.type) {
      return &variant;
    }
    types.emplace_back(variant.type);
  }
  const std::string near = suggestion(chooser->value.text, types);
  say(kNotAChoice, chooser->value.span,
      fill({"there is no {0} {1}", "il n'y a pas de {0} {1}"},
           {owner.chosen_by, quote(chooser->value.text)}))
      .hint(near.empty()
                ? fill({"write {0}", "écrivez {0}"}, {Text(list_or(types).en, list_or(types).fr)})
                : did_you_mean(near));
  return nullptr;
}

void Checker::unknown_key(const Entry& entry, std::span<const Key> keys, const Variant* variant) {
  std::vector<std::string> known;
  for (const Key& key : keys) {
    known.emplace_back(key.name);
  }
  for (const Key& key : variant == nullptr ? std::span<const Key>() : variant->keys) {
    known.emplace_back(key.name);
  }
  const std::string near = suggestion(entry.key.text, known);
  say(kUnknownKey, entry.key.span,
      fill({"{0} is not a key of this element", "{0} n'est pas une clé de cet élément"},
           {quote(entry.key.text)}))
      .hint(near.empty() ? fill({"its keys are {0}", "ses clés sont {0}"}, {list_and(known)})
                         : did_you_mean(near));
}

void Checker::map(const Node& node, std::span<const Key> keys, const Key* owner) {
  const Variant* variant = owner == nullptr ? nullptr : chosen_variant(node, *owner);
  // Where the choice is missing or wrong, its keys cannot be told from slips.
  const bool undecided = owner != nullptr && owner->chosen_by != nullptr && variant == nullptr;
  const auto own = variant == nullptr ? std::span<const Key>() : variant->keys;
  for (std::size_t i = 0; i < node.entries.size(); ++i) {
    const Entry& entry = node.entries[i];
    const Key* key = find_key(keys, entry.key.text);
    key = key == nullptr ? find_key(own, entry.key.text) : key;
    if (i + 1 < node.entries.size() && comma_accident(entry.value)) {
      return;  // what follows are the pieces of one formula
    }
    if (key != nullptr) {
      value(entry.value, *key);
    } else if (!undecided) {
      unknown_key(entry, keys, variant);
    }
  }
  const auto require = [&](const Key& key) {
    if (key.presence == Presence::required && node.find(key.name) == nullptr) {
      const diagnostics::Span span =
          node.entries.empty() ? node.span : node.entries.front().key.span;
      say(kMissingKey, span, fill({"{0} is missing here", "il manque ici {0}"}, {quote(key.name)}))
          .hint(fill({"{0}: {1}", "{0} : {1}"}, {key.name, Text(key.doc_en, key.doc_fr)}));
    }
  };
  std::for_each(keys.begin(), keys.end(), require);
  std::for_each(own.begin(), own.end(), require);
}

bool Checker::has_form(const Node& node, NodeKind wanted, const Text& example) {
  if (node.kind == wanted) {
    return true;
  }
  if (node.kind == NodeKind::scalar && !filled(node)) {
    return false;
  }
  say(kWrongForm, node.span,
      fill({"{0} belongs here, and this is {1}", "il faut ici {0}, et ceci est {1}"},
           {form_name(wanted), form_name(node.kind)}))
      .hint(fill({"for example {0}", "par exemple {0}"}, {example}));
  return false;
}

bool Checker::filled(const Node& scalar) {
  if (!scalar.text.empty() || scalar.quoted) {
    return true;
  }
  say(kEmptyValue, scalar.span, {"a value is missing here", "il manque ici une valeur"})
      .hint({"write one; # begins a comment, so a colour needs quotes: \"#c08040\"",
             "écrivez-en une ; # commence un commentaire, une couleur demande donc des "
             "guillemets : \"#c08040\""});
  return false;
}

void Checker::identifier(const Node& scalar) {
  if (scalar.kind != NodeKind::scalar) {
    has_form(scalar, NodeKind::scalar, "left");
  } else if (filled(scalar) && !is_identifier(scalar.text)) {
    say(kBadIdentifier, scalar.span,
        fill({"{0} cannot be an identifier", "{0} ne peut pas être un identifiant"},
             {quote(scalar.text)}))
        .hint({"use a to z, 0 to 9, - and _, a letter first: seat-2",
               "utilisez a à z, 0 à 9, - et _, une lettre d'abord : assise-2"});
  }
}

void Checker::bare(const Node& node, const Key& key) {
  for (const Key& child : key.children) {
    if (std::string_view(child.name) == key.shorthand) {
      value(node, child);
    }
  }
}

void Checker::list_of_maps(const Node& node, const Key& key) {
  if (!has_form(node, NodeKind::list, {"- {key: value}", "- {clé: valeur}"})) {
    return;
  }
  for (const Node& item : node.items) {
    if (item.kind != NodeKind::map && key.shorthand != nullptr) {
      bare(item, key);
    } else if (has_form(item, NodeKind::map, {"{key: value}", "{clé: valeur}"})) {
      map(item, key.children, &key);
    }
  }
}

void Checker::named_maps(const Node& node, const Key& key) {
  if (!has_form(node, NodeKind::map, {"name: {key: value}", "nom: {clé: valeur}"})) {
    return;
  }
  for (const Entry& entry : node.entries) {
    identifier(entry.key);
    if (has_form(entry.value, NodeKind::map, {"{key: value}", "{clé: valeur}"})) {
      map(entry.value, key.children, &key);
    }
  }
}

void Checker::text(const Node& node) {
  if (node.kind == NodeKind::scalar) {
    filled(node);
    return;
  }
  if (!has_form(node, NodeKind::map, "{fr: Assise, en: Seat}")) {
    return;
  }
  for (std::size_t i = 0; i < node.entries.size(); ++i) {
    const Entry& entry = node.entries[i];
    if (!is_language(entry.key.text)) {
      say(kUnknownKey, entry.key.span,
          fill({"{0} is not the two letters of a language",
                "{0} n'est pas le code à deux lettres d'une langue"},
               {quote(entry.key.text)}))
          .hint({"a text that holds a comma or `: ` needs quotes: {fr: \"Oui, là\"}",
                 "un texte qui contient une virgule ou `: ` demande des guillemets : "
                 "{fr: \"Oui, là\"}"});
      return;
    }
    if (has_form(entry.value, NodeKind::scalar, "Seat")) {
      filled(entry.value);
    }
  }
}

void Checker::choice(const Node& node, const Key& key) {
  if (!has_form(node, NodeKind::scalar, key.choices.empty() ? "word" : key.choices.front()) ||
      !filled(node)) {
    return;
  }
  const std::vector<std::string> known(key.choices.begin(), key.choices.end());
  if (std::find(known.begin(), known.end(), node.text) != known.end()) {
    return;
  }
  const std::string near = suggestion(node.text, known);
  say(kNotAChoice, node.span,
      fill({"{0} is not one of the choices for {1}", "{0} n'est pas un choix possible pour {1}"},
           {quote(node.text), key.name}))
      .hint(near.empty() ? fill({"write {0}", "écrivez {0}"}, {list_or(known)})
                         : did_you_mean(near));
}

void Checker::reference(const Node& node) {
  const auto one = [this](const Node& scalar) {
    if (scalar.kind != NodeKind::scalar) {
      has_form(scalar, NodeKind::scalar, "leg.left");
    } else if (filled(scalar) && !is_reference(scalar.text)) {
      say(kBadIdentifier, scalar.span,
          fill({"{0} cannot name an element", "{0} ne peut pas nommer un élément"},
               {quote(scalar.text)}))
          .hint({"names are joined by dots: leg.left, joist.3",
                 "les noms se joignent par des points : leg.left, joist.3"});
    }
  };
  if (node.kind != NodeKind::list) {
    one(node);
    return;
  }
  std::for_each(node.items.begin(), node.items.end(), one);
}

void Checker::scalars(const Node& node, std::size_t count, const Text& example) {
  if (!has_form(node, NodeKind::list, example)) {
    return;
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i + 1 < node.items.size() && comma_accident(node.items[i])) {
      return;
    }
    if (has_form(node.items[i], NodeKind::scalar, "18mm")) {
      filled(node.items[i]);
    }
  }
  if (count != 0 && node.items.size() != count) {
    say(kWrongForm, node.span,
        fill({"{0} values belong here, and there are {1}",
              "il faut ici {0} valeurs, et il y en a {1}"},
             {plano::show(static_cast<std::int64_t>(count)),
              plano::show(static_cast<std::int64_t>(node.items.size()))}))
        .hint(fill({"for example {0}", "par exemple {0}"}, {example}));
  }
}

void Checker::identifiers(const Node& node) {
  if (!has_form(node, NodeKind::list, "[left, right]")) {
    return;
  }
  for (const Node& item : node.items) {
    identifier(item);
  }
}

void Checker::options(const Node& node) {
  if (node.kind != NodeKind::map) {
    identifiers(node);
    return;
  }
  for (const Entry& entry : node.entries) {
    identifier(entry.key);
    text(entry.value);
  }
}

void Checker::loop(const Node& node) {
  if (!has_form(node, NodeKind::map, "{i: 1..n}")) {
    return;
  }
  for (const Entry& entry : node.entries) {
    identifier(entry.key);
    if (entry.value.kind == NodeKind::scalar) {
      filled(entry.value);
    } else {
      options(entry.value);
    }
  }
}

void Checker::entries_of_scalars(const Node& node) {
  if (!has_form(node, NodeKind::map, "{length: 700mm}")) {
    return;
  }
  for (std::size_t i = 0; i < node.entries.size(); ++i) {
    const Entry& entry = node.entries[i];
    identifier(entry.key);
    if (i + 1 < node.entries.size() && comma_accident(entry.value)) {
      return;
    }
    if (has_form(entry.value, NodeKind::scalar, "18mm")) {
      filled(entry.value);
    }
  }
}

void Checker::scalar_value(const Node& node, const Key& key) {
  if (key.kind == ValueKind::identifier) {
    identifier(node);
  } else if (key.kind == ValueKind::choice) {
    choice(node, key);
  } else if (has_form(node, NodeKind::scalar,
                      key.kind == ValueKind::flag ? Text("yes") : Text("18mm"))) {
    filled(node);
  }
}

void Checker::value(const Node& node, const Key& key) {
  switch (key.kind) {
    case ValueKind::expression:
    case ValueKind::anything:
    case ValueKind::word:
    case ValueKind::flag:
    case ValueKind::identifier:
    case ValueKind::choice:
      return scalar_value(node, key);
    case ValueKind::text:
      return text(node);
    case ValueKind::reference:
      return reference(node);
    case ValueKind::point:
      return scalars(node, 2, "[600mm, 360mm]");
    case ValueKind::range:
      return scalars(node, 2, "[600mm, 1800mm]");
    case ValueKind::formulas:
      return scalars(node, 0, "[18mm, 21mm]");
    case ValueKind::identifiers:
      return identifiers(node);
    case ValueKind::points:
      if (has_form(node, NodeKind::list, "[[0mm, 0mm], [60mm, 0mm]]")) {
        for (const Node& item : node.items) {
          scalars(item, 2, "[60mm, 0mm]");
        }
      }
      return;
    case ValueKind::loop:
      return loop(node);
    case ValueKind::options:
      return options(node);
    case ValueKind::formula_map:
    case ValueKind::word_map:
      return entries_of_scalars(node);
    case ValueKind::map:
      if (node.kind != NodeKind::map && key.shorthand != nullptr) {
        bare(node, key);
      } else if (has_form(node, NodeKind::map, {"{key: value}", "{clé: valeur}"})) {
        map(node, key.children, &key);
      }
      return;
    case ValueKind::list:
      return list_of_maps(node, key);
    case ValueKind::named:
      return named_maps(node, key);
  }
}

}  // namespace

bool check_keys(const Node& node, std::span<const Key> keys, Diagnostics& found) {
  Checker checker(found);
  checker.map(node, keys, nullptr);
  return checker.sound();
}

const Key* find_key(std::span<const Key> keys, std::string_view name) {
  const auto it =
      std::find_if(keys.begin(), keys.end(), [name](const Key& key) { return name == key.name; });
  return it == keys.end() ? nullptr : &*it;
}

std::optional<bool> plain_flag(const Node& scalar) {
  if (scalar.kind != NodeKind::scalar || scalar.quoted) {
    return std::nullopt;
  }
  const bool yes = scalar.text == "yes" || scalar.text == "true";
  const bool no = scalar.text == "no" || scalar.text == "false";
  return yes || no ? std::optional(yes) : std::nullopt;
}

bool is_identifier(std::string_view word) {
  return !word.empty() && is_small(word.front()) &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return is_small(c) || is_digit(c) || c == '-' || c == '_'; });
}

bool is_reference(std::string_view word) {
  bool first = true;
  while (true) {
    const std::size_t dot = word.find('.');
    const std::string_view piece = word.substr(0, dot);
    const bool number = !piece.empty() &&
                        std::all_of(piece.begin(), piece.end(), [](char c) { return is_digit(c); });
    if (!is_identifier(piece) && (first || !number)) {
      return false;
    }
    if (dot == std::string_view::npos) {
      return true;
    }
    word.remove_prefix(dot + 1);
    first = false;
  }
}

}  // namespace plano::spec
