// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "checks/carriers.h"
#include "checks/rule.h"
#include "checks/strength/bolt_seat.h"
#include "checks/strength/plate_words.h"
#include "checks/strength/reactions.h"
#include "checks/strength/tributary.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr Figure kSplitting = {
    "splitting across the grain",
    "fendage en travers du fil",
    {14, Unit::none},
    Confidence::two_sources,
    "EN 1995-1-1, 8.1.4, for softwood, as a public program (ourocode) and the Swedish glulam "
    "handbook (volume 2) carry it: 14 b √(h_e / (1 − h_e/h)), in N and mm",
    "EN 1995-1-1, 8.1.4, pour le bois résineux, tel qu'un programme public (ourocode) et le manuel "
    "suédois du lamellé-collé (volume 2) le portent : 14 b √(h_e / (1 − h_e/h)), en N et mm"};
constexpr std::array<Figure, 6> kFigures = {
    {kUserMass,
     kUserLength,
     kVariableFigure,
     {"shear of a bolt in wood",
      "résistance au cisaillement d'un boulon dans le bois",
      {0, Unit::none},  // each calculation has its own
      Confidence::two_sources,
      "EN 1995-1-1, chapter 8, as a public program (ourocode) carries it; each calculation tells "
      "its own",
      "EN 1995-1-1, chapitre 8, tel qu'un programme public (ourocode) le porte ; chaque calcul "
      "indique la sienne"},
     {"distance of a bolt from an edge, in diameters",
      "distance d'un boulon à un bord, en diamètres",
      {4, Unit::none},
      Confidence::two_sources,
      "EN 1995-1-1, table 8.4, for timber; taken for plywood as well. Towards an end, and in "
      "plywood towards any edge the bolt presses to: 7 diameters, 80 mm at least",
      "EN 1995-1-1, tableau 8.4, pour le bois ; pris aussi pour le contreplaqué. Vers un bout, et "
      "dans le contreplaqué vers tout bord où pousse le boulon : 7 diamètres, 80 mm au moins"},
     kSplitting}};

/// Sine between a bolt and the vertical below which it counts as upright.
constexpr double kUprightBolt = 0.1;

/// Joints of bolts alone.
std::vector<BoltGroup> bolted_joints(const Scene& scene) {
  std::map<std::size_t, BoltGroup> by_joint;
  for (const SceneFastener& one : scene.fasteners) {
    if (scene.parts.joined[one.joined].type != "bolted") continue;
    by_joint[one.joined].joined = &scene.parts.joined[one.joined];
    by_joint[one.joined].all.push_back(&one);
  }
  std::vector<BoltGroup> out;
  for (auto& [joint, bolts] : by_joint) out.push_back(std::move(bolts));
  return out;
}

/// The strength of the steel, and by what it is known.
struct Steel {
  double ultimate = 0;  // f_u
  Text source;
};
Steel steel_of(const Scene& scene, const SceneFastener& bolt) {
  const std::string& grade = scene.design.hardware[bolt.hardware].corrosion_class;
  if (grade.rfind("A2", 0) == 0 || grade.rfind("A4", 0) == 0) {
    return {kUltimateStainless,
            fill({"{0}, of which no class is said: the lowest of ISO 3506, class 50",
                  "{0}, sans classe : la plus basse de l'ISO 3506, classe 50"},
                 {Text(grade)})};
  }
  return {kUltimate46,
          {"no property class is said: 4.6, the lowest that is sold",
           "classe de qualité non dite : 4.6, la plus basse du commerce"}};
}

/// What the worst bolt of a joint takes, and of which reaction.
struct Share {
  double force = 0;     // of the worst bolt
  double reaction = 0;  // of the whole joint
  double arm = 0;
};

/// Half a foot or half a beam beside its middle, where the beam runs with the bolts; with its arm
/// along the beam where it runs across them. Nothing where the bolts are upright: they are pulled.
std::optional<Share> worst_share(const BoltGroup& bolts, const BeamMember& member,
                                 const std::vector<Reaction>& reactions) {
  const Vec3 direction = bolts.all[0]->direction;
  Vec3 level = cross(direction, {0, 0, 1});
  if (geometry::norm(level) < kUprightBolt) return std::nullopt;
  level = geometry::unit(level);
  const Vec3 up = cross(level, direction);
  std::vector<Vec2> places;
  for (const SceneFastener* one : bolts.all) {
    places.push_back({dot(one->place, level), dot(one->place, up)});
  }
  const double middle = dot(bolts.middle(), level);
  const bool across = std::fabs(dot(member.along, level)) > 0.5;
  Share worst;
  for (const Reaction& one : reactions) {
    const double aside = across ? one.arm_mm : member.width_mm / 2;
    for (const Vec2 share : shares(places, {0, -one.force_n}, {middle + aside, 0})) {
      const double force = std::sqrt(share.x * share.x + share.y * share.y);
      if (force > worst.force) worst = {force, one.force_n, one.arm_mm};
    }
  }
  return worst;
}

