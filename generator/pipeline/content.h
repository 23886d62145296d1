// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a bundle is written from: the results of all stages, side by side. Used by this folder
/// only.
#pragma once

#include <optional>
#include <vector>

#include "exporters/artifact.h"
#include "fabrication/coupon.h"
#include "fabrication/coupon_place.h"
#include "fabrication/cutting_plan.h"
#include "fabrication/drawing.h"
#include "mesh/boundary.h"
#include "pipeline/account.h"
#include "pipeline/generate.h"

namespace plano::pipeline {

class Steps;

/// What a bundle's texts and its manifest are under, whatever the licence of the design.
inline constexpr const char* kDocumentLicence = "CC-BY-SA-4.0";
inline constexpr const char* kMetadataLicence = "CC0-1.0";

struct Coupon {
  fabrication::FitUsed fit;
  panels::Part part;
  fabrication::PartDrawings drawings;
  std::optional<fabrication::CouponPlace> place = {};  // in the waste of a sheet
};

struct Content {
  const Inputs& inputs;
  const GenerateOptions& options;
  const Built& built;
  std::vector<mesh::Boundary> boundaries = {};             // per part
  std::vector<Figures> figures = {};                       // per part
  std::vector<fabrication::PartDrawings> drawings = {};    // per part
  std::vector<fabrication::Drawings> sheet_drawings = {};  // per sheet
  std::vector<Coupon> coupons = {};
  std::vector<fabrication::CutDrawing> coupon_sheets = {};  // of sheets with coupons in their waste
  std::vector<std::vector<geometry::Region>> leftovers = {};  // per sheet: what is worth keeping

  const model::Material& material_of(const panels::Part& part) const {
    return built.parts.materials[part.material];
  }
  /// Whether files to cut from were asked for: only then are parts nested, and sheets told.
  bool is_cut() const { return !drawings.empty(); }
  double total_mass_kg() const;
  std::size_t total_parts() const;
};

/// Lays the parts on sheets by their outlines, draws them and makes the solids: all of `content`
/// that its files are written from. `built` is what `content` refers to. False exactly when it
/// added an error.
bool work_out(Content& content, Built& built, Steps& steps, diagnostics::Diagnostics& found);

/// One drawing per part, and the findings of making: a slot narrower than the cutter, reliefs that
/// meet, a pocket for a laser; a warning for corners that stay round. Empty exactly when it added
/// an error.
std::optional<std::vector<fabrication::PartDrawings>> draw_parts(const Built& built,
                                                                 Language language,
                                                                 diagnostics::Diagnostics& found);

std::vector<Coupon> draw_coupons(const Built& built, Language language);
/// Gives the coupons of `content` places in the waste of its sheets.
void place_coupons(Content& content);
/// The sheets, and those of their coupons; `place_coupons` comes before.
void draw_sheets(Content& content);

/// parts/ and model/ and cutting/, in the formats asked for.
std::vector<exporters::Artifact> model_files(const Content& content);

/// Who asks for the cutting plan alone says this word, or "cutting/pdf".
inline constexpr const char* kPlanFormat = "pdf";
/// What the plan's pages, and those of a gallery, tell. Preconditions as of the next.
fabrication::CuttingPlan cutting_plan_of(const Content& content);
/// cutting/plan.pdf. Precondition: sheets and parts are drawn, and there is at least one sheet.
exporters::Artifact cutting_plan_file(const Content& content);

/// documents/assembled.svg in colour and documents/exploded.svg in lines, seen from the front left.
std::vector<exporters::Artifact> pictures(const Content& content);

/// bundle.json: what is in the bundle, with sizes and digests of `files`.
std::string manifest(const Content& content, const std::vector<exporters::Artifact>& files);
/// bundle.json of a folder that holds a safety report alone: what it is of, its verdict, its files.
std::string safety_manifest(const Inputs& inputs, const model::DesignInfo& info,
                            const checks::Report& report,
                            const std::vector<exporters::Artifact>& files);
/// checks.json: every check that was made, and how it went.
std::string check_report(const Content& content, const diagnostics::Diagnostics& found);

/// documents/parts.csv, solids.csv and hardware.csv: UTF-8 with a byte order mark, `;` between
/// columns, the language's decimal mark: what a spreadsheet opens with a double click.
std::string parts_table(const Content& content);
std::string solids_table(const Content& content);
/// documents/cut-list.csv: every bar to buy, what it is sawn into, what is made in each piece and
/// which way it looks in its place.
std::string cut_list_table(const Content& content);
/// documents/bar-work.csv: the same work, a row for every hole, mortise and recess. Empty where
/// there is none. Sides are named as in fabrication/bar_work.h.
std::string bar_work_table(const Content& content);
/// "88 mm × 88 mm", "Ø 40 mm": as measured.
Text section_of(const model::Material& bar);
std::string hardware_table(const Content& content);
/// documents/bores.csv, the same way: holes that enter by the edge of a board, which no drawing
/// shows. Empty where there are none. Measures are in the part's frame, as in its drawing.
std::string bores_table(const Content& content);

/// README.md: which file is for whom, how to cut, what is known and what is not. Tells of folders
/// that some of `files` are in.
std::string readme(const Content& content, const std::vector<exporters::Artifact>& files,
                   const diagnostics::Diagnostics& found);
std::string licence_notice(const Content& content);
/// plano.ini: the parameters that were not left at their defaults, so that the folder makes itself
/// again.
std::string project_file(const Content& content);

/// A few lines for the end of a run.
Text summary(const Content& content);

}  // namespace plano::pipeline
