// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/generate.h"

#include <algorithm>
#include <iterator>

#include "exporters/zip.h"
#include "pipeline/content.h"
#include "pipeline/safety_bundle.h"
#include "pipeline/selection.h"
#include "pipeline/steps.h"
#include "pipeline/takedown_file.h"

namespace plano::pipeline {
namespace {

using exporters::Artifact;

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
    files.push_back({"assembly.json", "application/json", takedown_file(content.built)});
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

std::optional<Bundle> generate(const Inputs& inputs, const GenerateOptions& options,
                               const Progress& progress, diagnostics::Diagnostics& found) {
  Steps steps(progress, kBuildSteps + kBundleSteps);
  auto built = build(inputs, options.resolve,
                     options.only.empty() ? Proofs::all : Proofs::all_but_takedown, steps, found);
  if (!built) {
    return std::nullopt;
  }
  Content content{.inputs = inputs, .options = options, .built = *built};
  if (!work_out(content, *built, steps, found)) {
    return std::nullopt;
  }
  steps.begin({"writing models and drawings", "écriture des modèles et des dessins"});
  std::vector<Artifact> files = model_files(content);
  if (options.only.empty()) {
    std::vector<Artifact> views = pictures(content);
    std::move(views.begin(), views.end(), std::back_inserter(files));
  }

  steps.begin({"writing documents", "écriture des documents"});
  if (is_selected(options.only, "cutting", kPlanFormat) && !built->sheets.empty()) {
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
