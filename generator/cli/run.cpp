// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/run.h"

#include <ostream>

#include "base/version.h"
#include "cli/codes.h"
#include "cli/command_line.h"
#include "cli/help.h"
#include "cli/session.h"

namespace plano::cli {
namespace {

/// Data that did not arrive is not data: `plano schema > /dev/full` must not look like a success.
int checked_output(const World& world, Session& session, int code) {
  world.out.flush();
  if (world.out.good() || code != 0) return code;
  session.found.add(
      kCannotWrite, {},
      Text("standard output cannot be written to", "la sortie standard n'accepte rien"));
  world.err << diagnostics::render_human(session.found, session.sources, session.language(),
                                         diagnostics::Colour::none);
  return static_cast<int>(diagnostics::Outcome::files);
}

int run_verb(const CommandLine& line, Session& session) {
  if (session.found.has_errors()) return session.finish();
  if (line.arguments.has("version")) {
    session.print(std::string("plano ") + kVersion + "\n");
    return 0;
  }
  if (line.verb == nullptr) {
    session.print(overview(session.language()));
    return line.arguments.has("help") ? 0 : static_cast<int>(diagnostics::Outcome::usage);
  }
  if (line.arguments.has("help")) {
    session.print(verb_help(*line.verb, session.language()));
    return 0;
  }
  return line.verb->run(session, line.arguments);
}

}  // namespace

int run(const World& world, const std::vector<std::string>& words) {
  diagnostics::Diagnostics found;
  const CommandLine line = read_command_line(words, found);
  Session session(world, line.arguments, choose_language(world, words));
  session.found = found;
  return checked_output(world, session, run_verb(line, session));
}

}  // namespace plano::cli
