// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every calculation of the report, as an engineer would file it: one line a quantity with its
// formula, unit and source, one column a case. Cases whose values are all the same stand once.

#include <algorithm>

#include "documents/page.h"
#include "documents/safety_pages.h"

namespace plano::documents {
namespace {

using checks::Result;

constexpr double kCaseLine = 4.8;      // mm on A4, of most lines: a calculation is kept together
constexpr double kSourceShare = 2.2;   // of a table's width, where quantities take as much
constexpr double kWidest = 6;          // of cases and sources together: few cases leave them room
constexpr std::size_t kMostCases = 8;  // beside one another on a page
constexpr std::string_view kNoBreakSpace = "\u00a0";

/// "139,1 N·m" as the number and its unit.
struct Shown {
  std::string number;
  std::string unit;
};
Shown shown(const checks::Measure& measure, Language language) {
  const std::string words = checks::show(measure).in(language);
  const std::size_t at = words.rfind(kNoBreakSpace);
  if (at == std::string::npos) return {words, ""};
  return {words.substr(0, at), words.substr(at + kNoBreakSpace.size())};
}

/// Results with the same values in the same formulas.
struct Case {
  std::vector<const Result*> results;
};
/// Cases worked out by the same formulas, which can stand in one table.
struct Sheet {
  std::string key;
  std::vector<Case> cases;
};

/// The lines of a calculation without their values.
std::string formulas_of(const Result& result) {
  std::string key;
  for (const checks::Working& working : result.workings) {
    key += working.name.en + '|' + working.formula + '|' + working.source.en + '\n';
  }
  return key;
}

bool same_values(const Result& a, const Result& b) {
  return std::equal(a.workings.begin(), a.workings.end(), b.workings.begin(), b.workings.end(),
                    [](const checks::Working& x, const checks::Working& y) {
                      return checks::show(x.value) == checks::show(y.value);
                    });
}

std::vector<Sheet> sheets_of(const checks::RuleReport& one) {
  std::vector<Sheet> sheets;
  for (const Result& result : one.outcome.results) {
    if (result.workings.empty()) continue;
    const std::string key = formulas_of(result);
    auto sheet = std::find_if(sheets.begin(), sheets.end(),
                              [&](const Sheet& other) { return other.key == key; });
    if (sheet == sheets.end()) sheet = sheets.insert(sheets.end(), Sheet{key, {}});
    auto same = std::find_if(sheet->cases.begin(), sheet->cases.end(), [&](const Case& other) {
      return same_values(*other.results.front(), result);
    });
    if (same == sheet->cases.end()) same = sheet->cases.insert(same, Case{});
    same->results.push_back(&result);
  }
  return sheets;
}

/// A formula with the decimal sign of a language: "1.64·σ", "1,64·σ".
std::string in_words_of(std::string formula, Language language) {
  if (language != Language::french) return formula;
  const auto digit = [&](std::size_t i) { return formula[i] >= '0' && formula[i] <= '9'; };
  for (std::size_t i = 1; i + 1 < formula.size(); ++i) {
    if (formula[i] == '.' && digit(i - 1) && digit(i + 1)) formula[i] = ',';
  }
  return formula;
}

/// The cases from `first` on, side by side.
std::vector<std::vector<std::string>> case_lines(const std::vector<Case>& cases, std::size_t first,
                                                 std::size_t count, Language language) {
  std::vector<std::vector<std::string>> rows;
  const auto& lines = cases[first].results.front()->workings;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    std::vector<std::string> row = {lines[line].name.in(language),
                                    in_words_of(lines[line].formula, language)};
    row.push_back(shown(lines[line].value, language).unit);
    for (std::size_t c = first; c < first + count; ++c) {
      row.push_back(shown(cases[c].results.front()->workings[line].value, language).number);
    }
    row.push_back("");
    row.push_back(lines[line].source.in(language));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::string SafetyReporter::same_for(const std::vector<const Result*>& results) const {
  std::vector<std::pair<std::string, std::size_t>> named;  // what, how often
  for (std::size_t r = 1; r < results.size(); ++r) {
    const std::string label = labels_of(results[r]->place);
    const auto same = std::find_if(named.begin(), named.end(),
                                   [&](const auto& one) { return one.first == label; });
    if (same == named.end()) {
      named.emplace_back(label, 1);
    } else {
      ++same->second;
    }
  }
  std::string all;
  const std::string own = labels_of(results.front()->place);
  for (const auto& [label, count] : named) {
    std::string one = label;
    if (label == own) {
      one = say(count == 1 ? Text("another place of it", "un autre endroit de la même pièce")
                           : fill({"{0} more places of it", "{0} autres endroits de la même pièce"},
                                  {show(static_cast<std::int64_t>(count))}));
    } else if (count > 1) {
      one +=
          say(fill({" ({0} places)", " ({0} endroits)"}, {show(static_cast<std::int64_t>(count))}));
    }
    all += (all.empty() ? say({" — the same for ", " — de même pour "}) : ", ") + one;
  }
  return all;
}

void SafetyReporter::rule_workings(Flow& flow, const checks::RuleReport& one) const {
  for (const Sheet& sheet : sheets_of(one)) {
    for (std::size_t first = 0; first < sheet.cases.size(); first += kMostCases) {
      const std::size_t count = std::min(kMostCases, sheet.cases.size() - first);
      const std::size_t lines = sheet.cases[first].results.front()->workings.size();
      flow.heading(title_of(*one.rule), kCaseLine * static_cast<double>(count + lines) + 12);
      std::vector<FlowColumn> columns = {{say({"Quantity", "Grandeur"}), 2.2},
                                         {say({"Formula", "Formule"}), 2},
                                         {say({"Unit", "Unité"}), 0.8}};
      for (std::size_t c = first; c < first + count; ++c) {
        const Case& worked = sheet.cases[c];
        const std::string letter = letter_of(c);
        std::string words = letter + " · ";
        words += sentence(worked.results.front()->says) + same_for(worked.results);
        flow.paragraph(words, flow.type(8), 0);
        columns.push_back({letter, 0.85, Align::right});
      }
      columns.push_back({"", 0.1});
      const double rest = kWidest - 0.85 * static_cast<double>(count);
      columns.push_back({say({"Source", "Source"}), std::max(rest, kSourceShare)});
      flow.table(columns, case_lines(sheet.cases, first, count, language_), 6.5);
    }
  }
}

void SafetyReporter::workings(Flow& flow) const {
  const auto& rules = document_.report.rules;
  const bool any = std::any_of(rules.begin(), rules.end(), [](const checks::RuleReport& one) {
    return !sheets_of(one).empty();
  });
  if (!any) return;
  flow.section(say({"Workings", "Notes de calcul"}));
  for (const checks::RuleReport& one : rules) rule_workings(flow, one);
}

}  // namespace plano::documents
