// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Strip packing of public instances: strip_bench SECONDS SEED FILE.json…
/// Seconds are of processor time, shared by two threads: 60 means 120 CPU seconds at most.
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "cpu_clock.h"
#include "nesting/simplify.h"
#include "nesting/strip.h"

namespace {

using namespace plano;
using nesting::Vec;

constexpr double kSimplify = 0.0005;

nesting::Ring ring_of(const nlohmann::json& points) {
  nesting::Ring ring;
  for (const auto& p : points) ring.push_back({p[0].get<double>(), p[1].get<double>()});
  if (ring.front() == ring.back()) ring.pop_back();
  if (nesting::signed_area(ring) < 0) std::reverse(ring.begin(), ring.end());
  return ring;
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = std::atof(argv[1]);
  const auto seed = static_cast<std::uint64_t>(std::atoi(argv[2]));
  for (int k = 3; k < argc; ++k) {
    const auto data = nlohmann::json::parse(std::ifstream(argv[k]));
    nesting::ShapeTable shapes(0);
    std::vector<nesting::ShapeId> items;
    double all = 0;
    for (const auto& item : data["items"]) {
      nesting::Polygon polygon;
      const auto& shape = item["shape"];
      polygon.outer = ring_of(shape["type"] == "polygon" ? shape["data"]["outer"] : shape["data"]);
      const double area = nesting::area(polygon);
      nesting::Bounds box = nesting::bounds(polygon.outer);
      const Vec centre{(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2};
      for (Vec& p : polygon.outer) p = p - centre;
      std::vector<nesting::Pose> poses;
      if (item.contains("allowed_orientations")) {
        for (const auto& a : item["allowed_orientations"]) {
          poses.push_back({false, Angle::degrees(a.get<int>())});
        }
      } else {
        for (int a = 0; a < 360; a += 15) poses.push_back({false, Angle::degrees(a)});
      }
      if (poses.empty()) poses.push_back({});
      const double diameter = std::hypot(box.width(), box.height());
      polygon = nesting::simplified_outward(polygon, kSimplify * diameter);
      const nesting::ShapeId id = shapes.add(polygon, poses);
      for (int n = 0; n < item["demand"].get<int>(); ++n) items.push_back(id);
      all += area * item["demand"].get<int>();
    }
    shapes.seal();
    const double began = bench::cpu_seconds();
    nesting::StripOptions options;
    options.height = data["strip_height"].get<double>();
    options.seed = seed;
    double next_report = 0;
    std::string curve;
    options.found = [&](const nesting::StripSolution& s) {
      const double at = (bench::cpu_seconds() - began) / 2;
      if (at < next_report) return;
      next_report = std::max(0.5, at * 2);
      char text[60];
      std::snprintf(text, sizeof text, " %.1fs:%.2f", at, 100 * all / (options.height * s.length));
      curve += text;
    };
    nesting::Effort effort(
        [&](std::uint64_t) { return (bench::cpu_seconds() - began) / (2 * seconds); });
    const auto solution = nesting::pack_strip(shapes, items, options, effort);
    std::printf("%-40s %.2f  %llu sweeps %s\n", argv[k],
                100 * all / (options.height * solution.length),
                static_cast<unsigned long long>(effort.sweeps()), curve.c_str());
    std::fflush(stdout);
  }
}
