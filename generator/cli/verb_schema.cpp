// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "catalog/keys.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "joints/joint.h"
#include "spec/schema.h"

namespace plano::cli {
namespace {

int run_schema(Session& session, const Arguments& arguments) {
  session.print(arguments.one("of") == "workshop"
                    ? spec::keys_schema(catalog::workshop_keys(),
                                        {"A Planothèque workshop", "Un atelier Planothèque"},
                                        session.language())
                    : spec::design_schema(joints::all_joint_keys(), session.language()));
  return session.finish();
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"of", "OF", "DE", Needed::optional, Completes::words, "design workshop"}}};
constexpr std::array<Example, 2> kExamples = {{
    {"schema > design.schema.json",
     "then, as the first line of a design: # yaml-language-server: $schema=design.schema.json",
     "puis, en première ligne d'un modèle : # yaml-language-server: $schema=design.schema.json"},
    {"schema workshop > workshop.schema.json", "the same for the profile of a workshop",
     "de même pour le profil d'un atelier"},
}};

}  // namespace

extern const Verb kSchema;
const Verb kSchema = {
    "schema",
    "print the JSON Schema of designs or workshops, for text editors",
    "afficher le schéma JSON des modèles ou des ateliers, pour les éditeurs de texte",
    "An editor that knows the schema proposes keys while one types and underlines "
    "mistakes. JSON Schema, draft-07.",
    "Un éditeur qui connaît le schéma propose les clés pendant la frappe et souligne les "
    "erreurs. JSON Schema, draft-07.",
    kPositionals,
    {},
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_schema};

}  // namespace plano::cli
