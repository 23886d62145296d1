// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The registry itself, and what is made from it.

#include "spec/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "spec/check_keys.h"
#include "spec/reference.h"
#include "spec/schema.h"
#include "support.h"

namespace plano::spec::testing {
namespace {

using Json = nlohmann::json;

/// Every key once, shapes of shapes included.
void visit(std::span<const Key> keys, const std::string& path, std::set<const Key*>& seen,
           const std::function<void(const Key&, const std::string&)>& look) {
  for (const Key& key : keys) {
    if (!seen.insert(&key).second) {
      continue;
    }
    look(key, path + "." + key.name);
    visit(key.children, path + "." + key.name, seen, look);
    for (const Variant& variant : key.variants) {
      visit(variant.keys, path + "." + variant.type, seen, look);
    }
  }
}

void each_key(const std::function<void(const Key&, const std::string&)>& look) {
  std::set<const Key*> seen;
  visit(design_keys(), "", seen, look);
}

TEST(Registry, explains_every_key_in_both_languages) {
  std::size_t count = 0;
  each_key([&count](const Key& key, const std::string& path) {
    ++count;
    EXPECT_GT(std::string(key.doc_en).size(), 4u) << path;
    EXPECT_GT(std::string(key.doc_fr).size(), 4u) << path;
  });
  EXPECT_GT(count, 150u);
}

TEST(Registry, gives_each_kind_what_it_needs) {
  each_key([](const Key& key, const std::string& path) {
    const bool groups =
        key.kind == ValueKind::map || key.kind == ValueKind::list || key.kind == ValueKind::named;
    EXPECT_EQ(groups, !key.children.empty()) << path;
    EXPECT_EQ(key.kind == ValueKind::choice, !key.choices.empty()) << path;
    EXPECT_TRUE(key.presence == Presence::optional || key.fallback == nullptr) << path;
    if (key.shorthand != nullptr) {
      EXPECT_NE(find_key(key.children, key.shorthand), nullptr) << path;
    }
    if (key.chosen_by != nullptr) {
      EXPECT_NE(find_key(key.children, key.chosen_by), nullptr) << path;
    }
    if (key.kind == ValueKind::choice && key.fallback != nullptr) {
      EXPECT_TRUE(
          std::count(key.choices.begin(), key.choices.end(), std::string_view(key.fallback)))
          << path;
    }
  });
}

TEST(Registry, falls_back_to_formulas_that_read) {
  each_key([](const Key& key, const std::string& path) {
    if (key.fallback == nullptr ||
        (key.kind != ValueKind::expression && key.kind != ValueKind::flag)) {
      return;
    }
    Names names;
    diagnostics::Diagnostics found;
    const auto formula = parse_expression(key.fallback, {}, names, found);
    ASSERT_TRUE(formula.has_value()) << path;
    const Bindings nothing;
    Budget budget;
    EXPECT_TRUE(Evaluator(nothing, names, budget, found).value_for(key, *formula).has_value())
        << path;
  });
}

TEST(CheckKeys, serves_other_files_than_designs) {
  static constexpr Key kTool[] = {
      {.name = "diameter", .kind = ValueKind::expression, .presence = Presence::required}};
  static constexpr Key kShop[] = {{.name = "tools", .kind = ValueKind::named, .children = kTool},
                                  {.name = "bed", .kind = ValueKind::point}};
  const auto check = [](const std::string& text) {
    Bound run;
    const auto tree = syntax::parse(run.sources, run.sources.add("shop.yaml", text), {}, run.found);
    const bool sound = check_keys(tree->root, kShop, run.found);
    EXPECT_NE(sound, run.found.has_errors());
    return run.lines();
  };
  EXPECT_EQ(check("tools: {cutter: {diameter: 6mm}}\nbed: [2 m, 1 m]\n"), "");
  EXPECT_THAT(check("tool: {}\n"), ::testing::HasSubstr("did you mean “tools”"));
  EXPECT_THAT(check("tools: {Cutter: {}}\n"),
              ::testing::AllOf(::testing::HasSubstr("D0205"), ::testing::HasSubstr("D0202")));
  EXPECT_THAT(check("bed: [2 m]\n"), ::testing::HasSubstr("D0203"));
  EXPECT_THAT(check("bed: 2 m\n"), ::testing::HasSubstr("D0203"));
}

TEST(Schema, is_json_with_every_key_of_the_top) {
  const Json schema = Json::parse(design_schema(joint_types()));
  for (const Key& key : design_keys()) {
    EXPECT_TRUE(schema["properties"].contains(key.name)) << key.name;
  }
  EXPECT_EQ(schema["additionalProperties"], false);
  EXPECT_EQ(schema["definitions"]["types-joints"]["properties"]["type"]["enum"].size(),
            joint_types().size());
}

TEST(Schema, refers_only_to_what_it_defines) {
  const Json schema = Json::parse(design_schema(joint_types(), Language::french));
  const std::function<void(const Json&)> look = [&](const Json& node) {
    if (node.is_object() && node.contains("$ref")) {
      const auto target = Json::json_pointer(node["$ref"].get<std::string>().substr(1));
      EXPECT_TRUE(schema.contains(target)) << node["$ref"];
    }
    for (const Json& inner : node) {
      if (inner.is_structured()) {
        look(inner);
      }
    }
  };
  look(schema);
}

/// Debian's own Python: the one the packages of the tests are for.
int validate(const std::filesystem::path& schema, const std::filesystem::path& folder) {
  const std::string command =
      "/usr/bin/python3 '" PLANO_SOURCE_DIR "/tests/unit/spec/validate_schema.py' '" +
      schema.string() + "' '" + folder.string() + "' > '" + schema.string() + ".log' 2>&1";
  return std::system(command.c_str());
}

TEST(Schema, agrees_with_bind_in_the_eyes_of_an_independent_validator) {
  const auto folder = std::filesystem::path(::testing::TempDir());
  const auto schema = folder / "plano-design-schema.json";
  std::ofstream(schema) << design_schema(joint_types());
  const int status = validate(schema, PLANO_SOURCE_DIR "/tests");
  EXPECT_EQ(status, 0) << read_file(schema.string() + ".log");
}

TEST(Reference, shows_every_key_function_and_unit) {
  for (const Language language : {Language::english, Language::french}) {
    const std::string page = design_reference(joint_types(), language);
    each_key([&](const Key& key, const std::string& path) {
      EXPECT_THAT(page, ::testing::HasSubstr("| `" + std::string(key.name) + "` |")) << path;
    });
    for (const FunctionInfo& function : all_functions()) {
      EXPECT_THAT(page, ::testing::HasSubstr(function.usage));
    }
    for (const JointKeys& type : joint_types()) {
      EXPECT_THAT(page, ::testing::HasSubstr("`type: " + std::string(type.type) + "`"));
    }
  }
}

}  // namespace
}  // namespace plano::spec::testing
