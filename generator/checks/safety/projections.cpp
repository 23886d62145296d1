// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "base/trig.h"
#include "checks/rule.h"
#include "checks/survey.h"
#include "geometry/outline.h"

namespace plano::checks {
namespace {

using geometry::Contour;
using geometry::Vec3;

constexpr std::array<Figure, 4> kFigures = {
    {{"radius of edges and corners",
      "rayon des arêtes et des angles",
      {3, Unit::mm},
      Confidence::two_sources,
      "RPII Japan and dnaop.com on EN 1176-1:2017",
      "RPII Japan et dnaop.com sur l'EN 1176-1:2017"},
     {"how far a tip stands out",
      "saillie d'une pointe",
      {8, Unit::mm},
      Confidence::two_sources,
      "RPII Japan and dnaop.com on EN 1176-1:2017",
      "RPII Japan et dnaop.com sur l'EN 1176-1:2017"},
     {"how near something shields a tip",
      "distance à laquelle un obstacle abrite une pointe",
      {25, Unit::mm},
      Confidence::two_sources,
      "RPII Japan and dnaop.com on EN 1176-1:2017",
      "RPII Japan et dnaop.com sur l'EN 1176-1:2017"},
     {"angle of a corner that a rasp rounds off",
      "ouverture d'un angle qu'une râpe arrondit",
      {60, Unit::degree},
      Confidence::ours,
      "our own choice: rounding a sharper corner by hand takes its whole tip away",
      "notre choix : arrondir à la main un angle plus aigu en emporte toute la pointe"}}};

constexpr Length kLeastRadius = 3_mm;
/// Arcs are rounded to whole nanometres more than once.
constexpr Length kRounding = 1_um;
constexpr double kStandsOutMm = 8;
constexpr double kShieldMm = 25;
constexpr double kSharpDegrees = 60;
/// Corners lie on whole nanometres: their angles and places are this exact, no better.
constexpr double kSlackDegrees = 0.01;
constexpr double kSlackMm = 0.001;
/// How finely arcs are followed beside a tip.
constexpr Length kFlattened = 50_um;

/// In the part's own plane, mm.
struct Flat {
  double x = 0;
  double y = 0;
};
Flat flat(geometry::Point p) {
  return {p.x.mm(), p.y.mm()};
}

/// A corner of an outline too sharp for a rasp, and not rounded enough.
struct Corner {
  Flat tip;
  Flat out;  // unit, away from the wood
  double degrees = 0;
  Length radius;
};

/// Which way the outline runs where edge i begins, or ends.
Flat runs(const Contour& contour, std::size_t i, bool at_end) {
  const geometry::Edge& edge = contour.edges[i];
  const Flat from = flat(edge.start);
  const Flat to = flat(geometry::end_of(contour, i));
  if (!edge.arc) return {to.x - from.x, to.y - from.y};
  const Flat centre = flat(edge.arc->centre);
  const Flat on = at_end ? to : from;
  const double way = edge.arc->turn == geometry::Turn::counter_clockwise ? 1 : -1;
  return {-way * (on.y - centre.y), way * (on.x - centre.x)};
}

/// How far the outline turns where edge i begins, degrees, to the left of its way.
double turn_at(const Contour& contour, std::size_t i) {
  const std::size_t before = i == 0 ? contour.edges.size() - 1 : i - 1;
  const Flat in = runs(contour, before, true);
  const Flat on = runs(contour, i, false);
  return atan2_degrees(in.x * on.y - in.y * on.x, in.x * on.x + in.y * on.y);
}

Flat unit_of(Flat v) {
  const double length = std::sqrt(v.x * v.x + v.y * v.y);
  return length == 0 ? Flat{} : Flat{v.x / length, v.y / length};
}

/// From a tip along the outline one way: how far it falls back before it comes forward again, as
/// far from the tip as something would shield it.
double falls_back(const std::vector<geometry::Point>& points, std::size_t from, bool forward,
                  const Corner& corner) {
  double most = 0;
  const std::size_t n = points.size();
  Flat before = flat(points[from % n]);
  for (std::size_t step = 1; step < n && most <= kStandsOutMm; ++step) {
    const Flat p = flat(points[forward ? (from + step) % n : (from + n - step) % n]);
    const Flat way{p.x - before.x, p.y - before.y};
    const double length = std::sqrt(way.x * way.x + way.y * way.y);
    const double off = std::sqrt((before.x - corner.tip.x) * (before.x - corner.tip.x) +
                                 (before.y - corner.tip.y) * (before.y - corner.tip.y));
    if (off >= kShieldMm) break;
    // No further than leaves the circle whichever way the edge runs.
    const double share = length <= kShieldMm - off ? 1 : (kShieldMm - off) / length;
    const Flat at{before.x + way.x * share, before.y + way.y * share};
    const double back = (corner.tip.x - at.x) * corner.out.x + (corner.tip.y - at.y) * corner.out.y;
    if (back < most - kSlackMm) break;
    most = std::max(most, back);
    if (share < 1) break;
    before = p;
  }
  return most;
}

/// A flattened outline holds the start of every edge.
std::size_t place_in(const std::vector<geometry::Point>& points, geometry::Point wanted) {
  return static_cast<std::size_t>(std::find(points.begin(), points.end(), wanted) - points.begin());
}

/// What the outline does where edge i begins: a bare corner, or an arc of too small a radius with
/// the corners at its two ends.
Corner corner_at(const Contour& contour, std::size_t i) {
  const geometry::Edge& edge = contour.edges[i];
  const bool is_small = edge.arc && edge.arc->radius < kLeastRadius - kRounding &&
                        edge.arc->turn == geometry::Turn::counter_clockwise;
  Corner corner;
  if (is_small) {
    const std::size_t next = i + 1 == contour.edges.size() ? 0 : i + 1;
    const double turn = geometry::sweep_degrees(contour, i) + std::max(0.0, turn_at(contour, i)) +
                        std::max(0.0, turn_at(contour, next));
    corner.tip = flat(geometry::point_on(contour, i, 0.5));
    const Flat centre = flat(edge.arc->centre);
    corner.out = unit_of({corner.tip.x - centre.x, corner.tip.y - centre.y});
    corner.degrees = 180 - turn;
    corner.radius = edge.arc->radius;
    return corner;
  }
  const std::size_t before = i == 0 ? contour.edges.size() - 1 : i - 1;
  const Flat in = unit_of(runs(contour, before, true));
  const Flat on = unit_of(runs(contour, i, false));
  corner.tip = flat(edge.start);
  corner.out = unit_of({in.x - on.x, in.y - on.y});
  corner.degrees = 180 - turn_at(contour, i);
  return corner;
}

/// Those that stand out of their own outline by more than 8 mm.
void add_sharp(const Contour& contour, std::vector<Corner>& sharp) {
  if (contour.is_circle()) return;
  std::vector<geometry::Point> points;
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    const Corner corner = corner_at(contour, i);
    // A corner turned the other way is one of the air's, not of the wood's.
    if (corner.degrees > kSharpDegrees - kSlackDegrees) continue;
    if (points.empty()) points = geometry::flattened(contour, kFlattened);
    // A rounded tip ends where its arc does.
    const geometry::Point end =
        corner.radius > Length{} ? geometry::end_of(contour, i) : contour.edges[i].start;
    const double out =
        std::min(falls_back(points, place_in(points, end), true, corner),
                 falls_back(points, place_in(points, contour.edges[i].start), false, corner));
    if (out > kStandsOutMm + kSlackMm) sharp.push_back(corner);
  }
}

std::vector<Corner> sharp_corners(const panels::Part& part) {
  std::vector<Corner> sharp;
  add_sharp(part.profile.outer, sharp);
  for (const Contour& hole : part.profile.holes) add_sharp(hole, sharp);
  return sharp;
}

/// Whether a place lies further than 8 mm from all bodies but one.
bool stands_out_of_others(const Scene& scene, std::size_t index, Vec3 tip) {
  const double reach = kStandsOutMm + kSlackMm;
  const Vec3 around{reach, reach, reach};
  std::vector<Triangle> others;
  scene.tree.for_each_in(tip - around, tip + around, [&](std::uint32_t id) {
    const Triangle& triangle = scene.tree.triangles()[id];
    if (triangle.tag != index) others.push_back(triangle);
  });
  return !TriangleTree(std::move(others)).any_within(tip, reach);
}

/// Whether a tip is met: it stands out of all other bodies, none lies close before it, and it is
/// above the ground. `tip`: the middle of the board's thickness there.
struct Met {
  bool yes = false;
  Vec3 tip;
};
Met met(const Scene& scene, std::size_t index, const Corner& corner) {
  const SceneBody& body = scene.bodies[index];
  const double thick = scene.part_of(body).thickness.mm();
  Met found;
  found.tip = body.pose.at(corner.tip.x, corner.tip.y, thick / 2);
  const double low = body.pose.at(corner.tip.x, corner.tip.y, 0).z;
  const double high = body.pose.at(corner.tip.x, corner.tip.y, thick).z;
  if (std::max(low, high) <= scene.ground + kStandsOutMm) return found;
  bool stands_out = false;
  for (const double w : {0.0, thick}) {
    stands_out = stands_out ||
                 stands_out_of_others(scene, index, body.pose.at(corner.tip.x, corner.tip.y, w));
  }
  const Vec3 out = body.pose.u * corner.out.x + body.pose.v * corner.out.y;
  found.yes = stands_out && !scene.tree.first_hit(found.tip, out, kShieldMm + kSlackMm, kSlackMm);
  return found;
}

/// Equal corners of equal parts, said once.
struct Alike {
  Corner corner;
  Place place;
  std::int64_t count = 0;
};
using Key = std::tuple<std::size_t, std::int64_t, std::int64_t>;

std::map<Key, Alike> tips_of(const Scene& scene) {
  std::map<Key, Alike> all;
  std::map<std::size_t, std::vector<Corner>> by_part;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    const SceneBody& body = scene.bodies[b];
    if (body.part == SceneBody::kNone) continue;
    const auto [known, is_new] = by_part.try_emplace(body.part);
    if (is_new) known->second = sharp_corners(scene.part_of(body));
    for (const Corner& corner : known->second) {
      const Met found = met(scene, b, corner);
      if (!found.yes) continue;
      constexpr double kTenths = 10;  // of a degree
      Alike& group = all[{body.part, std::llround(corner.degrees * kTenths),
                          std::llround(corner.radius.mm() / kSlackMm)}];
      if (group.count++ == 0) {
        group.corner = corner;
        group.place.point = found.tip;
      }
      std::vector<std::string>& elements = group.place.elements;
      if (elements.empty() || elements.back() != body.element) elements.push_back(body.element);
    }
  }
  return all;
}

