// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/workshop.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <tuple>

#include "catalog/codes.h"
#include "catalog/keys.h"
#include "spec/check_keys.h"
#include "tests/unit/catalog/read_text.h"

namespace plano::catalog {
namespace {

const std::string kSmall = R"(workshop: 1
id: small
title: {fr: Petit atelier, en: Small workshop}
machines:
  router:
    kind: router
    bed: [2500mm, 1250mm]
    tool: 6mm
    fits: {snug: 0.2mm, slide: 0.4mm}
sheets:
  board:
    kind: plywood
    nominal: 18mm
    measured: 17.8mm
    size: [2500mm, 1250mm]
    machine: router
)";

TEST(Workshop, SheetsAndBarsSayWhatTheyBear) {
  Reading reading(kSmall + R"(    strength:
      declaration: DoP-42
      bending_along: 40 MPa
      modulus_across: 7.5 GPa
      density: 620 kg/m3
  birch:
    kind: plywood
    nominal: 12mm
    measured: 12mm
    size: [2500mm, 1250mm]
    machine: router
    strength: finnish-birch
bars:
  post: {kind: timber, section: [90mm, 90mm], lengths: [3000mm], strength_class: C24}
)");
  const auto workshop = reading.workshop();
  ASSERT_TRUE(workshop) << reading.lines();
  const StatedStrength& declared = workshop->sheets[0].strength;
  EXPECT_EQ(declared.declaration, "DoP-42");
  EXPECT_EQ(declared.make, "");
  EXPECT_EQ(declared.bending_along, 40);
  EXPECT_EQ(declared.bending_across, std::nullopt);
  EXPECT_EQ(declared.modulus_across, 7500);
  EXPECT_EQ(declared.density, 620);
  EXPECT_EQ(workshop->sheets[1].strength.make, "finnish-birch");
  EXPECT_EQ(workshop->bars[0].strength_class, "C24");
}

TEST(Workshop, MakesAndClassesInFilesAreThoseOfTheTables) {
  const auto choices_of = [](const char* map, std::initializer_list<const char*> path) {
    const spec::Key* key = spec::find_key(workshop_keys(), map);
    for (const char* name : path) key = spec::find_key(key->children, name);
    return std::vector<std::string>(key->choices.begin(), key->choices.end());
  };
  EXPECT_THAT(choices_of("sheets", {"strength", "make"}),
              testing::ElementsAreArray(plywood_makes()));
  EXPECT_THAT(choices_of("bars", {"strength_class"}),
              testing::ElementsAreArray(timber_class_words()));
}

TEST(Workshop, AStrengthNoWoodHasIsRefused) {
  for (const char* wrong : {"0 MPa", "-3 MPa", "40 GPa"}) {
    Reading reading(kSmall + "    strength: {bending_along: " + wrong + "}\n");
    EXPECT_FALSE(reading.workshop()) << wrong;
    EXPECT_NE(reading.lines().find("C0009"), std::string::npos) << reading.lines();
  }
}

TEST(Workshop, ASmallProfileIsReadWithWhatIsUsual) {
  Reading reading(kSmall);
  const auto workshop = reading.workshop();
  ASSERT_TRUE(workshop) << reading.lines();
  EXPECT_EQ(reading.lines(), "");
  EXPECT_EQ(workshop->id, "small");
  EXPECT_EQ(workshop->title, Text("Small workshop", "Petit atelier"));
  ASSERT_EQ(workshop->machines.size(), 1U);
  const Machine& router = workshop->machines[0];
  EXPECT_EQ(router.kind, MachineKind::router);
  EXPECT_EQ(router.tool_diameter, 6_mm);
  EXPECT_EQ(router.kerf, Length());
  EXPECT_EQ(router.relief, ReliefChoice::dog_bone);
  EXPECT_EQ(router.relief_margin, 150_um);
  EXPECT_EQ(router.fits, (std::map<std::string, Length>{{"snug", 200_um}, {"slide", 400_um}}));
  EXPECT_EQ(router.label, Text("router"));
  ASSERT_EQ(workshop->sheets.size(), 1U);
  const Sheet& board = workshop->sheets[0];
  EXPECT_EQ(board.nominal, 18_mm);
  EXPECT_EQ(board.measured, 17'800_um);
  EXPECT_EQ(board.bonding, "interior");
  EXPECT_EQ(board.use_class, 1);
  EXPECT_TRUE(board.faces_alike);
  EXPECT_FALSE(board.price_eur);
  EXPECT_EQ(workshop->find_sheet("board"), &workshop->sheets[0]);
  EXPECT_EQ(workshop->find_machine("laser"), nullptr);
}

TEST(Workshop, ASheetSaysAllThatDesignsAskFor) {
  Reading reading(kSmall + R"(    density: 685 kg/m3
    stiffness: 9000 MPa
    bonding: exterior
    use_class: 3
    faces_alike: no
    border: 20mm
    price: 168 EUR
    price_date: 2026-10-12
    colour: "#d9bd8f"
parameters: {board.thickness: 21mm, painted: yes}
)");
  // `parameters` takes plain names only: a dotted one is refused with a place.
  EXPECT_FALSE(reading.workshop());
  Reading plain(kSmall + R"(    density: 685 kg/m3
    stiffness: 9000 MPa
    bonding: exterior
    use_class: 3
    faces_alike: no
    border: 20mm
    price: 168 EUR
    price_date: 2026-10-12
    colour: "#d9bd8f"
parameters: {painted: yes}
)");
  const auto workshop = plain.workshop();
  ASSERT_TRUE(workshop) << plain.lines();
  const Sheet& board = workshop->sheets[0];
  EXPECT_EQ(board.density_kg_m3, 685);
  EXPECT_EQ(board.stiffness_mpa, 9000);
  EXPECT_EQ(board.bonding, "exterior");
  EXPECT_EQ(board.use_class, 3);
  EXPECT_FALSE(board.faces_alike);
  EXPECT_EQ(board.border, 20_mm);
  EXPECT_EQ(board.price_eur, 168);
  EXPECT_EQ(board.price_date, "2026-10-12");
  EXPECT_EQ(board.colour, "#d9bd8f");
  EXPECT_EQ(workshop->parameters.at("painted"), "yes");
}

TEST(Workshop, AMachineMaySayHowFastItCutsAndWhatAnHourOfItCosts) {
  Reading reading(with(kSmall, "    tool: 6mm\n",
                       "    tool: 6mm\n    feed: 40 mm/s\n    plunge: 800 mm/min\n"
                       "    pass_depth: 3mm\n    hourly: 24 EUR\n"));
  const auto workshop = reading.workshop();
  ASSERT_TRUE(workshop) << reading.lines();
  const Machine& router = workshop->machines[0];
  EXPECT_EQ(router.feed, 2400_mm);  // in a minute
  EXPECT_EQ(router.plunge, 800_mm);
  EXPECT_EQ(router.pass_depth, 3_mm);
  EXPECT_EQ(router.hourly_eur, 24);

  Reading silent(kSmall);
  const auto unsaid = silent.workshop();
  ASSERT_TRUE(unsaid);
  EXPECT_FALSE(unsaid->machines[0].feed || unsaid->machines[0].plunge ||
               unsaid->machines[0].pass_depth || unsaid->machines[0].hourly_eur);
}

TEST(Workshop, AProfileOfTheProjectIsReadWithoutAWord) {
  for (const auto& file :
       std::filesystem::directory_iterator(std::string(PLANO_SOURCE_DIR) + "/workshops")) {
    if (file.path().extension() != ".yaml") continue;
    SCOPED_TRACE(file.path());
    Reading reading(file_text("workshops/" + file.path().filename().string()));
    const auto workshop = reading.workshop();
    ASSERT_TRUE(workshop) << reading.lines();
    EXPECT_EQ(reading.lines(), "");
    EXPECT_EQ(workshop->id, file.path().stem().string());
    EXPECT_NE(workshop->note.fr, workshop->note.en);
    for (const Machine& machine : workshop->machines) {
      EXPECT_EQ(machine.fits.size(), 4U) << machine.id;
      EXPECT_EQ(machine.kind == MachineKind::laser, machine.kerf > Length()) << machine.id;
    }
    for (const Sheet& sheet : workshop->sheets) {
      EXPECT_GT(sheet.density_kg_m3, 0) << sheet.id;
      EXPECT_TRUE(sheet.span.known()) << sheet.id;
    }
  }
}

TEST(Workshop, TheDefaultProfileHasExteriorPlywoodOfEveryUsualThickness) {
  Reading reading(file_text("workshops/default.yaml"));
  const auto workshop = reading.workshop();
  ASSERT_TRUE(workshop);
  for (const Length nominal : {15_mm, 18_mm, 21_mm, 24_mm}) {
    const auto fits = [&](const Sheet& sheet) {
      return sheet.kind == "plywood" && sheet.nominal == nominal && sheet.bonding == "exterior" &&
             sheet.use_class == 3 && sheet.measured != nominal;
    };
    EXPECT_TRUE(std::any_of(workshop->sheets.begin(), workshop->sheets.end(), fits))
        << mm_text(nominal);
  }
}

/// What one slip in the small profile gives: its code, or "" for none.
std::string code_of(const std::string& from, const std::string& to) {
  Reading reading(with(kSmall, from, to));
  const bool made = reading.workshop().has_value();
  EXPECT_EQ(made, !reading.found.has_errors()) << reading.lines();
  return reading.found.items().empty() ? "" : reading.found.items()[0].code->id;
}

TEST(Workshop, ASlipIsRefusedWithItsOwnCode) {
  EXPECT_EQ(code_of("workshop: 1", "workshop: 2"), "C0001");
  EXPECT_EQ(code_of("    tool: 6mm\n", ""), "C0002");
  EXPECT_EQ(code_of("machine: router", "machine: ruoter"), "C0003");
  EXPECT_EQ(code_of("size: [2500mm, 1250mm]", "size: [2500mm, 1260mm]"), "C0004");
  EXPECT_EQ(code_of("slide: 0.4mm", "slide: 0.1mm"), "C0006");
  EXPECT_EQ(code_of("machine: router", "machine: router\n    density: 0.685"), "C0007");
  EXPECT_EQ(code_of("machine: router", "machine: router\n    colour: wood"), "C0008");
  EXPECT_EQ(code_of("tool: 6mm", "tool: 60mm"), "C0009");
  EXPECT_EQ(code_of("machine: router", "machine: router\n    price: 12 EUR"), "C0010");
  for (const char* feed : {"2400", "2400 mm", "0 mm/min", "200000 mm/min", "fast"}) {
    EXPECT_EQ(code_of("    tool: 6mm\n", std::string("    tool: 6mm\n    feed: ") + feed + "\n"),
              "C0012")
        << feed;
  }
}

TEST(Workshop, ASheetMayLieOnTheBedEitherWayRound) {
  EXPECT_EQ(code_of("size: [2500mm, 1250mm]", "size: [1250mm, 2500mm]"), "");
}

TEST(Workshop, ADoubtfulThicknessIsWarnedOfAtTheEdgesOfTheStandard) {
  // EN 315 for 18 mm, as a line: 18 - (0.4 + 0.54) = 17.06 to 18 + (0.2 + 0.54) = 18.74.
  EXPECT_EQ(code_of("measured: 17.8mm", "measured: 17.06mm"), "");
  EXPECT_EQ(code_of("measured: 17.8mm", "measured: 17.05mm"), "C0005");
  EXPECT_EQ(code_of("measured: 17.8mm", "measured: 18.74mm"), "");
  EXPECT_EQ(code_of("measured: 17.8mm", "measured: 18.75mm"), "C0005");
}

TEST(Workshop, AFarThicknessIsWarnedOfWithItsStandard) {
  Reading reading(with(kSmall, "measured: 17.8mm", "measured: 27.7mm"));
  EXPECT_TRUE(reading.workshop());
  ASSERT_EQ(reading.found.items().size(), 1U);
  EXPECT_EQ(std::string(reading.found.items()[0].code->id), "C0005");
  EXPECT_NE(reading.found.items()[0].message.en.find("EN 315"), std::string::npos);
}

TEST(Workshop, OneSlipGivesOneMessage) {
  for (const auto& [from, to, code] :
       {std::tuple("snug: 0.2mm", "snug: 20mm", "C0009"),
        std::tuple("size: [2500mm, 1250mm]", "border: 20mm\n    size: [2500mm, 1250]", "D0109")}) {
    Reading reading(with(kSmall, from, to));
    EXPECT_FALSE(reading.workshop());
    EXPECT_EQ(reading.found.items().size(), 1U) << reading.lines();
    EXPECT_EQ(std::string(reading.found.items()[0].code->id), code);
  }
}

TEST(Workshop, UnknownAndMissingKeysAreReported) {
  EXPECT_EQ(code_of("measured: 17.8mm", "mesured: 17.8mm").substr(0, 2), "D0");
  EXPECT_EQ(code_of("    nominal: 18mm\n", "").substr(0, 2), "D0");
  EXPECT_EQ(code_of("nominal: 18mm", "nominal: 18kg").substr(0, 2), "D0");
}

TEST(Workshop, EveryCodeExplainsItselfInBothLanguages) {
  for (const diagnostics::Code* code : codes()) {
    SCOPED_TRACE(code->id);
    EXPECT_TRUE(code->id[0] == 'C' || code->id[0] == 'L');
    EXPECT_STRNE(code->title_en, code->title_fr);
    EXPECT_GT(std::string(code->explain_en).size(), 40U);
    EXPECT_GT(std::string(code->explain_fr).size(), 40U);
  }
}

}  // namespace
}  // namespace plano::catalog
