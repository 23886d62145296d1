// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/check.h"
#include "catalog/substances.h"
#include "pipeline/content.h"
#include "pipeline/csv.h"
#include "pipeline/shopping.h"

namespace plano::pipeline {
namespace {

std::string elements_of(const std::vector<panels::Instance>& instances) {
  std::string all;
  for (const panels::Instance& instance : instances) {
    all += (all.empty() ? "" : " ") + instance.element;
  }
  return all;
}

}  // namespace

std::string parts_table(const Content& content) {
  const Language language = content.options.language;
  const auto number = [&](double value, int decimals) {
    return show_number(value, decimals).in(language);
  };
  std::string table = kByteOrderMark;
  table +=
      language == Language::french
          ? csv_row({"repère", "désignation", "quantité", "matériau", "épaisseur mm", "longueur mm",
                     "largeur mm", "surface m²", "masse unitaire kg", "éléments"})
          : csv_row({"part", "name", "quantity", "material", "thickness mm", "length mm",
                     "width mm", "area m²", "mass each kg", "elements"});
  const std::vector<panels::Part>& parts = content.built.parts.parts;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const panels::Part& part = parts[k];
    const Figures& figures = content.figures[k];
    table += csv_row({part.name, part.label.in(language), std::to_string(part.quantity()),
                      content.material_of(part).name, number(part.thickness.mm(), 2),
                      number(figures.box.width().mm(), 2), number(figures.box.height().mm(), 2),
                      number(figures.area.mm2() / 1e6, 4), number(figures.mass_kg, 3),
                      elements_of(part.instances)});
  }
  return table;
}

std::string solids_table(const Content& content) {
  const Language language = content.options.language;
  const auto number = [&](double value, int decimals) {
    return show_number(value, decimals).in(language);
  };
  std::string table = kByteOrderMark;
  table += language == Language::french
               ? csv_row({"repère", "désignation", "quantité", "procédé", "matière", "x mm", "y mm",
                          "z mm", "volume cm³", "masse pleine g", "éléments"})
               : csv_row({"solid", "name", "quantity", "process", "substance", "x mm", "y mm",
                          "z mm", "volume cm³", "mass if full g", "elements"});
  for (const solid::Piece& piece : content.built.pieces) {
    const catalog::Substance* substance = catalog::find_substance(piece.substance);
    CHECK(substance != nullptr, "a substance of the catalogue");
    const Text process = piece.printed ? Text("printed", "imprimée") : Text("turned", "tournée");
    table += csv_row({piece.name, piece.label.in(language), std::to_string(piece.quantity()),
                      process.in(language), substance->name().in(language),
                      number(piece.size_x.mm(), 2), number(piece.size_y.mm(), 2),
                      number(piece.size_z.mm(), 2), number(piece.volume_mm3 / 1e3, 2),
                      number(piece.mass_kg * 1e3, 1), elements_of(piece.instances)});
  }
  return table;
}

std::string hardware_table(const Content& content) {
  const Language language = content.options.language;
  std::string table = kByteOrderMark;
  table += language == Language::french
               ? csv_row({"article", "désignation", "nom", "quantité", "type", "filetage",
                          "diamètre mm", "longueur mm", "empreinte", "corrosion"})
               : csv_row({"item", "designation", "name", "quantity", "kind", "thread",
                          "diameter mm", "length mm", "drive", "corrosion class"});
  const auto millimetres = [&](Length length) { return show_number(length.mm(), 2).in(language); };
  for (const ToBuy& line : to_buy(content.built)) {
    const model::Hardware& piece = content.built.design.hardware[line.hardware];
    const bool own = line.itself;
    table += csv_row({piece.name, line.designation.in(language), line.name.in(language),
                      std::to_string(line.count), own ? piece.kind : std::string(), piece.thread,
                      own && piece.diameter ? millimetres(*piece.diameter) : std::string(),
                      own ? millimetres(piece.length) : std::string(),
                      own ? piece.drive : std::string(), piece.corrosion_class});
  }
  return table;
}

std::string bores_table(const Content& content) {
  const Language language = content.options.language;
  const bool french = language == Language::french;
  std::string rows;
  const auto mm = [&](Length length) { return show_number(length.mm(), 2).in(language); };
  for (const panels::Part& part : content.built.parts.parts) {
    if (model::is_bar(content.material_of(part))) continue;  // told with the rest of its work
    std::size_t number = 0;
    for (const model::Bore& bore : part.bores) {
      rows +=
          csv_row({part.name, part.label.in(language), std::to_string(part.quantity()),
                   std::to_string(++number), mm(bore.diameter),
                   bore.through ? std::string(french ? "débouchant" : "through") : std::string(),
                   mm(bore.depth()), mm(bore.entry.x), mm(bore.entry.y), mm(bore.end.x),
                   mm(bore.end.y), mm(bore.height), mm(part.thickness)});
    }
  }
  if (rows.empty()) return rows;
  return kByteOrderMark +
         (french
              ? csv_row({"repère", "désignation", "quantité", "trou", "diamètre mm", "débouchant",
                         "profondeur mm", "entrée x mm", "entrée y mm", "fond x mm", "fond y mm",
                         "axe au-dessus de la face inférieure mm", "épaisseur mm"})
              : csv_row({"part", "name", "quantity", "bore", "diameter mm", "through", "depth mm",
                         "enters x mm", "enters y mm", "ends x mm", "ends y mm",
                         "axis above bottom face mm", "thickness mm"})) +
         rows;
}

}  // namespace plano::pipeline
