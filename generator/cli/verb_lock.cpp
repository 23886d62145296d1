// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "cli/files.h"
#include "cli/modules.h"
#include "cli/session.h"
#include "cli/verb.h"

namespace plano::cli {
namespace {

int run_lock(Session& session, const Arguments& arguments) {
  diagnostics::Diagnostics& found = session.found;
  const Library library = Library::find(session.world());
  const auto design = library.design(arguments.one("design"), found);
  const auto source = design ? read_source(*design, session.sources, found) : std::nullopt;
  const auto modules =
      source ? read_modules(library, *design, *source, session.sources, found) : std::nullopt;
  if (!modules) return session.finish();
  const std::int64_t count = static_cast<std::int64_t>(modules->files.size());
  if (count == 0) {
    session.say(Text("This design takes in no other: there is nothing to lock.",
                     "Ce modèle n'en reprend aucun autre : il n'y a rien à figer."));
    return session.finish("0");
  }
  if (!lock_is_link(*design, found) && write_file(lock_path(*design), modules->lock, found)) {
    session.say(fill(count == 1 ? Text("{0}: {1} module pinned", "{0} : {1} module figé")
                                : Text("{0}: {1} modules pinned", "{0} : {1} modules figés"),
                     {Text(shown(lock_path(*design))), show(count)}));
  }
  return session.finish(std::to_string(count));
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"design", "DESIGN", "MODÈLE", Needed::required, Completes::design}}};
constexpr std::array<Example, 1> kExamples = {{
    {"lock my-tower", "after a module was changed and the design tried with it",
     "après qu'un module a changé et que le modèle a été essayé avec"},
}};

}  // namespace

extern const Verb kLock;
const Verb kLock = {
    "lock",
    "pin the modules a design takes in",
    "figer les modules que reprend un modèle",
    "Writes design.lock beside the design: the SHA-256 of the text of every design it takes "
    "in, at any depth. From then on a module that changes stops every command until the design "
    "has been tried with it and locked again. Nothing else ever writes that file.",
    "Écrit design.lock à côté du modèle : l'empreinte SHA-256 du texte de chaque modèle qu'il "
    "reprend, à toute profondeur. Dès lors, un module qui change arrête toute commande jusqu'à "
    "ce que le modèle ait été essayé avec lui et figé de nouveau. Rien d'autre n'écrit ce "
    "fichier.",
    kPositionals,
    {},
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_lock};

}  // namespace plano::cli
