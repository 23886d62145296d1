// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/version.h"
#include "cli/help.h"
#include "cli/session.h"
#include "cli/verb.h"

namespace plano::cli {
namespace {

int run_manual(Session& session, const Arguments&) {
  session.print(manual_page(kVersion, session.language()));
  return session.finish();
}

}  // namespace

extern const Verb kManual;
const Verb kManual = {"manual",
                      "print the manual page in roff",
                      "afficher la page de manuel en roff",
                      "For the build, which installs it.",
                      "Pour la construction, qui l'installe.",
                      {},
                      {},
                      {},
                      DesignParameters::none,
                      Listed::hidden,
                      run_manual};

}  // namespace plano::cli
