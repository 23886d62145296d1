// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every number a formula of the report takes stands above or below it.

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

bool is_letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Of a Greek letter: its two bytes; of Σ and π too.
bool is_greek(const std::string& text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  return (lead == 0xCE || lead == 0xCF) && i + 1 < text.size();
}

/// "F_v,Rd", "γ_M", "b"; words of functions and units left out.
std::set<std::string> symbols_of(const std::string& formula) {
  static const std::set<std::string> words = {"max", "min", "sin", "cos", "ln", "log", "π"};
  std::set<std::string> all;
  std::size_t i = 0;
  while (i < formula.size()) {
    std::string symbol;
    while (i < formula.size() && (is_letter(formula[i]) || is_greek(formula, i))) {
      const std::size_t bytes = is_greek(formula, i) ? 2 : 1;
      symbol += formula.substr(i, bytes);
      i += bytes;
    }
    if (symbol.empty()) {
      ++i;
      continue;
    }
    const auto in_index = [&](std::size_t at) {
      const unsigned char c = formula[at];
      return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == ',';
    };
    if (i < formula.size() && formula[i] == '_') {
      while (i < formula.size() && (in_index(i) || is_greek(formula, i))) {
        const std::size_t bytes = is_greek(formula, i) ? 2 : 1;
        symbol += formula.substr(i, bytes);
        i += bytes;
      }
    }
    if (words.count(symbol) == 0) all.insert(symbol);
  }
  return all;
}

/// The symbol a line gives a number to; empty: it is the value of an expression.
std::string given_by(const std::string& formula) {
  const auto equals = formula.find(" = ");
  const std::string left = formula.substr(0, equals);
  const auto symbols = symbols_of(left);
  return symbols.size() == 1 && *symbols.begin() == left ? left : "";
}

/// The symbols no line of a result gives a number to, each with its formula.
std::vector<std::string> missing(const Result& result) {
  std::set<std::string> given;
  for (const Working& one : result.workings) given.insert(given_by(one.formula));
  std::vector<std::string> out;
  for (const Working& one : result.workings) {
    const auto equals = one.formula.find(" = ");
    const bool named = !given_by(one.formula).empty();
    if (named && equals == std::string::npos) continue;  // an input
    const std::string right = named ? one.formula.substr(equals + 3) : one.formula;
    for (const std::string& symbol : symbols_of(right)) {
      if (given.count(symbol) == 0) out.push_back(symbol + " of " + one.formula);
    }
  }
  return out;
}

/// Every formula that was printed.
std::set<std::string> hold(const std::string& text) {
  std::set<std::string> formulas;
  const Designed designed(text);
  if (!designed.made()) return formulas;
  const Report report = check(designed.survey());
  for (const RuleReport& rule : report.rules) {
    for (const Result& result : rule.outcome.results) {
      EXPECT_EQ(missing(result), std::vector<std::string>{}) << rule.rule->id;
      for (const Working& one : result.workings) formulas.insert(one.formula);
    }
  }
  return formulas;
}

TEST(Workings, OfTheCorpusListAllThatTheirFormulasTake) {
  for (const char* rule : {"barrier-load", "beams", "bolts-shear", "masses", "plates",
                           "tipping-by-users", "users-on-platforms", "wind-tipping"}) {
    for (const char* file : {"pass", "fail"}) {
      const std::string path = std::string("tests/corpus/safety/") + rule + "/" + file + ".yaml";
      SCOPED_TRACE(path);
      const std::string text = file_text(path);
      if (!text.empty()) hold(text);
    }
  }
}

/// A deck on two beams, each bolted to two uprights: the second of them stands at `second`.
std::string deck(const std::string& second) {
  std::string panels;
  std::string bars;
  std::string joints;
  for (const auto& [name, y, beside] :
       {std::array{"front", "0mm", "90mm"}, std::array{"back", "2310mm", "2292mm"}}) {
    const std::string side = name;
    panels += "  " + side +
              "-leg: {for_each: {i: 0..1}, material: board, lies_in: xz, size: [300mm, " +
              "985mm], at: {x: i * " + second + ", y: " + beside + "}}\n";
    bars += "  " + side + ": {material: post, along: x, face: y, length: 3000mm, at: {y: " + y +
            ", z: 900mm}}\n";
    joints += "  - {type: bolted, from: " + side + ", into: " + side +
              "-leg, bolts: 2, hardware: bolt}\n";
  }
  return kHead +
         "panels:\n  deck: {material: board, lies_in: xy, size: [3000mm, 2400mm], at: {z: " +
         "990mm}}\n" + panels + "bars:\n" + bars +
         "hardware:\n  bolt: {kind: bolt-and-nut, thread: M8, length: 130mm}\njoints:\n" + joints +
         "expects: {platforms: [deck]}\n";
}

TEST(Workings, OfBeamsUnderAnAreaListWhereItBends) {
  EXPECT_EQ(hold(deck("2700mm")).count("M = R·x − F_1·(x − x_1)"), 1U);
  EXPECT_EQ(hold(deck("1300mm")).count("M = F_v·x"), 1U);
}

TEST(Workings, OfAStripThatLeansOnAnotherListBoth) {
  // On its corners alone: strips through the middle lean on those along the edges.
  const auto formulas = hold(kHead + R"(panels:
  top: {material: board, lies_in: xy, size: [2400mm, 2400mm], at: {z: 600mm}}
bars:
  leg: {for_each: {i: 0..1, j: 0..1}, material: post, along: z, face: y, length: 600mm, at: {x: 2310mm * i, y: 2310mm * j}}
expects: {platforms: [top]}
)");
  EXPECT_EQ(formulas.count("w = w_1 + w_2"), 1U);
  EXPECT_EQ(formulas.count("M = q·(L_2/2)·b_1·b_2/2"), 1U);
}

}  // namespace
}  // namespace plano::checks
