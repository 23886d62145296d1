// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/cutting_plan_pdf.h"

#include <iterator>

#include "base/check.h"
#include "documents/page.h"

namespace plano::documents {
namespace {

/// Letters are this much larger on A3, which is looked at from further away.
constexpr double kLargerOnA3 = 1.25;

Setting setting_of(const fabrication::CuttingPlan& plan, Paper paper, Language language) {
  const bool large = paper == Paper::a3;
  return {.plan = plan,
          .language = language,
          .paper = paper,
          .k = large ? kLargerOnA3 : 1,
          .long_side = large ? 420.0 : 297.0,
          .short_side = large ? 297.0 : 210.0};
}

}  // namespace

std::string cutting_plan_pdf(const fabrication::CuttingPlan& plan, Paper paper, Language language) {
  CHECK(!plan.sheets.empty(), "a cutting plan without sheets");
  const Setting setting = setting_of(plan, paper, language);
  std::vector<Page> pages;
  for (const auto& make : {summary_pages, sheet_pages, part_pages, label_pages}) {
    std::vector<Page> more = make(setting);
    std::move(more.begin(), more.end(), std::back_inserter(pages));
  }
  Canvas canvas(
      {.title = setting.say(fill({"Cutting plan: {0}", "Plan de découpe : {0}"}, {plan.title})),
       .author = setting.say(plan.workshop),
       .subject = plan.program});
  for (std::size_t k = 0; k < pages.size(); ++k) {
    const Page& page = pages[k];
    canvas.begin_page(page.width, page.height, page.bookmark);
    page.draw(canvas);
    if (page.with_foot) {
      draw_foot(canvas, setting, page.width, page.height, k + 1, pages.size());
    }
  }
  return canvas.finish();
}

}  // namespace plano::documents
