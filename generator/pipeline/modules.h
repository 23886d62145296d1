// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A design's text and those of the designs it takes in, bound.
#pragma once

#include <map>
#include <memory>

#include "model/resolve.h"
#include "pipeline/generate.h"

namespace plano::pipeline {

class BoundDesigns {
 public:
  /// Parses and binds every text once. Mistakes are added to `found`. Neither is kept.
  BoundDesigns(const Inputs& inputs, diagnostics::Diagnostics& found);

  /// The design itself, or nullptr after an error in any of the texts. Lives as long as this.
  const model::Module* root() const { return root_; }

 private:
  struct Entry {
    spec::DesignSpec spec;
    model::Module module;
  };
  const model::Module* bound(const Inputs& inputs, diagnostics::SourceId source,
                             diagnostics::Diagnostics& found);

  std::map<diagnostics::SourceId, std::unique_ptr<Entry>> entries_;  // nullptr: has mistakes
  const model::Module* root_ = nullptr;
};

}  // namespace plano::pipeline
