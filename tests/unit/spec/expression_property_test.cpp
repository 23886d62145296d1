// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random formulas of known kind and value: what is written, printed and read again is worth the
// same, and the worth agrees with a computation that shares nothing with the evaluator.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "spec/evaluate.h"
#include "spec/expression.h"

namespace plano::spec {
namespace {

struct Name {
  const char* text;
  const char* unit;  // of the value below, as a formula writes it
  Dimension dimension;
  double value;  // in base units
};
constexpr Name kNames[] = {
    {"length", "mm", kLengthDimension, 1234.5},
    {"t", "mm", kLengthDimension, 17.7},
    {"mass", "kg", kMassDimension, 2.25},
    {"count", "", {}, 7},
    {"ratio", "", {}, 0.375},
    {"slope", "deg", kAngleDimension, 33},
    {"price", "EUR", kMoneyDimension, 18.5},
};

/// A formula, what it is worth, and whether that is a sane number.
struct Known {
  std::string text;
  double value = 0;
};

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  /// A formula of that dimension, fully bracketed.
  Known number(Dimension dimension, int depth) {
    if (depth == 0) {
      return leaf(dimension);
    }
    switch (pick(9)) {
      case 0:
        return joined(number(dimension, depth - 1), " + ", number(dimension, depth - 1),
                      [](double a, double b) { return a + b; });
      case 1:
        return joined(number(dimension, depth - 1), " - ", number(dimension, depth - 1),
                      [](double a, double b) { return a - b; });
      case 2:
        return joined(number(dimension, depth - 1), " * ", number({}, depth - 1),
                      [](double a, double b) { return a * b; });
      case 3: {
        // A divisor that is never near zero.
        const Known a = number(dimension, depth - 1);
        const Known b = number({}, depth - 1);
        return {"(" + a.text + " / (abs(" + b.text + ") + 1))", a.value / (std::fabs(b.value) + 1)};
      }
      case 4: {
        const Known a = number(dimension, depth - 1);
        return {"(-" + a.text + ")", -a.value};
      }
      case 5: {
        const Known a = number(dimension, depth - 1);
        const Known b = number(dimension, depth - 1);
        const bool low = pick(2) == 0;
        return {std::string(low ? "min(" : "max(") + a.text + "; " + b.text + ")",
                low ? std::min(a.value, b.value) : std::max(a.value, b.value)};
      }
      case 6: {
        const Known a = number(dimension, depth - 1);
        const Known b = number(dimension, depth - 1);
        const auto [test, truth] = flag(depth - 1);
        return {"if(" + test + "; " + a.text + "; " + b.text + ")", truth ? a.value : b.value};
      }
      case 7: {
        const Known a = number(dimension, depth - 1);
        return {"sqrt((" + a.text + ")^2)", std::fabs(a.value)};
      }
      default:
        return leaf(dimension);
    }
  }

  std::pair<std::string, bool> flag(int depth) {
    if (depth <= 0) {
      const bool yes = pick(2) == 0;
      return {yes ? "yes" : "no", yes};
    }
    const auto a = flag(depth - 1);
    const auto b = flag(depth - 1);
    switch (pick(4)) {
      case 0:
        return {"(" + a.first + " and " + b.first + ")", a.second && b.second};
      case 1:
        return {"(" + a.first + " or " + b.first + ")", a.second || b.second};
      case 2:
        return {"(not " + a.first + ")", !a.second};
      default: {
        const Known x = leaf(kLengthDimension);
        const Known y = leaf(kLengthDimension);
        return {"(" + x.text + " < " + y.text + ")", x.value < y.value};
      }
    }
  }

  Dimension dimension() { return kNames[pick(std::size(kNames))].dimension; }
  std::size_t pick(std::size_t count) { return random_() % count; }

 private:
  template <class Compute>
  Known joined(const Known& a, const char* sign, const Known& b, Compute compute) {
    return {"(" + a.text + sign + b.text + ")", compute(a.value, b.value)};
  }

