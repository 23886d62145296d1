// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the pre-check found, for whoever decides whether this is built.

#include "checks/wording.h"
#include "documents/town_pages.h"

namespace plano::documents {
namespace {

using checks::Verdict;

void count(Flow& flow, const checks::Report& report, Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const Verdict verdict : {Verdict::fail, Verdict::needs_declaration, Verdict::needs_human,
                                Verdict::pass, Verdict::not_applicable}) {
    rows.push_back({checks::words_of(verdict).in(language), std::to_string(report.count(verdict))});
  }
  flow.table({{Text("Verdict", "Verdict").in(language), 3},
              {Text("Rules", "Règles").in(language), 1, Align::right}},
             rows, 8);
}

}  // namespace

bool may_conform(const SafetyDocument& document) {
  return document.report.count(Verdict::fail) == 0;
}

void town_findings(Flow& flow, const SafetyDocument& document, Language language) {
  flow.heading(
      Text("What the pre-check found", "Ce que dit la vérification préalable").in(language), 40);
  count(flow, document.report, language);
  for (const checks::RuleReport& one : document.report.rules) {
    if (one.verdict != Verdict::fail) continue;
    const auto accepted = document.accepted.find(one.rule->id);
    const Text title = title_of(*one.rule);
    flow.paragraph(
        (accepted == document.accepted.end()
             ? fill({"• Fails: {0}. {1}", "• En échec : {0}. {1}"},
                    {title, Text(std::string(one.rule->says_en), std::string(one.rule->says_fr))})
             : fill({"• Fails, and the maker accepts it: {0}. Reason: {1}",
                     "• En échec, accepté par le fabricant : {0}. Raison : {1}"},
                    {title, Text(accepted->second)}))
            .in(language),
        flow.type(9.5, Weight::semibold), 2);
  }
  flow.paragraph(
      (may_conform(document)
           ? Text("The report says where, and how to mend it; it belongs to this file.",
                  "Le rapport dit où, et comment y remédier ; il fait partie de ce dossier.")
           : Text(
                 "What fails, accepted or not, stands against the words of conformity above. The "
                 "report says where, and how to mend it; it belongs to this file.",
                 "Ce qui échoue, accepté ou non, s'oppose à la mention de conformité ci-dessus. Le "
                 "rapport dit où, et comment y remédier ; il fait partie de ce dossier."))
          .in(language),
      flow.type(9));
}

}  // namespace plano::documents
