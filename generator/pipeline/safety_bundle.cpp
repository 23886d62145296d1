// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/safety_bundle.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/hash.h"
#include "documents/safety_report_pdf.h"
#include "pipeline/codes.h"
#include "pipeline/content.h"
#include "spec/value.h"

namespace plano::pipeline {
namespace {

/// The design's own set that gives all these values, whichever way they were chosen; empty where
/// there is none, or where nothing was chosen.
Text preset_of(const model::ResolvedDesign& design) {
  for (const model::Preset& preset : design.presets) {
    const auto value_in = [&](const model::Parameter& parameter) -> const spec::Value& {
      const auto set = std::find_if(preset.set.begin(), preset.set.end(),
                                    [&](const auto& one) { return one.first == parameter.name; });
      return set == preset.set.end() ? parameter.written_default : set->second;
    };
    const bool same =
        std::all_of(design.parameters.begin(), design.parameters.end(),
                    [&](const model::Parameter& one) { return one.value == value_in(one); });
    if (same) return preset.label.empty() ? Text(preset.name) : preset.label;
  }
  return {};
}

documents::SafetyDocument document_of(const Inputs& inputs, const Built& built,
                                      const checks::Report& report, const checks::Survey& survey,
                                      const documents::PlatePages* plates) {
  const model::DesignInfo& info = built.design.info;
  documents::SafetyDocument document{
      .title = info.title.empty() ? Text(info.id) : info.title,
      .preset = preset_of(built.design),
      .id = info.id,
      .program = inputs.program_version.empty() ? "plano" : "plano " + inputs.program_version,
      .digest = hex(sha256(inputs.sources.text(inputs.design))),
      .workshop = built.workshop.title.empty() ? Text(built.workshop.id) : built.workshop.title,
      .values = {},
      .survey = survey,
      .report = report,
      .accepted = {},
      .plates = plates};
  for (const model::Parameter& parameter : built.design.parameters) {
    document.values.emplace_back(parameter.label.empty() ? Text(parameter.name) : parameter.label,
                                 spec::show(parameter.value, parameter.show_in));
  }
  for (const AcceptedFail& one : inputs.accepted) {
    document.accepted[one.rule] = one.reason;
  }
  return document;
}

/// Nothing where boards are left to strips.
std::optional<documents::PlatePages> plates_of(const checks::Survey& survey,
                                               const SafetyOptions& options, checks::Report& report,
                                               diagnostics::Diagnostics& found) {
  if (options.plates == Plates::strips) return std::nullopt;
  documents::PlatePages pages;
  if (!options.solver) {
    found
        .add(kNoCalculix, {},
             {"CalculiX is not installed on this machine: boards stay as strips have them",
              "CalculiX n'est pas installé sur cette machine : les plaques en restent au calcul "
              "par bandes"})
        .hint({"install the Debian package calculix-ccx (command `ccx`)",
               "installez le paquet Debian calculix-ccx (commande `ccx`)"});
    return pages;
  }
  pages.analyses = checks::analyse_plates(survey, options.solver, report);
  return pages;
}

}  // namespace

std::vector<exporters::Artifact> safety_files(const Inputs& inputs, const Built& built,
                                              const checks::Survey& survey,
                                              const checks::Report& report, documents::Paper paper,
                                              const std::string& folder,
                                              const documents::PlatePages* plates) {
  std::vector<exporters::Artifact> files;
  files.push_back(
      {folder + "safety.json", "application/json", safety_file(inputs, built.design, report)});
  const documents::SafetyDocument document = document_of(inputs, built, report, survey, plates);
  constexpr std::array kLanguages = {Language::french, Language::english};
  std::vector<std::string> reports = documents::safety_report_pdfs(document, paper, kLanguages);
  for (std::size_t l = 0; l < kLanguages.size(); ++l) {
    const std::string ending = kLanguages[l] == Language::french ? ".fr.pdf" : ".en.pdf";
    files.push_back({folder + "report" + ending, "application/pdf", std::move(reports[l])});
    files.push_back({folder + "town-file" + ending, "application/pdf",
                     documents::town_file_pdf(document, paper, kLanguages[l])});
  }
  return files;
}

std::optional<SafetyBundle> safety_bundle(const Inputs& inputs, const SafetyOptions& options,
                                          const Progress& progress,
                                          diagnostics::Diagnostics& found) {
  const auto built = build(inputs, options.resolve, progress, found, Proofs::all_but_takedown);
  if (!built) return std::nullopt;
  if (!is_play_equipment(built->design)) {
    found
        .add(kNotPlayEquipment, built->design.info.licence_span,
             {"the design does not say that it is play equipment; the rules are applied all the "
              "same",
              "le modèle ne se dit pas équipement de jeu ; les règles sont appliquées quand même"})
        .hint({"if it is, write `purpose: {equipment: playground}`",
               "s'il l'est, écrivez `purpose: {equipment: playground}`"});
  }
  SafetyBundle bundle;
  bundle.design = built->design.info.id;
  const checks::Scene scene =
      checks::scene_of(built->design, built->parts, free_forms_of(built->pieces));
  const checks::Survey survey = checks::survey_of(scene);
  bundle.report = checks::check(survey);
  const auto plates = plates_of(survey, options, bundle.report, found);
  report_safety(built->design, bundle.report, inputs.accepted, found);
  bundle.files = safety_files(inputs, *built, survey, bundle.report, options.paper, "",
                              plates ? &*plates : nullptr);
  bundle.json = bundle.files.front().bytes;
  bundle.files.push_back(
      {"bundle.json", "application/json",
       safety_manifest(inputs, built->design.info, bundle.report, bundle.files)});
  std::sort(bundle.files.begin(), bundle.files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return bundle;
}

}  // namespace plano::pipeline