  Known leaf(Dimension dimension) {
    std::vector<Name> fitting;
    std::copy_if(std::begin(kNames), std::end(kNames), std::back_inserter(fitting),
                 [dimension](const Name& name) { return name.dimension == dimension; });
    const Name& name = fitting.at(pick(fitting.size()));
    if (pick(2) == 0) {
      return {name.text, name.value};
    }
    const double value = static_cast<double>(1 + pick(20'000)) / 8;
    return {decimal(value) + name.unit, value};
  }

  std::mt19937 random_;
};

class Reading {
 public:
  Reading() {
    for (const Name& name : kNames) {
      bindings_.set(names_.id(name.text), Quantity{name.value, name.dimension});
    }
  }

  std::optional<Quantity> worth(const std::string& text, std::string* printed = nullptr) {
    diagnostics::Diagnostics found;
    const auto formula = parse_expression(text, {}, names_, found);
    if (!formula) {
      return std::nullopt;
    }
    if (printed != nullptr) {
      *printed = print(*formula, names_);
    }
    Budget budget;
    const auto value = Evaluator(bindings_, names_, budget, found).value(*formula);
    return value ? std::optional(std::get<Quantity>(*value)) : std::nullopt;
  }

 private:
  Names names_;
  Bindings bindings_;
};

TEST(RandomFormulas, are_worth_what_was_computed_beside_them) {
  Writer writer(20'260);
  Reading reading;
  for (int i = 0; i < 3'000; ++i) {
    const Dimension dimension = writer.dimension();
    const Known known = writer.number(dimension, 1 + i % 5);
    const auto got = reading.worth(known.text);
    ASSERT_TRUE(got.has_value()) << known.text;
    EXPECT_TRUE(got->dimension == dimension || got->value == 0) << known.text;
    EXPECT_NEAR(got->value, known.value, 1e-9 * std::max(1.0, std::fabs(known.value)))
        << known.text;
  }
}

TEST(RandomFormulas, printed_and_read_again_are_worth_exactly_the_same) {
  Writer writer(7);
  Reading reading;
  for (int i = 0; i < 3'000; ++i) {
    const Known known = writer.number(writer.dimension(), 1 + i % 5);
    std::string printed;
    std::string twice;
    const auto once = reading.worth(known.text, &printed);
    const auto again = reading.worth(printed, &twice);
    ASSERT_TRUE(once.has_value() && again.has_value()) << known.text << "\n" << printed;
    EXPECT_EQ(*once, *again) << known.text << "\n" << printed;
    EXPECT_EQ(printed, twice) << known.text;
  }
}

TEST(RandomFormulas, keep_the_laws_of_dimensions) {
  Writer writer(99);
  Reading reading;
  const auto exponents = [](Dimension d) {
    return std::array<int, 5>{d.length, d.mass, d.time, d.angle, d.money};
  };
  for (int i = 0; i < 500; ++i) {
    const Dimension da = writer.dimension();
    const Dimension db = writer.dimension();
    const std::string a =
        "(" + writer.number(da, 2).text + " + 1 * " + writer.number(da, 0).text + ")";
    const std::string b = "(abs(" + writer.number(db, 2).text + ") + " +
                          (db == Dimension{} ? "1" : formula_of(Quantity{1, db})) + ")";
    const auto product = reading.worth(a + " * " + b);
    const auto quotient = reading.worth(a + " / " + b);
    const auto back = reading.worth(a + " / " + b + " * " + b);
    const auto plain = reading.worth(a);
    ASSERT_TRUE(product && quotient && back && plain) << a << b;
    for (std::size_t k = 0; k < 5; ++k) {
      EXPECT_EQ(exponents(product->dimension)[k],
                exponents(plain->dimension)[k] + exponents(db)[k]);
      EXPECT_EQ(exponents(quotient->dimension)[k],
                exponents(plain->dimension)[k] - exponents(db)[k]);
    }
    EXPECT_EQ(back->dimension, plain->dimension);
    EXPECT_NEAR(back->value, plain->value, 1e-9 * std::max(1.0, std::fabs(plain->value)));
    const auto square_root = reading.worth("sqrt(" + b + " * " + b + ")");
    ASSERT_TRUE(square_root.has_value()) << b;
    EXPECT_EQ(square_root->dimension, db);
    if (plain->dimension == da && da != db) {
      EXPECT_FALSE(reading.worth(a + " + " + b).has_value()) << a << " + " << b;
    }
  }
}

TEST(RandomFormulas, of_values_read_back_as_the_same_value) {
  std::mt19937 random(5);
  Reading reading;
  for (int i = 0; i < 500; ++i) {
    const auto exponent = [&random] { return static_cast<std::int8_t>(random() % 5) - 2; };
    const Quantity quantity{
        std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 40) - 40),
        {static_cast<std::int8_t>(exponent()), static_cast<std::int8_t>(exponent()),
         static_cast<std::int8_t>(exponent()), 0, static_cast<std::int8_t>(exponent())}};
    const std::string text = formula_of(quantity);
    const auto got = reading.worth(text);
    ASSERT_TRUE(got.has_value()) << text;
    EXPECT_EQ(*got, quantity) << text;
  }
}

}  // namespace
}  // namespace plano::spec
