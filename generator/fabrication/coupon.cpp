// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/coupon.h"

#include <algorithm>

#include "fabrication/drawing.h"
#include "panels/stroke_font.h"

namespace plano::fabrication {
namespace {

using geometry::Point;
using panels::width_of;

// Deep enough to feel the whole thickness seat, short enough to fit an offcut; a tooth wide enough
// to carry its number and not to bend.
constexpr Length kSlotDepth = 30_mm;
constexpr Length kTooth = 14_mm;
constexpr Length kBody = 26_mm;
constexpr Length kNumberHeight = 5_mm;
constexpr Length kTitleHeight = 6_mm;

std::vector<Length> clearances(const FitUsed& fit, Length thickness) {
  std::vector<Length> all;
  for (int k = -kCouponStepsEachWay; k <= kCouponStepsEachWay; ++k) {
    const Length clearance = fit.clearance + k * kCouponStep;
    if (thickness + clearance >= thickness.half()) {
      all.push_back(clearance);
    }
  }
  return all;
}

/// "+0.2", "-0.1", "0": with the language's own decimal mark.
Text signed_number(Length clearance) {
  const Text number = show_number(clearance.mm(), 2);
  const std::string sign = clearance > Length{} ? "+" : "";
  return {sign + number.en, sign + number.fr};
}

model::Engraving words(const Text& text, Point at, Length height) {
  return {.content = text,
          .at = at,
          .height = height,
          .direction = {},
          .depth = kNameDepth,
          .face = model::FaceSide::top,
          .span = {}};
}

}  // namespace

std::vector<FitUsed> fits_used(const model::ResolvedDesign& design) {
  std::vector<FitUsed> all;
  for (const model::Joint& joint : design.joints) {
    for (const std::size_t panel : joint.from) {
      const model::Material& material = design.materials[design.panels[panel].material];
      if (!joint.fit.empty() && !model::is_bar(material)) {
        all.push_back({design.panels[panel].material, joint.fit, joint.clearance});
      }
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

panels::Part coupon_of(const FitUsed& fit, const model::Material& material) {
  const std::vector<Length> steps = clearances(fit, material.thickness);
  panels::Part part;
  part.name = "coupon-" + material.name + "-" + fit.fit;
  part.label = {"fit coupon", "éprouvette d’ajustement"};
  part.material = fit.material;
  part.thickness = material.thickness;

  Length x = kTooth;
  const Length top = kBody + kSlotDepth;
  std::vector<Point> upper_edge;  // left to right
  for (const Length clearance : steps) {
    const Length width = material.thickness + clearance;
    upper_edge.insert(upper_edge.end(),
                      {{x, top}, {x, kBody}, {x + width, kBody}, {x + width, top}});
    const Text number = signed_number(clearance);
    const Length middle = x + width.half();
    const Length half = width_of(number.en, kNumberHeight).half();
    part.engravings.push_back(
        words(number, {middle - half, kBody - 2 * kNumberHeight}, kNumberHeight));
    x += width + kTooth;
  }
  std::vector<Point> outline = {{Length{}, Length{}}, {x, Length{}}, {x, top}};
  outline.insert(outline.end(), upper_edge.rbegin(), upper_edge.rend());
  outline.push_back({Length{}, top});
  part.profile.outer = geometry::polygon(outline);
  // Its own name is engraved like any part's; this says what it was made for.
  part.engravings.push_back(
      words(fill("{0}   {1}", {show(material.thickness), signed_number(fit.clearance)}),
            {kTooth, kTitleHeight.half()}, kTitleHeight));
  part.instances.push_back({.element = part.name, .label = part.label, .pose = {}, .colour = {}});
  return part;
}

}  // namespace plano::fabrication
