// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/report.h"

#include <algorithm>
#include <cmath>

#include "exporters/world_mesh.h"
#include "pipeline/safety.h"
#include "pipeline/shopping.h"

namespace plano::site {
namespace {

using model::AuthorCheck;
using pipeline::Account;

/// To a fraction of a unit, without rounding noise or a negative zero.
double rounded(double value, double per_unit) {
  return std::round(value * per_unit) / per_unit + 0.0;
}
double mm(Length length) {
  return rounded(length.mm(), 1e3);
}
std::optional<double> money(const std::optional<double>& value) {
  return value ? std::optional(rounded(*value, 100)) : std::nullopt;
}

Text label_of(const model::Material& material) {
  return material.label.empty() ? Text(material.name) : material.label;
}

void add_verdicts(const Settled& settled, const diagnostics::Diagnostics& found, Report& report) {
  if (settled.with) {
    for (const AuthorCheck& check : settled.with->checks) {
      const bool stops = check.level == AuthorCheck::Level::stop;
      Verdict verdict;
      verdict.level = check.holds ? Verdict::Level::holds
                      : stops     ? Verdict::Level::stops
                                  : Verdict::Level::warns;
      // What is written is what to say where the check fails.
      verdict.says =
          check.holds
              ? fill({"Looked for and not found: “{0}”", "Cherché, et non constaté : « {0} »"},
                     {check.message})
              : check.message;
      verdict.source = check.source;
      report.verdicts.push_back(std::move(verdict));
    }
  }
  for (const Problem& problem : problems_of(found, settled)) {
    if (problem.code == "M0001" || problem.code == "M0002") continue;  // the checks above
    report.problems.push_back(problem);
    report.verdicts.push_back(
        {problem.gravity == Gravity::error ? Verdict::Level::stops : Verdict::Level::warns,
         problem.message, problem.hint, problem.code});
  }
}

void add_parts(const Account& account, Report& report) {
  const panels::PartSet& set = account.built.parts;
  for (std::size_t k = 0; k < set.parts.size(); ++k) {
    const panels::Part& part = set.parts[k];
    const pipeline::Figures& figures = account.figures[k];
    const model::Material& material = set.materials[part.material];
    PartLine line{part.name,
                  part.label.empty() ? Text(part.name) : part.label,
                  part.quantity(),
                  label_of(material),
                  mm(part.thickness),
                  mm(figures.box.width()),
                  mm(figures.box.height()),
                  rounded(figures.mass_kg, 1e3),
                  model::is_bar(material),
                  {}};
    for (const panels::Instance& instance : part.instances) {
      line.elements.push_back(instance.element);
    }
    report.parts.push_back(std::move(line));
  }
  for (const solid::Piece& piece : account.built.pieces) {
    PartLine line{piece.name,
                  piece.label.empty() ? Text(piece.name) : piece.label,
                  piece.quantity(),
                  piece.printed ? Text("printed", "imprimé") : Text("turned", "tourné"),
                  mm(piece.size_z),
                  mm(piece.size_x),
                  mm(piece.size_y),
                  rounded(piece.mass_kg, 1e3),
                  false,
                  {}};
    for (const panels::Instance& instance : piece.instances) {
      line.elements.push_back(instance.element);
    }
    report.parts.push_back(std::move(line));
  }
}

void add_hardware(const Account& account, Report& report) {
  for (const pipeline::ToBuy& item : pipeline::to_buy(account.built)) {
    report.hardware.push_back({item.name, item.designation, item.count});
  }
}

void add_sheets(const Account& account, Report& report) {
  const fabrication::CuttingPlan& plan = account.plan;
  for (std::size_t k = 0; k < plan.sheets.size(); ++k) {
    const fabrication::PlanSheet& sheet = plan.sheets[k];
    const fabrication::SheetLayout& laid = account.built.sheets[k];
    report.sheets.push_back({sheet.name,
                             k + 1,
                             sheet.count,
                             plan.materials[sheet.material].label,
                             mm(laid.width),
                             mm(laid.height),
                             rounded(sheet.use, 1e4),
                             sheet.placements.size(),
                             sheet.leftover.value_or(std::string()),
                             {}});
  }
  for (const fabrication::StockBar& bar : account.built.cut_list.bars) {
    report.bars.push_back({label_of(account.built.parts.materials[bar.material]), mm(bar.length),
                           bar.pieces.size(), mm(bar.offcut)});
  }
}

std::optional<double> minutes_of(const fabrication::PlanSum& sum) {
  return sum.cut.minutes ? std::optional(rounded(*sum.cut.minutes, 10)) : std::nullopt;
}

/// The names of materials for which `is_known` says no.
template <class Known>
Text unknown_among(const std::vector<MaterialLine>& lines, const Known& is_known) {
  Text names;
  for (const MaterialLine& line : lines) {
    if (is_known(line)) continue;
    names = names.empty() ? line.label : fill({"{0}, {1}", "{0}, {1}"}, {names, line.label});
  }
  return names;
}

void add_costs(const Account& account, Report& report) {
  const fabrication::CuttingPlan& plan = account.plan;
  const auto sums = fabrication::sums_by_material(plan);
  for (const fabrication::PlanSum& sum : sums) {
    const fabrication::PlanMaterial& material = plan.materials[sum.material];
    report.materials.push_back({material.label, sum.sheets, sum.leftovers, rounded(sum.use, 1e4),
                                money(sum.wood_eur), money(sum.machine_eur), minutes_of(sum),
                                material.price_date});
  }
  const fabrication::PlanSum all = fabrication::sum_of_all(sums, plan);
  report.sheet_count = all.sheets;
  report.leftover_count = all.leftovers;
  report.sheet_use = rounded(all.use, 1e4);
  const std::vector<MaterialLine>& lines = report.materials;
  report.wood_eur = {money(all.wood_eur),
                     fill({"the workshop's profile gives no price for: {0}",
                           "le profil de l'atelier ne donne pas de prix pour : {0}"},
                          {unknown_among(lines, [](const auto& l) { return l.wood_eur; })})};
  report.machine_eur = {money(all.machine_eur),
                        fill({"the workshop's profile tells no pace or hourly price for: {0}",
                              "le profil de l'atelier ne dit ni cadence ni tarif horaire pour : "
                              "{0}"},
                             {unknown_among(lines, [](const auto& l) { return l.machine_eur; })})};
  report.minutes = {minutes_of(all),
                    fill({"the workshop's profile tells no pace of its machine for: {0}",
                          "le profil de l'atelier ne dit pas la cadence de sa machine pour : {0}"},
                         {unknown_among(lines, [](const auto& l) { return l.minutes; })})};
  report.wood_scope = {"of whole sheets; bars, hardware and finish are not counted",
                       "des plaques entières ; barres, quincaillerie et finition non comprises"};
}

/// Of the box of all that stands, in the world.
std::vector<double> size_of(const Account& account) {
  const pipeline::Built& built = account.built;
  const exporters::ModelInput input{.info = built.design.info,
                                    .parts = built.parts,
                                    .boundaries = account.boundaries,
                                    .pieces = built.pieces};
  const auto meshes = exporters::meshes_of(input, exporters::kViewSagitta);
  std::vector<double> low(3, 0);
  std::vector<double> high(3, 0);
  bool first = true;
  for (const mesh::ViewBody& body : exporters::view_bodies(input, meshes)) {
    for (const mesh::TriangleMesh::Vertex& vertex : body.mesh->vertices) {
      const geometry::Vec3 at = body.pose.at(vertex.xy, vertex.z);
      const double along[] = {at.x, at.y, at.z};
      for (std::size_t k = 0; k < 3; ++k) {
        low[k] = first ? along[k] : std::min(low[k], along[k]);
        high[k] = first ? along[k] : std::max(high[k], along[k]);
      }
      first = false;
    }
  }
  if (first) return {};
  return {rounded(high[0] - low[0], 10), rounded(high[1] - low[1], 10),
          rounded(high[2] - low[2], 10)};
}

Text count_of(std::size_t count, const Text& one, const Text& many) {
  return count == 1 ? one : fill(many, {show(static_cast<std::int64_t>(count))});
}

Text sentence_of(const Report& report, bool play) {
  const auto wrong = static_cast<std::size_t>(
      std::count_if(report.verdicts.begin(), report.verdicts.end(),
                    [](const Verdict& one) { return one.level != Verdict::Level::holds; }));
  const Text checks =
      wrong == 0 ? Text("the design's own checks hold", "les vérifications du modèle tiennent")
                 : count_of(wrong, {"one warning", "un avertissement"},
                            {"{0} warnings", "{0} avertissements"});
  return fill(
      play ? Text{"{0}, {1}, {2} kg; {3}; the safety pre-check is apart.",
                  "{0}, {1}, {2} kg ; {3} ; la vérification préalable de sécurité est à part."}
           : Text{"{0}, {1}, {2} kg; {3}.", "{0}, {1}, {2} kg ; {3}."},
      {count_of(report.part_count, {"one part", "une pièce"}, {"{0} parts", "{0} pièces"}),
       count_of(report.sheet_count, {"one sheet", "une plaque"}, {"{0} sheets", "{0} plaques"}),
       show_number(report.mass_kg, 1), checks});
}

}  // namespace

std::optional<Account> account_of(Settled& settled, Language language,
                                  diagnostics::Diagnostics& found) {
  if (!settled.usable) return std::nullopt;
  pipeline::GenerateOptions options;
  options.resolve = settled.options;
  options.language = language;
  add_all(found, settled.design->found);
  return pipeline::account(inputs_of(settled), options, found);
}

Report report_of(const Settled& settled, const std::optional<Account>& account,
                 const diagnostics::Diagnostics& found) {
  Report report;
  report.made = account.has_value();
  if (!settled.usable) report.problems = settled.problems;
  add_verdicts(settled, found, report);
  if (!account) {
    for (const Problem& problem : settled.problems) {
      if (settled.usable && problem.code == "M0001") report.problems.push_back(problem);
    }
    report.sentence = {"This cannot be made with these values.",
                       "Cela ne peut pas être fabriqué avec ces valeurs."};
    return report;
  }
  add_parts(*account, report);
  add_hardware(*account, report);
  add_sheets(*account, report);
  add_costs(*account, report);
  report.part_count = account->parts;
  report.mass_kg = rounded(account->mass_kg, 1e3);
  report.size_mm = size_of(*account);
  report.sentence = sentence_of(report, pipeline::is_play_equipment(account->built.design));
  return report;
}

}  // namespace plano::site
