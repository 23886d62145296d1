// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/version.h"
#include "cli/files.h"
#include "cli/gallery_config.h"
#include "cli/output_folder.h"
#include "cli/progress.h"
#include "cli/read_shelf.h"
#include "cli/verb.h"
#include "site/static_tree.h"

namespace plano::cli {
namespace {

using exporters::Artifact;

/// What stands in the folder, so that it is known again and replaced as a whole.
std::string manifest_of(const std::vector<Artifact>& files, const site::Shelf& shelf) {
  nlohmann::ordered_json json = {{"schema_version", 1},
                                 {"generator", {{"name", "plano"}, {"version", kVersion}}},
                                 {"gallery", {{"designs", shelf.design_ids()}}},
                                 {"files", nlohmann::ordered_json::array()}};
  for (const Artifact& file : files) {
    json["files"].push_back({{"path", file.path},
                             {"media_type", file.media_type},
                             {"bytes", file.bytes.size()},
                             {"sha256", hex(sha256(file.bytes))}});
  }
  return json.dump(1) + "\n";
}

void add_assets(Assets assets, std::vector<Artifact>& files) {
  for (AssetFile& file : assets.files) {
    files.push_back({"assets/" + file.name, file.media_type, std::move(file.bytes)});
  }
  if (!assets.worker.empty()) {
    files.push_back({"sw.js", "text/javascript", std::move(assets.worker)});
  }
}

std::vector<Artifact> all_files(const site::Shelf& shelf, Assets assets,
                                const site::TreeProgress& progress,
                                std::vector<std::string>& not_made) {
  const site::Setting setting{.mode = site::PageMode::static_files, .assets = assets.names};
  std::vector<Artifact> files = site::static_tree(shelf, setting, progress, not_made);
  add_assets(std::move(assets), files);
  std::sort(files.begin(), files.end(),
            [](const Artifact& a, const Artifact& b) { return a.path < b.path; });
  files.push_back({"bundle.json", "application/json", manifest_of(files, shelf)});
  return files;
}

int run_gallery(Session& session, const Arguments& arguments) {
  const Library library = Library::find(session.world());
  const auto town = asked_town(arguments, session);
  auto texts = town ? read_shelf(library, arguments.all("only"), arguments.all("workshop"), session)
                    : std::nullopt;
  if (!texts) return session.finish();
  const site::Shelf shelf(std::move(*texts), *town, session.found);
  Assets assets = read_assets(library, *town, session);
  if (session.found.has_errors()) return session.finish();

  ProgressLine line(session);
  std::vector<std::string> not_made;
  const std::vector<Artifact> files = all_files(
      shelf, std::move(assets),
      [&line](const Text& what, int done, int total) { line.show(what, done, total); }, not_made);
  const std::filesystem::path folder = arguments.has("output")
                                           ? std::filesystem::path(arguments.one("output"))
                                           : std::filesystem::path("out") / "gallery";
  const auto written = write_bundle(
      folder, files, "",
      [&line](std::size_t done, std::size_t total) {
        line.show({"writing the files", "écriture des fichiers"}, static_cast<int>(done),
                  static_cast<int>(total));
      },
      session.found);
  line.erase();
  if (!written) return session.finish();
  for (const std::string& state : not_made) {
    session.say(
        fill({"not made, as its page says: {0}", "pas fabriqué, sa page dit pourquoi : {0}"},
             {Text(state)}));
  }
  const nlohmann::ordered_json result = {{"folder", shown(written->folder)},
                                         {"designs", shelf.design_ids()},
                                         {"files", files.size()},
                                         {"not_made", not_made}};
  const int code = session.finish(result.dump());
  if (!session.json() && !session.quiet()) {
    session.print(
        fill({"{0}/index.html\n  {1} designs; put the folder on any web space, or open "
              "index.html from a disk\n",
              "{0}/index.html\n  {1} modèles ; posez le dossier sur n'importe quel espace "
              "web, ou ouvrez index.html depuis un disque\n"},
             {Text(shown(written->folder)),
              show(static_cast<std::int64_t>(shelf.design_ids().size()))})
            .in(session.language()));
  }
  return code;
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"action", "ACTION", "ACTION", Needed::required, Completes::words, "build"}}};
const std::array<Flag, 4> kFlags = {{
    {"-o,--output", "output", Takes::one, "FOLDER", "DOSSIER",
     "where to put it (default: out/gallery)", "où la mettre (sinon : out/gallery)",
     Completes::folder},
    {"--only", "only", Takes::many, "DESIGN", "MODÈLE",
     "this design alone; may be repeated (default: all of the library)",
     "ce modèle seulement ; peut se répéter (sinon : tous ceux de la bibliothèque)",
     Completes::design},
    kGalleryWorkshopFlag,
    kGalleryConfigFlag,
}};
constexpr std::array<Example, 2> kExamples = {{
    {"gallery build -o /media/usb/plans", "all designs and their presets, on a USB stick",
     "tous les modèles et leurs jeux de valeurs, sur une clé USB"},
    {"gallery build --only bench --config gallery.yaml",
     "one design, with the town's name and colour",
     "un seul modèle, au nom et à la couleur de la commune"},
}};

}  // namespace

extern const Verb kGallery;
const Verb kGallery = {
    "gallery",
    "make the gallery as files for any web space or USB stick",
    "fabriquer la galerie sous forme de fichiers, pour un espace web ou une clé USB",
    "`plano gallery build` makes the pages that `plano serve` shows, for the defaults of each "
    "design "
    "and each of its presets, with everything they offer to download. Links are relative: the "
    "folder "
    "works wherever it is put, without a server of ours, and from a disk. What can only be had "
    "live "
    "are other values.\n\nThe folder is made beside its place and put there at the end; one that "
    "plano did not make, or that holds files of yours, is never replaced. The same designs give "
    "the "
    "same bytes.",
    "`plano gallery build` fabrique les pages que montre `plano serve`, pour les valeurs d'origine "
    "de "
    "chaque modèle et chacun de ses jeux de valeurs, avec tout ce qu'elles proposent de "
    "télécharger. "
    "Les liens sont relatifs : le dossier fonctionne où qu'on le pose, sans serveur à nous, et "
    "depuis "
    "un disque. Seules d'autres valeurs demandent le serveur.\n\nLe dossier est préparé à côté de "
    "sa "
    "place et mis là à la fin ; un dossier que plano n'a pas créé, ou qui contient des fichiers à "
    "vous, n'est jamais remplacé. Les mêmes modèles donnent les mêmes octets.",
    kPositionals,
    kFlags,
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_gallery};

}  // namespace plano::cli
