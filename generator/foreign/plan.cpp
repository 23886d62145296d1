// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/plan.h"

#include <algorithm>
#include <map>

#include "base/version.h"
#include "foreign/limits.h"

namespace plano::foreign {
namespace {

using fabrication::CuttingPlan;
using fabrication::PlanMaterial;
using fabrication::PlanSheet;
using geometry::Face;
using geometry::Point;

std::size_t edges_of(const ForeignPart& part) {
  const Face& face = part.outline.faces[0];
  std::size_t edges = face.outer.edges.size();
  for (const geometry::Contour& hole : face.holes) edges += hole.edges.size();
  return edges;
}

/// Only half turns, so that the grain stays where it was drawn.
model::Grain grain_of(const ForeignPart& part) {
  const bool along = std::all_of(part.poses.begin(), part.poses.end(), [](const auto& pose) {
    return pose.turn == Angle{} || pose.turn == Angle::degrees(180);
  });
  return along ? model::Grain::along_u : model::Grain::any;
}

/// Fills a plan sheet by sheet; materials and parts are numbered as they come.
class Making {
 public:
  Making(const ForeignJob& job, const Laying& laying, const std::string& title)
      : job_(job), laying_(laying) {
    plan_.title = Text(title);
    plan_.program = std::string("plano ") + kVersion;
    if (job.workshop) {
      plan_.workshop = job.workshop->title.empty() ? Text(job.workshop->id) : job.workshop->title;
    }
  }

  void add(const SheetGroup& group, const fabrication::CutDrawing& drawing);
  CuttingPlan take() { return std::move(plan_); }

 private:
  std::size_t material_of(const ForeignStock& stock);
  std::size_t part_of(std::size_t part, std::size_t material);

  const ForeignJob& job_;
  const Laying& laying_;
  CuttingPlan plan_;
  std::map<std::pair<std::string, Length>, std::size_t> materials_;  // by sheet, or by thickness
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> parts_;
};

std::size_t Making::material_of(const ForeignStock& stock) {
  const catalog::Sheet* const sheet =
      job_.workshop ? job_.workshop->find_sheet(stock.sheet) : nullptr;
  const std::pair key(stock.sheet, sheet == nullptr ? stock.thickness : Length{});
  const auto [known, is_new] = materials_.emplace(key, plan_.materials.size());
  if (!is_new) return known->second;
  PlanMaterial made{.label = {"Sheets given by their size", "Plaques données par leur taille"},
                    .thickness = stock.thickness,
                    .border = laying_.job.margin,
                    .gap = laying_.job.gap,
                    .machine = {}};
  if (sheet != nullptr) {
    made.label = sheet->label.empty() ? Text(sheet->id) : sheet->label;
    made.nominal = sheet->nominal;
    made.thickness = sheet->measured;
    made.grained = sheet->grained;
    made.price_eur = sheet->price_eur;
    made.price_date = sheet->price_date;
    const catalog::Machine* const machine = job_.workshop->find_machine(sheet->machine);
    if (machine != nullptr) made.machine = *machine;
  }
  plan_.materials.push_back(std::move(made));
  return known->second;
}

std::size_t Making::part_of(std::size_t part, std::size_t material) {
  const auto [known, is_new] = parts_.emplace(std::pair(part, material), plan_.parts.size());
  if (!is_new) return known->second;
  const ForeignPart& of = job_.parts[part];
  const Point low = geometry::bounding_box(of.outline).low;
  plan_.parts.push_back(
      {.name = of.name,
       .label =
           of.layer == "0" ? Text() : Text(of.layer),  // what everything is on that nobody named
       .material = material,
       .quantity = 0,
       .grain = plan_.materials[material].grained ? grain_of(of) : model::Grain::any,
       .shape = {geometry::translated(of.outline, Point{} - low).faces[0], {}}});
  return known->second;
}

void Making::add(const SheetGroup& group, const fabrication::CutDrawing& drawing) {
  const nesting::LaidSheet& laid = laying_.nest.sheets[group.sheet];
  const ForeignStock& stock = job_.stock[laid.stock];
  const std::size_t material = material_of(stock);
  const Point low = geometry::bounding_box(stock.area).low;
  PlanSheet sheet{.name = group.name,
                  .material = material,
                  .count = static_cast<std::size_t>(group.count),
                  .area = geometry::translated(stock.area, Point{} - low),
                  .kept = group.kept,
                  .use = density_of(job_, laying_.job, {{laid}, {}}).whole};
  if (!stock.leftover.empty()) {
    sheet.leftover = stock.leftover;
    const catalog::Leftover* const piece = job_.workshop->find_leftover(stock.leftover);
    if (piece != nullptr) sheet.leftover_note = piece->note;
  }
  for (std::size_t k = 0; k < group.parts.size(); ++k) {
    const std::size_t part = part_of(group.parts[k].part, material);
    plan_.parts[part].quantity += sheet.count;
    sheet.placements.push_back(
        {part, {placed(job_, laying_, group, group.parts[k]), {}}, group.depths[k]});
  }
  const auto& machine = plan_.materials[material].machine;
  sheet.cut = fabrication::cut_figures(drawing, machine ? &*machine : nullptr);
  plan_.sheets.push_back(std::move(sheet));
}

}  // namespace

bool has_plan(const ForeignJob& job, const Laying& laying, const std::vector<SheetGroup>& groups) {
  std::size_t edges = 0;
  for (const SheetGroup& group : groups) {
    std::size_t own = 0;
    for (const nesting::LaidPart& laid : group.parts) own += edges_of(job.parts[laid.part]);
    edges += own * static_cast<std::size_t>(group.count);
  }
  return !laying.strip_length && !groups.empty() && edges <= kMostPlanEdges;
}

CuttingPlan plan_of(const ForeignJob& job, const Laying& laying,
                    const std::vector<SheetGroup>& groups,
                    const std::vector<fabrication::CutDrawing>& drawings,
                    const std::string& title) {
  Making making(job, laying, title);
  for (std::size_t k = 0; k < groups.size(); ++k) making.add(groups[k], drawings[k]);
  CuttingPlan plan = making.take();
  std::map<std::size_t, std::size_t> missing;
  for (const std::size_t part : laying.nest.unlaid) ++missing[part];
  for (const auto& [part, count] : missing) plan.missing.emplace_back(job.parts[part].name, count);
  return plan;
}

}  // namespace plano::foreign
