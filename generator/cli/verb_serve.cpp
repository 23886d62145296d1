// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>
#include <chrono>
#include <iostream>

#include "cli/flag_numbers.h"
#include "cli/gallery_codes.h"
#include "cli/gallery_config.h"
#include "cli/gallery_router.h"
#include "cli/read_shelf.h"
#include "cli/verb.h"
#include "server/serve.h"

namespace plano::cli {
namespace {

constexpr std::uint64_t kUsualPort = 8080;
constexpr std::uint64_t kMostWorkers = 64;

server::Options options_of(const Session& session, const Arguments& arguments,
                           diagnostics::Diagnostics& found) {
  server::Options options;
  if (arguments.has("host")) options.host = arguments.one("host");
  options.port = static_cast<std::uint16_t>(
      number_after(arguments, "port", {0, 65'535, kUsualPort}, kUsualPort, found));
  options.workers =
      static_cast<int>(number_after(arguments, "workers", {0, kMostWorkers, 2}, 0, found));
  if (arguments.has("cache")) options.cache_folder = arguments.one("cache");
  if (arguments.has("cache") && options.cache_folder.empty()) {
    report_bad_flag("--cache", "", {"the name of a folder", "le nom d'un dossier"},
                    {"without --cache answers are kept in memory only",
                     "sans --cache, les réponses ne sont gardées qu'en mémoire"},
                    found);
  }
  // A page with its nested sheets takes a second or two, on a small machine at work ten times that;
  // the home page waits for the figures of all designs besides, once.
  options.limits.quick.time = std::chrono::seconds(40);
  options.limits.queueing = std::chrono::seconds(60);
  options.listening = [&session](const std::string& address) {
    session.world().out << address << '/' << std::endl;
  };
  options.warning = [&session](const Text& sentence) {
    session.say(fill({"warning: {0}", "avertissement : {0}"}, {sentence}));
  };
  if (!session.quiet()) {
    options.log = [&session](std::string_view line) {
      session.world().err << line << '\n' << std::flush;
    };
  }
  return options;
}

int run_serve(Session& session, const Arguments& arguments) {
  const Library library = Library::find(session.world());
  server::Options options = options_of(session, arguments, session.found);
  const auto town = asked_town(arguments, session);
  auto texts = town && !session.found.has_errors()
                   ? read_shelf(library, {}, arguments.all("workshop"), session)
                   : std::nullopt;
  if (!texts) return session.finish();
  const site::Shelf shelf(std::move(*texts), *town, session.found);
  Assets assets = read_assets(library, *town, session);
  if (session.found.has_errors()) return session.finish();
  const site::Setting setting{.mode = site::PageMode::live, .assets = assets.names};
  GalleryRouter router(shelf, setting, std::move(assets));
  options.ahead = {"/fr/"};
  const auto served = server::serve(
      options, [&](const server::Request& request) { return router.plan(request); },
      [&](const std::string& message) { return router.made(message); });
  if (!served) {
    session.found.add(kCannotServe, {}, served.error())
        .hint({"choose another --port or --host; --port 0 takes one that is free",
               "choisissez un autre --port ou --host ; --port 0 en prend un qui est libre"});
  }
  return session.finish();
}

const std::array<Flag, 6> kFlags = {{
    {"--host", "host", Takes::one, "ADDRESS", "ADRESSE",
     "address to listen at, in figures (default: 127.0.0.1: this machine only)",
     "adresse d'écoute, en chiffres (sinon : 127.0.0.1, cette machine seulement)"},
    {"--port", "port", Takes::one, "NUMBER", "NUMÉRO",
     "port to listen at (default: 8080); 0: any that is free",
     "port d'écoute (sinon : 8080) ; 0 : n'importe lequel qui soit libre"},
    {"--workers", "workers", Takes::one, "N", "N",
     "how many answers are made at once (default: as many as processors, at least 2)",
     "combien de réponses sont préparées à la fois (sinon : autant que de processeurs, au moins "
     "2)"},
    {"--cache", "cache", Takes::one, "FOLDER", "DOSSIER",
     "keep answers in this folder, too, up to 512 MB (default: in memory only, up to 64 MB)",
     "garder aussi les réponses dans ce dossier, jusqu'à 512 Mo (sinon : en mémoire seulement, "
     "jusqu'à 64 Mo)",
     Completes::folder},
    kGalleryConfigFlag,
    kGalleryWorkshopFlag,
}};
constexpr std::array<Example, 2> kExamples = {{
    {"serve", "the gallery at http://127.0.0.1:8080/", "la galerie sur http://127.0.0.1:8080/"},
    {"serve --port 9000 --cache /var/cache/plano --config gallery.yaml",
     "behind the town's own web server, in its name and colour",
     "derrière le serveur web de la commune, à son nom et à sa couleur"},
}};

}  // namespace

extern const Verb kServe;
const Verb kServe = {
    "serve",
    "show the gallery in a browser: choose a design, change it, download it",
    "montrer la galerie dans un navigateur : choisir un modèle, le modifier, le télécharger",
    "Prints its address and serves until it is told to stop (Ctrl-C). Every answer is made in a "
    "process of its own with limits on time and memory, and kept for whoever asks again. No "
    "account, "
    "no cookie, nobody is counted; the log on standard error has one JSON line for each request, "
    "and "
    "no address of a visitor.\n\nIt listens on this machine only unless --host says otherwise. For "
    "a public place put a web server with TLS before it.",
    "Affiche son adresse et sert jusqu'à ce qu'on l'arrête (Ctrl-C). Chaque réponse est préparée "
    "dans "
    "un processus à part, aux temps et mémoire limités, et gardée pour qui la redemande. Ni "
    "compte, "
    "ni cookie, ni mesure d'audience ; le journal, sur la sortie d'erreur, a une ligne JSON par "
    "requête et aucune adresse de visiteur.\n\nIl n'écoute que cette machine, sauf si --host dit "
    "autre chose. Pour un lieu public, placez devant lui un serveur web avec TLS.",
    {},
    kFlags,
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_serve};

}  // namespace plano::cli