struct Held {
  std::size_t loaded = 0;
  std::size_t other = 0;
  BeamMember member;
};

/// Whether a body rests, beside these bolts, on something that stands without it.
bool rests_beside(const Scene& scene, const LoadPath& path, std::size_t body, Vec3 bolts) {
  constexpr double kBesideMm = 100;  // in plan
  for (const std::size_t below : scene.carriers[body]) {
    const auto& box = scene.bodies[below].box;
    if (bolts.x < box.low.x - kBesideMm || bolts.x > box.high.x + kBesideMm) continue;
    if (bolts.y < box.low.y - kBesideMm || bolts.y > box.high.y + kBesideMm) continue;
    if (rests_on(scene, body, below) && path.bears(below, body)) return true;
  }
  return false;
}

/// The side of a joint that users load, where nothing but bolts holds it.
std::optional<Held> held_by_bolts(const Scene& scene, const LoadPath& path,
                                  const BoltGroup& bolts) {
  const auto a = scene.find(bolts.joined->a);
  const auto b = scene.find(bolts.joined->b);
  if (!a || !b) return std::nullopt;
  for (const auto& [loaded, other] : {std::pair{*a, *b}, std::pair{*b, *a}}) {
    const model::Material* material = scene.material_of(scene.bodies[loaded]);
    if (material == nullptr || !model::is_bar(*material)) continue;
    const auto member = member_of(scene, loaded);
    if (!member || lies_on_ground(scene, *member)) continue;
    if (rests_on(scene, loaded, other) || lies_on(scene, *member, other)) continue;
    if (rests_beside(scene, path, loaded, bolts.middle())) continue;
    if (!path.is_nearer_to_ground(other, loaded) && !path.is_on_ground(loaded)) continue;
    return Held{loaded, other, *member};
  }
  return std::nullopt;
}

/// What the workings of one joint tell.
struct Told {
  UserLoad row;
  Share share;
  double diameter = 0;
  Steel steel;
  double k_mod = 0;
  double yield = 0;
  double characteristic = 0;
  double row_share = 1;
  double strength = 0;
  double splitting = 0;  // design, of the weaker member; 0: none splits
  double use = 0;
  bool splits = false;  // splitting decides
};

/// What lacks most, or is least generous, of both members.
const Seat::Distance& tightest(const Seat& one, const Seat& two) {
  const auto share = [](const Seat::Distance& d) { return d.least > 0 ? d.is / d.least : 1e9; };
  return share(one.nearest) <= share(two.nearest) ? one.nearest : two.nearest;
}

/// How much pressure a part bears. `at`: its index, "1".
void add_embedment(std::vector<Working>& w, const Seat& seat, const std::string& at,
                   const Text& density, const Text& pressure) {
  w.push_back(working(density, "ρ_k," + at, seat.density, Unit::none));
  std::string formula = "f_h," + at + " = 0.11·(1 − 0.01·d)·ρ_k," + at;
  if (seat.timber) {
    w.push_back(working({"its force against the grain", "l'effort par rapport au fil"}, "α_" + at,
                        seat.angle, Unit::degree));
    w.push_back(working({"factor across the grain", "coefficient en travers du fil"}, "k_90," + at,
                        seat.across_factor, Unit::none));
    formula = "f_h," + at + " = 0.082·(1 − 0.01·d)·ρ_k," + at + " / (k_90," + at + "·sin²(α_" + at +
              ") + cos²(α_" + at + "))";
  }
  w.push_back(working(pressure, formula, seat.member.embedment, Unit::mpa, {"EN 1995-1-1, 8"}));
  w.push_back(
      working({"its thickness", "son épaisseur"}, "t_" + at, seat.member.thickness_mm, Unit::mm));
}

