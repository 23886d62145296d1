// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/session.h"

#include <ostream>

namespace plano::cli {
namespace {

bool starts_with_fr(const std::string& locale) {
  return locale.rfind("fr", 0) == 0;
}

diagnostics::Colour choose_colour(const World& world, const std::string& asked) {
  if (asked == "always") return diagnostics::Colour::ansi;
  if (asked == "never") return diagnostics::Colour::none;
  const bool wanted = world.err_is_terminal && world.variable("NO_COLOR").empty() &&
                      world.variable("TERM") != "dumb";
  return wanted ? diagnostics::Colour::ansi : diagnostics::Colour::none;
}

}  // namespace

Language choose_language(const World& world, const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--") break;
    const bool apart = word == "--lang" && i + 1 < arguments.size();
    const std::string value = apart                           ? arguments[i + 1]
                              : word.rfind("--lang=", 0) == 0 ? word.substr(7)
                                                              : std::string();
    if (!value.empty()) return starts_with_fr(value) ? Language::french : Language::english;
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = world.variable(name);
    if (!value.empty()) return starts_with_fr(value) ? Language::french : Language::english;
  }
  return Language::english;
}

Session::Session(const World& world, const Arguments& arguments, Language language)
    : world_(world),
      language_(language),
      json_(arguments.has("json")),
      quiet_(arguments.has("quiet")),
      lines_(arguments.has("lines")),
      colour_(choose_colour(world, arguments.one("color"))) {}

bool Session::live_progress() const {
  return world_.err_is_terminal && !quiet_ && !json_ && world_.variable("TERM") != "dumb";
}

void Session::say(const Text& sentence) const {
  if (!quiet_) world_.err << sentence.in(language_) << '\n' << std::flush;
}

void Session::print(std::string_view bytes) const {
  world_.out << bytes;
}

void Session::add(const diagnostics::Diagnostics& of_stage) {
  if (found.items().empty()) {
    found = of_stage;
    return;
  }
  for (const diagnostics::Diagnostic& each : of_stage.items()) {
    auto builder = found.add(*each.code, each.primary.span, each.message);
    builder.label(each.primary.note);
    for (const diagnostics::Label& label : each.secondary) builder.also(label.span, label.note);
    if (each.hint) builder.hint(*each.hint);
  }
}

int Session::finish(const std::string& result) {
  const int code = found.exit_code();
  if (json_) {
    world_.out << "{\"exit_code\": " << code << ",\n\"result\": " << result
               << ",\n\"diagnostics\": " << diagnostics::render_json(found, sources, language_)
               << "}\n";
    return code;
  }
  if (found.items().empty() || (quiet_ && !found.has_errors())) return code;
  world_.err << (lines_ ? diagnostics::render_lines(found, sources, language_)
                        : diagnostics::render_human(found, sources, language_, colour_))
             << std::flush;
  return code;
}

}  // namespace plano::cli
