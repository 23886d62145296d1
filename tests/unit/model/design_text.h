// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Designs as texts, put through parse, bind and resolve, for the tests of this folder.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "catalog/workshop.h"
#include "diagnostics/render.h"
#include "model/resolve.h"
#include "spec/bind.h"
#include "syntax/tree.h"

namespace plano::model {

inline std::string file_text(const std::string& path) {
  std::ifstream file(std::string(PLANO_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Joint types that stand for those of the floor above, which this one cannot see.
inline std::span<const spec::JointKeys> joint_keys() {
  using spec::Key;
  using spec::ValueKind;
  static constexpr Key kTabs[] = {
      {.name = "count", .kind = ValueKind::expression, .dimension = kPlainNumber},
      {.name = "spacing", .kind = ValueKind::expression}};
  static constexpr Key kSpacing[] = {{.name = "max", .kind = ValueKind::expression}};
  static constexpr Key kTabSlot[] = {
      {.name = "tabs", .kind = ValueKind::map, .children = kTabs, .shorthand = "count"}};
  static constexpr Key kScrewed[] = {
      {.name = "spacing", .kind = ValueKind::map, .children = kSpacing}};
  static constexpr spec::JointKeys kTypes[] = {{"tab_slot", "", "", kTabSlot},
                                               {"tab_slot_bolted", "", "", kTabSlot},
                                               {"screwed", "", "", kScrewed}};
  return kTypes;
}

/// What every small design begins with.
inline const std::string kHead = R"(spec: 1
id: test
title: {fr: Essai, en: Test}
languages: [fr, en]
licence: CERN-OHL-S-2.0
authors: [{name: Nobody}]
)";
inline const std::string kBoard = R"(materials:
  board: {kind: plywood, thickness: 18mm}
)";

class Attempt {
 public:
  explicit Attempt(const std::string& design, ResolveOptions options = {},
                   const std::string& workshop_file = "workshops/default.yaml") {
    const auto workshop_id = sources.add("workshop.yaml", file_text(workshop_file));
    const auto design_id = sources.add("design.yaml", design);
    const auto workshop_tree = syntax::parse(sources, workshop_id, syntax::Limits(), found);
    const auto tree = syntax::parse(sources, design_id, syntax::Limits(), found);
    if (!workshop_tree || !tree) return;
    const auto read = catalog::read_workshop(*workshop_tree, found);
    const auto spec = spec::bind(*tree, joint_keys(), found);
    if (!read || !spec) return;
    workshop = *read;
    resolved = resolve(*spec, *read, options, found);
    EXPECT_EQ(resolved.has_value(), !found.has_errors()) << lines();
  }

  /// As printed, with plain blanks for no-break spaces.
  std::string lines() const {
    std::string text = diagnostics::render_lines(found, sources, Language::english);
    const std::string no_break = "\u00a0";
    for (std::size_t at = text.find(no_break); at != std::string::npos; at = text.find(no_break)) {
      text.replace(at, no_break.size(), " ");
    }
    return text;
  }
  /// The codes of all findings, in order, with blanks between.
  std::string codes() const {
    std::string all;
    for (const auto& item : found.items())
      all += (all.empty() ? "" : " ") + std::string(item.code->id);
    return all;
  }
  const ResolvedDesign& operator*() const {
    static const ResolvedDesign kNone;
    EXPECT_TRUE(resolved) << lines();
    return resolved ? *resolved : kNone;
  }
  const Panel& panel(const std::string& id) const {
    static const Panel kNone;
    for (const Panel& each : (**this).panels) {
      if (each.id == id) return each;
    }
    ADD_FAILURE() << "no panel " << id << "\n" << lines();
    return kNone;
  }
  std::vector<std::string> panel_ids() const {
    std::vector<std::string> ids;
    for (const Panel& each : (**this).panels) ids.push_back(each.id);
    return ids;
  }

  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  catalog::Workshop workshop;
  std::optional<ResolvedDesign> resolved;
};

/// `name=value` as given on a command line.
inline ParameterInput input(const std::string& name, const std::string& text,
                            ValueSource source = ValueSource::command_line) {
  return {name, text, source, {}};
}

}  // namespace plano::model
