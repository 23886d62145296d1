// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "foreign/curve.h"
#include "foreign/dxf_file.h"
#include "foreign/limits.h"
#include "foreign/spline.h"
#include "tests/unit/foreign/dxf_text.h"
#include "tests/unit/foreign/reading.h"

namespace plano::foreign {
namespace {

using test::arc;
using test::block;
using test::circle;
using test::dxf;
using test::insert;
using test::line;
using test::polyline;
using test::Reading;
using test::rectangle;
using test::text_of;

const geometry::Face& face_of(const Reading& reading, std::size_t k = 0) {
  return reading.parts().at(k).outline.faces.at(0);
}

double area_of(const Reading& reading, std::size_t k = 0) {
  return geometry::area(reading.parts().at(k).outline).mm2();
}

std::size_t arcs_of(const geometry::Contour& contour) {
  std::size_t arcs = 0;
  for (const geometry::Edge& edge : contour.edges) arcs += edge.arc ? 1 : 0;
  return arcs;
}

// ---- Outlines -----------------------------------------------------------------------------------

TEST(Dxf, LooseLinesAndArcsBecomeOneOutlineWhoseArcsStayArcs) {
  // A stadium, drawn in no order and one line backwards; the arcs keep centre and radius.
  const Reading reading(dxf(line(100, 100, 0, 100) + arc(100, 50, 50, -90, 90) +
                            line(0, 0, 100, 0) + arc(0, 50, 50, 90, 270)));
  EXPECT_EQ(reading.codes(), "");
  ASSERT_EQ(reading.parts().size(), 1U);
  const geometry::Contour& outer = face_of(reading).outer;
  EXPECT_EQ(outer.edges.size(), 4U);
  ASSERT_EQ(arcs_of(outer), 2U);
  for (const geometry::Edge& edge : outer.edges) {
    if (!edge.arc) continue;
    EXPECT_EQ(edge.arc->radius, 50_mm);
  }
  EXPECT_NEAR(area_of(reading), 100 * 100 + std::numbers::pi * 2500, 1e-3);
}

TEST(Dxf, GapsBelowTheToleranceAreJoinedAndThoseAboveAreTold) {
  const auto with_gap = [](double gap) {
    return Reading(dxf(line(0, 0, 100, 0) + line(100, gap, 100, 80) + line(100, 80, 0, 0)));
  };
  const Reading joined = with_gap(kJoined.mm() * 0.9);
  EXPECT_EQ(joined.codes(), "");
  EXPECT_EQ(joined.parts().size(), 1U);
  const Reading open = with_gap(kJoined.mm() * 1.2);
  EXPECT_EQ(open.codes(), "N0201");
  EXPECT_NE(open.message().find("“CUT”"), std::string::npos) << open.message();
  EXPECT_NE(open.message().find("3 pieces"), std::string::npos) << open.message();
  EXPECT_NE(open.message().find("x 100"), std::string::npos) << open.message();
  EXPECT_NE(open.message().find("0.06"), std::string::npos) << open.message();
  EXPECT_FALSE(open.file);
}

TEST(Dxf, AnArcWhoseEndIsMovedPassesThroughItsNewEnd) {
  const Reading reading(dxf(line(0, 0.02, 100, 0.02) + arc(50, 0, 50, 180, 0)));
  EXPECT_EQ(reading.codes(), "");
  ASSERT_EQ(reading.parts().size(), 1U);
  EXPECT_EQ(arcs_of(face_of(reading).outer), 1U);
  EXPECT_NEAR(area_of(reading), std::numbers::pi * 1250, 3);
}

TEST(Dxf, EndsOfDifferentLayersAreNotJoined) {
  const Reading reading(dxf(line(0, 0, 100, 0) + line(100, 0, 0, 80) + line(0, 80, 0, 0, "FOLD")));
  EXPECT_EQ(reading.codes(), "N0201 N0201");
}

TEST(Dxf, OutlinesInsideOthersAreOpeningsAndInThoseParts) {
  const Reading reading(
      dxf(circle(0, 0, 10) + circle(0, 0, 40) + circle(0, 0, 100) + rectangle(200, 0, 10, 10)));
  EXPECT_EQ(reading.codes(), "");
  ASSERT_EQ(reading.parts().size(), 3U);
  EXPECT_NEAR(area_of(reading, 0), std::numbers::pi * 100, 1e-6);
  EXPECT_NEAR(area_of(reading, 1), std::numbers::pi * (10'000 - 1'600), 1e-6);
  EXPECT_TRUE(face_of(reading, 1).holes.at(0).is_circle());
  EXPECT_NEAR(area_of(reading, 2), 100, 1e-9);
}

TEST(Dxf, OutlinesThatTouchAreTwoParts) {
  const Reading reading(dxf(rectangle(0, 0, 90, 40) + rectangle(90, 0, 50, 40)));
  EXPECT_EQ(reading.codes(), "");
  EXPECT_EQ(reading.parts().size(), 2U);
}

TEST(Dxf, EqualOutlinesAreCopiesOfOnePartWhereverTheyBegin) {
  const Reading reading(dxf(rectangle(0, 0, 30, 20) +
                            polyline({{530, 20}, {500, 20}, {500, 0}, {530, 0}}) +
                            rectangle(0, 100, 20, 30)));
  ASSERT_EQ(reading.parts().size(), 2U);
  EXPECT_EQ(reading.parts()[0].count, 2);
  EXPECT_EQ(reading.parts()[1].count, 1);  // turned: another part
  ReadOptions four;
  four.copies = 4;
  EXPECT_EQ(Reading(dxf(rectangle(0, 0, 30, 20)), four).parts().at(0).count, 4);
}

TEST(Dxf, BulgesAreArcsOfThatSweep) {
  // A bulge of 1 is half a circle, outwards on the right of the way.
  const Reading reading(dxf(polyline({{0, 0, 1}, {100, 0}, {100, 60}, {0, 60}})));
  ASSERT_EQ(reading.parts().size(), 1U);
  EXPECT_EQ(arcs_of(face_of(reading).outer), 1U);
  EXPECT_NEAR(area_of(reading), 6'000 + std::numbers::pi * 1'250, 1e-3);
}

TEST(Dxf, TheOldPolylineIsReadAsTheNewOne) {
  const std::string vertices =
      text_of({{0, "VERTEX"}, {8, "CUT"}, {10, "0"}, {20, "0"}, {42, "1"}}) +
      text_of({{0, "VERTEX"}, {8, "CUT"}, {10, "100"}, {20, "0"}, {42, "1"}});
  const Reading reading(dxf(text_of({{0, "POLYLINE"}, {8, "CUT"}, {66, "1"}, {70, "1"}}) +
                            vertices + text_of({{0, "SEQEND"}})));
  EXPECT_EQ(reading.codes(), "");
  ASSERT_EQ(reading.parts().size(), 1U);
  EXPECT_NEAR(area_of(reading), std::numbers::pi * 2500, 1e-3);
}

TEST(Dxf, AnArcOfAKilometreBecomesChordsWithinTheTolerance) {
  // 1 m long, 0.125 mm high: radius 1 km.
  const double bulge = 2 * 0.125 / 1000;
  const Reading reading(dxf(polyline({{0, 0, bulge}, {1000, 0}, {1000, 100}, {0, 100}})));
  EXPECT_EQ(reading.codes(), "N0107");
  ASSERT_EQ(reading.parts().size(), 1U);
  EXPECT_EQ(arcs_of(face_of(reading).outer), 0U);
  EXPECT_NEAR(area_of(reading), 100'000 + 1000 * 0.125 * 2 / 3, 1000 * kFlattened.mm());
}

TEST(Dxf, ChordsOfAVeryFlatArcHaveTheirCornersOnItsCircle) {
  // 10 m long and 120 mm high: radius 104.2 m. A parabola of that height misses it by 17 µm.
  for (const double bulge : {2 * 120.0 / 10'000, -2 * 120.0 / 10'000}) {
    const auto pieces = pieces_through({}, {10'000_mm, 0_mm}, bulge);
    EXPECT_EQ(pieces.size(), count_through({}, {10'000_mm, 0_mm}, bulge));
    EXPECT_GT(pieces.size(), 50U);
    const double radius = (5'000.0 * 5'000 + 120.0 * 120) / (2 * 120);
    const double middle_y = bulge > 0 ? radius - 120 : 120 - radius;
    const auto off = [&](double x, double y) {
      return std::fabs(std::hypot(x - 5'000, y - middle_y) - radius);
    };
    for (const geometry::Piece& piece : pieces) {
      EXPECT_FALSE(piece.arc);
      EXPECT_LE(off(piece.end.x.mm(), piece.end.y.mm()), 2e-6);
      EXPECT_LE(off((piece.start.x.mm() + piece.end.x.mm()) / 2,
                    (piece.start.y.mm() + piece.end.y.mm()) / 2),
                kFlattened.mm());
    }
    EXPECT_EQ(pieces.back().end.x, 10'000_mm);
  }
}

TEST(Dxf, AnArcThatHardlyRisesIsALineAndNobodyIsTold) {
  const auto with_height = [](double mm) {
    return Reading(dxf(polyline({{0, 0, 2 * mm / 1000}, {1000, 0}, {1000, 100}, {0, 100}})))
        .codes();
  };
  EXPECT_EQ(with_height(0.0005), "");
  EXPECT_EQ(with_height(0.002), "N0107");
}

TEST(Dxf, ChordsAreCountedBeforeTheyAreMade) {
  // Each arc becomes some 3 600 chords: what would be gigabytes is refused as a million lines are.
  const auto zigzag = [](int vertices) {
    std::vector<test::Corner> corners;
    for (int k = 0; k < vertices; ++k) {
      const double at = k % 2 == 0 ? 90'000 : -90'000;
      corners.push_back({at, at, 0.9});
    }
    return Reading(dxf(polyline(corners))).codes();
  };
  EXPECT_EQ(zigzag(400), "N0105");
  EXPECT_EQ(zigzag(2), "N0107");
}

TEST(Dxf, MostOfACircleKeepsItsRadiusWhereItsEndsMove) {
  // The ends of the arc are 1.2 mm apart, the line that closes it 0.03 mm off at both.
  const double turn = std::asin(0.6 / 50) * 180 / std::numbers::pi;
  const double x = std::sqrt(50.0 * 50 - 0.6 * 0.6);
  const Reading reading(dxf(arc(0, 0, 50, turn, -turn) + line(x, 0.63, x, -0.63)));
  EXPECT_EQ(reading.codes(), "");
  ASSERT_EQ(reading.parts().size(), 1U);
  EXPECT_NEAR(area_of(reading), std::numbers::pi * 2'500, 1);
}

// ---- Curves that are flattened ------------------------------------------------------------------

std::string ellipse(double ratio) {
  return text_of({{0, "ELLIPSE"},
                  {8, "CUT"},
                  {10, "0"},
                  {20, "0"},
                  {11, "80"},
                  {21, "60"},
                  {40, std::to_string(ratio)},
                  {41, "0"},
                  {42, "6.283185307179586"}});
}

TEST(Dxf, AnEllipseBecomesChordsWithinTheToleranceAndARoundOneACircle) {
  const Reading flat(dxf(ellipse(0.5)));
  EXPECT_EQ(flat.codes(), "N0107");
  ASSERT_EQ(flat.parts().size(), 1U);
  EXPECT_NEAR(area_of(flat), std::numbers::pi * 5'000, 490 * kFlattened.mm());
  EXPECT_LT(face_of(flat).outer.edges.size(), 300U);
  const Reading round(dxf(ellipse(1)));
  EXPECT_EQ(round.codes(), "");
  EXPECT_TRUE(face_of(round).outer.is_circle());
  EXPECT_EQ(face_of(round).outer.edges[0].arc->radius, 100_mm);
}

TEST(Spline, ChordsStrayByTheBoundAtMost) {
  // One cubic piece; its points at a fine parameter are held against the chords.
  const Spline cubic{3, {0, 0, 0, 0, 1, 1, 1, 1}, {{0, 0}, {0, 100}, {100, -60}, {100, 40}}};
  ASSERT_TRUE(is_sound(cubic));
  const auto points = flattened(cubic, kFlattened, 100'000);
  const auto fine = flattened(cubic, 1_nm, 100'000);
  ASSERT_TRUE(points && fine);
  double farthest = 0;
  for (const Spot p : *fine) {
    double least = 1e9;
    for (std::size_t i = 0; i + 1 < points->size(); ++i) {
      const Spot a = (*points)[i];
      const Spot b = (*points)[i + 1];
      const double length = std::hypot(b.x - a.x, b.y - a.y);
      const double t = std::clamp(
          ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (length * length), 0.0, 1.0);
      least = std::min(least, std::hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y)));
    }
    farthest = std::max(farthest, least);
  }
  EXPECT_LE(farthest, kFlattened.mm() + 1e-6);
  EXPECT_GT(farthest, kFlattened.mm() / 20) << "far more chords than needed";
  EXPECT_FALSE(flattened(cubic, 1_nm, 100));
}

TEST(Spline, WhatMakesNoCurveIsNotSound) {
  EXPECT_FALSE(is_sound({3, {0, 1}, {{0, 0}, {1, 1}}}));
  EXPECT_FALSE(is_sound({1, {0, 0, 1, 0}, {{0, 0}, {1, 1}}}));
  EXPECT_FALSE(is_sound({99, {}, {}}));
  EXPECT_FALSE(is_sound({1, {0, 0, 1, 1, 2, 2}, {{0, 0}, {1, 0}, {2, 0}, {3, 0}}})) << "a gap";
}

// ---- Units, layers, blocks ----------------------------------------------------------------------

TEST(Dxf, UnitsAreThoseOfTheHeaderOrTheOption) {
  test::Drawing drawing;
  drawing.units = "1";
  drawing.entities = rectangle(0, 0, 2, 1);
  const Reading inches(dxf(drawing));
  EXPECT_NEAR(area_of(inches), 2 * 25.4 * 25.4, 1e-9);
  ReadOptions millimetres;
  millimetres.dxf.unit = unit_named("mm");
  const Reading overruled(dxf(drawing), millimetres);
  EXPECT_EQ(overruled.codes(), "N0109");
  EXPECT_NEAR(area_of(overruled), 2, 1e-9);
  for (const char* none : {"", "0", "12"}) {  // missing, none, ångström
    drawing.units = none;
    EXPECT_EQ(Reading(dxf(drawing)).codes(), "N0103") << none;
    EXPECT_EQ(Reading(dxf(drawing), millimetres).codes(), "") << none;
  }
}

std::string layer_table() {
  return text_of({{0, "TABLE"},
                  {2, "LAYER"},
                  {0, "LAYER"},
                  {2, "OFF"},
                  {70, "0"},
                  {62, "-7"},
                  {0, "LAYER"},
                  {2, "FROZEN"},
                  {70, "1"},
                  {62, "7"},
                  {0, "ENDTAB"}});
}

TEST(Dxf, LayersThatAreNotCutAreSkippedAndCounted) {
  ReadOptions options;
  options.dxf.skip_layers = {"folds*", "OFF"};
  test::Drawing drawing;
  drawing.tables = layer_table();
  drawing.entities = rectangle(0, 0, 500, 500, "0_SHEET_T18P0") +
                     line(0, 0, 9, 9, "9_NOTES_NOCUT") + line(0, 0, 1, 1, "off") +
                     line(0, 0, 1, 1, "Folds-1") + line(0, 0, 9, 9, "B_3_POCKET_D6P5") +
                     rectangle(0, 0, 10, 10);
  const Reading reading(dxf(drawing), options);
  EXPECT_EQ(reading.codes(), "");
  EXPECT_EQ(reading.parts().size(), 1U);
  ASSERT_TRUE(reading.file);
  EXPECT_EQ(reading.file->skipped.size(), 5U);
}

TEST(Dxf, LayersLeftOutThoughNobodyAskedAreToldWhereSomethingIsDrawnOnThem) {
  test::Drawing drawing;
  drawing.tables = layer_table();
  drawing.entities = rectangle(0, 0, 10, 10) + line(0, 0, 1, 1, "OFF") +
                     line(0, 0, 1, 1, "Frozen") + rectangle(20, 0, 9, 9, "sheet") +
                     text_of({{0, "POINT"}, {8, "DEFPOINTS"}, {10, "1"}, {20, "1"}}) +
                     text_of({{0, "TEXT"}, {8, "NOTES"}});
  const Reading reading(dxf(drawing));
  EXPECT_EQ(reading.codes(), "N0112");
  EXPECT_EQ(reading.message(),
            "layers left out though something is drawn on them: Frozen (1), OFF (1) and sheet (1)");
  ReadOptions options;
  options.dxf.skip_layers = {"sheet", "OFF", "fro*"};
  EXPECT_EQ(Reading(dxf(drawing), options).codes(), "");
}

TEST(Dxf, LayersThatOnlyBeginLikeOnesThatAreNotCutAreCut) {
  for (const char* layer : {"B_side", "SHEETS_PARTS", "NOTES2", "ENGRAVED", "0_SHEETS", "POCKETS",
                            "2_DRILL_THRU_DIA6P0", "5_CUT_OUT_THRU", "drill z18p0"}) {
    const Reading reading(dxf(rectangle(0, 0, 10, 10, layer)));
    EXPECT_EQ(reading.codes(), "") << layer;
    EXPECT_EQ(reading.parts().size(), 1U) << layer;
  }
  for (const char* layer :
       {"2_DRILL_D12P0_DIA6P0", "B_5_CUT_OUT_THRU", "pocket z6p5", "DoNotCut",
        "0_sheet_2500_0x1250_0x18_0", "back notes", "POCKET_12_5", "1_ANYTOOL_2MMDEEP_LABELS"}) {
    const Reading reading(dxf(rectangle(0, 0, 10, 10, layer) + rectangle(0, 0, 9, 9)));
    EXPECT_EQ(reading.parts().size(), 1U) << layer;
  }
}

TEST(Dxf, NamesThatDifferByCapitalsAreOne) {
  // Loose ends on one layer, and a block.
  const Reading loose(
      dxf(line(0, 0, 100, 0, "Cut") + line(100, 0, 0, 80, "CUT") + line(0, 80, 0, 0, "cut")));
  EXPECT_EQ(loose.codes(), "");
  ASSERT_EQ(loose.parts().size(), 1U);
  EXPECT_EQ(loose.parts()[0].layer, "Cut");
  test::Drawing drawing;
  drawing.blocks = block("Wheel", circle(0, 0, 9)) + block("Axle", circle(0, 0, 2)) +
                   block("AXLE", circle(0, 0, 3));
  drawing.entities = insert("WHEEL", 0, 0) + insert("AXLE", 50, 0);
  const Reading blocks(dxf(drawing));
  EXPECT_EQ(blocks.codes(), "");
  ASSERT_EQ(blocks.parts().size(), 2U);
  EXPECT_NEAR(area_of(blocks, 1), std::numbers::pi * 9, 1e-6) << "the very name comes first";
  EXPECT_EQ(folded("D\u00C9COUPE \u00D7 \u00E9t\u00E9"), "d\u00E9coupe \u00D7 \u00E9t\u00E9");
}

TEST(Dxf, ALayerToSkipThatIsNotThereIsTold) {
  ReadOptions options;
  options.dxf.skip_layers = {"FOLDS", "off", "typo*"};
  test::Drawing drawing;
  drawing.tables = layer_table();
  drawing.entities = rectangle(0, 0, 10, 10) + line(0, 0, 1, 1, "folds");
  const Reading reading(dxf(drawing), options);
  EXPECT_EQ(reading.codes(), "N0113");
  EXPECT_NE(reading.message().find("typo*"), std::string::npos) << reading.message();
  ASSERT_TRUE(reading.found.items()[0].hint);
  EXPECT_EQ(reading.found.items()[0].hint->en, "its layers: CUT, folds, FROZEN and OFF");
}

TEST(Dxf, LayerNamesOfOldCodePagesCanBeReadAndSkipped) {
  ReadOptions options;
  options.dxf.skip_layers = {"Découpe"};
  const Reading reading(dxf(rectangle(0, 0, 9, 9) + line(0, 0, 1, 1,
                                                         "D\xE9"
                                                         "coupe")),
                        options);
  EXPECT_EQ(reading.codes(), "");
  ASSERT_TRUE(reading.file);
  EXPECT_EQ(reading.file->skipped.count("Découpe"), 1U);
}

TEST(Dxf, BlocksAreDrawnWhereTheyAreInserted) {
  test::Drawing drawing;
  drawing.blocks = block("TAB", polyline({{0, 0}, {40, 0, 1}, {40, 20}, {0, 20}}, "0"));
  drawing.entities = insert("TAB", 0, 0) + insert("TAB", 200, 0, {{41, "-1"}}) +  // mirrored
                     insert("TAB", 0, 200, {{50, "90"}, {41, "2"}, {42, "2"}}) +
                     insert("TAB", 0, 900, {{70, "3"}, {71, "2"}, {44, "100"}, {45, "50"}});
  const Reading reading(dxf(drawing));
  EXPECT_EQ(reading.codes(), "");
  ASSERT_EQ(reading.parts().size(), 3U);
  EXPECT_EQ(reading.parts()[0].count, 1 + 6);
  EXPECT_EQ(reading.parts()[0].layer, "CUT");
  const double tab = 800 + std::numbers::pi * 50;
  EXPECT_NEAR(area_of(reading, 0), tab, 1e-3);
  EXPECT_NEAR(area_of(reading, 1), tab, 1e-3);
  EXPECT_NEAR(area_of(reading, 2), 4 * tab, 1e-3);
  for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(arcs_of(face_of(reading, k).outer), 1U);
}

TEST(Dxf, EntitiesSeenFromBelowAreMirrored) {
  const std::string below = text_of({{210, "0"}, {220, "0"}, {230, "-1"}});
  const Reading reading(dxf(polyline({{0, 0, 1}, {100, 0}, {100, 60}, {0, 60}}) + below));
  ASSERT_EQ(reading.parts().size(), 1U);
  EXPECT_EQ(reading.parts()[0].drawn_at.at(0).x, -100_mm);
  EXPECT_NEAR(area_of(reading), 6'000 + std::numbers::pi * 1'250, 1e-3);
}

TEST(Dxf, WhatIsNoOutlineIsLeftOutAndTold) {
  const Reading reading(dxf(rectangle(0, 0, 9, 9) +
                            text_of({{0, "MTEXT"}, {8, "CUT"}, {1, "hello"}}) +
                            text_of({{0, "POINT"}, {8, "CUT"}, {10, "1"}, {20, "1"}})));
  EXPECT_EQ(reading.codes(), "N0106");
  EXPECT_EQ(reading.message(), "left out: 1 × MTEXT and 1 × POINT");
  EXPECT_EQ(reading.parts().size(), 1U);
}

TEST(Dxf, WhatIsDrawnTwiceCountsOnce) {
  const Reading outlines(
      dxf(rectangle(0, 0, 90, 40) + polyline({{90, 0}, {90, 40}, {0, 40}, {0, 0}})));
  EXPECT_EQ(outlines.codes(), "N0204");
  EXPECT_EQ(outlines.parts().at(0).count, 1);
  const Reading lines(
      dxf(line(0, 0, 9, 0) + line(9, 0, 0, 9) + line(0, 9, 9, 0) + line(0, 9, 0, 0)));
  EXPECT_EQ(lines.codes(), "N0204");
  EXPECT_EQ(lines.parts().size(), 1U);
}

// ---- What is refused ----------------------------------------------------------------------------

struct Refused {
  const char* what;
  std::string text;
  const char* code;
};

class DxfRefusal : public ::testing::TestWithParam<Refused> {};

TEST_P(DxfRefusal, HasItsCodeInBothLanguages) {
  const Reading reading(GetParam().text);
  EXPECT_FALSE(reading.file);
  EXPECT_EQ(reading.codes(), GetParam().code) << reading.shown();
  for (const auto& item : reading.found.items()) {
    EXPECT_NE(item.message.en, item.message.fr);
    EXPECT_EQ(item.message.en.find('{'), std::string::npos) << item.message.en;
    EXPECT_EQ(item.message.fr.find('{'), std::string::npos) << item.message.fr;
    EXPECT_TRUE(item.hint.has_value() || item.code->outcome != diagnostics::Outcome::files);
  }
}

std::string with(const std::string& blocks, const std::string& entities) {
  test::Drawing drawing;
  drawing.blocks = blocks;
  drawing.entities = entities;
  return dxf(drawing);
}

std::string nest_of_blocks(int depth, int times) {
  std::string blocks = block("B0", circle(0, 0, 1));
  for (int k = 1; k <= depth; ++k) {
    std::string inside;
    for (int i = 0; i < times; ++i) inside += insert("B" + std::to_string(k - 1), 3 * i, 0);
    blocks += block("B" + std::to_string(k), inside);
  }
  return with(blocks, insert("B" + std::to_string(depth), 0, 0));
}

std::string many_texts() {
  std::string texts;
  for (int k = 0; k < 20'000; ++k) texts += text_of({{0, "TEXT"}, {8, "NAMES"}});
  return texts;
}

const std::vector<Refused> kRefused = {
    {"empty", "", "N0102"},
    {"cut_short", dxf(circle(0, 0, 9)).substr(0, 120), "N0102"},
    {"no_eof", with("", circle(0, 0, 9)).substr(0, dxf(circle(0, 0, 9)).size() - 6), "N0102"},
    {"no_group_code", "hello\nworld\n", "N0102"},
    {"binary", "AutoCAD Binary DXF\r\n\x1a", "N0101"},
    {"dwg", "AC1027\x01\x02", "N0101"},
    {"not_a_number", dxf(text_of({{0, "CIRCLE"}, {8, "CUT"}, {10, "nan"}, {20, "0"}, {40, "9"}})),
     "N0104"},
    {"huge", dxf(circle(1e9, 0, 9)), "N0104"},
    {"infinite", dxf(text_of({{0, "CIRCLE"}, {8, "CUT"}, {10, "1e999"}, {20, "0"}, {40, "9"}})),
     "N0104"},
    {"open", dxf(line(0, 0, 9, 0)), "N0201"},
    {"open_polyline", dxf(polyline({{0, 0}, {9, 0}, {9, 9}}, "CUT", 0)), "N0201"},
    {"crossing", dxf(polyline({{0, 0}, {50, 60}, {50, 0}, {0, 40}})), "N0202"},
    {"touching_itself", dxf(polyline({{0, 0}, {80, 0}, {80, 50}, {40, 0}, {0, 50}})), "N0202"},
    {"nothing_inside", dxf(polyline({{0, 0}, {80, 0}})), "N0202"},
    {"opening_crosses", dxf(rectangle(0, 0, 90, 90) + rectangle(40, 30, 60, 20)), "N0203"},
    {"notch_over_the_edge", dxf(rectangle(0, 0, 90, 90) + rectangle(-10, 30, 60, 20)), "N0203"},
    {"part_over_its_opening", dxf(circle(0, 0, 90) + circle(0, 0, 50) + circle(20, 0, 40)),
     "N0203"},
    {"opening_touches", dxf(rectangle(0, 0, 90, 90) + circle(10, 45, 10)), "N0203"},
    {"tilted", dxf(circle(0, 0, 9) + text_of({{210, "0"}, {220, "1"}, {230, "0"}})), "N0108"},
    {"rising_line",
     dxf(line(0, 0, 100, 0) + text_of({{31, "70"}}) + line(100, 0, 0, 70) + line(0, 70, 0, 0)),
     "N0108"},
    {"rising_in_a_block",
     with(block("B", line(0, 0, 100, 0) + text_of({{31, "0.009"}})),
          insert("B", 0, 0, {{41, "2"}, {42, "2"}})),
     "N0108"},
    {"rising_spline",
     dxf(text_of({{0, "SPLINE"},
                  {8, "CUT"},
                  {70, "0"},
                  {71, "1"},
                  {40, "0"},
                  {40, "0"},
                  {40, "1"},
                  {40, "1"},
                  {10, "0"},
                  {20, "0"},
                  {30, "0"},
                  {10, "9"},
                  {20, "9"},
                  {30, "-3"}})),
     "N0108"},
    {"rising_polyline",
     dxf(text_of({{0, "POLYLINE"}, {8, "CUT"}, {66, "1"}, {70, "9"}}) +
         text_of({{0, "VERTEX"}, {8, "CUT"}, {10, "0"}, {20, "0"}, {30, "0"}}) +
         text_of({{0, "VERTEX"}, {8, "CUT"}, {10, "9"}, {20, "0"}, {30, "0"}}) +
         text_of({{0, "VERTEX"}, {8, "CUT"}, {10, "9"}, {20, "9"}, {30, "5"}}) +
         text_of({{0, "SEQEND"}})),
     "N0108"},
    {"rising_ellipse",
     dxf(text_of(
         {{0, "ELLIPSE"}, {8, "CUT"}, {10, "0"}, {20, "0"}, {11, "80"}, {31, "9"}, {40, "0.5"}})),
     "N0108"},
    {"most_of_a_huge_circle", dxf(polyline({{0, 0, 3}, {90'000, 90'000}})), "N0108"},
    {"stretched_arc", with(block("B", circle(0, 0, 9)), insert("B", 0, 0, {{41, "2"}})), "N0108"},
    {"weighted_spline",
     dxf(text_of({{0, "SPLINE"},
                  {8, "CUT"},
                  {70, "12"},
                  {71, "1"},
                  {40, "0"},
                  {40, "0"},
                  {40, "1"},
                  {40, "1"},
                  {41, "1"},
                  {41, "2"},
                  {10, "0"},
                  {20, "0"},
                  {10, "9"},
                  {20, "9"}})),
     "N0108"},
    {"no_such_block", with("", insert("GHOST", 0, 0)), "N0111"},
    {"block_in_itself", with(block("B", insert("B", 1, 1)), insert("B", 0, 0)), "N0111"},
    {"blocks_without_end", nest_of_blocks(7, 30), "N0105"},
    {"rows_without_end",
     with(block("B", circle(0, 0, 9)), insert("B", 0, 0, {{70, "2000000000"}, {71, "2000000000"}})),
     "N0105"},
    {"texts_without_end",
     with(block("B", many_texts()), insert("B", 0, 0, {{70, "1000"}, {71, "900"}})), "N0105"},
    {"spline_by_points",
     dxf(text_of({{0, "SPLINE"},
                  {8, "CUT"},
                  {70, "1"},
                  {71, "3"},
                  {74, "2"},
                  {11, "0"},
                  {21, "0"},
                  {11, "9"},
                  {21, "9"}})),
     "N0108"},
    {"nothing", dxf(""), "N0110"},
    {"only_notes", dxf(circle(0, 0, 9, "9_NOTES_NOCUT")), "N0110"},
};

INSTANTIATE_TEST_SUITE_P(Every, DxfRefusal, ::testing::ValuesIn(kRefused),
                         [](const auto& each) { return std::string(each.param.what); });

TEST(Dxf, WhatIsDrawnAtOneHeightOrRisesLessThanAChordStraysIsFlat) {
  const auto risen = [](const char* z1, const char* z2) {
    return Reading(dxf(line(0, 0, 100, 0) + text_of({{30, z1}, {31, z2}}) + line(100, 0, 0, 70) +
                       line(0, 70, 0, 0)));
  };
  EXPECT_EQ(risen("25", "25").codes(), "");
  EXPECT_EQ(risen("0", "0.009").codes(), "");
  const Reading told = risen("0", "0.012");
  EXPECT_EQ(told.codes(), "N0108");
  EXPECT_NE(told.message().find("0.012"), std::string::npos) << told.message();
}

TEST(Dxf, OutlinesInsideOneAnotherHaveAnEnd) {
  std::string rings;
  for (int k = 0; k < 40; ++k) rings += circle(0, 0, 10 + k);
  EXPECT_EQ(Reading(dxf(rings)).codes(), "N0105");
}

TEST(Dxf, AnEmptyFileIsToldAsThatAndAByteOrderMarkIsNoFault) {
  EXPECT_EQ(Reading("").message(), "the file is empty");
  EXPECT_EQ(Reading("\xEF\xBB\xBF" + dxf(circle(0, 0, 9))).parts().size(), 1U);
}

TEST(Dxf, NamesOfLayersAreCutToWhatProgramsAllow) {
  // Each curve keeps its layer's name: a long one would be kept a million times.
  const Reading reading(
      dxf(circle(0, 0, 9, std::string(253, 'L') + "\xC3\xA9" + std::string(900, 'L'))));
  ASSERT_EQ(reading.parts().size(), 1U);
  EXPECT_EQ(reading.parts()[0].layer, std::string(253, 'L') + "\xC3\xA9");
  const Reading split(
      dxf(circle(0, 0, 9, std::string(254, 'L') + "\xC3\xA9" + std::string(900, 'L'))));
  ASSERT_EQ(split.parts().size(), 1U);
  EXPECT_EQ(split.parts()[0].layer, std::string(254, 'L'));
}

TEST(Dxf, ManyKindsOfPartAreToldApartInTime) {
  // All have four edges: held against one another, so many would take half a minute.
  std::string all;
  for (int k = 0; k < 9'000; ++k)
    all += rectangle(20 * (k % 100), 20 * (k / 100), 5 + k * 1e-3, 10);
  all += rectangle(-50, 0, 5.00003, 10);  // 30 nm wider than the first: the same
  const Reading reading(dxf(all));
  EXPECT_EQ(reading.parts().size(), 9'000U) << reading.shown();
}

TEST(Dxf, OutlinesAreCountedBeforeTheyAreCompared) {
  std::string circles = circle(0, 0, 1) + circle(0, 0, 1);
  for (std::size_t k = 2; k <= kMostOutlines; ++k) {
    circles += circle(3.0 * static_cast<double>(k % 300), 3.0 * static_cast<double>(k / 300), 1);
  }
  const Reading reading(dxf(circles));
  EXPECT_EQ(reading.codes(), "N0105") << "and not which are drawn twice";
}

TEST(Dxf, OutlinesOfOneBoxInOnePlaceAreNotComparedWithoutEnd) {
  std::string all;
  for (int k = 0; k < 6'000; ++k) {
    all += polyline({{10 + 0.01 * k, 0}, {100, 50}, {50, 100}, {0, 50}});
  }
  const Reading reading(dxf(all));
  EXPECT_EQ(reading.codes(), "N0105");
  EXPECT_NE(reading.message().find("one size"), std::string::npos) << reading.message();
}

TEST(Dxf, TwinsAreFoundOnBothSidesOfAMicrometre) {
  const Reading reading(
      dxf(rectangle(0.000499, 0, 90.000002, 40) + rectangle(0.000501, 0, 90, 40)));
  EXPECT_EQ(reading.codes(), "N0204");
  EXPECT_EQ(reading.parts().size(), 1U);
}

TEST(Dxf, MoreThanCanBeSortedIsRefused) {
  // A rim of very many corners around many openings: each is looked for along the whole rim.
  std::vector<test::Corner> rim;
  for (int k = 0; k < 60'000; ++k) rim.push_back({0.05 * k, k % 2 == 0 ? 0.0 : -0.04});
  rim.push_back({3'000, 2'000});
  rim.push_back({0, 2'000});
  std::string all = polyline(rim);
  for (int k = 0; k < 1'700; ++k) all += circle(20 + 50 * (k % 58), 20 + 50 * (k / 58), 1);
  const Reading reading(dxf(all));
  EXPECT_EQ(reading.codes(), "N0105");
  EXPECT_NE(reading.message().find("which lies in which"), std::string::npos) << reading.message();
}

TEST(Dxf, WhatIsFaultyIsToldOneByOneUpToABound) {
  std::string all;
  for (int k = 0; k < 30; ++k) {
    all += polyline({{100.0 * k, 0}, {100.0 * k + 50, 60}, {100.0 * k + 50, 0}, {100.0 * k, 40}});
  }
  const Reading reading(dxf(all));
  EXPECT_EQ(reading.found.items().size(), 21U);
  EXPECT_EQ(reading.found.items().back().message.en, "10 more outlines cross or touch themselves");
}

TEST(Dxf, TooManyPartsAreRefused) {
  ReadOptions many;
  many.copies = kMostCopies;
  EXPECT_EQ(Reading(dxf(rectangle(0, 0, 9, 9) + rectangle(20, 0, 9, 8)), many).codes(), "N0105");
  // Long slivers side by side, all within one another's boxes: counted before they are compared.
  std::string slivers;
  for (int k = 0; k <= kMostCopies; ++k) {
    slivers += polyline({{0.1 * k, 0}, {0.1 * k + 5'000, 5'000}, {0.1 * k + 5'000.02, 5'000}});
  }
  const Reading reading(dxf(slivers));
  EXPECT_EQ(reading.codes(), "N0105");
  EXPECT_NE(reading.message().find("the drawing has more than"), std::string::npos);
}

}  // namespace
}  // namespace plano::foreign
