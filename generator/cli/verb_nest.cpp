// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

#include "base/hash.h"
#include "cli/codes.h"
#include "cli/drawing_flags.h"
#include "cli/files.h"
#include "cli/flag_numbers.h"
#include "cli/nest_options.h"
#include "cli/nest_report.h"
#include "cli/output_folder.h"
#include "cli/progress.h"
#include "diagnostics/display.h"
#include "foreign/codes.h"
#include "foreign/fitting.h"
#include "foreign/groups.h"
#include "foreign/kept.h"
#include "foreign/limits.h"
#include "foreign/sheets_out.h"

namespace plano::cli {
namespace {

constexpr std::size_t kMostIdLetters = 40;

using foreign::ForeignJob;
using foreign::Laying;

std::vector<nesting::Pose> poses_of(const foreign::ForeignPart& part, const NestOptions& options) {
  if (options.turn_freely) {
    return foreign::free_poses(part.outline.faces[0].outer, options.faces);
  }
  if (options.turn_step == Angle{}) return foreign::with_faces({{}}, options.faces);
  if (options.turn_step) return foreign::poses_by(*options.turn_step, options.faces);
  if (part.poses.empty()) return foreign::poses_by(Angle::degrees(90), options.faces);
  return foreign::with_faces(part.poses, options.faces);
}

/// False, and an error, where a flag names a layer on which there is no part.
bool layers_have_parts(const ForeignJob& job, const char* flag,
                       const std::vector<std::string>& asked, Session& session) {
  const std::size_t errors_before = session.found.errors();
  for (const std::string& name : asked) {
    if (std::any_of(job.parts.begin(), job.parts.end(), [&](const foreign::ForeignPart& part) {
          return foreign::is_one_of(part.layer, {name});
        })) {
      continue;
    }
    std::set<std::string> layers;
    for (const foreign::ForeignPart& part : job.parts) layers.insert(part.layer);
    report_bad_flag(flag, name, {"a layer with parts on it", "un calque qui porte des pièces"},
                    fill({"layers with parts: {0}", "calques qui portent des pièces : {0}"},
                         {list_and({layers.begin(), layers.end()})}),
                    session.found);
  }
  return session.found.errors() == errors_before;
}

/// One job is of one thickness: parts say nothing of theirs.
bool is_of_one_thickness(const ForeignJob& job, Session& session) {
  std::optional<Length> thinnest;
  std::optional<Length> thickest;
  for (const foreign::ForeignStock& stock : job.stock) {
    if (stock.thickness == Length{}) continue;  // not known
    thinnest = std::min(thinnest.value_or(stock.thickness), stock.thickness);
    thickest = std::max(thickest.value_or(stock.thickness), stock.thickness);
  }
  if (!thinnest || *thickest - *thinnest <= catalog::kSameThickness) return true;
  session.found
      .add(foreign::kTwoThicknesses, {},
           fill({"the sheets are {0} and {1} thick", "les plaques font {0} et {1} d’épaisseur"},
                {show(*thinnest), show(*thickest)}))
      .hint({"lay the parts of each thickness in a run of their own",
             "placez les pièces de chaque épaisseur dans une exécution à part"});
  return false;
}

/// Warns where the command line asks for less than the workshop's cutter and borders need.
void mind_the_cutter(const NestOptions& options, const foreign::LayingOptions& laying,
                     Session& session) {
  if (laying.gap < options.cutter) {
    session.found
        .add(
            foreign::kBelowCutter, {},
            fill({"{0} between parts, and the cut is {1} wide: it would run into the next part",
                  "{0} entre les pièces, et le trait de coupe fait {1} : il entamerait la voisine"},
                 {show(laying.gap), show(options.cutter)}))
        .hint({"leave --gap out, or ask for more", "ôtez --gap, ou demandez davantage"});
  }
  if (laying.margin < options.border) {
    session.found
        .add(foreign::kBelowCutter, {},
             fill({"{0} to the edge, and the workshop keeps {1} free there (clamps, screws)",
                   "{0} jusqu’au bord, et l’atelier y laisse {1} libres (brides, vis)"},
                  {show(laying.margin), show(options.border)}))
        .hint({"leave --margin out, or ask for more", "ôtez --margin, ou demandez davantage"});
  }
}

/// Holds the ways parts may lie against the workshop's sheets: what has two unlike faces is turned
/// over by nobody, and who lets parts lie across a grain should mean it.
bool turns_suit_stock(const ForeignJob& job, const NestOptions& options, Session& session) {
  bool across = false;
  std::set<std::string> unlike;
  for (const foreign::ForeignStock& stock : job.stock) {
    const catalog::Sheet* const sheet =
        job.workshop ? job.workshop->find_sheet(stock.sheet) : nullptr;
    if (sheet == nullptr) continue;
    across = across || sheet->grained;
    if (!sheet->faces_alike) unlike.insert(sheet->id);
  }
  if (options.faces == foreign::Faces::both && !unlike.empty()) {
    session.found
        .add(foreign::kUnlikeFaces, {},
             fill({"parts may not be turned over: the two faces of {0} differ",
                   "les pièces ne peuvent pas être retournées : les deux faces de {0} diffèrent"},
                  {list_and({unlike.begin(), unlike.end()})}))
        .hint({"leave --flip out", "ôtez --flip"});
    return false;
  }
  if (across && !options.turn_step && !options.turn_freely) {
    session.found
        .add(foreign::kAcrossGrain, {},
             {"the sheet has a grain, and parts may lie across it",
              "la plaque a un fil, et des pièces peuvent se trouver en travers"})
        .hint({"--turn grain keeps them along it; --turn 90 says that it does not matter",
               "--turn grain les garde dans le sens du fil ; --turn 90 dit que c’est sans "
               "importance"});
  }
  return true;
}

/// What the command line says is put over what the file says.
bool settle(ForeignJob& job, const NestOptions& options, foreign::LayingOptions& laying,
            Session& session) {
  const bool instance = job.strip_height || !job.stock.empty();
  if (!options.stock.empty()) {
    job.stock = options.stock;
    job.workshop = options.workshop;
    job.strip_height.reset();
  }
  if (job.unit_assumed && (!options.stock.empty() || options.gap || options.margin)) {
    session.found
        .add(foreign::kUnitAssumed, {},
             {"the instance does not say its unit: its numbers are taken for millimetres",
              "l’instance ne dit pas son unité : ses nombres sont pris pour des millimètres"})
        .hint({"say it: --unit mm (or cm, m, in)", "dites-la : --unit mm (ou cm, m, in)"});
  }
  if (job.stock.empty() && !job.strip_height) {
    session.found
        .add(foreign::kNoStock, {},
             {"nothing says on which sheets the parts are to be laid",
              "rien ne dit sur quelles plaques placer les pièces"})
        .hint({"for example --stock 2500mmx1250mm, or --workshop default --sheet ID",
               "par exemple --stock 2500mmx1250mm, ou --workshop default --sheet ID"});
    return false;
  }
  if (!layers_have_parts(job, "--keep-layer", options.read.keep_layers, session) ||
      !layers_have_parts(job, "--first-layer", options.read.first_layers, session)) {
    return false;
  }
  laying.gap = options.gap.value_or(job.gap.value_or(instance ? Length{} : kUsualGap));
  laying.margin = options.margin.value_or(job.margin.value_or(instance ? Length{} : kUsualMargin));
  if (!is_of_one_thickness(job, session)) return false;
  mind_the_cutter(options, laying, session);
  laying.openings = options.openings;
  laying.seed = options.seed;
  for (foreign::ForeignPart& part : job.parts) {
    part.poses = part.kept ? std::vector<nesting::Pose>{{}} : poses_of(part, options);
  }
  if (!turns_suit_stock(job, options, session)) return false;
  if (!foreign::kept_can_stay(job, laying, session.found)) return false;
  return foreign::all_fit(job, laying.margin, session.found);
}

/// Draws how far the search is and how dense the best layout.
class Watch {
 public:
  explicit Watch(Session& session) : line_(session) {}

