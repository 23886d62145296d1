// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/expression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "spec/evaluate.h"

namespace plano::spec {
namespace {

constexpr Dimension kTime{0, 0, 1, 0, 0};
constexpr Dimension kEnergy{2, 1, -2, 0, 0};

/// A bench with its names, to evaluate formulas in.
class Formula : public ::testing::Test {
 protected:
  Formula() {
    set("length", Quantity{1200, kLengthDimension});
    set("t", Quantity{18, kLengthDimension});
    set("count", Quantity{4, {}});
    set("mass", Quantity{2, kMassDimension});
    set("slope", Quantity{30, kAngleDimension});
    set("load", Quantity{1.5e6, kForceDimension});
    set("handhold", true);
    set("side", std::string("left"));
    set("board.thickness", Quantity{17.7, kLengthDimension});
    set("board.stiffness", Quantity{7e6, kPressureDimension});
    set("m", Quantity{7, {}});
    bindings_.mark_broken(names_.id("broken"));
  }

  void set(std::string_view name, Value value) { bindings_.set(names_.id(name), value); }

  std::optional<Value> value(std::string_view text) {
    const auto id = sources_.add("formula", std::string(text));
    const TextPlace place{{id, 0, static_cast<std::uint32_t>(text.size())}, 0, true};
    const auto formula = parse_expression(text, place, names_, found_);
    return formula ? Evaluator(bindings_, names_, budget_, found_).value(*formula) : std::nullopt;
  }

  /// "D0102 at 9", the column counted from 1.
  std::string complaint(std::string_view text) {
    found_ = {};
    if (value(text)) {
      return "none";
    }
    if (found_.items().size() != 1) {
      return std::to_string(found_.items().size()) + " complaints";
    }
    const auto& said = found_.items().front();
    return std::string(said.code->id) + " at " +
           std::to_string(sources_.where(said.primary.span.source, said.primary.span.begin).column);
  }

