// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "base/trig.h"
#include "checks/plan_view.h"
#include "checks/rule.h"
#include "checks/strength/bolts.h"
#include "checks/strength/members.h"
#include "checks/strength/plate_words.h"
#include "geometry/outline.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr std::array<Figure, 5> kFigures = {
    {kUserMass,
     kUserLength,
     kVariableFigure,
     {"shear of a bolt in wood",
      {1786, Unit::newton},
      Confidence::two_sources,
      "EN 1995-1-1, chapter 8, as a public program (ourocode) carries it; an M8 of 4.6 through 18 "
      "mm "
      "of birch into C24 across its grain is shown",
      "EN 1995-1-1, chapitre 8, tel qu'un programme public (ourocode) le porte ; est montré un M8 "
      "de 4.6 à travers 18 mm de bouleau dans du C24 en travers du fil"},
     {"distance of a bolt from an edge, in diameters",
      {4, Unit::none},
      Confidence::two_sources,
      "EN 1995-1-1, table 8.4, for timber; taken for plywood as well",
      "EN 1995-1-1, tableau 8.4, pour le bois ; pris aussi pour le contreplaqué"}}};

/// Cosine between a bolt and the grain beyond which it counts as lying in end grain.
constexpr double kEndGrain = 0.9;
constexpr Length kFlattened = 50_um;

struct Bolts {
  const panels::Joined* joined = nullptr;
  std::vector<const SceneFastener*> all;
};

/// Joints whose bolts alone carry: no tab or shoulder lies below.
std::vector<Bolts> bolted_joints(const Scene& scene) {
  std::map<std::size_t, Bolts> by_joint;
  for (const SceneFastener& one : scene.fasteners) {
    if (scene.parts.joined[one.joined].type != "bolted") continue;
    by_joint[one.joined].joined = &scene.parts.joined[one.joined];
    by_joint[one.joined].all.push_back(&one);
  }
  std::vector<Bolts> out;
  for (auto& [joint, bolts] : by_joint) out.push_back(std::move(bolts));
  return out;
}

/// Whether something of `below` faces up against `body`: it rests there, and bolts only hold it.
bool rests_on(const Scene& scene, std::size_t body, std::size_t below) {
  const Vec3 reach{kBearsMm, kBearsMm, kBearsMm};
  const assembly::Box3& box = scene.bodies[body].box;
  bool found = false;
  scene.tree.for_each_in(box.low - reach, box.high + reach, [&](std::uint32_t id) {
    constexpr double kUp = 0.5;
    const Triangle& triangle = scene.tree.triangles()[id];
    if (triangle.tag != below || scene.tree.normal(id).z < kUp) return;
    const Polygon part = clipped(triangle, {}, {box.low.x, box.low.y, box.low.z - kBearsMm},
                                 {box.high.x, box.high.y, box.low.z + kBearsMm});
    found = found || part.size() >= 3;
  });
  return found;
}

/// How thick a body is along a line from a place in it, and what the line finds there.
struct Seat {
  Member member;
  bool end_grain = false;
  double edge_mm = 0;  // from the axis of the bolt to the nearest edge across it
};

double thickness_along(const Scene& scene, std::size_t body, const SceneFastener& bolt) {
  double first = 1e12;
  double last = -1e12;
  const Vec3 back = bolt.place - bolt.direction;
  // Beside the hole, where there is wood.
  const Vec3 aside = std::fabs(bolt.direction.z) < 0.5 ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
  const Vec3 from = back + aside * (bolt.diameter_mm * 1.5);
  for (const auto& hit : scene.tree.all_hits(from, bolt.direction, bolt.length_mm + 2)) {
    if (scene.tree.triangles()[hit.triangle].tag != body) continue;
    first = std::min(first, hit.distance);
    last = std::max(last, hit.distance);
  }
  if (last < first) return 0;
  if (last == first) return bolt.length_mm + 1 - first;  // the bolt ends inside
  return last - first;
}

