// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <set>
#include <sstream>

#include "assembly/codes.h"
#include "catalog/workshop.h"
#include "diagnostics/render.h"
#include "joints/joint.h"
#include "spec/bind.h"
#include "sweep/crew.h"
#include "sweep/report.h"
#include "syntax/tree.h"

namespace plano::sweep {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kDesign = R"(spec: 1
id: box
title: {en: Box, fr: Boîte}
languages: [en, fr]
licence: CERN-OHL-S-2.0
authors: [{name: Ana}]
status: idea
parameters:
  length: {default: 300mm, range: [200mm, 600mm], step: 10mm}
  height: {default: 150mm, range: [length/4, length - 100mm], step: 10mm}
  lid: {default: no}
  hinges: {default: 2, range: [1, 4], show_if: lid}
  wood: {choices: {oak: {en: Oak}, ash: {en: Ash}, elm: {en: Elm}}, default: ash}
  note: {default: 12mm}
materials:
  board: {kind: plywood, thickness: {choices: [18mm, 33mm], default: 18mm}}
panels:
  base: {material: board, lies_in: xy, size: [length, height]}
presets:
  long: {label: {en: Long}, set: {length: 500mm, lid: yes}}
)";

class Plans : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(std::string(PLANO_SOURCE_DIR) + "/workshops/default.yaml");
    std::stringstream text;
    text << file.rdbuf();
    const auto shop = syntax::parse(sources_, sources_.add("w", text.str()), {}, found_);
    workshop_ = catalog::read_workshop(*shop, found_);
    const auto tree = syntax::parse(sources_, sources_.add("d", kDesign), {}, found_);
    spec_ = spec::bind(*tree, joints::all_joint_keys(), found_);
    ASSERT_TRUE(spec_) << diagnostics::render_lines(found_, sources_, Language::english);
  }

  Subject subject() const { return {*spec_, *workshop_, given_}; }
  void fix(const std::string& name, const std::string& text) {
    given_.inputs.push_back({name, text, model::ValueSource::command_line, {}});
  }
  Space space() {
    auto space = space_of(subject(), found_);
    EXPECT_TRUE(space) << diagnostics::render_lines(found_, sources_, Language::english);
    return *space;
  }

  diagnostics::SourceMap sources_;
  diagnostics::Diagnostics found_;
  std::optional<catalog::Workshop> workshop_;
  std::optional<spec::DesignSpec> spec_;
  model::ResolveOptions given_;
};

std::vector<std::string> names(const Space& space) {
  std::vector<std::string> all;
  for (const Axis& axis : space.axes) all.push_back(axis.name);
  return all;
}

/// "length" of a variant, base or not, in millimetres.
double number(const Space& space, const Values& values, const std::string& name) {
  for (std::size_t i = 0; i < space.axes.size(); ++i) {
    if (space.axes[i].name == name) return std::stod(values[i].value_or(space.axes[i].base));
  }
  ADD_FAILURE() << name;
  return 0;
}

TEST_F(Plans, what_has_no_bounds_or_is_fixed_is_no_axis) {
  EXPECT_THAT(names(space()),
              ElementsAre("board.thickness", "length", "height", "lid", "hinges", "wood"));
  fix("length", "400mm");
  fix("lid", "yes");
  EXPECT_THAT(names(space()), ElementsAre("board.thickness", "height", "hinges", "wood"));
}

TEST_F(Plans, a_thickness_the_workshop_lacks_stands_apart) {
  const Axis axis = space().axes[0];
  EXPECT_THAT(axis.words, ElementsAre("18mm"));
  EXPECT_THAT(axis.elsewhere, ElementsAre("33mm"));
}

TEST_F(Plans, no_two_variants_are_the_same_and_all_lie_on_steps_within_their_bounds) {
  const Space space = this->space();
  const Plan plan = plan_variants(subject(), space, 300, 1);
  ASSERT_EQ(plan.variants.size(), 300u);
  EXPECT_TRUE(plan.all_pairs);
  std::set<Values> seen;
  for (const Variant& variant : plan.variants) {
    EXPECT_TRUE(seen.insert(variant.values).second);
    const double length = number(space, variant.values, "length");
    const double height = number(space, variant.values, "height");
    EXPECT_GE(length, 200);
    EXPECT_LE(length, 600);
    EXPECT_GE(height, length / 4 - 1e-6);
    EXPECT_LE(height, length - 100 + 1e-6);
    if (variant.origin == Origin::random) {
      EXPECT_DOUBLE_EQ(std::fmod(length, 10), 0);
      EXPECT_NEAR(std::fmod(height - length / 4, 10), 0, 1e-6);
    }
  }
}