/// The thinnest board: its edges take no larger radius than half of that.
const panels::Part* thinnest_board(const Scene& scene) {
  const panels::Part* thinnest = nullptr;
  for (const panels::Part& part : scene.parts.parts) {
    if (thinnest == nullptr || part.thickness < thinnest->thickness) thinnest = &part;
  }
  return thinnest;
}

void say_arrises(const Survey& survey, Outcome& out) {
  const auto& arrises = survey.said().arrises;
  Result result;
  result.limit = kFigures[0].value;
  result.rests_on = {&kFigures[0]};
  if (!arrises) {
    result.verdict = Verdict::needs_declaration;
    result.says = {"nothing says to which radius edges and corners in reach are rounded",
                   "rien ne dit à quel rayon les arêtes et les angles à portée sont arrondis"};
    result.mend = {"round them to 3 mm at least, and say so under `expects:`: `arrises: 3mm`",
                   "arrondissez-les à 3 mm au moins, et dites-le sous « expects: » : "
                   "« arrises: 3mm »"};
    out.results.push_back(std::move(result));
    return;
  }
  result.measured = Measure{arrises->mm(), Unit::mm};
  result.verdict = *arrises >= kLeastRadius ? Verdict::pass : Verdict::fail;
  result.says = fill({"the author says that all edges in reach are rounded to {0}, and with them "
                      "the corners of 60° or more",
                      "l'auteur dit que toutes les arêtes à portée sont arrondies à {0}, et avec "
                      "elles les angles de 60° ou plus"},
                     {show(*result.measured)});
  if (result.verdict == Verdict::fail) {
    result.mend = {"round them to 3 mm at least", "arrondissez-les à 3 mm au moins"};
  }
  const panels::Part* board = thinnest_board(survey.scene);
  if (board != nullptr && arrises->mm() * 2 > board->thickness.mm()) {
    result.verdict = Verdict::fail;
    result.says = fill({"all edges are said to be rounded to {0}; {1} is {2} thick, and its edges "
                        "take half of that at most",
                        "toutes les arêtes sont dites arrondies à {0} ; {1} a une épaisseur de "
                        "{2}, et ses arêtes ne prennent au plus que la moitié"},
                       {show(*result.measured), board->label, plano::show(board->thickness)});
    result.mend = {"say under `expects: arrises:` what is really done, 3 mm at least",
                   "dites sous `expects: arrises:` ce qui est vraiment fait, 3 mm au moins"};
  }
  out.results.push_back(std::move(result));
}

