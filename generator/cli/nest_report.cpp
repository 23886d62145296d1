// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/nest_report.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "cli/files.h"
#include "foreign/codes.h"
#include "foreign/limits.h"
#include "foreign/plan.h"

namespace plano::cli {

Text percent(double share) {
  return fill({"{0} %", "{0} %"}, {show_number(100 * share, 1)});
}
Text number(std::size_t count) {
  return show(static_cast<std::int64_t>(count));
}

namespace {

using foreign::ForeignJob;
using foreign::Laying;

std::size_t in_openings(const std::vector<foreign::SheetGroup>& groups) {
  std::size_t parts = 0;
  for (const foreign::SheetGroup& group : groups) {
    const auto own = std::count_if(group.depths.begin(), group.depths.end(),
                                   [](int depth) { return depth > 0; });
    parts += static_cast<std::size_t>(own) * static_cast<std::size_t>(group.count);
  }
  return parts;
}

using Print = std::function<void(const Text&)>;

/// "  sheet-01  2 × (2500 mm × 1250 mm), parts: 12, density 81.4 %, leftover ply-a (behind the
/// door)"
void print_sheet(const ForeignJob& job, const Laying& laying, const foreign::SheetGroup& group,
                 const Print& print) {
  const nesting::LaidSheet& sheet = laying.nest.sheets[group.sheet];
  const geometry::Box box = geometry::bounding_box(laying.job.stock[sheet.stock].area);
  Text of;
  const bool is_leftover =
      sheet.stock < job.stock.size() && !job.stock[sheet.stock].leftover.empty();
  const catalog::Leftover* const piece =
      is_leftover ? job.workshop->find_leftover(job.stock[sheet.stock].leftover) : nullptr;
  if (piece != nullptr) {
    of = fill({", leftover {0}", ", chute {0}"}, {Text(piece->id)});
    if (!piece->note.empty()) of = fill({"{0} ({1})", "{0} ({1})"}, {of, piece->note});
  }
  print(fill({"  {0}  {1} × ({2} × {3}), parts: {4}, density {5}{6}",
              "  {0}  {1} × ({2} × {3}), pièces : {4}, densité {5}{6}"},
             {Text(group.name), show(static_cast<std::int64_t>(group.count)), show(box.width()),
              show(box.height()), number(sheet.parts.size()),
              percent(foreign::density_of(job, laying.job, {{sheet}, {}}).whole), of}));
}

/// Where the search began anew, so that nothing lies in an opening within another.
void print_kept_free(const ForeignJob& job, const Laying& laying, const Print& print) {
  if (laying.closed.empty()) return;
  if (laying.openings == foreign::Openings::kept_free) {
    return print(
        {"all openings are kept free: parts would have come to lie in an opening within "
         "another",
         "toutes les ouvertures restent libres : des pièces se seraient logées dans une "
         "ouverture elle-même dans une autre"});
  }
  std::vector<std::string> names;
  constexpr std::size_t kMostNamed = 12;
  for (const std::size_t part : laying.closed) {
    names.push_back(names.size() == kMostNamed ? "…" : job.parts[part].name);
    if (names.size() > kMostNamed) break;
  }
  print(fill({"openings kept free, so that nothing lies in an opening within another: {0}",
              "ouvertures laissées libres, pour que rien ne se loge dans une ouverture elle-même "
              "dans une autre : {0}"},
             {list_and(names)}));
}

void print_files(const std::vector<exporters::Artifact>& files, const Print& print) {
  const bool planned = std::any_of(files.begin(), files.end(),
                                   [](const auto& file) { return file.path == "plan.pdf"; });
  if (planned) {
    print({"  plan.pdf            what is cut from which sheet, to print; labels for the parts",
           "  plan.pdf            ce qui se découpe dans chaque plaque, à imprimer ; étiquettes"});
  }
  print({"  sheet-NN.dxf, .svg  what is cut, one of each for every different sheet",
         "  sheet-NN.dxf, .svg  ce qui se découpe, un de chaque par plaque différente"});
  print({"  layout.json         where each part lies",
         "  layout.json         où se trouve chaque pièce"});
}

/// Whether some stock was used to its last sheet.
bool is_short(const Laying& laying) {
  std::vector<int> used(laying.job.stock.size(), 0);
  for (const nesting::LaidSheet& sheet : laying.nest.sheets) ++used[sheet.stock];
  for (std::size_t s = 0; s < used.size(); ++s) {
    if (laying.job.stock[s].count && used[s] >= *laying.job.stock[s].count) return true;
  }
  return false;
}

}  // namespace

void tell_unlaid(const ForeignJob& job, const Laying& laying, Session& session) {
  if (laying.nest.unlaid.empty()) return;
  std::vector<int> missing(job.parts.size(), 0);
  for (const std::size_t part : laying.nest.unlaid) ++missing[part];
  std::vector<std::string> words;
  constexpr std::size_t kMostNamed = 12;
  for (std::size_t k = 0; k < missing.size() && words.size() <= kMostNamed; ++k) {
    if (missing[k] == 0) continue;
    words.push_back(words.size() == kMostNamed
                        ? std::string("…")
                        : std::to_string(missing[k]) + " × " + job.parts[k].name);
  }
  const std::size_t count = laying.nest.unlaid.size();
  if (is_short(laying)) {
    session.found
        .add(foreign::kNotAllLaid, {},
             fill(count == 1 ? Text("no place is left for one part: {1}",
                                    "il n’y a plus de place pour une pièce : {1}")
                             : Text("no place is left for {0} parts: {1}",
                                    "il n’y a plus de place pour {0} pièces : {1}"),
                  {number(count), list_and(words)}))
        .hint(
            {"allow more sheets (the number after : of --stock or --sheet, `count:` in the "
             "workshop's file), or look longer with --effort",
             "autorisez plus de plaques (le nombre après : de --stock ou --sheet, `count:` dans le "
             "fichier de l’atelier), ou cherchez plus longtemps avec --effort"});
    return;
  }
  session.found
      .add(foreign::kNotAllLaid, {},
           fill({"no sheet's outline leaves room for {0}",
                 "aucun contour de plaque ne laisse de place à {0}"},
                {list_and(words)}))
      .hint(
          {"it is as small as a sheet's box, but notches and defects are in the way: take another "
           "sheet, or allow more turns with --turn",
           "les dimensions conviendraient, mais des entailles ou des défauts gênent : prenez une "
           "autre plaque, ou permettez plus d’orientations avec --turn"});
}

void tell_boxes(const ForeignJob& job, const Laying& laying, Session& session) {
  const std::vector<std::size_t>& boxes = laying.nest.as_boxes;
  if (boxes.empty()) return;
  std::vector<std::string> words;
  constexpr std::size_t kMostNamed = 12;
  for (std::size_t k = 0; k < boxes.size() && k < kMostNamed; ++k) {
    words.push_back(job.parts[boxes[k]].name);
  }
  if (boxes.size() > kMostNamed) words.emplace_back("…");
  session.found
      .add(foreign::kAsBoxes, {},
           fill({"{0} of {1} different parts count as their boxes: {2}",
                 "{0} pièces différentes sur {1} comptent comme leur rectangle : {2}"},
                {number(boxes.size()), number(job.parts.size()), list_and(words)}))
      .hint({"allow fewer turns with --turn, or draw the outlines with fewer corners",
             "permettez moins d’orientations avec --turn, ou dessinez les contours avec moins de "
             "sommets"});
}

void say_skipped(const foreign::ReadFile& file, Session& session) {
  if (file.skipped.empty()) return;
  std::vector<std::string> layers;
  constexpr std::size_t kMostNamed = 12;
  for (const auto& [layer, count] : file.skipped) {
    if (layers.size() == kMostNamed) {
      layers.push_back("…");
      break;
    }
    layers.push_back(layer + " (" + std::to_string(count) + ")");
  }
  session.say(fill({"skipped layers, and what is on them: {0}",
                    "calques laissés de côté, et ce qui s’y trouve : {0}"},
                   {list_and(layers)}));
}

/// A layout whose plan would be huge goes without.
void say_no_plan(const ForeignJob& job, const Laying& laying,
                 const std::vector<foreign::SheetGroup>& groups, Session& session) {
  if (job.strip_height || groups.empty() || foreign::has_plan(job, laying, groups)) return;
  session.found
      .add(foreign::kNoPlan, {},
           fill({"no cutting plan: all copies together have more than {0} lines and arcs",
                 "pas de plan de découpe : tous les exemplaires réunis ont plus de {0} lignes et "
                 "arcs"},
                {number(foreign::kMostPlanEdges)}))
      .hint(
          {"lay fewer copies at a time, or draw curves with fewer corners",
           "placez moins d’exemplaires à la fois, ou dessinez les courbes avec moins de sommets"});
}

std::string nest_result(const ForeignJob& job, const Laying& laying,
                        const std::vector<foreign::SheetGroup>& groups,
                        const WrittenBundle& written,
                        const std::vector<exporters::Artifact>& files) {
  nlohmann::ordered_json result;
  const foreign::Density density = foreign::density_of(job, laying.job, laying.nest);
  result["folder"] = shown(written.folder);
  result["sheets"] = laying.nest.sheets.size();
  result["density"] = density.whole;
  result["density_in_use"] = density.in_use;
  if (laying.strip_length) result["strip_length"] = laying.strip_length->mm();
  result["in_openings"] = in_openings(groups);
  result["unlaid"] = laying.nest.unlaid.size();
  for (const exporters::Artifact& file : files) result["files"].push_back(file.path);
  return result.dump(2);
}

void print_summary(const ForeignJob& job, const Laying& laying,
                   const std::vector<foreign::SheetGroup>& groups, const WrittenBundle& written,
                   const std::vector<exporters::Artifact>& files, Session& session) {
  if (session.quiet() || session.json()) return;
  const Print print = [&](const Text& words) {
    session.print(words.in(session.language()) + "\n");
  };
  std::size_t copies = laying.nest.unlaid.size();
  for (const auto& sheet : laying.nest.sheets) copies += sheet.parts.size();
  const foreign::Density density = foreign::density_of(job, laying.job, laying.nest);
  print(fill(
      {"parts: {0}, different: {1}; gap {2}, margin {3}",
       "pièces : {0}, différentes : {1} ; écart {2}, marge {3}"},
      {number(copies), number(job.parts.size()), show(laying.job.gap), show(laying.job.margin)}));
  if (laying.strip_length) {
    print(fill({"strip of {0}: {1} long, density {2}", "bande de {0} : longue de {1}, densité {2}"},
               {show(*job.strip_height), show(*laying.strip_length), percent(density.whole)}));
  } else {
    print(
        fill(laying.nest.sheets.size() == 1
                 ? Text("1 sheet, density {1} ({2} as far as it is used)",
                        "1 plaque, densité {1} ({2} de la partie utilisée)")
                 : Text("{0} sheets, density {1} ({2} with the last one as far as it is used)",
                        "{0} plaques, densité {1} ({2} en ne comptant que la partie utilisée de la "
                        "dernière)"),
             {number(laying.nest.sheets.size()), percent(density.whole), percent(density.in_use)}));
  }
  for (const foreign::SheetGroup& group : groups) print_sheet(job, laying, group, print);
  if (const std::size_t inside = in_openings(groups); inside > 0) {
    print(fill({"parts in openings of others, on layers of their own to be cut first: {0}",
                "pièces dans des ouvertures d’autres pièces, sur des calques à part à couper "
                "d’abord : {0}"},
               {number(inside)}));
  }
  print_kept_free(job, laying, print);
  if (!laying.nest.unlaid.empty()) {
    print(fill({"not laid: {0}", "non placées : {0}"}, {number(laying.nest.unlaid.size())}));
  }
  session.print("\n" + shown(written.folder) + "/\n");
  print_files(files, print);
}

}  // namespace plano::cli
