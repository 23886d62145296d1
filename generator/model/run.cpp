// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run.h"

namespace plano::model {

std::optional<Text> did_you_mean(const std::string& word,
                                 const std::vector<std::string>& candidates) {
  const std::string near = nearest_word(word, candidates);
  if (near.empty()) return std::nullopt;
  return fill({"did you mean `{0}`?", "vouliez-vous dire `{0}` ?"}, {Text(near)});
}

}  // namespace plano::model
