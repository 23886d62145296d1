// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "catalog/keys.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "joints/joint.h"
#include "spec/reference.h"

namespace plano::cli {
namespace {

std::string workshop_page(Language language) {
  return spec::keys_reference(
      catalog::workshop_keys(), {"The profile of a workshop", "Le profil d'un atelier"},
      {"One YAML file for each place: its machines, the boards and bars it has, the leftovers it "
       "keeps. Lengths are written with their unit, `17.8mm`. This page is made from the program's "
       "own list of keys.",
       "Un fichier YAML par lieu : ses machines, les plaques et les barres qu'il a, les chutes "
       "qu'il "
       "garde. Les longueurs s'écrivent avec leur unité, `17.8mm`. Cette page est faite à partir "
       "de "
       "la liste des clés du programme."},
      language);
}

int run_reference(Session& session, const Arguments& arguments) {
  session.print(arguments.one("of") == "workshop"
                    ? workshop_page(session.language())
                    : spec::design_reference(joints::all_joint_keys(), session.language()));
  return session.finish();
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"of", "OF", "DE", Needed::optional, Completes::words, "design workshop"}}};
constexpr std::array<Example, 3> kExamples = {{
    {"reference workshop", "the keys of a workshop's profile", "les clés du profil d'un atelier"},
    {"reference | less", "to read", "pour lire"},
    {"reference --lang fr > reference.md", "a page to keep, in French",
     "une page à garder, en français"},
}};

}  // namespace

extern const Verb kReference;
const Verb kReference = {
    "reference",
    "print every word a design or a workshop can use",
    "afficher tous les mots qu'un modèle ou un atelier peut employer",
    "Formulas, units, keys, joints: the whole language on one page of Markdown. With `workshop`, "
    "the keys of a workshop's profile.",
    "Formules, unités, clés, assemblages : tout le langage sur une page Markdown. Avec `workshop`, "
    "les clés du profil d'un atelier.",
    kPositionals,
    {},
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_reference};

}  // namespace plano::cli