void add_workings(std::vector<Working>& w, const Told& t, const Seat& one, const Seat& two) {
  const Text ec5{"EN 1995-1-1, 8"};
  add_users(w, t.row);
  w.push_back(working({"factor on users", "coefficient sur les usagers"}, "γ", kGammaVariable,
                      Unit::none, {kVariableFigure.source_en, kVariableFigure.source_fr}));
  w.push_back(working(
      {"force at the joint, by levers: the more of one user and of the row",
       "force à l'assemblage, par bras de levier : d'un usager ou de la rangée, la plus grande"},
      "R", t.share.reaction, Unit::newton));
  if (t.share.arm > 0) {
    w.push_back(working({"its lever: no other support takes the moment",
                         "son bras de levier : aucun autre appui ne reprend le moment"},
                        "e", t.share.arm, Unit::mm));
  }
  w.push_back(working({"share of the worst bolt", "part du boulon le plus chargé"}, "F_b",
                      t.share.force, Unit::newton));
  w.push_back(working({"diameter of the bolt", "diamètre du boulon"}, "d", t.diameter, Unit::mm));
  w.push_back(working({"strength of its steel", "résistance de son acier"}, "f_u", t.steel.ultimate,
                      Unit::mpa, t.steel.source));
  add_embedment(w, one, "1",
                {"density of the first part, characteristic, kg/m³",
                 "masse volumique de la première pièce, caractéristique, kg/m³"},
                {"pressure the first part bears", "portance locale, première pièce"});
  add_embedment(w, two, "2",
                {"density of the second part, characteristic, kg/m³",
                 "masse volumique de la seconde pièce, caractéristique, kg/m³"},
                {"pressure the second part bears", "portance locale, seconde pièce"});
  w.push_back(working({"yield moment of the bolt", "moment plastique du boulon"},
                      "M_y = 0.3·f_u·d^2.6", t.yield / 1000, Unit::newton_m, ec5));
  w.push_back(working({"characteristic shear", "cisaillement caractéristique"}, "F_v,Rk",
                      t.characteristic, Unit::newton, ec5));
  w.push_back(
      working({"bolts of a row that count, as a share", "part des boulons d'une file qui comptent"},
              "k_n", t.row_share, Unit::none, ec5));
  w.push_back(working({"factor for damp and duration", "coefficient d'humidité et de durée"},
                      "k_mod", t.k_mod, Unit::none, {"EN 1995-1-1"}));
  w.push_back(working({"factor on connections", "coefficient sur les assemblages"}, "γ_M",
                      kGammaConnection, Unit::none, {"EN 1995-1-1"}));
  w.push_back(working({"design shear", "cisaillement de calcul"}, "F_v,Rd = k_mod·F_v,Rk·k_n/γ_M",
                      t.strength, Unit::newton, ec5));
  if (t.splitting > 0) {
    w.push_back(working({"strength against splitting, of the part that bears less",
                         "résistance au fendage, de la pièce qui en a le moins"},
                        "F_90,Rk", t.splitting * kGammaConnection / t.k_mod, Unit::newton,
                        {kSplitting.source_en, kSplitting.source_fr}));
    w.push_back(working({"design strength against splitting", "résistance de calcul au fendage"},
                        "F_90,Rd = k_mod·F_90,Rk/γ_M", t.splitting, Unit::newton, ec5));
  }
  const Seat::Distance& nearest = tightest(one, two);
  if (nearest.least <= 0) return;
  w.push_back(working({"nearest edge, end or bolt, held against what it asks for",
                       "bord, bout ou boulon le plus proche, rapporté à ce qu'il demande"},
                      "a", nearest.is, Unit::mm));
  w.push_back(working({"what that asks for", "ce qu'il demande"}, "a_min", nearest.least, Unit::mm,
                      {"EN 1995-1-1, table 8.4", "EN 1995-1-1, tableau 8.4"}));
}

/// Of boards of which the workshop says nothing, or that are no plywood. False: neither is.
bool judge_board(Result& result, const Seat& seat, const Seat& other) {
  if (!seat.is_plywood || !other.is_plywood) {
    result.verdict = Verdict::needs_human;
    result.mend = {
        "how a board of another kind than plywood bears bolts follows formulas of its "
        "own: have it calculated",
        "une plaque autre que du contreplaqué porte les boulons selon ses propres "
        "formules : demandez un calcul"};
    return true;
  }
  if (seat.known != Known::assumed && other.known != Known::assumed) return false;
  result.verdict = Verdict::needs_declaration;
  result.mend = {
      "give `strength:` to the sheet, density too (that of light conifer plywood was "
      "taken here)",
      "donnez `strength:` à la plaque, avec la masse volumique (celle d'un contreplaqué "
      "résineux léger a été prise ici)"};
  return true;
}

