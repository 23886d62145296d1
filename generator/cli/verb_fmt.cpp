// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "cli/codes.h"
#include "cli/files.h"
#include "cli/library.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "spec/registry.h"
#include "syntax/format.h"
#include "syntax/tree.h"

namespace plano::cli {
namespace {

int run_fmt(Session& session, const Arguments& arguments) {
  diagnostics::Diagnostics& found = session.found;
  const Library library = Library::find(session.world());
  const auto path = library.design(arguments.one("design"), found);
  const auto source = path ? read_source(*path, session.sources, found) : std::nullopt;
  if (!source || !syntax::parse(session.sources, *source, syntax::Limits{}, found)) {
    return session.finish();
  }
  std::vector<std::string_view> order;
  for (const spec::Key& key : spec::design_keys()) order.emplace_back(key.name);
  const std::string& before = session.sources.text(*source);
  const std::string after = syntax::formatted(before, order);
  const bool same = after == before;
  if (!same && arguments.has("check")) {
    found
        .add(kNotFormatted, {},
             fill(Text("{0} is not laid out as plano fmt does",
                       "{0} n'est pas présenté comme le fait plano fmt"),
                  {Text(shown(*path))}))
        .hint(fill(Text("run: plano fmt {0}", "lancez : plano fmt {0}"), {Text(shown(*path))}));
  } else if (!same && write_file(*path, after, found)) {
    session.say(
        fill(Text("{0}: laid out anew", "{0} : présentation refaite"), {Text(shown(*path))}));
  }
  return session.finish(same ? "false" : "true");
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"design", "DESIGN", "MODÈLE", Needed::required, Completes::design}}};
constexpr std::array<Flag, 1> kFlags = {{
    {"--check", "check", Takes::nothing, "", "",
     "change nothing; end with 1 if something would change",
     "ne rien changer ; finir par 1 si quelque chose changerait"},
}};
constexpr std::array<Example, 2> kExamples = {{
    {"fmt my-stool", "lay out my-stool/design.yaml", "mettre en forme my-stool/design.yaml"},
    {"fmt --check my-stool", "only say whether it is", "dire seulement si elle l'est"},
}};

}  // namespace

extern const Verb kFmt;
const Verb kFmt = {"fmt",
                   "lay out the text of a design in the one common way",
                   "donner au texte d'un modèle la présentation commune",
                   "So that a comparison of two versions shows what changed and nothing else. "
                   "Comments and meaning stay "
                   "as they are. The file is rewritten in place.",
                   "Pour qu'une comparaison de deux versions montre ce qui a changé et rien "
                   "d'autre. Les commentaires et "
                   "le sens restent les mêmes. Le fichier est réécrit sur place.",
                   kPositionals,
                   kFlags,
                   kExamples,
                   DesignParameters::none,
                   Listed::yes,
                   run_fmt};

}  // namespace plano::cli
