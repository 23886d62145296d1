// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/safety_report_pdf.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/unit/checks/designed.h"

namespace plano::documents {
namespace {

/// A platform with a hole that catches a head, so that the report has findings to draw.
const std::string kPlatform = checks::kHead + R"(expects: {safety: playground, ground: 0mm}
panels:
  top:
    material: board
    lies_in: xy
    size: [1000mm, 800mm]
    at: {z: 1182mm}
    openings: [{id: hole, shape: circle, diameter: 150mm, centre: [500mm, 400mm]}]
  leg:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [800mm, 1182mm]
    at: {x: if(side == 'left'; 50mm; 932mm)}
joints:
  - {type: tab_slot, from: leg, into: top}
)";

TEST(SafetyReport, PicturesKeptFromOneLanguageAreThoseOfTheOther) {
  const checks::Designed designed(kPlatform);
  ASSERT_TRUE(designed.made());
  const checks::Report report = checks::check(designed.survey());
  const SafetyDocument document{.title = Text("Test"),
                                .id = "test",
                                .program = "plano",
                                .digest = std::string(64, '0'),
                                .workshop = Text("Workshop"),
                                .values = {},
                                .survey = designed.survey(),
                                .report = report,
                                .accepted = {}};
  const auto of = [&](const std::vector<Language>& languages) {
    return safety_report_pdfs(document, Paper::a4, languages);
  };
  const auto both = of({Language::french, Language::english});
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].substr(0, 5), "%PDF-");
  EXPECT_EQ(both[0], of({Language::french}).at(0));
  EXPECT_EQ(both[1], of({Language::english}).at(0));
  EXPECT_NE(both[0], both[1]);
}

}  // namespace
}  // namespace plano::documents
