// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/journal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "base/hash.h"

namespace plano::sweep {
namespace {

constexpr std::string_view kMagic = "plano-sweep 1 ";
constexpr std::size_t kDigestDigits = 8;

struct Word {
  Outcome outcome;
  const char* word;
};
constexpr std::array<Word, 6> kWords = {{{Outcome::passed, "passed"},
                                         {Outcome::warned, "warned"},
                                         {Outcome::unproven, "unproven"},
                                         {Outcome::refused, "refused"},
                                         {Outcome::unavailable, "unavailable"},
                                         {Outcome::failed, "failed"}}};

std::string sealed(const std::string& content) {
  return content + " #" + hex(sha256(content)).substr(0, kDigestDigits) + "\n";
}

/// The content of a line whose digest is right.
std::optional<std::string_view> opened(std::string_view line) {
  if (line.size() < kDigestDigits + 2) return std::nullopt;
  const std::string_view content = line.substr(0, line.size() - kDigestDigits - 2);
  const std::string whole = sealed(std::string(content));
  return whole.substr(0, whole.size() - 1) == line ? std::optional(content) : std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::optional<Identity> identity_of(std::string_view head) {
  if (!head.starts_with(kMagic)) return std::nullopt;
  const auto words = words_of(head.substr(kMagic.size()));
  constexpr std::array<std::string_view, 5> kFields = {
      "design=", "workshop=", "values=", "program=", "seed="};
  if (words.size() != kFields.size()) return std::nullopt;
  Identity identity;
  const std::array<std::string*, 5> places = {&identity.design, &identity.workshop,
                                              &identity.values, &identity.program, &identity.seed};
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (!words[i].starts_with(kFields[i])) return std::nullopt;
    *places[i] = words[i].substr(kFields[i].size());
  }
  return identity;
}

std::optional<std::pair<std::size_t, Trial>> trial_of(std::string_view content) {
  const auto words = words_of(content);
  if (words.size() < 2) return std::nullopt;
  std::size_t variant = 0;
  const auto [end, error] =
      std::from_chars(words[0].data(), words[0].data() + words[0].size(), variant);
  const auto word =
      std::find_if(kWords.begin(), kWords.end(), [&](const Word& w) { return w.word == words[1]; });
  if (error != std::errc() || end != words[0].data() + words[0].size() || word == kWords.end()) {
    return std::nullopt;
  }
  Trial trial{word->outcome, {}};
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::size_t at = words[i].find('@');
    if (at == std::string_view::npos) return std::nullopt;
    trial.keys.push_back(
        {std::string(words[i].substr(0, at)), std::string(words[i].substr(at + 1))});
  }
  return std::pair(variant, std::move(trial));
}

}  // namespace

std::string head_of(const Identity& identity) {
  return sealed(std::string(kMagic) + "design=" + identity.design +
                " workshop=" + identity.workshop + " values=" + identity.values +
                " program=" + identity.program + " seed=" + identity.seed);
}

std::string outcome_words(const Trial& trial) {
  std::string line;
  for (const Word& each : kWords) {
    if (each.outcome == trial.outcome) line = each.word;
  }
  for (const Key& key : trial.keys) line += " " + key.code + "@" + key.place;
  return line;
}

std::string line_of(std::size_t variant, const Trial& trial) {
  return sealed(std::to_string(variant) + " " + outcome_words(trial));
}

Journal read_journal(std::string_view text) {
  Journal journal;
  journal.torn = !text.empty() && text.back() != '\n';
  bool head_read = false;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const auto content = opened(line);
    if (!head_read) {
      const std::string_view start = line.substr(0, kMagic.size());
      if (start.empty() || start != kMagic.substr(0, start.size())) {
        journal.state = Journal::State::foreign;
        return journal;
      }
      // A head cut short is a run that was ended at its very start; the next one wrote it anew.
      const auto identity = content ? identity_of(*content) : std::nullopt;
      if (!identity) continue;
      journal.identity = *identity;
      journal.state = Journal::State::sound;
      head_read = true;
    } else if (const auto trial = content ? trial_of(*content) : std::nullopt) {
      journal.trials.insert(*trial);
    }
  }
  return journal;
}

}  // namespace plano::sweep