void judge(Result& result, const Told& told, const Seat& seat, const Seat& other) {
  result.measured = Measure{told.use, Unit::none};
  result.limit = Measure{1, Unit::none};
  if (judge_board(result, seat, other)) return;
  if (told.use > 1) {
    result.verdict =
        told.use * kGammaUsersMemory / kGammaVariable > 1 ? Verdict::fail : Verdict::needs_human;
    result.mend =
        told.splits
            ? Text(
                  "the bolts split the wood: set them farther from the side they press to, or let "
                  "it rest on something",
                  "les boulons fendraient le bois : éloignez-les du côté vers lequel ils "
                  "poussent, ou prévoyez un vrai appui")
            : fill({"take more or thicker bolts, or let it rest on something: each bolt takes {0}",
                    "prenez des boulons plus nombreux ou plus gros, ou prévoyez un vrai "
                    "appui : chaque boulon prend {0}"},
                   {show(Measure{told.share.force, Unit::newton})});
    return;
  }
  const Seat::Distance& worst = tightest(seat, other);
  const bool near = worst.is < worst.least;
  result.verdict = near ? Verdict::needs_human : Verdict::pass;
  result.near_limit = near;
  if (near) {
    result.mend =
        fill({"a bolt stands {0} from the {2}, nearer than {1}: move it",
              "un boulon est à {0} du {2}, moins que {1} : déplacez-le"},
             {show(Measure{worst.is, Unit::mm}), show(Measure{worst.least, Unit::mm}), worst.what});
  }
}

void judge_end_grain(Result& result, const Share& share, const Text& name) {
  result.verdict = Verdict::needs_human;
  result.measured = Measure{share.force, Unit::newton};
  result.says = fill({"{0} hangs from bolts in end grain; the worst takes {1}",
                      "{0} tient par des boulons en bois de bout ; le plus chargé prend {1}"},
                     {name, show(*result.measured)});
  result.mend = fill({"in end grain nothing is known to count on: let {0} rest in a notch or on a "
                      "ledge",
                      "en bois de bout on ne peut compter sur rien de connu : faites reposer {0} "
                      "dans une entaille ou sur un tasseau"},
                     {name});
}

/// Of a joint of which a seat is not known.
void ask_for_seat(Result& result, const Text& name, NoSeat why) {
  result.verdict = Verdict::needs_declaration;
  result.says = fill({"what the bolts of {0} bear is not known",
                      "on ne sait pas ce que supportent les boulons de {0}"},
                     {name});
  switch (why) {
    case NoSeat::timber:
      result.mend = {"give `strength_class:` to the bar; a hollow one has to be calculated",
                     "donnez `strength_class:` à la barre ; une barre creuse demande un calcul"};
      return;
    case NoSeat::board:
      result.mend = {"give `strength:` to the sheet, density too",
                     "donnez `strength:` à la plaque, avec la masse volumique"};
      return;
    case NoSeat::thickness:
    case NoSeat::solid:
      break;
  }
  result.verdict = Verdict::needs_human;
  result.mend = {"no wood was found along the bolts: have the joint calculated",
                 "aucun bois n'a été trouvé le long des boulons : demandez un calcul de "
                 "l'assemblage"};
}

/// Upright bolts are pulled, or only keep what lies on something.
void judge_upright(Result& result, const Text& name) {
  result.verdict = Verdict::needs_human;
  result.says = fill({"{0} hangs from upright bolts, which are pulled",
                      "{0} pend à des boulons verticaux, qui travaillent en traction"},
                     {name});
  result.mend = {"let it rest on something, or have the bolts and their washers calculated",
                 "prévoyez un vrai appui, ou demandez un calcul des boulons et de leurs rondelles"};
}

Told told_of(const Scene& scene, const SceneFastener& bolt, const UserLoad& row, const Share& share,
             const Seat& one, const Seat& two) {
  Told told;
  told.row = row;
  told.share = share;
  const double k = k_mod(service_of(scene), Duration::brief);
  told.k_mod = k;
  told.diameter = bolt.diameter_mm;
  told.steel = steel_of(scene, bolt);
  told.yield = yield_moment(bolt.diameter_mm, told.steel.ultimate);
  told.characteristic = single_shear(bolt.diameter_mm, told.yield, one.member, two.member);
  told.row_share = std::min(one.row_share, two.row_share);
  told.strength = told.row_share * design_strength(told.characteristic, k, kGammaConnection);
  told.use = kGammaVariable * share.force / told.strength;
  for (const Seat* seat : {&one, &two}) {
    if (seat->splitting <= 0) continue;
    const double bears = design_strength(seat->splitting, k, kGammaConnection);
    told.splitting = told.splitting > 0 ? std::min(told.splitting, bears) : bears;
  }
  if (told.splitting > 0) {
    // Between bolts that take a moment the wood is sheared by what one of them takes.
    const double shear = share.arm > 0 ? std::max(share.force, share.reaction) : share.reaction;
    told.splits = kGammaVariable * shear / told.splitting > told.use;
    told.use = std::max(told.use, kGammaVariable * shear / told.splitting);
  }
  return told;
}

