// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/bind.h"

#include <array>

#include "spec/binder.h"
#include "spec/check_keys.h"

namespace plano::spec {
namespace {

using syntax::Entry;
using syntax::Node;
using syntax::NodeKind;

template <class Read>
void each_named(const Node& root, std::string_view key, Read read_one) {
  const Node* map = child(root, key);
  for (const Entry& entry : entries_of(map)) {
    if (entry.value.kind == NodeKind::map) {
      read_one(entry);
    }
  }
}

template <class Read>
void each_listed(const Node& root, std::string_view key, Read read_one) {
  const Node* list = child(root, key);
  for (const Node& item : items_of(list)) {
    if (item.kind == NodeKind::map) {
      read_one(item);
    }
  }
}

/// Every name formulas may use, before the first formula is read: they come in any order.
void declare_names(const Node& root, ScopedReader& read) {
  for (const char* key : {"parameters", "values"}) {
    for (const Entry& entry : entries_of(child(root, key))) {
      read.declare({entry.key.text, entry.key.span});
    }
  }
  for (const Entry& entry : entries_of(child(root, "materials"))) {
    const Word name{entry.key.text, entry.key.span};
    if (child(entry.value, "section") != nullptr) {
      read.declare_material(name, {".width", ".depth", ".stiffness"});
    } else if (child(entry.value, "diameter") != nullptr) {
      read.declare_material(name, {".diameter", ".stiffness"});
    } else {
      read.declare_material(name, {".thickness", ".nominal", ".stiffness"});
    }
  }
}

void read_values(const Node& root, DesignSpec& spec, ScopedReader& read) {
  const Node* values = child(root, "values");
  for (const Entry& entry : entries_of(values)) {
    spec.values.push_back({{entry.key.text, entry.key.span},
                           read.names().id(entry.key.text),
                           read.checked_formula(entry.value).value_or(Expression{})});
  }
}

void read_elements(const Node& root, std::span<const JointKeys> joints, DesignSpec& spec,
                   ScopedReader& read) {
  each_named(root, "uses", [&](const Entry& entry) {
    spec.uses.push_back({{entry.key.text, entry.key.span},
                         read.needed_word(entry.value, "design"),
                         read.word(entry.value, "repository"),
                         read.word(entry.value, "commit"),
                         entry.key.span});
  });
  each_named(root, "panels",
             [&](const Entry& entry) { spec.panels.push_back(read_panel(entry, read)); });
  each_named(root, "bars",
             [&](const Entry& entry) { spec.panels.push_back(read_bar(entry, read)); });
  each_named(root, "solids",
             [&](const Entry& entry) { spec.solids.push_back(read_solid(entry, read)); });
  each_named(root, "parts",
             [&](const Entry& entry) { spec.parts.push_back(read_part(entry, read)); });
  each_named(root, "hardware",
             [&](const Entry& entry) { spec.hardware.push_back(read_hardware(entry, read)); });
  if (const Node* list = child(root, "joints")) {
    spec.joints = read_joints(*list, joints, read);
  }
}

}  // namespace

std::optional<DesignSpec> bind(const syntax::Tree& tree, std::span<const JointKeys> joints,
                               diagnostics::Diagnostics& found) {
  const std::size_t errors_before = found.errors();
  const Node& root = tree.root;
  const DesignKeys keys(joints);
  check_keys(root, keys.top(), found);

  DesignSpec spec;
  ScopedReader read(spec.names, found);
  declare_names(root, read);
  spec.info = read_info(root, read);
  each_named(root, "parameters", [&](const Entry& entry) {
    spec.parameters.push_back(read_parameter_spec(entry, read));
  });
  each_named(root, "materials",
             [&](const Entry& entry) { spec.materials.push_back(read_material(entry, read)); });
  read_values(root, spec, read);
  read_elements(root, joints, spec, read);
  each_listed(root, "checks",
              [&](const Node& item) { spec.checks.push_back(read_check(item, read)); });
  each_named(root, "presets",
             [&](const Entry& entry) { spec.presets.push_back(read_preset(entry, read)); });
  each_listed(root, "steps",
              [&](const Node& item) { spec.steps.push_back(read_step(item, read)); });
  if (const Node* expects = child(root, "expects")) {
    spec.expects = read_expects(*expects, read);
  }
  spec.exports = read.references(root, "exports");
  order_values(spec, found);
  check_references(spec, found);
  if (found.errors() > errors_before) {
    return std::nullopt;
  }
  return spec;
}

std::vector<Key> site_keys() {
  constexpr std::array kOfTheSite = {"surfacing", "surfacing_depth", "critical_fall_height",
                                     "ground",    "anchoring",       "wind_zone",
                                     "terrain",   "friction"};
  std::vector<Key> keys;
  for (const char* name : kOfTheSite) {
    keys.push_back(*find_key(find_key(design_keys(), "expects")->children, name));
  }
  return keys;
}

std::vector<ExpectSpec> bind_site(const syntax::Tree& tree, diagnostics::Diagnostics& found) {
  const std::vector<Key> keys = site_keys();
  if (!check_keys(tree.root, keys, found)) return {};
  Names names;
  ScopedReader read(names, found);
  return read_expects(tree.root, read);
}

}  // namespace plano::spec
