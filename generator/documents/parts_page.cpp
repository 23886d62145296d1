// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of parts, each with its picture.

#include <algorithm>
#include <map>
#include <memory>

#include "documents/page.h"
#include "documents/table.h"
#include "documents/thumbnail.h"
#include "documents/wording.h"

namespace plano::documents {
namespace {

using fabrication::PlanPart;

constexpr double kRow = 14.5;  // heights on A4, mm
constexpr double kPictureInset = 1.5;

/// "sheet-01 × 2, sheet-03": where copies lie, identical sheets counted as often as they are cut.
std::string where_it_lies(const fabrication::CuttingPlan& plan, std::size_t part) {
  std::string words;
  for (const fabrication::PlanSheet& sheet : plan.sheets) {
    const auto on_it = static_cast<std::size_t>(
        std::count_if(sheet.placements.begin(), sheet.placements.end(),
                      [&](const auto& placed) { return placed.part == part; }));
    if (on_it == 0) continue;
    words += (words.empty() ? "" : ", ") + sheet.name;
    const std::size_t copies = on_it * sheet.count;
    if (copies > 1) words += " × " + std::to_string(copies);
  }
  return words;
}

Table table_of(const Setting& setting, const Frame& body) {
  const auto say = [&](const Text& text) { return setting.say(text); };
  return {setting,
          body.left,
          body.width,
          {{"", 3},
           {say({"Part", "Repère"}), 1.8},
           {say({"What it is", "Désignation"}), 4.7},
           {say({"Quantity", "Quantité"}), 1.5, Align::right},
           {say({"Size", "Dimensions"}), 3.3, Align::right},
           {say({"Material", "Matériau"}), 5.8},
           {say({"Lies on", "Plaques"}), 4.2}}};
}

void draw_part(Canvas& canvas, const Setting& setting, const Table& table, double top,
               std::size_t index) {
  const double k = setting.k;
  const PlanPart& part = setting.plan.parts[index];
  const fabrication::PlanMaterial& material = setting.plan.materials[part.material];
  const geometry::Box box = geometry::bounding_box(part.shape.outline);
  Text size = fill({"{0} × {1}", "{0} × {1}"},
                   {show_number(box.width().mm(), 1), show_number(box.height().mm(), 1)});
  if (material.thickness > Length{}) {
    size = fill({"{0} × {1}", "{0} × {1}"}, {size, show_number(material.thickness.mm(), 1)});
  }
  table.row(canvas, top, kRow * k,
            {"", "", setting.say(part.label), setting.say(count(part.quantity)), setting.say(size),
             setting.say(material.label), where_it_lies(setting.plan, index)});
  const Frame name = table.cell(1, top, kRow * k);
  const Type type = setting.type(11, Weight::semibold);
  canvas.words({name.left, top + kRow * k / 2 + capitals(type) / 2}, part.name, type, Align::left,
               name.width);
  const Frame picture = inset(table.cell(0, top, kRow * k), kPictureInset * k);
  const OnPaper place = fitted(box, picture);
  draw_openings(canvas, place, part.shape);
  draw_shape(canvas, place, part.shape, index, material.thickness, 0.13 * k);
}

}  // namespace

std::vector<Page> part_pages(const Setting& setting) {
  std::vector<std::size_t> shown;
  for (std::size_t k = 0; k < setting.plan.parts.size(); ++k) {
    if (setting.plan.parts[k].quantity > 0) shown.push_back(k);
  }
  const Frame body = body_of(setting, setting.long_side, setting.short_side);
  const auto rows =
      static_cast<std::size_t>((body.height - Table::head_height(setting)) / (kRow * setting.k));
  std::vector<Page> pages;
  for (std::size_t first = 0; first < shown.size(); first += rows) {
    const std::vector<std::size_t> here(
        shown.begin() + static_cast<std::ptrdiff_t>(first),
        shown.begin() + static_cast<std::ptrdiff_t>(std::min(shown.size(), first + rows)));
    pages.push_back(
        {setting.long_side, setting.short_side,
         first == 0 ? setting.say({"Parts", "Fiche de débit"}) : std::string(),
         [&setting, body, here](Canvas& canvas) {
           draw_head(canvas, setting, setting.long_side, setting.say({"Parts", "Fiche de débit"}),
                     setting.say({"sizes in millimetres: length × width × measured thickness",
                                  "dimensions en millimètres : longueur × largeur × épaisseur "
                                  "mesurée"}));
           const Table table = table_of(setting, body);
           double y = table.head(canvas, body.top);
           for (const std::size_t index : here) {
             draw_part(canvas, setting, table, y, index);
             y += kRow * setting.k;
           }
         }});
  }
  return pages;
}

}  // namespace plano::documents
