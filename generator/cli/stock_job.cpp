// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/stock_job.h"

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
    sheet.leftovers.push_back(piece_of(corners(at(leftover, "outline_mm"), "outline_mm"), holes));
  }
  return sheet;
}

void report_no_bundle(const std::filesystem::path& path, const Text& what,
                      diagnostics::Diagnostics& found) {
  found
      .add(kNoBundle, {},
           fill(Text("{0} is not what plano generate writes: {1}",
                     "{0} n'est pas ce qu'écrit plano generate : {1}"),
                {Text(shown(path)), what}))
      .hint(
          {"name the folder that plano generate made; one made by an earlier version has to be "
           "generated again",
           "indiquez le dossier fait par plano generate ; celui d'une version plus ancienne est à "
           "générer de nouveau"});
}

void report_nest_job(const std::filesystem::path& path, diagnostics::Diagnostics& found) {
  found
      .add(kNoBundle, {},
           fill(Text("{0} is of plano nest, which does not say of which stock its sheets are",
                     "{0} vient de plano nest, qui ne dit pas de quel stock sont ses plaques"),
                {Text(shown(path))}))
      .hint(
          {"take them out by hand: lower `count` in the workshop's file, or delete the leftover",
           "retirez-les à la main : baissez `count` dans le fichier de l'atelier, ou supprimez la "
           "chute"});
}

}  // namespace

geometry::Region piece_of(const std::vector<Point>& outline,
                          const std::vector<std::vector<Point>>& holes) {
  const auto contour = [](std::vector<Point> points, bool hole) {
    for (Point& point : points) point = {point.x.rounded_to_um(), point.y.rounded_to_um()};
    geometry::Contour made = geometry::polygon(points);
    const bool clockwise = geometry::signed_area(made).mm2() < 0;
    return clockwise == hole ? made : geometry::reversed(made);
  };
  geometry::Face face{contour(outline, false), {}};
  for (const std::vector<Point>& hole : holes) face.holes.push_back(contour(hole, true));
  return {{std::move(face)}};
}

std::optional<Job> read_job(const std::string& typed, diagnostics::Diagnostics& found) {
  std::filesystem::path path(typed);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) path /= "bundle.json";
  const auto text = read_text(path, found);
  if (!text) return std::nullopt;
  const Json json = Json::parse(*text, nullptr, false);
  if (json.is_discarded()) {
    report_no_bundle(path, {"it is no JSON", "ce n'est pas du JSON"}, found);
    return std::nullopt;
  }
  if (json.is_object() && !json.contains("design") && json.contains("files")) {
    report_nest_job(path, found);
    return std::nullopt;
  }
  try {
    if (at(json, "schema_version") != 1) throw Missing{"schema_version"};
    Job job;
    job.design = identifier(at(json, "design"), "id");
    job.workshop = identifier(at(json, "workshop"), "id");
    job.id = job.design + "-" + hex(sha256(*text)).substr(0, kDigestLetters);
    for (const Json& sheet : list(json, "sheets")) job.sheets.push_back(sheet_of(sheet));
    return job;
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
