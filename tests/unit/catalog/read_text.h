// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Texts and files of the project as trees, for the tests of this folder.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "catalog/licences.h"
#include "catalog/workshop.h"
#include "diagnostics/render.h"
#include "syntax/tree.h"

namespace plano::catalog {

inline std::string file_text(const std::string& path) {
  std::ifstream file(std::string(PLANO_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// One text read, with what was found.
struct Reading {
  explicit Reading(const std::string& text) {
    const auto id = sources.add("test.yaml", text);
    tree = syntax::parse(sources, id, syntax::Limits(), found);
  }
  std::optional<Workshop> workshop() { return tree ? read_workshop(*tree, found) : std::nullopt; }
  std::optional<LicenceCatalogue> licences() {
    return tree ? read_licences(*tree, found) : std::nullopt;
  }
  std::string lines() const { return diagnostics::render_lines(found, sources, Language::english); }

  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  std::optional<syntax::Tree> tree;
};

/// `text` with the first `from` replaced.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? "MISSING " + from : text.replace(at, from.size(), to);
}

}  // namespace plano::catalog