  void better(double density, std::size_t sheets) {
    words_ =
        fill(sheets == 1 ? Text("nesting: {0} of one sheet", "imbrication : {0} d'une plaque")
                         : Text("nesting: {0} of {1} sheets", "imbrication : {0} de {1} plaques"),
             {percent(density), number(sheets)});
  }
  void at(double share) { line_.show(words_, static_cast<int>(100 * std::min(1.0, share)), 100); }
  void erase() { line_.erase(); }

 private:
  ProgressLine line_;
  Text words_{"nesting", "imbrication"};
};

/// So many sweeps for each search.
nesting::Effort effort_by_sweeps(const foreign::SearchTurn& turn, std::uint64_t sweeps,
                                 Watch& watch) {
  return nesting::Effort([&watch, turn, sweeps](std::uint64_t done) {
    const double share = static_cast<double>(done) / static_cast<double>(sweeps);
    watch.at((static_cast<double>(turn.group) + share) / static_cast<double>(turn.groups));
    return share;
  });
}

/// One clock for all searches, however often the layout begins anew.
class Clock {
 public:
  explicit Clock(double seconds) : seconds_(seconds), began_(std::chrono::steady_clock::now()) {}

  /// Of what is left until the turn should be over, an equal share for each group.
  nesting::Effort effort(const foreign::SearchTurn& turn, Watch& watch) const {
    const double began = passed();
    const double own = (seconds_ * turn.until - began) /
                       static_cast<double>(turn.groups - std::min(turn.group, turn.groups - 1));
    nesting::Effort effort([this, began, own, &watch](std::uint64_t) {
      watch.at(passed() / seconds_);
      return own > 0 ? (passed() - began) / own : 1.0;
    });
    if (own <= 0) effort.count_sweep();  // over before it begins: a first layout, no more
    return effort;
  }

