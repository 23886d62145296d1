// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/safety.h"

#include <algorithm>

#include "pipeline/codes.h"

namespace plano::pipeline {
namespace {

using checks::Verdict;

const AcceptedFail* accepted_of(const std::vector<AcceptedFail>& accepted, const char* rule) {
  const auto it = std::find_if(accepted.begin(), accepted.end(),
                               [&](const AcceptedFail& one) { return one.rule == rule; });
  return it == accepted.end() ? nullptr : &*it;
}

/// Where the element of a result was written, or nowhere.
diagnostics::Span span_of(const model::ResolvedDesign& design, const checks::Place& place) {
  for (const std::string& element : place.elements) {
    for (const model::Panel& panel : design.panels) {
      if (panel.id == element) return panel.span;
    }
  }
  return {};
}

void report_rule(const model::ResolvedDesign& design, const checks::RuleReport& one,
                 const AcceptedFail* accepted, diagnostics::Diagnostics& found) {
  const auto fails =
      std::count_if(one.outcome.results.begin(), one.outcome.results.end(),
                    [](const checks::Result& result) { return result.verdict == Verdict::fail; });
  const checks::Result& first = one.outcome.results.front();  // the worst come first
  const Text title(std::string(one.rule->title_en), std::string(one.rule->title_fr));
  Text says = fill({"{0} ({1}): {2}", "{0} ({1}) : {2}"}, {title, Text(one.rule->id), first.says});
  if (fails > 1) {
    says = fill(fails == 2 ? Text("{0}; and one more place", "{0} ; et un autre endroit")
                           : Text("{0}; and {1} more places", "{0} ; et {1} autres endroits"),
                {says, show(static_cast<std::int64_t>(fails - 1))});
  }
  if (accepted != nullptr) {
    found.add(kAcceptedFail, span_of(design, first.place), says)
        .hint(fill({"accepted: {0}", "accepté : {0}"}, {Text(accepted->reason)}));
    return;
  }
  auto finding = found.add(kUnsafe, span_of(design, first.place), says);
  if (!first.mend.empty()) finding.hint(first.mend);
}

checks::FreeForm free_form(const solid::Piece& piece, const panels::Instance& instance) {
  checks::FreeForm form{instance.element, instance.label, piece.mass_kg, {}};
  std::vector<geometry::Vec3> world;
  for (const auto& vertex : piece.mesh.vertices) {
    world.push_back(instance.pose.at(vertex.xy, vertex.z));
  }
  for (const auto& corners : piece.mesh.triangles) {
    form.triangles.push_back({{world[corners[0]], world[corners[1]], world[corners[2]]}, 0});
  }
  return form;
}

}  // namespace

bool is_play_equipment(const model::ResolvedDesign& design) {
  return design.expects.safety == "playground";
}

std::vector<checks::FreeForm> free_forms_of(const std::vector<solid::Piece>& pieces) {
  std::vector<checks::FreeForm> all;
  for (const solid::Piece& piece : pieces) {
    for (const panels::Instance& instance : piece.instances) {
      all.push_back(free_form(piece, instance));
    }
  }
  return all;
}

checks::Report check_safety(const model::ResolvedDesign& design, const panels::PartSet& parts,
                            const std::vector<solid::Piece>& pieces) {
  const checks::Scene scene = checks::scene_of(design, parts, free_forms_of(pieces));
  return checks::check(checks::survey_of(scene));
}

void report_safety(const model::ResolvedDesign& design, const checks::Report& report,
                   const std::vector<AcceptedFail>& accepted, diagnostics::Diagnostics& found) {
  for (const checks::RuleReport& one : report.rules) {
    const AcceptedFail* reason = accepted_of(accepted, one.rule->id);
    if (one.verdict == Verdict::fail) {
      report_rule(design, one, reason, found);
    } else if (reason != nullptr) {
      found
          .add(kNothingToAccept, {},
               fill({"{0} does not fail: there is nothing to accept",
                     "{0} n'est pas en échec : il n'y a rien à accepter"},
                    {quote(one.rule->id)}))
          .hint({"leave --accept-fail away for it", "retirez --accept-fail pour cette règle"});
    }
  }
}

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::not_applicable:
      return "not-applicable";
    case Verdict::pass:
      return "pass";
    case Verdict::needs_human:
      return "needs-human";
    case Verdict::needs_declaration:
      return "needs-declaration";
    case Verdict::fail:
      break;
  }
  return "fail";
}

}  // namespace plano::pipeline
