// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/modules.h"

#include "joints/joint.h"
#include "spec/bind.h"
#include "syntax/tree.h"

namespace plano::pipeline {

BoundDesigns::BoundDesigns(const Inputs& inputs, diagnostics::Diagnostics& found) {
  const std::size_t errors_before = found.errors();
  const model::Module* root = bound(inputs, inputs.design, found);
  if (found.errors() == errors_before) root_ = root;
}

const model::Module* BoundDesigns::bound(const Inputs& inputs, diagnostics::SourceId source,
                                         diagnostics::Diagnostics& found) {
  const auto [it, is_new] = entries_.try_emplace(source);
  // One that is not finished takes itself in: whoever read the texts has said so.
  if (!is_new) return it->second ? &it->second->module : nullptr;
  const auto tree = syntax::parse(inputs.sources, source, syntax::Limits{}, found);
  const std::vector<spec::JointKeys> joint_keys = joints::all_joint_keys();
  auto spec = tree ? spec::bind(*tree, joint_keys, found) : std::nullopt;
  if (!spec) return nullptr;
  auto entry = std::make_unique<Entry>();
  entry->spec = std::move(*spec);
  for (const spec::UseSpec& use : entry->spec.uses) {
    const auto behind = inputs.modules.behind.find({source, use.name.text});
    if (behind == inputs.modules.behind.end()) continue;  // resolve says so where it is placed
    const model::Module* module = bound(inputs, behind->second, found);
    if (module != nullptr) entry->module.uses.emplace(use.name.text, module);
  }
  entry->module.spec = &entry->spec;
  const model::Module* result = &entry->module;
  entries_[source] = std::move(entry);
  return result;
}

}  // namespace plano::pipeline
