// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/settle.h"

#include <algorithm>
#include <map>
#include <set>

#include "model/codes.h"
#include "site/form.h"
#include "site/plain_problems.h"
#include "spec/design_spec.h"
#include "spec/value.h"

namespace plano::site {
namespace {

using diagnostics::Diagnostics;
using diagnostics::Span;

bool is_number(std::string_view text) {
  std::size_t digits = 0;
  std::size_t marks = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (c == '.') {
      ++marks;
    } else if (i > 0 || (c != '-' && c != '+')) {
      return false;
    }
  }
  return digits > 0 && marks <= 1;
}

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

/// Whether a space at `at` stands before three figures and no more: "1 200" is a number, "1 1" two.
bool parts_thousands(const std::string& typed, std::size_t at, std::size_t length) {
  const auto digit = [&](std::size_t i) { return i < typed.size() && is_figure(typed[i]); };
  const std::size_t next = at + length;
  return at > 0 && digit(at - 1) && digit(next) && digit(next + 1) && digit(next + 2) &&
         !digit(next + 3);
}

/// Without the spaces people and pages put into numbers, and with the unit that stands beside the
/// field where none was typed: "1 200,5" beside "cm" is "1200,5cm".
std::string completed(const spec::ParameterSpec& parameter, const std::string& typed) {
  const auto* quantity = std::get_if<spec::Quantity>(&parameter.default_value);
  if (quantity == nullptr) return typed;
  std::string text;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const std::string_view rest = std::string_view(typed).substr(i);
    std::size_t space = 0;
    for (const std::string_view one : {" ", "\u00a0", "\u202f"}) {
      if (rest.substr(0, one.size()) == one) space = one.size();
    }
    const bool between =
        i > 0 && i + space < typed.size() && is_figure(typed[i - 1]) && is_figure(typed[i + space]);
    if (space == 0) {
      text += typed[i];
    } else if (between && !parts_thousands(typed, i, space)) {
      return typed;
    } else {
      i += space - 1;
    }
  }
  if (text.size() > 1 && text[0] == '+') text.erase(0, 1);
  // The language's decimals take a point, and no formula has a comma.
  std::replace(text.begin(), text.end(), ',', '.');
  // Words of a formula have to stay apart.
  const bool figures = !text.empty() && text.find_first_not_of("0123456789.+-") != 0;
  if (!figures) return typed;
  if (!is_number(text)) return text;
  if (quantity->dimension.plain()) return text;
  const spec::Unit* unit = parameter.show_in.empty() ? spec::natural_unit(quantity->dimension)
                                                     : spec::find_unit(parameter.show_in);
  return unit == nullptr ? text : text + unit->name;
}

const spec::ParameterSpec* spec_of(const Shelf::Design& design, const std::string& name) {
  for (const spec::ParameterSpec& parameter : design.root->spec->parameters) {
    if (parameter.name.text == name) return &parameter;
  }
  return nullptr;
}

/// Writes the values into a source of their own, so that each has a place.
void take_values(Settled& settled, const Wish& wish) {
  std::string text;
  std::vector<std::pair<std::string, Span>> places;
  for (const Given& given : wish.parameters) {
    const spec::ParameterSpec* parameter = spec_of(*settled.design, given.name);
    const std::string value = parameter == nullptr ? given.text : completed(*parameter, given.text);
    text += given.name + "=";
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += value;
    settled.options.inputs.push_back({given.name, value, model::ValueSource::command_line,
                                      Span{0, begin, static_cast<std::uint32_t>(text.size())}});
    settled.names.push_back(given.name);
    text += "\n";
  }
  settled.address = settled.sources.add("(address)", text);
  for (model::ParameterInput& input : settled.options.inputs) input.span.source = settled.address;
}

std::string parameter_at(const Span& span, const Settled& settled) {
  if (!span.known() || span.source != settled.address) return {};
  const std::size_t line = settled.sources.where(span.source, span.begin).line;
  return line >= 1 && line <= settled.names.size() ? settled.names[line - 1] : std::string();
}

std::optional<model::ResolvedDesign> tried(const Settled& settled,
                                           const model::ResolveOptions& options,
                                           Diagnostics& found) {
  return model::resolve(*settled.design->root, settled.workshop->workshop, options, found);
}

/// The parameters that findings name as wrong.
std::set<std::string> blamed(const Diagnostics& found, const Settled& settled) {
  std::set<std::string> names;
  for (const diagnostics::Diagnostic& one : found.items()) {
    if (one.code->severity != diagnostics::Severity::error) continue;
    std::string name = parameter_at(one.primary.span, settled);
    if (!name.empty()) names.insert(std::move(name));
  }
  return names;
}

void leave_out(Settled& settled, const std::set<std::string>& names) {
  std::erase_if(settled.options.inputs,
                [&](const model::ParameterInput& input) { return names.count(input.name) > 0; });
}

/// One value without which the others can be used, if there is one.
std::set<std::string> culprit(const Settled& settled) {
  for (const model::ParameterInput& input : settled.options.inputs) {
    model::ResolveOptions others = settled.options;
    std::erase_if(others.inputs, [&](const auto& one) { return one.name == input.name; });
    Diagnostics unheard;
    if (tried(settled, others, unheard)) return {input.name};
  }
  return {};
}

