// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>
#include <nlohmann/json.hpp>

#include "cli/design_run.h"
#include "cli/progress.h"
#include "cli/safety_flags.h"
#include "cli/sweep_run.h"
#include "cli/verb.h"

namespace plano::cli {
namespace {

Text steps_in_words(std::size_t count) {
  const Text word = count == 1 ? Text("step", "étape") : Text("steps", "étapes");
  return fill({"{0} {1}", "{0} {1}"}, {show(static_cast<std::int64_t>(count)), word});
}

Text counted(std::size_t all, std::size_t different, const Text& one, const Text& several) {
  if (all == 1) return one;
  return fill(several,
              {show(static_cast<std::int64_t>(all)), show(static_cast<std::int64_t>(different))});
}

Text outcome_of(const assembly::Plan& takedown, const Session& session) {
  if (takedown.verdict == assembly::Verdict::not_proven) {
    return {"its parts can be cut; whether they go together is not proven",
            "ses pièces peuvent être découpées ; rien ne prouve que le montage soit possible"};
  }
  return session.found.items().empty()
             ? Text("no fault found among those plano looks for",
                    "aucun défaut parmi ceux que plano recherche")
             : Text("it can be made; the warnings say what to look at",
                    "il peut être fabriqué ; les avertissements disent où regarder");
}

/// What a taking apart asks for besides straight moves, one line each.
void print_conditions(const assembly::Plan& takedown, Session& session) {
  std::size_t held = 0;
  std::size_t below = 0;
  for (const assembly::PlanStep& step : takedown.steps) {
    held += step.held.empty() ? 0 : 1;
    below += step.below_ground ? 1 : 0;
  }
  const auto say = [&](std::size_t count, const Text& words) {
    if (count > 0) session.print(fill(words, {steps_in_words(count)}).in(session.language()));
  };
  say(takedown.inexact(),
      {"  {0} tried by small displacements only: in between something may graze\n",
       "  {0} par petits déplacements seulement : entre deux, quelque chose peut frotter\n"});
  say(held, {"  {0} with something to hold meanwhile\n",
             "  {0} avec quelque chose à tenir pendant ce temps\n"});
  say(below, {"  {0} for which what stands has to be lifted or laid down\n",
              "  {0} où il faut soulever ou coucher l'ensemble\n"});
}

int run_check(Session& session, const Arguments& arguments) {
  const Library library = Library::find(session.world());
  const std::optional<SweepOptions> sweep = asked_sweep(arguments, session.found);
  if (session.found.has_errors()) return session.finish();
  const std::vector<pipeline::AcceptedFail> accepted = asked_acceptances(arguments, session.found);
  std::optional<DesignRun> run = prepare(library, arguments, session);
  if (!run) return session.finish();
  run->resolve.site = asked_site(arguments, session);
  if (session.found.has_errors()) return session.finish();
  if (sweep) return run_sweep(*run, *sweep, library, arguments, session);
  ProgressLine line(session);
  pipeline::Inputs inputs = inputs_of(*run, library, session);
  inputs.accepted = accepted;
  const auto built = pipeline::build(
      inputs, run->resolve,
      [&line](const Text& stage, int done, int total) { line.show(stage, done, total); },
      session.found);
  line.erase();
  if (!built) return session.finish();

  std::size_t pieces = 0;
  for (const panels::Part& part : built->parts.parts) pieces += part.instances.size();
  nlohmann::ordered_json result;
  result["design"] = built->design.info.id;
  result["distinct_parts"] = built->parts.parts.size();
  result["parts"] = pieces;
  std::size_t solids = 0;
  for (const solid::Piece& piece : built->pieces) solids += piece.quantity();
  result["distinct_solids"] = built->pieces.size();
  result["solids"] = solids;
  const assembly::Plan& takedown = built->takedown.value();
  const bool apart = takedown.verdict == assembly::Verdict::comes_apart;
  result["comes_apart"] = apart;
  result["takedown_steps"] = takedown.steps.size();
  result["takedown_steps_inexact"] = takedown.inexact();
  const int code = session.finish(result.dump(2));
  if (!session.json() && !session.quiet()) {
    const Text outcome = outcome_of(takedown, session);
    std::vector<Text> counts;
    if (pieces > 0 || solids == 0) {
      counts.push_back(
          counted(pieces, built->parts.parts.size(), {"1 part", "1 pièce"},
                  {"{0} parts, {1} of them different", "{0} pièces, dont {1} différentes"}));
    }
    if (solids > 0) {
      counts.push_back(
          counted(solids, built->pieces.size(), {"1 solid", "1 solide"},
                  {"{0} solids, {1} of them different", "{0} solides, dont {1} différents"}));
    }
    session.print(
        fill(Text("{0}: {1}; {2}.\n", "{0} : {1} ; {2}.\n"),
             {built->design.info.title,
              counts.size() == 1 ? counts.front()
                                 : fill(Text("{0}; {1}", "{0} ; {1}"), {counts[0], counts[1]}),
              outcome})
            .in(session.language()));
    if (apart && !takedown.steps.empty()) {
      const Text said =
          built->pieces.empty()
              ? Text("it comes apart in {0} by straight moves\n",
                     "il se démonte en {0}, par des mouvements en ligne droite\n")
              : Text(
                    "its panels and bars come apart in {0} by straight moves; its "
                    "printed and turned pieces were not looked at\n",
                    "ses panneaux et barres se démontent en {0}, par des mouvements en "
                    "ligne droite ; ses pièces imprimées et tournées n'ont pas été "
                    "examinées\n");
      session.print(fill(said, {steps_in_words(takedown.steps.size())}).in(session.language()));
      print_conditions(takedown, session);
    }
  }
  return code;
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"design", "DESIGN", "MODÈLE", Needed::required, Completes::design}}};
const std::array<Flag, 12> kFlags = {
    {kParamFlag, kPresetFlag, kWorkshopFlag, kSweepFlags[0], kSweepFlags[1], kSweepFlags[2],
     kSweepFlags[3], kSweepFlags[4], kSweepFlags[5], kSiteFlag, kAcceptFlag, kReasonFlag}};
