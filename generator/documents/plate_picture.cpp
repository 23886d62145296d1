// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/plate_picture.h"

#include <algorithm>
#include <array>

#include "documents/on_paper.h"
#include "documents/page.h"
#include "documents/safety_pages.h"

namespace plano::documents {
namespace {

using checks::FlatPoint;

/// A fifth of the strength each, and beyond: each darker than the one before by a sixth of the way
/// to black.
constexpr std::array<Ink, 6> kSteps = {{{0.99, 0.96, 0.80},
                                        {0.98, 0.85, 0.52},
                                        {0.95, 0.67, 0.31},
                                        {0.84, 0.42, 0.20},
                                        {0.62, 0.18, 0.18},
                                        {0.32, 0.04, 0.17}}};
constexpr Ink kBearing{0.05, 0.25, 0.60};
constexpr double kLegendHeight = 13;  // mm on A4
constexpr double kDot = 0.7;

std::size_t step_of(double use) {
  return static_cast<std::size_t>(std::clamp(use * 5, 0.0, 5.0));
}

struct OnPage {
  bool turned = false;  // v runs to the right
  double low_u = 1e12;
  double low_v = 1e12;
  double high_u = -1e12;
  double high_v = -1e12;
  double scale = 1;
  Spot corner;  // lower left

  OnPage(const checks::PlateMesh& mesh, const Frame& frame) {
    for (const FlatPoint p : mesh.points) {
      low_u = std::min(low_u, p.u);
      low_v = std::min(low_v, p.v);
      high_u = std::max(high_u, p.u);
      high_v = std::max(high_v, p.v);
    }
    turned = high_v - low_v > high_u - low_u;
    const double wide = turned ? high_v - low_v : high_u - low_u;
    const double high = turned ? high_u - low_u : high_v - low_v;
    scale = std::min(frame.width / wide, frame.height / high);
    corner = {frame.left + (frame.width - wide * scale) / 2,
              frame.bottom() - (frame.height - high * scale) / 2};
  }
  Spot at(FlatPoint p) const {
    // A quarter turn, not a mirror image.
    return turned ? Spot{corner.x + (p.v - low_v) * scale, corner.y - (high_u - p.u) * scale}
                  : Spot{corner.x + (p.u - low_u) * scale, corner.y - (p.v - low_v) * scale};
  }
};

void draw_uses(Canvas& canvas, const OnPage& page, double k,
               const checks::PlateAnalysis& analysis) {
  std::array<Path, kSteps.size()> paths;
  const checks::PlateMesh& mesh = analysis.mesh;
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    const auto& p = mesh.triangles[t];
    paths[step_of(analysis.use_of[t])].push_back(
        {page.at(mesh.points[p[0]]), page.at(mesh.points[p[1]]), page.at(mesh.points[p[2]])});
  }
  for (std::size_t s = 0; s < kSteps.size(); ++s) {
    if (!paths[s].empty()) canvas.fill(paths[s], kSteps[s]);
  }
  if (!paths.back().empty()) {
    canvas.hatch(paths.back(), 0.8 * k, {.width = 0.2 * k, .ink = kWhite});
  }
}

/// The sides that only one triangle has.
void draw_outline(Canvas& canvas, const OnPage& page, double k, const checks::PlateMesh& mesh) {
  std::vector<int> owners(mesh.points.size());
  for (const auto& t : mesh.triangles) {
    for (std::size_t i = 3; i < 6; ++i) ++owners[t[i]];
  }
  for (const auto& t : mesh.triangles) {
    for (std::size_t i = 0; i < 3; ++i) {
      if (owners[t[3 + i]] != 1) continue;
      canvas.line(page.at(mesh.points[t[i]]), page.at(mesh.points[t[(i + 1) % 3]]),
                  {.width = 0.25 * k, .ink = kInk});
    }
  }
}

void draw_dot(Canvas& canvas, Spot spot, double k) {
  canvas.fill(Path{ring(spot, kDot * k)}, kWhite);
  canvas.fill(Path{ring(spot, 0.7 * kDot * k)}, kBearing);
}

void draw_foot(Canvas& canvas, Spot low, Spot high, double k) {
  const Stroke white{.width = 1.0 * k, .ink = kWhite};
  const Stroke black{.width = 0.4 * k, .ink = kInk};
  const Path square{{low, {high.x, low.y}, high, {low.x, high.y}}};
  for (const Stroke& stroke : {white, black}) {
    canvas.outline(square, stroke);
    canvas.line(low, high, stroke);
    canvas.line({low.x, high.y}, {high.x, low.y}, stroke);
  }
}

void draw_worst(Canvas& canvas, Spot spot, double k) {
  canvas.outline(Path{ring(spot, 2 * k)}, {.width = 1.0 * k, .ink = kWhite});
  canvas.outline(Path{ring(spot, 2 * k)}, {.width = 0.5 * k, .ink = kInk});
}

/// Words behind a sign; returns where the next begins.
double entry(Canvas& canvas, double left, double base, double k, const std::string& words) {
  return left + 4 * k +
         canvas.words({left + 4 * k, base}, words, {7.5 * k, Weight::regular, kInk}) + 6 * k;
}

void draw_legend(Canvas& canvas, const Frame& frame, double k,
                 const checks::PlateAnalysis& analysis, Language language) {
  const double step = 24 * k;
  const Type type{7.5 * k, Weight::regular, kInk};
  for (std::size_t s = 0; s < kSteps.size(); ++s) {
    const Frame box{frame.left + static_cast<double>(s) * step, frame.top, 5 * k, 3.4 * k};
    canvas.fill(box, kSteps[s]);
    if (s + 1 == kSteps.size()) {
      canvas.hatch({corners(box)}, 0.8 * k, {.width = 0.2 * k, .ink = kWhite});
    }
    canvas.outline(box, {.width = 0.15 * k, .ink = kInk});
    const std::string upper = std::to_string(20 * s);
    const Text words = s + 1 == kSteps.size()
                           ? Text("> 100 %", "> 100\u00a0%")
                           : fill({"{0}–{1} %", "{0}–{1}\u00a0%"},
                                  {Text(upper), Text(std::to_string(20 * (s + 1)))});
    canvas.words({box.right() + 1.5 * k, box.bottom() - 0.7 * k}, words.in(language), type);
  }
  const double base = frame.top + 10 * k;
  double left = frame.left;
  draw_dot(canvas, {left + 1.5 * k, base - 1 * k}, k);
  left = entry(canvas, left, base, k, Text("bears it", "porte la plaque").in(language));
  if (!analysis.by_all_users) {
    draw_foot(canvas, {left, base - 2.5 * k}, {left + 2.8 * k, base + 0.3 * k}, k);
    left =
        entry(canvas, left, base, k, Text("force of one user", "force d'un usager").in(language));
  }
  draw_worst(canvas, {left + 1.5 * k, base - 1 * k}, k * 0.7);
  entry(canvas, left, base, k, Text("most used", "le plus sollicité").in(language));
}

}  // namespace

