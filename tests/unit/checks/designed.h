// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Designs as texts, made into scenes, for the tests of safety and strength.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "catalog/workshop.h"
#include "checks/report.h"
#include "diagnostics/render.h"
#include "joints/joint.h"
#include "model/resolve.h"
#include "spec/bind.h"
#include "syntax/tree.h"

namespace plano::checks {

inline std::string file_text(const std::string& path) {
  std::ifstream file(std::string(PLANO_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// What every small design begins with: boards are exactly 18 mm,
/// `tests/unit/checks/workshop.yaml`.
inline const std::string kHead = R"(spec: 1
id: test
title: Test
licence: CERN-OHL-S-2.0
authors: [{name: Nobody}]
materials:
  board: {kind: plywood, thickness: 18mm}
  post: {kind: timber, section: [90mm, 90mm]}
)";

/// `text` is a design; everything it is made into lives as long as this does.
class Designed {
 public:
  explicit Designed(const std::string& text) { make(text); }

  const Scene& scene() const { return *scene_; }
  const Survey& survey() const { return *survey_; }
  bool made() const { return survey_ != nullptr; }

  /// All that one rule says, through `check`, so that its safeguards are in.
  RuleReport says(const std::string& rule) const {
    Report report = check(*survey_);
    const auto it = std::find_if(report.rules.begin(), report.rules.end(),
                                 [&](const RuleReport& one) { return one.rule->id == rule; });
    EXPECT_NE(it, report.rules.end()) << rule;
    return it == report.rules.end() ? RuleReport{} : *it;
  }
  Verdict verdict(const std::string& rule) const { return says(rule).verdict; }

 private:
  void make(const std::string& text) {
    const auto workshop_id =
        sources_.add("workshop.yaml", file_text("tests/unit/checks/workshop.yaml"));
    const auto design_id = sources_.add("design.yaml", text);
    const auto workshop_tree = syntax::parse(sources_, workshop_id, syntax::Limits(), found_);
    const auto tree = syntax::parse(sources_, design_id, syntax::Limits(), found_);
    if (!workshop_tree || !tree) return blame();
    const auto workshop = catalog::read_workshop(*workshop_tree, found_);
    const auto keys = joints::all_joint_keys();
    const auto spec = spec::bind(*tree, keys, found_);
    if (!workshop || !spec) return blame();
    auto design = model::resolve(*spec, *workshop, {}, found_);
    if (!design) return blame();
    design_ = std::make_unique<model::ResolvedDesign>(std::move(*design));
    auto parts = panels::make_parts(*design_, {.thinnest_web = 1_mm}, found_);
    if (!parts) return blame();
    parts_ = std::make_unique<panels::PartSet>(std::move(*parts));
    scene_ = std::make_unique<Scene>(scene_of(*design_, *parts_, {}));
    survey_ = std::make_unique<Survey>(survey_of(*scene_));
  }

  void blame() {
    for (const auto& item : found_.items()) ADD_FAILURE() << item.message.en;
  }

  diagnostics::SourceMap sources_;
  diagnostics::Diagnostics found_;
  std::unique_ptr<model::ResolvedDesign> design_;
  std::unique_ptr<panels::PartSet> parts_;
  std::unique_ptr<Scene> scene_;
  std::unique_ptr<Survey> survey_;
};

}  // namespace plano::checks
