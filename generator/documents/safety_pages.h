// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The sections of the safety report, each of which flows over as many pages as it needs. Used by
/// this folder only.
#pragma once

#include <string>
#include <vector>

#include "documents/flow.h"
#include "documents/safety_report_pdf.h"
#include "documents/scene_picture.h"

namespace plano::documents {

class SafetyReporter {
 public:
  /// `document` must outlive it.
  SafetyReporter(const SafetyDocument& document, Language language);

  /// What it is of, the verdicts counted, the picture with its numbered places, the values.
  void front(Flow& flow) const;
  /// Rule · measured · limit · verdict · place.
  void rules(Flow& flow) const;
  /// Everything that does not simply pass, with its drawing.
  void findings(Flow& flow) const;
  /// Falling spaces and surfacing, seen from above. Nothing where there are none.
  void ground(Flow& flow) const;
  /// Loads, wind, ballast, masses, and the workings behind them.
  void tables(Flow& flow) const;
  /// What the designer said, what was found and has to be confirmed, lines to sign on.
  void declarations(Flow& flow) const;
  /// What no program sees.
  void undecided(Flow& flow) const;
  /// Every figure with its source and how well it is known; methods; editions.
  void sources(Flow& flow) const;

 private:
  /// A result that is drawn and numbered.
  struct Item {
    const checks::RuleReport* rule = nullptr;
    const checks::Result* result = nullptr;
    std::string number;  // "1"; shared by picture, table and finding
  };
  const std::string& say(const Text& text) const { return text.in(language_); }
  /// The same with a capital at its beginning: findings are written to follow a colon.
  std::string sentence(const Text& text) const;
  std::string title_of(const checks::Rule& rule) const;
  /// The number of a result, or empty where it has none.
  std::string number_of(const checks::Result& result) const;
  void finding(Flow& flow, const Item& item) const;
  /// What stands under `expects:`, or was said of the site: what, and how it was said.
  std::vector<std::vector<std::string>> declared() const;
  std::string labels_of(const std::vector<std::size_t>& panels) const;
  std::vector<std::vector<std::string>> rows_of(const checks::RuleReport& one) const;

  const SafetyDocument& document_;
  Language language_;
  ScenePictures pictures_;
  std::vector<Item> items_;
  std::size_t left_out_ = 0;  // findings beyond kMostFindings
};

/// The ink of a verdict: red, amber, blue, green, grey.
Ink ink_of(checks::Verdict verdict);

}  // namespace plano::documents