/// To the nearest edge of a board, drilled holes left out.
double edge_of(const Scene& scene, const SceneBody& body, Vec3 place) {
  const panels::Part& part = scene.part_of(body);
  const Vec3 own = body.pose.local(place);
  std::vector<Loop> loops;
  const auto add = [&](const geometry::Contour& contour) {
    Loop loop;
    for (const auto p : geometry::flattened(contour, kFlattened)) {
      loop.push_back({p.x.mm(), p.y.mm(), 0});
    }
    loops.push_back(std::move(loop));
  };
  add(part.profile.outer);
  for (const auto& hole : part.profile.holes) {
    if (!hole.is_circle()) add(hole);  // its own hole and those of its neighbours are round
  }
  return distance_mm(loops, {own.x, own.y, 0});
}

std::optional<Seat> seat_in(const Scene& scene, std::size_t index, const SceneFastener& bolt) {
  const SceneBody& body = scene.bodies[index];
  const model::Material* material = scene.material_of(body);
  if (material == nullptr) return std::nullopt;
  Seat seat;
  seat.member.thickness_mm = thickness_along(scene, index, bolt);
  if (seat.member.thickness_mm <= 0) return std::nullopt;
  const double d = bolt.diameter_mm;
  if (!model::is_bar(*material)) {
    const PlateMaterial board = material_of(scene, body);
    if (board.known == Known::nothing || board.strength.density <= 0) return std::nullopt;
    seat.member.embedment = embedment_plywood(d, board.strength.density);
    seat.edge_mm = edge_of(scene, body, bolt.place);
    return seat;
  }
  const catalog::TimberClass* wood = catalog::find_timber_class(material->strength_class);
  const auto member = member_of(scene, index);
  if (wood == nullptr || !member) return std::nullopt;
  seat.end_grain = std::fabs(dot(member->along, bolt.direction)) > kEndGrain;
  // The load is upright: its angle to the grain follows from the slope of the bar.
  const double angle = acos_degrees(std::clamp(std::fabs(member->along.z), 0.0, 1.0));
  seat.member.embedment = embedment_timber(d, wood->density, angle, wood->softwood);
  const Vec3 off = bolt.place - member->start;
  const double height = std::fabs(off.z - member->along.z * dot(off, member->along));
  seat.edge_mm = member->height_mm / 2 - height;
  return seat;
}

double ultimate_of(const Scene& scene, const SceneFastener& bolt) {
  const std::string& grade = scene.design.hardware[bolt.hardware].corrosion_class;
  return grade.rfind("A2", 0) == 0 || grade.rfind("A4", 0) == 0 ? kUltimateA2 : kUltimate46;
}

/// The greatest share of a bolt: users over the joint, half a foot or half a beam beside its
/// middle.
double worst_share(const Bolts& bolts, const BeamMember& member, double force) {
  const Vec3 direction = bolts.all[0]->direction;
  Vec3 level = cross(direction, {0, 0, 1});
  if (geometry::norm(level) < 0.1) return force / static_cast<double>(bolts.all.size());
  level = geometry::unit(level);
  const Vec3 up = cross(level, direction);
  std::vector<Vec2> places;
  Vec2 middle;
  for (const SceneFastener* one : bolts.all) {
    places.push_back({dot(one->place, level), dot(one->place, up)});
    middle.x += places.back().x / static_cast<double>(bolts.all.size());
  }
  const bool along = std::fabs(dot(member.along, level)) > 0.5;
  const double aside = along ? 0 : member.width_mm / 2;
  double worst = 0;
  for (const Vec2 share : shares(places, {0, -force}, {middle.x + aside, 0})) {
    worst = std::max(worst, std::sqrt(share.x * share.x + share.y * share.y));
  }
  return worst;
}

struct Held {
  std::size_t loaded = 0;
  std::size_t other = 0;
  BeamMember member;
};

/// The side of a joint that users load, where nothing but bolts holds it.
std::optional<Held> held_by_bolts(const Scene& scene, const Bolts& bolts) {
  const auto a = scene.find(bolts.joined->a);
  const auto b = scene.find(bolts.joined->b);
  if (!a || !b) return std::nullopt;
  for (const auto& [loaded, other] : {std::pair{*a, *b}, std::pair{*b, *a}}) {
    const model::Material* material = scene.material_of(scene.bodies[loaded]);
    if (material == nullptr || !model::is_bar(*material)) continue;
    if (scene.bodies[loaded].box.low.z <= scene.ground + kBearsMm) continue;
    const auto member = member_of(scene, loaded);
    if (!member || rests_on(scene, loaded, other)) continue;
    if (lies_on(scene, *member, other)) continue;
    return Held{loaded, other, *member};
  }
  return std::nullopt;
}

