// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>
#include <nlohmann/json.hpp>

#include "base/typography.h"
#include "checks/wording.h"
#include "cli/calculix.h"
#include "cli/design_run.h"
#include "cli/files.h"
#include "cli/output_folder.h"
#include "cli/progress.h"
#include "cli/safety_flags.h"
#include "cli/verb.h"
#include "pipeline/safety_bundle.h"

namespace plano::cli {
namespace {

/// "FAIL  head-openings  …": one line a rule, its gravest place below where something has to be
/// done.
void print_rule(const Session& session, const checks::RuleReport& one) {
  const Language language = session.language();
  std::string line = set_in(checks::words_of(one.verdict), language);
  line += " · " + set_in(text_of(one.rule->title_en, one.rule->title_fr), language) + " (" +
          one.rule->id + ")\n";
  session.print(line);
  if (one.verdict == checks::Verdict::not_applicable || one.verdict == checks::Verdict::pass) {
    return;
  }
  std::size_t shown = 0;
  for (const checks::Result& result : one.outcome.results) {
    if (result.verdict != one.verdict || ++shown > kPlacesOfARule) continue;
    session.print("    " + set_in(result.says, language) + "\n");
    if (!result.mend.empty()) session.print("    → " + set_in(result.mend, language) + "\n");
  }
  if (shown > kPlacesOfARule) {
    const auto more = static_cast<std::int64_t>(shown - kPlacesOfARule);
    session.print(fill(more == 1 ? Text("    … and one more place, in the report\n",
                                        "    … et un autre endroit, dans le rapport\n")
                                 : Text("    … and {0} more places, in the report\n",
                                        "    … et {0} autres endroits, dans le rapport\n"),
                       {show(more)})
                      .in(language));
  }
}

void print_counts(const Session& session, const checks::Report& report) {
  Text line;
  for (const auto verdict :
       {checks::Verdict::fail, checks::Verdict::needs_declaration, checks::Verdict::needs_human,
        checks::Verdict::pass, checks::Verdict::not_applicable}) {
    const auto count = static_cast<std::int64_t>(report.count(verdict));
    const Text part = fill({"{0}: {1}", "{0} : {1}"}, {checks::words_of(verdict), show(count)});
    line = line.empty() ? part : fill({"{0}; {1}", "{0} ; {1}"}, {line, part});
  }
  session.print("\n" + set_in(line, session.language()) + "\n");
  session.print(set_in(checks::safety_notice(), session.language()) + "\n");
}

pipeline::SafetyOptions options_of(const Session& session, const Arguments& arguments,
                                   const model::ResolveOptions& resolve) {
  pipeline::SafetyOptions options;
  options.resolve = resolve;
  if (arguments.one("paper") == "a3") options.paper = documents::Paper::a3;
  if (arguments.one("plates") == "finite-elements") {
    options.plates = pipeline::Plates::finite_elements;
    if (const auto program = find_calculix(session.world())) options.solver = calculix(*program);
  }
  return options;
}

int run_safety(Session& session, const Arguments& arguments) {
  const Library library = Library::find(session.world());
  std::optional<DesignRun> run = prepare(library, arguments, session);
  if (!run) return session.finish();
  run->resolve.site = asked_site(arguments, session);
  pipeline::Inputs inputs = inputs_of(*run, library, session);
  inputs.accepted = asked_acceptances(arguments, session.found);
  if (session.found.has_errors()) return session.finish();
  ProgressLine line(session);
  diagnostics::Diagnostics found;
  const auto bundle = pipeline::safety_bundle(
      inputs, options_of(session, arguments, run->resolve),
      [&line](const Text& stage, int done, int total) { line.show(stage, done, total); }, found);
  session.add(found);
  line.erase();
  if (!bundle) return session.finish();
  const std::filesystem::path folder =
      arguments.has("output") ? std::filesystem::path(arguments.one("output"))
                              : std::filesystem::path("out") / (bundle->design + "-safety");
  const auto written = write_bundle(folder, bundle->files, "", {}, session.found);
  if (!written) return session.finish();
  const int code = session.finish(bundle->json);
  if (session.json() || session.quiet()) return code;
  for (const checks::RuleReport& one : bundle->report.rules) print_rule(session, one);
  print_counts(session, bundle->report);
  session.print(fill({"\n{0}/  the report to print, the town's file, and safety.json\n",
                      "\n{0}/  le rapport à imprimer, le dossier de la commune, et safety.json\n"},
                     {Text(shown(written->folder))})
                    .in(session.language()));
  return code;
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"design", "DESIGN", "MODÈLE", Needed::required, Completes::design}}};
const std::array<Flag, 9> kFlags = {{
    kParamFlag,
    kPresetFlag,
    kWorkshopFlag,
    kSiteFlag,
    kAcceptFlag,
    kReasonFlag,
    {"-o,--output", "output", Takes::one, "FOLDER", "DOSSIER",
     "where to put the report (default: out/, the design's name and -safety)",
     "où mettre le rapport (sinon : out/, le nom du modèle et -safety)", Completes::folder},
    {"--paper", "paper", Takes::one, "SIZE", "FORMAT", "of the report (default: a4)",
     "du rapport (sinon : a4)", Completes::words, "a4 a3"},
    {"--plates", "plates", Takes::one, "HOW", "COMMENT",
     "calculate boards by strips, or as plates by CalculiX where strips are not enough "
     "(default: strips)",
     "calculer les plaques par bandes, ou par CalculiX là où elles ne suffisent pas (sinon : "
     "strips)",
     Completes::words, "strips finite-elements"},
}};
constexpr std::array<Example, 4> kExamples = {{
    {"safety saint-etienne-play-area", "what a program can say of it, and what only a person can",
     "ce qu'un programme peut en dire, et ce que seule une personne peut voir"},
    {"safety saint-etienne-play-area --site wind_zone=2 --site terrain=suburb",
     "for one place: its wind and its ground", "pour un lieu précis : son vent et son sol"},
    {"safety saint-etienne-play-area --plates finite-elements",
     "with the boards near their limit calculated by CalculiX",
     "avec les plaques proches de leur limite calculées par CalculiX"},
    {"safety my-hut --accept-fail projections --reason \"behind a hedge, out of reach\"",
     "let a rule fail and say why; it is printed",
     "laisser une règle en échec en disant pourquoi ; "
     "c'est imprimé"},
}};

}  // namespace