constexpr std::array<Example, 4> kExamples = {{
    {"check my-stool", "look for mistakes, without writing anything",
     "chercher les erreurs, sans rien écrire"},
    {"check bench -p length=1800mm", "would this length work?",
     "cette longueur conviendrait-elle ?"},
    {"check bench --sweep 500", "would all the values work that the design offers?",
     "toutes les valeurs proposées par le modèle conviendraient-elles ?"},
    {"check bench --sweep 5000 --shard 3/16 --state parts/3.sweep",
     "a sixteenth of a large sweep; --merge parts puts all together",
     "un seizième d'un grand essai ; --merge parts réunit le tout"},
}};

}  // namespace

extern const Verb kCheck;
const Verb kCheck = {
    "check",
    "look for mistakes in a design, and write nothing",
    "chercher les erreurs d'un modèle, sans rien écrire",
    "Reads the design, puts the values in, works out every part and joint and "
    "applies every check, the "
    "design's own and the program's. What plano cannot compute it does not judge: "
    "a design that passes "
    "has not been built or inspected by that.\n\nWith --sweep it does so for many "
    "values at once, and reports for each fault the smallest set of values that "
    "shows it. Combinations that the design's own checks refuse are counted, not "
    "held against it. What you fix with -p is not varied.",
    "Lit le modèle, y met les valeurs, calcule chaque pièce et chaque assemblage "
    "et applique toutes les "
    "vérifications, celles du modèle et celles du programme. Ce que plano ne sait "
    "pas calculer, il ne le "
    "juge pas : un modèle qui passe n'est pas pour autant construit ni contrôlé.\n\nAvec "
    "--sweep, il le fait pour de nombreuses valeurs, et donne pour chaque défaut "
    "le plus petit jeu de valeurs qui le montre. Les combinaisons que les "
    "vérifications du modèle refusent sont comptées, sans lui être reprochées. Ce "
    "que vous fixez par -p ne varie pas.",
    kPositionals,
    kFlags,
    kExamples,
    DesignParameters::accepted,
    Listed::yes,
    run_check};

}  // namespace plano::cli