void judge(Result& result, double use, double share, const Seat& seat, const Seat& other,
           double diameter) {
  result.measured = Measure{use, Unit::none};
  result.limit = Measure{1, Unit::none};
  const double least = least_distances(diameter, 90).loaded_edge;
  const double edge = std::min(seat.edge_mm, other.edge_mm);
  if (use > 1) {
    result.verdict =
        use * kGammaUsersMemory / kGammaVariable > 1 ? Verdict::fail : Verdict::needs_human;
    result.mend =
        fill({"take more or thicker bolts, or let it rest on something: each bolt takes {0}",
              "prenez des boulons plus nombreux ou plus gros, ou prévoyez un vrai "
              "appui : chaque boulon prend {0}"},
             {show(Measure{share, Unit::newton})});
    return;
  }
  result.verdict = edge < least ? Verdict::needs_human : Verdict::pass;
  result.near_limit = edge < least;
  if (edge < least) {
    result.mend = fill({"a bolt stands {0} from an edge, nearer than {1}: move it inwards",
                        "un boulon est à {0} d'un bord, moins que {1} : éloignez-le du bord"},
                       {show(Measure{edge, Unit::mm}), show(Measure{least, Unit::mm})});
  }
}

/// What the workings of one joint tell.
struct Told {
  UserLoad row;
  double force = 0;
  double share = 0;
  double yield = 0;
  double characteristic = 0;
  double strength = 0;
};

void add_workings(std::vector<Working>& w, const Told& t, const Seat& one, const Seat& two) {
  const Text ec5{"EN 1995-1-1, 8"};
  add_users(w, t.row);
  w.push_back(working({"force at the joint", "force à l'assemblage"}, "R = max(F_1; F_n/2)",
                      t.force, Unit::newton));
  w.push_back(working({"share of the worst bolt", "part du boulon le plus chargé"},
                      "F_i = R/n + R·e·r_i/Σr²", t.share, Unit::newton));
  w.push_back(working({"wood pressed, first part, N/mm²", "portance, première pièce, N/mm²"},
                      "f_h,1", one.member.embedment, Unit::mpa, ec5));
  w.push_back(
      working({"its thickness", "son épaisseur"}, "t_1", one.member.thickness_mm, Unit::mm));
  w.push_back(working({"wood pressed, second part, N/mm²", "portance, seconde pièce, N/mm²"},
                      "f_h,2", two.member.embedment, Unit::mpa, ec5));
  w.push_back(
      working({"its thickness", "son épaisseur"}, "t_2", two.member.thickness_mm, Unit::mm));
  w.push_back(working({"yield moment of the bolt", "moment plastique du boulon"},
                      "M_y = 0.3·f_u·d^2.6", t.yield / 1000, Unit::newton_m, ec5));
  w.push_back(working({"characteristic shear", "cisaillement caractéristique"}, "F_v,Rk",
                      t.characteristic, Unit::newton, ec5));
  w.push_back(working({"design shear", "cisaillement de calcul"}, "F_v,Rd = k_mod·F_v,Rk/1.3",
                      t.strength, Unit::newton, ec5));
  w.push_back(working({"nearest edge", "bord le plus proche"}, "a_4",
                      std::min(one.edge_mm, two.edge_mm), Unit::mm));
}

void judge_end_grain(Result& result, double share, const Text& name) {
  result.verdict = Verdict::needs_human;
  result.measured = Measure{share, Unit::newton};
  result.says = fill({"{0} hangs from bolts in end grain; the worst takes {1}",
                      "{0} tient par des boulons en bois de bout ; le plus chargé prend {1}"},
                     {name, show(*result.measured)});
  result.mend = fill({"in end grain nothing is known to count on: let {0} rest in a notch or on a "
                      "ledge",
                      "en bois de bout on ne peut compter sur rien de connu : faites reposer {0} "
                      "dans une entaille ou sur un tasseau"},
                     {name});
}

