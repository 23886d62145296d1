// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A verb of the command line as data: its words in both languages, its flags, an example or two
/// and the function that does the work. The parser, the help pages, the manual page and the
/// completion scripts are all made from this table; a verb is one file and one line in `verbs.def`.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"

namespace plano::cli {

class Session;

/// What a shell may propose for a value.
enum class Completes : std::uint8_t {
  nothing,
  file,
  folder,
  design,
  workshop,
  parameter,
  preset,
  format,
  code,
  words
};

enum class Takes : std::uint8_t { nothing, one, many };  // many: the flag may be repeated

struct Flag {
  const char* names;  // "-p,--param"
  const char* key;    // how the verb asks for it: "param"
  Takes takes;
  const char* value_en;  // "NAME=VALUE"; "" where it takes nothing
  const char* value_fr;
  const char* help_en;
  const char* help_fr;
  Completes completes = Completes::nothing;
  const char* words = "";  // of Completes::words, space-separated: nothing else is accepted
};

enum class Needed : std::uint8_t { required, optional };

struct Positional {
  const char* key;
  const char* name_en;  // "DESIGN"
  const char* name_fr;
  Needed needed;
  Completes completes;
  const char* words = "";
};

struct Example {
  const char* line;  // without "plano"
  const char* what_en;
  const char* what_fr;
};

/// What was typed, by key.
class Arguments {
 public:
  bool has(const std::string& key) const { return values_.count(key) != 0; }
  /// The last value given, or empty.
  std::string one(const std::string& key) const;
  const std::vector<std::string>& all(const std::string& key) const;
  void add(const std::string& key, std::string value) { values_[key].push_back(std::move(value)); }

  /// `--name=value` where name is no flag of the verb: a parameter of the design.
  std::vector<std::string> bare_parameters;

 private:
  std::map<std::string, std::vector<std::string>> values_;
};

enum class Listed : std::uint8_t { yes, hidden };
enum class DesignParameters : std::uint8_t { none, accepted };

struct Verb {
  const char* name;
  const char* summary_en;  // one line
  const char* summary_fr;
  const char* about_en;  // paragraphs
  const char* about_fr;
  std::span<const Positional> positionals;
  std::span<const Flag> flags;  // besides the common ones
  std::span<const Example> examples;
  DesignParameters parameters;
  Listed listed;
  /// Returns the exit code. Findings go into the session.
  int (*run)(Session& session, const Arguments& arguments);
};

/// Every verb, in the order of the help page.
std::span<const Verb* const> verbs();
/// Flags every verb has: language, colour, quiet, json, help.
std::span<const Flag> common_flags();
/// Flags shared by the verbs that put values into a design.
extern const Flag kParamFlag;
extern const Flag kPresetFlag;
extern const Flag kWorkshopFlag;

inline Text text_of(const char* en, const char* fr) {
  return Text(std::string(en), std::string(fr));
}

}  // namespace plano::cli
