// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/sweep_report.h"

#include <nlohmann/json.hpp>

#include "cli/codes.h"

namespace plano::cli {
namespace {

using nlohmann::ordered_json;
using sweep::Finding;
using sweep::Outcome;

Text number(std::size_t count) {
  return show(static_cast<std::int64_t>(count));
}

std::string command_for(const SweepTold& told, const sweep::Values& values) {
  std::string command = told.command;
  for (const std::string& setting : sweep::settings_of(told.space, values)) {
    command += " -p " + shell_word(setting);
  }
  return command;
}

/// "bench/design.yaml:12", or nothing.
std::string place_of(const Finding& finding, const Session& session) {
  const diagnostics::Span& span = finding.finding.primary.span;
  if (!span.known()) return {};
  return session.sources.name(span.source) + ":" +
         std::to_string(session.sources.where(span.source, span.begin).line);
}

void add_failure(const SweepTold& told, const Finding& failure, Session& session) {
  const diagnostics::Diagnostic& shown = failure.finding;
  const std::vector<std::string> settings = sweep::settings_of(told.space, failure.values);
  const Text values = settings.empty()
                          ? Text("as it is, without any change", "tel quel, sans aucun changement")
                          : fill(Text("with {0}", "avec {0}"), {Text(list_and(settings))});
  auto finding = session.found.add(
      kVariantFails, shown.primary.span,
      fill(Text("{0}: {1} ({2}; {3} of {4} variants)", "{0} : {1} ({2} ; {3} variantes sur {4})"),
           {values, shown.message, Text(shown.code->id), number(failure.variants),
            number(told.report.tried())}));
  finding.label(shown.primary.note);
  for (const diagnostics::Label& label : shown.secondary) finding.also(label.span, label.note);
  const Text again =
      fill(Text("to see it: {0}", "pour le voir : {0}"), {Text(command_for(told, failure.values))});
  finding.hint(shown.hint ? fill(Text("{0}; {1}", "{0} ; {1}"), {*shown.hint, again}) : again);
}

void add_gone(const SweepTold& told, const Finding& gone, Session& session) {
  const std::vector<std::string> settings = sweep::settings_of(told.space, gone.values);
  const bool kept = !told.options.state.empty() || !told.options.merged.empty();
  session.found
      .add(kOutcomeGone, {},
           fill(Text("variant {0} ({1}) was kept as showing {2}, and does not show it",
                     "la variante {0} ({1}) a été gardée comme montrant {2}, et ne le montre pas"),
                {number(gone.first + 1),
                 settings.empty() ? Text("as it is", "telle quelle") : Text(list_and(settings)),
                 Text(gone.key.code)}))
      .hint(
          kept ? fill(Text("delete the file of the sweep, or in it every line with {0}@{1} (the "
                           "first begins with “{2} ”), and give the same command again",
                           "supprimez le fichier de l'essai, ou dans ce fichier chaque ligne où "
                           "figure {0}@{1} (la première commence par « {2} »), et relancez la "
                           "même commande"),
                      {Text(gone.key.code), Text(gone.key.place), Text(std::to_string(gone.first))})
               : fill(Text("plano gave two answers to one question: please report it, with the "
                           "design and {0}",
                           "plano a donné deux réponses à une question : merci de le signaler, "
                           "avec le modèle et {0}"),
                      {Text(command_for(told, gone.values))}));
}

void add_note(const SweepTold& told, Session& session) {
  const sweep::Report& report = told.report;
  const std::size_t offered = report.tried() - report.count(Outcome::unavailable);
  const std::size_t refused = report.count(Outcome::refused);
  if (refused * 2 <= offered) return;
  session.found
      .add(kRefusesMost, {},
           fill(Text("the design refuses {0} of the {1} variants that it offers",
                     "le modèle refuse {0} des {1} variantes qu'il propose"),
                {number(refused), number(offered)}))
      .hint({"narrow its ranges, or let their bounds depend on one another: range: [400mm, "
             "length/2]",
             "resserrez ses bornes, ou faites-les dépendre les unes des autres : range: [400mm, "
             "length/2]"});
}

std::string line(const Session& session, const char* en, const char* fr,
                 std::initializer_list<Text> values) {
  return fill(Text(en, fr), values).in(session.language()) + "\n";
}

std::string lines_of(const std::vector<Finding>& findings, const Session& session) {
  std::string lines;
  for (const Finding& finding : findings) {
    const std::string place = place_of(finding, session);
    lines += line(session, "    {0} × {1}{2}", "    {0} × {1}{2}",
                  {number(finding.variants),
                   place.empty() ? Text() : fill(Text("{0}: ", "{0} : "), {Text(place)}),
                   finding.finding.message});
  }
  return lines;
}

ordered_json json_of(const SweepTold& told, const Finding& finding, const Session& session) {
  const Language language = session.language();
  ordered_json json;
  json["code"] = finding.finding.code->id;
  json["message"] = finding.finding.message.in(language);
  const diagnostics::Span& span = finding.finding.primary.span;
  if (span.known()) {
    json["file"] = session.sources.name(span.source);
    json["line"] = session.sources.where(span.source, span.begin).line;
  }
  json["variants"] = finding.variants;
  json["first_variant"] = finding.first + 1;
  json["smallest"] = finding.minimised;
  json["values"] = ordered_json::object();
  for (const std::string& setting : sweep::settings_of(told.space, finding.values)) {
    const std::size_t equals = setting.find('=');
    json["values"][setting.substr(0, equals)] = setting.substr(equals + 1);
  }
  json["command"] = command_for(told, finding.values);
  return json;
}

ordered_json json_of(const SweepTold& told, const std::vector<Finding>& findings,
                     const Session& session) {
  ordered_json list = ordered_json::array();
  for (const Finding& finding : findings) list.push_back(json_of(told, finding, session));
  return list;
}

}  // namespace

std::string shell_word(const std::string& word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789=._-+/:,@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

void add_findings(const SweepTold& told, Session& session) {
  for (const Finding& failure : told.report.failures) add_failure(told, failure, session);
  for (const Finding& gone : told.report.gone) add_gone(told, gone, session);
  add_note(told, session);
  if (told.space.axes.empty()) {
    session.found
        .add(kNothingToVary, {},
             Text("nothing can be varied: there is one variant only",
                  "rien ne peut varier : il n'y a qu'une seule variante"))
        .hint({"a parameter is varied if it has a range, choices, or yes and no, and is not fixed "
               "by -p, the environment or plano.ini",
               "un paramètre varie s'il a des bornes, des choix, ou oui et non, et s'il n'est fixé "
               "ni par -p, ni par l'environnement, ni par plano.ini"});
  }
}

std::string told_to_people(const SweepTold& told, const Session& session) {
  const sweep::Report& report = told.report;
  const auto origin = [&](sweep::Origin which) {
    return number(report.origins[static_cast<std::size_t>(which)]);
  };
  const auto count = [&](Outcome outcome) { return number(report.count(outcome)); };
  const Text part = told.options.shards > 1
                        ? fill(Text(", part {0} of {1}", ", part {0} sur {1}"),
                               {number(told.options.shard), number(told.options.shards)})
                        : Text();
  std::string text =
      line(session, "{0}: variants tried: {1} (seed {2}{3})",
           "{0} : variantes essayées : {1} (tirage {2}{3})",
           {Text(told.id), number(report.tried()), Text(std::to_string(told.options.seed)), part});
  text += line(
      session, "  as it is {0}, presets {1}, one value at an end {2}, pairs {3}, at random {4}",
      "  tel quel {0}, préréglages {1}, une valeur à une borne {2}, paires {3}, au hasard "
      "{4}",
      {origin(sweep::Origin::base), origin(sweep::Origin::preset), origin(sweep::Origin::extreme),
       origin(sweep::Origin::pair), origin(sweep::Origin::random)});
  if (told.plan.exhausted) {
    text +=
        line(session, "  there are no other variants", "  il n'existe pas d'autres variantes", {});
  } else if (!told.plan.all_pairs) {
    text += line(session, "  not enough to try all pairs of values: take a larger number",
                 "  trop peu pour essayer toutes les paires de valeurs : prenez un nombre plus "
                 "grand",
                 {});
  }
  text += line(session, "  can be made: {0} (with warnings: {1})",
               "  peuvent être fabriquées : {0} (avec avertissements : {1})",
               {number(report.count(Outcome::passed) + report.count(Outcome::warned)),
                count(Outcome::warned)});
  text += lines_of(report.warnings, session);
  if (report.count(Outcome::unproven) > 0) {
    text += line(session, "  not proven to go together: {0}", "  montage non prouvé : {0}",
                 {count(Outcome::unproven)});
    text += lines_of(report.unproven, session);
  }
  text += line(session, "  refused by the design: {0}", "  refusées par le modèle : {0}",
               {count(Outcome::refused)});
  text += lines_of(report.refusals, session);
  if (report.count(Outcome::unavailable) > 0) {
    text += line(session, "  not available here: {0}", "  impossibles ici, faute de matériau : {0}",
                 {count(Outcome::unavailable)});
    text += lines_of(report.unavailable, session);
  }
  text += line(session, "  fail: {0}", "  échouent : {0}", {count(Outcome::failed)});
  return text;
}

std::string told_to_programs(const SweepTold& told, const Session& session) {
  const sweep::Report& report = told.report;
  ordered_json json;
  json["design"] = told.id;
  json["seed"] = told.options.seed;
  json["variants"] = report.tried();
  json["all_pairs"] = told.plan.all_pairs;
  json["exhausted"] = told.plan.exhausted;
  json["passed"] = report.count(Outcome::passed) + report.count(Outcome::warned);
  json["with_warnings"] = report.count(Outcome::warned);
  json["unproven"] = report.count(Outcome::unproven);
  json["refused"] = report.count(Outcome::refused);
  json["unavailable"] = report.count(Outcome::unavailable);
  json["failed"] = report.count(Outcome::failed);
  json["failures"] = json_of(told, report.failures, session);
  json["warnings"] = json_of(told, report.warnings, session);
  json["not_proven"] = json_of(told, report.unproven, session);
  json["refusals"] = json_of(told, report.refusals, session);
  json["not_available"] = json_of(told, report.unavailable, session);
  return json.dump(2);
}

}  // namespace plano::cli
