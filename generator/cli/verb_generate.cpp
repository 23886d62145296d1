// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/codes.h"
#include "cli/design_run.h"
#include "cli/drawing_flags.h"
#include "cli/files.h"
#include "cli/flag_numbers.h"
#include "cli/output_folder.h"
#include "cli/progress.h"
#include "cli/safety_flags.h"
#include "cli/verb.h"
#include "pipeline/selection.h"
#include "spec/suggest.h"

namespace plano::cli {
namespace {

/// --only may be repeated, and each may name several: --only step,cutting/dxf.
std::vector<std::string> asked_formats(const Arguments& arguments, Session& session) {
  const std::vector<std::string> known = pipeline::selection_words();
  std::vector<std::string> asked;
  for (const std::string& list : arguments.all("only")) {
    std::istringstream in(list);
    for (std::string key; std::getline(in, key, ',');) {
      if (std::find(known.begin(), known.end(), key) != known.end()) {
        asked.push_back(key);
        continue;
      }
      const std::string near = spec::suggestion(key, known);
      session.found
          .add(kBadFlagValue, {},
               fill(Text("--only takes {0}, not {1}", "--only accepte {0}, et non {1}"),
                    {list_and(known), quote(key)}))
          .hint(near.empty() ? Text("part several with commas: --only step,dxf",
                                    "séparez-en plusieurs par des virgules : --only step,dxf")
                             : spec::did_you_mean(near));
    }
  }
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  return asked;
}

/// More would take hours for the largest design, and gain nothing that is worth them.
constexpr std::uint64_t kMostEffort = 1'000'000;

std::optional<fabrication::TimeLimit> asked_time(const Arguments& arguments, Session& session) {
  const auto seconds = seconds_after_time(arguments, session.found);
  if (!seconds) return std::nullopt;
  return fabrication::TimeLimit{
      static_cast<double>(*seconds), [] {
        using namespace std::chrono;
        return duration<double>(steady_clock::now().time_since_epoch()).count();
      }};
}

/// The id a bundle says it is of: the one place that knows it for sure.
std::string id_of(const pipeline::Bundle& bundle) {
  for (const exporters::Artifact& artifact : bundle.artifacts) {
    if (artifact.path != "bundle.json") continue;
    return nlohmann::json::parse(artifact.bytes).at("design").at("id").get<std::string>();
  }
  return {};
}

std::string result_json(const std::string& id, const pipeline::Bundle& bundle,
                        const WrittenBundle& written) {
  nlohmann::ordered_json result;
  result["design"] = id;
  result["folder"] = shown(written.folder);
  if (!written.zip.empty()) result["zip"] = shown(written.zip);
  for (const exporters::Artifact& artifact : bundle.artifacts) {
    result["files"].push_back(artifact.path);
  }
  return result.dump(2);
}

/// What lies in a folder of the bundle, for the list at the end.
struct Content {
  const char* folder;
  const char* what_en;
  const char* what_fr;
};
constexpr std::array<Content, 5> kContents = {{
    {"cutting/", "the plan to print, sheets, and the fit coupon to cut first",
     "le plan à imprimer, les plaques, et l'éprouvette d'ajustement à découper d'abord"},
    {"model/", "the whole, to look at and to measure", "l'ensemble, à regarder et à mesurer"},
    {"parts/", "each part by itself", "chaque pièce séparément"},
    {"documents/", "lists of parts and hardware", "listes de pièces et de quincaillerie"},
    {"safety/", "the safety report to print, and the file the town keeps",
     "le rapport de sécurité à imprimer, et le dossier que garde la commune"},
}};

void print_ending(const Session& session, const pipeline::Bundle& bundle,
                  const WrittenBundle& written) {
  if (session.quiet() || session.json()) return;
  const Language language = session.language();
  std::string ending = bundle.summary.in(language);
  if (!ending.empty() && ending.back() != '\n') ending += '\n';
  ending += "\n" + shown(written.folder) + "/\n";
  for (const Content& content : kContents) {
    const bool made = std::any_of(bundle.artifacts.begin(), bundle.artifacts.end(),
                                  [&](const exporters::Artifact& artifact) {
                                    return artifact.path.rfind(content.folder, 0) == 0;
                                  });
    if (!made) continue;
    std::string folder = content.folder;
    folder.resize(14, ' ');
    ending += "  " + folder + text_of(content.what_en, content.what_fr).in(language) + "\n";
  }
  ending += text_of("  README.md     how to cut it and put it together: read this next\n",
                    "  README.md     comment le découper et le monter : à lire maintenant\n")
                .in(language);
  if (!written.zip.empty()) {
    ending +=
        shown(written.zip) +
        text_of("  the same as one file\n", "  la même chose en un seul fichier\n").in(language);
  }
  session.print(ending);
}

int run_generate(Session& session, const Arguments& arguments) {
  const Library library = Library::find(session.world());
  pipeline::GenerateOptions options;
  options.only = asked_formats(arguments, session);
  options.drawing = asked_style(arguments);
  if (arguments.one("paper") == "a3") options.paper = documents::Paper::a3;
  options.nesting_effort = number_after(arguments, "effort", {0, kMostEffort, 1'000},
                                        fabrication::kUsualEffort, session.found);
  options.nesting_time = asked_time(arguments, session);
  const std::vector<pipeline::AcceptedFail> accepted = asked_acceptances(arguments, session.found);
  const std::optional<DesignRun> run = prepare(library, arguments, session);
  options.resolve.site = asked_site(arguments, session);
  if (!run || session.found.has_errors()) return session.finish();
  options.resolve.inputs = run->resolve.inputs;
  options.resolve.preset = run->resolve.preset;
  options.language = session.language();

  ProgressLine line(session);
  pipeline::Inputs inputs = inputs_of(*run, library, session);
  inputs.accepted = accepted;
  diagnostics::Diagnostics found;
  const auto bundle = pipeline::generate(
      inputs, options,
      [&line](const Text& stage, int done, int total) { line.show(stage, done, total); }, found);
  session.add(found);
  if (!bundle) {
    line.erase();
    return session.finish();
  }
  const std::string id = id_of(*bundle);
  const std::filesystem::path folder = arguments.has("output")
                                           ? std::filesystem::path(arguments.one("output"))
                                           : std::filesystem::path("out") / id;
  const auto written = write_bundle(
      folder, bundle->artifacts,
      // A selection is for looking or measuring; what is handed on is the whole.
      options.only.empty() ? pipeline::zipped(*bundle, id) : std::string(),
      [&line](std::size_t done, std::size_t total) {
        line.show({"writing the files", "écriture des fichiers"}, static_cast<int>(done),
                  static_cast<int>(total));
      },
      session.found);
  line.erase();
  if (!written) return session.finish();
  const int code = session.finish(result_json(id, *bundle, *written));
  print_ending(session, *bundle, *written);
  return code;
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"design", "DESIGN", "MODÈLE", Needed::required, Completes::design}}};
const std::array<Flag, 14> kFlags = {{
    kParamFlag,
    kPresetFlag,
    kWorkshopFlag,
    {"-o,--output", "output", Takes::one, "FOLDER", "DOSSIER",
     "where to put the files (default: out/ and the design's name); the .zip goes beside it",
     "où mettre les fichiers (sinon : out/ et le nom du modèle) ; le .zip se place à côté",
     Completes::folder},
    {"--only", "only", Takes::many, "FORMATS", "FORMATS",
     "only these files, and no .zip: --only step,cutting/dxf",
     "seulement ces fichiers, sans .zip : --only step,cutting/dxf", Completes::format},
    kLayersFlag,
    kColoursFlag,
    kDxfFlag,
    {"--effort", "effort", Takes::one, "N", "N",
     "how many sweeps to look for a layout that takes less wood (default: 150); 0: parts in rows",
     "nombre de passes pour trouver une disposition plus économe en bois (par défaut : 150) ; 0 : "
     "pièces en rangées"},
    {"--time", "time", Takes::one, "SECONDS", "SECONDES",
     "look so long instead: the layout may then differ from run to run",
     "chercher aussi longtemps : la disposition peut alors changer d'une fois à l'autre"},
    kPaperFlag,
    kSiteFlag,
    kAcceptFlag,
    kReasonFlag,
}};
constexpr std::array<Example, 3> kExamples = {{
    {"generate bench", "everything for the bench, into out/bench/",
     "tout ce qu'il faut pour le banc, dans out/bench/"},
    {"generate bench -p length=1600mm --workshop fablab-du-furan",
     "another length, for the boards that fablab has measured",
     "une autre longueur, pour les plaques que ce fablab a mesurées"},
    {"generate my-stool/design.yaml --only glb,dxf -o /tmp/stool",
     "a design of your own, two formats, elsewhere", "son propre modèle, deux formats, ailleurs"},
}};

}  // namespace

