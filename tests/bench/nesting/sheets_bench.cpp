// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sheets used by public jobs of plywood: sheets_bench SECONDS SEED FILE.json…
/// Seconds are of processor time, shared by two threads: 60 means 120 CPU seconds at most.
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

}  // namespace

int main(int argc, char** argv) {
  const double seconds = std::atof(argv[1]);
  for (int k = 3; k < argc; ++k) {
    const auto data = nlohmann::json::parse(std::ifstream(argv[k]));
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
    const double began = bench::cpu_seconds();
    std::string curve;
    nesting::NestOptions options;
    options.seed = static_cast<std::uint64_t>(std::atoi(argv[2]));
    options.found = [&](const nesting::Nest& nest) {
      char text[60];
      std::snprintf(text, sizeof text, " %.1fs:%zu+%zu", (bench::cpu_seconds() - began) / 2,
                    nest.sheets.size(), nest.unlaid.size());
      if (curve.size() < 300) curve += text;
    };
    nesting::Effort effort(
        [&](std::uint64_t) { return (bench::cpu_seconds() - began) / (2 * seconds); });
    const nesting::Nest nest = nesting::nest(job, options, effort);
    double cost = 0;
    for (const auto& sheet : nest.sheets) cost += job.stock[sheet.stock].cost;
    std::printf("%-50s sheets %zu unlaid %zu cost %.0f %s%s\n", argv[k], nest.sheets.size(),
                nest.unlaid.size(), cost, nesting::find_fault(job, nest) ? "FAULT" : "ok",
                curve.c_str());
    std::fflush(stdout);
  }
}