void plate_picture(Canvas& canvas, const Frame& frame, double k,
                   const checks::PlateAnalysis& analysis, Language language) {
  const Frame board{frame.left + 2 * k, frame.top + 2 * k, frame.width - 4 * k,
                    frame.height - (kLegendHeight + 5) * k};
  const OnPage page(analysis.mesh, board);
  draw_uses(canvas, page, k, analysis);
  draw_outline(canvas, page, k, analysis.mesh);
  for (const std::uint32_t point : analysis.bearing) {
    draw_dot(canvas, page.at(analysis.mesh.points[point]), k);
  }
  if (!analysis.by_all_users) {
    const double half = checks::kFootWidthMm / 2;
    draw_foot(canvas, page.at({analysis.foot.u - half, analysis.foot.v - half}),
              page.at({analysis.foot.u + half, analysis.foot.v + half}), k);
  }
  draw_worst(canvas, page.at(analysis.worst), k);
  draw_legend(canvas,
              {frame.left, frame.bottom() - kLegendHeight * k, frame.width, kLegendHeight * k}, k,
              analysis, language);
}

void SafetyReporter::plates(Flow& flow) const {
  if (document_.plates == nullptr) return;
  flow.section(say({"Boards calculated as plates", "Plaques calculées par éléments finis"}));
  if (!document_.plates->analyses) {
    flow.paragraph(
        say({"CalculiX was asked for and is not installed on the machine that wrote this report. "
             "Boards for which strips are not enough have not been calculated as plates; what the "
             "strips gave stands.",
             "CalculiX a été demandé, mais n'est pas installé sur la machine qui a écrit ce "
             "rapport. Les plaques pour lesquelles des bandes ne suffisent pas n'ont pas été "
             "calculées par éléments finis ; le résultat des bandes demeure."}),
        flow.type(9.5));
    return;
  }
  const checks::PlateAnalyses& all = *document_.plates->analyses;
  flow.paragraph(
      say({"By CalculiX, with wedges of fifteen nodes on the true outline; careful in its "
           "supports, "
           "which push and never pull, and in its stiffness against twisting. A board is "
           "calculated "
           "where strips use more than 90 % of its strength, sag too far, find no way to what "
           "bears it, or use more than 70 % beside a hole or along a free edge.",
           "Par CalculiX, avec des prismes à quinze nœuds sur le vrai contour ; prudent pour les "
           "appuis, qui poussent et ne tirent jamais, et pour la raideur en torsion. Une plaque "
           "est "
           "calculée là où des bandes emploient plus de 90\u00a0% de sa résistance, fléchissent "
           "trop, ne trouvent pas de chemin vers un appui, ou emploient plus de 70\u00a0% au bord "
           "d'un trou ou le long d'un bord libre."}),
      flow.type(9));
  plates_not_asked(flow, all);
  if (all.boards.empty() && all.asked > 0) {
    flow.paragraph(all.not_asked.empty()
                       ? say({"Strips are enough for every board.",
                              "Des bandes suffisent pour toutes les plaques."})
                       : say({"Strips are enough for every other board.",
                              "Des bandes suffisent pour toutes les autres plaques."}),
                   flow.type(9.5));
  }
  for (const checks::PlateAnalysis& one : all.boards) plate(flow, one);
  if (all.left_out > 0) {
    flow.paragraph(say(fill({"{0} more boards were left to strips.",
                             "{0} autres plaques en sont restées aux bandes."},
                            {show(static_cast<std::int64_t>(all.left_out))})),
                   flow.type(9));
  }
}