extern const Verb kGenerate;
const Verb kGenerate = {
    "generate",
    "make every file of a design: models, cutting files, lists",
    "fabriquer tous les fichiers d'un modèle : volumes, découpe, listes",
    "DESIGN is the path of a design.yaml, a folder that holds one, or the name of a design that "
    "came "
    "with plano.\n\nThe files are made beside the output folder and put in place at the end: a run "
    "that "
    "fails leaves nothing half-done. A folder that plano did not make, or that holds files of "
    "yours, is "
    "never replaced. The same design with the same values gives the same bytes, on every machine.",
    "MODÈLE est le chemin d'un design.yaml, un dossier qui en contient un, ou le nom d'un modèle "
    "livré "
    "avec plano.\n\nLes fichiers sont préparés à côté du dossier de sortie et mis en place à la "
    "fin : une "
    "exécution qui échoue ne laisse rien à moitié fait. Un dossier que plano n'a pas créé, ou qui "
    "contient "
    "des fichiers à vous, n'est jamais remplacé. Le même modèle avec les mêmes valeurs donne les "
    "mêmes "
    "octets, sur toutes les machines.",
    kPositionals,
    kFlags,
    kExamples,
    DesignParameters::accepted,
    Listed::yes,
    run_generate};

}  // namespace plano::cli