void check_joint(const Survey& survey, const Bolts& bolts, const Held& held, Outcome& out) {
  const Scene& scene = survey.scene;
  const auto said = said_of(survey, scene.bodies[held.loaded]);
  const SceneFastener& bolt = *bolts.all[0];
  const Text& name = scene.bodies[held.loaded].label;
  const AgeMass& age = masses_of_everyone();
  const UserLoad row = load_of(users_on_line(held.member.length_mm / 1000), age);
  const double force = std::max(load_of(1, age).vertical_n, row.vertical_n / 2);
  const double share = worst_share(bolts, held.member, force);
  Result result;
  result.place = {
      {scene.bodies[held.loaded].element, scene.bodies[held.other].element}, "", bolt.place};
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2], &kFigures[3], &kFigures[4]};
  const auto one = seat_in(scene, held.loaded, bolt);
  const auto two = seat_in(scene, held.other, bolt);
  if (!one || !two || bolt.diameter_mm <= 0) {
    result.verdict = Verdict::needs_declaration;
    result.says = fill({"what the bolts of {0} bear is not known",
                        "on ne sait pas ce que supportent les boulons de {0}"},
                       {name});
    result.mend = {"give `strength_class:` to the bars and `strength:` to the sheets, density too",
                   "donnez `strength_class:` aux barres et `strength:` aux plaques, avec la masse "
                   "volumique"};
    out.results.push_back(std::move(result));
    return;
  }
  const double k = k_mod(service_of(scene), Duration::brief);
  const double yield = yield_moment(bolt.diameter_mm, ultimate_of(scene, bolt));
  const double characteristic = single_shear(bolt.diameter_mm, yield, one->member, two->member);
  const double strength = design_strength(characteristic, k, kGammaConnection);
  const double use = kGammaVariable * share / strength;
  add_workings(result.workings, {row, force, share, yield, characteristic, strength}, *one, *two);
  if (one->end_grain || two->end_grain) {
    judge_end_grain(result, share, name);
    ask_where_not_said(result, said);
    out.results.push_back(std::move(result));
    return;
  }
  result.says = fill(
      {"{0} hangs from {1} bolts in {2}: {3} of the strength of the worst is used",
       "{0} tient par {1} boulons à {2} : {3} de la résistance du plus chargé est "
       "employé"},
      {name, plano::show(static_cast<std::int64_t>(bolts.all.size())),
       scene.bodies[held.other].label, fill({"{0} %", "{0}\u00a0%"}, {show_number(100 * use, 0)})});
  judge(result, use, share, *one, *two, bolt.diameter_mm);
  ask_where_not_said(result, said);
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  for (const Bolts& bolts : bolted_joints(survey.scene)) {
    const auto held = held_by_bolts(survey.scene, bolts);
    if (!held) continue;
    const SceneBody& loaded = survey.scene.bodies[held->loaded];
    if (said_of(survey, loaded) == StandingSurface::Said::no_platform) continue;
    check_joint(survey, bolts, *held, out);
  }
}

}  // namespace

extern const Rule kBoltsShear;
const Rule kBoltsShear = {
    "bolts-shear",
    "Bolts that carry users",
    "Boulons qui portent des usagers",
    "Where a beam hangs from bolts alone, they bear the users on it.",
    "Là où une poutre ne tient que par des boulons, ceux-ci portent les usagers qui y sont.",
    "The force of a user over the joint, or half of a row of them, shared as by rigid parts; "
    "Johansen's failure modes in single shear without rope effect. What rests on a tab, a ledge or "
    "the ground is left out, and so are pushes, wind, loosening and bolts in end grain.",
    "La force d'un usager au droit de l'assemblage, ou la moitié d'une rangée, répartie comme par "
    "des pièces rigides ; modes de rupture de Johansen en simple cisaillement sans effet de corde. "
    "Ce qui repose sur un tenon, un tasseau ou le sol est laissé de côté, ainsi que les poussées, "
    "le vent, le desserrage et les boulons en bois de bout.",
    "EN 1995-1-1, EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
