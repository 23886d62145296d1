// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the safety check costs as panels, surfaces or holes become more: processor time of each
/// rule for designs drawn here, and the exponent of growth between the last two sizes. Nothing is
/// asserted; README.md keeps a table.
///
///     safety_bench [LAYOUT [MOST]]      one of the layouts below, up to so many elements or holes

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "catalog/workshop.h"
#include "checks/rule.h"
#include "checks/survey.h"
#include "joints/joint.h"
#include "model/resolve.h"
#include "spec/bind.h"
#include "syntax/tree.h"
#include "tests/bench/nesting/cpu_clock.h"

namespace plano::checks {
namespace {

constexpr const char* kHead = R"(spec: 1
id: bench
title: Bench
licence: CERN-OHL-S-2.0
authors: [{name: Nobody}]
materials: {board: {kind: plywood, thickness: 18mm}}
expects: {safety: playground, ground: 0mm}
panels:
)";

/// A board with its low corner at x, y, z; `plane` as `lies_in:` takes it.
std::string board(const std::string& id, const char* plane, int u, int v, int x, int y, int z) {
  const auto mm = [](int value) { return std::to_string(value) + "mm"; };
  return "  " + id + ": {material: board, lies_in: " + plane + ", size: [" + mm(u) + ", " + mm(v) +
         "], at: {x: " + mm(x) + ", y: " + mm(y) + ", z: " + mm(z) + "}}\n";
}

/// Floors of boards, 5 mm apart, in bays of forty.
std::string deck(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += board("b" + std::to_string(i), "xy", 1000, 95, i / 40 * 1005, i % 40 * 100, 982);
  }
  return text;
}

/// Stations of six: a platform on four walls, one of them higher, and a step; 600 to 1800 mm high,
/// within reach of a fall from one another.
std::string stations(int count) {
  const int across = std::max(1, static_cast<int>(std::sqrt(count / 6.0)));
  std::string text;
  for (int i = 0; i < count; ++i) {
    const int station = i / 6;
    const int x = station % across * 2500;
    const int y = station / across * 2500;
    const int high = 600 + station % 5 * 300;
    const std::string id = std::string(1, static_cast<char>('a' + i % 6)) + std::to_string(station);
    if (i % 6 == 0) text += board(id, "xy", 1000, 782, x, y + 18, high - 18);
    if (i % 6 == 1) text += board(id, "yz", 800, high - 18, x, y, 0);
    if (i % 6 == 2) text += board(id, "yz", 800, high - 18, x + 982, y, 0);
    if (i % 6 == 3) text += board(id, "xz", 964, high + 700, x + 18, y, 0);
    if (i % 6 == 4) text += board(id, "xz", 964, high - 18, x + 18, y + 782, 0);
    if (i % 6 == 5) text += board(id, "xy", 600, 300, x + 1000, y + 200, high / 2);
  }
  return text;
}

/// Stepping stones, each within reach of a fall from some hundred others.
std::string stones(int count) {
  const int across = std::max(1, static_cast<int>(std::sqrt(count)));
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += board("s" + std::to_string(i), "xy", 300, 300, i % across * 400, i / across * 400,
                  200 + i % 7 * 90);
  }
  return text;
}

/// Steps of a tower that winds up: each lies above others, and within reach of a fall from all.
std::string spiral(int count) {
  constexpr int kAround[12][2] = {{0, 0},      {700, 0},     {1400, 0},    {2100, 0},
                                  {2100, 700}, {2100, 1400}, {2100, 2100}, {1400, 2100},
                                  {700, 2100}, {0, 2100},    {0, 1400},    {0, 700}};
  std::string text;
  for (int i = 0; i < count; ++i) {
    const auto& [x, y] = kAround[i % 12];
    text += board("s" + std::to_string(i), "xy", 600, 600, x, y, 200 + i * 50);
  }
  return text;
}

