// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/suggest.h"

#include <algorithm>
#include <array>

#include "spec/codes.h"
#include "spec/value.h"

namespace plano::spec {
namespace {

/// Longer words are not slips of the pen, and comparing them would cost their product.
constexpr std::size_t kLongestWord = 60;
constexpr std::size_t kMostCandidates = 500;

bool means_a_flag(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kWords{"on",   "off",  "oui", "non",
                                                          "vrai", "faux", "y",   "n"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.size() > kLongestWord) {
    return {};
  }
  std::vector<std::string> likely;
  for (const std::string& candidate : candidates) {
    if (candidate.size() <= kLongestWord && likely.size() < kMostCandidates) {
      likely.push_back(candidate);
    }
  }
  return nearest_word(word, likely);
}

Text did_you_mean(const std::string& near) {
  return fill({"did you mean {0}?", "vouliez-vous dire {0} ?"}, {quote(near)});
}

void report_unknown_name(std::string_view name, diagnostics::Span span,
                         const std::vector<std::string>& known, diagnostics::Diagnostics& found) {
  auto said = found.add(kUnknownName, span,
                        fill({"{0} is not known here", "{0} n'est pas connu ici"}, {quote(name)}));
  const std::string near = suggestion(name, known);
  if (means_a_flag(name)) {
    said.hint({"flags are written yes or no", "un oui ou non s'écrit yes ou no"});
  } else if (!near.empty()) {
    said.hint(did_you_mean(near));
  } else if (find_unit(name) != nullptr) {
    said.hint(fill(
        {"a unit stands right after a number: 1{0}", "une unité suit directement un nombre : 1{0}"},
        {std::string(name)}));
  } else {
    said.hint(fill({"declare it under `parameters` or `values`; a word stands in quotes: '{0}'",
                    "déclarez-le dans `parameters` ou `values` ; un mot se met entre apostrophes : "
                    "'{0}'"},
                   {std::string(name.substr(0, kLongestWord))}));
  }
}

}  // namespace plano::spec
