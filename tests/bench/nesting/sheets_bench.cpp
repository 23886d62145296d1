// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sheets used by public jobs of plywood: sheets_bench SECONDS SEED FILE.json LAYOUT.json
/// Seconds are of processor time, shared by two threads: 60 means 120 CPU seconds at most.
/// The layout is written for `run.py` to check.
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "cpu_clock.h"
#include "geometry/exact/evaluate.h"
#include "nesting/check.h"
#include "nesting/nest.h"

namespace {

using namespace plano;

geometry::Contour contour_of(const nlohmann::json& points, bool hole) {
  std::vector<geometry::Point> corners;
  for (const auto& p : points) {
    corners.push_back(
        {Length::nearest_to_mm(p[0].get<double>()), Length::nearest_to_mm(p[1].get<double>())});
  }
  if (corners.front() == corners.back()) corners.pop_back();
  geometry::Contour contour = geometry::polygon(corners);
  if ((geometry::signed_area(contour).mm2() < 0) != hole) contour = geometry::reversed(contour);
  return contour;
}

geometry::Region region_of(const nlohmann::json& shape) {
  geometry::Region region;
  geometry::Face& face = region.faces.emplace_back();
  const auto& data = shape["data"];
  if (shape["type"] == "rectangle") {
    const auto mm = [&](const char* key) { return Length::nearest_to_mm(data[key].get<double>()); };
    face.outer = geometry::rectangle({mm("x_min"), mm("y_min")}, mm("width"), mm("height"));
  } else if (shape["type"] == "polygon") {
    face.outer = contour_of(data["outer"], false);
    if (data.contains("inner")) {
      for (const auto& hole : data["inner"]) face.holes.push_back(contour_of(hole, true));
    }
  } else {
    face.outer = contour_of(data, false);
  }
  return region;
}

nesting::Job job_of(const nlohmann::json& data) {
  nesting::Job job;
  job.gap = Length::nearest_to_mm(data.value("item_spacing", 0.0));
  job.margin = Length::nearest_to_mm(data.value("bin_margin", 0.0));
  for (const auto& item : data["items"]) {
    nesting::Part part{region_of(item["shape"]), item["demand"].get<int>(), {}};
    for (const auto& a : item["allowed_orientations"]) {
      part.poses.push_back({false, Angle::degrees(a.get<int>())});
    }
    if (part.poses.empty()) part.poses.push_back({});
    job.parts.push_back(std::move(part));
  }
  for (const auto& bin : data["bins"]) {
    nesting::Stock stock{region_of(bin["shape"]), std::nullopt, bin.value("cost", 1.0)};
    if (bin.contains("stock")) stock.count = bin["stock"].get<int>();
    job.stock.push_back(std::move(stock));
  }
  return job;
}

nlohmann::json layout(const nesting::Nest& nest) {
  nlohmann::json sheets = nlohmann::json::array();
  for (const nesting::LaidSheet& sheet : nest.sheets) {
    nlohmann::json places = nlohmann::json::array();
    for (const nesting::LaidPart& part : sheet.parts) {
      places.push_back({{"item", part.part},
                        {"turn", part.pose.turn.degrees()},
                        {"at", {part.at.x.mm(), part.at.y.mm()}}});
    }
    sheets.push_back({{"stock", sheet.stock}, {"places", places}});
  }
  return sheets;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: %s SECONDS SEED FILE.json LAYOUT.json\n", argv[0]);
    return 2;
  }
  const double seconds = std::atof(argv[1]);
  const nesting::Job job = job_of(nlohmann::json::parse(std::ifstream(argv[3])));
  const double began = bench::cpu_seconds();
  nlohmann::json curve = nlohmann::json::array();
  nesting::NestOptions options;
  options.seed = static_cast<std::uint64_t>(std::atoi(argv[2]));
  options.found = [&](const nesting::Nest& nest) {
    if (!curve.empty() && curve.back()[1] == nest.sheets.size()) return;
    curve.push_back({(bench::cpu_seconds() - began) / 2, nest.sheets.size(), nest.unlaid.size()});
  };
  nesting::Effort effort(
      [&](std::uint64_t) { return (bench::cpu_seconds() - began) / (2 * seconds); });
  const nesting::Nest nest = nesting::nest(job, options, effort);
  const bool fault = nesting::find_fault(job, nest).has_value();
  std::printf("%-50s sheets %zu unlaid %zu %s %s\n", argv[3], nest.sheets.size(),
              nest.unlaid.size(), fault ? "FAULT" : "ok", curve.dump().c_str());
  std::ofstream(argv[4]) << nlohmann::json{{"sheets", layout(nest)},
                                           {"unlaid", nest.unlaid.size()},
                                           {"fault", fault},
                                           {"seconds", (bench::cpu_seconds() - began) / 2},
                                           {"peak_mb", bench::peak_mb()},
                                           {"curve", curve}};
}
