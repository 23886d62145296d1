// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <map>

#include "base/check.h"
#include "fabrication/bar_notes.h"
#include "fabrication/codes.h"
#include "fabrication/leftovers.h"
#include "pipeline/content.h"
#include "pipeline/machines.h"
#include "pipeline/parallel.h"

namespace plano::pipeline {
namespace {

using fabrication::ReliefFault;

using DrawnPart = Expected<fabrication::PartDrawings, ReliefFault>;

Text place_text(geometry::Point place) {
  return fill({"x {0}, y {1}", "x {0}, y {1}"}, {show(place.x), show(place.y)});
}

/// “Side” (P03).
Text named(const panels::Part& part) {
  return part.label.empty() ? Text(part.name)
                            : fill({"“{0}” ({1})", "« {0} » ({1})"}, {part.label, part.name});
}

void report_fault(const panels::Part& part, const ReliefFault& fault,
                  const catalog::Machine& machine, diagnostics::Diagnostics& found) {
  switch (fault.kind) {
    case ReliefFault::Kind::cutter_too_wide:
      found
          .add(fabrication::kCutterTooWide, part.span,
               fill({"{0} has a slot {1} wide at {2}; the cutter of “{3}” is {4} wide",
                     "{0} a une fente large de {1} en {2} ; la fraise de « {3} » fait {4}"},
                    {named(part), show(fault.width), place_text(fault.place), machine.id,
                     show(machine.tool_diameter)}))
          .hint(
              fill({"make the slot at least {0} wide, or choose a machine with a smaller cutter",
                    "donnez à la fente au moins {0}, ou choisissez une machine à fraise plus fine"},
                   {show(machine.tool_diameter)}));
      return;
    case ReliefFault::Kind::web_cut:
      found
          .add(fabrication::kReliefsMeet, part.span,
               fill({"{0}: corner reliefs for a cutter of {1} leave nothing between two openings "
                     "near {2}",
                     "{0} : les dégagements d’angle pour une fraise de {1} ne laissent rien entre "
                     "deux ouvertures près de {2}"},
                    {named(part), show(machine.tool_diameter), place_text(fault.place)}))
          .hint(fill(
              {"move the openings apart by at least {0}", "écartez les ouvertures d’au moins {0}"},
              {show(machine.tool_diameter)}));
      return;
    case ReliefFault::Kind::kernel:
      break;
  }
  CHECK(false, "reliefs of " + part.name + ": " + fault.detail.detail);
}

void report_left_round(const panels::Part& part, const std::vector<geometry::Point>& corners,
                       diagnostics::Diagnostics& found) {
  if (corners.empty()) {
    return;
  }
  const auto count = static_cast<std::int64_t>(corners.size());
  found.add(
      fabrication::kCornerLeftRound, part.span,
      count == 1
          ? fill({"{0}: the inside corner at {1} stays round: no room for a relief",
                  "{0} : l’angle rentrant en {1} reste arrondi, faute de place pour un "
                  "dégagement"},
                 {named(part), place_text(corners[0])})
          : fill({"{0}: {1} inside corners stay round, the first at {2}: no room for a relief",
                  "{0} : {1} angles rentrants restent arrondis, le premier en {2}, faute de "
                  "place pour un dégagement"},
                 {named(part), show(count), place_text(corners[0])}));
}

void report_depths(const panels::Part& part, const catalog::Machine& machine,
                   diagnostics::Diagnostics& found) {
  const bool blind = std::any_of(part.drills.begin(), part.drills.end(),
                                 [](const model::Drill& drill) { return drill.depth.has_value(); });
  if (machine.kind == catalog::MachineKind::laser && (blind || !part.pockets.empty())) {
    found
        .add(fabrication::kLaserCannotPocket, part.span,
             fill({"{0} has pockets or blind holes, and “{1}” is a laser",
                   "{0} a des poches ou des trous borgnes, et « {1} » est un laser"},
                  {named(part), machine.id}))
        .hint({"take a sheet that the workshop cuts on a router",
               "prenez une plaque que l’atelier découpe à la fraiseuse"});
  }
}

}  // namespace

std::optional<std::vector<fabrication::PartDrawings>> draw_parts(const Built& built,
                                                                 Language language,
                                                                 diagnostics::Diagnostics& found) {
  const std::vector<panels::Part>& parts = built.parts.parts;
  const auto machine = [&](std::size_t k) -> const catalog::Machine& {
    return machine_of(built.workshop, built.parts.materials[parts[k].material]);
  };
  std::vector<DrawnPart> drawn = in_parallel(parts.size(), [&](std::size_t k) {
    return fabrication::drawing_of_part(parts[k], drawing_options(machine(k), language));
  });
  std::vector<fabrication::PartDrawings> made;
  const std::size_t errors_before = found.errors();
  for (std::size_t k = 0; k < parts.size(); ++k) {
    report_depths(parts[k], machine(k), found);
    if (!drawn[k]) {
      report_fault(parts[k], drawn[k].error(), machine(k), found);
      continue;
    }
    report_left_round(parts[k], drawn[k]->left_round, found);
    const model::Material& material = built.parts.materials[parts[k].material];
    if (model::is_bar(material) && !material.round) {
      fabrication::add_bar_notes(parts[k], material, drawn[k]->drawings);
    }
    made.push_back(std::move(*drawn[k]));
  }
  return found.errors() == errors_before ? std::optional(std::move(made)) : std::nullopt;
}

std::vector<Coupon> draw_coupons(const Built& built, Language language) {
  std::vector<Coupon> coupons;
  for (const fabrication::FitUsed& fit : fabrication::fits_used(built.design)) {
    const model::Material& material = built.design.materials[fit.material];
    panels::Part comb = fabrication::coupon_of(fit, material);
    auto drawn = fabrication::drawing_of_part(
        comb, drawing_options(machine_of(built.workshop, material), language));
    // A slot too narrow for the cutter here is too narrow in the design too, and was reported
    // there; a design whose narrowest slots just pass has a coupon without room for smaller ones.
    if (drawn) {
      coupons.push_back({fit, std::move(comb), std::move(*drawn)});
    }
  }
  return coupons;
}

void place_coupons(Content& content) {
  std::vector<panels::Part> parts;
  for (const Coupon& coupon : content.coupons) parts.push_back(coupon.part);
  const std::vector<fabrication::SheetLayout>& sheets = content.built.sheets;
  const Length gap = gap_between_parts(content.built.workshop, content.built.parts.materials);
  const auto places =
      fabrication::places_in_waste(parts, sheets, content.built.parts, content.leftovers, gap);
  std::map<std::size_t, std::vector<geometry::Region>> taken;  // of each sheet
  for (std::size_t k = 0; k < places.size(); ++k) {
    content.coupons[k].place = places[k];
    if (places[k]) taken[places[k]->sheet].push_back(places[k]->outline);
  }
  // What the coupons take is not left.
  for (auto& [s, grounds] : taken) {
    const auto parts_on = fabrication::ground_of(sheets[s], content.built.parts);
    grounds.insert(grounds.end(), parts_on.begin(), parts_on.end());
    content.leftovers[s] = fabrication::useful_leftovers(sheets[s].area, grounds, gap);
  }
}

void draw_sheets(Content& content) {
  const std::vector<fabrication::SheetLayout>& sheets = content.built.sheets;
  for (std::size_t s = 0; s < sheets.size(); ++s) {
    std::vector<fabrication::PlacedCoupon> coupons;
    for (const Coupon& coupon : content.coupons) {
      if (!coupon.place || coupon.place->sheet != s) continue;
      coupons.push_back({&coupon.drawings.drawings.front, coupon.place->placed});
    }
    content.sheet_drawings.push_back(fabrication::drawing_of_sheet(
        sheets[s], content.built.parts, content.drawings, content.options.language, coupons));
    if (coupons.empty()) continue;
    content.coupon_sheets.push_back(
        fabrication::drawing_of_coupons(sheets[s], content.built.parts, coupons));
  }
}

}  // namespace plano::pipeline