/// Huts of five: three walls, one with a door beside it, and a roof; in rows.
std::string cabins(int count) {
  const int across = std::max(1, static_cast<int>(std::sqrt(count / 5.0)));
  std::string text;
  for (int i = 0; i < count; ++i) {
    const int hut = i / 5;
    const int x = hut % across * 2500;
    const int y = hut / across * 2500;
    const std::string id = std::string(1, static_cast<char>('a' + i % 5)) + std::to_string(hut);
    if (i % 5 == 0) text += board(id, "yz", 1100, 1200, x, y, 0);
    if (i % 5 == 1) text += board(id, "yz", 1100, 1200, x + 1482, y, 0);
    if (i % 5 == 2) text += board(id, "xz", 1464, 1200, x + 18, y + 1082, 0);
    if (i % 5 == 3) text += board(id, "xz", 864, 1200, x + 618, y, 0);
    if (i % 5 == 4) text += board(id, "xy", 1500, 1100, x, y, 1200);
  }
  return text;
}

/// Posts 132 mm apart each way in a frame: one opening with many necks.
std::string pegs(int count) {
  constexpr int kStep = 150;
  const int across = std::max(1, static_cast<int>(std::lround(std::sqrt(count))));
  const int end = kStep * across;
  std::string text = board("front", "xz", end + kStep, 60, -kStep, -kStep, 900) +
                     board("back", "xz", end + kStep, 60, -kStep, end, 900) +
                     board("left", "yz", end + kStep, 60, -kStep - 18, -kStep, 900) +
                     board("right", "yz", end + kStep, 60, end, -kStep, 900);
  for (int i = 0; i < across * across; ++i) {
    text +=
        board("p" + std::to_string(i), "xz", 18, 60, i % across * kStep, i / across * kStep, 900);
  }
  return text;
}

/// One plate with round holes of 10 mm in it, in loops of as many turns as a design may have.
std::string plate(int holes, const char* plane) {
  constexpr int kTurns = 500;
  std::string text = std::string("  plate: {material: board, lies_in: ") + plane +
                     ", size: [2400mm, 1400mm], at: {z: 1200mm}, openings: [";
  for (int first = 0; first < holes; first += kTurns) {
    const std::string start = std::to_string(first);
    const std::string last = std::to_string(std::min(holes, first + kTurns) - 1);
    text += "{id: h" + start + ", for_each: {i: " + start + ".." + last +
            "}, shape: circle, diameter: 10mm, centre: [20mm + mod(i; 100)*23mm, 20mm + floor(i / "
            "100)*26mm]}, ";
  }
  return text + "]}\n";
}
std::string level_plate(int holes) {
  return plate(holes, "xy");
}
std::string upright_plate(int holes) {
  return plate(holes, "xz");
}

struct Layout {
  const char* name;
  std::string (*draw)(int count);
  std::vector<int> counts;
};
const std::vector<Layout>& layouts() {
  static const std::vector<Layout> kAll = {
      {"deck", deck, {10, 100, 1000, 2000}},
      {"stations", stations, {12, 120, 600, 1200, 2000}},
      {"stones", stones, {10, 100, 500, 1000, 2000}},
      {"spiral", spiral, {10, 100, 500, 1000, 2000}},
      {"cabins", cabins, {10, 100, 500, 1000}},
      {"pegs", pegs, {16, 64, 144, 256}},
      {"level-plate", level_plate, {50, 500, 2500, 5000}},
      {"upright-plate", upright_plate, {50, 500, 2500, 5000}},
  };
  return kAll;
}

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Seconds of processor by what they went into, in the order of the report.
using Costs = std::vector<std::pair<std::string, double>>;

class Stopwatch {
 public:
  explicit Stopwatch(Costs& costs) : costs_(costs) {}
  void lap(const std::string& name) {
    const double now = bench::cpu_seconds();
    costs_.emplace_back(name, now - since_);
    since_ = bench::cpu_seconds();
  }

