// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/stock_job.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "catalog/figures.h"
#include "cli/codes.h"
#include "cli/files.h"
#include "spec/check_keys.h"

namespace plano::cli {
namespace {

using Json = nlohmann::json;
using geometry::Point;

constexpr double kFarthestMm = 100'000;
/// Enough to tell all jobs of a workshop apart, and short enough to be read out.
constexpr std::size_t kDigestLetters = 12;

/// Thrown within this file only: the key that is missing or holds something else.
struct Missing {
  std::string key;
};

const Json& at(const Json& json, const char* key) {
  if (!json.is_object() || !json.contains(key)) throw Missing{key};
  return json.at(key);
}

std::string word(const Json& json, const char* key) {
  const Json& value = at(json, key);
  if (!value.is_string()) throw Missing{key};
  return value.get<std::string>();
}

std::string identifier(const Json& json, const char* key) {
  std::string value = word(json, key);
  if (!spec::is_identifier(value)) throw Missing{key};
  return value;
}

const Json& list(const Json& json, const char* key) {
  const Json& value = at(json, key);
  if (!value.is_array()) throw Missing{key};
  return value;
}

Length length(const Json& value, const char* key) {
  if (!value.is_number()) throw Missing{key};
  const double mm = value.get<double>();
  if (!std::isfinite(mm) || std::fabs(mm) > kFarthestMm) throw Missing{key};
  return Length::nearest_to_mm(mm);
}

std::vector<Point> corners(const Json& json, const char* key) {
  std::vector<Point> points;
  if (!json.is_array() || json.size() < 3) throw Missing{key};
  for (const Json& point : json) {
    if (!point.is_array() || point.size() != 2) throw Missing{key};
    points.push_back({length(point[0], key), length(point[1], key)});
  }
  return points;
}

JobSheet sheet_of(const Json& json) {
  JobSheet sheet;
  sheet.name = identifier(json, "id");
  const Json& count = at(json, "count");
  if (!count.is_number_unsigned() || count.get<std::uint64_t>() < 1 ||
      count.get<std::uint64_t>() > catalog::kLargestCount) {
    throw Missing{"count"};
  }
  sheet.count = count.get<int>();
  const Json& stock = at(json, "stock");
  sheet.sheet = identifier(stock, "sheet");
  if (stock.contains("leftover")) sheet.leftover = identifier(stock, "leftover");
  for (const Json& leftover : list(json, "leftovers")) {
    std::vector<std::vector<Point>> holes;
    for (const Json& hole : list(leftover, "holes_mm")) holes.push_back(corners(hole, "holes_mm"));
    auto piece = piece_of(corners(at(leftover, "outline_mm"), "outline_mm"), holes);
    if (!piece) throw Missing{"leftovers"};
    sheet.leftovers.push_back(std::move(*piece));
  }
  return sheet;
}

JobBoard board_of(const Json& json) {
  JobBoard board{identifier(json, "sheet"),
                 identifier(json, "kind"),
                 length(at(json, "measured_mm"), "measured_mm"),
                 {},
                 {}};
  const Json& size = list(json, "sheet_mm");
  if (size.size() != 2) throw Missing{"sheet_mm"};
  board.width = length(size[0], "sheet_mm");
  board.height = length(size[1], "sheet_mm");
  return board;
}

void read_workshop(const Json& json, Job& job) {
  job.workshop = identifier(json, "id");
  job.title = {word(at(json, "title"), "en"), word(at(json, "title"), "fr")};
  for (const Json& material : list(json, "materials")) {
    if (word(material, "form") == "board") job.boards.push_back(board_of(material));
  }
}

void report_no_bundle(const std::filesystem::path& path, const Text& what,
                      diagnostics::Diagnostics& found) {
  found
      .add(kNoBundle, {},
           fill(Text("{0} is not what plano generate or plano nest writes: {1}",
                     "{0} n'est pas ce qu'écrit plano generate ou plano nest : {1}"),
                {Text(shown(path)), what}))
      .hint({"name the folder that one of them made; one made by an earlier version has to be made "
             "again",
             "indiquez le dossier fait par l'un d'eux ; celui d'une version plus ancienne est à "
             "refaire"});
}

/// Sheets that were given to plano nest by their size are of no workshop.
void report_no_workshop(const std::filesystem::path& path, diagnostics::Diagnostics& found) {
  found
      .add(kNoBundle, {},
           fill(Text("no sheet of {0} is of a workshop's stock",
                     "aucune plaque de {0} n'est du stock d'un atelier"),
                {Text(shown(path))}))
      .hint(
          {"nest it again with --workshop and --sheet, or lower `count` in the workshop's file by "
           "hand",
           "placez-le de nouveau avec --workshop et --sheet, ou baissez `count` à la main dans le "
           "fichier de l'atelier"});
}

/// A bundle as one file begins like this.
bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04");
}

void report_zip(const std::filesystem::path& path, diagnostics::Diagnostics& found) {
  const std::filesystem::path folder = std::filesystem::path(path).replace_extension();
  std::error_code error;
  const bool beside = std::filesystem::is_regular_file(folder / "bundle.json", error);
  found
      .add(kNoBundle, {},
           fill(Text("{0} is a zip, and plano looks into folders only",
                     "{0} est un zip, et plano ne regarde que dans les dossiers"),
                {Text(shown(path))}))
      .hint(beside
                ? fill(Text("name the folder beside it: {0}", "indiquez le dossier à côté : {0}"),
                       {Text(shown(folder))})
                : Text("unpack it, and name the folder that comes out",
                       "décompressez-le, et indiquez le dossier qui en sort"));
}

/// From a folder, or the file itself. Empty exactly when it added an error.
std::optional<std::string> text_of(std::filesystem::path& path, diagnostics::Diagnostics& found) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    path /= "bundle.json";
    if (std::filesystem::status(path, error).type() == std::filesystem::file_type::not_found) {
      found
          .add(kNoBundle, {},
               fill(Text("there is no bundle.json in {0}", "il n'y a pas de bundle.json dans {0}"),
                    {Text(shown(path.parent_path()))}))
          .hint({"name the folder that plano generate made",
                 "indiquez le dossier fait par plano generate"});
      return std::nullopt;
    }
  }
  auto text = read_text(path, found);
  if (!text || !is_zip(*text)) return text;
  report_zip(path, found);
  return std::nullopt;
}