Text bolts_counted(std::size_t count) {
  if (count == 1) return {"one bolt", "un boulon"};
  return fill({"{0} bolts", "{0} boulons"}, {plano::show(static_cast<std::int64_t>(count))});
}

/// Sets what a joint says; all but its place and figures.
void look_at_joint(Result& result, const Scene& scene, const LoadPath& path, const BoltGroup& bolts,
                   const Held& held, const Carried* carried) {
  const SceneFastener& bolt = *bolts.all[0];
  const Text& name = scene.bodies[held.loaded].label;
  const AgeMass& age = masses_of_everyone();
  int users = users_on_line(held.member.length_mm / 1000);
  if (carried != nullptr) users = std::max(users, users_on_area(carried->area_m2()));
  const UserLoad row = load_of(users, age);
  const double place = dot(bolts.middle() - held.member.start, held.member.along);
  auto supports = supports_of(scene, path, held.member);
  if (supports.empty()) supports.push_back({place, place, true});
  const auto share = worst_share(bolts, held.member,
                                 reactions_at(place, supports, held.member.length_mm,
                                              load_of(1, age).vertical_n, row.vertical_n));
  if (!share) return judge_upright(result, name);
  const bool turned = share->arm > 0;
  const auto one = seat_of(scene, held.loaded, bolts, true, turned);
  const auto two = seat_of(scene, held.other, bolts, false, turned);
  if (!one.seat || !two.seat || bolt.diameter_mm <= 0) {
    return ask_for_seat(result, name, one.seat ? two.why : one.why);
  }
  const Told told = told_of(scene, bolt, row, *share, *one.seat, *two.seat);
  add_workings(result.workings, told, *one.seat, *two.seat);
  if (one.seat->end_grain || two.seat->end_grain) return judge_end_grain(result, *share, name);
  result.says = fill({"{0} hangs from {1} in {2}: {3} of the strength of {4} is used",
                      "{0} tient par {1} à {2} : {3} de la résistance {4} est employée"},
                     {name, bolts_counted(bolts.all.size()), scene.bodies[held.other].label,
                      fill({"{0} %", "{0}\u00a0%"}, {show_number(100 * told.use, 0)}),
                      told.splits ? Text("the wood against splitting", "du bois au fendage")
                                  : Text("the worst bolt", "du boulon le plus chargé")});
  judge(result, told, *one.seat, *two.seat);
}

/// Joints by which something that carries users hangs on what is nearer to the ground, of a kind
/// that is not calculated: by body and type, with their number.
using Hung = std::map<std::pair<std::size_t, std::string>, int>;

Hung hung_otherwise(const Scene& scene, const LoadPath& path,
                    const std::map<std::size_t, StandingSurface::Said>& loaded,
                    const std::set<const panels::Joined*>& calculated) {
  Hung all;
  for (const panels::Joined& joined : scene.parts.joined) {
    if (calculated.count(&joined) > 0) continue;
    if (joined.type != "bolted" && joined.type != "screwed" && joined.type != "hook") continue;
    const auto a = scene.find(joined.a);
    const auto b = scene.find(joined.b);
    if (!a || !b) continue;
    for (const auto& [body, other] : {std::pair{*a, *b}, std::pair{*b, *a}}) {
      if (loaded.count(body) == 0 || path.is_on_ground(body)) continue;
      if (!path.is_nearer_to_ground(other, body) || rests_on(scene, body, other)) continue;
      const model::Material* material = scene.material_of(scene.bodies[body]);
      const bool bar = material != nullptr && model::is_bar(*material);
      if (bar && rests_beside(scene, path, body,
                              (scene.bodies[other].box.low + scene.bodies[other].box.high) * 0.5))
        continue;
      ++all[{body, joined.type}];
      break;
    }
  }
  return all;
}

