// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "base/version.h"
#include "cli/session.h"
#include "cli/verb.h"

namespace plano::cli {
namespace {

int run_version(Session& session, const Arguments&) {
  const std::string version = kVersion;
  const int code = session.finish("\"" + version + "\"");
  if (!session.json()) session.print("plano " + version + "\n");
  return code;
}

}  // namespace

extern const Verb kVersion;
const Verb kVersion = {"version",
                       "print the version of plano",
                       "afficher la version de plano",
                       "One line: the name and the number.",
                       "Une ligne : le nom et le numéro.",
                       {},
                       {},
                       {},
                       DesignParameters::none,
                       Listed::yes,
                       run_version};

}  // namespace plano::cli
