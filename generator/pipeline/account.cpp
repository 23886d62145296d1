// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <numeric>

#include "base/check.h"
#include "exporters/format.h"
#include "pipeline/content.h"
#include "pipeline/leftover_notes.h"
#include "pipeline/machines.h"
#include "pipeline/nest_sheets.h"
#include "pipeline/parallel.h"
#include "pipeline/selection.h"
#include "pipeline/steps.h"

namespace plano::pipeline {
namespace {

/// Whether any format asked for is one of those `is_such` says.
template <class Predicate>
bool wants(const GenerateOptions& options, const Predicate& is_such) {
  const auto all = exporters::all_formats();
  return std::any_of(all.begin(), all.end(), [&](const exporters::Format& format) {
    return is_such(format) && is_selected(options.only, format.key);
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

bool work_out(Content& content, Built& built, Steps& steps, diagnostics::Diagnostics& found) {
  const GenerateOptions& options = content.options;
  steps.begin({"drawing cuts", "tracé des découpes"});
  const bool with_plan = is_selected(options.only, "cutting", kPlanFormat);
  if (with_plan ||
      wants(options, [](const exporters::Format& f) { return f.drawing != nullptr; })) {
    auto drawings = draw_parts(built, options.language, found);
    if (!drawings) {
      return false;
    }
    content.drawings = std::move(*drawings);
  }
  steps.begin({"nesting", "imbrication des pièces"});
  // Who only wants to look does not wait for it.
  if (content.is_cut() && !nest_sheets(
                              built, options, [&](const Text& news) { steps.tell(news); }, found)) {
    return false;
  }
  content.leftovers = leftovers_of(built, gap_between_parts(built.workshop, built.parts.materials));
  if (content.is_cut()) {
    content.coupons = draw_coupons(built, options.language);
    place_coupons(content);
    draw_sheets(content);
  }

  steps.begin({"making solids", "calcul des volumes"});
  content.boundaries = boundaries_of(built.parts.parts);
  content.figures = figures_of(content);
  return true;
}

std::vector<mesh::Boundary> boundaries_of(const std::vector<panels::Part>& parts) {
  return in_parallel(parts.size(), [&](std::size_t k) {
    auto boundary = mesh::boundary_of(parts[k]);
    CHECK(boundary.has_value(), "the boundary of " + parts[k].name + ": " +
                                    (boundary ? std::string() : boundary.error().detail));
    return std::move(*boundary);
  });
}

std::optional<Account> account(const Inputs& inputs, const GenerateOptions& options,
                               diagnostics::Diagnostics& found) {
  const Progress nobody;
  Steps steps(nobody, kBuildSteps + kBundleSteps);
  auto built = build(inputs, options.resolve, Proofs::all_but_takedown, steps, found);
  if (!built) {
    return std::nullopt;
  }
  Content content{.inputs = inputs, .options = options, .built = *built};
  if (!work_out(content, *built, steps, found)) {
    return std::nullopt;
  }
  Account all;
  all.plan = cutting_plan_of(content);
  all.mass_kg = content.total_mass_kg();
  all.parts = content.total_parts();
  all.boundaries = std::move(content.boundaries);
  all.figures = std::move(content.figures);
  all.built = std::move(*built);
  return all;
}

}  // namespace plano::pipeline