  Names names_;
  Bindings bindings_;
  Budget budget_;
  diagnostics::SourceMap sources_;
  diagnostics::Diagnostics found_;
};

TEST_F(Formula, gives_numbers_with_their_dimension) {
  const struct {
    const char* text;
    double value;
    Dimension dimension;
  } kCases[] = {
      {"18mm", 18, kLengthDimension},
      {"1.2 m", 1200, kLengthDimension},
      {"250um", 0.25, kLengthDimension},
      {"250 µm", 0.25, kLengthDimension},
      {"2in", 50.8, kLengthDimension},
      {"45deg", 45, kAngleDimension},
      {"3kg", 3, kMassDimension},
      {"500 g", 0.5, kMassDimension},
      {"1500 N", 1.5e6, kForceDimension},
      {"7000 MPa", 7e6, kPressureDimension},
      {"7 GPa == 7000 MPa and 1 Pa == 0.001 kPa", 1, {}},
      {"1 J", 1e6, kEnergy},
      {"680 kg/m3", 680e-9, {-3, 1, 0, 0, 0}},
      {"12 EUR", 12, kMoneyDimension},
      {"2 h", 7200, kTime},
      {"2 * m", 14, {}},
      {"2 m + m * 1mm", 2007, kLengthDimension},
      {"1e3", 1000, {}},
      {"1.5e-3 m", 1.5, kLengthDimension},
      {"length - 2*t", 1164, kLengthDimension},
      {"board.thickness * 2", 35.4, kLengthDimension},
      {"-2^2", -4, {}},
      {"(-2)^2", 4, {}},
      {"2^-2", 0.25, {}},
      {"(3mm)^2", 9, kAreaDimension},
      {"length^2 / length", 1200, kLengthDimension},
      {"2 - 3 - 4", -5, {}},
      {"24 / 4 / 2", 3, {}},
      {"2 + 3 * 4", 14, {}},
      {"2 * -3", -6, {}},
      {"- - 3", 3, {}},
      {"max(60mm; length / 10; 0)", 120, kLengthDimension},
      {"min(3; 2; 1)", 1, {}},
      {"abs(-4mm)", 4, kLengthDimension},
      {"floor(2.7) + ceil(2.1) + round(2.5) + round(-2.5)", 5, {}},
      {"ceil(0.3 / 0.1)", 3, {}},
      {"ceil((0.1 + 0.2) / 0.1)", 3, {}},
      {"floor(4.35 * 100)", 435, {}},
      {"sqrt(9) + sqrt(length * length) / 1mm", 1203, {}},
      {"mod(7; 3)", 1, {}},
      {"mod(-1; 3)", 2, {}},
      {"mod(0.3; 0.1)", 0, {}},
      {"mod(length; 500mm)", 200, kLengthDimension},
      {"clamp(5mm; 10mm; 20mm)", 10, kLengthDimension},
      {"sin(slope) + cos(60deg) + tan(45deg)", 2, {}},
      {"sin(0)", 0, {}},
      {"asin(0.5)", 30, kAngleDimension},
      {"acos(1.0000000000000002)", 0, kAngleDimension},
      {"atan(1)", 45, kAngleDimension},
      {"atan2(1mm; -1mm)", 135, kAngleDimension},
      {"if(handhold; 3mm; 2mm)", 3, kLengthDimension},
      {"if(not handhold; 1 / 0 * 1mm; 2mm)", 2, kLengthDimension},
      {"if(handhold; 0; 2mm)", 0, kLengthDimension},
      {"load * length^3 / (48 * board.stiffness * t * (90mm)^3 / 12)", 7.05467372134,
       kLengthDimension},
      {"0 + t", 18, kLengthDimension},
      {"t > 0 and 0 < t", 1, {}},
  };
  for (const auto& c : kCases) {
    const auto got = value(c.text);
    ASSERT_TRUE(got.has_value()) << c.text;
    const Quantity* quantity = std::get_if<Quantity>(&*got);
    if (quantity == nullptr) {
      EXPECT_EQ(std::get<bool>(*got), c.value == 1) << c.text;
      continue;
    }
    EXPECT_NEAR(quantity->value, c.value, 1e-9 * std::max(1.0, std::fabs(c.value))) << c.text;
    EXPECT_TRUE(quantity->dimension == c.dimension) << c.text;
  }
}

TEST_F(Formula, gives_flags_and_words) {
  for (const char* truth :
       {"yes", "true", "not no", "handhold", "side == 'left'", "side != 'right'", "length > 1 m",
        "length >= 1200mm", "yes or 1/0 > 1", "not (no and 1/0 > 1)", "not 3 == 4",
        "1 < 2 and 2 < 3 or no", "0.1 + 0.2 == 0.3", "not (0.1 + 0.2 > 0.3)", "handhold == yes",
        "3 * 0.1 <= 0.3"}) {
    const auto got = value(truth);
    ASSERT_TRUE(got.has_value()) << truth;
    EXPECT_EQ(*got, Value(true)) << truth;
  }
  EXPECT_EQ(value("if(side == 'left'; 'gauche'; 'droit')"), Value(std::string("gauche")));
  EXPECT_EQ(value("'à l''avant'"), std::nullopt) << "quotes do not double";
}

TEST_F(Formula, is_refused_at_the_place_of_the_mistake) {
  const std::pair<const char*, const char*> kCases[] = {
      {"", "D0012 at 1"},
      {"   ", "D0012 at 1"},
      {"length +", "D0003 at 8"},
      {"length 2", "D0003 at 8"},
      {"2 * (3 + 4", "D0004 at 5"},
      {"2 * 3)", "D0003 at 6"},
      {"max(1; 2", "D0004 at 4"},
      {"max(", "D0004 at 4"},
      {"max(;2)", "D0003 at 5"},
      {"1; 2", "D0003 at 2"},
      {"2(3 + 4)", "D0003 at 2"},
      {"max(1, 2)", "D0005 at 6"},
      {"1,5 m", "D0005 at 2"},
      {"side == 'left", "D0006 at 9"},
      {"12 foot", "D0007 at 4"},
      {"12 mpa", "D0007 at 4"},
      {"2 m3", "D0007 at 3"},
      {"3mm < length < 9 m", "D0008 at 14"},
      {"3mm^2", "D0009 at 4"},
      {"2^3^2", "D0009 at 4"},
      {"sine(3deg)", "D0010 at 1"},
      {"if(handhold; 2)", "D0011 at 1"},
      {"sqrt()", "D0011 at 1"},
      {"2 + sqrt(1; 2)", "D0011 at 5"},
      {"handhold && yes", "D0013 at 10"},
      {"handhold ? 1 : 2", "D0013 at 10"},
      {"length = 2", "D0013 at 8"},
      {"1 <> 2", "D0013 at 3"},
      {"45°", "D0013 at 3"},
      {"2 × 3", "D0013 at 3"},
      {"length×2", "D0013 at 7"},
      {"side == \"left\"", "D0013 at 9"},
      {"leg[1]", "D0013 at 4"},
      {"2**3", "D0013 at 2"},
      {"1 200mm", "D0014 at 1"},
      {"5.", "D0014 at 1"},
      {"1.2.3", "D0014 at 1"},
      {".5", "D0003 at 1"},
      {"#", "D0003 at 1"},
      {"Length", "D0015 at 1"},
      {"épaisseur", "D0015 at 1"},
      {"lenght", "D0101 at 1"},
      {"1 + board.width", "D0101 at 5"},
      {"length + 2", "D0102 at 10"},
      {"2 + length", "D0102 at 1"},
      {"length - mass", "D0102 at 10"},
      {"length > 3", "D0102 at 10"},
      {"max(1mm; 2kg)", "D0102 at 10"},
      {"if(handhold; 3mm; 2kg)", "D0102 at 19"},
      {"if(handhold; 3mm; 'x')", "D0102 at 19"},
      {"if(handhold; 3mm; 2mm + 1)", "D0102 at 25"},
      {"yes or length + 1 > 2", "D0102 at 17"},
      {"handhold + 1", "D0103 at 1"},
      {"side > 'a'", "D0103 at 1"},
      {"side == 3", "D0103 at 9"},
      {"not 3", "D0103 at 5"},
      {"count and yes", "D0103 at 1"},
      {"if(1; 2; 3)", "D0103 at 4"},
      {"1 / (count - 4)", "D0104 at 5"},
      {"1e400", "D0105 at 1"},
      {"1e31", "D0105 at 1"},
      {"1e20 * 1e20", "D0105 at 1"},
      {"sqrt(0 - 1)", "D0106 at 6"},
      {"acos(2)", "D0106 at 6"},
      {"asin(-1.1)", "D0106 at 6"},
      {"clamp(1; 3; 2)", "D0106 at 1"},
      {"mod(1; 0)", "D0106 at 8"},
      {"atan2(0; 0)", "D0106 at 1"},
      {"0^-1", "D0106 at 1"},
      {"2^1.5", "D0107 at 3"},
      {"2^65", "D0107 at 3"},
      {"length^30", "D0107 at 1"},
      {"sqrt(length)", "D0108 at 6"},
      {"sin(30)", "D0109 at 5"},
      {"ceil(length)", "D0109 at 6"},
      {"2^length", "D0109 at 3"},
      {"atan(length)", "D0109 at 6"},
      {"broken + 1", "0 complaints"},
  };
  for (const auto& [text, expected] : kCases) {
    EXPECT_EQ(complaint(text), expected) << text;
  }
}

TEST_F(Formula, names_the_word_that_was_meant) {
  value("2 * lenght");
  EXPECT_THAT(found_.items().back().hint->en, ::testing::HasSubstr("length"));
  value("maxx(1; 2)");
  EXPECT_THAT(found_.items().back().hint->en, ::testing::HasSubstr("max"));
  value("handhold == oui");
  EXPECT_THAT(found_.items().back().hint->fr, ::testing::HasSubstr("yes"));
  value("length + 2");
  EXPECT_THAT(found_.items().back().hint->en, ::testing::HasSubstr("2 mm"));
  value("1mm < t < 2mm");
  EXPECT_THAT(found_.items().back().hint->en, ::testing::HasSubstr("1mm < t and t < 2mm"));
}

TEST_F(Formula, is_bounded_in_length_and_depth) {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '(') + "1" +
           std::string(static_cast<std::size_t>(depth), ')');
  };
  EXPECT_EQ(complaint(nested(kDeepestFormula - 1)), "none");
  EXPECT_EQ(complaint(nested(kDeepestFormula)), "D0002 at 65");
  EXPECT_EQ(complaint(std::string(70, '-') + "1"), "D0002 at 64");
  std::string chain = "1";
  while (chain.size() + 2 <= kLongestFormula) {
    chain += "+1";
  }
  EXPECT_EQ(complaint(chain), "none");
  EXPECT_EQ(complaint(chain + "+1"), "D0001 at 1");
}