void name_hung(const Survey& survey, const Hung& hung,
               const std::map<std::size_t, StandingSurface::Said>& loaded, Outcome& out) {
  for (const auto& [key, count] : hung) {
    const SceneBody& body = survey.scene.bodies[key.first];
    Result result;
    result.verdict = Verdict::needs_human;
    result.place = {{body.element}, "", (body.box.low + body.box.high) * 0.5};
    for (const Figure& figure : kFigures) result.rests_on.push_back(&figure);
    result.says = fill({"what holds {0}, joints of the type `{1}` ({2}), carries users and is not "
                        "calculated",
                        "ce qui tient {0}, des assemblages du type `{1}` ({2}), porte des usagers "
                        "et n'est pas calculé"},
                       {body.label, Text(key.second), plano::show(std::int64_t{count})});
    result.mend = {"let it rest on a tab, a ledge or in a notch, or have these joints calculated",
                   "prévoyez un tenon, un tasseau ou une entaille où elle repose, ou demandez un "
                   "calcul de ces assemblages"};
    ask_where_not_said(survey, result, loaded.at(key.first));
    out.results.push_back(std::move(result));
  }
}

/// Bodies that users stand on or that carry these, and what the author says of the users.
std::map<std::size_t, StandingSurface::Said> loaded_bodies(
    const Survey& survey, const std::map<std::size_t, Carried>& carried) {
  std::map<std::size_t, StandingSurface::Said> all;
  for (const auto& [body, load] : carried) all[body] = load.said;
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    for (const std::size_t b : surface->bodies) all[b] = std::max(all[b], surface->said);
  }
  return all;
}

void run(const Survey& survey, Outcome& out) {
  const Scene& scene = survey.scene;
  const LoadPath path(scene);
  const auto boards = carried_by_all(survey, path);
  std::set<const panels::Joined*> calculated;
  for (const BoltGroup& bolts : bolted_joints(scene)) {
    const auto held = held_by_bolts(scene, path, bolts);
    if (!held) continue;
    calculated.insert(bolts.joined);
    const SceneBody& loaded = scene.bodies[held->loaded];
    const auto carried = boards.find(held->loaded);
    const auto said =
        carried != boards.end() ? carried->second.said : said_of(survey, held->loaded);
    if (said == StandingSurface::Said::no_platform) continue;
    Result result;
    result.place = {{loaded.element, scene.bodies[held->other].element}, "", bolts.middle()};
    for (const Figure& figure : kFigures) result.rests_on.push_back(&figure);
    look_at_joint(result, scene, path, bolts, *held,
                  carried != boards.end() ? &carried->second : nullptr);
    ask_where_not_said(survey, result, said);
    out.results.push_back(std::move(result));
  }
  const auto loaded = loaded_bodies(survey, boards);
  name_hung(survey, hung_otherwise(scene, path, loaded, calculated), loaded, out);
}

}  // namespace

extern const Rule kBoltsShear;
const Rule kBoltsShear = {
    "bolts-shear",
    "Bolts that carry users",
    "Boulons qui portent des usagers",
    "Where a beam hangs from bolts alone, they bear the users on it.",
    "Là où une poutre ne tient que par des boulons, ceux-ci portent les usagers qui y sont.",
    "One user at any place, a row of them, or those on the area the beam carries, brought to its "
    "real supports by statics; where only one joint holds it, that joint takes the moment as well, "
    "shared as by rigid parts. Johansen's failure modes in single shear without rope effect, "
    "splitting across the grain, rows along the grain and distances. What rests on a tab, a ledge "
    "or the ground is left out. Bolts in end grain, upright bolts, screws, hooks and boards hung "
    "from bolts are named and not calculated. Block shear, pushes, wind, swelling and loosening "
    "are not seen.",
    "Un usager en tout endroit, une rangée d'usagers, ou ceux de l'aire que porte la poutre, "
    "ramenés par la statique à ses vrais appuis ; si un seul assemblage la tient, il prend aussi "
    "le moment, réparti comme par des pièces rigides. Modes de rupture de Johansen en simple "
    "cisaillement sans effet de corde, fendage en travers du fil, files dans le sens du fil et "
    "distances. Ce qui repose sur un tenon, un tasseau ou le sol est laissé de côté. Les boulons "
    "en bois de bout ou verticaux, les vis, les crochets et les plaques suspendues à des boulons "
    "sont nommés et non calculés. Le cisaillement de bloc, les poussées, le vent, le gonflement et "
    "le desserrage ne sont pas vus.",
    "EN 1995-1-1, EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