void say_tip(const Scene& scene, const Key& key, const Alike& alike, Outcome& out) {
  Result result;
  result.verdict = Verdict::fail;
  result.measured = Measure{alike.corner.radius.mm(), Unit::mm};
  result.limit = kFigures[0].value;
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2], &kFigures[3]};
  result.place = alike.place;
  result.says = fill(
      {"{0} has a sharp tip that stands free: {1}, radius {2} ({3} of them)",
       "{0} a une pointe aiguë qui dépasse : {1}, rayon {2} ({3} fois)"},
      {scene.parts.parts[std::get<0>(key)].label, show(Measure{alike.corner.degrees, Unit::degree}),
       show(*result.measured), plano::show(alike.count)});
  result.mend = {"round it to 3 mm at least in the outline, make it blunter, or cover it",
                 "arrondissez-la à 3 mm au moins dans le contour, ouvrez son angle, ou couvrez-la"};
  out.results.push_back(std::move(result));
}

/// Their tips are in no outline: one result for all of them.
void say_free_forms(const Scene& scene, Outcome& out) {
  constexpr std::size_t kMostNamed = 12;
  Result result;
  std::vector<std::string> names;
  for (const SceneBody& body : scene.bodies) {
    if (body.part != SceneBody::kNone) continue;
    if (names.empty()) {
      result.place.point = (body.box.low + body.box.high) * 0.5;
    }
    result.place.elements.push_back(body.element);
    if (names.size() < kMostNamed) names.push_back(body.element);
  }
  if (names.empty()) return;
  const auto more = static_cast<std::int64_t>(result.place.elements.size() - names.size());
  result.verdict = Verdict::needs_human;
  result.says = fill(
      {"solids of free form, whose edges and tips no outline shows: {0}",
       "solides de forme libre, dont aucun contour ne montre les arêtes ni les "
       "pointes : {0}"},
      {more == 0 ? list_and(names)
                 : fill({"{0} and others, {1} in all", "{0} et d'autres, {1} au total"},
                        {list_and(names),
                         plano::show(static_cast<std::int64_t>(result.place.elements.size()))})});
  result.mend = {"feel all their edges: none under 3 mm, no tip that stands out",
                 "tâtez toutes leurs arêtes : aucune sous 3 mm, aucune pointe qui dépasse"};
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  if (survey.scene.bodies.empty()) return;
  say_arrises(survey, out);
  say_free_forms(survey.scene, out);
  for (const auto& [key, alike] : tips_of(survey.scene)) say_tip(survey.scene, key, alike, out);
}

}  // namespace

extern const Rule kProjections;
const Rule kProjections = {
    "projections",
    "Edges, corners and tips",
    "Arêtes, angles et pointes",
    "Edges and corners in reach are rounded to 3 mm at least, and so is what stands out by more "
    "than 8 mm with nothing within 25 mm before it.",
    "Les arêtes et les angles à portée sont arrondis à 3 mm au moins, comme ce qui dépasse de plus "
    "de 8 mm sans rien à moins de 25 mm devant.",
    "No drawing shows edges that a router or a rasp rounds after cutting: the author declares "
    "their radius, and corners of 60° or more count as rounded with them. Sharper corners are "
    "looked for in the outlines, with their true arcs, and have to be drawn round. A tip that is "
    "cut off counts as two blunter corners. Solids of free form are for a person to look at.",
    "Aucun plan ne montre les arêtes qu'une fraise ou une râpe arrondit après la découpe : "
    "l'auteur en déclare le rayon, et les angles de 60° ou plus comptent comme arrondis avec "
    "elles. Les angles plus aigus sont cherchés dans les contours, avec leurs vrais arcs, et "
    "doivent être dessinés arrondis. Une pointe tronquée compte comme deux angles plus ouverts. "
    "Les solides de forme libre sont à regarder par une personne.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
