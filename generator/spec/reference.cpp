// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/reference.h"

#include <map>
#include <string_view>
#include <vector>

#include "diagnostics/display.h"
#include "spec/expression.h"
#include "spec/registry.h"
#include "spec/value.h"

namespace plano::spec {
namespace {

class ReferenceWriter {
 public:
  explicit ReferenceWriter(Language language) : language_(language) {}

  std::string page(std::span<const Key> top) {
    introduction();
    functions();
    units();
    return keys(top, Text("## Keys of a design", "## Les clés d'un modèle"));
  }

  std::string page(std::span<const Key> top, const Text& title, const Text& about) {
    line({"# " + title.en, "# " + title.fr});
    line(about);
    return keys(top, Text("## Keys", "## Les clés"));
  }

  std::string list(std::span<const Key> keys) {
    points(keys, "");
    return out_.empty() ? out_ : out_ + "\n";
  }

 private:
  std::string keys(std::span<const Key> top, const Text& heading) {
    line(heading);
    table(top);
    for (const Key& key : top) {
      section(key, key.name, 2);
    }
    while (out_.ends_with("\n\n")) {
      out_.pop_back();
    }
    return std::move(out_);
  }

  void points(std::span<const Key> keys, const std::string& before) {
    for (const Key& key : keys) {
      const std::string name = before + key.name;
      std::string point = "- `" + name + "`" + pick(": ", " : ");
      if (key.children.empty()) {
        point += takes(key) + ". ";
        if (key.fallback != nullptr) {
          point += pick("Without it `", "Sans elle `") + std::string(key.fallback) + "`. ";
        }
      }
      point += pick(key.doc_en, key.doc_fr);
      if (key.shorthand != nullptr) {
        point += pick(" A bare value stands for `", " Une valeur seule tient lieu de `") + name +
                 "." + key.shorthand + "`.";
      }
      out_ += diagnostics::wrapped(point, 80, "  ") + "\n";
      points(key.children, name + ".");
    }
  }

  void line(const Text& text) { out_ += text.in(language_) + "\n\n"; }
  std::string pick(const char* en, const char* fr) const { return Text(en, fr).in(language_); }

  void introduction() {
    line({"# The language of designs", "# Le langage des modèles"});
    line(
        {"A design is one YAML file. Keys are English words; what people read is in any language. "
         "This "
         "page is made from the program's own list of keys.",
         "Un modèle est un fichier YAML. Les clés sont des mots anglais ; ce que lisent les "
         "gens est "
         "dans toute langue. Cette page est faite à partir de la liste des clés du programme."});
    line(
        {"YAML is used in its plainest form: groups, lists, values and comments. No tabs, anchors, "
         "aliases, "
         "tags or duplicate keys. x goes right, y back, z up.",
         "YAML est employé sous sa forme la plus simple : groupes, listes, valeurs et "
         "commentaires. Pas de "
         "tabulations, d'ancres, d'alias, d'étiquettes ni de clés en double. x va à droite, y vers "
         "le "
         "fond, z vers le haut."});
  }

  void functions() {
    line({"## Formulas", "## Formules"});
    line(
        {"`+ - * / ^ ( )`, `< <= > >= == !=`, `and or not`, numbers with units, names, and words "
         "in single "
         "quotes. Arguments are separated by semicolons. A literal 0 fits every unit; everything "
         "else must "
         "match. Texts show the value of a formula in braces: `{length}`.",
         "`+ - * / ^ ( )`, `< <= > >= == !=`, `and or not`, des nombres avec leurs unités, des "
         "noms, et des "
         "mots entre apostrophes. Les arguments se séparent par des points-virgules. Un 0 écrit "
         "convient à "
         "toute unité ; tout le reste doit concorder. Les textes montrent la valeur d'une formule "
         "entre "
         "accolades : `{length}`."});
    out_ += pick("| function | gives |\n", "| fonction | donne |\n") + "|---|---|\n";
    for (const FunctionInfo& function : all_functions()) {
      out_ += "| `" + std::string(function.usage) + "` | " +
              pick(function.doc_en, function.doc_fr) + " |\n";
    }
    out_ += "\n";
  }

  void units() {
    line({"## Units", "## Unités"});
    line(
        {"A unit stands right after its number, with at most one space: `18mm`, `1.2 m`, `1500 N`.",
         "Une unité suit directement son nombre, avec au plus une espace : `18mm`, `1.2 m`, `1500 "
         "N`."});
    out_ += pick("| unit | measures |\n", "| unité | mesure |\n") + "|---|---|\n";
    for (const Unit& unit : all_units()) {
      out_ +=
          "| `" + std::string(unit.name) + "` | " + name_of(unit.dimension).in(language_) + " |\n";
    }
    out_ += "\n";
  }