extern const Verb kSafety;
const Verb kSafety = {
    "safety",
    "look over play equipment before a person does, and write the town's file",
    "examiner un équipement de jeu avant une personne, et préparer le dossier de la commune",
    "Measures the drawn geometry against what is publicly known of EN 1176: entrapment, edges, "
    "falls, "
    "guards, access; works out loads, bolts, wind and ballast; and writes a report that says of "
    "each "
    "rule what was measured, where, against which figure from which source, and what could not be "
    "decided. It is a pre-check and no certificate. A design says what no program can see under "
    "`expects:`; what belongs to the place is given with --site.",
    "Mesure la géométrie dessinée d'après ce qui est publié de l'EN 1176 : coincements, arêtes, "
    "chutes, garde-corps, accès ; calcule charges, boulons, vent et lestage ; et écrit un rapport "
    "qui "
    "dit, règle par règle, ce qui a été mesuré, où, face à quel chiffre et de quelle source, et ce "
    "qui "
    "n'a pas pu être décidé. C'est une vérification préalable, pas un certificat. Le modèle dit "
    "sous "
    "`expects:` ce qu'aucun programme ne voit ; ce qui tient au lieu se donne avec --site.",
    kPositionals,
    kFlags,
    kExamples,
    DesignParameters::accepted,
    Listed::yes,
    run_safety};

}  // namespace plano::cli
