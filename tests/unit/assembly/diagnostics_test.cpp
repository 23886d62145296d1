// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// tests/diagnostics/<CODE>.yaml is one small bad design for each code of taking apart (A02), with
// the place of its caret in the first line: `# expect: A0201 at 13:3`.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "assembly/codes.h"
#include "assembly/plan.h"
#include "catalog/workshop.h"
#include "diagnostics/render.h"
#include "joints/joint.h"
#include "model/resolve.h"
#include "panels/part_set.h"
#include "spec/bind.h"
#include "syntax/tree.h"
#include "tests/unit/assembly/puzzle.h"
#include "tests/unit/model/library_modules.h"

namespace plano::assembly {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(PLANO_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Attempt {
  explicit Attempt(const std::string& design_text) {
    const auto workshop_id = sources.add("workshop.yaml", file_text("workshops/default.yaml"));
    const auto design_id = sources.add("wrong.yaml", design_text);
    const auto workshop_tree = syntax::parse(sources, workshop_id, {}, found);
    const auto tree = syntax::parse(sources, design_id, {}, found);
    const auto workshop = catalog::read_workshop(*workshop_tree, found);
    const auto spec = spec::bind(*tree, joints::all_joint_keys(), found);
    if (!workshop || !spec) return;
    const model::LibraryDesign library(*spec, sources, found);
    design = model::resolve(library.module(), *workshop, {}, found);
    if (design) parts = panels::make_parts(*design, {6_mm}, found);
    if (!parts) return;
    steps = step_of_elements(*design, *parts);
    plan = plan_takedown(*parts, steps);
    report_takedown(*design, *parts, plan, found);
  }

  std::string findings() const {
    std::string all;
    for (const auto& item : found.items()) {
      const auto where = sources.where(item.primary.span.source, item.primary.span.begin);
      all += std::string(all.empty() ? "" : ", ") + item.code->id + " at " +
             std::to_string(where.line) + ":" + std::to_string(where.column);
    }
    return all;
  }

  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  std::optional<model::ResolvedDesign> design;
  std::optional<panels::PartSet> parts;
  StepOf steps;
  Plan plan;
};

/// What no small design can bring about: a search that comes to its bound (see takedown_test.cpp).
const std::set<std::string> kWithoutExample = {"A0202"};

std::vector<std::string> codes_with_example() {
  std::vector<std::string> ids;
  for (const diagnostics::Code* code : codes()) {
    if (!kWithoutExample.contains(code->id)) ids.emplace_back(code->id);
  }
  return ids;
}

class BadOrder : public testing::TestWithParam<std::string> {};

TEST_P(BadOrder, GetsOneMessageAtItsPlaceInBothLanguages) {
  const std::string text = file_text("tests/diagnostics/" + GetParam() + ".yaml");
  ASSERT_FALSE(text.empty()) << "no example for " << GetParam();
  const Attempt run(text);
  EXPECT_EQ("# expect: " + run.findings(), text.substr(0, text.find('\n')))
      << diagnostics::render_lines(run.found, run.sources, Language::english);
  EXPECT_TRUE(run.parts.has_value());
  for (const auto& item : run.found.items()) {
    EXPECT_NE(item.message.en, item.message.fr);
    EXPECT_TRUE(item.hint.has_value());
    for (const std::string& words : {item.message.en, item.message.fr}) {
      EXPECT_EQ(words.find('{'), std::string::npos) << words;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(EveryCode, BadOrder, testing::ValuesIn(codes_with_example()),
                         [](const auto& each) { return each.param; });

TEST(Plan, SaysOfWhatNothingIsProvenWhenTheSearchIsCutShort) {
  const Attempt run(file_text("designs/repair-table/design.yaml"));
  ASSERT_TRUE(run.parts.has_value());
  ASSERT_FALSE(run.design->steps.empty());
  const Limits none{.tests = 0};
  const Plan plan = plan_takedown(*run.parts, run.steps, none);
  ASSERT_EQ(plan.verdict, Verdict::not_proven);
  diagnostics::Diagnostics found;
  report_takedown(*run.design, *run.parts, plan, found, none);
  ASSERT_EQ(found.items().size(), 2U);
  for (const auto& item : found.items()) {
    EXPECT_STREQ(item.code->id, "A0202");
    EXPECT_GT(run.sources.where(item.primary.span.source, item.primary.span.begin).line, 1U);
  }
  EXPECT_NE(found.items()[0].message.en.find("more"), std::string::npos);
  EXPECT_NE(found.items()[1].message.en.find("steps"), std::string::npos);
}

TEST(Plan, SaysOfWhichGroupsNothingIsProvenWhenTheSearchStopsMidway) {
  const Attempt run(file_text("designs/seed-cabinet/design.yaml"));
  ASSERT_TRUE(run.parts.has_value());
  ASSERT_EQ(run.plan.verdict, Verdict::comes_apart);
  // The cabinet has been taken down and some drawers, which left whole, as well.
  const Limits midway{.tests = run.plan.tests * 9 / 10};
  const Plan plan = plan_takedown(*run.parts, run.steps, midway);
  ASSERT_EQ(plan.verdict, Verdict::not_proven);
  std::map<std::string, std::size_t> group;
  for (const PlanStep& step : plan.steps) {
    for (const std::string& element : step.elements) group[element] = step.becomes;
  }
  std::map<std::size_t, std::size_t> population;
  std::set<std::string> together;
  const Bodies bodies = bodies_of(*run.parts);
  for (const Body& body : bodies.all) ++population[group[body.element]];
  for (const Body& body : bodies.all) {
    if (population[group[body.element]] > 1) together.insert(body.element);
  }
  EXPECT_EQ(population[0], 1U) << "of the whole, one element stays and is not in question";
  EXPECT_THAT(plan.undecided, testing::UnorderedElementsAreArray(together));
  diagnostics::Diagnostics found;
  report_takedown(*run.design, *run.parts, plan, found);
  ASSERT_EQ(found.items().size(), 1U);
  EXPECT_STREQ(found.items()[0].code->id, "A0202");
  EXPECT_NE(found.items()[0].message.en.find(plan.undecided.front()), std::string::npos);
}

/// The treasure comes once the box is shut; whether the box itself can be built is tried last.
TEST(Plan, ReportsAStepThatIsBadThoughTheStepsBeforeAreUndecided) {
  const Attempt run(file_text("tests/diagnostics/A0203.yaml"));
  ASSERT_TRUE(run.parts.has_value());
  bool seen = false;
  for (std::size_t pairs = 0; !seen; ++pairs) {
    ASSERT_LT(pairs, 10'000U);
    diagnostics::Diagnostics found;
    report_takedown(*run.design, *run.parts, run.plan, found, {.pairs = pairs});
    const auto is = [](const char* code) {
      return [code](const auto& item) { return std::string(item.code->id) == code; };
    };
    const bool bad = std::any_of(found.items().begin(), found.items().end(), is("A0203"));
    const bool open = std::any_of(found.items().begin(), found.items().end(), is("A0202"));
    ASSERT_TRUE(bad || open);
    seen = bad && open;
    if (bad && !open) FAIL() << "never were both said";
  }
}

TEST(Plan, DrawsWedgesFirstAndSaysWhatOpensAndWhatItWeighs) {
  for (const char* path : {"designs/bench/design.yaml", "generator/joints/samples/tusk.yaml"}) {
    SCOPED_TRACE(path);
    const Attempt run(file_text(path));
    ASSERT_TRUE(run.parts.has_value());
    EXPECT_EQ(run.findings(), "");
    ASSERT_EQ(run.plan.verdict, Verdict::comes_apart);
    const Bodies bodies = bodies_of(*run.parts);
    EXPECT_EQ(run.plan.steps.size(), bodies.all.size() - 1);
    std::set<std::string> opened;
    std::map<std::string, std::size_t> when;
    for (std::size_t k = 0; k < run.plan.steps.size(); ++k) {
      const PlanStep& step = run.plan.steps[k];
      EXPECT_GT(step.mass_kg, 0);
      EXPECT_EQ(step.people, step.mass_kg > 25 ? 2 : 1);
      opened.insert(step.joints.begin(), step.joints.end());
      for (const std::string& element : step.elements) when.emplace(element, k);
    }
    EXPECT_THAT(run.plan.steps.front().elements.front(), testing::HasSubstr("wedge"));
    for (const panels::Joined& joined : run.parts->joined) {
      EXPECT_TRUE(opened.contains(joined.joint)) << joined.joint;
      for (const std::string& wedge : joined.brought) {
        ASSERT_TRUE(when.contains(wedge));
        for (const std::string& held : {joined.a, joined.b}) {
          if (!when.contains(held)) continue;  // it stays
          EXPECT_LT(when[wedge], when[held]) << wedge << " holds " << held;
        }
      }
    }
  }
}

class OrderOfDesign : public testing::TestWithParam<std::string> {};

TEST_P(OrderOfDesign, HoldsWhenReplayedAndLeavesNothingInTheAirUnsaid) {
  const Attempt run(file_text("designs/" + GetParam() + "/design.yaml"));
  ASSERT_TRUE(run.parts.has_value());
  Bodies bodies = bodies_of(*run.parts);
  for (Body& body : bodies.all) {
    const auto step = run.steps.find(body.element);
    if (step != run.steps.end()) body.step = step->second;
  }
  const Takedown found = take_down(bodies, units_of(bodies, *run.parts));
  ASSERT_EQ(found.verdict, Verdict::comes_apart);
  ASSERT_EQ(found.moves.size(), run.plan.steps.size());
  puzzle::replay(bodies, found, 4);
  EXPECT_THAT(puzzle::left_in_the_air(*run.parts, bodies, found), testing::IsEmpty());
  for (const Move& move : found.moves) {
    EXPECT_GE(move.legs.back().distance, 10_mm) << bodies.all[move.bodies.front()].element;
  }
}

std::vector<std::string> library() {
  std::vector<std::string> ids;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(PLANO_SOURCE_DIR) + "/designs")) {
    if (std::filesystem::exists(entry.path() / "design.yaml")) {
      ids.push_back(entry.path().filename().string());
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

INSTANTIATE_TEST_SUITE_P(EveryDesign, OrderOfDesign, testing::ValuesIn(library()),
                         [](const auto& each) {
                           std::string name = each.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(Plan, DrawersLeaveTheirCabinetWholeBeforeAnythingElse) {
  const Attempt run(file_text("designs/seed-cabinet/design.yaml"));
  ASSERT_EQ(run.plan.verdict, Verdict::comes_apart);
  for (std::size_t k = 0; k < 9; ++k) {
    EXPECT_EQ(run.plan.steps[k].elements.size(), 5u) << k;
    EXPECT_EQ(run.plan.steps[k].legs.front().direction, (geometry::Vec3{0, -1, 0}));
  }
  // Fronts hang on hooks: they go down by the way, below where the drawer stands.
  std::size_t lowered = 0;
  for (const PlanStep& step : run.plan.steps) {
    const bool down = step.legs.size() == 2 && step.legs.front().direction.z == -1;
    EXPECT_EQ(step.below_ground, down) << step.elements.front();
    lowered += down ? 1 : 0;
  }
  EXPECT_EQ(lowered, 18u);
  EXPECT_GE(run.plan.inexact(), lowered);
}

TEST(Plan, CountsPeopleByWhatMovesAndWhatIsHeld) {
  panels::PartSet set;
  model::Material material;
  material.density_kg_m3 = 650;
  set.materials = {material};
  puzzle::add(set, "floor", puzzle::rectangle(0, 0, 2000, 1000), 0, 100_mm);
  puzzle::add(set, "light", puzzle::rectangle(0, 0, 400, 400), 100, 100_mm);         // 10.4 kg
  puzzle::add(set, "heavy", puzzle::rectangle(500, 0, 1300, 600), 100, 100_mm);      // 31.2 kg
  puzzle::add(set, "heavier", puzzle::rectangle(1300, 0, 2000, 1000), 100, 160_mm);  // 72.8 kg
  std::map<std::string, int> people;
  for (const PlanStep& step : plan_takedown(set).steps) {
    ASSERT_EQ(step.elements.size(), 1u);
    people[step.elements.front()] = step.people;
  }
  EXPECT_EQ(people, (std::map<std::string, int>{{"light", 1}, {"heavy", 2}, {"heavier", 3}}));

  const Attempt run(file_text("designs/saint-etienne-play-area/design.yaml"));
  for (const PlanStep& step : run.plan.steps) {
    // Nothing weighs more than two can lift, and one holds what has to be held.
    ASSERT_LE(step.mass_kg, 50) << step.elements.front();
    const int movers = step.mass_kg > 25 ? 2 : 1;
    EXPECT_EQ(step.people, movers + (step.held.empty() ? 0 : 1)) << step.elements.front();
  }
}

// A rack whose board hangs on the front of two posts that stand higher.
constexpr const char* kRack = R"(spec: 1
id: rack
title: {fr: Claie, en: Rack}
languages: [fr, en]
licence: CERN-OHL-S-2.0
authors: [{name: Nobody}]
materials:
  board: {kind: plywood, thickness: 18mm}
panels:
  post: {for_each: {i: 0..1}, material: board, lies_in: yz, size: [90mm, 900mm], at: {x: i*500mm}}
  screen: {material: board, lies_in: xz, size: [518mm, 500mm], at: {y: -18mm, z: 300mm}}
steps:
  - {title: {fr: Un, en: One}, add: [FIRST]}
  - {title: {fr: Deux, en: Two}, add: [SECOND]}
)";

TEST(Plan, TakesAwayFirstWhatTheLastStepAdds) {
  const auto first_to_leave = [](const std::string& first, const std::string& second) {
    std::string text = kRack;
    text.replace(text.find("FIRST"), 5, first);
    text.replace(text.find("SECOND"), 6, second);
    const Attempt run(text);
    EXPECT_EQ(run.findings(), "");
    EXPECT_EQ(run.plan.verdict, Verdict::comes_apart);
    return run.plan.steps.front().elements.front();
  };
  EXPECT_EQ(first_to_leave("post", "screen"), "screen");
  EXPECT_EQ(first_to_leave("screen", "post"), "post.0") << "the higher, where the steps say so";
}

TEST(Plan, DrawsTheDrawersOutBeforeTheirCabinetIsTakenApart) {
  const Attempt run(file_text("designs/seed-cabinet/design.yaml"));
  ASSERT_EQ(run.plan.verdict, Verdict::comes_apart);
  std::size_t drawers = 0;
  for (const PlanStep& step : run.plan.steps) {
    if (step.group != 0) break;  // from here on, what has left is taken apart
    const bool drawer = step.elements.size() > 1;
    if (drawer) {
      ++drawers;
      EXPECT_EQ(step.legs.front().direction, (geometry::Vec3{0, -1, 0}));
    } else if (step.elements.front().find("wedge") == std::string::npos) {
      EXPECT_EQ(drawers, 9u) << step.elements.front() << " leaves before the drawers";
    }
  }
  EXPECT_EQ(drawers, 9u);
}

TEST(Codes, ExplainThemselvesInBothLanguages) {
  for (const diagnostics::Code* code : codes()) {
    SCOPED_TRACE(code->id);
    EXPECT_TRUE(std::string(code->id).starts_with("A02"));
    EXPECT_STRNE(code->title_en, code->title_fr);
    EXPECT_GT(std::string(code->explain_en).size(), 80u);
    EXPECT_GT(std::string(code->explain_fr).size(), 80u);
  }
}

}  // namespace
}  // namespace plano::assembly
