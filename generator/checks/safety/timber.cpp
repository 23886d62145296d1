// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "checks/rule.h"
#include "checks/strength/footing.h"
#include "checks/survey.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr Figure kFigures[] = {
    {"use class in contact with the ground",
     "classe d'emploi au contact du sol",
     {4, Unit::none},
     Confidence::one_source,
     "RPII Japan on EN 1176-1:2017, which names EN 350 (durability class 1 or 2), EN 351-1 with "
     "EN 335 (use class 4) or post shoes",
     "RPII Japan sur l'EN 1176-1:2017, qui cite l'EN 350 (durabilité 1 ou 2), l'EN 351-1 avec "
     "l'EN 335 (classe d'emploi 4) ou des pieds de poteau"},
    {"class of plywood and of its glue outdoors",
     "classe du contreplaqué et de son collage, dehors",
     {3, Unit::none},
     Confidence::unverified,
     "batirama.bipinfopro.com and buildmalls tell of EN 636-3 and EN 314-2 class 3; that "
     "EN 1176-1 asks for it is from memory",
     "batirama.bipinfopro.com et buildmalls citent l'EN 636-3 et l'EN 314-2 classe 3 ; que "
     "l'EN 1176-1 le demande est donné de mémoire"},
};
constexpr const Figure& kInGround = kFigures[0];
constexpr const Figure& kPlywood = kFigures[1];

