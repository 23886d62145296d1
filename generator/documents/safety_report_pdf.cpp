// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/safety_report_pdf.h"

#include <algorithm>

#include "checks/wording.h"
#include "documents/flow.h"
#include "documents/page.h"
#include "documents/safety_pages.h"
#include "documents/scene_picture.h"

namespace plano::documents {
namespace {

using checks::Verdict;

constexpr std::size_t kDigestShown = 16;

Flow::Words words_of(const SafetyDocument& document, Language language) {
  const Text foot = fill({"{0} · {1} · {2} · design {3}", "{0} · {1} · {2} · modèle {3}"},
                         {document.title, Text(document.program), document.workshop,
                          Text(document.digest.substr(0, kDigestShown))});
  return {Text("Safety pre-check", "Vérification préalable de sécurité").in(language),
          checks::safety_notice().in(language), foot.in(language), "page {0} / {1}"};
}

std::size_t draw(Canvas& canvas, const SafetyReporter& reporter, const SafetyDocument& document,
                 Paper paper, Language language, std::size_t pages) {
  Flow flow(canvas, paper, words_of(document, language), pages);
  reporter.front(flow);
  reporter.rules(flow);
  reporter.findings(flow);
  reporter.ground(flow);
  reporter.tables(flow);
  reporter.declarations(flow);
  reporter.undecided(flow);
  reporter.sources(flow);
  return flow.pages();
}

}  // namespace

std::string safety_report_pdf(const SafetyDocument& document, Paper paper, Language language) {
  const Canvas::About about{
      .title = fill({"Safety pre-check: {0}", "Vérification de sécurité : {0}"}, {document.title})
                   .in(language),
      .author = document.workshop.in(language),
      .subject = document.program};
  const SafetyReporter reporter(document, language);
  Canvas counting(about);
  const std::size_t pages = draw(counting, reporter, document, paper, language, 0);
  Canvas canvas(about);
  draw(canvas, reporter, document, paper, language, pages);
  return canvas.finish();
}

}  // namespace plano::documents