 private:
  double passed() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

  double seconds_;
  std::chrono::steady_clock::time_point began_;
};

std::optional<Laying> laid(const ForeignJob& job, const NestOptions& options,
                           foreign::LayingOptions& laying, Session& session) {
  std::size_t copies = 0;
  for (const foreign::ForeignPart& part : job.parts) copies += static_cast<std::size_t>(part.count);
  if (job.strip_height &&
      (copies > foreign::kMostTogether || foreign::tables_of(job) > foreign::kMostStripTables)) {
    session.found
        .add(
            foreign::kTooMuch, {},
            fill({"{0} parts in one strip, {1} of them different: more than can be looked at "
                  "together",
                  "{0} pièces dans une bande, dont {1} différentes : plus qu’on n’en peut regarder "
                  "ensemble"},
                 {number(copies), number(job.parts.size())}))
        .hint({"lay them on sheets: --stock 2500mmx1250mm",
               "placez-les sur des plaques : --stock 2500mmx1250mm"});
    return std::nullopt;
  }
  Watch watch(session);
  const Clock clock(static_cast<double>(options.seconds.value_or(0)));
  laying.effort = [&](const foreign::SearchTurn& turn) {
    return options.seconds ? clock.effort(turn, watch)
                           : effort_by_sweeps(turn, options.effort, watch);
  };
  laying.found = [&](double density, std::size_t sheets) { watch.better(density, sheets); };
  watch.at(0);
  Laying made = foreign::lay(job, laying);
  watch.erase();
  if (made.groups > 1) {
    session.found
        .add(foreign::kInGroups, {},
             fill({"{0} parts are laid in {1} groups", "{0} pièces sont placées en {1} groupes"},
                  {number(copies), number(made.groups)}))
        .hint({"fewer than that at a time are laid together",
               "en moindre nombre, elles sont placées ensemble"});
  }
  tell_boxes(job, made, session);
  return made;
}

/// The file's name as an id: what is neither letter nor digit becomes a hyphen.
std::string id_of(const std::string& stem) {
  std::string id;
  for (const char c : stem) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (letter || (digit && !id.empty())) {
      id += letter ? static_cast<char>(c | 0x20) : c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
    if (id.size() == kMostIdLetters) break;
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "parts" : id;
}

int run_nest(Session& session, const Arguments& arguments) {
  const Library library = Library::find(session.world());
  const auto options = asked_nest(arguments, library, session);
  if (!options) return session.finish();
  const std::filesystem::path path = arguments.one("file");
  auto text = read_text(path, session.found, foreign::kMostDxfBytes);
  if (!text) return session.finish();
  const std::string digest = hex(sha256(*text));
  const auto source = session.sources.add(shown(path), std::move(*text));
  auto file = foreign::read_file(session.sources, source, options->read, session.found);
  if (file) say_skipped(*file, session);
  foreign::LayingOptions laying;
  if (!file || !settle(file->job, *options, laying, session)) return session.finish();
  const auto made = laid(file->job, *options, laying, session);
  if (!made) return session.finish();
  tell_unlaid(file->job, *made, session);
  const foreign::OutputOptions output{
      .style = options->style,
      .id = id_of(path.stem().string()),
      .source_name = diagnostics::printable(path.filename().string()),
      .source_sha256 = digest,
      .seed = options->seed,
      .effort = options->effort,
      .seconds =
          options->seconds ? std::optional(static_cast<double>(*options->seconds)) : std::nullopt,
      .paper = arguments.one("paper") == "a3" ? documents::Paper::a3 : documents::Paper::a4,
      .language = session.language()};
  const auto groups = foreign::different_sheets(file->job, *made);
  say_no_plan(file->job, *made, groups, session);
  const auto files = foreign::files_of(file->job, *made, groups, output);
  const std::filesystem::path folder = arguments.has("output")
                                           ? std::filesystem::path(arguments.one("output"))
                                           : std::filesystem::path("out") / path.stem();
  const auto written = write_bundle(
      folder, files, {}, [](std::size_t, std::size_t) {}, session.found);
  if (!written) return session.finish();
  const int code = session.finish(nest_result(file->job, *made, groups, *written, files));
  print_summary(file->job, *made, groups, *written, files, session);
  return code;
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"file", "FILE", "FICHIER", Needed::required, Completes::file}}};
const std::array<Flag, 21> kFlags = {{
    {"--stock", "stock", Takes::many, "SIZE", "TAILLE",
     "a sheet, and how many there are of it: 2500mmx1250mm:3 (may be repeated)",
     "une plaque, et combien il y en a : 2500mmx1250mm:3 (peut être répété)"},
    kWorkshopFlag,
    {"--sheet", "sheet", Takes::many, "ID", "ID",
     "a sheet of the workshop's profile, with its border and its cutter: ply18:3 (may be repeated)",
     "une plaque du profil d'atelier, avec sa bordure et sa fraise : ply18:3 (peut être répété)"},
    {"--unit", "unit", Takes::one, "UNIT", "UNITÉ", "of the file, where it does not say",
     "celle du fichier, s'il ne le dit pas", Completes::words, "mm cm dm m in ft"},
    {"--copies", "copies", Takes::one, "N", "N", "each part so many times (default: 1)",
     "chaque pièce autant de fois (sinon : 1)"},
    {"--gap", "gap", Takes::one, "LENGTH", "LONGUEUR",
     "between parts: the cutter and some room (default: the file's, or 8mm)",
     "entre les pièces : la fraise et un peu de place (sinon : celui du fichier, ou 8mm)"},
    {"--margin", "margin", Takes::one, "LENGTH", "LONGUEUR",
     "to the edge of the sheet (default: the file's, or 10mm)",
     "jusqu'au bord de la plaque (sinon : celle du fichier, ou 10mm)"},
    {"--turn", "turn", Takes::one, "HOW", "COMMENT",
     "free (every 15 degrees, counted from each part's own sides), none, grain (0 and 180 "
     "degrees), or a step in degrees (default: the file's, or 90)",
     "free (tous les 15 degrés, comptés depuis les côtés de chaque pièce), none, grain (0 et 180 "
     "degrés), ou un pas en degrés (sinon : celui du fichier, ou 90)"},
    {"--flip", "flip", Takes::nothing, "", "", "parts may be turned over: both faces are alike",
     "les pièces peuvent être retournées : les deux faces se valent"},
    {"--openings", "openings", Takes::one, "HOW", "COMMENT",
     "used: small parts may lie in the openings of large ones, to be cut before them (default); "
     "free: nothing lies there",
     "used : de petites pièces peuvent se loger dans les ouvertures des grandes, à couper avant "
     "elles (par défaut) ; free : rien ne s'y loge",
     Completes::words, "used free"},
    {"--skip-layer", "skip-layer", Takes::many, "LAYER", "CALQUE",
     "leave a layer of the drawing out; NAME* for all that begin so (may be repeated); hidden "
     "ones, "
     "Defpoints, SHEET, NOTES, ENGRAVE, DONOTCUT and others that plano itself names so are left "
     "out "
     "anyway",
     "laisser un calque du dessin de côté ; NOM* pour tous ceux qui commencent ainsi (peut être "
     "répété) ; les calques masqués, Defpoints, SHEET, NOTES, ENGRAVE, DONOTCUT et d'autres que "
     "plano "
     "nomme ainsi lui-même le sont de toute façon"},
    {"--keep-layer", "keep-layer", Takes::many, "LAYER", "CALQUE",
     "the parts of this layer stay where they are drawn, 0,0 being the lower-left corner of the "
     "first sheet (may be repeated)",
     "les pièces de ce calque restent où elles sont dessinées, 0,0 étant le coin inférieur gauche "
     "de la première plaque (peut être répété)"},
    {"--first-layer", "first-layer", Takes::many, "LAYER", "CALQUE",
     "the parts of this layer come before the others where there are too few sheets (may be "
     "repeated)",
     "les pièces de ce calque passent avant les autres quand les plaques ne suffisent pas (peut "
     "être répété)"},
    {"--effort", "effort", Takes::one, "N", "N",
     "how many sweeps to look for a denser layout (default: 150)",
     "nombre de passes pour trouver une disposition plus dense (par défaut : 150)"},
    {"--time", "time", Takes::one, "SECONDS", "SECONDES",
     "look for so long by the clock instead; no two runs are then the same",
     "chercher ce temps-là à l'horloge ; deux exécutions diffèrent alors"},
    {"--seed", "seed", Takes::one, "N", "N", "another beginning of the search (default: 1)",
     "un autre début de la recherche (sinon : 1)"},
    {"-o,--output", "output", Takes::one, "FOLDER", "DOSSIER",
     "where to put the files (default: out/ and the file's name)",
     "où mettre les fichiers (sinon : out/ et le nom du fichier)", Completes::folder},
    kLayersFlag,
    kColoursFlag,
    kDxfFlag,
    kPaperFlag,
}};
constexpr std::array<Example, 4> kExamples = {{
    {"nest parts.dxf --stock 2500mmx1250mm:3 --gap 8mm",
     "the closed outlines of a drawing, on at most three sheets",
     "les contours fermés d'un dessin, sur trois plaques au plus"},
    {"nest parts.dxf --workshop fablab-du-furan --sheet ID --turn grain --copies 4",
     "four of each, along the grain, on a sheet that workshop has measured",
     "quatre de chaque, dans le sens du fil, sur une plaque que cet atelier a mesurée"},
    {"nest parts.dxf --stock 600mmx400mm --unit mm --turn free --effort 1000",
     "a drawing without a unit, any turn, and a longer search",
     "un dessin sans unité, toutes les orientations, et une recherche plus longue"},
    {"nest swim.json --time 60", "an instance of the public benchmarks, for a minute",
     "une instance des bancs d'essai publics, pendant une minute"},
}};

}  // namespace

