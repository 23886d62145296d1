// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Telling the caller how far a run is. Used by this folder's stages only.
#pragma once

#include <optional>

#include "pipeline/generate.h"

namespace plano::pipeline {

/// How many steps `build` takes, and what `generate` adds to them.
inline constexpr int kBuildSteps = 6;
inline constexpr int kBundleSteps = 5;

class Steps {
 public:
  Steps(const Progress& progress, int total) : progress_(progress), total_(total) {}

  void begin(const Text& stage) {
    if (progress_) {
      progress_(stage, done_, total_);
    }
    ++done_;
  }
  /// Says how the stage that was begun goes on.
  void tell(const Text& news) const {
    if (progress_) {
      progress_(news, done_ - 1, total_);
    }
  }
  void end() {
    if (progress_) {
      progress_({"done", "terminé"}, total_, total_);
    }
  }

 private:
  const Progress& progress_;
  int done_ = 0;
  int total_ = 0;
};

/// As in generate.h, as the first steps of a longer run.
std::optional<Built> build(const Inputs& inputs, const model::ResolveOptions& options,
                           Proofs proofs, Steps& steps, diagnostics::Diagnostics& found);

}  // namespace plano::pipeline
