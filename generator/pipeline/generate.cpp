// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/generate.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string_view>

#include "base/check.h"
#include "exporters/format.h"
#include "exporters/zip.h"
#include "pipeline/content.h"
#include "pipeline/leftover_notes.h"
#include "pipeline/machines.h"
#include "pipeline/nest_sheets.h"
#include "pipeline/parallel.h"
#include "pipeline/safety_bundle.h"
#include "pipeline/selection.h"
#include "pipeline/steps.h"

namespace plano::pipeline {
namespace {

using exporters::Artifact;

/// Whether any format asked for is one of those `is_such` says.
template <class Predicate>
bool wants(const GenerateOptions& options, const Predicate& is_such) {
  const auto all = exporters::all_formats();
  return std::any_of(all.begin(), all.end(), [&](const exporters::Format& format) {
    return is_such(format) && is_selected(options.only, format.key);
  });
}

std::vector<mesh::Boundary> boundaries_of(const std::vector<panels::Part>& parts) {
  return in_parallel(parts.size(), [&](std::size_t k) {
    auto boundary = mesh::boundary_of(parts[k]);
    CHECK(boundary.has_value(), "the boundary of " + parts[k].name + ": " +
                                    (boundary ? std::string() : boundary.error().detail));
    return std::move(*boundary);
  });
}

std::vector<Figures> figures_of(const Content& content) {
  std::vector<Figures> all;
  for (std::size_t k = 0; k < content.built.parts.parts.size(); ++k) {
    const panels::Part& part = content.built.parts.parts[k];
    const double volume = mesh::volume_mm3(content.boundaries[k]);
    all.push_back({.box = geometry::bounding_box(part.profile),
                   .area = geometry::area(part.profile),
                   .volume_mm3 = volume,
                   .mass_kg = volume * 1e-9 * content.material_of(part).density_kg_m3});
  }
  return all;
}

void add_texts(const Content& content, const diagnostics::Diagnostics& found,
               std::vector<Artifact>& files) {
  const Inputs& inputs = content.inputs;
  if (content.built.safety) {
    // A scene refers to the parts where they are: that of the check has moved since.
    const checks::Scene scene = checks::scene_of(content.built.design, content.built.parts,
                                                 free_forms_of(content.built.pieces));
    for (Artifact& file : safety_files(inputs, content.built, checks::survey_of(scene),
                                       *content.built.safety, content.options.paper, "safety/")) {
      files.push_back(std::move(file));
    }
  }
  files.push_back({"README.md", "text/markdown", readme(content, files, found)});
  files.push_back({"LICENSE", "text/plain", licence_notice(content)});
  files.push_back({"design.yaml", "application/yaml", inputs.sources.text(inputs.design)});
  for (const auto& [source, path] : inputs.modules.files) {
    files.push_back({path, "application/yaml", inputs.sources.text(source)});
  }
  if (!inputs.modules.lock.empty()) {
    files.push_back({"design.lock", "application/yaml", inputs.modules.lock});
  }
  files.push_back({"workshop.yaml", "application/yaml", inputs.sources.text(inputs.workshop)});
  if (std::string parameters = project_file(content); !parameters.empty()) {
    files.push_back({"plano.ini", "text/plain", std::move(parameters)});
  }
  if (content.built.takedown) {
    files.push_back({"assembly.json", "application/json", takedown_file(content)});
  }
  files.push_back({"documents/parts.csv", "text/csv", parts_table(content)});
  if (!content.built.cut_list.bars.empty()) {
    files.push_back({"documents/cut-list.csv", "text/csv", cut_list_table(content)});
  }
  if (std::string work = bar_work_table(content); !work.empty()) {
    files.push_back({"documents/bar-work.csv", "text/csv", std::move(work)});
  }
  if (!content.built.pieces.empty()) {
    files.push_back({"documents/solids.csv", "text/csv", solids_table(content)});
  }
  if (!content.built.parts.bought.empty()) {
    files.push_back({"documents/hardware.csv", "text/csv", hardware_table(content)});
  }
  if (std::string bores = bores_table(content); !bores.empty()) {
    files.push_back({"documents/bores.csv", "text/csv", std::move(bores)});
  }
  files.push_back({"checks.json", "application/json", check_report(content, found)});
  for (const auto& [id, text] : inputs.licence_texts) {
    if (id == content.built.design.info.licence || id == kDocumentLicence ||
        id == kMetadataLicence) {
      files.push_back({"licences/" + id + ".txt", "text/plain", text});
    }
  }
}

void sort_by_path(std::vector<Artifact>& files) {
  std::sort(files.begin(), files.end(),
            [](const Artifact& a, const Artifact& b) { return a.path < b.path; });
}

}  // namespace

double Content::total_mass_kg() const {
  double total = 0;
  for (std::size_t k = 0; k < figures.size(); ++k) {
    total += figures[k].mass_kg * static_cast<double>(built.parts.parts[k].quantity());
  }
  for (const solid::Piece& piece : built.pieces) {
    total += piece.mass_kg * static_cast<double>(piece.quantity());
  }
  return total;
}

std::size_t Content::total_parts() const {
  return std::accumulate(
      built.parts.parts.begin(), built.parts.parts.end(), std::size_t{0},
      [](std::size_t sum, const panels::Part& part) { return sum + part.quantity(); });
}

std::optional<Bundle> generate(const Inputs& inputs, const GenerateOptions& options,
                               const Progress& progress, diagnostics::Diagnostics& found) {
  Steps steps(progress, kBuildSteps + kBundleSteps);
  auto built = build(inputs, options.resolve,
                     options.only.empty() ? Proofs::all : Proofs::all_but_takedown, steps, found);
  if (!built) {
    return std::nullopt;
  }
  Content content{.inputs = inputs,
                  .options = options,
                  .built = *built,
                  .boundaries = {},
                  .figures = {},
                  .drawings = {},
                  .sheet_drawings = {},
                  .coupons = {},
                  .coupon_sheets = {},
                  .leftovers = {}};

  steps.begin({"drawing cuts", "tracé des découpes"});
  const bool with_plan = is_selected(options.only, "cutting", kPlanFormat);
  if (with_plan ||
      wants(options, [](const exporters::Format& f) { return f.drawing != nullptr; })) {
    auto drawings = draw_parts(*built, options.language, found);
    if (!drawings) {
      return std::nullopt;
    }
    content.drawings = std::move(*drawings);
  }
  steps.begin({"nesting", "imbrication des pièces"});
  // Who only wants to look does not wait for it.
  if (content.is_cut() &&
      !nest_sheets(
          *built, options, [&](const Text& news) { steps.tell(news); }, found)) {
    return std::nullopt;
  }
  content.leftovers =
      leftovers_of(*built, gap_between_parts(built->workshop, built->parts.materials));
  if (content.is_cut()) {
    content.coupons = draw_coupons(*built, options.language);
    place_coupons(content);
    draw_sheets(content);
  }

  steps.begin({"making solids", "calcul des volumes"});
  content.boundaries = boundaries_of(built->parts.parts);
  content.figures = figures_of(content);

  steps.begin({"writing models and drawings", "écriture des modèles et des dessins"});
  std::vector<Artifact> files = model_files(content);
  if (options.only.empty()) {
    std::vector<Artifact> views = pictures(content);
    std::move(views.begin(), views.end(), std::back_inserter(files));
  }

  steps.begin({"writing documents", "écriture des documents"});
  if (with_plan && !built->sheets.empty()) {
    files.push_back(cutting_plan_file(content));
  }
  add_texts(content, found, files);
  sort_by_path(files);
  files.push_back({"bundle.json", "application/json", manifest(content, files)});
  sort_by_path(files);
  steps.end();
  return Bundle{std::move(files), summary(content)};
}

std::string zipped(const Bundle& bundle, const std::string& folder) {
  std::vector<Artifact> inside = bundle.artifacts;
  for (Artifact& file : inside) {
    file.path = folder + "/" + file.path;
  }
  return exporters::zip(inside);
}

}  // namespace plano::pipeline