TEST_F(Plans, hidden_parameters_are_left_at_their_base) {
  const Space space = this->space();
  std::set<std::string> of_hinges;
  for (const Variant& variant : plan_variants(subject(), space, 300, 1).variants) {
    const bool lid = variant.values[3].has_value();
    EXPECT_FALSE(!lid && variant.values[4].has_value());
    if (lid) of_hinges.insert(variant.values[4].value_or("2"));
  }
  EXPECT_THAT(of_hinges, ElementsAre("1", "2", "3", "4"));  // whole numbers, though no step says so
}

TEST_F(Plans, begins_as_given_then_presets_then_every_end_and_word) {
  const Space space = this->space();
  const Plan plan = plan_variants(subject(), space, 300, 1);
  EXPECT_EQ(plan.variants[0].values, Values(6));
  EXPECT_THAT(settings_of(space, plan.variants[1].values), ElementsAre("length=500mm", "lid=yes"));
  std::vector<std::string> extremes;
  for (const Variant& variant : plan.variants) {
    if (variant.origin != Origin::extreme) continue;
    for (const std::string& setting : settings_of(space, variant.values)) {
      extremes.push_back(setting);
    }
  }
  for (const char* wanted : {"board.thickness=33mm", "length=200mm", "length=600mm", "lid=yes",
                             "height=75mm", "height=200mm", "wood=oak", "wood=elm"}) {
    EXPECT_THAT(extremes, Contains(wanted));
  }
  // 200 mm is too short for a height of 150 mm: the base gives way.
  EXPECT_THAT(extremes, Contains("height=100mm"));
}

TEST_F(Plans, a_longer_plan_begins_with_the_shorter_one) {
  const Space space = this->space();
  const Plan longer = plan_variants(subject(), space, 120, 4);
  for (const std::size_t count : {1u, 2u, 9u, 40u, 119u}) {
    const Plan shorter = plan_variants(subject(), space, count, 4);
    ASSERT_EQ(shorter.variants.size(), count);
    for (std::size_t i = 0; i < count; ++i) {
      EXPECT_EQ(shorter.variants[i].values, longer.variants[i].values);
    }
  }
}

TEST_F(Plans, a_space_that_is_used_up_says_so) {
  fix("length", "400mm");
  fix("height", "200mm");
  fix("wood", "oak");
  fix("board.thickness", "18mm");
  const Plan plan = plan_variants(subject(), space(), 100, 1);
  EXPECT_EQ(plan.variants.size(), 5u);  // no lid; or one with 1 to 4 hinges
  EXPECT_TRUE(plan.exhausted);
}

TEST_F(Plans, an_empty_space_has_one_variant) {
  fix("height", "200mm");
  fix("hinges", "2");
  fix("length", "400mm");
  fix("lid", "no");
  fix("wood", "oak");
  fix("board.thickness", "18mm");
  const Space space = this->space();
  EXPECT_THAT(space.axes, IsEmpty());
  EXPECT_EQ(plan_variants(subject(), space, 100, 1).variants.size(), 1u);
}

TEST_F(Plans, what_is_out_of_range_from_the_start_is_an_error) {
  fix("length", "900mm");
  EXPECT_FALSE(space_of(subject(), found_));
  EXPECT_TRUE(found_.has_errors());
}

// --- the report
// ------------------------------------------------------------------------------------

constexpr diagnostics::Code kTooLong = {
    "T0001", diagnostics::Severity::error, diagnostics::Outcome::cannot_be_made, "t", "t", "e",
    "e"};

