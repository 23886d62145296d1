// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/read_file.h"

#include "foreign/codes.h"
#include "foreign/instance.h"
#include "foreign/kept.h"
#include "foreign/limits.h"
#include "foreign/outlines.h"

namespace plano::foreign {
namespace {

std::optional<ReadFile> read_drawing(const diagnostics::SourceMap& sources,
                                     diagnostics::SourceId source, const ReadOptions& options,
                                     diagnostics::Diagnostics& found) {
  auto read = read_dxf(sources, source, options.dxf, found);
  if (!read) return std::nullopt;
  std::vector<DrawnPart> parts = parts_of(closed_loops(std::move(read->curves), found), found);
  if (found.has_errors()) return std::nullopt;
  ReadFile file;
  file.skipped = std::move(read->skipped);
  for (DrawnPart& part : parts) {
    const bool kept = is_one_of(part.layer, options.keep_layers);
    const bool first = is_one_of(part.layer, options.first_layers);
    file.job.parts.push_back({.name = {},
                              .layer = std::move(part.layer),
                              .outline = {{std::move(part.face)}},
                              .count = static_cast<int>(part.drawn_at.size()),
                              .poses = {},
                              .drawn_at = std::move(part.drawn_at),
                              .span = part.span,
                              .kept = kept,
                              .priority = first ? 1 : 0});
  }
  tell_kept_apart(file.job.parts);
  for (std::size_t k = 0; k < file.job.parts.size(); ++k) {
    file.job.parts[k].name = part_name(k, file.job.parts.size());
  }
  return file;
}

bool within_bounds(const ForeignJob& job, diagnostics::Diagnostics& found) {
  std::int64_t copies = 0;
  for (const ForeignPart& part : job.parts) copies += part.count;
  if (copies <= kMostCopies) return true;
  found
      .add(kTooMuch, {},
           fill({"{0} parts with all their copies; at most {1} are laid at a time",
                 "{0} pièces avec tous leurs exemplaires ; on en place au plus {1} à la fois"},
                {show(copies), show(static_cast<std::int64_t>(kMostCopies))}))
      .hint({"lay them in several runs", "placez-les en plusieurs fois"});
  return false;
}

bool is_a_picture(std::string_view text, std::size_t first) {
  if (first == std::string_view::npos) return false;
  const std::string_view begins = text.substr(first, 5);
  return begins == "%PDF-" || begins == "<?xml" || begins.starts_with("<svg");
}

}  // namespace

std::optional<ReadFile> read_file(const diagnostics::SourceMap& sources,
                                  diagnostics::SourceId source, const ReadOptions& options,
                                  diagnostics::Diagnostics& found) {
  const std::string& text = sources.text(source);
  const std::size_t first =
      text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");  // some begin with a byte order mark
  const bool json = first != std::string::npos && (text[first] == '{' || text[first] == '[');
  if (is_a_picture(text, first)) {
    found
        .add(kNotADrawing, {},
             fill({"{0} is a PDF, an SVG or another XML file, which plano does not read",
                   "{0} est un PDF, un SVG ou un autre fichier XML, que plano ne lit pas"},
                  {Text(sources.name(source))}))
        .hint({"export it as DXF (R12 or 2000), in millimetres",
               "exportez-le en DXF (R12 ou 2000), en millimètres"});
    return std::nullopt;
  }
  std::optional<ReadFile> file;
  if (json) {
    if (auto job = read_instance(sources, source, options.dxf.unit, found)) {
      file = ReadFile{std::move(*job), {}};
    }
  } else {
    file = read_drawing(sources, source, options, found);
  }
  if (!file) return std::nullopt;
  for (ForeignPart& part : file->job.parts) {
    // Kept small enough to be added up: what is too much is found below.
    if (part.kept) continue;
    part.count = static_cast<int>(
        std::min<std::int64_t>(std::int64_t{part.count} * options.copies, kMostCopies + 1));
  }
  if (!within_bounds(file->job, found)) return std::nullopt;
  if (!file->job.parts.empty()) return file;
  std::vector<std::string> layers;
  constexpr std::size_t kMostNamed = 12;
  for (const auto& [layer, count] : file->skipped) {
    layers.push_back(layers.size() < kMostNamed ? layer : "…");
    if (layers.size() > kMostNamed) break;
  }
  found
      .add(kNothingToNest, {},
           fill({"{0} holds no closed outline", "{0} ne contient aucun contour fermé"},
                {Text(sources.name(source))}))
      .hint(layers.empty()
                ? Text("is it the right file?", "est-ce le bon fichier ?")
                : fill({"these layers were skipped: {0}", "calques laissés de côté : {0}"},
                       {list_and(layers)}));
  return std::nullopt;
}

}  // namespace plano::foreign