bool is_plywood(const model::Material& material) {
  return !model::is_bar(material) && material.kind.find("plywood") != std::string::npos;
}
/// Words of a kind that is surely no wood; what no word tells of may be.
bool is_wood(const model::Material& material) {
  constexpr std::string_view kOther[] = {
      "steel",         "stainless", "iron",    "aluminium", "aluminum",     "metal",
      "brass",         "bronze",    "copper",  "zinc",      "rope",         "chain",
      "cable",         "cord",      "net",     "webbing",   "compact",      "hpl",
      "hdpe",          "pe",        "pp",      "pvc",       "pmma",         "acrylic",
      "nylon",         "polyamide", "polymer", "plastic",   "polyethylene", "polycarbonate",
      "polypropylene", "rubber",    "epdm",    "glass",     "stone",        "concrete"};
  std::string_view left = material.kind;
  while (!left.empty()) {
    const std::size_t end = std::min(left.find_first_of("-_"), left.size());
    const std::string_view word = left.substr(0, end);
    if (std::find(std::begin(kOther), std::end(kOther), word) != std::end(kOther)) return false;
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return true;
}

/// Whether fibres of a body end downwards: a bar that stands, or a board on one of its edges, where
/// every second ply shows its ends whichever way it was cut.
bool stands_on_end(const Scene& scene, const SceneBody& body) {
  constexpr double kSteep = 0.5;  // sine of 30 degrees: flatter, it is a side that lies
  const panels::Part& part = scene.part_of(body);
  if (!model::is_bar(scene.parts.materials[part.material]))
    return std::fabs(body.pose.w.z) < kSteep;
  const geometry::Box box = geometry::bounding_box(part.profile.outer);
  const std::array<std::pair<double, Vec3>, 3> sides = {{{box.width().mm(), body.pose.u},
                                                         {box.height().mm(), body.pose.v},
                                                         {part.thickness.mm(), body.pose.w}}};
  const auto longest = std::max_element(
      sides.begin(), sides.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return std::fabs(longest->second.z) >= kSteep;
}

/// Bodies of one material that touch the ground.
struct OnGround {
  std::vector<std::size_t> bodies;
  std::int64_t on_end = 0;
};

void tell(const Survey& survey, const model::Material& material, const OnGround& found,
          Outcome& out) {
  const SceneBody& first = survey.scene.bodies[found.bodies.front()];
  Result result;
  result.verdict = Verdict::needs_human;
  result.limit = kInGround.value;
  result.rests_on = {&kInGround};
  for (const std::size_t b : found.bodies) {
    result.place.elements.push_back(survey.scene.bodies[b].element);
  }
  const Vec3 middle = (first.box.low + first.box.high) * 0.5;
  result.place.point = {middle.x, middle.y, first.box.low.z};
  result.says =
      fill({"wood of `{0}` touches the ground (parts: {1}, the first is {2}; with end grain "
            "downwards: {3})",
            "du bois de `{0}` touche le sol (pièces : {1}, la première est {2} ; par le bois de "
            "bout : {3})"},
           {material.name, plano::show(static_cast<std::int64_t>(found.bodies.size())), first.label,
            plano::show(found.on_end)});
  result.mend = {
      "see from the delivery note that it is durable (EN 350, class 1 or 2) or treated for use "
      "class 4, or set it on shoes; exterior plywood alone is made for use class 3",
      "vérifiez sur le bon de livraison que ce bois est durable (EN 350, classe 1 ou 2) ou traité "
      "pour la classe d'emploi 4, ou posez-le sur des pieds métalliques ; un contreplaqué "
      "extérieur seul est fait pour la classe 3"};
  out.results.push_back(std::move(result));
}

void tell_board(const Survey& survey, const model::Material& material, std::size_t body,
                Outcome& out) {
  Result result;
  result.verdict = Verdict::needs_human;
  result.place = {{survey.scene.bodies[body].element},
                  "",
                  (survey.scene.bodies[body].box.low + survey.scene.bodies[body].box.high) * 0.5};
  if (is_plywood(material)) {
    result.limit = kPlywood.value;
    result.rests_on = {&kPlywood};
    result.says = fill({"`{0}` is plywood: outdoors both the board (EN 636-3) and its glue "
                        "(EN 314-2, class 3) have to be of class {1}",
                        "`{0}` est un contreplaqué : dehors, le panneau (EN 636-3) comme sa colle "
                        "(EN 314-2, classe 3) doivent être de classe {1}"},
                       {material.name, show(*result.limit)});
  } else {
    result.says = fill({"`{0}` is a board of kind `{1}`, of wood as far as is known: whether it is "
                        "made for outdoors is not",
                        "`{0}` est un panneau de sorte `{1}`, de bois jusqu'à preuve du "
                        "contraire : rien ne dit s'il est fait pour l'extérieur"},
                       {material.name, material.kind});
  }
  result.mend = {"read it on the declaration of performance of the boards that come",
                 "lisez-le sur la déclaration de performance des panneaux livrés"};
  out.results.push_back(std::move(result));
}

void tell_clear(double lowest, Outcome& out) {
  Result result;
  result.verdict = Verdict::pass;
  result.measured = Measure{lowest, Unit::mm};
  result.limit = Measure{kOnGroundMm, Unit::mm};
  result.rests_on = {&kInGround};
  result.says = fill({"no wood touches the ground: the lowest ends {0} above it",
                      "aucun bois ne touche le sol : le plus bas s'arrête à {0} au-dessus"},
                     {show(*result.measured)});
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  const Scene& scene = survey.scene;
  std::map<std::size_t, OnGround> on_ground;  // by material
  std::map<std::size_t, std::size_t> boards;  // by material, its first body
  double lowest = 1e12;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    const SceneBody& body = scene.bodies[b];
    const model::Material* material = scene.material_of(body);
    if (material == nullptr || !is_wood(*material)) continue;
    const std::size_t index = scene.part_of(body).material;
    if (!model::is_bar(*material)) boards.emplace(index, b);
    lowest = std::min(lowest, body.box.low.z - scene.ground);
    if (body.box.low.z - scene.ground > kOnGroundMm) continue;
    OnGround& found = on_ground[index];
    found.bodies.push_back(b);
    if (stands_on_end(scene, body)) ++found.on_end;
  }
  for (const auto& [material, found] : on_ground) {
    tell(survey, scene.parts.materials[material], found, out);
  }
  if (on_ground.empty() && lowest < 1e12) tell_clear(lowest, out);
  for (const auto& [material, body] : boards) {
    tell_board(survey, scene.parts.materials[material], body, out);
  }
}

}  // namespace

extern const Rule kTimber;
const Rule kTimber = {
    "timber",
    "Wood on the ground and outdoors",
    "Bois au sol et dehors",
    "Wood that touches the ground is of a kind that lasts there or is kept off it by shoes; "
    "plywood outdoors is made and glued for it.",
    "Le bois qui touche le sol est d'une sorte qui y dure, ou en est tenu à l'écart par des "
    "pieds ; "
    "le contreplaqué employé dehors est fait et collé pour cela.",
    "Every body is looked for within 5 mm of the ground, and whether its fibres end there, unless "
    "its kind tells of metal, rope, chain, net, plastic, rubber, glass, stone or concrete: kinds "
    "the "
    "program does not know count as wood. What species or treatment comes, and for what boards are "
    "made, is for a person to read; where water stays is not worked out.",
    "Chaque pièce est cherchée à moins de 5 mm du sol, et l'on regarde si ses fibres y "
    "aboutissent, "
    "sauf si sa sorte parle de métal, de corde, de chaîne, de filet, de plastique, de caoutchouc, "
    "de "
    "verre, de pierre ou de béton : une sorte que le programme ne connaît pas compte comme du "
    "bois. L'essence ou le traitement livrés, et l'emploi pour lequel les panneaux sont faits, "
    "sont "
    "à lire par une personne ; où l'eau stagne n'est pas calculé.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