TEST_F(Plans, the_report_names_the_fewest_and_mildest_values_whatever_the_threads) {
  const Space space = this->space();
  const Plan plan = plan_variants(subject(), space, 200, 1);
  const Try build = [&](const Values& values) {
    diagnostics::Diagnostics found;
    if (number(space, values, "length") >= 437 && values[5] == "elm") {
      found.add(kTooLong, {},
                Text("too long by " + std::to_string(number(space, values, "length"))));
    }
    return found;
  };
  std::map<std::size_t, Trial> trials;
  for (std::size_t i = 0; i < plan.variants.size(); ++i) {
    trials[i] = verdict_on(build(plan.variants[i].values));
  }
  for (const std::size_t threads : {1u, 3u}) {
    const Report report =
        report_on(subject(), space, plan, trials, build, threads, [](auto, auto) {});
    ASSERT_EQ(report.failures.size(), 1u);
    EXPECT_THAT(settings_of(space, report.failures[0].values),
                ElementsAre("length=440mm", "wood=elm"));
    EXPECT_EQ(report.failures[0].finding.code, &kTooLong);
    EXPECT_EQ(report.tried(), 200u);
    EXPECT_EQ(report.count(Outcome::failed), report.failures[0].variants);
  }
}

/// Outcomes may come from a file that an ailing machine or a person has written.
TEST_F(Plans, an_outcome_that_does_not_show_is_set_aside_and_no_failure_is_made_of_it) {
  const Space space = this->space();
  const Plan plan = plan_variants(subject(), space, 40, 1);
  const Try build = [&](const Values& values) {
    diagnostics::Diagnostics found;
    if (values[5] == "elm") found.add(kTooLong, {}, Text("too long"));
    return found;
  };
  std::map<std::size_t, Trial> trials;
  for (std::size_t i = 0; i < plan.variants.size(); ++i) {
    trials[i] = verdict_on(build(plan.variants[i].values));
  }
  trials[0] = {Outcome::failed, {{"S0301", "0:1-2"}}};
  trials[1] = {Outcome::refused, {{"M0001", "0:1-2"}}};
  for (const std::size_t threads : {1u, 3u}) {
    const Report report =
        report_on(subject(), space, plan, trials, build, threads, [](auto, auto) {});
    ASSERT_EQ(report.failures.size(), 1u);
    EXPECT_EQ(report.failures[0].finding.code, &kTooLong);
    EXPECT_THAT(report.refusals, IsEmpty());
    ASSERT_EQ(report.gone.size(), 2u);
    EXPECT_EQ(report.gone[0].key.code, "S0301");
    EXPECT_EQ(report.gone[0].first, 0u);
    EXPECT_EQ(report.gone[1].key.code, "M0001");
  }
}

TEST(VerdictOn, what_leaves_the_assembly_unproven_is_neither_good_nor_a_failure) {
  const auto verdict = [](std::initializer_list<const diagnostics::Code*> codes) {
    diagnostics::Diagnostics found;
    for (const diagnostics::Code* code : codes) found.add(*code, {}, Text("so it is"));
    return verdict_on(found);
  };
  EXPECT_EQ(verdict({&assembly::kNotProven}).outcome, Outcome::unproven);
  EXPECT_EQ(verdict({&assembly::kForgotten}).outcome, Outcome::warned);
  EXPECT_EQ(verdict({&assembly::kForgotten}).keys.at(0).code, "A0204");
  const Trial both = verdict({&assembly::kForgotten, &assembly::kStepBlocked});
  EXPECT_EQ(both.outcome, Outcome::unproven);
  ASSERT_EQ(both.keys.size(), 1u);
  EXPECT_EQ(both.keys[0].code, "A0203");
  const Trial worse = verdict({&assembly::kNotProven, &kTooLong});
  EXPECT_EQ(worse.outcome, Outcome::failed);
  ASSERT_EQ(worse.keys.size(), 1u);
  EXPECT_EQ(worse.keys[0].code, "T0001");
}

TEST(ShareOut, hands_over_each_result_once_and_stops_when_told) {
  for (const std::size_t threads : {1u, 2u, 7u}) {
    std::vector<int> seen(50);
    share_out(
        seen.size(), threads, [](std::size_t k) { return k * k; },
        [&](std::size_t k, std::size_t square) {
          EXPECT_EQ(square, k * k);
          ++seen[k];
          return true;
        });
    EXPECT_THAT(seen, testing::Each(1));
    std::atomic<int> calls{0};
    share_out(
        1000, threads, [](std::size_t k) { return k; },
        [&](std::size_t, std::size_t) { return ++calls < 5; });
    EXPECT_EQ(calls, 5);
    EXPECT_THROW(share_out(
                     9, threads, [](std::size_t k) { return k == 4 ? throw 4 : k; },
                     [](std::size_t, std::size_t) { return true; }),
                 int);
  }
}

}  // namespace
}  // namespace plano::sweep