TEST_F(Formula, runs_out_of_steps_once) {
  budget_.left = 3;
  EXPECT_TRUE(value("1 + 2 + 3").has_value());
  EXPECT_FALSE(value("1 + 2 + 3").has_value());
  EXPECT_FALSE(value("1 + 2").has_value());
  ASSERT_EQ(found_.items().size(), 1u);
  EXPECT_STREQ(found_.items().front().code->id, "D0112");
}

TEST_F(Formula, knows_what_it_depends_on) {
  const auto formula =
      parse_expression("max(t; length) + t * board.thickness / length", {}, names_, found_);
  std::vector<std::string> used;
  for (const NameId id : formula->dependencies()) {
    used.push_back(names_.text(id));
  }
  EXPECT_THAT(used, ::testing::ElementsAre("t", "length", "board.thickness"));
}

TEST_F(Formula, gives_lengths_angles_and_counts_or_says_why_not) {
  Evaluator evaluate(bindings_, names_, budget_, found_);
  const auto formula = [this](std::string_view text) {
    return parse_expression(text, {}, names_, found_).value();
  };
  EXPECT_EQ(evaluate.length(formula("17.7mm")), Length::micrometres(17'700));
  EXPECT_EQ(evaluate.length(formula("0")), Length{});
  EXPECT_EQ(evaluate.length(formula("length / 7")), Length::nanometres(171'428'571));
  EXPECT_EQ(evaluate.angle(formula("22.5deg")), Angle::microdegrees(22'500'000));
  EXPECT_EQ(evaluate.whole(formula("0.3 / 0.1")), 3);
  EXPECT_EQ(evaluate.flag(formula("yes")), true);
  EXPECT_EQ(evaluate.word(formula("side")), "left");
  EXPECT_TRUE(found_.items().empty());
  EXPECT_FALSE(evaluate.length(formula("18")).has_value());
  EXPECT_FALSE(evaluate.length(formula("101 m")).has_value());
  EXPECT_FALSE(evaluate.whole(formula("2.5")).has_value());
  EXPECT_FALSE(evaluate.flag(formula("1")).has_value());
  EXPECT_FALSE(evaluate.word(formula("1")).has_value());
  EXPECT_FALSE(evaluate.angle(formula("30")).has_value());
  std::vector<std::string> codes;
  for (const auto& said : found_.items()) {
    codes.emplace_back(said.code->id);
  }
  EXPECT_THAT(codes, ::testing::ElementsAre("D0109", "D0111", "D0110", "D0109", "D0109", "D0109"));
}

TEST_F(Formula, hints_do_not_repeat_what_cannot_stand) {
  EXPECT_EQ(complaint("500mm×2"), "D0013 at 6");
  EXPECT_EQ(found_.items().back().hint->en, "write *");
  EXPECT_EQ(complaint("0x10mm"), "D0007 at 2");
  EXPECT_THAT(found_.items().back().hint->en, ::testing::HasSubstr("base ten"));
  EXPECT_EQ(complaint("acos(2)"), "D0106 at 6");
  EXPECT_EQ(found_.items().back().message.en, "no angle has a cosine of 2: none is beyond 1");
  const auto id = sources_.add("formula", "1000km");
  const auto far = parse_expression("1000km", {{id, 0, 6}, 0, true}, names_, found_);
  ASSERT_TRUE(far);
  EXPECT_FALSE(Evaluator(bindings_, names_, budget_, found_).length(*far));
  EXPECT_THAT(found_.items().back().message.en, ::testing::HasSubstr("longer than 100 m"));
}

TEST(Place, is_exact_in_plain_and_simply_quoted_scalars) {
  const auto scalar = [](std::uint32_t begin, std::uint32_t end, std::string text, bool quoted) {
    syntax::Node node;
    node.span = {0, begin, end};
    node.text = std::move(text);
    node.quoted = quoted;
    return place_of(node).part(1, 3);
  };
  EXPECT_EQ(scalar(10, 14, "abcd", false), (Span{0, 11, 13}));
  EXPECT_EQ(scalar(10, 16, "abcd", true), (Span{0, 12, 14}));
  EXPECT_EQ(scalar(10, 18, "ab cd", false), (Span{0, 10, 18})) << "folded over two lines";
  EXPECT_EQ(scalar(10, 17, "ab'd", true), (Span{0, 10, 17})) << "with an escape";
}

TEST(Shown, values_read_as_people_write_them) {
  const Quantity length{1234.56, kLengthDimension};
  EXPECT_EQ(show(Value(length)), Text("1234.6\u00a0mm", "1\u202f234,6\u00a0mm"));
  EXPECT_EQ(show(Value(length), "cm"), Text("123.5\u00a0cm", "123,5\u00a0cm"));
  EXPECT_EQ(show(Value(length), "kg").en, "1234.6\u00a0mm") << "a unit of something else";
  EXPECT_EQ(show(Value(Quantity{3.2, kLengthDimension})), Text("3.2\u00a0mm", "3,2\u00a0mm"));
  EXPECT_EQ(show(Value(Quantity{1.5e6, kForceDimension})),
            Text("1500\u00a0N", "1\u202f500\u00a0N"));
  EXPECT_EQ(show(Value(Quantity{12.5, kMoneyDimension})), Text("12.50\u00a0€", "12,50\u00a0€"));
  EXPECT_EQ(show(Value(Quantity{22.5, kAngleDimension})), Text("22.5°", "22,5°"));
  EXPECT_EQ(show(Value(Quantity{-4, {}})), Text("-4", "-4"));
  EXPECT_EQ(show(Value(Quantity{-12345, {}})).fr, "-12\u202f345");
  EXPECT_EQ(show(Value(true)), Text("yes", "oui"));
  EXPECT_EQ(show(Value(std::string("left"))), Text("left"));
}

}  // namespace
}  // namespace plano::spec
