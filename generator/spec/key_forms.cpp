// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The forms of single values: is it a list, filled in, one of the choices, an identifier?

#include <algorithm>
#include <string>
#include <vector>

#include "spec/check_keys.h"
#include "spec/codes.h"
#include "spec/key_checker.h"
#include "spec/suggest.h"

namespace plano::spec {

using syntax::Entry;
using syntax::Node;
using syntax::NodeKind;

namespace {

bool is_language(std::string_view word) {
  return word.size() == 2 &&
         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
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

}  // namespace

bool KeyChecker::has_form(const Node& node, NodeKind wanted, const Text& example) {
  if (node.kind == wanted) {
    return true;
  }
  if (node.kind == NodeKind::scalar && !filled(node)) {
    return false;
  }
  say(kWrongForm, node.span,
      fill({"{0} belongs here, and this is {1}", "il faut ici {0}, or c'est {1}"},
           {form_name(wanted), form_name(node.kind)}))
      .hint(fill({"for example {0}", "par exemple {0}"}, {example}));
  return false;
}

bool KeyChecker::filled(const Node& scalar) {
  if (!scalar.text.empty() || scalar.quoted) {
    return true;
  }
  say(kEmptyValue, scalar.span, {"a value is missing here", "il manque ici une valeur"})
      .hint({"write one; # begins a comment, so a colour needs quotes: \"#c08040\"",
             "écrivez-en une ; # commence un commentaire, une couleur demande donc des "
             "guillemets : \"#c08040\""});
  return false;
}

void KeyChecker::identifier(const Node& scalar) {
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

void KeyChecker::text(const Node& node) {
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

void KeyChecker::choice(const Node& node, const Key& key) {
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

void KeyChecker::reference(const Node& node) {
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

void KeyChecker::scalars(const Node& node, std::size_t count, const Text& example) {
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

void KeyChecker::identifiers(const Node& node) {
  if (!has_form(node, NodeKind::list, "[left, right]")) {
    return;
  }
  for (const Node& item : node.items) {
    identifier(item);
  }
}

void KeyChecker::options(const Node& node) {
  if (node.kind != NodeKind::map) {
    identifiers(node);
    return;
  }
  for (const Entry& entry : node.entries) {
    identifier(entry.key);
    text(entry.value);
  }
}

void KeyChecker::loop(const Node& node) {
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

void KeyChecker::entries_of_scalars(const Node& node) {
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

}  // namespace plano::spec
