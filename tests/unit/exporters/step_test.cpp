// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/step.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "exporters/step_text.h"
#include "tests/unit/exporters/solid_sample.h"

namespace plano::exporters {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string number(Length length) {
  StepText text("", 64);
  text << length;
  return text.take();
}
std::string number(double value) {
  StepText text("", 64);
  text << value;
  return text.take();
}

TEST(StepText, WritesLengthsExactlyAndAlwaysWithAPoint) {
  EXPECT_EQ(number(Length{}), "0.");
  EXPECT_EQ(number(5_mm), "5.");
  EXPECT_EQ(number(Length::micrometres(18'200)), "18.2");
  EXPECT_EQ(number(-1_nm), "-0.000001");
  EXPECT_EQ(number(Length::nanometres(-1'000'000'001)), "-1000.000001");
  EXPECT_EQ(number(Length::nanometres(100'000'000)), "100.");
  EXPECT_EQ(number(Length::nanometres(1'010'100)), "1.0101");
}

TEST(StepText, WritesDoublesThatReadBackTheSame) {
  EXPECT_EQ(number(1.0), "1.");
  EXPECT_EQ(number(-0.0), "0.");
  EXPECT_EQ(number(0.5), "0.5");
  EXPECT_EQ(number(1e-20), "1.E-20");
  EXPECT_EQ(number(1.25e-20), "1.25E-20");
  for (const double value : {0.1, 1.0 / 3, 0.7071067811865476, 1e-9}) {
    EXPECT_EQ(std::stod(number(value)), value);
  }
}

TEST(StepText, EncodesNamesAsTheStandardAsks) {
  EXPECT_EQ(step_string("Leg"), "'Leg'");
  EXPECT_EQ(step_string("it's"), "'it''s'");
  EXPECT_EQ(step_string("a\\b"), "'a\\\\b'");
  EXPECT_EQ(step_string("Étagère"), "'\\X2\\00C9\\X0\\tag\\X2\\00E8\\X0\\re'");
  EXPECT_EQ(step_string("漢字"), "'\\X2\\6F225B57\\X0\\'");
  EXPECT_EQ(step_string("🙂"), "'\\X4\\0001F642\\X0\\'");
  EXPECT_EQ(step_string("é🙂"), "'\\X2\\00E9\\X0\\\\X4\\0001F642\\X0\\'");
  EXPECT_EQ(step_string("\xff"), "'\\X2\\FFFD\\X0\\'");
  EXPECT_EQ(step_string("a\nb"), "'a\\X2\\000A\\X0\\b'");
}

/// Number → the entity's text, as a reader without knowledge of the schema sees it.
std::map<int, std::string> entities(const std::string& file) {
  std::map<int, std::string> all;
  static const std::regex kLine(R"(#(\d+)=(.*);)");
  for (std::sregex_iterator it(file.begin(), file.end(), kLine), end; it != end; ++it) {
    EXPECT_TRUE(all.emplace(std::stoi((*it)[1]), (*it)[2]).second) << "numbered twice";
  }
  return all;
}

std::size_t count(const std::map<int, std::string>& all, const std::string& type) {
  std::size_t n = 0;
  for (const auto& [number, text] : all) n += text.rfind(type + "(", 0) == 0 ? 1 : 0;
  return n;
}

TEST(Step, RefersOnlyToEntitiesThatExist) {
  const sample::Solids solids;
  const auto all = entities(step_assembly(solids.input()));
  static const std::regex kReference(R"(#(\d+))");
  for (const auto& [number, text] : all) {
    for (std::sregex_iterator it(text.begin(), text.end(), kReference), end; it != end; ++it) {
      EXPECT_TRUE(all.count(std::stoi((*it)[1]))) << "#" << number << "=" << text;
    }
  }
}

TEST(Step, HasOneSolidPerDistinctPartAndOneOccurrencePerCopy) {
  const sample::Solids solids;
  const auto all = entities(step_assembly(solids.input()));
  EXPECT_EQ(count(all, "MANIFOLD_SOLID_BREP"), 2u);
  EXPECT_EQ(count(all, "PRODUCT"), 3u);
  EXPECT_EQ(count(all, "NEXT_ASSEMBLY_USAGE_OCCURRENCE"), 3u);
  EXPECT_EQ(count(all, "COLOUR_RGB"), 2u);
  // A box of six faces with a pocket of five, and a plate with a hole.
  EXPECT_EQ(count(all, "ADVANCED_FACE"), 11u + 7u);
}

TEST(Step, SaysWhoWroteItInNoParticularYear) {
  const sample::Solids solids;
  const std::string file = step_part(solids.input(Language::french), 0);
  EXPECT_THAT(file,
              HasSubstr("AP242_MANAGED_MODEL_BASED_3D_ENGINEERING_MIM_LF { 1 0 10303 442 1 1 4 }"));
  EXPECT_THAT(file, HasSubstr("'2000-01-01T00:00:00'"));
  EXPECT_THAT(file, HasSubstr("'plano "));
  EXPECT_THAT(file, HasSubstr("P01 \\X2\\00C9\\X0\\tag"));
  EXPECT_THAT(file, HasSubstr("LENGTH_MEASURE(5.E-06)"));
  EXPECT_THAT(file, Not(HasSubstr("NEXT_ASSEMBLY")));
}

TEST(Step, IsTheSameTwice) {
  const sample::Solids first;
  const sample::Solids second;
  EXPECT_EQ(step_assembly(first.input()), step_assembly(second.input()));
}

TEST(Step, IsPlainAsciiWhateverTheNames) {
  sample::Solids solids;
  solids.set.parts[0].label = Text("naïve – 漢字\t🙂");
  solids.set.parts[0].instances[0].element = "it's";
  for (const char c : step_assembly(solids.input())) {
    EXPECT_TRUE(c == '\n' || (c >= 0x20 && c < 0x7f)) << static_cast<int>(c);
  }
}

}  // namespace
}  // namespace plano::exporters