void SafetyReporter::plates_not_asked(Flow& flow, const checks::PlateAnalyses& all) const {
  if (all.not_asked.empty()) {
    if (all.asked == 0) {
      flow.paragraph(say({"No board here is stood on.", "Aucune plaque ici ne porte d'usagers."}),
                     flow.type(9.5));
    }
    return;
  }
  constexpr std::size_t kMostNamed = 8;
  Text names = all.not_asked.front();
  for (std::size_t i = 1; i < std::min(kMostNamed, all.not_asked.size()); ++i) {
    names = fill({"{0}, {1}", "{0}, {1}"}, {names, all.not_asked[i]});
  }
  if (all.not_asked.size() > kMostNamed) {
    names = fill({"{0} and {1} more", "{0} et {1} autres"},
                 {names, show(static_cast<std::int64_t>(all.not_asked.size() - kMostNamed))});
  }
  flow.paragraph(say(fill({"Not calculated, because their strength is not stated or they are no "
                           "plywood: {0}.",
                           "Non calculées, faute de résistance déclarée ou parce que ce n'est pas "
                           "du contreplaqué : {0}."},
                          {names})),
                 flow.type(9.5, Weight::semibold));
}

void SafetyReporter::plate(Flow& flow, const checks::PlateAnalysis& one) const {
  const bool answered = one.failure.empty();
  flow.want((answered ? 115 : 20) * flow.k());
  flow.heading(say(one.label));
  flow.paragraph(sentence(one.why) + ".", flow.type(9));
  if (!answered) {
    flow.paragraph(say(fill({"No answer: {0}. What the strips gave stands.",
                             "Pas de réponse : {0}. Le résultat des bandes demeure."},
                            {one.failure})),
                   flow.type(9));
    return;
  }
  const Text load = one.by_all_users
                        ? Text("all users evenly over it", "tous les usagers, répartis")
                        : Text("one user", "un usager");
  const Text places =
      one.feet == 1
          ? Text("one place of one user was tried", "un endroit essayé pour un usager")
          : fill({"{0} places of one user were tried", "{0} endroits essayés pour un usager"},
                 {show(static_cast<std::int64_t>(one.feet))});
  flow.paragraph(
      say(fill({"As a plate: {0} % of its strength ({1}), sag {2}; {5}. By strips: {3} %, sag {4}.",
                "Comme plaque : {0}\u00a0% de sa résistance ({1}), flèche {2} ; {5}. Par bandes : "
                "{3}\u00a0%, flèche {4}."},
               {show_number(100 * one.use, 0), load, checks::show({one.sag_mm, checks::Unit::mm}),
                show_number(100 * one.strip_use, 0),
                checks::show({one.strip_sag_mm, checks::Unit::mm}), places})),
      flow.type(9));
  if (one.untried > 0) {
    flow.paragraph(
        say(fill({"{0} more places where strips use more than its strength were not tried.",
                  "{0} autres endroits où des bandes dépassent sa résistance n'ont pas été "
                  "essayés."},
                 {show(static_cast<std::int64_t>(one.untried))})),
        flow.type(9));
  }
  if (one.kept_down) {
    flow.paragraph(say({"It would lift off what bears it; its joints are taken to keep it down.",
                        "Elle se soulèverait de ses appuis ; on compte sur ses assemblages pour "
                        "la retenir."}),
                   flow.type(9));
  }
  flow.figure(92, [&](const Frame& frame) {
    plate_picture(flow.canvas(), frame, flow.k(), one, language_);
  });
}

}  // namespace plano::documents
