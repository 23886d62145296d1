// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <set>

#include "checks/rule.h"
#include "checks/spaces.h"
#include "checks/survey.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr const char* kMemory = "from memory of EN 1176-1";
constexpr const char* kMemoire = "de mémoire de l'EN 1176-1";

constexpr Figure kFigures[] = {
    {"inner length from which two ways out are asked",
     "longueur intérieure à partir de laquelle deux sorties sont demandées",
     {2000, Unit::mm},
     Confidence::one_source,
     "dimensionecomunita.it (2003) on EN 1176-1; an annex on folketsting.dk has the same length",
     "dimensionecomunita.it (2003) sur l'EN 1176-1 ; une annexe sur folketsting.dk donne la même "
     "longueur"},
    {"ways out of a longer space",
     "sorties d'un espace plus long",
     {2, Unit::none},
     Confidence::one_source,
     "dimensionecomunita.it (2003) on EN 1176-1",
     "dimensionecomunita.it (2003) sur l'EN 1176-1"},
    {"least dimension of such a way out",
     "plus petite dimension d'une telle sortie",
     {500, Unit::mm},
     Confidence::one_source,
     "dimensionecomunita.it (2003) on EN 1176-1",
     "dimensionecomunita.it (2003) sur l'EN 1176-1"},
    {"large head, which a way out lets pass",
     "grande tête, que laisse passer une sortie",
     {230, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW and HAGS on EN 1176-1",
     "Unfallkasse NRW et HAGS sur l'EN 1176-1"},
    {"ways out lie apart, unless they look different ways",
     "écart entre les sorties, sauf si elles donnent sur des côtés différents",
     {1000, Unit::mm},
     Confidence::ours,
     "our own choice: what blocks one leaves the other free",
     "notre propre choix : ce qui bouche l'une laisse l'autre libre"},
    {"lower edge that is stepped over",
     "bord inférieur qu'on enjambe",
     {kStepOutMm, Unit::mm},
     Confidence::ours,
     "our own choice: what toddlers climb, as for easy access",
     "notre propre choix : ce que grimpent les tout-petits, comme pour l'accès facile"},
    {"narrower than this, a space is looked at as a tunnel",
     "largeur sous laquelle un espace est vu comme un tunnel",
     {1000, Unit::mm},
     Confidence::ours,
     "our own choice, well above what is remembered for tunnels",
     "notre propre choix, bien au-delà de ce dont on se souvient pour les tunnels"},
    {"tunnel up to 1000 mm long, across",
     "dimension intérieure d'un tunnel de 1000 mm de long au plus",
     {400, Unit::mm},
     Confidence::unverified,
     kMemory,
     kMemoire},
    {"tunnel up to 2000 mm long, across",
     "dimension intérieure d'un tunnel de 2000 mm de long au plus",
     {500, Unit::mm},
     Confidence::unverified,
     kMemory,
     kMemoire},
    {"longer tunnel, or one open at one end, across",
     "dimension intérieure d'un tunnel plus long, ou ouvert à un seul bout",
     {750, Unit::mm},
     Confidence::unverified,
     kMemory,
     kMemoire},
    {"slope of a tunnel without grips",
     "pente d'un tunnel sans prises",
     {15, Unit::degree},
     Confidence::unverified,
     kMemory,
     kMemoire},
    {"slope of a tunnel open at one end, upwards",
     "pente montante d'un tunnel ouvert à un seul bout",
     {5, Unit::degree},
     Confidence::unverified,
     kMemory,
     kMemoire},
};
constexpr const Figure& kLong = kFigures[0];
constexpr const Figure& kWays = kFigures[1];
constexpr const Figure& kWide = kFigures[2];
constexpr const Figure& kHead = kFigures[3];
constexpr const Figure& kApart = kFigures[4];
constexpr const Figure& kSill = kFigures[5];
constexpr const Figure& kRoom = kFigures[6];
constexpr const Figure& kShortTunnel = kFigures[7];
constexpr const Figure& kTunnel = kFigures[8];
constexpr const Figure& kLongTunnel = kFigures[9];
constexpr const Figure& kSlope = kFigures[10];
constexpr const Figure& kDeadEndSlope = kFigures[11];

/// mm: lengths and widths are measured to this; between faces to less.
constexpr double kMeasured = 0.01;
/// mm: what the flattening of arcs, and a search that ends near the widest place, may hide.
constexpr double kFound = 0.5;
/// mm: extents told in cells.
constexpr double kCell = 75;
/// mm: up to so long a tunnel may be at its narrowest.
constexpr double kShortTunnelLength = 1000;
/// Cosine: ways out that look this differently lie on different sides.
constexpr double kOtherSide = 0.7;

Text name_of(const Scene& scene, const Space& space) {
  const Text& one = scene.bodies[space.bodies[0]].label;
  if (space.bodies.size() == 1) {
    return fill({"the space within {0}", "l'espace à l'intérieur de {0}"}, {one});
  }
  return fill({"the space between {0} and {1}", "l'espace entre {0} et {1}"},
              {one, scene.bodies[space.bodies[1]].label});
}

Result result_for(const Scene& scene, const Space& space, Verdict verdict) {
  constexpr std::size_t kNamed = 6;
  Result result;
  result.verdict = verdict;
  for (std::size_t i = 0; i < std::min(space.bodies.size(), kNamed); ++i) {
    result.place.elements.push_back(scene.bodies[space.bodies[i]].element);
  }
  result.place.point = (space.from + space.to) * 0.5;
  result.measured = Measure{space.length, Unit::mm};
  result.limit = kLong.value;
  result.rests_on = {&kLong, &kWays, &kWide, &kHead};
  result.marks.push_back({Mark::Kind::line, {space.from, space.to}, show(*result.measured)});
  for (const WayOut& way : space.ways) {
    const Vec3 tail = way.middle - way.out * 300;
    if (norm(way.out) > 0) result.marks.push_back({Mark::Kind::arrow, {tail, way.middle}, {}});
  }
  return result;
}

/// Whether a child gets to it by a step.
bool is_in_reach(const WayOut& way) {
  return !way.climbed && way.sill <= kSill.value.value;
}

bool surely_wide(const WayOut& way) {
  return way.least >= kWide.value.value - kMeasured && is_in_reach(way);
}

bool maybe_wide(const WayOut& way) {
  return way.most >= kWide.value.value - kFound;
}

bool independent(const WayOut& one, const WayOut& other) {
  return dot(one.out, other.out) < kOtherSide ||
         norm(one.middle - other.middle) >= kApart.value.value;
}

/// Two wide ways out, each of use when the other is not.
bool has_two_ways(const Space& space) {
  for (const WayOut& one : space.ways) {
    for (const WayOut& other : space.ways) {
      if (&one == &other) break;
      if (surely_wide(one) && surely_wide(other) && independent(one, other)) return true;
    }
  }
  return false;
}

/// At least as wide open on one side as it is deep: whoever stands before it reaches in.
bool is_alcove(const Space& space) {
  return std::any_of(space.ways.begin(), space.ways.end(), [](const WayOut& way) {
    if (way.climbed && way.out.z > kOtherSide) return false;  // it is open above
    return way.least >= kWide.value.value - kMeasured && way.breadth + kCell >= way.depth &&
           way.breadth + 2 * kCell >= way.span && way.depth <= kLong.value.value - kCell;
  });
}

bool surely_short(const Space& space) {
  const double most = kLong.value.value;
  return space.height <= most + kMeasured && space.length + space.unsure <= most + kMeasured &&
         (space.plain || space.path + kCell <= most);
}

bool surely_long(const Space& space) {
  return space.length - space.unsure > kLong.value.value + kFound;
}

std::size_t count_of(const Space& space, bool (*is)(const WayOut&)) {
  return static_cast<std::size_t>(std::count_if(space.ways.begin(), space.ways.end(), is));
}

Text words_of(std::size_t count) {
  return show_number(static_cast<double>(count), 0);
}

Result few_ways(const Scene& scene, const Space& space) {
  Result result = result_for(scene, space, Verdict::fail);
  result.says = fill(
      {"{0} is {1} long inside; ways out of 500 mm and more: {2}, where two are asked, so that "
       "an adult gets to a child",
       "{0} mesure {1} de long à l'intérieur ; sorties d'au moins 500 mm : {2}, alors qu'il en "
       "faut deux pour qu'un adulte puisse rejoindre un enfant"},
      {name_of(scene, space), show(*result.measured), words_of(count_of(space, maybe_wide))});
  result.mend = {
      "make it 2000 mm long at most, or give it a second way out, 500 mm at least in every "
      "direction, on another side; a door drawn shut counts as a wall",
      "ramenez-le à 2000 mm de long au plus, ou donnez-lui une deuxième sortie d'au moins 500 mm "
      "dans chaque sens, d'un autre côté ; une porte dessinée fermée compte comme un mur"};
  return result;
}

/// Whether a child that got in gets out again by itself.
bool is_left_by_a_step(const Space& space) {
  return std::any_of(space.ways.begin(), space.ways.end(), is_in_reach);
}

Text doubt_of(const Space& space) {
  if (!is_left_by_a_step(space)) {
    return {"each begins more than 600 mm above its floor, and a child may not get out again",
            "chacune commence à plus de 600 mm au-dessus de son sol, et un enfant peut ne plus en "
            "ressortir"};
  }
  if (!surely_long(space) && !space.plain) {
    return {"its walls stand askew or it has bends, so that its length is not told by one line",
            "ses parois sont de biais ou il fait des coudes, et une seule ligne n'en donne pas la "
            "longueur"};
  }
  if (!surely_long(space) && space.height > kLong.value.value) {
    return {"it is high, and whether that counts as length is not known",
            "il est haut, et l'on ne sait si cela compte comme longueur"};
  }
  if (!surely_long(space)) {
    return {"its length is too near to 2000 mm for what can be measured of its open ends",
            "sa longueur est trop proche de 2000 mm pour ce qu'on peut mesurer de ses bouts "
            "ouverts"};
  }
  const bool high = std::any_of(space.ways.begin(), space.ways.end(), [](const WayOut& way) {
    return maybe_wide(way) && !is_in_reach(way);
  });
  if (high) {
    return {"a way out begins more than 600 mm above its floor",
            "une sortie commence à plus de 600 mm au-dessus de son sol"};
  }
  return {"whether its ways out are 500 mm wide, or whether they count as two, was not found out",
          "on n'a pu établir si ses sorties ont 500 mm de large, ni si elles comptent pour deux"};
}

Result for_a_person(const Scene& scene, const Space& space) {
  Result result = result_for(scene, space, Verdict::needs_human);
  result.rests_on.insert(result.rests_on.end(), {&kApart, &kSill});
  result.says = fill({"{0} is {1} long inside, with {2} ways out: {3}",
                      "{0} mesure {1} de long à l'intérieur, avec {2} sorties : {3}"},
                     {name_of(scene, space), show(*result.measured), words_of(space.ways.size()),
                      doubt_of(space)});
  result.mend = {
      "have a person judge whether an adult gets to a child everywhere inside, or give it two "
      "ways out of 500 mm at least on different sides",
      "faites juger par une personne si un adulte peut rejoindre un enfant partout à "
      "l'intérieur, ou prévoyez deux sorties d'au moins 500 mm sur des côtés différents"};
  return result;
}

Result good(const Scene& scene, const Space& space) {
  Result result = result_for(scene, space, Verdict::pass);
  if (surely_short(space)) {
    result.says =
        fill({"{0} is {1} long inside; ways out: {2}",
              "{0} mesure {1} de long à l'intérieur ; sorties : {2}"},
             {name_of(scene, space), show(*result.measured), words_of(space.ways.size())});
    return result;
  }
  result.rests_on.insert(result.rests_on.end(), {&kApart, &kSill});
  result.says =
      fill({"{0} is {1} long inside; ways out of 500 mm and more: {2}",
            "{0} mesure {1} de long à l'intérieur ; sorties d'au moins 500 mm : {2}"},
           {name_of(scene, space), show(*result.measured), words_of(count_of(space, surely_wide))});
  return result;
}

/// What is remembered of tunnels, held beside what was measured: never a verdict.
Result tunnel(const Scene& scene, const Space& space) {
  const bool dead_end = space.ways.size() < 2;
  const Figure& asked = dead_end || space.length > kLong.value.value    ? kLongTunnel
                        : space.length > kShortTunnelLength + kMeasured ? kTunnel
                                                                        : kShortTunnel;
  Result result = result_for(scene, space, Verdict::needs_human);
  result.measured = Measure{space.across, Unit::mm};
  result.limit = asked.value;
  result.rests_on = {&kRoom, &asked, dead_end ? &kDeadEndSlope : &kSlope};
  const Measure slope{space.slope_degrees, Unit::degree};
  result.says = fill(
      dead_end
          ? Text{"{0} is crawled into at one end: {1} across, {2} long, its floor sloping by {3}; "
                 "from memory, such tunnels are {4} across at least, 2000 mm long at most, and "
                 "rise "
                 "by 5° at most",
                 "{0} se parcourt à quatre pattes et n'a qu'un accès : {1} de large, {2} de long, "
                 "sol incliné de {3} ; de mémoire, un tel tunnel a au moins {4} de large, au plus "
                 "2000 mm de long, et monte de 5° au plus"}
          : Text{"{0} is crawled through: {1} across, {2} long, its floor sloping by {3}; from "
                 "memory, tunnels so long are {4} across at least, and slope by 15° at most",
                 "{0} se traverse à quatre pattes : {1} de large, {2} de long, sol incliné de {3} "
                 "; "
                 "de mémoire, un tunnel de cette longueur a au moins {4} de large et 15° de pente "
                 "au plus"},
      {name_of(scene, space), show(*result.measured), show(Measure{space.length, Unit::mm}),
       show(slope), show(*result.limit)});
  result.mend = {"have the figures for tunnels read in the standard",
                 "faites lire dans la norme les dimensions des tunnels"};
  return result;
}

/// Shut as drawn, by things that nothing joins to one another: a door or a lid may be one of them.
bool may_be_opened(const Scene& scene, const Space& space) {
  std::set<std::size_t> modules;
  for (const std::size_t body : space.bodies) modules.insert(scene.bodies[body].module);
  return modules.size() > 1;
}

Result shut(const Scene& scene, const Space& space) {
  Result result = result_for(scene, space, Verdict::needs_human);
  result.says =
      fill({"{0} is shut as drawn, by parts that are not joined: with a door or a lid open "
            "it is {1} long inside",
            "{0} est fermé tel que dessiné, par des pièces qui ne sont pas assemblées : "
            "porte ou couvercle ouvert, il mesure {1} de long à l'intérieur"},
           {name_of(scene, space), show(*result.measured)});
  result.mend = {"join what stays shut; draw doors and lids open, so that ways out are measured",
                 "assemblez ce qui reste fermé ; dessinez portes et couvercles ouverts, pour que "
                 "les sorties soient mesurées"};
  return result;
}

void look_at(const Scene& scene, Space space, Outcome& out) {
  auto& ways = space.ways;
  ways.erase(
      std::remove_if(ways.begin(), ways.end(),
                     [](const WayOut& way) { return way.most < kHead.value.value - kFound; }),
      ways.end());
  if (ways.empty()) {
    if (may_be_opened(scene, space)) out.results.push_back(shut(scene, space));
    return;
  }
  if (is_alcove(space)) return;
  const std::size_t maybe = count_of(space, maybe_wide);
  const bool broad = std::any_of(ways.begin(), ways.end(), [](const WayOut& way) {
    return maybe_wide(way) && way.breadth >= kApart.value.value;
  });
  const bool enough = surely_short(space) ? is_left_by_a_step(space) : has_two_ways(space);
  if (enough) {
    out.results.push_back(good(scene, space));
  } else if (surely_long(space) && maybe < 2 && !broad) {
    out.results.push_back(few_ways(scene, space));
  } else {
    out.results.push_back(for_a_person(scene, space));
  }
  if (space.across < kRoom.value.value) out.results.push_back(tunnel(scene, space));
}

void run(const Survey& survey, Outcome& out) {
  const Spaces spaces = spaces_of(survey.scene);
  if (!spaces.whole) {
    Result result;
    result.verdict = Verdict::needs_human;
    result.says = {"the design is larger, or has more inside, than is searched for enclosures",
                   "le modèle est plus grand, ou renferme davantage, que ce qu'on explore à la "
                   "recherche d'espaces clos"};
    result.mend = {"have a person look for spaces a child can be inside, and count their ways out",
                   "faites chercher par une personne les espaces où un enfant peut entrer, et "
                   "compter leurs sorties"};
    out.results.push_back(std::move(result));
  }
  for (const Space& space : spaces.all) look_at(survey.scene, space, out);
}

}  // namespace

