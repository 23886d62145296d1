// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/read_shelf.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/version.h"
#include "cli/codes.h"
#include "cli/files.h"
#include "cli/gallery_codes.h"
#include "cli/modules.h"
#include "site/town_style.h"

namespace plano::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMostPictureBytes = 4u * 1024 * 1024;
constexpr std::uintmax_t kMostAssetBytes = 8u * 1024 * 1024;
constexpr std::size_t kMostFiles = 200;  // of a folder

/// A file that may be missing.
std::string text_if_there(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {};
  diagnostics::Diagnostics unheard;
  return read_text(path, unheard).value_or(std::string());
}

/// Names of the plain files in a folder, sorted.
std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error) && names.size() < kMostFiles) {
      names.push_back(it->path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<site::StoryPicture> pictures_of(const fs::path& folder) {
  std::vector<site::StoryPicture> pictures;
  for (const std::string& name : files_in(folder)) {
    const std::string type = media_type_of(name);
    if (type.rfind("image/", 0) != 0) continue;
    diagnostics::Diagnostics unheard;
    auto bytes = read_text(folder / name, unheard, kMostPictureBytes);
    if (bytes) pictures.push_back({name, type, std::move(*bytes)});
  }
  return pictures;
}

/// Empty after an error.
std::optional<site::DesignText> read_design(const Library& library, const std::string& typed,
                                            diagnostics::SourceMap& sources,
                                            diagnostics::Diagnostics& found) {
  const auto path = library.design(typed, found);
  const auto source = path ? read_source(*path, sources, found) : std::nullopt;
  if (!source) return std::nullopt;
  site::DesignText design;
  const fs::path folder = path->parent_path();
  design.id = folder.filename().string();
  design.source = *source;
  auto modules = read_modules(library, *path, *source, sources, found);
  if (!modules || !check_lock(*modules, *path, sources, found)) return std::nullopt;
  design.modules = std::move(*modules);
  design.story = {text_if_there(folder / "README.md"), text_if_there(folder / "README.fr.md")};
  design.pictures = pictures_of(folder / "pictures");
  return design;
}

bool is_module(const Library& library, const std::string& id) {
  std::error_code error;
  return !fs::exists(library.root() / "designs" / id / "design.yaml", error);
}

void read_workshops(const Library& library, const std::vector<std::string>& named,
                    site::ShelfTexts& texts, diagnostics::Diagnostics& found) {
  std::vector<std::string> all = named;
  if (all.empty()) {
    all = library.workshop_ids();
    std::stable_partition(all.begin(), all.end(),
                          [](const std::string& id) { return id == "default"; });
  }
  for (const std::string& typed : all) {
    const auto path = library.workshop(typed, found);
    const auto source = path ? read_source(*path, texts.sources, found) : std::nullopt;
    if (source) texts.workshops.push_back({path->stem().string(), *source});
  }
}

std::string digest_of_program(const Session& session) {
  diagnostics::Diagnostics unheard;
  const auto bytes = read_bytes(session.world().executable, unheard);
  return bytes ? hex(sha256(*bytes)) : std::string();
}

}  // namespace

std::string media_type_of(const std::string& name) {
  static constexpr std::array<std::pair<const char*, const char*>, 11> kTypes = {
      {{".css", "text/css; charset=utf-8"},
       {".js", "text/javascript; charset=utf-8"},
       {".json", "application/json"},
       {".svg", "image/svg+xml"},
       {".png", "image/png"},
       {".jpg", "image/jpeg"},
       {".webp", "image/webp"},
       {".woff2", "font/woff2"},
       {".txt", "text/plain; charset=utf-8"},
       {".webmanifest", "application/manifest+json"},
       {".html", "text/html; charset=utf-8"}}};
  for (const auto& [ending, type] : kTypes) {
    if (name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

std::optional<site::ShelfTexts> read_shelf(const Library& library,
                                           const std::vector<std::string>& only,
                                           const std::vector<std::string>& workshops,
                                           Session& session) {
  site::ShelfTexts texts;
  diagnostics::Diagnostics& found = session.found;
  read_workshops(library, workshops, texts, found);
  if (found.has_errors()) return std::nullopt;
  std::vector<std::string> wanted = only;
  if (wanted.empty()) {
    wanted = library.design_ids();
    std::erase_if(wanted, [&](const std::string& id) { return is_module(library, id); });
  }
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  for (const std::string& typed : wanted) {
    auto design = read_design(library, typed, texts.sources, found);
    if (design) texts.designs.push_back(std::move(*design));
  }
  if (texts.designs.empty() && !found.has_errors()) {
    found.add(kNoData, {}, {"there are no designs to show", "il n'y a pas de modèle à montrer"})
        .hint({"set PLANO_DATA to plano's share/plano folder",
               "donnez à PLANO_DATA le dossier share/plano de plano"});
  }
  if (found.has_errors()) return std::nullopt;
  if (const auto catalogue = library.licence_catalogue()) {
    texts.licences = read_source(*catalogue, texts.sources, found);
  }
  texts.licence_texts = library.licence_texts();
  texts.program_version = kVersion;
  texts.program_digest = digest_of_program(session);
  // What is found from here on is told with these texts.
  session.sources = texts.sources;
  return texts;
}

Assets read_assets(const Library& library, const site::Town& town, Session& session) {
  Assets assets;
  const fs::path folder = library.root() / "gallery" / "dist";
  const nlohmann::json manifest = nlohmann::json::parse(text_if_there(folder / "manifest.json"),
                                                        nullptr, /*allow_exceptions=*/false);
  if (!manifest.is_object()) {
    session.found
        .add(kNoFrontEnd, {},
             fill({"the front end of the gallery was not built: {0} is missing",
                   "la partie « navigateur » de la galerie n'a pas été construite : {0} manque"},
                  {Text(shown(folder / "manifest.json"))}))
        .hint({"run scripts/gallery, or go on with pages that have no style and no 3D view",
               "lancez scripts/gallery, ou continuez avec des pages sans mise en forme ni vue 3D"});
    return assets;
  }
  for (const auto& [name, file] : manifest.items()) {
    if (!file.is_string()) continue;
    assets.names[name] = "assets/" + file.get<std::string>();
  }
  for (const std::string& name : files_in(folder)) {
    if (name == "manifest.json") continue;
    diagnostics::Diagnostics unheard;
    auto bytes = read_text(folder / name, unheard, kMostAssetBytes);
    if (!bytes) continue;
    if (name == "sw.js") {
      assets.worker = std::move(*bytes);
    } else {
      assets.files.push_back({name, media_type_of(name), std::move(*bytes)});
    }
  }
  if (std::string style = site::town_style(town); !style.empty()) {
    const std::string name = "town-" + hex(sha256(style)).substr(0, 10) + ".css";
    assets.names["town.css"] = "assets/" + name;
    assets.files.push_back({name, media_type_of(name), std::move(style)});
  }
  return assets;
}

}  // namespace plano::cli
