// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/nest_sheets.h"

#include "fabrication/codes.h"
#include "pipeline/machines.h"

namespace plano::pipeline {
namespace {

Text name_of(const model::Material& material) {
  return material.label.empty() ? Text(material.name) : material.label;
}

/// What may help, after what was tried.
Text way_out_of(const fabrication::Shortage& shortage) {
  switch (shortage.tried) {
    case fabrication::Tried::rows:
      return {
          "let the search try the leftovers and closer layouts (--effort above 0), buy some "
          "and raise `count` (`plano stock add`), or make fewer",
          "laissez chercher dans les chutes et des placements plus serrés (--effort au-dessus "
          "de 0), achetez-en et augmentez `count` (`plano stock add`), ou faites-en moins"};
    case fabrication::Tried::rows_beyond_bounds:
      return {
          "make them in smaller batches, which are nested and use leftovers, or buy some and "
          "raise `count` (`plano stock add`)",
          "faites-les par lots plus petits, qui sont imbriqués et utilisent les chutes, ou "
          "achetez-en et augmentez `count` (`plano stock add`)"};
    case fabrication::Tried::everything:
      break;
  }
  return {
      "buy some and raise `count` (`plano stock add`), look longer with --effort, or make "
      "fewer",
      "achetez-en et augmentez `count` (`plano stock add`), cherchez plus longtemps avec "
      "--effort, ou faites-en moins"};
}

void report_shortage(const Built& built, const fabrication::Shortage& shortage,
                     diagnostics::Diagnostics& found) {
  const model::Material& material = built.parts.materials[shortage.material];
  const catalog::Sheet* sheet = built.workshop.find_sheet(material.sheet);
  const Text message =
      shortage.tried == fabrication::Tried::everything
          ? Text(
                "not enough of {0}: {1} parts find no place on the {2} sheets of “{3}” in stock "
                "and its leftovers",
                "pas assez de {0} : {1} pièces ne trouvent pas de place sur les {2} plaques "
                "« {3} » en stock et leurs chutes")
          : Text(
                "not enough of {0}: laid in rows, {1} parts are beyond the {2} sheets of “{3}” in "
                "stock; leftovers were not tried",
                "pas assez de {0} : posées en rangées, {1} pièces dépassent les {2} plaques "
                "« {3} » en stock ; les chutes n’ont pas été essayées");
  found
      .add(fabrication::kNotEnoughSheets, sheet != nullptr ? sheet->span : material.span,
           fill(message, {name_of(material), show(static_cast<std::int64_t>(shortage.copies)),
                          show(static_cast<std::int64_t>(shortage.sheets)), Text(material.sheet)}))
      .hint(way_out_of(shortage));
}

/// “nesting Birch plywood 18 mm: 3 sheets, 78 % used”
Text news_text(const model::Material& material, const fabrication::NestingNews& news) {
  return fill(
      {"nesting {0}: sheets {1}, used {2} %", "imbrication, {0} : plaques {1}, remplies à {2} %"},
      {name_of(material), show(static_cast<std::int64_t>(news.sheets)),
       show_number(100 * news.density, 1)});
}

}  // namespace

std::vector<fabrication::MaterialStock> stock_for(const catalog::Workshop& workshop,
                                                  const std::vector<model::Material>& materials) {
  std::vector<fabrication::MaterialStock> all;
  for (std::size_t m = 0; m < materials.size(); ++m) {
    if (model::is_bar(materials[m])) continue;
    fabrication::MaterialStock stock{m, materials[m].sheet, std::nullopt, {}};
    const catalog::Sheet* sheet = workshop.find_sheet(materials[m].sheet);
    if (sheet != nullptr && sheet->count) stock.sheets = static_cast<std::size_t>(*sheet->count);
    for (const catalog::Leftover& left : workshop.leftovers) {
      const Length off = left.measured - materials[m].thickness;
      if (left.sheet != materials[m].sheet || abs(off) > catalog::kSameThickness) {
        continue;
      }
      stock.leftovers.push_back({left.id, left.region, static_cast<std::size_t>(left.count)});
    }
    all.push_back(std::move(stock));
  }
  return all;
}

bool nest_sheets(Built& built, const GenerateOptions& options,
                 const std::function<void(const Text&)>& progress,
                 diagnostics::Diagnostics& found) {
  fabrication::NestedOptions nesting{
      .gap = gap_between_parts(built.workshop, built.parts.materials),
      .effort = options.nesting_effort,
      .time = options.nesting_time,
      .stock = stock_for(built.workshop, built.parts.materials)};
  if (progress) {
    nesting.news = [&](const fabrication::NestingNews& news) {
      progress(news_text(built.parts.materials[news.material], news));
    };
  }
  fabrication::NestedSheets nested = fabrication::nested(built.parts, built.sheets, nesting);
  for (const fabrication::Shortage& shortage : nested.short_of) {
    report_shortage(built, shortage, found);
  }
  if (!nested.short_of.empty()) return false;
  built.sheets = std::move(nested.sheets);
  return true;
}

}  // namespace plano::pipeline
