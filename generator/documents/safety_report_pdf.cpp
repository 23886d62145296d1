// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/safety_report_pdf.h"

#include "checks/wording.h"
#include "documents/flow.h"
#include "documents/safety_pages.h"

namespace plano::documents {
namespace {

constexpr std::size_t kDigestShown = 16;

Flow::Words words_of(const SafetyDocument& document, Language language) {
  const Text foot = fill({"{0} · {1} · {2} · design {3}", "{0} · {1} · {2} · modèle {3}"},
                         {document.title, Text(document.program), document.workshop,
                          Text(document.digest.substr(0, kDigestShown))});
  return {Text("Safety pre-check", "Vérification préalable de sécurité").in(language),
          checks::safety_notice().in(language), foot.in(language), "page {0} / {1}"};
}

void draw(Flow& flow, const SafetyReporter& reporter) {
  reporter.front(flow);
  reporter.rules(flow);
  reporter.findings(flow);
  reporter.plates(flow);
  reporter.ground(flow);
  reporter.tables(flow);
  reporter.workings(flow);
  reporter.declarations(flow);
  reporter.undecided(flow);
  reporter.sources(flow);
}

std::string pdf_of(const SafetyDocument& document, ScenePictures& pictures, Paper paper,
                   Language language) {
  const Canvas::About about{
      .title = fill({"Safety pre-check: {0}", "Vérification de sécurité : {0}"}, {document.title})
                   .in(language),
      .author = document.workshop.in(language),
      .subject = document.program};
  const SafetyReporter reporter(document, pictures, language);
  return flowed(about, paper, words_of(document, language),
                [&](Flow& flow) { draw(flow, reporter); });
}

}  // namespace

std::vector<std::string> safety_report_pdfs(const SafetyDocument& document, Paper paper,
                                            std::span<const Language> languages) {
  ScenePictures pictures(document.survey.scene);
  std::vector<std::string> files;
  for (const Language language : languages) {
    files.push_back(pdf_of(document, pictures, paper, language));
  }
  return files;
}

}  // namespace plano::documents
