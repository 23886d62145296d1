// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run.h"

#include "spec/suggest.h"

namespace plano::model {

std::optional<Text> did_you_mean(const std::string& word,
                                 const std::vector<std::string>& candidates) {
  const std::string near = spec::suggestion(word, candidates);
  if (near.empty()) return std::nullopt;
  return spec::did_you_mean(near);
}

}  // namespace plano::model
