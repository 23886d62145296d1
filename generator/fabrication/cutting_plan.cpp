// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/cutting_plan.h"

#include <algorithm>
#include <map>

#include "base/check.h"

namespace plano::fabrication {
namespace {

using geometry::Contour;

/// A curve of the back, seen through the part from the front.
Contour through(const CutCurve& curve, Length width) {
  return geometry::translated(geometry::mirrored_x(curve.contour), {width, {}});
}

PlanMark mark_of(const CutCurve& curve, Contour contour) {
  return {.operation = curve.operation,
          .face = curve.face,
          .depth = curve.depth,
          .diameter = curve.diameter,
          .contour = std::move(contour)};
}

bool is_mark(const CutCurve& curve) {
  return curve.operation == Operation::pocket || curve.operation == Operation::drill;
}

PlanShape shape_of(const Drawings& drawings) {
  PlanShape shape;
  for (const CutCurve& curve : drawings.front.curves) {
    if (curve.operation == Operation::cut_outside) {
      shape.outline.outer = curve.contour;
    } else if (curve.operation == Operation::cut_inside) {
      shape.outline.holes.push_back(curve.contour);
    } else if (is_mark(curve)) {
      shape.marks.push_back(mark_of(curve, curve.contour));
    }
  }
  if (drawings.back) {
    for (const CutCurve& curve : drawings.back->curves) {
      if (is_mark(curve)) {
        shape.marks.push_back(mark_of(curve, through(curve, drawings.back->width)));
      }
    }
  }
  return shape;
}

PlanShape laid_shape(const PlanShape& shape, const PlacedPart& placed, const geometry::Box& box) {
  PlanShape made;
  made.outline.outer = laid(shape.outline.outer, placed, box);
  for (const Contour& hole : shape.outline.holes) {
    made.outline.holes.push_back(laid(hole, placed, box));
  }
  for (const PlanMark& mark : shape.marks) {
    made.marks.push_back(mark);
    made.marks.back().contour = laid(mark.contour, placed, box);
  }
  return made;
}

PlanMaterial material_of(const model::Material& material, const catalog::Workshop& workshop,
                         Length gap) {
  PlanMaterial made{.label = material.label.empty() ? Text(material.name) : material.label,
                    .nominal = material.nominal,
                    .thickness = material.thickness,
                    .grained = material.grained,
                    .border = material.sheet_border,
                    .gap = gap,
                    .machine = {},
                    .price_eur = material.price_eur,
                    .price_date = material.price_date};
  if (const catalog::Machine* machine = workshop.find_machine(material.machine)) {
    made.machine = *machine;
  }
  return made;
}

PlanSheet sheet_of(const SheetLayout& layout, const std::vector<PlanPart>& parts,
                   const panels::PartSet& set, const std::vector<PartDrawings>& drawings,
                   const PlanMaterial& material, const catalog::Workshop& workshop) {
  PlanSheet sheet{.name = layout.name,
                  .material = layout.material,
                  .count = layout.count,
                  .area = layout.area,
                  .leftover = layout.leftover,
                  .use = layout.use};
  const catalog::Leftover* const piece =
      layout.leftover ? workshop.find_leftover(*layout.leftover) : nullptr;
  if (piece != nullptr) sheet.leftover_note = piece->note;
  if (sheet.area.empty()) {  // laid by hand, as tests do
    sheet.area = {{{geometry::rectangle({}, layout.width, layout.height), {}}}};
  }
  const catalog::Machine* machine = material.machine ? &*material.machine : nullptr;
  for (const PlacedPart& placed : layout.parts) {
    const geometry::Box box = geometry::bounding_box(set.parts[placed.part].profile);
    sheet.placements.push_back(
        {placed.part, laid_shape(parts[placed.part].shape, placed, box), placed.depth});
    const Drawings& own = drawings[placed.part].drawings;
    sheet.cut = sheet.cut + cut_figures(own.front, machine);
    if (own.back) {
      sheet.cut = sheet.cut + cut_figures(*own.back, machine);
      sheet.two_sided = true;
    }
  }
  return sheet;
}

std::optional<double> sum_where_known(std::optional<double> a, std::optional<double> b) {
  return a && b ? std::optional(*a + *b) : std::nullopt;
}

double area_of(const PlanSheet& sheet) {
  return geometry::area(sheet.area).mm2() * static_cast<double>(sheet.count);
}

}  // namespace

CuttingPlan cutting_plan(PlanHead head, const panels::PartSet& set,
                         const std::vector<SheetLayout>& sheets,
                         const std::vector<PartDrawings>& drawings,
                         const catalog::Workshop& workshop, Length gap) {
  CHECK(drawings.size() == set.parts.size(), "one drawing per part");
  CuttingPlan plan{.title = std::move(head.title),
                   .program = std::move(head.program),
                   .workshop = workshop.title.empty() ? Text(workshop.id) : workshop.title,
                   .licence = std::move(head.licence),
                   .values = std::move(head.values),
                   .materials = {},
                   .parts = {},
                   .sheets = {}};
  for (const model::Material& material : set.materials) {
    plan.materials.push_back(material_of(material, workshop, gap));
  }
  // Parts made of bars keep their places in the list, so that indices stay those of the set; with
  // no sheet that holds them, no page shows them.
  for (std::size_t k = 0; k < set.parts.size(); ++k) {
    const panels::Part& part = set.parts[k];
    const bool bar = model::is_bar(set.materials[part.material]);
    plan.parts.push_back({.name = part.name,
                          .label = part.label,
                          .material = part.material,
                          .quantity = bar ? 0 : part.quantity(),
                          .grain = part.grain,
                          .shape = shape_of(drawings[k].drawings)});
  }
  for (const SheetLayout& layout : sheets) {
    plan.sheets.push_back(
        sheet_of(layout, plan.parts, set, drawings, plan.materials[layout.material], workshop));
  }
  return plan;
}

std::vector<PlanSum> sums_by_material(const CuttingPlan& plan) {
  std::map<std::size_t, PlanSum> sums;
  std::map<std::size_t, double> areas;
  for (const PlanSheet& sheet : plan.sheets) {
    PlanSum& sum = sums[sheet.material];
    sum.material = sheet.material;
    (sheet.leftover ? sum.leftovers : sum.sheets) += sheet.count;
    sum.cut = sum.cut + times(sheet.cut, sheet.count);
    sum.use += sheet.use * area_of(sheet);
    areas[sheet.material] += area_of(sheet);
  }
  std::vector<PlanSum> all;
  for (auto& [material, sum] : sums) {
    const PlanMaterial& of = plan.materials[material];
    sum.use = areas[material] > 0 ? sum.use / areas[material] : 0;
    if (of.price_eur) {
      sum.wood_eur = *of.price_eur * static_cast<double>(sum.sheets);
    } else if (sum.sheets == 0) {
      sum.wood_eur = 0;
    }
    if (sum.cut.minutes && of.machine && of.machine->hourly_eur) {
      sum.machine_eur = *sum.cut.minutes / 60 * *of.machine->hourly_eur;
    }
    all.push_back(sum);
  }
  return all;
}

PlanSum sum_of_all(const std::vector<PlanSum>& sums, const CuttingPlan& plan) {
  PlanSum total{.wood_eur = 0.0, .machine_eur = 0.0};
  for (const PlanSum& sum : sums) {
    total.sheets += sum.sheets;
    total.leftovers += sum.leftovers;
    total.cut = total.cut + sum.cut;
    total.wood_eur = sum_where_known(total.wood_eur, sum.wood_eur);
    total.machine_eur = sum_where_known(total.machine_eur, sum.machine_eur);
  }
  double used = 0;
  double whole = 0;
  for (const PlanSheet& sheet : plan.sheets) {
    used += sheet.use * area_of(sheet);
    whole += area_of(sheet);
  }
  total.use = whole > 0 ? used / whole : 0;
  return total;
}

std::vector<PlanCopy> copies_of(const CuttingPlan& plan) {
  std::vector<PlanCopy> copies;
  std::map<std::size_t, std::size_t> counted;  // by part
  for (std::size_t s = 0; s < plan.sheets.size(); ++s) {
    std::vector<std::size_t> parts;
    for (const PlanPlacement& placed : plan.sheets[s].placements) {
      parts.push_back(placed.part);
    }
    std::stable_sort(parts.begin(), parts.end());
    for (std::size_t k = 1; k <= plan.sheets[s].count; ++k) {
      for (const std::size_t part : parts) {
        copies.push_back({.part = part, .copy = ++counted[part], .sheet = s, .sheet_copy = k});
      }
    }
  }
  return copies;
}

}  // namespace plano::fabrication