/// Leaves out values until the rest can be used.
void find_usable(Settled& settled) {
  Diagnostics found;
  settled.with = tried(settled, settled.options, found);
  settled.problems = problems_of(found, settled);
  while (!settled.with) {
    settled.usable = false;
    const bool no_preset =
        std::any_of(found.items().begin(), found.items().end(),
                    [](const auto& one) { return one.code == &model::kUnknownPreset; });
    std::set<std::string> wrong = blamed(found, settled);
    if (no_preset) {
      settled.preset_unknown = true;
      settled.options.preset.clear();
    } else if (wrong.empty() && !settled.options.inputs.empty()) {
      wrong = culprit(settled);
      if (wrong.empty()) wrong.insert(settled.names.begin(), settled.names.end());
    } else if (wrong.empty() && !settled.options.preset.empty()) {
      settled.options.preset.clear();
    } else if (wrong.empty()) {
      return;  // the design itself cannot be had in this workshop
    }
    leave_out(settled, wrong);
    found = Diagnostics();
    settled.with = tried(settled, settled.options, found);
    if (settled.with) return;
    // What only shows once the first mistakes are out of the way.
    const std::vector<Problem> more = problems_of(found, settled);
    settled.problems.insert(settled.problems.end(), more.begin(), more.end());
  }
}

/// Checks of the design's own that say no are problems, too.
void add_checks(Settled& settled) {
  if (!settled.with) return;
  for (const model::AuthorCheck& check : settled.with->checks) {
    if (check.holds) continue;
    const bool stops = check.level == model::AuthorCheck::Level::stop;
    settled.problems.push_back({{},
                                stops ? Gravity::error : Gravity::warning,
                                stops ? "M0001" : "M0002",
                                check.message,
                                {}});
    if (!check.source.empty()) {
      settled.problems.back().hint = fill({"source: {0}", "source : {0}"}, {check.source});
    }
  }
}

bool names_a_command(const Text& text) {
  return text.en.find("`plano ") != std::string::npos ||
         text.en.find(" -p ") != std::string::npos || text.en.find("--") != std::string::npos;
}

}  // namespace

Settled settle(const Shelf& shelf, const Shelf::Design& design, const Wish& wish) {
  Settled settled;
  settled.shelf = &shelf;
  settled.design = &design;
  settled.sources = shelf.texts().sources;
  settled.workshop =
      shelf.workshop(wish.workshop.empty() ? shelf.workshop_ids().front() : wish.workshop);
  const bool workshop_unknown = settled.workshop == nullptr;
  if (workshop_unknown) {
    settled.workshop = shelf.workshop(shelf.workshop_ids().front());
  }
  settled.options.preset = wish.preset;
  take_values(settled, wish);
  find_usable(settled);
  if (workshop_unknown) {
    settled.usable = false;
    settled.problems.insert(settled.problems.begin(),
                            Problem{"workshop", Gravity::error, "U0303",
                                    fill({"there is no workshop {0}", "il n'y a pas d'atelier {0}"},
                                         {quote(wish.workshop)}),
                                    fill({"known workshops: {0}", "ateliers connus : {0}"},
                                         {list_and(shelf.workshop_ids())})});
  }
  for (const Given& given : wish.parameters) {
    const auto& inputs = settled.options.inputs;
    if (std::none_of(inputs.begin(), inputs.end(),
                     [&](const auto& input) { return input.name == given.name; })) {
      settled.unusable.push_back(given);
    }
  }
  say_plainly(settled, wish);
  add_checks(settled);
  return settled;
}

pipeline::Inputs inputs_of(Settled& settled) {
  const ShelfTexts& texts = settled.shelf->texts();
  pipeline::Inputs inputs{.sources = settled.sources,
                          .design = settled.design->text.source,
                          .workshop = settled.workshop->text.source,
                          .licence_texts = texts.licence_texts,
                          .program_version = texts.program_version,
                          .licences = texts.licences};
  inputs.modules = settled.design->text.modules;
  inputs.read = {settled.design->root, &settled.workshop->workshop, settled.shelf->licences()};
  return inputs;
}

std::vector<Problem> problems_of(const Diagnostics& found, const Settled& settled) {
  std::vector<Problem> problems;
  for (const diagnostics::Diagnostic& one : found.items()) {
    Problem problem{
        parameter_at(one.primary.span, settled),
        one.code->severity == diagnostics::Severity::error ? Gravity::error : Gravity::warning,
        one.code->id, one.message, one.hint.value_or(Text())};
    if (names_a_command(problem.hint)) problem.hint = {};
    if (one.code == &model::kUnknownPreset) problem.parameter = "preset";
    problems.push_back(std::move(problem));
  }
  return problems;
}

std::string canonical_query(const Settled& settled, const Wish& wish) {
  Wish kept;
  kept.preset = wish.preset;
  kept.workshop =
      wish.workshop == settled.shelf->workshop_ids().front() ? std::string() : wish.workshop;
  kept.parameters = settled.unusable;
  if (settled.with) {
    model::ResolveOptions ground = settled.options;
    ground.inputs.clear();
    Diagnostics unheard;
    const auto without = tried(settled, ground, unheard);
    std::map<std::string, model::Value> usual;
    if (without) {
      for (const auto& parameter : without->parameters) usual[parameter.name] = parameter.value;
    }
    for (const model::Parameter& parameter : settled.with->parameters) {
      if (parameter.source != model::ValueSource::command_line) continue;
      const auto it = usual.find(parameter.name);
      if (it != usual.end() && it->second == parameter.value) continue;
      kept.parameters.push_back({parameter.name, in_address(parameter.value)});
    }
  }
  std::sort(kept.parameters.begin(), kept.parameters.end(),
            [](const Given& a, const Given& b) { return a.name < b.name; });
  return query_of(kept);
}

}  // namespace plano::site
