// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What `plano safety` hands over: the report in its forms, without anything to cut from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/strength/plate_analysis.h"
#include "documents/cutting_plan_pdf.h"
#include "documents/safety_report_pdf.h"
#include "pipeline/safety.h"

namespace plano::pipeline {

/// How boards are calculated for which strips are not enough.
enum class Plates : std::uint8_t {
  strips,           // by strips all the same
  finite_elements,  // as plates, by `solver`
};

struct SafetyOptions {
  model::ResolveOptions resolve;
  documents::Paper paper = documents::Paper::a4;
  Plates plates = Plates::strips;
  checks::PlateSolver solver = {};  // empty where the machine has none, which the report says
};

struct SafetyBundle {
  std::string design;  // its id
  checks::Report report;
  std::vector<exporters::Artifact> files;  // sorted by path; bundle.json included
  std::string json;                        // safety.json
};

/// Builds the design, runs every rule and writes the report in both languages. Empty exactly when
/// the design cannot be built; that a rule fails is a finding, and the files are there all the
/// same. Same inputs, same bytes.
std::optional<SafetyBundle> safety_bundle(const Inputs& inputs, const SafetyOptions& options,
                                          const Progress& progress,
                                          diagnostics::Diagnostics& found);

/// The files of the report, under `folder` ("safety/" or ""): safety.json, and report and town's
/// file as PDF in both languages. `survey`: of what was built, as the report's. `plates`: nothing
/// where boards were left to strips.
std::vector<exporters::Artifact> safety_files(const Inputs& inputs, const Built& built,
                                              const checks::Survey& survey,
                                              const checks::Report& report, documents::Paper paper,
                                              const std::string& folder,
                                              const documents::PlatePages* plates = nullptr);

}  // namespace plano::pipeline
