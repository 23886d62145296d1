// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The order of the stages, from texts to a bundle in memory. No file is read or written here.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assembly/plan.h"
#include "catalog/licences.h"
#include "catalog/workshop.h"
#include "checks/report.h"
#include "diagnostics/diagnostic.h"
#include "documents/cutting_plan_pdf.h"
#include "exporters/artifact.h"
#include "exporters/drawing_style.h"
#include "fabrication/cut_list.h"
#include "fabrication/nested.h"
#include "fabrication/rows.h"
#include "model/resolve.h"
#include "panels/part_set.h"
#include "solid/pieces.h"

namespace plano::pipeline {

/// The texts a run needs, already read. `design` and `workshop` are ids in `sources`.
/// The texts of the designs that a design takes in, and those that these take in.
struct ModuleTexts {
  /// Which text stands behind which name under `uses:` of which text.
  std::map<std::pair<diagnostics::SourceId, std::string>, diagnostics::SourceId> behind;
  /// Each text and where it goes in the bundle: where those that take it in find it again, which
  /// may be in more than one place.
  std::vector<std::pair<diagnostics::SourceId, std::string>> files;
  std::string lock;  // design.lock for exactly these texts; empty where there are none
};

/// What a caller that runs the same texts many times has read of them already.
struct ReadBefore {
  const model::Module* design = nullptr;
  const catalog::Workshop* workshop = nullptr;
  const catalog::LicenceCatalogue* licences = nullptr;
  /// What the design becomes in this workshop with the same options; what was found on the way is
  /// the caller's to tell.
  const model::ResolvedDesign* resolved = nullptr;
};

/// A rule that may fail, and who answers for it why.
struct AcceptedFail {
  std::string rule;  // its id
  std::string reason;
};

struct Inputs {
  diagnostics::SourceMap& sources;
  diagnostics::SourceId design = 0;
  diagnostics::SourceId workshop = 0;
  /// What is put in the bundle's folder of licence texts: SPDX id → full text, from the installed
  /// package. A licence without text here is named by its id and address only.
  std::vector<std::pair<std::string, std::string>> licence_texts = {};
  /// Said in bundle.json and README: "0.1.0".
  std::string program_version = {};
  /// The catalogue of licences. Where there is none, a design's licence is taken as it is written.
  std::optional<diagnostics::SourceId> licences = {};
  ModuleTexts modules = {};
  /// Rules of safety that the maker lets fail, each with the reason that is printed.
  std::vector<AcceptedFail> accepted = {};
  /// What is here is not parsed again, and what was found while reading it is not said again. It
  /// must be what the texts say, and outlive the run.
  ReadBefore read = {};
};

struct GenerateOptions {
  model::ResolveOptions resolve;
  Language language = Language::english;  // of notes on drawings, README, names of things
  std::vector<std::string> only;          // "step", "model/glb" (see selection.h); empty: all
  exporters::DrawingStyle drawing;        // layers and colours of cut files, version of DXF
  /// Sweeps of the search for a better layout, for each material; 0: parts lie in rows.
  std::uint64_t nesting_effort = fabrication::kUsualEffort;
  /// Instead of the effort, for those who want a clock: the same input may then give another
  /// layout.
  std::optional<fabrication::TimeLimit> nesting_time = {};
  documents::Paper paper = documents::Paper::a4;  // of the cutting plan
};

/// What every stage made, kept for commands that need less than a bundle.
struct Built {
  catalog::Workshop workshop;
  model::ResolvedDesign design;
  panels::PartSet parts;
  std::optional<assembly::Plan> takedown;  // empty where it was not asked for
  std::vector<solid::Piece> pieces;        // small solids of free form
  std::vector<fabrication::SheetLayout> sheets;
  fabrication::CutList cut_list;            // of bars
  std::optional<catalog::Licence> licence;  // the design's, where the catalogue was given
  /// Of play equipment, where all proofs were asked for.
  std::optional<checks::Report> safety = {};
};

/// Whether a design comes apart, and whether it is safe, takes longer to find than all the rest:
/// who only wants to look at it, or one file of it, may go without.
enum class Proofs : std::uint8_t {
  all,
  all_but_safety,
  all_but_takedown,  // and without the rules of safety
  shape,             // parts and solids alone: nothing is laid on sheets, no cut is looked at
};

/// Called at the start of each stage with its name and done / total steps; may be empty.
using Progress = std::function<void(const Text& stage, int done, int total)>;

/// Spec to parts on sheets, the proofs asked for included, as well as what the machines can cut.
/// Empty exactly when `found` has errors.
std::optional<Built> build(const Inputs& inputs, const model::ResolveOptions& options,
                           const Progress& progress, diagnostics::Diagnostics& found,
                           Proofs proofs = Proofs::all);

struct Bundle {
  std::vector<exporters::Artifact> artifacts;  // sorted by path; bundle.json included
  Text summary;                                // a few lines for the end of a run
};

/// Everything of `design/<id>` into files. Same inputs, same bytes.
std::optional<Bundle> generate(const Inputs& inputs, const GenerateOptions& options,
                               const Progress& progress, diagnostics::Diagnostics& found);

/// The bundle as one .zip with fixed times and order; everything under `folder/`.
std::string zipped(const Bundle& bundle, const std::string& folder);

}  // namespace plano::pipeline
