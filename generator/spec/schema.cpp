// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "spec/registry.h"

namespace plano::spec {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kIdentifierPattern = "^[a-z][a-z0-9_-]*$";
constexpr const char* kReferencePattern = "^[a-z][a-z0-9_-]*(\\.([a-z][a-z0-9_-]*|[0-9]+))*$";

Json scalar_types() {
  return {"string", "number", "boolean"};
}

/// Definitions that several kinds share. A scalar without quotes may look like a number or a
/// boolean to a JSON reader, so words and formulas take those too.
Json shared_definitions() {
  const Json formula = {{"type", {"string", "number"}}};
  const Json text_line = {{"type", scalar_types()}};
  const Json identifier = {{"type", "string"}, {"pattern", kIdentifierPattern}};
  const Json reference = {{"type", "string"}, {"pattern", kReferencePattern}};
  const Json text = {{"anyOf",
                      {text_line,
                       {{"type", "object"},
                        {"patternProperties", {{"^[a-z]{2}$", text_line}}},
                        {"additionalProperties", false}}}}};
  const Json options = {
      {"anyOf",
       {{{"type", "array"}, {"items", identifier}},
        {{"type", "object"}, {"propertyNames", identifier}, {"additionalProperties", text}}}}};
  return {{"formula", formula},
          {"word", text_line},
          {"flag", {{"type", {"string", "boolean"}}}},
          {"identifier", identifier},
          {"text", text},
          {"reference", {{"anyOf", {reference, {{"type", "array"}, {"items", reference}}}}}},
          {"point", {{"type", "array"}, {"items", formula}, {"minItems", 2}, {"maxItems", 2}}},
          {"options", options},
          {"loop",
           {{"type", "object"},
            {"propertyNames", identifier},
            {"additionalProperties",
             {{"anyOf", {{{"type", "string"}, {"pattern", "\\.\\."}}, options}}}}}}};
}

Json reference_to(const std::string& definition) {
  return {{"$ref", "#/definitions/" + definition}};
}

class SchemaWriter {
 public:
  explicit SchemaWriter(Language language)
      : language_(language), definitions_(shared_definitions()) {}

  Json value(const Key& key) {
    Json out = kind_schema(key);
    // draft-07 ignores what stands beside a $ref.
    if (out.contains("$ref")) {
      out = {{"allOf", Json::array({out})}};
    }
    const std::string doc = Text(key.doc_en, key.doc_fr).in(language_);
    if (!doc.empty()) {
      out["description"] = doc;
    }
    if (key.fallback != nullptr) {
      out["default"] = key.fallback;
    }
    return out;
  }

  Json object(std::span<const Key> keys) {
    Json out = {{"type", "object"}, {"properties", Json::object()}};
    Json required = Json::array();
    add_keys(keys, out["properties"], required);
    if (!required.empty()) {
      out["required"] = required;
    }
    out["additionalProperties"] = false;
    return out;
  }

  const Json& definitions() const { return definitions_; }

 private:
  void add_keys(std::span<const Key> keys, Json& properties, Json& required) {
    for (const Key& key : keys) {
      properties[key.name] = value(key);
      if (key.presence == Presence::required) {
        required.push_back(key.name);
      }
    }
  }

  /// The keys one choice brings. Shapes occur in many places: said once, referred to.
  Json variant_keys(const Key& key, const Variant& variant) {
    const std::string name = std::string(key.chosen_by) + "-" + variant.type;
    if (!definitions_.contains(name)) {
      definitions_[name] = true;  // a shape of shapes comes back here
      Json made = object(variant.keys);
      made.erase("type");
      made.erase("additionalProperties");  // the common keys are there too
      definitions_[name] = std::move(made);
    }
    return reference_to(name);
  }

