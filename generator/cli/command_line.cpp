// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <sstream>

#include "cli/codes.h"
#include "spec/suggest.h"

namespace plano::cli {
namespace {

using Values = std::map<std::string, std::vector<std::string>>;

std::vector<std::string> words_of(const char* spaced) {
  std::istringstream in(spaced);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

void bind_flag(CLI::App& app, const Flag& flag, Values& values) {
  std::vector<std::string>& store = values[flag.key];
  if (flag.takes == Takes::nothing) {
    app.add_flag_function(flag.names, [&store](std::int64_t) { store.assign(1, "yes"); });
  } else {
    app.add_option(flag.names, store)->allow_extra_args(false);
  }
}

void bind_verb(CLI::App& app, const Verb& verb, Values& values) {
  CLI::App* sub = app.add_subcommand(verb.name);
  sub->set_help_flag();
  sub->allow_extras();
  for (const Flag& flag : common_flags()) bind_flag(*sub, flag, values);
  for (const Flag& flag : verb.flags) bind_flag(*sub, flag, values);
  for (const Positional& place : verb.positionals) {
    // CLI11 tells positionals from options by the missing dash.
    std::vector<std::string>& store = values[place.key];
    sub->add_option_function<std::string>(
        place.key, [&store](const std::string& word) { store.assign(1, word); });
  }
}

/// "--param" of a CLI11 complaint that starts with "-p,--param: …" or "--param: …".
std::string option_named_by(const std::string& complaint) {
  std::string name = complaint.substr(0, complaint.find_first_of(": "));
  const std::size_t comma = name.rfind(',');
  return comma == std::string::npos ? name : name.substr(comma + 1);
}

void report_parse_error(const CLI::ParseError& error, diagnostics::Diagnostics& found) {
  const std::string name = option_named_by(error.what());
  found
      .add(kMissingArgument, {},
           fill(Text("{0} needs a value", "{0} demande une valeur"), {Text(name)}))
      .hint(fill(Text("write {0} VALUE or {0}=VALUE", "écrivez {0} VALEUR ou {0}=VALEUR"),
                 {Text(name)}));
}

/// "--length=1400mm": a parameter of the design, not an option.
bool looks_like_parameter(const std::string& word) {
  return word.rfind("--", 0) == 0 && word.size() > 3 && word[2] != '=' &&
         word.find('=') != std::string::npos;
}

std::vector<std::string> known_flags(const Verb* verb) {
  std::vector<std::string> names;
  const auto add = [&names](std::span<const Flag> flags) {
    for (const Flag& flag : flags) {
      std::istringstream in(flag.names);
      for (std::string name; std::getline(in, name, ',');) names.push_back(name);
    }
  };
  add(common_flags());
  if (verb != nullptr) add(verb->flags);
  return names;
}

void report_unknown_verb(const std::string& word, diagnostics::Diagnostics& found) {
  std::vector<std::string> names;
  for (const Verb* verb : verbs()) {
    if (verb->listed == Listed::yes) names.emplace_back(verb->name);
  }
  const std::string near = spec::suggestion(word, names);
  found
      .add(kUnknownVerb, {},
           fill(Text("plano has no command {0}", "plano n'a pas de commande {0}"), {quote(word)}))
      .hint(near.empty()
                ? fill(Text("the commands are {0}", "les commandes sont {0}"), {list_and(names)})
                : spec::did_you_mean(near));
}

void report_unknown_flag(const std::string& word, const Verb* verb,
                         diagnostics::Diagnostics& found) {
  const std::string near = spec::suggestion(word.substr(0, word.find('=')), known_flags(verb));
  const std::string of = verb == nullptr ? "plano" : std::string("plano ") + verb->name;
  const bool takes_parameters = verb != nullptr && verb->parameters == DesignParameters::accepted;
  const Text parameter = takes_parameters ? Text("; a parameter of the design is -p name=value",
                                                 " ; un paramètre du modèle s'écrit -p nom=valeur")
                                          : Text();
  found
      .add(kUnknownFlag, {},
           fill(Text("{0} has no option {1}", "{0} n'a pas d'option {1}"), {of, quote(word)}))
      .hint(near.empty()
                ? fill(Text("{0} --help lists its options{1}", "{0} --help énumère ses options{1}"),
                       {of, parameter})
                : fill(Text("did you mean {0}?{1}", "vouliez-vous dire {0} ?{1}"),
                       {near, takes_parameters
                                  ? Text(" (a parameter of the design is -p name=value)",
                                         " (un paramètre du modèle s'écrit -p nom=valeur)")
                                  : Text()}));
}

void report_leftovers(const std::vector<std::string>& leftovers, CommandLine& line,
                      diagnostics::Diagnostics& found) {
  for (const std::string& word : leftovers) {
    if (word == "--") continue;
    if (line.verb == nullptr && word[0] != '-') {
      report_unknown_verb(word, found);
      return;  // what follows belonged to the verb that was meant
    }
    if (line.verb != nullptr && line.verb->parameters == DesignParameters::accepted &&
        looks_like_parameter(word)) {
      line.arguments.bare_parameters.push_back(word.substr(2));
    } else if (!word.empty() && word[0] == '-') {
      report_unknown_flag(word, line.verb, found);
    } else {
      found
          .add(kTooManyArguments, {},
               fill(Text("{0} is one word too many", "{0} est un mot de trop"), {quote(word)}))
          .hint(word.find('=') != std::string::npos
                    ? fill(Text("for a parameter of the design, write -p {0}",
                                "pour un paramètre du modèle, écrivez -p {0}"),
                           {word})
                    : Text("put a value that holds spaces between quotes",
                           "mettez entre guillemets droits une valeur qui contient des espaces"));
    }
  }
}

void check_words(const char* name, const char* allowed, const std::vector<std::string>& given,
                 diagnostics::Diagnostics& found) {
  const std::vector<std::string> words = words_of(allowed);
  for (const std::string& value : given) {
    if (std::find(words.begin(), words.end(), value) != words.end()) continue;
    const std::string near = spec::suggestion(value, words);
    auto builder = found.add(kBadFlagValue, {},
                             fill(Text("{0} takes {1}, not {2}", "{0} accepte {1}, et non {2}"),
                                  {Text(name), list_or(words), quote(value)}));
    if (!near.empty()) {
      builder.hint(spec::did_you_mean(near));
    } else {
      builder.hint(fill(Text("write {0}", "écrivez {0}"), {list_or(words)}));
    }
  }
}

void check_values(const CommandLine& line, diagnostics::Diagnostics& found) {
  const auto check_flags = [&](std::span<const Flag> flags) {
    for (const Flag& flag : flags) {
      if (flag.completes == Completes::words) {
        const std::string names = flag.names;
        const std::size_t start = names.find("--");
        const std::string name = names.substr(start, names.find(',', start) - start);
        check_words(name.c_str(), flag.words, line.arguments.all(flag.key), found);
      }
    }
  };
  check_flags(common_flags());
  if (line.verb == nullptr || line.arguments.has("help")) return;
  check_flags(line.verb->flags);
  for (const Positional& place : line.verb->positionals) {
    const Text name = text_of(place.name_en, place.name_fr);
    if (place.completes == Completes::words) {
      check_words(place.name_en, place.words, line.arguments.all(place.key), found);
    }
    if (place.needed == Needed::required && !line.arguments.has(place.key)) {
      found
          .add(kMissingArgument, {},
               fill(Text("plano {0} needs {1}", "plano {0} demande {1}"),
                    {Text(line.verb->name), name}))
          .hint(
              fill(Text("plano {0} --help shows examples", "plano {0} --help montre des exemples"),
                   {Text(line.verb->name)}));
    }
  }
}

}  // namespace

CommandLine read_command_line(const std::vector<std::string>& words,
                              diagnostics::Diagnostics& found) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  app.require_subcommand(0, 1);
  Values common;
  std::map<std::string, Values> by_verb;
  for (const Flag& flag : common_flags()) bind_flag(app, flag, common);
  bind_flag(app, {"--version", "version", Takes::nothing, "", "", "", ""}, common);
  for (const Verb* verb : verbs()) bind_verb(app, *verb, by_verb[verb->name]);

  bool understood = true;
  try {
    std::vector<std::string> reversed(words.rbegin(), words.rend());  // as CLI11 wants them
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    report_parse_error(error, found);
    understood = false;
  }

  CommandLine line;
  for (const Verb* verb : verbs()) {
    if (app.got_subcommand(verb->name)) line.verb = verb;
  }
  const auto take = [&line](const Values& values) {
    for (const auto& [key, given] : values) {
      for (const std::string& value : given) line.arguments.add(key, value);
    }
  };
  take(common);
  if (line.verb != nullptr) take(by_verb[line.verb->name]);
  if (understood) {
    report_leftovers(app.remaining(true), line, found);
    check_values(line, found);
  }
  return line;
}

}  // namespace plano::cli
