// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A text read as a file would be.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/render.h"
#include "foreign/read_file.h"

namespace plano::foreign::test {

struct Reading {
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  std::optional<ReadFile> file;

  explicit Reading(const std::string& text, const ReadOptions& options = {}) {
    file = read_file(sources, sources.add("parts", text), options, found);
  }
  /// "N0201 N0202", in the order found.
  std::string codes() const {
    std::string codes;
    for (const auto& item : found.items()) {
      codes += (codes.empty() ? "" : " ") + std::string(item.code->id);
    }
    return codes;
  }
  /// Of the first finding.
  std::string message() const {
    return found.items().empty() ? std::string() : found.items().front().message.en;
  }
  const std::vector<ForeignPart>& parts() const {
    static const std::vector<ForeignPart> kNone;
    return file ? file->job.parts : kNone;
  }
  /// What a person would see, in both languages: rendering must not fail.
  std::string shown() const {
    return render_human(found, sources, Language::english, diagnostics::Colour::none) +
           render_human(found, sources, Language::french, diagnostics::Colour::none);
  }
};

}  // namespace plano::foreign::test
