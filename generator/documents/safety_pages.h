// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The sections of the safety report, each of which flows over as many pages as it needs. Used by
/// this folder only.
#pragma once

#include <string>
#include <vector>

#include "documents/finding_groups.h"
#include "documents/flow.h"
#include "documents/safety_report_pdf.h"
#include "documents/scene_picture.h"

namespace plano::documents {

class SafetyReporter {
 public:
  /// `document` and `pictures`, of the same scene, must outlive it.
  SafetyReporter(const SafetyDocument& document, ScenePictures& pictures, Language language);

  /// What it is of, the verdicts counted, the picture with its numbered places, the values.
  void front(Flow& flow) const;
  /// Rule · measured · limit · verdict · place.
  void rules(Flow& flow) const;
  /// Everything that does not simply pass, with its drawing.
  void findings(Flow& flow) const;
  /// Boards calculated as plates. Nothing where that was not asked for.
  void plates(Flow& flow) const;
  /// Falling spaces and surfacing, seen from above. Nothing where there are none.
  void ground(Flow& flow) const;
  /// Loads, wind, ballast, masses.
  void tables(Flow& flow) const;
  /// The calculations behind them, case beside case: formula, values, source. Cases with the same
  /// values stand once, with all their places named.
  void workings(Flow& flow) const;
  /// What the designer said, what was found and has to be confirmed, lines to sign on.
  void declarations(Flow& flow) const;
  /// What no program sees.
  void undecided(Flow& flow) const;
  /// Every figure with its source and how well it is known; methods; editions.
  void sources(Flow& flow) const;

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }
  /// The same with a capital at its beginning: findings are written to follow a colon.
  std::string sentence(const Text& text) const;
  std::string title_of(const checks::Rule& rule) const;
  /// "3", "3b" where several findings share a number; empty where it has none.
  std::string number_of(const checks::Result& result) const;
  /// What people call an element of the design.
  std::string label_of(const std::string& element) const;
  std::string labels_of(const checks::Place& place) const;
  std::vector<ScenePictures::Numbered> numbered_places() const;
  void finding(Flow& flow, std::size_t group) const;
  std::vector<FlowLine> lines_of(const Flow& flow, const FindingGroup& group) const;
  std::string figures_of(const checks::Result& result) const;
  /// What is drawn of a group: results that look alike once, with the letters of all.
  struct Look {
    const checks::Result* result = nullptr;
    std::string letters;  // "a, c"; empty where the group has one result
    std::string key;
  };
  std::vector<Look> looks_of(const FindingGroup& group) const;
  void draw_look(Flow& flow, const Frame& frame, const Look& look) const;
  void rule_workings(Flow& flow, const checks::RuleReport& one) const;
  /// " — the same for …": what shares the calculation of the first; empty where nothing does.
  std::string same_for(const std::vector<const checks::Result*>& results) const;
  /// Boards that nothing is known of, and where there is none to ask about.
  void plates_not_asked(Flow& flow, const checks::PlateAnalyses& all) const;
  void plate(Flow& flow, const checks::PlateAnalysis& one) const;
  /// What stands under `expects:`, or was said of the site: what, and how it was said.
  std::vector<std::vector<std::string>> declared() const;
  std::string labels_of(const std::vector<std::size_t>& panels) const;
  std::vector<std::vector<std::string>> rows_of(const checks::RuleReport& one) const;

  const SafetyDocument& document_;
  Language language_;
  ScenePictures& pictures_;
  std::vector<FindingGroup> groups_;  // numbered from 1
  std::vector<FindingGroup> beyond_;  // those after kMostFindings: listed, and not drawn
};

/// The ink of a verdict: red, amber, blue, green, grey.
Ink ink_of(checks::Verdict verdict);

}  // namespace plano::documents