 private:
  Costs& costs_;
  double since_ = bench::cpu_seconds();
};

[[noreturn]] void give_up(const diagnostics::Diagnostics& found) {
  for (const auto& item : found.items()) std::fprintf(stderr, "%s\n", item.message.en.c_str());
  std::exit(1);
}

Costs measured(const std::string& text) {
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  const auto workshop_id = sources.add(
      "workshop.yaml", text_of(std::string(PLANO_SOURCE_DIR) + "/tests/unit/checks/workshop.yaml"));
  const auto workshop_tree = syntax::parse(sources, workshop_id, syntax::Limits(), found);
  const auto tree =
      syntax::parse(sources, sources.add("design.yaml", text), syntax::Limits(), found);
  if (!workshop_tree || !tree) give_up(found);
  const auto workshop = catalog::read_workshop(*workshop_tree, found);
  const auto keys = joints::all_joint_keys();
  const auto spec = spec::bind(*tree, keys, found);
  if (!workshop || !spec) give_up(found);
  const auto design = model::resolve(*spec, *workshop, {}, found);
  if (!design) give_up(found);
  const auto parts = panels::make_parts(*design, {.thinnest_web = 1_mm}, found);
  if (!parts) give_up(found);
  Costs costs;
  Stopwatch watch(costs);
  const Scene scene = scene_of(*design, *parts, {});
  watch.lap("(scene)");
  const Survey survey = survey_of(scene);
  watch.lap("(survey)");
  for (const Rule* rule : rules()) {
    Outcome out;
    rule->run(survey, out);
    watch.lap(rule->id);
  }
  return costs;
}

double sum_of(const Costs& costs) {
  double sum = 0;
  for (const auto& [name, seconds] : costs) sum += seconds;
  return sum;
}

void print_row(const std::string& name, const std::vector<double>& seconds, double growth) {
  std::printf("%-20s", name.c_str());
  for (const double s : seconds) std::printf(" %9.1f", s * 1e3);
  // Less than a millisecond says nothing of growth.
  const std::size_t n = seconds.size();
  if (n > 1 && seconds[n - 2] > 1e-3) {
    std::printf(" %7.2f", std::log(seconds[n - 1] / seconds[n - 2]) / std::log(growth));
  }
  std::printf("\n");
}

void run(const Layout& layout, int most) {
  std::vector<int> counts;
  std::vector<Costs> all;
  for (const int count : layout.counts) {
    if (count > most) break;
    counts.push_back(count);
    all.push_back(measured(kHead + layout.draw(count)));
    std::fprintf(stderr, "%s %d: %.1f s\n", layout.name, count, sum_of(all.back()));
  }
  if (counts.empty()) return;
  std::printf("\n%s, ms of processor\n%-20s", layout.name, "");
  for (const int count : counts) std::printf(" %9d", count);
  std::printf(" exponent\n");
  const double growth =
      counts.size() > 1 ? counts.back() / static_cast<double>(counts[counts.size() - 2]) : 1;
  const auto across = [&](const std::function<double(const Costs&)>& of) {
    std::vector<double> seconds;
    for (const Costs& costs : all) seconds.push_back(of(costs));
    return seconds;
  };
  for (std::size_t i = 0; i < all.front().size(); ++i) {
    print_row(all.front()[i].first, across([&](const Costs& c) { return c[i].second; }), growth);
  }
  print_row("all", across(sum_of), growth);
  std::fflush(stdout);
}

}  // namespace
}  // namespace plano::checks

int main(int argc, char** argv) {
  const std::string wanted = argc > 1 ? argv[1] : "";
  const int most = argc > 2 ? std::atoi(argv[2]) : 5000;
  for (const plano::checks::Layout& layout : plano::checks::layouts()) {
    if (wanted.empty() || wanted == layout.name) plano::checks::run(layout, most);
  }
}
