// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the tests of `spec` share: a text bound as a design, with a few joint types to name.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "diagnostics/render.h"
#include "spec/bind.h"
#include "spec/evaluate.h"
#include "spec/registry.h"
#include "syntax/tree.h"

namespace plano::spec::testing {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The joint types of the tests: `spec` knows none itself.
inline std::span<const JointKeys> joint_types() {
  static constexpr const char* kHands[] = {"left", "right"};
  static constexpr Key kTabs[] = {
      {.name = "count", .kind = ValueKind::expression, .dimension = kPlainNumber},
      {.name = "spacing", .kind = ValueKind::expression}};
  static constexpr Key kSpacing[] = {{.name = "max", .kind = ValueKind::expression}};
  static constexpr Key kTabSlot[] = {{.name = "tabs",
                                      .kind = ValueKind::map,
                                      .children = kTabs,
                                      .shorthand = "count",
                                      .doc_en = "How many tabs.",
                                      .doc_fr = "Combien de tenons."}};
  static constexpr Key kScrewed[] = {
      {.name = "spacing", .kind = ValueKind::map, .children = kSpacing, .shorthand = "max"},
      {.name = "count", .kind = ValueKind::expression, .dimension = kPlainNumber},
      {.name = "hand", .kind = ValueKind::choice, .choices = kHands}};
  static constexpr const char* kWithout[] = {"into", "hardware"};
  static constexpr JointKeys kTypes[] = {
      {"tab_slot", "Tabs through slots.", "Tenons dans des mortaises.", kTabSlot},
      {"tab_slot_bolted", "Tabs and a bolt.", "Tenons et boulon.", kTabSlot},
      {"tusk", "A long tab and a wedge.", "Un long tenon et une clavette.", kTabSlot},
      {"halving", "Half slots.", "Mi-bois.", {}},
      {"finger", "Fingers.", "Queues droites.", {}},
      {"screwed", "Screws.", "Vis.", kScrewed},
      {"puzzle", "A panel in pieces.", "Un panneau en morceaux.", {}, kWithout}};
  return kTypes;
}

struct Bound {
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  std::optional<DesignSpec> spec;

  std::string lines() const { return diagnostics::render_lines(found, sources, Language::english); }
};

inline Bound bound(const std::string& text, const std::string& name = "design.yaml") {
  Bound out;
  const auto id = out.sources.add(name, text);
  const auto tree = syntax::parse(out.sources, id, {}, out.found);
  if (tree) {
    out.spec = bind(*tree, joint_types(), out.found);
  }
  return out;
}

/// The least a design needs, and then `more`.
inline std::string design_with(const std::string& more) {
  return "spec: 1\nid: test\ntitle: Test\nlicence: CC0-1.0\nauthors: [{name: Nobody}]\n" + more;
}

}  // namespace plano::spec::testing