  /// What may stand behind the key.
  std::string takes(const Key& key) const {
    switch (key.kind) {
      case ValueKind::expression:
        return pick("a formula: ", "une formule : ") + name_of(key.dimension).in(language_);
      case ValueKind::anything:
        return pick("a value", "une valeur");
      case ValueKind::text:
        return pick("a text", "un texte");
      case ValueKind::word:
        return pick("a word", "un mot");
      case ValueKind::identifier:
        return pick("an identifier", "un identifiant");
      case ValueKind::reference:
        return pick("names of elements", "des noms d'éléments");
      case ValueKind::flag:
        return pick("yes, no or a formula", "yes, no ou une formule");
      case ValueKind::choice:
        return choices(key);
      case ValueKind::point:
        return pick("two lengths `[a, b]`", "deux longueurs `[a, b]`");
      case ValueKind::range:
        return pick("two formulas `[a, b]`", "deux formules `[a, b]`");
      case ValueKind::map:
        return pick("keys, see below", "des clés, voir plus bas");
      case ValueKind::list:
        return pick("a list, see below", "une liste, voir plus bas");
      case ValueKind::named:
        return pick("named elements, see below", "des éléments nommés, voir plus bas");
      case ValueKind::formulas:
        return pick("a list of formulas", "une liste de formules");
      case ValueKind::identifiers:
        return pick("a list of identifiers", "une liste d'identifiants");
      case ValueKind::points:
        return pick("a list of points", "une liste de points");
      case ValueKind::loop:
        return pick("variables, each with `1..n` or a list",
                    "des variables, chacune avec `1..n` ou une liste");
      case ValueKind::options:
        return pick("a list of identifiers, or each with a text",
                    "une liste d'identifiants, ou chacun avec un texte");
      case ValueKind::formula_map:
        return pick("names, each with a formula", "des noms, chacun avec une formule");
      case ValueKind::word_map:
        return pick("names, each with a word", "des noms, chacun avec un mot");
    }
    return {};
  }

  std::string choices(const Key& key) const {
    std::string out;
    for (const char* choice : key.choices) {
      out += (out.empty() ? "`" : ", `") + std::string(choice) + "`";
    }
    return out;
  }

  void table(std::span<const Key> keys) {
    if (keys.empty()) {
      line({"No further keys.", "Pas d'autre clé."});
      return;
    }
    out_ +=
        pick("| key | takes | without it | meaning |\n", "| clé | prend | sans elle | sens |\n");
    out_ += "|---|---|---|---|\n";
    for (const Key& key : keys) {
      const std::string absent = key.presence == Presence::required
                                     ? pick("**required**", "**obligatoire**")
                                 : key.fallback != nullptr ? "`" + std::string(key.fallback) + "`"
                                                           : "";
      out_ += "| `" + std::string(key.name) + "` | " + takes(key) + " | " + absent + " | " +
              pick(key.doc_en, key.doc_fr) + " |\n";
    }
    out_ += "\n";
  }

  void section(const Key& key, const std::string& path, int level) {
    if (key.children.empty()) {
      return;
    }
    out_ += std::string(static_cast<std::size_t>(level), '#') + " `" + path + "`\n\n";
    line(Text(key.doc_en, key.doc_fr));
    if (key.shorthand != nullptr) {
      const std::string name = key.shorthand;
      line({"A bare value stands for `" + name + "`.",
            "Une valeur seule tient lieu de `" + name + "`."});
    }
    table(key.children);
    for (const Key& child : key.children) {
      section(child, path + "." + child.name, level + 1);
    }
    variants(key, path, level + 1);
  }

  /// Shapes are the same in many places, and written once.
  void variants(const Key& key, const std::string& path, int level) {
    if (key.variants.empty()) {
      return;
    }
    const auto [known, fresh] = places_.try_emplace(key.variants.data(), path);
    if (!fresh) {
      line({"The keys of each `" + std::string(key.chosen_by) + "` are under `" + known->second +
                "`.",
            "Les clés de chaque `" + std::string(key.chosen_by) + "` sont sous `" + known->second +
                "`."});
      return;
    }
    for (const Variant& variant : key.variants) {
      out_ += std::string(static_cast<std::size_t>(level), '#') + " `" + key.chosen_by + ": " +
              variant.type + "`\n\n";
      line(Text(variant.summary_en, variant.summary_fr));
      for (const char* name : variant.without) {
        line({"It has no `" + std::string(name) + "`.",
              "Il n'a pas de `" + std::string(name) + "`."});
      }
      table(variant.keys);
      for (const Key& own : variant.keys) {
        if (own.variants.empty()) {
          section(own, std::string(variant.type) + "." + own.name, level + 1);
        }
      }
    }
  }

  Language language_;
  std::string out_;
  std::map<const Variant*, std::string> places_;
};

}  // namespace

std::string design_reference(std::span<const JointKeys> joints, Language language) {
  const DesignKeys keys(joints);
  return ReferenceWriter(language).page(keys.top());
}

std::string keys_reference(std::span<const Key> keys, const Text& title, const Text& about,
                           Language language) {
  return ReferenceWriter(language).page(keys, title, about);
}

std::string key_list(std::span<const Key> keys, Language language) {
  return ReferenceWriter(language).list(keys);
}

}  // namespace plano::spec
