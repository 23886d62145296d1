// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One run of one verb: its language, its sources, its findings, and how it talks.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"
#include "cli/verb.h"
#include "cli/world.h"
#include "diagnostics/diagnostic.h"
#include "diagnostics/render.h"
#include "diagnostics/source.h"

namespace plano::cli {

/// From --lang, else the first of LC_ALL, LC_MESSAGES and LANG that is set; French where it starts
/// with "fr", else English. `arguments` are scanned before they are parsed, so that a mistake in
/// the command line is already told in the right language.
Language choose_language(const World& world, const std::vector<std::string>& arguments);

class Session {
 public:
  Session(const World& world, const Arguments& arguments, Language language);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const World& world() const { return world_; }
  Language language() const { return language_; }
  bool json() const { return json_; }
  bool quiet() const { return quiet_; }
  /// May a line be drawn, erased and redrawn on the error stream?
  bool live_progress() const;

  /// Talk: to the error stream, unless quiet.
  void say(const Text& sentence) const;
  /// Data: to standard output.
  void print(std::string_view bytes) const;

  /// Prints the findings (and with --json the one object) and returns the exit code: that of the
  /// gravest finding, or 0. `result` is a JSON value. Called once, at the end of a verb.
  int finish(const std::string& result = "null");

  /// Takes over the findings of a stage that had its own: what the command line has to say about
  /// its own use must not get into a stage's result.
  void add(const diagnostics::Diagnostics& of_stage);

  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;

 private:
  const World& world_;
  Language language_;
  bool json_;
  bool quiet_;
  bool lines_;
  diagnostics::Colour colour_;
};

}  // namespace plano::cli
