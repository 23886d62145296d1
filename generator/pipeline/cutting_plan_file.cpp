// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/cutting_plan_pdf.h"
#include "fabrication/cutting_plan.h"
#include "pipeline/content.h"
#include "pipeline/machines.h"
#include "spec/value.h"

namespace plano::pipeline {
namespace {

std::vector<std::pair<Text, Text>> chosen_values(const model::ResolvedDesign& design) {
  std::vector<std::pair<Text, Text>> values;
  for (const model::Parameter& parameter : design.parameters) {
    if (parameter.source == model::ValueSource::written_default) {
      continue;
    }
    values.emplace_back(parameter.label.empty() ? Text(parameter.name) : parameter.label,
                        spec::show(parameter.value, parameter.show_in));
  }
  return values;
}

}  // namespace

fabrication::CuttingPlan cutting_plan_of(const Content& content) {
  const Built& built = content.built;
  const model::DesignInfo& info = built.design.info;
  const std::string& version = content.inputs.program_version;
  fabrication::CuttingPlan plan =
      fabrication::cutting_plan({.title = info.title.empty() ? Text(info.id) : info.title,
                                 .program = version.empty() ? "plano" : "plano " + version,
                                 .licence = info.licence,
                                 .values = chosen_values(built.design)},
                                built.parts, built.sheets, content.drawings, built.workshop,
                                gap_between_parts(built.workshop, built.parts.materials));
  for (std::size_t k = 0; k < plan.sheets.size(); ++k) {
    plan.sheets[k].kept = content.leftovers[k];
  }
  for (const Coupon& coupon : content.coupons) {
    if (!coupon.place) continue;
    fabrication::PlanSheet& sheet = plan.sheets[coupon.place->sheet];
    sheet.coupons.push_back({coupon.part.name, coupon.place->outline});
    const auto& machine = plan.materials[sheet.material].machine;
    sheet.cut = sheet.cut + fabrication::cut_figures(coupon.drawings.drawings.front,
                                                     machine ? &*machine : nullptr);
  }
  return plan;
}

exporters::Artifact cutting_plan_file(const Content& content) {
  return {"cutting/plan.pdf", "application/pdf",
          documents::cutting_plan_pdf(cutting_plan_of(content), content.options.paper,
                                      content.options.language)};
}

}  // namespace plano::pipeline