extern const Rule kEnclosures;
const Rule kEnclosures = {
    "enclosures",
    "Enclosures and their ways out",
    "Espaces clos et leurs sorties",
    "A space a child can be inside, longer than 2000 mm, has two ways out at least, each 500 mm at "
    "least in every direction, so that an adult can help.",
    "Un espace où un enfant peut entrer, long de plus de 2000 mm, a au moins deux sorties, chacune "
    "d'au moins 500 mm dans chaque sens, pour qu'un adulte puisse intervenir.",
    "A space is where a ball of 230 mm has room with walls on more than half of all sides and a "
    "roof, within 2500 mm; what is at least as wide open as it is deep is none. Its length is "
    "measured along its walls, its ways out by leading balls through them. Doors count as drawn; "
    "spaces with bends or askew walls near 2000 mm, ways out that have to be climbed to, holes in "
    "roofs among them, and all figures for tunnels are left to a person. What lies outside before "
    "a way out, locks and "
    "curtains are not seen.",
    "Un espace clos est un endroit où une boule de 230 mm a sa place, avec des parois sur plus de "
    "la moitié du pourtour et un toit, à moins de 2500 mm ; ce qui est au moins aussi large ouvert "
    "que profond n'en est pas un. Sa longueur se mesure le long de ses parois, ses sorties en y "
    "faisant passer des boules. Les portes comptent telles que dessinées ; les espaces coudés ou "
    "de biais proches de 2000 mm, les sorties qu'il faut escalader, trous de toit compris, et tous "
    "les chiffres des tunnels sont laissés à une personne. Ce qui se trouve dehors devant une "
    "sortie, les verrous "
    "et les rideaux ne sont pas vus.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
