// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The library read into memory for a gallery.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/library.h"
#include "cli/session.h"
#include "site/shelf.h"

namespace plano::cli {

/// All designs of the library (modules are read with those that take them in), `only` some of them
/// where any are named; all workshops, or those named, the first of which is then the usual one.
/// What is wrong with one design leaves out that design and is told in the session's findings.
/// Empty exactly when it added an error that leaves nothing to show.
std::optional<site::ShelfTexts> read_shelf(const Library& library,
                                           const std::vector<std::string>& only,
                                           const std::vector<std::string>& workshops,
                                           Session& session);

/// A file of the front end.
struct AssetFile {
  std::string name;  // "site-1f2e3d4c5b.css"
  std::string media_type;
  std::string bytes;
};

/// The front end as scripts/gallery built it.
struct Assets {
  std::vector<AssetFile> files;              // sorted by name; sw.js apart
  std::map<std::string, std::string> names;  // "site.css" → "assets/site-1f2e3d4c5b.css"
  std::string worker;                        // sw.js; empty: none
};

/// gallery/dist of the library's folder. Nothing where it was not built, with a warning: pages are
/// whole without it, only plain. A town's colour is a file more, "town.css".
Assets read_assets(const Library& library, const site::Town& town, Session& session);

/// "image/png" of "bench.png"; by the ending alone.
std::string media_type_of(const std::string& name);

}  // namespace plano::cli