  /// A map whose word under `chosen_by` brings further keys.
  Json chosen_object(const Key& key) {
    Json out = object(key.children);
    Json types = Json::array();
    Json cases = Json::array();
    // What not every choice asks for is asked for by those that do.
    const auto all_take = [&](const Key& child) {
      return std::all_of(key.variants.begin(), key.variants.end(),
                         [&](const Variant& variant) { return variant.takes(child.name); });
    };
    Json required = Json::array();
    for (const Key& child : key.children) {
      if (child.presence == Presence::required && all_take(child)) required.push_back(child.name);
    }
    if (!required.empty()) {
      out["required"] = required;
    }
    for (const Variant& variant : key.variants) {
      types.push_back(variant.type);
      Json allowed = Json::array();
      Json asked = Json::array();
      for (const Key& child : key.children) {
        if (!variant.takes(child.name)) continue;
        allowed.push_back(child.name);
        if (child.presence == Presence::required && !all_take(child)) asked.push_back(child.name);
      }
      for (const Key& own : variant.keys) {
        allowed.push_back(own.name);
        out["properties"].emplace(own.name, true);
      }
      Json then = {{"allOf", Json::array({variant_keys(key, variant)})},
                   {"propertyNames", {{"enum", allowed}}}};
      if (!asked.empty()) {
        then["required"] = asked;
      }
      cases.push_back({{"if",
                        {{"properties", {{key.chosen_by, {{"const", variant.type}}}}},
                         {"required", Json::array({key.chosen_by})}}},
                       {"then", then}});
    }
    Json& chooser = out["properties"][key.chosen_by];
    const Json description = chooser.value("description", Json());
    chooser = {{"enum", types}};
    if (!description.is_null()) {
      chooser["description"] = description;
    }
    out["allOf"] = cases;
    return out;
  }

  Json object_of(const Key& key) {
    if (key.chosen_by == nullptr || key.variants.empty()) {
      return object(key.children);
    }
    // Shapes hold shapes, forms hold forms: named, so that they may refer to themselves.
    const std::string name = std::string(key.chosen_by) + "s-" + key.name;
    if (!definitions_.contains(name)) {
      definitions_[name] = true;
      Json made = chosen_object(key);
      definitions_[name] = std::move(made);
    }
    return reference_to(name);
  }

  Json with_shorthand(const Key& key, Json made) {
    if (key.shorthand != nullptr) {
      for (const Key& child : key.children) {
        if (std::string_view(child.name) == key.shorthand) {
          return {{"anyOf", Json::array({std::move(made), value(child)})}};
        }
      }
    }
    return made;
  }

  Json kind_schema(const Key& key) {
    switch (key.kind) {
      case ValueKind::expression:
        return reference_to("formula");
      case ValueKind::anything:
      case ValueKind::word:
        return reference_to("word");
      case ValueKind::text:
        return reference_to("text");
      case ValueKind::identifier:
        return reference_to("identifier");
      case ValueKind::reference:
        return reference_to("reference");
      case ValueKind::flag:
        return reference_to("flag");
      case ValueKind::point:
      case ValueKind::range:
        return reference_to("point");
      case ValueKind::loop:
        return reference_to("loop");
      case ValueKind::options:
        return reference_to("options");
      case ValueKind::choice: {
        Json choices = Json::array();
        for (const char* choice : key.choices) {
          choices.push_back(choice);
        }
        return {{"enum", choices}};
      }
      case ValueKind::map:
        return with_shorthand(key, object_of(key));
      case ValueKind::list:
        return {{"type", "array"}, {"items", with_shorthand(key, object_of(key))}};
      case ValueKind::named:
        return {{"type", "object"},
                {"propertyNames", reference_to("identifier")},
                {"additionalProperties", object_of(key)}};
      case ValueKind::formulas:
        return {{"type", "array"}, {"items", reference_to("formula")}};
      case ValueKind::identifiers:
        return {{"type", "array"}, {"items", reference_to("identifier")}};
      case ValueKind::points:
        return {{"type", "array"}, {"items", reference_to("point")}};
      case ValueKind::formula_map:
      case ValueKind::word_map:
        return {{"type", "object"},
                {"propertyNames", reference_to("identifier")},
                {"additionalProperties", reference_to("word")}};
    }
    return true;
  }

  Language language_;
  Json definitions_;
};

}  // namespace

std::string design_schema(std::span<const JointKeys> joints, Language language) {
  const DesignKeys keys(joints);
  return keys_schema(keys.top(), {"A Planothèque design", "Un modèle Planothèque"}, language);
}

std::string keys_schema(std::span<const Key> keys, const Text& title, Language language) {
  SchemaWriter writer(language);
  Json out = {{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", title.in(language)}};
  out.update(writer.object(keys));
  out["definitions"] = writer.definitions();
  return out.dump(2) + "\n";
}

}  // namespace plano::spec
