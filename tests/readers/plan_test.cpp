// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Cutting plans read back by qpdf and poppler.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <fstream>

#include "documents/cutting_plan_pdf.h"
#include "output_of.h"

namespace plano::documents {
namespace {

using fabrication::CuttingPlan;
using fabrication::PlanMaterial;
using fabrication::PlanPart;
using fabrication::PlanSheet;
using test::output_of;
using testing::HasSubstr;
using testing::Not;

/// A PDF in a file of its own, asked about by other programs.
class Read {
 public:
  explicit Read(const std::string& bytes)
      : path_(testing::TempDir() + "plano_plan_" +
              testing::UnitTest::GetInstance()->current_test_info()->name() + ".pdf") {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~Read() { std::remove(path_.c_str()); }

  std::string checked() const { return output_of("qpdf --check " + path_); }
  std::string info() const { return output_of("pdfinfo -f 1 -l 999 " + path_); }
  std::string fonts() const { return output_of("pdffonts " + path_ + " | tail -n +3"); }
  std::string words(int page) const {
    const std::string k = std::to_string(page);
    return output_of("pdftotext -f " + k + " -l " + k + " -layout " + path_ + " -");
  }
  std::string words() const { return output_of("pdftotext -layout " + path_ + " -"); }
  int pages() const { return std::stoi(output_of("qpdf --show-npages " + path_)); }

 private:
  std::string path_;
};

PlanPart part(const std::string& name, const Text& label, Length width, Length height) {
  PlanPart made{.name = name, .label = label};
  made.shape.outline.outer = geometry::rectangle({}, width, height);
  return made;
}

/// As if some search had placed it there.
void place(CuttingPlan& plan, std::size_t part, geometry::Point at) {
  fabrication::PlanShape shape = plan.parts[part].shape;
  shape.outline.outer = geometry::translated(shape.outline.outer, at);
  for (geometry::Contour& hole : shape.outline.holes) hole = geometry::translated(hole, at);
  for (fabrication::PlanMark& mark : shape.marks)
    mark.contour = geometry::translated(mark.contour, at);
  plan.sheets.back().placements.push_back({part, shape});
  plan.parts[part].quantity += plan.sheets.back().count;
}

PlanSheet sheet(const std::string& name, Length width, Length height) {
  PlanSheet made;
  made.name = name;
  made.area = {{{geometry::rectangle({}, width, height), {}}}};
  made.use = 0.5;
  return made;
}

/// Two sheets, one of them cut three times, one a leftover with a corner off and a piece to keep.
CuttingPlan small_plan() {
  CuttingPlan plan{.title = Text("Garden bench", "Banc de jardin"),
                   .program = "plano 0.1.0",
                   .workshop = Text("Small workshop", "Petit atelier"),
                   .licence = "CERN-OHL-S-2.0"};
  PlanMaterial board{.label = Text("Birch 18", "Bouleau 18"), .thickness = 17'700_um};
  board.grained = true;
  board.border = 20_mm;
  board.gap = 8_mm;
  board.machine = catalog::Machine();
  board.machine->id = "router";
  board.machine->tool_diameter = 6_mm;
  plan.materials = {board};
  plan.parts = {part("P01", {"Seat", "Assise"}, 1400_mm, 340_mm),
                part("P02", {"Leg", "Pied"}, 460_mm, 700_mm),
                part("P03", {"Wedge", "Clavette"}, 30_mm, 12_mm)};
  plan.parts[0].shape.outline.holes.push_back(
      geometry::reversed(geometry::rectangle({100_mm, 100_mm}, 200_mm, 60_mm)));
  plan.parts[1].shape.marks.push_back(
      {.operation = fabrication::Operation::pocket,
       .depth = 6_mm,
       .contour = geometry::rectangle({100_mm, 100_mm}, 100_mm, 100_mm)});
  plan.parts[1].shape.marks.push_back({.operation = fabrication::Operation::drill,
                                       .diameter = 8_mm,
                                       .contour = geometry::circle({300_mm, 300_mm}, 4_mm)});
  plan.sheets.push_back(sheet("sheet-01", 2500_mm, 1250_mm));
  plan.sheets.back().count = 3;
  place(plan, 0, {20_mm, 20_mm});
  place(plan, 1, {20_mm, 400_mm});
  place(plan, 2, {1000_mm, 800_mm});
  plan.sheets.push_back(sheet("sheet-02", 600_mm, 900_mm));
  plan.sheets.back().area = {
      {{geometry::polygon(
            {{{}, {}}, {600_mm, {}}, {600_mm, 700_mm}, {400_mm, 900_mm}, {{}, 900_mm}}),
        {}}}};
  plan.sheets.back().leftover = "behind-the-door";
  plan.sheets.back().kept = {{{{geometry::rectangle({20_mm, 740_mm}, 350_mm, 140_mm), {}}}}};
  place(plan, 1, {20_mm, 20_mm});
  return plan;
}

TEST(Plan, IsAWholePdfWithItsFontsInIt) {
  const Read read(cutting_plan_pdf(small_plan(), Paper::a4, Language::english));
  EXPECT_THAT(read.checked(), HasSubstr("No syntax or stream encoding errors"));
  EXPECT_THAT(read.info(), HasSubstr("Garden bench"));
  const std::string fonts = read.fonts();
  EXPECT_THAT(fonts, HasSubstr("OpenSans")) << "the package fonts-open-sans is missing";
  std::istringstream lines(fonts);
  for (std::string line; std::getline(lines, line);) {
    // name, type, encoding, then: embedded, subset, unicode.
    EXPECT_THAT(line, testing::ContainsRegex(" yes +yes +yes ")) << "not embedded";
  }
}

TEST(Plan, HasAPageForTheSummaryEachSheetThePartsAndTheLabels) {
  const Read read(cutting_plan_pdf(small_plan(), Paper::a4, Language::english));
  EXPECT_EQ(read.pages(), 5);
  const std::string summary = read.words(1);
  for (const char* words :
       {"Garden bench", "Small workshop", "Birch 18", "sheet-01 × 3", "behind-the-door",
        "Leftovers to keep, hatched on their sheets: 1, together 0.05 m²", "unknown",
        "CERN-OHL-S-2.0", "page 1 / 5"}) {
    if (std::string(words) == "behind-the-door") continue;  // on its own page, below
    EXPECT_THAT(summary, HasSubstr(words));
  }
  const std::string first = read.words(2);
  for (const char* words : {"sheet-01 × 3", "P01", "Seat", "P02", "Leg", "P03", "2500 mm", "0,0",
                            "grain", "pocket 6 mm deep", "drill Ø 8 mm through", "opening",
                            "border kept free", "8 mm", "1 : 11"}) {
    EXPECT_THAT(first, HasSubstr(words));
  }
  const std::string second = read.words(3);
  for (const char* words : {"sheet-02", "leftover behind-the-door", "P02", "keep 350 × 140 mm"}) {
    EXPECT_THAT(second, HasSubstr(words));
  }
  EXPECT_THAT(second, Not(HasSubstr("P01")));
  const std::string parts = read.words(4);
  EXPECT_THAT(parts, HasSubstr("1400 × 340 × 17.7"));
  EXPECT_THAT(parts, HasSubstr("sheet-01 × 3, sheet-02"));
  const std::string labels = read.words(5);
  for (const char* words : {"70 × 37 mm", "copy 1/3 · sheet-01 (1/3)", "copy 4/4 · sheet-02"}) {
    EXPECT_THAT(labels, HasSubstr(words));
  }
}

TEST(Plan, IsFrenchInFrench) {
  const Read read(cutting_plan_pdf(small_plan(), Paper::a4, Language::french));
  const std::string words = read.words();
  for (const char* french : {"Banc de jardin", "Plan de découpe", "Taux de remplissage", "Assise",
                             "fil du bois", "Fiche de débit", "Étiquettes", "exemplaire 1/3",
                             "chute behind-the-door", "à conserver 350 × 140 mm", "17,7 mm"}) {
    EXPECT_THAT(words, HasSubstr(french));
  }
  for (const char* english : {"Garden", "Seat", "Used", "copy", "grain", "leftover", "deep"}) {
    EXPECT_THAT(words, Not(HasSubstr(english)));
  }
}

TEST(Plan, IsOnThePaperThatWasAskedFor) {
  const std::string a4 = Read(cutting_plan_pdf(small_plan(), Paper::a4, Language::english)).info();
  EXPECT_THAT(a4, testing::ContainsRegex("Page +1 size: +841.89 x 595.27"));
  EXPECT_THAT(a4, testing::ContainsRegex("Page +3 size: +595.27[0-9]* x 841.89"))
      << "a tall leftover";
  const std::string a3 = Read(cutting_plan_pdf(small_plan(), Paper::a3, Language::english)).info();
  EXPECT_THAT(a3, testing::ContainsRegex("Page +1 size: +1190.55 x 841.89"));
  EXPECT_THAT(a3, testing::ContainsRegex("Page +5 size: +595.27[0-9]* x 841.89"))
      << "labels are on A4";
}

TEST(Plan, TheSameSheetsGiveTheSameBytes) {
  for (const Paper paper : {Paper::a4, Paper::a3}) {
    for (const Language language : {Language::english, Language::french}) {
      EXPECT_EQ(cutting_plan_pdf(small_plan(), paper, language),
                cutting_plan_pdf(small_plan(), paper, language));
    }
  }
}

TEST(Plan, StrangeNamesNeitherStopItNorSpill) {
  std::string endless;
  for (int k = 0; k < 40'000; ++k) endless += "interminable ";
  for (const std::string& name :
       {endless, std::string("שולחן עבודה"), std::string("طاولة"),
        std::string("🪑🪵\u200d🔨"), std::string(), std::string("a\nb\tc\x01"),
        std::string("\xff\xfe broken"), std::string("<b>&amp;\\(")}) {
    CuttingPlan plan = small_plan();
    plan.title = Text(name);
    plan.workshop = Text(name);
    plan.licence = name;
    plan.materials[0].label = Text(name);
    plan.sheets[0].name = name;
    plan.sheets[1].leftover = name;
    plan.values = {{Text(name), Text(name)}};
    for (PlanPart& one : plan.parts) {
      one.name = name;
      one.label = Text(name);
    }
    const std::string bytes = cutting_plan_pdf(plan, Paper::a4, Language::french);
    EXPECT_LT(bytes.size(), 400'000U);
    const Read read(bytes);
    EXPECT_THAT(read.checked(), HasSubstr("No syntax or stream encoding errors"));
    EXPECT_EQ(read.pages(), 5);
    // Each word's box, as poppler finds it, is on its page.
    const std::string boxes = output_of("pdftotext -bbox " + testing::TempDir() + "plano_plan_" +
                                        "StrangeNamesNeitherStopItNorSpill.pdf -");
    EXPECT_THAT(boxes, Not(testing::ContainsRegex("x(Min|Max)=\"-")));
    EXPECT_THAT(boxes,
                Not(testing::ContainsRegex("xMax=\"(84[2-9]|8[5-9][0-9]|9[0-9][0-9]|[0-9]{4})")));
  }
}

/// Every page as one line of words.
std::string in_one_line(const std::string& words) {
  std::string line;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\f';
    if (!space || (!line.empty() && line.back() != ' ')) line += space ? ' ' : c;
  }
  return line;
}

TEST(Plan, LongNamesAreReadToTheirEnds) {
  CuttingPlan plan = small_plan();
  plan.title = Text("Lookout tower with slide, climbing wall, hut and footbridge for the yard");
  for (std::size_t k = 0; k < plan.parts.size(); ++k) {
    plan.parts[k].label = Text("Upper stiffening rail of the guard no. 4" + std::to_string(k));
  }
  const Read read(cutting_plan_pdf(plan, Paper::a4, Language::english));
  EXPECT_THAT(read.words(1), HasSubstr("footbridge for the yard   ")) << "the title of its page";
  const std::string list = read.words(4);
  const std::string labels = read.words(5);
  for (const char* end : {"no. 40", "no. 41", "no. 42"}) {
    EXPECT_THAT(in_one_line(list), HasSubstr(end));
    EXPECT_THAT(in_one_line(labels), HasSubstr(end));
  }
}

TEST(Plan, HolesAreCountedInWordsRightForNoneAndOne) {
  CuttingPlan plan = small_plan();
  EXPECT_THAT(Read(cutting_plan_pdf(plan, Paper::a4, Language::english)).words(1),
              HasSubstr("no holes to drill"));
  plan.sheets[1].cut.drilled = 1;
  EXPECT_THAT(Read(cutting_plan_pdf(plan, Paper::a4, Language::french)).words(1),
              HasSubstr("et un trou à percer"));
  plan.sheets[0].cut.drilled = 2;  // cut three times
  EXPECT_THAT(Read(cutting_plan_pdf(plan, Paper::a4, Language::english)).words(1),
              HasSubstr("and 7 holes to drill"));
}

TEST(Plan, FiveHundredDifferentPartsStayBounded) {
  CuttingPlan plan = small_plan();
  plan.parts.clear();
  plan.sheets = {sheet("sheet-01", 2500_mm, 1250_mm)};
  for (std::size_t k = 0; k < 500; ++k) {
    plan.parts.push_back(part("P" + std::to_string(k + 1), Text("Slat"), 80_mm, 30_mm));
    place(plan, k,
          {Length::millimetres(static_cast<std::int64_t>(20 + 95 * (k % 25))),
           Length::millimetres(static_cast<std::int64_t>(20 + 55 * (k / 25)))});
  }
  const auto begin = std::chrono::steady_clock::now();
  const std::string bytes = cutting_plan_pdf(plan, Paper::a4, Language::english);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(taken.count(), 20) << "seconds, in a build with all checks";
  EXPECT_LT(bytes.size(), 2'000'000U);
  const Read read(bytes);
  const std::string words = read.words();
  for (std::size_t k = 0; k < 500; ++k) {
    EXPECT_THAT(words, HasSubstr("P" + std::to_string(k + 1)));
  }
}

}  // namespace
}  // namespace plano::documents
