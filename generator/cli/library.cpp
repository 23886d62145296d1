// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/library.h"

#include <algorithm>

#include "cli/codes.h"
#include "cli/files.h"
#include "spec/suggest.h"

namespace plano::cli {

namespace fs = std::filesystem;

namespace {

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

bool holds_library(const fs::path& path) {
  return is_folder(path / "designs") && is_folder(path / "workshops");
}

/// Names in `folder` that `name_of` makes something of.
template <class NameOf>
std::vector<std::string> names_in(const fs::path& folder, NameOf name_of) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::string name = name_of(it->path());
    if (!name.empty()) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// A name rather than a path: nothing that could lead out of the library's own folder.
bool is_plain_name(const std::string& typed) {
  return !typed.empty() && typed.find('/') == std::string::npos && typed[0] != '.';
}

Text hint_among(const std::string& typed, const std::vector<std::string>& names, const Text& list) {
  const std::string near = spec::suggestion(typed, names);
  if (!near.empty()) return spec::did_you_mean(near);
  return fill(list, {list_and(names)});
}

}  // namespace

Library Library::find(const World& world) {
  Library library;
  library.asked_ = world.variable("PLANO_DATA");
  if (!library.asked_.empty()) {
    if (holds_library(library.asked_)) library.root_ = library.asked_;
    return library;
  }
  const fs::path beside = world.executable.parent_path();
  const fs::path installed = beside.parent_path() / "share" / "plano";
  if (holds_library(installed)) {
    library.root_ = installed;
    return library;
  }
  for (fs::path folder = beside; !folder.empty(); folder = folder.parent_path()) {
    if (holds_library(folder)) {
      library.root_ = folder;
      break;
    }
    if (folder == folder.parent_path()) break;
  }
  return library;
}

std::vector<std::string> Library::design_ids() const {
  const auto id_of = [](const fs::path& path) {
    return is_there(path / "design.yaml") ? path.filename().string() : std::string();
  };
  std::vector<std::string> ids = names_in(root_ / "designs", id_of);
  const std::vector<std::string> modules = names_in(root_ / "designs" / "modules", id_of);
  ids.insert(ids.end(), modules.begin(), modules.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<std::string> Library::workshop_ids() const {
  return names_in(root_ / "workshops", [](const fs::path& path) {
    return path.extension() == ".yaml" ? path.stem().string() : std::string();
  });
}

std::optional<fs::path> Library::design(const std::string& typed,
                                        diagnostics::Diagnostics& problems) const {
  if (is_folder(typed)) {
    const fs::path inside = fs::path(typed) / "design.yaml";
    if (is_there(inside)) return inside;
    problems
        .add(kNoSuchDesign, {},
             fill(Text("the folder {0} holds no design.yaml",
                       "le dossier {0} ne contient pas de design.yaml"),
                  {typed}))
        .hint(fill(
            Text("to start a design: plano new NAME", "pour commencer un modèle : plano new NOM"),
            {}));
    return std::nullopt;
  }
  if (is_there(typed)) return fs::path(typed);
  if (found() && is_plain_name(typed)) {
    const fs::path known = root_ / "designs" / typed / "design.yaml";
    if (is_there(known)) return known;
    const fs::path module = root_ / "designs" / "modules" / typed / "design.yaml";
    if (is_there(module)) return module;
  }
  problems
      .add(kNoSuchDesign, {},
           fill(Text("there is no file, folder or known design {0}",
                     "il n'y a ni fichier, ni dossier, ni modèle connu nommé {0}"),
                {quote(typed)}))
      .hint(hint_among(
          typed, found() ? design_ids() : std::vector<std::string>(),
          found() ? Text("designs that came with plano: {0}", "modèles livrés avec plano : {0}")
                  : Text("name the path of a design.yaml", "indiquez le chemin d'un design.yaml")));
  return std::nullopt;
}

std::optional<fs::path> Library::workshop(const std::string& typed,
                                          diagnostics::Diagnostics& problems) const {
  const bool is_path = typed.find('/') != std::string::npos || fs::path(typed).has_extension();
  if (is_path && is_there(typed)) return fs::path(typed);
  if (!is_path && !found()) {
    problems
        .add(
            kNoData, {},
            asked_.empty()
                ? Text("no folder with designs and workshops was found near the program",
                       "aucun dossier contenant des modèles et des ateliers n'a été trouvé près du "
                       "programme")
                : fill(Text("PLANO_DATA is {0}, which does not hold designs and workshops",
                            "PLANO_DATA vaut {0}, qui ne contient ni modèles ni ateliers"),
                       {quote(asked_)}))
        .hint(
            {"set PLANO_DATA to plano's share/plano folder, or name the path of a workshop profile "
             "with --workshop",
             "donnez à PLANO_DATA le dossier share/plano de plano, ou indiquez le chemin d'un "
             "profil "
             "d'atelier avec --workshop"});
    return std::nullopt;
  }
  if (found() && is_plain_name(typed)) {
    const fs::path known = root_ / "workshops" / (typed + ".yaml");
    if (is_there(known)) return known;
  }
  problems
      .add(kNoSuchWorkshop, {},
           fill(Text("there is no workshop {0}", "il n'y a pas d'atelier {0}"), {quote(typed)}))
      .hint(hint_among(typed, found() ? workshop_ids() : std::vector<std::string>(),
                       Text("known workshops: {0}; or name the path of a profile",
                            "ateliers connus : {0} ; ou indiquez le chemin d'un profil")));
  return std::nullopt;
}

std::optional<fs::path> Library::starting_point(const std::string& id,
                                                diagnostics::Diagnostics& problems) const {
  const fs::path folder = root_ / "templates" / id;
  if (found() && is_there(folder / "design.yaml")) return folder;
  problems
      .add(kNoData, {},
           Text("the starting point for new designs was not found near the program",
                "le point de départ des nouveaux modèles est introuvable près du programme"))
      .hint({"set PLANO_DATA to plano's share/plano folder",
             "donnez à PLANO_DATA le dossier share/plano de plano"});
  return std::nullopt;
}

std::optional<fs::path> Library::joint_sample(const std::string& type) const {
  const fs::path path = root_ / "generator" / "joints" / "samples" / (type + ".yaml");
  return found() && is_there(path) ? std::optional(path) : std::nullopt;
}

std::optional<fs::path> Library::licence_catalogue() const {
  const fs::path path = root_ / "licenses" / "catalogue.yaml";
  std::error_code error;
  return found() && fs::exists(path, error) ? std::optional(path) : std::nullopt;
}

std::vector<std::pair<std::string, std::string>> Library::licence_texts() const {
  std::vector<std::pair<std::string, std::string>> texts;
  if (!found()) return texts;
  // Installed beside the designs; in a source tree, where scripts/licences puts them.
  for (const fs::path& folder : {root_ / "licence-texts", root_ / "build" / "licence-texts"}) {
    for (const std::string& name : names_in(folder, [](const fs::path& path) {
           return path.extension() == ".txt" ? path.filename().string() : std::string();
         })) {
      diagnostics::Diagnostics ignored;  // a missing text is named by its address instead
      std::optional<std::string> text = read_text(folder / name, ignored);
      if (text) texts.emplace_back(name.substr(0, name.size() - 4), std::move(*text));
    }
    if (!texts.empty()) break;
  }
  return texts;
}

std::optional<diagnostics::SourceId> read_source(const fs::path& path,
                                                 diagnostics::SourceMap& sources,
                                                 diagnostics::Diagnostics& problems) {
  std::optional<std::string> text = read_text(path, problems);
  if (!text) return std::nullopt;
  return sources.add(shown(path), std::move(*text));
}

}  // namespace plano::cli
