// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/model/design_text.h"

namespace plano::model {
namespace {

const std::string kDesign = kHead + R"(
parameters:
  width: {default: 800mm, range: [400mm, 1200mm], step: 50mm, show_in: cm}
  shelf: {default: 300mm, range: [100mm, width / 2]}
  painted: {default: no}
  wood: {choices: {oak: {fr: Chêne, en: Oak}, ash: {fr: Frêne, en: Ash}}, default: oak}
)" + kBoard + R"(panels:
  p: {material: board, lies_in: xy, size: [width, shelf], label: {fr: "En {wood}", en: "Of {wood}"}}
presets:
  wide: {label: {fr: Large, en: Wide}, set: {width: 1200mm}}
)";

const Parameter& parameter(const Attempt& attempt, const std::string& name) {
  static const Parameter kNone;
  for (const Parameter& each : (*attempt).parameters) {
    if (each.name == name) return each;
  }
  ADD_FAILURE() << name;
  return kNone;
}
double number(const Attempt& attempt, const std::string& name) {
  return std::get<Quantity>(parameter(attempt, name).value).value;
}

TEST(Parameters, LayersBindFromTheDefaultToTheLastInput) {
  const Attempt plain(kDesign);
  EXPECT_EQ(number(plain, "width"), 800);
  EXPECT_EQ(parameter(plain, "width").source, ValueSource::written_default);
  const Attempt preset(kDesign, {{}, "wide"});
  EXPECT_EQ(number(preset, "width"), 1200);
  EXPECT_EQ(parameter(preset, "width").source, ValueSource::preset);
  const Attempt layered(kDesign, {{input("width", "600mm", ValueSource::project_file),
                                   input("width", "650mm", ValueSource::environment),
                                   input("width", "1 m", ValueSource::command_line)},
                                  "wide"});
  EXPECT_EQ(number(layered, "width"), 1000);
  EXPECT_EQ(parameter(layered, "width").source, ValueSource::command_line);
  EXPECT_EQ(std::get<Quantity>(parameter(layered, "width").written_default).value, 800);
}

TEST(Parameters, AnInputThatIsReplacedNeedNotBeReadable) {
  const Attempt design(kDesign, {{input("width", "rubbish"), input("width", "600mm")}, ""});
  EXPECT_EQ(number(design, "width"), 600);
}

TEST(Parameters, TheWorkshopsHabitsAreWeakerThanAPreset) {
  const Attempt once(kDesign);
  catalog::Workshop workshop = once.workshop;
  workshop.parameters = {{"width", "600mm"}, {"painted", "yes"}, {"unheard_of", "1"}};
  for (const bool with_preset : {false, true}) {
    diagnostics::SourceMap sources;
    diagnostics::Diagnostics found;
    const auto tree = syntax::parse(sources, sources.add("d", kDesign), {}, found);
    const auto spec = spec::bind(*tree, joint_keys(), found);
    const auto design = resolve(*spec, workshop, {{}, with_preset ? "wide" : ""}, found);
    ASSERT_TRUE(design) << render_lines(found, sources, Language::english);
    EXPECT_EQ(std::get<Quantity>(design->parameters[0].value).value, with_preset ? 1200 : 600);
    EXPECT_EQ(std::get<bool>(design->parameters[2].value), true);
    EXPECT_EQ(design->parameters[2].source, ValueSource::workshop);
  }
}

TEST(Parameters, WordsFlagsAndUnitsAreRead) {
  const Attempt design(
      kDesign, {{input("wood", "ash"), input("painted", "yes"), input("shelf", "25 cm")}, ""});
  EXPECT_EQ(std::get<std::string>(parameter(design, "wood").value), "ash");
  EXPECT_EQ(std::get<bool>(parameter(design, "painted").value), true);
  EXPECT_EQ(number(design, "shelf"), 250);
  EXPECT_EQ(design.panel("p").label, Text("Of Ash", "En Frêne"));
}

std::string codes_for(const std::string& name, const std::string& text) {
  return Attempt(kDesign, {{input(name, text)}, ""}).codes();
}

TEST(Parameters, WhatDoesNotFitIsRefused) {
  EXPECT_EQ(codes_for("wdith", "600mm"), "P0001");
  EXPECT_EQ(codes_for("width", "399.9mm"), "P0003");
  EXPECT_EQ(codes_for("width", "400mm"), "P0003");  // the shelf's range ends at 200 mm then
  EXPECT_EQ(codes_for("width", "1201mm"), "P0003");
  EXPECT_EQ(codes_for("shelf", "401mm"), "P0003");
  EXPECT_EQ(codes_for("shelf", "400mm"), "");
  for (const char* text : {"600", "600kg", "yes", "wide", "600mm)", "1e400mm", "width", ""}) {
    EXPECT_EQ(codes_for("width", text), "P0010") << text;
  }
  EXPECT_EQ(codes_for("wood", "elm"), "P0010");
  EXPECT_EQ(codes_for("painted", "maybe"), "P0010");
}

int exit_code_for(const std::string& name, const std::string& text) {
  return Attempt(kDesign, {{input(name, text)}, ""}).found.exit_code();
}

TEST(Parameters, AWrongValueIsTheMistakeOfWhoGaveIt) {
  EXPECT_EQ(exit_code_for("width", "1.5"), 2);
  EXPECT_EQ(exit_code_for("width", "nan"), 2);
  EXPECT_EQ(exit_code_for("painted", "maybe"), 2);
  EXPECT_EQ(exit_code_for("wood", "elm"), 2);
  EXPECT_EQ(exit_code_for("width", "2 m"), 2);
}

TEST(Parameters, ARangeWrittenUpsideDownIsTheAuthorsMistake) {
  const Attempt design(kHead + "parameters:\n  width: {default: 600mm, range: [900mm, 400mm]}\n" +
                       kBoard +
                       "panels:\n  p: {material: board, lies_in: xy, size: [width, 1m]}\n");
  EXPECT_EQ(design.codes(), "P0011");
  EXPECT_EQ(design.found.exit_code(), 3);
}

TEST(Parameters, AFlagThatIsNoFlagIsToldWhatToWrite) {
  for (const auto& [text, hint] :
       {std::pair("oui", "write `yes`"), std::pair("non", "write `no`"),
        std::pair("Maybe", "write `yes` or `no`"), std::pair("18mm", "write `yes` or `no`")}) {
    const Attempt design(kDesign, {{input("painted", text)}, ""});
    ASSERT_EQ(design.codes(), "P0010") << design.lines();
    ASSERT_TRUE(design.found.items()[0].hint);
    EXPECT_EQ(design.found.items()[0].hint->en, hint);
    EXPECT_NE(design.lines().find("is a yes or no"), std::string::npos) << design.lines();
  }
}

TEST(Parameters, BetweenTwoStepsIsSaidAndUsed) {
  const Attempt design(kDesign, {{input("width", "825mm")}, ""});
  EXPECT_EQ(design.codes(), "P0005");
  EXPECT_EQ(number(design, "width"), 825);
  EXPECT_NE(design.lines().find("82.5 cm"), std::string::npos) << design.lines();
  EXPECT_EQ(codes_for("width", "850mm"), "");
}

TEST(Parameters, AnUnknownVariableOfTheEnvironmentIsOnlyWarnedOf) {
  const Attempt design(kDesign, {{input("colour", "red", ValueSource::environment)}, ""});
  EXPECT_EQ(design.codes(), "P0002");
  EXPECT_TRUE(design.resolved);
}

TEST(Parameters, AMessageNamesBothNumbersAndTheNearest) {
  const Attempt design(kDesign, {{input("width", "2 m")}, ""});
  EXPECT_NE(design.lines().find("is 200 cm; it must be between 40 cm and 120 cm"),
            std::string::npos)
      << design.lines();
  EXPECT_NE(design.lines().find("`width=1200mm`"), std::string::npos) << design.lines();
}

TEST(Parameters, OtherDefaultsAreJudgedByTheirOwnDefaultsOnly) {
  // The default shelf of 300 mm is fine in the design as written; it is the caller's narrow width
  // that leaves no room: the caller is told, not the author.
  const Attempt narrow(kDesign, {{input("width", "500mm")}, ""});
  EXPECT_EQ(narrow.codes(), "P0003") << narrow.lines();
  const Attempt mended(kDesign, {{input("width", "500mm"), input("shelf", "200mm")}, ""});
  EXPECT_EQ(mended.codes(), "");
}

}  // namespace
}  // namespace plano::model