extern const Verb kNest;
const Verb kNest = {
    "nest",
    "lay parts from any drawing on sheets, with little waste",
    "placer les pièces de n'importe quel dessin sur des plaques, avec peu de chutes",
    "FILE is a DXF, whose closed outlines are the parts and the outlines inside them their "
    "openings, "
    "or an instance of the public nesting benchmarks in JSON. Lines and arcs come out as they went "
    "in, turned and moved only. Outlines that are open or cross themselves are named with their "
    "layer "
    "and place, and nothing is written.\n\nThe same file, seed and effort give the same bytes, on "
    "every "
    "machine. What is written has passed a check of all distances that shares with the search "
    "only what a placement means.",
    "FICHIER est un DXF, dont les contours fermés sont les pièces et les contours qu'ils "
    "contiennent "
    "leurs ouvertures, ou une instance en JSON des bancs d'essai publics. Droites et arcs "
    "ressortent "
    "tels quels, seulement tournés et déplacés. Les contours ouverts ou qui se croisent sont "
    "nommés "
    "avec leur calque et leur place, et rien n'est écrit.\n\nLe même fichier, la même graine et le "
    "même "
    "effort donnent les mêmes octets, sur toutes les machines. Ce qui est écrit a passé une "
    "vérification de toutes les distances qui ne partage avec la recherche que le sens d'un "
    "placement.",
    kPositionals,
    kFlags,
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_nest};

}  // namespace plano::cli
