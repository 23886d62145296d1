// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/safety_flags.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "checks/rule.h"
#include "cli/codes.h"
#include "spec/bind.h"
#include "spec/suggest.h"
#include "syntax/tree.h"

namespace plano::cli {

const Flag kSiteFlag = {
    "--site",
    "site",
    Takes::many,
    "KEY=VALUE",
    "CLÉ=VALEUR",
    "what is known of the place: surfacing, surfacing_depth, critical_fall_height, ground, "
    "anchoring, "
    "wind_zone, terrain, friction (may be repeated)",
    "ce qu'on sait du lieu : surfacing, surfacing_depth, critical_fall_height, ground, anchoring, "
    "wind_zone, terrain, friction (peut être répété)"};
const Flag kAcceptFlag = {
    "--accept-fail",
    "accept-fail",
    Takes::many,
    "RULE",
    "RÈGLE",
    "let a rule of safety fail; wants a --reason, which is printed",
    "laisser une règle de sécurité en échec ; demande une --reason, imprimée"};
const Flag kReasonFlag = {"--reason",
                          "reason",
                          Takes::many,
                          "TEXT",
                          "TEXTE",
                          "why the rule before it may fail, and who answers for it",
                          "pourquoi la règle qui précède peut être en échec, et qui en répond"};

namespace {

/// Longer reasons belong into a document of their own.
constexpr std::size_t kLongestReason = 500;

/// Of valid UTF-8; nothing where it is none.
std::optional<std::size_t> characters_of(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const Utf8Character next = utf8_at(text, at);
    if (!next.valid) return std::nullopt;
    at += next.bytes;
  }
  return count;
}

bool is_name_value(const std::string& word) {
  const std::size_t equals = word.find('=');
  return equals != std::string::npos && equals > 0 && equals + 1 < word.size() &&
         word.find('\n') == std::string::npos;
}

void check_rule(const std::string& rule, diagnostics::Diagnostics& found) {
  if (checks::find_rule(rule) != nullptr) return;
  std::vector<std::string> ids;
  for (const checks::Rule* one : checks::rules()) ids.emplace_back(one->id);
  const std::string near = spec::suggestion(rule, ids);
  found
      .add(kBadFlagValue, {},
           fill(Text("{0} is no rule of safety", "{0} n'est pas une règle de sécurité"),
                {quote(rule)}))
      .hint(near.empty() ? Text("`plano safety` names them in brackets",
                                "« plano safety » les nomme entre parenthèses")
                         : spec::did_you_mean(near));
}

}  // namespace

std::vector<spec::ExpectSpec> asked_site(const Arguments& arguments, Session& session) {
  std::string text;
  for (const std::string& word : arguments.all("site")) {
    if (!is_name_value(word)) {
      session.found
          .add(kBadFlagValue, {},
               fill(Text("{0} is not key=value", "{0} n'est pas de la forme clé=valeur"),
                    {quote(word)}))
          .hint({"write for example --site wind_zone=2", "écrivez par exemple --site wind_zone=2"});
      continue;
    }
    const std::size_t equals = word.find('=');
    text += word.substr(0, equals) + ": " + word.substr(equals + 1) + "\n";
  }
  if (text.empty()) return {};
  const auto source = session.sources.add("(--site)", text);
  const auto tree = syntax::parse(session.sources, source, syntax::Limits{}, session.found);
  return tree ? spec::bind_site(*tree, session.found) : std::vector<spec::ExpectSpec>{};
}

std::vector<pipeline::AcceptedFail> asked_acceptances(const Arguments& arguments,
                                                      diagnostics::Diagnostics& found) {
  const std::vector<std::string>& rules = arguments.all("accept-fail");
  const std::vector<std::string>& reasons = arguments.all("reason");
  for (const std::string& rule : rules) check_rule(rule, found);
  if (rules.size() != reasons.size()) {
    found
        .add(kBadFlagValue, {},
             fill(Text("{0} × --accept-fail, {1} × --reason: each needs the other",
                       "{0} × --accept-fail, {1} × --reason : à chacun le sien"),
                  {show(static_cast<std::int64_t>(rules.size())),
                   show(static_cast<std::int64_t>(reasons.size()))}))
        .hint({"write --accept-fail RULE --reason \"why, and who answers for it\"",
               "écrivez --accept-fail RÈGLE --reason \"pourquoi, et qui en répond\""});
    return {};
  }
  std::vector<pipeline::AcceptedFail> all;
  for (std::size_t k = 0; k < rules.size(); ++k) {
    const auto characters = characters_of(reasons[k]);
    if (!characters) {
      found
          .add(kBadFlagValue, {},
               fill(Text("the reason for {0} is not UTF-8", "la raison de {0} n'est pas en UTF-8"),
                    {quote(rules[k])}))
          .hint({"write it in a terminal that is set to UTF-8",
                 "écrivez-la dans un terminal réglé sur UTF-8"});
      continue;
    }
    if (*characters > kLongestReason ||
        reasons[k].find_first_not_of(" \t\n") == std::string::npos) {
      found
          .add(kBadFlagValue, {},
               fill(Text("a reason has 1 to {0} characters",
                         "une raison compte de 1 à {0} caractères"),
                    {show(static_cast<std::int64_t>(kLongestReason))}))
          .hint({"say in a sentence why, and who answers for it",
                 "dites en une phrase pourquoi, et qui en répond"});
      continue;
    }
    all.push_back({rules[k], reasons[k]});
  }
  return all;
}

}  // namespace plano::cli
