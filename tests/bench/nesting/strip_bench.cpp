// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Strip packing of public instances: strip_bench SECONDS SEED FILE.json LAYOUT.json
/// Seconds are of processor time, shared by two threads: 60 means 120 CPU seconds at most.
/// The layout is written for `run.py` to check; each of its places turns an item about its own
/// origin, then moves it.
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

// How far outlines may stray outwards, of their diameter.
constexpr double kSimplify = 0.0005;

nesting::Ring ring_of(const nlohmann::json& shape) {
  nesting::Ring ring;
  for (const auto& p : shape["type"] == "polygon" ? shape["data"]["outer"] : shape["data"]) {
    ring.push_back({p[0].get<double>(), p[1].get<double>()});
  }
  if (ring.front() == ring.back()) ring.pop_back();
  if (nesting::signed_area(ring) < 0) std::reverse(ring.begin(), ring.end());
  return ring;
}

std::vector<nesting::Pose> poses_of(const nlohmann::json& item) {
  std::vector<nesting::Pose> poses;
  if (item.contains("allowed_orientations")) {
    for (const auto& a : item["allowed_orientations"]) {
      poses.push_back({false, Angle::degrees(a.get<int>())});
    }
  } else {
    for (int a = 0; a < 360; a += 15) poses.push_back({false, Angle::degrees(a)});
  }
  if (poses.empty()) poses.push_back({});
  return poses;
}

struct Instance {
  nesting::ShapeTable shapes{0};
  std::vector<nesting::ShapeId> items;
  std::vector<Vec> centres;
  double area = 0;

  explicit Instance(const nlohmann::json& data) {
    for (const auto& item : data["items"]) {
      nesting::Polygon polygon{ring_of(item["shape"]), {}};
      area += nesting::area(polygon) * item["demand"].get<int>();
      const nesting::Bounds box = nesting::bounds(polygon.outer);
      centres.push_back((box.low + box.high) * 0.5);
      for (Vec& p : polygon.outer) p = p - centres.back();
      const double stray = kSimplify * std::hypot(box.width(), box.height());
      const nesting::ShapeId id =
          shapes.add(nesting::simplified_outward(polygon, stray), poses_of(item));
      for (int n = 0; n < item["demand"].get<int>(); ++n) items.push_back(id);
    }
    shapes.seal();
  }

  nlohmann::json layout(const nesting::StripSolution& solution) const {
    nlohmann::json places = nlohmann::json::array();
    for (const nesting::Placement& p : solution.items) {
      const nesting::Pose& pose = shapes.pose_of(p);
      const Vec at = p.at - nesting::turning_of(pose)(centres[p.shape]);
      places.push_back({{"item", p.shape}, {"turn", pose.turn.degrees()}, {"at", {at.x, at.y}}});
    }
    return places;
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: %s SECONDS SEED FILE.json LAYOUT.json\n", argv[0]);
    return 2;
  }
  const double seconds = std::atof(argv[1]);
  const auto data = nlohmann::json::parse(std::ifstream(argv[3]));
  const Instance instance(data);
  const double began = bench::cpu_seconds();
  nesting::StripOptions options;
  options.height = data["strip_height"].get<double>();
  options.seed = static_cast<std::uint64_t>(std::atoi(argv[2]));
  double next_report = 0;
  nlohmann::json curve = nlohmann::json::array();
  options.found = [&](const nesting::StripSolution& s) {
    const double at = (bench::cpu_seconds() - began) / 2;
    if (at < next_report) return;
    next_report = std::max(0.5, at * 1.5);
    curve.push_back({at, 100 * instance.area / (options.height * s.length)});
  };
  nesting::Effort effort(
      [&](std::uint64_t) { return (bench::cpu_seconds() - began) / (2 * seconds); });
  const auto solution = nesting::pack_strip(instance.shapes, instance.items, options, effort);
  std::printf("%-40s %.2f  %llu sweeps\n", argv[3],
              100 * instance.area / (options.height * solution.length),
              static_cast<unsigned long long>(effort.sweeps()));
  std::ofstream(argv[4]) << nlohmann::json{{"length", solution.length},
                                           {"sweeps", effort.sweeps()},
                                           {"seconds", (bench::cpu_seconds() - began) / 2},
                                           {"peak_mb", bench::peak_mb()},
                                           {"curve", curve},
                                           {"places", instance.layout(solution)}};
}
