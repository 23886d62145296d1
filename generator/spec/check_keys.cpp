// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Groups of keys. The forms of single values are in key_forms.cpp.

#include "spec/check_keys.h"

#include <algorithm>
#include <string>
#include <vector>

#include "spec/codes.h"
#include "spec/key_checker.h"
#include "spec/suggest.h"

namespace plano::spec {
namespace {

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// More parentheses opened than closed, outside quotes: what is left of `min(x, y)` after YAML has
/// taken the comma for its own.
bool breaks_off(const syntax::Node& node) {
  if (node.kind != syntax::NodeKind::scalar || node.quoted) {
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

}  // namespace

using diagnostics::Diagnostics;
using syntax::Entry;
using syntax::Node;
using syntax::NodeKind;

bool KeyChecker::comma_accident(const Node& node) {
  if (!breaks_off(node)) {
    return false;
  }
  say(kComma, node.span,
      fill({"{0} breaks off at a comma", "{0} s'interrompt à une virgule"}, {quote(node.text)}))
      .hint({"a comma begins the next item here: separate arguments with ;",
             "une virgule commence ici l'élément suivant : séparez les arguments par ;"});
  return true;
}

const Variant* KeyChecker::chosen_variant(const Node& node, const Key& owner) {
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

void KeyChecker::unknown_key(const Entry& entry, std::span<const Key> keys,
                             const Variant* variant) {
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

void KeyChecker::key_without_use(const Entry& entry, const Variant& variant) {
  say(kUnknownKey, entry.key.span,
      fill({"{0} is not a key of {1}", "{0} n'est pas une clé de {1}"},
           {quote(entry.key.text), quote(variant.type)}))
      .hint({"leave it out", "retirez-la"});
}

void KeyChecker::map(const Node& node, std::span<const Key> keys, const Key* owner) {
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
    if (variant != nullptr && !variant->takes(entry.key.text)) {
      key_without_use(entry, *variant);
    } else if (key != nullptr) {
      value(entry.value, *key);
    } else if (!undecided) {
      unknown_key(entry, keys, variant);
    }
  }
  const auto require = [&](const Key& key) {
    const bool wanted = variant == nullptr || variant->takes(key.name);
    if (wanted && key.presence == Presence::required && node.find(key.name) == nullptr) {
      const diagnostics::Span span =
          node.entries.empty() ? node.span : node.entries.front().key.span;
      say(kMissingKey, span, fill({"{0} is missing here", "il manque ici {0}"}, {quote(key.name)}))
          .hint(fill({"{0}: {1}", "{0} : {1}"}, {key.name, Text(key.doc_en, key.doc_fr)}));
    }
  };
  std::for_each(keys.begin(), keys.end(), require);
  std::for_each(own.begin(), own.end(), require);
}

void KeyChecker::bare(const Node& node, const Key& key) {
  for (const Key& child : key.children) {
    if (std::string_view(child.name) == key.shorthand) {
      value(node, child);
    }
  }
}

void KeyChecker::list_of_maps(const Node& node, const Key& key) {
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

void KeyChecker::named_maps(const Node& node, const Key& key) {
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

void KeyChecker::scalar_value(const Node& node, const Key& key) {
  if (key.kind == ValueKind::identifier) {
    identifier(node);
  } else if (key.kind == ValueKind::choice) {
    choice(node, key);
  } else if (has_form(node, NodeKind::scalar,
                      key.kind == ValueKind::flag ? Text("yes") : Text("18mm"))) {
    filled(node);
  }
}

void KeyChecker::value(const Node& node, const Key& key) {
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

bool check_keys(const Node& node, std::span<const Key> keys, Diagnostics& found) {
  KeyChecker checker(found);
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
