// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The safety pre-check on paper, for the town's engineer and for the file the town keeps.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "checks/report.h"
#include "checks/strength/plate_analysis.h"
#include "documents/cutting_plan_pdf.h"

namespace plano::documents {

/// Boards that were to be calculated as plates.
struct PlatePages {
  std::optional<checks::PlateAnalyses> analyses;  // nothing: the machine has no solver
};

/// What the pages are made from. Survey and report must outlive the call.
struct SafetyDocument {
  Text title;
  Text preset = {};     // the design's own set of values these are; empty: none of them
  std::string id;       // of the design
  std::string program;  // "plano 0.1.0"
  std::string digest;   // SHA-256 of the design's text, hexadecimal
  Text workshop;
  std::vector<std::pair<Text, Text>> values;  // parameters, as people read them
  const checks::Survey& survey;
  const checks::Report& report;
  /// Reasons by rule; told where the rule fails.
  std::map<std::string, std::string, std::less<>> accepted;
  const PlatePages* plates = nullptr;  // nullptr: boards were left to strips
};

/// Title and verdicts with a picture whose places are numbered; every rule with what was measured;
/// each finding with its drawing; boards calculated as plates, with a picture of their use; the
/// plan of falling spaces and surfacing; loads and ballast with their workings; declarations to
/// sign; what was not decided; figures, editions and sources. The notice stands on every page. Same
/// bytes for the same input and the same releases of cairo, pango and the fonts. At most
/// kMostFindings findings are drawn one by one; the rest are counted. One file for each of
/// `languages`, in their order: their pictures are worked out once.
std::vector<std::string> safety_report_pdfs(const SafetyDocument& document, Paper paper,
                                            std::span<const Language> languages);

/// Findings drawn one by one: a report of more is not read.
inline constexpr std::size_t kMostFindings = 60;

/// What French law asks of the town, prepared as far as the design knows it, with blanks where only
/// the town does: the maker's marking and notice, the operator's register and inspection plan, the
/// sign for the entrance.
std::string town_file_pdf(const SafetyDocument& document, Paper paper, Language language);

}  // namespace plano::documents