/// Precondition: on whole micrometres, and the first is not the last. Products of two sides of 100
/// m are exact so.
bool all_on_one_line(const std::vector<Point>& points) {
  const auto um = [](Length length) { return length.nm() / 1'000; };
  return points.size() < 3 || std::none_of(points.begin(), points.end(), [&](Point p) {
           const Point along = points.back() - points.front();
           const Point to = p - points.front();
           return um(along.x) * um(to.y) != um(along.y) * um(to.x);
         });
}

}  // namespace

std::optional<geometry::Region> piece_of(const std::vector<Point>& outline,
                                         const std::vector<std::vector<Point>>& holes) {
  const auto contour = [](std::vector<Point> points, bool hole) {
    for (Point& point : points) point = {point.x.rounded_to_um(), point.y.rounded_to_um()};
    // Ends that fall together would be edges without a direction.
    points.erase(std::unique(points.begin(), points.end()), points.end());
    while (points.size() > 1 && points.front() == points.back()) points.pop_back();
    if (all_on_one_line(points)) return geometry::Contour{};
    geometry::Contour made = geometry::polygon(points);
    const bool clockwise = geometry::signed_area(made).mm2() < 0;
    return clockwise == hole ? made : geometry::reversed(made);
  };
  geometry::Face face{contour(outline, false), {}};
  bool sound = !face.outer.edges.empty();
  for (const std::vector<Point>& hole : holes) {
    face.holes.push_back(contour(hole, true));
    sound = sound && !face.holes.back().edges.empty();
  }
  if (!sound) return std::nullopt;
  return geometry::Region{{std::move(face)}};
}

std::optional<Job> read_job(const std::string& typed, diagnostics::Diagnostics& found) {
  std::filesystem::path path(typed);
  const auto text = text_of(path, found);
  if (!text) return std::nullopt;
  const Json json = Json::parse(*text, nullptr, false);
  if (json.is_discarded()) {
    report_no_bundle(path, {"it is no JSON", "ce n'est pas du JSON"}, found);
    return std::nullopt;
  }
  try {
    if (at(json, "schema_version") != 1) throw Missing{"schema_version"};
    Job job;
    const bool nested = json.contains("job");  // by plano nest, of parts that are not ours
    job.design = identifier(at(json, nested ? "job" : "design"), "id");
    if (nested && !json.contains("workshop")) {
      report_no_workshop(path, found);
      return std::nullopt;
    }
    read_workshop(at(json, "workshop"), job);
    job.id = job.design + "-" + hex(sha256(*text)).substr(0, kDigestLetters);
    for (const Json& sheet : list(json, "sheets")) {
      // Beside those of the workshop, sheets given by their size may have been used.
      if (nested && sheet.is_object() && !sheet.contains("stock")) continue;
      job.sheets.push_back(sheet_of(sheet));
    }
    if (!job.sheets.empty()) return job;
    report_no_workshop(path, found);
    return std::nullopt;
  } catch (const Missing& missing) {
    report_no_bundle(
        path,
        fill(Text("{0} is missing, or holds something else", "{0} manque, ou contient autre chose"),
             {quote(missing.key)}),
        found);
    return std::nullopt;
  }
}

}  // namespace plano::cli
