// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "cli/session.h"
#include "cli/verb.h"
#include "joints/joint.h"
#include "spec/reference.h"

namespace plano::cli {
namespace {

int run_reference(Session& session, const Arguments&) {
  session.print(spec::design_reference(joints::all_joint_keys(), session.language()));
  return session.finish();
}

constexpr std::array<Example, 2> kExamples = {{
    {"reference | less", "to read", "pour lire"},
    {"reference --lang fr > reference.md", "a page to keep, in French",
     "une page à garder, en français"},
}};

}  // namespace

extern const Verb kReference;
const Verb kReference = {
    "reference",
    "print every word a design can use",
    "afficher tous les mots qu'un modèle peut employer",
    "Formulas, units, keys, joints: the whole language on one page of Markdown.",
    "Formules, unités, clés, assemblages : tout le langage sur une page Markdown.",
    {},
    {},
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_reference};

}  // namespace plano::cli
